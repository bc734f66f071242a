//! Changes of a seating, kept so that they can be undone one after another, as long as no circle has opened.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::circle::{self, Circle, seat};
use crate::context::Context;
use crate::dialogue;
use crate::error::{Conflict, Error, Result};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Circles were composed.
    Composed,
    /// Seats of those who are not here were freed.
    Repaired,
    /// Those who came late were seated.
    Late,
    /// Somebody was moved by hand.
    Moved,
}

impl What {
    fn as_str(self) -> &'static str {
        match self {
            What::Composed => "composed",
            What::Repaired => "repaired",
            What::Late => "late",
            What::Moved => "moved",
        }
    }

    fn parse(text: &str) -> Option<What> {
        [What::Composed, What::Repaired, What::Late, What::Moved]
            .into_iter()
            .find(|w| w.as_str() == text)
    }
}

/// The latest change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Its number.
    pub n: u32,
    /// What was done.
    pub what: What,
    /// When, microseconds UTC.
    pub at: i64,
}

/// A seat as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Put {
    /// The circle's number.
    pub circle: u32,
    /// Put there by hand.
    pub pinned: bool,
    /// The circles' numbers in later rounds.
    pub later: Vec<u32>,
}

/// Keeps where people sat before a change.
pub(super) async fn keep(
    tx: &mut Tx,
    ctx: &Context,
    dialogue_id: &str,
    what: What,
    circles: usize,
    steps: &BTreeMap<String, Option<Put>>,
) -> Result<()> {
    let n = latest_n(tx, dialogue_id).await? + 1;
    tx.run(
        sql!("insert into seating_change (dialogue_id, n, what, circles, at) values ($1, $2, $3, $4, $5)"),
        &[
            dialogue_id.into(),
            n.into(),
            what.as_str().into(),
            i64::try_from(circles).unwrap_or(i64::MAX).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    for (registration_id, was) in steps {
        tx.run(
            sql!(
                "insert into seating_step (dialogue_id, n, registration_id, was, was_pinned, was_later)
                 values ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                dialogue_id.into(),
                n.into(),
                registration_id.into(),
                was.as_ref().map(|put| put.circle).into(),
                was.as_ref().is_some_and(|put| put.pinned).into(),
                serde_json::to_string(was.as_ref().map_or(&[][..], |put| &put.later))?.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

async fn latest_n(tx: &mut Tx, dialogue_id: &str) -> Result<u32> {
    let row = tx
        .one(
            sql!("select coalesce(max(n), 0) as n from seating_change where dialogue_id = $1"),
            &[dialogue_id.into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// The change that can be undone next, for code that has checked who asks; `None` where there is none.
pub(super) async fn latest(tx: &mut Tx, dialogue_id: &str, circles: &[Circle]) -> Result<Option<Latest>> {
    if circles.iter().any(|c| c.opened_at.is_some()) {
        return Ok(None);
    }
    let row = tx
        .maybe(
            sql!("select n, what, at from seating_change where dialogue_id = $1 order by n desc limit 1"),
            &[dialogue_id.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (n, at) = (row.count("n")?, row.get("at")?);
    Ok(What::parse(&row.get::<String>("what")?).map(|what| Latest { n, what, at }))
}

/// Takes the latest change back: everybody sits where they sat before it. `n` is its number, as it was shown; where it
/// was undone already nothing happens.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(CirclesBegun)` where a circle has opened.
pub async fn undo(tx: &mut Tx, ctx: &mut Context, actor: &Actor, dialogue_id: &str, n: u32) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let mut circles = circle::list(tx, dialogue_id).await?;
    if circles.iter().any(|c| c.opened_at.is_some()) {
        return Err(Error::Conflict(Conflict::CirclesBegun));
    }
    if n == 0 || latest_n(tx, dialogue_id).await? != n {
        return Ok(());
    }
    let were = tx
        .one(
            sql!("select circles from seating_change where dialogue_id = $1 and n = $2"),
            &[dialogue_id.into(), n.into()],
        )
        .await?
        .count("circles")?;
    let steps = tx
        .all(
            sql!("select * from seating_step where dialogue_id = $1 and n = $2 order by registration_id"),
            &[dialogue_id.into(), n.into()],
        )
        .await?;
    // Nobody sits in a circle that goes; the first ones ever made stay, without people.
    for step in &steps {
        seat::remove(tx, &step.get::<String>("registration_id")?).await?;
    }
    if were > 0 && usize::try_from(were).ok() != Some(circles.len()) {
        circles = circle::set_count(tx, ctx, actor, dialogue_id, were).await?;
    }
    for step in &steps {
        let number: Option<i64> = step.get("was")?;
        let was = circles.iter().find(|c| Some(i64::from(c.number)) == number);
        if let Some(circle) = was {
            let id: String = step.get("registration_id")?;
            seat::put(tx, &id, &circle.id, None, step.get("was_pinned")?).await?;
            let later: Vec<u32> = serde_json::from_str(&step.get::<String>("was_later")?)?;
            seat::put_later(tx, &id, &later).await?;
        }
    }
    tx.run(
        sql!("delete from seating_change where dialogue_id = $1 and n = $2"),
        &[dialogue_id.into(), n.into()],
    )
    .await?;
    Ok(())
}
