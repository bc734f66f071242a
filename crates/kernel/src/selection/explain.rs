//! Why somebody is on a panel of the highest total or is not: data, to be put in words by whoever shows it.

use std::collections::BTreeSet;

use super::best::{Best, highest};
use super::infeasible::{Infeasible, infeasible};
use super::problem::{Problem, Score};
use super::swap::{Counted, Obstacle};

/// One reason. Each is about a plain exchange of two people; [`what_if`] answers for all exchanges at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// In: held a place before.
    Held,
    /// Not in: was left out by hand.
    Out,
    /// Not in: every place is held.
    AllHeld,
    /// In: nobody who is not in has a higher score.
    ByScore,
    /// In: this condition needs them more than anybody with a higher score who is not in.
    Needed(Obstacle),
    /// In: of those who could take the place the next is this one, with this score.
    Next {
        /// Who.
        id: String,
        /// Their score.
        score: Score,
    },
    /// In: nobody else could take the place.
    OnlyOne,
    /// Not in: this condition stands in the way of every exchange, whoever would go: the value's most is filled, or the one
    /// place is taken.
    Closed(Obstacle),
    /// Not in: this one could go, but has a score at least as high (where equal, an earlier id or a better fit of the whole).
    Below {
        /// Who, the lowest of them.
        id: String,
        /// Their score.
        score: Score,
    },
    /// Not in: this one has a lower score and stays because a condition needs them.
    Kept {
        /// Who.
        id: String,
        /// Their score.
        score: Score,
        /// What needs them, or stands in the way of the exchange.
        because: Vec<Obstacle>,
    },
}

/// One person, in terms of scores and conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Who.
    pub id: String,
    /// Is on the panel.
    pub chosen: bool,
    /// Their score.
    pub score: Score,
    /// 1 is the highest score of those who are not out; equal scores have an equal rank.
    pub rank: usize,
    /// Of how many.
    pub of: usize,
    /// The weightiest first; at least one.
    pub reasons: Vec<Reason>,
}

/// Why this person is on the panel or is not. Cheap: it looks at exchanges of two people only. `None` for a stranger.
pub fn explain(problem: &Problem, panel: &[String], id: &str) -> Option<Explanation> {
    let i = problem.index(id)?;
    let counted = Counted::new(problem, panel);
    let score = |j: usize| Score::from_millionths(problem.score(j));
    let open: Vec<usize> = (0..problem.candidates().len())
        .filter(|j| !problem.is_out(*j))
        .collect();
    let chosen = counted.has(i);
    let reasons = if chosen {
        why_in(problem, &counted, i)
    } else {
        why_out(problem, &counted, i)
    };
    Some(Explanation {
        id: id.to_owned(),
        chosen,
        score: score(i),
        rank: 1 + open.iter().filter(|j| score(**j) > score(i)).count(),
        of: open.len(),
        reasons,
    })
}

fn why_in(problem: &Problem, counted: &Counted<'_>, i: usize) -> Vec<Reason> {
    if problem.is_held(i) {
        return vec![Reason::Held];
    }
    let score = |j: usize| problem.score(j);
    let others: Vec<usize> = (0..problem.candidates().len())
        .filter(|j| !counted.has(*j) && !problem.is_out(*j))
        .collect();
    let mut reasons = Vec::new();
    let mut needed = BTreeSet::new();
    let mut next: Option<usize> = None;
    let mut higher = false;
    for j in others {
        let obstacles = counted.obstacles(i, j);
        if score(j) > score(i) {
            higher = true;
            needed.extend(
                (obstacles.iter())
                    .filter(|o| matches!(o, Obstacle::Needed { .. } | Obstacle::NeededForSpread { .. }))
                    .cloned(),
            );
        }
        if obstacles.is_empty() && next.is_none_or(|n| score(j) > score(n)) {
            next = Some(j);
        }
    }
    if !higher {
        reasons.push(Reason::ByScore);
    }
    reasons.extend(needed.into_iter().map(Reason::Needed));
    reasons.push(next.map_or(Reason::OnlyOne, |j| Reason::Next {
        id: problem.candidates().id(j).to_owned(),
        score: Score::from_millionths(score(j)),
    }));
    reasons
}

