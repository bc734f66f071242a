//! Meetings of a programme, and the information event before its call closes.

pub mod information;
pub mod plan;
pub mod remind;

use std::collections::BTreeMap;

use kernel::time::MINUTE;
use store::{db::Row, db::Tx, sql};

use crate::dialogue::Attendance;
use crate::error::{Error, Result};

/// What a meeting is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The cohort meets.
    Meeting,
    /// Anybody who thinks of applying can ask.
    Information,
}

impl Kind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Meeting => "meeting",
            Kind::Information => "information",
        }
    }

    fn parse(text: &str) -> Result<Kind> {
        match text {
            "meeting" => Ok(Kind::Meeting),
            "information" => Ok(Kind::Information),
            other => Err(Error::Internal(format!("meeting of kind {other}"))),
        }
    }
}

/// What a meeting says about itself in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What it is about, in a few words.
    pub title: String,
    /// What happens.
    pub agenda: String,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Id.
    pub id: String,
    /// Of which programme.
    pub programme_id: String,
    /// What it is for.
    pub kind: Kind,
    /// Start, microseconds UTC; none while it is to be agreed.
    pub starts_at: Option<i64>,
    /// Length in minutes.
    pub minutes: u32,
    /// In a room, by video or both.
    pub attendance: Attendance,
    /// The room; empty while it is to be agreed.
    pub place_name: String,
    /// Its address.
    pub place_address: String,
    /// Video link. For the cohort; at an information event for who signed up, or for everybody.
    pub video_link: String,
    /// Whether the page shows an information event's link to everybody.
    pub link_public: bool,
    /// Order within the programme, from 0.
    pub position: u32,
    /// `SEQUENCE` of calendar invitations.
    pub sequence: u32,
    /// The start for which reminders were queued.
    pub reminded_for: Option<i64>,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

impl Meeting {
    fn of(row: &Row) -> Result<Meeting> {
        Ok(Meeting {
            id: row.get("id")?,
            programme_id: row.get("programme_id")?,
            kind: Kind::parse(&row.get::<String>("kind")?)?,
            starts_at: row.get("starts_at")?,
            minutes: row.count("minutes")?,
            attendance: Attendance::parse(&row.get::<String>("attendance")?)
                .ok_or_else(|| Error::Internal("attendance".into()))?,
            place_name: row.get("place_name")?,
            place_address: row.get("place_address")?,
            video_link: row.get("video_link")?,
            link_public: row.get("link_public")?,
            position: row.count("position")?,
            sequence: row.count("sequence")?,
            reminded_for: row.get("reminded_for")?,
            texts: BTreeMap::new(),
        })
    }

    /// When it ends, microseconds UTC.
    pub fn ends_at(&self) -> Option<i64> {
        self.starts_at.map(|at| at + i64::from(self.minutes) * MINUTE)
    }

    /// Whether it lies ahead or is held now; one without a time lies ahead.
    pub fn is_ahead(&self, now: i64) -> bool {
        self.ends_at().is_none_or(|ends| ends > now)
    }

    /// The room and its address in one line; empty while it is to be agreed, or where there is no room.
    pub fn place(&self) -> String {
        if !self.attendance.has_place() {
            return String::new();
        }
        let parts = [self.place_name.as_str(), self.place_address.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(", ")
    }

    /// What it says in a language, or else in another one, `first` before all; with the language it is in.
    pub fn text<'a>(&'a self, language: &'a str, first: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        [language, first]
            .into_iter()
            .find_map(|l| self.texts.get_key_value(l).filter(|(_, w)| !w.title.is_empty()))
            .map_or((first, &*NONE), |(l, w)| (l.as_str(), w))
    }
}

/// Meetings of a kind, in order. What is public of them; a video link is for whom it is meant.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str, kind: Kind) -> Result<Vec<Meeting>> {
    let rows = tx
        .all(
            sql!("select * from meeting where programme_id = $1 and kind = $2 order by position, id"),
            &[programme_id.into(), kind.as_str().into()],
        )
        .await?;
    let mut meetings = rows.iter().map(Meeting::of).collect::<Result<Vec<_>>>()?;
    let texts = tx
        .all(
            sql!(
                "select meeting_text.* from meeting_text join meeting on meeting.id = meeting_text.meeting_id
                 where meeting.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let id: String = text.get("meeting_id")?;
        if let Some(meeting) = meetings.iter_mut().find(|m| m.id == id) {
            let words = Words {
                title: text.get("title")?,
                agenda: text.get("agenda")?,
            };
            meeting.texts.insert(text.get("language")?, words);
        }
    }
    Ok(meetings)
}

/// A meeting of a programme.
///
/// # Errors
/// `NotFound`.
pub async fn by_id(tx: &mut Tx, programme_id: &str, id: &str) -> Result<Meeting> {
    for kind in [Kind::Meeting, Kind::Information] {
        if let Some(found) = list(tx, programme_id, kind)
            .await?
            .into_iter()
            .find(|m| m.id == id)
        {
            return Ok(found);
        }
    }
    Err(Error::NotFound)
}

/// Start of a programme's first meeting and end of its last, microseconds UTC.
pub(crate) async fn span(tx: &mut Tx, programme_id: &str) -> Result<Option<(i64, i64)>> {
    let row = tx
        .one(
            sql!(
                "select min(starts_at) as starts, max(starts_at + minutes * 60000000) as ends from meeting
                 where programme_id = $1 and kind = 'meeting'"
            ),
            &[programme_id.into()],
        )
        .await?;
    let (starts, ends): (Option<i64>, Option<i64>) = (row.get("starts")?, row.get("ends")?);
    Ok(starts.zip(ends))
}
