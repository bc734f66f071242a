//! Whole panels for given chances. Taking chances apart (`peel`) may end with a rest of which no panel can be taken,
//! though other panels on the way would have left none. Then it is tried again by lot, and at last panels
//! are generated from all that were found, until what any chance falls short by is nothing.

use super::generate::{HELPS, PANELS, add, price, used, worth};
use super::leximin::open;
use super::model::Model;
use super::peel::{Panels, peel, peel_salted};
use super::simplex::{Lp, Status};

/// So often by lot.
const LOTS: u64 = 8;
/// Chances that fall short by no more than this are met, and those by no more than the other where the numbers do not
/// let them come closer.
const MET: f64 = 1e-8;
const NEARLY: f64 = 1e-6;

/// Panels with weights that add up to 1 for these sums per type. An error has the panels that were found, where no panels
/// give such chances.
pub(super) fn meet(model: &Model, sums: &[f64]) -> Result<Panels, Vec<Vec<i64>>> {
    let mut known = match peel(model, sums) {
        Ok(panels) => return Ok(panels),
        Err(panels) => panels,
    };
    for salt in 1..=LOTS {
        match peel_salted(model, sums, salt) {
            Ok(panels) => return Ok(panels),
            Err(panels) => known.extend(panels),
        }
    }
    let mut known: Vec<Vec<i64>> = known.into_iter().map(|(_, panel)| panel).collect();
    known.sort();
    known.dedup();
    approach(model, sums, known)
}

/// Generates the panels that the multipliers ask for.
fn approach(model: &Model, sums: &[f64], mut panels: Vec<Vec<i64>>) -> Result<Panels, Vec<Vec<i64>>> {
    let open = open(model);
    // By how much chances fall short first, then a weight per panel.
    let mut lp = Lp::new(vec![0.0], vec![2.0], vec![-1.0]);
    for t in &open {
        let chance = sums[*t] / model.high[*t] as f64;
        lp.add_row(vec![(0, 1.0)], chance, 4.0);
    }
    lp.add_row(Vec::new(), 1.0, 1.0);
    for panel in &panels {
        add(&mut lp, model, &open, panel);
    }
    let mut nearly = None;
    while !model.watch.is_stopped() && lp.solve() == Status::Optimal {
        let x = lp.point();
        let weighed = || used(x.iter().skip(1).copied().zip(panels.iter().cloned()));
        if x[0] <= MET {
            return Ok(weighed());
        }
        if x[0] <= NEARLY {
            nearly = Some(weighed());
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
    nearly.ok_or(panels)
}
