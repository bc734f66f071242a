//! A panel by walking: begin with one that has about what is wanted of everybody, and exchange two people at a time
//! until no condition is broken (tabu search: Glover, "Tabu search, part I", 1989).
//!
//! Where many people differ in many ways there are very many panels, and a walk comes to one in a moment, while a search that
//! proves has to look at thousands of branches. A walk that comes to nothing proves nothing.

use super::model::Model;
use super::random::Random;

/// How many are looked at on either side of an exchange.
const LOOKS: usize = 24;
/// For so many exchanges whoever was moved stays, and so many more by lot.
const TENURE: usize = 4;
/// What somebody who is wanted counts beside a broken condition.
const WANTED: f64 = 0.2;

/// The conditions as a walk needs them.
pub(super) struct Walk<'m> {
    model: &'m Model,
    /// Type: the rows it is in, in order; without the first, which everybody is in.
    rows: Vec<Vec<u32>>,
    /// Type: spreads and their sets that it is in.
    sets: Vec<Vec<(usize, usize)>>,
    /// Types, those alike beside each other.
    order: Vec<usize>,
}

/// Where a walk is.
struct Here<'w> {
    walk: &'w Walk<'w>,
    limits: &'w [(i64, i64)],
    low: &'w [i64],
    high: &'w [i64],
    x: Vec<i64>,
    /// Members per row, and per set of each spread.
    sum: Vec<i64>,
    there: Vec<Vec<i64>>,
    distinct: Vec<i64>,
    /// Types with somebody who may go.
    inside: Vec<usize>,
    broken: Vec<usize>,
    place: Vec<usize>,
}

impl<'m> Walk<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let mut rows = vec![Vec::new(); model.n];
        for (r, c) in model.counts.iter().enumerate().skip(1) {
            for t in &c.members {
                rows[*t].push(r as u32);
            }
        }
        let mut sets = vec![Vec::new(); model.n];
        for (s, spread) in model.spreads.iter().enumerate() {
            for (k, set) in spread.sets.iter().enumerate() {
                for t in set {
                    sets[*t].push((s, k));
                }
            }
        }
        let mut order: Vec<usize> = (0..model.n).collect();
        order.sort_by(|a, b| rows[*a].cmp(&rows[*b]).then(a.cmp(b)));
        Self {
            model,
            rows,
            sets,
            order,
        }
    }

    pub(super) fn model(&self) -> &'m Model {
        self.model
    }

    /// Any panel that meets all conditions.
    pub(super) fn any(&self, steps: usize, random: &mut Random) -> Option<Vec<i64>> {
        let model = self.model;
        let limits: Vec<(i64, i64)> = model.counts.iter().map(|c| (c.min, c.max)).collect();
        let room: i64 = (0..model.n).map(|t| model.high[t] - model.low[t]).sum();
        let held: i64 = model.low.iter().sum();
        let each = (limits.first()?.0 - held) as f64 / room.max(1) as f64;
        let wanted: Vec<f64> = (0..model.n)
            .map(|t| each * (model.high[t] - model.low[t]) as f64)
            .collect();
        self.near(&wanted, &model.low, &model.high, &limits, steps, random)
    }

    /// A panel between `low` and `high`, with every row within `limits`, and rather of people of whom much is `wanted` beyond
    /// `low`.
    pub(super) fn near(
        &self,
        wanted: &[f64],
        low: &[i64],
        high: &[i64],
        limits: &[(i64, i64)],
        steps: usize,
        random: &mut Random,
    ) -> Option<Vec<i64>> {
        let places = limits.first()?.0;
        let held: i64 = low.iter().sum();
        if places < held || (0..low.len()).any(|t| low[t] > high[t]) {
            return None;
        }
        // Along a line on which everybody has as much as is wanted of them, every whole number is a place.
        let mut x = low.to_vec();
        let sum: f64 = wanted.iter().sum();
        let scale = (places - held) as f64 / sum.max(1e-12);
        let mut at = random.unit();
        let mut left = places - held;
        for t in &self.order {
            let before = at.floor();
            at += wanted[*t] * scale;
            let take = ((at.floor() - before) as i64).min(high[*t] - low[*t]).min(left);
            x[*t] += take;
            left -= take;
        }
        // Rounding at the end of the line, or too much wanted of somebody.
        for t in &self.order {
            let take = left.min(high[*t] - x[*t]);
            x[*t] += take;
            left -= take;
        }
        if left > 0 {
            return None;
        }
        let mut here = Here::new(self, limits, low, high, x);
        let mut free_at = vec![0_usize; low.len()];
        for step in 0..steps {
            if here.is_sound() {
                return Some(here.x);
            }
            if step % 64 == 0 && self.model.watch.is_stopped() {
                return None;
            }
            let Some((i, j)) = here.exchange(wanted, &free_at, step, random) else {
                continue;
            };
            here.change(i, -1);
            here.change(j, 1);
            for t in [i, j] {
                free_at[t] = step + TENURE + random.below(TENURE);
            }
        }
        here.is_sound().then_some(here.x)
    }
}

impl<'w> Here<'w> {
    fn new(
        walk: &'w Walk<'w>,
        limits: &'w [(i64, i64)],
        low: &'w [i64],
        high: &'w [i64],
        x: Vec<i64>,
    ) -> Self {
        let model = walk.model;
        let there: Vec<Vec<i64>> = (model.spreads.iter()).map(|s| vec![0; s.sets.len()]).collect();
        let mut here = Self {
            walk,
            limits,
            low,
            high,
            sum: vec![0; model.counts.len()],
            distinct: vec![0; there.len()],
            there,
            inside: Vec::new(),
            broken: Vec::new(),
            place: vec![usize::MAX; model.counts.len()],
            x: vec![0; x.len()],
        };
        for (t, many) in x.into_iter().enumerate() {
            if many > 0 {
                here.change(t, many);
            }
        }
        for r in 1..here.sum.len() {
            here.mark(r);
        }
        here
    }

