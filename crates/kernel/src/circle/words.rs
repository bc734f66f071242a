//! Words and what became of them.

use super::{Kind, TextId, WordsId};

/// What somebody said, as far as the circle knows it: never the text, never the speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub(super) id: WordsId,
    pub(super) text: TextId,
    pub(super) step: u16,
    pub(super) kind: Kind,
    pub(super) standing: Standing,
    pub(super) release: Release,
    pub(super) corrections: u32,
    /// The number of the event that gave them their text; 0 after the close.
    pub(super) changed: u64,
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Written down; nobody has confirmed this text.
    Written,
    /// The circle confirmed this text.
    Confirmed,
    /// Struck: gone for good.
    Struck,
    /// Taken back by who said them: gone for good.
    Withdrawn,
}

/// Whether others may read the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Release {
    /// Nobody has asked.
    NotAsked,
    /// Asked; no answer yet.
    Asked,
    /// No.
    KeptBack,
    /// Yes.
    Released,
}

impl Words {
    /// Their id.
    pub fn id(&self) -> &WordsId {
        &self.id
    }

    /// Where their text lies; `None` if they are gone.
    pub fn text(&self) -> Option<&TextId> {
        (!self.is_gone()).then_some(&self.text)
    }

    /// In which step they were said, from 0.
    pub fn step(&self) -> u16 {
        self.step
    }

    /// What they are.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where they stand.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// What was said to their release.
    pub fn release(&self) -> Release {
        self.release
    }

    /// How often they were corrected.
    pub fn corrections(&self) -> u32 {
        self.corrections
    }

    /// Whether they were struck or withdrawn.
    pub fn is_gone(&self) -> bool {
        matches!(self.standing, Standing::Struck | Standing::Withdrawn)
    }

    /// Whether they are a quote: confirmed by the circle and released for others to read.
    pub fn is_quote(&self) -> bool {
        self.standing == Standing::Confirmed && self.release == Release::Released
    }
}
