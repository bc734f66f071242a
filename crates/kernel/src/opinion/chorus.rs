//! People who vote with one voice: the same on statement after statement on which others differ.
//!
//! Some people are compared with some others. Two are alike where they nearly always vote the same and that is far likelier by one voice
//! than by chance. Those who are like the same person make a score sheet, and everybody is held against it. Who follows it,
//! though those on the same side who do not follow it differ much more, is of the chorus. It may be a campaign, one person with
//! many names, or a club; a host looks at it, and the map is shown with and without. Nobody is deleted. Only agreeing and
//! disagreeing count: many let most statements go by, and are no chorus.

use super::number::{ln, mixed};
use super::tally::{Tally, by_group};
use super::view::View;
use super::votes::{Vote, Votes};

/// Votes that somebody must have cast to be held against others.
const LEAST: usize = 12;
/// People who are compared with each other.
const SAMPLE: usize = 280;
/// Of them, those with whom others are compared.
const SEEDS: usize = 96;
/// Who follows a score sheet does in so many of their votes.
const FOLLOWS: f64 = 0.9;
/// Who nearly does, in so many.
const NEARLY: f64 = 0.8;
/// How often one who follows strays, in the reckoning.
const STRAYS: f64 = 0.05;
/// By one voice is likelier than by chance by e to the power of this.
const SURE: f64 = 14.0;
/// So many standard deviations above what those on the same side do.
const ABOVE: f64 = 4.0;
/// Choruses at most.
const MOST: usize = 6;

/// People who vote with one voice.
#[derive(Debug, Clone, PartialEq)]
pub struct Chorus {
    /// Their keys, in order.
    pub people: Vec<u64>,
    /// In how many of their agreeing and disagreeing votes they say the same, on average.
    pub agreement: f64,
    /// In how many they would, if they voted like others on the same side.
    pub expected: f64,
    /// On how many statements there is one voice.
    pub statements: usize,
}

/// Choruses, the largest first. The same votes and seed give the same answer.
#[must_use]
pub fn choruses(votes: &Votes, seed: u64) -> Vec<Chorus> {
    let view = View::in_force(votes);
    let mut open: Vec<bool> = (0..view.height())
        .map(|p| sides(&view, p).count() >= LEAST)
        .collect();
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some(chorus) = next(&view, &open, seed ^ found.len() as u64) else {
            break;
        };
        for key in &chorus.people {
            if let Ok(p) = votes.people.binary_search(key) {
                open[p] = false;
            }
        }
        found.push(chorus);
    }
    found.sort_by_key(|c| std::cmp::Reverse(c.people.len()));
    found
}

/// No vote.
const NONE: u8 = 3;

/// What somebody agrees or disagrees with.
fn sides<'a>(view: &'a View<'_>, person: usize) -> impl Iterator<Item = (usize, u8)> + 'a {
    view.row(person).filter(|(_, code)| *code != Vote::Pass.code())
}

fn next(view: &View<'_>, open: &[bool], seed: u64) -> Option<Chorus> {
    let mut sample: Vec<(u64, usize)> = (0..view.height())
        .filter(|p| open[*p])
        .map(|p| (mixed(&[seed, 0xC0, view.votes.people[p]]), p))
        .collect();
    if sample.len() > SAMPLE {
        sample.select_nth_unstable(SAMPLE);
        sample.truncate(SAMPLE);
    }
    sample.sort_unstable();
    let rows: Vec<Vec<(usize, u8)>> = sample.iter().map(|(_, p)| sides(view, *p).collect()).collect();
    let evidence = evidence(view, open);
    let mut sheet = vec![NONE; view.width()];
    let mut best: Vec<usize> = Vec::new();
    for seed in rows.iter().take(SEEDS) {
        sheet.fill(NONE);
        for (c, code) in seed {
            sheet[*c] = *code;
        }
        let alike: Vec<usize> = (0..rows.len())
            .filter(|other| alike(&sheet, &rows[*other], &evidence))
            .collect();
        if alike.len() > best.len() {
            best = alike;
        }
    }
    // Three besides the one that they are alike to, and not by being few among many.
    if best.len() < 4.max(rows.len() / 80) {
        return None;
    }
    gathered(
        view,
        open,
        &majority(view.width(), best.iter().map(|i| &rows[*i])),
    )
}

