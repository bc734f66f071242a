//! Putting people in the seats of a [`Pattern`], so that the circles of all rounds hold as many differences as possible. When
//! two people change seats they change lives: whom they meet is exchanged in all rounds, and still nobody meets twice.

use super::model::{FACILITATES, Model, SCRIBES};
use super::pattern::Pattern;
use super::random::Random;
use super::search::Part;
use super::state::NOWHERE;
use crate::watch::Watch;

/// Temperatures at the beginning and the end, in mean weights, for one round. Between them the people find their seats.
const HOT: f64 = 0.75;
const COLD: f64 = 0.28;

/// Circles of everybody, per round. `hosts` keep the circle of their number in all of them. Sizes differ by one at most;
/// where a facilitator or a scribe is asked for, each circle has one; other conditions are not looked at. `None` where the
/// people do not fill the seats.
pub(super) fn arrange(
    model: &Model<'_>,
    pattern: &Pattern,
    hosts: &[u32],
    steps: u64,
    part: Part,
    random: &mut Random,
) -> Option<Vec<Vec<u32>>> {
    let mut table = Table::new(model, pattern, hosts, random)?;
    table.anneal(hosts.len(), steps, part, &model.watch, random);
    let mut rounds = vec![vec![NOWHERE; model.n()]; pattern.rounds()];
    for (seat, p) in table.sits.iter().enumerate() {
        for (r, circles) in rounds.iter_mut().enumerate() {
            circles[*p as usize] = table.circle[seat * pattern.rounds() + r];
        }
    }
    Some(rounds)
}

/// Seats are numbered column by column, so that only the last column is not full.
struct Table {
    n: usize,
    rounds: usize,
    circles: usize,
    /// Who sits there.
    sits: Vec<u32>,
    /// What whoever sits there must be able to do.
    duty: Vec<u8>,
    roles: Vec<u8>,
    /// Seat × round.
    circle: Vec<u32>,
    /// Round × circle: its seats.
    seats: Vec<Vec<usize>>,
    /// Person × person: weight of the fields in which they are the same.
    same: Vec<i32>,
    /// Seat × person: the same with all who sit where the seat is, over all rounds.
    near: Vec<i32>,
    /// Seat × seat: in how many rounds they are in different circles.
    apart: Vec<i32>,
    scale: f64,
}

impl Table {
    fn new(model: &Model<'_>, pattern: &Pattern, hosts: &[u32], random: &mut Random) -> Option<Self> {
        let (n, g, rounds) = (model.n(), model.circles, pattern.rounds());
        let circle: Vec<u32> = (0..n)
            .flat_map(|s| (0..rounds).map(move |r| pattern.circle(r, s / g, s % g) as u32))
            .collect();
        let mut seats = vec![Vec::new(); rounds * g];
        for (k, c) in circle.iter().enumerate() {
            seats[k % rounds * g + *c as usize].push(k / rounds);
        }
        let mut same = vec![0; n * n];
        for p in 0..n {
            for q in 0..n {
                let sum = model.same(p as u32, q as u32);
                // All of them together still fit 32 bits.
                same[p * n + q] = i32::try_from(sum)
                    .ok()
                    .filter(|s| i64::from(*s) * (8 * n as i64) < 1 << 31)?;
            }
        }
        let mut duty = vec![0; n];
        let asked = [
            (model.facilitator_each, FACILITATES),
            (model.scribe_each, SCRIBES),
        ];
        let roles = asked.into_iter().filter(|(is, _)| *is).map(|(_, role)| role);
        for (column, role) in roles.enumerate() {
            duty.get_mut(column * g..(column + 1) * g)?.fill(role);
        }
        let mut table = Self {
            n,
            rounds,
            circles: g,
            sits: Vec::new(),
            duty,
            roles: model.roles.clone(),
            circle,
            seats,
            same,
            near: Vec::new(),
            apart: Vec::new(),
            scale: (model.weight.iter().sum::<i64>() as f64 / model.weight.len().max(1) as f64).max(1.0),
        };
        table.sits = table.first(hosts, random)?;
        table.count();
        Some(table)
    }

