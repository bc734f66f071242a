//! A seat that is given or left while its circle is open goes into the live circle too.

use kernel::circle::{Action, CommandId, Duty, Refusal, Seat};
use store::{db::Tx, sql};

use crate::circle::Circle;
use crate::circle::live::{self, Answer, Memory, Wish};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};

/// A new seat in a circle for somebody who joins it; `None` before it opens. Once per circle and transaction, because
/// a live circle is read as it is committed.
pub(super) async fn join(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    circle: &Circle,
) -> Result<Option<Seat>> {
    if circle.closed_at.is_some() {
        return Err(Error::Conflict(Conflict::CircleClosed));
    }
    if circle.opened_at.is_none() {
        return Ok(None);
    }
    // Its row before its state: a facilitator may be adding a chair at this moment.
    tx.run(
        sql!("update circle set version = version + 1 where id = $1"),
        &[(&circle.id).into()],
    )
    .await?;
    let state = live::state(tx, memory, circle).await?;
    let seat = Seat(state.seats().saturating_add(1));
    tell(tx, ctx, memory, circle, Action::AddSeat { seat }).await?;
    Ok(Some(seat))
}

/// Somebody leaves their seat in a circle; before it opens and after it has closed nobody needs to know.
pub(super) async fn leave(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    circle: &Circle,
    seat: Option<Seat>,
) -> Result<()> {
    match seat {
        Some(seat) if circle.is_live() => tell(tx, ctx, memory, circle, Action::SeatLeft { seat }).await,
        _ => Ok(()),
    }
}

async fn tell(tx: &mut Tx, ctx: &mut Context, memory: &Memory, circle: &Circle, what: Action) -> Result<()> {
    let id = CommandId::new(ctx.token()).map_err(|e| Error::Internal(e.to_string()))?;
    let wish = Wish { id, what, text: None };
    // Who stands at the door is no host of the circle, but does what its facilitator would do.
    match live::wish(tx, ctx, memory, &circle.id, &Duty::Facilitator, &wish).await? {
        Answer::Stored(_) => Ok(()),
        Answer::Refused(Refusal::Closed) => Err(Error::Conflict(Conflict::CircleClosed)),
        Answer::Refused(Refusal::TooMany) => Err(Error::Full),
        Answer::Refused(other) => Err(Error::Internal(format!("a seat of a live circle: {other}"))),
    }
}
