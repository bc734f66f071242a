//! What a lottery's chances should be, where the conditions do not let them be equal.

use super::climb::{Climbed, climb};
use super::generate::{generate, price};
use super::leximin::{fractional, open};
use super::meet::meet;
use super::model::Model;
use super::newton::product;
use super::peel::{Panels, peel};
use super::simplex::{Lp, Status};

/// What is fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fairness {
    /// The least chance as large as it can be, then the next, and so on. It is the maximin lottery too, for its least chance is
    /// the largest possible, and goes on where that one stops.
    Leximin,
    /// The product of all chances as large as it can be (Nash welfare): gives up a little of the least chance where many others
    /// gain much by it.
    Nash,
    /// Neither too small nor too large: the sum of the largest chance against equal ones, and of equal ones against the
    /// least, as small as it can be (Baharav and Flanigan, "Fair, manipulation-robust, and transparent sortition", 2024).
    /// Large chances invite to make a false statement.
    Goldilocks,
    /// Leximin's chances, spread over many more panels: the mean of so many ways of making them up. Who comes together depends
    /// less on the conditions then. It is not shown that no other spread is more even.
    Spread,
}

/// On average nobody's logarithm of a chance could gain more than this.
const ENOUGH: f64 = 1e-7;
/// The same where panels are searched for one by one.
const ENOUGH_WHOLE: f64 = 1e-5;
/// Chances closer than this are the same.
const NEAR: f64 = 1e-9;
/// Ways of making up chances that a spread is the mean of.
const WAYS: u64 = 24;

/// Panels for chances, and how much better any lottery could be by the goal's own measure: 0 where none can.
pub(super) struct Made {
    pub panels: Panels,
    /// A factor: of the geometric mean for Nash, of the sum for Goldilocks.
    pub short: f64,
}

/// People of a type beside the chance of each, where that can be above 0.
fn sizes(model: &Model, open: &[usize]) -> Vec<f64> {
    open.iter().map(|t| model.high[*t] as f64).collect()
}

/// The conditions with people counted in parts; columns are the sums of types.
fn parts(model: &Model) -> Lp {
    let program = model.program(vec![0; model.n]);
    let real = |v: &[i64]| v.iter().map(|x| *x as f64).collect::<Vec<f64>>();
    let mut lp = Lp::new(
        real(&program.low),
        real(&program.high),
        vec![0.0; program.cost.len()],
    );
    for row in program.rows {
        let terms = row.terms.into_iter().map(|(j, a)| (j, a as f64)).collect();
        lp.add_row(terms, row.low as f64, row.high as f64);
    }
    lp
}

/// Climbs among chances in parts from leximin's.
fn climb_parts(model: &Model, lp: &mut Lp, open: &[usize], start: Vec<f64>) -> Climbed {
    let sizes = sizes(model, open);
    climb(&sizes, vec![(1.0, start)], ENOUGH, |prices| {
        let mut cost = vec![0.0; lp.columns()];
        for (t, g) in open.iter().zip(prices) {
            cost[*t] = *g;
        }
        lp.set_cost(cost);
        if lp.solve() != Status::Optimal {
            return None;
        }
        let point = lp.point();
        Some(open.iter().map(|t| point[*t]).collect())
    })
}

fn sums_of(model: &Model, open: &[usize], chances: &[f64]) -> Vec<f64> {
    (open.iter().zip(chances))
        .map(|(t, p)| p * model.high[*t] as f64)
        .collect()
}

/// The sums of all types from those of the open ones.
fn whole(model: &Model, open: &[usize], sums: &[f64]) -> Vec<f64> {
    let mut all: Vec<f64> = model.low.iter().map(|l| *l as f64).collect();
    for (t, s) in open.iter().zip(sums) {
        all[*t] = *s;
    }
    all
}

/// Those who can be chosen at all, with leximin's sums: a chance of 0 has no logarithm.
fn reachable(model: &Model) -> Option<(Vec<usize>, Vec<f64>)> {
    let chances = fractional(model)?;
    let open: Vec<usize> = open(model).into_iter().filter(|t| chances[*t] > NEAR).collect();
    let sums = open.iter().map(|t| chances[*t] * model.high[*t] as f64).collect();
    Some((open, sums))
}

/// Where everything is settled beforehand, every goal is reached.
fn settled(model: &Model) -> Option<Made> {
    let sums: Vec<f64> = model.low.iter().map(|low| *low as f64).collect();
    let panels = meet(model, &sums).ok()?;
    Some(Made { panels, short: 0.0 })
}

