//! Repairing a seating on the day, so that most people stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use super::compose::{any, by_choices};
use super::construct::{exchange, put_back, repair, some_of};
use super::explain::{Seating, explain};
use super::infeasible::Infeasible;
use super::model::Model;
use super::polish::polish;
use super::problem::Problem;
use super::random::Random;
use super::state::{NOWHERE, State};

/// What happened since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Ids of those who did not come or have left. Who was not seated is not missed.
    pub absent: Vec<String>,
    /// People moved by hand, and their new circles, counted from 0. They stay there in this repair.
    pub moved: Vec<(String, usize)>,
}

/// Somebody who changes circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub id: String,
    /// From where; `None` for somebody who came late.
    pub from: Option<usize>,
    /// To where.
    pub to: usize,
}

/// A repaired seating.
#[derive(Debug, Clone, PartialEq)]
pub struct Reseated {
    /// The new seating, of those present.
    pub seating: Seating,
    /// Who has to get up, in order of id, those moved by hand among them.
    pub moved: Vec<Moved>,
}

/// Repairs `seating` after `change`: sizes and conditions first, then the differences, moving under 5 % of those present
/// beyond those that conditions force. People of the problem who were not seated before (they came late) are seated too.
///
/// # Errors
/// As [`compose`](super::compose()), for those present.
pub fn reseat(
    problem: &Problem,
    seating: &Seating,
    change: &Change,
    seed: u64,
) -> Result<Reseated, Infeasible> {
    by_choices(&without(problem, change), seed, |present| {
        repaired(present, seating, change, seed)
    })
}

/// The repair of a seating of those who are present, whose conditions say already who was moved by hand.
fn repaired(
    present: &Problem,
    seating: &Seating,
    change: &Change,
    seed: u64,
) -> Result<Reseated, Infeasible> {
    let model = Model::new(present)?;
    let mut random = Random::new(seed);
    let mut home = vec![NOWHERE; model.n()];
    for (c, ids) in seating.circles.iter().enumerate().take(model.circles) {
        for p in ids.iter().filter_map(|id| model.index(id)) {
            home[p as usize] = c as u32;
        }
    }
    let mut state = State::from(&model, &home);
    let by_hand: BTreeSet<u32> = change
        .moved
        .iter()
        .filter_map(|(id, _)| model.index(id))
        .collect();
    for (id, c) in &change.moved {
        if let Some(p) = model.index(id) {
            for q in &model.units[model.unit_of[p as usize] as usize] {
                if state.circle[*q as usize] == NOWHERE {
                    state.enter(*q, *c as u32);
                } else {
                    state.relocate(*q, *c as u32);
                }
            }
        }
    }
    seat_late(&mut state);
    even_out(&mut state);
    meet_conditions(&mut state, &mut random);
    let fixed = vec![false; model.n()];
    if !repair(&mut state, &fixed, 1_000_000, &mut random) {
        // Better that many get up than that there is no seating.
        state = any(present, &model, &mut random)?;
    }
    go_home(&mut state, &home, &by_hand);
    polish(&mut state, &home, &by_hand, &mut random);
    let moved = (0..model.n())
        .filter(|p| state.circle[*p] != home[*p])
        .map(|p| Moved {
            id: model.people[p].id.clone(),
            from: (home[p] != NOWHERE).then_some(home[p] as usize),
            to: state.circle[p] as usize,
        })
        .collect();
    Ok(Reseated {
        seating: explain(&model, present, &state),
        moved,
    })
}

/// Whoever got up while conditions were mended and need not have sits down again: alone, or in exchange with another who got
/// up. The search for conditions does not look at who sat where.
fn go_home(state: &mut State<'_, '_>, home: &[u32], by_hand: &BTreeSet<u32>) {
    let model = state.model;
    let is_free =
        |p: u32| model.units[model.unit_of[p as usize] as usize].len() == 1 && !by_hand.contains(&p);
    let mut again = true;
    while again {
        again = false;
        for p in (0..model.n() as u32).filter(|p| is_free(*p)) {
            let (from, to) = (state.circle[p as usize], home[p as usize]);
            if to == NOWHERE || from == to || !model.allowed(p, to) {
                continue;
            }
            let broken = |s: &State<'_, '_>| s.violation(from) + s.violation(to);
            let before = broken(state);
            state.relocate(p, to);
            if broken(state) <= before {
                again = true;
                continue;
            }
            state.relocate(p, from);
            let others: Vec<u32> = (state.members[to as usize].iter().copied())
                .filter(|q| is_free(*q) && home[*q as usize] != to && model.allowed(*q, from))
                .collect();
            for q in others {
                state.swap(p, q);
                if broken(state) <= before {
                    again = true;
                    break;
                }
                state.swap(p, q);
            }
        }
    }
}

