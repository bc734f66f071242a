//! A worksheet of a programme, to be filled in by hand.

use serde::Serialize;

use crate::{Document, Error, engine};

/// An A4 sheet with questions and room to answer them.
#[derive(Debug, Clone)]
pub struct Worksheet {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is and where it belongs, for example "Worksheet · Dialogue with the community".
    pub kicker: String,
    /// The worksheet's title.
    pub title: String,
    /// What it is good for; a line break starts a paragraph, and lines that begin with "- " or "• " are a list.
    pub why: String,
    /// Labels with a line to write on, at the top: "Name", "Date".
    pub blanks: Vec<String>,
    /// The parts in order.
    pub sections: Vec<WorksheetSection>,
    /// What to do with the sheet; at the end.
    pub note: String,
}

/// One part of a worksheet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WorksheetSection {
    /// The part's heading. May be empty.
    pub title: String,
    /// What stands under the heading, as in [`Worksheet::why`].
    pub text: String,
    /// What is asked.
    pub items: Vec<WorksheetItem>,
}

/// Something that is asked, and the room for an answer.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WorksheetItem {
    /// The question or the task.
    pub text: String,
    /// The room for an answer.
    pub answer: WorksheetAnswer,
}

/// How something is answered by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum WorksheetAnswer {
    /// Ruled lines; at most 40.
    Lines {
        /// How many.
        count: u16,
    },
    /// Numbered circles, one of which is marked.
    Scale {
        /// The first number.
        from: u8,
        /// The last number; there are at most eleven.
        to: u8,
        /// What the first number means.
        low: String,
        /// What the last number means.
        high: String,
    },
    /// Boxes, any of which are ticked.
    Boxes {
        /// What stands at each.
        labels: Vec<String>,
    },
    /// Circles, one of which is marked.
    Choices {
        /// What stands at each.
        labels: Vec<String>,
    },
}

impl Default for WorksheetAnswer {
    fn default() -> Self {
        Self::Lines { count: 0 }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    title: &'a str,
    why: &'a str,
    blanks: &'a [String],
    sections: &'a [WorksheetSection],
    note: &'a str,
}

/// Makes the worksheet as a PDF with numbered pages.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn worksheet(sheet: &Worksheet) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &sheet.kicker,
        title: &sheet.title,
        why: &sheet.why,
        blanks: &sheet.blanks,
        sections: &sheet.sections,
        note: &sheet.note,
    };
    engine::pdf("worksheet.typ", &sheet.document, &sheet.title, &body)
}
