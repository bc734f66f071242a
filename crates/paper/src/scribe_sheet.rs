//! The scribe's sheet.

use serde::Serialize;

use crate::{Document, Error, Fact, engine};

/// A4 pages with ruled lines, for writing by hand what is said when there is no network or no computer.
#[derive(Debug, Clone, Serialize)]
pub struct ScribeSheet {
    /// What the file says about itself.
    #[serde(skip)]
    pub document: Document,
    /// What the paper is, for example "Scribe's sheet".
    pub kicker: String,
    /// The question that the circle talks about.
    pub question: String,
    /// When, where, which circle.
    pub facts: Vec<Fact>,
    /// How to write, each a short line: "in the speaker's words", "no names".
    pub reminders: Vec<String>,
    /// The steps in order.
    pub steps: Vec<ScribeStep>,
    /// What a tick in the box before a line means, for example "may be published". It stands on every
    /// page, after the first one cut to 60 characters.
    pub release_label: String,
    /// When to tick a box, what happens to the sheet; in small type under the reminders.
    pub note: String,
}

/// One step of a method, with room to write.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScribeStep {
    /// When the step begins, as it is to be read on a clock: "18.05".
    pub starts: String,
    /// The step's name.
    pub title: String,
    /// How many ruled lines; at most 100.
    pub lines: u16,
}

/// Makes the scribe's sheet as a PDF with numbered pages.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn scribe_sheet(sheet: &ScribeSheet) -> Result<Vec<u8>, Error> {
    engine::pdf("scribe_sheet.typ", &sheet.document, &sheet.question, sheet)
}
