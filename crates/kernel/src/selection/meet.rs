//! Whole panels for given chances. Taking chances apart (`peel`) may end with a rest of which no panel can be taken,
//! though other panels on the way would have left none. Then it is tried again by lot, and at last panels
//! are generated from all that were found, until what any chance falls short by is nothing.

use super::generate::{HELPS, PANELS, add, price, used, worth};
use super::leximin::open;
use super::model::Model;
use super::peel::{Panels, peel};
use super::simplex::{Lp, Status};

/// So often by lot.
const LOTS: u64 = 8;
/// Chances that fall short by no more than this are met, and those by no more than the other where the numbers do not
/// let them come closer.
const MET: f64 = 1e-8;
const NEARLY: f64 = 1e-6;

/// What there is where no panels were found that give such chances.
pub(super) struct Unmet {
    /// The panels that were found.
    pub found: Vec<Vec<i64>>,
    /// With weights that come as near as they were seen to.
    pub nearest: Option<Panels>,
}

/// Panels with weights that add up to 1 for these sums per type.
pub(super) fn meet(model: &Model, sums: &[f64]) -> Result<Panels, Unmet> {
    let mut known: Vec<Vec<i64>> = Vec::new();
    for salt in 0..=LOTS {
        match peel(model, sums, salt) {
            Ok(panels) => return Ok(panels),
            Err(panels) => known.extend(panels.into_iter().map(|(_, panel)| panel)),
        }
        known.sort();
        known.dedup();
        // What is left by one way is seldom left by another, and so by neither once both are mixed.
        if salt > 0
            && let Some(panels) = mix(model, sums, &known)
        {
            return Ok(panels);
        }
    }
    approach(model, sums, known)
}

/// The panels with weights for these sums, if there are any.
fn mix(model: &Model, sums: &[f64], panels: &[Vec<i64>]) -> Option<Panels> {
    let mut lp = short(model, &open(model), sums, panels);
    if lp.solve() != Status::Optimal {
        return None;
    }
    let x = lp.point();
    (x[0] <= MET).then(|| used(x.into_iter().skip(1).zip(panels.iter().cloned())))
}

/// By how much chances fall short first, then a weight per panel; a row per open type, then that weights add up to 1.
fn short(model: &Model, open: &[usize], sums: &[f64], panels: &[Vec<i64>]) -> Lp {
    let mut lp = Lp::new(vec![0.0], vec![2.0], vec![-1.0]);
    for t in open {
        let chance = sums[*t] / model.high[*t] as f64;
        lp.add_row(vec![(0, 1.0)], chance, 4.0);
    }
    lp.add_row(Vec::new(), 1.0, 1.0);
    for panel in panels {
        add(&mut lp, model, open, panel);
    }
    lp
}

/// Generates the panels that the multipliers ask for.
fn approach(model: &Model, sums: &[f64], mut panels: Vec<Vec<i64>>) -> Result<Panels, Unmet> {
    let open = open(model);
    let mut lp = short(model, &open, sums, &panels);
    let mut nearest: Option<(f64, Panels)> = None;
    while !model.watch.is_stopped() && lp.solve() == Status::Optimal {
        let x = lp.point();
        let weighed = || used(x.iter().skip(1).copied().zip(panels.iter().cloned()));
        if x[0] <= MET {
            return Ok(weighed());
        }
        if nearest.as_ref().is_none_or(|(short, _)| x[0] < *short) {
            nearest = Some((x[0], weighed()));
        }
        let (_, rows) = lp.multipliers();
        let asked: Vec<f64> = rows[..open.len()].iter().map(|y| (-y).max(0.0)).collect();
        let gain = |panel: &[i64]| worth(model, &open, &asked, panel) - rows[open.len()];
        let next = price(model, &open, &asked).map(|(panel, _)| panel);
        match next.filter(|panel| gain(panel) > HELPS && !panels.contains(panel)) {
            Some(panel) if panels.len() < PANELS => {
                add(&mut lp, model, &open, &panel);
                panels.push(panel);
            }
            _ => break,
        }
    }
    match nearest {
        Some((short, panels)) if short <= NEARLY => Ok(panels),
        nearest => Err(Unmet {
            found: panels,
            nearest: nearest.map(|(_, panels)| panels),
        }),
    }
}
