//! By how much a panel misses the conditions, as a sum that can be kept up when somebody comes or goes.
//!
//! For every value with limits, the number of people too few or too many is divided by the least that is asked for (by 1
//! where nothing is asked for), as Assos, Baharav, Flanigan and Procaccia count it in "Alternates, assemble!" (EC 2025); for places
//! and different values it is the same. One per value is never broken.

use std::collections::BTreeMap;

use super::problem::Problem;

/// One whole condition that is missed.
pub(super) const WHOLE: i64 = 1_000_000_000;

struct Row {
    least: i64,
    most: i64,
    /// What one person too few or too many costs.
    unit: i64,
    /// More than so many there may never be.
    cap: i64,
    spread: Option<usize>,
}

impl Row {
    fn cost(&self, there: i64) -> i64 {
        self.unit * ((self.least - there).max(0) + (there - self.most).max(0))
    }
}

/// What the conditions ask for of a panel.
pub(super) struct Loss {
    rows: Vec<Row>,
    /// Row of a pair's number.
    row_of: BTreeMap<u32, usize>,
    places: Row,
    spreads: Vec<Row>,
}

/// A panel, counted.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    counts: Vec<i64>,
    distinct: Vec<i64>,
    size: i64,
    pub loss: i64,
}

fn row(least: usize, most: usize) -> Row {
    let least = least.min(1_000_000) as i64;
    Row {
        least,
        most: most.min(1_000_000) as i64,
        unit: WHOLE / least.max(1),
        cap: i64::MAX,
        spread: None,
    }
}

impl Loss {
    pub(super) fn new(problem: &Problem) -> Self {
        let asked = problem.conditions();
        let mut rows = Vec::new();
        let mut row_of = BTreeMap::new();
        let spread_of: BTreeMap<&str, usize> = asked
            .spread
            .keys()
            .enumerate()
            .map(|(s, c)| (c.as_str(), s))
            .collect();
        for (number, pair) in (0..).zip(problem.candidates().pairs()) {
            let limits = asked.limits.get(pair);
            let one_per = asked.one_per.get(&pair.0);
            let spread = spread_of.get(pair.0.as_str()).copied();
            if limits.is_none() && one_per.is_none() && spread.is_none() {
                continue;
            }
            row_of.insert(number, rows.len());
            let (least, most) = limits.map_or((0, usize::MAX), |l| (l.least(), l.most()));
            rows.push(Row {
                cap: one_per.map_or(i64::MAX, |m| m.get(&pair.1).map_or(1, |m| (*m).max(1) as i64)),
                spread,
                ..row(least, most)
            });
        }
        Self {
            rows,
            row_of,
            places: row(asked.places, asked.places),
            spreads: asked
                .spread
                .values()
                .map(|least| row(*least, usize::MAX))
                .collect(),
        }
    }

    /// The rows in which one person counts. Who has the same counts the same.
    pub(super) fn rows_of(&self, problem: &Problem, person: usize) -> Vec<usize> {
        (problem.candidates().numbers_of(person).iter())
            .filter_map(|number| self.row_of.get(number).copied())
            .collect()
    }

    /// Nobody yet.
    pub(super) fn nobody(&self) -> Tally {
        let all = self.rows.iter().chain([&self.places]).chain(&self.spreads);
        Tally {
            counts: vec![0; self.rows.len()],
            distinct: vec![0; self.spreads.len()],
            size: 0,
            loss: all.map(|r| r.cost(0)).sum(),
        }
    }

    /// The loss if somebody with these rows came; `None` where they may not.
    pub(super) fn with(&self, tally: &mut Tally, person: &[usize]) -> Option<i64> {
        if person.iter().any(|r| tally.counts[*r] >= self.rows[*r].cap) {
            return None;
        }
        if self.spreads.is_empty() {
            let by_value =
                |r: &usize| self.rows[*r].cost(tally.counts[*r] + 1) - self.rows[*r].cost(tally.counts[*r]);
            let places = self.places.cost(tally.size + 1) - self.places.cost(tally.size);
            return Some(tally.loss + places + person.iter().map(by_value).sum::<i64>());
        }
        // Two new values of one category count together.
        self.add(tally, person);
        let loss = tally.loss;
        self.remove(tally, person);
        Some(loss)
    }

    pub(super) fn add(&self, tally: &mut Tally, person: &[usize]) {
        self.change(tally, person, 1);
    }

    pub(super) fn remove(&self, tally: &mut Tally, person: &[usize]) {
        self.change(tally, person, -1);
    }

    fn change(&self, tally: &mut Tally, person: &[usize], by: i64) {
        tally.loss += self.places.cost(tally.size + by) - self.places.cost(tally.size);
        tally.size += by;
        for r in person {
            let (row, there) = (&self.rows[*r], tally.counts[*r]);
            tally.loss += row.cost(there + by) - row.cost(there);
            tally.counts[*r] += by;
            if let Some(spread) = row.spread.filter(|_| there == 0 || there + by == 0) {
                let (row, distinct) = (&self.spreads[spread], tally.distinct[spread]);
                tally.loss += row.cost(distinct + by) - row.cost(distinct);
                tally.distinct[spread] += by;
            }
        }
    }
}
