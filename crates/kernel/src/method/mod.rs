//! Methods as versioned data: what a circle follows, step by step.
//!
//! A method is a TOML file, not code. The ones that come with the crate are in [`library`]; an organisation can bring
//! its own with [`Method::parse`]. A dialogue that was held keeps the version it was held with, so a published
//! version is never changed in meaning: a new one stands beside it.
//!
//! ```
//! use kernel::method;
//!
//! let timeout = method::newest("timeout").ok_or("no such method")?;
//! assert_eq!(timeout.steps[0].title.get("et"), "Tere tulemast ja tutvumine");
//!
//! // Ninety minutes in all; the host gives the first shared dialogue exactly 25.
//! let mut pinned = vec![None; timeout.steps.len()];
//! pinned[4] = Some(25);
//! let plan = method::plan(timeout, 90, &pinned)?;
//! assert_eq!(plan.minutes.iter().sum::<u32>(), 90);
//! assert_eq!(plan.minutes[4], 25);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod library;
mod plan;
mod text;

use serde::{Deserialize, Serialize};

pub use check::MethodError;
pub(crate) use check::is_id;
pub use library::{find, library, newest};
pub use plan::{Plan, PlanError, plan};
pub use text::Text;

/// A way of talking together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Names the method in addresses and data; the same in all versions.
    pub id: String,
    /// Counts from 1.
    pub version: u32,
    /// What people call it.
    pub name: Text,
    /// What it is, in two sentences.
    pub summary: Text,
    /// Where it comes from.
    pub origin: Text,
    /// Whether it needs somebody who leads the circle.
    pub needs_facilitator: bool,
    /// How many people it is for in a room.
    pub people: Span,
    /// How many people it is for on line.
    pub people_online: Span,
    /// How long it takes.
    pub minutes: Length,
    /// How much of the time the closing keeps at least.
    pub closing_least: Share,
    /// The steps in order: opening, talk, closing.
    pub steps: Vec<Step>,
    /// What people agree on at the start.
    pub ground_rules: Vec<GroundRule>,
    /// Who does what.
    pub roles: Vec<Role>,
    /// What to do in hard moments.
    pub help_cards: Vec<HelpCard>,
    /// When to choose something else.
    pub not_suitable: Vec<Text>,
}

/// From how many to how many, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The fewest.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Span {
    /// Whether `count` is inside.
    pub fn contains(self, count: u32) -> bool {
        (self.least..=self.most).contains(&count)
    }
}

/// How long a dialogue takes, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The shortest that makes sense.
    pub least: u32,
    /// The length for which the steps' own minutes are written.
    pub usual: u32,
    /// The longest that makes sense.
    pub most: u32,
}

/// So many minutes of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The part.
    pub minutes: u32,
    /// The whole.
    pub of: u32,
}

impl Share {
    /// The share of `total` minutes, rounded up to a whole minute.
    pub fn of_total(self, total: u32) -> u32 {
        let share = (u64::from(total) * u64::from(self.minutes)).div_ceil(u64::from(self.of.max(1)));
        u32::try_from(share).unwrap_or(u32::MAX)
    }
}

/// One part of a dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Names the step within its method.
    pub id: String,
    /// Which third of the dialogue it belongs to.
    pub phase: Phase,
    /// Who speaks when.
    pub turn_mode: TurnMode,
    /// How many seconds one person has, in a step with timed turns.
    #[serde(default)]
    pub turn_seconds: Option<u32>,
    /// Minutes at the usual length of the dialogue.
    pub minutes: u32,
    /// Minutes below which the step is not worth beginning.
    pub least: u32,
    /// What it is called in the plan and on the screen.
    pub title: Text,
    /// What is said to the circle, as it can be read aloud.
    pub prompt: Text,
    /// What the one who leads should know.
    pub notes: Text,
    /// What must be at hand.
    #[serde(default)]
    pub materials: Vec<Text>,
}

/// The thirds of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Arriving, agreeing, hearing the question.
    Opening,
    /// The talk itself.
    Talk,
    /// Looking back, and what happens next.
    Closing,
}

impl Phase {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Talk => "talk",
            Self::Closing => "closing",
        }
    }
}

/// Who speaks when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TurnMode {
    /// Whoever wants to.
    OpenFloor,
    /// Everybody once, in order; one may pass.
    GoRound,
    /// Whoever holds the talking piece.
    TalkingPiece,
    /// Two and two, all at once.
    Pairs,
    /// An inner circle talks, an outer one listens.
    Fishbowl,
    /// Tables whose people change.
    RotatingTables,
    /// Nobody: people think or write.
    Silence,
}

impl TurnMode {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpenFloor => "open-floor",
            Self::GoRound => "go-round",
            Self::TalkingPiece => "talking-piece",
            Self::Pairs => "pairs",
            Self::Fishbowl => "fishbowl",
            Self::RotatingTables => "rotating-tables",
            Self::Silence => "silence",
        }
    }
}

/// One thing that people agree on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundRule {
    /// Names the rule within its method.
    pub id: String,
    /// The rule in a few words, for the wall.
    pub title: Text,
    /// The rule in a sentence or two.
    pub text: Text,
}

/// What somebody does in the circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Names the role within its method.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// What they do.
    pub does: Text,
}

/// What to do in one kind of hard moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpCard {
    /// Names the card within its method.
    pub id: String,
    /// The moment.
    pub title: Text,
    /// Things to say or do, the mildest first.
    pub moves: Vec<Text>,
}

/// The examples of the crate's README, kept true by running them.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
