//! A programme: a call, a cohort that meets and learns, dialogues at home, certificates.
//!
//! Here are its type and what follows from it; [`clock`] does what time brings. The call's parts are in
//! [`crate::call`], meetings in [`crate::meeting`], people in [`crate::application`].

pub mod clock;
mod copy;
pub mod life;
pub mod list;
pub(crate) mod order;
pub mod partner;
pub mod plan;
pub mod reading;
pub mod ready;
pub mod tally;
pub mod trainer;

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::error::{Error, Result};
use crate::meeting;

/// What the organisers have done with a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being planned; only members see it.
    Draft,
    /// Public. Its call opens and closes by time.
    Published,
    /// Called off; its page says so.
    Cancelled,
}

impl State {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Published => "published",
            State::Cancelled => "cancelled",
        }
    }

    fn parse(text: &str) -> Result<State> {
        [State::Draft, State::Published, State::Cancelled]
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("programme in state {text}")))
    }
}

/// Where a programme stands at a given time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Being planned.
    Draft,
    /// Public, the call is not open yet.
    Announced,
    /// People can apply.
    Open,
    /// The call is closed, the decisions are not released.
    Choosing,
    /// Decided, and not begun.
    Chosen,
    /// The meetings are held.
    Running,
    /// The last meeting is over.
    Past,
    /// It was called off.
    Cancelled,
}

/// How people are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// The highest scores that the conditions allow.
    Best,
    /// A fair lottery among those above the line.
    Lottery,
}

impl Choose {
    /// Both ways.
    pub const ALL: [Choose; 2] = [Choose::Best, Choose::Lottery];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Choose::Best => "best",
            Choose::Lottery => "lottery",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Choose> {
        Choose::ALL.into_iter().find(|c| c.as_str() == text)
    }
}

/// What a programme says about itself in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Its name.
    pub title: String,
    /// One or two sentences: what it is and for whom.
    pub lead: String,
    /// What it is about.
    pub about: String,
    /// Who is awaited.
    pub for_whom: String,
    /// What taking part makes possible.
    pub gains: String,
    /// Topics, one on a line.
    pub topics: String,
    /// What to think about before applying, one on a line.
    pub think: String,
    /// How the meetings are held.
    pub approach: String,
    /// What is free.
    pub free: String,
    /// What the participant pays.
    pub own_cost: String,
    /// Who gets a certificate, in words.
    pub certificate: String,
    /// Why it was cancelled.
    pub cancel_reason: String,
}

impl Words {
    fn of(row: &Row) -> Result<Words> {
        Ok(Words {
            title: row.get("title")?,
            lead: row.get("lead")?,
            about: row.get("about")?,
            for_whom: row.get("for_whom")?,
            gains: row.get("gains")?,
            topics: row.get("topics")?,
            think: row.get("think")?,
            approach: row.get("approach")?,
            free: row.get("free")?,
            own_cost: row.get("own_cost")?,
            certificate: row.get("certificate")?,
            cancel_reason: row.get("cancel_reason")?,
        })
    }
}

/// When the call is open, for how many places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Call {
    /// When it opens, microseconds UTC.
    pub opens_at: Option<i64>,
    /// When it closes; an application that comes at this very moment is late.
    pub closes_at: Option<i64>,
    /// How many places there are.
    pub places: Option<u32>,
    /// When applicants are told, microseconds UTC.
    pub answer_by: Option<i64>,
    /// An offered place is to be answered within so many days.
    pub accept_days: u32,
}

/// The conditions under which people are chosen. Those of the roles stand with the roles ([`crate::call::role`]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditions {
    /// At most one from each municipality.
    pub one_per_municipality: bool,
    /// At most one from each organisation.
    pub one_per_organisation: bool,
    /// From at least so many counties; 0 or 1 asks nothing.
    pub counties_least: u32,
    /// Best score or lottery.
    pub choose: Choose,
    /// Who scores less (of 100) is not chosen.
    pub line: f64,
}

