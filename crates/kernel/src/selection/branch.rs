//! Whole-number programmes: maximise c·x over whole x within bounds and rows, by branch and bound.
//!
//! Everything that is a proof is counted in whole numbers. From the row multipliers that the linear programme ends with,
//! rounded to a grid, follows a bound that is true whatever the rounding was: Σ_j max(d_j x_j) + Σ_i max(y_i s_i) with
//! d = c - yA. A branch is cut only by such a bound, so "the best" means the best.

use super::bound::{GRID, Scales};
use super::simplex::{Lp, Status};
use crate::watch::Watch;

const FRACTION: f64 = 1e-6;
/// Rows with no more terms than this come in when they are needed, where there are so many of them.
const FEW: usize = 16;
const MANY: usize = 400;
/// Less than any point is worth.
pub(super) const NOTHING: i128 = i128::MIN >> 40;

/// A row: least and most of the sum of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub terms: Vec<(usize, i64)>,
    pub low: i64,
    pub high: i64,
}

impl Row {
    fn holds(&self, x: &[i64]) -> bool {
        let sum: i64 = self.terms.iter().map(|(j, a)| a * x[*j]).sum();
        (self.low..=self.high).contains(&sum)
    }
}

/// Maximise `cost · x`.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    pub cost: Vec<i64>,
    pub rows: Vec<Row>,
    /// The first so many columns are branched on; the others only where those are all whole.
    pub branched: usize,
    pub watch: Watch,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The best point found, if any.
    pub point: Option<Vec<i64>>,
    /// Its worth.
    pub worth: i128,
    /// No point is worth more.
    pub bound: i128,
    /// All branches were looked at: the point is the best, or there is none.
    pub whole: bool,
    /// Branches looked at.
    pub nodes: u64,
}

impl Program {
    pub(super) fn worth(&self, x: &[i64]) -> i128 {
        self.cost
            .iter()
            .zip(x)
            .map(|(c, x)| i128::from(*c) * i128::from(*x))
            .sum()
    }

    pub(super) fn holds(&self, x: &[i64]) -> bool {
        (x.iter().zip(self.low.iter().zip(&self.high))).all(|(x, (l, h))| l <= x && x <= h)
            && self.rows.iter().all(|row| row.holds(x))
    }

    /// Searches at most `nodes` branches, from a known point if there is one. With `any`, the first point is enough.
    pub(super) fn solve(&self, known: Option<Vec<i64>>, nodes: u64, any: bool) -> Found {
        self.as_needed(|program| Search::new(program, known.clone()).run(nodes, any))
    }

    /// The same among points that are worth more than this.
    pub(super) fn above(&self, worth: i128, nodes: u64, any: bool) -> Found {
        self.as_needed(|program| {
            let mut search = Search::new(program, None);
            search.worth = worth.div_euclid(search.step) * search.step;
            search.run(nodes, any)
        })
    }

    /// Thousands of rows that only say that two neighbours may not both come are let in when a point breaks them: what is the
    /// best with fewer rows and breaks none of the others is the best.
    fn as_needed(&self, search: impl Fn(&Self) -> Found) -> Found {
        let (mut later, now): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| {
            let least: i64 = (row.terms.iter())
                .map(|(j, a)| (a * self.low[*j]).min(a * self.high[*j]))
                .sum();
            row.terms.len() <= FEW && least >= row.low
        });
        if later.len() < MANY {
            return search(self);
        }
        let mut program = Self {
            rows: now.into_iter().cloned().collect(),
            low: self.low.clone(),
            high: self.high.clone(),
            cost: self.cost.clone(),
            branched: self.branched,
            watch: self.watch.clone(),
        };
        loop {
            let found = search(&program);
            let Some(point) = &found.point else { return found };
            let (broken, rest): (Vec<&Row>, Vec<&Row>) = later.iter().partition(|row| !row.holds(point));
            if broken.is_empty() {
                return found;
            }
            program.rows.extend(broken.into_iter().cloned());
            later = rest;
        }
    }
}

