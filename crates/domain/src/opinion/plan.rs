//! Making a map and changing what it says and how it is held.

use kernel::time::{self, Repeated};
use store::{db::Row, db::Tx, sql};

use super::{OpinionMap, clock, load_for_change};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, plan::SPOKEN};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::organisation;

/// The most characters of a question.
pub const QUESTION: usize = 200;
/// The most characters of an introduction.
pub const INTRODUCTION: usize = 1500;

/// What a map says about itself in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What the statements are about.
    pub question: String,
    /// Why it is asked, and what comes of it.
    pub introduction: String,
}

impl Words {
    pub(super) fn of(row: &Row) -> Result<Words> {
        Ok(Words {
            question: row.get("question")?,
            introduction: row.get("introduction")?,
        })
    }

    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Words {
        Words {
            question: reader.required_line("opinion_question", QUESTION),
            introduction: reader.lines("opinion_introduction", INTRODUCTION),
        }
    }

    /// Reads the form of a translation, in which anything may be missing.
    pub fn read_translation(reader: &mut Reader<'_>) -> Words {
        Words {
            question: reader.line("opinion_question", QUESTION),
            introduction: reader.lines("opinion_introduction", INTRODUCTION),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("opinion_question", &self.question)
            .with("opinion_introduction", &self.introduction)
    }
}

/// The first thing typed: the question, in which language, and perhaps for which dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMap {
    /// The question.
    pub question: String,
    /// Language of the text.
    pub language: String,
    /// The dialogue that it belongs to.
    pub dialogue_id: Option<String>,
}

impl NewMap {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> NewMap {
        let among = |typed: &str| SPOKEN.iter().copied().find(|code| *code == typed);
        NewMap {
            question: reader.required_line("opinion_question", QUESTION),
            language: reader.choice("language", among, "en").to_owned(),
            dialogue_id: Some(reader.line("dialogue", 40)).filter(|id| !id.is_empty()),
        }
    }
}

/// Makes a draft with the id that its form was given, so that the same form sent twice makes one: the second time
/// nothing is changed.
///
/// # Errors
/// `NotFound` also where `id` is none or belongs to another organisation's map, or the dialogue does; `Denied`.
pub async fn create_once(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    id: &str,
    new: &NewMap,
) -> Result<String> {
    actor.need(organisation_id, Right::Plan)?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    of_its_own(tx, actor, organisation_id, new.dialogue_id.as_deref()).await?;
    let organisation = organisation::by_id(tx, organisation_id).await?;
    let made = tx
        .run(
            sql!(
                "insert into opinion_map (id, public_id, organisation_id, dialogue_id, state, language, languages, zone,
                 may_propose, results_at_once, attribution, last_voter, last_statement, last_vote, version, created_at,
                 updated_at) values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, '', 0, 0, 0, 0, $10, $10)
                 on conflict (id) do nothing"
            ),
            &[
                id.into(),
                ctx.public_id().into(),
                organisation_id.into(),
                new.dialogue_id.as_deref().into(),
                (&new.language).into(),
                serde_json::to_string(&[&new.language])?.into(),
                organisation.profile.zone.into(),
                true.into(),
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
        question: new.question.clone(),
        ..Words::default()
    };
    put_words(tx, id, &new.language, &words).await?;
    Ok(id.to_owned())
}

