//! From a first question to an open registration, and what can end it: made, opened, cancelled, copied, deleted.

use kernel::method;
use kernel::place::Command;
use kernel::text;
use store::{db::Tx, sql};

use super::plan::{self, Words};
use super::{Dialogue, State, clock, field, invitee, ready};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::crew;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::mail::Kind;
use crate::organisation;
use crate::registration::book;

/// The method that a new dialogue starts with.
const FIRST_METHOD: &str = "timeout";

/// The first thing typed: the question, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDialogue {
    /// The question.
    pub question: String,
    /// Language of the text.
    pub language: String,
}

impl NewDialogue {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> NewDialogue {
        let question = reader.required_line("question", 200);
        let language = reader
            .choice("language", |t| languages.iter().copied().find(|l| *l == t), "en")
            .to_owned();
        NewDialogue { question, language }
    }

    /// An empty form.
    pub fn empty(language: &str) -> Fields {
        Fields::default().with("language", language)
    }
}

/// Makes a draft.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn create(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    new: &NewDialogue,
) -> Result<String> {
    let id = ctx.id();
    create_once(tx, ctx, actor, organisation_id, &id, new).await
}

/// Makes a draft with the id that its form was given, so that the same form sent twice makes one: the second time
/// nothing is changed.
///
/// # Errors
/// `NotFound` also where `id` is none or belongs to another organisation's dialogue, `Denied`.
pub async fn create_once(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    id: &str,
    new: &NewDialogue,
) -> Result<String> {
    actor.need(organisation_id, Right::Plan)?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    let organisation = organisation::by_id(tx, organisation_id).await?;
    let method = method::newest(FIRST_METHOD).ok_or_else(|| Error::Internal("no first method".into()))?;
    let made = tx
        .run(
            sql!(
                "insert into dialogue (id, public_id, organisation_id, state, language, spoken, method_id, method_version,
                 minutes, pinned, zone, attendance, place_name, place_address, place_code, video_link, access, circle_least,
                 circle_most, waiting_list, offer_hours, close_hours, created_at, updated_at)
                 values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, '[]', $9, 'in-place', '', '', '', '', '', $10, $11, $12, 24, 0, $13, $13)
                 on conflict (id) do nothing"
            ),
            &[
                id.into(),
                ctx.public_id().into(),
                organisation_id.into(),
                (&new.language).into(),
                serde_json::to_string(&[&new.language])?.into(),
                (&method.id).into(),
                method.version.into(),
                method.minutes.usual.into(),
                organisation.profile.zone.into(),
                6u32.into(),
                12u32.into(),
                true.into(),
                ctx.now.into(),
            ],
        )
        .await?;
    if made == 0 {
        let there = super::load(tx, actor, id, Right::SeePlan).await?;
        return if there.organisation_id == organisation_id {
            Ok(there.id)
        } else {
            Err(Error::NotFound)
        };
    }
    let words = Words {
        question: text::line(&new.question),
        ..Words::default()
    };
    plan::put_words(tx, id, &new.language, &words).await?;
    Ok(id.to_owned())
}

