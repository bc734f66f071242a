//! The map: where people stand, which groups there are, and what is said of them.

use super::bridge::{Stands, stands};
use super::classes::{NONE, count, settle};
use super::cluster::{Found, Points, cut, groups};
use super::eigen::{Aim, Space, Spectrum};
use super::number::mixed;
use super::place::{Field, Places};
use super::represent::{Represents, Stand, consensus, priority, rate, representative};
use super::signal::{Chance, MOST, part};
use super::sparse::Matrix;
use super::stability::{Stability, stability};
use super::tally::{Tally, by_group};
use super::view::View;
use super::votes::Votes;

/// What a map depends on besides the votes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings<'a> {
    /// Of resampling: the same votes and seed give the same map.
    pub seed: u64,
    /// Keys of people whose votes do not count.
    pub without: &'a [u64],
    /// Which groups there are.
    pub groups: Groups<'a>,
}

/// Which groups there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Groups<'a> {
    /// As many as are apart.
    #[default]
    Found,
    /// So many (at most 8), whether there is anything between them or not.
    Many(usize),
    /// These: people's keys with the number of their group. Groups stand in the order of their numbers, whatever
    /// their size; of more than [`Groups::MOST`], people of the further ones are in none.
    Given(&'a [(u64, u64)]),
}

impl Groups<'_> {
    /// The most groups that can be given.
    pub const MOST: usize = 16;
}

/// A group of people.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How many people.
    pub people: usize,
    /// Too few to say much about: under 2 % of those in groups, or under five.
    pub small: bool,
    /// How much of it comes back when half of the people are asked, from 0 to 1 (mean Jaccard index).
    pub stability: f64,
    /// What stands for it, by the field's formulas.
    pub representative: Vec<Represents>,
}

/// Where people stand. Lists by person and by statement are in the order of [`Map::people`] and [`Map::statements`].
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Keys of the statements that are in.
    pub statements: Vec<u64>,
    /// Keys of those who voted on any of them.
    pub people: Vec<u64>,
    /// How many votes count.
    pub votes: usize,
    /// By statement.
    pub tallies: Vec<Tally>,
    /// By statement: the mean vote, from −1 to 1.
    pub centre: Vec<f64>,
    /// In how many dimensions people differ by more than chance.
    pub dimensions: usize,
    /// The two that are shown, by statement; of length 1, the largest entry above 0. All 0 where there is none.
    pub components: [Vec<f64>; 2],
    /// By person: place along the two components.
    pub positions: Vec<[f32; 2]>,
    /// By person: from 0, known exactly, to 1, nothing known: the standard deviation as part of how far people are spread.
    pub uncertainty: Vec<f32>,
    /// The one with most people first.
    pub groups: Vec<Group>,
    /// By person: their group; none for who voted on less than seven statements (or all, if there are less).
    pub labels: Vec<Option<u32>>,
    /// By person: how likely that group is, among the groups, after their votes. 0 for who is in none.
    pub belongs: Vec<f32>,
    /// How alike the groups are when half of the people are asked: the mean adjusted Rand index. 1 where there is one group.
    pub stability: f64,
    /// By group and statement.
    pub group_tallies: Vec<Vec<Tally>>,
    /// Statements that everybody agrees on, the clearest first, by the field's formulas.
    pub agree: Vec<u64>,
    /// Statements that everybody disagrees with.
    pub disagree: Vec<u64>,
    /// By statement: the product of the groups' smoothed rates of agreeing.
    pub group_aware_consensus: Vec<f64>,
    /// By statement: how far one who disagreed with nothing else would stand from the middle.
    pub extremity: Vec<f64>,
    /// By statement: how much it is worth showing next.
    pub priority: Vec<f64>,
    /// By statement: whether it bridges, divides, or nobody knows yet.
    pub stands: Vec<Stands>,
}

