//! From a title to a public page, and what can end it: made, published, made a draft again, cancelled, copied, deleted.

use kernel::place::State as Place;
use kernel::text;
use store::{db::Tx, sql};

use super::{Programme, State, Words, clock, copy, ready};
use crate::actor::{Actor, Right};
use crate::application::{self, Application, Standing};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::mail::{self, Kind};
use crate::meeting::{self, information};
use crate::organisation;
use crate::selection;

/// The first thing typed: the title, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProgramme {
    /// The title.
    pub title: String,
    /// Language of the text.
    pub language: String,
}

/// The most characters of a title.
pub const TITLE_MOST: usize = 120;

impl NewProgramme {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> NewProgramme {
        let title = reader.required_line("programme_title", TITLE_MOST);
        let language = reader
            .choice("language", |t| languages.iter().copied().find(|l| *l == t), "en")
            .to_owned();
        NewProgramme { title, language }
    }

    /// An empty form.
    pub fn empty(language: &str) -> Fields {
        Fields::default().with("language", language)
    }
}

/// Makes a draft with the id that its form was given, so that the same form sent twice makes one: the second time
/// nothing is changed.
///
/// # Errors
/// `NotFound` also where `id` is none or belongs to another organisation's programme, `Denied`.
pub async fn create_once(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    id: &str,
    new: &NewProgramme,
) -> Result<String> {
    actor.need(organisation_id, Right::Plan)?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    let organisation = organisation::by_id(tx, organisation_id).await?;
    let made = tx
        .run(
            sql!(
                "insert into programme (id, public_id, organisation_id, state, language, spoken, zone, meeting_hours,
                 own_hours, accept_days, one_per_municipality, one_per_organisation, counties_least, choose, line, blind,
                 reviews_least, attend_percent, needs_practicum, needs_dialogue, created_at, updated_at)
                 values ($1, $2, $3, 'draft', $4, $5, $6, 0, 0, 7, $7, $8, 0, 'best', 0, $7, 2, 80, $7, $7, $9, $9)
                 on conflict (id) do nothing"
            ),
            &[
                id.into(),
                ctx.public_id().into(),
                organisation_id.into(),
                (&new.language).into(),
                serde_json::to_string(&[&new.language])?.into(),
                organisation.profile.zone.into(),
                true.into(),
                false.into(),
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
        title: text::line(&new.title),
        ..Words::default()
    };
    super::plan::put_words(tx, id, &new.language, &words).await?;
    Ok(id.to_owned())
}

/// Makes a programme public. Its call opens and closes by time.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(NotReady)` where the list of [`ready::checks`] has a gap, `Conflict(Cancelled)`.
pub async fn publish(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    match programme.state {
        State::Published => return Ok(()),
        State::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
        State::Draft => {}
    }
    if !ready::can_publish(&ready::checks(tx, &programme, ctx.now).await?) {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    tx.run(
        sql!(
            "update programme set state = 'published', published_at = coalesce(published_at, $2) where id = $1"
        ),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Makes a public programme a draft again, as long as nobody has applied or signed up for its information event.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(HasApplicants)`, `Conflict(Cancelled)`.
pub async fn unpublish(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    match programme.state {
        State::Draft => return Ok(()),
        State::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
        State::Published => {}
    }
    nobody_in(tx, &programme).await?;
    tx.run(
        sql!("update programme set state = 'draft' where id = $1"),
        &[id.into()],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Calls a programme off with a reason. Everybody who has applied, begun to, or signed up for an information event that
/// lies ahead is told; who has given up or was not chosen is not.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` without a reason, `Conflict` where it is a draft or over.
pub async fn cancel(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str, reason: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    match programme.state {
        State::Cancelled => return Ok(()),
        State::Draft => return Err(Error::Conflict(Conflict::NotReady)),
        State::Published if programme.span.is_some_and(|(_, ends)| ends <= ctx.now) => {
            return Err(Error::Conflict(Conflict::Over));
        }
        State::Published => {}
    }
    let reason = text::lines(reason);
    if reason.is_empty() {
        return Err(Error::Invalid(Faults::one("reason", Fault::Required)));
    }
    if text::length(&reason) > 1000 {
        return Err(Error::Invalid(Faults::one("reason", Fault::TooLong(1000))));
    }
    tx.run(
        sql!("update programme set state = 'cancelled', cancelled_at = $2, updated_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    tx.run(
        sql!("update programme_text set cancel_reason = $3 where programme_id = $1 and language = $2"),
        &[id.into(), (&programme.language).into(), reason.into()],
    )
    .await?;
    tx.run(
        sql!("update meeting set sequence = sequence + 1 where programme_id = $1"),
        &[id.into()],
    )
    .await?;
    for application in told_of_cancelling(tx, id).await? {
        mail::queue(tx, ctx, application.mail(&programme, Kind::ProgrammeCancelled)).await?;
    }
    for event in meeting::list(tx, id, meeting::Kind::Information).await? {
        if !event.is_ahead(ctx.now) {
            continue;
        }
        for guest in information::of_meeting(tx, &event.id).await? {
            mail::queue(tx, ctx, guest.mail(&programme, Kind::ProgrammeCancelled)).await?;
        }
    }
    clock::reschedule(tx, ctx, id).await
}

/// How many people [`cancel`] would write to or leave to be phoned: applicants, and guests of coming events.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn concerned(tx: &mut Tx, actor: &Actor, id: &str, now: i64) -> Result<usize> {
    super::load(tx, actor, id, Right::Plan).await?;
    let mut count = told_of_cancelling(tx, id).await?.len();
    for event in meeting::list(tx, id, meeting::Kind::Information).await? {
        if event.is_ahead(now) {
            count += information::of_meeting(tx, &event.id).await?.len();
        }
    }
    Ok(count)
}

async fn told_of_cancelling(tx: &mut Tx, id: &str) -> Result<Vec<Application>> {
    let mut all = application::all(tx, id).await?;
    let refused = selection::refused(tx, id).await?;
    all.retain(|a| match a.standing {
        Standing::Draft => true,
        Standing::Place(Place::Registered) => !refused.contains(&a.id),
        Standing::Place(place) => matches!(place, Place::Offered { .. }) || a.takes_part(),
    });
    Ok(all)
}

/// Starts a second cohort: a new draft with everything but dates, people and results.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn copy(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<String> {
    let was = super::load(tx, actor, id, Right::Plan).await?;
    copy::programme(tx, ctx, actor, &was).await
}

/// Deletes a draft in which nobody is.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(HasApplicants)`; one that is public is cancelled instead.
pub async fn delete(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    if programme.state != State::Draft {
        return Err(Error::Conflict(Conflict::HasApplicants));
    }
    nobody_in(tx, &programme).await?;
    tx.run(sql!("delete from programme where id = $1"), &[id.into()])
        .await?;
    crate::erasure::forget_bytes(tx, ctx).await
}

async fn nobody_in(tx: &mut Tx, programme: &Programme) -> Result<()> {
    let row = tx
        .one(
            sql!(
                "select (select count(*) from application where programme_id = $1)
                 + (select count(*) from information_guest where meeting_id in
                    (select id from meeting where programme_id = $1)) as n"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    if row.count("n")? == 0 {
        Ok(())
    } else {
        Err(Error::Conflict(Conflict::HasApplicants))
    }
}

/// Notes that the plan was changed.
pub(crate) async fn touch(tx: &mut Tx, ctx: &Context, programme: &Programme) -> Result<()> {
    tx.run(
        sql!("update programme set updated_at = $2 where id = $1"),
        &[(&programme.id).into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
