//! Who belongs to which group, by all that they said.
//!
//! A group is how likely its people agree rather than disagree with each statement. Everybody goes to the group in which their votes
//! are likeliest, and groups are counted anew, until nobody changes (classification EM: Celeux and Govaert, 1992). Letting a
//! statement go by says nothing. Likelihoods are summed in whole numbers, so the order does not matter.

use super::number::{exp_minus, ln};
use super::tally::{Tally, by_group};
use super::view::View;

/// Logarithms are counted in this part of one.
const UNIT: f64 = 65_536.0;
/// A group's rate begins as if so many had voted like everybody.
const PRIOR: f64 = 2.0;

/// No group.
pub(super) const NONE: u8 = u8::MAX;

pub(super) struct Classes {
    groups: usize,
    /// By column and code, then by group.
    table: Vec<i32>,
    /// By group: how common it is.
    common: Vec<i64>,
}

fn logarithm(x: f64) -> i64 {
    (ln(x) * UNIT).round() as i64
}

impl Classes {
    /// By group and column.
    pub(super) fn of(tallies: &[Vec<Tally>], sizes: &[usize]) -> Self {
        let groups = tallies.len();
        let width = tallies.first().map_or(0, Vec::len);
        let people: usize = sizes.iter().sum();
        let mut table = vec![0; width * 4 * groups];
        for c in 0..width {
            let all = tallies.iter().fold(Tally::default(), |sum, t| sum.with(t[c]));
            let (a, d) = (f64::from(all.agree), f64::from(all.disagree));
            let usual = (a + 0.5) / (a + d + 1.0);
            for (g, own) in tallies.iter().enumerate() {
                let (a, d) = (f64::from(own[c].agree), f64::from(own[c].disagree));
                let agree = (a + PRIOR * usual) / (a + d + PRIOR);
                table[(c * 4) * groups + g] = logarithm(1.0 - agree) as i32;
                table[(c * 4 + 2) * groups + g] = logarithm(agree) as i32;
            }
        }
        Self {
            groups,
            table,
            common: (sizes.iter())
                .map(|n| logarithm((*n as f64 + 1.0) / (people as f64 + groups as f64)))
                .collect(),
        }
    }

    /// The likeliest group, and how likely it is.
    pub(super) fn likeliest(&self, row: impl Iterator<Item = (usize, u8)>) -> (u8, f64) {
        let mut sums = [i64::MIN; 16];
        let sums = &mut sums[..self.groups.min(16)];
        sums.copy_from_slice(&self.common[..sums.len()]);
        for (c, code) in row {
            let at = (c * 4 + usize::from(code)) * self.groups;
            for (sum, more) in sums.iter_mut().zip(&self.table[at..at + self.groups]) {
                *sum += i64::from(*more);
            }
        }
        let mut best = 0;
        for (g, sum) in sums.iter().enumerate() {
            if *sum > sums[best] {
                best = g;
            }
        }
        let all: f64 = (sums.iter())
            .map(|s| exp_minus((sums[best] - s) as f64 / UNIT))
            .sum();
        (best as u8, 1.0 / all)
    }
}

/// Goes on until nobody changes, or so many rounds. `labels` are of those for whom `keep` holds; others have `NONE`.
pub(super) fn settle(
    view: &View<'_>,
    groups: usize,
    labels: &mut [u8],
    rounds: usize,
    keep: impl Fn(usize) -> bool,
) {
    for _ in 0..rounds {
        let (classes, _) = count(view, groups, labels);
        let mut changed = false;
        for p in (0..view.height()).filter(|p| keep(*p)) {
            let (best, _) = classes.likeliest(view.row(p));
            changed |= labels[p] != best;
            labels[p] = best;
        }
        if !changed {
            break;
        }
    }
}

/// The groups as they are now, and their tallies.
pub(super) fn count(view: &View<'_>, groups: usize, labels: &[u8]) -> (Classes, Vec<Vec<Tally>>) {
    let tallies = by_group(view, groups, |p| {
        (labels[p] != NONE).then(|| usize::from(labels[p]))
    });
    let mut sizes = vec![0; groups];
    for label in labels.iter().filter(|l| **l != NONE) {
        sizes[usize::from(*label)] += 1;
    }
    (Classes::of(&tallies, &sizes), tallies)
}