/// Places and groups, before anything is said of them.
pub(super) struct Layout {
    pub tallies: Vec<Tally>,
    pub centre: Vec<f64>,
    pub spectrum: Spectrum,
    pub signal: usize,
    pub counts: Vec<u32>,
    pub places: Places,
    pub groups: usize,
    /// By place of a person; `NONE` for who is in no group.
    pub labels: Vec<u8>,
}

/// What may be left over of an eigenvalue, as part of the largest, to see whether it is chance.
const ROUGH: f64 = 3e-2;
/// And to place people.
pub(super) const EXACT: f64 = 1e-6;
/// Votes that groups are learned from before everybody is put into one.
const LEARN: usize = 1 << 19;
/// People whose places groups are first looked for among.
const LOOK: usize = 3_000;

/// The map of these votes.
#[must_use]
pub fn map(votes: &Votes, settings: Settings<'_>) -> Map {
    let view = View::in_force(votes);
    let layout = layout(&view, settings);
    let stability = stability(&view, &layout, settings);
    tell(&view, &layout, &stability)
}

pub(super) fn who(view: &View<'_>, without: &[u64]) -> Vec<bool> {
    let mut counts = vec![true; view.height()];
    for key in without {
        if let Ok(p) = view.votes.people.binary_search(key) {
            counts[p] = false;
        }
    }
    counts
}

/// How many statements anybody voted on. Others are there, but nothing depends on them.
pub(super) fn voted(tallies: &[Tally]) -> usize {
    tallies.iter().filter(|t| t.seen() > 0).count()
}

/// Voted on so many statements, or on all that anybody voted on: enough to be in a group.
pub(super) fn enough(tallies: &[Tally]) -> u32 {
    voted(tallies).min(7) as u32
}

pub(super) fn layout(view: &View<'_>, settings: Settings<'_>) -> Layout {
    let here = who(view, settings.without);
    let tallies = by_group(view, 1, |p| here[p].then_some(0))
        .pop()
        .unwrap_or_default();
    let centre: Vec<f64> = tallies.iter().map(|t| t.mean()).collect();
    let counts: Vec<u32> = (0..view.height())
        .map(|p| if here[p] { view.row(p).count() as u32 } else { 0 })
        .collect();
    let matrix = Matrix::of(view, &centre, |p| here[p]);
    let aim = |wanted: usize, within: f64| Aim {
        wanted,
        depth: 4,
        within,
    };
    // Roughly first: what is chance settles slowly, and is thrown away.
    let side = voted(&tallies).min(counts.iter().filter(|n| **n > 0).count());
    let chance = Chance::of(view, &centre, side, settings.seed, |p| here[p]);
    let mut space = Space::of(&matrix, &[]);
    let mut signal = chance.below(&space.leading(aim(4, ROUGH)).values);
    if signal == 4 {
        signal = chance.below(&space.leading(aim(MOST, ROUGH)).values);
    }
    let mut spectrum = space.leading(aim(signal.max(2), EXACT));
    // Two are shown, signal or not.
    let kept = signal.max(2).min(spectrum.values.len());
    spectrum.values.truncate(kept);
    spectrum.vectors.truncate(kept);
    place(view, settings, tallies, centre, spectrum, signal, counts)
}

pub(super) fn place(
    view: &View<'_>,
    settings: Settings<'_>,
    tallies: Vec<Tally>,
    centre: Vec<f64>,
    spectrum: Spectrum,
    signal: usize,
    counts: Vec<u32>,
) -> Layout {
    let field = Field::of(&spectrum.vectors, &spectrum.values, &counts, &tallies);
    let places = Places::of(view, &centre, &field);
    let least = enough(&tallies).max(1);
    let (k, labels) = match settings.groups {
        Groups::Given(groups) => given(view, groups, &counts),
        Groups::Found | Groups::Many(_) => {
            let found = look(view, settings, &places, signal, &counts, least);
            gather(view, settings, &places, &found, &counts, least)
        }
    };
    Layout {
        tallies,
        centre,
        spectrum,
        signal,
        counts,
        places,
        groups: k,
        labels,
    }
}

