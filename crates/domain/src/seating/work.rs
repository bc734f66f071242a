//! Composing a seating and putting it right. The search takes a moment, so it is done in three parts: [`begin`] reads,
//! [`Work::plan`] computes outside of any transaction, and [`finish`] writes, unless something changed meanwhile; then
//! all three are done again.

use std::collections::{BTreeMap, BTreeSet};

use kernel::seating::{Change, Gap, Infeasible, Seating, reseat};
use kernel::watch::Watch;
use rand::Rng;
use store::db::Tx;

use super::basis::Basis;
use super::change::{self, Put, What};
use super::live;
use super::round::{self, Round};
use crate::actor::{Actor, Right};
use crate::circle::live::Memory;
use crate::circle::{self, seat};
use crate::context::Context;
use crate::dialogue::{self, State};
use crate::error::{Conflict, Error, Result};
use crate::registration::Registration;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Seats everybody anew but those who were put somewhere by hand. Once a circle was opened, as [`Task::Late`].
    Compose,
    /// Frees the seats of those who are not here, and moves as few others as possible to mend what that breaks. Once a
    /// circle was opened nobody else moves.
    Repair,
    /// Seats those who have no seat; nobody else moves.
    Late,
}

/// A task with all that it follows from.
#[derive(Debug, Clone)]
pub struct Work {
    dialogue_id: String,
    task: Task,
    seed: u64,
    basis: Basis,
}

/// Who is to sit where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    circles: u32,
    /// By registration.
    seats: BTreeMap<String, Put>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// It is done. These live circles heard of it.
    Done(Vec<String>),
    /// Some of it is done, or nothing because something changed meanwhile: begin again. These live circles heard of it.
    Again(Vec<String>),
}

/// Reads what a task follows from.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Cancelled)`, `Conflict(CircleClosed)` where every circle is over.
pub async fn begin(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    task: Task,
) -> Result<Work> {
    let dialogue = dialogue::load(tx, actor, dialogue_id, Right::CheckIn).await?;
    if dialogue.state == State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    let basis = Basis::load(tx, &dialogue).await?;
    if !basis.circles.is_empty() && basis.circles.iter().all(|c| c.closed_at.is_some()) {
        return Err(Error::Conflict(Conflict::CircleClosed));
    }
    let task = match task {
        Task::Compose if basis.begun() => Task::Late,
        Task::Late if basis.circles.is_empty() => Task::Compose,
        other => other,
    };
    Ok(Work {
        dialogue_id: dialogue.id,
        task,
        seed: ctx.rng.next_u64(),
        basis,
    })
}

impl Work {
    /// Who is to sit where. Takes a moment: not for an async thread, and not for a transaction.
    /// Who stops it throws away what comes.
    ///
    /// # Errors
    /// When conditions contradict each other.
    pub fn plan(&self, watch: &Watch) -> Result<Plan, Infeasible> {
        match self.task {
            Task::Compose => self.composed(watch),
            Task::Repair => Ok(self.repaired()),
            Task::Late => self.joined(),
        }
    }

