//! Restoring the differences of a seating in which people are missing, while few get up.
//!
//! Who moves on, and where to, is drawn from among hundreds at once, each the likelier the more it saves (Gibbs sampling). So hardly a
//! draw is for nothing, which matters where only so many may move and a single proposal would nearly always be turned down.

use std::collections::BTreeSet;

use super::random::{Random, exp_minus};
use super::state::{NOWHERE, State};

/// So many circles are looked at for each draw.
const CIRCLES: usize = 300;
/// For two that change places, so many people who have moved already,
const SWAPS: usize = 200;
/// or so many circles of others.
const OTHERS: usize = 30;
/// Draws for each person who is there; and at least and at most.
const DRAWS: usize = 4;
const LIMITS: (usize, usize) = (3_000, 27_000);
/// The part of those present who may move, in ten thousandths, if no more have to.
const SHARE: i64 = 499;

/// Moves people on until the differences are what they can be, or so many draws. Those moved `by_hand` stay, and so do people who
/// are kept together.
pub(super) fn polish(state: &mut State<'_, '_>, home: &[u32], by_hand: &BTreeSet<u32>, random: &mut Random) {
    let n = state.model.n();
    if n < 2 {
        return;
    }
    let bound = state.model.least_cost(&state.sizes());
    let weights = &state.model.weight;
    let scale = (weights.iter().sum::<i64>() as f64 / weights.len().max(1) as f64).max(1.0);
    let draws = (n * DRAWS).clamp(LIMITS.0, LIMITS.1);
    let mut polish = Polish::of(state, home, by_hand);
    polish.price = scale as i64;
    for draw in 0..draws {
        if polish.state.same <= bound {
            return;
        }
        let left = 1.0 - draw as f64 / draws as f64;
        polish.heat = scale * (0.06 + 0.04 * left);
        let spare = polish.cap - polish.gone;
        match draw % 24 {
            0 | 8 | 16 if spare >= 2 => polish.exchange(random),
            even if even % 2 == 0 && spare >= 1 => polish.recruit(random),
            other => match other % 6 {
                0 | 4 => polish.relocate(random),
                1 => polish.swap(random),
                _ => polish.relieve(random),
            },
        }
    }
}

struct Polish<'a, 'm, 'p> {
    state: &'a mut State<'m, 'p>,
    home: &'a [u32],
    /// By person: may be moved alone.
    free: Vec<bool>,
    /// Those who are free and not where they were.
    movers: Vec<u32>,
    /// By person: where they stand among the movers.
    place: Vec<u32>,
    /// How many are not where they were, free or not, and how many may be.
    gone: i64,
    cap: i64,
    /// What a further move must save.
    price: i64,
    heat: f64,
    /// By person: what their leaving would save.
    saves: Vec<i64>,
    /// By cell: what somebody with this value would cost the circle at hand.
    costs: Vec<i64>,
    /// Who could be drawn, or which circle, and what it costs.
    drawn: Vec<(i64, u32)>,
}

impl<'a, 'm, 'p> Polish<'a, 'm, 'p> {
    fn of(state: &'a mut State<'m, 'p>, home: &'a [u32], by_hand: &BTreeSet<u32>) -> Self {
        let model = state.model;
        let people = 0..model.n() as u32;
        let alone = |p: &u32| model.units[model.unit_of[*p as usize] as usize].len() == 1;
        let mut polish = Self {
            free: (people.clone())
                .map(|p| alone(&p) && !by_hand.contains(&p))
                .collect(),
            movers: Vec::new(),
            place: vec![NOWHERE; model.n()],
            gone: 0,
            cap: 0,
            price: 0,
            heat: 1.0,
            saves: vec![0; model.n()],
            costs: Vec::new(),
            drawn: Vec::new(),
            state,
            home,
        };
        for c in 0..model.circles as u32 {
            polish.count(c);
        }
        for p in people {
            polish.note(p);
            polish.gone += polish.away(p, polish.state.circle[p as usize]);
        }
        polish.cap = polish.gone.max(model.n() as i64 * SHARE / 10_000);
        polish
    }

    /// 1 if this circle is not where somebody was.
    fn away(&self, p: u32, c: u32) -> i64 {
        let home = self.home[p as usize];
        i64::from(home != NOWHERE && home != c)
    }

