//! A dialogue: one event with a question, hosts, a method, registrations and one or more circles.
//!
//! Here are its type and what follows from it; [`plan`] reads and changes its parts, [`ready`] says what is missing
//! before registration opens, [`life`] opens, cancels and copies it, [`list`] finds dialogues, [`clock`] does what
//! time brings.

pub mod clock;
pub mod field;
pub mod invitee;
pub mod life;
pub mod list;
pub mod plan;
pub mod ready;

use std::collections::BTreeMap;

use kernel::method::{self, Method};
use kernel::time::{HOUR, MINUTE};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::error::{Error, Result};

pub use plan::Words;

/// What the host has done with a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being planned; only members see it.
    Draft,
    /// Public; people can register until it closes.
    Open,
    /// Called off; its page says so.
    Cancelled,
}

impl State {
    fn parse(text: &str) -> Result<State> {
        match text {
            "draft" => Ok(State::Draft),
            "open" => Ok(State::Open),
            "cancelled" => Ok(State::Cancelled),
            other => Err(Error::Internal(format!("dialogue in state {other}"))),
        }
    }
}

/// Where a dialogue stands at a given time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Being planned.
    Draft,
    /// People can register.
    Open,
    /// Registration has closed, it has not begun.
    Closed,
    /// It is held now.
    Running,
    /// It is over.
    Past,
    /// It was called off.
    Cancelled,
}

/// How people take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// In one room.
    InPlace,
    /// By video link.
    Online,
    /// Both.
    Both,
}

impl Attendance {
    /// All ways.
    pub const ALL: [Attendance; 3] = [Attendance::InPlace, Attendance::Online, Attendance::Both];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Attendance::InPlace => "in-place",
            Attendance::Online => "online",
            Attendance::Both => "both",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Attendance> {
        Attendance::ALL.into_iter().find(|a| a.as_str() == text)
    }

    /// Whether there is a room.
    pub fn has_place(self) -> bool {
        self != Attendance::Online
    }

    /// Whether there is a video link.
    pub fn has_link(self) -> bool {
        self != Attendance::InPlace
    }
}

/// A dialogue with its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialogue {
    /// Id, for members.
    pub id: String,
    /// Id in public addresses; tells nothing.
    pub public_id: String,
    /// Who hosts.
    pub organisation_id: String,
    /// What the host has done with it.
    pub state: State,
    /// The language its text is written in first.
    pub language: String,
    /// Languages spoken in it.
    pub spoken: Vec<String>,
    /// Method and its version.
    pub method_id: String,
    /// The version stays the one it was planned with.
    pub method_version: u32,
    /// Length in minutes.
    pub minutes: u32,
    /// Minutes set by hand, per step.
    pub pinned: Vec<Option<u32>>,
    /// When and where.
    pub meeting: plan::Meeting,
    /// By when the host answers, microseconds UTC.
    pub answer_by: Option<i64>,
    /// Places, circle size, waiting list.
    pub places: plan::Places,
    /// `SEQUENCE` of calendar invitations.
    pub sequence: u32,
    /// When registration was opened first.
    pub opened_at: Option<i64>,
    /// When it was cancelled.
    pub cancelled_at: Option<i64>,
    /// The start for which reminders were queued.
    pub reminded_for: Option<i64>,
    /// When its registrations were erased.
    pub erased_at: Option<i64>,
    /// When the plan was last changed.
    pub updated_at: i64,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

impl Dialogue {
    fn of(row: &Row, texts: BTreeMap<String, Words>) -> Result<Dialogue> {
        Ok(Dialogue {
            id: row.get("id")?,
            public_id: row.get("public_id")?,
            organisation_id: row.get("organisation_id")?,
            state: State::parse(&row.get::<String>("state")?)?,
            language: row.get("language")?,
            spoken: serde_json::from_str(&row.get::<String>("spoken")?)?,
            method_id: row.get("method_id")?,
            method_version: row.count("method_version")?,
            minutes: row.count("minutes")?,
            pinned: serde_json::from_str(&row.get::<String>("pinned")?)?,
            meeting: plan::Meeting {
                starts_at: row.get("starts_at")?,
                zone: row.get("zone")?,
                attendance: Attendance::parse(&row.get::<String>("attendance")?)
                    .ok_or_else(|| Error::Internal("attendance".into()))?,
                place_name: row.get("place_name")?,
                place_address: row.get("place_address")?,
                place_code: row.get("place_code")?,
                video_link: row.get("video_link")?,
                access: row.get("access")?,
            },
            answer_by: row.get("answer_by")?,
            places: plan::Places {
                capacity: row
                    .get::<Option<i64>>("capacity")?
                    .and_then(|n| u32::try_from(n).ok()),
                circle_least: row.count("circle_least")?,
                circle_most: row.count("circle_most")?,
                waiting_list: row.get("waiting_list")?,
                offer_hours: row.count("offer_hours")?,
                close_hours: row.count("close_hours")?,
            },
            sequence: row.count("sequence")?,
            opened_at: row.get("opened_at")?,
            cancelled_at: row.get("cancelled_at")?,
            reminded_for: row.get("reminded_for")?,
            erased_at: row.get("erased_at")?,
            updated_at: row.get("updated_at")?,
            texts,
        })
    }

