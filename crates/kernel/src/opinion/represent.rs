//! What stands for a group, what everybody says the same to, and what is worth showing next, by the field's formulas.

use super::tally::Tally;
use super::votes::Vote;

/// What counts as more than chance: 90 % of the normal distribution from one side.
const SURE: f64 = 1.2816;
/// Statements listed at most.
const LISTED: usize = 5;

/// A statement that stands for a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Represents {
    /// Its key.
    pub statement: u64,
    /// What the group does with it: agrees or disagrees.
    pub vote: Vote,
    /// How many in the group do.
    pub n: u32,
    /// Of how many who saw it.
    pub of: u32,
    /// The rate, smoothed: (n + 1) / (of + 2).
    pub p: f64,
    /// How far the rate is above a half, in standard deviations.
    pub p_test: f64,
    /// How much larger the rate is than that of all others.
    pub ratio: f64,
    /// How far the two rates are apart, in standard deviations.
    pub ratio_test: f64,
}

/// One way of voting on a statement, of a group against all others.
#[derive(Clone, Copy)]
struct Side {
    n: u32,
    p: f64,
    p_test: f64,
    ratio: f64,
    ratio_test: f64,
}

impl Side {
    fn of(n: u32, seen: u32, others: u32, others_seen: u32) -> Self {
        let p = rate(n, seen);
        Self {
            n,
            p,
            p_test: above_half(n, seen),
            ratio: p / rate(others, others_seen),
            ratio_test: apart(n, others, seen, others_seen),
        }
    }

    fn worth(self) -> f64 {
        self.ratio * self.ratio_test * self.p * self.p_test
    }

    fn sure(self) -> bool {
        self.ratio_test > SURE && self.p_test > SURE
    }
}

pub(super) fn rate(n: u32, seen: u32) -> f64 {
    (f64::from(n) + 1.0) / (f64::from(seen) + 2.0)
}

fn above_half(n: u32, seen: u32) -> f64 {
    let seen = f64::from(seen) + 1.0;
    2.0 * seen.sqrt() * ((f64::from(n) + 1.0) / seen - 0.5)
}

fn apart(n: u32, others: u32, seen: u32, others_seen: u32) -> f64 {
    let [n, others, seen, others_seen] = [n, others, seen, others_seen].map(|x| f64::from(x) + 1.0);
    let pooled = (n + others) / (seen + others_seen);
    if pooled >= 1.0 {
        return 0.0;
    }
    (n / seen - others / others_seen) / (pooled * (1.0 - pooled) * (1.0 / seen + 1.0 / others_seen)).sqrt()
}

/// What a group does with one statement.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    statement: u64,
    seen: u32,
    agree: Side,
    disagree: Side,
}

impl Stand {
    pub(super) fn of(statement: u64, own: Tally, all: Tally) -> Self {
        let others = all.without(own);
        Self {
            statement,
            seen: own.seen(),
            agree: Side::of(own.agree, own.seen(), others.agree, others.seen()),
            disagree: Side::of(own.disagree, own.seen(), others.disagree, others.seen()),
        }
    }

    fn told(self) -> Represents {
        let (vote, side) = if self.agree.ratio_test > self.disagree.ratio_test {
            (Vote::Agree, self.agree)
        } else {
            (Vote::Disagree, self.disagree)
        };
        Represents {
            statement: self.statement,
            vote,
            n: side.n,
            of: self.seen,
            p: side.p,
            p_test: side.p_test,
            ratio: side.ratio,
            ratio_test: side.ratio_test,
        }
    }
}

/// The statements that stand for a group. What comes first matters: the best so far decides what counts as better.
pub(super) fn representative(stands: &[Stand]) -> Vec<Represents> {
    let (mut sure, mut agreed): (Vec<Represents>, Option<Stand>) = (Vec::new(), None);
    let mut highest: Option<(f64, Represents)> = None;
    for stand in stands {
        if stand.agree.sure() || stand.disagree.sure() {
            sure.push(stand.told());
        }
        let z = stand.agree.ratio_test.max(stand.disagree.ratio_test);
        if sure.is_empty() && highest.is_none_or(|(least, _)| z > least) {
            let told = stand.told();
            // The field keeps it in single precision.
            highest = Some((f64::from(told.ratio_test as f32), told));
        }
        let own = stand.agree;
        let better = match agreed {
            _ if own.n == 0 && stand.disagree.n == 0 => false,
            Some(Stand { agree: best, .. }) if best.ratio > 1.0 => own.worth() > best.worth(),
            Some(Stand { agree: best, .. }) => own.p * own.p_test > best.p * best.p_test,
            None => own.p_test > SURE || (own.ratio > 1.0 && own.p > 0.5),
        };
        if better {
            agreed = Some(*stand);
        }
    }
    let best = agreed.map(Stand::told);
    if sure.is_empty() {
        return best.or(highest.map(|(_, told)| told)).into_iter().collect();
    }
    sure.retain(|x| best.is_none_or(|b| b.statement != x.statement));
    let worth = |x: &Represents| x.ratio * x.ratio_test * x.p * x.p_test;
    sure.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    let mut list: Vec<Represents> = best.into_iter().chain(sure).take(LISTED).collect();
    list.sort_by_key(|x| x.vote != Vote::Agree);
    list
}

/// Statements that everybody says the same to, by rate and certainty.
pub(super) fn consensus(
    tallies: &[Tally],
    keys: &[u64],
    open: impl Fn(usize) -> bool,
    n: impl Fn(&Tally) -> u32,
) -> Vec<u64> {
    let mut found: Vec<(f64, u64)> = (tallies.iter().enumerate())
        .filter(|(c, _)| open(*c))
        .filter_map(|(c, t)| {
            let (p, z) = (rate(n(t), t.seen()), above_half(n(t), t.seen()));
            (p > 0.5 && z > SURE).then_some((p * z, keys[c]))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(LISTED).map(|(_, key)| key).collect()
}

/// How much a statement is worth showing next: not let go by, far from the middle, agreed with, and new.
pub(super) fn priority(tally: Tally, extremity: f64) -> f64 {
    let (passed, agreed) = (rate(tally.pass, tally.seen()), rate(tally.agree, tally.seen()));
    let important = (1.0 - passed) * (extremity + 1.0) * agreed;
    (important * (1.0 + 8.0 * halved(tally.seen()))).powi(2)
}

/// 2 to the power of −seen/5.
fn halved(seen: u32) -> f64 {
    /// Of 0, 1, 2, 3 and 4 fifths.
    const FIFTHS: [f64; 5] = [
        1.0,
        0.870_550_563_296_124_1,
        0.757_858_283_255_199,
        0.659_753_955_386_447_3,
        0.574_349_177_498_517_5,
    ];
    FIFTHS[(seen % 5) as usize] * 0.5_f64.powi((seen / 5).min(1_100) as i32)
}
