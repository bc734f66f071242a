//! What is done with a whole map: opened, closed, published, deleted.

use store::{db::Tx, sql};

use super::{OpinionMap, State, clock, load_for_change, statement};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};

/// A map opens with so many statements at the least; with fewer, the first voters are done before they have begun.
pub const STATEMENTS_LEAST: u32 = 3;

/// Whether a map can be opened: how many statements it has.
///
/// # Errors
/// When the database fails.
pub async fn is_ready(tx: &mut Tx, map: &OpinionMap) -> Result<bool> {
    Ok(statement::count(tx, &map.id, statement::State::In).await? >= STATEMENTS_LEAST)
}

/// Opens a map for votes; one that was closed goes on. A closing time that is over is taken away.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(FewStatements)` with too few statements, `Conflict(Forgotten)` where it was closed so long
/// ago that nobody's votes can be found any more.
pub async fn open(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    if map.state == State::Open && map.takes_votes(ctx.now) {
        return Ok(());
    }
    if map.forgotten_at.is_some() {
        return Err(Error::Conflict(Conflict::Forgotten));
    }
    if !is_ready(tx, &map).await? {
        return Err(Error::Conflict(Conflict::FewStatements(STATEMENTS_LEAST)));
    }
    let closes_at = map.closes_at.filter(|at| *at > ctx.now);
    tx.run(
        sql!(
            "update opinion_map set state = 'open', opened_at = coalesce(opened_at, $2), closed_at = null, closes_at = $3,
             updated_at = $2 where id = $1"
        ),
        &[id.into(), ctx.now.into(), closes_at.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Closes a map: nobody votes any more.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(OpinionNotOpen)` for a draft.
pub async fn close(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    match map.state {
        State::Draft => return Err(Error::Conflict(Conflict::OpinionNotOpen)),
        State::Closed => return Ok(()),
        State::Open => {}
    }
    tx.run(
        sql!("update opinion_map set state = 'closed', closed_at = $2, updated_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Shows the results to everybody, or takes them back.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(OpinionNotOpen)` for a draft.
pub async fn publish(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, public: bool) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    if map.state == State::Draft {
        return Err(Error::Conflict(Conflict::OpinionNotOpen));
    }
    let published_at = public.then(|| map.published_at.unwrap_or(ctx.now));
    tx.run(
        sql!("update opinion_map set published_at = $2 where id = $1"),
        &[id.into(), published_at.into()],
    )
    .await?;
    Ok(())
}

/// Deletes a map with its statements and all votes, while nobody can vote or will.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(OpinionOpen)`.
pub async fn delete(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    if !map.can_be_deleted(ctx.now) {
        return Err(Error::Conflict(Conflict::OpinionOpen));
    }
    // In this order nothing has to be looked up row by row.
    for statement in [
        sql!("delete from opinion_vote where map_id = $1"),
        sql!("delete from opinion_voter where map_id = $1"),
        sql!("delete from opinion_map where id = $1"),
    ] {
        tx.run(statement, &[id.into()]).await?;
    }
    erasure::forget_bytes(tx, ctx).await
}
