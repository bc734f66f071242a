//! A run of the selection: read, computed outside of any transaction, written where nothing has changed meanwhile.

use std::collections::BTreeMap;

use kernel::selection::{
    Certificate, Goal, Infeasible, Order, Problem, Selection as Chosen, explain, reserve, select,
};
use sha2::{Digest, Sha256};
use store::{db::Tx, sql};

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
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(NotReady)` without a number of places.
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
    let pool = pool::load(tx, &programme, run.few_reviews).await?;
    let mut run = run.clone();
    if run.seed.is_empty() {
        run.seed = ctx.token().chars().take(8).collect();
    }
    Ok(Work {
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
    /// Computes. It may take a moment: not in a transaction, and not on an async thread.
    ///
    /// # Errors
    /// Where the conditions cannot be met: the least that would have to give way.
    pub fn solve(&self) -> Result<Solved, Box<Infeasible>> {
        let goal = match self.pool.choose {
            Choose::Best => Goal::Best,
            Choose::Lottery => Goal::Lottery,
        };
        let seed = seed_of(&self.run.seed);
        let chosen = select(&self.problem, goal, seed)?;
        let panel = chosen.panel();
        let order = match goal {
            Goal::Best => Order::Score,
            Goal::Lottery => Order::Lot(seed),
        };
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
            let why = match (entrant.barred, &chosen) {
                (Some(barred), _) => vec![Reason::Barred(barred)],
                (None, Chosen::Best(best)) => explain(&self.problem, &best.panel, code)
                    .map(|e| e.reasons.iter().filter_map(Reason::of).collect())
                    .unwrap_or_default(),
                (None, Chosen::Lottery { lottery, .. }) => {
                    let chance = lottery.chance(code).unwrap_or_default();
                    vec![if in_panel {
                        Reason::Drawn { chance }
                    } else {
                        Reason::NotDrawn { chance }
                    }]
                }
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
        Ok(Solved {
            came: self.came(&chosen),
            decisions,
        })
    }

    fn came(&self, chosen: &Chosen) -> Came {
        let (proof, tie) = match chosen {
            Chosen::Best(best) => (
                match best.proof {
                    kernel::selection::Proof::Optimal => Proof::Best,
                    kernel::selection::Proof::AtMost(total) => Proof::AtMost(total.value()),
                },
                best.tie,
            ),
            Chosen::Lottery { lottery, .. } => (
                match lottery.certificate() {
                    Certificate::Fractional | Certificate::Generated => Proof::Fair,
                    Certificate::AtMost(chance) => Proof::LeastAtMost(chance),
                    // Of other goals than the one that is asked for here.
                    Certificate::Within(_) => Proof::Fair,
                },
                false,
            ),
        };
        let total = self
            .pool
            .entrants
            .iter()
            .filter(|e| chosen.panel().contains(&e.application.code))
            .filter_map(|e| e.score)
            .sum();
        Came {
            terms: self.pool.terms.clone(),
            proof,
            total,
            tie,
            reserve: self.run.reserve,
        }
    }
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
    let now = pool::load(tx, &programme, work.run.few_reviews).await?;
    if now.basis != work.pool.basis {
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
