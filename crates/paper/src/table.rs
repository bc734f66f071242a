//! A table and a number to look at, which several papers have.

use serde::Serialize;

/// A table. Without a head or without a row that says something it is left out, caption and all.
///
/// A column that holds nothing but numbers stands at its right edge, and each column is as wide as its texts need.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the table shows, above it. May be empty.
    pub caption: String,
    /// The heads of the columns; they return on every page.
    pub heads: Vec<String>,
    /// The rows: text for each column. Missing cells stay empty, surplus ones are left out.
    pub rows: Vec<Vec<String>>,
}

/// A number that stands for itself, and what it counts. Without a value it is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The number as people write it, with its unit: "98.5 %". Short, for it is set large.
    pub value: String,
    /// What it counts: "dialogues held".
    pub label: String,
}

impl Figure {
    /// A figure from its two parts.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Somebody who signs. Above the name there is room to do so by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// Their name.
    pub name: String,
    /// For whom or as what they sign: "trainer, Jõeääre Folk School".
    pub role: String,
}
