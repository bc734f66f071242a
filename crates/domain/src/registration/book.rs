//! Places: the engine of `kernel::place` over the registrations of a dialogue, and what its changes cause.

use kernel::place::{Book, Cause, Change, Command, Place, Refusal, Rules, State};
use kernel::time::HOUR;
use store::{db::Tx, sql};

use super::Registration;
use crate::actor::Actor;
use crate::context::Context;
use crate::dialogue::{self, Dialogue, clock};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults};
use crate::mail::{self, Kind, NewMail};

/// The engine's book of a dialogue whose row the caller has locked, or only looks at.
///
/// # Errors
/// `Conflict(NotReady)` where it has no time or number of places yet.
pub async fn load(tx: &mut Tx, dialogue: &Dialogue) -> Result<Book<String>> {
    let rules = rules(dialogue).ok_or(Error::Conflict(Conflict::NotReady))?;
    let rows = tx
        .all(
            sql!("select id, state, until, line from registration where dialogue_id = $1 order by line, id"),
            &[(&dialogue.id).into()],
        )
        .await?;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let state = State::parse(&row.get::<String>("state")?, row.get("until")?)
            .map_err(|e| Error::Internal(e.to_string()))?;
        places.push(Place {
            key: row.get("id")?,
            state,
            line: row.get("line")?,
        });
    }
    Book::new(rules, places).map_err(|e| Error::Internal(e.to_string()))
}

/// The engine's rules of a dialogue; `None` where it has no time or number of places yet.
pub(super) fn rules(dialogue: &Dialogue) -> Option<Rules> {
    Some(Rules {
        capacity: dialogue.places.capacity?,
        waiting_list: dialogue.places.waiting_list,
        offer_for: i64::from(dialogue.places.offer_hours) * HOUR,
        closes_at: dialogue.closes_at()?,
        starts_at: dialogue.meeting.starts_at?,
        ends_at: dialogue.ends_at()?,
    })
}

/// What a command would change, without writing it.
///
/// # Errors
/// What the engine refuses, by what the caller can do.
pub(crate) async fn decide(
    tx: &mut Tx,
    ctx: &Context,
    dialogue: &Dialogue,
    command: Command<String>,
) -> Result<Vec<Change<String>>> {
    let mut book = load(tx, dialogue).await?;
    book.apply(command, ctx.now).map_err(error_of)
}

fn error_of(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Full => Error::Full,
        Refusal::Closed => Error::Gone,
        Refusal::TooEarly { .. } => Error::Conflict(Conflict::NotBegun),
        Refusal::Unknown => Error::NotFound,
        Refusal::NotNow { .. } | Refusal::OfferInPast => Error::Conflict(Conflict::PlaceState),
        Refusal::BelowTaken { taken } => Error::Invalid(Faults::one("capacity", Fault::BelowTaken(taken))),
        Refusal::Duplicate | Refusal::NoOfferTime | Refusal::EndsBeforeStart => {
            Error::Internal(refusal.to_string())
        }
    }
}

/// Writes changes down, queues their mails, and sets the dialogue's clock.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue: &Dialogue,
    changes: Vec<Change<String>>,
) -> Result<()> {
    for change in &changes {
        let Some(to) = change.to else { continue };
        tx.run(
            sql!("update registration set state = $2, until = $3, line = $4, updated_at = $5 where id = $1"),
            &[
                (&change.key).into(),
                to.as_str().into(),
                to.until().into(),
                change.line.into(),
                ctx.now.into(),
            ],
        )
        .await?;
        // What the clock does by itself is nobody's doing, even when somebody's click woke it.
        let by = if matches!(change.cause, Cause::Lapsed | Cause::OfferedInTurn) {
            None
        } else {
            actor.person_id()
        };
        tx.run(
            sql!(
                "insert into place_change (id, registration_id, was, became, cause, person_id, at)
                 values ($1, $2, $3, $4, $5, $6, $7)"
            ),
            &[
                ctx.id().into(),
                (&change.key).into(),
                change.from.map(State::as_str).into(),
                to.as_str().into(),
                change.cause.as_str().into(),
                by.into(),
                ctx.now.into(),
            ],
        )
        .await?;
        if let Some(kind) = mail_of(change.from, to, change.cause) {
            let registration = super::by_id(tx, &change.key).await?;
            tell(tx, ctx, dialogue, &registration, kind).await?;
        }
    }
    clock::reschedule(tx, ctx, &dialogue.id).await
}

/// Decides and carries out.
pub(crate) async fn apply(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue: &Dialogue,
    command: Command<String>,
) -> Result<()> {
    let changes = decide(tx, ctx, dialogue, command).await?;
    carry_out(tx, ctx, actor, dialogue, changes).await
}

