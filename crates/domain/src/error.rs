//! One error, by what the caller can do about it.

use store::db::DbError;

use crate::input::Faults;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// The actor may see it but not do this.
    #[error("denied")]
    Denied,
    /// What was typed has faults, each with its field.
    #[error("invalid: {0:?}")]
    Invalid(Faults),
    /// Something else happened meanwhile that rules this out.
    #[error("conflict: {0}")]
    Conflict(Conflict),
    /// No place is left.
    #[error("full")]
    Full,
    /// It is over: a link that was used, a deadline that passed.
    #[error("gone")]
    Gone,
    /// Somebody has to log in first.
    #[error("log in first")]
    Unauthenticated,
    /// The database or the network does not answer now; nothing was done.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

/// What stands in the way, so that a page can say what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// Fewer places than people who already hold one.
    BelowTaken(u32),
    /// The plan lacks something that must be there before registration opens.
    NotReady,
    /// The dialogue is cancelled.
    Cancelled,
    /// The dialogue is over.
    Over,
    /// The dialogue has not begun.
    NotBegun,
    /// The place is in a state in which this cannot be done.
    PlaceState,
    /// An organisation needs an owner.
    LastOwner,
    /// It was set up already.
    AlreadySetUp,
    /// It has people in it, so it can be cancelled but not deleted.
    HasPeople,
    /// A circle is open, or was.
    CircleOpen,
    /// A circle was opened, so the seating is no longer taken back or made anew.
    CirclesBegun,
    /// The circle is over.
    CircleClosed,
    /// The circle is not reading back what was written.
    NotReadBack,
    /// Somebody holds a slip for these words, or the slip is for other words.
    SlipTaken,
    /// Somebody saved another text since this one was read.
    Rewritten,
    /// The summary is public.
    Published,
    /// Somebody has applied to the programme or signed up for its information event, so it can only be cancelled.
    HasApplicants,
    /// People were told of the meeting, so its time is taken back before it is deleted.
    MeetingTold,
    /// Mails about the meeting are still on their way, so it is deleted when they are sent or passed on.
    MeetingMail,
    /// Somebody has applied already, so what answers hang on stays.
    Answered,
    /// Mail is sent already, or cannot be sent because no server is set.
    MailState,
    /// The decisions are released, so the review and the selection stay as they are.
    Released,
    /// The review has begun without names, so it stays without names until the decisions are released.
    ReviewBegun,
    /// Who applied does not review.
    AppliedThemselves,
    /// A suggested conflict of interest is to be answered first.
    InterestUnanswered,
    /// There is no selection, or something it was made of, or it itself, has changed since it was read.
    SelectionChanged,
    /// The call is still open.
    CallOpen,
    /// The list of a draw in public is published and its number not drawn yet, so nobody is chosen otherwise.
    DrawAnnounced,
    /// Somebody is in play who is not on the list of the draw in public, or its conditions are others than now.
    DrawStale,
    /// The draw in public has changed since it was read.
    DrawChanged,
    /// The time at which the number is drawn has not come.
    DrawEarly,
    /// The opinion map is not open yet.
    OpinionNotOpen,
    /// There is a statement from these words already.
    LiftedBefore,
    /// The opinion map is open.
    OpinionOpen,
    /// The opinion map was opened, or has statements.
    OpinionBegun,
    /// The opinion map has too few statements: so many are needed.
    FewStatements(u32),
    /// Somebody has voted on it, so its wording stays.
    VotedOn,
    /// So many statements of one voter wait for the host.
    ManyWaiting(u32),
    /// Too many statements of the map wait for the host.
    QueueFull,
    /// Who voted was forgotten.
    Forgotten,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

/// What domain calls return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(e) => Error::Unavailable(e.to_string()),
            DbError::Busy => Error::Unavailable(error.to_string()),
            // Such a text comes from an address that somebody made up; what people type is cleaned of it.
            DbError::Nul(_) => Error::NotFound,
            other => Error::Internal(other.to_string()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Internal(format!("stored JSON: {error}"))
    }
}
