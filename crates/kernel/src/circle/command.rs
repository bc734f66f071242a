//! What people in a circle can do, who they are to it, and why a circle refuses.

use serde::{Deserialize, Serialize};

use super::{CommandId, Kind, Seat, TextId, WordsId};

/// Something somebody wants of a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Made by the client; the same when it is sent again.
    pub id: CommandId,
    /// What the sender is to this circle, as the caller has made sure.
    pub by: Duty,
    /// When the server got it, in microseconds UTC by the server's clock.
    pub at: i64,
    /// What is wanted.
    pub what: Action,
}

/// What somebody is to a circle. There may be several facilitators and scribes; the circle does not tell them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Somebody of the organisation who answers for the dialogue.
    Host,
    /// Leads the circle.
    Facilitator,
    /// Writes what is said.
    Scribe,
    /// Sits in the circle.
    Participant {
        /// Where.
        seat: Seat,
    },
    /// Holds the slip of these words. No seat on purpose: nothing may lead from words to who said them.
    Speaker {
        /// Which words the slip is for.
        words: WordsId,
    },
}

/// Who leads when the facilitator has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandIn {
    /// Nobody: a facilitator leads.
    Facilitator,
    /// The scribe leads as well.
    Scribe,
    /// Somebody of the circle.
    Seat(
        /// Where they sit.
        Seat,
    ),
}

/// With what a circle is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Which method.
    pub method: String,
    /// Its version; the circle keeps to it though a newer one comes out.
    pub version: u32,
    /// Planned minutes of each step.
    pub minutes: Vec<u32>,
    /// How many seats, numbered from 1.
    pub seats: u16,
    /// The language that is spoken, as a BCP 47 tag.
    pub language: String,
}

/// What can be asked of a circle. Steps count from 0.
///
/// Whatever depends on what the sender saw names it (the step, the text), so that a command that comes late or twice
/// from different hands does not do something else than was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// The circle is ready; people may come to the table.
    Open(Opening),
    /// Goes to a step, wherever it is; ends a pause and a read-back.
    StartStep {
        /// The step that the sender saw running; `None` if none had begun.
        from: Option<u16>,
        /// Where to.
        step: u16,
    },
    /// Goes to the step after the one the sender saw. Two who both tap go one step.
    NextStep {
        /// The step that the sender saw running; `None` if none had begun.
        from: Option<u16>,
    },
    /// Back to the step before: the tap was a mistake. Its clock goes on where it stood.
    PreviousStep {
        /// The step that the sender saw running.
        from: u16,
    },
    /// Sets how long this step or one to come is in all. Not "so much more": two who both tap "five more" on a step of
    /// ten minutes both say fifteen. A shorter time undoes it.
    Extend {
        /// Which step.
        step: u16,
        /// Its minutes in all, 1 to [`super::MAX_MINUTES`].
        to: u32,
    },
    /// All clocks stand.
    Pause,
    /// The clocks go on, for whoever had the floor too.
    Resume,
    /// Gives the floor; ends the turn of who had it.
    GiveFloor {
        /// In which step.
        step: u16,
        /// To whom.
        seat: Seat,
    },
    /// The turn is over, by the speaker's own word or the facilitator's.
    EndTurn {
        /// In which step.
        step: u16,
        /// Whose turn.
        seat: Seat,
    },
    /// Somebody lets their turn go by. They may still speak later.
    Pass {
        /// In which step.
        step: u16,
        /// Who.
        seat: Seat,
    },
    /// Nobody speaks for a while; ends the turn.
    Silence {
        /// In which step.
        step: u16,
        /// How long, 1 to [`super::MAX_SILENCE`] seconds.
        seconds: u32,
    },
    /// Somebody went away.
    SeatLeft {
        /// From where.
        seat: Seat,
    },
    /// Somebody who went away is back.
    SeatBack {
        /// Where.
        seat: Seat,
    },
    /// Somebody came late: one seat more.
    AddSeat {
        /// Its number, one more than there are: two who both add it add one.
        seat: Seat,
    },
    /// The facilitator leaves and another leads, or a facilitator takes it back.
    Handover {
        /// Who leads from now on.
        to: StandIn,
    },
    /// Words were written down; also late, for a step that is over.
    Capture {
        /// The words' new id.
        words: WordsId,
        /// Where their text lies.
        text: TextId,
        /// In which step they were said.
        step: u16,
        /// What they are.
        #[serde(default)]
        kind: Kind,
    },
    /// The words read otherwise. What was confirmed or released was the old text, so both are to be asked again.
    Correct {
        /// Which words.
        words: WordsId,
        /// The text that the sender saw.
        was: TextId,
        /// Where the new text lies.
        text: TextId,
    },
    /// The words go, for good.
    Strike {
        /// Which words.
        words: WordsId,
    },
    /// The circle agrees that this was said so. In the read-back.
    Confirm {
        /// Which words.
        words: WordsId,
        /// The text that was read.
        text: TextId,
    },
    /// The circle agrees to everything it was shown. In the read-back.
    ConfirmAll {
        /// The number of the last event that the screen showed; words written or corrected after it stay unconfirmed.
        shown: u64,
    },
    /// Asks whether others may read these words. In the read-back, of confirmed words.
    AskRelease {
        /// Which words.
        words: WordsId,
    },
    /// Yes, others may read them; after the close only by who said them.
    Release {
        /// Which words.
        words: WordsId,
        /// The text that was released.
        text: TextId,
    },
    /// No, or no longer: the words stay in the circle's notes. After the close by who said them, and by the host.
    KeepBack {
        /// Which words.
        words: WordsId,
    },
    /// Whoever said the words takes them back for good; also after the close.
    Withdraw {
        /// Which words.
        words: WordsId,
    },
    /// What was written is shown to the circle. The step's clock runs on.
    BeginReadBack,
    /// The read-back was begun too early, or is done and the talk goes on with the step.
    EndReadBack,
    /// The circle is over.
    Close,
}

