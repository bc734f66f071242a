//! The dialogue that each participant holds at home: an ordinary dialogue of their organisation, linked to the programme.
//!
//! Who may link it: whoever may plan it. Who is logged in links what they may see, drafts too. Who is not, may still be
//! known by the address with which they applied, but nobody has proved that it is theirs: they link what is public, and
//! learn nothing that everybody could not.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right, Role};
use crate::application::Application;
use crate::cohort;
use crate::context::Context;
use crate::dialogue::{self, Dialogue, Phase, State};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults};
use crate::organisation::{self, Organisation};
use crate::person;
use crate::programme::{self, Programme};
use crate::registration::book::{self, Tally};
use crate::summary;

/// A participant's own dialogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The dialogue.
    pub dialogue: Dialogue,
    /// Who hosts it.
    pub host: Organisation,
    /// Its places.
    pub tally: Tally,
    /// Whether it was held: it is over, was not called off, and somebody came.
    pub held: bool,
    /// Whether its summary is public.
    pub summed_up: bool,
}

/// A dialogue by its id, as a participant's own.
pub(crate) async fn by_dialogue(tx: &mut Tx, id: &str, now: i64) -> Result<Own> {
    let dialogue = dialogue::load(tx, &Actor::System, id, Right::SeePlan).await?;
    let host = organisation::by_id(tx, &dialogue.organisation_id).await?;
    let tally = book::tally(tx, &dialogue).await?;
    Ok(Own {
        summed_up: summary::is_published(tx, id).await?,
        held: dialogue.phase(now) == Phase::Past && tally.came > 0,
        dialogue,
        host,
        tally,
    })
}

/// The own dialogue of a participant; none while none is linked. One from before the places were given is no part of the
/// programme, so it does not count as held.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, application_id: &str, now: i64) -> Result<Option<Own>> {
    let row = tx
        .maybe(
            sql!(
                "select own_dialogue.dialogue_id, programme.released_at from own_dialogue
                 join application on application.id = own_dialogue.application_id
                 join programme on programme.id = application.programme_id where own_dialogue.application_id = $1"
            ),
            &[application_id.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut own = by_dialogue(tx, &row.get::<String>("dialogue_id")?, now).await?;
    let released: Option<i64> = row.get("released_at")?;
    own.held &= released <= own.dialogue.meeting.starts_at;
    Ok(Some(own))
}

/// Participants by name, each with their own dialogue; for whoever sees the programme's people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    now: i64,
) -> Result<(Programme, Vec<(Application, Option<Own>)>)> {
    let programme = cohort::load(tx, actor, programme_id, Right::SeePeople).await?;
    let mut found = Vec::new();
    for person in cohort::participants(tx, programme_id).await? {
        let own = of(tx, &person.id, now).await?;
        found.push((person, own));
    }
    Ok((programme, found))
}

/// Dialogues that the holder of a personal link may link, the latest start first, those without a time before them.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn choices(tx: &mut Tx, actor: &Actor, secret: &str, now: i64) -> Result<Vec<Own>> {
    let (me, _) = cohort::participant(tx, secret).await?;
    let mut found = Vec::new();
    for (organisation_id, drafts) in plans_in(tx, actor, &me).await? {
        let rows = tx
            .all(
                sql!(
                    "select id from dialogue where organisation_id = $1 and state <> 'cancelled'
                     and ($2 or state <> 'draft') order by created_at desc, id desc limit 50"
                ),
                &[organisation_id.into(), drafts.into()],
            )
            .await?;
        for row in rows {
            found.push(by_dialogue(tx, &row.get::<String>("id")?, now).await?);
        }
    }
    found.sort_by_key(|o| std::cmp::Reverse(o.dialogue.meeting.starts_at.unwrap_or(i64::MAX)));
    Ok(found)
}

