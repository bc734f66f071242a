//! Why nobody can be chosen: conditions that contradict each other, and the least that would have to give way.

use kernel::selection::{Change, Infeasible, Problem};
use serde::Serialize;

use super::HOUSEHOLD;

#[derive(Debug, Serialize)]
pub(super) struct Impossible {
    pub(super) infeasible: Why,
}

#[derive(Debug, Serialize)]
pub(super) struct Why {
    pub(super) relaxation: Vec<Relaxed>,
    /// Conditions that contradict each other.
    pub(super) conflict: Vec<String>,
    pub(super) words: String,
    /// Whether it is proven that less does not do.
    pub(super) least: bool,
    /// Whether even `min_flex` and `max_flex` would not do; then what gives way goes beyond them.
    pub(super) beyond_flex: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Relaxed {
    pub(super) category: String,
    pub(super) feature: String,
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
    pub(super) to_min: Option<usize>,
    pub(super) to_max: Option<usize>,
}

impl Why {
    pub(super) fn of(problem: &Problem, infeasible: &Infeasible) -> Why {
        let conditions = problem.conditions();
        let limits = |category: &str, value: &str| {
            let found = conditions.limits.get(&(category.to_owned(), value.to_owned()));
            let most = found.map(|l| l.most()).filter(|m| *m != usize::MAX);
            (found.map(|l| l.least()), most)
        };
        let named = |category: &str| {
            if category == HOUSEHOLD {
                "household"
            } else {
                category
            }
            .to_owned()
        };
        let relaxation = infeasible
            .changes
            .iter()
            .map(|change| match change {
                Change::Places { from, to } => Relaxed {
                    category: String::new(),
                    feature: "seats".to_owned(),
                    min: Some(*from),
                    max: Some(*from),
                    to_min: Some(*to),
                    to_max: Some(*to),
                },
                Change::Min {
                    category, value, to, ..
                } => {
                    let (min, max) = limits(category, value);
                    Relaxed {
                        category: named(category),
                        feature: value.clone(),
                        min,
                        max,
                        to_min: Some(*to),
                        to_max: max,
                    }
                }
                Change::Max {
                    category, value, to, ..
                } => {
                    let (min, max) = limits(category, value);
                    Relaxed {
                        category: named(category),
                        feature: value.clone(),
                        min,
                        max,
                        to_min: min,
                        to_max: Some(*to),
                    }
                }
                Change::OnePer {
                    category,
                    value,
                    from,
                    to,
                } => Relaxed {
                    category: named(category),
                    feature: value.clone(),
                    min: None,
                    max: Some(*from),
                    to_min: None,
                    to_max: Some(*to),
                },
                Change::Spread { category, from, to } => Relaxed {
                    category: named(category),
                    feature: String::new(),
                    min: Some(*from),
                    max: None,
                    to_min: Some(*to),
                    to_max: None,
                },
            })
            .collect();
        let conflict: Vec<String> = infeasible.conflict.iter().map(ToString::to_string).collect();
        let conflict: Vec<String> = conflict
            .into_iter()
            .map(|c| c.replace(HOUSEHOLD, "household"))
            .collect();
        let changes: Vec<String> = infeasible.changes.iter().map(ToString::to_string).collect();
        let words = format!(
            "These conditions cannot all be met: {}.{} The least that would have to give way{}: {}.",
            conflict.join("; "),
            if infeasible.beyond {
                " Not even min_flex and max_flex would do."
            } else {
                ""
            },
            if infeasible.least {
                ""
            } else {
                " (as far as was searched)"
            },
            changes.join("; ").replace(HOUSEHOLD, "household"),
        );
        Why {
            relaxation,
            conflict,
            words,
            least: infeasible.least,
            beyond_flex: infeasible.beyond,
        }
    }
}
