//! Moving people by hand.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::basis::Basis;
use super::change::{self, Put, What};
use super::live;
use crate::actor::{Actor, Right};
use crate::circle::live::Memory;
use crate::circle::{Circle, seat};
use crate::context::Context;
use crate::dialogue;
use crate::error::{Conflict, Error, Result};
use crate::registration::people;

/// Puts somebody into a circle by hand, where a new seating leaves them, or takes their seat away. Where people change
/// circles, this is about the first round: the person gets other circles for later ones, everybody else keeps theirs, and
/// once a circle has begun so does the person. The circles that are live and heard of it, to be told to open pages.
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
    let basis = Basis::load(tx, &dialogue).await?;
    let circles = &basis.circles;
    let find = |id: &str| circles.iter().find(|c| c.id == id).ok_or(Error::NotFound);
    let to = to.map(find).transpose()?;
    let was = basis.seat_of(&person.id);
    let from = was.map(|s| find(&s.circle_id)).transpose()?;
    if to.is_some() && was.is_none() && !person.state.holds_place() {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    if from.is_some_and(|c| c.closed_at.is_some()) && from != to {
        return Err(Error::Conflict(Conflict::CircleClosed));
    }
    let before = was.zip(from).map(|(s, c)| Put {
        circle: c.number,
        pinned: s.pinned,
        later: s.later.clone(),
    });
    let after = to.map(|circle| Put {
        circle: circle.number,
        pinned: true,
        later: later(&basis, &person.id, from, circle),
    });
    if !basis.begun() && before != after {
        let steps = BTreeMap::from([(person.id.clone(), before)]);
        change::keep(tx, ctx, dialogue_id, What::Moved, circles.len(), &steps).await?;
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
    match to.zip(after) {
        Some((circle, put)) => {
            seat::put(tx, &person.id, &circle.id, seat, put.pinned).await?;
            seat::put_later(tx, &person.id, &put.later).await?;
        }
        None => seat::remove(tx, &person.id).await?,
    }
    let heard = [from, to].into_iter().flatten().filter(|c| c.is_live());
    Ok(heard.map(|c| c.id.clone()).collect())
}

/// Where somebody who comes from one circle to another sits in later rounds.
fn later(basis: &Basis, id: &str, from: Option<&Circle>, to: &Circle) -> Vec<u32> {
    let had = basis.seat_of(id).map_or(&[][..], |s| &s.later);
    let stays = from == Some(to) || basis.begun() && !had.is_empty();
    let at = basis.circles.iter().position(|c| c.id == to.id);
    match at.filter(|_| !stays) {
        // Where no way is found they keep what they had.
        Some(at) => basis.later_of(id, at).unwrap_or_else(|_| had.to_vec()),
        None => had.to_vec(),
    }
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
