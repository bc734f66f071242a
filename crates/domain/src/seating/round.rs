//! Rounds: people change circles and keep meeting new people, while who leads and who writes stays with the circle.
//!
//! The first round is the seating as such; a later one is a circle's number beside each seat. When circles are made, all
//! rounds are composed at once. What changes afterwards leaves later rounds as they are for everybody whom it does not
//! concern, because a list may hang on the wall already.

use std::collections::{BTreeMap, BTreeSet};

use kernel::seating::{
    Access, Circles, Effort, Infeasible, Person, Problem, Ready, compose_watched, join, rotate_watched,
};
use kernel::watch::Watch;

use super::basis::Basis;
use super::need::{self, Need};
use super::wish::Wanted;
use crate::registration::Registration;

/// What it counts that two sat together in an earlier round: more than all that they have in common.
const MEETING: u32 = 12;

/// Ids by circle, of one round.
pub(super) type Round = Vec<Vec<String>>;

/// How well people get to know each other over the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meetings {
    /// Pairs who sit together more than once.
    pub again: usize,
    /// Of these, how many are to sit together by a wish.
    pub wished: usize,
    /// How many others whoever meets fewest meets.
    pub least: usize,
    /// How many others whoever meets most meets.
    pub most: usize,
    /// How many others there are.
    pub others: usize,
}

impl Basis {
    /// How many rounds there are: of the seating as it stands, or as the host chose where nobody sits yet.
    pub fn rounds(&self) -> usize {
        match self.seats.iter().map(|s| s.later.len()).max() {
            Some(later) => later + 1,
            None => usize::try_from(self.settings.rounds).unwrap_or(1),
        }
    }

    /// Who sits where in a round, from 0: registrations by circle, in the order of the circles.
    pub fn round(&self, round: usize) -> Vec<Vec<String>> {
        let mut circles = vec![Vec::new(); self.circles.len()];
        for sitter in &self.seats {
            let at = match round.checked_sub(1) {
                None => self.circles.iter().position(|c| c.id == sitter.circle_id),
                Some(later) => sitter
                    .later
                    .get(later)
                    .and_then(|n| self.circles.iter().position(|c| c.number == *n)),
            };
            if let Some(circle) = at.and_then(|at| circles.get_mut(at)) {
                circle.push(sitter.registration_id.clone());
            }
        }
        circles
    }

    /// All rounds as they stand.
    pub(super) fn all_rounds(&self) -> Vec<Round> {
        (0..self.rounds()).map(|r| self.round(r)).collect()
    }

    /// The circles that are made ready for a need, by their indices: those that the host named, or those in which
    /// somebody who has it sits in any round.
    pub fn ready(&self, need: &Need) -> BTreeSet<usize> {
        match &need.ready {
            need::Ready::AtMost(_) => used(need.people.iter().map(String::as_str), &self.all_rounds()),
            need::Ready::These(numbers) => {
                let named = self.circles.iter().enumerate();
                named
                    .filter(|(_, c)| numbers.contains(&c.number))
                    .map(|(at, _)| at)
                    .collect()
            }
        }
    }

    /// Who meets whom over the rounds.
    pub fn meetings(&self) -> Meetings {
        let mut times: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let rounds = self.all_rounds();
        for circle in rounds.iter().flatten() {
            for (i, a) in circle.iter().enumerate() {
                for b in circle.iter().skip(i + 1) {
                    *times.entry((a.min(b), a.max(b))).or_default() += 1;
                }
            }
        }
        let mut met: BTreeMap<&str, usize> = self
            .seats
            .iter()
            .map(|s| (s.registration_id.as_str(), 0))
            .collect();
        for (a, b) in times.keys() {
            for one in [a, b] {
                *met.entry(one).or_default() += 1;
            }
        }
        let again: BTreeSet<(&str, &str)> =
            times.iter().filter(|(_, n)| **n > 1).map(|(of, _)| *of).collect();
        let together = |of: &(String, String)| again.contains(&(of.0.as_str(), of.1.as_str()));
        let wished = self.wishes.iter().filter(|w| w.wanted == Wanted::Together);
        Meetings {
            again: again.len(),
            wished: wished.filter(|w| together(&w.of)).count(),
            least: met.values().min().copied().unwrap_or(0),
            most: met.values().max().copied().unwrap_or(0),
            others: met.len().saturating_sub(1),
        }
    }

