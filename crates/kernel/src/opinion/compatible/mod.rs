//! The formulas that the field uses (Polis), exactly, with their known faults: for those who compare.
//!
//! [`map`] gives centre, components, positions and cold-start groups; [`statistics`] what is said of groups, found or given. What a
//! result depends on is kept too: rows stand in the order of each person's first vote that still counts, who is in
//! is decided by votes as they were cast, and a statement that is taken out can be set to 0 for everybody.

mod groups;
mod statistics;

use super::eigen::{Aim, leading};
use super::sparse::Matrix;
use super::tally::{Tally, everybody};
use super::view::View;
use super::votes::Votes;

pub use statistics::{Statistics, statistics};

/// What becomes of statements that were taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moderation {
    /// Everybody's vote on it is 0, whether they saw it or not.
    Zero,
    /// As if it had never been there.
    Drop,
}

/// Where people stand, and groups from a cold start.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Keys of statements, in order.
    pub statements: Vec<u64>,
    /// Keys of those who voted on any of them, in order of their first vote that counts.
    pub people: Vec<u64>,
    /// How many votes count.
    pub votes: usize,
    /// By statement: the mean vote.
    pub centre: Vec<f64>,
    /// Two, by statement; of length 1. The sign is such that the largest entry is above 0.
    pub components: [Vec<f64>; 2],
    /// By person.
    pub positions: Vec<[f64; 2]>,
    /// By person: voted enough to be in a group.
    pub inside: Vec<bool>,
    /// How many groups.
    pub k: usize,
    /// By number of groups: the mean silhouette over base clusters.
    pub silhouettes: Vec<(usize, f64)>,
    /// By person: their group, from 0, for those who are inside.
    pub labels: Vec<Option<usize>>,
}

/// The columns of a mode, and which of them are set to 0.
struct Columns<'a> {
    /// Statements that anybody voted on, without those that are dropped.
    all: View<'a>,
    /// By column.
    zeroed: Vec<bool>,
    tallies: Vec<Tally>,
}

impl<'a> Columns<'a> {
    fn of(votes: &'a Votes, moderation: Moderation) -> Self {
        let everything = View::of(votes, |_| true);
        let voted: Vec<bool> = everybody(&everything).iter().map(|t| t.seen() > 0).collect();
        let all = View::of(votes, |s| {
            voted[s] && (moderation == Moderation::Zero || !votes.out[s])
        });
        Self {
            zeroed: all.columns.iter().map(|s| votes.out[*s as usize]).collect(),
            tallies: everybody(&all),
            all,
        }
    }

    fn centre(&self) -> Vec<f64> {
        (self.tallies.iter().zip(&self.zeroed))
            .map(|(t, zero)| if *zero { 0.0 } else { t.mean() })
            .collect()
    }

    /// Places of people with any vote, in the order of their first; by key where the order was not kept.
    fn people(&self) -> Vec<usize> {
        let votes = self.all.votes;
        let mut firsts: Vec<(u32, usize)> = Vec::new();
        let mut at = 0;
        for p in 0..self.all.height() {
            let mut first = None;
            for (s, _) in votes.row(p) {
                if self.all.has(s) {
                    let came = votes.arrived.get(at).copied().unwrap_or(0);
                    first = Some(first.map_or(came, |f: u32| f.min(came)));
                }
                at += 1;
            }
            firsts.extend(first.map(|f| (f, p)));
        }
        firsts.sort_unstable();
        firsts.into_iter().map(|(_, p)| p).collect()
    }

    /// Two components over the columns that are not set to 0, with 0 in those that are.
    fn components(&self, centre: &[f64]) -> [Vec<f64>; 2] {
        let votes = self.all.votes;
        let free = View::of(votes, |s| self.all.has(s as u32) && !votes.out[s]);
        let own: Vec<f64> = centre
            .iter()
            .zip(&self.zeroed)
            .filter(|(_, z)| !**z)
            .map(|(c, _)| *c)
            .collect();
        let aim = Aim {
            wanted: 2,
            depth: 8,
            within: 1e-13,
        };
        let found = leading(&Matrix::of(&free, &own, |_| true), aim, &[]);
        [0, 1].map(|k| {
            let mut values = found.vectors.get(k).map(|v| v.iter()).into_iter().flatten();
            (self.zeroed.iter())
                .map(|z| {
                    if *z {
                        0.0
                    } else {
                        values.next().copied().unwrap_or(0.0)
                    }
                })
                .collect()
        })
    }
}

/// The map of the field's formulas.
#[must_use]
pub fn map(votes: &Votes, moderation: Moderation) -> Map {
    let columns = Columns::of(votes, moderation);
    let (view, width) = (&columns.all, columns.all.width());
    let centre = columns.centre();
    let components = columns.components(&centre);
    let rows = columns.people();
    let zeroed = columns.zeroed.iter().filter(|z| **z).count();
    let mut counts = Vec::with_capacity(rows.len());
    let mut positions = Vec::with_capacity(rows.len());
    for p in &rows {
        let (mut cast, mut seen, mut at) = (0, zeroed, [0.0; 2]);
        for (c, code) in view.row(*p) {
            cast += 1;
            if !columns.zeroed[c] {
                seen += 1;
                let vote = f64::from(code) - 1.0 - centre[c];
                at[0] += vote * components[0][c];
                at[1] += vote * components[1][c];
            }
        }
        let scale = (width as f64 / seen as f64).sqrt();
        counts.push(cast);
        positions.push(at.map(|x| x * scale));
    }
    let inside = inside(&counts, width);
    let points: Vec<[f64; 2]> = (positions.iter().zip(&inside))
        .filter(|(_, i)| **i)
        .map(|(p, _)| *p)
        .collect();
    let found = groups::cold(&points);
    let mut of = found.labels.into_iter();
    Map {
        statements: (0..width).map(|c| view.key(c)).collect(),
        people: rows.iter().map(|p| votes.people[*p]).collect(),
        votes: counts.iter().sum(),
        centre,
        components,
        positions,
        labels: inside.iter().map(|i| if *i { of.next() } else { None }).collect(),
        inside,
        k: found.k,
        silhouettes: found.silhouettes,
    }
}

/// Who voted on at least 7 statements, or on all; topped up to 15 people by how much they voted.
fn inside(counts: &[usize], width: usize) -> Vec<bool> {
    let mut inside: Vec<bool> = counts.iter().map(|n| *n >= width.min(7)).collect();
    let mut short = 15_usize.saturating_sub(inside.iter().filter(|i| **i).count());
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(counts[*i]));
    for i in order {
        if short > 0 && !inside[i] {
            inside[i] = true;
            short -= 1;
        }
    }
    inside
}