/// A map belongs only to a dialogue of its own organisation.
async fn of_its_own(
    tx: &mut Tx,
    actor: &Actor,
    organisation_id: &str,
    dialogue_id: Option<&str>,
) -> Result<()> {
    let Some(id) = dialogue_id else { return Ok(()) };
    let dialogue = dialogue::load(tx, actor, id, Right::SeePlan).await?;
    if dialogue.organisation_id == organisation_id {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn put_words(tx: &mut Tx, id: &str, language: &str, words: &Words) -> Result<()> {
    tx.run(
        sql!(
            "insert into opinion_map_text (map_id, language, question, introduction) values ($1, $2, $3, $4)
             on conflict (map_id, language) do update set question = $3, introduction = $4"
        ),
        &[
            id.into(),
            language.into(),
            (&words.question).into(),
            (&words.introduction).into(),
        ],
    )
    .await?;
    Ok(())
}

/// How a map is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Languages of the statements beside the first one.
    pub languages: Vec<String>,
    /// The dialogue that it belongs to.
    pub dialogue_id: Option<String>,
    /// From when people can vote.
    pub opens_at: Option<i64>,
    /// Until when.
    pub closes_at: Option<i64>,
    /// Whether voters may propose statements.
    pub may_propose: bool,
    /// Whether voters see results at once.
    pub results_at_once: bool,
    /// Whose data it is.
    pub attribution: String,
}

impl Settings {
    /// Reads the form. A new end lies after `now`, or everybody would be late at once.
    pub fn read(reader: &mut Reader<'_>, map: &OpinionMap, now: i64) -> Settings {
        let opens_at = instant(reader, "opinion_opens", &map.zone);
        let closes_at = instant(reader, "opinion_closes", &map.zone);
        if opens_at
            .zip(closes_at)
            .is_some_and(|(opens, closes)| closes <= opens)
        {
            reader.fault("opinion_closes_date", Fault::BeforeTheOpening);
        }
        if closes_at != map.closes_at && closes_at.is_some_and(|at| at <= now) {
            reader.fault("opinion_closes_date", Fault::InThePast);
        }
        let at_once = |typed: &str| match typed {
            "at-once" => Some(true),
            "published" => Some(false),
            _ => None,
        };
        Settings {
            languages: reader.choices("opinion_languages", &SPOKEN),
            dialogue_id: Some(reader.line("dialogue", 40)).filter(|id| !id.is_empty()),
            opens_at,
            closes_at,
            may_propose: reader.ticked("may_propose"),
            results_at_once: reader.choice("opinion_results", at_once, true),
            attribution: reader.line("opinion_attribution", 300),
        }
    }

    /// The form's fields.
    pub fn fill(map: &OpinionMap) -> Fields {
        let mut fields = Fields::default()
            .with_all("opinion_languages", map.languages.iter())
            .with("dialogue", map.dialogue_id.as_deref().unwrap_or(""))
            .with("may_propose", if map.may_propose { "yes" } else { "" })
            .with(
                "opinion_results",
                if map.results_at_once {
                    "at-once"
                } else {
                    "published"
                },
            )
            .with("opinion_attribution", &map.attribution);
        for (name, at) in [("opinion_opens", map.opens_at), ("opinion_closes", map.closes_at)] {
            let local = at.map(|at| time::local(at, &map.zone));
            let (date, clock) = local.map_or_else(Default::default, |l| (l.iso_date(), l.clock()));
            fields.add(format!("{name}_date"), date);
            fields.add(format!("{name}_time"), clock);
        }
        fields
    }
}

/// A local date and time from `NAME_date` and `NAME_time`. A day without a time begins or ends with the day; of a time
/// that the clocks show twice the second is meant, so that nobody is shut out an hour early.
fn instant(reader: &mut Reader<'_>, name: &str, zone: &str) -> Option<i64> {
    let (date_field, time_field) = (format!("{name}_date"), format!("{name}_time"));
    let (date, clock) = (reader.line(&date_field, 20), reader.line(&time_field, 20));
    if date.is_empty() {
        if !clock.is_empty() {
            reader.fault(&date_field, Fault::Required);
        }
        return None;
    }
    let usual = if name.ends_with("closes") {
        "23:59"
    } else {
        "00:00"
    };
    let clock = if clock.is_empty() { usual } else { clock.as_str() };
    match time::instant(&date, clock, zone, Some(Repeated::Second)) {
        Ok(at) => Some(at),
        Err(time::LocalTimeError::Skipped) => {
            reader.fault(&time_field, Fault::TimeSkipped);
            None
        }
        Err(_) => {
            reader.fault(&date_field, Fault::NotATime);
            None
        }
    }
}

/// Saves what the map says in its first language and how it is held.
///
/// # Errors
/// `NotFound` also for another organisation's dialogue, `Denied`, `Conflict(Forgotten)` where times would change of a map
/// whose voters are forgotten.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    words: &Words,
    settings: &Settings,
) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    // Nobody would find their votes again, and who votes once more would count twice.
    if map.forgotten_at.is_some() && (settings.opens_at, settings.closes_at) != (map.opens_at, map.closes_at)
    {
        return Err(Error::Conflict(Conflict::Forgotten));
    }
    of_its_own(tx, actor, &map.organisation_id, settings.dialogue_id.as_deref()).await?;
    put_words(tx, id, &map.language, words).await?;
    let others = settings.languages.iter().filter(|code| **code != map.language);
    let languages: Vec<&String> = std::iter::once(&map.language).chain(others).collect();
    tx.run(
        sql!(
            "update opinion_map set languages = $2, dialogue_id = $3, opens_at = $4, closes_at = $5, may_propose = $6,
             results_at_once = $7, attribution = $8, updated_at = $9 where id = $1"
        ),
        &[
            id.into(),
            serde_json::to_string(&languages)?.into(),
            settings.dialogue_id.as_deref().into(),
            settings.opens_at.into(),
            settings.closes_at.into(),
            settings.may_propose.into(),
            settings.results_at_once.into(),
            (&settings.attribution).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    clock::reschedule(tx, ctx, id).await
}

/// Saves what the map says in another of its languages; nothing typed takes the translation away.
///
/// # Errors
/// `NotFound` also for a language that is none of its others, `Denied`.
pub async fn translate(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    language: &str,
    words: &Words,
) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    if language == map.language || !map.languages.iter().any(|code| code == language) {
        return Err(Error::NotFound);
    }
    if *words == Words::default() {
        tx.run(
            sql!("delete from opinion_map_text where map_id = $1 and language = $2"),
            &[id.into(), language.into()],
        )
        .await?;
    } else {
        put_words(tx, id, language, words).await?;
    }
    touch(tx, ctx, id).await
}

pub(super) async fn touch(tx: &mut Tx, ctx: &Context, id: &str) -> Result<()> {
    tx.run(
        sql!("update opinion_map set updated_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