    /// Composes all rounds. Whoever was put somewhere by hand was put there for the first one, and moves on with the
    /// others.
    pub(super) fn compose_rounds(
        &self,
        people: &[&Registration],
        circles: usize,
        seed: u64,
        watch: &Watch,
    ) -> Result<Vec<Round>, Infeasible> {
        let compose = |problem: &Problem| compose_watched(problem, seed, Effort::NORMAL, watch);
        let rotate = |problem: &Problem, rounds: usize| {
            rotate_watched(problem, rounds, false, seed, Effort::QUICK, watch)
        };
        let problem = self.problem(people, circles).problem;
        let rounds = usize::try_from(self.settings.rounds).unwrap_or(1);
        if rounds < 2 || circles < 2 {
            return Ok(vec![compose(&problem)?.circles]);
        }
        // A search over several rounds takes its steps for each of them; more of them gain little.
        if problem.conditions.pinned.is_empty() {
            let rotation = rotate(&problem, rounds)?;
            return Ok(rotation.rounds.into_iter().map(|s| s.circles).collect());
        }
        let mut composed = vec![compose(&problem)?.circles];
        let later = self.later(people, circles, &composed, &composed);
        let rotation = rotate(&later, rounds - 1)?;
        composed.extend(rotation.rounds.into_iter().map(|s| s.circles));
        Ok(composed)
    }

    /// The problem of a round after those `before` it, in which meeting somebody again counts against sitting with them.
    /// What was made ready in any round of `all` stays ready.
    pub(super) fn later(
        &self,
        people: &[&Registration],
        circles: usize,
        before: &[Round],
        all: &[Round],
    ) -> Problem {
        let mut problem = self.problem(people, circles).problem;
        problem.conditions.pinned.clear();
        problem.circles = Circles::Even(circles);
        for round in before {
            let at: BTreeMap<&str, u32> = (0..)
                .zip(round)
                .flat_map(|(c, ids)| ids.iter().map(move |id| (id.as_str(), c)))
                .collect();
            for person in &mut problem.people {
                let there = at.get(person.id.as_str()).copied();
                person.attributes.push(there);
            }
            problem.weights.push(MEETING);
        }
        settle(&mut problem, all);
        problem
    }

    /// The circles in which somebody sits after the first round, when they are put into a circle by hand: anew for them,
    /// and as they were for everybody else.
    pub(super) fn later_of(&self, id: &str, to: usize) -> Result<Vec<u32>, Infeasible> {
        let mut rounds = self.all_rounds();
        for round in &mut rounds {
            for circle in round.iter_mut() {
                circle.retain(|x| x != id);
            }
        }
        if let Some(circle) = rounds.first_mut().and_then(|first| first.get_mut(to)) {
            circle.push(id.to_owned());
        }
        let open: Vec<usize> = self.open();
        let mut numbers = Vec::new();
        for r in 1..rounds.len() {
            let people = self.among(&rounds[r], |p| p.id == id);
            let problem = self.later(&people, self.circles.len(), &rounds[..r], &rounds);
            let placed = join_round(&problem, &mut rounds, r, &open)?;
            let number = |at: usize| self.circles.get(at).map(|c| c.number);
            numbers.extend(placed.first().and_then(|(_, at)| number(*at)));
        }
        Ok(numbers)
    }

    /// Indices of the circles that are not over.
    pub(super) fn open(&self) -> Vec<usize> {
        let open = self
            .circles
            .iter()
            .enumerate()
            .filter(|(_, c)| c.closed_at.is_none());
        open.map(|(at, _)| at).collect()
    }

    /// The people of a round, and these too.
    pub(super) fn among(&self, round: &Round, too: impl Fn(&Registration) -> bool) -> Vec<&Registration> {
        let there: BTreeSet<&str> = round.iter().flatten().map(String::as_str).collect();
        let wanted = |p: &&Registration| there.contains(p.id.as_str()) || too(p);
        self.people.iter().filter(wanted).collect()
    }
}

/// Circles in which somebody of these sits.
fn used<'a>(who: impl Iterator<Item = &'a str>, rounds: &[Round]) -> BTreeSet<usize> {
    let who: BTreeSet<&str> = who.collect();
    let here = |ids: &[String]| ids.iter().any(|id| who.contains(id.as_str()));
    let circles = rounds.iter().flat_map(|round| round.iter().enumerate());
    circles.filter(|(_, ids)| here(ids)).map(|(at, _)| at).collect()
}

/// Ids of the people of a problem who have a need.
fn who_need(problem: &Problem, need: u32) -> BTreeSet<String> {
    let with = problem.people.iter().filter(|p| p.needs.contains(&need));
    with.map(|p| p.id.clone()).collect()
}