/// Middles of groups, looked for among those whose places are surest.
pub(super) fn look(
    view: &View<'_>,
    settings: Settings<'_>,
    places: &Places,
    signal: usize,
    counts: &[u32],
    least: u32,
) -> Found {
    if signal == 0 {
        return Found::one(places.dimensions);
    }
    let mut enough: Vec<u32> = counts.iter().copied().filter(|n| *n >= least).collect();
    enough.sort_unstable();
    let median = enough.get(enough.len() / 2).copied().unwrap_or(least);
    let mut surest: Vec<usize> = (0..view.height()).filter(|p| counts[*p] >= median).collect();
    if surest.len() > LOOK {
        surest.sort_by_cached_key(|p| mixed(&[settings.seed, view.votes.people[*p]]));
        surest.truncate(LOOK);
        surest.sort_unstable();
    }
    let at = (surest.iter()).flat_map(|p| places.get(*p)[..signal].iter().map(|x| f64::from(*x)));
    let points = Points::of(signal, at.collect());
    if points.len() == 0 {
        return Found::one(signal);
    }
    match settings.groups {
        Groups::Many(k) => cut(&points, k),
        Groups::Found | Groups::Given(_) => groups(&points),
    }
}

/// The groups that are given, of those who voted on anything.
fn given(view: &View<'_>, groups: &[(u64, u64)], counts: &[u32]) -> (usize, Vec<u8>) {
    let mut of: Vec<(usize, u64)> = (groups.iter())
        .filter_map(|(person, group)| Some((view.votes.people.binary_search(person).ok()?, *group)))
        .filter(|(p, _)| counts[*p] > 0)
        .collect();
    let mut ids: Vec<u64> = of.iter().map(|(_, group)| *group).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(Groups::MOST);
    let mut labels = vec![NONE; view.height()];
    for (p, group) in of.drain(..) {
        if let Ok(g) = ids.binary_search(&group) {
            labels[p] = g as u8;
        }
    }
    (ids.len(), labels)
}

/// Puts everybody who voted enough into a group, and numbers groups by size.
fn gather(
    view: &View<'_>,
    settings: Settings<'_>,
    places: &Places,
    found: &Found,
    counts: &[u32],
    least: u32,
) -> (usize, Vec<u8>) {
    let inside = |p: usize| counts[p] >= least;
    let mut labels = vec![NONE; view.height()];
    let part = part(view, settings.seed, LEARN);
    let all = view.len() <= LEARN;
    for p in (0..view.height()).filter(|p| inside(*p) && (all || part(*p))) {
        let point = places.get(p).iter().map(|x| f64::from(*x));
        labels[p] = found.of(point) as u8;
    }
    let k = found.groups;
    if k > 1 {
        settle(view, k, &mut labels, 20, |p| inside(p) && (all || part(p)));
    }
    if !all {
        // From a part to everybody, and once more with what everybody says.
        settle(view, k, &mut labels, 2, inside);
    }
    (number(&mut labels, k), labels)
}

/// Numbers groups by how many people they have, of two alike by whose first person comes first; empty ones go.
pub(super) fn number(labels: &mut [u8], k: usize) -> usize {
    let mut sizes: Vec<(usize, usize, usize)> = (0..k).map(|g| (0, usize::MAX, g)).collect();
    for (p, label) in labels.iter().enumerate().filter(|(_, l)| **l != NONE) {
        let (n, first, _) = &mut sizes[usize::from(*label)];
        *n += 1;
        *first = (*first).min(p);
    }
    sizes.retain(|(n, ..)| *n > 0);
    sizes.sort_by_key(|(n, first, _)| (std::cmp::Reverse(*n), *first));
    let mut place = vec![NONE; k];
    for (to, (_, _, from)) in sizes.iter().enumerate() {
        place[*from] = to as u8;
    }
    for label in labels.iter_mut().filter(|l| **l != NONE) {
        *label = place[usize::from(*label)];
    }
    sizes.len()
}

