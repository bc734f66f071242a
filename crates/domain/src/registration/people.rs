//! What the host sees and does about the people of a dialogue.

use kernel::place::Command;
use store::{db::Tx, sql};

use super::{Registration, book, form::Details};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue, invitee};
use crate::error::{Error, Result};
use crate::{erasure, registration};

/// What the host can do about somebody's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// They are here.
    CheckIn,
    /// That was a mistake.
    UndoCheckIn,
    /// They did not come.
    MarkAbsent,
    /// That was a mistake.
    UndoAbsent,
    /// They told that they cannot come.
    Apologise,
    /// Offers a free place, out of turn.
    Offer,
    /// Says yes for somebody who phoned.
    Accept,
    /// Gives their place up for them.
    Withdraw,
    /// Brings them back.
    Return,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 9] = [
        Act::CheckIn,
        Act::UndoCheckIn,
        Act::MarkAbsent,
        Act::UndoAbsent,
        Act::Apologise,
        Act::Offer,
        Act::Accept,
        Act::Withdraw,
        Act::Return,
    ];

    /// As it is sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::CheckIn => "check-in",
            Act::UndoCheckIn => "undo-check-in",
            Act::MarkAbsent => "absent",
            Act::UndoAbsent => "undo-absent",
            Act::Apologise => "apologise",
            Act::Offer => "offer",
            Act::Accept => "accept",
            Act::Withdraw => "withdraw",
            Act::Return => "return",
        }
    }

    /// Of a form's text.
    pub fn parse(text: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|a| a.as_str() == text)
    }

    fn right(self) -> Right {
        match self {
            Act::CheckIn | Act::UndoCheckIn | Act::MarkAbsent | Act::UndoAbsent | Act::Apologise => {
                Right::CheckIn
            }
            Act::Offer | Act::Accept | Act::Withdraw | Act::Return => Right::ManagePeople,
        }
    }
}

/// The people of a dialogue in the order in which they registered.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, dialogue: &Dialogue) -> Result<Vec<Registration>> {
    actor.need(&dialogue.organisation_id, Right::SeePeople)?;
    registration::all(tx, &dialogue.id).await
}

/// One of them.
///
/// # Errors
/// `NotFound` also where the registration is of another dialogue, `Denied`.
pub async fn one(tx: &mut Tx, actor: &Actor, dialogue: &Dialogue, id: &str) -> Result<Registration> {
    actor.need(&dialogue.organisation_id, Right::SeePeople)?;
    let registration = registration::by_id(tx, id).await?;
    if registration.dialogue_id == dialogue.id {
        Ok(registration)
    } else {
        Err(Error::NotFound)
    }
}

/// Does something about somebody's place.
///
/// # Errors
/// `NotFound`, `Denied`, `Full`, `Gone`, `Conflict`.
pub async fn act(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    id: &str,
    act: Act,
) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, act.right()).await?;
    let key = one(tx, actor, &dialogue, id).await?.id;
    let command = match act {
        Act::CheckIn => Command::CheckIn { key },
        Act::UndoCheckIn => Command::UndoCheckIn { key },
        Act::MarkAbsent => Command::MarkAbsent { key },
        Act::UndoAbsent => Command::UndoAbsent { key },
        Act::Apologise => Command::Apologise { key },
        Act::Offer => Command::Offer { key, until: None },
        Act::Accept => Command::Accept { key },
        Act::Withdraw => Command::Withdraw { key },
        Act::Return => Command::Add { key },
    };
    book::apply(tx, ctx, actor, &dialogue, command).await
}

/// Changes somebody's details and kind.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_details(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    dialogue_id: &str,
    id: &str,
    details: &Details,
    kind: &str,
) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::ManagePeople).await?;
    one(tx, actor, &dialogue, id).await?;
    super::own::put_details(tx, ctx, id, details).await?;
    let kinds = invitee::list(tx, dialogue_id).await?;
    let kind = kinds.iter().find(|k| k.id == kind).map(|k| &k.id);
    tx.run(
        sql!("update registration set kind_id = $2 where id = $1"),
        &[id.into(), kind.into()],
    )
    .await?;
    Ok(())
}

/// Erases somebody on their request.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn erase(tx: &mut Tx, ctx: &mut Context, actor: &Actor, dialogue_id: &str, id: &str) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::ManagePeople).await?;
    one(tx, actor, &dialogue, id).await?;
    erasure::registration(tx, ctx, actor, &dialogue, id).await
}