/// The circles for a need that can be met in so many, whichever they are: those of the rounds that there are, and where
/// that is not all, others.
fn settled(problem: &Problem, need: u32, most: usize, rounds: &[Round], others: &[usize]) -> Ready {
    let with = who_need(problem, need);
    let mut ready = used(with.iter().map(String::as_str), rounds);
    let left = most.saturating_sub(ready.len());
    let others: Vec<usize> = others
        .iter()
        .filter(|c| !ready.contains(c))
        .take(left)
        .copied()
        .collect();
    ready.extend(others);
    Ready::These(ready.into_iter().collect())
}

/// Where circles are made ready whichever they are, those of the rounds that there are stay so.
pub(super) fn settle(problem: &mut Problem, rounds: &[Round]) {
    let all: Vec<usize> = (0..problem.circles.count()).collect();
    let settle = |access: &Access| Access {
        need: access.need,
        ready: match &access.ready {
            Ready::AtMost(most) => settled(problem, access.need, *most, rounds, &all),
            these @ Ready::These(_) => these.clone(),
        },
    };
    problem.conditions.access = problem.conditions.access.iter().map(settle).collect();
}

/// Seats those of the problem who sit nowhere in round `at` in its open circles; nobody else moves. Whoever needs a
/// circle that is ready comes first, and goes to another only where none is.
pub(super) fn join_round(
    problem: &Problem,
    rounds: &mut [Round],
    at: usize,
    open: &[usize],
) -> Result<Vec<(String, usize)>, Infeasible> {
    let mut placed = Vec::new();
    let Some(round) = rounds.get(at) else {
        return Ok(placed);
    };
    let seated: BTreeSet<&str> = round.iter().flatten().map(String::as_str).collect();
    let late = problem.people.iter().filter(|p| !seated.contains(p.id.as_str()));
    let (mut needing, free): (Vec<&Person>, Vec<&Person>) = late.partition(|p| !p.needs.is_empty());
    needing.sort_by(|a, b| a.id.cmp(&b.id));
    for person in needing {
        let serves = |circle: usize, access: &Access| match &access.ready {
            Ready::These(these) => these.contains(&circle),
            Ready::AtMost(most) => {
                let with = who_need(problem, access.need);
                let ready = used(with.iter().map(String::as_str), rounds);
                ready.contains(&circle) || ready.len() < *most
            }
        };
        let asked = problem
            .conditions
            .access
            .iter()
            .filter(|a| person.needs.contains(&a.need));
        let asked: Vec<&Access> = asked.collect();
        let ready = open.iter().filter(|c| asked.iter().all(|a| serves(**c, a)));
        let mut among: Vec<usize> = ready.copied().collect();
        if among.is_empty() {
            among = open.to_vec();
        }
        placed.extend(enter(problem, rounds, at, &among, &[person])?);
    }
    placed.extend(enter(problem, rounds, at, open, &free)?);
    Ok(placed)
}

fn enter(
    problem: &Problem,
    rounds: &mut [Round],
    at: usize,
    among: &[usize],
    who: &[&Person],
) -> Result<Vec<(String, usize)>, Infeasible> {
    let Some(round) = rounds.get_mut(at).filter(|_| !who.is_empty()) else {
        return Ok(Vec::new());
    };
    let circles: Vec<Vec<String>> = among
        .iter()
        .map(|c| round.get(*c).cloned().unwrap_or_default())
        .collect();
    let new = who.iter().map(|p| p.id.as_str());
    let here: BTreeSet<&str> = circles.iter().flatten().map(String::as_str).chain(new).collect();
    let mut there = problem.clone();
    there.people.retain(|p| here.contains(p.id.as_str()));
    let wishes = &mut there.conditions;
    wishes
        .keep_apart
        .retain(|(a, b)| here.contains(a.as_str()) && here.contains(b.as_str()));
    for group in &mut wishes.keep_together {
        group.retain(|id| here.contains(id.as_str()));
    }
    let found = match join(&there, &circles) {
        Ok(found) => found,
        // Wishes that contradict each other keep nobody outside who stands at the door.
        Err(_) => {
            there.conditions.keep_apart.clear();
            there.conditions.keep_together.clear();
            join(&there, &circles)?
        }
    };
    let mut placed = Vec::with_capacity(found.len());
    for (id, i) in found {
        let Some(circle) = among.get(i) else { continue };
        if let Some(ids) = round.get_mut(*circle) {
            ids.push(id.clone());
        }
        placed.push((id, *circle));
    }
    Ok(placed)
}
