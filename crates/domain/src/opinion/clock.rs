//! What time brings to a map: who voted is forgotten. There is one job for each map, set to that moment.

use store::{db::Tx, sql};

use super::{OpinionMap, load, load_for_change};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::erasure;
use crate::error::{Error, Result};
use crate::job::{self, Job};
use crate::organisation;

/// Sets the map's job to the next moment at which something is due.
///
/// # Errors
/// When the database fails.
pub async fn reschedule(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let map = load(tx, &Actor::System, id, Right::SeePlan).await?;
    if let Some(at) = due(tx, &map).await? {
        let job = Job::Opinion {
            map_id: id.to_owned(),
        };
        job::schedule(tx, ctx, &job, at).await?;
    }
    Ok(())
}

async fn due(tx: &mut Tx, map: &OpinionMap) -> Result<Option<i64>> {
    if map.forgotten_at.is_some() {
        return Ok(None);
    }
    let organisation = organisation::by_id(tx, &map.organisation_id).await?;
    Ok(map.forget_at(organisation.profile.keep_days))
}

/// As [`reschedule`] for every map of an organisation: its rule for keeping data has changed.
pub(crate) async fn reschedule_organisation(
    tx: &mut Tx,
    ctx: &mut Context,
    organisation_id: &str,
) -> Result<()> {
    let rows = tx
        .all(
            sql!("select id from opinion_map where organisation_id = $1 and forgotten_at is null"),
            &[organisation_id.into()],
        )
        .await?;
    for row in rows {
        reschedule(tx, ctx, &row.get::<String>("id")?).await?;
    }
    Ok(())
}

/// Does what is due now.
///
/// # Errors
/// When the database fails.
pub async fn run(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    let map = match load_for_change(tx, &Actor::System, id, Right::SeePlan).await {
        Ok(map) => map,
        // Deleted meanwhile.
        Err(Error::NotFound) => return Ok(()),
        Err(other) => return Err(other),
    };
    match due(tx, &map).await? {
        Some(at) if at <= ctx.now => forget(tx, ctx, id).await,
        Some(_) => reschedule(tx, ctx, id).await,
        None => Ok(()),
    }
}

/// From now on no secret leads to anybody's votes, and nothing says who proposed what. What was proposed
/// and never voted on is gone: it may name somebody.
async fn forget(tx: &mut Tx, ctx: &mut Context, id: &str) -> Result<()> {
    for statement in [
        sql!("update opinion_voter set secret_hash = null where map_id = $1"),
        sql!("update opinion_statement set proposer = null, once = null where map_id = $1"),
        sql!(
            "delete from opinion_statement where map_id = $1 and source = 'proposed' and state <> 'in'
              and not exists (select 1 from opinion_vote where opinion_vote.map_id = opinion_statement.map_id
              and opinion_vote.statement = opinion_statement.number)"
        ),
    ] {
        tx.run(statement, &[id.into()]).await?;
    }
    tx.run(
        sql!("update opinion_map set forgotten_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}
