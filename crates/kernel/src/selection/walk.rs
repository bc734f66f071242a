//! A panel by walking: begin with one that has about what is wanted of everybody, and exchange two people at a time
//! until no condition is broken (tabu search: Glover, "Tabu search, part I", 1989). Where no exchange is for the better, what is
//! broken counts more from then on (Morris, "The breakout method for escaping from local minima", 1993).
//!
//! Where many people differ in many ways there are very many panels, and a walk comes to one in a moment, while a search that
//! proves has to look at thousands of branches. A walk that comes to nothing proves nothing.

use super::model::Model;
use super::random::Random;

/// How many are looked at on either side of an exchange.
const OUT: usize = 24;
const IN: usize = 1_024;
/// For so many exchanges whoever was moved stays, and so many more by lot.
const TENURE: usize = 4;
/// What a broken condition counts at first, beside somebody of whom all is wanted.
const BREACH: i32 = 40;
const WANTED: f64 = 8.0;
/// Not to be chosen.
const NEVER: i32 = i32::MAX / 4;
/// In none of the slot's groups.
const NONE: u16 = u16::MAX;

/// What somebody counts for: a condition's row, or one of the values of which there are to be different ones.
#[derive(Clone, Copy)]
enum Group {
    Row(usize),
    Value { spread: usize },
}

/// The conditions as a walk needs them.
pub(super) struct Walk<'m> {
    model: &'m Model,
    groups: Vec<Group>,
    /// Groups of which nobody is in two, mostly a category each: the group of every type. So a pair of types is compared slot by
    /// slot, and many at a time.
    slots: Vec<Vec<u16>>,
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
    /// Members per group, and how many different ones each spread has.
    sum: Vec<i64>,
    distinct: Vec<i64>,
    /// What a breach of each group counts, and how much worse it gets by one more and by one less.
    weight: Vec<i32>,
    more: Vec<i32>,
    less: Vec<i32>,
    /// Types with somebody who may go.
    inside: Vec<usize>,
    /// Groups whose limits are broken.
    broken: Vec<usize>,
    place: Vec<usize>,
}

