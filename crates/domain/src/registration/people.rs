//! What the host sees and does about the people of a dialogue.

use kernel::place::{Command, Rules, State};
use store::{db::Tx, sql};

use super::{Registration, book, book::Tally, form::Details};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Dialogue, invitee};
use crate::error::{Conflict, Error, Result};
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

    /// Whether it belongs to the day itself: what whoever stands at the door may do.
    pub fn is_of_the_day(self) -> bool {
        self.right() == Right::CheckIn
    }

    fn command(self, key: String) -> Command<String> {
        match self {
            Act::CheckIn => Command::CheckIn { key },
            Act::UndoCheckIn => Command::UndoCheckIn { key },
            Act::MarkAbsent => Command::MarkAbsent { key },
            Act::UndoAbsent => Command::UndoAbsent { key },
            Act::Apologise => Command::Apologise { key },
            Act::Offer => Command::Offer { key, until: None },
            Act::Accept => Command::Accept { key },
            Act::Withdraw => Command::Withdraw { key },
            Act::Return => Command::Add { key },
        }
    }

    /// Whether the engine would do it for somebody in this state, when `free` places are free and `waiting` people
    /// wait for them.
    fn fits(self, state: State, rules: &Rules, free: u32, waiting: u32, now: i64) -> bool {
        use State::{Absent, Attended, Confirmed, Declined, Expired, Offered, Registered, Waiting};
        let state = match state {
            Offered { until } if until <= now => Expired,
            other => other,
        };
        match self {
            Act::CheckIn => match state {
                Confirmed | Offered { .. } => true,
                Registered | Attended => false,
                _ => free > 0,
            },
            Act::UndoCheckIn => state == Attended,
            Act::MarkAbsent => matches!(state, Confirmed | Offered { .. }) && now >= rules.starts_at,
            Act::UndoAbsent => state == Absent && free > 0,
            Act::Apologise => matches!(state, Waiting | Offered { .. } | Confirmed | Absent),
            Act::Offer => {
                matches!(state, Registered | Waiting | Declined | Expired) && free > 0 && now < rules.ends_at
            }
            Act::Accept => matches!(state, Offered { .. }),
            Act::Withdraw => state.is_live(),
            Act::Return => {
                state.may_return() && now < rules.ends_at && (free > waiting || rules.waiting_list)
            }
        }
    }
}

/// What the actor can do about somebody's place now, so that a page offers nothing that would be refused. The book
/// still has the last word when it comes to it.
pub fn possible(actor: &Actor, dialogue: &Dialogue, tally: &Tally, state: State, now: i64) -> Vec<Act> {
    let Some(rules) = book::rules(dialogue).filter(|_| dialogue.state == dialogue::State::Open) else {
        return Vec::new();
    };
    Act::ALL
        .into_iter()
        .filter(|act| actor.may(&dialogue.organisation_id, act.right()))
        .filter(|act| act.fits(state, &rules, tally.free(), tally.waiting, now))
        .collect()
}

/// A step of what became of somebody's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the place stood from then on; the end of an offer is not kept.
    pub became: State,
    /// When, microseconds UTC.
    pub at: i64,
    /// The member who did it; `None` for the person themselves and for what time brought.
    pub by: Option<String>,
}

/// What became of somebody's place, the first step first.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn history(tx: &mut Tx, actor: &Actor, dialogue: &Dialogue, id: &str) -> Result<Vec<Step>> {
    one(tx, actor, dialogue, id).await?;
    let rows = tx
        .all(
            sql!(
                "select place_change.became, place_change.at, person.name as by_name from place_change
                 left join person on person.id = place_change.person_id
                 where place_change.registration_id = $1 order by place_change.at, place_change.id"
            ),
            &[id.into()],
        )
        .await?;
    let mut steps = Vec::with_capacity(rows.len());
    for row in rows {
        let at = row.get("at")?;
        steps.push(Step {
            became: State::parse(&row.get::<String>("became")?, Some(at))
                .map_err(|e| Error::Internal(e.to_string()))?,
            at,
            by: row.get("by_name")?,
        });
    }
    Ok(steps)
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
    if dialogue.state == dialogue::State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    book::apply(tx, ctx, actor, &dialogue, act.command(key)).await
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use kernel::place::{Book, Place};
    use kernel::time::HOUR;

    use super::*;

    /// Every act on every state, with and without a free place, a line and a waiting list, before, during and after.
    #[test]
    fn what_is_offered_is_what_the_engine_would_do() {
        let states = [
            State::Registered,
            State::Waiting,
            State::Offered { until: 1000 * HOUR },
            State::Confirmed,
            State::Attended,
            State::Declined,
            State::Expired,
            State::Withdrawn,
            State::Apologised,
            State::Absent,
        ];
        let mut tried = 0;
        for state in states {
            for (held, others_wait, waiting_list, now) in (0..3).flat_map(|held| {
                (0..3).flat_map(move |wait| {
                    [true, false]
                        .into_iter()
                        .flat_map(move |list| [1, 101, 103].map(|now| (held, wait, list, now * HOUR)))
                })
            }) {
                let rules = Rules {
                    capacity: 2,
                    waiting_list,
                    offer_for: 24 * HOUR,
                    closes_at: 90 * HOUR,
                    starts_at: 100 * HOUR,
                    ends_at: 102 * HOUR,
                };
                let place = |key: String, state, line| Place { key, state, line };
                let mut places = vec![place("who".into(), state, 50)];
                places.extend((0..held).map(|i| place(format!("held {i}"), State::Confirmed, i)));
                places.extend((0..others_wait).map(|i| place(format!("waits {i}"), State::Waiting, 10 + i)));
                let Ok(book) = Book::new(rules, places) else {
                    continue;
                };
                let waiting = u32::try_from(book.waiting().len()).unwrap();
                for act in Act::ALL {
                    let done = book.clone().apply(act.command("who".into()), now);
                    // What the free places bring the line by themselves is not the act's doing.
                    let done = done.is_ok_and(|changes| {
                        let mine = changes.iter().find(|c| c.key == "who");
                        mine.is_some_and(|c| c.cause != kernel::place::Cause::OfferedInTurn)
                    });
                    let fits = act.fits(state, &rules, book.free(), waiting, now);
                    assert_eq!(
                        fits, done,
                        "{act:?} {state:?} {held} {others_wait} {waiting_list} {now}"
                    );
                    tried += 1;
                }
            }
        }
        assert!(tried > 1000, "{tried}");
    }
}
