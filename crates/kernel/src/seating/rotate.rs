//! Several rounds, in which people meet as few others twice as possible.

use super::arrange::arrange;
use super::compose::{by_choices, composed};
use super::construct::repair;
use super::explain::{Seating, explain};
use super::infeasible::{Conflict, Infeasible};
use super::meetings::Meetings;
use super::model::{FACILITATES, Model, SCRIBES};
use super::pattern::Pattern;
use super::problem::{Effort, Problem};
use super::random::Random;
use super::search::{Part, Plan, anneal};
use super::state::State;
use crate::watch::Watch;

/// Several rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Rotation {
    /// A seating per round.
    pub rounds: Vec<Seating>,
    /// Meetings of a pair beyond their first, summed over all pairs.
    pub repeated: u64,
    /// Of these, how many keep-together groups cannot but have.
    pub unavoidable: u64,
    /// Those who stay at their circle, by circle; empty where nobody does.
    pub hosts: Vec<String>,
}

/// Composes several rounds in which people meet as few others twice as possible. With `hosts_stay`, one person who can
/// facilitate (or, where nobody can, the first by id) stays at each circle from the first round on.
///
/// # Errors
/// As [`compose`](super::compose()); and for no rounds, or more than 200.
pub fn rotate(
    problem: &Problem,
    rounds: usize,
    hosts_stay: bool,
    seed: u64,
    effort: Effort,
) -> Result<Rotation, Infeasible> {
    rotate_watched(problem, rounds, hosts_stay, seed, effort, &Watch::new())
}

/// [`rotate`], with somebody who may stop the search: what it then gives meets the conditions, and no more.
///
/// # Errors
/// As [`rotate`].
pub fn rotate_watched(
    problem: &Problem,
    rounds: usize,
    hosts_stay: bool,
    seed: u64,
    effort: Effort,
    watch: &Watch,
) -> Result<Rotation, Infeasible> {
    if rounds == 0 || rounds > 200 {
        return Err(Infeasible::proven(vec![Conflict::TooLarge]));
    }
    by_choices(problem, seed, |problem| {
        rotated(problem, rounds, hosts_stay, seed, effort, watch)
    })
}

fn rotated(
    problem: &Problem,
    rounds: usize,
    hosts_stay: bool,
    seed: u64,
    effort: Effort,
    watch: &Watch,
) -> Result<Rotation, Infeasible> {
    let model = Model::new(problem)?.watched(watch);
    let mut random = Random::new(seed);
    let part = if rounds == 1 { Part::WHOLE } else { OPENING };
    let opening = composed(problem, &model, effort, part, &mut random)?;
    let hosts = if hosts_stay {
        hosts(&model, &opening)
    } else {
        Vec::new()
    };
    // Later rounds start from other seeds, with the hosts where they are.
    let mut hosted = problem.clone();
    for (c, host) in hosts.iter().enumerate() {
        hosted.conditions.pinned.push((host.clone(), c));
    }
    let later = Model::new(&hosted)?.watched(watch);
    let mut states = vec![State::from(&later, &opening.circle)];
    if rounds > 1 {
        let steps = u64::from(effort.steps_per_person) * (model.n().max(FEW) * rounds) as u64;
        let stay: Vec<u32> = hosts.iter().filter_map(|h| later.index(h)).collect();
        let drawn = if tight(&opening, rounds) {
            drawn_up(&later, rounds, &stay, steps, &mut random)
        } else {
            None
        };
        let from_pattern = drawn.is_some();
        if let Some(drawn) = drawn {
            states = drawn;
        } else {
            let each = Effort {
                steps_per_person: effort.steps_per_person.div_ceil(10),
            };
            for r in 1..rounds {
                let at = |r: usize| BEGINNINGS.at((r - 1) as f64 / (rounds - 1) as f64);
                let part = Part {
                    from: at(r),
                    to: at(r + 1),
                };
                states.push(composed(&hosted, &later, each, part, &mut random)?);
            }
        }
        together(&mut states, from_pattern, steps, &mut random);
    }
    let repeated = Meetings::new(&states, 1).repeats();
    Ok(Rotation {
        rounds: states.iter().map(|s| explain(&later, &hosted, s)).collect(),
        repeated: repeated as u64,
        unavoidable: unavoidable(&later, rounds) as u64,
        hosts,
    })
}

/// How the work on several rounds is divided: the first round, beginnings of the others, and all together.
const OPENING: Part = Part { from: 0.0, to: 0.1 };
const BEGINNINGS: Part = Part { from: 0.1, to: 0.3 };
const TOGETHER: Part = Part { from: 0.3, to: 1.0 };
/// Rounds of fewer people than this are searched as long as those of so many: they are the tightest puzzle, and soon searched.
const FEW: usize = 500;
/// From this share of all pairs meeting on, in per cent, a search from anywhere ends far from a pattern without repeats.
const TIGHT: u64 = 35;
/// So many times the price of a repeated meeting is doubled, while there are any that can be avoided.
const DEARER: u32 = 6;