/// How applications are reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewing {
    /// Reviewers see no names, addresses and employers.
    pub blind: bool,
    /// How many reviews each application needs.
    pub least: u32,
}

/// Who gets a certificate; everybody else gets an attestation of what they took part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CertificateRule {
    /// Least share of the meetings attended, in per cent.
    pub attend_percent: u32,
    /// The practicum must have been held.
    pub needs_practicum: bool,
    /// The own dialogue must have been held.
    pub needs_dialogue: bool,
}

/// A programme with its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Id, for members.
    pub id: String,
    /// Id in public addresses; tells nothing.
    pub public_id: String,
    /// Who organises it.
    pub organisation_id: String,
    /// What the organisers have done with it.
    pub state: State,
    /// The language its text is written in first.
    pub language: String,
    /// Languages in which it is held.
    pub spoken: Vec<String>,
    /// IANA time zone of its deadlines and meetings.
    pub zone: String,
    /// Academic hours (45 minutes) in meetings.
    pub meeting_hours: u32,
    /// Academic hours on one's own.
    pub own_hours: u32,
    /// The call.
    pub call: Call,
    /// Under which conditions people are chosen.
    pub conditions: Conditions,
    /// How they are reviewed.
    pub reviewing: Reviewing,
    /// Who gets a certificate.
    pub certificate_rule: CertificateRule,
    /// The programme that this one was copied from.
    pub copied_from: Option<String>,
    /// When it was made public.
    pub published_at: Option<i64>,
    /// When it was called off.
    pub cancelled_at: Option<i64>,
    /// When the decisions were released.
    pub released_at: Option<i64>,
    /// When the applications of those who do not take part were erased.
    pub others_erased_at: Option<i64>,
    /// When everybody's were.
    pub erased_at: Option<i64>,
    /// When the plan was last changed.
    pub updated_at: i64,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
    /// Start of its first meeting and end of its last, microseconds UTC; none where no meeting has a time.
    pub span: Option<(i64, i64)>,
}

impl Programme {
    fn of(row: &Row, texts: BTreeMap<String, Words>, span: Option<(i64, i64)>) -> Result<Programme> {
        Ok(Programme {
            id: row.get("id")?,
            public_id: row.get("public_id")?,
            organisation_id: row.get("organisation_id")?,
            state: State::parse(&row.get::<String>("state")?)?,
            language: row.get("language")?,
            spoken: serde_json::from_str(&row.get::<String>("spoken")?)?,
            zone: row.get("zone")?,
            meeting_hours: row.count("meeting_hours")?,
            own_hours: row.count("own_hours")?,
            call: Call {
                opens_at: row.get("opens_at")?,
                closes_at: row.get("closes_at")?,
                places: row
                    .get::<Option<i64>>("places")?
                    .and_then(|n| u32::try_from(n).ok()),
                answer_by: row.get("answer_by")?,
                accept_days: row.count("accept_days")?,
            },
            conditions: Conditions {
                one_per_municipality: row.get("one_per_municipality")?,
                one_per_organisation: row.get("one_per_organisation")?,
                counties_least: row.count("counties_least")?,
                choose: Choose::parse(&row.get::<String>("choose")?)
                    .ok_or_else(|| Error::Internal("way to choose".into()))?,
                line: row.get("line")?,
            },
            reviewing: Reviewing {
                blind: row.get("blind")?,
                least: row.count("reviews_least")?,
            },
            certificate_rule: CertificateRule {
                attend_percent: row.count("attend_percent")?,
                needs_practicum: row.get("needs_practicum")?,
                needs_dialogue: row.get("needs_dialogue")?,
            },
            copied_from: row.get("copied_from")?,
            published_at: row.get("published_at")?,
            cancelled_at: row.get("cancelled_at")?,
            released_at: row.get("released_at")?,
            others_erased_at: row.get("others_erased_at")?,
            erased_at: row.get("erased_at")?,
            updated_at: row.get("updated_at")?,
            texts,
            span,
        })
    }

