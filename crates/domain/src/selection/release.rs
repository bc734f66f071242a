//! Releasing the decisions: offers, mails and the record, all together in one transaction.

use std::collections::BTreeMap;

use kernel::place::Command;
use serde::{Deserialize, Serialize};
use store::{db::Tx, sql};

use super::draw::Drawn;
use super::pool::{self, Pool, Terms};
use super::{Came, Outcome, Proof, hand, reserve};
use crate::actor::{Actor, Right};
use crate::application::{Application, book};
use crate::call::criterion;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::mail::{self, Kind};
use crate::programme::{self, Programme, clock};
use crate::review::reviewer;

/// One application in the record. A code, no name: the record stays when people are erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Code.
    pub code: String,
    /// `chosen`, `reserve` or `not`.
    pub outcome: String,
    /// Place in the reserve.
    pub rank: Option<u32>,
    /// Score from 0 to 100.
    pub score: Option<f64>,
    /// Whether it was changed by hand.
    pub by_hand: bool,
}

/// What was decided, how, and under which conditions: as it was at the release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// When it was released, microseconds UTC.
    pub released_at: i64,
    /// The conditions.
    pub terms: Terms,
    /// `best` or `lottery`.
    pub choose: String,
    /// The lottery's seed.
    pub seed: String,
    /// The draw in public, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<Drawn>,
    /// Who scored below it was not chosen.
    pub line: f64,
    /// Whether reviewers saw no names.
    pub blind: bool,
    /// Reviews that each application needed, and whether fewer were let pass.
    pub reviews_least: u32,
    /// Whether those with fewer were let in.
    pub few_reviews: bool,
    /// How many reviewed.
    pub reviewers: u32,
    /// Criteria with their weights, by language.
    pub criteria: Vec<(BTreeMap<String, String>, u32)>,
    /// What is certain.
    pub proof: Proof,
    /// Total of the scores of those chosen.
    pub total: f64,
    /// How many conditions were broken by hand.
    pub broken: u32,
    /// Everybody who was decided about: chosen, reserve in its order, the others.
    pub entries: Vec<Entry>,
}

/// How many were told what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Offered a place.
    pub chosen: u32,
    /// In reserve.
    pub reserve: u32,
    /// Not chosen.
    pub not: u32,
}

impl Counts {
    /// Counts one more.
    pub(super) fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Chosen => self.chosen += 1,
            Outcome::Reserve => self.reserve += 1,
            Outcome::Not => self.not += 1,
        }
    }
}

/// What keeps a programme's decisions from being released now.
///
/// # Errors
/// `Conflict(Released)`, `Conflict(CallOpen)`, `Conflict(SelectionChanged)` where there is none, it is another than was
/// read, or something it was made of has changed; `Conflict(DrawAnnounced)` while a number is waited for; `Conflict(PlaceState)` where more are chosen than there are places.
pub(super) async fn check(
    tx: &mut Tx,
    programme: &Programme,
    now: i64,
    version: Option<u32>,
) -> Result<(super::Selection, Pool)> {
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    if programme.takes_applications(now) {
        return Err(Error::Conflict(Conflict::CallOpen));
    }
    let changed = Error::Conflict(Conflict::SelectionChanged);
    let Some(selection) = super::load(tx, &programme.id).await? else {
        return Err(changed);
    };
    let draw = super::draw::load(tx, &programme.id).await?;
    if let Some(draw) = &draw {
        draw.waits()?;
    }
    if draw.and_then(|d| d.stored()) != selection.came.draw {
        return Err(changed);
    }
    let pool = pool::load(tx, programme, selection.few_reviews).await?;
    if pool.basis != selection.basis || version.is_some_and(|v| v != selection.version) {
        return Err(changed);
    }
    Ok((selection, pool))
}

