//! The summary of a dialogue: the circles' packagings put together by the host, with the quotes that the host shows.
//! Here it is written, published and taken back; [`shown`] is what everybody reads, [`notes`] what the host reads
//! before, [`search`] finds it.
//!
//! Quotes are never copied. What is kept is which words the host chose; whether they may be shown, and their text, is
//! looked up each time, so that words which somebody withdraws are gone everywhere at once.

pub mod notes;
pub mod search;
pub mod shown;

use std::collections::BTreeSet;

use kernel::circle::WordsId;
use store::{db::Tx, db::Value, sql};

use crate::actor::{Actor, Right};
use crate::circle::live::Memory;
use crate::circle::words::Written;
use crate::context::Context;
use crate::dialogue::{self, Dialogue};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::packaging::{self, Part, Parts};

/// The longest part, in characters; several circles' packagings have room in it.
pub const LONGEST: usize = 10_000;

/// A summary as it is saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What is written.
    pub parts: Parts,
    /// How often it was saved; 0 where nobody has yet.
    pub version: u32,
    /// Since when everybody can read it, microseconds UTC; `None` for a draft.
    pub published_at: Option<i64>,
}

/// A quote that the host can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Which words.
    pub words: WordsId,
    /// What was said.
    pub written: Written,
    /// Whether the host shows it.
    pub chosen: bool,
}

/// A summary in the host's hand.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its dialogue.
    pub dialogue: Dialogue,
    /// The summary; before it was saved once its parts are those of the circles, one after another.
    pub summary: Summary,
    /// All quotes of the dialogue, in the order in which the public reads them.
    pub quotes: Vec<Quote>,
}

impl Draft {
    /// The form's fields; `version` is a hidden one, and `quote` has the chosen words.
    pub fn fill(&self) -> Fields {
        let chosen = self.quotes.iter().filter(|q| q.chosen);
        self.summary
            .parts
            .fill()
            .with("version", self.summary.version.to_string())
            .with_all("quote", chosen.map(|q| q.words.as_str()))
    }
}

/// What the host wrote and chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// What is written.
    pub parts: Parts,
    /// The version that was read.
    pub version: u32,
    /// The words that are to be shown.
    pub quotes: BTreeSet<String>,
}

impl Edited {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Edited {
        Edited {
            parts: Parts::read(reader, LONGEST),
            version: packaging::version(reader.fields()),
            quotes: reader.fields().all("quote").iter().cloned().collect(),
        }
    }
}

/// The version that a form was read at, for what is done with a whole summary.
pub fn version(fields: &Fields) -> u32 {
    packaging::version(fields)
}

pub(crate) async fn load(tx: &mut Tx, dialogue_id: &str) -> Result<Option<Summary>> {
    let row = tx
        .maybe(
            sql!("select * from summary where dialogue_id = $1"),
            &[dialogue_id.into()],
        )
        .await?;
    row.map(|row| {
        Ok(Summary {
            parts: Parts::of(&row)?,
            version: row.count("version")?,
            published_at: row.get("published_at")?,
        })
    })
    .transpose()
}

