//! What a person does with their personal link about their place: accept, decline, give up.

use std::collections::BTreeMap;

use kernel::place::Command;
use store::db::Tx;

use super::{Application, Standing, book, erasure, form};
use crate::actor::{Actor, Right};
use crate::call::question::Stage;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::programme::{self, Programme};

/// What a person can do about their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Yes to an offered place.
    Accept,
    /// No to an offered place.
    Decline,
    /// Gives up the application, the reserve or the place.
    Withdraw,
}

/// The application of a personal link, and its programme.
///
/// # Errors
/// `NotFound` for a link that is nobody's, or was erased.
pub async fn find(tx: &mut Tx, secret: &str) -> Result<(Application, Programme)> {
    let application = super::by_link(tx, secret).await?;
    let programme = programme::load(tx, &Actor::System, &application.programme_id, Right::SeePlan).await?;
    Ok((application, programme))
}

/// As [`find`], with the programme's row locked.
///
/// # Errors
/// As [`find`].
pub async fn find_for_change(tx: &mut Tx, secret: &str) -> Result<(Application, Programme)> {
    let there = super::by_link(tx, secret).await?;
    let programme =
        programme::load_for_change(tx, &Actor::System, &there.programme_id, Right::SeePlan).await?;
    // Read again: what was seen before the lock may have changed.
    Ok((super::by_id(tx, &there.id).await?, programme))
}

/// Does something about the place.
///
/// # Errors
/// `NotFound`, `Gone` when the time is over, `Conflict` where it is not offered, or nothing was handed in.
pub async fn act(tx: &mut Tx, ctx: &mut Context, secret: &str, act: Act) -> Result<()> {
    let (application, programme) = find_for_change(tx, secret).await?;
    if application.standing == Standing::Draft {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    if programme.state == programme::State::Cancelled && act != Act::Withdraw {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    let key = application.id;
    let command = match act {
        Act::Accept => Command::Accept { key },
        Act::Decline => Command::Decline { key },
        Act::Withdraw => Command::Withdraw { key },
    };
    book::apply(tx, ctx, &Actor::Visitor, &programme, command).await
}

/// Saves the answers to what is asked only of who takes part.
///
/// # Errors
/// `NotFound` also for who does not take part, `Conflict(Rewritten)` where another text was saved since `version` was read.
pub async fn set_more(
    tx: &mut Tx,
    ctx: &Context,
    secret: &str,
    version: u32,
    answers: &BTreeMap<String, String>,
) -> Result<()> {
    let (application, programme) = find_for_change(tx, secret).await?;
    if !application.takes_part() {
        return Err(Error::NotFound);
    }
    let questions = form::questions(tx, &programme.id, Stage::Accepted).await?;
    let same = questions
        .iter()
        .all(|q| answers.get(&q.id) == application.answers.get(&q.id));
    if same {
        return Ok(());
    }
    if application.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    form::put_answers(tx, ctx, &application.id, answers, &questions).await
}

/// Erases the application with all that hangs on it; a place that was held is offered to the next of the reserve.
///
/// # Errors
/// `NotFound`.
pub async fn erase(tx: &mut Tx, ctx: &mut Context, secret: &str) -> Result<()> {
    let (application, programme) = find_for_change(tx, secret).await?;
    erasure::application(tx, ctx, &Actor::Visitor, &programme, &application.id).await
}
