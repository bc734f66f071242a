//! Checks an answer from the problem alone, in the plainest way. It shares no code with the search: what it finds
//! in order is in order whatever the search did.

use std::collections::{BTreeMap, BTreeSet};

use super::lottery::Lottery;
use super::problem::Problem;
use super::tickets::Tickets;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Breach {
    /// Somebody who is not a candidate.
    #[error("{0} is not a candidate")]
    Unknown(String),
    /// Somebody who is there twice.
    #[error("{0} is there twice")]
    Twice(String),
    /// Somebody who holds a place and is not there.
    #[error("{0} holds a place and is not there")]
    Missing(String),
    /// Somebody who is out and is there.
    #[error("{0} is out and is there")]
    Out(String),
    /// Too few or too many in all.
    #[error("{there} places instead of {asked}")]
    Places {
        /// As asked.
        asked: usize,
        /// As it is.
        there: usize,
    },
    /// Too few with a value.
    #[error("{there} with {category} {value}, fewer than {least}")]
    TooFew {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        least: usize,
        /// As it is.
        there: usize,
    },
    /// Too many with a value.
    #[error("{there} with {category} {value}, more than {most}")]
    TooMany {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked.
        most: usize,
        /// As it is.
        there: usize,
    },
    /// More than one where there may be one.
    #[error("{there} with {category} {value}, and there may be {most}")]
    OnePer {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// As asked: 1, unless there is an exception.
        most: usize,
        /// As it is.
        there: usize,
    },
    /// Too few different values.
    #[error("{there} different of {category}, fewer than {least}")]
    Spread {
        /// Category.
        category: String,
        /// As asked.
        least: usize,
        /// As it is.
        there: usize,
    },
    /// The chances of the panels are not chances.
    #[error("the chances of the panels are negative or do not add up to 1: {0}")]
    Weights(f64),
    /// Somebody's chance is another than the panels give.
    #[error("the chance of {id} is {found} and not {said}")]
    Chance {
        /// Who.
        id: String,
        /// By the lottery.
        said: f64,
        /// By its panels.
        found: f64,
    },
}

/// What a panel breaks; nothing if it meets every condition.
pub fn panel(problem: &Problem, panel: &[String]) -> Vec<Breach> {
    let members: Vec<&str> = panel.iter().map(String::as_str).collect();
    of_members(problem, &members)
}

fn of_members(problem: &Problem, panel: &[&str]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let people = problem.candidates();
    let mut there = BTreeSet::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for id in panel {
        let Some(i) = people.index(id) else {
            breaches.push(Breach::Unknown((*id).to_owned()));
            continue;
        };
        if !there.insert(*id) {
            breaches.push(Breach::Twice((*id).to_owned()));
        }
        for value in people.values(i) {
            *counts.entry(value).or_default() += 1;
        }
    }
    for id in problem.held().filter(|id| !there.contains(id)) {
        breaches.push(Breach::Missing(id.to_owned()));
    }
    for id in problem.out().filter(|id| there.contains(id)) {
        breaches.push(Breach::Out(id.to_owned()));
    }
    let asked = problem.conditions();
    if panel.len() != asked.places {
        breaches.push(Breach::Places {
            asked: asked.places,
            there: panel.len(),
        });
    }
    for ((category, value), limits) in &asked.limits {
        let there = counts
            .get(&(category.as_str(), value.as_str()))
            .copied()
            .unwrap_or(0);
        let (category, value) = (category.clone(), value.clone());
        if there < limits.least() {
            breaches.push(Breach::TooFew {
                category,
                value,
                least: limits.least(),
                there,
            });
        } else if there > limits.most() {
            breaches.push(Breach::TooMany {
                category,
                value,
                most: limits.most(),
                there,
            });
        }
    }
    for ((category, value), there) in counts.iter().map(|(k, n)| (*k, *n)) {
        let Some(exceptions) = asked.one_per.get(category) else {
            continue;
        };
        let most = exceptions.get(value).copied().unwrap_or(1).max(1);
        if there > most {
            breaches.push(Breach::OnePer {
                category: category.to_owned(),
                value: value.to_owned(),
                most,
                there,
            });
        }
    }
    for (category, least) in &asked.spread {
        let there = counts.keys().filter(|(c, _)| c == category).count();
        if there < *least {
            breaches.push(Breach::Spread {
                category: category.clone(),
                least: *least,
                there,
            });
        }
    }
    breaches
}

/// What numbered panels break: a panel that does not meet the conditions, or a share that is not what the panels give.
pub fn tickets(problem: &Problem, tickets: &Tickets) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut times: BTreeMap<&str, usize> = problem.candidates().ids().map(|id| (id, 0)).collect();
    for members in &tickets.panels {
        breaches.extend(panel(problem, members));
        for id in members {
            if let Some(times) = times.get_mut(id.as_str()) {
                *times += 1;
            }
        }
    }
    let said: BTreeMap<&str, f64> = tickets
        .shares
        .iter()
        .map(|(id, _, share)| (id.as_str(), *share))
        .collect();
    for (id, times) in times {
        let found = times as f64 / tickets.panels.len() as f64;
        let said = said.get(id).copied().unwrap_or(0.0);
        if (said - found).abs() > 1e-9 {
            breaches.push(Breach::Chance {
                id: id.to_owned(),
                said,
                found,
            });
        }
    }
    breaches
}

/// What a lottery breaks: a panel that does not meet the conditions, weights that are not chances, or somebody's chance that is not
/// what the panels give, to a millionth.
pub fn lottery(problem: &Problem, lottery: &Lottery) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut chances: BTreeMap<&str, f64> = problem.candidates().ids().map(|id| (id, 0.0)).collect();
    let mut sum = 0.0;
    let mut negative = false;
    for (weight, members) in lottery.panels() {
        breaches.extend(of_members(problem, &members));
        sum += weight;
        negative |= weight < 0.0;
        for id in members {
            if let Some(chance) = chances.get_mut(id) {
                *chance += weight;
            }
        }
    }
    if negative || (sum - 1.0).abs() > 1e-6 {
        breaches.push(Breach::Weights(sum));
    }
    let said: BTreeMap<&str, f64> = lottery.chances().collect();
    for (id, found) in chances {
        let said = said.get(id).copied().unwrap_or(0.0);
        if (said - found).abs() > 1e-6 {
            breaches.push(Breach::Chance {
                id: id.to_owned(),
                said,
                found,
            });
        }
    }
    breaches
}
