//! Simulated annealing over one seating, or over those of several rounds at once.

use super::construct::{exchange, put_back, some_of};
use super::meetings::Meetings;
use super::random::Random;
use super::state::State;

/// Of how many steps over several rounds one exchanges two people in all of them.
const LIVES: usize = 4;

/// What to search, and how long.
pub(super) struct Plan<'a> {
    pub steps: u64,
    /// Temperatures at the beginning and the end, in mean weights.
    pub hot: f64,
    pub cold: f64,
    /// People who stay where they are, per round.
    pub fixed: &'a [Vec<bool>],
    /// Cost below which there is nothing to find.
    pub bound: i64,
    /// Which part of the whole this is, for whoever watches.
    pub part: Part,
}

/// Which part of a whole search is done when this one begins, and when it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub from: f64,
    pub to: f64,
}

impl Part {
    pub(super) const WHOLE: Self = Self { from: 0.0, to: 1.0 };

    /// How much of the whole is done when so much of this is.
    pub(super) fn at(self, done: f64) -> f64 {
        self.from + (self.to - self.from) * done
    }
}

/// Improves the seatings of all rounds. Conditions that hold keep holding, and sizes stay as they are.
pub(super) fn anneal(
    states: &mut [State<'_, '_>],
    meetings: &mut Meetings,
    plan: &Plan<'_>,
    random: &mut Random,
) {
    let Some(model) = states.first().map(|s| s.model) else {
        return;
    };
    let weights = model.weight.len().max(1) as f64;
    let scale = (model.weight.iter().sum::<i64>() as f64 / weights).max(1.0);
    let free: Vec<Vec<u32>> = plan.fixed.iter().map(|f| singles(states, f)).collect();
    let blocks: Vec<Vec<u32>> = plan.fixed.iter().map(|f| blocks(states, f)).collect();
    let cost = |states: &[State<'_, '_>], m: &Meetings| states.iter().map(|s| s.same).sum::<i64>() + m.cost();
    let mut now = cost(states, meetings);
    let mut best = (now, copy(states));
    let check = (plan.steps / 64).max(1);
    let mut heat = plan.hot * scale;
    for step in 0..plan.steps {
        if now <= plan.bound {
            break;
        }
        if step % 256 == 0 {
            if model.watch.is_stopped() {
                break;
            }
            let left = 1.0 - step as f64 / plan.steps as f64;
            model.watch.tell(plan.part.at(1.0 - left));
            heat = scale * (plan.cold + (plan.hot - plan.cold) * left * left);
            // The last stretch only goes down.
            if left < 0.06 {
                heat = 0.05 * scale;
            }
        }
        if step % check == 0 && now < best.0 {
            best = (now, copy(states));
        }
        let r = if states.len() == 1 {
            0
        } else {
            random.below(states.len())
        };
        if states.len() > 1 && free[0].len() > 1 && random.below(LIVES) == 0 {
            let (p, q) = (
                free[0][random.below(free[0].len())],
                free[0][random.below(free[0].len())],
            );
            now += lives_step(states, meetings, plan.fixed, p, q, heat, random);
            continue;
        }
        if !blocks[r].is_empty() && random.below(8) == 0 {
            let u = blocks[r][random.below(blocks[r].len())];
            now += block_step(&mut states[r], meetings, r, u, &plan.fixed[r], heat, random);
            continue;
        }
        if free[r].len() < 2 {
            continue;
        }
        let state = &mut states[r];
        let p = pick(state, meetings, r, &free[r], random);
        let q = free[r][random.below(free[r].len())];
        if state.circle[p as usize] == state.circle[q as usize]
            || plan.fixed[r][p as usize]
            || model.units[model.unit_of[p as usize] as usize].len() > 1
        {
            continue;
        }
        let delta = state.swap_delta(p, q);
        // Meetings are dearer to count, and seldom save what so bad an exchange costs.
        if delta as f64 > 24.0 * heat + meetings.price() as f64 * 4.0 {
            continue;
        }
        let delta = delta + meetings.swap_delta(r, state, p, q);
        if random.takes(delta, heat) && state.swap_keeps(p, q) {
            meetings.swap(r, state, p, q);
            state.swap(p, q);
            now += delta;
        }
    }
    if best.0 < now {
        for (r, (state, circles)) in states.iter_mut().zip(best.1).enumerate() {
            let differ: Vec<u32> = (0..model.n() as u32)
                .filter(|p| state.circle[*p as usize] != circles[*p as usize])
                .collect();
            for p in differ {
                meetings.relocate(r, state, p, circles[p as usize]);
                state.relocate(p, circles[p as usize]);
            }
        }
    }
}

