//! Who was at a meeting: present, apologised beforehand, or absent. It counts for the certificate.

use std::collections::BTreeMap;

use kernel::time::{DAY, HOUR};
use store::{db::Row, db::Tx, sql};

use super::{participant_for_change, participants};
use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::input::Reader;
use crate::meeting::{self, Kind, Meeting};
use crate::programme::{self, Programme};

/// From so long before the start people can be noted as present, in microseconds.
pub const EARLY: i64 = 3 * HOUR;

/// So long after the meeting the reasons of apologies are deleted.
pub const KEEP_REASONS: i64 = 30 * DAY;

/// The most characters of a reason.
pub const REASON_MOST: usize = 500;

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Was there.
    Present,
    /// Said that they would not come.
    Apologised,
    /// Was not there and did not say so.
    Absent,
}

impl Mark {
    /// All, in the order of the buttons.
    pub const ALL: [Mark; 3] = [Mark::Present, Mark::Apologised, Mark::Absent];

    /// As it is sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Present => "present",
            Mark::Apologised => "apologised",
            Mark::Absent => "absent",
        }
    }

    /// Of a form's value.
    pub fn parse(text: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|m| m.as_str() == text)
    }
}

/// What is noted about somebody at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What counts.
    pub mark: Mark,
    /// Why they apologised; private, and empty a month later.
    pub reason: String,
    /// Whether they apologised themselves.
    pub by_themselves: bool,
}

impl Noted {
    fn of(row: &Row) -> Result<Option<Noted>> {
        let apologised: Option<i64> = row.get("apologised_at")?;
        let mark = match row.get::<Option<String>>("state")?.as_deref() {
            Some("present") => Mark::Present,
            Some("absent") => Mark::Absent,
            Some(other) => return Err(Error::Internal(format!("attendance {other}"))),
            None if apologised.is_some() => Mark::Apologised,
            None => return Ok(None),
        };
        Ok(Some(Noted {
            mark,
            reason: row.get("reason")?,
            by_themselves: row.get("by_themselves")?,
        }))
    }
}

/// What is noted at a meeting, by application.
async fn noted(tx: &mut Tx, meeting_id: &str) -> Result<BTreeMap<String, Noted>> {
    let rows = tx
        .all(
            sql!("select * from attendance where meeting_id = $1"),
            &[meeting_id.into()],
        )
        .await?;
    let mut found = BTreeMap::new();
    for row in rows {
        if let Some(noted) = Noted::of(&row)? {
            found.insert(row.get("application_id")?, noted);
        }
    }
    Ok(found)
}

/// The sheet of a meeting: everybody who takes part, by name, and what is noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The programme.
    pub programme: Programme,
    /// The meeting.
    pub meeting: Meeting,
    /// Participants.
    pub lines: Vec<(Application, Option<Noted>)>,
}

/// The sheet of a meeting, for who checks people in.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn sheet(tx: &mut Tx, actor: &Actor, programme_id: &str, meeting_id: &str) -> Result<Sheet> {
    let programme = programme::load(tx, actor, programme_id, Right::NoteAttendance).await?;
    let meeting = super::meeting(tx, programme_id, meeting_id).await?;
    let mut by_id = noted(tx, meeting_id).await?;
    // Whoever stands at the door needs no reasons; organisers and mentors have them.
    let reasons = actor.may(&programme.organisation_id, Right::ManagePeople)
        || super::is_mentor(tx, actor, &programme).await?;
    let people = participants(tx, programme_id).await?;
    let lines = people
        .into_iter()
        .map(|person| {
            let mut noted = by_id.remove(&person.id);
            if let Some(noted) = noted.as_mut().filter(|_| !reasons) {
                noted.reason.clear();
            }
            (person, noted)
        })
        .collect();
    Ok(Sheet {
        programme,
        meeting,
        lines,
    })
}

/// Whether people can be noted as present or absent now.
pub fn has_begun(meeting: &Meeting, now: i64) -> bool {
    meeting.starts_at.is_some_and(|at| now >= at - EARLY)
}

