//! What time brings to a dialogue: offers lapse, people are reminded, circles that nobody closed are closed,
//! registrations are erased.
//!
//! There is one job for each dialogue, set to the next moment at which something is due. Whatever changes such a
//! moment calls [`reschedule`].

use kernel::time::DAY;
use store::{db::Tx, sql};

use super::{Dialogue, State, life};
use crate::actor::{Actor, Right};
use crate::circle::live;
use crate::context::Context;
use crate::erasure;
use crate::error::{Error, Result};
use crate::job::{self, Job};
use crate::organisation;
use crate::registration::book;

/// People are reminded so long before the start, in microseconds.
pub const REMIND: i64 = DAY;

/// Sets the dialogue's job to the next moment at which something is due.
///
/// # Errors
/// When the database fails.
pub async fn reschedule(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let dialogue = super::load(tx, &Actor::System, id, Right::SeePlan).await?;
    let organisation = organisation::by_id(tx, &dialogue.organisation_id).await?;
    if let Some(at) = next(tx, &dialogue, organisation.profile.keep_days, ctx.now).await? {
        job::schedule(
            tx,
            ctx,
            &Job::Clock {
                dialogue_id: id.to_owned(),
            },
            at,
        )
        .await?;
    }
    Ok(())
}

/// As [`reschedule`] for every dialogue of an organisation: its rule for keeping data has changed.
pub(crate) async fn reschedule_organisation(
    tx: &mut Tx,
    ctx: &mut Context,
    organisation_id: &str,
) -> Result<()> {
    let rows = tx
        .all(
            sql!("select id from dialogue where organisation_id = $1 and erased_at is null and starts_at is not null"),
            &[organisation_id.into()],
        )
        .await?;
    for row in rows {
        reschedule(tx, ctx, &row.get::<String>("id")?).await?;
    }
    Ok(())
}

async fn next(tx: &mut Tx, dialogue: &Dialogue, keep_days: u32, now: i64) -> Result<Option<i64>> {
    let closes = live::closes_at(tx, dialogue).await?;
    if dialogue.erased_at.is_some() || dialogue.state == State::Draft {
        return Ok(closes);
    }
    let mut due = [dialogue.erase_at(keep_days), closes].into_iter().flatten().min();
    if dialogue.state == State::Open {
        let offers = tx
            .one(
                sql!(
                    "select min(until) as at from registration where dialogue_id = $1 and state = 'offered'"
                ),
                &[(&dialogue.id).into()],
            )
            .await?;
        let reminder = dialogue
            .meeting
            .starts_at
            .filter(|start| *start > now && dialogue.reminded_for != Some(*start))
            .map(|start| start - REMIND);
        due = [due, offers.get("at")?, reminder].into_iter().flatten().min();
    }
    Ok(due)
}

/// Does what is due now, and sets the job to what comes next.
///
/// # Errors
/// When the database fails.
pub async fn run(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let dialogue = match super::load_for_change(tx, &Actor::System, id, Right::SeePlan).await {
        Ok(dialogue) => dialogue,
        // Deleted meanwhile.
        Err(Error::NotFound) => return Ok(()),
        Err(other) => return Err(other),
    };
    let organisation = organisation::by_id(tx, &dialogue.organisation_id).await?;
    live::close_by_time(tx, ctx, &dialogue).await?;
    if dialogue.erased_at.is_none()
        && dialogue
            .erase_at(organisation.profile.keep_days)
            .is_some_and(|at| at <= ctx.now)
    {
        return erasure::dialogue(tx, ctx, &dialogue).await;
    }
    if dialogue.state == State::Open {
        match life::tick(tx, ctx, &dialogue).await {
            Ok(()) | Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
        if let Some(start) = dialogue.meeting.starts_at
            && (start - REMIND..start).contains(&ctx.now)
            && dialogue.reminded_for != Some(start)
        {
            book::remind(tx, ctx, &dialogue).await?;
            tx.run(
                sql!("update dialogue set reminded_for = $2 where id = $1"),
                &[id.into(), start.into()],
            )
            .await?;
        }
    }
    reschedule(tx, ctx, id).await
}
