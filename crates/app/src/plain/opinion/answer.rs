//! What a map came to, for programs and in words.

use std::collections::{BTreeMap, BTreeSet};

use kernel::opinion::compatible;
use kernel::opinion::{Map, Represents, Score, Verdict, Vote};
use serde::Serialize;

use super::read::Statements;
use crate::serve::say;

/// The most statements of one list in words.
const LISTED: usize = 8;

/// Lists are in the order of `statements`, objects by the number of a voter, group or statement.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    people: usize,
    statements: Vec<u64>,
    votes: usize,
    /// How many groups.
    k: usize,
    labels: BTreeMap<u64, u64>,
    centre: Vec<f64>,
    components: [Vec<f64>; 2],
    representative: BTreeMap<u64, Vec<Stands>>,
    consensus: Consensus,
    group_aware_consensus: BTreeMap<u64, f64>,
    extremity: BTreeMap<u64, f64>,
    priority: BTreeMap<u64, f64>,
    /// How far every part of the people says the same, the surest first.
    bridging: Vec<Scored>,
    /// How far two parts are apart, the surest first.
    dividing: Vec<Scored>,
    /// How alike the groups are when half of the people are asked, from 0 to 1.
    stability: f64,
    /// Processor seconds of computing, without reading the file; in the compatible mode without what is not the field's.
    pub(super) cpu_s: f64,
    /// The most memory that the program has held, where the system tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) peak_mb: Option<u64>,
}

/// A statement that stands for a group.
#[derive(Debug, Serialize)]
struct Stands {
    statement: u64,
    #[serde(rename = "for")]
    side: &'static str,
    n: u32,
    of: u32,
    p: f64,
    p_test: f64,
    ratio: f64,
    ratio_test: f64,
}

#[derive(Debug, Serialize)]
struct Consensus {
    agree: Vec<u64>,
    disagree: Vec<u64>,
}

#[derive(Debug, Serialize)]
struct Scored {
    statement: u64,
    /// What most say to it.
    #[serde(rename = "for")]
    side: &'static str,
    /// What the scores come to: unites, divides, mixed or unknown.
    verdict: &'static str,
    score: f64,
    low: f64,
    high: f64,
}

/// A group's number out of its place.
pub(super) fn by_key(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

fn side(vote: Vote) -> &'static str {
    match vote {
        Vote::Agree => "agree",
        Vote::Disagree => "disagree",
        Vote::Pass => "pass",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unites => "unites",
        Verdict::Divides => "divides",
        Verdict::Mixed => "mixed",
        Verdict::Unknown => "unknown",
    }
}

fn stands(all: &[Represents]) -> Vec<Stands> {
    (all.iter())
        .map(|one| Stands {
            statement: one.statement,
            side: side(one.vote),
            n: one.n,
            of: one.of,
            p: one.p,
            p_test: one.p_test,
            ratio: one.ratio,
            ratio_test: one.ratio_test,
        })
        .collect()
}

fn table(statements: &[u64], values: &[f64]) -> BTreeMap<u64, f64> {
    statements.iter().copied().zip(values.iter().copied()).collect()
}

/// Scores by statement, the surest first.
fn scored(map: &Map, score: impl Fn(usize) -> Score) -> Vec<Scored> {
    let mut all: Vec<Scored> = (map.statements.iter().zip(&map.stands).enumerate())
        .map(|(at, (statement, stands))| {
            let Score { score, low, high } = score(at);
            Scored {
                statement: *statement,
                side: side(stands.side),
                verdict: verdict(stands.verdict),
                score,
                low,
                high,
            }
        })
        .collect();
    all.sort_by(|a, b| (b.low.total_cmp(&a.low)).then(a.statement.cmp(&b.statement)));
    all
}

impl Answer {
    /// `given` are the groups that were to be taken.
    pub(super) fn of_default(map: &Map, given: Option<&[(u64, u64)]>) -> Answer {
        let given: Option<BTreeMap<u64, u64>> = given.map(|given| given.iter().copied().collect());
        // The groups' own numbers, where they have some.
        let mut numbers: Vec<u64> = (0..map.groups.len()).map(by_key).collect();
        let mut labels = BTreeMap::new();
        for (person, label) in map.people.iter().zip(&map.labels) {
            let Some(place) = label.and_then(|label| usize::try_from(label).ok()) else {
                continue;
            };
            let number = given.as_ref().and_then(|given| given.get(person)).copied();
            let number = number.unwrap_or(by_key(place));
            if let Some(own) = numbers.get_mut(place) {
                *own = number;
            }
            labels.insert(*person, number);
        }
        Answer {
            people: map.people.len(),
            votes: map.votes,
            k: map.groups.len(),
            labels,
            centre: map.centre.clone(),
            components: map.components.clone(),
            representative: (numbers.into_iter().zip(&map.groups))
                .map(|(number, group)| (number, stands(&group.representative)))
                .collect(),
            consensus: Consensus {
                agree: map.agree.clone(),
                disagree: map.disagree.clone(),
            },
            group_aware_consensus: table(&map.statements, &map.group_aware_consensus),
            extremity: table(&map.statements, &map.extremity),
            priority: table(&map.statements, &map.priority),
            bridging: scored(map, |at| map.stands[at].bridging),
            dividing: scored(map, |at| map.stands[at].dividing),
            stability: map.stability,
            statements: map.statements.clone(),
            cpu_s: 0.0,
            peak_mb: None,
        }
    }

