//! A seating while it is being searched for: who sits where, with every count kept up to date.

use super::model::{FACILITATES, Model, SCRIBES};

/// Not in any circle.
pub(super) const NOWHERE: u32 = u32::MAX;

#[derive(Clone)]
pub(super) struct State<'m, 'p> {
    pub model: &'m Model<'p>,
    pub circle: Vec<u32>,
    pub members: Vec<Vec<u32>>,
    place: Vec<u32>,
    /// Circle × cell: how many there have the value.
    counts: Vec<u32>,
    /// Weighted pairs of the same value in one circle: the cost.
    pub same: i64,
    /// Cells of each circle that hold more or fewer than an even spread would, and the circles with any.
    uneven: Vec<u32>,
    pub uneven_circles: Vec<u32>,
    uneven_place: Vec<u32>,
    roles: Vec<[u32; 3]>,
    talk: Vec<u32>,
    clash: Vec<u32>,
    stray: Vec<u32>,
}

impl<'m, 'p> State<'m, 'p> {
    pub(super) fn empty(model: &'m Model<'p>) -> Self {
        let (n, g) = (model.n(), model.circles);
        let mut state = Self {
            model,
            circle: vec![NOWHERE; n],
            members: vec![Vec::new(); g],
            place: vec![0; n],
            counts: vec![0; g * model.cells],
            same: 0,
            uneven: vec![0; g],
            uneven_circles: Vec::new(),
            uneven_place: vec![NOWHERE; g],
            roles: vec![[0; 3]; g],
            talk: vec![0; g * model.languages],
            clash: vec![0; g],
            stray: vec![0; g],
        };
        for c in 0..g {
            state.uneven[c] = (0..model.cells).filter(|cell| state.is_uneven(*cell, 0)).count() as u32;
            state.mark(c as u32);
        }
        state
    }

    pub(super) fn from(model: &'m Model<'p>, circle: &[u32]) -> Self {
        let mut state = Self::empty(model);
        for (p, c) in circle.iter().enumerate() {
            if *c != NOWHERE {
                state.enter(p as u32, *c);
            }
        }
        state
    }

    #[inline]
    fn is_uneven(&self, cell: usize, count: u32) -> bool {
        let (total, g) = (self.model.cell_total[cell], self.model.circles as u32);
        let low = total / g;
        self.model.cell_weight[cell] > 0 && (count < low || count > low + u32::from(total % g > 0))
    }

    /// Keeps the list of uneven circles.
    fn mark(&mut self, c: u32) {
        let at = self.uneven_place[c as usize];
        match (self.uneven[c as usize] > 0, at == NOWHERE) {
            (true, true) => {
                self.uneven_place[c as usize] = self.uneven_circles.len() as u32;
                self.uneven_circles.push(c);
            }
            (false, false) => {
                self.uneven_circles.swap_remove(at as usize);
                if let Some(moved) = self.uneven_circles.get(at as usize) {
                    self.uneven_place[*moved as usize] = at;
                }
                self.uneven_place[c as usize] = NOWHERE;
            }
            _ => {}
        }
    }

    pub(super) fn size(&self, c: u32) -> u32 {
        self.members[c as usize].len() as u32
    }

    pub(super) fn sizes(&self) -> Vec<u32> {
        self.members.iter().map(|m| m.len() as u32).collect()
    }

    #[inline]
    fn at(&self, c: u32, cell: u32) -> i64 {
        i64::from(self.counts[c as usize * self.model.cells + cell as usize])
    }

    /// What somebody with this value would add to the cost of circle `c`.
    pub(super) fn cost_of(&self, c: u32, cell: u32) -> i64 {
        self.model.cell_weight[cell as usize] * self.at(c, cell)
    }

    /// What `p` would add to the cost of circle `c`.
    pub(super) fn cost_of_entering(&self, p: u32, c: u32) -> i64 {
        let model = self.model;
        model
            .row(p)
            .iter()
            .map(|cell| model.cell_weight[*cell as usize] * self.at(c, *cell))
            .sum()
    }

