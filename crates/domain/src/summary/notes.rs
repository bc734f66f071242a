//! What was said in the circles of a dialogue, as the host's people read it: all words by circle and step, and each
//! circle's packaging.

use std::collections::BTreeMap;

use kernel::circle::{Words, WordsId};
use kernel::method::Method;
use store::db::Tx;

use super::shown;
use crate::actor::{Actor, Right};
use crate::circle::live::{self, Memory};
use crate::circle::words::Written;
use crate::circle::{self, Circle};
use crate::dialogue::{self, Dialogue};
use crate::error::{Error, Result};
use crate::packaging::{self, Packaging};

/// The notes of one circle.
#[derive(Debug, Clone)]
pub struct Notes {
    /// The circle.
    pub circle: Circle,
    /// The method that it followed.
    pub method: Option<&'static Method>,
    /// Words that are not gone, by the number of their step, from 0, in the order in which they were written.
    pub steps: BTreeMap<u16, Vec<(Words, Written)>>,
    /// How many were struck or withdrawn.
    pub gone: u32,
    /// What the circle takes along.
    pub packaging: Packaging,
}

/// The notes of all circles of a dialogue, with the dialogue.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn of_dialogue(
    tx: &mut Tx,
    memory: &Memory,
    actor: &Actor,
    dialogue_id: &str,
) -> Result<(Dialogue, Vec<Notes>)> {
    let dialogue = dialogue::load(tx, actor, dialogue_id, Right::SeeWords).await?;
    let mut notes = Vec::new();
    for view in shown::views(tx, memory, &dialogue).await? {
        let mut steps: BTreeMap<u16, Vec<(Words, Written)>> = BTreeMap::new();
        for (words, written) in view.words() {
            let step = steps.entry(words.step()).or_default();
            step.push((words.clone(), written.clone()));
        }
        let gone = view.state.words().iter().filter(|w| w.is_gone()).count();
        notes.push(Notes {
            method: view.method(),
            steps,
            gone: u32::try_from(gone).unwrap_or(u32::MAX),
            packaging: packaging::load(tx, &view.circle.id).await?,
            circle: view.circle,
        });
    }
    Ok((dialogue, notes))
}

/// The circle of a dialogue in which words were written down, also where they are gone by now, for whoever plans.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn circle_of(
    tx: &mut Tx,
    memory: &Memory,
    actor: &Actor,
    dialogue_id: &str,
    words: &WordsId,
) -> Result<Circle> {
    dialogue::load(tx, actor, dialogue_id, Right::Plan).await?;
    for circle in circle::list(tx, dialogue_id).await? {
        if live::state(tx, memory, &circle).await?.find(words).is_some() {
            return Ok(circle);
        }
    }
    Err(Error::NotFound)
}
