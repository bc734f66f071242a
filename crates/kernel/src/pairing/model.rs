//! The people in order of id, and what it costs to have them in one group.

use std::collections::{BTreeMap, BTreeSet};

use super::infeasible::{Conflict, Infeasible};
use super::{MOST, Person, Problem};
use crate::municipality::distance_km;
use crate::text;

/// What a broken condition, a parted pair and a likeness weigh against points. Each is more than all of the next kind
/// can come to: there are at most `MOST + 3` pairs of people in groups, with two likenesses each.
const CONDITION: i128 = 1 << 96;
const PARTED: i128 = 1 << 72;
const LIKENESS: i128 = 1 << 56;
/// No pair of people costs more points than this.
const POINTS: u64 = 1 << 44;
/// All languages, and so the mask of whoever can talk in any.
pub(super) const ANY: u64 = u64::MAX;

/// What two people have to do with each other.
#[derive(Clone, Copy, Default)]
pub(super) struct Tie {
    pub(super) together: bool,
    pub(super) apart: bool,
    /// They are in one group already.
    pub(super) existing: bool,
}

pub(super) struct Model<'a> {
    pub(super) people: Vec<&'a Person>,
    pub(super) near_km: u32,
    /// Languages by bit.
    pub(super) languages: Vec<&'a str>,
    masks: Vec<u64>,
    organisations: Vec<String>,
    ties: BTreeMap<(usize, usize), Tie>,
    /// What it costs if those whom a person belongs with are elsewhere.
    own: Vec<i128>,
    /// Two people in one group, row by row.
    between: Vec<i128>,
}

impl<'a> Model<'a> {
    /// For pairing: with everything that contradicts itself at first sight refused.
    pub(super) fn new(problem: &'a Problem, existing: &[Vec<String>]) -> Result<Self, Infeasible> {
        let model = Self::unchecked(problem, existing)?;
        let conflicts = super::infeasible::at_first_sight(&model);
        if conflicts.is_empty() {
            Ok(model)
        } else {
            Err(Infeasible {
                conflicts,
                proven: true,
            })
        }
    }

    pub(super) fn unchecked(problem: &'a Problem, existing: &[Vec<String>]) -> Result<Self, Infeasible> {
        let refuse = |conflict| Infeasible {
            conflicts: vec![conflict],
            proven: true,
        };
        let mut people: Vec<&Person> = problem.people.iter().collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        for two in people.windows(2) {
            if let [a, b] = two
                && a.id == b.id
            {
                return Err(refuse(Conflict::SameId(a.id.clone())));
            }
        }
        let languages: BTreeSet<&str> = people
            .iter()
            .flat_map(|p| p.languages.iter().map(String::as_str))
            .collect();
        let languages: Vec<&str> = languages.into_iter().collect();
        if people.len() > MOST || languages.len() > 63 {
            return Err(refuse(Conflict::TooLarge));
        }
        let mask = |person: &&Person| match person.languages.as_slice() {
            [] => ANY,
            spoken => spoken
                .iter()
                .filter_map(|l| languages.binary_search(&l.as_str()).ok())
                .fold(0, |mask, bit| mask | 1 << bit),
        };
        let mut model = Self {
            masks: people.iter().map(mask).collect(),
            organisations: people.iter().map(|p| text::fold(&p.organisation)).collect(),
            near_km: problem.costs.near_km,
            own: vec![0; people.len()],
            between: Vec::new(),
            ties: BTreeMap::new(),
            languages,
            people,
        };
        model.tie(problem, existing);
        model.weigh(problem);
        Ok(model)
    }

    fn tie(&mut self, problem: &Problem, existing: &[Vec<String>]) {
        let mut tie = |a: &str, b: &str, how: fn(&mut Tie)| {
            if let (Some(a), Some(b)) = (self.index(a), self.index(b))
                && a != b
            {
                how(self.ties.entry((a.min(b), a.max(b))).or_default());
            }
        };
        for (a, b) in &problem.together {
            tie(a, b, |tie| tie.together = true);
        }
        for (a, b) in &problem.apart {
            tie(a, b, |tie| tie.apart = true);
        }
        for group in existing {
            for (at, a) in group.iter().enumerate() {
                for b in group.iter().skip(at + 1) {
                    tie(a, b, |tie| tie.existing = true);
                }
            }
        }
    }

    /// A group costs what its people cost on their own and what each two of them cost. Whoever belongs with somebody
    /// costs something on their own, which being with them takes back from both.
    fn weigh(&mut self, problem: &Problem) {
        let spans = spans(&self.people);
        let count = self.len();
        self.between = vec![0; count * count];
        for a in 0..count {
            for b in a + 1..count {
                let tie = self.tie_of(a, b);
                let belongs = CONDITION * i128::from(tie.together) + PARTED * i128::from(tie.existing);
                let likenesses = i128::from(self.same_municipality(a, b) == Some(true))
                    + i128::from(self.same_organisation(a, b) == Some(true));
                let cost = CONDITION * i128::from(tie.apart)
                    + LIKENESS * likenesses
                    + i128::from(self.points(problem, &spans, a, b))
                    - 2 * belongs;
                for (from, to) in [(a, b), (b, a)] {
                    if let Some(own) = self.own.get_mut(from) {
                        *own += belongs;
                    }
                    if let Some(between) = self.between.get_mut(from * count + to) {
                        *between = cost;
                    }
                }
            }
        }
    }

