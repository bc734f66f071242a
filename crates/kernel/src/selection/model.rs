//! The conditions as rows of whole numbers over the candidates, and over types of people who are alike to them.

use std::collections::{BTreeMap, BTreeSet};

use super::branch::{Program, Row};
use super::problem::Problem;
use crate::watch::Watch;

/// What one row says, so that an answer can name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Places,
    Value(String, String),
    OnePer(String, String),
}

/// Members of a row, and how many of them there may be.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub what: What,
    pub members: Vec<usize>,
    pub min: i64,
    pub max: i64,
    /// To which least and most the two may give way.
    pub flex: (i64, i64),
}

/// At least so many of these sets have a member.
#[derive(Debug, Clone)]
pub(super) struct Spread {
    pub category: String,
    pub sets: Vec<Vec<usize>>,
    pub least: i64,
}

/// More than any number of people.
const MANY: usize = 1_000_000;

#[derive(Debug, Clone)]
pub(super) struct Model {
    pub n: usize,
    /// The number of places first.
    pub counts: Vec<Count>,
    pub spreads: Vec<Spread>,
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    pub watch: Watch,
}

impl Model {
    pub(super) fn new(problem: &Problem) -> Self {
        let people = problem.candidates();
        let asked = problem.conditions();
        let n = people.len();
        // Who has which value, as far as a condition asks for it.
        let mut of: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        let mut wanted = Vec::with_capacity(people.pairs().len());
        for pair in people.pairs() {
            let (category, value) = pair;
            let by_category = asked.one_per.contains_key(category) || asked.spread.contains_key(category);
            let is_wanted = by_category || asked.limits.contains_key(pair);
            if is_wanted {
                of.entry(category).or_default().entry(value).or_default();
            }
            wanted.push(is_wanted);
        }
        for i in 0..n {
            for number in people.numbers_of(i).iter().filter(|p| wanted[**p as usize]) {
                let (category, value) = people.pair(*number);
                if let Some(members) = of
                    .get_mut(category.as_str())
                    .and_then(|v| v.get_mut(value.as_str()))
                {
                    members.push(i);
                }
            }
        }
        let members = |category: &str, value: &str| {
            (of.get(category).and_then(|v| v.get(value)))
                .cloned()
                .unwrap_or_default()
        };
        let mut counts = vec![Count {
            what: What::Places,
            members: (0..n).collect(),
            min: asked.places as i64,
            max: asked.places as i64,
            flex: (0, MANY as i64),
        }];
        for ((category, value), limits) in &asked.limits {
            counts.push(Count {
                what: What::Value(category.clone(), value.clone()),
                members: members(category, value),
                min: limits.least().min(MANY) as i64,
                max: limits.most().min(MANY) as i64,
                flex: (
                    limits.least_at_worst() as i64,
                    limits.most_at_worst().min(MANY) as i64,
                ),
            });
        }
        for (category, exceptions) in &asked.one_per {
            for (value, members) in of.get(category.as_str()).into_iter().flatten() {
                let max = exceptions.get(*value).map_or(1, |m| (*m).clamp(1, MANY)) as i64;
                counts.push(Count {
                    what: What::OnePer(category.clone(), (*value).to_owned()),
                    members: members.clone(),
                    min: 0,
                    max,
                    flex: (0, MANY as i64),
                });
            }
        }
        let spreads = asked
            .spread
            .iter()
            .map(|(category, least)| Spread {
                category: category.clone(),
                sets: of
                    .get(category.as_str())
                    .map(|v| v.values().cloned().collect())
                    .unwrap_or_default(),
                least: (*least).min(MANY) as i64,
            })
            .collect();
        Self {
            n,
            counts,
            spreads,
            low: (0..n).map(|i| i64::from(problem.is_held(i))).collect(),
            high: (0..n).map(|i| i64::from(!problem.is_out(i))).collect(),
            watch: problem.watch().clone(),
        }
    }

