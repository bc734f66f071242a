//! Erasing people: on request, and by itself when the reason for keeping their data has gone. What is left is totals
//! and a proof that counts, not names.

use kernel::place::{Command, State};
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue};
use crate::error::{Error, Result};
use crate::job::{self, Job};
use crate::meeting::{self, information};
use crate::organisation;
use crate::programme;
use crate::registration::book;

/// After so long what was deleted is overwritten: often enough to keep the promise, and not at every stroke of a scribe
/// who corrects.
const SCRUB_AFTER: i64 = 20_000_000;

/// Asks for what was deleted to be overwritten in the database's files too.
pub(crate) async fn forget_bytes(tx: &mut Tx, ctx: &mut Context) -> Result<()> {
    let at = ctx.now + SCRUB_AFTER;
    job::schedule_at_latest(tx, ctx, &Job::Scrub, at).await
}

/// What people take part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// A dialogue, by its id.
    Dialogue(String),
    /// A programme, by its id.
    Programme(String),
}

/// A proof that data was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What they took part in, where it still exists.
    pub of: Option<Of>,
    /// Its question or title; empty where it is gone.
    pub title: String,
    /// Why.
    pub why: Why,
    /// How many registrations went.
    pub registrations: u32,
    /// How many mails went with them.
    pub mails: u32,
    /// When.
    pub at: i64,
}

/// Why something was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The person asked.
    Asked,
    /// The time for which it is kept was over.
    TimeOver,
}

impl Why {
    fn as_str(self) -> &'static str {
        match self {
            Why::Asked => "asked",
            Why::TimeOver => "time-over",
        }
    }
}

/// Erases one registration with its answers, history and mails; a place that was held is offered to the next.
pub(crate) async fn registration(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue: &Dialogue,
    id: &str,
) -> Result<()> {
    let mut changes = match book::decide(tx, ctx, dialogue, Command::Remove { key: id.to_owned() }).await {
        Ok(changes) => changes,
        Err(Error::Conflict(_)) => Vec::new(),
        Err(other) => return Err(other),
    };
    changes.retain(|c| c.key != id);
    let mails = tx
        .one(
            sql!("select count(*) as n from mail where registration_id = $1"),
            &[id.into()],
        )
        .await?
        .count("n")?;
    // Who was there stays counted; a place that was only held is free again, as if nobody had had it.
    let was = crate::registration::by_id(tx, id).await?.state;
    if matches!(was, State::Attended | State::Absent | State::Apologised) {
        count_on(tx, &dialogue.id, was.as_str(), 1).await?;
    }
    tx.run(sql!("delete from registration where id = $1"), &[id.into()])
        .await?;
    prove(tx, ctx, dialogue, Why::Asked, 1, mails).await?;
    forget_bytes(tx, ctx).await?;
    book::carry_out(tx, ctx, actor, dialogue, changes).await
}

