//! Who may drop out, and with which chance.

use std::collections::BTreeMap;

use super::problem::{Candidate, Problem};
use super::random::Random;

/// Nobody is surer to drop out than this.
const SUREST: f64 = 0.95;
/// History counts as if so many people more had been seen who behaved as everybody did.
const DOUBT: f64 = 10.0;
/// Panels of no more people than this are looked at in every way of dropping out.
const EVERY: usize = 10;

/// Chances of dropping out, each for itself: one number for everybody, times a factor per value that somebody has.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropout {
    base: f64,
    factors: BTreeMap<(String, String), f64>,
}

impl Dropout {
    /// The same chance for everybody. `None` for what is no chance.
    pub fn even(chance: f64) -> Option<Self> {
        (0.0..=1.0).contains(&chance).then(|| Self {
            base: chance.min(SUREST),
            factors: BTreeMap::new(),
        })
    }

    /// From history: how many dropped out of how many, in all and with each category and value. A value's factor is its own
    /// rate against everybody's, drawn towards 1 where few people were seen. Factors of several values are multiplied, as if
    /// they acted independently. `None` where nobody was seen, or more dropped out than there were.
    pub fn fitted(
        all: (usize, usize),
        by_value: impl IntoIterator<Item = ((String, String), (usize, usize))>,
    ) -> Option<Self> {
        let (dropped, of) = all;
        if of == 0 || dropped > of {
            return None;
        }
        let base = dropped as f64 / of as f64;
        let mut factors = BTreeMap::new();
        for (value, (dropped, of)) in by_value {
            if dropped > of {
                return None;
            }
            if base > 0.0 {
                let rate = (dropped as f64 + DOUBT * base) / (of as f64 + DOUBT);
                factors.insert(value, rate / base);
            }
        }
        Some(Self {
            base: base.min(SUREST),
            factors,
        })
    }

    /// The chance that this person drops out.
    pub fn chance(&self, candidate: &Candidate) -> f64 {
        self.of((candidate.values.iter()).map(|(category, value)| (category.as_str(), value.as_str())))
    }

    fn of<'a>(&self, values: impl Iterator<Item = (&'a str, &'a str)>) -> f64 {
        let mut chance = self.base;
        if !self.factors.is_empty() {
            for (category, value) in values {
                let pair = (category.to_owned(), value.to_owned());
                chance *= self.factors.get(&pair).copied().unwrap_or(1.0);
            }
        }
        chance.clamp(0.0, SUREST)
    }

    /// Ways of dropping out (places in the panel) with their weights, which add up to 1: all there are for few people, else
    /// so many by lot.
    pub(super) fn scenarios(
        &self,
        problem: &Problem,
        panel: &[usize],
        count: usize,
        random: &mut Random,
    ) -> Vec<(f64, Vec<usize>)> {
        let chances: Vec<f64> = (panel.iter())
            .map(|i| self.of(problem.candidates().values(*i)))
            .collect();
        if panel.len() <= EVERY {
            return (0..1_usize << panel.len())
                .map(|set| {
                    let gone: Vec<usize> = (0..panel.len()).filter(|k| set >> k & 1 == 1).collect();
                    let weight = (chances.iter().enumerate())
                        .map(|(k, p)| if set >> k & 1 == 1 { *p } else { 1.0 - p })
                        .product();
                    (weight, gone)
                })
                .filter(|(weight, _)| *weight > 0.0)
                .collect();
        }
        let mut times: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for _ in 0..count {
            let gone = (0..panel.len()).filter(|k| random.unit() < chances[*k]).collect();
            *times.entry(gone).or_default() += 1;
        }
        (times.into_iter())
            .map(|(gone, times)| (times as f64 / count as f64, gone))
            .collect()
    }
}