/// Releases the decisions as they were read: everybody chosen is offered a place, everybody else is told. All or nothing.
///
/// # Errors
/// `NotFound`, `Denied`, and what [`check`] finds; `Full` where places were taken meanwhile.
pub async fn release(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    version: u32,
) -> Result<Counts> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if programme.state != programme::State::Published {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    let (selection, pool) = check(tx, &programme, ctx.now, Some(version)).await?;
    let decisions = super::decisions(tx, programme_id).await?;
    let mut counts = Counts::default();
    let mut chosen: Vec<&Application> = Vec::new();
    for entrant in &pool.entrants {
        let application = &entrant.application;
        let decision = decisions
            .get(&application.id)
            .ok_or(Error::Conflict(Conflict::SelectionChanged))?;
        counts.add(decision.outcome);
        let kind = match decision.outcome {
            Outcome::Chosen => {
                let command = Command::Offer {
                    key: application.id.clone(),
                    until: None,
                };
                // The programme was read before the release, so nobody moves up meanwhile.
                book::apply(tx, ctx, actor, &programme, command).await?;
                chosen.push(application);
                continue;
            }
            Outcome::Reserve => Kind::InReserve,
            Outcome::Not => Kind::NotChosen,
        };
        mail::queue(tx, ctx, application.mail(&programme, kind)).await?;
    }
    let record = record(tx, ctx.now, &programme, &selection, &pool).await?;
    let came = Came {
        terms: reserve::agreed(&selection.came.terms, &chosen),
        ..selection.came
    };
    tx.run(
        sql!("update selection set record = $2, result = $3, version = version + 1 where programme_id = $1"),
        &[
            programme_id.into(),
            serde_json::to_string(&record)?.into(),
            serde_json::to_string(&came)?.into(),
        ],
    )
    .await?;
    tx.run(
        sql!("update programme set released_at = $2 where id = $1"),
        &[programme_id.into(), ctx.now.into()],
    )
    .await?;
    let released = programme::load(tx, &Actor::System, programme_id, Right::SeePlan).await?;
    book::refill(tx, ctx, &released).await?;
    clock::reschedule(tx, ctx, programme_id).await?;
    Ok(counts)
}

async fn record(
    tx: &mut Tx,
    now: i64,
    programme: &Programme,
    selection: &super::Selection,
    pool: &Pool,
) -> Result<Record> {
    let decisions = super::decisions(tx, &programme.id).await?;
    let criteria = criterion::list(tx, &programme.id).await?;
    let reviewers = reviewer::list(tx, &programme.id).await?.len();
    let chosen = decisions.values().filter(|d| d.outcome == Outcome::Chosen);
    let broken = hand::broken(pool, &selection.came.terms, chosen)?.len();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut entries: Vec<(Outcome, Entry)> = pool
        .entrants
        .iter()
        .filter_map(|e| {
            let decision = decisions.get(&e.application.id)?;
            let entry = Entry {
                code: e.application.code.clone(),
                outcome: decision.outcome.as_str().to_owned(),
                rank: decision.rank,
                score: decision.score,
                by_hand: !decision.by_hand.is_empty(),
            };
            Some((decision.outcome, entry))
        })
        .collect();
    entries.sort_by(|(a, x), (b, y)| {
        let score = |e: &Entry| e.score.unwrap_or(-1.0);
        a.cmp(b)
            .then(x.rank.cmp(&y.rank))
            .then_with(|| score(y).total_cmp(&score(x)))
            .then_with(|| x.code.cmp(&y.code))
    });
    Ok(Record {
        released_at: now,
        terms: selection.came.terms.clone(),
        choose: selection.choose.as_str().to_owned(),
        seed: selection.seed.clone(),
        draw: selection.came.draw.clone(),
        line: programme.conditions.line,
        blind: programme.reviewing.blind,
        reviews_least: programme.reviewing.least,
        few_reviews: selection.few_reviews,
        reviewers: count(reviewers),
        criteria: criteria
            .into_iter()
            .map(|c| {
                let names = c.texts.into_iter().map(|(l, words)| (l, words.name)).collect();
                (names, c.weight)
            })
            .collect(),
        proof: selection.came.proof,
        total: decisions
            .values()
            .filter(|d| d.outcome == Outcome::Chosen)
            .filter_map(|d| d.score)
            .sum(),
        broken: count(broken),
        entries: entries.into_iter().map(|(_, e)| e).collect(),
    })
}