/// Organisations in which the holder of a personal link plans dialogues, and whether their drafts are for them to see.
async fn plans_in(tx: &mut Tx, actor: &Actor, me: &Application) -> Result<BTreeMap<String, bool>> {
    let mut found = BTreeMap::new();
    if let Some(person) = person::by_email(tx, &me.email).await? {
        let rows = tx
            .all(
                sql!("select organisation_id, role from member where person_id = $1"),
                &[person.id.into()],
            )
            .await?;
        for row in rows {
            if Role::parse(&row.get::<String>("role")?).is_some_and(|r| r.may(Right::Plan)) {
                found.insert(row.get("organisation_id")?, false);
            }
        }
    }
    if let Actor::Person(signed) = actor {
        for member in signed.memberships.iter().filter(|m| m.role.may(Right::Plan)) {
            found.insert(member.organisation_id.clone(), true);
        }
    }
    Ok(found)
}

/// Links a dialogue as the participant's own, in place of the one that was.
///
/// # Errors
/// `NotFound` also for a dialogue that is not theirs to link, `Conflict(Cancelled)`.
pub async fn link(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    secret: &str,
    dialogue_id: &str,
) -> Result<()> {
    let (me, _) = cohort::participant_for_change(tx, secret).await?;
    let dialogue = dialogue::load(tx, &Actor::System, dialogue_id, Right::SeePlan).await?;
    let drafts = plans_in(tx, actor, &me)
        .await?
        .get(&dialogue.organisation_id)
        .copied();
    if drafts.is_none_or(|drafts| dialogue.state == State::Draft && !drafts) {
        return Err(Error::NotFound);
    }
    if dialogue.state == State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    put(tx, ctx, &me.id, &dialogue.id).await
}

/// The organisers link a public dialogue for a participant, by the id in its public address.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where there is no such public dialogue.
pub async fn link_for(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    public_id: &str,
) -> Result<()> {
    cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    cohort::of_programme(tx, programme_id, application_id).await?;
    let dialogue = match dialogue::public(tx, &Actor::Visitor, public_id).await {
        Err(Error::NotFound) => {
            let faults = Faults::one("dialogue_address", Fault::NotADialogue);
            return Err(Error::Invalid(faults));
        }
        found => found?,
    };
    put(tx, ctx, application_id, &dialogue.id).await
}

async fn put(tx: &mut Tx, ctx: &mut Context, application_id: &str, dialogue_id: &str) -> Result<()> {
    tx.run(
        sql!(
            "insert into own_dialogue (application_id, dialogue_id, linked_at) values ($1, $2, $3)
             on conflict (application_id) do update set dialogue_id = $2, linked_at = $3"
        ),
        &[application_id.into(), dialogue_id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}

/// Takes the link away; the dialogue stays as it is.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn unlink(tx: &mut Tx, secret: &str) -> Result<()> {
    let (me, _) = cohort::participant_for_change(tx, secret).await?;
    tx.run(
        sql!("delete from own_dialogue where application_id = $1"),
        &[(&me.id).into()],
    )
    .await?;
    Ok(())
}

/// The organisers take the link of a participant away.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn unlink_for(tx: &mut Tx, actor: &Actor, programme_id: &str, application_id: &str) -> Result<()> {
    cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    cohort::of_programme(tx, programme_id, application_id).await?;
    tx.run(
        sql!("delete from own_dialogue where application_id = $1"),
        &[application_id.into()],
    )
    .await?;
    Ok(())
}

/// Public programmes of which a dialogue is a part: those of participants who hold it, by title.
///
/// # Errors
/// When the database fails.
pub async fn programmes(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Programme>> {
    let rows = tx
        .all(
            sql!(
                "select distinct application.programme_id from own_dialogue
                 join application on application.id = own_dialogue.application_id
                 where own_dialogue.dialogue_id = $1 and application.state in ('confirmed', 'attended')"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let id: String = row.get("programme_id")?;
        let programme = programme::load(tx, &Actor::System, &id, Right::SeePlan).await?;
        if programme.state != programme::State::Draft {
            found.push(programme);
        }
    }
    found.sort_by(|a, b| (a.title(), &a.id).cmp(&(b.title(), &b.id)));
    Ok(found)
}
