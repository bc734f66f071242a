//! A run of the selection: read, computed outside of any transaction, written where nothing has changed meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use kernel::selection::{
    Goal, Infeasible, Order, Problem, Selection as Chosen, explain, replacement, reserve, select,
};
use kernel::watch::Watch;
use sha2::{Digest, Sha256};
use store::{db::Tx, sql};

use super::draw::{self, Drawn, Fits};
use super::pool::{self, Pool};
use super::why::Reason;
use super::{Came, Decision, Outcome, Proof};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fields, Reader};
use crate::programme::{self, Choose, Programme};

/// The most characters of a seed.
pub const SEED_MOST: usize = 60;
/// The most in reserve.
pub const RESERVE_MOST: u32 = 500;

/// How to run it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The lottery's seed; empty: one is drawn.
    pub seed: String,
    /// Lets in who has fewer reviews than needed.
    pub few_reviews: bool,
    /// How many stand in reserve at the most.
    pub reserve: u32,
}

impl Run {
    /// Reads `seed`, `few_reviews`, `reserve_most`.
    pub fn read(reader: &mut Reader<'_>) -> Run {
        Run {
            seed: reader.line("seed", SEED_MOST),
            few_reviews: reader.ticked("few_reviews"),
            reserve: reader.count("reserve_most", 0, RESERVE_MOST),
        }
    }

    /// As the form begins: as it was run last, or with as many in reserve as there are places.
    pub fn fill(programme: &Programme, selection: Option<&super::Selection>) -> Fields {
        let reserve = selection.map_or(programme.call.places.unwrap_or(0), |s| s.came.reserve);
        let mut fields = Fields::default().with("reserve_most", reserve.to_string());
        if selection.is_some_and(|s| s.few_reviews) {
            fields.add("few_reviews", "yes");
        }
        fields
    }
}

/// What there is to compute.
#[derive(Debug, Clone)]
pub struct Work {
    programme_id: String,
    pool: Pool,
    problem: Problem,
    run: Run,
    drawn: Option<Group>,
}

/// The group of the number that was drawn in public.
#[derive(Debug, Clone)]
struct Group {
    /// Which.
    by: Drawn,
    /// The group's codes, also of those who can no longer be chosen.
    codes: Vec<String>,
    /// Everybody's chance in the list, by code.
    chances: BTreeMap<String, f64>,
    proof: Proof,
}

/// What was computed.
#[derive(Debug, Clone)]
pub struct Solved {
    decisions: Vec<Decision>,
    came: Came,
}

/// Reads what there is to compute.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(NotReady)` without a number of places, `Conflict(DrawAnnounced)` while
/// the number of a draw in public is waited for, `Conflict(DrawStale)` where its list no longer fits.
pub async fn begin(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    run: &Run,
) -> Result<Work> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    if programme.call.places.is_none() {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    let draw = draw::load(tx, programme_id).await?;
    if let Some(draw) = &draw {
        draw.waits()?;
    }
    let mut run = run.clone();
    let mut drawn = None;
    if let Some((prepared, number)) = draw.as_ref().and_then(draw::Draw::drawn) {
        // What was said when the list was made holds, whatever the form asks.
        run.few_reviews = prepared.few_reviews;
        run.reserve = prepared.reserve;
        run.seed = format!("{}:{}", prepared.fingerprint, number.number);
        drawn = Some(Group {
            by: Drawn {
                number: number.number,
                fingerprint: prepared.fingerprint.clone(),
            },
            codes: prepared
                .list
                .group(number.number)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            chances: prepared.list.chances.iter().cloned().collect(),
            proof: prepared.proof,
        });
    } else if run.seed.is_empty() {
        run.seed = ctx.token().chars().take(8).collect();
    }
    let pool = pool::load(tx, &programme, run.few_reviews).await?;
    let prepared = draw
        .as_ref()
        .and_then(draw::Draw::drawn)
        .map(|(prepared, _)| prepared);
    if prepared.is_some_and(|prepared| prepared.fits(&pool) == Fits::No) {
        return Err(Error::Conflict(Conflict::DrawStale));
    }
    Ok(Work {
        drawn,
        programme_id: programme.id,
        problem: pool.problem()?,
        pool,
        run,
    })
}

