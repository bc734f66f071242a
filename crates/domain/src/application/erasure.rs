//! Erasing applicants and participants: when they ask, and when the reason for keeping their data has gone.

use std::collections::BTreeSet;

use kernel::place::Command;
use store::{db::Tx, sql};

use super::book;
use crate::actor::Actor;
use crate::certificate;
use crate::context::Context;
use crate::erasure::{self, Why};
use crate::error::{Error, Result};
use crate::programme::{Programme, clock};
use crate::report::kept;

/// Erases one application with all that hangs on it; a place that was held is offered to the next of the reserve. The
/// caller has locked the programme.
pub(crate) async fn application(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    id: &str,
) -> Result<()> {
    let there = super::by_id(tx, id).await?;
    if there.programme_id != programme.id {
        return Err(Error::NotFound);
    }
    let mails = tx
        .one(
            sql!("select count(*) as n from mail where application_id = $1"),
            &[id.into()],
        )
        .await?
        .count("n")?;
    kept::keep(tx, ctx, programme, Why::Asked, |a| a.id == id).await?;
    if let Some(paper) = certificate::of_participant(tx, id).await? {
        kept::keep_paper(tx, ctx, &programme.id, paper.kind).await?;
    }
    // Whoever asks to be forgotten does not want to be found by a code either.
    tx.run(
        sql!("delete from certificate where application_id = $1"),
        &[id.into()],
    )
    .await?;
    tx.run(sql!("delete from application where id = $1"), &[id.into()])
        .await?;
    crate::pair::sweep(tx, &programme.id, &[there.name]).await?;
    erasure::prove_programme(tx, ctx, programme, Why::Asked, 1, mails).await?;
    erasure::forget_bytes(tx, ctx).await?;
    match book::apply(tx, ctx, actor, programme, Command::Tick).await {
        Ok(()) | Err(Error::Conflict(_)) => {}
        Err(other) => return Err(other),
    }
    clock::reschedule(tx, ctx, &programme.id).await
}

/// Erases those who do not take part and whose time is over: drafts, those who were not chosen, gave up or let an offer
/// lapse.
pub(crate) async fn others(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    let id: &str = &programme.id;
    let mut gone = BTreeSet::new();
    for (other, until) in clock::others_until(tx, programme).await? {
        if until <= ctx.now {
            gone.insert(other);
        }
    }
    kept::keep(tx, ctx, programme, Why::TimeOver, |a| gone.contains(&a.id)).await?;
    let (mut mails, mut names) = (0, Vec::new());
    for application in &gone {
        let there = super::by_id(tx, application).await?;
        // Letters to others may name who held a place once.
        if there.place().is_some() {
            names.push(there.name);
        }
        mails += tx
            .one(
                sql!("select count(*) as n from mail where application_id = $1"),
                &[application.into()],
            )
            .await?
            .count("n")?;
        tx.run(
            sql!("delete from application where id = $1"),
            &[application.into()],
        )
        .await?;
    }
    crate::pair::sweep(tx, id, &names).await?;
    crate::selection::draw::forget(tx, id).await?;
    tx.run(
        sql!("update programme set others_erased_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    let gone = u32::try_from(gone.len()).unwrap_or(u32::MAX);
    erasure::prove_programme(tx, ctx, programme, Why::TimeOver, gone, mails).await?;
    erasure::forget_bytes(tx, ctx).await
}

/// Erases everybody who took part, too.
pub(crate) async fn everybody(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    let id: &str = &programme.id;
    let mails = tx
        .one(
            sql!("select count(*) as n from mail where programme_id = $1"),
            &[id.into()],
        )
        .await?
        .count("n")?;
    kept::keep(tx, ctx, programme, Why::TimeOver, |_| true).await?;
    let gone = tx
        .run(
            sql!("delete from application where programme_id = $1"),
            &[id.into()],
        )
        .await?;
    tx.run(sql!("delete from mail where programme_id = $1"), &[id.into()])
        .await?;
    crate::pair::sweep(tx, id, &[]).await?;
    crate::cohort::assessment::forget(tx, ctx, programme).await?;
    crate::pair::practicum::forget(tx, id).await?;
    crate::selection::forget(tx, id).await?;
    // Of events that have no time any more, which their own term waits for.
    tx.run(
        sql!("delete from information_guest where meeting_id in (select id from meeting where programme_id = $1)"),
        &[id.into()],
    )
    .await?;
    // For whom a link was made stands in its note.
    tx.run(
        sql!("update late_entry set note = '' where programme_id = $1"),
        &[id.into()],
    )
    .await?;
    tx.run(
        sql!("update programme set erased_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    let gone = u32::try_from(gone).unwrap_or(u32::MAX);
    erasure::prove_programme(tx, ctx, programme, Why::TimeOver, gone, mails).await?;
    erasure::forget_bytes(tx, ctx).await
}
