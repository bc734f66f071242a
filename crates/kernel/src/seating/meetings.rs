//! Who has met whom over several rounds.

use super::state::{NOWHERE, State};

/// Up to so many people every pair has its own count (a byte each); beyond, rounds are compared one by one.
const COUNTED: usize = 4_096;

/// Counts meetings beyond the first of each pair, as a cost.
pub(super) struct Meetings {
    rounds: usize,
    n: usize,
    /// Person × round: their circle.
    circle: Vec<u32>,
    counts: Vec<u8>,
    repeats: i64,
    price: i64,
}

impl Meetings {
    /// For a single round: nobody meets anybody twice, and nothing is counted.
    pub(super) fn none() -> Self {
        Self {
            rounds: 1,
            n: 0,
            circle: Vec::new(),
            counts: Vec::new(),
            repeats: 0,
            price: 0,
        }
    }

    pub(super) fn new(states: &[State<'_, '_>], price: i64) -> Self {
        let n = states.first().map_or(0, |s| s.model.n());
        let rounds = states.len();
        let mut meetings = Self {
            rounds,
            n,
            circle: vec![NOWHERE; n * rounds],
            counts: if n <= COUNTED { vec![0; n * n] } else { Vec::new() },
            repeats: 0,
            price,
        };
        for (r, state) in states.iter().enumerate() {
            for p in 0..n as u32 {
                let c = state.circle[p as usize];
                for x in &state.members[c as usize] {
                    if *x < p {
                        meetings.meet(p, *x);
                    }
                }
            }
            // Only now, so that the comparison above sees earlier rounds alone.
            for p in 0..n {
                meetings.circle[p * rounds + r] = state.circle[p];
            }
        }
        meetings
    }

    pub(super) fn rounds(&self) -> usize {
        self.rounds
    }

    pub(super) fn price(&self) -> i64 {
        self.price
    }

    pub(super) fn repeats(&self) -> i64 {
        self.repeats
    }

    pub(super) fn cost(&self) -> i64 {
        self.repeats * self.price
    }

    #[inline]
    fn times(&self, p: u32, q: u32) -> u32 {
        let (p, q) = (p as usize, q as usize);
        if self.counts.is_empty() {
            let (a, b) = (
                &self.circle[p * self.rounds..][..self.rounds],
                &self.circle[q * self.rounds..][..self.rounds],
            );
            return a.iter().zip(b).filter(|(x, y)| x == y && **x != NOWHERE).count() as u32;
        }
        u32::from(self.counts[p * self.n + q])
    }

    fn meet(&mut self, p: u32, q: u32) {
        self.repeats += i64::from(self.times(p, q) > 0);
        if !self.counts.is_empty() {
            let n = self.n;
            self.counts[p as usize * n + q as usize] += 1;
            self.counts[q as usize * n + p as usize] += 1;
        }
    }

    fn part(&mut self, p: u32, q: u32) {
        self.repeats -= i64::from(self.times(p, q) > 1);
        if !self.counts.is_empty() {
            let n = self.n;
            self.counts[p as usize * n + q as usize] -= 1;
            self.counts[q as usize * n + p as usize] -= 1;
        }
    }

    /// How many of those in `p`'s circle meet `p` in another round too.
    pub(super) fn repeats_of(&self, _r: usize, state: &State<'_, '_>, p: u32) -> usize {
        let c = state.circle[p as usize];
        state.members[c as usize]
            .iter()
            .filter(|x| **x != p && self.times(p, **x) > 1)
            .count()
    }

    /// How the cost changes when `p` and `q` change places in round `r`.
    pub(super) fn swap_delta(&self, _r: usize, state: &State<'_, '_>, p: u32, q: u32) -> i64 {
        if self.rounds < 2 {
            return 0;
        }
        let (a, b) = (state.circle[p as usize], state.circle[q as usize]);
        let mut delta = 0_i64;
        for (stays, goes, c) in [(p, q, a), (q, p, b)] {
            for x in state.members[c as usize].iter().filter(|x| **x != stays) {
                delta += i64::from(self.times(goes, *x) > 0) - i64::from(self.times(stays, *x) > 1);
            }
        }
        delta * self.price
    }

    /// To be told before `p` and `q` change places in `state`.
    pub(super) fn swap(&mut self, r: usize, state: &State<'_, '_>, p: u32, q: u32) {
        if self.rounds < 2 {
            return;
        }
        let (a, b) = (state.circle[p as usize], state.circle[q as usize]);
        for (out, into, c) in [(p, q, a), (q, p, b)] {
            for x in state.members[c as usize].iter().filter(|x| **x != out) {
                self.part(out, *x);
                self.meet(into, *x);
            }
        }
        self.circle[p as usize * self.rounds + r] = b;
        self.circle[q as usize * self.rounds + r] = a;
    }

    /// To be told before `p` goes to `to` in `state`.
    pub(super) fn relocate(&mut self, r: usize, state: &State<'_, '_>, p: u32, to: u32) {
        if self.rounds < 2 {
            return;
        }
        for x in state.members[state.circle[p as usize] as usize]
            .iter()
            .filter(|x| **x != p)
        {
            self.part(p, *x);
        }
        self.circle[p as usize * self.rounds + r] = NOWHERE;
        for x in &state.members[to as usize] {
            self.meet(p, *x);
        }
        self.circle[p as usize * self.rounds + r] = to;
    }
}
