//! Slips: how somebody holds on to their words. A slip is a random secret for the words of one entry, linked to nobody.
//! With it they release their words, keep them back, or withdraw them for good, also long after the circle.

use kernel::circle::{Action, CommandId, Duty, TextId, WordsId};
use store::{db::DbError, db::Tx, sql};

use super::live::{self, Answer, Memory, View, Wish};
use super::{Circle, by_id};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::dialogue;
use crate::error::{Conflict, Error, Result};

/// The most printed slips of one circle.
const MOST: u32 = 400;

/// Whether somebody can take a slip for words now: while they are read back.
fn may_take(view: &View, words: &WordsId) -> Result<()> {
    match view.state.find(words) {
        None => Err(Error::NotFound),
        Some(found) if found.is_gone() => Err(Error::Gone),
        Some(_) if !view.state.is_reading_back() => Err(Error::Conflict(Conflict::NotReadBack)),
        Some(_) => Ok(()),
    }
}

/// The least letters of the token of a form that takes a slip.
const TOKEN: usize = 20;

/// Takes a slip for words in the read-back, on a phone: its secret. It follows from the `token` of the form, so that the
/// same form sent twice, because of a double tap or an answer that was lost, gives the same slip.
///
/// # Errors
/// `NotFound` for words of another circle and for a form that is not ours, `Gone`, `Conflict(NotReadBack)`,
/// `Conflict(SlipTaken)` where somebody else holds one for these words.
pub async fn take(
    tx: &mut Tx,
    ctx: &Context,
    memory: &Memory,
    circle: &Circle,
    words: &WordsId,
    token: &str,
) -> Result<String> {
    if token.len() < TOKEN {
        return Err(Error::NotFound);
    }
    let view = live::view(tx, memory, circle.clone()).await?;
    may_take(&view, words)?;
    let secret = ctx.key.secret("slip", &format!("{token} {words}"));
    let hash = context::hash(&secret);
    tx.run(
        sql!(
            "insert into slip (secret_hash, circle_id, words_id) values ($1, $2, $3) on conflict do nothing"
        ),
        &[(&hash).into(), (&circle.id).into(), words.as_str().into()],
    )
    .await?;
    let mine = tx
        .maybe(
            sql!("select words_id from slip where secret_hash = $1 and circle_id = $2 and words_id = $3"),
            &[hash.into(), (&circle.id).into(), words.as_str().into()],
        )
        .await?;
    match mine {
        Some(_) => Ok(secret),
        None => Err(Error::Conflict(Conflict::SlipTaken)),
    }
}

/// Frees words of the slip that somebody took by mistake or lost, in the read-back: by whoever writes or leads, when
/// the circle has heard it.
///
/// # Errors
/// `NotFound`, `Gone`, `Conflict(NotReadBack)`.
pub async fn free(tx: &mut Tx, memory: &Memory, circle: &Circle, words: &WordsId) -> Result<()> {
    let view = live::view(tx, memory, circle.clone()).await?;
    may_take(&view, words)?;
    let values = [(&circle.id).into(), words.as_str().into()];
    // A printed one can be given to other words; one on a phone is worth nothing now.
    tx.run(
        sql!("update slip set words_id = null where circle_id = $1 and words_id = $2 and number is not null"),
        &values,
    )
    .await?;
    tx.run(
        sql!("delete from slip where circle_id = $1 and words_id = $2 and number is null"),
        &values,
    )
    .await?;
    Ok(())
}

/// A printed slip before anybody has taken it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Which circle.
    pub circle: u32,
    /// Its number in the circle.
    pub number: u32,
    /// The secret, which is on the paper and nowhere else.
    pub secret: String,
}

/// Makes so many slips for each circle of a dialogue, to be printed. Earlier ones stay good.
///
/// # Errors
/// `NotFound`, `Denied`, `Full` where there are very many already.
pub async fn print(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    each: u32,
) -> Result<Vec<Blank>> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let mut made = Vec::new();
    for circle in super::list(tx, dialogue_id).await? {
        let last = tx
            .one(
                sql!("select coalesce(max(number), 0) as n from slip where circle_id = $1"),
                &[(&circle.id).into()],
            )
            .await?
            .count("n")?;
        if last + each > MOST {
            return Err(Error::Full);
        }
        for number in last + 1..=last + each {
            let secret = ctx.token();
            tx.run(
                sql!("insert into slip (secret_hash, circle_id, number) values ($1, $2, $3)"),
                &[context::hash(&secret).into(), (&circle.id).into(), number.into()],
            )
            .await?;
            made.push(Blank {
                circle: circle.number,
                number,
                secret,
            });
        }
    }
    Ok(made)
}

