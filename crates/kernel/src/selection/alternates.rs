//! Who should stand by, so that a panel keeps to the conditions when people drop out of it.
//!
//! After Assos, Baharav, Flanigan and Procaccia, "Alternates, assemble! Selecting optimal alternates for citizens'
//! assemblies" (EC 2025): of many ways of dropping out, each repaired with the alternates as well as can be, the mean of what is missed
//! should be the least. Alternates are chosen one by one, each the one who helps most, and then exchanged as long as that
//! helps. Of people who are alike to the conditions the lot decides, never the order of ids.

use std::collections::{BTreeMap, BTreeSet};

use super::dropout::Dropout;
use super::loss::{Loss, Tally, WHOLE};
use super::problem::Problem;
use super::random::Random;

/// Ways of dropping out to choose by, at most and at least, and how many times types of people.
const CHOOSE: usize = 400;
const CHOOSE_LEAST: usize = 60;
const CHOOSE_WORK: usize = 200_000;
/// Others by which it is said what to expect.
const JUDGE: usize = 1_000;
/// Rounds of exchanges, and how many types of each step on the way are thought of in them.
const ROUNDS: usize = 3;
const HOPEFUL: usize = 50;
/// Sets of alternates to look at for the best repair while choosing, and for what is to be expected; what was found till then
/// is taken.
const LOOKS: usize = 100;
const JUDGE_LOOKS: usize = 2_000;
/// A gain smaller than this is none.
const ROUNDING: f64 = 1e-6 * WHOLE as f64;

/// Alternates, and what is to be expected without and with them.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternates {
    /// Ids, in order.
    pub people: Vec<String>,
    /// The mean of what is missed after people have dropped out, when nobody stands by: the sum over all conditions of people too
    /// few or too many, each divided by the least that is asked for.
    pub expected_without: f64,
    /// The same when the best of the alternates come in, at most as many as have dropped out.
    pub expected_with: f64,
}

/// People who are alike to the conditions.
struct Type {
    rows: Vec<usize>,
    members: Vec<usize>,
    /// The first so many of them stand by.
    taken: usize,
}

/// One way of dropping out, and how it is repaired at the moment.
struct Case {
    weight: f64,
    /// So many are gone.
    gone: usize,
    left: Tally,
    now: Tally,
    /// Rows of those who came in.
    joined: Vec<Vec<usize>>,
}

/// Chooses so many alternates for a panel, from those who are neither on it nor out; fewer where there are not so many. For panels
/// of up to ten people the figures are exact, for larger ones the mean of a thousand draws from the seed (others than those by which
/// the alternates were chosen).
/// Alternates themselves are taken to come when they are asked.
pub fn alternates(problem: &Problem, panel: &[String], n: usize, dropout: &Dropout, seed: u64) -> Alternates {
    let mut random = Random::new(seed);
    let loss = Loss::new(problem);
    let mut members: Vec<usize> = panel.iter().filter_map(|id| problem.index(id)).collect();
    members.sort_unstable();
    members.dedup();
    let types = types(problem, &loss, &members, &mut random);
    let count = (CHOOSE_WORK / types.len().max(1)).clamp(CHOOSE_LEAST, CHOOSE);
    let mut draw = |count| -> Vec<Case> {
        let scenarios = dropout.scenarios(problem, &members, count, &mut random);
        (scenarios.into_iter())
            .map(|(weight, gone)| Case::new(problem, &loss, &members, weight, &gone))
            .collect()
    };
    let mut search = Search {
        cases: draw(count),
        chosen: Vec::new(),
        loss: &loss,
        types,
    };
    search.choose(n);
    let chosen = search.chosen_rows();
    let mut judged = draw(JUDGE);
    let mut expected = |alternates: &[&[usize]]| -> f64 {
        judged
            .iter_mut()
            .for_each(|case| case.repair(&loss, alternates, JUDGE_LOOKS));
        mean(&judged) / WHOLE as f64
    };
    let (expected_without, expected_with) = (expected(&[]), expected(&chosen));
    Alternates {
        people: search.people(problem),
        expected_without,
        expected_with,
    }
}

