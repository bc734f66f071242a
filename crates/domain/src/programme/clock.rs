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
    // Without rules no offer can lapse, and a moment in the past would come round again at once.
    if programme.state != State::Published || book::rules(programme).is_none() {
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

/// Until when the applications of those who do not take part are kept, by id: for the organisation's term after the
/// decisions, the cancellation, or what they did last, whichever came last. The reserve is kept at least until the
/// programme begins, for a place may still become free. None before anything is decided.
///
/// # Errors
/// When the database fails.
pub async fn others_until(tx: &mut Tx, programme: &Programme) -> Result<Vec<(String, i64)>> {
    let Some(decided_at) = programme.cancelled_at.or(programme.released_at) else {
        return Ok(Vec::new());
    };
    let keep = organisation::by_id(tx, &programme.organisation_id)
        .await?
        .profile
        .keep_days;
    let begins = programme.span.map(|(starts, _)| starts);
    let rows = tx
        .all(
            sql!(
                "select application.id, application.state, application.updated_at, decision.outcome from application
                 left join decision on decision.application_id = application.id
                 where application.programme_id = $1 and application.state not in ('confirmed', 'attended', 'offered')"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut others = Vec::with_capacity(rows.len());
    for row in rows {
        let last: i64 = row.get("updated_at")?;
        let until = decided_at.max(last) + i64::from(keep) * DAY;
        let waits = programme.cancelled_at.is_none()
            && row.get::<String>("state")? == "registered"
            && row.get::<Option<String>>("outcome")?.as_deref() == Some("reserve");
        let until = match begins.filter(|_| waits) {
            Some(begins) => until.max(begins),
            None => until,
        };
        others.push((row.get("id")?, until));
    }
    Ok(others)
}

/// When the next of those who do not take part are erased.
///
/// # Errors
/// When the database fails.
pub async fn others_erase_at(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    let others = others_until(tx, programme).await?;
    Ok(others.into_iter().map(|(_, until)| until).min())
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

/// Sets the jobs of an organisation's programmes anew, after its term of keeping data has changed.
pub(crate) async fn reschedule_organisation(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let rows = tx
        .all(
            sql!("select id from programme where organisation_id = $1 and state <> 'draft' order by id"),
            &[id.into()],
        )
        .await?;
    for row in rows {
        reschedule(tx, ctx, &row.get::<String>("id")?).await?;
    }
    Ok(())
}
