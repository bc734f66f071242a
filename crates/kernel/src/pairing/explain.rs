//! The pairs, and why each is one: data, to be put in words by whoever shows it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::infeasible::ids;
use super::model::{ANY, Model};

/// Everybody in groups of two, and one of three if the number is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// In order of the first id.
    pub groups: Vec<Group>,
    /// Whether it is certain that there is no better way.
    pub proven: bool,
    /// Points for distance and experience, the fewer the better.
    pub points: u64,
    /// Two who were together, are both still there, and are not together any more.
    pub parted: Vec<(String, String)>,
}

impl Pairing {
    /// The ids in each group, as [`super::rematch`] takes them.
    pub fn ids(&self) -> Vec<Vec<String>> {
        self.groups.iter().map(|group| group.people.clone()).collect()
    }
}

/// People who learn together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Ids, in order.
    pub people: Vec<String>,
    /// Codes of the languages that all share; empty if nobody said any, or if there is none.
    pub languages: Vec<String>,
    /// Whether there is a language for all, as far as people said.
    pub shares_language: bool,
    /// Each two of them: one in a pair, three in a group of three.
    pub between: Vec<Between>,
}

/// What two people are to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// The id that comes first.
    pub a: String,
    /// The other.
    pub b: String,
    /// Kilometres as the crow flies, if it is known where both are.
    pub km: Option<u32>,
    /// Whether that is more than people travel without much ado.
    pub far: bool,
    /// Their municipalities.
    pub municipality: Alike,
    /// Their organisations.
    pub organisation: Alike,
    /// If one of these is the same: why they are together nevertheless.
    pub why: Option<Why>,
    /// What one has done more of than the other, the largest difference first.
    pub complements: Vec<Complement>,
    /// They wished to be together, or the host did.
    pub wished: bool,
    /// They are to be apart; only where groups were made by hand.
    pub apart: bool,
    /// They were together before.
    pub kept: bool,
}

/// Whether two people have the same of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alike {
    /// Both have it, and it is not the same.
    Different,
    /// Both have the same.
    Same,
    /// It is not known of both.
    Unknown,
}

/// Why two of the same municipality or organisation are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// They were to be.
    Wished,
    /// They were together before.
    Kept,
    /// However people are paired, there are no fewer such pairs (while conditions hold and others stay together).
    NoOtherWay,
    /// No way with fewer such pairs was found, among too many people to try them all.
    NotFound,
    /// The groups were given, not made.
    AsItStands,
}

/// Something that one of two people has done more of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complement {
    /// Index of the field of experience.
    pub field: usize,
    /// Who has more.
    pub more: String,
    /// Who has less.
    pub less: String,
    /// By how many steps.
    pub by: u16,
}

pub(super) fn pairing(model: &Model<'_>, groups: &[Vec<usize>], why: Why, proven: bool) -> Pairing {
    let cost = groups.iter().map(|group| model.cost(group)).sum();
    let together = |a: usize, b: usize| groups.iter().any(|g| g.contains(&a) && g.contains(&b));
    let parted = model
        .ties()
        .filter(|((a, b), tie)| tie.existing && !together(*a, *b))
        .map(|((a, b), _)| (ids(model, &[a]).concat(), ids(model, &[b]).concat()));
    Pairing {
        groups: groups.iter().map(|group| explained(model, group, why)).collect(),
        proven,
        points: Model::points_of(cost),
        parted: parted.collect(),
    }
}

fn explained(model: &Model<'_>, group: &[usize], why: Why) -> Group {
    let shared = model.shared(group);
    let languages = model.languages.iter().enumerate();
    let pairs = group
        .iter()
        .enumerate()
        .flat_map(|(at, a)| group.iter().skip(at + 1).map(|b| (*a, *b)));
    Group {
        people: ids(model, group),
        languages: languages
            .filter(|(bit, _)| shared != ANY && shared >> bit & 1 == 1)
            .map(|(_, language)| (*language).to_owned())
            .collect(),
        shares_language: shared != 0,
        between: pairs.map(|(a, b)| between(model, a, b, why)).collect(),
    }
}

fn between(model: &Model<'_>, a: usize, b: usize, why: Why) -> Between {
    let id = |at: usize| ids(model, &[at]).concat();
    let alike = |same: Option<bool>| match same {
        Some(true) => Alike::Same,
        Some(false) => Alike::Different,
        None => Alike::Unknown,
    };
    let tie = model.tie_of(a, b);
    let km = model.km(a, b);
    let municipality = alike(model.same_municipality(a, b));
    let organisation = alike(model.same_organisation(a, b));
    let why = match () {
        () if tie.together => Why::Wished,
        () if tie.existing => Why::Kept,
        () => why,
    };
    let fields = model.people.get(a).map_or(0, |person| person.experience.len());
    let complement = |field: usize| {
        let more = model.difference(a, b, field).filter(|more| *more != 0)?;
        let (more_of, less_of) = if more > 0 { (a, b) } else { (b, a) };
        Some(Complement {
            field,
            more: id(more_of),
            less: id(less_of),
            by: more.unsigned_abs(),
        })
    };
    let mut complements: Vec<Complement> = (0..fields).filter_map(complement).collect();
    complements.sort_by_key(|complement| Reverse(complement.by));
    Between {
        a: id(a),
        b: id(b),
        km,
        far: km.is_some_and(|km| km > model.near_km),
        why: (municipality == Alike::Same || organisation == Alike::Same).then_some(why),
        municipality,
        organisation,
        complements,
        wished: tie.together,
        apart: tie.apart,
        kept: tie.existing,
    }
}
