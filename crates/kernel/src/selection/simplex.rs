//! Linear programmes over boxes: maximise c·x where every row's sum and every variable lies between two finite bounds.
//!
//! A dual simplex on a dense dictionary (`basic = table · outside`). As everything is boxed, a variable whose reduced
//! cost has the wrong sign is simply put at its other bound, so any basis is dual feasible: there is no first phase,
//! and after a bound, a row or a column has changed the search goes on from where it stood. Rows are few here (one per
//! condition), which is what makes a dense table the right thing.
//!
//! All arithmetic is plain `f64` in a fixed order. Nothing here is trusted as a proof: `branch` turns the row
//! multipliers into bounds by whole numbers, and `verify` looks at what comes out.

use super::random::Random;

/// Values may leave their bounds by so much.
const FEASIBLE: f64 = 1e-9;
/// A reduced cost smaller than this, relative to the largest cost, counts as 0.
const OPTIMAL: f64 = 1e-10;
/// Never pivot on less.
const PIVOT: f64 = 1e-8;
/// The table is made anew after so many pivots.
const REBUILD: usize = 150;
/// So many columns are put in order at a time.
const NEAREST: usize = 16;
/// After so many pivots in a row that led nowhere, costs are shifted by up to so much of the largest.
const IDLE: usize = 30;
const SHIFT: f64 = 1e-6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Optimal,
    /// No point: `Lp::ray` says why.
    Infeasible,
    /// Given up after very many pivots. Multipliers still give a bound.
    Stuck,
}

#[derive(Debug, Clone)]
pub(super) struct Lp {
    columns: usize,
    /// The rows as they were given.
    rows: Vec<Vec<(usize, f64)>>,
    /// Of columns, then of rows' sums; likewise below.
    low: Vec<f64>,
    high: Vec<f64>,
    at_high: Vec<bool>,
    cost: Vec<f64>,
    /// Added to the costs while the search would else go in circles; mostly nothing.
    shift: Vec<f64>,
    scale: f64,
    /// Variable of each row of the table, and of each of its columns. Columns come first, then rows' sums.
    basic: Vec<usize>,
    outside: Vec<usize>,
    table: Vec<Vec<f64>>,
    reduced: Vec<f64>,
    value: Vec<f64>,
    pivots: usize,
    /// How much has been done in all, for limits that do not depend on time.
    pub work: u64,
    ray: Option<usize>,
}

impl Lp {
    /// Columns by bounds and cost; no rows yet.
    pub(super) fn new(low: Vec<f64>, high: Vec<f64>, cost: Vec<f64>) -> Self {
        let columns = cost.len();
        let at_high = cost.iter().map(|c| *c > 0.0).collect();
        let mut lp = Self {
            columns,
            rows: Vec::new(),
            low,
            high,
            at_high,
            reduced: cost.clone(),
            cost,
            shift: Vec::new(),
            scale: 1.0,
            basic: Vec::new(),
            outside: (0..columns).collect(),
            table: Vec::new(),
            value: Vec::new(),
            pivots: 0,
            work: 0,
            ray: None,
        };
        lp.rescale();
        lp
    }

    fn rescale(&mut self) {
        self.scale = self.cost.iter().fold(0.0, |m: f64, c| m.max(c.abs())).max(1e-300);
    }

    pub(super) fn add_row(&mut self, terms: Vec<(usize, f64)>, low: f64, high: f64) {
        let mut row = vec![0.0; self.outside.len()];
        let place = self.places();
        for (var, a) in &terms {
            match place[*var] {
                Place::Outside(j) => row[j] += a,
                Place::Basic(r) => {
                    for (to, t) in row.iter_mut().zip(&self.table[r]) {
                        *to += a * t;
                    }
                }
            }
        }
        self.basic.push(self.columns + self.rows.len());
        self.rows.push(terms);
        self.low.push(low);
        self.high.push(high);
        self.at_high.push(false);
        self.table.push(row);
        self.value.push(0.0);
    }

