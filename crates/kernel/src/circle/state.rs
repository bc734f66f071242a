//! Where a circle stands: the fold of its events.

use std::collections::{BTreeMap, BTreeSet};

use super::{CommandId, Opening, Seat, StandIn, TextId, Words, WordsId};

/// Where a circle stands. Not serialised on purpose: what each page may see is for the page to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) stage: Stage,
    pub(super) paused: bool,
    pub(super) opening: Option<Opening>,
    pub(super) steps: Vec<Step>,
    pub(super) current: Option<u16>,
    pub(super) seats: Vec<Chair>,
    pub(super) floor: Option<Seat>,
    /// On the step's own clock, so that a pause prolongs the silence.
    pub(super) silence_until: Option<i64>,
    pub(super) lead: StandIn,
    pub(super) words: Vec<Words>,
    pub(super) by_id: BTreeMap<WordsId, usize>,
    /// All texts that ever were, the erased ones too: their ids do not come back.
    pub(super) texts: BTreeSet<TextId>,
    pub(super) seen: BTreeMap<CommandId, Seen>,
    pub(super) next: u64,
    /// The circle's time at the last event: the server's, but never going back.
    pub(super) now: i64,
    /// What to add to the server's clock to get the circle's time.
    pub(super) skew: i64,
}

/// A command that took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) n: u64,
    /// Whether the close forgets it.
    pub(super) talk: bool,
}

/// The phases as they are kept; a pause is told apart so that it ends where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Unopened,
    Waiting,
    Talk,
    ReadBack,
    Closed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Minutes as planned.
    pub(super) planned: u32,
    /// Minutes as they are now.
    pub(super) minutes: u32,
    /// Microseconds up to the last event, without pauses.
    pub(super) spent: i64,
    pub(super) begun: bool,
    pub(super) spoken: BTreeSet<Seat>,
    pub(super) passed: BTreeSet<Seat>,
    /// Whose turn it was last, finished or passed: the go-round goes on from there.
    pub(super) last: Option<Seat>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chair {
    pub(super) away: bool,
    /// Microseconds up to the last event.
    pub(super) talk: i64,
    pub(super) turns: u32,
}

/// The phase of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing has happened.
    Unopened,
    /// Open; no step has begun.
    Waiting,
    /// A step is running.
    Running,
    /// The clocks stand.
    Paused,
    /// What was written is being read back; the step's clock runs on.
    ReadBack,
    /// Over.
    Closed,
}

impl Phase {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unopened => "unopened",
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::ReadBack => "read-back",
            Self::Closed => "closed",
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            stage: Stage::Unopened,
            paused: false,
            opening: None,
            steps: Vec::new(),
            current: None,
            seats: Vec::new(),
            floor: None,
            silence_until: None,
            lead: StandIn::Facilitator,
            words: Vec::new(),
            by_id: BTreeMap::new(),
            texts: BTreeSet::new(),
            seen: BTreeMap::new(),
            next: 1,
            now: 0,
            skew: 0,
        }
    }
}

impl State {
    /// The phase.
    pub fn phase(&self) -> Phase {
        match self.stage {
            Stage::Unopened => Phase::Unopened,
            Stage::Closed => Phase::Closed,
            _ if self.paused => Phase::Paused,
            Stage::Waiting => Phase::Waiting,
            Stage::Talk => Phase::Running,
            Stage::ReadBack => Phase::ReadBack,
        }
    }

    /// Whether the circle is reading back, also while it pauses in it.
    pub fn is_reading_back(&self) -> bool {
        self.stage == Stage::ReadBack
    }

    /// With what the circle was opened; `None` before.
    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    /// The step that is running, or was at the close, from 0; `None` if none has begun.
    pub fn current(&self) -> Option<u16> {
        self.current
    }

    /// Who leads instead of a facilitator. A facilitator may do so all the time.
    pub fn lead(&self) -> StandIn {
        self.lead
    }

    /// How many seats there are, the left ones too.
    pub fn seats(&self) -> u16 {
        u16::try_from(self.seats.len()).unwrap_or(u16::MAX)
    }

    /// All words in the order in which they were written, the gone ones too.
    pub fn words(&self) -> &[Words] {
        &self.words
    }

    /// The words of this id.
    pub fn find(&self, id: &WordsId) -> Option<&Words> {
        self.by_id.get(id).and_then(|&i| self.words.get(i))
    }

    /// The number of the last event; 0 if there is none. Pages compare it with what they show.
    pub fn number(&self) -> u64 {
        self.next - 1
    }

    /// The number of the event that this command made, if it took effect and the close has not forgotten it.
    pub fn seen(&self, id: &CommandId) -> Option<u64> {
        self.seen.get(id).map(|seen| seen.n)
    }

    pub(super) fn step(&self, step: u16) -> Option<&Step> {
        self.steps.get(usize::from(step))
    }

    pub(super) fn chair(&self, seat: Seat) -> Option<&Chair> {
        self.seats.get(usize::from(seat.0).checked_sub(1)?)
    }

    /// Whether the clocks run.
    pub(super) fn runs(&self) -> bool {
        matches!(self.stage, Stage::Talk | Stage::ReadBack) && !self.paused
    }
}
