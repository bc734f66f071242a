//! No panel meets the conditions: which of them contradict each other, and the least that would have to give way.

use std::collections::BTreeSet;

use super::model::{Model, What};
use super::problem::{Conditions, Limits, Problem};
use super::relax::{Nearest, nearest};

const BRANCHES: u64 = 50_000;

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Condition {
    /// The number of places.
    #[error("the number of places")]
    Places,
    /// Those who hold a place keep it.
    #[error("those who hold a place keep it")]
    Held,
    /// Those who are out stay out.
    #[error("those who are out stay out")]
    Out,
    /// At least so many with a value.
    #[error("at least {min} with {category} {value}")]
    Min {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        min: usize,
    },
    /// At most so many with a value.
    #[error("at most {max} with {category} {value}")]
    Max {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        max: usize,
    },
    /// At most one per value of a category.
    #[error("one per {category}")]
    OnePer {
        /// Category.
        category: String,
    },
    /// At least so many different values of a category.
    #[error("at least {least} different of {category}")]
    Spread {
        /// Category.
        category: String,
        /// As asked.
        least: usize,
    },
}

/// One condition that gives way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Change {
    /// Another number of places.
    #[error("{to} places instead of {from}")]
    Places {
        /// As asked.
        from: usize,
        /// As possible.
        to: usize,
    },
    /// Fewer with a value.
    #[error("at least {to} with {category} {value} instead of {from}")]
    Min {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        from: usize,
        /// As possible.
        to: usize,
    },
    /// More with a value.
    #[error("at most {to} with {category} {value} instead of {from}")]
    Max {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        from: usize,
        /// As possible.
        to: usize,
    },
    /// More than one with this value of a category that was limited to one.
    #[error("{to} with {category} {value} instead of {from}")]
    OnePer {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked: 1, unless there was an exception.
        from: usize,
        /// As possible.
        to: usize,
    },
    /// Fewer different values.
    #[error("at least {to} different of {category} instead of {from}")]
    Spread {
        /// Category.
        category: String,
        /// As asked.
        from: usize,
        /// As possible.
        to: usize,
    },
}

/// There is no panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no panel: {}; {}possible with {}", list(.conflict), even(*.beyond), list(.changes))]
pub struct Infeasible {
    /// Conditions that contradict each other given who the candidates are; without any one of them there is a panel.
    /// (Where that could not be shown in the time for it, there may be too many.)
    pub conflict: Vec<Condition>,
    /// The least that has to give way, by Σ (1 + 2/min)·decrease of minima + Σ increase of maxima; a value more of
    /// "one per" counts as an increase, a value less of a spread as a decrease. The number of places changes only where nothing
    /// else helps.
    pub changes: Vec<Change>,
    /// That it is the least is proven.
    pub least: bool,
    /// Conditions may give way only so far ([`Limits::giving_way`]), and so far there is no panel either, or none with
    /// this number of places: the changes are the least without regard to that.
    pub beyond: bool,
}

fn even(beyond: bool) -> &'static str {
    if beyond {
        "none either as far as the conditions may give way; "
    } else {
        ""
    }
}

fn list<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

impl Infeasible {
    /// The conditions with the changes made. There is a panel under them.
    pub fn relaxed(&self, conditions: &Conditions) -> Conditions {
        let mut relaxed = conditions.clone();
        for change in &self.changes {
            match change.clone() {
                Change::Places { to, .. } => relaxed.places = to,
                Change::Min {
                    category, value, to, ..
                } => {
                    let limits = relaxed
                        .limits
                        .entry((category, value))
                        .or_insert(Limits::at_least(0));
                    *limits = limits.moved(to, limits.most());
                }
                Change::Max {
                    category, value, to, ..
                } => {
                    let limits = relaxed
                        .limits
                        .entry((category, value))
                        .or_insert(Limits::at_least(0));
                    *limits = limits.moved(limits.least(), to);
                }
                Change::OnePer {
                    category, value, to, ..
                } => {
                    relaxed.one_per.entry(category).or_default().insert(value, to);
                }
                Change::Spread { category, to, .. } => {
                    relaxed.spread.insert(category, to);
                }
            }
        }
        relaxed
    }
}