/// One decision of the search: what was narrowed, and the other half if it is still to be looked at.
struct Decision {
    narrowed: Vec<(usize, i64, i64)>,
    other: Option<(usize, i64, i64)>,
    /// No point below here is worth more.
    bound: i128,
}

struct Search<'p> {
    program: &'p Program,
    lp: Lp,
    scales: Scales,
    /// All worths are multiples of this.
    step: i128,
    low: Vec<i64>,
    high: Vec<i64>,
    best: Option<Vec<i64>>,
    worth: i128,
}

enum Node {
    Closed,
    Open { column: usize, value: f64, bound: i128 },
}

impl<'p> Search<'p> {
    fn new(program: &'p Program, known: Option<Vec<i64>>) -> Self {
        let all: Vec<usize> = (0..program.cost.len()).collect();
        let (lp, scales) = program.relaxed(&all);
        let best = known.filter(|x| program.holds(x));
        let worth = best.as_ref().map_or(NOTHING, |x| program.worth(x));
        Self {
            program,
            lp,
            scales,
            step: program.step(),
            low: program.low.clone(),
            high: program.high.clone(),
            best,
            worth,
        }
    }

    fn run(mut self, nodes: u64, any: bool) -> Found {
        let mut stack: Vec<Decision> = Vec::new();
        let mut looked = 0;
        let mut whole = true;
        let mut left = None;
        if self.low.iter().zip(&self.high).all(|(l, h)| l <= h) {
            let mut narrowed = Vec::new();
            let mut above = None;
            loop {
                looked += 1;
                let node = self.look(&mut narrowed);
                if any && self.best.is_some() {
                    break;
                }
                if looked >= nodes || self.program.watch.is_stopped() {
                    // What is still open may hold more, up to the bounds of the decisions on the way and of this branch.
                    whole = false;
                    let here = match node {
                        Node::Open { bound, .. } => Some(bound),
                        Node::Closed => None,
                    };
                    left = stack
                        .iter()
                        .filter(|d| d.other.is_some())
                        .map(|d| d.bound)
                        .chain(here)
                        .max();
                    whole |= left.is_none();
                    break;
                }
                if let Node::Open { column, value, bound } = node {
                    let bound = above.map_or(bound, |a: i128| a.min(bound));
                    let (low, high) = (self.low[column], self.high[column]);
                    let split = (value.floor() as i64).clamp(low, high - 1);
                    // Nearer half first; up where they are as near, since taking somebody decides more.
                    let up = value - split as f64 >= 0.4;
                    let (first, other) = if up {
                        ((split + 1, high), (low, split))
                    } else {
                        ((low, split), (split + 1, high))
                    };
                    stack.push(Decision {
                        narrowed: std::mem::take(&mut narrowed),
                        other: Some((column, other.0, other.1)),
                        bound,
                    });
                    above = Some(bound);
                    narrowed.push((column, low, high));
                    self.narrow(column, first.0, first.1);
                    continue;
                }
                // Back to the last decision whose other half may hold more.
                self.widen(&mut narrowed);
                let mut again = false;
                while let Some(mut decision) = stack.pop() {
                    if let Some((column, l, h)) = decision.other.take()
                        && decision.bound > self.worth
                    {
                        above = Some(decision.bound);
                        let (low, high) = (self.low[column], self.high[column]);
                        stack.push(decision);
                        narrowed.push((column, low, high));
                        self.narrow(column, l, h);
                        again = true;
                        break;
                    }
                    self.widen(&mut decision.narrowed);
                }
                if !again {
                    break;
                }
            }
        }
        Found {
            bound: left.map_or(self.worth, |l| l.max(self.worth)),
            worth: self.worth,
            point: self.best,
            whole,
            nodes: looked,
        }
    }

