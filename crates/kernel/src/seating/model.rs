//! The problem as dense numbers in the order of ids, and what can be told to be impossible before any search.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::domains;
use super::infeasible::{Conflict, Infeasible};
use super::problem::{Circles, Person, Problem};
use crate::watch::Watch;

/// Can facilitate; can be scribe.
pub(super) const FACILITATES: u8 = 1;
pub(super) const SCRIBES: u8 = 2;

pub(super) struct Model<'p> {
    /// Sorted by id; people are numbers into this from here on.
    pub people: Vec<&'p Person>,
    pub circles: usize,
    /// Fields that count, as indices into attributes.
    pub fields: Vec<usize>,
    /// Person × field: the cell of their value. All values that one person alone has share a cell of weight 0.
    pub value: Vec<u32>,
    pub cells: usize,
    pub cell_weight: Vec<i64>,
    /// How many people have each cell's value.
    pub cell_total: Vec<u32>,
    /// Weight of each field that counts, and how many values it has.
    pub weight: Vec<i64>,
    pub values: Vec<usize>,
    pub field_cells: Vec<std::ops::Range<usize>>,
    pub least: Vec<u32>,
    pub most: Vec<u32>,
    pub roles: Vec<u8>,
    pub facilitator_each: bool,
    pub scribe_each: bool,
    /// Bit masks of languages; 0 languages where the condition is not asked for.
    pub speaks: Vec<u64>,
    pub languages: usize,
    /// People who move together; most units are one person.
    pub unit_of: Vec<u32>,
    pub units: Vec<Vec<u32>>,
    pub apart: Vec<Vec<u32>>,
    /// Circles allowed for each person: an index into `domains`, 0 for any.
    pub domain: Vec<u32>,
    pub domains: Vec<Vec<bool>>,
    /// Circles to be made ready for a need were chosen where others could have been: that something cannot be is then no proof.
    pub chosen: bool,
    pub watch: Watch,
}

impl<'p> Model<'p> {
    pub(super) fn new(problem: &'p Problem) -> Result<Self, Infeasible> {
        let model = Self::read(problem, true)?;
        let conflicts = domains::contradictions(&model);
        if conflicts.is_empty() {
            Ok(model)
        } else {
            Err(Infeasible {
                conflicts,
                proven: !model.chosen,
            })
        }
    }

    /// The same, with somebody who may stop the search.
    pub(super) fn watched(self, watch: &Watch) -> Self {
        let watch = watch.clone();
        Self { watch, ..self }
    }

    /// As [`Model::new`], for a seating that is there already, whatever it breaks.
    pub(super) fn lenient(problem: &'p Problem) -> Result<Self, Infeasible> {
        Self::read(problem, false)
    }

    fn read(problem: &'p Problem, fits: bool) -> Result<Self, Infeasible> {
        let mut model = Self::empty(problem, fits).map_err(Infeasible::proven)?;
        model.code(problem);
        let conditioned = domains::condition(&mut model, &problem.conditions);
        conditioned.map_err(|conflicts| Infeasible {
            conflicts,
            proven: !model.chosen,
        })?;
        Ok(model)
    }

    /// People, sizes, roles and languages, with everybody open to every circle.
    fn empty(problem: &'p Problem, fits: bool) -> Result<Self, Vec<Conflict>> {
        let n = problem.people.len();
        let circles = problem.circles.count();
        if n == 0 {
            return Err(vec![Conflict::Nobody]);
        }
        let mut people: Vec<&Person> = problem.people.iter().collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(w) = people.windows(2).find(|w| w[0].id == w[1].id) {
            return Err(vec![Conflict::SameId(w[0].id.clone())]);
        }
        let expected = problem.weights.len();
        if let Some(p) = people.iter().find(|p| p.attributes.len() != expected) {
            return Err(vec![Conflict::Fields {
                id: p.id.clone(),
                expected,
                found: p.attributes.len(),
            }]);
        }
        if n > 1_000_000 || fits && circles > n.max(1) * 2 || problem.weights.iter().any(|w| *w > 1_000_000) {
            return Err(vec![Conflict::TooLarge]);
        }
        let (least, most) = limits(&problem.circles, n, fits)?;
        let conditions = &problem.conditions;
        let (speaks, languages) = if conditions.shared_language {
            languages(&people)?
        } else {
            (vec![u64::MAX; n], 0)
        };
        let roles = people
            .iter()
            .map(|p| u8::from(p.can_facilitate) * FACILITATES + u8::from(p.can_scribe) * SCRIBES)
            .collect();
        Ok(Self {
            people,
            circles,
            fields: Vec::new(),
            value: Vec::new(),
            cells: 0,
            cell_weight: Vec::new(),
            cell_total: Vec::new(),
            weight: Vec::new(),
            values: Vec::new(),
            field_cells: Vec::new(),
            least,
            most,
            roles,
            facilitator_each: conditions.facilitator_each,
            scribe_each: conditions.scribe_each,
            speaks,
            languages,
            unit_of: Vec::new(),
            units: Vec::new(),
            apart: vec![Vec::new(); n],
            domain: vec![0; n],
            domains: vec![vec![true; circles]],
            chosen: false,
            watch: Watch::new(),
        })
    }

