//! The live circle: people talk, somebody leads, somebody writes, and what happened is a list of events.
//!
//! A [`Command`] is checked against the [`State`] by [`decide`], which answers with one event to store, or with the
//! number of the event that the same command made before, or with a [`Refusal`]. The event is stored and then
//! [`apply`]d; [`fold`] does so with a whole history, so a server that was killed goes on where it stood.
//!
//! - **Texts stay out.** An event names the words and their text; [`Event::erases`] says which text must go with it.
//! - **Who spoke stays in only while people talk.** Floor events name a seat; [`close_over`] drops them, and the fold
//!   gives the same record before and after.
//! - **Time** is derived from the events. A server's clock that is set back does not turn it back or stop it: from the
//!   next event on it goes on from where it was.
//!
//! ```
//! use kernel::circle::{self, Action, Command, CommandId, Duty, Opening, Outcome, State};
//!
//! let mut state = State::default();
//! let mut stored = Vec::new();
//! let open = Opening { method: "timeout".into(), version: 1, minutes: vec![8, 30], seats: 6, language: "et".into() };
//! // Two facilitators tap "next" at the same time; the second one's phone sends twice.
//! let taps = [("a", Action::Open(open)), ("b", Action::NextStep { from: None }), ("c", Action::NextStep { from: None })];
//! for (at, (id, what)) in (0..).zip(taps) {
//!     let command = Command { id: CommandId::new(id)?, by: Duty::Facilitator, at, what };
//!     if let Ok(Outcome::New(event)) = circle::decide(&state, &command) {
//!         circle::apply(&mut state, &event)?;
//!         stored.push(event);
//!     }
//! }
//! assert_eq!(state.current(), Some(0));
//! assert_eq!(circle::fold(&stored)?, state);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod apply;
mod clock;
mod close;
mod command;
mod decide;
mod event;
mod floor;
mod ids;
mod lead;
mod state;
mod words;
mod write;

use serde::{Deserialize, Serialize};

pub use apply::{FoldError, apply, fold};
pub use clock::{Clock, Warning};
pub use close::close_over;
pub use command::{Action, Command, Duty, Opening, Refusal, StandIn};
pub use decide::{Outcome, decide};
pub use event::{Event, FORMAT, Kind, Sequenced};
pub use floor::Turn;
pub use ids::{BadId, CommandId, MAX_ID, TextId, WordsId};
pub use state::{Phase, State};
pub use words::{Release, Standing, Words};

/// A seat of a circle, numbered from 1 as on the table sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seat(
    /// Its number.
    pub u16,
);

/// The most seats of a circle; the largest methods seat forty.
pub const MAX_SEATS: u16 = 60;
/// The most steps of a circle.
pub const MAX_STEPS: usize = 200;
/// The longest step, in minutes.
pub const MAX_MINUTES: u32 = 24 * 60;
/// The longest silence, in seconds.
pub const MAX_SILENCE: u32 = 60 * 60;
/// The most words that a circle holds, gone ones included: a scribe writes a few hundred.
pub const MAX_WORDS: usize = 2_000;
/// After so many events only striking, withdrawing and closing are possible, so that a client gone wild cannot fill
/// the disk; a long evening has a few thousand.
pub const MAX_EVENTS: u64 = 50_000;
