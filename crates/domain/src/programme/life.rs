//! From a title to a public page, and what can end it: made, published, cancelled.

use kernel::text;
use store::{db::Tx, sql};

use super::{Programme, State, Words, clock, ready};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fields, Reader};
use crate::organisation;

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

/// Notes that the plan was changed.
pub(crate) async fn touch(tx: &mut Tx, ctx: &Context, programme: &Programme) -> Result<()> {
    tx.run(
        sql!("update programme set updated_at = $2 where id = $1"),
        &[(&programme.id).into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
