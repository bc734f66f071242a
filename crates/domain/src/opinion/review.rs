//! What the host does with a statement: words it, lets people vote on it or not, and deletes its text.

use std::collections::BTreeMap;

use kernel::text;
use store::{db::Tx, sql};

use super::statement::{LONGEST, Source, State, Statement, languages, of, put_text, votes};
use super::{OpinionMap, load_for_change, plan};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Reader};

/// The most characters of the reason why a statement is out.
pub const REASON: usize = 300;

/// What a statement says, as the host edits it: one text per language of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// By language; an empty one is taken away.
    pub texts: BTreeMap<String, String>,
}

impl Edited {
    /// Reads the form: `statement_LANGUAGE` for each language of the map and the statement's own, which must be there.
    pub fn read(reader: &mut Reader<'_>, map: &OpinionMap, statement: &Statement) -> Edited {
        let mut texts = BTreeMap::new();
        for code in languages(map, statement) {
            let name = format!("statement_{code}");
            let text = if code == statement.language {
                reader.required_line(&name, LONGEST)
            } else {
                reader.line(&name, LONGEST)
            };
            texts.insert(code, text);
        }
        Edited { texts }
    }
}

/// Saves what a statement says.
///
/// # Errors
/// `NotFound` also where its words were withdrawn, `Denied`, `Conflict(VotedOn)` where the original would change after
/// somebody has voted on it.
pub async fn edit(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    number: u32,
    edited: &Edited,
) -> Result<()> {
    load_for_change(tx, actor, id, Right::Plan).await?;
    let was = of(tx, id, number).await?;
    let original = was.texts.get(&was.language).ok_or(Error::NotFound)?;
    let changed = edited
        .texts
        .get(&was.language)
        .is_some_and(|text| text != original);
    if changed && votes(tx, id, number).await? > 0 {
        return Err(Error::Conflict(Conflict::VotedOn));
    }
    let from_text: Option<String> = tx
        .one(
            sql!(
                "select min(from_text) as from_text from opinion_statement_text where map_id = $1 and statement = $2"
            ),
            &[id.into(), number.into()],
        )
        .await?
        .get("from_text")?;
    for (language, text) in &edited.texts {
        if !text.is_empty() {
            put_text(tx, id, number, language, text, from_text.as_deref()).await?;
        } else if *language != was.language {
            tx.run(
                sql!(
                    "delete from opinion_statement_text where map_id = $1 and statement = $2 and language = $3"
                ),
                &[id.into(), number.into(), language.into()],
            )
            .await?;
        }
    }
    plan::touch(tx, ctx, id).await?;
    erasure::forget_bytes(tx, ctx).await
}

/// Decides about a statement, or takes a decision back. Only a proposed one can wait again.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` with a fault at `reason` where one is put out without a reason.
pub async fn decide(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    number: u32,
    to: State,
    reason: &str,
) -> Result<()> {
    load_for_change(tx, actor, id, Right::Plan).await?;
    let was = of(tx, id, number).await?;
    let reason = text::line(reason);
    let fault = match (to, text::length(&reason)) {
        (State::Out, 0) => Some(Fault::Required),
        (State::Out, n) if n > REASON => Some(Fault::TooLong(REASON)),
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(Error::Invalid(Faults::one("reason", fault)));
    }
    if to == State::Waiting && was.source != Source::Proposed {
        return Err(Error::NotFound);
    }
    let reason = if to == State::Out { reason } else { String::new() };
    let decided = (to != State::Waiting).then_some(ctx.now);
    tx.run(
        sql!(
            "update opinion_statement set state = $3, reason = $4, decided_at = $5 where map_id = $1 and number = $2"
        ),
        &[
            id.into(),
            number.into(),
            to.as_str().into(),
            reason.into(),
            decided.into(),
        ],
    )
    .await?;
    plan::touch(tx, ctx, id).await
}

/// Deletes the text of a statement that is out: it names somebody, say. That there was one stays, and its votes count for
/// nothing. Doing it twice does no harm.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(VotedOn)` while people can vote on it.
pub async fn erase(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str, number: u32) -> Result<()> {
    load_for_change(tx, actor, id, Right::Plan).await?;
    if of(tx, id, number).await?.state == State::In {
        return Err(Error::Conflict(Conflict::VotedOn));
    }
    tx.run(
        sql!("delete from opinion_statement_text where map_id = $1 and statement = $2"),
        &[id.into(), number.into()],
    )
    .await?;
    tx.run(
        sql!("update opinion_statement set state = 'out' where map_id = $1 and number = $2"),
        &[id.into(), number.into()],
    )
    .await?;
    plan::touch(tx, ctx, id).await?;
    erasure::forget_bytes(tx, ctx).await
}

/// Leaves out all proposals that wait and were seen, for one reason: how many there were. `seen` is the largest number among
/// them; what came later waits on.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` with a fault at `reason`.
pub async fn reject_all(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    seen: u32,
    reason: &str,
) -> Result<u64> {
    load_for_change(tx, actor, id, Right::Plan).await?;
    let reason = text::line(reason);
    let fault = match text::length(&reason) {
        0 => Some(Fault::Required),
        n if n > REASON => Some(Fault::TooLong(REASON)),
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(Error::Invalid(Faults::one("reason", fault)));
    }
    let gone = tx
        .run(
            sql!(
                "update opinion_statement set state = 'out', reason = $2, decided_at = $3
                 where map_id = $1 and state = 'waiting' and number <= $4"
            ),
            &[id.into(), reason.into(), ctx.now.into(), seen.into()],
        )
        .await?;
    plan::touch(tx, ctx, id).await?;
    Ok(gone)
}