/// People who are alike to the conditions; within a type by lot.
fn types(problem: &Problem, loss: &Loss, panel: &[usize], random: &mut Random) -> Vec<Type> {
    let mut rest: Vec<usize> = (0..problem.candidates().len())
        .filter(|i| panel.binary_search(i).is_err() && !problem.is_out(*i))
        .collect();
    random.shuffle(&mut rest);
    let mut place: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut types: Vec<Type> = Vec::new();
    for person in rest {
        let rows = loss.rows_of(problem, person);
        let t = *place.entry(rows.clone()).or_insert(types.len());
        if t == types.len() {
            types.push(Type {
                rows,
                members: Vec::new(),
                taken: 0,
            });
        }
        types[t].members.push(person);
    }
    types
}

fn mean(cases: &[Case]) -> f64 {
    cases.iter().map(|c| c.weight * c.now.loss as f64).sum()
}

impl Case {
    fn new(problem: &Problem, loss: &Loss, panel: &[usize], weight: f64, gone: &[usize]) -> Self {
        let mut left = loss.nobody();
        for (k, person) in panel.iter().enumerate() {
            if gone.binary_search(&k).is_err() {
                loss.add(&mut left, &loss.rows_of(problem, *person));
            }
        }
        Self {
            weight,
            gone: gone.len(),
            now: left.clone(),
            left,
            joined: Vec::new(),
        }
    }

    /// Lets those come in who help most, at most as many as are gone.
    fn repair(&mut self, loss: &Loss, alternates: &[&[usize]], looks: usize) {
        let mut repair = Repair {
            loss,
            alternates,
            tally: self.left.clone(),
            joined: Vec::new(),
            best: (self.left.loss, Vec::new()),
            looks,
        };
        repair.greedily(self.gone);
        repair.try_from(0, self.gone);
        self.now = self.left.clone();
        self.joined = (repair.best.1.into_iter())
            .map(|k| alternates[k].to_vec())
            .collect();
        for rows in &self.joined {
            loss.add(&mut self.now, rows);
        }
    }
}

/// The search for the best repair of one case.
struct Repair<'a> {
    loss: &'a Loss,
    alternates: &'a [&'a [usize]],
    tally: Tally,
    joined: Vec<usize>,
    best: (i64, Vec<usize>),
    looks: usize,
}

impl Repair<'_> {
    /// A first answer: always the one who helps most.
    fn greedily(&mut self, places: usize) {
        let mut tally = self.tally.clone();
        let mut joined: Vec<usize> = Vec::new();
        while joined.len() < places {
            let next = (0..self.alternates.len())
                .filter(|k| !joined.contains(k))
                .filter_map(|k| Some((self.loss.with(&mut tally, self.alternates[k])?, k)))
                .min();
            let Some((_, k)) = next.filter(|(loss, _)| *loss < tally.loss) else {
                break;
            };
            self.loss.add(&mut tally, self.alternates[k]);
            joined.push(k);
        }
        if tally.loss < self.best.0 {
            self.best = (tally.loss, joined);
        }
    }

    /// In or out, one alternate after another.
    fn try_from(&mut self, k: usize, places: usize) {
        if self.tally.loss < self.best.0 {
            self.best = (self.tally.loss, self.joined.clone());
        }
        if k == self.alternates.len() || places == 0 || self.looks == 0 {
            return;
        }
        self.looks -= 1;
        // Whoever comes later helps no more than they would now, as every condition misses them less by then.
        let mut helps: Vec<i64> = (self.alternates[k..].iter())
            .filter_map(|a| Some(self.tally.loss - self.loss.with(&mut self.tally, a)?))
            .filter(|help| *help > 0)
            .collect();
        helps.sort_unstable_by(|a, b| b.cmp(a));
        if self.tally.loss - helps.iter().take(places).sum::<i64>() >= self.best.0 {
            return;
        }
        if self.loss.with(&mut self.tally, self.alternates[k]).is_some() {
            self.loss.add(&mut self.tally, self.alternates[k]);
            self.joined.push(k);
            self.try_from(k + 1, places - 1);
            self.joined.pop();
            self.loss.remove(&mut self.tally, self.alternates[k]);
        }
        // Without one there is no use in another who is the same.
        let same = self.alternates[k + 1..]
            .iter()
            .take_while(|a| **a == self.alternates[k])
            .count();
        self.try_from(k + 1 + same, places);
    }
}