/// What a panel of types breaks.
fn changes(model: &Model, point: &[i64]) -> Vec<Change> {
    let mut changes = Vec::new();
    for c in &model.counts {
        let there: i64 = c.members.iter().map(|i| point[*i]).sum();
        let to = there as usize;
        match &c.what {
            What::Places if there != c.min => changes.push(Change::Places {
                from: c.min as usize,
                to,
            }),
            What::Value(category, value) if there < c.min => changes.push(Change::Min {
                category: category.clone(),
                value: value.clone(),
                from: c.min as usize,
                to,
            }),
            What::Value(category, value) if there > c.max => changes.push(Change::Max {
                category: category.clone(),
                value: value.clone(),
                from: c.max as usize,
                to,
            }),
            What::OnePer(category, value) if there > c.max => changes.push(Change::OnePer {
                category: category.clone(),
                value: value.clone(),
                from: c.max as usize,
                to,
            }),
            What::Places | What::Value(..) | What::OnePer(..) => {}
        }
    }
    for s in &model.spreads {
        let there = s.sets.iter().filter(|m| m.iter().any(|i| point[*i] > 0)).count();
        if (there as i64) < s.least {
            changes.push(Change::Spread {
                category: s.category.clone(),
                from: s.least as usize,
                to: there,
            });
        }
    }
    changes.sort();
    changes
}

/// Why there is no panel. To be called only where there is none.
pub(super) fn infeasible(problem: &Problem) -> Infeasible {
    let model = Model::new(problem);
    let types = model.types();
    let model = model.by_type(&types);
    let within = nearest(&model, true);
    let enough = |n: &Nearest| !n.is_last_resort() || !model.is_limited();
    let (found, beyond) = match within {
        Some(within) if enough(&within) => (Some(within), false),
        within => {
            let free = nearest(&model, false);
            // Where the number of places has to change anyway, the limits are not to blame.
            match (within, free) {
                (Some(within), Some(free)) if free.is_last_resort() => (Some(within), false),
                (_, free) => (free, true),
            }
        }
    };
    Infeasible {
        changes: (found.as_ref())
            .map(|n| changes(&model, &n.point))
            .unwrap_or_default(),
        least: found.is_some_and(|n| n.least),
        conflict: conflict(problem),
        beyond,
    }
}

/// Drops one condition after another as long as there is still no panel.
fn conflict(problem: &Problem) -> Vec<Condition> {
    let asked = problem.conditions();
    let mut all: BTreeSet<Condition> = BTreeSet::new();
    all.extend([Condition::Places, Condition::Held, Condition::Out]);
    for ((category, value), limits) in &asked.limits {
        let (category, value) = (category.clone(), value.clone());
        if limits.least() > 0 {
            all.insert(Condition::Min {
                category: category.clone(),
                value: value.clone(),
                min: limits.least(),
            });
        }
        if limits.most() < problem.candidates().len() {
            all.insert(Condition::Max {
                category,
                value,
                max: limits.most(),
            });
        }
    }
    all.extend(asked.one_per.keys().map(|category| Condition::OnePer {
        category: category.clone(),
    }));
    all.extend(asked.spread.iter().map(|(category, least)| Condition::Spread {
        category: category.clone(),
        least: *least,
    }));
    // Those that say the most are kept longest: a minimum explains more than that somebody is out.
    let order: Vec<Condition> = all.iter().cloned().collect();
    for condition in order {
        all.remove(&condition);
        if possible(problem, &all) {
            all.insert(condition);
        }
    }
    all.into_iter().collect()
}

/// Whether there may be a panel under these conditions alone.
fn possible(problem: &Problem, kept: &BTreeSet<Condition>) -> bool {
    let mut model = Model::new(problem);
    if !kept.contains(&Condition::Held) {
        model.low.iter_mut().for_each(|l| *l = 0);
    }
    if !kept.contains(&Condition::Out) {
        model.high.iter_mut().for_each(|h| *h = 1);
    }
    let n = model.n as i64;
    model.counts.retain_mut(|c| match &c.what {
        What::Places => {
            if !kept.contains(&Condition::Places) {
                (c.min, c.max) = (0, n);
            }
            true
        }
        What::Value(category, value) => {
            let (category, value) = (category.clone(), value.clone());
            let least = Condition::Min {
                category: category.clone(),
                value: value.clone(),
                min: c.min as usize,
            };
            if !kept.contains(&least) {
                c.min = 0;
            }
            let most = Condition::Max {
                category,
                value,
                max: c.max as usize,
            };
            if !kept.contains(&most) {
                c.max = n;
            }
            c.min > 0 || c.max < n
        }
        What::OnePer(category, _) => kept.contains(&Condition::OnePer {
            category: category.clone(),
        }),
    });
    model.spreads.retain(|s| {
        kept.contains(&Condition::Spread {
            category: s.category.clone(),
            least: s.least as usize,
        })
    });
    let types = model.types();
    let program = model.by_type(&types);
    let cost = vec![0; program.n];
    let found = program.program(cost).solve(None, BRANCHES, true);
    found.point.is_some() || !found.whole
}