    fn is_sound(&self) -> bool {
        let wide = |(s, d): (usize, &i64)| *d >= self.walk.model.spreads[s].least;
        self.broken.is_empty() && self.distinct.iter().enumerate().all(wide)
    }

    fn breach(&self, r: usize, sum: i64) -> i64 {
        let (least, most) = self.limits[r];
        (least - sum).max(sum - most).max(0)
    }

    fn mark(&mut self, r: usize) {
        let is_broken = self.breach(r, self.sum[r]) > 0;
        match (is_broken, self.place[r]) {
            (true, usize::MAX) => {
                self.place[r] = self.broken.len();
                self.broken.push(r);
            }
            (false, at) if at != usize::MAX => {
                self.broken.swap_remove(at);
                if let Some(moved) = self.broken.get(at) {
                    self.place[*moved] = at;
                }
                self.place[r] = usize::MAX;
            }
            _ => {}
        }
    }

    fn change(&mut self, t: usize, by: i64) {
        let was_inside = self.x[t] > self.low[t];
        self.x[t] += by;
        let is_inside = self.x[t] > self.low[t];
        if is_inside && !was_inside {
            self.inside.push(t);
        } else if was_inside && !is_inside {
            self.inside.retain(|i| *i != t);
        }
        let walk = self.walk;
        for r in &walk.rows[t] {
            self.sum[*r as usize] += by;
            self.mark(*r as usize);
        }
        for (s, k) in &walk.sets[t] {
            let before = self.there[*s][*k];
            self.there[*s][*k] += by;
            self.distinct[*s] += i64::from(before + by > 0) - i64::from(before > 0);
        }
    }

    /// By how much more would be broken if one of `i` went and one of `j` came.
    fn worse(&self, i: usize, j: usize) -> i64 {
        let (a, b) = (&self.walk.rows[i], &self.walk.rows[j]);
        let (mut p, mut q, mut worse) = (0, 0, 0);
        loop {
            let (r, by) = match (a.get(p), b.get(q)) {
                (Some(x), Some(y)) if x == y => {
                    (p, q) = (p + 1, q + 1);
                    continue;
                }
                (Some(x), Some(y)) if x < y => {
                    p += 1;
                    (*x as usize, -1)
                }
                (Some(x), None) => {
                    p += 1;
                    (*x as usize, -1)
                }
                (_, Some(y)) => {
                    q += 1;
                    (*y as usize, 1)
                }
                (None, None) => break,
            };
            worse += self.breach(r, self.sum[r] + by) - self.breach(r, self.sum[r]);
        }
        for (s, spread) in self.walk.model.spreads.iter().enumerate() {
            let goes = |k: usize| self.walk.sets[i].contains(&(s, k));
            let comes = |k: usize| self.walk.sets[j].contains(&(s, k));
            let lost = self.walk.sets[i]
                .iter()
                .filter(|(of, k)| *of == s && !comes(*k) && self.there[s][*k] == 1);
            let won = self.walk.sets[j]
                .iter()
                .filter(|(of, k)| *of == s && !goes(*k) && self.there[s][*k] == 0);
            let after = self.distinct[s] + won.count() as i64 - lost.count() as i64;
            worse += (spread.least - after).max(0) - (spread.least - self.distinct[s]).max(0);
        }
        worse
    }

    /// The best of some exchanges that would mend one broken condition.
    fn exchange(
        &self,
        wanted: &[f64],
        free_at: &[usize],
        step: usize,
        random: &mut Random,
    ) -> Option<(usize, usize)> {
        let goes = |i: usize| free_at[i] <= step;
        let comes = |j: usize| self.x[j] < self.high[j] && free_at[j] <= step;
        let has = |t: usize, r: usize| self.walk.rows[t].binary_search(&(r as u32)).is_ok();
        let (mut out, mut inn): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let all = self.walk.model.n;
        let mend = (!self.broken.is_empty()).then(|| self.broken[random.below(self.broken.len())]);
        let lacks = mend.filter(|r| self.sum[*r] < self.limits[*r].0);
        let full = mend.filter(|r| self.sum[*r] > self.limits[*r].1);
        out.extend(
            self.inside
                .iter()
                .copied()
                .filter(|i| goes(*i) && lacks.is_none_or(|r| !has(*i, r)) && full.is_none_or(|r| has(*i, r))),
        );
        while out.len() > LOOKS {
            out.swap_remove(random.below(out.len()));
        }
        for _ in 0..4 * LOOKS {
            if inn.len() >= LOOKS {
                break;
            }
            let members = lacks.map(|r| &self.walk.model.counts[r].members);
            let j = match members {
                // Nobody could mend it.
                Some(members) if members.is_empty() => return None,
                Some(members) => members[random.below(members.len())],
                None => random.below(all),
            };
            if comes(j) && full.is_none_or(|r| !has(j, r)) && !inn.contains(&j) {
                inn.push(j);
            }
        }
        let mut best: Option<(f64, usize, usize)> = None;
        for i in &out {
            for j in inn.iter().filter(|j| *j != i) {
                let worth = self.worse(*i, *j) as f64 + WANTED * (wanted[*i] - wanted[*j]);
                if best.is_none_or(|(b, _, _)| worth < b) {
                    best = Some((worth, *i, *j));
                }
            }
        }
        best.map(|(_, i, j)| (i, j))
    }
}
