//! A seating that is there already: what it is worth as it stands, also after people were moved by hand, and where
//! somebody who comes late is best put without anybody else getting up.

use super::explain::{Seating, explain};
use super::infeasible::{Conflict, Infeasible};
use super::model::Model;
use super::problem::{Circles, Conditions, Limits, Problem};
use super::state::{NOWHERE, State};

/// Says what a seating is worth and why people sit where they do, whether or not it keeps the conditions. `circles` are
/// ids by circle, of people of the problem. The sizes asked for do not matter.
///
/// # Errors
/// When nobody sits there, or wishes contradict each other.
pub fn assess(problem: &Problem, circles: &[Vec<String>]) -> Result<Seating, Infeasible> {
    let mut there = loose(problem, circles.len());
    there
        .people
        .retain(|p| circles.iter().flatten().any(|id| *id == p.id));
    let here = |id: &str| there.people.iter().any(|p| p.id == id);
    let c = &mut there.conditions;
    c.keep_apart.retain(|(a, b)| here(a) && here(b));
    for group in &mut c.keep_together {
        group.retain(|id| here(id));
    }
    let model = Model::lenient(&there)?;
    let state = State::from(&model, &homes(&model, circles));
    // Who was put there by hand is said, not asked for.
    Ok(explain(&model, problem, &state))
}

/// Where each person of the problem who is in none of the circles is best put, in order of id; nobody else moves. First
/// comes a language that all share, then wishes, then circles of about the same size, then the differences.
///
/// # Errors
/// When there is nobody, there are no circles, or wishes contradict each other.
pub fn join(problem: &Problem, circles: &[Vec<String>]) -> Result<Vec<(String, usize)>, Infeasible> {
    if circles.is_empty() {
        return Err(Infeasible::proven(vec![Conflict::NoSuchCircle(0)]));
    }
    let loose = loose(problem, circles.len());
    let model = Model::lenient(&loose)?;
    let mut state = State::from(&model, &homes(&model, circles));
    let late: Vec<u32> = (0..model.n() as u32)
        .filter(|p| state.circle[*p as usize] == NOWHERE)
        .collect();
    for p in &late {
        let speaks = model.speaks[*p as usize];
        let friends = &model.units[model.unit_of[*p as usize] as usize];
        let seated = |q: &u32| state.circle[*q as usize] != NOWHERE;
        let best = (0..model.circles as u32).min_by_key(|c| {
            let mute = model.languages > 0 && state.common(*c) & speaks == 0;
            let torn = friends
                .iter()
                .filter(|q| seated(q) && state.circle[**q as usize] != *c)
                .count();
            (
                mute,
                state.clashes(*p, *c),
                torn,
                state.size(*c),
                state.cost_of_entering(*p, *c),
                *c,
            )
        });
        state.enter(*p, best.unwrap_or(0));
    }
    let placed = |p: &u32| {
        (
            model.people[*p as usize].id.clone(),
            state.circle[*p as usize] as usize,
        )
    };
    Ok(late.iter().map(placed).collect())
}

/// The problem without what a seating that is there may break: sizes, and who was put where.
fn loose(problem: &Problem, circles: usize) -> Problem {
    let any = Limits {
        least: 1,
        most: problem.people.len(),
    };
    Problem {
        people: problem.people.clone(),
        weights: problem.weights.clone(),
        circles: Circles::Limits(vec![any; circles]),
        conditions: Conditions {
            pinned: Vec::new(),
            access: Vec::new(),
            ..problem.conditions.clone()
        },
    }
}

fn homes(model: &Model<'_>, circles: &[Vec<String>]) -> Vec<u32> {
    let mut home = vec![NOWHERE; model.n()];
    for (c, ids) in (0..).zip(circles) {
        for p in ids.iter().filter_map(|id| model.index(id)) {
            home[p as usize] = c;
        }
    }
    home
}
