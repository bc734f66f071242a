//! The live circle over the database: a command is checked against the history, stored, and only then acknowledged.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::circle::{
    self, Action, Command, CommandId, Duty, Event, Outcome, Phase, Refusal, Sequenced, State, TextId,
};
use kernel::method;
use store::{db::Tx, sql};

use super::words::{self, Written};
use super::{Circle, seat};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue};
use crate::error::{Conflict, Error, Result};
use crate::job::{self, Job};

/// How many circles are kept folded; more than are ever live at a time on one node.
const KEPT: usize = 500;

/// States of circles that were folded already, so that a command reads only what is new. It may be lost at any time.
#[derive(Debug, Default)]
pub struct Memory(Mutex<HashMap<String, Arc<State>>>);

impl Memory {
    fn get(&self, id: &str) -> Option<Arc<State>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .cloned()
    }

    fn keep(&self, id: &str, state: &Arc<State>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT && !kept.contains_key(id) {
            kept.clear();
        }
        kept.insert(id.to_owned(), state.clone());
    }
}

/// Where a circle stands, by what is committed.
///
/// # Errors
/// When the database fails, or its history is damaged.
pub async fn state(tx: &mut Tx, memory: &Memory, circle: &Circle) -> Result<Arc<State>> {
    // The close writes the history anew under other numbers, so what was folded before it says nothing about it.
    let known = memory
        .get(&circle.id)
        .filter(|s| circle.closed_at.is_none() || s.phase() == Phase::Closed)
        .unwrap_or_default();
    let since = i64::try_from(known.number()).unwrap_or(i64::MAX);
    let rows = tx
        .all(
            sql!("select event from circle_event where circle_id = $1 and n > $2 order by n"),
            &[(&circle.id).into(), since.into()],
        )
        .await?;
    if rows.is_empty() {
        return Ok(known);
    }
    let mut state = State::clone(&known);
    for row in &rows {
        let event: Sequenced = serde_json::from_str(&row.get::<String>("event")?)?;
        circle::apply(&mut state, &event).map_err(damaged)?;
    }
    let state = Arc::new(state);
    memory.keep(&circle.id, &state);
    Ok(state)
}

fn damaged(error: circle::FoldError) -> Error {
    Error::Internal(format!("history of a circle: {error}"))
}

/// The whole history of a circle as it is stored.
///
/// # Errors
/// When the database fails, or a line is damaged.
pub async fn history(tx: &mut Tx, circle_id: &str) -> Result<Vec<Sequenced>> {
    let rows = tx
        .all(
            sql!("select event from circle_event where circle_id = $1 order by n"),
            &[circle_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok(serde_json::from_str(&row.get::<String>("event")?)?))
        .collect()
}

/// Something that somebody wants of a circle.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Made by the client; the same when it is sent again.
    pub id: CommandId,
    /// What.
    pub what: Action,
    /// The text, for words that are written down or corrected.
    pub text: Option<Written>,
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is stored, now or before, as the event of this number.
    Stored(u64),
    /// It was refused; nothing has changed.
    Refused(Refusal),
}

/// Checks a wish and stores what it leads to. The caller commits before it acknowledges.
///
/// # Errors
/// `NotFound` for a circle that is not there, `Internal` where the text is missing that the wish names.
pub async fn wish(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    circle_id: &str,
    by: &Duty,
    wish: &Wish,
) -> Result<Answer> {
    // Its row first: of two who come at once one waits.
    let locked = tx
        .run(
            sql!("update circle set version = version + 1 where id = $1"),
            &[circle_id.into()],
        )
        .await?;
    if locked == 0 {
        return Err(Error::NotFound);
    }
    let circle = super::by_id(tx, circle_id).await?;
    let state = state(tx, memory, &circle).await?;
    let command = Command {
        id: wish.id.clone(),
        by: by.clone(),
        at: ctx.now,
        what: wish.what.clone(),
    };
    let event = match circle::decide(&state, &command) {
        Ok(Outcome::New(event)) => event,
        Ok(Outcome::Known { n }) => return Ok(Answer::Stored(n)),
        Err(refusal) => return Ok(Answer::Refused(refusal)),
    };
    let text = || {
        wish.text
            .as_ref()
            .ok_or_else(|| Error::Internal("words without a text".into()))
    };
    match &event.event {
        Event::Captured { words, text: id, .. } | Event::Corrected { words, text: id, .. } => {
            // A text of this id in another circle: somebody made the id up.
            if text_exists(tx, id).await? {
                return Ok(Answer::Refused(Refusal::AlreadySaid));
            }
            words::put(tx, circle_id, words, id, text()?).await?;
        }
        _ => {}
    }
    if let Some(id) = event.event.erases() {
        words::erase(tx, id).await?;
        forget_bytes(tx, ctx).await?;
    }
    match event.event {
        Event::Closed => close(tx, ctx, &circle, event.clone()).await?,
        Event::Opened { .. } => {
            store(tx, circle_id, &event).await?;
            tx.run(
                sql!("update circle set opened_at = $2 where id = $1"),
                &[circle_id.into(), ctx.now.into()],
            )
            .await?;
        }
        _ => store(tx, circle_id, &event).await?,
    }
    Ok(Answer::Stored(event.n))
}

