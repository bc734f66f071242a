//! Whether the same groups come out when other people are asked: from half of the people, again and again.

use std::collections::BTreeMap;

use super::classes::{NONE, settle};
use super::cluster::{Points, each, groups};
use super::eigen::{Aim, leading};
use super::map::{Layout, Settings, enough};
use super::number::mixed;
use super::place::Field;
use super::signal::part;
use super::sparse::Sparse;
use super::view::View;

/// How often half of the people are asked.
const TIMES: u64 = 6;
/// They are half of a part of all, an eighth, or as much as has at least and at most so many votes: what is stable among few is
/// so among many.
const VOTES: (usize, usize) = (1 << 16, 1 << 22);

#[derive(Debug, Clone)]
pub(super) struct Stability {
    /// The mean adjusted Rand index.
    pub overall: f64,
    /// By group: the mean Jaccard index with the most similar group (Hennig 2007).
    pub by_group: Vec<f64>,
}

pub(super) fn stability(view: &View<'_>, layout: &Layout, settings: Settings<'_>) -> Stability {
    let k = layout.groups;
    let mut found = Stability {
        overall: 1.0,
        by_group: vec![1.0; k],
    };
    if layout.signal == 0 || k == 0 {
        return found;
    }
    let votes = (view.len() / 8).clamp(VOTES.0, VOTES.1);
    let part = part(view, settings.seed ^ 1, votes);
    let least = enough(&layout.tallies);
    let asked: Vec<usize> = (0..view.height())
        .filter(|p| layout.counts[*p] >= least && layout.labels[*p] != NONE && part(*p))
        .collect();
    let (mut overall, mut by_group) = (0.0, vec![0.0; k]);
    for time in 0..TIMES {
        // Half of them, by chance that depends on their keys.
        let mut half: Vec<usize> = asked.clone();
        half.sort_by_cached_key(|p| mixed(&[settings.seed, time + 2, view.votes.people[*p]]));
        half.truncate(asked.len().div_ceil(2));
        half.sort_unstable();
        let Some(labels) = again(view, layout, &half) else {
            return found;
        };
        let pairs: Vec<(usize, usize)> = (half.iter().zip(labels))
            .map(|(p, l)| (usize::from(layout.labels[*p]), l))
            .collect();
        overall += rand_index(&pairs);
        for (g, sum) in by_group.iter_mut().enumerate() {
            *sum += jaccard(&pairs, g);
        }
    }
    found.overall = overall / TIMES as f64;
    found.by_group = by_group.iter().map(|s| s / TIMES as f64).collect();
    found
}

/// Groups of these people alone: as many as there are among all, or, where that is one, as many as there seem to be.
fn again(view: &View<'_>, layout: &Layout, people: &[usize]) -> Option<Vec<usize>> {
    let mut here = vec![false; view.height()];
    for p in people {
        here[*p] = true;
    }
    let aim = Aim {
        wanted: layout.signal,
        depth: 1,
        within: 5e-2,
    };
    let sparse = Sparse::of(view, &layout.centre, |p| here[p]);
    let found = leading(&sparse, aim, &layout.spectrum.vectors);
    if found.values.is_empty() {
        return None;
    }
    let counts: Vec<u32> = people.iter().map(|p| layout.counts[*p]).collect();
    let field = Field::of(&found.vectors, &found.values, &counts, &layout.tallies);
    let d = field.dimensions;
    let at = (people.iter()).flat_map(|p| field.place(&layout.centre, view.row(*p)).at.into_iter().take(d));
    let points = Points::of(d, at.collect());
    if layout.groups == 1 {
        let seen = groups(&points);
        return Some(points.iter().map(|x| seen.of(x.iter().copied())).collect());
    }
    let (first, _) = each(&points, layout.groups).pop()?;
    let mut labels = vec![NONE; view.height()];
    for (p, label) in people.iter().zip(first) {
        labels[*p] = label as u8;
    }
    settle(view, layout.groups, &mut labels, 5, |p| here[p]);
    Some(people.iter().map(|p| usize::from(labels[*p])).collect())
}

/// Agreement of two groupings beyond chance (Hubert and Arabie 1985): 1 where they are the same.
fn rand_index(pairs: &[(usize, usize)]) -> f64 {
    let (mut cells, mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (a, b) in pairs {
        *cells.entry((*a, *b)).or_insert(0_u64) += 1;
        *rows.entry(*a).or_insert(0_u64) += 1;
        *columns.entry(*b).or_insert(0_u64) += 1;
    }
    let twos = |n: &u64| (n * n.saturating_sub(1) / 2) as f64;
    let both: f64 = cells.values().map(twos).sum();
    let (a, b): (f64, f64) = (rows.values().map(twos).sum(), columns.values().map(twos).sum());
    let chance = a * b / twos(&(pairs.len() as u64)).max(1.0);
    let most = f64::midpoint(a, b);
    if most - chance > 0.0 {
        (both - chance) / (most - chance)
    } else {
        1.0
    }
}

/// How much the group that is most like `group` has in common with it.
fn jaccard(pairs: &[(usize, usize)], group: usize) -> f64 {
    let mut others: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    let mut own = 0;
    for (a, b) in pairs {
        let (common, all) = others.entry(*b).or_default();
        *all += 1;
        if *a == group {
            *common += 1;
            own += 1;
        }
    }
    (others.values())
        .map(|(common, all)| f64::from(*common) / f64::from((own + all - common).max(1)))
        .fold(0.0, f64::max)
}
