//! What bridges, what divides, and what nobody knows yet.
//!
//! People are seen in parts: the groups, and the two outer thirds of those who stand along the axis that divides most. A statement
//! bridges as far as every part says the same to it, so its score is the smallest part's rate; it divides as far as two
//! parts are apart. A part of which fewer than [`PART`] voted on the statement is not looked at. Both have an interval (90 %), from the rates' own (Wilson 1927), and where that is wide nobody knows yet.

use super::map::Layout;
use super::tally::{Tally, by_group};
use super::view::View;
use super::votes::Vote;

/// A score with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// From 0 to 1.
    pub score: f64,
    /// Hardly lower than this.
    pub low: f64,
    /// Hardly higher than this.
    pub high: f64,
}

/// What can be said of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// In every part most people say the same, and hardly by chance.
    Unites,
    /// Two parts are far apart, and hardly by chance.
    Divides,
    /// Known, and neither.
    Mixed,
    /// Too few votes to say.
    Unknown,
}

/// How people stand to one statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stands {
    /// What is said by most: agree or disagree. The bridging score is about it.
    pub side: Vote,
    /// The rate of those who take the side, of those who saw it, in the part where it is smallest.
    pub bridging: Score,
    /// How far apart the two most different parts are: half the difference of their mean votes.
    pub dividing: Score,
    /// What that comes to.
    pub verdict: Verdict,
}

/// Votes of a part on a statement from which on it is looked at by itself: of fewer, a score would be about single people.
pub const PART: u32 = 10;
/// 90 % of the normal distribution from both sides.
const Z: f64 = 1.644_853_6;
/// Parts whose mean votes are so far apart divide: as if half of one took the other side.
const FAR: f64 = 0.25;
/// An interval as wide as this says nothing.
const WIDE: f64 = 0.4;

/// A rate with its interval. Nobody asked: anything between 0 and 1.
fn wilson(n: u32, of: u32) -> Score {
    if of == 0 {
        return Score {
            score: 0.5,
            low: 0.0,
            high: 1.0,
        };
    }
    let (n, of) = (f64::from(n), f64::from(of));
    let (p, zz) = (n / of, Z * Z);
    let middle = (p + zz / (2.0 * of)) / (1.0 + zz / of);
    let half = Z / (1.0 + zz / of) * (p * (1.0 - p) / of + zz / (4.0 * of * of)).sqrt();
    Score {
        score: p,
        // Where all say the same, rounding must not leave the rate outside.
        low: (middle - half).max(0.0).min(p),
        high: (middle + half).min(1.0).max(p),
    }
}

/// The mean vote and its variance, drawn towards the middle as by two who disagree with each other.
fn mean(t: Tally) -> (f64, f64) {
    let seen = f64::from(t.seen()) + 2.0;
    let mean = t.sum() as f64 / seen;
    let square = (f64::from(t.agree + t.disagree) + 2.0) / seen;
    (mean, (square - mean * mean) / seen)
}

fn stand(all: Tally, parts: &[Tally]) -> Stands {
    // Everybody too: where hardly a part can be looked at, that is what is known.
    let parts: Vec<Tally> = parts
        .iter()
        .chain([&all])
        .filter(|t| t.seen() >= PART)
        .copied()
        .collect();
    if parts.is_empty() {
        return unknown(all);
    }
    let side = if all.agree >= all.disagree {
        Vote::Agree
    } else {
        Vote::Disagree
    };
    let mut bridging = Score {
        score: 1.0,
        low: 1.0,
        high: 1.0,
    };
    for t in &parts {
        let n = if side == Vote::Agree { t.agree } else { t.disagree };
        let own = wilson(n, t.seen());
        bridging.score = bridging.score.min(own.score);
        bridging.low = bridging.low.min(own.low);
        bridging.high = bridging.high.min(own.high);
    }
    let mut dividing = Score {
        score: 0.0,
        low: 0.0,
        high: 0.0,
    };
    for (i, a) in parts.iter().enumerate() {
        for b in &parts[..i] {
            let ((x, u), (y, v)) = (mean(*a), mean(*b));
            let (gap, half) = ((x - y).abs() / 2.0, Z * (u + v).sqrt() / 2.0);
            dividing.score = dividing.score.max(gap);
            dividing.low = dividing.low.max(gap - half);
            dividing.high = dividing.high.max((gap + half).min(1.0));
        }
    }
    let verdict = if bridging.low > 0.5 {
        Verdict::Unites
    } else if dividing.low > FAR {
        Verdict::Divides
    } else if bridging.high - bridging.low > WIDE || dividing.high - dividing.low > WIDE {
        Verdict::Unknown
    } else {
        Verdict::Mixed
    };
    Stands {
        side,
        bridging,
        dividing,
        verdict,
    }
}

/// Too few votes to say anything.
fn unknown(all: Tally) -> Stands {
    let nothing = Score {
        score: 0.5,
        low: 0.0,
        high: 1.0,
    };
    Stands {
        side: if all.agree >= all.disagree {
            Vote::Agree
        } else {
            Vote::Disagree
        },
        bridging: nothing,
        dividing: Score {
            score: 0.0,
            ..nothing
        },
        verdict: Verdict::Unknown,
    }
}

/// By column. `groups` are the tallies of groups that are not small.
pub(super) fn stands(view: &View<'_>, layout: &Layout, groups: &[&[Tally]]) -> Vec<Stands> {
    let outer = thirds(view, layout);
    (0..view.width())
        .map(|c| {
            let parts: Vec<Tally> = (groups.iter().map(|t| t[c]))
                .chain(outer.iter().map(|t| t[c]))
                .collect();
            stand(layout.tallies[c], &parts)
        })
        .collect()
}

/// Tallies of the two outer thirds along the first component; none where there is no signal.
fn thirds(view: &View<'_>, layout: &Layout) -> Vec<Vec<Tally>> {
    if layout.signal == 0 {
        return Vec::new();
    }
    let at = |p: usize| layout.places.get(p)[0];
    let mut along: Vec<f32> = (0..view.height())
        .filter(|p| layout.counts[*p] > 0)
        .map(at)
        .collect();
    along.sort_unstable_by(f32::total_cmp);
    let (Some(low), Some(high)) = (along.get(along.len() / 3), along.get(along.len() * 2 / 3)) else {
        return Vec::new();
    };
    let (low, high) = (*low, *high);
    if low >= high {
        return Vec::new();
    }
    by_group(view, 2, |p| match at(p) {
        _ if layout.counts[p] == 0 => None,
        x if x <= low => Some(0),
        x if x >= high => Some(1),
        _ => None,
    })
}
