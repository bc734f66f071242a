//! The dialogue that each participant holds at home: an ordinary dialogue of their organisation, linked to the programme.
//!
//! Who may link it: whoever may plan it, logged in or by the address with which they applied. A personal link was sent to
//! that address, so whoever uses it has the mailbox of that member.

use kernel::text;
use store::{db::Tx, sql};

use crate::actor::{Actor, Right, Role};
use crate::application::Application;
use crate::cohort;
use crate::context::Context;
use crate::dialogue::{self, Dialogue, Phase};
use crate::error::{Error, Result};
use crate::organisation::{self, Organisation};
use crate::programme::Programme;
use crate::registration::book::{self, Tally};

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
}

/// A dialogue by its id, as a participant's own.
pub(crate) async fn by_dialogue(tx: &mut Tx, id: &str, now: i64) -> Result<Own> {
    let dialogue = dialogue::load(tx, &Actor::System, id, Right::SeePlan).await?;
    let host = organisation::by_id(tx, &dialogue.organisation_id).await?;
    let tally = book::tally(tx, &dialogue).await?;
    Ok(Own {
        held: dialogue.phase(now) == Phase::Past && tally.came > 0,
        dialogue,
        host,
        tally,
    })
}

/// The own dialogue of a participant; none while none is linked.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, application_id: &str, now: i64) -> Result<Option<Own>> {
    let row = tx
        .maybe(
            sql!("select dialogue_id from own_dialogue where application_id = $1"),
            &[application_id.into()],
        )
        .await?;
    match row {
        Some(row) => Ok(Some(
            by_dialogue(tx, &row.get::<String>("dialogue_id")?, now).await?,
        )),
        None => Ok(None),
    }
}

/// Participants by name, each with their own dialogue; for whoever sees the programme's people, and its mentors.
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

/// Dialogues that the holder of a personal link may link, the latest start first: those of organisations in which they
/// plan, by the session or by the address with which they applied.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn choices(tx: &mut Tx, actor: &Actor, secret: &str) -> Result<Vec<Own>> {
    let (me, _) = cohort::participant(tx, secret).await?;
    let mut found = Vec::new();
    for organisation_id in plans_in(tx, actor, &me).await? {
        let rows = tx
            .all(
                sql!(
                    "select id from dialogue where organisation_id = $1 and state <> 'cancelled'
                     order by starts_at desc, id limit 50"
                ),
                &[organisation_id.into()],
            )
            .await?;
        for row in rows {
            found.push(by_dialogue(tx, &row.get::<String>("id")?, 0).await?);
        }
    }
    found.sort_by_key(|o| std::cmp::Reverse(o.dialogue.meeting.starts_at));
    Ok(found)
}

/// Organisations in which the holder of a personal link plans dialogues: id, in which a new one can be begun.
///
/// # Errors
/// When the database fails.
async fn plans_in(tx: &mut Tx, actor: &Actor, me: &Application) -> Result<Vec<String>> {
    let mut found: Vec<String> = match actor {
        Actor::Person(signed) => signed
            .memberships
            .iter()
            .filter(|m| m.role.may(Right::Plan))
            .map(|m| m.organisation_id.clone())
            .collect(),
        _ => Vec::new(),
    };
    if !me.email.is_empty() {
        let rows = tx
            .all(
                sql!(
                    "select member.organisation_id, member.role from member join person on person.id = member.person_id
                     where person.email = $1"
                ),
                &[text::fold(&me.email).into()],
            )
            .await?;
        for row in rows {
            if Role::parse(&row.get::<String>("role")?).is_some_and(|r| r.may(Right::Plan)) {
                found.push(row.get("organisation_id")?);
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Links a dialogue as the participant's own, in place of the one that was.
///
/// # Errors
/// `NotFound` also for a dialogue that is not theirs to link.
pub async fn link(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    secret: &str,
    dialogue_id: &str,
) -> Result<()> {
    let (me, _) = cohort::participant_for_change(tx, secret).await?;
    let dialogue = dialogue::load(tx, &Actor::System, dialogue_id, Right::SeePlan).await?;
    if !plans_in(tx, actor, &me)
        .await?
        .contains(&dialogue.organisation_id)
    {
        return Err(Error::NotFound);
    }
    put(tx, ctx, &me.id, &dialogue.id).await
}

/// The organisers link a public dialogue for a participant, by the id in its public address.
///
/// # Errors
/// `NotFound` also where there is no such public dialogue, `Denied`.
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
    let dialogue = dialogue::public(tx, &Actor::Visitor, public_id).await?;
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
