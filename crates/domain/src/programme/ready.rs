//! What must be there before a programme is made public, so that nobody applies for something that nobody has planned;
//! and what is good to have.

use store::db::Tx;

use super::{Programme, trainer};
use crate::error::Result;
use crate::meeting::{self, Kind};

/// One point of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Title, what it is about, and for whom.
    Words,
    /// At least one meeting, one of them with a time.
    Meetings,
    /// When the call opens and closes, before the first meeting.
    Call,
    /// How many places.
    Places,
    /// Who leads the meetings. Good to have.
    Trainers,
    /// What is free and what the participant pays. Good to have.
    Costs,
    /// Academic hours. Good to have.
    Hours,
    /// An information event before the call closes. Good to have.
    Information,
}

/// A point, whether it is done, and whether the programme can be public without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub point: Point,
    /// Whether it is there.
    pub done: bool,
    /// Whether it must be.
    pub required: bool,
}

/// The list for a programme.
///
/// # Errors
/// When the database fails.
pub async fn checks(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Vec<Check>> {
    let words = programme.text(&programme.language).1;
    let events = meeting::list(tx, &programme.id, Kind::Information).await?;
    let trainers = trainer::list(tx, &programme.id).await?;
    let first = programme.span.map(|(starts, _)| starts);
    let call = match (programme.call.opens_at, programme.call.closes_at) {
        (Some(opens), Some(closes)) => {
            opens < closes && closes > now && first.is_none_or(|start| closes < start)
        }
        _ => false,
    };
    let informed = events.iter().any(|event| {
        event
            .starts_at
            .is_some_and(|at| at > now && programme.call.closes_at.is_none_or(|closes| at < closes))
    });
    let must = |point, done| Check {
        point,
        done,
        required: true,
    };
    let good = |point, done| Check {
        point,
        done,
        required: false,
    };
    Ok(vec![
        must(
            Point::Words,
            !words.title.is_empty() && !words.about.is_empty() && !words.for_whom.is_empty(),
        ),
        must(Point::Meetings, first.is_some()),
        must(Point::Call, call),
        must(Point::Places, programme.call.places.is_some()),
        good(Point::Trainers, !trainers.is_empty()),
        good(Point::Costs, !words.free.is_empty() || !words.own_cost.is_empty()),
        good(Point::Hours, programme.meeting_hours + programme.own_hours > 0),
        good(Point::Information, informed),
    ])
}

/// Whether nothing is missing that must be there.
pub fn can_publish(checks: &[Check]) -> bool {
    checks.iter().all(|c| c.done || !c.required)
}