impl<'m> Walk<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let mut groups = Vec::new();
        let mut slots: Vec<Vec<u16>> = Vec::new();
        let mut put = |group: Group, members: &[usize]| {
            let code = groups.len() as u16;
            groups.push(group);
            let fits = |slot: &&mut Vec<u16>| members.iter().all(|t| slot[*t] == NONE);
            let slot = match slots.iter_mut().find(fits) {
                Some(slot) => slot,
                None => {
                    slots.push(vec![NONE; model.n]);
                    let last = slots.len() - 1;
                    &mut slots[last]
                }
            };
            for t in members {
                slot[*t] = code;
            }
        };
        // The first row is everybody, of whom there are always as many.
        for (r, c) in model.counts.iter().enumerate().skip(1) {
            put(Group::Row(r), &c.members);
        }
        for (spread, s) in model.spreads.iter().enumerate() {
            for members in &s.sets {
                put(Group::Value { spread }, members);
            }
        }
        let mut order: Vec<usize> = (0..model.n).collect();
        let codes = |t: &usize| slots.iter().map(|s| s[*t]).collect::<Vec<u16>>();
        order.sort_by_cached_key(|t| (codes(t), *t));
        Self {
            model,
            groups,
            slots,
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
        if self.groups.len() >= usize::from(NONE) {
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
            let Some((worse, i, j)) = here.exchange(wanted, &free_at, step, random) else {
                continue;
            };
            if worse >= 0 {
                here.weigh();
            }
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
        let all = walk.groups.len();
        let mut here = Self {
            walk,
            limits,
            low,
            high,
            x,
            sum: vec![0; all],
            distinct: vec![0; walk.model.spreads.len()],
            weight: vec![BREACH; all],
            more: vec![0; all],
            less: vec![0; all],
            inside: Vec::new(),
            broken: Vec::new(),
            place: vec![usize::MAX; all],
        };
        here.inside = (0..here.x.len()).filter(|t| here.x[*t] > low[*t]).collect();
        for slot in &walk.slots {
            for (g, x) in slot.iter().zip(&here.x).filter(|(g, _)| **g != NONE) {
                here.sum[usize::from(*g)] += x;
            }
        }
        for (g, group) in walk.groups.iter().enumerate() {
            if let Group::Value { spread } = group {
                here.distinct[*spread] += i64::from(here.sum[g] > 0);
            }
        }
        for g in 0..all {
            here.mark(g);
        }
        here
    }

    fn is_sound(&self) -> bool {
        let wide = |(s, d): (usize, &i64)| *d >= self.walk.model.spreads[s].least;
        self.broken.is_empty() && self.distinct.iter().enumerate().all(wide)
    }

    /// By how much a row's limits are broken.
    fn breach(&self, r: usize, sum: i64) -> i64 {
        let (least, most) = self.limits[r];
        (least - sum).max(sum - most).max(0)
    }

    /// What there is to know about a group whose members have changed.
    fn mark(&mut self, g: usize) {
        let sum = self.sum[g];
        let (is_broken, more, less) = match self.walk.groups[g] {
            Group::Row(r) => {
                let now = self.breach(r, sum);
                (
                    now > 0,
                    self.breach(r, sum + 1) - now,
                    self.breach(r, sum - 1) - now,
                )
            }
            Group::Value { spread } => {
                let least = self.walk.model.spreads[spread].least;
                let distinct = self.distinct[spread];
                let more = if sum == 0 && distinct < least { -1 } else { 0 };
                let less = i64::from(sum == 1 && distinct <= least);
                (false, more, less)
            }
        };
        self.more[g] = more as i32 * self.weight[g];
        self.less[g] = less as i32 * self.weight[g];
        match (is_broken, self.place[g]) {
            (true, usize::MAX) => {
                self.place[g] = self.broken.len();
                self.broken.push(g);
            }
            (false, at) if at != usize::MAX => {
                self.broken.swap_remove(at);
                if let Some(moved) = self.broken.get(at) {
                    self.place[*moved] = at;
                }
                self.place[g] = usize::MAX;
            }
            _ => {}
        }
    }

    /// What is broken counts more.
    fn weigh(&mut self) {
        for at in 0..self.broken.len() {
            let g = self.broken[at];
            self.weight[g] = (self.weight[g] + BREACH / 4).min(BREACH * 100);
            self.mark(g);
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
        for slot in walk.slots.iter().filter(|slot| slot[t] != NONE) {
            let g = usize::from(slot[t]);
            let before = self.sum[g];
            self.sum[g] += by;
            if let Group::Value { spread } = walk.groups[g] {
                let change = i64::from(before + by > 0) - i64::from(before > 0);
                self.distinct[spread] += change;
                if change != 0 {
                    // Whether another one is missed is news to all of them.
                    for other in 0..walk.groups.len() {
                        if matches!(walk.groups[other], Group::Value { spread: s } if s == spread) {
                            self.mark(other);
                        }
                    }
                }
            }
            self.mark(g);
        }
    }

    /// The best exchange of some who may go for one of some who may come, and by how much worse it makes things.
    fn exchange(
        &self,
        wanted: &[f64],
        free_at: &[usize],
        step: usize,
        random: &mut Random,
    ) -> Option<(i32, usize, usize)> {
        let slots = &self.walk.slots;
        let groups = |t: usize| {
            slots
                .iter()
                .map(move |s| s[t])
                .filter(|g| *g != NONE)
                .map(usize::from)
        };
        let worth = |t: usize| (wanted[t] * WANTED) as i32;
        let mut out: Vec<(i32, usize)> = (self.inside.iter().copied())
            .filter(|i| free_at[*i] <= step)
            .map(|i| (groups(i).map(|g| self.less[g]).sum::<i32>() + worth(i), i))
            .collect();
        // Half of those whose going mends most, half by lot.
        if out.len() > OUT {
            for k in 0..OUT / 2 {
                let other = k + random.below(out.len() - k);
                out.swap(k, other);
            }
            let (_, rest) = out.split_at_mut(OUT / 2);
            rest.select_nth_unstable(OUT / 2);
            out.truncate(OUT);
        }
        let n = self.walk.model.n;
        let from = if n > IN { random.below(n - IN + 1) } else { 0 };
        let range = from..n.min(from + IN);
        let comes: Vec<i32> = (range.clone())
            .map(|j| {
                if self.x[j] < self.high[j] && free_at[j] <= step {
                    groups(j).map(|g| self.more[g]).sum::<i32>() - worth(j)
                } else {
                    NEVER
                }
            })
            .collect();
        let mut best: Option<(i32, usize, usize)> = None;
        let mut worse = vec![0; comes.len()];
        for (goes, i) in out {
            worse.copy_from_slice(&comes);
            for slot in slots.iter().filter(|slot| slot[i] != NONE) {
                // Who comes to the group that the other leaves changes nothing there.
                let same = self.more[usize::from(slot[i])] + self.less[usize::from(slot[i])];
                if same != 0 {
                    for (w, g) in worse.iter_mut().zip(&slot[range.clone()]) {
                        *w -= if *g == slot[i] { same } else { 0 };
                    }
                }
            }
            if range.contains(&i) {
                worse[i - range.start] = NEVER;
            }
            let least = worse.iter().copied().min()?;
            if least < NEVER / 2 && best.is_none_or(|(b, _, _)| least + goes < b) {
                let j = range.start + worse.iter().position(|w| *w == least)?;
                best = Some((least + goes, i, j));
            }
        }
        best
    }
}