/// Which mail a change causes.
fn mail_of(from: Option<State>, to: State, cause: Cause) -> Option<Kind> {
    use Cause::{AbsenceUndone, CheckInUndone};
    match (to, cause) {
        (_, AbsenceUndone | CheckInUndone) => None,
        (State::Confirmed, _) => Some(Kind::Confirmed),
        (State::Waiting, _) => Some(Kind::Waiting),
        (State::Offered { .. }, _) => Some(Kind::Offered),
        (State::Expired, _) => Some(Kind::Lapsed),
        (State::Withdrawn | State::Apologised, _) if from.is_some() => Some(Kind::Withdrawn),
        _ => None,
    }
}

async fn tell(
    tx: &mut Tx,
    ctx: &mut Context,
    dialogue: &Dialogue,
    registration: &Registration,
    kind: Kind,
) -> Result<()> {
    let mail = NewMail {
        kind,
        organisation_id: Some(dialogue.organisation_id.clone()),
        dialogue_id: Some(dialogue.id.clone()),
        registration_id: Some(registration.id.clone()),
        to_address: registration.email.clone(),
        to_name: registration.name.clone(),
        language: registration.language.clone(),
        details: mail::Details {
            until: registration.state.until(),
            ..Default::default()
        },
        ..Default::default()
    };
    mail::queue(tx, ctx, mail).await
}

/// Tells everybody who holds a place or waits.
pub(crate) async fn tell_everybody(
    tx: &mut Tx,
    ctx: &mut Context,
    dialogue_id: &str,
    kind: Kind,
) -> Result<()> {
    let dialogue = dialogue::load(tx, &Actor::System, dialogue_id, crate::actor::Right::SeePlan).await?;
    for registration in super::all(tx, dialogue_id).await? {
        if registration.state.is_live() {
            tell(tx, ctx, &dialogue, &registration, kind).await?;
        }
    }
    Ok(())
}

/// Reminds everybody who has a place.
pub(crate) async fn remind(tx: &mut Tx, ctx: &mut Context, dialogue: &Dialogue) -> Result<()> {
    for registration in super::all(tx, &dialogue.id).await? {
        if registration.state == State::Confirmed {
            tell(tx, ctx, dialogue, &registration, Kind::Reminder).await?;
        }
    }
    Ok(())
}

/// Changes how many places there are; new ones are offered to those who wait.
pub(crate) async fn set_capacity(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    capacity: Option<u32>,
) -> Result<()> {
    let dialogue = dialogue::load(tx, &Actor::System, dialogue_id, crate::actor::Right::SeePlan).await?;
    let changes = match capacity {
        Some(capacity) if dialogue.state == dialogue::State::Open && rules(&dialogue).is_some() => {
            decide(tx, ctx, &dialogue, Command::SetCapacity(capacity)).await?
        }
        _ => Vec::new(),
    };
    tx.run(
        sql!("update dialogue set capacity = $2 where id = $1"),
        &[dialogue_id.into(), capacity.into()],
    )
    .await?;
    carry_out(tx, ctx, actor, &dialogue, changes).await
}

/// Numbers that a page shows of a dialogue's places; totals, so they are shown to everybody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Places in all.
    pub capacity: u32,
    /// Places held: offered, confirmed, attended.
    pub taken: u32,
    /// People who wait.
    pub waiting: u32,
    /// People who came.
    pub came: u32,
    /// People who did not come, or said that they cannot.
    pub missed: u32,
}

impl Tally {
    /// Places that are free.
    pub fn free(&self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }
}

/// The tally of a dialogue. Who came and was erased afterwards still counts: totals outlive their people.
///
/// # Errors
/// When the database fails.
pub async fn tally(tx: &mut Tx, dialogue: &Dialogue) -> Result<Tally> {
    let mut tally = Tally {
        capacity: dialogue.places.capacity.unwrap_or(0),
        ..Tally::default()
    };
    let rows = tx
        .all(
            sql!("select state, count(*) as n from registration where dialogue_id = $1 group by state"),
            &[(&dialogue.id).into()],
        )
        .await?;
    for row in rows {
        let n = row.count("n")?;
        match row.get::<String>("state")?.as_str() {
            "offered" | "confirmed" => tally.taken += n,
            "attended" => {
                tally.taken += n;
                tally.came += n;
            }
            "waiting" => tally.waiting += n,
            "absent" | "apologised" => tally.missed += n,
            _ => {}
        }
    }
    let erased = tx
        .maybe(
            sql!("select * from dialogue_total where dialogue_id = $1"),
            &[(&dialogue.id).into()],
        )
        .await?;
    if let Some(erased) = erased {
        let (registered, attended) = (erased.count("registered")?, erased.count("attended")?);
        tally.came += attended;
        tally.missed += registered.saturating_sub(attended);
        if dialogue.erased_at.is_some() {
            tally.taken += attended;
        }
    }
    Ok(tally)
}
