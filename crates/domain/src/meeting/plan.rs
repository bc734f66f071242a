//! Planning a programme's meetings.

use store::{db::Tx, sql};

use super::{Kind, Meeting};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::Result;
use crate::programme::{self, clock, life};

/// Puts a meeting into the plan, or saves it under the id it has. With a start that is over it was held.
///
/// # Errors
/// `NotFound` also for a meeting of another programme, `Denied`.
pub async fn put(tx: &mut Tx, ctx: &mut Context, actor: &Actor, meeting: &Meeting) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, &meeting.programme_id, Right::Plan).await?;
    let kept = tx
        .run(
            sql!(
                "insert into meeting (id, programme_id, kind, starts_at, minutes, attendance, place_name, place_address,
                 video_link, position) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 on conflict (id) do update set starts_at = $4, minutes = $5, attendance = $6, place_name = $7,
                 place_address = $8, video_link = $9, position = $10 where meeting.programme_id = $2 and meeting.kind = $3"
            ),
            &[
                (&meeting.id).into(),
                (&meeting.programme_id).into(),
                meeting.kind.as_str().into(),
                meeting.starts_at.into(),
                meeting.minutes.into(),
                meeting.attendance.as_str().into(),
                (&meeting.place_name).into(),
                (&meeting.place_address).into(),
                (&meeting.video_link).into(),
                meeting.position.into(),
            ],
        )
        .await?;
    if kept == 0 {
        return Err(crate::error::Error::NotFound);
    }
    for (language, words) in &meeting.texts {
        tx.run(
            sql!(
                "insert into meeting_text (meeting_id, language, title, agenda) values ($1, $2, $3, $4)
                 on conflict (meeting_id, language) do update set title = $3, agenda = $4"
            ),
            &[
                (&meeting.id).into(),
                language.into(),
                (&words.title).into(),
                (&words.agenda).into(),
            ],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await?;
    clock::reschedule(tx, ctx, &programme.id).await
}

/// An empty meeting to be filled in and put.
pub fn empty(ctx: &mut Context, programme_id: &str, kind: Kind, position: u32) -> Meeting {
    Meeting {
        id: ctx.id(),
        programme_id: programme_id.to_owned(),
        kind,
        starts_at: None,
        minutes: if kind == Kind::Meeting { 390 } else { 45 },
        attendance: crate::dialogue::Attendance::InPlace,
        place_name: String::new(),
        place_address: String::new(),
        video_link: String::new(),
        position,
        sequence: 0,
        reminded_for: None,
        texts: std::collections::BTreeMap::new(),
    }
}
