//! The call for a programme, to print and to pass on.

use serde::Serialize;

use crate::address::Address;
use crate::table::Table;
use crate::{Document, Error, Fact, engine};

/// What a programme is and how one applies: A4, a page or two.
#[derive(Debug, Clone)]
pub struct ProgrammeSheet {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Come and learn with us".
    pub kicker: String,
    /// The programme's title.
    pub title: String,
    /// What it is, in a sentence or two under the title.
    pub lead: String,
    /// When, where, for whom, how many places, how much. Side by side.
    pub facts: Vec<Fact>,
    /// The text of the call, in parts.
    pub sections: Vec<CallSection>,
    /// Heading of the meetings.
    pub meetings_title: String,
    /// The meetings: date, time, place, topic.
    pub meetings: Table,
    /// Heading of the trainers.
    pub trainers_title: String,
    /// Who leads the programme.
    pub trainers: Vec<Trainer>,
    /// What is free, and what one pays for.
    pub costs: Vec<Fact>,
    /// How to apply; none when nobody can any more.
    pub apply: Option<Apply>,
    /// Partners and funder, at the end.
    pub partners: Vec<Fact>,
}

/// One part of a call. Without text it is left out, heading and all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CallSection {
    /// The part's heading. May be empty.
    pub title: String,
    /// Text. A line break starts a paragraph, and lines that begin with "- " or "• " are a list.
    pub text: String,
}

/// Somebody who leads a programme.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Trainer {
    /// Their name.
    pub name: String,
    /// Who they are and how they work.
    pub about: String,
}

/// How to apply for a programme.
#[derive(Debug, Clone, Default)]
pub struct Apply {
    /// What to do, for example "How to apply".
    pub title: String,
    /// Until when: the line to remember.
    pub deadline: Fact,
    /// How: a line break starts a paragraph.
    pub text: String,
    /// The full address of the form. It goes into the QR code and, without its scheme, into the text. May be empty.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
    /// Whom to ask.
    pub contact: Fact,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    title: &'a str,
    lead: &'a str,
    facts: &'a [Fact],
    sections: &'a [CallSection],
    meetings_title: &'a str,
    meetings: &'a Table,
    trainers_title: &'a str,
    trainers: &'a [Trainer],
    costs: &'a [Fact],
    apply: Option<How<'a>>,
    partners: &'a [Fact],
}

#[derive(Serialize)]
struct How<'a> {
    title: &'a str,
    deadline: &'a Fact,
    text: &'a str,
    code: Option<Address<'a>>,
    contact: &'a Fact,
}

/// Makes the call as a PDF with numbered pages.
///
/// # Errors
/// [`Error::QrTooLong`] when the address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn programme_sheet(sheet: &ProgrammeSheet) -> Result<Vec<u8>, Error> {
    let apply = match &sheet.apply {
        None => None,
        Some(apply) => Some(How {
            title: &apply.title,
            deadline: &apply.deadline,
            text: &apply.text,
            code: Address::of(&apply.address, &apply.qr_alt)?,
            contact: &apply.contact,
        }),
    };
    let body = Body {
        kicker: &sheet.kicker,
        title: &sheet.title,
        lead: &sheet.lead,
        facts: &sheet.facts,
        sections: &sheet.sections,
        meetings_title: &sheet.meetings_title,
        meetings: &sheet.meetings,
        trainers_title: &sheet.trainers_title,
        trainers: &sheet.trainers,
        costs: &sheet.costs,
        apply,
        partners: &sheet.partners,
    };
    engine::pdf("programme_sheet.typ", &sheet.document, &sheet.title, &body)
}
