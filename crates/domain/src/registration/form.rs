//! What a person types to register, and registering.

use std::collections::BTreeMap;

use kernel::place::Command;
use store::{db::Tx, sql};

use super::{Registration, Source, book};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::dialogue::field::{self, Answered, Asked, Field};
use crate::dialogue::{self, Dialogue, State, invitee};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};

/// A person's details.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Name as the person wishes to be called.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// Answers to what the host asks.
    pub answers: BTreeMap<Field, String>,
}

impl Details {
    /// Reads the form. `strict` asks for the required answers: a person who registers must give them, a host who
    /// enters somebody from a phone call may not know them.
    pub fn read(reader: &mut Reader<'_>, asked: &[Asked], strict: bool) -> Details {
        let name = reader.required_line("name", 80);
        let email = reader.address("email");
        let phone = reader.phone("phone");
        let mut answers = BTreeMap::new();
        for one in asked {
            let name = one.field.as_str();
            let value = match one.field.answered() {
                Answered::One(choices) => {
                    let typed = reader.fields().get(name);
                    if !typed.is_empty() && !choices.contains(&typed) {
                        reader.fault(name, Fault::Choose);
                    }
                    typed.to_owned()
                }
                Answered::Many(choices) => reader.choices(name, choices).join(" "),
                Answered::Line => reader.line(name, 200),
                Answered::Lines => reader.lines(name, 1000),
            };
            if value.is_empty() {
                if one.required && strict {
                    let choose = matches!(one.field.answered(), Answered::One(_) | Answered::Many(_));
                    reader.fault(name, if choose { Fault::Choose } else { Fault::Required });
                }
            } else {
                answers.insert(one.field, value);
            }
        }
        Details {
            name,
            email,
            phone,
            answers,
        }
    }

    /// The form's fields of a registration.
    pub fn fill(registration: &Registration) -> Fields {
        let mut fields = Fields::default()
            .with("name", &registration.name)
            .with("email", &registration.email)
            .with("phone", &registration.phone);
        for (field, value) in &registration.answers {
            match field.answered() {
                Answered::Many(_) => value.split(' ').for_each(|v| fields.add(field.as_str(), v)),
                _ => fields.add(field.as_str(), value),
            }
        }
        fields
    }
}

/// Reads the box with which a person agrees that their details are kept for this dialogue.
pub fn read_consent(reader: &mut Reader<'_>) {
    if !reader.ticked("consent") {
        reader.fault("consent", Fault::Consent);
    }
}

/// A registration to be made.
#[derive(Debug, Clone)]
pub struct NewRegistration {
    /// Who.
    pub details: Details,
    /// Language of mails.
    pub language: String,
    /// Code of the invitation link, or id of the kind chosen by the host; empty for none.
    pub kind: String,
    /// Made with the form; the same form sent twice is one registration.
    pub once: String,
    /// How they get in.
    pub source: Source,
}

/// Registers a resident by themselves. The personal link's secret and the registration.
///
/// # Errors
/// `NotFound` for a draft or stranger's id, `Gone` when registration has closed, `Full` without a waiting list,
/// `Conflict(Cancelled)`.
pub async fn register(
    tx: &mut Tx,
    ctx: &mut Context,
    public_id: &str,
    new: &NewRegistration,
) -> Result<Registration> {
    let dialogue = dialogue::public(tx, &Actor::Visitor, public_id).await?;
    let dialogue = dialogue::load_for_change(tx, &Actor::System, &dialogue.id, Right::SeePlan).await?;
    let new = &told_apart(ctx, new);
    if let Some(made) = made_before(tx, &dialogue.id, &new.once).await? {
        return Ok(made);
    }
    match dialogue.state {
        State::Draft => return Err(Error::NotFound),
        State::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
        State::Open => {}
    }
    let key = ctx.id();
    enter(
        tx,
        ctx,
        &Actor::Visitor,
        &dialogue,
        Command::Register { key: key.clone() },
        key,
        new,
    )
    .await
}

