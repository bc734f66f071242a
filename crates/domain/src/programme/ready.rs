//! What must be there before a programme is made public, so that nobody applies for something that nobody has planned.

use store::db::Tx;

use super::Programme;
use crate::error::Result;
use crate::meeting::{self, Kind};

/// One point of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Title, what it is about, and for whom.
    Words,
    /// At least one meeting, the first with a time.
    Meetings,
    /// When the call opens and closes, before the first meeting.
    Call,
    /// How many places.
    Places,
}

/// A point, and whether it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub point: Point,
    /// Whether it is there.
    pub done: bool,
}

/// The list for a programme.
///
/// # Errors
/// When the database fails.
pub async fn checks(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Vec<Check>> {
    let words = programme.text(&programme.language).1;
    let meetings = meeting::list(tx, &programme.id, Kind::Meeting).await?;
    let first = meetings.first().and_then(|m| m.starts_at);
    let call = match (programme.call.opens_at, programme.call.closes_at) {
        (Some(opens), Some(closes)) => {
            opens < closes && closes > now && first.is_none_or(|start| closes < start)
        }
        _ => false,
    };
    let done = |point, done| Check { point, done };
    Ok(vec![
        done(
            Point::Words,
            !words.title.is_empty() && !words.about.is_empty() && !words.for_whom.is_empty(),
        ),
        done(Point::Meetings, first.is_some()),
        done(Point::Call, call),
        done(Point::Places, programme.call.places.is_some()),
    ])
}

/// Whether nothing is missing.
pub fn can_publish(checks: &[Check]) -> bool {
    checks.iter().all(|c| c.done)
}
