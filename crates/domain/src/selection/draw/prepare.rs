//! Preparing a list: read, computed outside of any transaction, written where nothing has changed meanwhile.

use kernel::selection::{Infeasible, Problem, lottery, verify};
use kernel::watch::Watch;
use store::{db::Tx, sql};

use super::list::{GROUPS, List};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::programme::{self, Choose, Programme};
use crate::selection::Proof;
use crate::selection::pool::{self, Pool};
use crate::selection::work::Run;

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
    list: List,
    proof: Proof,
}

/// Why a list cannot be made.
#[derive(Debug)]
pub enum Vain {
    /// The conditions cannot be met: the least that would have to give way.
    Infeasible(Box<Infeasible>),
    /// The groups do not hold what they promise.
    Fault(Error),
}

/// What keeps a list from being prepared now.
///
/// # Errors
/// `Conflict(Released)`, `Conflict(CallOpen)`, `Conflict(NotReady)` without a number of places or where people are not chosen by
/// lot, `Conflict(DrawAnnounced)` where one is public.
pub(super) async fn check(tx: &mut Tx, programme: &Programme, now: i64) -> Result<()> {
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    if programme.takes_applications(now) {
        return Err(Error::Conflict(Conflict::CallOpen));
    }
    if programme.call.places.is_none() || programme.conditions.choose != Choose::Lottery {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    if super::load(tx, &programme.id)
        .await?
        .is_some_and(|draw| draw.announced().is_some())
    {
        return Err(Error::Conflict(Conflict::DrawAnnounced));
    }
    Ok(())
}

/// Reads what there is to compute.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(CallOpen)`, `Conflict(NotReady)` without a number of places or where
/// people are not chosen by lot, `Conflict(DrawAnnounced)` where a list is public.
pub async fn begin(tx: &mut Tx, ctx: &Context, actor: &Actor, programme_id: &str, run: &Run) -> Result<Work> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    check(tx, &programme, ctx.now).await?;
    let pool = pool::load(tx, &programme, run.few_reviews).await?;
    Ok(Work {
        programme_id: programme.id,
        problem: pool.problem()?,
        pool,
        run: run.clone(),
    })
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
    /// Where the conditions cannot be met.
    pub fn solve(&self) -> Result<Solved, Vain> {
        let lottery = lottery(&self.problem).map_err(Vain::Infeasible)?;
        let fault = |what: &str| Vain::Fault(Error::Internal(format!("draw: {what}")));
        let groups = usize::try_from(GROUPS).unwrap_or(usize::MAX);
        let tickets = lottery
            .tickets(&self.problem, groups)
            .ok_or_else(|| fault("no groups"))?;
        // Checked by code that knows nothing of the search, because this is published.
        if let Some(breach) = verify::tickets(&self.problem, &tickets).first() {
            return Err(fault(&breach.to_string()));
        }
        Ok(Solved {
            list: List::of(&tickets),
            proof: Proof::of_lottery(lottery.certificate()),
        })
    }
}

/// Keeps the list. One that was prepared before and never shown is gone.
///
/// # Errors
/// As [`begin`], and `Conflict(SelectionChanged)` where something has changed since.
pub async fn finish(tx: &mut Tx, ctx: &Context, actor: &Actor, work: &Work, solved: Solved) -> Result<()> {
    let id = &work.programme_id;
    let programme = programme::load_for_change(tx, actor, id, Right::ManagePeople).await?;
    check(tx, &programme, ctx.now).await?;
    let now = pool::load(tx, &programme, work.run.few_reviews).await?;
    if now.basis != work.pool.basis {
        return Err(Error::Conflict(Conflict::SelectionChanged));
    }
    tx.run(
        sql!(
            "insert into draw (programme_id, version, list, fingerprint, basis, terms, proof, few_reviews, reserve,
             prepared_at, source, earlier)
             values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, '', '[]')
             on conflict (programme_id) do update set version = draw.version + 1, list = $2, fingerprint = $3, basis = $4,
             terms = $5, proof = $6, few_reviews = $7, reserve = $8, prepared_at = $9"
        ),
        &[
            id.into(),
            serde_json::to_string(&solved.list)?.into(),
            solved.list.fingerprint().into(),
            (&work.pool.basis).into(),
            serde_json::to_string(&work.pool.terms)?.into(),
            serde_json::to_string(&solved.proof)?.into(),
            work.run.few_reviews.into(),
            work.run.reserve.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}
