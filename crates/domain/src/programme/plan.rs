//! The parts of a programme's plan, each saved on its own.

use store::{db::Tx, sql};

use super::{Call, Words, clock, life};
use crate::actor::{Actor, Right};
use crate::application::book;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};

/// Saves what the programme says in one language.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_words(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    language: &str,
    words: &Words,
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    put_words(tx, id, language, words).await?;
    life::touch(tx, ctx, &programme).await
}

pub(super) async fn put_words(tx: &mut Tx, id: &str, language: &str, words: &Words) -> Result<()> {
    tx.run(
        sql!(
            "insert into programme_text (programme_id, language, title, lead, about, for_whom, gains, topics, think,
             approach, free, own_cost, certificate) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             on conflict (programme_id, language) do update set title = $3, lead = $4, about = $5, for_whom = $6,
             gains = $7, topics = $8, think = $9, approach = $10, free = $11, own_cost = $12, certificate = $13"
        ),
        &[
            id.into(),
            language.into(),
            (&words.title).into(),
            (&words.lead).into(),
            (&words.about).into(),
            (&words.for_whom).into(),
            (&words.gains).into(),
            (&words.topics).into(),
            (&words.think).into(),
            (&words.approach).into(),
            (&words.free).into(),
            (&words.own_cost).into(),
            (&words.certificate).into(),
        ],
    )
    .await?;
    Ok(())
}

/// Saves the call's times and places.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where more people hold a place than there would be.
pub async fn set_call(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str, call: &Call) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    let taken = tx
        .one(
            sql!(
                "select count(*) as n from application where programme_id = $1
                 and state in ('offered', 'confirmed', 'attended')"
            ),
            &[id.into()],
        )
        .await?
        .count("n")?;
    if taken > call.places.unwrap_or(0) {
        let faults = Faults::one("call_places", Fault::BelowTaken(taken));
        return Err(Error::Invalid(faults));
    }
    tx.run(
        sql!(
            "update programme set opens_at = $2, closes_at = $3, places = $4, answer_by = $5, accept_days = $6
             where id = $1"
        ),
        &[
            id.into(),
            call.opens_at.into(),
            call.closes_at.into(),
            call.places.into(),
            call.answer_by.into(),
            call.accept_days.into(),
        ],
    )
    .await?;
    life::touch(tx, ctx, &programme).await?;
    // Who is next in reserve may have a place now.
    let programme = super::load(tx, actor, id, Right::Plan).await?;
    book::refill(tx, ctx, &programme).await?;
    clock::reschedule(tx, ctx, id).await
}
