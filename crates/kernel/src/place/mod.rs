//! Keeping places: one engine for a dialogue's chairs and for a programme's places.
//!
//! A [`Book`] knows who holds a place, who waits in the line and what has become of everybody else. It is changed
//! by one [`Command`] at a time and answers with the [`Change`]s, which the caller stores; it reads no clock, so
//! the same commands with the same times always give the same book.
//!
//! What always holds, whatever the order of the commands and even if the clock goes back:
//!
//! - never more places are held than there are;
//! - nobody is lost or entered twice;
//! - before the start nobody waits while a place is free: it is offered to the first in the line;
//! - an offer always ends later than it was made;
//! - a refused command changes nothing at all.
//!
//! ```
//! use kernel::place::{Book, Command, Rules, State};
//!
//! const HOUR: i64 = 3_600_000_000;
//! let rules = Rules {
//!     capacity: 1,
//!     waiting_list: true,
//!     offer_for: 24 * HOUR,
//!     closes_at: 90 * HOUR,
//!     starts_at: 100 * HOUR,
//!     ends_at: 102 * HOUR,
//! };
//! let mut book = Book::new(rules, Vec::new())?;
//! book.apply(Command::Register { key: "Mari" }, 0)?;
//! book.apply(Command::Register { key: "Jaan" }, 1)?;
//! assert_eq!(book.position(&"Jaan"), Some(1));
//!
//! // Mari cannot come: her place is offered to Jaan for a day.
//! book.apply(Command::Withdraw { key: "Mari" }, 10 * HOUR)?;
//! assert_eq!(book.get(&"Jaan").map(|p| p.state), Some(State::Offered { until: 34 * HOUR }));
//! # Ok::<(), kernel::place::Refusal>(())
//! ```

mod book;
mod command;
mod obey;

pub use book::Book;
pub use command::{Cause, Change, Command, Refusal};

/// How long before the start the line should still be able to move, in microseconds (two hours).
///
/// An offer that is made earlier ends at least this long before the start where it can, so that the next in the
/// line still has time to answer; one that is made later stands until the start.
pub const LAST_CALL: i64 = 2 * 3_600_000_000;

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Applied, and waits for a decision by people; holds no place and is not in the line.
    Registered,
    /// In the line for a place.
    Waiting,
    /// A place is kept for them until they answer, or until the time is up.
    Offered {
        /// When the offer ends, in microseconds UTC.
        until: i64,
    },
    /// Holds a place.
    Confirmed,
    /// Was there; holds the place.
    Attended,
    /// Said no to an offer.
    Declined,
    /// Let an offer lapse.
    Expired,
    /// Gave up the place, the wait or the application.
    Withdrawn,
    /// Told that they cannot come this time.
    Apologised,
    /// Had a place and did not come; the chair may be used by somebody else.
    Absent,
}

/// A stored state that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// No state has this name.
    #[error("unknown state of a place: {0:?}")]
    Unknown(String),
    /// An offer was stored without the time when it ends.
    #[error("an offered place without the time when the offer ends")]
    OfferWithoutEnd,
}

impl State {
    /// The name to store; see [`State::until`] for the other half of an offer.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Waiting => "waiting",
            Self::Offered { .. } => "offered",
            Self::Confirmed => "confirmed",
            Self::Attended => "attended",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Apologised => "apologised",
            Self::Absent => "absent",
        }
    }

    /// Reads what [`State::as_str`] and [`State::until`] gave.
    ///
    /// # Errors
    /// An unknown name, or an offer without its end. An end beside another state is ignored.
    pub fn parse(name: &str, until: Option<i64>) -> Result<Self, StateError> {
        Ok(match name {
            "registered" => Self::Registered,
            "waiting" => Self::Waiting,
            "offered" => Self::Offered {
                until: until.ok_or(StateError::OfferWithoutEnd)?,
            },
            "confirmed" => Self::Confirmed,
            "attended" => Self::Attended,
            "declined" => Self::Declined,
            "expired" => Self::Expired,
            "withdrawn" => Self::Withdrawn,
            "apologised" => Self::Apologised,
            "absent" => Self::Absent,
            _ => return Err(StateError::Unknown(name.to_owned())),
        })
    }

    /// When the offer ends (microseconds UTC), if this is one.
    pub fn until(self) -> Option<i64> {
        match self {
            Self::Offered { until } => Some(until),
            _ => None,
        }
    }

    /// Whether this takes one of the places: offered, confirmed or attended.
    pub fn holds_place(self) -> bool {
        matches!(self, Self::Offered { .. } | Self::Confirmed | Self::Attended)
    }

    /// Whether the person may still come: everything that is neither over nor given up.
    pub fn is_live(self) -> bool {
        matches!(
            self,
            Self::Registered | Self::Waiting | Self::Offered { .. } | Self::Confirmed
        )
    }

    /// Whether this person had been out and may come back with [`Command::Return`].
    pub fn may_return(self) -> bool {
        matches!(
            self,
            Self::Declined | Self::Expired | Self::Withdrawn | Self::Apologised
        )
    }
}

/// One person's entry in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<K> {
    /// Who: whatever the caller tells people apart by.
    pub key: K,
    /// Where they stand.
    pub state: State,
    /// Position in the line, smaller first; equal ones in the order in which they were given to the book.
    pub line: i64,
}

/// What the host has set. Times are microseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many places there are.
    pub capacity: u32,
    /// Whether newcomers may wait when everything is taken. Who waits already keeps waiting when this is turned off.
    pub waiting_list: bool,
    /// How long an offer stands, in microseconds.
    pub offer_for: i64,
    /// From when on people can no longer register by themselves.
    pub closes_at: i64,
    /// When it starts; from then on nothing is offered by itself.
    pub starts_at: i64,
    /// When it ends; from then on nobody is entered any more, only who was there is put right.
    pub ends_at: i64,
}

impl Rules {
    /// Whether the rules can work at all.
    ///
    /// # Errors
    /// [`Refusal::NoOfferTime`] and [`Refusal::EndsBeforeStart`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.offer_for <= 0 {
            Err(Refusal::NoOfferTime)
        } else if self.ends_at <= self.starts_at {
            Err(Refusal::EndsBeforeStart)
        } else {
            Ok(())
        }
    }

    /// When an offer that is made by itself at `now` ends, or `None` from the start on.
    ///
    /// It stands for `offer_for`, but ends [`LAST_CALL`] before the start, so that the line can still move; who is
    /// asked later than twice that has at least [`LAST_CALL`] to answer; who is asked in the last hours has until
    /// the start, because then a chair kept empty helps nobody afterwards.
    pub fn offer_until(&self, now: i64) -> Option<i64> {
        (now < self.starts_at).then(|| {
            let last = self
                .starts_at
                .saturating_sub(LAST_CALL)
                .max(now.saturating_add(LAST_CALL));
            now.saturating_add(self.offer_for).min(last).min(self.starts_at)
        })
    }
}