    /// A column that stands in these rows.
    pub(super) fn add_column(&mut self, terms: &[(usize, f64)], low: f64, high: f64, cost: f64) {
        let new = self.columns;
        let mut column = vec![0.0; self.basic.len()];
        let mut reduced = cost;
        for (j, var) in self.outside.iter().enumerate() {
            let Some(row) = var.checked_sub(self.columns) else {
                continue;
            };
            for (_, a) in terms.iter().filter(|(r, _)| *r == row) {
                for (to, t) in column.iter_mut().zip(&self.table) {
                    *to -= a * t[j];
                }
                reduced -= a * self.reduced[j];
            }
        }
        for (to, var) in column.iter_mut().zip(&self.basic) {
            if let Some(row) = var.checked_sub(self.columns) {
                *to += terms
                    .iter()
                    .filter(|(r, _)| *r == row)
                    .map(|(_, a)| a)
                    .sum::<f64>();
            }
        }
        for var in self.basic.iter_mut().chain(self.outside.iter_mut()) {
            *var += usize::from(*var >= new);
        }
        self.low.insert(new, low);
        self.high.insert(new, high);
        self.at_high.insert(new, reduced > 0.0);
        self.cost.push(cost);
        self.columns += 1;
        for (row, a) in terms {
            self.rows[*row].push((new, *a));
        }
        self.outside.push(new);
        self.reduced.push(reduced);
        for (row, t) in self.table.iter_mut().zip(column) {
            row.push(t);
        }
        self.rescale();
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn set_bounds(&mut self, column: usize, low: f64, high: f64) {
        self.low[column] = low;
        self.high[column] = high;
    }

    /// Another aim over the same points: the search goes on from where it stands.
    pub(super) fn set_cost(&mut self, cost: Vec<f64>) {
        self.cost = cost;
        self.rescale();
        self.price();
    }

    fn places(&self) -> Vec<Place> {
        let mut place = vec![Place::Outside(0); self.columns + self.rows.len()];
        for (j, var) in self.outside.iter().enumerate() {
            place[*var] = Place::Outside(j);
        }
        for (r, var) in self.basic.iter().enumerate() {
            place[*var] = Place::Basic(r);
        }
        place
    }

    /// The value of every column.
    pub(super) fn point(&self) -> Vec<f64> {
        let mut x = vec![0.0; self.columns];
        for var in &self.outside {
            if *var < self.columns {
                x[*var] = self.held(*var);
            }
        }
        for (var, v) in self.basic.iter().zip(&self.value) {
            if *var < self.columns {
                x[*var] = *v;
            }
        }
        x
    }

    /// What each row's sum is worth, and each column beyond that: c·x = Σ columns + Σ rows for every x.
    pub(super) fn multipliers(&self) -> (Vec<f64>, Vec<f64>) {
        let mut all = vec![0.0; self.columns + self.rows.len()];
        for (var, d) in self.outside.iter().zip(&self.reduced) {
            all[*var] = *d;
        }
        let rows = all.split_off(self.columns);
        (all, rows)
    }

    /// Row multipliers that show that there is no point.
    pub(super) fn ray(&self) -> Option<Vec<f64>> {
        let r = self.ray?;
        let mut y = vec![0.0; self.rows.len()];
        let var = self.basic[r];
        // Too small: the row's largest value is still below; `value = Σ` turned into `Σ - value = 0` or the reverse.
        let sign = if self.value[r] < self.low[var] { 1.0 } else { -1.0 };
        if let Some(row) = var.checked_sub(self.columns) {
            y[row] -= sign;
        }
        for (v, t) in self.outside.iter().zip(&self.table[r]) {
            if let Some(row) = v.checked_sub(self.columns) {
                y[row] += sign * t;
            }
        }
        Some(y)
    }

    fn held(&self, var: usize) -> f64 {
        if self.at_high[var] {
            self.high[var]
        } else {
            self.low[var]
        }
    }

    fn price(&mut self) {
        let place = self.places();
        let mut reduced = vec![0.0; self.outside.len()];
        for (var, c) in self.cost.iter().enumerate() {
            let c = c + self.shift.get(var).unwrap_or(&0.0);
            if c == 0.0 {
                continue;
            }
            match place[var] {
                Place::Outside(j) => reduced[j] += c,
                Place::Basic(r) => {
                    for (to, t) in reduced.iter_mut().zip(&self.table[r]) {
                        *to += c * t;
                    }
                }
            }
        }
        self.reduced = reduced;
    }

    /// Puts whoever is outside at the bound that its reduced cost asks for, and works out the others.
    fn settle(&mut self) {
        let zero = OPTIMAL * self.scale;
        for (var, d) in self.outside.iter().zip(&self.reduced) {
            if *d > zero {
                self.at_high[*var] = true;
            } else if *d < -zero {
                self.at_high[*var] = false;
            }
        }
        let held: Vec<f64> = self.outside.iter().map(|v| self.held(*v)).collect();
        for (value, row) in self.value.iter_mut().zip(&self.table) {
            *value = row.iter().zip(&held).map(|(t, x)| t * x).sum();
        }
    }

    /// The table from the rows as they were given, for the same basis, so that errors do not grow.
    fn rebuild(&mut self) {
        let wanted: Vec<usize> = self.basic.clone();
        self.outside = (0..self.columns).collect();
        self.basic = (self.columns..self.columns + self.rows.len()).collect();
        self.table = vec![vec![0.0; self.columns]; self.rows.len()];
        for (to, row) in self.table.iter_mut().zip(&self.rows) {
            for (var, a) in row {
                to[*var] += a;
            }
        }
        let mut is_wanted = vec![false; self.columns + self.rows.len()];
        for var in &wanted {
            is_wanted[*var] = true;
        }
        self.price();
        for j in 0..self.columns {
            if !is_wanted[self.outside[j]] {
                continue;
            }
            let best = (0..self.basic.len())
                .filter(|r| !is_wanted[self.basic[*r]])
                .max_by(|a, b| {
                    let (x, y) = (self.table[*a][j].abs(), self.table[*b][j].abs());
                    x.total_cmp(&y).then(b.cmp(a))
                });
            // A basis that turns out to be singular is mended by leaving the column outside.
            if let Some(r) = best.filter(|r| self.table[*r][j].abs() > PIVOT) {
                self.pivot(r, j);
            }
        }
        self.pivots = 0;
    }

    fn pivot(&mut self, r: usize, j: usize) {
        let mut row = std::mem::take(&mut self.table[r]);
        let by = 1.0 / row[j];
        for t in &mut row {
            *t *= -by;
        }
        row[j] = by;
        for other in self.table.iter_mut().filter(|o| !o.is_empty()) {
            let f = other[j];
            if f != 0.0 {
                other[j] = 0.0;
                for (to, t) in other.iter_mut().zip(&row) {
                    *to += f * t;
                }
            }
        }
        let f = self.reduced[j];
        if f != 0.0 {
            self.reduced[j] = 0.0;
            for (to, t) in self.reduced.iter_mut().zip(&row) {
                *to += f * t;
            }
        }
        self.table[r] = row;
        std::mem::swap(&mut self.basic[r], &mut self.outside[j]);
        self.pivots += 1;
        self.work += 1;
    }

    /// From the basis as it stands to the best point.
    ///
    /// Where many columns cost the same, pivots may go in circles for long. Then every cost is shifted a little, each
    /// differently, and once that is solved back again, after which mostly nothing is left to do.
    pub(super) fn solve(&mut self) -> Status {
        self.ray = None;
        let patience = 200 + 20 * (self.basic.len() + self.outside.len().min(10 * self.basic.len()));
        let mut fresh = false;
        let mut idle = 0;
        let mut may_shift = true;
        self.settle();
        for step in 0..2 * patience {
            if self.pivots >= REBUILD.max(self.basic.len()) {
                self.rebuild();
                self.settle();
            }
            if idle > IDLE && may_shift {
                self.shift_costs();
                (idle, may_shift) = (0, false);
            }
            let Some((r, short)) = self.leaving(step > patience) else {
                if self.shift_back() {
                    self.settle();
                    continue;
                }
                if !fresh && self.pivots > 0 && self.wrong() {
                    fresh = true;
                    self.rebuild();
                    self.settle();
                    continue;
                }
                return Status::Optimal;
            };
            match self.entering(r, short, step > patience) {
                Some(Entering {
                    column: j,
                    flips,
                    ratio,
                }) => {
                    let leaving = self.basic[r];
                    for f in flips {
                        let var = self.outside[f];
                        let by = self.high[var] - self.low[var];
                        let by = if self.at_high[var] { -by } else { by };
                        self.at_high[var] = !self.at_high[var];
                        for (value, row) in self.value.iter_mut().zip(&self.table) {
                            *value += by * row[f];
                        }
                    }
                    self.at_high[leaving] = short < 0.0;
                    let target = self.held(leaving);
                    let by = (target - self.value[r]) / self.table[r][j];
                    let entering = self.held(self.outside[j]) + by;
                    for (value, row) in self.value.iter_mut().zip(&self.table) {
                        *value += by * row[j];
                    }
                    self.value[r] = entering;
                    self.pivot(r, j);
                    fresh = false;
                    idle = if ratio > OPTIMAL * self.scale { 0 } else { idle + 1 };
                }
                None if !fresh && self.pivots > 0 => {
                    fresh = true;
                    self.rebuild();
                    self.settle();
                }
                None => {
                    // That there is no point does not depend on costs, and the row stays as far outside as it was found.
                    self.shift_back();
                    self.ray = Some(r);
                    return Status::Infeasible;
                }
            }
        }
        if self.shift_back() {
            self.settle();
        }
        Status::Stuck
    }

    /// Another cost for every column, by a rule that depends on its place alone.
    fn shift_costs(&mut self) {
        let scale = if self.scale > 1e-200 { self.scale } else { 1.0 };
        let mut random = Random::new(0);
        self.shift = (0..self.columns)
            .map(|_| SHIFT * scale * (random.unit() - 0.5))
            .collect();
        self.price();
        self.settle();
    }

    /// The costs as they are. False where they were not shifted.
    fn shift_back(&mut self) -> bool {
        if self.shift.is_empty() {
            return false;
        }
        self.shift.clear();
        self.price();
        true
    }

    /// The row that is furthest outside its bounds, and by how much it must grow.
    fn leaving(&self, first: bool) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for (r, (value, var)) in self.value.iter().zip(&self.basic).enumerate() {
            let short = if *value < self.low[*var] {
                self.low[*var] - value
            } else if *value > self.high[*var] {
                self.high[*var] - value
            } else {
                continue;
            };
            if short.abs() <= FEASIBLE * (1.0 + value.abs()) {
                continue;
            }
            if first {
                // By the lowest variable, which cannot go in circles.
                if best.is_none_or(|(b, _)| *var < self.basic[b]) {
                    best = Some((r, short));
                }
            } else if best.is_none_or(|(_, s)| short.abs() > s.abs()) {
                best = Some((r, short));
            }
        }
        best
    }