    /// Keeps the list of movers.
    fn note(&mut self, p: u32) {
        let at = self.place[p as usize];
        let moved = self.free[p as usize] && self.home[p as usize] != self.state.circle[p as usize];
        if moved && at == NOWHERE {
            self.place[p as usize] = self.movers.len() as u32;
            self.movers.push(p);
        } else if !moved && at != NOWHERE {
            self.movers.swap_remove(at as usize);
            if let Some(other) = self.movers.get(at as usize) {
                self.place[*other as usize] = at;
            }
            self.place[p as usize] = NOWHERE;
        }
    }

    /// Keeps what leaving a circle saves.
    fn count(&mut self, c: u32) {
        for p in &self.state.members[c as usize] {
            self.saves[*p as usize] = self.state.gain_of_leaving(*p);
        }
    }

    fn go(&mut self, p: u32, to: u32) {
        let from = self.state.circle[p as usize];
        self.gone += self.away(p, to) - self.away(p, from);
        self.state.relocate(p, to);
        self.note(p);
        self.count(from);
        self.count(to);
    }

    fn go_if_sound(&mut self, p: u32, to: u32) {
        let from = self.state.circle[p as usize];
        self.go(p, to);
        if self.state.violation(from) + self.state.violation(to) > 0 {
            self.go(p, from);
        }
    }

    fn change_places(&mut self, p: u32, q: u32) {
        let (a, b) = (self.state.circle[p as usize], self.state.circle[q as usize]);
        if p != q && self.state.swap_keeps(p, q) {
            self.go(p, b);
            self.go(q, a);
        }
    }

    /// What costs so much more than the least is never drawn.
    fn reach(&self) -> i64 {
        (self.heat * 12.0) as i64 + 1
    }

    /// One of those listed.
    fn draw(&self, random: &mut Random) -> Option<u32> {
        let least = self.drawn.iter().map(|(cost, _)| *cost).min()?;
        let weight = |cost: i64| exp_minus(((cost - least) as f64 / self.heat).min(15.9));
        let all: f64 = self.drawn.iter().map(|(cost, _)| weight(*cost)).sum();
        let mut left = random.unit() * all;
        for (cost, what) in &self.drawn {
            left -= weight(*cost);
            if left <= 0.0 {
                return Some(*what);
            }
        }
        self.drawn.last().map(|(_, what)| *what)
    }

    /// Some circles in a row.
    fn some(&self, random: &mut Random, many: usize) -> impl Iterator<Item = u32> + use<> {
        let g = self.state.model.circles;
        let from = random.below(g);
        (0..g.min(many)).map(move |i| ((from + i) % g) as u32)
    }

    fn mover(&self, random: &mut Random) -> Option<u32> {
        self.movers.get(random.below(self.movers.len())).copied()
    }

    /// A circle in which something is uneven, or any.
    fn uneven(&self, random: &mut Random) -> u32 {
        let uneven = &self.state.uneven_circles;
        let any = random.below(self.state.model.circles) as u32;
        uneven.get(random.below(uneven.len())).copied().unwrap_or(any)
    }

    /// Turns to a circle that somebody could enter.
    fn open(&mut self, c: u32) {
        let cells = 0..self.state.model.cells as u32;
        self.costs.clear();
        self.costs.extend(cells.map(|cell| self.state.cost_of(c, cell)));
    }

    /// Lists those who could go to a circle, from circles of a size.
    fn list(&mut self, circles: impl Iterator<Item = u32>, size: u32, to: u32) {
        let model = self.state.model;
        self.open(to);
        let reach = self.reach();
        let mut worst = reach + self.price;
        for d in circles.filter(|d| *d != to) {
            if self.state.size(d) != size {
                continue;
            }
            for r in &self.state.members[d as usize] {
                let enters: i64 = model.row(*r).iter().map(|cell| self.costs[*cell as usize]).sum();
                let cost = enters - self.saves[*r as usize];
                if cost < worst && self.free[*r as usize] && model.allowed(*r, to) {
                    let cost = cost + (self.away(*r, to) - self.away(*r, d)) * self.price;
                    worst = worst.min(cost + reach + self.price);
                    self.drawn.push((cost, *r));
                }
            }
        }
    }

