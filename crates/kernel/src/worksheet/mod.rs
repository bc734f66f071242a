//! Worksheets as versioned data: what somebody who learns to hold dialogues thinks through on paper or on a page.
//!
//! A worksheet is a TOML file, as a method is. The ones that come with the crate are in [`library`]; another can be
//! read with [`Worksheet::parse`]. Answers stay with the version that they were given to, so a published version is
//! never changed in meaning: a new one stands beside it.
//!
//! ```
//! use kernel::worksheet::{self, Answer};
//!
//! let sheet = worksheet::newest("self-assessment").ok_or("no such worksheet")?;
//! let answers = worksheet::read(sheet, [("listening-to-the-end", "4"), ("next", "Hääletooni \r\n")])?;
//! assert_eq!(answers.get("listening-to-the-end"), Some(&Answer::Scale(4)));
//! assert_eq!(answers.get("next"), Some(&Answer::Text("Hääletooni".into())));
//! // Nobody has to answer everything.
//! assert_eq!((answers.len(), sheet.items().count()), (2, 16));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod check;
mod library;

use serde::{Deserialize, Serialize};

use crate::method::Text;

pub use answers::{Answer, Answers, Fault, Faults, LONG_TEXT, SCALE, TEXT, Total, Wrong, read};
pub use check::WorksheetError;
pub use library::{find, library, newest};

/// Things to think through, tick or rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// Names the worksheet in addresses and data; the same in all versions.
    pub id: String,
    /// Counts from 1.
    pub version: u32,
    /// Who fills it in.
    pub who: Who,
    /// About how long it takes.
    pub minutes: u32,
    /// When it is filled in, where the answers of several times are compared; empty for once, whenever it fits.
    #[serde(default)]
    pub moments: Vec<Moment>,
    /// What people call it.
    pub title: Text,
    /// What it is good for, in a few sentences.
    pub why: Text,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

impl Worksheet {
    /// All items of all sections, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }
}

/// Who fills a worksheet in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Everybody for themselves.
    Alone,
    /// A learning pair together, one sheet for both.
    Pair,
    /// Somebody who watches others talk.
    Observer,
}

impl Who {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Pair => "pair",
            Self::Observer => "observer",
        }
    }
}

/// When a worksheet that is compared with itself is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Before the programme begins.
    Before,
    /// When it ends.
    After,
    /// A month after it ended.
    MonthLater,
}

impl Moment {
    /// All of them, in order of time.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::MonthLater];

    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::MonthLater => "month-later",
        }
    }
}

/// A part of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names the section within its worksheet.
    pub id: String,
    /// What it is about.
    pub title: Text,
    /// What to know or do first.
    #[serde(default)]
    pub intro: Option<Text>,
    /// What 1 and 5 mean, for the section's items on a scale.
    #[serde(default)]
    pub scale: Option<Scale>,
    /// In order.
    pub items: Vec<Item>,
}

/// What the ends of a scale from 1 to 5 mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What 1 means.
    pub low: Text,
    /// What 5 means.
    pub high: Text,
}

/// One thing to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Names the item within its worksheet, and its field in a form.
    pub id: String,
    /// The question, the statement to rate, or what to tick when it is done.
    pub question: Text,
    /// What helps to answer.
    #[serde(default)]
    pub hint: Option<Text>,
    /// How it is answered.
    pub kind: Kind,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A number from 1 to 5; the section says what its ends mean.
    Scale,
    /// One of several, or any number of them.
    Choice {
        /// Whether more than one may be chosen.
        many: bool,
        /// In order, at least two.
        options: Vec<Choice>,
    },
    /// Done or not.
    Tick {
        /// When it should be done, in days from the dialogue: -28 is four weeks before, 0 on the day, 7 a week after.
        /// `None` where it does not hang on a date.
        #[serde(default)]
        days: Option<i32>,
    },
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Names it within its item.
    pub id: String,
    /// What it says.
    pub text: Text,
}
