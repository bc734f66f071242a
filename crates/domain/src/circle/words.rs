//! The texts of what was said. Events name them; only here they are written, and from here they are erased.

use std::collections::BTreeMap;

use kernel::circle::{TextId, WordsId};
use kernel::text;
use store::{db::Tx, sql};

use crate::dialogue::plan::SPOKEN;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};

/// The longest text of words, in characters: a scribe's longest entry has some hundreds.
pub const LONGEST: usize = 2000;

/// A text as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The language it was said in, as BCP 47.
    pub language: String,
    /// In the speaker's words.
    pub text: String,
}

impl Written {
    /// What a scribe typed, cleaned: without control characters, at most [`LONGEST`] characters.
    ///
    /// # Errors
    /// `Invalid` with a fault at `text` where it is empty or too long.
    pub fn new(typed: &str, language: &str, otherwise: &str) -> Result<Written> {
        let text = text::lines(typed);
        let fault = match text::length(&text) {
            0 => Some(Fault::Required),
            n if n > LONGEST => Some(Fault::TooLong(LONGEST)),
            _ => None,
        };
        if let Some(fault) = fault {
            return Err(Error::Invalid(Faults::one("text", fault)));
        }
        let language = SPOKEN
            .iter()
            .copied()
            .find(|l| *l == language)
            .unwrap_or(otherwise);
        Ok(Written {
            language: language.to_owned(),
            text,
        })
    }
}

/// The texts of a circle that were not erased.
///
/// # Errors
/// When the database fails.
pub async fn texts(tx: &mut Tx, circle_id: &str) -> Result<BTreeMap<TextId, Written>> {
    let rows = tx
        .all(
            sql!("select id, language, text from words_text where circle_id = $1"),
            &[circle_id.into()],
        )
        .await?;
    let mut texts = BTreeMap::new();
    for row in &rows {
        let written = Written {
            language: row.get("language")?,
            text: row.get("text")?,
        };
        texts.insert(text_id(row.get("id")?)?, written);
    }
    Ok(texts)
}

/// The text of this id, in whichever circle.
pub(super) async fn find(tx: &mut Tx, id: &TextId) -> Result<Option<Written>> {
    let row = tx
        .maybe(
            sql!("select language, text from words_text where id = $1"),
            &[id.as_str().into()],
        )
        .await?;
    row.map(|row| {
        Ok(Written {
            language: row.get("language")?,
            text: row.get("text")?,
        })
    })
    .transpose()
}

fn text_id(stored: String) -> Result<TextId> {
    TextId::new(stored).map_err(|e| Error::Internal(format!("stored text: {e}")))
}

/// Takes an id for words of a circle; `false` where another circle has it.
pub(super) async fn claim(tx: &mut Tx, circle_id: &str, words: &WordsId) -> Result<bool> {
    let made = tx
        .run(
            sql!("insert into words (id, circle_id) values ($1, $2) on conflict (id) do nothing"),
            &[words.as_str().into(), circle_id.into()],
        )
        .await?;
    Ok(made == 1)
}

pub(super) async fn put(
    tx: &mut Tx,
    circle_id: &str,
    words: &WordsId,
    id: &TextId,
    written: &Written,
) -> Result<()> {
    tx.run(
        sql!("insert into words_text (id, circle_id, words_id, language, text) values ($1, $2, $3, $4, $5)"),
        &[
            id.as_str().into(),
            circle_id.into(),
            words.as_str().into(),
            (&written.language).into(),
            (&written.text).into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn erase(tx: &mut Tx, id: &TextId) -> Result<()> {
    tx.run(
        sql!("delete from words_text where id = $1"),
        &[id.as_str().into()],
    )
    .await?;
    Ok(())
}