    /// The names of those whom an [`Infeasible`] speaks of by their ids.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let person = self.basis.people.iter().find(|p| p.id == id);
        person.map_or(id, |p| p.name.as_str())
    }

    /// What the host calls a need, by the kernel's code.
    pub fn need(&self, code: u32) -> &str {
        let need = usize::try_from(code).ok().and_then(|at| self.basis.needs.get(at));
        need.map_or("", |n| n.name.as_str())
    }

    fn number(&self, circle_id: &str) -> Option<u32> {
        self.basis.circle(circle_id).map(|c| c.number)
    }

    /// The seating as it stands.
    fn seats(&self) -> BTreeMap<String, Put> {
        let put = |s: &seat::Sitter| {
            let put = Put {
                circle: self.number(&s.circle_id)?,
                pinned: s.pinned,
                later: s.later.clone(),
            };
            Some((s.registration_id.clone(), put))
        };
        self.basis.seats.iter().filter_map(put).collect()
    }

    /// Of the kernel's circles in each round, who sits where; whoever was put there by hand stays so.
    fn plan_of(&self, rounds: &[Round]) -> Plan {
        let were = self.seats();
        let (first, later) = rounds.split_first().map_or((&[][..], rounds), |(f, l)| (f, l));
        let mut seats = BTreeMap::new();
        for (circle, ids) in (1..).zip(first) {
            for id in ids {
                let pinned = were.get(id).is_some_and(|was| was.pinned && was.circle == circle);
                let later = Vec::with_capacity(later.len());
                seats.insert(
                    id.clone(),
                    Put {
                        circle,
                        pinned,
                        later,
                    },
                );
            }
        }
        for round in later {
            for (number, ids) in (1..).zip(round) {
                for id in ids {
                    if let Some(Put { later, .. }) = seats.get_mut(id) {
                        later.push(number);
                    }
                }
            }
        }
        Plan {
            circles: u32::try_from(first.len()).unwrap_or(circle::MOST),
            seats,
        }
    }

    fn composed(&self, watch: &Watch) -> Result<Plan, Infeasible> {
        let basis = &self.basis;
        let people: Vec<&Registration> = basis.people.iter().filter(|p| basis.seats_them(p)).collect();
        let circles = basis
            .settings
            .circles
            .unwrap_or_else(|| basis.usual_count(people.len()));
        let circles = usize::try_from(circles).unwrap_or(1);
        Ok(self.plan_of(&basis.compose_rounds(&people, circles, self.seed, watch)?))
    }

    fn repaired(&self) -> Plan {
        let basis = &self.basis;
        let gone: BTreeSet<&str> = basis.gone().map(|p| p.id.as_str()).collect();
        let mut left = Plan {
            circles: u32::try_from(basis.circles.len()).unwrap_or(circle::MOST),
            seats: self.seats(),
        };
        left.seats.retain(|id, _| !gone.contains(id.as_str()));
        if basis.begun() || gone.is_empty() {
            return left;
        }
        let mut rounds = basis.all_rounds();
        for ids in rounds.iter_mut().flatten() {
            ids.retain(|id| !gone.contains(id.as_str()));
        }
        let circles = basis.circles.len();
        for at in 0..rounds.len() {
            let Some((round, before)) = rounds.get(at).zip(rounds.get(..at)) else {
                continue;
            };
            let people = basis.among(round, |_| false);
            let problem = if at == 0 {
                let mut problem = basis.problem(&people, circles).problem;
                round::settle(&mut problem, &rounds);
                problem
            } else {
                basis.later(&people, circles, before, &rounds)
            };
            let seating = bare(round.clone());
            // Where the others cannot be made to fit, the seats are free all the same, and the page says what is wrong.
            if let Ok(done) = reseat(&problem, &seating, &Change::default(), self.seed)
                && let Some(round) = rounds.get_mut(at)
            {
                *round = done.seating.circles;
            }
        }
        self.plan_of(&rounds)
    }

    fn joined(&self) -> Result<Plan, Infeasible> {
        let basis = &self.basis;
        let mut plan = Plan {
            circles: u32::try_from(basis.circles.len()).unwrap_or(circle::MOST),
            seats: self.seats(),
        };
        let late: BTreeSet<&str> = basis.late().map(|p| p.id.as_str()).collect();
        if late.is_empty() {
            return Ok(plan);
        }
        // Whoever is not here, or sits in a circle that is over, keeps nobody from a chair.
        let stays: BTreeSet<&str> = basis
            .people
            .iter()
            .filter(|p| basis.seats_them(p))
            .map(|p| p.id.as_str())
            .collect();
        let open = basis.open();
        let mut rounds = basis.all_rounds();
        for round in &mut rounds {
            for (at, ids) in round.iter_mut().enumerate() {
                ids.retain(|id| open.contains(&at) && stays.contains(id.as_str()));
            }
        }
        for at in 0..rounds.len() {
            let Some((round, before)) = rounds.get(at).zip(rounds.get(..at)) else {
                continue;
            };
            let people = basis.among(round, |p| late.contains(p.id.as_str()));
            let circles = basis.circles.len();
            let problem = if at == 0 {
                basis.problem(&people, circles).problem
            } else {
                basis.later(&people, circles, before, &rounds)
            };
            for (id, circle) in round::join_round(&problem, &mut rounds, at, &open)? {
                let Some(circle) = basis.circles.get(circle).map(|c| c.number) else {
                    continue;
                };
                let put = plan.seats.entry(id).or_insert(Put {
                    circle,
                    pinned: false,
                    later: Vec::new(),
                });
                if at > 0 {
                    put.later.push(circle);
                }
            }
        }
        Ok(plan)
    }

    fn what(&self) -> What {
        match self.task {
            Task::Compose => What::Composed,
            Task::Repair => What::Repaired,
            Task::Late => What::Late,
        }
    }
}

