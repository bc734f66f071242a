//! Choosing who gets a place: from whom ([`pool`]), computed ([`work`]) or drawn in public ([`draw`]), changed by hand
//! ([`hand`]), shown ([`view`]), held until it is released with its mails ([`release`]), and who is next ([`reserve`]).

pub mod draw;
pub mod hand;
pub mod pool;
pub mod release;
pub mod reserve;
pub mod view;
pub mod why;
pub mod work;

use std::collections::{BTreeMap, BTreeSet};

use kernel::place::State as PlaceState;
use kernel::selection::Certificate;
use serde::{Deserialize, Serialize};
use store::{db::Row, db::Tx, sql};

use crate::application::Application;
use crate::error::{Error, Result};
use crate::programme::{Choose, Programme};
use draw::Drawn;
use pool::Terms;
use why::{Plain, Reason};

pub(crate) use reserve::next_of_reserve;

/// What is decided about an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Gets a place.
    Chosen,
    /// Stands in reserve.
    Reserve,
    /// Neither.
    Not,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 3] = [Outcome::Chosen, Outcome::Reserve, Outcome::Not];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Chosen => "chosen",
            Outcome::Reserve => "reserve",
            Outcome::Not => "not",
        }
    }

    /// Of a stored text or a form.
    pub fn parse(text: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.as_str() == text)
    }
}

/// What is decided about one application.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The application.
    pub application_id: String,
    /// What.
    pub outcome: Outcome,
    /// Place in the reserve, from 1.
    pub rank: Option<u32>,
    /// The score it was decided by.
    pub score: Option<f64>,
    /// Why, with codes.
    pub why: Vec<Reason>,
    /// Why somebody changed it by hand; empty where nobody did.
    pub by_hand: String,
    /// What the organisers add for the applicant.
    pub note: String,
}

impl Decision {
    fn of(row: &Row) -> Result<Decision> {
        Ok(Decision {
            application_id: row.get("application_id")?,
            outcome: Outcome::parse(&row.get::<String>("outcome")?)
                .ok_or_else(|| Error::Internal("outcome of a decision".into()))?,
            rank: row
                .get::<Option<i64>>("rank")?
                .and_then(|n| u32::try_from(n).ok()),
            score: row.get("score")?,
            why: serde_json::from_str(&row.get::<String>("why")?)?,
            by_hand: row.get("by_hand")?,
            note: row.get("note")?,
        })
    }

    /// Why, in the plainest way.
    pub fn plain(&self) -> Plain {
        why::plain(
            self.outcome == Outcome::Chosen,
            !self.by_hand.is_empty(),
            &self.why,
        )
    }
}

/// Decisions of a programme by application.
pub(crate) async fn decisions(tx: &mut Tx, programme_id: &str) -> Result<BTreeMap<String, Decision>> {
    let rows = tx
        .all(
            sql!("select * from decision where programme_id = $1 order by application_id"),
            &[programme_id.into()],
        )
        .await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let decision = Decision::of(row)?;
        found.insert(decision.application_id.clone(), decision);
    }
    Ok(found)
}

/// Who was told that they are not chosen and not in reserve either.
pub(crate) async fn refused(tx: &mut Tx, programme_id: &str) -> Result<BTreeSet<String>> {
    let rows = tx
        .all(
            sql!(
                "select decision.application_id from decision join programme on programme.id = decision.programme_id
                 where decision.programme_id = $1 and decision.outcome = 'not' and programme.released_at is not null"
            ),
            &[programme_id.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.get("application_id")?)).collect()
}

/// Forgets the municipalities and organisations for which an exception was made, when everybody is erased.
pub(crate) async fn forget(tx: &mut Tx, programme_id: &str) -> Result<()> {
    draw::forget(tx, programme_id).await?;
    let Some(selection) = load(tx, programme_id).await? else {
        return Ok(());
    };
    let mut came = selection.came;
    came.terms.exceptions.clear();
    tx.run(
        sql!("update selection set result = $2 where programme_id = $1"),
        &[programme_id.into(), serde_json::to_string(&came)?.into()],
    )
    .await?;
    Ok(())
}

async fn put(tx: &mut Tx, programme_id: &str, decision: &Decision) -> Result<()> {
    tx.run(
        sql!(
            "insert into decision (application_id, programme_id, outcome, rank, score, why, by_hand, note)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (application_id) do update set outcome = $3, rank = $4, score = $5, why = $6, by_hand = $7,
             note = $8"
        ),
        &[
            (&decision.application_id).into(),
            programme_id.into(),
            decision.outcome.as_str().into(),
            decision.rank.into(),
            decision.score.into(),
            serde_json::to_string(&decision.why)?.into(),
            (&decision.by_hand).into(),
            (&decision.note).into(),
        ],
    )
    .await?;
    Ok(())
}

