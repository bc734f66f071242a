//! Lifting statements from what was said in circles. Only words that their speaker released become a statement, the
//! link to them is kept, and when they are withdrawn, struck or corrected, the statement loses its text with them.

use kernel::circle::WordsId;
use store::{db::Tx, sql};

use super::statement::{self, LONGEST, Source, State};
use super::{OpinionMap, load, load_for_change, plan};
use crate::actor::{Actor, Right};
use crate::circle::live::Memory;
use crate::circle::words::Written;
use crate::context::Context;
use crate::dialogue::{self, list};
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults};
use crate::summary::shown;

/// A quote that a statement can be lifted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Which words.
    pub words: WordsId,
    /// What was said.
    pub written: Written,
    /// Whether a statement of the map was lifted from them already.
    pub lifted: bool,
}

/// The quotes of one dialogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The dialogue's id.
    pub dialogue_id: String,
    /// Its question in its own language, and that language.
    pub question: (String, String),
    /// Its quotes, in an order that tells nothing.
    pub quotes: Vec<Quote>,
}

/// All quotes of the organisation's dialogues; those of the map's own dialogue first.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn quotes(tx: &mut Tx, memory: &Memory, actor: &Actor, map: &OpinionMap) -> Result<Vec<Said>> {
    actor.need(&map.organisation_id, Right::Plan)?;
    let taken = lifted(tx, &map.id).await?;
    let mut said = Vec::new();
    for entry in list::of_organisation(tx, actor, &map.organisation_id).await? {
        let dialogue = entry.dialogue;
        let views = shown::views(tx, memory, &dialogue).await?;
        let quotes: Vec<Quote> = shown::quotes(&views)
            .into_iter()
            .map(|(words, written)| Quote {
                lifted: taken.iter().any(|(_, from)| from == words.as_str()),
                words,
                written,
            })
            .collect();
        if !quotes.is_empty() {
            said.push(Said {
                question: (dialogue.question().to_owned(), dialogue.language.clone()),
                dialogue_id: dialogue.id,
                quotes,
            });
        }
    }
    said.sort_by_key(|s| map.dialogue_id.as_deref() != Some(s.dialogue_id.as_str()));
    Ok(said)
}

/// Which statements of a map were lifted from which words.
///
/// # Errors
/// When the database fails.
pub async fn lifted(tx: &mut Tx, map_id: &str) -> Result<Vec<(u32, String)>> {
    let rows = tx
        .all(
            sql!(
                "select distinct opinion_statement_text.statement, words_text.words_id from opinion_statement_text
                 join words_text on words_text.id = opinion_statement_text.from_text
                 where opinion_statement_text.map_id = $1
                 order by opinion_statement_text.statement, words_text.words_id"
            ),
            &[map_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.count("statement")?, row.get("words_id")?)))
        .collect()
}

/// Makes a statement of a quote, in the host's wording of it.
///
/// # Errors
/// `NotFound` also for words that are no quote of the organisation, `Denied`, `Invalid` with a fault at
/// `statement_text`, `Conflict(LiftedBefore)`.
pub async fn lift(
    tx: &mut Tx,
    ctx: &Context,
    memory: &Memory,
    actor: &Actor,
    id: &str,
    words: &str,
    typed: &str,
) -> Result<u32> {
    let map = load(tx, actor, id, Right::Plan).await?;
    let row = tx
        .maybe(
            sql!(
                "select circle.dialogue_id from words_text join circle on circle.id = words_text.circle_id
                 where words_text.words_id = $1"
            ),
            &[words.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let dialogue_id: String = row.get("dialogue_id")?;
    let dialogue = dialogue::load(tx, actor, &dialogue_id, Right::Plan).await?;
    if dialogue.organisation_id != map.organisation_id {
        return Err(Error::NotFound);
    }
    let text = kernel::text::line(typed);
    let fault = match kernel::text::length(&text) {
        0 => Some(Fault::Required),
        n if n > LONGEST => Some(Fault::TooLong(LONGEST)),
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(Error::Invalid(Faults::one("statement_text", fault)));
    }
    load_for_change(tx, actor, id, Right::Plan).await?;
    if let Some((number, _)) = lifted(tx, id).await?.iter().find(|(_, from)| from == words) {
        let (number, said) = (*number, statement::of(tx, id, *number).await?);
        // The same form sent twice is one statement.
        return if said.texts.values().any(|own| *own == text) {
            Ok(number)
        } else {
            Err(Error::Conflict(Conflict::LiftedBefore))
        };
    }
    let views = shown::views(tx, memory, &dialogue).await?;
    let quote = views
        .iter()
        .flat_map(crate::circle::live::View::words)
        .find(|(said, _)| said.id().as_str() == words && said.is_quote())
        .and_then(|(said, written)| Some((said.text()?.as_str().to_owned(), written.language.clone())));
    let (from_text, language) = quote.ok_or(Error::NotFound)?;
    let new = statement::New {
        state: State::In,
        source: Source::Words,
        language: &language,
        text: &text,
        proposer: None,
        once: None,
        from_text: Some(&from_text),
        at: ctx.now,
    };
    let number = statement::put(tx, id, &new).await?;
    plan::touch(tx, ctx, id).await?;
    Ok(number)
}

/// The words are kept back: statements that were lifted from them lose their text.
pub(crate) async fn kept_back(tx: &mut Tx, ctx: &mut Context, words: &str) -> Result<()> {
    let gone = tx
        .run(
            sql!(
                "delete from opinion_statement_text where from_text in (select id from words_text where words_id = $1)"
            ),
            &[words.into()],
        )
        .await?;
    if gone > 0 {
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}

/// From which dialogue a statement was lifted: its id and its question, while the words are there.
///
/// # Errors
/// When the database fails.
pub async fn source(tx: &mut Tx, map_id: &str, number: u32) -> Result<Option<(String, String)>> {
    let row = tx
        .maybe(
            sql!(
                "select circle.dialogue_id from opinion_statement_text as said
                 join words_text on words_text.id = said.from_text join circle on circle.id = words_text.circle_id
                 where said.map_id = $1 and said.statement = $2 limit 1"
            ),
            &[map_id.into(), number.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.get("dialogue_id")?;
    let dialogue = dialogue::load(tx, &Actor::System, &id, Right::SeePlan).await?;
    Ok(Some((id, dialogue.question().to_owned())))
}