    /// What `p` leaving its circle would save.
    pub(super) fn gain_of_leaving(&self, p: u32) -> i64 {
        let (model, c) = (self.model, self.circle[p as usize]);
        model
            .row(p)
            .iter()
            .map(|cell| model.cell_weight[*cell as usize] * (self.at(c, *cell) - 1))
            .sum()
    }

    /// How the cost changes when two people of different circles change places.
    #[inline]
    pub(super) fn swap_delta(&self, p: u32, q: u32) -> i64 {
        let (a, b) = (self.circle[p as usize], self.circle[q as usize]);
        let weight = &self.model.cell_weight;
        let w = self.model.cells;
        let (row_a, row_b) = (
            &self.counts[a as usize * w..][..w],
            &self.counts[b as usize * w..][..w],
        );
        let mut delta = 0;
        for (x, y) in self.model.row(p).iter().zip(self.model.row(q)) {
            let (x, y) = (*x as usize, *y as usize);
            if x != y {
                delta += weight[x] * (i64::from(row_b[x]) - i64::from(row_a[x]) + 1);
                delta += weight[y] * (i64::from(row_a[y]) - i64::from(row_b[y]) + 1);
            }
        }
        delta
    }

    /// Whether all conditions that hold still hold after two single people change places.
    pub(super) fn swap_keeps(&self, p: u32, q: u32) -> bool {
        let model = self.model;
        let (a, b) = (self.circle[p as usize], self.circle[q as usize]);
        if !(model.allowed(p, b) && model.allowed(q, a)) {
            return false;
        }
        let (rp, rq) = (model.roles[p as usize], model.roles[q as usize]);
        if rp != rq && (self.roles_after(a, rp, rq) > 0 || self.roles_after(b, rq, rp) > 0) {
            return false;
        }
        let (sp, sq) = (model.speaks[p as usize], model.speaks[q as usize]);
        if model.languages > 0 && sp != sq && !(self.talks_after(a, sp, sq) && self.talks_after(b, sq, sp)) {
            return false;
        }
        let meets = |who: u32, to: u32, gone: u32| {
            model.apart[who as usize]
                .iter()
                .any(|x| *x != gone && self.circle[*x as usize] == to)
        };
        !(meets(p, b, q) || meets(q, a, p))
    }

    fn talks_after(&self, c: u32, out: u64, into: u64) -> bool {
        let l = self.model.languages;
        let size = self.size(c);
        (0..l).any(|i| {
            into >> i & 1 == 1 && self.talk[c as usize * l + i] + 1 - ((out >> i & 1) as u32) == size
        })
    }

    fn roles_after(&self, c: u32, out: u8, into: u8) -> u32 {
        let mut r = self.roles[c as usize];
        add(&mut r, into);
        take(&mut r, out);
        self.roles_missing(r)
    }

    fn roles_missing(&self, [leads, writes, either]: [u32; 3]) -> u32 {
        let (f, s) = (self.model.facilitator_each, self.model.scribe_each);
        let mut missing = u32::from(f && leads == 0) + u32::from(s && writes == 0);
        // One person who can do both cannot do both at once.
        missing += u32::from(f && s && missing == 0 && either < 2);
        missing
    }

    pub(super) fn leave(&mut self, p: u32) {
        let c = self.circle[p as usize];
        self.same -= self.gain_of_leaving(p);
        let at = self.place[p as usize] as usize;
        self.members[c as usize].swap_remove(at);
        if let Some(moved) = self.members[c as usize].get(at) {
            self.place[*moved as usize] = at as u32;
        }
        self.circle[p as usize] = NOWHERE;
        self.count(p, c, false);
    }

    pub(super) fn enter(&mut self, p: u32, c: u32) {
        self.same += self.cost_of_entering(p, c);
        self.count(p, c, true);
        self.place[p as usize] = self.members[c as usize].len() as u32;
        self.members[c as usize].push(p);
        self.circle[p as usize] = c;
    }