    /// What it says in a language, or else in the language it was written in first. The language returned is the one
    /// the text is in.
    pub fn text<'a>(&'a self, language: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        match self
            .texts
            .get_key_value(language)
            .filter(|(_, w)| !w.title.is_empty())
        {
            Some((language, words)) => (language, words),
            None => (&self.language, self.texts.get(&self.language).unwrap_or(&NONE)),
        }
    }

    /// The title in the language it was written in first.
    pub fn title(&self) -> &str {
        &self.text(&self.language).1.title
    }

    /// Where it stands.
    pub fn phase(&self, now: i64) -> Phase {
        match self.state {
            State::Draft => Phase::Draft,
            State::Cancelled => Phase::Cancelled,
            State::Published => {
                if self.span.is_some_and(|(_, ends)| now >= ends) {
                    Phase::Past
                } else if self.span.is_some_and(|(starts, _)| now >= starts) {
                    Phase::Running
                } else if self.released_at.is_some() {
                    Phase::Chosen
                } else if self.call.closes_at.is_some_and(|at| now >= at) {
                    Phase::Choosing
                } else if self.call.opens_at.is_some_and(|at| now >= at) {
                    Phase::Open
                } else {
                    Phase::Announced
                }
            }
        }
    }

    /// Whether people can apply by themselves now: to the microsecond, and not after the decisions.
    pub fn takes_applications(&self, now: i64) -> bool {
        self.state == State::Published
            && self.released_at.is_none()
            && self.call.opens_at.is_some_and(|at| now >= at)
            && self.call.closes_at.is_some_and(|at| now < at)
    }
}

async fn whole(tx: &mut Tx, row: Option<Row>) -> Result<Programme> {
    let row = row.ok_or(Error::NotFound)?;
    let id: String = row.get("id")?;
    let texts = tx
        .all(
            sql!("select * from programme_text where programme_id = $1"),
            &[(&id).into()],
        )
        .await?;
    let mut by_language = BTreeMap::new();
    for text in &texts {
        by_language.insert(text.get("language")?, Words::of(text)?);
    }
    let span = meeting::span(tx, &id).await?;
    Programme::of(&row, by_language, span)
}

/// A programme for a member with a right in its organisation.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members without the right.
pub async fn load(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Programme> {
    let row = tx
        .maybe(sql!("select * from programme where id = $1"), &[id.into()])
        .await?;
    let programme = whole(tx, row).await?;
    actor.need(&programme.organisation_id, right)?;
    Ok(programme)
}

/// As [`load`], with its row locked until the transaction ends, so that of two who change it one waits.
///
/// # Errors
/// As [`load`].
pub async fn load_for_change(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Programme> {
    let row = tx
        .maybe(
            sql!("update programme set version = version + 1 where id = $1 returning *"),
            &[id.into()],
        )
        .await?;
    let programme = whole(tx, row).await?;
    actor.need(&programme.organisation_id, right)?;
    Ok(programme)
}

/// A programme by its public id. A draft exists only for members.
///
/// # Errors
/// `NotFound`.
pub async fn public(tx: &mut Tx, actor: &Actor, public_id: &str) -> Result<Programme> {
    let row = tx
        .maybe(
            sql!("select * from programme where public_id = $1"),
            &[public_id.into()],
        )
        .await?;
    let programme = whole(tx, row).await?;
    if programme.state == State::Draft && !actor.may(&programme.organisation_id, Right::SeePlan) {
        return Err(Error::NotFound);
    }
    Ok(programme)
}

/// An organisation's programmes, the newest first; for its members.
///
/// # Errors
/// `NotFound`.
pub async fn of_organisation(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Programme>> {
    actor.need(organisation_id, Right::SeePlan)?;
    let rows = tx
        .all(
            sql!("select id from programme where organisation_id = $1 order by created_at desc, id"),
            &[organisation_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(load(tx, actor, &row.get::<String>("id")?, Right::SeePlan).await?);
    }
    Ok(found)
}
