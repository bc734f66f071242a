//! A first seating, and getting every condition to hold.

use super::model::{FACILITATES, Model, SCRIBES};
use super::random::Random;
use super::state::State;

/// More circles than this are not all tried for everybody; a random choice of so many is as good.
const TRIED: usize = 2_000;

/// Seats everybody one by one where they add most differences, those who are hardest to seat first.
pub(super) fn first<'m, 'p>(model: &'m Model<'p>, random: &mut Random) -> State<'m, 'p> {
    let mut state = State::empty(model);
    let target = model.even_sizes();
    let mut common = vec![u64::MAX; model.circles];
    let mut order: Vec<u32> = (0..model.units.len() as u32).collect();
    random.shuffle(&mut order);
    order.sort_by_cached_key(|u| hardness(model, &model.units[*u as usize]));
    let mut open: Vec<u32> = (0..model.circles as u32).collect();
    for u in order {
        let unit = &model.units[u as usize];
        let size = unit.len() as u32;
        let speaks = unit.iter().fold(u64::MAX, |m, p| m & model.speaks[*p as usize]);
        let role = unit.iter().fold(0, |r, p| r | model.roles[*p as usize]);
        let score = |c: u32| {
            let over = (state.size(c) + size).saturating_sub(target[c as usize]);
            let stray = u32::from(!model.allowed(unit[0], c));
            let clash = u32::from(unit.iter().any(|p| state.clashes(*p, c)));
            let mute = u32::from(model.languages > 0 && common[c as usize] & speaks == 0);
            let useful = (state.lacks(c) & role).count_ones();
            let cost: i64 = unit.iter().map(|p| state.cost_of_entering(*p, c)).sum();
            (
                stray,
                over,
                clash + mute,
                std::cmp::Reverse(useful),
                cost,
                state.size(c),
                c,
            )
        };
        let anywhere = 0..model.circles as u32;
        let best = if model.domain[unit[0] as usize] > 0 {
            anywhere
                .filter(|c| model.allowed(unit[0], *c))
                .min_by_key(|c| score(*c))
        } else if open.len() > TRIED {
            (0..TRIED)
                .map(|_| open[random.below(open.len())])
                .min_by_key(|c| score(*c))
        } else {
            open.iter().copied().min_by_key(|c| score(*c))
        };
        let c = best.unwrap_or(0);
        for p in unit {
            state.enter(*p, c);
        }
        common[c as usize] &= speaks;
        if state.size(c) >= target[c as usize] && open.len() > 1 {
            open.retain(|x| *x != c);
        }
    }
    state
}

/// Smaller is harder to seat, and comes earlier.
fn hardness(model: &Model<'_>, unit: &[u32]) -> (usize, usize, usize, u32, usize) {
    let domain = model.domain[unit[0] as usize] as usize;
    let open = if domain == 0 {
        usize::MAX
    } else {
        model.domains[domain].iter().filter(|o| **o).count()
    };
    // Those who can do only one thing first: who can do both fills what is left.
    let role = unit.iter().fold(0, |r, p| r | model.roles[*p as usize]);
    let (f, s) = (model.facilitator_each, model.scribe_each);
    let rank = match (role & FACILITATES != 0 && f, role & SCRIBES != 0 && s) {
        (true, false) => 0,
        (false, true) => 1,
        (true, true) => 2,
        _ => 3,
    };
    let tongues = if model.languages == 0 {
        0
    } else {
        unit.iter()
            .fold(u64::MAX, |m, p| m & model.speaks[*p as usize])
            .count_ones()
    };
    let apart: usize = unit.iter().map(|p| model.apart[*p as usize].len()).sum();
    (open, usize::MAX - unit.len(), rank, tongues, usize::MAX - apart)
}

/// People of several units, and where each came from, to be able to go back.
pub(super) type Undo = Vec<(u32, u32)>;

/// Changes the places of a unit and of units of circle `to` that are about as many.
pub(super) fn exchange(state: &mut State<'_, '_>, u: u32, to: u32, back: &[u32]) -> Undo {
    let model = state.model;
    let from = state.circle[model.units[u as usize][0] as usize];
    let mut undo = Undo::new();
    for p in &model.units[u as usize] {
        undo.push((*p, from));
        state.relocate(*p, to);
    }
    for v in back {
        for p in &model.units[*v as usize] {
            undo.push((*p, to));
            state.relocate(*p, from);
        }
    }
    undo
}

pub(super) fn put_back(state: &mut State<'_, '_>, undo: Undo) {
    for (p, c) in undo {
        state.relocate(p, c);
    }
}

/// Units of circle `c`, chosen at random, that are `size` people together, or as many as come near.
pub(super) fn some_of(
    state: &State<'_, '_>,
    c: u32,
    size: usize,
    fixed: &[bool],
    random: &mut Random,
) -> Vec<u32> {
    let members = &state.members[c as usize];
    let mut chosen = Vec::new();
    let mut left = size;
    for _ in 0..4 * size {
        if left == 0 || members.is_empty() {
            break;
        }
        let p = members[random.below(members.len())];
        let u = state.model.unit_of[p as usize];
        let len = state.model.units[u as usize].len();
        if len <= left && !fixed[p as usize] && !chosen.contains(&u) {
            chosen.push(u);
            left -= len;
        }
    }
    chosen
}

/// Moves people until every condition holds, for at most so many steps. True if it got there.
pub(super) fn repair(state: &mut State<'_, '_>, fixed: &[bool], steps: u64, random: &mut Random) -> bool {
    let model = state.model;
    let heavy = model.weight.iter().copied().max().unwrap_or(1).max(1);
    let price = 20 * heavy;
    let mut bad = state.violated();
    // Heat comes in waves, so that a dead end is left again.
    let wave = (steps / 8).clamp(1, 20_000 + 200 * model.circles as u64);
    for step in 0..steps {
        if bad.is_empty() {
            return true;
        }
        let c = bad[random.below(bad.len())];
        let members = &state.members[c as usize];
        let other = random.below(model.circles) as u32;
        let outward = !members.is_empty() && random.below(3) > 0;
        let p = if outward {
            members[random.below(members.len())]
        } else {
            random.below(model.n()) as u32
        };
        let from = state.circle[p as usize];
        let to = if outward { other } else { c };
        if fixed[p as usize] || from == to || (!model.allowed(p, to) && model.allowed(p, from)) {
            continue;
        }
        let u = model.unit_of[p as usize];
        let size = model.units[u as usize].len();
        // One-way where sizes leave room, most often an exchange.
        let room = state.size(to) as usize + size <= model.most[to as usize] as usize
            || state.size(from) > model.most[from as usize];
        let back = if room && random.below(2) == 0 {
            Vec::new()
        } else {
            some_of(state, to, size, fixed, random)
        };
        let before = i64::from(state.violation(from) + state.violation(to)) * price + state.same;
        let undo = exchange(state, u, to, &back);
        let after = i64::from(state.violation(from) + state.violation(to)) * price + state.same;
        let phase = (step % wave) as f64 / wave as f64;
        let heat = heavy as f64 * (8.0 * (1.0 - phase) + 0.3);
        if random.takes(after - before, heat) {
            for x in [from, to] {
                let at = bad.iter().position(|b| *b == x);
                match (state.violation(x) > 0, at) {
                    (true, None) => bad.push(x),
                    (false, Some(i)) => {
                        bad.swap_remove(i);
                    }
                    _ => {}
                }
            }
        } else {
            put_back(state, undo);
        }
    }
    bad.is_empty()
}