/// Notes whether somebody was there, or takes the note back; an apology that was given before stands again then.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(NotBegun)` for what nobody can know yet.
pub async fn mark(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    meeting_id: &str,
    application_id: &str,
    mark: Option<Mark>,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::NoteAttendance).await?;
    let meeting = super::meeting(tx, programme_id, meeting_id).await?;
    super::of_programme(tx, programme_id, application_id).await?;
    let knows = has_begun(&meeting, ctx.now);
    let (state, apologised_at) = match mark {
        Some(Mark::Present | Mark::Absent) if !knows => return Err(Error::Conflict(Conflict::NotBegun)),
        Some(Mark::Apologised) => (None, Some(ctx.now)),
        Some(other) => (Some(other.as_str()), None),
        None => return take_note_back(tx, ctx, meeting_id, application_id).await,
    };
    tx.run(
        sql!(
            "insert into attendance (meeting_id, application_id, state, apologised_at, by_themselves, reason)
             values ($1, $2, $3, $4, $5, '') on conflict (meeting_id, application_id) do update set
             state = $3, apologised_at = coalesce(attendance.apologised_at, $4)"
        ),
        &[
            meeting_id.into(),
            application_id.into(),
            state.into(),
            apologised_at.into(),
            false.into(),
        ],
    )
    .await?;
    Ok(())
}

