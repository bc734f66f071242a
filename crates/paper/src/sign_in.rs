//! The sign-in sheet.

use serde::Serialize;

use crate::{Document, Error, Fact, engine};

/// More blank rows than this make no sheet that anybody prints.
const MOST_BLANK_ROWS: u16 = 200;

/// An A4 list on which people are ticked off as they come in.
#[derive(Debug, Clone)]
pub struct SignInSheet {
    /// What the file says about itself.
    pub document: Document,
    /// What the sheet is, for example "Sign-in sheet".
    pub kicker: String,
    /// The dialogue's question or title, above the list.
    pub heading: String,
    /// When, where, which circle.
    pub facts: Vec<Fact>,
    /// Head of the column of running numbers, for example "No".
    pub number_label: String,
    /// Head of the column of names.
    pub name_label: String,
    /// Head of the column with the box to tick.
    pub here_label: String,
    /// Heads of further columns, to be filled in by hand or from the rows' cells. Up to four fit well.
    pub columns: Vec<String>,
    /// The people who registered, in the order in which they are to be listed.
    pub rows: Vec<SignInRow>,
    /// Empty numbered rows at the end, for people who come without registering; at most 200.
    pub blank_rows: u16,
    /// Stands above the empty rows. Empty when they need no words.
    pub blank_label: String,
    /// What happens to the data, at the foot of every page.
    pub note: String,
}

/// One person on a sign-in sheet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SignInRow {
    /// The name as the person gave it.
    pub name: String,
    /// Text for the further columns; missing ones stay empty, surplus ones are left out.
    pub cells: Vec<String>,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    heading: &'a str,
    facts: &'a [Fact],
    number_label: &'a str,
    name_label: &'a str,
    here_label: &'a str,
    columns: &'a [String],
    rows: &'a [SignInRow],
    blank_rows: u16,
    blank_label: &'a str,
    note: &'a str,
}

/// Makes the sign-in sheet as a PDF; the table's head and the note return on every page.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn sign_in_sheet(sheet: &SignInSheet) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &sheet.kicker,
        heading: &sheet.heading,
        facts: &sheet.facts,
        number_label: &sheet.number_label,
        name_label: &sheet.name_label,
        here_label: &sheet.here_label,
        columns: &sheet.columns,
        rows: &sheet.rows,
        blank_rows: sheet.blank_rows.min(MOST_BLANK_ROWS),
        blank_label: &sheet.blank_label,
        note: &sheet.note,
    };
    engine::pdf("sign_in.typ", &sheet.document, &sheet.heading, &body)
}