    /// What it says in a language, or else in the language it was written in first. The language returned is the
    /// one the text is in.
    pub fn text<'a>(&'a self, language: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        match self
            .texts
            .get_key_value(language)
            .filter(|(_, w)| !w.question.is_empty())
        {
            Some((language, words)) => (language, words),
            None => (&self.language, self.texts.get(&self.language).unwrap_or(&NONE)),
        }
    }

    /// The question in the language it was written in first.
    pub fn question(&self) -> &str {
        &self.text(&self.language).1.question
    }

    /// Its method, if this version of the product still knows it.
    pub fn method(&self) -> Option<&'static Method> {
        method::find(&self.method_id, self.method_version)
    }

    /// When it ends, microseconds UTC.
    pub fn ends_at(&self) -> Option<i64> {
        self.meeting
            .starts_at
            .map(|s| s + i64::from(self.minutes) * MINUTE)
    }

    /// When registration closes, microseconds UTC.
    pub fn closes_at(&self) -> Option<i64> {
        self.meeting
            .starts_at
            .map(|s| s - i64::from(self.places.close_hours) * HOUR)
    }

    /// When its registrations are erased, by the organisation's rule.
    pub fn erase_at(&self, keep_days: u32) -> Option<i64> {
        let ends = self.ends_at()?;
        Some(kernel::time::start_of_day(
            ends,
            i32::try_from(keep_days).unwrap_or(365) + 1,
            &self.meeting.zone,
        ))
    }

    /// Where it stands.
    pub fn phase(&self, now: i64) -> Phase {
        match (
            self.state,
            self.meeting.starts_at,
            self.closes_at(),
            self.ends_at(),
        ) {
            (State::Draft, ..) => Phase::Draft,
            (State::Cancelled, ..) => Phase::Cancelled,
            (State::Open, Some(starts), Some(closes), Some(ends)) => {
                if now >= ends {
                    Phase::Past
                } else if now >= starts {
                    Phase::Running
                } else if now >= closes {
                    Phase::Closed
                } else {
                    Phase::Open
                }
            }
            // Opening needs a time, so this is a draft in all but name.
            (State::Open, ..) => Phase::Draft,
        }
    }

    /// Whether people can register by themselves now.
    pub fn takes_registrations(&self, now: i64) -> bool {
        self.phase(now) == Phase::Open
    }
}

async fn with_texts(tx: &mut Tx, row: Option<Row>) -> Result<Dialogue> {
    let row = row.ok_or(Error::NotFound)?;
    let id: String = row.get("id")?;
    let texts = tx
        .all(
            sql!("select * from dialogue_text where dialogue_id = $1"),
            &[id.into()],
        )
        .await?;
    let mut by_language = BTreeMap::new();
    for text in &texts {
        by_language.insert(text.get("language")?, Words::of(text)?);
    }
    Dialogue::of(&row, by_language)
}

/// A dialogue for a member with a right in its organisation.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members without the right.
pub async fn load(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Dialogue> {
    let row = tx
        .maybe(sql!("select * from dialogue where id = $1"), &[id.into()])
        .await?;
    let dialogue = with_texts(tx, row).await?;
    actor.need(&dialogue.organisation_id, right)?;
    Ok(dialogue)
}

/// As [`load`], with its row locked until the transaction ends, so that of two who change it one waits.
///
/// # Errors
/// As [`load`].
pub async fn load_for_change(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Dialogue> {
    let row = tx
        .maybe(
            sql!("update dialogue set version = version + 1 where id = $1 returning *"),
            &[id.into()],
        )
        .await?;
    let dialogue = with_texts(tx, row).await?;
    actor.need(&dialogue.organisation_id, right)?;
    Ok(dialogue)
}

/// A dialogue by its public id. A draft exists only for members.
///
/// # Errors
/// `NotFound`.
pub async fn public(tx: &mut Tx, actor: &Actor, public_id: &str) -> Result<Dialogue> {
    let row = tx
        .maybe(
            sql!("select * from dialogue where public_id = $1"),
            &[public_id.into()],
        )
        .await?;
    let dialogue = with_texts(tx, row).await?;
    if dialogue.state == State::Draft && !actor.may(&dialogue.organisation_id, Right::SeePlan) {
        return Err(Error::NotFound);
    }
    Ok(dialogue)
}
