//! The chances whose product is the largest, by Newton's method on the multipliers of the conditions.
//!
//! Maximise Σ m·log p over chances `least <= p <= most` of types of m people whose sums meet every condition. With a multiplier
//! y for each condition, whose price for a type is z = Σ y, the best p is 1/z, cut to its bounds, and what is left to do is to
//! minimise a convex function of as many numbers as there are conditions: a few dozen, where there may be thousands of types.
//! A condition with room both ways has a kink at y = 0, which a step does not cross (Bertsekas, "Projected Newton methods",
//! 1982). What the multipliers promise less what the chances give is how far from the best they are at most.

use super::model::Model;

/// Steps at most; a few dozen are enough.
const STEPS: usize = 300;
/// A sum of people may miss its condition by so much.
const EXACT: f64 = 1e-11;
/// Keeps the equations solvable where conditions say the same.
const RIDGE: f64 = 1e-9;

/// A condition on sums of types.
struct Limit {
    members: Vec<usize>,
    least: f64,
    most: f64,
}

/// Chances of the open types, and how much larger the sum of logarithms could be.
pub(super) struct Product {
    pub chances: Vec<f64>,
    pub gap: f64,
}

/// `None` where a condition asks for different values (a spread), and where the numbers do not settle.
pub(super) fn product(model: &Model, open: &[usize], least: f64, most: f64) -> Option<Product> {
    if model.spreads.iter().any(|s| s.least > 0) {
        return None;
    }
    let mut place = vec![usize::MAX; model.n];
    for (k, t) in open.iter().enumerate() {
        place[*t] = k;
    }
    let sizes: Vec<f64> = open.iter().map(|t| model.high[*t] as f64).collect();
    let mut limits = Vec::new();
    for c in &model.counts {
        let members: Vec<usize> = (c.members.iter().map(|t| place[*t]))
            .filter(|k| *k != usize::MAX)
            .collect();
        let held: i64 = c.members.iter().map(|t| model.low[*t]).sum();
        let room: f64 = members.iter().map(|k| sizes[*k] * most).sum();
        let (low, high) = ((c.min - held) as f64, (c.max - held) as f64);
        let floor: f64 = members.iter().map(|k| sizes[*k] * least).sum();
        if !members.is_empty() && (low > floor || high < room) {
            limits.push(Limit {
                members,
                least: low.max(0.0),
                most: high.min(room),
            });
        }
    }
    // Equal chances first: the number of places stands first among the conditions.
    let people: f64 = sizes.iter().sum();
    let mut y = vec![0.0; limits.len()];
    let places = limits.first().filter(|l| l.members.len() == open.len())?;
    *y.first_mut()? = people / places.most.max(1e-9);
    let mut task = Task {
        limits,
        sizes,
        least,
        most,
    };
    task.descend(&mut y)
}

struct Task {
    limits: Vec<Limit>,
    sizes: Vec<f64>,
    least: f64,
    most: f64,
}

impl Task {
    fn prices(&self, y: &[f64]) -> Vec<f64> {
        let mut z = vec![0.0; self.sizes.len()];
        for (limit, y) in self.limits.iter().zip(y).filter(|(_, y)| **y != 0.0) {
            for k in &limit.members {
                z[*k] += y;
            }
        }
        z
    }

    fn chance(&self, z: f64) -> f64 {
        if z * self.most <= 1.0 {
            self.most
        } else {
            (1.0 / z).max(self.least)
        }
    }

    /// What the multipliers promise.
    fn promise(&self, y: &[f64]) -> f64 {
        let types: f64 = (self.prices(y).iter().zip(&self.sizes))
            .map(|(z, m)| {
                let p = self.chance(*z);
                m * (p.ln() - z * p)
            })
            .sum();
        let limits: f64 = (self.limits.iter().zip(y))
            .map(|(l, y)| if *y > 0.0 { l.most * y } else { l.least * y })
            .sum();
        types + limits
    }

