//! What of a map may be shown: groups as outlines and never people as points; what a group says only where it has ten people
//! who said something, in shares rounded to five; sizes rounded, and hidden so that none can be found by subtraction.
//!
//! Members of the organisation see the same: in a small group exact figures would be somebody's votes.

use kernel::opinion::{Map, PART, Score, Tally, Verdict, Vote};

use super::vote::Value;
use crate::report::suppress::{LEAST, STEP, suppress};

/// A statement is shown with its counts from so many votes on.
pub const SHOWN_FROM: u32 = 5;
/// Corners of an outline.
const CORNERS: usize = 24;
/// An outline holds so many of a hundred of its group in each direction, so that no corner is somebody's place.
const HOLDS: usize = 85;

/// A group as it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its place among the map's groups; the largest is 0.
    pub at: usize,
    /// How many people, rounded.
    pub people: u32,
    /// Where they stand, as a closed line within the square from −1 to 1.
    pub outline: Vec<[f64; 2]>,
    /// Its middle.
    pub middle: [f64; 2],
    /// What stands for it: statements, and what most of the group say to them.
    pub stands_for: Vec<(u32, Value)>,
}

/// How a group voted on a statement, in per cent, rounded to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Who agrees.
    pub agree: u32,
    /// Who disagrees.
    pub disagree: u32,
    /// Who passes.
    pub pass: u32,
}

/// A statement as it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// Its number.
    pub number: u32,
    /// What can be said of it.
    pub verdict: Verdict,
    /// What most say to it.
    pub side: Value,
    /// The rate of those who take the side where it is smallest: lower end, rate and upper end in per cent, rounded to five.
    pub bridging: [u32; 3],
    /// How far apart the two most different parts of the people are, in the same way.
    pub dividing: [u32; 3],
    /// By shown group, in their order; none where fewer than ten voted on it.
    pub shares: Vec<Option<Share>>,
}

/// What of a map may be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Published {
    /// How many groups there are; of one nothing is shown apart.
    pub groups_found: usize,
    /// Those that can be shown.
    pub groups: Vec<Group>,
    /// How alike the groups are when half of the people are asked, from 0 to 1.
    pub stability: f64,
    /// Statements that enough people voted on, by number.
    pub statements: Vec<Stated>,
}

/// What of a map may be shown.
pub fn published(map: &Map) -> Published {
    let sizes: Vec<u32> = map.groups.iter().map(|group| count(group.people)).collect();
    let apart = map.groups.len() > 1;
    let rounded = suppress(&sizes);
    let shown: Vec<(usize, u32)> = rounded
        .iter()
        .enumerate()
        .filter_map(|(at, people)| Some((at, (*people)?)))
        .filter(|(_, people)| apart && *people > 0)
        .collect();
    let scale = scale(map);
    let groups: Vec<Group> = shown
        .iter()
        .map(|(at, people)| group(map, *at, *people, scale))
        .collect();
    let statements = map
        .statements
        .iter()
        .enumerate()
        .filter_map(|(column, key)| {
            let tally = map.tallies.get(column)?;
            let stands = map.stands.get(column)?;
            if tally.seen() < SHOWN_FROM {
                return None;
            }
            Some(Stated {
                number: u32::try_from(*key).ok()?,
                verdict: stands.verdict,
                side: value(stands.side),
                bridging: rounded_score(stands.bridging),
                dividing: rounded_score(stands.dividing),
                shares: shares(map, column, &shown),
            })
        })
        .collect();
    Published {
        groups_found: map.groups.len(),
        groups,
        stability: map.stability,
        statements,
    }
}

// No part that the scores look at is smaller than what may be shown.
const _: () = assert!(LEAST <= PART);