/// By column and code: what the same vote says for one voice, and what another vote says.
fn evidence(view: &View<'_>, open: &[bool]) -> Vec<[(f64, f64); 3]> {
    let tallies = by_group(view, 1, |p| open[p].then_some(0))
        .pop()
        .unwrap_or_default();
    (tallies.iter())
        .map(|t| {
            [t.disagree, 0, t.agree].map(|n| {
                let usual = (f64::from(n) + 1.0) / (f64::from(t.agree + t.disagree) + 2.0);
                (ln((1.0 - STRAYS) / usual), ln(STRAYS / (1.0 - usual)))
            })
        })
        .collect()
}

fn alike(sheet: &[u8], row: &[(usize, u8)], evidence: &[[(f64, f64); 3]]) -> bool {
    let (mut both, mut same, mut sure) = (0, 0, 0.0);
    for (c, code) in row {
        let voice = sheet[*c];
        if voice != NONE {
            both += 1;
            let (for_it, against) = evidence[*c][usize::from(voice)];
            if voice == *code {
                same += 1;
                sure += for_it;
            } else {
                sure += against;
            }
        }
    }
    both >= LEAST && f64::from(same) >= FOLLOWS * both as f64 && sure > SURE
}

/// What most of them say, where two or more say anything.
fn majority<'a>(width: usize, rows: impl Iterator<Item = &'a Vec<(usize, u8)>>) -> Vec<u8> {
    let mut counts = vec![[0_u32; 3]; width];
    for (c, code) in rows.flatten() {
        counts[*c][usize::from(*code)] += 1;
    }
    (counts.iter())
        .map(|n| {
            let most = (0..3_u8).max_by_key(|code| n[usize::from(*code)]).unwrap_or(NONE);
            if n.iter().sum::<u32>() >= 2 { most } else { NONE }
        })
        .collect()
}

/// Everybody who follows the sheet beyond what those on the same side do.
fn gathered(view: &View<'_>, open: &[bool], sheet: &[u8]) -> Option<Chorus> {
    let held: Vec<(usize, usize)> = (0..view.height())
        .map(|p| {
            let against = sides(view, p).filter(|(c, _)| open[p] && sheet[*c] != NONE);
            against.fold((0, 0), |(both, same), (c, code)| {
                (both + 1, same + usize::from(code == sheet[c]))
            })
        })
        .collect();
    let follows = |p: usize| {
        let (both, same) = held[p];
        both >= LEAST && same as f64 >= FOLLOWS * both as f64
    };
    let side = |p: usize| held[p].1 * 2 >= held[p].0 && held[p].0 > 0 && !follows(p);
    let rest = by_group(view, 1, |p| side(p).then_some(0))
        .pop()
        .unwrap_or_default();
    let usual: Vec<f64> = (rest.iter().zip(sheet))
        .map(|(t, voice)| usual(*t, *voice))
        .collect();
    let (mut people, mut agreement, mut expected) = (Vec::new(), 0.0, 0.0);
    for p in (0..view.height()).filter(|p| follows(*p)) {
        let (mut mean, mut variance) = (0.0, 0.0);
        for (c, _) in sides(view, p).filter(|(c, _)| sheet[*c] != NONE) {
            mean += usual[c];
            variance += usual[c] * (1.0 - usual[c]);
        }
        let (both, same) = held[p];
        if same as f64 - mean > ABOVE * variance.sqrt() {
            people.push(view.votes.people[p]);
            agreement += same as f64 / both as f64;
            expected += mean / both as f64;
        }
    }
    let n = people.len() as f64;
    // A voice stands apart: where many nearly follow too, they are of one mind, which is no chorus.
    let nearly = (held.iter())
        .filter(|(both, same)| {
            let rate = *same as f64 / (*both).max(1) as f64;
            *both >= LEAST && (NEARLY..FOLLOWS).contains(&rate)
        })
        .count();
    if nearly > people.len() {
        return None;
    }
    (people.len() >= 4).then(|| Chorus {
        people,
        agreement: agreement / n,
        expected: expected / n,
        statements: sheet.iter().filter(|v| **v != NONE).count(),
    })
}

fn usual(mut tally: Tally, voice: u8) -> f64 {
    let sides = tally.agree + tally.disagree;
    (f64::from(*tally.count(voice)) + 1.0) / (f64::from(sides) + 2.0)
}
