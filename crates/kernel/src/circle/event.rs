//! What happened in a circle, as it is stored.

use serde::{Deserialize, Serialize};

use super::{Action, CommandId, Opening, Seat, StandIn, TextId, WordsId};

/// The form in which events are written now. Older ones are read as they are; newer ones are refused.
pub const FORMAT: u32 = 1;

/// One event with its place in the history of its circle: one line of JSON.
///
/// A command makes exactly one event, so the id can be unique within a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequenced {
    /// Counts from 1 without gaps.
    pub n: u64,
    /// When, in microseconds UTC by the server's clock, which may have been set back; `None` once it is dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// The command that made it; `None` once it is dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CommandId>,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What happened. Names and fields are stored: they are added to, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "e", rename_all = "kebab-case")]
pub enum Event {
    /// The circle was opened.
    Opened {
        /// The form of this and all later events, see [`FORMAT`].
        #[serde(default = "first_format")]
        v: u32,
        /// With what.
        #[serde(flatten)]
        with: Opening,
    },
    /// A step began or was gone back to.
    StepBegun {
        /// Which.
        step: u16,
    },
    /// A step got another length.
    Extended {
        /// Which.
        step: u16,
        /// Minutes in all.
        to: u32,
    },
    /// The clocks were stopped.
    Paused,
    /// The clocks went on.
    Resumed,
    /// Somebody got the floor.
    Floor {
        /// Who.
        seat: Seat,
    },
    /// Somebody's turn ended.
    TurnEnded {
        /// Whose.
        seat: Seat,
    },
    /// Somebody let their turn go by.
    Passed {
        /// Who.
        seat: Seat,
    },
    /// A silence began.
    Silence {
        /// How long, in seconds.
        seconds: u32,
    },
    /// Somebody went away.
    SeatLeft {
        /// Who.
        seat: Seat,
    },
    /// Somebody came back.
    SeatBack {
        /// Who.
        seat: Seat,
    },
    /// Somebody came late.
    SeatAdded {
        /// The new seat.
        seat: Seat,
    },
    /// Another leads.
    Handover {
        /// Who.
        to: StandIn,
    },
    /// Words were written down.
    Captured {
        /// Which.
        words: WordsId,
        /// Where their text lies.
        text: TextId,
        /// In which step they were said.
        step: u16,
        /// What they are.
        #[serde(default, skip_serializing_if = "Kind::is_said")]
        kind: Kind,
    },
    /// Words got another text.
    Corrected {
        /// Which.
        words: WordsId,
        /// The old text, to be erased.
        was: TextId,
        /// Where the new text lies.
        text: TextId,
    },
    /// Words were struck.
    Struck {
        /// Which.
        words: WordsId,
        /// Their text, to be erased.
        text: TextId,
    },
    /// The circle confirmed words.
    Confirmed {
        /// Which, in the order in which they were written.
        words: Vec<WordsId>,
    },
    /// It was asked whether words may be released.
    ReleaseAsked {
        /// Which.
        words: WordsId,
    },
    /// Words were released.
    Released {
        /// Which.
        words: WordsId,
    },
    /// Words were kept back.
    KeptBack {
        /// Which.
        words: WordsId,
    },
    /// Words were taken back by who said them.
    Withdrawn {
        /// Which.
        words: WordsId,
        /// Their text, to be erased.
        text: TextId,
    },
    /// The read-back began.
    ReadBackBegun,
    /// The talk went on.
    ReadBackEnded,
    /// A command asked for what was so already. Kept so that the command is known when it comes again after things
    /// have changed.
    AlreadySo,
    /// The circle ended.
    Closed,
    /// Something of the talk that the close has dropped, see [`super::close_over`].
    Forgotten,
}

fn first_format() -> u32 {
    1
}

impl Event {
    /// The text that must be erased together with storing this event: nobody may read it from now on.
    pub fn erases(&self) -> Option<&TextId> {
        match self {
            Self::Corrected { was, .. } => Some(was),
            Self::Struck { text, .. } | Self::Withdrawn { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is what an action leads to: a command that comes again under the same id must ask for the same. What
    /// only was so already answers anything.
    pub fn answers(&self, action: &Action) -> bool {
        match (self, action) {
            (Self::AlreadySo | Self::Forgotten, _) => true,
            (
                Self::Captured { words, text, .. },
                Action::Capture {
                    words: w, text: t, ..
                },
            ) => words == w && text == t,
            (
                Self::Corrected { words, text, .. },
                Action::Correct {
                    words: w, text: t, ..
                },
            ) => words == w && text == t,
            (Self::Struck { words, .. }, Action::Strike { words: w })
            | (Self::Withdrawn { words, .. }, Action::Withdraw { words: w })
            | (Self::ReleaseAsked { words }, Action::AskRelease { words: w })
            | (Self::Released { words }, Action::Release { words: w, .. })
            | (Self::KeptBack { words }, Action::KeepBack { words: w }) => words == w,
            (Self::Confirmed { .. }, Action::Confirm { .. } | Action::ConfirmAll { .. }) => true,
            (
                Self::Captured { .. }
                | Self::Corrected { .. }
                | Self::Struck { .. }
                | Self::Withdrawn { .. }
                | Self::ReleaseAsked { .. }
                | Self::Released { .. }
                | Self::KeptBack { .. }
                | Self::Confirmed { .. },
                _,
            ) => false,
            // Steps, clocks and the floor name what they mean, and doing one for another loses nobody's words.
            (
                _,
                Action::Capture { .. }
                | Action::Correct { .. }
                | Action::Strike { .. }
                | Action::Withdraw { .. }
                | Action::AskRelease { .. }
                | Action::Release { .. }
                | Action::KeepBack { .. }
                | Action::Confirm { .. }
                | Action::ConfirmAll { .. },
            ) => false,
            _ => true,
        }
    }

    /// Whether this is of the talk between people, which the close drops whole: who spoke, passed, came and went.
    pub(super) fn is_talk(&self) -> bool {
        matches!(
            self,
            Self::Floor { .. }
                | Self::TurnEnded { .. }
                | Self::Passed { .. }
                | Self::Silence { .. }
                | Self::SeatLeft { .. }
                | Self::SeatBack { .. }
                | Self::Handover { .. }
                | Self::AlreadySo
                | Self::Forgotten
        )
    }

    /// Whether the close keeps the time: without it the steps would lose their lengths.
    pub(super) fn keeps_time(&self) -> bool {
        matches!(
            self,
            Self::Opened { .. }
                | Self::StepBegun { .. }
                | Self::Extended { .. }
                | Self::Paused
                | Self::Resumed
                | Self::ReadBackBegun
                | Self::ReadBackEnded
                | Self::Closed
        )
    }
}

/// What words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something said in the talk.
    #[default]
    Said,
    /// A question that was left open.
    Question,
    /// Something that somebody understood, in their own words.
    Insight,
    /// Something to be done.
    NextStep,
}

impl Kind {
    /// Whether this is the usual kind, which is not written out.
    #[allow(clippy::trivially_copy_pass_by_ref)] // serde passes references
    fn is_said(&self) -> bool {
        *self == Self::Said
    }
}
