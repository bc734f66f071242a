//! Who votes: a number that a random secret leads to. The secret lies in a cookie of the person's own browser; here is
//! only its hash, another one for each map, so that nothing tells whether two voters of two maps are one person.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::statement::{self, Source, Statement};
use super::vote::Value;
use super::{OpinionMap, State};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::erasure;
use crate::error::Result;

/// Whether a text can be a voter's secret: what [`Context::token`] makes.
pub fn is_secret(text: &str) -> bool {
    text.len() == 26
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
}

pub(super) fn hash(map_id: &str, secret: &str) -> String {
    context::hash(&format!("opinion {map_id} {secret}"))
}

/// The number of a voter; `None` where nobody with this secret has voted on the map.
///
/// # Errors
/// When the database fails.
pub async fn number(tx: &mut Tx, map_id: &str, secret: &str) -> Result<Option<u32>> {
    if !is_secret(secret) {
        return Ok(None);
    }
    let row = tx
        .maybe(
            sql!("select number from opinion_voter where secret_hash = $1"),
            &[hash(map_id, secret).into()],
        )
        .await?;
    Ok(row.map(|row| row.count("number")).transpose()?)
}

/// Makes the voter of a secret in a map whose row is locked.
pub(super) async fn make(tx: &mut Tx, map_id: &str, secret: &str) -> Result<u32> {
    let row = tx
        .one(
            sql!("update opinion_map set last_voter = last_voter + 1 where id = $1 returning last_voter"),
            &[map_id.into()],
        )
        .await?;
    let number = row.count("last_voter")?;
    tx.run(
        sql!("insert into opinion_voter (map_id, number, secret_hash) values ($1, $2, $3)"),
        &[map_id.into(), number.into(), hash(map_id, secret).into()],
    )
    .await?;
    Ok(number)
}

/// A vote of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// What was chosen.
    pub value: Value,
    /// When, microseconds UTC.
    pub at: i64,
    /// Its place among the map's votes: the largest is the last one.
    pub seq: i64,
}

/// What a voter has done on a map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Their number; `None` before their first vote.
    pub number: Option<u32>,
    /// Their votes by the statement's number, without those that were taken back.
    pub votes: BTreeMap<u32, Cast>,
    /// The sender's own largest count so far, in milliseconds: a later vote needs a larger one.
    pub made: i64,
}

impl Own {
    /// The statement that they voted on last.
    pub fn last(&self) -> Option<u32> {
        let last = self.votes.iter().max_by_key(|(_, cast)| cast.seq)?;
        Some(*last.0)
    }
}

/// What whoever holds this secret has done on a map.
///
/// # Errors
/// When the database fails.
pub async fn own(tx: &mut Tx, map: &OpinionMap, secret: &str) -> Result<Own> {
    let Some(number) = number(tx, &map.id, secret).await? else {
        return Ok(Own::default());
    };
    let rows = tx
        .all(
            sql!("select statement, value, at, seq, made from opinion_vote where map_id = $1 and voter = $2"),
            &[(&map.id).into(), number.into()],
        )
        .await?;
    let (mut votes, mut made) = (BTreeMap::new(), 0);
    for row in rows {
        made = made.max(row.get::<Option<i64>>("made")?.unwrap_or(0));
        let Some(value) = row.get("value")? else {
            continue;
        };
        let cast = Cast {
            value: Value::stored(value)?,
            at: row.get("at")?,
            seq: row.get("seq")?,
        };
        votes.insert(row.count("statement")?, cast);
    }
    Ok(Own {
        number: Some(number),
        votes,
        made,
    })
}

/// The statements that are a voter's concern: those they proposed and those they voted on,
/// whatever became of them.
///
/// # Errors
/// When the database fails.
pub async fn statements(tx: &mut Tx, map: &OpinionMap, own: &Own) -> Result<Vec<Statement>> {
    let mut statements = statement::all(tx, &map.id).await?;
    statements
        .retain(|s| own.number.is_some() && s.proposer == own.number || own.votes.contains_key(&s.number));
    Ok(statements)
}

/// Deletes everything of whoever holds this secret: their votes, what they proposed and nobody else has voted on, and that
/// the rest came from them. Doing it twice does no harm.
///
/// # Errors
/// `NotFound` for a draft or a stranger's id.
pub async fn erase(tx: &mut Tx, ctx: &mut Context, public_id: &str, secret: &str) -> Result<()> {
    let map = super::public(tx, &Actor::Visitor, public_id).await?;
    // With the row locked: a vote that comes in at the same time is either deleted or a new voter's.
    let map = super::load_for_change(tx, &Actor::System, &map.id, Right::SeePlan).await?;
    debug_assert!(map.state != State::Draft);
    let Some(number) = number(tx, &map.id, secret).await? else {
        return Ok(());
    };
    for statement in [
        sql!("delete from opinion_vote where map_id = $1 and voter = $2"),
        sql!(
            "delete from opinion_statement where map_id = $1 and proposer = $2 and not exists (select 1 from opinion_vote
              where opinion_vote.map_id = opinion_statement.map_id and opinion_vote.statement = opinion_statement.number)"
        ),
        sql!("update opinion_statement set proposer = null, once = null where map_id = $1 and proposer = $2"),
    ] {
        tx.run(statement, &[(&map.id).into(), number.into()]).await?;
    }
    let row = tx
        .one(
            sql!("update opinion_map set last_vote = last_vote + 1 where id = $1 returning last_vote"),
            &[(&map.id).into()],
        )
        .await?;
    tx.run(
        sql!("update opinion_voter set secret_hash = null, gone = $3 where map_id = $1 and number = $2"),
        &[
            (&map.id).into(),
            number.into(),
            row.get::<i64>("last_vote")?.into(),
        ],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}

/// What a voter has told us, as data: their own copy.
///
/// # Errors
/// When the database fails.
pub async fn export(tx: &mut Tx, map: &OpinionMap, secret: &str, language: &str) -> Result<String> {
    let own = own(tx, map, secret).await?;
    let statements = statements(tx, map, &own).await?;
    let said = |s: &Statement| s.text(language).1.to_owned();
    let votes: Vec<_> = statements
        .iter()
        .filter_map(|s| {
            let cast = own.votes.get(&s.number)?;
            Some(serde_json::json!({
                "statement": s.number,
                "text": said(s),
                "vote": cast.value.as_str(),
                "at": kernel::time::utc(cast.at),
            }))
        })
        .collect();
    let proposed: Vec<_> = statements
        .iter()
        .filter(|s| s.source == Source::Proposed && s.proposer.is_some() && s.proposer == own.number)
        .map(|s| {
            serde_json::json!({
                "statement": s.number,
                "text": said(s),
                "state": s.state.as_str(),
                "reason": s.reason,
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&serde_json::json!({
        "question": map.text(language).1.question,
        "votes": votes,
        "proposed": proposed,
    }))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_from_what_is_none() {
        assert!(is_secret("abcdefghijklmnopqrstuvwx27"));
        for not in [
            "",
            "abc",
            "abcdefghijklmnopqrstuvwx28",
            "ABCDEFGHIJKLMNOPQRSTUVWX27",
            "abcdefghijklmnopqrstuvwx27x",
        ] {
            assert!(!is_secret(not), "{not}");
        }
        assert_ne!(
            hash("a", "abcdefghijklmnopqrstuvwx27"),
            hash("b", "abcdefghijklmnopqrstuvwx27")
        );
    }
}
