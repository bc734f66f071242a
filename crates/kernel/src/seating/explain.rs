//! What a seating is worth, and why each person sits where they do: data, to be put in words by whoever shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{FACILITATES, Model, SCRIBES};
use super::problem::Problem;
use super::state::State;

/// How far a seating is from the best that there could be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Weighted differences between all pairs within circles.
    pub diversity: i64,
    /// No seating with circles of these sizes has more.
    pub upper_bound: i64,
    /// What is missing to the bound, in per cent of it.
    pub percent: f64,
    /// Pairs of the same value in a field, summed over fields without weights, above the fewest there could be.
    pub excess: i64,
    /// The bound is met: nothing better exists.
    pub proven: bool,
}

/// Why somebody sits in their circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// In this field they differ from `from` of the `others` in the circle.
    Differs {
        /// Index of the field.
        field: usize,
        /// From how many.
        from: usize,
        /// Others in the circle.
        others: usize,
    },
    /// Leads the circle.
    Facilitates,
    /// Writes for the circle.
    Scribes,
    /// These are the languages that all in the circle share, and some circles would have had none with them.
    Language(Vec<u32>),
    /// The circle is ready for this need.
    Access(u32),
    /// Stays with these.
    Together(Vec<String>),
    /// Is kept from these.
    Apart(Vec<String>),
    /// Was put here by hand.
    Pinned,
}

/// One person's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Who.
    pub id: String,
    /// Where, from 0.
    pub circle: usize,
    /// Why: conditions first, then differences, the largest first.
    pub reasons: Vec<Reason>,
}

/// One field of one circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mix {
    /// Index of the field.
    pub field: usize,
    /// Values that are there, and how many people have them.
    pub there: Vec<(Option<u32>, usize)>,
    /// Values that nobody here has, though there are enough people with them for every circle.
    pub missing: Vec<Option<u32>>,
}

/// What one circle is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Who leads, where that was asked for.
    pub facilitator: Option<String>,
    /// Who writes, where that was asked for.
    pub scribe: Option<String>,
    /// Languages that all can talk in, where that was asked for. Those who can talk in any do not narrow them.
    pub languages: Vec<u32>,
    /// Per field that counts.
    pub mixes: Vec<Mix>,
}

/// Who sits with whom: a plain value, so that undoing a change is keeping the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Seating {
    /// Ids per circle, in order of id.
    pub circles: Vec<Vec<String>>,
    /// How good it is.
    pub gap: Gap,
    /// Everybody, in order of id.
    pub placements: Vec<Placement>,
    /// What is mixed and what is missing, per circle.
    pub summaries: Vec<Circle>,
}

pub(super) fn gap(model: &Model<'_>, state: &State<'_, '_>) -> Gap {
    let sizes = state.sizes();
    let pairs: i64 = sizes
        .iter()
        .map(|s| i64::from(*s) * (i64::from(*s) - 1) / 2)
        .sum();
    let total: i64 = model.weight.iter().map(|w| w * pairs).sum();
    let upper_bound = total - model.least_cost(&sizes);
    let diversity = total - state.same;
    let missing = upper_bound - diversity;
    let same: i64 = (0..model.circles).map(|c| unweighted(model, state, c)).sum();
    let least: i64 = (0..model.fields.len()).map(|f| model.least_same(f, &sizes)).sum();
    Gap {
        diversity,
        upper_bound,
        percent: if upper_bound > 0 {
            100.0 * missing as f64 / upper_bound as f64
        } else {
            0.0
        },
        excess: same - least,
        proven: missing == 0,
    }
}

fn unweighted(model: &Model<'_>, state: &State<'_, '_>, c: usize) -> i64 {
    let mut counts: BTreeMap<u32, i64> = BTreeMap::new();
    for p in &state.members[c] {
        for cell in model.row(*p) {
            if model.cell_weight[*cell as usize] > 0 {
                *counts.entry(*cell).or_default() += 1;
            }
        }
    }
    counts.values().map(|k| k * (k - 1) / 2).sum()
}

