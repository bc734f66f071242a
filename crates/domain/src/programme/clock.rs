//! What time brings to a programme: offers lapse, meetings are reminded of, people are erased.
//!
//! There is one job for each programme, set to the next moment at which something is due. Whatever changes such a
//! moment calls [`reschedule`].

use kernel::time::DAY;
use store::{db::Tx, sql};

use super::{Programme, State};
use crate::actor::{Actor, Right};
use crate::application::{book, erasure};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::job::{self, Job};
use crate::organisation;

/// Participants are erased so long after the last meeting: certificates are asked for months later.
pub const KEEP_PARTICIPANTS: i64 = 365 * DAY;

/// Sets the programme's job to the next moment at which something is due.
///
/// # Errors
/// When the database fails.
pub async fn reschedule(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let programme = super::load(tx, &Actor::System, id, Right::SeePlan).await?;
    let due = [
        next_offer(tx, &programme).await?,
        others_erase_at(tx, &programme).await?,
        erase_at(&programme),
        crate::meeting::remind::next(tx, &programme, ctx.now).await?,
        crate::cohort::clock::next(tx, &programme, ctx.now).await?,
        crate::meeting::information::next_erasure(tx, &programme).await?,
    ];
    if let Some(at) = due.into_iter().flatten().min() {
        let job = Job::Programme {
            programme_id: id.to_owned(),
        };
        job::schedule(tx, ctx, &job, at).await?;
    }
    Ok(())
}

async fn next_offer(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    if programme.state != State::Published {
        return Ok(None);
    }
    let row = tx
        .one(
            sql!("select min(until) as at from application where programme_id = $1 and state = 'offered'"),
            &[(&programme.id).into()],
        )
        .await?;
    Ok(row.get("at")?)
}

/// When the applications of those who do not take part are erased: the organisation's term after the decisions, or
/// after the cancellation.
///
/// # Errors
/// When the database fails.
pub async fn others_erase_at(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    let from = programme.cancelled_at.or(programme.released_at);
    if programme.others_erased_at.is_some() || from.is_none() {
        return Ok(None);
    }
    let keep = organisation::by_id(tx, &programme.organisation_id)
        .await?
        .profile
        .keep_days;
    Ok(from.map(|at| at + i64::from(keep) * DAY))
}

/// When everybody's applications are erased: a year after the last meeting, or after the cancellation.
pub fn erase_at(programme: &Programme) -> Option<i64> {
    match (programme.erased_at, programme.state, programme.span) {
        (None, State::Published, Some((_, ends))) => Some(ends + KEEP_PARTICIPANTS),
        (None, State::Cancelled, _) => programme.cancelled_at.map(|at| at + KEEP_PARTICIPANTS),
        _ => None,
    }
}

/// Does what is due now, and sets the job to what comes next.
///
/// # Errors
/// When the database fails.
pub async fn run(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let programme = match super::load_for_change(tx, &Actor::System, id, Right::SeePlan).await {
        Ok(programme) => programme,
        // Deleted meanwhile.
        Err(Error::NotFound) => return Ok(()),
        Err(other) => return Err(other),
    };
    if programme.state == State::Published {
        match book::tick(tx, ctx, &programme).await {
            Ok(()) | Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
        crate::meeting::remind::run(tx, ctx, &programme).await?;
    }
    crate::cohort::clock::run(tx, ctx, &programme).await?;
    crate::meeting::information::forget(tx, ctx, &programme).await?;
    if others_erase_at(tx, &programme)
        .await?
        .is_some_and(|at| at <= ctx.now)
    {
        erasure::others(tx, ctx, &programme).await?;
    }
    if erase_at(&programme).is_some_and(|at| at <= ctx.now) {
        erasure::everybody(tx, ctx, &programme).await?;
    }
    reschedule(tx, ctx, id).await
}
