//! The fairest chances that whole panels can give, by generating panels: solve for the panels there are, let the
//! multipliers ask for the panel that would help most, and go on until none helps; then settle those who
//! cannot rise and raise the others.

use super::leximin::open;
use super::model::Model;
use super::peel::{Panels, even};
use super::simplex::{Lp, Status};

/// What a panel brings at least.
pub(super) const HELPS: f64 = 1e-8;
const COUNTS: f64 = 1e-7;
/// A settled chance may lose so much to rounding, so that it can be met again.
const SLACK: f64 = 1e-8;
const BRANCHES: u64 = 20_000;
/// Panels at most, for all levels together.
pub(super) const PANELS: usize = 4_000;

pub(super) struct Generated {
    pub panels: Panels,
    /// The highest possible least chance, by the multipliers, and whether every level was shown to be the highest.
    pub bound: f64,
    pub whole: bool,
}

/// From some panels of types to start with. `None` if there is no panel at all, or the numbers do not work out.
pub(super) fn generate(model: &Model, mut panels: Vec<Vec<i64>>) -> Option<Generated> {
    if panels.is_empty() {
        let mut first = model
            .program(vec![0; model.n])
            .solve(None, BRANCHES, true)
            .point?;
        first.truncate(model.n);
        panels.push(first);
    }
    let open = open(model);
    let mut settled: Vec<Option<f64>> = vec![None; open.len()];
    let mut reached = 0.0;
    let mut weights = vec![1.0];
    let mut bound: f64 = 1.0;
    let mut whole = true;
    let mut first = true;
    'levels: while settled.iter().any(Option::is_none) {
        let mut lp = master(model, &open, &settled, &panels);
        loop {
            if model.watch.is_stopped() || lp.solve() != Status::Optimal {
                // What was reached before still holds.
                whole = false;
                break 'levels;
            }
            let (_, rows) = lp.multipliers();
            let base = rows[open.len()];
            let asked: Vec<f64> = rows[..open.len()].iter().map(|y| (-y).max(0.0)).collect();
            let price = price(model, &open, &asked);
            let gain = |panel: &[i64]| -> f64 { worth(model, &open, &asked, panel) - base };
            let full = panels.len() >= PANELS;
            match price {
                Some((panel, _)) if !full && gain(&panel) > HELPS && !panels.contains(&panel) => {
                    add(&mut lp, model, &open, &panel);
                    panels.push(panel);
                }
                price => {
                    whole &= price
                        .as_ref()
                        .is_some_and(|(panel, proven)| *proven && gain(panel) <= 10.0 * HELPS);
                    let level = lp.point()[0];
                    if first {
                        // By duality: nobody's weights could make the least chance larger than the best panel's worth.
                        let best = price.map_or(1.0, |(panel, proven)| {
                            if proven {
                                worth(model, &open, &asked, &panel)
                            } else {
                                1.0
                            }
                        });
                        bound = best.min(1.0);
                        first = false;
                    }
                    weights = lp.point().split_off(1);
                    reached = level.clamp(reached, 1.0);
                    let mut some = false;
                    for (s, y) in settled.iter_mut().zip(&asked) {
                        if s.is_none() && (*y > COUNTS || level >= 1.0 - 1e-9) {
                            *s = Some(reached);
                            some = true;
                        }
                    }
                    if !some {
                        whole = false;
                        break 'levels;
                    }
                    break;
                }
            }
        }
    }
    Some(Generated {
        panels: used(weights.into_iter().zip(panels)),
        bound,
        whole,
    })
}

/// Panels that have a weight worth the name, with weights that add up to 1.
pub(super) fn used(weighed: impl Iterator<Item = (f64, Vec<i64>)>) -> Panels {
    even(weighed.filter(|(w, _)| *w > 1e-12).collect())
}

/// The level first, then a weight per panel; a row per open type, then that weights add up to 1.
fn master(model: &Model, open: &[usize], settled: &[Option<f64>], panels: &[Vec<i64>]) -> Lp {
    let mut lp = Lp::new(vec![0.0], vec![1.0], vec![1.0]);
    for s in settled {
        match s {
            Some(chance) => lp.add_row(Vec::new(), *chance - SLACK, 2.0),
            None => lp.add_row(vec![(0, -1.0)], 0.0, 2.0),
        }
    }
    lp.add_row(Vec::new(), 1.0, 1.0);
    for panel in panels {
        add(&mut lp, model, open, panel);
    }
    lp
}

pub(super) fn add(lp: &mut Lp, model: &Model, open: &[usize], panel: &[i64]) {
    let mut terms: Vec<(usize, f64)> = (open.iter().enumerate())
        .filter(|(_, t)| panel[**t] > 0)
        .map(|(r, t)| (r, panel[*t] as f64 / model.high[*t] as f64))
        .collect();
    terms.push((open.len(), 1.0));
    lp.add_column(&terms, 0.0, 2.0, 0.0);
}

pub(super) fn worth(model: &Model, open: &[usize], asked: &[f64], panel: &[i64]) -> f64 {
    (open.iter().zip(asked))
        .map(|(t, y)| y * panel[*t] as f64 / model.high[*t] as f64)
        .sum()
}

/// The panel that is worth most by these multipliers, and whether that is proven.
pub(super) fn price(model: &Model, open: &[usize], asked: &[f64]) -> Option<(Vec<i64>, bool)> {
    let most = asked.iter().fold(0.0, |m: f64, y| m.max(*y)).max(1e-300);
    let mut cost = vec![0; model.n];
    for (t, y) in open.iter().zip(asked) {
        cost[*t] = (y / most / model.high[*t] as f64 * 1e9) as i64;
    }
    let found = model.program(cost).solve(None, BRANCHES, false);
    let mut point = found.point?;
    point.truncate(model.n);
    Some((point, found.whole || found.bound <= found.worth))
}