    /// Every row the conditions ask for, over candidates and, behind them, one helper per value of a spread category,
    /// which is 1 at most where somebody with the value is there. Rows that cannot bind are left out.
    pub(super) fn program(&self, cost: Vec<i64>) -> Program {
        let mut program = Program {
            low: self.low.clone(),
            high: self.high.clone(),
            cost,
            rows: Vec::new(),
            branched: self.n,
            watch: self.watch.clone(),
        };
        for c in &self.counts {
            let room: i64 = c.members.iter().map(|i| self.high[*i]).sum();
            if self.binds(c) {
                program.rows.push(Row {
                    terms: c.members.iter().map(|i| (*i, 1)).collect(),
                    low: c.min,
                    high: c.max.min(room.max(c.min)),
                });
            }
        }
        for s in &self.spreads {
            s.add(&mut program);
        }
        program
    }

    /// Some condition may give way only so far.
    pub(super) fn is_limited(&self) -> bool {
        self.counts.iter().any(|c| c.flex != (0, MANY as i64))
    }

    fn binds(&self, c: &Count) -> bool {
        c.min > 0 || c.max < c.members.iter().map(|i| self.high[*i]).sum()
    }

    /// Candidates that are alike: the same rows, the same spread values, the same bounds.
    pub(super) fn types(&self) -> Vec<Vec<usize>> {
        let mut key: Vec<Vec<u32>> = (0..self.n)
            .map(|i| vec![self.low[i] as u32, self.high[i] as u32])
            .collect();
        // A row that cannot bind, such as a household of one, makes nobody different.
        let sets = (self.counts.iter().skip(1))
            .filter(|c| self.binds(c))
            .map(|c| &c.members);
        let spread = self.spreads.iter().flat_map(|s| &s.sets);
        for (r, members) in sets.chain(spread).enumerate() {
            for i in members {
                key[*i].push(r as u32 + 2);
            }
        }
        let mut types: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        for (i, k) in key.into_iter().enumerate() {
            types.entry(k).or_default().push(i);
        }
        // In the order of the first member, so of ids.
        let ordered: BTreeMap<usize, Vec<usize>> = types.into_values().map(|t| (t[0], t)).collect();
        ordered.into_values().collect()
    }

    /// The same with one column per type, without the rows that cannot bind.
    pub(super) fn by_type(&self, types: &[Vec<usize>]) -> Self {
        let mut of = vec![0; self.n];
        for (t, members) in types.iter().enumerate() {
            for i in members {
                of[*i] = t;
            }
        }
        let shrink = |members: &[usize]| -> Vec<usize> {
            let set: BTreeSet<usize> = members.iter().map(|i| of[*i]).collect();
            set.into_iter().collect()
        };
        let sum = |v: &[i64], t: &Vec<usize>| t.iter().map(|i| v[*i]).sum();
        Self {
            n: types.len(),
            counts: (self.counts.iter())
                .filter(|c| c.what == What::Places || self.binds(c))
                .map(|c| Count {
                    members: shrink(&c.members),
                    ..c.clone()
                })
                .collect(),
            spreads: (self.spreads.iter())
                .map(|s| Spread {
                    sets: s.sets.iter().map(|m| shrink(m)).collect(),
                    ..s.clone()
                })
                .collect(),
            low: types.iter().map(|t| sum(&self.low, t)).collect(),
            high: types.iter().map(|t| sum(&self.high, t)).collect(),
            watch: self.watch.clone(),
        }
    }
}

impl Spread {
    fn add(&self, program: &mut Program) {
        if self.least == 0 {
            return;
        }
        let mut helpers = Vec::new();
        for set in &self.sets {
            let helper = program.cost.len();
            program.cost.push(0);
            program.low.push(0);
            program.high.push(1);
            let room: i64 = set.iter().map(|i| program.high[*i]).sum();
            let mut terms: Vec<(usize, i64)> = set.iter().map(|i| (*i, 1)).collect();
            terms.push((helper, -1));
            program.rows.push(Row {
                terms,
                low: 0,
                high: room,
            });
            helpers.push((helper, 1));
        }
        program.rows.push(Row {
            high: (helpers.len() as i64).max(self.least),
            terms: helpers,
            low: self.least,
        });
    }
}