    /// Turns values into cells.
    fn code(&mut self, problem: &Problem) {
        self.fields = (0..problem.weights.len())
            .filter(|f| problem.weights[*f] > 0)
            .collect();
        let a = self.fields.len();
        self.value = vec![0; self.people.len() * a];
        for (k, &field) in self.fields.iter().enumerate() {
            let mut total: BTreeMap<Option<u32>, u32> = BTreeMap::new();
            for p in &self.people {
                *total.entry(p.attributes[field]).or_default() += 1;
            }
            let weight = i64::from(problem.weights[field]);
            let first = self.cell_weight.len();
            self.weight.push(weight);
            self.values.push(total.len());
            // The shared cell of those who are alone with their value.
            self.cell_weight.push(0);
            self.cell_total.push(0);
            let mut cell_of = BTreeMap::new();
            for (value, count) in total {
                if count > 1 {
                    cell_of.insert(value, self.cell_weight.len() as u32);
                    self.cell_weight.push(weight);
                    self.cell_total.push(count);
                }
            }
            for (i, p) in self.people.iter().enumerate() {
                self.value[i * a + k] = cell_of.get(&p.attributes[field]).copied().unwrap_or(first as u32);
            }
            self.field_cells.push(first..self.cell_weight.len());
        }
        self.cells = self.cell_weight.len();
    }

    pub(super) fn n(&self) -> usize {
        self.people.len()
    }

    /// The cells of a person, one per field.
    #[inline]
    pub(super) fn row(&self, p: u32) -> &[u32] {
        let a = self.fields.len();
        &self.value[p as usize * a..(p as usize + 1) * a]
    }

    /// What two people in one circle cost: the weight of the fields in which they are the same.
    pub(super) fn same(&self, p: u32, q: u32) -> i64 {
        let alike = self.row(p).iter().zip(self.row(q)).filter(|(x, y)| x == y);
        alike.map(|(x, _)| self.cell_weight[*x as usize]).sum()
    }

    #[inline]
    pub(super) fn allowed(&self, p: u32, circle: u32) -> bool {
        self.domains[self.domain[p as usize] as usize][circle as usize]
    }

    pub(super) fn index(&self, id: &str) -> Option<u32> {
        self.people
            .binary_search_by(|p| p.id.as_str().cmp(id))
            .ok()
            .map(|i| i as u32)
    }

    /// Sizes as even as the limits let them be.
    pub(super) fn even_sizes(&self) -> Vec<u32> {
        let mut sizes = self.least.clone();
        let mut left = self.n() as u32 - sizes.iter().sum::<u32>().min(self.n() as u32);
        let mut open: BinaryHeap<_> = (0..self.circles)
            .map(|c| std::cmp::Reverse((sizes[c], c)))
            .collect();
        while left > 0 {
            let Some(std::cmp::Reverse((size, c))) = open.pop() else {
                break;
            };
            if size < self.most[c] {
                sizes[c] += 1;
                left -= 1;
                open.push(std::cmp::Reverse((size + 1, c)));
            }
        }
        sizes
    }

    /// No seating with these sizes has fewer pairs of the same value in a field than this: each value spread as evenly
    /// as numbers allow over the circles, or the values within each circle, whichever says more.
    pub(super) fn least_same(&self, field: usize, sizes: &[u32]) -> i64 {
        let over_circles: i64 = self.field_cells[field]
            .clone()
            .filter(|c| self.cell_weight[*c] > 0)
            .map(|c| spread(i64::from(self.cell_total[c]), self.circles as i64))
            .sum();
        let within: i64 = sizes
            .iter()
            .map(|s| spread(i64::from(*s), self.values[field] as i64))
            .sum();
        over_circles.max(within)
    }

    /// The same for all fields, weighted.
    pub(super) fn least_cost(&self, sizes: &[u32]) -> i64 {
        (0..self.fields.len())
            .map(|f| self.weight[f] * self.least_same(f, sizes))
            .sum()
    }
}

/// Pairs within `parts` parts that share `total` things as evenly as can be.
fn spread(total: i64, parts: i64) -> i64 {
    let (each, over) = (total / parts, total % parts);
    parts * each * (each - 1) / 2 + over * each
}

fn limits(circles: &Circles, n: usize, fits: bool) -> Result<(Vec<u32>, Vec<u32>), Vec<Conflict>> {
    let (least, most): (Vec<usize>, Vec<usize>) = match circles {
        Circles::Even(0) => {
            return Err(vec![Conflict::Sizes {
                people: n,
                least: 0,
                most: 0,
            }]);
        }
        Circles::Even(g) => (vec![(n / g).max(1); *g], vec![n.div_ceil(*g); *g]),
        Circles::Limits(limits) => limits.iter().map(|l| (l.least.max(1), l.most.min(n))).unzip(),
    };
    let sum = |v: &[usize]| v.iter().fold(0_usize, |a, b| a.saturating_add(*b));
    let (low, high) = (sum(&least), sum(&most));
    if fits && (low > n || high < n || least.iter().zip(&most).any(|(l, m)| l > m)) {
        return Err(vec![Conflict::Sizes {
            people: n,
            least: low,
            most: high,
        }]);
    }
    let small = |v: Vec<usize>| v.into_iter().map(|x| x as u32).collect();
    Ok((small(least), small(most)))
}

fn languages(people: &[&Person]) -> Result<(Vec<u64>, usize), Vec<Conflict>> {
    let codes: BTreeSet<u32> = people.iter().flat_map(|p| p.languages.iter().copied()).collect();
    if codes.len() > 64 {
        return Err(vec![Conflict::TooLarge]);
    }
    let codes: Vec<u32> = codes.into_iter().collect();
    let all = if codes.len() == 64 {
        u64::MAX
    } else {
        (1 << codes.len()) - 1
    };
    let mask = |p: &&Person| {
        let mask = (p.languages.iter())
            .filter_map(|l| codes.binary_search(l).ok())
            .fold(0, |m, i| m | 1_u64 << i);
        if mask == 0 { all } else { mask }
    };
    Ok((people.iter().map(mask).collect(), codes.len()))
}
