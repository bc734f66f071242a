//! What a person does with their personal link: see, change, answer an offer, give up, come back, export, erase.

use kernel::place::Command;
use serde_json::{Value, json};
use store::{db::Tx, sql};

use super::{Registration, book, form::Details};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::dialogue::{self, Dialogue};
use crate::erasure;
use crate::error::{Error, Result};

/// What a person can do about their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Yes to an offered place.
    Accept,
    /// No to an offered place.
    Decline,
    /// Gives up the place, or stops waiting.
    Withdraw,
    /// Comes back.
    Return,
}

/// The registration of a personal link, and its dialogue.
///
/// # Errors
/// `NotFound` for a link that is nobody's, or was erased.
pub async fn find(tx: &mut Tx, secret: &str) -> Result<(Registration, Dialogue)> {
    let row = tx
        .maybe(
            sql!("select id from registration where secret_hash = $1"),
            &[context::hash(secret).into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let registration = super::by_id(tx, &row.get::<String>("id")?).await?;
    let dialogue = dialogue::load(tx, &Actor::System, &registration.dialogue_id, Right::SeePlan).await?;
    Ok((registration, dialogue))
}

/// Does something about the place.
///
/// # Errors
/// `NotFound`, `Gone` when the time is over, `Full`, `Conflict`.
pub async fn act(tx: &mut Tx, ctx: &mut Context, secret: &str, act: Act) -> Result<()> {
    let (registration, dialogue) = find(tx, secret).await?;
    let dialogue = dialogue::load_for_change(tx, &Actor::System, &dialogue.id, Right::SeePlan).await?;
    if dialogue.state == dialogue::State::Cancelled && act != Act::Withdraw {
        return Err(Error::Conflict(crate::error::Conflict::Cancelled));
    }
    let key = registration.id;
    let command = match act {
        Act::Accept => Command::Accept { key },
        Act::Decline => Command::Decline { key },
        Act::Withdraw => Command::Withdraw { key },
        Act::Return => Command::Return { key },
    };
    book::apply(tx, ctx, &Actor::Visitor, &dialogue, command).await
}

/// Changes the person's details.
///
/// # Errors
/// `NotFound`.
pub async fn set_details(tx: &mut Tx, ctx: &Context, secret: &str, details: &Details) -> Result<()> {
    let (registration, _) = find(tx, secret).await?;
    put_details(tx, ctx, &registration.id, details).await
}

pub(super) async fn put_details(tx: &mut Tx, ctx: &Context, id: &str, details: &Details) -> Result<()> {
    tx.run(
        sql!("update registration set name = $2, name_folded = $3, email = $4, phone = $5, updated_at = $6 where id = $1"),
        &[
            id.into(),
            (&details.name).into(),
            kernel::text::fold(&details.name).into(),
            (&details.email).into(),
            (&details.phone).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    super::put_answers(tx, id, &details.answers).await
}

/// Position in the waiting line, 1 for the first; `None` for who does not wait.
///
/// # Errors
/// When the database fails.
pub async fn position(
    tx: &mut Tx,
    dialogue: &Dialogue,
    registration: &Registration,
) -> Result<Option<usize>> {
    match book::load(tx, dialogue).await {
        Ok(book) => Ok(book.position(&registration.id)),
        Err(Error::Conflict(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Everything that is held about the person, as JSON: for themselves, so with nothing left out but hashes.
///
/// # Errors
/// `NotFound`.
pub async fn export(tx: &mut Tx, secret: &str) -> Result<Value> {
    let (registration, dialogue) = find(tx, secret).await?;
    let changes = tx
        .all(
            sql!(
                "select was, became, cause, at from place_change where registration_id = $1 order by at, id"
            ),
            &[(&registration.id).into()],
        )
        .await?;
    let mails = tx
        .all(
            sql!("select kind, to_address, subject, state, created_at, sent_at from mail where registration_id = $1 order by created_at, id"),
            &[(&registration.id).into()],
        )
        .await?;
    let circle = tx
        .maybe(
            sql!("select circle.number, seat.later from seat join circle on circle.id = seat.circle_id where seat.registration_id = $1"),
            &[(&registration.id).into()],
        )
        .await?;
    let later = circle
        .as_ref()
        .map(|row| row.get::<String>("later"))
        .transpose()?;
    let later: Vec<u32> = later.map_or(Ok(Vec::new()), |numbers| serde_json::from_str(&numbers))?;
    let circle: Option<i64> = circle.map(|row| row.get("number")).transpose()?;
    let needs = tx
        .all(
            sql!(
                "select seating_need.name from seating_need
                 join seating_need_person on seating_need_person.need_id = seating_need.id
                 where seating_need_person.registration_id = $1 order by seating_need.name_folded"
            ),
            &[(&registration.id).into()],
        )
        .await?;
    let needs = needs
        .iter()
        .map(|row| row.get::<String>("name"))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    // Whom a wish is also about is not theirs to know.
    let wishes = tx
        .all(
            sql!("select wish from seating_wish where first_id = $1 or second_id = $1 order by wish"),
            &[(&registration.id).into()],
        )
        .await?;
    let wishes = wishes
        .iter()
        .map(|row| row.get::<String>("wish"))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let stamp = |at: i64| kernel::time::local(at, "UTC").rfc3339();
    let mut history = Vec::with_capacity(changes.len());
    for row in &changes {
        history.push(json!({
            "was": row.get::<Option<String>>("was")?,
            "became": row.get::<String>("became")?,
            "cause": row.get::<String>("cause")?,
            "at": stamp(row.get("at")?),
        }));
    }
    let mut sent = Vec::with_capacity(mails.len());
    for row in &mails {
        sent.push(json!({
            "kind": row.get::<String>("kind")?,
            "to": row.get::<String>("to_address")?,
            "subject": row.get::<String>("subject")?,
            "state": row.get::<String>("state")?,
            "made_at": stamp(row.get("created_at")?),
            "sent_at": row.get::<Option<i64>>("sent_at")?.map(stamp),
        }));
    }
    let kind = match &registration.kind_id {
        Some(id) => dialogue::invitee::list(tx, &dialogue.id)
            .await?
            .into_iter()
            .find(|k| k.id == *id)
            .map(|k| k.name),
        None => None,
    };
    let answers: serde_json::Map<String, Value> = registration
        .answers
        .iter()
        .map(|(f, v)| (f.as_str().to_owned(), json!(v)))
        .collect();
    Ok(json!({
        "dialogue": { "question": dialogue.question(), "starts_at": dialogue.meeting.starts_at.map(stamp) },
        "name": registration.name,
        "email": registration.email,
        "phone": registration.phone,
        "language": registration.language,
        "invited_as": kind,
        "answers": answers,
        "place": { "state": registration.state.as_str(), "offered_until": registration.state.until().map(stamp) },
        "circle": circle,
        "circles_in_later_rounds": later,
        "needs_for_the_circle": needs,
        "wishes_for_the_circle": wishes,
        "came_by": registration.source.as_str(),
        "agreed_at": registration.consent_at.map(stamp),
        "registered_at": stamp(registration.created_at),
        "history": history,
        "mails": sent,
    }))
}

/// Erases the registration with all that hangs on it; a place that was held is offered to the next.
///
/// # Errors
/// `NotFound`.
pub async fn erase(tx: &mut Tx, ctx: &mut Context, secret: &str) -> Result<()> {
    let (registration, dialogue) = find(tx, secret).await?;
    let dialogue = dialogue::load_for_change(tx, &Actor::System, &dialogue.id, Right::SeePlan).await?;
    erasure::registration(tx, ctx, &Actor::Visitor, &dialogue, &registration.id).await
}
