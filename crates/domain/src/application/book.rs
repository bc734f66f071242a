//! Places of a programme: the engine of `kernel::place` over its applications, and what its changes cause.
//!
//! Nobody stands in the engine's line: who is in reserve stays `Registered`, and who is next when a place becomes free
//! is decided by the selection, under the same conditions under which everybody was chosen.

use kernel::place::{Book, Cause, Change, Command, Place, Refusal, Rules, State as PlaceState};
use kernel::time::DAY;
use store::{db::Tx, sql};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::mail::{self, Kind};
use crate::programme::{Programme, State, clock};
use crate::selection;

/// Stands for the time of meetings that are still to be agreed: nobody is kept from applying, accepting or giving up.
const FAR: i64 = i64::MAX / 4;

/// The engine's rules of a programme; `None` where it has no call or places yet.
pub(crate) fn rules(programme: &Programme) -> Option<Rules> {
    let (starts_at, ends_at) = programme.span.unwrap_or((FAR, FAR + 1));
    Some(Rules {
        capacity: programme.call.places?,
        waiting_list: false,
        offer_for: i64::from(programme.call.accept_days.max(1)) * DAY,
        closes_at: programme.call.closes_at?,
        starts_at,
        ends_at,
    })
}

/// The engine's book of a programme whose row the caller has locked, or only looks at.
///
/// # Errors
/// `Conflict(NotReady)` where it has no call or places yet.
pub async fn load(tx: &mut Tx, programme: &Programme) -> Result<Book<String>> {
    let rules = rules(programme).ok_or(Error::Conflict(Conflict::NotReady))?;
    with_rules(tx, programme, rules).await
}

async fn with_rules(tx: &mut Tx, programme: &Programme, rules: Rules) -> Result<Book<String>> {
    let rows = tx
        .all(
            sql!(
                "select id, state, until, line from application where programme_id = $1 and state <> 'draft'
                 order by line, id"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let state = PlaceState::parse(&row.get::<String>("state")?, row.get("until")?)
            .map_err(|e| Error::Internal(e.to_string()))?;
        places.push(Place {
            key: row.get("id")?,
            state,
            line: row.get("line")?,
        });
    }
    Book::new(rules, places).map_err(|e| Error::Internal(e.to_string()))
}

fn error_of(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Full => Error::Full,
        Refusal::Closed => Error::Gone,
        Refusal::TooEarly { .. } => Error::Conflict(Conflict::NotBegun),
        Refusal::Unknown => Error::NotFound,
        Refusal::NotNow { .. } | Refusal::OfferInPast => Error::Conflict(Conflict::PlaceState),
        Refusal::BelowTaken { taken } => Error::Conflict(Conflict::BelowTaken(taken)),
        Refusal::Duplicate | Refusal::NoOfferTime | Refusal::EndsBeforeStart => {
            Error::Internal(refusal.to_string())
        }
    }
}

/// Decides, carries out, and offers what became free to the next of the reserve. The caller has locked the programme.
pub(crate) async fn apply(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    command: Command<String>,
) -> Result<()> {
    let rules = rules(programme).ok_or(Error::Conflict(Conflict::NotReady))?;
    apply_under(tx, ctx, actor, programme, command, rules).await
}

/// As [`apply`], with the end of the call moved for somebody who came by a link for late entries.
pub(crate) async fn apply_late(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    command: Command<String>,
    until: i64,
) -> Result<()> {
    let mut rules = rules(programme).ok_or(Error::Conflict(Conflict::NotReady))?;
    rules.closes_at = rules.closes_at.max(until);
    apply_under(tx, ctx, actor, programme, command, rules).await
}

async fn apply_under(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    command: Command<String>,
    rules: Rules,
) -> Result<()> {
    let mut book = with_rules(tx, programme, rules).await?;
    let changes = book.apply(command, ctx.now).map_err(error_of)?;
    carry_out(tx, ctx, actor, programme, changes).await?;
    refill(tx, ctx, programme).await?;
    clock::reschedule(tx, ctx, &programme.id).await
}

/// Offers free places to the reserve, as long as the selection finds somebody and the programme has not begun or been
/// called off.
pub(crate) async fn refill(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    let begun = programme.span.is_some_and(|(starts, _)| ctx.now >= starts);
    if programme.state != State::Published || programme.released_at.is_none() || begun {
        return Ok(());
    }
    let mut book = load(tx, programme).await?;
    while book.free() > 0 {
        let Some(next) = selection::next_of_reserve(tx, programme).await? else {
            return Ok(());
        };
        let command = Command::Offer {
            key: next,
            until: None,
        };
        let changes = book.apply(command, ctx.now).map_err(error_of)?;
        carry_out(tx, ctx, &Actor::System, programme, changes).await?;
    }
    Ok(())
}

/// Lets offers lapse and offers what is free.
pub(crate) async fn tick(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    apply(tx, ctx, &Actor::System, programme, Command::Tick).await
}

/// Writes changes down with their history, and queues their mails.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    changes: Vec<Change<String>>,
) -> Result<()> {
    for change in &changes {
        let Some(to) = change.to else { continue };
        tx.run(
            sql!("update application set state = $2, until = $3, line = $4, updated_at = $5 where id = $1"),
            &[
                (&change.key).into(),
                to.as_str().into(),
                to.until().into(),
                change.line.into(),
                ctx.now.into(),
            ],
        )
        .await?;
        let (by, token) = if matches!(change.cause, Cause::Lapsed) {
            (None, None)
        } else {
            (actor.person_id(), actor.token_id())
        };
        tx.run(
            sql!(
                "insert into application_change (id, application_id, was, became, cause, person_id, at, token_name)
                 values ($1, $2, $3, $4, $5, $6, $7, (select name from token where id = $8))"
            ),
            &[
                ctx.id().into(),
                (&change.key).into(),
                change.from.map(PlaceState::as_str).into(),
                to.as_str().into(),
                change.cause.as_str().into(),
                by.into(),
                ctx.now.into(),
                token.into(),
            ],
        )
        .await?;
        if let Some(kind) = mail_of(change.from, to) {
            let application = super::by_id(tx, &change.key).await?;
            mail::queue(tx, ctx, application.mail(programme, kind)).await?;
        }
    }
    Ok(())
}

/// Which mail a change causes.
fn mail_of(from: Option<PlaceState>, to: PlaceState) -> Option<Kind> {
    match to {
        PlaceState::Registered => Some(Kind::Applied),
        PlaceState::Offered { .. } => Some(Kind::PlaceOffered),
        PlaceState::Confirmed => Some(Kind::PlaceConfirmed),
        PlaceState::Expired => Some(Kind::PlaceLapsed),
        PlaceState::Withdrawn | PlaceState::Declined if from.is_some() => Some(Kind::ApplicationWithdrawn),
        _ => None,
    }
}
