//! What can be asked of a book, what it answers, and why it refuses.

use super::{Rules, State};

/// What somebody wants. A command that has already taken effect does no harm when it comes again: it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<K> {
    /// A resident registers: a place if one is free and nobody is ahead, else the line. Until registration closes.
    Register {
        /// Who.
        key: K,
    },
    /// The host enters somebody who phoned or wrote, also one who had left the book: like registering and returning,
    /// but until the end.
    Add {
        /// Who.
        key: K,
    },
    /// Somebody applies, also once more after having left; people decide later. Until registration closes.
    Apply {
        /// Who.
        key: K,
    },
    /// The host puts an applicant at the end of the line (a reserve).
    Queue {
        /// Who.
        key: K,
    },
    /// The host offers a free place by hand to somebody who applied, waits, declined or let an offer lapse; or
    /// changes when a standing offer ends. The line is not asked: it is the host's own decision.
    Offer {
        /// To whom.
        key: K,
        /// When it ends (microseconds UTC; at the latest at the end of the event); `None` for the usual time.
        until: Option<i64>,
    },
    /// Yes to an offer.
    Accept {
        /// Who.
        key: K,
    },
    /// No to an offer.
    Decline {
        /// Who.
        key: K,
    },
    /// Gives up a place, an offer, the wait or the application.
    Withdraw {
        /// Who.
        key: K,
    },
    /// Somebody who withdrew, declined, apologised or let an offer lapse comes back: like registering, at the end of
    /// the line.
    Return {
        /// Who.
        key: K,
    },
    /// Somebody of the book is here. Who holds no place is let in if one is free. Also afterwards, from a paper list.
    CheckIn {
        /// Who.
        key: K,
    },
    /// The check-in was a mistake: back to a confirmed place, whatever the state was before.
    UndoCheckIn {
        /// Who.
        key: K,
    },
    /// Somebody came without having registered and takes a free place, even if others wait: they are not here.
    WalkIn {
        /// Who.
        key: K,
    },
    /// Somebody tells that they cannot come this time.
    Apologise {
        /// Who.
        key: K,
    },
    /// Somebody with a place did not come. From the start on.
    MarkAbsent {
        /// Who.
        key: K,
    },
    /// The absence was a mistake: back to a confirmed place, if one is free.
    UndoAbsent {
        /// Who.
        key: K,
    },
    /// The host changes how many places there are.
    SetCapacity(
        /// The new number.
        u32,
    ),
    /// The host changes the rules. Offers that stand keep their time: it has been promised.
    SetRules(
        /// The new rules.
        Rules,
    ),
    /// Nothing but what the time brings: lets offers lapse and offers what is free.
    Tick,
    /// Erases somebody from the book.
    Remove {
        /// Who.
        key: K,
    },
}

/// Why a state changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Registered by themselves.
    Registered,
    /// Entered by the host.
    Added,
    /// Applied.
    Applied,
    /// Put into the line by the host.
    Queued,
    /// Offered by the host.
    OfferedByHand,
    /// Offered because it was their turn in the line.
    OfferedInTurn,
    /// Said yes.
    Accepted,
    /// Said no.
    Declined,
    /// The time of the offer was up.
    Lapsed,
    /// Gave it up.
    Withdrew,
    /// Came back.
    Returned,
    /// Was there.
    CheckedIn,
    /// Was checked in by mistake.
    CheckInUndone,
    /// Came without a place.
    WalkedIn,
    /// Told that they cannot come.
    Apologised,
    /// Did not come.
    MarkedAbsent,
    /// Was marked absent by mistake.
    AbsenceUndone,
    /// Erased.
    Removed,
}

impl Cause {
    /// A name to store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Added => "added",
            Self::Applied => "applied",
            Self::Queued => "queued",
            Self::OfferedByHand => "offered-by-hand",
            Self::OfferedInTurn => "offered-in-turn",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Withdrew => "withdrew",
            Self::Returned => "returned",
            Self::CheckedIn => "checked-in",
            Self::CheckInUndone => "check-in-undone",
            Self::WalkedIn => "walked-in",
            Self::Apologised => "apologised",
            Self::MarkedAbsent => "marked-absent",
            Self::AbsenceUndone => "absence-undone",
            Self::Removed => "removed",
        }
    }
}

/// One step of one person. Played in order, the changes lead from the old book to the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<K> {
    /// Who.
    pub key: K,
    /// Where they stood; `None` if they were not in the book.
    pub from: Option<State>,
    /// Where they stand; `None` if they are no longer in the book.
    pub to: Option<State>,
    /// Their position in the line from now on (the last one, for somebody who was removed).
    pub line: i64,
    /// Why.
    pub cause: Cause,
}

/// Why a command was refused, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No place is free, and there is no line to stand in: wait for one, or make more.
    #[error("no place is free")]
    Full,
    /// The time for this is over.
    #[error("the time for this is over")]
    Closed,
    /// The time for this has not come: try again then.
    #[error("this can be done only later")]
    TooEarly {
        /// From when on, in microseconds UTC.
        from: i64,
    },
    /// Nobody with this key is in the book.
    #[error("nobody of that key is in the book")]
    Unknown,
    /// It does not fit where the person stands: show them that, and what they can do from there.
    #[error("not possible for somebody who is {}", state.as_str())]
    NotNow {
        /// Where they stand.
        state: State,
    },
    /// More places are held than there would be: let some go first.
    #[error("{taken} places are held already")]
    BelowTaken {
        /// How many are held.
        taken: u32,
    },
    /// The same key was given twice.
    #[error("the same key is in the book twice")]
    Duplicate,
    /// The offer would end before it begins: name a later time.
    #[error("the offer would end before it is made")]
    OfferInPast,
    /// Offers must stand for some time.
    #[error("an offer must stand for some time")]
    NoOfferTime,
    /// The end must come after the start.
    #[error("the end must come after the start")]
    EndsBeforeStart,
}