/// Gives words to a printed slip by its number, in the read-back: by whoever writes or leads, as the speaker asks.
///
/// # Errors
/// `NotFound` for a number or words that are not there, `Gone`, `Conflict(NotReadBack)`, `Conflict(SlipTaken)` where
/// the slip or the words are taken.
pub async fn bind(tx: &mut Tx, memory: &Memory, circle: &Circle, words: &WordsId, number: u32) -> Result<()> {
    let view = live::view(tx, memory, circle.clone()).await?;
    may_take(&view, words)?;
    let known = tx
        .maybe(
            sql!("select words_id from slip where circle_id = $1 and number = $2"),
            &[(&circle.id).into(), number.into()],
        )
        .await?;
    let was: Option<String> = known.ok_or(Error::NotFound)?.get("words_id")?;
    if was.as_deref() == Some(words.as_str()) {
        return Ok(());
    }
    let bound = tx
        .run(
            sql!("update slip set words_id = $3 where circle_id = $1 and number = $2 and words_id is null"),
            &[(&circle.id).into(), number.into(), words.as_str().into()],
        )
        .await;
    match bound {
        Ok(1) => Ok(()),
        Ok(_) | Err(DbError::Unique(_)) => Err(Error::Conflict(Conflict::SlipTaken)),
        Err(other) => Err(other.into()),
    }
}

/// The words of a circle that somebody holds a slip for.
///
/// # Errors
/// When the database fails.
pub async fn taken(tx: &mut Tx, circle_id: &str) -> Result<Vec<WordsId>> {
    let rows = tx
        .all(
            sql!("select words_id from slip where circle_id = $1 and words_id is not null order by words_id"),
            &[circle_id.into()],
        )
        .await?;
    rows.iter().map(|row| words_id(row.get("words_id")?)).collect()
}

fn words_id(stored: String) -> Result<WordsId> {
    WordsId::new(stored).map_err(|e| Error::Internal(format!("stored words: {e}")))
}

/// A slip in its holder's hand.
#[derive(Debug, Clone)]
pub struct Slip {
    /// The circle with its words.
    pub view: View,
    /// Which words it is for; `None` for a printed one that nobody has given words to yet.
    pub words: Option<WordsId>,
    /// The number on a printed one.
    pub number: Option<u32>,
}

/// The slip of a secret.
///
/// # Errors
/// `NotFound`.
pub async fn find(tx: &mut Tx, memory: &Memory, secret: &str) -> Result<Slip> {
    let row = tx
        .maybe(
            sql!("select circle_id, words_id, number from slip where secret_hash = $1"),
            &[context::hash(secret).into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let circle = by_id(tx, &row.get::<String>("circle_id")?).await?;
    let view = live::view(tx, memory, circle).await?;
    Ok(Slip {
        view,
        words: row.get::<Option<String>>("words_id")?.map(words_id).transpose()?,
        number: row
            .get::<Option<i64>>("number")?
            .and_then(|n| u32::try_from(n).ok()),
    })
}

/// What the holder of a slip decides about their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Will {
    /// Others may read them.
    Release,
    /// They stay in the circle's notes.
    KeepBack,
    /// They go, for good.
    Withdraw,
}

impl Will {
    /// As it is sent in forms.
    pub fn parse(text: &str) -> Option<Will> {
        match text {
            "release" => Some(Will::Release),
            "keep" => Some(Will::KeepBack),
            "withdraw" => Some(Will::Withdraw),
            _ => None,
        }
    }
}

/// Does what the holder of a slip decides. `seen` is the text that they read, so that nobody releases another.
///
/// # Errors
/// `NotFound` for a slip that is nobody's or has no words, `Gone` where the words are.
pub async fn decide(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    secret: &str,
    (will, seen): (Will, Option<TextId>),
    id: CommandId,
) -> Result<Answer> {
    let slip = find(tx, memory, secret).await?;
    let words = slip.words.ok_or(Error::NotFound)?;
    let what = match will {
        Will::KeepBack => Action::KeepBack { words: words.clone() },
        Will::Withdraw => Action::Withdraw { words: words.clone() },
        Will::Release => Action::Release {
            words: words.clone(),
            text: seen.ok_or(Error::Gone)?,
        },
    };
    let wish = Wish { id, what, text: None };
    live::wish(
        tx,
        ctx,
        memory,
        &slip.view.circle.id,
        &Duty::Speaker { words },
        &wish,
    )
    .await
}

/// Withdraws or keeps back words for somebody who asked the host and has no slip.
///
/// # Errors
/// `NotFound` also for words of another circle, `Denied`.
pub async fn by_host(
    tx: &mut Tx,
    ctx: &mut Context,
    memory: &Memory,
    actor: &Actor,
    (dialogue_id, circle_id): (&str, &str),
    what: Action,
    id: CommandId,
) -> Result<Answer> {
    let (circle, _) = super::load(tx, actor, dialogue_id, circle_id, Right::Plan).await?;
    let wish = Wish { id, what, text: None };
    live::wish(tx, ctx, memory, &circle.id, &Duty::Host, &wish).await
}