    fn descend(&mut self, y: &mut Vec<f64>) -> Option<Product> {
        let rows = self.limits.len();
        for _ in 0..STEPS {
            let z = self.prices(y);
            let chances: Vec<f64> = z.iter().map(|z| self.chance(*z)).collect();
            let sums: Vec<f64> = (self.limits.iter())
                .map(|l| l.members.iter().map(|k| self.sizes[*k] * chances[*k]).sum())
                .collect();
            // How steep it is for each condition, on the side to which it would move; none where it stands well.
            let mut slopes = vec![None; rows];
            let mut worst: f64 = 0.0;
            for r in 0..rows {
                let l = &self.limits[r];
                let fixed = (l.most - l.least).abs() < EXACT;
                let slope = if fixed || y[r] > 0.0 || (y[r] == 0.0 && sums[r] > l.most) {
                    l.most - sums[r]
                } else if y[r] < 0.0 || sums[r] < l.least {
                    l.least - sums[r]
                } else {
                    continue;
                };
                worst = worst.max(slope.abs());
                slopes[r] = Some(slope);
            }
            if worst <= EXACT * self.sizes.len().max(100) as f64 {
                let got: f64 = (chances.iter().zip(&self.sizes)).map(|(p, m)| m * p.ln()).sum();
                return Some(Product {
                    gap: (self.promise(y) - got).max(0.0),
                    chances,
                });
            }
            let mut free: Vec<usize> = (0..rows).filter(|r| slopes[*r].is_some()).collect();
            let mut step = self.step(&z, &free, &slopes)?;
            // What stands at its kink and would be drawn to the wrong side of it by the others stays there for now.
            loop {
                let wrong = |r: usize, d: f64| {
                    let l = &self.limits[r];
                    (l.most - l.least).abs() >= EXACT && y[r] == 0.0 && d * slopes[r].unwrap_or(0.0) > 0.0
                };
                let kept: Vec<usize> = (free.iter().zip(&step))
                    .filter(|(r, d)| !wrong(**r, **d))
                    .map(|(r, _)| *r)
                    .collect();
                if kept.len() == free.len() {
                    break;
                }
                free = kept;
                step = self.step(&z, &free, &slopes)?;
            }
            if !self.walk(y, &free, &step, &slopes) {
                return None;
            }
        }
        None
    }

    /// Newton's step for the free conditions.
    fn step(&self, z: &[f64], free: &[usize], slopes: &[Option<f64>]) -> Option<Vec<f64>> {
        let n = free.len();
        let mut of_type: Vec<Vec<usize>> = vec![Vec::new(); z.len()];
        for (a, r) in free.iter().enumerate() {
            for k in &self.limits[*r].members {
                of_type[*k].push(a);
            }
        }
        let mut bend = vec![vec![0.0; n]; n];
        for ((z, m), rows) in z.iter().zip(&self.sizes).zip(&of_type) {
            // Cut to its bounds a chance does not bend.
            if z * self.most <= 1.0 || z * self.least >= 1.0 {
                continue;
            }
            let by = m / (z * z);
            for a in rows {
                for b in rows {
                    bend[*a][*b] += by;
                }
            }
        }
        let scale = bend
            .iter()
            .enumerate()
            .fold(1e-12, |s: f64, (a, row)| s.max(row[a]));
        for (a, row) in bend.iter_mut().enumerate() {
            row[a] += RIDGE * scale;
        }
        let slope: Vec<f64> = free.iter().filter_map(|r| slopes[*r]).collect();
        solve(bend, slope).map(|d| d.into_iter().map(|d| -d).collect())
    }

    /// As far along the step as the promise falls; a multiplier with a kink stops at 0.
    fn walk(&self, y: &mut Vec<f64>, free: &[usize], step: &[f64], slopes: &[Option<f64>]) -> bool {
        let before = self.promise(y);
        let mut length = 1.0;
        for _ in 0..60 {
            let mut next = y.clone();
            let mut falls = 0.0;
            for (r, d) in free.iter().zip(step) {
                let l = &self.limits[*r];
                let fixed = (l.most - l.least).abs() < EXACT;
                let to = y[*r] + length * d;
                next[*r] = if !fixed && y[*r] * to < 0.0 { 0.0 } else { to };
                falls += slopes[*r].unwrap_or(0.0) * (next[*r] - y[*r]);
            }
            let after = self.promise(&next);
            // The last steps change less than can be counted.
            if after <= before + 1e-4 * falls || (falls.abs() < 1e-9 && after <= before + 1e-9 * before.abs())
            {
                *y = next;
                return true;
            }
            length *= 0.5;
        }
        false
    }
}

/// Solves a symmetric positive definite system by Cholesky's decomposition. `None` where it is not one.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let done: f64 = (a[i].iter().zip(&a[j]).take(j)).map(|(x, y)| x * y).sum();
            let sum = a[i][j] - done;
            if i == j {
                if sum <= 0.0 {
                    return None;
                }
                a[i][i] = sum.sqrt();
            } else {
                a[i][j] = sum / a[j][j];
            }
        }
    }
    for i in 0..n {
        let done: f64 = (a[i].iter().zip(&b).take(i)).map(|(x, y)| x * y).sum();
        b[i] = (b[i] - done) / a[i][i];
    }
    for i in (0..n).rev() {
        for k in i + 1..n {
            b[i] -= a[k][i] * b[k];
        }
        b[i] /= a[i][i];
    }
    Some(b)
}