/// What is certain about a result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// No choice that meets the conditions has a higher total.
    Best,
    /// The search was cut short; none has a higher total than this.
    AtMost(f64),
    /// The chances were as equal as the conditions allow.
    Fair,
    /// The search was cut short; the least chance could be at most this.
    LeastAtMost(f64),
}

impl Proof {
    /// Of a lottery's certificate.
    fn of_lottery(certificate: Certificate) -> Proof {
        match certificate {
            Certificate::Fractional | Certificate::Generated => Proof::Fair,
            Certificate::AtMost(chance) => Proof::LeastAtMost(chance),
            // Of other goals than the one that is asked for here.
            Certificate::Within(_) => Proof::Fair,
        }
    }
}

/// What came of a run, besides the decisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Came {
    /// Under which conditions; from the release on, those that the reserve is asked under.
    pub terms: Terms,
    /// What is certain.
    pub proof: Proof,
    /// The scores of those chosen, together.
    pub total: f64,
    /// Whether others had the same total.
    pub tie: bool,
    /// How many can stand in reserve.
    pub reserve: u32,
    /// The draw in public that it follows from, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<Drawn>,
}

/// A programme's selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Counts every change.
    pub version: u32,
    /// How people were chosen.
    pub choose: Choose,
    /// The lottery's seed, so that it can be repeated.
    pub seed: String,
    /// Whether those with fewer reviews than needed were let in.
    pub few_reviews: bool,
    /// Hash of what it was made of.
    pub basis: String,
    /// What came of it.
    pub came: Came,
    /// When it was made.
    pub made_at: i64,
    /// The record at the release, as JSON; empty before.
    pub record: String,
}

/// The selection of a programme; none before the first run.
pub(crate) async fn load(tx: &mut Tx, programme_id: &str) -> Result<Option<Selection>> {
    let row = tx
        .maybe(
            sql!("select * from selection where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Selection {
        version: row.count("version")?,
        choose: Choose::parse(&row.get::<String>("choose")?)
            .ok_or_else(|| Error::Internal("way to choose".into()))?,
        seed: row.get("seed")?,
        few_reviews: row.get("few_reviews")?,
        basis: row.get("basis")?,
        came: serde_json::from_str(&row.get::<String>("result")?)?,
        made_at: row.get("made_at")?,
        record: row.get("record")?,
    }))
}

/// Counts a change, so that who read the selection before it releases nothing else than they have seen.
async fn touch(tx: &mut Tx, programme_id: &str) -> Result<()> {
    tx.run(
        sql!("update selection set version = version + 1 where programme_id = $1"),
        &[programme_id.into()],
    )
    .await?;
    Ok(())
}

/// What an applicant is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What was decided.
    pub outcome: Outcome,
    /// Place in the reserve, counted among those who still stand there.
    pub rank: Option<u32>,
    /// Why, in the plainest way.
    pub reason: Plain,
    /// What the organisers add.
    pub note: String,
}

/// What an applicant is told about the decision; nothing before the release, and nothing to who was not decided about.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, application: &Application, programme: &Programme) -> Result<Option<Told>> {
    if programme.released_at.is_none() {
        return Ok(None);
    }
    let row = tx
        .maybe(
            sql!("select * from decision where application_id = $1"),
            &[(&application.id).into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let decision = Decision::of(&row)?;
    let waits = application.place() == Some(PlaceState::Registered);
    let rank = match (decision.outcome, decision.rank) {
        (Outcome::Reserve, Some(rank)) if waits => Some(1 + ahead(tx, &programme.id, rank).await?),
        _ => None,
    };
    Ok(Some(Told {
        outcome: decision.outcome,
        rank,
        reason: decision.plain(),
        note: decision.note,
    }))
}

/// How many still stand before this rank.
async fn ahead(tx: &mut Tx, programme_id: &str, rank: u32) -> Result<u32> {
    let row = tx
        .one(
            sql!(
                "select count(*) as n from decision join application on application.id = decision.application_id
                 where decision.programme_id = $1 and decision.outcome = 'reserve' and decision.rank < $2
                 and application.state = 'registered'"
            ),
            &[programme_id.into(), rank.into()],
        )
        .await?;
    Ok(row.count("n")?)
}
