//! The public summary of a dialogue.

use serde::Serialize;

use crate::address::{FeedbackLink, Link};
use crate::{Document, Error, Fact, engine};

/// What a dialogue brought, for everybody to read: A4, as many pages as it takes.
#[derive(Debug, Clone)]
pub struct Summary {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Summary".
    pub kicker: String,
    /// The question that people talked about.
    pub question: String,
    /// When, where, how many people in how many circles, by which method.
    pub facts: Vec<Fact>,
    /// What was said, put together by somebody.
    pub sections: Vec<SummarySection>,
    /// Heading of the quotes.
    pub quotes_title: String,
    /// How the quotes came here, under their heading.
    pub quotes_note: String,
    /// What people said, in their own words.
    pub quotes: Vec<SummaryQuote>,
    /// Who answers and by when; none when nobody promised anything.
    pub promise: Option<SummaryPromise>,
    /// Where to read on.
    pub address: Option<FeedbackLink>,
    /// Who wrote the summary and from what, in small type at the end; a line break starts a line.
    pub foot: String,
}

/// One part of a summary. Without text it is left out, heading and all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SummarySection {
    /// The part's heading.
    pub title: String,
    /// The part itself; a line break starts a paragraph.
    pub text: String,
}

/// Words that were released for others to read.
#[derive(Debug, Clone, Default)]
pub struct SummaryQuote {
    /// The words, without quotation marks: these are set as the quote's language has them.
    pub text: String,
    /// The quote's language as a BCP 47 tag, so that a screen reader takes the right voice. When it is empty it is
    /// the document's.
    pub lang: String,
}

/// Who answers to what was said.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SummaryPromise {
    /// Heading, for example "Who answers".
    pub title: String,
    /// Who, what, by when.
    pub facts: Vec<Fact>,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    question: &'a str,
    facts: &'a [Fact],
    sections: &'a [SummarySection],
    quotes_title: &'a str,
    quotes_note: &'a str,
    quotes: Vec<Quote<'a>>,
    promise: Option<&'a SummaryPromise>,
    address: Option<Link<'a>>,
    foot: &'a str,
}

#[derive(Serialize)]
struct Quote<'a> {
    text: &'a str,
    /// Language and region; none where it is the document's language.
    spoken: Option<(String, Option<String>)>,
}

/// Makes the summary as a PDF with numbered pages.
///
/// # Errors
/// [`Error::QrTooLong`] when the address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn summary(summary: &Summary) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &summary.kicker,
        question: &summary.question,
        facts: &summary.facts,
        sections: &summary.sections,
        quotes_title: &summary.quotes_title,
        quotes_note: &summary.quotes_note,
        quotes: summary
            .quotes
            .iter()
            .map(|quote| Quote {
                text: &quote.text,
                spoken: engine::spoken(&quote.lang),
            })
            .collect(),
        promise: summary.promise.as_ref(),
        address: Link::of(summary.address.as_ref())?,
        foot: &summary.foot,
    };
    engine::pdf("summary.typ", &summary.document, &summary.question, &body)
}