/// The problem of those present, with everybody moved by hand pinned.
fn without(problem: &Problem, change: &Change) -> Problem {
    let absent: BTreeSet<&str> = change.absent.iter().map(String::as_str).collect();
    let here = |id: &str| !absent.contains(id);
    let mut present = problem.clone();
    present.people.retain(|p| here(&p.id));
    let c = &mut present.conditions;
    for group in &mut c.keep_together {
        group.retain(|id| here(id));
    }
    c.keep_apart.retain(|(a, b)| here(a) && here(b));
    // The latest word by hand holds.
    let moved: BTreeMap<&str, usize> = change.moved.iter().map(|(id, c)| (id.as_str(), *c)).collect();
    c.pinned
        .retain(|(id, _)| here(id) && !moved.contains_key(id.as_str()));
    c.pinned.extend(
        moved
            .into_iter()
            .filter(|(id, _)| here(id))
            .map(|(id, c)| (id.to_owned(), c)),
    );
    present
}

/// Seats those who had no place, each where they add most; units that were torn apart come together again.
fn seat_late(state: &mut State<'_, '_>) {
    let model = state.model;
    for unit in &model.units {
        let seated: Vec<u32> = unit
            .iter()
            .map(|p| state.circle[*p as usize])
            .filter(|c| *c != NOWHERE)
            .collect();
        let whole = seated.len() == unit.len() && seated.windows(2).all(|w| w[0] == w[1]);
        if whole {
            continue;
        }
        let to = seated
            .first()
            .copied()
            .filter(|c| model.allowed(unit[0], *c))
            .or_else(|| {
                (0..model.circles as u32).min_by_key(|c| {
                    let over = (state.size(*c) + unit.len() as u32).saturating_sub(model.most[*c as usize]);
                    let clash = unit.iter().any(|p| state.clashes(*p, *c));
                    let cost: i64 = unit.iter().map(|p| state.cost_of_entering(*p, *c)).sum();
                    (!model.allowed(unit[0], *c), over, clash, cost, *c)
                })
            });
        let to = to.unwrap_or(0);
        for p in unit {
            match state.circle[*p as usize] {
                NOWHERE => state.enter(*p, to),
                c if c != to => state.relocate(*p, to),
                _ => {}
            }
        }
    }
}

/// Moves people from circles that can spare them to circles that have too few, and out of those with too many: each time
/// the one whose move costs least.
fn even_out(state: &mut State<'_, '_>) {
    let model = state.model;
    let g = model.circles as u32;
    for fill in [true, false] {
        for c in 0..g {
            for _ in 0..model.n() {
                let off = if fill {
                    state.size(c) < model.least[c as usize]
                } else {
                    state.size(c) > model.most[c as usize]
                };
                if !off || !one_move(state, c, fill) {
                    break;
                }
            }
        }
    }
}

fn one_move(state: &mut State<'_, '_>, c: u32, fill: bool) -> bool {
    const TRIED: usize = 64;
    let model = state.model;
    let mut moves: Vec<(i64, u32, u32)> = Vec::new();
    let costs: Vec<i64> = (0..model.cells as u32)
        .map(|cell| state.cost_of(c, cell))
        .collect();
    for d in (0..model.circles as u32).filter(|d| *d != c) {
        let (from, to) = if fill { (d, c) } else { (c, d) };
        if state.size(from) <= model.least[from as usize] || state.size(to) >= model.most[to as usize] {
            continue;
        }
        for p in &state.members[from as usize] {
            let single = model.units[model.unit_of[*p as usize] as usize].len() == 1;
            if single && model.allowed(*p, to) && !state.clashes(*p, to) {
                let enters = if fill {
                    model.row(*p).iter().map(|cell| costs[*cell as usize]).sum()
                } else {
                    state.cost_of_entering(*p, to)
                };
                moves.push((enters - state.gain_of_leaving(*p), *p, to));
            }
        }
    }
    // Most often the first will do.
    if moves.len() > TRIED {
        moves.select_nth_unstable(TRIED);
        moves.truncate(TRIED);
    }
    moves.sort_unstable();
    for (_, p, to) in moves {
        let from = state.circle[p as usize];
        let before = state.violation(from) + state.violation(to);
        state.relocate(p, to);
        if state.violation(from) + state.violation(to) < before {
            return true;
        }
        state.relocate(p, from);
    }
    false
}

/// Goes through circles where something is still missing, each time the exchange that mends most at the least cost.
fn meet_conditions(state: &mut State<'_, '_>, random: &mut Random) {
    const TRIED: usize = 3_000;
    let model = state.model;
    let fixed = vec![false; model.n()];
    let mut left = 4 * model.circles;
    for c in state.violated() {
        while state.violation(c) > 0 && left > 0 {
            left -= 1;
            let mut best: Option<(i64, u32, Vec<u32>)> = None;
            for _ in 0..TRIED {
                let p = random.below(model.n()) as u32;
                let from = state.circle[p as usize];
                if from == c || !model.allowed(p, c) {
                    continue;
                }
                let u = model.unit_of[p as usize];
                let back = some_of(state, c, model.units[u as usize].len(), &fixed, random);
                let violation = |s: &State<'_, '_>| i64::from(s.violation(c) + s.violation(from));
                let (before, same) = (violation(state), state.same);
                let undo = exchange(state, u, c, &back);
                let gained = before - violation(state);
                let worth = gained * 1_000_000_000 - (state.same - same);
                put_back(state, undo);
                if gained > 0 && best.as_ref().is_none_or(|b| worth > b.0) {
                    best = Some((worth, u, back));
                }
            }
            let Some((_, u, back)) = best else { break };
            exchange(state, u, c, &back);
        }
    }
}
