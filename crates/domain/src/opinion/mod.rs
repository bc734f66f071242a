//! Opinion maps: a whole municipality is asked. Statements grow out of circles or before them; anybody agrees,
//! disagrees or passes, without an account; and everybody sees where people stand, what unites and what divides.
//!
//! Here is the map's type and what follows from it. [`plan`] makes and changes it, [`life`] opens, closes, publishes and
//! deletes it; [`statement`] holds what is voted on, [`propose`] takes statements from voters, [`quote`] from circles, and
//! [`review`] is what the host does with them; [`published`] says what of a map may be shown; [`voter`] is who votes,
//! [`vote`] takes votes in, [`ledger`] keeps them at hand; [`similar`] and [`hint`] help whoever reviews; [`exchange`] reads and writes files; [`clock`] forgets who voted when the time has come.

pub mod clock;
pub mod exchange;
pub mod hint;
pub mod ledger;
pub mod life;
pub mod plan;
pub mod propose;
pub mod published;
pub mod quote;
pub mod review;
pub mod similar;
pub mod statement;
pub mod vote;
pub mod voter;

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::error::{Error, Result};

pub use plan::Words;

/// What the host has done with a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being made; only members see it.
    Draft,
    /// Public, and people can vote between its times.
    Open,
    /// Public, and nobody votes any more.
    Closed,
}

impl State {
    fn parse(text: &str) -> Result<State> {
        match text {
            "draft" => Ok(State::Draft),
            "open" => Ok(State::Open),
            "closed" => Ok(State::Closed),
            other => Err(Error::Internal(format!("opinion map in state {other}"))),
        }
    }
}

/// Where a map stands at a given time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Being made.
    Draft,
    /// It opens later.
    Coming,
    /// People can vote.
    Open,
    /// It is closed.
    Closed,
}

/// An opinion map with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionMap {
    /// Id, for members.
    pub id: String,
    /// Id in public addresses; tells nothing.
    pub public_id: String,
    /// Who hosts.
    pub organisation_id: String,
    /// The dialogue that it belongs to.
    pub dialogue_id: Option<String>,
    /// What the host has done with it.
    pub state: State,
    /// The language its question is written in first.
    pub language: String,
    /// Languages of its statements, the first one first.
    pub languages: Vec<String>,
    /// IANA time zone of its times.
    pub zone: String,
    /// From when people can vote, microseconds UTC; from the opening on where there is none.
    pub opens_at: Option<i64>,
    /// Until when people can vote, microseconds UTC; until the host closes it where there is none.
    pub closes_at: Option<i64>,
    /// Whether voters may propose statements.
    pub may_propose: bool,
    /// Whether voters see results at once, and not only when they are published.
    pub results_at_once: bool,
    /// Whose data it is, shown with the results.
    pub attribution: String,
    /// When it was opened first.
    pub opened_at: Option<i64>,
    /// When the host closed it.
    pub closed_at: Option<i64>,
    /// When its results were published.
    pub published_at: Option<i64>,
    /// Since when nobody can reach their votes any more.
    pub forgotten_at: Option<i64>,
    /// The number of the newest voter.
    pub last_voter: u32,
    /// The number of the newest vote; votes that are changed get a new one.
    pub last_vote: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

impl OpinionMap {
    fn of(row: &Row, texts: BTreeMap<String, Words>) -> Result<OpinionMap> {
        Ok(OpinionMap {
            id: row.get("id")?,
            public_id: row.get("public_id")?,
            organisation_id: row.get("organisation_id")?,
            dialogue_id: row.get("dialogue_id")?,
            state: State::parse(&row.get::<String>("state")?)?,
            language: row.get("language")?,
            languages: serde_json::from_str(&row.get::<String>("languages")?)?,
            zone: row.get("zone")?,
            opens_at: row.get("opens_at")?,
            closes_at: row.get("closes_at")?,
            may_propose: row.get("may_propose")?,
            results_at_once: row.get("results_at_once")?,
            attribution: row.get("attribution")?,
            opened_at: row.get("opened_at")?,
            closed_at: row.get("closed_at")?,
            published_at: row.get("published_at")?,
            forgotten_at: row.get("forgotten_at")?,
            last_voter: row.count("last_voter")?,
            last_vote: row.get("last_vote")?,
            updated_at: row.get("updated_at")?,
            texts,
        })
    }

