//! Composing a seating and putting it right. The search takes a moment, so it is done in three parts: [`begin`] reads,
//! [`Work::plan`] computes outside of any transaction, and [`finish`] writes, unless something changed meanwhile; then
//! all three are done again.

use std::collections::{BTreeMap, BTreeSet};

use kernel::seating::{Change, Effort, Gap, Infeasible, Seating, compose, join, reseat};
use rand::Rng;
use store::db::Tx;

use super::basis::Basis;
use super::change::{self, Put, What};
use super::live;
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
    ///
    /// # Errors
    /// When conditions contradict each other.
    pub fn plan(&self) -> Result<Plan, Infeasible> {
        match self.task {
            Task::Compose => self.composed(),
            Task::Repair => Ok(self.repaired()),
            Task::Late => self.joined(),
        }
    }

    /// The names of those whom an [`Infeasible`] speaks of by their ids.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let person = self.basis.people.iter().find(|p| p.id == id);
        person.map_or(id, |p| p.name.as_str())
    }

    fn number(&self, circle_id: &str) -> Option<u32> {
        self.basis.circle(circle_id).map(|c| c.number)
    }

    /// The seating as it stands.
    fn seats(&self) -> BTreeMap<String, Put> {
        let put = |s: &circle::seat::Sitter| {
            Some((s.registration_id.clone(), (self.number(&s.circle_id)?, s.pinned)))
        };
        self.basis.seats.iter().filter_map(put).collect()
    }

    /// Of the kernel's circles, who sits where; whoever was put there by hand stays so.
    fn plan_of(&self, circles: &[Vec<String>]) -> Plan {
        let were = self.seats();
        let mut seats = BTreeMap::new();
        for (number, ids) in (1..).zip(circles) {
            for id in ids {
                let pinned = were.get(id).is_some_and(|(at, pinned)| *pinned && *at == number);
                seats.insert(id.clone(), (number, pinned));
            }
        }
        Plan {
            circles: u32::try_from(circles.len()).unwrap_or(circle::MOST),
            seats,
        }
    }

    fn composed(&self) -> Result<Plan, Infeasible> {
        let basis = &self.basis;
        let people: Vec<&Registration> = basis.people.iter().filter(|p| basis.seats_them(p)).collect();
        let circles = basis
            .settings
            .circles
            .unwrap_or_else(|| basis.usual_count(people.len()));
        let circles = usize::try_from(circles).unwrap_or(1);
        let coded = basis.problem(&people, circles);
        let seating = compose(&coded.problem, self.seed, Effort::NORMAL)?;
        Ok(self.plan_of(&seating.circles))
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
        let people: Vec<&Registration> = basis
            .people
            .iter()
            .filter(|p| left.seats.contains_key(&p.id))
            .collect();
        let mut circles = vec![Vec::new(); basis.circles.len()];
        for (id, (number, _)) in &left.seats {
            let at = basis.circles.iter().position(|c| c.number == *number);
            if let Some(circle) = at.and_then(|at| circles.get_mut(at)) {
                circle.push(id.clone());
            }
        }
        let coded = basis.problem(&people, circles.len());
        // Where the others cannot be made to fit, the seats are free all the same, and the page says what is wrong.
        match reseat(&coded.problem, &bare(circles), &Change::default(), self.seed) {
            Ok(done) => self.plan_of(&done.seating.circles),
            Err(_) => left,
        }
    }

    fn joined(&self) -> Result<Plan, Infeasible> {
        let basis = &self.basis;
        let mut plan = Plan {
            circles: u32::try_from(basis.circles.len()).unwrap_or(circle::MOST),
            seats: self.seats(),
        };
        let open: Vec<&circle::Circle> = basis.circles.iter().filter(|c| c.closed_at.is_none()).collect();
        let late: BTreeSet<&str> = basis.late().map(|p| p.id.as_str()).collect();
        if late.is_empty() {
            return Ok(plan);
        }
        let circles: Vec<Vec<String>> = open
            .iter()
            .map(|c| {
                let here = |s: &&seat::Sitter| {
                    s.circle_id == c.id
                        && basis
                            .people
                            .iter()
                            .any(|p| p.id == s.registration_id && basis.seats_them(p))
                };
                let there = basis.seats.iter().filter(here);
                there.map(|s| s.registration_id.clone()).collect()
            })
            .collect();
        let people: Vec<&Registration> = basis
            .people
            .iter()
            .filter(|p| late.contains(p.id.as_str()) || circles.iter().flatten().any(|id| *id == p.id))
            .collect();
        let mut problem = basis.problem(&people, 0).problem;
        let placed = match join(&problem, &circles) {
            Ok(placed) => placed,
            // Wishes that contradict each other keep nobody outside who stands at the door.
            Err(_) => {
                problem.conditions.keep_apart.clear();
                problem.conditions.keep_together.clear();
                join(&problem, &circles)?
            }
        };
        for (id, at) in placed {
            if let Some(circle) = open.get(at) {
                plan.seats.insert(id, (circle.number, false));
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
    let steps: BTreeMap<String, Option<Put>> = differ.map(|r| (r.clone(), were.get(r).copied())).collect();
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
        let of = |number: u32| circles.iter().find(|c| c.number == number);
        let from = was.and_then(|(number, _)| of(number));
        let to = plan
            .seats
            .get(registration_id)
            .and_then(|(number, pinned)| Some((of(*number)?, *pinned)));
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
        let old = work.basis.seat_of(registration_id);
        if let Some((circle, seat)) = from.zip(old) {
            live::leave(tx, ctx, memory, circle, seat.seat).await?;
        }
        match to {
            Some((circle, pinned)) => {
                let seat = live::join(tx, ctx, memory, circle).await?;
                seat::put(tx, registration_id, &circle.id, seat, pinned).await?;
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