fn seed_of(typed: &str) -> u64 {
    let digest = Sha256::digest(typed.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |seed, byte| seed << 8 | u64::from(*byte))
}

impl Work {
    /// The same, watched by who waits for it. What was stopped is not to be kept.
    pub fn watched(self, watch: &Watch) -> Work {
        Work {
            problem: self.problem.watched(watch.clone()),
            ..self
        }
    }

    /// Computes. It may take a moment: not in a transaction, and not on an async thread.
    ///
    /// # Errors
    /// Where the conditions cannot be met: the least that would have to give way.
    pub fn solve(&self) -> Result<Solved, Box<Infeasible>> {
        let seed = seed_of(&self.run.seed);
        let (chosen, order) = match (&self.drawn, self.pool.choose) {
            (Some(group), _) => (self.drawn(group, seed), Order::Lot(seed)),
            (None, Choose::Best) => (self.computed(Goal::Best, seed)?, Order::Score),
            (None, Choose::Lottery) => (self.computed(Goal::Lottery, seed)?, Order::Lot(seed)),
        };
        let panel = &chosen.panel;
        let ranks: BTreeMap<String, u32> = reserve(&self.problem, panel, order)
            .into_iter()
            .zip(1..=self.run.reserve)
            .map(|(stands, rank)| (stands.id, rank))
            .collect();
        let mut decisions = Vec::new();
        for entrant in &self.pool.entrants {
            let code = &entrant.application.code;
            let in_panel = panel.contains(code);
            let rank = ranks.get(code).copied();
            let why = match entrant.barred {
                Some(barred) => vec![Reason::Barred(barred)],
                None => self.why(&chosen, code),
            };
            decisions.push(Decision {
                application_id: entrant.application.id.clone(),
                outcome: match (in_panel, rank) {
                    (true, _) => Outcome::Chosen,
                    (false, Some(_)) => Outcome::Reserve,
                    (false, None) => Outcome::Not,
                },
                rank,
                score: entrant.score,
                why,
                by_hand: String::new(),
                note: String::new(),
            });
        }
        let in_panel = self
            .pool
            .entrants
            .iter()
            .filter(|e| panel.contains(&e.application.code));
        Ok(Solved {
            came: Came {
                terms: self.pool.terms.clone(),
                proof: chosen.proof,
                total: in_panel.filter_map(|e| e.score).sum(),
                tie: chosen.tie,
                reserve: self.run.reserve,
                draw: self.drawn.as_ref().map(|group| group.by.clone()),
            },
            decisions,
        })
    }

    fn computed(&self, goal: Goal, seed: u64) -> Result<Panel, Box<Infeasible>> {
        let selection = select(&self.problem, goal, seed)?;
        let panel = selection.panel().to_vec();
        Ok(match selection {
            Chosen::Best(best) => Panel {
                panel,
                proof: match best.proof {
                    kernel::selection::Proof::Optimal => Proof::Best,
                    kernel::selection::Proof::AtMost(total) => Proof::AtMost(total.value()),
                },
                tie: best.tie,
                how: How::Best,
            },
            Chosen::Lottery { lottery, .. } => Panel {
                panel,
                proof: Proof::of_lottery(lottery.certificate()),
                tie: false,
                how: How::Lottery(
                    lottery
                        .chances()
                        .map(|(id, chance)| (id.to_owned(), chance))
                        .collect(),
                ),
            },
        })
    }