    /// Who comes in for row `r`.
    fn entering(&self, r: usize, short: f64, first: bool) -> Option<Entering> {
        let row = &self.table[r];
        let mut may: Vec<(f64, usize)> = Vec::new();
        for (j, (t, var)) in row.iter().zip(&self.outside).enumerate() {
            if t.abs() <= PIVOT || self.high[*var] <= self.low[*var] {
                continue;
            }
            let grows = (*t > 0.0) != self.at_high[*var];
            if grows == (short > 0.0) {
                may.push((self.reduced[j].abs() / t.abs(), j));
            }
        }
        // Only the nearest matter, and mostly few of them.
        let order = |a: &(f64, usize), b: &(f64, usize)| {
            a.0.total_cmp(&b.0)
                .then(self.outside[a.1].cmp(&self.outside[b.1]))
        };
        let mut sorted = 0;
        let more = |may: &mut [(f64, usize)], sorted: &mut usize| {
            let rest = &mut may[*sorted..];
            let next = NEAREST.min(rest.len());
            if next < rest.len() {
                rest.select_nth_unstable_by(next, order);
            }
            rest[..next].sort_unstable_by(order);
            *sorted += next;
        };
        if first {
            more(&mut may, &mut sorted);
            let (ratio, column) = *may.first()?;
            return Some(Entering {
                column,
                flips: Vec::new(),
                ratio,
            });
        }
        let mut left = short.abs();
        let mut passed = 0;
        loop {
            if passed == sorted {
                if sorted == may.len() {
                    return None;
                }
                more(&mut may, &mut sorted);
            }
            let j = may[passed].1;
            let var = self.outside[j];
            let room = row[j].abs() * (self.high[var] - self.low[var]);
            if room >= left - FEASIBLE {
                break;
            }
            left -= room;
            passed += 1;
        }
        // Of those that are as near, the one with the largest pivot; those before it change sides.
        let near = may[passed].0 + OPTIMAL * self.scale;
        let best = (passed..may.len()).filter(|k| may[*k].0 <= near).max_by(|a, b| {
            let (x, y) = (may[*a].1, may[*b].1);
            let size = row[x].abs().total_cmp(&row[y].abs());
            size.then(self.outside[y].cmp(&self.outside[x]))
        })?;
        let flips = may[..passed].iter().map(|(_, j)| *j).collect();
        let (ratio, column) = may[best];
        Some(Entering { column, flips, ratio })
    }

    /// Whether rounding errors have grown: rows' sums by the table against those by the rows.
    fn wrong(&self) -> bool {
        let x = self.point();
        let mut sums = vec![0.0; self.rows.len()];
        for var in &self.outside {
            if let Some(row) = var.checked_sub(self.columns) {
                sums[row] = self.held(*var);
            }
        }
        for (var, v) in self.basic.iter().zip(&self.value) {
            if let Some(row) = var.checked_sub(self.columns) {
                sums[row] = *v;
            }
        }
        self.rows.iter().zip(&sums).any(|(row, sum)| {
            let by_rows: f64 = row.iter().map(|(v, a)| a * x[*v]).sum();
            (by_rows - sum).abs() > FEASIBLE * 10.0 * (1.0 + sum.abs())
        })
    }
}

/// Who comes in, who changes to the other bound on the way, and by how much the multipliers change.
struct Entering {
    column: usize,
    flips: Vec<usize>,
    ratio: f64,
}

#[derive(Clone, Copy)]
enum Place {
    Outside(usize),
    Basic(usize),
}