/// Two people change places in all rounds, so that each meets those whom the other met; returns the change in cost.
fn lives_step(
    states: &mut [State<'_, '_>],
    meetings: &mut Meetings,
    fixed: &[Vec<bool>],
    p: u32,
    q: u32,
    heat: f64,
    random: &mut Random,
) -> i64 {
    let differ = |s: &&mut State<'_, '_>| s.circle[p as usize] != s.circle[q as usize];
    if fixed.iter().any(|f| f[p as usize] || f[q as usize]) {
        return 0;
    }
    let delta = states.iter_mut().filter(differ).map(|s| s.swap_delta(p, q)).sum();
    if !random.takes(delta, heat) || !states.iter_mut().filter(differ).all(|s| s.swap_keeps(p, q)) {
        return 0;
    }
    meetings.swap_lives(p, q);
    for state in states.iter_mut().filter(differ) {
        state.swap(p, q);
    }
    delta
}

fn copy(states: &[State<'_, '_>]) -> Vec<Vec<u32>> {
    states.iter().map(|s| s.circle.clone()).collect()
}

fn singles(states: &[State<'_, '_>], fixed: &[bool]) -> Vec<u32> {
    let model = states[0].model;
    (0..model.n() as u32)
        .filter(|p| !fixed[*p as usize] && model.units[model.unit_of[*p as usize] as usize].len() == 1)
        .collect()
}

fn blocks(states: &[State<'_, '_>], fixed: &[bool]) -> Vec<u32> {
    let model = states[0].model;
    (0..model.units.len() as u32)
        .filter(|u| model.units[*u as usize].len() > 1 && !fixed[model.units[*u as usize][0] as usize])
        .collect()
}

/// Somebody from a circle where something is uneven, or who meets somebody again; else anybody.
fn pick(state: &State<'_, '_>, meetings: &Meetings, r: usize, free: &[u32], random: &mut Random) -> u32 {
    let die = random.below(4);
    if die > 1 && !state.uneven_circles.is_empty() {
        let c = state.uneven_circles[random.below(state.uneven_circles.len())];
        let members = &state.members[c as usize];
        return members[random.below(members.len())];
    }
    if die == 1 && meetings.rounds() > 1 {
        for _ in 0..8 {
            let p = free[random.below(free.len())];
            if meetings.repeats_of(r, state, p) > 0 {
                return p;
            }
        }
    }
    free[random.below(free.len())]
}

/// Exchanges people who stay together with as many from another circle; returns the change in cost.
fn block_step(
    state: &mut State<'_, '_>,
    meetings: &mut Meetings,
    r: usize,
    u: u32,
    fixed: &[bool],
    heat: f64,
    random: &mut Random,
) -> i64 {
    let model = state.model;
    let unit = &model.units[u as usize];
    let from = state.circle[unit[0] as usize];
    let to = random.below(model.circles) as u32;
    if from == to || !model.allowed(unit[0], to) {
        return 0;
    }
    let back = some_of(state, to, unit.len(), fixed, random);
    if back.iter().map(|v| model.units[*v as usize].len()).sum::<usize>() != unit.len() {
        return 0;
    }
    let before = state.same;
    let undo = exchange(state, u, to, &back);
    let mut delta = state.same - before;
    let sound = state.violation(from) + state.violation(to) == 0;
    if sound && meetings.rounds() > 1 {
        // Told one by one, from where they were.
        put_back(state, undo.clone());
        let met = meetings.cost();
        let mut there = Vec::with_capacity(undo.len());
        for (p, was) in &undo {
            let c = if *was == from { to } else { from };
            meetings.relocate(r, state, *p, c);
            state.relocate(*p, c);
            there.push((*p, *was));
        }
        delta += meetings.cost() - met;
        if random.takes(delta, heat) {
            return delta;
        }
        for (p, was) in there.into_iter().rev() {
            meetings.relocate(r, state, p, was);
            state.relocate(p, was);
        }
        return 0;
    }
    if sound && random.takes(delta, heat) {
        return delta;
    }
    put_back(state, undo);
    0
}
