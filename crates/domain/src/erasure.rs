//! Erasing people: on request, and by itself when the reason for keeping their data has gone. What is left is totals
//! and a proof that counts, not names.

use kernel::place::{Command, State};
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue};
use crate::error::{Error, Result};
use crate::job::{self, Job};
use crate::organisation;
use crate::registration::book;

/// After so long what was deleted is overwritten: often enough to keep the promise, and not at every stroke of a scribe
/// who corrects.
const SCRUB_AFTER: i64 = 20_000_000;

/// Asks for what was deleted to be overwritten in the database's files too.
pub(crate) async fn forget_bytes(tx: &mut Tx, ctx: &mut Context) -> Result<()> {
    let at = ctx.now + SCRUB_AFTER;
    job::schedule_at_latest(tx, ctx, &Job::Scrub, at).await
}

/// A proof that data was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The dialogue, where it still exists.
    pub dialogue_id: Option<String>,
    /// Its question; empty where it is gone.
    pub question: String,
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

/// Personal data that is still held for a dialogue, and when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The dialogue.
    pub dialogue_id: String,
    /// Its question.
    pub question: String,
    /// How many people.
    pub people: u32,
    /// When they are erased; `None` where it has no date yet.
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
            question: dialogue.question().to_owned(),
            people: row.count("n")?,
            until: dialogue.erase_at(organisation.profile.keep_days),
            zone: dialogue.meeting.zone.clone(),
            dialogue_id: dialogue.id,
        });
    }
    let rows = tx
        .all(
            sql!("select * from erasure where organisation_id = $1 order by at desc, id desc limit 50"),
            &[organisation_id.into()],
        )
        .await?;
    let mut proofs = Vec::with_capacity(rows.len());
    for row in rows {
        let dialogue_id: Option<String> = row.get("dialogue_id")?;
        let question = match &dialogue_id {
            Some(id) => dialogue::load(tx, actor, id, Right::SeePlan)
                .await?
                .question()
                .to_owned(),
            None => String::new(),
        };
        proofs.push(Proof {
            dialogue_id,
            question,
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
    Ok((held, proofs))
}