/// What is said of places and groups.
pub(super) fn tell(view: &View<'_>, layout: &Layout, stability: &Stability) -> Map {
    let width = view.width();
    let (classes, group_tallies) = count(view, layout.groups, &layout.labels);
    let here: Vec<usize> = (0..view.height()).filter(|p| layout.counts[*p] > 0).collect();
    let keys: Vec<u64> = (0..width).map(|c| view.key(c)).collect();
    let all: Vec<Tally> = (0..width)
        .map(|c| {
            group_tallies
                .iter()
                .fold(Tally::default(), |sum, t| sum.with(t[c]))
        })
        .collect();
    let mut sizes = vec![0; layout.groups];
    for label in layout.labels.iter().filter(|l| **l != NONE) {
        sizes[usize::from(*label)] += 1;
    }
    let inside: usize = sizes.iter().sum();
    let small = |n: usize| n < 5 || n * 50 < inside;
    let component = |k: usize| (layout.spectrum.vectors.get(k).cloned()).unwrap_or_else(|| vec![0.0; width]);
    let components = [component(0), component(1)];
    let many = (voted(&layout.tallies) as f64).sqrt();
    let extremity: Vec<f64> = (0..width)
        .map(|c| {
            let (x, y) = (components[0][c], components[1][c]);
            (1.0 + layout.centre[c]) * many * (x * x + y * y).sqrt()
        })
        .collect();
    let likely = |p: usize| match layout.labels[p] {
        NONE => 0.0,
        _ => classes.likeliest(view.row(p)).1 as f32,
    };
    let place = |p: &usize| {
        let at = layout.places.get(*p);
        [0, 1].map(|k| at.get(k).copied().unwrap_or(0.0))
    };
    let parts: Vec<&[Tally]> = (group_tallies.iter().zip(&sizes))
        .filter(|(_, n)| !small(**n))
        .map(|(t, _)| t.as_slice())
        .collect();
    Map {
        votes: layout.counts.iter().map(|n| *n as usize).sum(),
        stands: stands(view, layout, &parts),
        groups: (0..layout.groups)
            .map(|g| Group {
                people: sizes[g],
                small: small(sizes[g]),
                stability: stability.by_group.get(g).copied().unwrap_or(1.0),
                representative: if layout.groups < 2 {
                    Vec::new()
                } else {
                    let stands: Vec<Stand> = (0..width)
                        .map(|c| Stand::of(keys[c], group_tallies[g][c], all[c]))
                        .collect();
                    representative(&stands)
                },
            })
            .collect(),
        agree: consensus(&layout.tallies, &keys, |_| true, |t| t.agree),
        disagree: consensus(&layout.tallies, &keys, |_| true, |t| t.disagree),
        group_aware_consensus: (0..width)
            .map(|c| (group_tallies.iter()).fold(1.0, |x, t| x * rate(t[c].agree, t[c].seen())))
            .collect(),
        priority: (layout.tallies.iter().zip(&extremity))
            .map(|(t, e)| priority(*t, *e))
            .collect(),
        extremity,
        statements: keys,
        people: here.iter().map(|p| view.votes.people[*p]).collect(),
        tallies: layout.tallies.clone(),
        centre: layout.centre.clone(),
        dimensions: layout.signal,
        components,
        positions: here.iter().map(place).collect(),
        uncertainty: here.iter().map(|p| layout.places.unsure[*p]).collect(),
        labels: (here.iter())
            .map(|p| Some(layout.labels[*p]).filter(|l| *l != NONE).map(u32::from))
            .collect(),
        belongs: here.iter().map(|p| likely(*p)).collect(),
        stability: stability.overall,
        group_tallies,
    }
}

impl Map {
    /// How many say what to a statement.
    #[must_use]
    pub fn tally(&self, statement: u64) -> Option<Tally> {
        let at = self.statements.binary_search(&statement).ok()?;
        self.tallies.get(at).copied()
    }
}