/// Opens registration.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(NotReady)` where the list of [`ready::checks`] has a gap.
pub async fn open(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let dialogue = super::load_for_change(tx, actor, id, Right::Plan).await?;
    if dialogue.state == State::Open {
        return Ok(());
    }
    let (crew, invitees) = (crew::list(tx, id).await?, invitee::list(tx, id).await?);
    if !ready::can_open(&dialogue, &ready::checks(&dialogue, &crew, &invitees, ctx.now)) {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    tx.run(
        sql!("update dialogue set state = 'open', opened_at = coalesce(opened_at, $2) where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Makes an open dialogue a draft again, as long as nobody has registered.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(HasPeople)`.
pub async fn close(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let dialogue = super::load_for_change(tx, actor, id, Right::Plan).await?;
    if dialogue.state != State::Open {
        return Ok(());
    }
    nobody_in(tx, &dialogue).await?;
    tx.run(
        sql!("update dialogue set state = 'draft' where id = $1"),
        &[id.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Cancels with a reason; everybody who is in or waits is told.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` without a reason, `Conflict` where it is a draft or over.
pub async fn cancel(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str, reason: &str) -> Result<()> {
    let dialogue = super::load_for_change(tx, actor, id, Right::Plan).await?;
    match dialogue.state {
        State::Cancelled => return Ok(()),
        State::Draft => return Err(Error::Conflict(Conflict::NotReady)),
        State::Open if dialogue.ends_at().is_some_and(|ends| ends <= ctx.now) => {
            return Err(Error::Conflict(Conflict::Over));
        }
        State::Open => {}
    }
    let reason = text::lines(reason);
    if reason.is_empty() {
        return Err(Error::Invalid(Faults::one("reason", Fault::Required)));
    }
    if text::length(&reason) > 1000 {
        return Err(Error::Invalid(Faults::one("reason", Fault::TooLong(1000))));
    }
    tx.run(
        sql!("update dialogue set state = 'cancelled', cancelled_at = $2, sequence = sequence + 1 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    tx.run(
        sql!("update dialogue_text set cancel_reason = $3 where dialogue_id = $1 and language = $2"),
        &[id.into(), (&dialogue.language).into(), reason.into()],
    )
    .await?;
    book::tell_everybody(tx, ctx, id, Kind::Cancelled).await?;
    clock::reschedule(tx, ctx, id).await
}

/// Copies the plan as a new draft: everything but the date, the answer's date, and the people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn copy(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<String> {
    let was = super::load(tx, actor, id, Right::Plan).await?;
    let new = NewDialogue {
        question: was.question().to_owned(),
        language: was.language.clone(),
    };
    let copy = create(tx, ctx, actor, &was.organisation_id, &new).await?;
    for (language, words) in &was.texts {
        plan::put_words(tx, &copy, language, words).await?;
    }
    let meeting = plan::Meeting {
        starts_at: None,
        ..was.meeting.clone()
    };
    plan::set_meeting(tx, ctx, actor, &copy, &meeting).await?;
    plan::set_promise(
        tx,
        ctx,
        actor,
        &copy,
        &plan::Promise {
            answer_by: None,
            spoken: was.spoken.clone(),
        },
    )
    .await?;
    plan::set_course(tx, ctx, actor, &copy, &plan::Course::of(&was)).await?;
    plan::set_places(tx, ctx, actor, &copy, &was.places).await?;
    let crew = crew::list(tx, id).await?;
    crew::set(tx, ctx, actor, &copy, &crew).await?;
    let kinds = invitee::list(tx, id).await?;
    let kinds: Vec<_> = kinds
        .into_iter()
        .map(|k| invitee::NewKind {
            id: None,
            name: k.name,
            hoped: k.hoped,
        })
        .collect();
    invitee::set(tx, ctx, actor, &copy, &kinds).await?;
    let asked = field::list(tx, id).await?;
    field::set(tx, ctx, actor, &copy, &asked).await?;
    Ok(copy)
}

/// Deletes a draft in which nobody is.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(HasPeople)`; one that was opened is cancelled instead.
pub async fn delete(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let dialogue = super::load_for_change(tx, actor, id, Right::Plan).await?;
    if dialogue.state != State::Draft {
        return Err(Error::Conflict(Conflict::HasPeople));
    }
    nobody_in(tx, &dialogue).await?;
    tx.run(sql!("delete from dialogue where id = $1"), &[id.into()])
        .await?;
    // Words may have been said in its circles by people who never registered.
    crate::erasure::forget_bytes(tx, ctx).await
}

async fn nobody_in(tx: &mut Tx, dialogue: &Dialogue) -> Result<()> {
    let row = tx
        .one(
            sql!("select count(*) as n from registration where dialogue_id = $1"),
            &[(&dialogue.id).into()],
        )
        .await?;
    if row.count("n")? == 0 {
        Ok(())
    } else {
        Err(Error::Conflict(Conflict::HasPeople))
    }
}

/// Lets the time do its work on the places of a dialogue whose row is locked.
pub(super) async fn tick(tx: &mut Tx, ctx: &mut Context, dialogue: &Dialogue) -> Result<()> {
    book::apply(tx, ctx, &Actor::System, dialogue, Command::Tick).await
}