/// Whether so many pairs have to meet that nearly any new meeting is in the way of another.
fn tight(opening: &State<'_, '_>, rounds: usize) -> bool {
    let pairs = |s: u64| s * (s - 1) / 2;
    let met: u64 = opening.sizes().iter().map(|s| pairs(u64::from(*s))).sum();
    met * rounds as u64 * 100 >= pairs(opening.model.n() as u64) * TIGHT
}

/// All rounds from a pattern without repeats, repaired where a condition asks for something else.
fn drawn_up<'m, 'p>(
    model: &'m Model<'p>,
    rounds: usize,
    hosts: &[u32],
    steps: u64,
    random: &mut Random,
) -> Option<Vec<State<'m, 'p>>> {
    let (n, g) = (model.n(), model.circles);
    let even = (n / g) as u32..=n.div_ceil(g) as u32;
    let fits = |(least, most): (&u32, &u32)| least <= even.start() && even.end() <= most;
    if n > MOST_DRAWN || !model.least.iter().zip(&model.most).all(fits) {
        return None;
    }
    let pattern = Pattern::find(g, n.div_ceil(g), rounds, random)?;
    let fixed = vec![false; n];
    arrange(model, &pattern, hosts, steps + steps / 2, BEGINNINGS, random)?
        .iter()
        .map(|circles| {
            let mut state = State::from(model, circles);
            // A pattern knows nobody who stays together; sizes are set right by the repair.
            for unit in &model.units {
                let to = state.circle[unit[0] as usize];
                for p in unit[1..].iter().filter(|p| circles[**p as usize] != to) {
                    state.relocate(*p, to);
                }
            }
            repair(&mut state, &fixed, REPAIR * n as u64, random).then_some(state)
        })
        .collect()
}

/// A pattern takes memory by the square of people.
const MOST_DRAWN: usize = 1_000;
/// Steps of a repair, for each person.
const REPAIR: u64 = 2_000;

/// Exchanges people in all rounds at once. A repeated meeting weighs as little as a pair of the same value at first, so that
/// the circles get their differences, and then ever more; from a pattern it weighs much from the beginning on.
fn together(states: &mut [State<'_, '_>], from_pattern: bool, steps: u64, random: &mut Random) {
    let Some(model) = states.first().map(|s| s.model) else {
        return;
    };
    let rounds = states.len();
    let scale = (model.weight.iter().sum::<i64>() / (model.weight.len() as i64).max(1)).max(1);
    let unavoidable = unavoidable(model, rounds).max(too_many(states));
    let mut meetings = Meetings::new(states, scale);
    let fixed = vec![vec![false; model.n()]; rounds];
    let least: i64 = states.iter().map(|s| model.least_cost(&s.sizes())).sum();
    // Mostly the first turns are enough, so those have the larger parts.
    let done = |turns: u32| TOGETHER.at(1.0 - 0.5_f64.powi(turns as i32));
    for turn in 0..=DEARER {
        let price = scale << if from_pattern { turn + 2 } else { turn };
        meetings.set_price(price);
        let plan = Plan {
            steps: if turn == 0 && !from_pattern {
                steps
            } else {
                steps / 3
            },
            hot: 0.45,
            cold: 0.14,
            fixed: &fixed,
            bound: least + unavoidable * price,
            part: Part {
                from: done(turn),
                to: done(turn + 1),
            },
        };
        anneal(states, &mut meetings, &plan, random);
        if meetings.repeats() <= unavoidable || model.watch.is_stopped() {
            break;
        }
    }
}

/// More meetings than there are pairs.
fn too_many(states: &[State<'_, '_>]) -> i64 {
    let pairs = |s: i64| s * (s - 1) / 2;
    let met = |state: &State<'_, '_>| -> i64 { state.sizes().iter().map(|s| pairs(i64::from(*s))).sum() };
    let all = states.first().map_or(0, |s| pairs(s.model.n() as i64));
    states.iter().map(met).sum::<i64>() - all
}

fn unavoidable(model: &Model<'_>, rounds: usize) -> i64 {
    let pairs: i64 = model
        .units
        .iter()
        .map(|u| (u.len() * (u.len() - 1) / 2) as i64)
        .sum();
    pairs * (rounds as i64 - 1)
}

/// One host for each circle: who can only lead rather than who can also write, then the first by id.
fn hosts(model: &Model<'_>, state: &State<'_, '_>) -> Vec<String> {
    let rank = |p: &u32| match model.roles[*p as usize] & (FACILITATES | SCRIBES) {
        FACILITATES => 0,
        r if r & FACILITATES != 0 => 1,
        _ => 2,
    };
    state
        .members
        .iter()
        .filter_map(|m| m.iter().min_by_key(|p| (rank(p), **p)))
        .map(|p| model.people[*p as usize].id.clone())
        .collect()
}
