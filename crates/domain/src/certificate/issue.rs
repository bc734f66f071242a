//! Issuing papers, revoking them, and deleting one whose holder asks.

use std::collections::BTreeSet;

use store::{db::Tx, sql};

use super::{Certificate, Line, load};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::Reader;
use crate::programme::{self, Programme};
use crate::{erasure, mail};

/// The most characters of a reason.
pub const REASON_MOST: usize = 500;

/// To whom papers are issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Everybody to whom one is due, and whose paper says something else than it would now.
    All,
    /// Participants by the ids of their applications.
    These(BTreeSet<String>),
}

/// Issues papers: a certificate or an attestation, as the rule says now. Who holds one that says the same keeps it; who
/// holds another gets a new one, and the old one is revoked. How many were issued.
///
/// # Errors
/// `NotFound` also for somebody who does not take part, `Denied`, `Conflict(NotBegun)` before the last meeting has begun.
pub async fn issue(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    whom: &Whom,
) -> Result<u32> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let standing = load(tx, programme, ctx.now).await?;
    if standing.from.is_none_or(|starts| starts > ctx.now) {
        return Err(Error::Conflict(Conflict::NotBegun));
    }
    if let Whom::These(ids) = whom
        && !ids
            .iter()
            .all(|id| standing.lines.iter().any(|l| l.application.id == *id))
    {
        return Err(Error::NotFound);
    }
    let mut issued = 0;
    for line in &standing.lines {
        let named = match whom {
            Whom::All => line.waits() || line.differs(),
            Whom::These(ids) => ids.contains(&line.application.id),
        };
        if !named || line.facts.due().is_none() || (line.held.is_some() && !line.differs()) {
            continue;
        }
        if let Some(held) = &line.held {
            revoke_row(tx, ctx, &held.id, "").await?;
        }
        insert(tx, ctx, actor, line).await?;
        let mail = line
            .application
            .mail(&standing.programme, mail::Kind::CertificateReady);
        mail::queue(tx, ctx, mail).await?;
        issued += 1;
    }
    Ok(issued)
}

async fn insert(tx: &mut Tx, ctx: &mut Context, actor: &Actor, line: &Line) -> Result<()> {
    let kind = line.facts.due().ok_or(Error::Conflict(Conflict::NotReady))?;
    tx.run(
        sql!(
            "insert into certificate (id, programme_id, application_id, code, kind, name, language, facts, issued_by,
             issued_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        &[
            ctx.id().into(),
            (&line.application.programme_id).into(),
            (&line.application.id).into(),
            new_code(ctx).into(),
            kind.as_str().into(),
            (&line.application.name).into(),
            (&line.application.language).into(),
            serde_json::to_string(&line.facts)?.into(),
            actor.person_id().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A code of twelve letters and digits (60 bits): nobody guesses one that exists, and everybody can type it.
fn new_code(ctx: &mut Context) -> String {
    ctx.token().chars().take(12).collect()
}

/// Reads the reason for which a paper is revoked; it must be given.
pub fn read_reason(reader: &mut Reader<'_>) -> String {
    reader.required_line("revoke_reason", REASON_MOST)
}

/// Revokes a paper, with the reason for members.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn revoke(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    reason: &str,
) -> Result<()> {
    for_change(tx, actor, programme_id, id).await?;
    revoke_row(tx, ctx, id, reason).await
}

async fn for_change(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<(Programme, Certificate)> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let (there, _) = super::one(tx, actor, programme_id, id).await?;
    Ok((programme, there))
}

async fn revoke_row(tx: &mut Tx, ctx: &Context, id: &str, reason: &str) -> Result<()> {
    tx.run(
        sql!(
            "update certificate set revoked_at = $2, revoke_reason = $3 where id = $1 and revoked_at is null"
        ),
        &[id.into(), ctx.now.into(), reason.into()],
    )
    .await?;
    Ok(())
}

/// Deletes a paper because its holder asks for it: afterwards nobody finds it by its code.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn delete(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<()> {
    let (programme, there) = for_change(tx, actor, programme_id, id).await?;
    if there.revoked_at.is_none() {
        crate::report::kept::keep_paper(tx, ctx, &programme.id, there.kind).await?;
    }
    tx.run(sql!("delete from certificate where id = $1"), &[id.into()])
        .await?;
    erasure::forget_bytes(tx, ctx).await
}