async fn take_note_back(
    tx: &mut Tx,
    ctx: &mut Context,
    meeting_id: &str,
    application_id: &str,
) -> Result<()> {
    let keys = [meeting_id.into(), application_id.into()];
    let back = tx
        .run(
            sql!(
                "update attendance set state = null where meeting_id = $1 and application_id = $2
                 and state is not null and apologised_at is not null"
            ),
            &keys,
        )
        .await?;
    if back == 0 {
        tx.run(
            // An apology of the participant's own is theirs to take back.
            sql!(
                "delete from attendance where meeting_id = $1 and application_id = $2
                 and (apologised_at is null or (state is null and not by_themselves))"
            ),
            &keys,
        )
        .await?;
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}

/// Notes everybody as present about whom nothing is noted yet.
///
/// # Errors
/// As [`mark`].
pub async fn all_present(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    meeting_id: &str,
) -> Result<()> {
    let sheet = sheet(tx, actor, programme_id, meeting_id).await?;
    for (person, _) in sheet.lines.iter().filter(|(_, noted)| noted.is_none()) {
        let present = Some(Mark::Present);
        mark(tx, ctx, actor, programme_id, meeting_id, &person.id, present).await?;
    }
    if sheet.lines.is_empty() && !has_begun(&sheet.meeting, ctx.now) {
        return Err(Error::Conflict(Conflict::NotBegun));
    }
    Ok(())
}

/// Reads the reason of an apology; it may be left out.
pub fn read_reason(reader: &mut Reader<'_>) -> String {
    reader.lines("reason", REASON_MOST)
}

/// A participant says that they will not come. Said again, the reason is replaced.
///
/// # Errors
/// `NotFound`, `Gone` once the meeting has begun, `Conflict(NotReady)` where it has no time yet.
pub async fn apologise(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    meeting_id: &str,
    reason: &str,
) -> Result<()> {
    let (application, programme) = beforehand(tx, ctx, secret, meeting_id).await?;
    tx.run(
        sql!(
            "insert into attendance (meeting_id, application_id, apologised_at, by_themselves, reason)
             values ($1, $2, $3, $4, $5) on conflict (meeting_id, application_id) do update set
             apologised_at = $3, by_themselves = $4, reason = $5"
        ),
        &[
            meeting_id.into(),
            (&application.id).into(),
            ctx.now.into(),
            true.into(),
            reason.into(),
        ],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await?;
    programme::clock::reschedule(tx, ctx, &programme.id).await
}

/// A participant will come after all.
///
/// # Errors
/// As [`apologise`].
pub async fn come_after_all(tx: &mut Tx, ctx: &mut Context, secret: &str, meeting_id: &str) -> Result<()> {
    let (application, _) = beforehand(tx, ctx, secret, meeting_id).await?;
    tx.run(
        sql!("delete from attendance where meeting_id = $1 and application_id = $2 and state is null"),
        &[meeting_id.into(), (&application.id).into()],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}

async fn beforehand(
    tx: &mut Tx,
    ctx: &Context,
    secret: &str,
    meeting_id: &str,
) -> Result<(Application, Programme)> {
    let found = participant_for_change(tx, secret).await?;
    let meeting = super::meeting(tx, &found.1.id, meeting_id).await?;
    match meeting.starts_at {
        None => Err(Error::Conflict(Conflict::NotReady)),
        Some(at) if at <= ctx.now => Err(Error::Gone),
        Some(_) => Ok(found),
    }
}

/// A participant's meetings, with what is noted about them.
///
/// # Errors
/// When the database fails.
pub async fn own(tx: &mut Tx, application: &Application) -> Result<Vec<(Meeting, Option<Noted>)>> {
    let mut found = Vec::new();
    for meeting in meeting::list(tx, &application.programme_id, Kind::Meeting).await? {
        let mine = noted(tx, &meeting.id).await?.remove(&application.id);
        found.push((meeting, mine));
    }
    Ok(found)
}

/// How often somebody was at the meetings that have begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// Who.
    pub application_id: String,
    /// At how many they were.
    pub present: u32,
    /// From how many they apologised beforehand.
    pub apologised: u32,
    /// How many they missed: whatever is not noted otherwise at a meeting whose sheet was filled in, and that began when
    /// they had their place.
    pub absent: u32,
    /// How many have begun.
    pub held: u32,
    /// At how many of these nobody was noted as present or absent: their sheets are still empty.
    pub unrecorded: u32,
}

/// How often each participant of a programme was at its meetings, of those that have begun by `now`; by name.
///
/// # Errors
/// When the database fails.
pub async fn attendance(tx: &mut Tx, programme_id: &str, now: i64) -> Result<Vec<Attended>> {
    let mut sheets = Vec::new();
    for meeting in meeting::list(tx, programme_id, Kind::Meeting).await? {
        if let Some(at) = meeting.starts_at.filter(|at| *at <= now) {
            sheets.push((at, noted(tx, &meeting.id).await?));
        }
    }
    let people = participants(tx, programme_id).await?;
    let joined = joined(tx, programme_id).await?;
    Ok(people
        .into_iter()
        .map(|p| {
            let since = joined.get(&p.id).copied();
            count(p.id, since, &sheets)
        })
        .collect())
}

/// When each participant first had their place, by application: who joined later missed no meeting before that.
///
/// # Errors
/// When the database fails.
pub(crate) async fn joined(tx: &mut Tx, programme_id: &str) -> Result<BTreeMap<String, i64>> {
    let rows = tx
        .all(
            sql!(
                "select application_id, min(at) as since from application_change
                 where became = 'confirmed' and application_id in
                 (select id from application where programme_id = $1) group by application_id"
            ),
            &[programme_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("application_id")?, row.get("since")?)))
        .collect()
}

fn count(application_id: String, joined: Option<i64>, sheets: &[(i64, BTreeMap<String, Noted>)]) -> Attended {
    let mut counted = Attended {
        application_id,
        present: 0,
        apologised: 0,
        absent: 0,
        held: 0,
        unrecorded: 0,
    };
    for (starts_at, sheet) in sheets {
        counted.held += 1;
        let mark = sheet.get(&counted.application_id).map(|noted| noted.mark);
        if sheet.values().all(|noted| noted.mark == Mark::Apologised) {
            counted.unrecorded += 1;
        } else {
            match mark {
                Some(Mark::Present) => counted.present += 1,
                Some(Mark::Apologised) => counted.apologised += 1,
                None if joined.is_some_and(|at| at > *starts_at) => {}
                Some(Mark::Absent) | None => counted.absent += 1,
            }
        }
    }
    counted
}

/// When the next reasons are to be deleted.
pub(super) async fn next(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    let row = tx
        .one(
            sql!(
                "select min(meeting.starts_at + meeting.minutes * 60000000) as at from attendance
                 join meeting on meeting.id = attendance.meeting_id
                 where meeting.programme_id = $1 and attendance.reason <> ''"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    Ok(row.get::<Option<i64>>("at")?.map(|ends| ends + KEEP_REASONS))
}

/// Deletes the reasons of apologies whose meeting is a month ago.
pub(super) async fn run(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    let gone = tx
        .run(
            sql!(
                "update attendance set reason = '' where reason <> '' and meeting_id in
                 (select id from meeting where programme_id = $1 and starts_at + minutes * 60000000 <= $2)"
            ),
            &[(&programme.id).into(), (ctx.now - KEEP_REASONS).into()],
        )
        .await?;
    if gone > 0 {
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}