fn why_out(problem: &Problem, counted: &Counted<'_>, i: usize) -> Vec<Reason> {
    if problem.is_out(i) {
        return vec![Reason::Out];
    }
    let people = problem.candidates();
    let score = |j: usize| Score::from_millionths(problem.score(j));
    let mut members: Vec<usize> = (counted.members().iter().copied())
        .filter(|j| !problem.is_held(*j))
        .collect();
    members.sort_by_key(|j| (score(*j), *j));
    let all: Vec<(usize, Vec<Obstacle>)> = members.iter().map(|j| (*j, counted.obstacles(*j, i))).collect();
    if members.is_empty() {
        return vec![Reason::AllHeld];
    }
    let mut reasons = Vec::new();
    let closing = |o: &Obstacle| matches!(o, Obstacle::Full { .. } | Obstacle::Taken { .. });
    let (lower, not_lower): (Vec<_>, Vec<_>) = all.iter().partition(|(j, _)| score(*j) < score(i));
    // What stands in the way of each exchange with somebody of a lower score, whoever it is.
    let closed: Vec<Obstacle> = match lower.split_first() {
        Some(((_, first), rest)) => (first.iter())
            .filter(|o| closing(o) && rest.iter().all(|(_, os)| os.contains(o)))
            .cloned()
            .collect(),
        None => Vec::new(),
    };
    reasons.extend(closed.iter().cloned().map(Reason::Closed));
    if closed.is_empty() {
        reasons.extend(lower.iter().map(|(j, obstacles)| Reason::Kept {
            id: people.id(*j).to_owned(),
            score: score(*j),
            because: obstacles.clone(),
        }));
    }
    if let Some((j, _)) = not_lower.iter().find(|(_, obstacles)| obstacles.is_empty()) {
        reasons.push(Reason::Below {
            id: people.id(*j).to_owned(),
            score: score(*j),
        });
    } else if reasons.is_empty() {
        // Nobody could go for them, and nobody in has a lower score.
        let mut closing: Vec<Obstacle> = all
            .iter()
            .flat_map(|(_, o)| o.iter().filter(|o| closing(o)).cloned())
            .collect();
        closing.sort();
        closing.dedup();
        reasons.extend(closing.into_iter().map(Reason::Closed));
        if let (true, Some(j)) = (reasons.is_empty(), members.first()) {
            reasons.push(Reason::Below {
                id: people.id(*j).to_owned(),
                score: score(*j),
            });
        }
    }
    reasons
}

/// What would come of it if somebody who is not in had to be in, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhatIf {
    /// The best panel with them (or without them).
    Possible {
        /// So much less in total than the best panel.
        loses: Score,
        /// Who would come in.
        joins: Vec<String>,
        /// Who would go.
        leaves: Vec<String>,
    },
    /// No panel with them (or without them) meets the conditions.
    Impossible(Box<Infeasible>),
}

/// Solves the whole problem anew with this person in, if they are not, or out, if they are. Exact. `None` for a stranger.
pub fn what_if(problem: &Problem, best: &Best, id: &str) -> Option<WhatIf> {
    let i = problem.index(id)?;
    let other = if best.panel.iter().any(|p| p == id) {
        problem.with_out(i)
    } else {
        problem.with_held(i)
    };
    let Some(found) = highest(&other) else {
        return Some(WhatIf::Impossible(Box::new(infeasible(&other))));
    };
    let now: BTreeSet<String> = best.panel.iter().cloned().collect();
    let then: BTreeSet<String> = problem.ids(&found.panel).into_iter().collect();
    Some(WhatIf::Possible {
        loses: Score::from_millionths(best.total.millionths() - found.total),
        joins: then.difference(&now).cloned().collect(),
        leaves: now.difference(&then).cloned().collect(),
    })
}
