//! Composing circles.

use std::collections::BTreeSet;

use super::construct::{first, repair};
use super::explain::{Seating, explain};
use super::infeasible::{Conflict, Infeasible, Kind};
use super::meetings::Meetings;
use super::model::Model;
use super::problem::{Circles, Effort, Limits, Person, Problem, Ready};
use super::random::Random;
use super::search::{Part, Plan, anneal};
use super::state::State;
use crate::watch::Watch;

/// Seats everybody in circles that hold as many differences as possible. The same people, conditions, seed and effort
/// give the same seating, in whatever order they come.
///
/// # Errors
/// When conditions contradict each other, or no way was found to meet them all.
pub fn compose(problem: &Problem, seed: u64, effort: Effort) -> Result<Seating, Infeasible> {
    compose_watched(problem, seed, effort, &Watch::new())
}

/// [`compose`], with somebody who may stop the search: what it then gives meets the conditions, and no more.
///
/// # Errors
/// As [`compose`].
pub fn compose_watched(
    problem: &Problem,
    seed: u64,
    effort: Effort,
    watch: &Watch,
) -> Result<Seating, Infeasible> {
    by_choices(problem, seed, |problem| {
        let model = Model::new(problem)?.watched(watch);
        let mut random = Random::new(seed);
        let state = composed(problem, &model, effort, Part::WHOLE, &mut random)?;
        Ok(explain(&model, problem, &state))
    })
}

/// Other circles that are made ready for a need are tried so often where the first choice led to nothing, for fewer people
/// than the other number; for more, each try is long.
const CHOICES: usize = 40;
const FEW_CHOICES: usize = 4;
const MANY: usize = 300;

/// Searches, and where no seating was found though circles could have been made ready otherwise, searches with others.
pub(super) fn by_choices<T>(
    problem: &Problem,
    seed: u64,
    search: impl Fn(&Problem) -> Result<T, Infeasible>,
) -> Result<T, Infeasible> {
    let found = search(problem);
    let circles = problem.circles.count();
    let is_open = |ready: &Ready| matches!(ready, Ready::AtMost(most) if *most < circles);
    let access = &problem.conditions.access;
    if !matches!(&found, Err(why) if !why.proven) || !access.iter().any(|a| is_open(&a.ready)) {
        return found;
    }
    let mut random = Random::new(seed);
    let choices = if problem.people.len() < MANY {
        CHOICES
    } else {
        FEW_CHOICES
    };
    for _ in 0..choices {
        let mut other = problem.clone();
        for access in &mut other.conditions.access {
            let Ready::AtMost(most) = access.ready else {
                continue;
            };
            let needs = |id: &String| {
                let has = |p: &Person| p.id == *id && p.needs.contains(&access.need);
                problem.people.iter().any(has)
            };
            // Where somebody was put by hand the circle has to be ready.
            let pinned = problem.conditions.pinned.iter();
            let mut order: Vec<usize> = pinned.filter(|(id, _)| needs(id)).map(|(_, c)| *c).collect();
            let mut rest: Vec<usize> = (0..circles).collect();
            random.shuffle(&mut rest);
            order.extend(rest);
            let mut seen = BTreeSet::new();
            order.retain(|c| seen.insert(*c));
            order.truncate(most);
            access.ready = Ready::These(order);
        }
        if let Ok(found) = search(&other) {
            return Ok(found);
        }
    }
    found
}

pub(super) fn composed<'m, 'p>(
    problem: &'p Problem,
    model: &'m Model<'p>,
    effort: Effort,
    part: Part,
    random: &mut Random,
) -> Result<State<'m, 'p>, Infeasible> {
    let state = any(problem, model, random)?;
    let mut states = [state];
    let fixed = [vec![false; model.n()]];
    let plan = Plan {
        steps: steps(model, effort),
        hot: 0.5,
        cold: 0.14,
        fixed: &fixed,
        bound: model.least_cost(&states[0].sizes()),
        part,
    };
    anneal(&mut states, &mut Meetings::none(), &plan, random);
    let [state] = states;
    Ok(state)
}

/// Any seating in which every condition holds.
pub(super) fn any<'m, 'p>(
    problem: &Problem,
    model: &'m Model<'p>,
    random: &mut Random,
) -> Result<State<'m, 'p>, Infeasible> {
    sound(model, 2_000, random).ok_or_else(|| Infeasible {
        conflicts: vec![Conflict::AtOnce(decisive(problem, random))],
        proven: false,
    })
}

/// From how many beginnings conditions are tried to be met, times the people.
const BEGINNINGS: usize = 1_200;

fn steps(model: &Model<'_>, effort: Effort) -> u64 {
    // The small need more than their share: their search is over in a moment anyhow.
    u64::from(effort.steps_per_person) * (model.n() as u64).max(100)
}

/// A seating in which every condition holds, from several beginnings: three for many people, and more for few, who are
/// soon tried and whose conditions are often tight.
fn sound<'m, 'p>(model: &'m Model<'p>, per_person: u64, random: &mut Random) -> Option<State<'m, 'p>> {
    let fixed = vec![false; model.n()];
    let steps = (model.n() as u64 * per_person).clamp(20_000, 4_000_000);
    let beginnings = (BEGINNINGS / model.n().max(1)).clamp(3, 24);
    for _ in 0..beginnings {
        let mut state = first(model, random);
        if repair(&mut state, &fixed, steps, random) {
            return Some(state);
        }
    }
    None
}

/// The kinds of condition without which a seating is found; all that were asked for, where no single one is decisive.
fn decisive(problem: &Problem, random: &mut Random) -> Vec<Kind> {
    let c = &problem.conditions;
    let asked = [
        (Kind::Sizes, true),
        (Kind::Facilitators, c.facilitator_each),
        (Kind::Scribes, c.scribe_each),
        (Kind::Language, c.shared_language),
        (Kind::Access, !c.access.is_empty()),
        (Kind::Together, c.keep_together.iter().any(|g| g.len() > 1)),
        (Kind::Apart, !c.keep_apart.is_empty()),
        (Kind::Pinned, !c.pinned.is_empty()),
    ];
    let asked: Vec<Kind> = asked
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(kind, _)| kind)
        .collect();
    let decisive: Vec<Kind> = asked
        .iter()
        .copied()
        .filter(|kind| {
            let mut without = problem.clone();
            let c = &mut without.conditions;
            match kind {
                Kind::Sizes => {
                    let free = Limits {
                        least: 1,
                        most: problem.people.len(),
                    };
                    without.circles = Circles::Limits(vec![free; problem.circles.count()]);
                }
                Kind::Facilitators => c.facilitator_each = false,
                Kind::Scribes => c.scribe_each = false,
                Kind::Language => c.shared_language = false,
                Kind::Access => c.access.clear(),
                Kind::Together => c.keep_together.clear(),
                Kind::Apart => c.keep_apart.clear(),
                Kind::Pinned => c.pinned.clear(),
            }
            Model::new(&without).is_ok_and(|model| sound(&model, 300, random).is_some())
        })
        .collect();
    if decisive.is_empty() { asked } else { decisive }
}