async fn text_exists(tx: &mut Tx, id: &TextId) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select id from words_text where id = $1"),
            &[id.as_str().into()],
        )
        .await?;
    Ok(row.is_some())
}

async fn store(tx: &mut Tx, circle_id: &str, event: &Sequenced) -> Result<()> {
    tx.run(
        sql!("insert into circle_event (circle_id, n, command_id, event) values ($1, $2, $3, $4)"),
        &[
            circle_id.into(),
            i64::try_from(event.n).unwrap_or(i64::MAX).into(),
            event.id.as_ref().map(|id| id.as_str()).into(),
            serde_json::to_string(event)?.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The close writes the history anew without who spoke, passed, came and went.
async fn close(tx: &mut Tx, ctx: &mut Context, circle: &Circle, event: Sequenced) -> Result<()> {
    let mut events = history(tx, &circle.id).await?;
    events.push(event);
    let over = circle::close_over(&events).map_err(damaged)?;
    tx.run(
        sql!("delete from circle_event where circle_id = $1"),
        &[(&circle.id).into()],
    )
    .await?;
    for event in &over {
        store(tx, &circle.id, event).await?;
    }
    tx.run(
        sql!("update circle set closed_at = $2 where id = $1"),
        &[(&circle.id).into(), ctx.now.into()],
    )
    .await?;
    forget_bytes(tx, ctx).await
}

/// Asks for what was deleted to be overwritten in the database's files too.
pub(crate) async fn forget_bytes(tx: &mut Tx, ctx: &mut Context) -> Result<()> {
    let now = ctx.now;
    job::schedule(tx, ctx, &Job::Scrub, now).await
}

/// Opens a circle: with those who have a seat in it, or with so many where nobody was seated.
///
/// # Errors
/// `NotFound`, `Conflict(NotReady)` where the dialogue's method does not fit its time, `Conflict(Cancelled)`.
pub async fn open(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    circle_id: &str,
    by: &Duty,
    id: CommandId,
    otherwise: u16,
) -> Result<Answer> {
    let circle = super::by_id(tx, circle_id).await?;
    let dialogue = dialogue::load(tx, &Actor::System, &circle.dialogue_id, Right::SeePlan).await?;
    match dialogue.state {
        dialogue::State::Open => {}
        dialogue::State::Draft => return Err(Error::Conflict(Conflict::NotReady)),
        dialogue::State::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
    }
    let minutes = minutes(&dialogue).ok_or(Error::Conflict(Conflict::NotReady))?;
    let seated = if circle.opened_at.is_none() {
        seat::number(tx, &circle).await?
    } else {
        0
    };
    let with = circle::Opening {
        method: dialogue.method_id.clone(),
        version: dialogue.method_version,
        minutes,
        seats: if seated > 0 {
            seated
        } else {
            otherwise.clamp(1, circle::MAX_SEATS)
        },
        language: dialogue.language.clone(),
    };
    let wish = Wish {
        id,
        what: Action::Open(with),
        text: None,
    };
    self::wish(tx, ctx, memory, circle_id, by, &wish).await
}

/// The minutes of each step of a dialogue; `None` where its method and time do not fit.
pub fn minutes(dialogue: &Dialogue) -> Option<Vec<u32>> {
    let method = dialogue.method()?;
    Some(
        method::plan(method, dialogue.minutes, &dialogue.pinned)
            .ok()?
            .minutes,
    )
}

/// A circle with all that its pages pick from.
#[derive(Debug, Clone)]
pub struct View {
    /// The circle.
    pub circle: Circle,
    /// Its dialogue.
    pub dialogue: Dialogue,
    /// Where it stands.
    pub state: Arc<State>,
    /// What was written down.
    pub texts: BTreeMap<TextId, Written>,
}

impl View {
    /// Words that are not gone, with their texts, in the order in which they were written.
    pub fn words(&self) -> impl Iterator<Item = (&circle::Words, &Written)> {
        self.state
            .words()
            .iter()
            .filter_map(|words| Some((words, self.texts.get(words.text()?)?)))
    }

    /// The method that the circle follows: the one it was opened with, else the dialogue's.
    pub fn method(&self) -> Option<&'static method::Method> {
        match self.state.opening() {
            Some(with) => method::find(&with.method, with.version),
            None => self.dialogue.method(),
        }
    }
}

/// A circle with all that its pages pick from, for code that has checked who asks.
///
/// # Errors
/// When the database fails.
pub async fn view(tx: &mut Tx, memory: &Memory, circle: Circle) -> Result<View> {
    let dialogue = dialogue::load(tx, &Actor::System, &circle.dialogue_id, Right::SeePlan).await?;
    let state = state(tx, memory, &circle).await?;
    let texts = words::texts(tx, &circle.id).await?;
    Ok(View {
        circle,
        dialogue,
        state,
        texts,
    })
}