    /// `groups` are those that `said` is about, and that `ours` was told.
    pub(super) fn of_compatible(
        map: &compatible::Map,
        said: &compatible::Statistics,
        groups: &[(u64, u64)],
        ours: &Map,
    ) -> Answer {
        let mut labels: BTreeMap<u64, u64> = groups.iter().copied().collect();
        let voted: BTreeSet<u64> = map.people.iter().copied().collect();
        labels.retain(|person, _| voted.contains(person));
        let own = said.representative.iter();
        Answer {
            people: map.people.len(),
            votes: map.votes,
            k: said.representative.len(),
            labels,
            centre: map.centre.clone(),
            components: map.components.clone(),
            representative: own.map(|(group, all)| (*group, stands(all))).collect(),
            consensus: Consensus {
                agree: said.agree.clone(),
                disagree: said.disagree.clone(),
            },
            group_aware_consensus: table(&said.statements, &said.group_aware_consensus),
            extremity: table(&said.statements, &said.extremity),
            priority: table(&said.statements, &said.priority),
            bridging: scored(ours, |at| ours.stands[at].bridging),
            dividing: scored(ours, |at| ours.stands[at].dividing),
            stability: ours.stability,
            statements: map.statements.clone(),
            cpu_s: 0.0,
            peak_mb: None,
        }
    }

    /// In words.
    pub(super) fn say(&self, statements: &Statements) {
        let text = |number: &u64| match statements.said.get(number) {
            Some(said) => format!(
                "{number}: {}",
                said.split_whitespace().collect::<Vec<_>>().join(" ")
            ),
            None => format!("{number}"),
        };
        say(&format!(
            "{} people, {} statements, {} votes.",
            self.people,
            self.statements.len(),
            self.votes
        ));
        match self.k {
            0 | 1 => say("People do not fall into groups."),
            k => say(&format!(
                "{k} groups; asked of half of the people they come out {} (stability {:.2}).",
                match self.stability {
                    s if s >= 0.8 => "nearly the same",
                    s if s >= 0.5 => "similar",
                    _ => "different",
                },
                self.stability
            )),
        }
        if self.k > 1 {
            for (group, stands) in &self.representative {
                let people = self.labels.values().filter(|of| *of == group).count();
                say(&format!("\nGroup {group}, {people} people, stands for:"));
                for one in stands {
                    say(&format!(
                        "  {} of {} {}  {}",
                        one.n,
                        one.of,
                        one.side,
                        text(&one.statement)
                    ));
                }
            }
        }
        list("What unites", &self.bridging, "unites", |one| {
            format!(
                "at least {:.0} % {} ({:.0}–{:.0})  {}",
                one.score * 100.0,
                one.side,
                one.low * 100.0,
                one.high * 100.0,
                text(&one.statement)
            )
        });
        list("What divides", &self.dividing, "divides", |one| {
            format!(
                "apart by {:.2} of 1 ({:.2}–{:.2})  {}",
                one.score,
                one.low,
                one.high,
                text(&one.statement)
            )
        });
        let unknown = self
            .bridging
            .iter()
            .filter(|one| one.verdict == "unknown")
            .count();
        if unknown > 0 {
            say(&format!(
                "\nOn {unknown} statements too few have voted to say anything."
            ));
        }
    }
}

fn list(title: &str, all: &[Scored], verdict: &str, words: impl Fn(&Scored) -> String) {
    let own: Vec<&Scored> = all.iter().filter(|one| one.verdict == verdict).collect();
    if own.is_empty() {
        return;
    }
    say(&format!("\n{title}:"));
    for one in own.iter().take(LISTED) {
        say(&format!("  {}", words(one)));
    }
    if own.len() > LISTED {
        say(&format!("  and {} more", own.len() - LISTED));
    }
}
