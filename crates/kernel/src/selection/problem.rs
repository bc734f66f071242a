//! What is asked: who may be chosen, under which conditions, who holds a place already and who is out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::candidates::Candidates;
use crate::watch::Watch;

/// A score, kept to six decimals, so that sums are exact and never depend on the order of adding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i64);

impl Score {
    /// `None` for what is no number, and beyond a million either way.
    pub fn new(value: f64) -> Option<Self> {
        (value.abs() <= 1e6).then(|| Self((value * 1e6).round() as i64))
    }

    /// Millionths.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// From millionths, for sums.
    pub fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// For showing.
    pub fn value(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.value())
    }
}

/// Somebody who may be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Unlike everybody else's. Candidates are put in the order of their ids first, so the order of rows never matters.
    pub id: String,
    /// What is known of them: pairs of a category and a value, such as municipality and Võru. A category may be missing
    /// ("did not say"; then no condition on it touches them) and may come more than once (two organisations).
    pub values: Vec<(String, String)>,
    /// None counts as 0. A lottery does not look at it.
    pub score: Option<Score>,
}

/// How few and how many, and how far that may give way where no panel meets all conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    least: usize,
    most: usize,
    flex: (usize, usize),
}

impl Limits {
    /// `None` where the least is more than the most.
    pub fn new(least: usize, most: usize) -> Option<Self> {
        (least <= most).then_some(Self {
            least,
            most,
            flex: (0, usize::MAX),
        })
    }

    /// At least so many.
    pub fn at_least(least: usize) -> Self {
        Self {
            least,
            most: usize::MAX,
            flex: (0, usize::MAX),
        }
    }

    /// At most so many.
    pub fn at_most(most: usize) -> Self {
        Self {
            least: 0,
            most,
            flex: (0, usize::MAX),
        }
    }

    /// Where it has to be, the least may fall to this and the most may rise to this, and no further: `min_flex` and `max_flex`
    /// of the files in use. Without it there is no end to it. `None` where the first is more than the least, or the
    /// second less than the most.
    pub fn giving_way(self, least: usize, most: usize) -> Option<Self> {
        (least <= self.least && most >= self.most).then_some(Self {
            flex: (least, most),
            ..self
        })
    }

    /// To what the least may fall.
    pub fn least_at_worst(self) -> usize {
        self.flex.0
    }

    /// To what the most may rise; `usize::MAX` where there is no end to it.
    pub fn most_at_worst(self) -> usize {
        self.flex.1
    }

    /// The same for another least and most.
    pub(super) fn moved(self, least: usize, most: usize) -> Self {
        Self {
            least,
            most,
            flex: (self.flex.0.min(least), self.flex.1.max(most)),
        }
    }

    /// The least.
    pub fn least(self) -> usize {
        self.least
    }

    /// The most; `usize::MAX` where there is no limit.
    pub fn most(self) -> usize {
        self.most
    }
}

/// What must hold for those who get a place. Values and categories that are not named put no condition on anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Places in all, those that are held already included.
    pub places: usize,
    /// How few and how many with a value: category, value, limits.
    pub limits: BTreeMap<(String, String), Limits>,
    /// Categories of whose values each may be there once: one per municipality, one per household. The map names
    /// values that may be there more often; it is empty but for an exception somebody has agreed to.
    pub one_per: BTreeMap<String, BTreeMap<String, usize>>,
    /// How many different values of a category there are at least: category, number.
    pub spread: BTreeMap<String, usize>,
}

/// Why something cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The same id twice.
    #[error("the id {0} is there twice")]
    SameId(String),
    /// Somebody named who is not among the candidates.
    #[error("{0} is not a candidate")]
    Unknown(String),
    /// Somebody who holds a place and is out.
    #[error("{0} holds a place and is out")]
    HeldAndOut(String),
    /// More than can be counted with: a million candidates or places.
    #[error("too many candidates or places")]
    TooLarge,
}

