//! The feedback form.

use serde::Serialize;

use crate::address::{FeedbackLink, Link};
use crate::{Document, Error, engine};

/// An A4 form on which people say how it was, before they go home.
#[derive(Debug, Clone)]
pub struct FeedbackForm {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Feedback".
    pub kicker: String,
    /// The dialogue's question or title.
    pub heading: String,
    /// How long it takes and what is done with the answers; a line break starts a paragraph.
    pub intro: String,
    /// Where to answer on a phone instead; none when it is only on paper.
    pub address: Option<FeedbackLink>,
    /// The questions in order; they are numbered.
    pub questions: Vec<FeedbackQuestion>,
    /// Where to leave the form, who reads it; at the end.
    pub note: String,
}

/// One question of a form. It may have choices, lines, or both.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FeedbackQuestion {
    /// The question, or a sentence to agree or disagree with.
    pub text: String,
    /// What to choose from, each with a box to tick.
    pub choices: Vec<String>,
    /// Ruled lines for an answer in one's own words; at most 40.
    pub lines: u16,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    heading: &'a str,
    intro: &'a str,
    address: Option<Link<'a>>,
    questions: &'a [FeedbackQuestion],
    note: &'a str,
}

/// Makes the feedback form as a PDF of one A4 page (more, if there are many questions).
///
/// # Errors
/// [`Error::QrTooLong`] when the address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn feedback_form(form: &FeedbackForm) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &form.kicker,
        heading: &form.heading,
        intro: &form.intro,
        address: Link::of(form.address.as_ref())?,
        questions: &form.questions,
        note: &form.note,
    };
    engine::pdf("feedback_form.typ", &form.document, &form.heading, &body)
}
