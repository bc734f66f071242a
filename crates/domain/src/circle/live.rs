//! The live circle over the database: a command is checked against the history, stored, and only then acknowledged.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::circle::{
    self, Action, Command, CommandId, Duty, Event, Outcome, Phase, Refusal, Sequenced, State, TextId,
};
use kernel::method;
use kernel::time::HOUR;
use store::{db::Tx, sql};

use super::words::{self, Written};
use super::{Circle, seat};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue, clock};
use crate::erasure;
use crate::error::{Conflict, Error, Result};

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
        // Who looked earlier and comes later does not take anything back.
        if self.get(id).is_some_and(|known| known.number() > state.number()) {
            return;
        }
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
    let known = memory.get(&circle.id).unwrap_or_default();
    match fold_on(tx, &circle.id, &known).await? {
        None => Ok(known),
        // The close writes the history anew under other numbers, so what was folded before it says nothing about it.
        Some(state) if state.phase() == Phase::Closed && known.phase() != Phase::Closed => {
            let state = Arc::new(circle::fold(&history(tx, &circle.id).await?).map_err(damaged)?);
            memory.keep(&circle.id, &state);
            Ok(state)
        }
        Some(state) => {
            let state = Arc::new(state);
            memory.keep(&circle.id, &state);
            Ok(state)
        }
    }
}

/// Folds what came after a known state; `None` where nothing did.
async fn fold_on(tx: &mut Tx, circle_id: &str, known: &State) -> Result<Option<State>> {
    let since = i64::try_from(known.number()).unwrap_or(i64::MAX);
    let rows = tx
        .all(
            sql!("select event from circle_event where circle_id = $1 and n > $2 order by n"),
            &[circle_id.into(), since.into()],
        )
        .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut state = known.clone();
    for row in &rows {
        let event: Sequenced = serde_json::from_str(&row.get::<String>("event")?)?;
        circle::apply(&mut state, &event).map_err(damaged)?;
    }
    Ok(Some(state))
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
        Ok(Outcome::Known { n }) => {
            // A form that was sent before, with something else in it: nobody may believe that this is done.
            let same = is_the_same(tx, circle_id, wish).await? && says_the_same(tx, wish).await?;
            return Ok(if same {
                Answer::Stored(n)
            } else {
                Answer::Refused(Refusal::AlreadySaid)
            });
        }
        Err(refusal) => return Ok(Answer::Refused(refusal)),
    };
    let text = || {
        wish.text
            .as_ref()
            .ok_or_else(|| Error::Internal("words without a text".into()))
    };
    match &event.event {
        Event::Captured { words, text: id, .. } | Event::Corrected { words, text: id, .. } => {
            // An id of another circle's: somebody made it up, and a summary would take the one for the other.
            let new = matches!(event.event, Event::Captured { .. });
            if words::find(tx, id).await?.is_some() || new && !words::claim(tx, circle_id, words).await? {
                return Ok(Answer::Refused(Refusal::AlreadySaid));
            }
            words::put(tx, circle_id, words, id, text()?).await?;
        }
        _ => {}
    }
    if let Some(id) = event.event.erases() {
        words::erase(tx, id).await?;
        erasure::forget_bytes(tx, ctx).await?;
    }
    if let Event::KeptBack { words } = &event.event {
        crate::opinion::quote::kept_back(tx, ctx, words.as_str()).await?;
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

/// Whether the event that a wish's id made before is what this wish asks for.
async fn is_the_same(tx: &mut Tx, circle_id: &str, wish: &Wish) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select event from circle_event where circle_id = $1 and command_id = $2"),
            &[circle_id.into(), wish.id.as_str().into()],
        )
        .await?;
    let Some(row) = row else { return Ok(true) };
    let event: Sequenced = serde_json::from_str(&row.get::<String>("event")?)?;
    Ok(event.event.answers(&wish.what))
}

/// Whether a wish that came before has the text that was stored then. One that is gone by now cannot be compared.
async fn says_the_same(tx: &mut Tx, wish: &Wish) -> Result<bool> {
    let (Some(written), Action::Capture { text, .. } | Action::Correct { text, .. }) =
        (&wish.text, &wish.what)
    else {
        return Ok(true);
    };
    let stored = words::find(tx, text).await?;
    Ok(stored.is_none_or(|stored| stored == *written))
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
    erasure::forget_bytes(tx, ctx).await
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
    let dialogue_id = super::by_id(tx, circle_id).await?.dialogue_id;
    // Its row, because whoever seats people reads which circles are open.
    let dialogue = dialogue::load_for_change(tx, &Actor::System, &dialogue_id, Right::SeePlan).await?;
    let circle = super::by_id(tx, circle_id).await?;
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
    let answer = self::wish(tx, ctx, memory, circle_id, by, &wish).await?;
    clock::reschedule(tx, ctx, &dialogue_id).await?;
    Ok(answer)
}

/// A circle that nobody closes is closed by time so long after its dialogue ends, or after it was opened, whichever is
/// later: until then it knows who spoke.
const CLOSED_BY_TIME: i64 = 12 * HOUR;

/// When time closes the first of a dialogue's circles, microseconds UTC; `None` where none is open.
///
/// # Errors
/// When the database fails.
pub(crate) async fn closes_at(tx: &mut Tx, dialogue: &Dialogue) -> Result<Option<i64>> {
    let row = tx
        .one(
            sql!("select min(opened_at) as at from circle where dialogue_id = $1 and opened_at is not null and closed_at is null"),
            &[(&dialogue.id).into()],
        )
        .await?;
    let opened: Option<i64> = row.get("at")?;
    Ok(opened.map(|at| at.max(dialogue.ends_at().unwrap_or(at)) + CLOSED_BY_TIME))
}

/// Closes the circles of a dialogue whose time is over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close_by_time(tx: &mut Tx, ctx: &mut Context, dialogue: &Dialogue) -> Result<()> {
    for circle in super::list(tx, &dialogue.id).await? {
        let Some(opened) = circle.opened_at.filter(|_| circle.is_live()) else {
            continue;
        };
        if opened.max(dialogue.ends_at().unwrap_or(opened)) + CLOSED_BY_TIME > ctx.now {
            continue;
        }
        let id = CommandId::new(ctx.token()).map_err(|e| Error::Internal(e.to_string()))?;
        let wish = Wish {
            id,
            what: Action::Close,
            text: None,
        };
        // Its own memory: what this transaction has not committed must not be known elsewhere.
        self::wish(tx, ctx, &Memory::default(), &circle.id, &Duty::Host, &wish).await?;
    }
    Ok(())
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
