//! What everybody reads of a dialogue afterwards: the host's summary, quotes, and how it was held. Made anew each time
//! from what is so at that moment.

use kernel::circle::{Phase, WordsId};
use kernel::method::{self, Method};
use kernel::time::MINUTE;
use store::db::Tx;

use super::{Summary, load};
use crate::actor::{Actor, Right};
use crate::circle;
use crate::circle::live::{self, Memory, View};
use crate::circle::words::{self, Written};
use crate::context;
use crate::dialogue::{self, Dialogue};
use crate::error::{Error, Result};
use crate::registration::book;

/// A dialogue as its summary shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The dialogue.
    pub dialogue: Dialogue,
    /// What the host wrote, in the dialogue's own language.
    pub summary: Summary,
    /// What people said and released, as far as the host shows it: without circle, time, or anything that names the
    /// words, in an order that tells nothing.
    pub quotes: Vec<Written>,
    /// How it was held.
    pub held: Held,
}

/// How a dialogue was held, in totals only.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// How many people came.
    pub came: u32,
    /// How many circles were opened; 0 where it was held without them.
    pub circles: u32,
    /// How long a circle talked, on average, in minutes without pauses; `None` where none has ended.
    pub minutes: Option<u32>,
    /// By which method, in the version in which it was held.
    pub method: Option<&'static Method>,
}

/// The public summary of a dialogue.
///
/// # Errors
/// `NotFound` also where there is none, or it is a draft.
pub async fn public(tx: &mut Tx, memory: &Memory, actor: &Actor, public_id: &str) -> Result<Shown> {
    let dialogue = dialogue::public(tx, actor, public_id).await?;
    match load(tx, &dialogue.id).await? {
        Some(summary) if summary.published_at.is_some() => show(tx, memory, dialogue, summary).await,
        _ => Err(Error::NotFound),
    }
}

/// The summary as the public will read it, for whoever publishes it.
///
/// # Errors
/// `NotFound` also where nothing was saved yet, `Denied`.
pub async fn preview(tx: &mut Tx, memory: &Memory, actor: &Actor, dialogue_id: &str) -> Result<Shown> {
    let dialogue = dialogue::load(tx, actor, dialogue_id, Right::Plan).await?;
    let summary = load(tx, dialogue_id).await?.ok_or(Error::NotFound)?;
    show(tx, memory, dialogue, summary).await
}

async fn show(tx: &mut Tx, memory: &Memory, dialogue: Dialogue, summary: Summary) -> Result<Shown> {
    let views = views(tx, memory, &dialogue).await?;
    let chosen = super::chosen(tx, &dialogue.id).await?;
    let quotes = quotes(&views)
        .into_iter()
        .filter(|(words, _)| chosen.contains(words.as_str()))
        .map(|(_, written)| written)
        .collect();
    let held = held(&views, &dialogue, book::tally(tx, &dialogue).await?.came);
    Ok(Shown {
        dialogue,
        summary,
        quotes,
        held,
    })
}

/// All circles of a dialogue with what is so in them now, for code that has checked who asks.
pub(crate) async fn views(tx: &mut Tx, memory: &Memory, dialogue: &Dialogue) -> Result<Vec<View>> {
    let mut views = Vec::new();
    for circle in circle::list(tx, &dialogue.id).await? {
        views.push(View {
            state: live::state(tx, memory, &circle).await?,
            texts: words::texts(tx, &circle.id).await?,
            dialogue: dialogue.clone(),
            circle,
        });
    }
    Ok(views)
}

/// Words that the circle confirmed and their speaker released, and whose text is there. Their order follows from a
/// hash, so that it tells neither the circle nor when they were said.
pub(crate) fn quotes(views: &[View]) -> Vec<(WordsId, Written)> {
    let mut quotes: Vec<(WordsId, Written)> = views
        .iter()
        .flat_map(View::words)
        .filter(|(words, _)| words.is_quote())
        .map(|(words, written)| (words.id().clone(), written.clone()))
        .collect();
    quotes.sort_by_cached_key(|(words, _)| context::hash(words.as_str()));
    quotes
}

fn held(views: &[View], dialogue: &Dialogue, came: u32) -> Held {
    let opened = views.iter().filter(|v| v.circle.opened_at.is_some());
    // A circle that nobody closed has a clock that runs on.
    let lengths: Vec<i64> = views
        .iter()
        .filter(|v| v.state.phase() == Phase::Closed)
        .map(|v| v.state.timeline(0).iter().map(|(_, _, spent)| spent).sum())
        .collect();
    let count = i64::try_from(lengths.len()).unwrap_or(i64::MAX);
    let whole: i64 = lengths.iter().sum();
    let minutes = (count > 0).then(|| (whole + count * MINUTE / 2) / (count * MINUTE));
    let first = views.iter().find_map(|v| v.state.opening());
    Held {
        came,
        circles: u32::try_from(opened.count()).unwrap_or(u32::MAX),
        minutes: minutes.and_then(|m| u32::try_from(m).ok()),
        method: first.map_or_else(
            || dialogue.method(),
            |with| method::find(&with.method, with.version),
        ),
    }
}
