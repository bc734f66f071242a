//! The fairest chances that the conditions allow when people may be counted in parts: raise the smallest chance as far as
//! possible, then the next, and so on. Whole panels cannot do better, and mostly can do as well (`peel`).

use super::model::{Count, Model, What};
use super::simplex::{Lp, Status};

/// Conditions of one per household wait until they are broken where there are more of them than this.
const MANY: usize = 400;
/// A multiplier larger than this is one.
const COUNTS: f64 = 1e-7;

/// Those whose chance is not settled beforehand: candidates for a place who neither hold one nor are out.
pub(super) fn open(model: &Model) -> Vec<usize> {
    (0..model.n)
        .filter(|t| model.low[*t] == 0 && model.high[*t] > 0)
        .collect()
}

/// The chance of one person of each type (column of the model). `None` where the numbers do not work out.
pub(super) fn fractional(model: &Model) -> Option<Vec<f64>> {
    let mut chance: Vec<f64> = (0..model.n)
        .map(|t| if model.low[t] > 0 { 1.0 } else { 0.0 })
        .collect();
    let mut rising = open(model);
    let mut reached = 0.0;
    let waiting = |c: &Count| matches!(c.what, What::OnePer(..)) && c.min == 0;
    let many = model.counts.iter().filter(|c| waiting(c)).count() > MANY;
    let mut needed = Needed {
        at_one: Vec::new(),
        later: (0..model.counts.len())
            .filter(|r| many && waiting(&model.counts[*r]))
            .collect(),
    };
    let all = rising.len();
    while !rising.is_empty() && !model.watch.is_stopped() {
        model.watch.tell(0.2 * (1.0 - rising.len() as f64 / all as f64));
        let (level, dropped) = raise(model, &chance, &rising, reached, &mut needed)?;
        reached = level;
        if dropped.is_empty() {
            return None;
        }
        for t in &dropped {
            chance[*t] = level.min(1.0);
        }
        rising.retain(|t| !dropped.contains(t));
    }
    rising.is_empty().then_some(chance)
}

/// What is asked for only once it has turned out to be needed.
struct Needed {
    /// Types that would pass 1.
    at_one: Vec<usize>,
    /// Conditions that no chances have broken yet.
    later: Vec<usize>,
}

/// Raises all of `rising` together as far as they go: the level, and who cannot go further.
///
/// A type of m people whose chance is at least the level has m·level + σ places with 0 <= σ, so that the level is one column
/// and there is no row per type. That chances end at 1 is asked for only of types that would pass it, and one per household, where there are very many,
/// only of households that would have more.
fn raise(
    model: &Model,
    chance: &[f64],
    rising: &[usize],
    reached: f64,
    needed: &mut Needed,
) -> Option<(f64, Vec<usize>)> {
    let m = |t: usize| model.high[t] as f64;
    let all: f64 = rising.iter().map(|t| m(*t)).sum();
    let level = rising.len();
    let mut column = vec![usize::MAX; model.n];
    let mut high = Vec::with_capacity(level + 1);
    for (j, t) in rising.iter().enumerate() {
        column[*t] = j;
        high.push(m(*t));
    }
    high.push(all);
    let low = vec![0.0; level + 1];
    let mut cost = vec![0.0; level];
    cost.push(1.0);
    let mut lp = Lp::new(low, high, cost);
    // Sum of the settled ones, and terms of those that rise.
    let sum = |members: &[usize]| {
        let mut settled = 0.0;
        let mut by_level = 0.0;
        let mut terms = Vec::new();
        for t in members {
            if column[*t] == usize::MAX {
                settled += chance[*t] * m(*t);
            } else {
                by_level += m(*t) / all;
                terms.push((column[*t], 1.0));
            }
        }
        if by_level > 0.0 {
            terms.push((level, by_level));
        }
        (settled, terms)
    };
    let ask = |lp: &mut Lp, c: &Count| {
        let room: i64 = c.members.iter().map(|t| model.high[*t]).sum();
        if c.min > 0 || c.max < room {
            let (settled, terms) = sum(&c.members);
            lp.add_row(terms, c.min as f64 - settled, c.max.min(room) as f64 - settled);
        }
    };
    for (r, c) in model.counts.iter().enumerate() {
        if needed.later.binary_search(&r).is_err() {
            ask(&mut lp, c);
        }
    }
    for s in model.spreads.iter().filter(|s| s.least > 0) {
        let mut helpers = Vec::new();
        for set in &s.sets {
            let (settled, mut terms) = sum(set);
            let room: i64 = set.iter().map(|t| model.high[*t]).sum();
            let helper = lp.columns();
            lp.add_column(&[], 0.0, 1.0, 0.0);
            terms.push((helper, -1.0));
            lp.add_row(terms, -settled, room as f64);
            helpers.push((helper, 1.0));
        }
        let most = (helpers.len() as i64).max(s.least);
        lp.add_row(helpers, s.least as f64, most as f64);
    }
    let limit = |lp: &mut Lp, t: usize| {
        lp.add_row(vec![(level, m(t) / all), (column[t], 1.0)], 0.0, m(t));
    };
    needed.at_one.retain(|t| column[*t] != usize::MAX);
    for t in &needed.at_one {
        limit(&mut lp, *t);
    }
    loop {
        if lp.solve() != Status::Optimal {
            return None;
        }
        let x = lp.point();
        let per_head = x[level] / all;
        let sum_of = |c: &Count| -> f64 {
            (c.members.iter())
                .map(|t| match column[*t] {
                    usize::MAX => chance[*t] * m(*t),
                    j => per_head * m(*t) + x[j],
                })
                .sum()
        };
        let (broken, later): (Vec<usize>, Vec<usize>) = (needed.later.iter())
            .partition(|r| sum_of(&model.counts[**r]) > model.counts[**r].max as f64 + 1e-9);
        if !broken.is_empty() {
            needed.later = later;
            for r in broken {
                ask(&mut lp, &model.counts[r]);
            }
            continue;
        }
        let over: Vec<usize> = (rising.iter().enumerate())
            .filter(|(j, t)| per_head + x[*j] / m(**t) > 1.0 + 1e-9)
            .map(|(_, t)| *t)
            .collect();
        if over.is_empty() {
            let dropped = if per_head >= 1.0 - 1e-9 {
                rising.to_vec()
            } else {
                let (columns, _) = lp.multipliers();
                (rising.iter().enumerate())
                    .filter(|(j, _)| columns[*j] < -COUNTS)
                    .map(|(_, t)| *t)
                    .collect()
            };
            return Some((per_head.clamp(reached, 1.0), dropped));
        }
        for t in over {
            if needed.at_one.contains(&t) {
                return None;
            }
            needed.at_one.push(t);
            limit(&mut lp, t);
        }
    }
}