    fn count(&mut self, p: u32, c: u32, up: bool) {
        let model = self.model;
        let ci = c as usize;
        for cell in model.row(p) {
            let k = ci * model.cells + *cell as usize;
            let before = self.counts[k];
            let after = if up { before + 1 } else { before - 1 };
            self.counts[k] = after;
            let (was, is) = (
                self.is_uneven(*cell as usize, before),
                self.is_uneven(*cell as usize, after),
            );
            self.uneven[ci] = self.uneven[ci] + u32::from(is) - u32::from(was);
        }
        self.mark(c);
        let role = model.roles[p as usize];
        if up {
            add(&mut self.roles[ci], role)
        } else {
            take(&mut self.roles[ci], role)
        }
        for l in 0..model.languages {
            if model.speaks[p as usize] >> l & 1 == 1 {
                let k = ci * model.languages + l;
                self.talk[k] = if up { self.talk[k] + 1 } else { self.talk[k] - 1 };
            }
        }
        let clashes = model.apart[p as usize]
            .iter()
            .filter(|x| self.circle[**x as usize] == c)
            .count() as u32;
        let stray = u32::from(!model.allowed(p, c));
        if up {
            self.clash[ci] += clashes;
            self.stray[ci] += stray;
        } else {
            self.clash[ci] -= clashes;
            self.stray[ci] -= stray;
        }
    }

    pub(super) fn relocate(&mut self, p: u32, to: u32) {
        self.leave(p);
        self.enter(p, to);
    }

    pub(super) fn swap(&mut self, p: u32, q: u32) {
        let (a, b) = (self.circle[p as usize], self.circle[q as usize]);
        self.leave(p);
        self.leave(q);
        self.enter(p, b);
        self.enter(q, a);
    }

    /// How far circle `c` is from holding what it must; 0 is all.
    pub(super) fn violation(&self, c: u32) -> u32 {
        let model = self.model;
        let ci = c as usize;
        let size = self.size(c);
        let off = model.least[ci].saturating_sub(size) + size.saturating_sub(model.most[ci]);
        let l = model.languages;
        let best = self.talk[ci * l..(ci + 1) * l].iter().copied().max().unwrap_or(0);
        let mute = if l == 0 { 0 } else { size - best };
        off + self.roles_missing(self.roles[ci]) + mute + self.clash[ci] + self.stray[ci]
    }

    /// Languages that all in the circle can talk in, as a mask.
    pub(super) fn common(&self, c: u32) -> u64 {
        self.members[c as usize]
            .iter()
            .fold(u64::MAX, |m, p| m & self.model.speaks[*p as usize])
    }

    /// Circles in which something is not as it must be.
    pub(super) fn violated(&self) -> Vec<u32> {
        (0..self.model.circles as u32)
            .filter(|c| self.violation(*c) > 0)
            .collect()
    }

    pub(super) fn clashes(&self, p: u32, c: u32) -> bool {
        self.model.apart[p as usize]
            .iter()
            .any(|x| self.circle[*x as usize] == c)
    }

    pub(super) fn lacks(&self, c: u32) -> u8 {
        let [f, s, e] = self.roles[c as usize];
        u8::from(self.model.facilitator_each && f == 0) * FACILITATES
            + u8::from(self.model.scribe_each && (s == 0 || (self.model.facilitator_each && e < 2))) * SCRIBES
    }
}

fn add(r: &mut [u32; 3], role: u8) {
    r[0] += u32::from(role & FACILITATES);
    r[1] += u32::from(role & SCRIBES != 0);
    r[2] += u32::from(role != 0);
}

fn take(r: &mut [u32; 3], role: u8) {
    r[0] -= u32::from(role & FACILITATES);
    r[1] -= u32::from(role & SCRIBES != 0);
    r[2] -= u32::from(role != 0);
}
