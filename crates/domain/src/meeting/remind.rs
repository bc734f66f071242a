//! Reminding of meetings: the cohort, and who signed up for an information event.

use kernel::place::State;
use kernel::time::DAY;
use store::{db::Tx, sql};

use super::{Kind, Meeting, information};
use crate::application;
use crate::context::Context;
use crate::error::Result;
use crate::mail::{self, NewMail};
use crate::programme::{self, Programme};

/// People are reminded so long before the start, in microseconds.
pub const REMIND: i64 = DAY;

/// When the next reminder goes out.
pub(crate) async fn next(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Option<i64>> {
    if programme.state != programme::State::Published {
        return Ok(None);
    }
    Ok(coming(tx, programme, now)
        .await?
        .iter()
        .filter_map(|m| m.starts_at)
        .map(|start| start - REMIND)
        .min())
}

/// Meetings that have not begun and were not reminded of.
async fn coming(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Vec<Meeting>> {
    let mut found = super::list(tx, &programme.id, Kind::Meeting).await?;
    found.extend(super::list(tx, &programme.id, Kind::Information).await?);
    found.retain(|m| {
        m.starts_at
            .is_some_and(|start| start > now && m.reminded_for != Some(start))
    });
    Ok(found)
}

/// Reminds of what begins within a day.
pub(crate) async fn run(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    for meeting in coming(tx, programme, ctx.now).await? {
        let Some(start) = meeting.starts_at.filter(|start| start - REMIND <= ctx.now) else {
            continue;
        };
        if meeting.kind == Kind::Information {
            for guest in information::of_meeting(tx, &meeting.id).await? {
                mail::queue(tx, ctx, guest.mail(programme, mail::Kind::InformationReminder)).await?;
            }
        } else {
            for application in application::all(tx, &programme.id).await? {
                if application.place() == Some(State::Confirmed) {
                    let mail = NewMail {
                        meeting_id: Some(meeting.id.clone()),
                        ..application.mail(programme, mail::Kind::MeetingReminder)
                    };
                    mail::queue(tx, ctx, mail).await?;
                }
            }
        }
        tx.run(
            sql!("update meeting set reminded_for = $2 where id = $1"),
            &[(&meeting.id).into(), start.into()],
        )
        .await?;
    }
    Ok(())
}