    /// A mover goes on, or home: to a circle that is smaller by one, so that all stays as balanced.
    fn relocate(&mut self, random: &mut Random) {
        let Some(p) = self.mover(random) else { return };
        let model = self.state.model;
        let a = self.state.circle[p as usize];
        let size = self.state.size(a);
        self.drawn.clear();
        self.drawn.push((0, a));
        let (saves, away) = (self.saves[p as usize], self.away(p, a));
        let home = Some(self.home[p as usize]).filter(|h| *h != NOWHERE);
        for b in self.some(random, CIRCLES).chain(home) {
            if self.state.size(b) + 1 == size && model.allowed(p, b) {
                let more = self.away(p, b) - away;
                let cost = self.state.cost_of_entering(p, b) - saves + more * self.price;
                self.drawn.push((cost, b));
            }
        }
        if let Some(b) = self.draw(random).filter(|b| *b != a) {
            self.go_if_sound(p, b);
        }
    }

    /// Two movers change places.
    fn swap(&mut self, random: &mut Random) {
        let Some(p) = self.mover(random) else { return };
        let model = self.state.model;
        let a = self.state.circle[p as usize];
        self.drawn.clear();
        self.drawn.push((0, p));
        self.open(a);
        let (reach, away, m) = (self.reach(), self.away(p, a), self.movers.len());
        let mut worst = reach + 2 * self.price;
        let from = random.below(m);
        for i in 0..m.min(SWAPS) {
            let q = self.movers[(from + i) % m];
            let b = self.state.circle[q as usize];
            let mut cost = -self.saves[p as usize] - self.saves[q as usize];
            for (x, y) in model.row(p).iter().zip(model.row(q)) {
                cost += self.state.cost_of(b, *x) + self.costs[*y as usize];
                // They do not meet each other.
                cost -= if x == y {
                    2 * model.cell_weight[*x as usize]
                } else {
                    0
                };
            }
            if cost < worst && b != a {
                let more = self.away(p, b) + self.away(q, a) - away - self.away(q, b);
                let cost = cost + more * self.price;
                worst = worst.min(cost + reach + 2 * self.price);
                self.drawn.push((cost, q));
            }
        }
        if let Some(q) = self.draw(random) {
            self.change_places(p, q);
        }
    }

    /// A mover goes home, and somebody comes instead.
    fn relieve(&mut self, random: &mut Random) {
        let Some(p) = self.mover(random) else { return };
        let (a, h) = (self.state.circle[p as usize], self.home[p as usize]);
        if h == NOWHERE || self.state.violation(a) + self.state.violation(h) > 0 {
            return;
        }
        self.go(p, h);
        self.drawn.clear();
        // Who was to go home is among them.
        let circles = Some(h).into_iter().chain(self.some(random, CIRCLES));
        self.list(circles, self.state.size(h), a);
        let r = self.draw(random).unwrap_or(p);
        let d = self.state.circle[r as usize];
        self.go(r, a);
        let off = self.state.violation(a) + self.state.violation(h) + self.state.violation(d);
        if off > 0 || self.gone > self.cap {
            self.go(r, d);
            self.go(p, a);
        }
    }

    /// Somebody moves to a circle that is smaller by one.
    fn recruit(&mut self, random: &mut Random) {
        let to = self.uneven(random);
        self.drawn.clear();
        self.drawn.push((0, NOWHERE));
        let circles = self.some(random, CIRCLES);
        self.list(circles, self.state.size(to) + 1, to);
        if let Some(r) = self.draw(random).filter(|r| *r != NOWHERE) {
            self.go_if_sound(r, to);
        }
    }

    /// Two who are where they were change places.
    fn exchange(&mut self, random: &mut Random) {
        let a = self.uneven(random);
        let members = &self.state.members[a as usize];
        let one = members.get(random.below(members.len())).copied();
        let Some(p) = one.filter(|p| self.free[*p as usize]) else {
            return;
        };
        self.drawn.clear();
        self.drawn.push((0, p));
        let away = self.away(p, a);
        for b in self.some(random, OTHERS).filter(|b| *b != a) {
            for q in &self.state.members[b as usize] {
                if self.free[*q as usize] {
                    let more = self.away(p, b) + self.away(*q, a) - away - self.away(*q, b);
                    let cost = self.state.swap_delta(p, *q) + more * self.price;
                    self.drawn.push((cost, *q));
                }
            }
        }
        if let Some(q) = self.draw(random) {
            self.change_places(p, q);
        }
    }
}
