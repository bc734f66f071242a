//! A participant's journal. Nobody but them reads it: not organisers, not owners. The mentors read an entry while the
//! participant shares it, and no longer.

use kernel::time;
use store::{db::Row, db::Tx, sql};

use super::comment::{self, Comment};
use super::{need_mentor, participant, participant_for_change, participants};
use crate::actor::Actor;
use crate::application::Application;
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::meeting::Meeting;
use crate::programme::Programme;

/// The most characters of an entry.
pub const TEXT_MOST: usize = 20_000;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: String,
    /// Whose it is.
    pub application_id: String,
    /// After which meeting.
    pub meeting_id: Option<String>,
    /// The day, as in `2026-11-24`.
    pub day: String,
    /// What they wrote.
    pub text: String,
    /// Since when the mentors read it.
    pub shared_at: Option<i64>,
    /// Counts how often it was saved.
    pub version: u32,
    /// What mentors wrote about it.
    pub comments: Vec<Comment>,
}

impl Entry {
    fn of(row: &Row) -> Result<Entry> {
        Ok(Entry {
            id: row.get("id")?,
            application_id: row.get("application_id")?,
            meeting_id: row.get("meeting_id")?,
            day: row.get("day")?,
            text: row.get("text")?,
            shared_at: row.get("shared_at")?,
            version: row.count("version")?,
            comments: Vec::new(),
        })
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("id", &self.id)
            .with("version", self.version.to_string())
            .with("day", &self.day)
            .with("meeting", self.meeting_id.as_deref().unwrap_or_default())
            .with("entry_text", &self.text)
            .with("share", if self.shared_at.is_some() { "yes" } else { "" })
    }
}

/// An entry as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Id, made with the form.
    pub id: String,
    /// The version that was read; 0 for a new one.
    pub version: u32,
    /// The day.
    pub day: String,
    /// After which meeting.
    pub meeting_id: Option<String>,
    /// What they wrote.
    pub text: String,
    /// Whether the mentors may read it.
    pub share: bool,
}

impl Written {
    /// A new entry's form: today.
    pub fn empty(ctx: &mut Context, zone: &str) -> Fields {
        Fields::default()
            .with("id", ctx.id())
            .with("version", "0")
            .with("day", time::local(ctx.now, zone).iso_date())
    }

    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, programme: &Programme, meetings: &[Meeting]) -> Written {
        let day = reader.required_line("day", 20);
        let known = time::instant(&day, "12:00", &programme.zone, None);
        let day = match known {
            Ok(at) => time::local(at, &programme.zone).iso_date(),
            Err(_) => {
                if !day.is_empty() {
                    reader.fault("day", Fault::NotATime);
                }
                day
            }
        };
        let meeting = reader.line("meeting", 40);
        if !meeting.is_empty() && !meetings.iter().any(|m| m.id == meeting) {
            reader.fault("meeting", Fault::Choose);
        }
        let text = reader.lines("entry_text", TEXT_MOST);
        if text.is_empty() {
            reader.fault("entry_text", Fault::Required);
        }
        Written {
            id: reader.line("id", 40),
            version: reader.fields().get("version").parse().unwrap_or(0),
            day,
            meeting_id: Some(meeting).filter(|id| !id.is_empty()),
            text,
            share: reader.ticked("share"),
        }
    }
}

pub(super) async fn of_application(tx: &mut Tx, application_id: &str) -> Result<Vec<Entry>> {
    let rows = tx
        .all(
            sql!("select * from journal_entry where application_id = $1 order by day desc, created_at desc, id desc"),
            &[application_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut entry = Entry::of(row)?;
        entry.comments = comment::of_entry(tx, &entry.id).await?;
        found.push(entry);
    }
    Ok(found)
}

/// A participant's own entries, the latest first.
///
/// # Errors
/// `NotFound`.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<Vec<Entry>> {
    let (application, _) = participant(tx, secret).await?;
    of_application(tx, &application.id).await
}