/// Enters somebody who phoned, wrote on paper, or came without having registered.
///
/// # Errors
/// `NotFound`, `Denied`, `Full`, `Gone` when it is over, `Conflict`.
pub async fn add(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    new: &NewRegistration,
) -> Result<Registration> {
    let right = if new.source == Source::WalkIn {
        Right::CheckIn
    } else {
        Right::ManagePeople
    };
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, right).await?;
    let new = &told_apart(ctx, new);
    if let Some(made) = made_before(tx, dialogue_id, &new.once).await? {
        return Ok(made);
    }
    if dialogue.state != State::Open {
        return Err(Error::Conflict(if dialogue.state == State::Draft {
            Conflict::NotReady
        } else {
            Conflict::Cancelled
        }));
    }
    let key = ctx.id();
    let command = match new.source {
        Source::WalkIn => Command::WalkIn { key: key.clone() },
        _ => Command::Add { key: key.clone() },
    };
    enter(tx, ctx, actor, &dialogue, command, key, new).await
}

/// The registration with what tells it apart from others: the form's token and who is in it. A form that comes back
/// with somebody else in it, as after "Back" on a computer that several people use, is another registration: who sent
/// it must neither be dropped nor be led to the page of whoever registered before. Without a token nothing is the same.
fn told_apart(ctx: &mut Context, new: &NewRegistration) -> NewRegistration {
    let Details {
        name, email, phone, ..
    } = &new.details;
    let once = match new.once.as_str() {
        "" => ctx.token(),
        // No line that people type holds a line end, so the parts cannot run into each other.
        token => context::hash(&[token, name, email, phone].join("\n")),
    };
    NewRegistration { once, ..new.clone() }
}

async fn made_before(tx: &mut Tx, dialogue_id: &str, once: &str) -> Result<Option<Registration>> {
    let row = tx
        .maybe(
            sql!("select id from registration where dialogue_id = $1 and once = $2"),
            &[dialogue_id.into(), once.into()],
        )
        .await?;
    match row {
        Some(row) => Ok(Some(super::by_id(tx, &row.get::<String>("id")?).await?)),
        None => Ok(None),
    }
}

async fn enter(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue: &Dialogue,
    command: Command<String>,
    id: String,
    new: &NewRegistration,
) -> Result<Registration> {
    let changes = book::decide(tx, ctx, dialogue, command).await?;
    let line = changes.iter().find(|c| c.key == id).map_or(0, |c| c.line);
    let kinds = invitee::list(tx, &dialogue.id).await?;
    let kind = kinds
        .iter()
        .find(|k| !new.kind.is_empty() && (k.code == new.kind || k.id == new.kind));
    tx.run(
        sql!(
            "insert into registration (id, dialogue_id, state, line, name, name_folded, email, phone, language, kind_id,
             source, consent_at, secret_hash, once, created_at, updated_at)
             values ($1, $2, 'registered', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $11, $11)"
        ),
        &[
            (&id).into(),
            (&dialogue.id).into(),
            line.into(),
            (&new.details.name).into(),
            kernel::text::fold(&new.details.name).into(),
            (&new.details.email).into(),
            (&new.details.phone).into(),
            (&new.language).into(),
            kind.map(|k| &k.id).into(),
            new.source.as_str().into(),
            ctx.now.into(),
            context::hash(&super::secret(ctx, &id)).into(),
            (&new.once).into(),
        ],
    )
    .await?;
    // Only what this dialogue asks is kept, whatever the caller read.
    let asked = field::list(tx, &dialogue.id).await?;
    let mut answers = new.details.answers.clone();
    answers.retain(|field, _| asked.iter().any(|a| a.field == *field));
    super::put_answers(tx, &id, &answers).await?;
    book::carry_out(tx, ctx, actor, dialogue, changes).await?;
    super::by_id(tx, &id).await
}
