//! Names that the clients of a circle make themselves, so that sending again does no harm.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest id, in bytes; a UUID has 36.
pub const MAX_ID: usize = 64;

/// The text is no id: 1–64 ASCII letters, digits, `-` or `_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, hyphens or underscores")]
pub struct BadId;

fn check(text: &str) -> Result<(), BadId> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if (1..=MAX_ID).contains(&text.len()) && text.bytes().all(plain) {
        Ok(())
    } else {
        Err(BadId)
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id, if the text can be one.
            ///
            /// # Errors
            /// [`BadId`].
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                check(&text).map(|()| Self(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;

            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a command. The client makes a new one for each thing somebody does and keeps it when it sends again.
    /// It must be random: one that sorts by time would keep a time that the close is meant to drop.
    CommandId
}

id! {
    /// Names words (what somebody said, as it was written). Random too: it outlives the circle.
    WordsId
}

id! {
    /// Names one text of words: a correction has a new one. The text itself lies in a row of its own.
    TextId
}
