//! What no point of a programme can exceed, in whole numbers, from whatever multipliers the linear programme ends with.

use super::branch::Program;
use super::simplex::Lp;

/// Multipliers are rounded to 2^-GRID.
pub(super) const GRID: u32 = 24;

/// By what rows and costs were divided, so that their largest coefficients are 1 in the linear programme.
#[derive(Debug, Clone)]
pub(super) struct Scales {
    /// Of each row of the linear programme: which of the programme's it is, and its divisor.
    rows: Vec<(usize, f64)>,
    /// How many rows the programme has.
    all: usize,
    cost: f64,
}

impl Scales {
    /// The linear programme's multipliers as whole numbers of 2^-GRID for the rows as they are.
    pub(super) fn rounded(&self, multipliers: &[f64], with_cost: bool) -> Vec<i128> {
        let cost = if with_cost { self.cost } else { 1.0 };
        let grid = f64::from(1_u32 << GRID);
        let mut rounded = vec![0; self.all];
        for (y, (row, scale)) in multipliers.iter().zip(&self.rows) {
            rounded[*row] = (y * cost / scale * grid).round() as i128;
        }
        rounded
    }
}

impl Program {
    /// The linear programme over these columns; the others stay at their least. Rows that hold anyway are left out.
    pub(super) fn relaxed(&self, columns: &[usize]) -> (Lp, Scales) {
        let float = |v: &[i64]| -> Vec<f64> { columns.iter().map(|j| v[*j] as f64).collect() };
        let cost_scale = largest(self.cost.iter().copied());
        let cost = columns.iter().map(|j| self.cost[*j] as f64 / cost_scale);
        let mut lp = Lp::new(float(&self.low), float(&self.high), cost.collect());
        let mut place = vec![usize::MAX; self.cost.len()];
        for (k, j) in columns.iter().enumerate() {
            place[*j] = k;
        }
        let mut scales = Vec::with_capacity(self.rows.len());
        for (r, row) in self.rows.iter().enumerate() {
            let (mut least, mut most) = (0, 0);
            for (j, a) in &row.terms {
                let high = if place[*j] == usize::MAX {
                    self.low[*j]
                } else {
                    self.high[*j]
                };
                let (x, y) = (a * self.low[*j], a * high);
                least += x.min(y);
                most += x.max(y);
            }
            if least >= row.low && most <= row.high {
                continue;
            }
            let scale = largest(row.terms.iter().map(|(_, a)| *a));
            let (inside, beside): (Vec<_>, Vec<_>) =
                row.terms.iter().partition(|(j, _)| place[*j] != usize::MAX);
            let settled: i64 = beside.iter().map(|(j, a)| a * self.low[*j]).sum();
            lp.add_row(
                inside
                    .iter()
                    .map(|(j, a)| (place[*j], *a as f64 / scale))
                    .collect(),
                (row.low - settled) as f64 / scale,
                (row.high - settled) as f64 / scale,
            );
            scales.push((r, scale));
        }
        let scales = Scales {
            rows: scales,
            all: self.rows.len(),
            cost: cost_scale,
        };
        (lp, scales)
    }

    /// A true bound within these bounds of columns, in steps of 2^-GRID, and the columns' reduced costs in the same:
    /// Σ_j max(d_j x_j) + Σ_i max(y_i s_i) with d = c - yA. Without costs it is below 0 only where there is no point.
    pub(super) fn bound(
        &self,
        multipliers: &[i128],
        with_cost: bool,
        low: &[i64],
        high: &[i64],
    ) -> (i128, Vec<i128>) {
        let mut reduced: Vec<i128> = if with_cost {
            self.cost.iter().map(|c| i128::from(*c) << GRID).collect()
        } else {
            vec![0; self.cost.len()]
        };
        let mut bound: i128 = 0;
        for (y, row) in multipliers.iter().zip(&self.rows).filter(|(y, _)| **y != 0) {
            for (j, a) in &row.terms {
                reduced[*j] -= y * i128::from(*a);
            }
            bound += y * i128::from(if *y > 0 { row.high } else { row.low });
        }
        for (d, (l, h)) in reduced.iter().zip(low.iter().zip(high)) {
            bound += d * i128::from(if *d > 0 { *h } else { *l });
        }
        (bound, reduced)
    }

    /// The largest number of which all worths are multiples.
    pub(super) fn step(&self) -> i128 {
        let step = (self.cost.iter()).fold(0, |d, c| gcd(d, c.unsigned_abs()));
        i128::from(step.max(1))
    }
}

fn largest(numbers: impl Iterator<Item = i64>) -> f64 {
    numbers.map(i64::unsigned_abs).max().unwrap_or(1).max(1) as f64
}

pub(super) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