    fn points(&self, problem: &Problem, spans: &[u16], a: usize, b: usize) -> u64 {
        let costs = &problem.costs;
        let km = self.km(a, b).unwrap_or(costs.near_km);
        let far = km.saturating_sub(costs.near_km);
        let steps: u64 = spans
            .iter()
            .enumerate()
            .map(|(field, span)| {
                span.saturating_sub(self.difference(a, b, field).unwrap_or(0).unsigned_abs())
            })
            .map(u64::from)
            .sum();
        let times = |many: u64, each: u32| many.saturating_mul(u64::from(each));
        times(km.into(), costs.per_km)
            .saturating_add(times(far.into(), costs.per_far_km))
            .saturating_add(times(steps, costs.per_step))
            .min(POINTS)
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.people.binary_search_by(|p| p.id.as_str().cmp(id)).ok()
    }

    /// The people of a group who are there, in order and each once.
    pub(super) fn indexes(&self, ids: &[String]) -> Vec<usize> {
        let there: BTreeSet<usize> = ids.iter().filter_map(|id| self.index(id)).collect();
        there.into_iter().collect()
    }

    pub(super) fn tie_of(&self, a: usize, b: usize) -> Tie {
        self.ties.get(&(a.min(b), a.max(b))).copied().unwrap_or_default()
    }

    pub(super) fn ties(&self) -> impl Iterator<Item = ((usize, usize), Tie)> {
        self.ties.iter().map(|(two, tie)| (*two, *tie))
    }

    /// The languages that all of these share, by bit.
    pub(super) fn shared(&self, group: &[usize]) -> u64 {
        group
            .iter()
            .filter_map(|at| self.masks.get(*at))
            .fold(ANY, |shared, mask| shared & mask)
    }

    /// Kilometres between two people, if it is known where both are.
    pub(super) fn km(&self, a: usize, b: usize) -> Option<u32> {
        let position = |at: usize| self.people.get(at)?.position;
        Some(distance_km(position(a)?, position(b)?))
    }

    /// Whether two have the same municipality, if both have one.
    pub(super) fn same_municipality(&self, a: usize, b: usize) -> Option<bool> {
        let code = |at: usize| self.people.get(at)?.municipality.as_deref();
        Some(code(a)? == code(b)?)
    }

    /// Whether two are of the same organisation, if both are of one.
    pub(super) fn same_organisation(&self, a: usize, b: usize) -> Option<bool> {
        let name = |at: usize| self.organisations.get(at).filter(|name| !name.is_empty());
        Some(name(a)? == name(b)?)
    }

    /// By how much the first has more experience than the second, if both said.
    pub(super) fn difference(&self, a: usize, b: usize, field: usize) -> Option<i16> {
        let has = |at: usize| self.people.get(at)?.experience.get(field).copied().flatten();
        Some(i16::from(has(a)?) - i16::from(has(b)?))
    }

    /// What a group costs.
    pub(super) fn cost(&self, group: &[usize]) -> i128 {
        let own: i128 = group.iter().filter_map(|at| self.own.get(*at)).sum();
        let mut cost = own;
        for (at, a) in group.iter().enumerate() {
            cost += group
                .iter()
                .skip(at + 1)
                .map(|b| self.between(*a, *b))
                .sum::<i128>();
        }
        cost + Self::silence(self.shared(group))
    }

    /// What it costs that people have only these languages in common.
    pub(super) fn silence(shared: u64) -> i128 {
        CONDITION * i128::from(shared == 0)
    }

    /// What two people in one group cost beyond what they cost on their own.
    pub(super) fn between(&self, a: usize, b: usize) -> i128 {
        self.between.get(a * self.len() + b).copied().unwrap_or(0)
    }

    pub(super) fn breaks_conditions(&self, group: &[usize]) -> bool {
        self.cost(group) >= CONDITION
    }

    /// The points within a cost.
    pub(super) fn points_of(cost: i128) -> u64 {
        u64::try_from(cost.rem_euclid(LIKENESS)).unwrap_or(u64::MAX)
    }
}

/// Per field of experience, how far those are apart who are farthest.
fn spans(people: &[&Person]) -> Vec<u16> {
    let fields = people.iter().map(|p| p.experience.len()).max().unwrap_or(0);
    let span = |field: usize| {
        let said = || {
            people
                .iter()
                .filter_map(move |p| p.experience.get(field).copied().flatten())
        };
        u16::from(said().max().unwrap_or(0) - said().min().unwrap_or(0))
    };
    (0..fields).map(span).collect()
}
