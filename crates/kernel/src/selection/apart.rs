//! People of whom one at most may be on a panel, where that seldom asks for anything: households of a few among thousands.
//!
//! As conditions they would make nearly everybody a type of their own. So they are left out of the search ([`Loose`]):
//! what is the fairest without them is the fairest with them where it keeps them. On the wheel of panels people of a type have
//! pieces of equal length, and whoever sits at the same time as somebody of their household changes pieces with
//! another of the type: nobody's chance changes. Households for which nobody is found become conditions, and all is
//! searched anew.

use super::model::{Model, What};

/// From a turn's beginning to its end on a wheel of circumference 1.
pub(super) type Arc = (f64, f64);

/// Arcs that overlap by no more than this touch.
const TOUCH: f64 = 1e-13;
/// With no more types than this when all of them are conditions, they are.
pub(super) const FEW: usize = 1_000;
/// A set is left out where its members would have, with equal chances, no more than one place in so many draws.
const RARE: usize = 3;

/// Sets of people that are no conditions for now.
pub(super) struct Loose {
    /// Which rows of the model they are.
    rows: Vec<usize>,
    /// Their members who can be chosen.
    pub(super) sets: Vec<Vec<usize>>,
}

impl Loose {
    /// Those that can be left out of this model of people; none of one with no more types than `few`.
    pub(super) fn of(full: &Model, few: usize) -> Self {
        let open = (0..full.n).filter(|i| full.high[*i] > full.low[*i]).count();
        let places = full.counts.first().map_or(0, |c| c.min.max(0) as usize);
        let mut loose = Self {
            rows: Vec::new(),
            sets: Vec::new(),
        };
        // One may be in two sets, of two categories; then only the first is left out.
        let mut seen = vec![false; full.n];
        for (r, c) in full.counts.iter().enumerate() {
            let may: Vec<usize> = (c.members.iter().copied())
                .filter(|i| full.high[*i] > 0)
                .collect();
            let is_rare = may.len() * places * RARE <= open;
            let is_free = may.iter().all(|i| full.low[*i] == 0 && !seen[*i]);
            if matches!(c.what, What::OnePer(..)) && c.max == 1 && may.len() > 1 && is_rare && is_free {
                for i in &may {
                    seen[*i] = true;
                }
                loose.rows.push(r);
                loose.sets.push(may);
            }
        }
        if loose.rows.is_empty() || full.types().len() > few {
            return loose;
        }
        loose.tighten_all();
        loose
    }

    /// These become conditions.
    pub(super) fn tighten(&mut self, sets: &[usize]) {
        let keeps = |k: &usize| sets.binary_search(k).is_err();
        let kept: Vec<usize> = (0..self.rows.len()).filter(keeps).collect();
        self.rows = kept.iter().map(|k| self.rows[*k]).collect();
        self.sets = kept.iter().map(|k| std::mem::take(&mut self.sets[*k])).collect();
    }

    /// All become conditions.
    pub(super) fn tighten_all(&mut self) {
        self.rows.clear();
        self.sets.clear();
    }

    /// The model without them.
    pub(super) fn left_out_of(&self, full: &Model) -> Model {
        let mut model = full.clone();
        let mut r = 0;
        model.counts.retain(|_| {
            r += 1;
            self.rows.binary_search(&(r - 1)).is_err()
        });
        model
    }
}

/// When each person is on a panel.
pub(super) struct Turns<'t> {
    types: &'t [Vec<usize>],
    /// Person: their arcs.
    pub(super) of: Vec<Vec<Arc>>,
}

impl<'t> Turns<'t> {
    pub(super) fn new(types: &'t [Vec<usize>]) -> Self {
        let n = types.iter().flatten().max().map_or(0, |most| most + 1);
        Self {
            types,
            of: vec![Vec::new(); n],
        }
    }

    /// Lets people change turns with others of their type until no two of a set are there at once. An error has the sets for
    /// which nobody was found.
    pub(super) fn keep_apart(&mut self, sets: &[Vec<usize>]) -> Result<(), Vec<usize>> {
        if sets.is_empty() {
            return Ok(());
        }
        let mut place = vec![(0, 0); self.of.len()];
        for (t, members) in self.types.iter().enumerate() {
            for (k, i) in members.iter().enumerate() {
                place[*i] = (t, k);
            }
        }
        let mut set = vec![usize::MAX; self.of.len()];
        for (r, members) in sets.iter().enumerate() {
            for i in members {
                set[*i] = r;
            }
        }
        let mut failed = Vec::new();
        for (r, members) in sets.iter().enumerate() {
            if !self.part(members, &place, &set, sets) {
                failed.push(r);
            }
        }
        if failed.is_empty() { Ok(()) } else { Err(failed) }
    }

    /// The same for one set.
    fn part(
        &mut self,
        members: &[usize],
        place: &[(usize, usize)],
        set: &[usize],
        sets: &[Vec<usize>],
    ) -> bool {
        for (k, i) in members.iter().enumerate() {
            // Each turn parts one pair more.
            while let Some(j) = members[..k].iter().copied().find(|j| self.meet(*i, *j)) {
                if !(self.moves(*i, place, set, sets) || self.moves(j, place, set, sets)) {
                    return false;
                }
            }
        }
        true
    }

    fn meet(&self, i: usize, j: usize) -> bool {
        overlap(&self.of[i], &self.of[j])
    }

    /// Gives a person turns at which nobody of their set is there, in exchange with somebody of their type for whom the same
    /// is true afterwards.
    fn moves(&mut self, i: usize, place: &[(usize, usize)], set: &[usize], sets: &[Vec<usize>]) -> bool {
        let fits = |who: usize, arcs: &[Arc]| {
            let mates = sets.get(set[who]).map_or(&[][..], Vec::as_slice);
            !(mates.iter()).any(|m| *m != who && overlap(&self.of[*m], arcs))
        };
        let (t, k) = place[i];
        let members = &self.types[t];
        let others = members[k + 1..].iter().chain(&members[..k]).copied();
        let other = others
            .into_iter()
            .find(|other| set[*other] != set[i] && fits(i, &self.of[*other]) && fits(*other, &self.of[i]));
        if let Some(other) = other {
            self.of.swap(i, other);
        }
        other.is_some()
    }
}

fn overlap(a: &[Arc], b: &[Arc]) -> bool {
    let cross = |x: &Arc, y: &Arc| x.1.min(y.1) - x.0.max(y.0) > TOUCH;
    a.iter().any(|x| b.iter().any(|y| cross(x, y)))
}