/// Whether everybody can read the summary of a dialogue.
///
/// # Errors
/// When the database fails.
pub async fn is_published(tx: &mut Tx, dialogue_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select dialogue_id from summary where dialogue_id = $1 and published_at is not null"),
            &[dialogue_id.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// The words that the host chose.
async fn chosen(tx: &mut Tx, dialogue_id: &str) -> Result<BTreeSet<String>> {
    let rows = tx
        .all(
            sql!("select words_id from summary_quote where dialogue_id = $1"),
            &[dialogue_id.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.get("words_id")?)).collect()
}

/// The summary for whoever writes it, with all quotes of the dialogue.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn draft(tx: &mut Tx, memory: &Memory, actor: &Actor, dialogue_id: &str) -> Result<Draft> {
    let dialogue = dialogue::load(tx, actor, dialogue_id, Right::Plan).await?;
    let views = shown::views(tx, memory, &dialogue).await?;
    let (summary, chosen) = match load(tx, dialogue_id).await? {
        Some(saved) => (saved, Some(chosen(tx, dialogue_id).await?)),
        None => {
            let mut packed = Vec::with_capacity(views.len());
            for view in &views {
                packed.push(packaging::load(tx, &view.circle.id).await?.parts);
            }
            let first = Summary {
                parts: merged(&packed),
                ..Summary::default()
            };
            (first, None)
        }
    };
    let quotes = shown::quotes(&views)
        .into_iter()
        .map(|(words, written)| Quote {
            chosen: chosen.as_ref().is_none_or(|c| c.contains(words.as_str())),
            words,
            written,
        })
        .collect();
    Ok(Draft {
        dialogue,
        summary,
        quotes,
    })
}

/// Packagings one after another, part by part. Which circle wrote what is not said.
fn merged(packed: &[Parts]) -> Parts {
    Part::ALL.into_iter().fold(Parts::default(), |all, part| {
        let texts: Vec<&str> = packed
            .iter()
            .map(|parts| parts.get(part))
            .filter(|text| !text.is_empty())
            .collect();
        all.with(part, texts.join("\n\n"))
    })
}

/// Saves the summary; where it is public already, everybody reads the new one.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Rewritten)` where somebody saved another one since this version was read,
/// `Invalid` where it is public and nothing would be left of it.
pub async fn save(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    dialogue_id: &str,
    edited: &Edited,
) -> Result<()> {
    // The dialogue's row is locked, so nobody saves between the look and the writing.
    dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    let was = load(tx, dialogue_id).await?.unwrap_or_default();
    if was.version != edited.version {
        let same = was.parts == edited.parts && chosen(tx, dialogue_id).await? == edited.quotes;
        return if same {
            Ok(())
        } else {
            Err(Error::Conflict(Conflict::Rewritten))
        };
    }
    if was.published_at.is_some() {
        not_empty(&edited.parts)?;
    }
    let mut values: Vec<Value> = vec![dialogue_id.into(), ctx.now.into()];
    values.extend(edited.parts.values());
    tx.run(
        sql!(
            "insert into summary (dialogue_id, version, updated_at, topics, agreed, differences, unclear, next)
             values ($1, 1, $2, $3, $4, $5, $6, $7) on conflict (dialogue_id) do update set
             version = summary.version + 1, updated_at = $2,
             topics = $3, agreed = $4, differences = $5, unclear = $6, next = $7"
        ),
        &values,
    )
    .await?;
    tx.run(
        sql!("delete from summary_quote where dialogue_id = $1"),
        &[dialogue_id.into()],
    )
    .await?;
    // Nothing can be shown that is no quote, so what else a form names does no harm; but it is not kept.
    for words in edited
        .quotes
        .iter()
        .filter(|id| WordsId::new(id.as_str()).is_ok())
    {
        tx.run(
            sql!(
                "insert into summary_quote (dialogue_id, words_id) select $1, words_text.words_id from words_text
                 join circle on circle.id = words_text.circle_id
                 where circle.dialogue_id = $1 and words_text.words_id = $2
                 on conflict (dialogue_id, words_id) do nothing"
            ),
            &[dialogue_id.into(), words.into()],
        )
        .await?;
    }
    Ok(())
}

fn not_empty(parts: &Parts) -> Result<()> {
    if parts.is_empty() {
        Err(Error::Invalid(Faults::one(
            Part::Topics.as_str(),
            Fault::Required,
        )))
    } else {
        Ok(())
    }
}

/// Makes the summary public, in the version that the host saw.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where nothing is written, `Conflict(Rewritten)` where it reads otherwise by now,
/// `Conflict(NotReady)` where the dialogue itself is a draft.
pub async fn publish(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    dialogue_id: &str,
    version: u32,
) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    if dialogue.state == dialogue::State::Draft {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    let summary = load(tx, dialogue_id).await?.unwrap_or_default();
    not_empty(&summary.parts)?;
    if summary.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    tx.run(
        sql!("update summary set published_at = $2 where dialogue_id = $1 and published_at is null"),
        &[dialogue_id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}

/// Makes the summary a draft again.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn take_back(tx: &mut Tx, actor: &Actor, dialogue_id: &str) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    tx.run(
        sql!("update summary set published_at = null where dialogue_id = $1"),
        &[dialogue_id.into()],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packagings_are_put_one_after_another_without_gaps() {
        let first = Parts::default()
            .with(Part::Topics, "Lasteaed")
            .with(Part::Next, "Kiri vallale");
        let second = Parts::default().with(Part::Topics, "Buss");
        let all = merged(&[first, Parts::default(), second]);
        assert_eq!(all.get(Part::Topics), "Lasteaed\n\nBuss");
        assert_eq!(all.get(Part::Agreed), "");
        assert_eq!(all.get(Part::Next), "Kiri vallale");
    }
}