/// A seating of which only the circles are known, which is all that a repair looks at.
fn bare(circles: Vec<Vec<String>>) -> Seating {
    Seating {
        circles,
        gap: Gap {
            diversity: 0,
            upper_bound: 0,
            percent: 0.0,
            excess: 0,
            proven: false,
        },
        placements: Vec::new(),
        summaries: Vec::new(),
    }
}

/// Writes a plan, unless something changed since it was begun. Where circles are live, one person at most joins or
/// leaves each of them, and the rest is left for the next time.
///
/// # Errors
/// `NotFound`, `Denied`, `Full` where a circle has no chair left.
pub async fn finish(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    actor: &Actor,
    work: &Work,
    plan: &Plan,
) -> Result<Finished> {
    let id: &str = &work.dialogue_id;
    let dialogue = dialogue::load_for_change(tx, actor, id, Right::CheckIn).await?;
    if Basis::load(tx, &dialogue).await? != work.basis {
        return Ok(Finished::Again(Vec::new()));
    }
    let were = work.seats();
    let everybody: BTreeSet<&String> = were.keys().chain(plan.seats.keys()).collect();
    let differ = everybody
        .into_iter()
        .filter(|r| were.get(*r) != plan.seats.get(*r));
    let steps: BTreeMap<String, Option<Put>> = differ.map(|r| (r.clone(), were.get(r).cloned())).collect();
    let before = work.basis.circles.len();
    let same = usize::try_from(plan.circles).ok() == Some(before);
    if steps.is_empty() && same {
        return Ok(Finished::Done(Vec::new()));
    }
    let begun = work.basis.begun();
    let mut circles = work.basis.circles.clone();
    if !begun {
        change::keep(tx, ctx, id, work.what(), before, &steps).await?;
        if !same {
            circles = circle::set_count(tx, ctx, actor, id, plan.circles).await?;
        }
    }
    let mut heard: BTreeSet<String> = BTreeSet::new();
    let mut left = false;
    for (registration_id, was) in &steps {
        let of = |put: &Put| circles.iter().find(|c| c.number == put.circle);
        let from = was.as_ref().and_then(of);
        let put = plan.seats.get(registration_id);
        let to = put.and_then(|put| Some((of(put)?, put)));
        let old = work.basis.seat_of(registration_id);
        // Who stays in the circle keeps the seat there, whatever comes later.
        if let Some(((circle, put), old)) = to.zip(old)
            && from == Some(circle)
        {
            seat::put(tx, registration_id, &circle.id, old.seat, put.pinned).await?;
            seat::put_later(tx, registration_id, &put.later).await?;
            continue;
        }
        let live: Vec<&circle::Circle> = from
            .into_iter()
            .chain(to.map(|(circle, _)| circle))
            .filter(|c| c.is_live())
            .collect();
        if live.iter().any(|c| heard.contains(&c.id)) {
            left = true;
            continue;
        }
        heard.extend(live.iter().map(|c| c.id.clone()));
        if let Some((circle, seat)) = from.zip(old) {
            live::leave(tx, ctx, memory, circle, seat.seat).await?;
        }
        match to {
            Some((circle, put)) => {
                let seat = live::join(tx, ctx, memory, circle).await?;
                seat::put(tx, registration_id, &circle.id, seat, put.pinned).await?;
                seat::put_later(tx, registration_id, &put.later).await?;
            }
            None => seat::remove(tx, registration_id).await?,
        }
    }
    let heard = heard.into_iter().collect();
    Ok(if left {
        Finished::Again(heard)
    } else {
        Finished::Done(heard)
    })
}
