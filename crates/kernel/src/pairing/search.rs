//! The cheapest way to part people into pairs, and one three if their number is odd.

use std::collections::BTreeSet;

use super::EXACT;
use super::model::Model;

/// People whom the search for many solves at once.
const WINDOW: usize = 12;
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
    let prices = Prices::new(model, people);
    // Per set, what it costs and the group of its first person, as a set.
    let mut best: Vec<(i128, usize)> = vec![(NO_WAY, 0); sets];
    if let Some(nobody) = best.first_mut() {
        nobody.0 = 0;
    }
    for set in 1..sets {
        let three = set.count_ones() % 2 == 1;
        // Without a three to come, sets of odd numbers are never left over.
        if three && !odd {
            continue;
        }
        let first = set & set.wrapping_neg();
        let rest = set ^ first;
        let mut found = (NO_WAY, 0);
        let mut take = |group: usize, cost: i128| {
            let left = best.get(set ^ group).map_or(NO_WAY, |(left, _)| *left);
            if left + cost < found.0 {
                found = (left + cost, group);
            }
        };
        for second in ones(rest) {
            take(first | second, prices.pair(first, second));
            if three {
                // Those after the second.
                for third in ones(rest & !(second | (second - 1))) {
                    take(first | second | third, prices.three(first, second, third));
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
        let members = ones(*group).filter_map(|bit| people.get(place(bit)).copied());
        groups.push(members.collect());
        set ^= group;
    }
    groups
}

/// What these people's pairs and threes cost; a person is the bit of their place among them.
struct Prices {
    count: usize,
    own: Vec<i128>,
    shared: Vec<u64>,
    between: Vec<i128>,
}

impl Prices {
    fn new(model: &Model<'_>, people: &[usize]) -> Self {
        let rows = people.iter();
        Self {
            count: people.len(),
            own: people.iter().map(|a| model.cost(&[*a])).collect(),
            shared: people.iter().map(|a| model.shared(&[*a])).collect(),
            between: rows
                .flat_map(|a| people.iter().map(|b| model.between(*a, *b)))
                .collect(),
        }
    }

    fn own(&self, bit: usize) -> (i128, u64) {
        let at = place(bit);
        (
            self.own.get(at).copied().unwrap_or(0),
            self.shared.get(at).copied().unwrap_or(0),
        )
    }

    fn between(&self, a: usize, b: usize) -> i128 {
        let at = place(a) * self.count + place(b);
        self.between.get(at).copied().unwrap_or(NO_WAY)
    }

    fn pair(&self, a: usize, b: usize) -> i128 {
        let ((own_a, talks_a), (own_b, talks_b)) = (self.own(a), self.own(b));
        own_a + own_b + self.between(a, b) + Model::silence(talks_a & talks_b)
    }

    fn three(&self, a: usize, b: usize, c: usize) -> i128 {
        let ((own_a, talks_a), (own_b, talks_b), (own_c, talks_c)) = (self.own(a), self.own(b), self.own(c));
        let between = self.between(a, b) + self.between(a, c) + self.between(b, c);
        own_a + own_b + own_c + between + Model::silence(talks_a & talks_b & talks_c)
    }
}

/// Which place a bit is.
fn place(bit: usize) -> usize {
    bit.trailing_zeros() as usize
}

/// The bits that are set, one by one, the lowest first.
fn ones(mut set: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set & set.wrapping_neg();
        set ^= bit;
        (bit != 0).then_some(bit)
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
    let mut solved = BTreeSet::new();
    for _ in 0..SWEEPS {
        let mut better = false;
        for at in 0..groups.len() {
            let mut first = 0;
            for _ in 0..WINDOWS {
                let (inside, next) = window(model, &groups, at, first);
                let Some(next) = next else { break };
                first = next;
                better |= improve(model, &mut groups, &inside, &mut solved);
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

/// Makes these groups as cheap as they can be among themselves; whether that changed anything. What was `solved` once
/// needs no second time.
fn improve(
    model: &Model<'_>,
    groups: &mut [Vec<usize>],
    inside: &[usize],
    solved: &mut BTreeSet<Vec<Vec<usize>>>,
) -> bool {
    let cost = |groups: &[Vec<usize>]| groups.iter().map(|group| model.cost(group)).sum::<i128>();
    let mut now: Vec<Vec<usize>> = inside.iter().filter_map(|at| groups.get(*at).cloned()).collect();
    now.sort_unstable();
    if solved.contains(&now) {
        return false;
    }
    let mut people: Vec<usize> = now.iter().flatten().copied().collect();
    people.sort_unstable();
    let new = exact(model, &people);
    let better = cost(&new) < cost(&now);
    if better {
        for (at, group) in inside.iter().zip(&new) {
            if let Some(place) = groups.get_mut(*at) {
                place.clone_from(group);
            }
        }
        solved.insert(new);
    } else {
        solved.insert(now);
    }
    better
}
