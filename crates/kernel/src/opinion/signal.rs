//! In how many dimensions people really differ.
//!
//! Votes less their means, each with a sign by chance, keep everything but what statements have to do with each other: how much
//! somebody voted, how much a statement was voted on, how sure its votes are. What the largest eigenvalue is then is what chance
//! can do, and dimensions above it are signal (Hong, Sheng and Dobriban, "Selecting the number of components in PCA via random
//! signflips", 2020).

use super::eigen::{Aim, leading};
use super::number::{exp_minus, ln, mixed};
use super::sparse::{Matrix, Sparse};
use super::view::View;

/// Dimensions at most.
pub(super) const MOST: usize = 10;
/// Votes that are looked at; a chosen part of people where there are more.
const VOTES: usize = 1 << 19;

/// Whether somebody is among a part of people of about so many votes. Who is depends on their key alone.
pub(super) fn part<'a>(view: &'a View<'_>, seed: u64, votes: usize) -> impl Fn(usize) -> bool + 'a {
    let all = view.len().max(1);
    let limit = if votes >= all {
        u64::MAX
    } else {
        ((votes as f64 / all as f64) * (1_u64 << 53) as f64) as u64 * (1 << 11)
    };
    move |p| limit == u64::MAX || mixed(&[seed, view.votes.people[p]]) < limit
}

/// What chance can do.
pub(super) struct Chance {
    /// An eigenvalue above this is more.
    level: f64,
    /// Eigenvalues to be compared with it, where only a part of people was looked at.
    part: Option<Vec<f64>>,
}

impl Chance {
    /// Of the votes of those for whom `counts` holds. `side` is how many people or statements there are, whichever are fewer.
    pub(super) fn of(
        view: &View<'_>,
        centre: &[f64],
        side: usize,
        seed: u64,
        counts: impl Fn(usize) -> bool,
    ) -> Self {
        let part = part(view, seed, VOTES);
        let keep = |p: usize| counts(p) && part(p);
        let votes = view.len();
        // A small conversation has room for chance, so chance is tried more often.
        let tries = ((1 << 16) / votes.max(1)).clamp(1, 12) as u64;
        let aim = Aim {
            wanted: 1,
            depth: 6,
            within: 0.15,
        };
        let mut sparse = Sparse::of(view, centre, keep);
        let mut chance = 0.0_f64;
        for t in 0..tries {
            sparse.flip(mixed(&[seed, t]));
            let found = leading(&sparse, aim, &[]);
            chance = chance.max(found.values.first().copied().unwrap_or(0.0));
        }
        // The largest eigenvalue of chance itself varies by about so much of it (Johnstone 2001), and is not found exactly.
        let more = exp_minus(ln(side.max(1) as f64) * 2.0 / 3.0);
        let aim = Aim {
            wanted: MOST,
            depth: 4,
            within: 3e-2,
        };
        Self {
            level: chance * (1.01 + more),
            part: (votes > VOTES).then(|| leading(&Matrix::of(view, centre, keep), aim, &[]).values),
        }
    }

    /// How many of the leading eigenvalues, of at most `values`, are more.
    pub(super) fn below(&self, values: &[f64]) -> usize {
        let values = self.part.as_deref().unwrap_or(values);
        values.iter().take_while(|v| **v > self.level).count()
    }
}