    /// Hosts in the first column, then those who can do what a seat asks for (who can do only that before who can do more),
    /// then everybody.
    fn first(&self, hosts: &[u32], random: &mut Random) -> Option<Vec<u32>> {
        let mut left: Vec<u32> = (0..self.n as u32).filter(|p| !hosts.contains(p)).collect();
        random.shuffle(&mut left);
        let mut sits = hosts.to_vec();
        for seat in hosts.len()..self.n {
            let duty = self.duty[seat];
            let fits = |p: &u32| self.roles[*p as usize] & duty == duty;
            let best = (0..left.len()).filter(|k| fits(&left[*k])).min_by_key(|k| {
                if duty == 0 {
                    0
                } else {
                    self.roles[left[*k] as usize].count_ones()
                }
            })?;
            sits.push(left.swap_remove(best));
        }
        let dutiful = |(seat, p): (usize, &u32)| self.roles[*p as usize] & self.duty[seat] == self.duty[seat];
        sits.iter().enumerate().all(dutiful).then_some(sits)
    }

    fn count(&mut self) {
        let (n, rounds) = (self.n, self.rounds);
        self.near = vec![0; n * n];
        self.apart = vec![rounds as i32; n * n];
        for seat in 0..n {
            for r in 0..rounds {
                let c = self.circle[seat * rounds + r] as usize;
                for other in &self.seats[r * self.circles + c] {
                    self.apart[seat * n + other] -= 1;
                    let q = self.sits[*other] as usize;
                    for p in 0..n {
                        self.near[seat * n + p] += self.same[q * n + p];
                    }
                }
            }
        }
    }

    #[inline]
    fn delta(&self, s: usize, t: usize) -> i64 {
        let n = self.n;
        let (p, q) = (self.sits[s] as usize, self.sits[t] as usize);
        let (here, there) = (&self.near[s * n..][..n], &self.near[t * n..][..n]);
        let own = self.same[p * n + p] + self.same[q * n + q] - 2 * self.same[p * n + q];
        i64::from(there[p] - here[p] + here[q] - there[q] + own * self.apart[s * n + t])
    }

    fn change(&mut self, s: usize, t: usize) {
        let n = self.n;
        let (p, q) = (self.sits[s] as usize, self.sits[t] as usize);
        let more: Vec<i32> = (0..n)
            .map(|x| self.same[q * n + x] - self.same[p * n + x])
            .collect();
        for r in 0..self.rounds {
            let (a, b) = (self.circle[s * self.rounds + r], self.circle[t * self.rounds + r]);
            if a == b {
                continue;
            }
            for seat in &self.seats[r * self.circles + a as usize] {
                let row = &mut self.near[seat * n..][..n];
                row.iter_mut().zip(&more).for_each(|(near, d)| *near += d);
            }
            for seat in &self.seats[r * self.circles + b as usize] {
                let row = &mut self.near[seat * n..][..n];
                row.iter_mut().zip(&more).for_each(|(near, d)| *near -= d);
            }
        }
        self.sits.swap(s, t);
    }

    /// Changes seats beyond the first `fixed` ones.
    fn anneal(&mut self, fixed: usize, steps: u64, part: Part, watch: &Watch, random: &mut Random) {
        let free = self.n - fixed;
        let wide = self.scale * (self.rounds as f64).sqrt();
        let mut heat = 0.0;
        for step in 0..steps {
            if step % 256 == 0 {
                if watch.is_stopped() {
                    break;
                }
                let left = 1.0 - step as f64 / steps as f64;
                watch.tell(part.at(1.0 - left));
                // The last stretch only goes down.
                heat = if left < 0.03 {
                    0.0
                } else {
                    wide * (COLD + (HOT - COLD) * left)
                };
            }
            let (s, t) = (fixed + random.below(free), fixed + random.below(free));
            let (p, q) = (self.sits[s] as usize, self.sits[t] as usize);
            if self.roles[p] & self.duty[t] != self.duty[t] || self.roles[q] & self.duty[s] != self.duty[s] {
                continue;
            }
            if random.takes(self.delta(s, t), heat) {
                self.change(s, t);
            }
        }
    }
}