    fn narrow(&mut self, column: usize, low: i64, high: i64) {
        self.low[column] = low;
        self.high[column] = high;
        self.lp.set_bounds(column, low as f64, high as f64);
    }

    fn widen(&mut self, narrowed: &mut Vec<(usize, i64, i64)>) {
        while let Some((column, low, high)) = narrowed.pop() {
            self.narrow(column, low, high);
        }
    }

    /// Solves the branch as it stands, and narrows what cannot be otherwise in anything better.
    fn look(&mut self, narrowed: &mut Vec<(usize, i64, i64)>) -> Node {
        let status = self.lp.solve();
        if status == Status::Infeasible
            && let Some(ray) = self.lp.ray()
            && self.bound(&ray, false).0 < 0
        {
            return Node::Closed;
        }
        let (_, rows) = self.lp.multipliers();
        let (bound, reduced) = self.bound(&rows, true);
        let floor = (bound >> GRID).div_euclid(self.step) * self.step;
        if floor <= self.worth {
            return Node::Closed;
        }
        let x = self.lp.point();
        self.offer(&x);
        if floor <= self.worth {
            return Node::Closed;
        }
        self.fix(bound, &reduced, narrowed);
        // The column that is the least decided; whole ones only where all are whole and the bound says there may be more.
        let (ours, others) = x.split_at(self.program.branched);
        let pick = (self.undecided(ours, 0))
            .or_else(|| self.undecided(others, ours.len()))
            .or_else(|| (0..x.len()).find(|j| self.low[*j] < self.high[*j]));
        match pick {
            Some(column) => Node::Open {
                column,
                value: x[column],
                bound: floor,
            },
            // Everything is decided, and was looked at.
            None => Node::Closed,
        }
    }

    fn undecided(&self, x: &[f64], from: usize) -> Option<usize> {
        let mut pick: Option<(f64, usize)> = None;
        for (j, v) in x.iter().enumerate().map(|(j, v)| (j + from, v)) {
            let part = v - v.floor();
            let undecided = part.min(1.0 - part);
            if self.low[j] < self.high[j]
                && undecided > FRACTION
                && pick.is_none_or(|(best, _)| undecided > best + 1e-9)
            {
                pick = Some((undecided, j));
            }
        }
        pick.map(|(_, j)| j)
    }

    /// A true bound from row multipliers, in steps of 2^-GRID, and the columns' reduced costs in the same.
    fn bound(&self, rows: &[f64], with_cost: bool) -> (i128, Vec<i128>) {
        let rounded = self.scales.rounded(rows, with_cost);
        self.program.bound(&rounded, with_cost, &self.low, &self.high)
    }

    /// Takes the point, rounded, if everything holds and it is the best so far.
    fn offer(&mut self, x: &[f64]) {
        let point: Vec<i64> = x.iter().map(|v| v.round() as i64).collect();
        if !self.program.holds(&point) {
            return;
        }
        let worth = self.program.worth(&point);
        if worth > self.worth {
            self.worth = worth;
            self.best = Some(point);
        }
    }

    /// A column that would cost more than there is to gain stays at its bound.
    fn fix(&mut self, bound: i128, reduced: &[i128], narrowed: &mut Vec<(usize, i64, i64)>) {
        let spare = bound - ((self.worth + self.step) << GRID);
        if spare < 0 {
            return;
        }
        for (j, d) in reduced.iter().enumerate().take(self.program.branched) {
            let (low, high) = (self.low[j], self.high[j]);
            if low == high || *d == 0 {
                continue;
            }
            let steps = i64::try_from(spare / d.abs()).unwrap_or(i64::MAX);
            if steps >= high - low {
                continue;
            }
            let (l, h) = if *d > 0 {
                (high - steps, high)
            } else {
                (low, low + steps)
            };
            narrowed.push((j, low, high));
            self.narrow(j, l, h);
        }
    }
}
