//! The cheapest way to part people into pairs, and one three if their number is odd.

use super::EXACT;
use super::model::Model;

/// People whom the search for many solves at once.
const WINDOW: usize = 14;
/// Windows that the search tries around each group, in one sweep.
const WINDOWS: usize = 12;
/// Sweeps after which the search ends though it still found something better.
const SWEEPS: usize = 60;
/// No way at all. Far from overflowing when something is added.
const NO_WAY: i128 = i128::MAX / 4;

/// Groups of indexes, each in order and the groups in order of their first. At least two people.
pub(super) fn best(model: &Model<'_>) -> Vec<Vec<usize>> {
    let everybody: Vec<usize> = (0..model.len()).collect();
    let mut groups = if model.len() <= EXACT {
        exact(model, &everybody)
    } else {
        swept(model, greedy(model))
    };
    groups.sort();
    groups
}

/// The very best groups for these people, by dynamic programming over sets of them: the cheapest way for a set is the
/// cheapest group for its first person, and the cheapest way for the rest. Of ways that cost the same, the first.
fn exact(model: &Model<'_>, people: &[usize]) -> Vec<Vec<usize>> {
    let sets = 1_usize << people.len();
    let odd = people.len() % 2 == 1;
    // Per set, what it costs and the group of its first person, as a set.
    let mut best: Vec<(i128, usize)> = vec![(NO_WAY, 0); sets];
    if let Some(nobody) = best.first_mut() {
        nobody.0 = 0;
    }
    let pairs = table(model, people);
    for set in 1..sets {
        let three = set.count_ones() % 2 == 1;
        // Without a three to come, sets of odd numbers are never left over.
        if three && !odd {
            continue;
        }
        let first = set.trailing_zeros() as usize;
        let rest = set & (set - 1);
        let mut found = (NO_WAY, 0);
        let mut take = |group: usize, cost: i128| {
            let left = best.get(set & !group).map_or(NO_WAY, |(left, _)| *left);
            if left.saturating_add(cost) < found.0 {
                found = (left + cost, group);
            }
        };
        for second in ones(rest) {
            let pair = 1 << first | 1 << second;
            take(
                pair,
                pairs
                    .get(first * people.len() + second)
                    .copied()
                    .unwrap_or(NO_WAY),
            );
            if three {
                for third in ones(rest >> (second + 1)).map(|third| third + second + 1) {
                    let group = [first, second, third].map(|at| people.get(at).copied().unwrap_or_default());
                    take(pair | 1 << third, model.cost(&group));
                }
            }
        }
        if let Some(entry) = best.get_mut(set) {
            *entry = found;
        }
    }

    let mut groups = Vec::new();
    let mut set = sets - 1;
    while let Some((_, group)) = best.get(set).filter(|(_, group)| *group != 0) {
        groups.push(ones(*group).filter_map(|at| people.get(at).copied()).collect());
        set &= !group;
    }
    groups
}

/// What each two of these people cost as a pair, row by row.
fn table(model: &Model<'_>, people: &[usize]) -> Vec<i128> {
    let rows = people.iter();
    rows.flat_map(|a| people.iter().map(|b| model.cost(&[*a, *b])))
        .collect()
}

/// The bits that are set.
fn ones(mut set: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}

/// The cheapest pair first, then the cheapest of those who are left; who is left over joins the last.
fn greedy(model: &Model<'_>) -> Vec<Vec<usize>> {
    let count = model.len();
    let mut pairs: Vec<(i128, usize, usize)> = (0..count)
        .flat_map(|a| (a + 1..count).map(move |b| (a, b)))
        .map(|(a, b)| {
            let language = if model.shared(&[a, b]) == 0 { NO_WAY / 2 } else { 0 };
            (model.between(a, b) + language, a, b)
        })
        .collect();
    pairs.sort_unstable();
    let mut free = vec![true; count];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (_, a, b) in pairs {
        if let (Some(true), Some(true)) = (free.get(a), free.get(b)) {
            for at in [a, b] {
                if let Some(free) = free.get_mut(at) {
                    *free = false;
                }
            }
            groups.push(vec![a, b]);
        }
    }
    let left = free.iter().position(|free| *free);
    if let (Some(left), Some(last)) = (left, groups.last_mut()) {
        last.push(left);
        last.sort_unstable();
    }
    groups
}

/// Solves a few groups at a time exactly, around each group those that are likeliest to exchange people with it, until
/// a sweep changes nothing.
fn swept(model: &Model<'_>, mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    for _ in 0..SWEEPS {
        let mut better = false;
        for at in 0..groups.len() {
            let mut first = 0;
            for _ in 0..WINDOWS {
                let (inside, next) = window(model, &groups, at, first);
                let Some(next) = next else { break };
                first = next;
                better |= improve(model, &mut groups, &inside);
            }
        }
        if !better {
            break;
        }
    }
    groups
}

/// The groups for one window, as places in the list: this one, the three if there is one, and others from the
/// `first`-nearest on. Also from where the next window goes on, if this one has anybody new.
fn window(model: &Model<'_>, groups: &[Vec<usize>], at: usize, first: usize) -> (Vec<usize>, Option<usize>) {
    let Some(this) = groups.get(at) else {
        return (Vec::new(), None);
    };
    let three = groups
        .iter()
        .position(|group| group.len() > 2)
        .filter(|three| *three != at);
    let mut inside: Vec<usize> = std::iter::once(at).chain(three).collect();
    let mut near: Vec<(i128, usize)> = groups
        .iter()
        .enumerate()
        .filter(|(other, _)| !inside.contains(other))
        .map(|(other, group)| {
            let costs = this
                .iter()
                .flat_map(|a| group.iter().map(|b| model.between(*a, *b)));
            (costs.min().unwrap_or(NO_WAY), other)
        })
        .collect();
    near.sort_unstable();
    let room = WINDOW / 2 - inside.len();
    let taken: Vec<usize> = near
        .iter()
        .skip(first)
        .take(room)
        .map(|(_, other)| *other)
        .collect();
    let next = (!taken.is_empty() || first == 0).then_some(first + room.div_ceil(2));
    inside.extend(taken);
    inside.sort_unstable();
    (inside, next)
}

/// Makes these groups as cheap as they can be among themselves; whether that changed anything.
fn improve(model: &Model<'_>, groups: &mut Vec<Vec<usize>>, inside: &[usize]) -> bool {
    let cost = |groups: &[Vec<usize>]| groups.iter().map(|group| model.cost(group)).sum::<i128>();
    let now: Vec<Vec<usize>> = inside.iter().filter_map(|at| groups.get(*at).cloned()).collect();
    let mut people: Vec<usize> = now.iter().flatten().copied().collect();
    people.sort_unstable();
    let new = exact(model, &people);
    if cost(&new) >= cost(&now) {
        return false;
    }
    for (at, group) in inside.iter().zip(new) {
        if let Some(place) = groups.get_mut(*at) {
            *place = group;
        }
    }
    true
}
