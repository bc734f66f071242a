//! Fair selection, diverse seating and opinion maps on plain files, without an installation: `vestlusring selection draw`,
//! `vestlusring seating compose` and `vestlusring opinion map`. Everything they know they read from the files, and the same files and seed give the same answer.

pub(crate) mod compose;
pub(crate) mod draw;
pub(crate) mod opinion;
mod table;
mod watch;

use serde::Serialize;

use crate::serve::say;

/// How a command ended that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// There is an answer.
    Found,
    /// No answer meets the conditions; said in words and, where asked for, as JSON. The program ends with 2.
    Impossible,
}

/// Prints a value on one line of JSON.
fn json(value: &impl Serialize) -> anyhow::Result<()> {
    say(&serde_json::to_string(value)?);
    Ok(())
}

/// Ids out of a list with commas.
fn ids(list: &str) -> Vec<String> {
    let parts = list.split(',').map(str::trim).filter(|id| !id.is_empty());
    parts.map(str::to_owned).collect()
}