/// Candidates and conditions that fit each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    candidates: Arc<Candidates>,
    conditions: Conditions,
    held: BTreeSet<usize>,
    out: BTreeSet<usize>,
    watch: Watch,
}

impl Problem {
    /// Candidates in any order; `held` are the ids of those who hold a place whatever comes, `out` of those who get none.
    ///
    /// # Errors
    /// An id that is there twice, is unknown, or is both held and out.
    pub fn new(
        candidates: impl Into<Candidates>,
        conditions: Conditions,
        held: impl IntoIterator<Item = String>,
        out: impl IntoIterator<Item = String>,
    ) -> Result<Self, Fault> {
        let candidates = candidates.into();
        if candidates.len() > 1_000_000 || conditions.places > 1_000_000 {
            return Err(Fault::TooLarge);
        }
        let candidates = candidates.ordered();
        if let Some(i) = (1..candidates.len()).find(|i| candidates.id(i - 1) == candidates.id(*i)) {
            return Err(Fault::SameId(candidates.id(i).to_owned()));
        }
        let mut problem = Self {
            candidates: Arc::new(candidates),
            conditions,
            held: BTreeSet::new(),
            out: BTreeSet::new(),
            watch: Watch::new(),
        };
        problem.held = problem.indices(held)?;
        problem.out = problem.indices(out)?;
        if let Some(both) = problem.held.intersection(&problem.out).next() {
            return Err(Fault::HeldAndOut(problem.candidates.id(*both).to_owned()));
        }
        Ok(problem)
    }

    fn indices(&self, ids: impl IntoIterator<Item = String>) -> Result<BTreeSet<usize>, Fault> {
        ids.into_iter()
            .map(|id| self.index(&id).ok_or(Fault::Unknown(id)))
            .collect()
    }

    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.candidates.index(id)
    }

    /// In the order of ids.
    pub fn candidates(&self) -> &Candidates {
        &self.candidates
    }

    pub(super) fn shared(&self) -> Arc<Candidates> {
        Arc::clone(&self.candidates)
    }

    /// The same, watched: every search for it tells how far it is, and ends when it is stopped.
    pub fn watched(self, watch: Watch) -> Self {
        Self { watch, ..self }
    }

    pub(super) fn watch(&self) -> &Watch {
        &self.watch
    }

    /// What must hold.
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// Who holds a place, in the order of ids.
    pub fn held(&self) -> impl Iterator<Item = &str> {
        self.held.iter().map(|i| self.candidates.id(*i))
    }

    /// Who gets none, in the order of ids.
    pub fn out(&self) -> impl Iterator<Item = &str> {
        self.out.iter().map(|i| self.candidates.id(*i))
    }

    pub(super) fn is_held(&self, i: usize) -> bool {
        self.held.contains(&i)
    }

    pub(super) fn is_out(&self, i: usize) -> bool {
        self.out.contains(&i)
    }

    /// The same people under other conditions.
    pub fn under(&self, conditions: Conditions) -> Self {
        Self {
            conditions,
            ..self.clone()
        }
    }

    /// The same with this person in, whoever they are.
    pub(super) fn with_held(&self, i: usize) -> Self {
        let mut problem = self.clone();
        problem.out.remove(&i);
        problem.held.insert(i);
        problem
    }

    /// The same with this person out.
    pub(super) fn with_out(&self, i: usize) -> Self {
        let mut problem = self.clone();
        problem.held.remove(&i);
        problem.out.insert(i);
        problem
    }

    pub(super) fn score(&self, i: usize) -> i64 {
        self.candidates.score(i).0
    }

    pub(super) fn total(&self, panel: &[usize]) -> Score {
        Score(panel.iter().map(|i| self.score(*i)).sum())
    }

    pub(super) fn ids(&self, panel: &[usize]) -> Vec<String> {
        panel.iter().map(|i| self.candidates.id(*i).to_owned()).collect()
    }
}
