//! Who has met whom over several rounds.

use super::state::{NOWHERE, State};

/// Up to so many people, and entries of the table of who knows whom, everything is counted; beyond, rounds are compared one
/// by one.
const COUNTED: usize = 4_096;
const TABLE: usize = 16_000_000;

/// Counts meetings beyond the first of each pair, as a cost.
pub(super) struct Meetings {
    rounds: usize,
    circles: usize,
    n: usize,
    /// Person × round: their circle.
    circle: Vec<u32>,
    /// Person × person: in how many rounds they meet.
    counts: Vec<u8>,
    /// Round × circle × person: how many there meet the person in another round too.
    known: Vec<u16>,
    repeats: i64,
    price: i64,
}

impl Meetings {
    /// For a single round: nobody meets anybody twice, and nothing is counted.
    pub(super) fn none() -> Self {
        Self {
            rounds: 1,
            circles: 0,
            n: 0,
            circle: Vec::new(),
            counts: Vec::new(),
            known: Vec::new(),
            repeats: 0,
            price: 0,
        }
    }

    pub(super) fn new(states: &[State<'_, '_>], price: i64) -> Self {
        let (n, circles) = states.first().map_or((0, 0), |s| (s.model.n(), s.model.circles));
        let rounds = states.len();
        let counted = n <= COUNTED && n * circles * rounds <= TABLE;
        let mut meetings = Self {
            rounds,
            circles,
            n,
            circle: vec![NOWHERE; n * rounds],
            counts: if counted { vec![0; n * n] } else { Vec::new() },
            known: if counted {
                vec![0; n * circles * rounds]
            } else {
                Vec::new()
            },
            repeats: 0,
            price,
        };
        for (r, state) in states.iter().enumerate() {
            for p in 0..n as u32 {
                meetings.come(r, state, p, state.circle[p as usize]);
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

    pub(super) fn set_price(&mut self, price: i64) {
        self.price = price;
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

    /// How many in circle `c` of round `r` other than `p` meet `p` in another round too.
    #[inline]
    fn knows(&self, r: usize, state: &State<'_, '_>, c: u32, p: u32) -> i64 {
        if self.counts.is_empty() {
            let here = u32::from(state.circle[p as usize] == c);
            let known = |x: &&u32| **x != p && self.times(p, **x) > here;
            return state.members[c as usize].iter().filter(known).count() as i64;
        }
        i64::from(self.known[(r * self.circles + c as usize) * self.n + p as usize])
    }

    /// How many of those in `p`'s circle meet `p` in another round too.
    pub(super) fn repeats_of(&self, r: usize, state: &State<'_, '_>, p: u32) -> i64 {
        self.knows(r, state, state.circle[p as usize], p)
    }

    /// How the cost changes when `p` and `q` of different circles change places in round `r`.
    #[inline]
    pub(super) fn swap_delta(&self, r: usize, state: &State<'_, '_>, p: u32, q: u32) -> i64 {
        if self.rounds < 2 {
            return 0;
        }
        let (a, b) = (state.circle[p as usize], state.circle[q as usize]);
        let knows = |c: u32, p: u32| self.knows(r, state, c, p);
        let each_other = i64::from(self.times(p, q) > 0);
        (knows(b, p) - knows(a, p) + knows(a, q) - knows(b, q) - 2 * each_other) * self.price
    }

    /// To be told before `p` and `q` change places in `state`.
    pub(super) fn swap(&mut self, r: usize, state: &State<'_, '_>, p: u32, q: u32) {
        if self.rounds < 2 {
            return;
        }
        let (a, b) = (state.circle[p as usize], state.circle[q as usize]);
        self.go(r, state, p);
        self.go(r, state, q);
        self.come(r, state, p, b);
        self.come(r, state, q, a);
    }

    /// To be told before `p` goes to `to` in `state`.
    pub(super) fn relocate(&mut self, r: usize, state: &State<'_, '_>, p: u32, to: u32) {
        if self.rounds < 2 {
            return;
        }
        self.go(r, state, p);
        self.come(r, state, p, to);
    }

    /// To be told when `p` and `q` change places in all rounds: each meets those whom the other met.
    pub(super) fn swap_lives(&mut self, p: u32, q: u32) {
        let (p, q, n) = (p as usize, q as usize, self.n);
        for r in 0..self.rounds {
            self.circle.swap(p * self.rounds + r, q * self.rounds + r);
        }
        if self.counts.is_empty() {
            return;
        }
        for x in (0..n).filter(|x| *x != p && *x != q) {
            self.counts.swap(p * n + x, q * n + x);
            self.counts.swap(x * n + p, x * n + q);
        }
        for row in self.known.chunks_exact_mut(n) {
            row.swap(p, q);
        }
    }

    /// `p` leaves its circle in round `r`.
    fn go(&mut self, r: usize, state: &State<'_, '_>, p: u32) {
        let c = state.circle[p as usize];
        self.tell(r, p, c, false);
        for x in &state.members[c as usize] {
            // Who has gone before has parted already.
            if *x != p && self.circle[*x as usize * self.rounds + r] == c {
                self.repeats -= i64::from(self.times(p, *x) > 1);
                self.count(r, p, *x, false);
            }
        }
        self.circle[p as usize * self.rounds + r] = NOWHERE;
    }

    /// `p`, who is nowhere in round `r`, comes to circle `c`.
    fn come(&mut self, r: usize, state: &State<'_, '_>, p: u32, c: u32) {
        for x in &state.members[c as usize] {
            if *x != p && self.circle[*x as usize * self.rounds + r] == c {
                self.repeats += i64::from(self.times(p, *x) > 0);
                self.count(r, p, *x, true);
            }
        }
        self.circle[p as usize * self.rounds + r] = c;
        self.tell(r, p, c, true);
    }

    /// Whoever meets `p` in another round knows one more, or one less, in circle `c` of round `r`, where `p` is.
    fn tell(&mut self, r: usize, p: u32, c: u32, more: bool) {
        if self.known.is_empty() {
            return;
        }
        let met = &self.counts[p as usize * self.n..][..self.n];
        let row = &mut self.known[(r * self.circles + c as usize) * self.n..][..self.n];
        for (x, (known, met)) in row.iter_mut().zip(met).enumerate() {
            let here = u8::from(self.circle[x * self.rounds + r] == c);
            if *met > here && x != p as usize {
                *known = if more { *known + 1 } else { *known - 1 };
            }
        }
    }

    /// Two meet in round `r`, or no longer: then they know each other in other rounds, or no longer.
    fn count(&mut self, r: usize, p: u32, x: u32, more: bool) {
        if self.known.is_empty() {
            return;
        }
        let (n, p, x) = (self.n, p as usize, x as usize);
        let before = self.counts[p * n + x];
        let after = if more { before + 1 } else { before - 1 };
        self.counts[p * n + x] = after;
        self.counts[x * n + p] = after;
        // Beyond two meetings they know each other in every round, with this one or without.
        if before.max(after) > 2 {
            return;
        }
        for other in (0..self.rounds).filter(|o| *o != r) {
            let (cp, cx) = (
                self.circle[p * self.rounds + other],
                self.circle[x * self.rounds + other],
            );
            let here = u8::from(cp == cx && cp != NOWHERE);
            if (before > here) == (after > here) {
                continue;
            }
            for (c, who) in [(cp, x), (cx, p)].into_iter().filter(|(c, _)| *c != NOWHERE) {
                let known = &mut self.known[(other * self.circles + c as usize) * n + who];
                *known = if more { *known + 1 } else { *known - 1 };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Meetings;
    use crate::seating::model::Model;
    use crate::seating::problem::{Circles, Conditions, Person, Problem};
    use crate::seating::random::Random;
    use crate::seating::state::State;

    /// After any exchanges everything is as if it had been counted anew, and each change cost what was said before.
    #[test]
    fn counts_stay_right() {
        let person = |i: u32| Person {
            id: format!("{i:02}"),
            attributes: vec![Some(i % 3)],
            ..Person::default()
        };
        let problem = Problem {
            people: (0..23).map(person).collect(),
            weights: vec![1],
            circles: Circles::Even(4),
            conditions: Conditions::default(),
        };
        let model = Model::new(&problem).ok().unwrap_or_else(|| panic!("no model"));
        let mut random = Random::new(5);
        let circles: Vec<u32> = (0..23).map(|i| i % 4).collect();
        let mut states = vec![State::from(&model, &circles); 4];
        let mut meetings = Meetings::new(&states, 3);
        for step in 0..2_000 {
            let (p, q) = (random.below(23) as u32, random.below(23) as u32);
            let r = random.below(4);
            let (a, b) = (states[r].circle[p as usize], states[r].circle[q as usize]);
            let before = meetings.cost();
            match step % 3 {
                0 if p != q => {
                    meetings.swap_lives(p, q);
                    for s in states
                        .iter_mut()
                        .filter(|s| s.circle[p as usize] != s.circle[q as usize])
                    {
                        s.swap(p, q);
                    }
                    assert_eq!(meetings.cost(), before);
                }
                1 if a != b => {
                    let told = meetings.swap_delta(r, &states[r], p, q);
                    meetings.swap(r, &states[r], p, q);
                    states[r].swap(p, q);
                    assert_eq!(meetings.cost() - before, told);
                }
                2 if a != b && states[r].size(a) > 1 => {
                    meetings.relocate(r, &states[r], p, b);
                    states[r].relocate(p, b);
                }
                _ => {}
            }
            let anew = Meetings::new(&states, 3);
            assert_eq!((meetings.repeats, &meetings.counts), (anew.repeats, &anew.counts));
            assert_eq!((&meetings.known, &meetings.circle), (&anew.known, &anew.circle));
            // Without the tables the same is found by looking.
            let bare = Meetings {
                counts: Vec::new(),
                known: Vec::new(),
                ..anew
            };
            let c = random.below(4) as u32;
            assert_eq!(
                meetings.knows(r, &states[r], c, p),
                bare.knows(r, &states[r], c, p)
            );
        }
    }
}