/// Erases everybody of a dialogue and keeps its totals.
pub(crate) async fn dialogue(tx: &mut Tx, ctx: &mut Context, dialogue: &Dialogue) -> Result<()> {
    let id: &str = &dialogue.id;
    let states = tx
        .all(
            sql!("select state, count(*) as n from registration where dialogue_id = $1 group by state"),
            &[id.into()],
        )
        .await?;
    let mut people = 0;
    for row in states {
        let n = row.count("n")?;
        people += n;
        count_on(tx, id, &row.get::<String>("state")?, n).await?;
    }
    let mails = tx
        .one(
            sql!("select count(*) as n from mail where dialogue_id = $1"),
            &[id.into()],
        )
        .await?
        .count("n")?;
    tx.run(
        sql!("delete from registration where dialogue_id = $1"),
        &[id.into()],
    )
    .await?;
    tx.run(sql!("delete from mail where dialogue_id = $1"), &[id.into()])
        .await?;
    // What the host calls a need may say whose it was.
    tx.run(
        sql!("delete from seating_need where dialogue_id = $1"),
        &[id.into()],
    )
    .await?;
    // What people wrote as feedback may name somebody; the numbers stay.
    tx.run(
        sql!("update feedback set missing = '', worked = '', improve = '' where dialogue_id = $1"),
        &[id.into()],
    )
    .await?;
    tx.run(
        sql!("update dialogue set erased_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    forget_bytes(tx, ctx).await?;
    prove(tx, ctx, dialogue, Why::TimeOver, people, mails).await
}

/// Counts people of a state on in the totals that outlive them. Who gave up or only waited is not counted; who had a
/// place to the end and was never checked in has missed it.
async fn count_on(tx: &mut Tx, dialogue_id: &str, state: &str, n: u32) -> Result<()> {
    let (registered, attended) = match state {
        "attended" => (n, n),
        "confirmed" | "offered" | "absent" | "apologised" => (n, 0),
        _ => return Ok(()),
    };
    tx.run(
        sql!(
            "insert into dialogue_total (dialogue_id, registered, attended) values ($1, $2, $3)
             on conflict (dialogue_id) do update set
             registered = dialogue_total.registered + $2, attended = dialogue_total.attended + $3"
        ),
        &[dialogue_id.into(), registered.into(), attended.into()],
    )
    .await?;
    Ok(())
}

async fn prove(
    tx: &mut Tx,
    ctx: &mut Context,
    dialogue: &Dialogue,
    why: Why,
    registrations: u32,
    mails: u32,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into erasure (id, dialogue_id, organisation_id, why, registrations, mails, at)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            ctx.id().into(),
            (&dialogue.id).into(),
            (&dialogue.organisation_id).into(),
            why.as_str().into(),
            registrations.into(),
            mails.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes down that people of a programme were erased.
pub(crate) async fn prove_programme(
    tx: &mut Tx,
    ctx: &mut Context,
    programme: &crate::programme::Programme,
    why: Why,
    applications: u32,
    mails: u32,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into erasure (id, programme_id, organisation_id, why, registrations, mails, at)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            ctx.id().into(),
            (&programme.id).into(),
            (&programme.organisation_id).into(),
            why.as_str().into(),
            applications.into(),
            mails.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Personal data that is still held, and when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What they take part in.
    pub of: Of,
    /// Its question or title.
    pub title: String,
    /// How many people.
    pub people: u32,
    /// When they are erased; `None` where that is not known yet.
    pub until: Option<i64>,
    /// Time zone of that instant.
    pub zone: String,
}

/// What an organisation still holds, and the latest proofs of what it erased. For its owners and organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn overview(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<(Vec<Held>, Vec<Proof>)> {
    actor.need(organisation_id, Right::ManagePeople)?;
    let mut held = of_dialogues(tx, actor, organisation_id).await?;
    held.extend(of_programmes(tx, actor, organisation_id).await?);
    Ok((held, proofs(tx, actor, organisation_id).await?))
}

async fn of_dialogues(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Held>> {
    let organisation = organisation::by_id(tx, organisation_id).await?;
    let rows = tx
        .all(
            sql!(
                "select dialogue.id, count(*) as n from registration join dialogue on dialogue.id = registration.dialogue_id
                 where dialogue.organisation_id = $1 group by dialogue.id, dialogue.starts_at order by dialogue.starts_at, dialogue.id"
            ),
            &[organisation_id.into()],
        )
        .await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let dialogue = dialogue::load(tx, actor, &row.get::<String>("id")?, Right::SeePlan).await?;
        held.push(Held {
            title: dialogue.question().to_owned(),
            people: row.count("n")?,
            until: dialogue.erase_at(organisation.profile.keep_days),
            zone: dialogue.meeting.zone.clone(),
            of: Of::Dialogue(dialogue.id),
        });
    }
    Ok(held)
}

/// Those who take part and those who do not, for they go at different times; and guests of information events.
async fn of_programmes(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Held>> {
    let rows = tx
        .all(
            sql!("select id from programme where organisation_id = $1 order by created_at, id"),
            &[organisation_id.into()],
        )
        .await?;
    let keep = organisation::by_id(tx, organisation_id).await?.profile.keep_days;
    let mut held = Vec::new();
    for row in rows {
        let programme = programme::load(tx, actor, &row.get::<String>("id")?, Right::SeePlan).await?;
        let mut parts: Vec<(u32, Option<i64>)> = Vec::new();
        let all = tx
            .one(
                sql!(
                    "select count(*) as n, coalesce(sum(case when state in ('confirmed', 'attended', 'offered') then 1
                     else 0 end), 0) as holding from application where programme_id = $1"
                ),
                &[(&programme.id).into()],
            )
            .await?;
        let (all, holding) = (all.count("n")?, all.count("holding")?);
        parts.push((holding, programme::clock::erase_at(&programme)));
        let others = programme::clock::others_erase_at(tx, &programme).await?;
        parts.push((all.saturating_sub(holding), others));
        for event in meeting::list(tx, &programme.id, meeting::Kind::Information).await? {
            let guests = information::of_meeting(tx, &event.id).await?.len();
            let until = information::erase_at(&event, keep);
            parts.push((u32::try_from(guests).unwrap_or(u32::MAX), until));
        }
        for (people, until) in parts.into_iter().filter(|(people, _)| *people > 0) {
            held.push(Held {
                of: Of::Programme(programme.id.clone()),
                title: programme.title().to_owned(),
                people,
                until,
                zone: programme.zone.clone(),
            });
        }
    }
    Ok(held)
}

async fn proofs(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Proof>> {
    let rows = tx
        .all(
            sql!("select * from erasure where organisation_id = $1 order by at desc, id desc limit 50"),
            &[organisation_id.into()],
        )
        .await?;
    let mut proofs = Vec::with_capacity(rows.len());
    for row in rows {
        let dialogue: Option<String> = row.get("dialogue_id")?;
        let programme: Option<String> = row.get("programme_id")?;
        let (of, title) = match (dialogue, programme) {
            (Some(id), _) => {
                let dialogue = dialogue::load(tx, actor, &id, Right::SeePlan).await?;
                (Some(Of::Dialogue(id)), dialogue.question().to_owned())
            }
            (None, Some(id)) => {
                let programme = programme::load(tx, actor, &id, Right::SeePlan).await?;
                (Some(Of::Programme(id)), programme.title().to_owned())
            }
            (None, None) => (None, String::new()),
        };
        proofs.push(Proof {
            of,
            title,
            why: if row.get::<String>("why")? == Why::Asked.as_str() {
                Why::Asked
            } else {
                Why::TimeOver
            },
            registrations: row.count("registrations")?,
            mails: row.count("mails")?,
            at: row.get("at")?,
        });
    }
    Ok(proofs)
}