/// Why a command was refused, by what the sender can do about it. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The circle has not been opened: open it.
    #[error("the circle is not open yet")]
    Unopened,
    /// It was opened before: go on with what is there.
    #[error("the circle is open already")]
    AlreadyOpen,
    /// No steps, no seats, or too many or too long: put the plan right.
    #[error("a circle cannot be opened with this plan")]
    BadOpening,
    /// The circle is over; only who said words still decides about them.
    #[error("the circle is closed")]
    Closed,
    /// Ask somebody whose duty it is.
    #[error("this is for somebody else in the circle to do")]
    NotYourDuty,
    /// No step is running: start or resume one.
    #[error("no step is running")]
    NotRunning,
    /// The circle has moved on: look where it is now, and decide again.
    #[error("the circle is at another step now")]
    StepOver {
        /// The step that is running, from 0.
        current: u16,
    },
    /// The method has no such step, or it has not begun.
    #[error("no such step, or it has not begun")]
    UnknownStep,
    /// There is no step after this one: begin the read-back or close.
    #[error("this is the last step")]
    LastStep,
    /// There is no step before this one.
    #[error("this is the first step")]
    FirstStep,
    /// No such seat.
    #[error("no such seat")]
    UnknownSeat,
    /// Whoever sits there has gone: mark them back first.
    #[error("whoever sits there has left")]
    SeatAway,
    /// Name a length inside the bounds.
    #[error("the length must be from 1 to {most}")]
    BadLength {
        /// The longest, in the unit of the command.
        most: u32,
    },
    /// No such words here.
    #[error("no such words in this circle")]
    UnknownWords,
    /// Words or a text of this id are here already: make a new id.
    #[error("words or a text with this id are here already")]
    AlreadySaid,
    /// Somebody corrected the words meanwhile: read them again.
    #[error("the words were corrected meanwhile")]
    TextChanged {
        /// Their text now.
        current: TextId,
    },
    /// The words were struck or withdrawn and do not come back.
    #[error("these words are gone")]
    Gone,
    /// Begin the read-back first.
    #[error("this belongs to the read-back")]
    NotReadBack,
    /// The circle has not confirmed the words: ask it first.
    #[error("the words are not confirmed")]
    NotConfirmed,
    /// Nobody has asked whether the words may be released: ask first.
    #[error("the release was not asked for")]
    NotAsked,
    /// The circle kept the words back, and it is over: that stays.
    #[error("the words were kept back")]
    KeptBack,
    /// More than a circle can hold; strike, withdraw or close still work.
    #[error("the circle is full")]
    TooMany,
}
