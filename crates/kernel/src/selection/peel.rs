//! Chances turned into whole panels: find a panel that the chances still hold enough of, take away as much of it as can be,
//! and go on with the rest. Each panel keeps every condition that the chances meet exactly, so each step settles a
//! condition or a type for good and the steps are few.

use super::core;
use super::model::Model;
use super::random::Random;
use super::walk::Walk;

/// Rests smaller than this are rounding.
const ROUNDING: f64 = 1e-10;
/// A rest so small that no panel can be found in it is rounding too.
const LOST: f64 = 5e-7;
/// Branches to look at for one panel.
const BRANCHES: u64 = 600;
/// With no more types than this to choose from, no panel is walked to.
const FEW: usize = 200;
/// Exchanges on a walk, and walks before branches are looked at.
const WALK: usize = 600;
const WALKS: usize = 2;

/// Panels of types with their weights, which add up to 1.
pub(super) type Panels = Vec<(f64, Vec<i64>)>;

/// Panels whose mixture has these sums per type, or those found until there was none that kept all conditions (their
/// weights then do not add up to 1). In one of many ways: salt 0 takes the longest steps, any other takes panels as they come by lot.
pub(super) fn peel(model: &Model, sums: &[f64], salt: u64) -> Result<Panels, Panels> {
    let walk = Walk::new(model);
    let mut random = Random::new(salt);
    // What is left, not scaled up: the rest of a weight of `left`.
    let mut rest = sums.to_vec();
    let mut left = 1.0;
    let mut panels: Panels = Vec::new();
    let steps = 2 * (model.n + model.counts.len()) + 10;
    for _ in 0..steps {
        model.watch.tell(0.2 + 0.6 * (1.0 - left));
        if left < 1e-9 || model.watch.is_stopped() {
            break;
        }
        let Some(panel) = find(&walk, &rest, left, salt > 0, &mut random) else {
            break;
        };
        let weight = reach(model, &rest, left, &panel);
        if weight <= ROUNDING {
            break;
        }
        for (r, x) in rest.iter_mut().zip(&panel) {
            *r -= weight * *x as f64;
        }
        left -= weight;
        panels.push((weight, panel));
    }
    if left > LOST {
        return Err(panels);
    }
    Ok(even(panels))
}

/// With weights that add up to 1.
pub(super) fn even(mut panels: Panels) -> Panels {
    let sum: f64 = panels.iter().map(|(w, _)| w).sum();
    for (w, _) in &mut panels {
        *w /= sum;
    }
    panels
}

fn bounds(rest: f64, left: f64) -> (i64, i64) {
    let each = rest / left;
    let near = ROUNDING / left;
    ((each + near).floor() as i64, (each - near).ceil() as i64)
}

/// A panel between the floors and ceilings of what is left, with every row that is met exactly kept exact.
fn find(walk: &Walk<'_>, rest: &[f64], left: f64, by_lot: bool, random: &mut Random) -> Option<Vec<i64>> {
    let model = walk.model();
    let mut narrow = model.clone();
    let mut cost = Vec::with_capacity(model.n);
    for (t, r) in rest.iter().enumerate() {
        let (low, high) = bounds(*r, left);
        let (low, high) = (low.max(model.low[t]), high.min(model.high[t]));
        if low > high {
            return None;
        }
        (narrow.low[t], narrow.high[t]) = (low, high);
        // The step is as long as the smallest part of it: taking little of a type, or leaving out much, costs most.
        let part = (r / left - low as f64).clamp(1e-4, 1.0 - 1e-4);
        cost.push(((1.0 / (1.0 - part) - 1.0 / part) * 1_000.0) as i64);
    }
    if by_lot {
        for c in &mut cost {
            *c += (*c as f64 * (random.unit() - 0.5)) as i64 + (random.below(4_001) as i64 - 2_000);
        }
    }
    for c in &mut narrow.counts {
        let sum: f64 = c.members.iter().map(|t| rest[*t]).sum();
        let near = ROUNDING * 10.0 * (1.0 + c.members.len() as f64).sqrt();
        let (short, over) = (sum - c.min as f64 * left, c.max as f64 * left - sum);
        if short <= near {
            c.max = c.min;
        } else if over <= near {
            c.min = c.max;
        }
    }
    let program = narrow.program(cost);
    let open = (0..model.n).filter(|t| narrow.low[*t] < narrow.high[*t]).count();
    if open <= FEW {
        return whole(model, core::small(&program, BRANCHES));
    }
    let limits: Vec<(i64, i64)> = narrow.counts.iter().map(|c| (c.min, c.max)).collect();
    let wanted: Vec<f64> = (rest.iter().zip(&narrow.low))
        .map(|(r, low)| (r / left - *low as f64).clamp(0.0, 1.0))
        .collect();
    (0..WALKS)
        .find_map(|_| walk.near(&wanted, &narrow.low, &narrow.high, &limits, WALK, random))
        .or_else(|| whole(model, core::small(&program, BRANCHES)))
}

/// A point's columns that are types.
fn whole(model: &Model, point: Option<Vec<i64>>) -> Option<Vec<i64>> {
    let mut point = point?;
    point.truncate(model.n);
    Some(point)
}

/// How much of the panel can be taken so that what is left still meets everything.
fn reach(model: &Model, rest: &[f64], left: f64, panel: &[i64]) -> f64 {
    let mut most = left;
    for (r, x) in rest.iter().zip(panel) {
        let (low, high) = bounds(*r, left);
        // low·(left - w) <= r - w·x <= high·(left - w)
        if *x > low {
            most = most.min((r - low as f64 * left) / (x - low) as f64);
        }
        if *x < high {
            most = most.min((high as f64 * left - r) / (high - x) as f64);
        }
    }
    for c in &model.counts {
        let sum: f64 = c.members.iter().map(|t| rest[*t]).sum();
        let x: i64 = c.members.iter().map(|t| panel[*t]).sum();
        if x > c.min {
            most = most.min((sum - c.min as f64 * left) / (x - c.min) as f64);
        }
        if x < c.max {
            most = most.min((c.max as f64 * left - sum) / (c.max - x) as f64);
        }
    }
    most
}