pub(super) fn explain(model: &Model<'_>, problem: &Problem, state: &State<'_, '_>) -> Seating {
    let id = |p: &u32| model.people[*p as usize].id.clone();
    let members: Vec<Vec<u32>> = state
        .members
        .iter()
        .map(|m| {
            let mut m = m.clone();
            m.sort_unstable();
            m
        })
        .collect();
    let codes: BTreeSet<u32> = if model.languages == 0 {
        BTreeSet::new()
    } else {
        model
            .people
            .iter()
            .flat_map(|p| p.languages.iter().copied())
            .collect()
    };
    let common: Vec<Vec<u32>> = (0..model.circles as u32)
        .map(|c| {
            let mask = state.common(c);
            codes
                .iter()
                .enumerate()
                .filter(|(i, _)| mask >> i & 1 == 1)
                .map(|(_, code)| *code)
                .collect()
        })
        .collect();
    let leaders: Vec<(Option<u32>, Option<u32>)> = members.iter().map(|m| leaders(model, m)).collect();
    let pinned: BTreeSet<&str> = problem
        .conditions
        .pinned
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    let usual = usual_values(model);
    // Per circle and field: how many have each value.
    let counts: Vec<Vec<BTreeMap<Option<u32>, usize>>> = members
        .iter()
        .map(|m| {
            let field = |f: &usize| {
                m.iter().fold(BTreeMap::new(), |mut counts, p| {
                    *counts
                        .entry(model.people[*p as usize].attributes[*f])
                        .or_default() += 1;
                    counts
                })
            };
            model.fields.iter().map(field).collect()
        })
        .collect();

    let placements = (0..model.n() as u32)
        .map(|p| {
            let person = model.people[p as usize];
            let circle = state.circle[p as usize] as usize;
            let mut reasons = Vec::new();
            if pinned.contains(person.id.as_str()) {
                reasons.push(Reason::Pinned);
            }
            if leaders[circle].0 == Some(p) {
                reasons.push(Reason::Facilitates);
            }
            if leaders[circle].1 == Some(p) {
                reasons.push(Reason::Scribes);
            }
            let unit = &model.units[model.unit_of[p as usize] as usize];
            if unit.len() > 1 {
                reasons.push(Reason::Together(
                    unit.iter().filter(|x| **x != p).map(id).collect(),
                ));
            }
            for access in &problem.conditions.access {
                if person.needs.contains(&access.need) && !reasons.contains(&Reason::Access(access.need)) {
                    reasons.push(Reason::Access(access.need));
                }
            }
            if model.languages > 1 && model.speaks[p as usize].count_ones() < model.languages as u32 {
                reasons.push(Reason::Language(common[circle].clone()));
            }
            if !model.apart[p as usize].is_empty() {
                reasons.push(Reason::Apart(model.apart[p as usize].iter().map(id).collect()));
            }
            let others = members[circle].len() - 1;
            let mut differs: Vec<(usize, usize)> = model
                .fields
                .iter()
                .zip(&counts[circle])
                .map(|(f, c)| {
                    (
                        others + 1 - c.get(&person.attributes[*f]).copied().unwrap_or(0),
                        *f,
                    )
                })
                .filter(|(from, _)| *from > 0)
                .collect();
            differs.sort_by_key(|(from, field)| (std::cmp::Reverse(*from), *field));
            reasons.extend(
                differs
                    .into_iter()
                    .map(|(from, field)| Reason::Differs { field, from, others }),
            );
            Placement {
                id: person.id.clone(),
                circle,
                reasons,
            }
        })
        .collect();
    let summaries = (0..model.circles)
        .map(|c| Circle {
            facilitator: leaders[c].0.as_ref().map(id),
            scribe: leaders[c].1.as_ref().map(id),
            languages: common[c].clone(),
            mixes: model
                .fields
                .iter()
                .zip(&counts[c])
                .zip(&usual)
                .map(|((field, counts), usual)| Mix {
                    field: *field,
                    there: counts.iter().map(|(v, k)| (*v, *k)).collect(),
                    missing: usual
                        .iter()
                        .filter(|v| !counts.contains_key(v))
                        .copied()
                        .collect(),
                })
                .collect(),
        })
        .collect();
    Seating {
        circles: members.iter().map(|m| m.iter().map(id).collect()).collect(),
        gap: gap(model, state),
        placements,
        summaries,
    }
}

/// Per field, the values of at least as many people as there are circles.
fn usual_values(model: &Model<'_>) -> Vec<Vec<Option<u32>>> {
    let field = |f: &usize| {
        let mut total: BTreeMap<Option<u32>, usize> = BTreeMap::new();
        for p in &model.people {
            *total.entry(p.attributes[*f]).or_default() += 1;
        }
        total
            .into_iter()
            .filter(|(_, k)| *k >= model.circles)
            .map(|(v, _)| v)
            .collect()
    };
    model.fields.iter().map(field).collect()
}

/// Facilitator and scribe, where asked for: who can do only the one first, so that both are found if both are there.
fn leaders(model: &Model<'_>, members: &[u32]) -> (Option<u32>, Option<u32>) {
    let find = |role: u8, not: Option<u32>| {
        let can = members
            .iter()
            .filter(|p| model.roles[**p as usize] & role != 0 && Some(**p) != not);
        can.min_by_key(|p| (model.roles[**p as usize].count_ones(), **p))
            .copied()
    };
    let facilitator = if model.facilitator_each {
        find(FACILITATES, None)
    } else {
        None
    };
    let scribe = if model.scribe_each {
        find(SCRIBES, facilitator)
    } else {
        None
    };
    (facilitator, scribe)
}
