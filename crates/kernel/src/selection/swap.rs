//! Taking one person off a panel and another in: what would stand in the way.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::Problem;

/// A condition that an exchange of two people would break.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The value's most is filled by others.
    Full {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// The most.
        most: usize,
    },
    /// The one place of this value is taken.
    Taken {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// By whom.
        by: Vec<String>,
    },
    /// The one who would go is needed for the value's least.
    Needed {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// The least.
        least: usize,
    },
    /// The one who would go is needed for how many different values there are to be.
    NeededForSpread {
        /// Category.
        category: String,
        /// Value that nobody else has.
        value: String,
        /// How many different ones are asked for.
        least: usize,
    },
}

/// A panel, counted.
pub(super) struct Counted<'p> {
    problem: &'p Problem,
    members: BTreeSet<usize>,
    count: BTreeMap<(&'p str, &'p str), usize>,
    distinct: BTreeMap<&'p str, usize>,
}

impl<'p> Counted<'p> {
    pub(super) fn new(problem: &'p Problem, panel: &[String]) -> Self {
        let members: BTreeSet<usize> = panel.iter().filter_map(|id| problem.index(id)).collect();
        let mut count: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for i in &members {
            for pair in problem.candidates().values(*i) {
                *count.entry(pair).or_default() += 1;
            }
        }
        let mut distinct: BTreeMap<&str, usize> = BTreeMap::new();
        for (category, _) in count.keys() {
            *distinct.entry(category).or_default() += 1;
        }
        Self {
            problem,
            members,
            count,
            distinct,
        }
    }

    pub(super) fn members(&self) -> &BTreeSet<usize> {
        &self.members
    }

    pub(super) fn has(&self, i: usize) -> bool {
        self.members.contains(&i)
    }

    /// What would break if `gone` left and `come` came in.
    pub(super) fn obstacles(&self, gone: usize, come: usize) -> Vec<Obstacle> {
        let people = self.problem.candidates();
        let asked = self.problem.conditions();
        let (gone, come) = (people.numbers_of(gone), people.numbers_of(come));
        let mut obstacles = Vec::new();
        let mut lost: BTreeMap<&str, i64> = BTreeMap::new();
        for number in come.iter().filter(|p| !gone.contains(p)) {
            let pair = people.pair(*number);
            let (category, value) = pair;
            let there = self
                .count
                .get(&(category.as_str(), value.as_str()))
                .copied()
                .unwrap_or(0);
            if there == 0 {
                *lost.entry(category).or_default() -= 1;
            }
            if let Some(limits) = asked.limits.get(pair)
                && there >= limits.most()
            {
                obstacles.push(Obstacle::Full {
                    category: category.clone(),
                    value: value.clone(),
                    most: limits.most(),
                });
            }
            if let Some(exceptions) = asked.one_per.get(category)
                && there >= exceptions.get(value).copied().unwrap_or(1).max(1)
            {
                obstacles.push(Obstacle::Taken {
                    category: category.clone(),
                    value: value.clone(),
                    by: (self.members.iter())
                        .filter(|i| people.numbers_of(**i).contains(number))
                        .map(|i| people.id(*i).to_owned())
                        .collect(),
                });
            }
        }
        let mut last: BTreeMap<&str, &str> = BTreeMap::new();
        for number in gone.iter().filter(|p| !come.contains(p)) {
            let pair = people.pair(*number);
            let (category, value) = pair;
            let there = self
                .count
                .get(&(category.as_str(), value.as_str()))
                .copied()
                .unwrap_or(0);
            if there == 1 {
                *lost.entry(category).or_default() += 1;
                last.insert(category, value);
            }
            if let Some(limits) = asked.limits.get(pair)
                && there <= limits.least()
            {
                obstacles.push(Obstacle::Needed {
                    category: category.clone(),
                    value: value.clone(),
                    least: limits.least(),
                });
            }
        }
        for (category, lost) in lost {
            let least = asked.spread.get(category).copied().unwrap_or(0);
            let there = self.distinct.get(category).copied().unwrap_or(0) as i64;
            if lost > 0 && there - lost < least as i64 {
                obstacles.push(Obstacle::NeededForSpread {
                    category: category.to_owned(),
                    value: last.get(category).copied().unwrap_or_default().to_owned(),
                    least,
                });
            }
        }
        obstacles
    }
}
