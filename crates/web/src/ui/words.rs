//! Words in words: what they are, where they stand, and whether others may read them.

use kernel::circle::{Kind, Release, Standing};

use crate::texts::Texts;

/// What words are; nothing for what was simply said.
pub fn kind(t: Texts, kind: Kind) -> Option<String> {
    match kind {
        Kind::Said => None,
        Kind::Question => Some(t.said_question()),
        Kind::Insight => Some(t.said_insight()),
        Kind::NextStep => Some(t.said_next_step()),
    }
}

/// Where words stand: the chip's class and text.
pub fn standing(t: Texts, standing: Standing) -> (&'static str, String) {
    match standing {
        Standing::Written => ("chip--draft", t.said_written()),
        Standing::Confirmed => ("chip--confirmed", t.said_confirmed()),
        Standing::Struck => ("chip--past", t.said_struck()),
        Standing::Withdrawn => ("chip--past", t.said_withdrawn()),
    }
}

/// Whether others may read words: the chip's class and text.
pub fn release(t: Texts, release: Release) -> (&'static str, String) {
    match release {
        Release::NotAsked => ("chip--draft", t.said_not_asked()),
        Release::Asked => ("chip--waiting", t.said_asked()),
        Release::KeptBack => ("chip--full", t.said_kept_back()),
        Release::Released => ("chip--open", t.said_released()),
    }
}