    /// The group that was drawn in public. For who can no longer have a place others come in, by lot under the same conditions.
    fn drawn(&self, group: &Group, seed: u64) -> Panel {
        let (conditions, people) = (self.problem.conditions(), self.problem.candidates());
        let open: BTreeSet<&str> = people.ids().collect();
        let there = |code: &&String| open.contains(code.as_str());
        let held: Vec<String> = group.codes.iter().filter(there).cloned().collect();
        // Where nobody fits beside those who stay, places stay free: what everybody has seen is not undone by one who gives up.
        let panel = Problem::new(people.clone(), conditions.clone(), held.clone(), [])
            .ok()
            .and_then(|problem| replacement(&problem, Goal::Lottery, seed).ok())
            .map_or(held, |found| found.selection.panel().to_vec());
        Panel {
            panel,
            proof: group.proof,
            tie: false,
            how: How::Drawn(group.clone()),
        }
    }

    /// Why somebody who could be chosen was, or was not.
    fn why(&self, chosen: &Panel, code: &String) -> Vec<Reason> {
        let lot = |chance: f64| {
            vec![if chosen.panel.contains(code) {
                Reason::Drawn { chance }
            } else {
                Reason::NotDrawn { chance }
            }]
        };
        match &chosen.how {
            How::Best => explain(&self.problem, &chosen.panel, code)
                .map(|e| e.reasons.iter().filter_map(Reason::of).collect())
                .unwrap_or_default(),
            How::Lottery(chances) => lot(chances.get(code).copied().unwrap_or_default()),
            How::Drawn(group) if chosen.panel.contains(code) && !group.codes.contains(code) => {
                vec![Reason::Instead]
            }
            How::Drawn(group) => lot(group.chances.get(code).copied().unwrap_or_default()),
        }
    }
}

/// Who is chosen, and what is known of it.
struct Panel {
    /// Codes.
    panel: Vec<String>,
    proof: Proof,
    tie: bool,
    how: How,
}

enum How {
    Best,
    /// With everybody's chance, by code.
    Lottery(BTreeMap<String, f64>),
    Drawn(Group),
}

/// Writes the result down. What was changed by hand before is gone; a note for an applicant stays where the outcome is
/// the same.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(SelectionChanged)` where something has changed since [`begin`].
pub async fn finish(tx: &mut Tx, ctx: &Context, actor: &Actor, work: &Work, solved: Solved) -> Result<()> {
    let id = &work.programme_id;
    let programme = programme::load_for_change(tx, actor, id, Right::ManagePeople).await?;
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    let draw = draw::load(tx, id).await?;
    if let Some(draw) = &draw {
        draw.waits()?;
    }
    let now = pool::load(tx, &programme, work.run.few_reviews).await?;
    let by = work.drawn.as_ref().map(|group| group.by.clone());
    if now.basis != work.pool.basis || draw.and_then(|d| d.stored()) != by {
        return Err(Error::Conflict(Conflict::SelectionChanged));
    }
    let before = super::decisions(tx, id).await?;
    tx.run(sql!("delete from decision where programme_id = $1"), &[id.into()])
        .await?;
    for mut decision in solved.decisions {
        let was = before.get(&decision.application_id);
        if let Some(was) = was.filter(|was| was.outcome == decision.outcome) {
            decision.note.clone_from(&was.note);
        }
        super::put(tx, id, &decision).await?;
    }
    tx.run(
        sql!(
            "insert into selection (programme_id, version, choose, seed, few_reviews, basis, result, made_by, made_at)
             values ($1, 1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (programme_id) do update set version = selection.version + 1, choose = $2, seed = $3,
             few_reviews = $4, basis = $5, result = $6, made_by = $7, made_at = $8"
        ),
        &[
            id.into(),
            work.pool.choose.as_str().into(),
            (&work.run.seed).into(),
            work.run.few_reviews.into(),
            (&work.pool.basis).into(),
            serde_json::to_string(&solved.came)?.into(),
            actor.person_id().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}