    /// What it says in a language that it is held in, or else in the language it was written in first. The language returned is
    /// the one the text is in.
    pub fn text<'a>(&'a self, language: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        match self
            .texts
            .get_key_value(language)
            .filter(|(code, words)| self.languages.contains(code) && !words.question.is_empty())
        {
            Some((language, words)) => (language, words),
            None => (&self.language, self.texts.get(&self.language).unwrap_or(&NONE)),
        }
    }

    /// The question in the language it was written in first.
    pub fn question(&self) -> &str {
        &self.text(&self.language).1.question
    }

    /// Where it stands.
    pub fn phase(&self, now: i64) -> Phase {
        match self.state {
            State::Draft => Phase::Draft,
            State::Closed => Phase::Closed,
            State::Open if self.opens_at.is_some_and(|at| now < at) => Phase::Coming,
            State::Open if self.closes_at.is_some_and(|at| now >= at) => Phase::Closed,
            State::Open => Phase::Open,
        }
    }

    /// Whether people can vote now.
    pub fn takes_votes(&self, now: i64) -> bool {
        self.phase(now) == Phase::Open
    }

    /// Whether it can be deleted: nobody can vote now, and nobody will by itself.
    pub fn can_be_deleted(&self, now: i64) -> bool {
        matches!(self.phase(now), Phase::Draft | Phase::Closed)
    }

    /// When voting ended or ends, as far as that is known, microseconds UTC.
    pub fn ends_at(&self) -> Option<i64> {
        match self.state {
            State::Draft => None,
            State::Open => self.closes_at,
            State::Closed => [self.closed_at, self.closes_at].into_iter().flatten().min(),
        }
    }

    /// When secrets are forgotten, by the organisation's rule.
    pub fn forget_at(&self, keep_days: u32) -> Option<i64> {
        let days = i32::try_from(keep_days).unwrap_or(365) + 1;
        Some(kernel::time::start_of_day(self.ends_at()?, days, &self.zone))
    }

    /// Whether everybody, or every voter where `voted`, may see results.
    pub fn shows_results(&self, voted: bool) -> bool {
        self.state != State::Draft && (self.published_at.is_some() || self.results_at_once && voted)
    }
}

async fn with_texts(tx: &mut Tx, row: Option<Row>) -> Result<OpinionMap> {
    let row = row.ok_or(Error::NotFound)?;
    let id: String = row.get("id")?;
    let texts = tx
        .all(
            sql!("select * from opinion_map_text where map_id = $1"),
            &[id.into()],
        )
        .await?;
    let mut by_language = BTreeMap::new();
    for text in &texts {
        by_language.insert(text.get("language")?, Words::of(text)?);
    }
    OpinionMap::of(&row, by_language)
}

/// A map for a member with a right in its organisation.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members without the right.
pub async fn load(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<OpinionMap> {
    let row = tx
        .maybe(sql!("select * from opinion_map where id = $1"), &[id.into()])
        .await?;
    let map = with_texts(tx, row).await?;
    actor.need(&map.organisation_id, right)?;
    Ok(map)
}

/// As [`load`], with its row locked until the transaction ends, so that of two who change it one waits.
///
/// # Errors
/// As [`load`].
pub async fn load_for_change(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<OpinionMap> {
    let row = tx
        .maybe(
            sql!("update opinion_map set version = version + 1 where id = $1 returning *"),
            &[id.into()],
        )
        .await?;
    let map = with_texts(tx, row).await?;
    actor.need(&map.organisation_id, right)?;
    Ok(map)
}

/// A map by its public id. A draft exists only for members.
///
/// # Errors
/// `NotFound`.
pub async fn public(tx: &mut Tx, actor: &Actor, public_id: &str) -> Result<OpinionMap> {
    let row = tx
        .maybe(
            sql!("select * from opinion_map where public_id = $1"),
            &[public_id.into()],
        )
        .await?;
    let map = with_texts(tx, row).await?;
    if map.state == State::Draft && !actor.may(&map.organisation_id, Right::SeePlan) {
        return Err(Error::NotFound);
    }
    Ok(map)
}

/// An organisation's maps for its members, drafts too, the newest first.
///
/// # Errors
/// `NotFound`.
pub async fn of_organisation(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<OpinionMap>> {
    actor.need(organisation_id, Right::SeePlan)?;
    let rows = tx
        .all(
            sql!("select * from opinion_map where organisation_id = $1 order by created_at desc, id desc"),
            &[organisation_id.into()],
        )
        .await?;
    let mut maps = Vec::with_capacity(rows.len());
    for row in rows {
        maps.push(with_texts(tx, Some(row)).await?);
    }
    Ok(maps)
}

/// Public maps of a dialogue or, without one, of an organisation: address part, language and question; the newest first.
///
/// # Errors
/// When the database fails.
pub async fn public_of(
    tx: &mut Tx,
    organisation_id: &str,
    dialogue_id: Option<&str>,
) -> Result<Vec<OpinionMap>> {
    let rows = tx
        .all(
            sql!(
                "select * from opinion_map where organisation_id = $1 and state in ('open', 'closed')
                 and ($2 = '' or dialogue_id = $2) order by created_at desc, id desc limit 100"
            ),
            &[organisation_id.into(), dialogue_id.unwrap_or("").into()],
        )
        .await?;
    let mut maps = Vec::with_capacity(rows.len());
    for row in rows {
        maps.push(with_texts(tx, Some(row)).await?);
    }
    Ok(maps)
}
