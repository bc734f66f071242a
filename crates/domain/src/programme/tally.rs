//! How many people a programme has, for its organisation's members: totals of what they run.

use store::{db::Tx, sql};

use super::Programme;
use crate::error::Result;

/// Counts of people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Applications that were begun and not handed in.
    pub drafts: u32,
    /// Applications that were handed in, whatever became of them.
    pub applied: u32,
    /// Places that are offered and not answered.
    pub offered: u32,
    /// Participants.
    pub taking_part: u32,
    /// Guests of information events.
    pub guests: u32,
}

/// Counts a programme's people. The caller has loaded it for a member.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, programme: &Programme) -> Result<Tally> {
    let rows = tx
        .all(
            sql!("select state, count(*) as n from application where programme_id = $1 group by state"),
            &[(&programme.id).into()],
        )
        .await?;
    let mut tally = Tally::default();
    for row in rows {
        let n = row.count("n")?;
        match row.get::<String>("state")?.as_str() {
            "draft" => tally.drafts += n,
            state => {
                tally.applied += n;
                match state {
                    "offered" => tally.offered += n,
                    "confirmed" | "attended" => tally.taking_part += n,
                    _ => {}
                }
            }
        }
    }
    tally.guests = tx
        .one(
            sql!(
                "select count(*) as n from information_guest
                 join meeting on meeting.id = information_guest.meeting_id where meeting.programme_id = $1"
            ),
            &[(&programme.id).into()],
        )
        .await?
        .count("n")?;
    Ok(tally)
}