struct Search<'a> {
    cases: Vec<Case>,
    /// Types of those who were chosen.
    chosen: Vec<usize>,
    loss: &'a Loss,
    types: Vec<Type>,
}

impl Search<'_> {
    fn choose(&mut self, n: usize) {
        self.settle();
        let all: Vec<usize> = (0..self.types.len()).collect();
        let mut hopeful: BTreeSet<usize> = BTreeSet::new();
        while self.chosen.len() < n {
            let ranked = self.ranked(&all);
            let Some((t, _)) = ranked.first() else { break };
            self.take(*t);
            hopeful.extend(ranked.iter().take(HOPEFUL).map(|(t, _)| *t));
        }
        let hopeful: Vec<usize> = hopeful.into_iter().collect();
        let mut now = mean(&self.cases);
        for _ in 0..ROUNDS {
            let before = now;
            for t in self.chosen.clone() {
                self.give_back(t);
                let next = self.ranked(&hopeful).into_iter().next();
                let better = next.filter(|(_, expected)| *expected < now - ROUNDING);
                self.take(better.map_or(t, |(other, _)| other));
                now = mean(&self.cases);
            }
            if now >= before - ROUNDING {
                break;
            }
        }
    }

    /// Of these types those who are still to be had, with what is to be expected at most with one more of them; the least first.
    fn ranked(&mut self, of: &[usize]) -> Vec<(usize, f64)> {
        let mut expected = vec![0.0; of.len()];
        for case in &mut self.cases {
            let mut best = vec![case.now.loss; of.len()];
            let mut look = |tally: &mut Tally| {
                for (best, t) in best.iter_mut().zip(of) {
                    if let Some(loss) = self.loss.with(tally, &self.types[*t].rows) {
                        *best = loss.min(*best);
                    }
                }
            };
            if case.joined.len() < case.gone {
                look(&mut case.now);
            }
            // Or instead of one of those who would come in now.
            for rows in &case.joined {
                self.loss.remove(&mut case.now, rows);
                look(&mut case.now);
                self.loss.add(&mut case.now, rows);
            }
            for (sum, best) in expected.iter_mut().zip(best) {
                *sum += case.weight * best as f64;
            }
        }
        let mut ranked: Vec<(usize, f64)> = (of.iter().copied().zip(expected))
            .filter(|(t, _)| self.types[*t].taken < self.types[*t].members.len())
            .collect();
        ranked.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        ranked
    }

    fn take(&mut self, t: usize) {
        self.types[t].taken += 1;
        self.chosen.push(t);
        self.settle();
    }

    fn give_back(&mut self, t: usize) {
        if let Some(k) = self.chosen.iter().position(|c| *c == t) {
            self.chosen.remove(k);
            self.types[t].taken -= 1;
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.chosen.sort_unstable();
        let chosen: Vec<&[usize]> = self.chosen.iter().map(|t| &self.types[*t].rows[..]).collect();
        for case in &mut self.cases {
            case.repair(self.loss, &chosen, LOOKS);
        }
    }

    fn chosen_rows(&self) -> Vec<&[usize]> {
        self.chosen.iter().map(|t| &self.types[*t].rows[..]).collect()
    }

    fn people(&self, problem: &Problem) -> Vec<String> {
        let taken = self.types.iter().flat_map(|t| &t.members[..t.taken]);
        let mut people: Vec<usize> = taken.copied().collect();
        people.sort_unstable();
        problem.ids(&people)
    }
}
