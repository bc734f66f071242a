//! Whole panels for given chances. Taking chances apart (`peel`) may end with a rest of which no panel can be taken,
//! though other panels on the way would have left none. Then the last of them are put back and others are taken by lot, from
//! ever more of them; and at last panels are generated from all that were found, until what any chance falls short by is
//! nothing.

use super::generate::{HELPS, PANELS, add, price, used, worth};
use super::leximin::open;
use super::model::Model;
use super::peel::{Panels, even, peel};
use super::simplex::{Lp, Status};

/// Each time so many times as much is put back; and so often all of it.
const BACK: f64 = 4.0;
const ALL: usize = 2;
/// By lot, before more is put back.
const LOTS: u64 = 2;
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
    let head = match peel(model, sums, 0) {
        Ok(panels) => return Ok(panels),
        Err(panels) => panels,
    };
    let mut pool = Vec::new();
    let mut enough = 1.0 - head.iter().map(|(w, _)| w).sum::<f64>();
    let (mut salt, mut all) = (0, 0);
    while all < ALL && !model.watch.is_stopped() {
        enough *= BACK;
        all += usize::from(enough >= 1.0);
        if let Some(panels) = again(model, sums, &head, enough, salt, &mut pool) {
            return Ok(panels);
        }
        salt += LOTS;
    }
    pool.extend(head.into_iter().map(|(_, panel)| panel));
    pool.sort();
    pool.dedup();
    approach(model, sums, pool)
}

/// Puts the last panels back until there is `enough` to be taken otherwise.
fn again(
    model: &Model,
    sums: &[f64],
    head: &Panels,
    enough: f64,
    salt: u64,
    pool: &mut Vec<Vec<i64>>,
) -> Option<Panels> {
    let mut left = 1.0;
    let mut rest = sums.to_vec();
    let kept = head.iter().take_while(|(w, panel)| {
        let keeps = left - w >= enough;
        if keeps {
            left -= w;
            for (r, x) in rest.iter_mut().zip(panel) {
                *r -= w * *x as f64;
            }
        }
        keeps
    });
    let mut kept: Panels = kept.cloned().collect();
    for r in &mut rest {
        *r /= left;
    }
    let tail = head.iter().skip(kept.len());
    let mut found: Vec<Vec<i64>> = tail
        .map(|(_, panel)| panel.clone())
        .chain(pool.drain(..))
        .collect();
    found.sort();
    found.dedup();
    for lot in 1..=LOTS {
        let panels = match peel(model, &rest, salt + lot) {
            Ok(panels) => Some(panels),
            // What is left by one way is seldom left by another, and so by neither once both are mixed.
            Err(panels) => {
                found.extend(panels.into_iter().map(|(_, panel)| panel));
                found.sort();
                found.dedup();
                mix(model, &rest, &found)
            }
        };
        if let Some(panels) = panels {
            kept.extend(panels.into_iter().map(|(w, panel)| (w * left, panel)));
            return Some(even(kept));
        }
    }
    *pool = found;
    None
}

/// The panels with weights for these sums, if there are any.
fn mix(model: &Model, sums: &[f64], panels: &[Vec<i64>]) -> Option<Panels> {
    // Of whom all panels have as many, nothing is to be decided.
    let first = panels.first()?;
    let (varied, same): (Vec<usize>, Vec<usize>) =
        (open(model).into_iter()).partition(|t| panels.iter().any(|panel| panel[*t] != first[*t]));
    if same.iter().any(|t| sums[*t] - first[*t] as f64 > MET) {
        return None;
    }
    let mut lp = short(model, &varied, sums, panels);
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
