//! Moving people by hand.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::change::{self, What};
use super::live;
use crate::actor::{Actor, Right};
use crate::circle::live::Memory;
use crate::circle::{self, Circle, seat};
use crate::context::Context;
use crate::dialogue;
use crate::error::{Conflict, Error, Result};
use crate::registration::people;

/// Puts somebody into a circle by hand, where a new seating leaves them, or takes their seat away. The circles that are
/// live and heard of it, to be told to open pages.
///
/// # Errors
/// `NotFound` also where the person or the circle is of another dialogue, `Denied`, `Conflict(PlaceState)` for somebody
/// without a place, `Conflict(CircleClosed)` where a circle is over, `Full`.
pub async fn put(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    actor: &Actor,
    dialogue_id: &str,
    registration_id: &str,
    to: Option<&str>,
) -> Result<Vec<String>> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let person = people::one(tx, actor, &dialogue, registration_id).await?;
    let circles = circle::list(tx, dialogue_id).await?;
    let find = |id: &str| circles.iter().find(|c| c.id == id).ok_or(Error::NotFound);
    let to = to.map(find).transpose()?;
    let seats = seat::of_dialogue(tx, dialogue_id).await?;
    let was = seats.iter().find(|s| s.registration_id == person.id);
    let from = was.map(|s| find(&s.circle_id)).transpose()?;
    if to.is_some() && was.is_none() && !person.state.holds_place() {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    if from.is_some_and(|c| c.closed_at.is_some()) && from != to {
        return Err(Error::Conflict(Conflict::CircleClosed));
    }
    if !circles.iter().any(|c| c.opened_at.is_some()) {
        let before = was.zip(from).map(|(s, c)| (c.number, s.pinned));
        if before != to.map(|c| (c.number, true)) {
            let steps = BTreeMap::from([(person.id.clone(), before)]);
            change::keep(tx, ctx, dialogue_id, What::Moved, circles.len(), &steps).await?;
        }
    }
    let id = |circle: Option<&Circle>| circle.map(|c| c.id.clone());
    let seat = if id(from) == id(to) {
        was.and_then(|s| s.seat)
    } else {
        if let Some((seat, circle)) = was.zip(from) {
            live::leave(tx, ctx, memory, circle, seat.seat).await?;
        }
        match to {
            Some(circle) => live::join(tx, ctx, memory, circle).await?,
            None => None,
        }
    };
    match to {
        Some(circle) => seat::put(tx, &person.id, &circle.id, seat, true).await?,
        None => seat::remove(tx, &person.id).await?,
    }
    let heard = [from, to].into_iter().flatten().filter(|c| c.is_live());
    Ok(heard.map(|c| c.id.clone()).collect())
}

/// Lets a new seating move somebody again who was put in a circle by hand.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn unpin(tx: &mut Tx, actor: &Actor, dialogue_id: &str, registration_id: &str) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let person = people::one(tx, actor, &dialogue, registration_id).await?;
    tx.run(
        sql!("update seat set pinned = false where registration_id = $1"),
        &[(&person.id).into()],
    )
    .await?;
    Ok(())
}