/// To five per cent, as all shares of a part of the people are.
fn rounded_score(score: Score) -> [u32; 3] {
    [score.low, score.score, score.high].map(|part| {
        // A part of one, so between 0 and 10,000.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 10,000"
        )]
        let parts = (part.clamp(0.0, 1.0) * 10_000.0).round() as u32;
        per_cent(parts, 10_000)
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn value(vote: Vote) -> Value {
    match vote {
        Vote::Agree => Value::Agree,
        Vote::Disagree => Value::Disagree,
        Vote::Pass => Value::Pass,
    }
}

/// What the shown groups say to a statement. All groups are looked at, so that a hidden one is not what is left over.
fn shares(map: &Map, column: usize, shown: &[(usize, u32)]) -> Vec<Option<Share>> {
    let tallies: Vec<Tally> = map
        .group_tallies
        .iter()
        .map(|group| group.get(column).copied().unwrap_or_default())
        .collect();
    let seen: Vec<u32> = tallies.iter().map(|tally| tally.seen()).collect();
    let allowed = suppress(&seen);
    shown
        .iter()
        .map(|(at, _)| {
            allowed.get(*at).copied().flatten()?;
            let tally = tallies.get(*at)?;
            // Ten who voted: what is shown never stands for fewer.
            (tally.seen() >= LEAST).then(|| Share {
                agree: per_cent(tally.agree, tally.seen()),
                disagree: per_cent(tally.disagree, tally.seen()),
                pass: per_cent(tally.pass, tally.seen()),
            })
        })
        .collect()
}

/// In per cent, as a multiple of five.
fn per_cent(n: u32, of: u32) -> u32 {
    let (n, of, step) = (u64::from(n), u64::from(of.max(1)), u64::from(STEP));
    u32::try_from((n * 200 / of + step) / (2 * step) * step).unwrap_or(100)
}

/// The largest distance from the middle that is drawn.
fn scale(map: &Map) -> f64 {
    let mut distances: Vec<f64> = map
        .positions
        .iter()
        .map(|[x, y]| f64::from(x.abs().max(y.abs())))
        .collect();
    distances.sort_unstable_by(f64::total_cmp);
    distances
        .get(distances.len() * 19 / 20)
        .copied()
        .filter(|d| *d > 0.0)
        .unwrap_or(1.0)
}

fn group(map: &Map, at: usize, people: u32, scale: f64) -> Group {
    let own = u32::try_from(at).ok();
    let places: Vec<[f64; 2]> = map
        .positions
        .iter()
        .zip(&map.labels)
        .filter(|(_, label)| label.is_some() && **label == own)
        .map(|([x, y], _)| [f64::from(*x) / scale, f64::from(*y) / scale])
        .collect();
    let n = f64::from(count(places.len()).max(1));
    let middle = [0, 1].map(|k| places.iter().map(|p| p[k]).sum::<f64>() / n);
    Group {
        at,
        people,
        outline: outline(&places, middle),
        middle: middle.map(|x| x.clamp(-1.0, 1.0)),
        stands_for: map.groups.get(at).map_or_else(Vec::new, |group| {
            group
                .representative
                .iter()
                .filter(|one| one.of >= LEAST)
                .filter_map(|one| Some((u32::try_from(one.statement).ok()?, value(one.vote))))
                .collect()
        }),
    }
}

/// A closed line around most of a group: in each direction as far as that part of its people stand.
fn outline(places: &[[f64; 2]], middle: [f64; 2]) -> Vec<[f64; 2]> {
    let turn = std::f64::consts::TAU / f64::from(count(CORNERS));
    (0..CORNERS)
        .map(|corner| {
            let (sin, cos) = (turn * f64::from(count(corner))).sin_cos();
            let mut along: Vec<f64> = places
                .iter()
                .map(|[x, y]| (x - middle[0]) * cos + (y - middle[1]) * sin)
                .collect();
            along.sort_unstable_by(f64::total_cmp);
            let far = along
                .get(along.len().saturating_sub(1) * HOLDS / 100)
                .copied()
                .unwrap_or(0.0)
                .max(0.04);
            // To a hundredth, which no single place can be told from.
            let round = |x: f64| (x.clamp(-1.0, 1.0) * 100.0).round() / 100.0;
            [round(middle[0] + far * cos), round(middle[1] + far * sin)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use kernel::opinion::{Settings, Votes, map};

    use super::*;

    /// So many people for each of two groups who disagree on everything but one statement, and a few of a third.
    fn planted(first: u64, second: u64) -> Map {
        let mut votes = Votes::builder();
        for person in 0..first + second {
            for statement in 0..12 {
                let side = if person < first {
                    Vote::Agree
                } else {
                    Vote::Disagree
                };
                let vote = if statement == 11 { Vote::Agree } else { side };
                votes.vote(person, statement, vote, None).unwrap();
            }
        }
        map(&votes.finish(), Settings::default())
    }

    #[test]
    fn large_groups_are_shown_in_round_numbers() {
        let seen = published(&planted(43, 31));
        assert_eq!(seen.groups_found, 2);
        let sizes: Vec<u32> = seen.groups.iter().map(|group| group.people).collect();
        assert_eq!(sizes, [45, 30]);
        assert!(seen.groups.iter().all(|g| g.outline.len() == CORNERS));
        let last = seen.statements.last().unwrap();
        assert_eq!((last.number, last.verdict), (11, Verdict::Unites));
        let all = Some(Share {
            agree: 100,
            disagree: 0,
            pass: 0,
        });
        assert_eq!(last.shares, [all, all]);
    }

    #[test]
    fn beside_a_small_group_none_is_shown() {
        // Of nine nothing may be said; and what is said of the others would say it of them.
        let seen = published(&planted(60, 9));
        assert_eq!((seen.groups_found, seen.groups), (2, Vec::new()));
        assert!(seen.statements.iter().all(|s| s.shares.is_empty()));
    }

    #[test]
    fn of_few_votes_nothing_is_said() {
        assert_eq!(published(&planted(2, 2)).statements, []);
    }

    #[test]
    fn shares_are_rounded_to_five() {
        assert_eq!([1, 2, 3, 7, 99].map(|n| per_cent(n, 100)), [0, 0, 5, 5, 100]);
        assert_eq!(per_cent(1, 3), 35);
    }
}