/// The lottery of the largest product of chances. `None` where the numbers do not work out.
pub(super) fn nash(model: &Model) -> Option<Made> {
    let (open, start) = reachable(model)?;
    if open.is_empty() {
        return settled(model);
    }
    let people: f64 = sizes(model, &open).iter().sum();
    if let Some(found) = product(model, &open, 0.0, 1.0)
        && let Ok(panels) = meet(
            model,
            &whole(model, &open, &sums_of(model, &open, &found.chances)),
        )
    {
        return Some(Made {
            panels,
            short: (found.gap / people).exp_m1(),
        });
    }
    let mut lp = parts(model);
    let climbed = climb_parts(model, &mut lp, &open, start);
    if let Ok(panels) = meet(model, &whole(model, &open, &climbed.sums())) {
        return Some(Made {
            panels,
            short: (climbed.gap / people).exp_m1(),
        });
    }
    // Such chances cannot be made up of whole panels: climb from panel to panel.
    let generated = generate(model, Vec::new())?;
    let first = generated.panels;
    // Whoever is on no whole panel has no chance to be raised.
    let open: Vec<usize> = (open.into_iter())
        .filter(|t| first.iter().any(|(_, panel)| panel[*t] > 0))
        .collect();
    let people: f64 = sizes(model, &open).iter().sum();
    let sums = |panel: &[i64]| -> Vec<f64> { open.iter().map(|t| panel[*t] as f64).collect() };
    let sizes = sizes(model, &open);
    let mut known: Vec<Vec<i64>> = first.iter().map(|(_, p)| p.clone()).collect();
    let start = first.iter().map(|(w, p)| (*w, sums(p))).collect();
    let mut proven = generated.whole;
    let climbed = climb(&sizes, start, ENOUGH_WHOLE, |prices| {
        let asked: Vec<f64> = prices.iter().zip(&sizes).map(|(g, m)| g * m).collect();
        let (panel, whole) = price(model, &open, &asked)?;
        proven &= whole;
        let point = sums(&panel);
        if !known.contains(&panel) {
            known.push(panel);
        }
        Some(point)
    });
    let mut panels: Panels = Vec::new();
    for (w, point) in climbed.points {
        let panel = known.iter().find(|p| sums(p) == point)?;
        panels.push((w, panel.clone()));
    }
    Some(Made {
        panels,
        short: if proven {
            (climbed.gap / people).exp_m1()
        } else {
            f64::INFINITY
        },
    })
}

/// The least sum of the largest and the least chance against equal ones, and a lottery that comes close to it.
pub(super) fn goldilocks(model: &Model) -> Option<Made> {
    let (open, _) = reachable(model)?;
    let chances = fractional(model)?;
    let sizes = sizes(model, &open);
    let people: f64 = sizes.iter().sum();
    let held: i64 = (0..model.n).map(|t| model.low[t]).sum();
    let places = model.counts.first()?.min - held;
    if open.is_empty() || places <= 0 {
        return settled(model);
    }
    let equal = places as f64 / people;
    let most = open.iter().map(|t| chances[*t]).fold(1.0, f64::min);
    let mut lp = parts(model);
    let mut largest = |least: f64| -> f64 {
        let fits = |lp: &mut Lp, largest: f64| {
            for (t, m) in open.iter().zip(&sizes) {
                lp.set_bounds(*t, least * m, largest * m);
            }
            lp.solve() == Status::Optimal
        };
        let (mut low, mut high) = (equal.max(least), 1.0);
        if fits(&mut lp, low + NEAR) {
            return low;
        }
        while high - low > NEAR {
            let middle = f64::midpoint(low, high);
            if fits(&mut lp, middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    };
    let sum = |least: f64, largest: f64| largest / equal + equal / least;
    // The sum is convex in the least chance: thirds by the golden section.
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (most * 1e-3, most * (1.0 - NEAR));
    while high - low > most * 1e-7 {
        let (a, b) = (high - golden * (high - low), low + golden * (high - low));
        if sum(a, largest(a)) <= sum(b, largest(b)) {
            high = b;
        } else {
            low = a;
        }
    }
    let least = f64::midpoint(low, high);
    let largest = (largest(least) + 2.0 * NEAR).min(1.0);
    let bound = sum(least, largest);
    for (t, m) in open.iter().zip(&sizes) {
        lp.set_bounds(*t, least * m, largest * m);
    }
    lp.set_cost(vec![0.0; lp.columns()]);
    if lp.solve() != Status::Optimal {
        return None;
    }
    // Between the two, the product of chances decides.
    let point = lp.point();
    let start = open.iter().map(|t| point[*t]).collect();
    let sums = match product(model, &open, least, largest) {
        Some(found) => sums_of(model, &open, &found.chances),
        None => climb_parts(model, &mut lp, &open, start).sums(),
    };
    let panels = match meet(model, &whole(model, &open, &sums)) {
        Ok(panels) => panels,
        // Not to be made up of whole panels: the fairest that are, and the measure says what they are worth.
        Err(unmet) => generate(model, unmet.found)?.panels,
    };
    let reached: Vec<f64> = (open.iter().zip(&sizes))
        .map(|(t, m)| panels.iter().map(|(w, p)| w * p[*t] as f64).sum::<f64>() / m)
        .collect();
    let got = sum(
        reached.iter().copied().fold(1.0, f64::min).max(1e-12),
        reached.iter().copied().fold(0.0, f64::max),
    );
    Some(Made {
        panels,
        short: (got / bound - 1.0).max(0.0),
    })
}

/// Chances made up in many ways at once; none where they cannot be made up of whole panels.
pub(super) fn spread(model: &Model, sums: &[f64]) -> Option<Panels> {
    let mut all: std::collections::BTreeMap<Vec<i64>, f64> = std::collections::BTreeMap::new();
    let mut ways = 0.0;
    for salt in 0..WAYS {
        if let Ok(panels) = peel(model, sums, salt) {
            ways += 1.0;
            for (w, panel) in panels {
                *all.entry(panel).or_default() += w;
            }
        }
    }
    (ways > 0.0).then(|| all.into_iter().map(|(panel, w)| (w / ways, panel)).collect())
}