/// One of a participant's own entries.
///
/// # Errors
/// `NotFound`.
pub async fn own_one(tx: &mut Tx, secret: &str, id: &str) -> Result<Entry> {
    let found = own(tx, secret).await?.into_iter().find(|e| e.id == id);
    found.ok_or(Error::NotFound)
}

/// Saves an entry under the id of its form, so that the same form sent twice makes one.
///
/// # Errors
/// `NotFound` also for an id that is none or somebody else's, `Conflict(Rewritten)` where it was saved meanwhile.
pub async fn save(tx: &mut Tx, ctx: &mut Context, secret: &str, written: &Written) -> Result<()> {
    let (application, programme) = participant_for_change(tx, secret).await?;
    if !kernel::id::is_uuid(&written.id) {
        return Err(Error::NotFound);
    }
    if let Some(meeting_id) = &written.meeting_id {
        super::meeting(tx, &programme.id, meeting_id).await?;
    }
    let row = tx
        .maybe(
            sql!("select * from journal_entry where id = $1"),
            &[(&written.id).into()],
        )
        .await?;
    let there = row.as_ref().map(Entry::of).transpose()?;
    match &there {
        Some(entry) if entry.application_id != application.id => return Err(Error::NotFound),
        Some(entry) if written.version != entry.version && entry.text != written.text => {
            return Err(Error::Conflict(Conflict::Rewritten));
        }
        _ => {}
    }
    let version = there.as_ref().map_or(0, |e| e.version) + 1;
    tx.run(
        sql!(
            "insert into journal_entry (id, application_id, meeting_id, day, text, shared_at, created_at, updated_at,
             version) values ($1, $2, $3, $4, $5, case when $6 then cast($7 as bigint) else null end, $7, $7, $8)
             on conflict (id) do update set meeting_id = $3, day = $4, text = $5,
             shared_at = case when $6 then coalesce(journal_entry.shared_at, $7) else null end, updated_at = $7,
             version = $8 where journal_entry.application_id = $2"
        ),
        &[
            (&written.id).into(),
            (&application.id).into(),
            written.meeting_id.as_deref().into(),
            (&written.day).into(),
            (&written.text).into(),
            written.share.into(),
            ctx.now.into(),
            version.into(),
        ],
    )
    .await?;
    if there.is_some() {
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}

/// Shares an entry with the mentors, or takes it back: then they read nothing of it any more.
///
/// # Errors
/// `NotFound`.
pub async fn share(tx: &mut Tx, ctx: &mut Context, secret: &str, id: &str, share: bool) -> Result<()> {
    let (application, _) = participant_for_change(tx, secret).await?;
    let done = tx
        .run(
            sql!(
                "update journal_entry set shared_at = case when $3 then coalesce(shared_at, $4) else null end
                 where application_id = $1 and id = $2"
            ),
            &[(&application.id).into(), id.into(), share.into(), ctx.now.into()],
        )
        .await?;
    if done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Deletes an entry for good, with the comments on it; its bytes are overwritten in the database's files too.
///
/// # Errors
/// `NotFound`.
pub async fn remove(tx: &mut Tx, ctx: &mut Context, secret: &str, id: &str) -> Result<()> {
    let (application, _) = participant_for_change(tx, secret).await?;
    let gone = tx
        .run(
            sql!("delete from journal_entry where application_id = $1 and id = $2"),
            &[(&application.id).into(), id.into()],
        )
        .await?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    erasure::forget_bytes(tx, ctx).await
}

/// Entries that are shared with the mentors, by the participants' names; for mentors.
///
/// # Errors
/// `NotFound` for everybody else, whatever their role.
pub async fn shared(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
) -> Result<Vec<(Application, Vec<Entry>)>> {
    need_mentor(tx, actor, programme_id).await?;
    let mut found = Vec::new();
    for person in participants(tx, programme_id).await? {
        let mut entries = of_application(tx, &person.id).await?;
        entries.retain(|entry| entry.shared_at.is_some());
        if !entries.is_empty() {
            found.push((person, entries));
        }
    }
    Ok(found)
}
