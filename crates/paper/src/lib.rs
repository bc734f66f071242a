//! Vestlusring on paper: data in, accessible PDF, PNG or XLSX out.
//!
//! A pure leaf: it reads no file, clock, network or system font, and holds no words of its own. Every string that a
//! person reads comes in already in their language, so the same data gives the same bytes on every machine.
//!
//! The PDFs are tagged and checked while they are written against PDF/UA-1 (accessibility) and PDF/A-2a (archiving):
//! a document that is not accessible is an [`Error`], not a file. Text from people stays text: it reaches the
//! templates as values, never as source.
//!
//! The embedded fonts cover Latin, Greek and Cyrillic with all their letters, and some other scripts in part. A
//! character that no embedded font can draw becomes `□`, and an emoji is left out, so that no name can stop a document.

mod address;
mod certificate;
mod clean;
mod decision_record;
mod draw_record;
mod engine;
mod feedback_form;
mod ground_rules;
mod name_tags;
mod picture;
mod poster;
mod programme_report;
mod programme_sheet;
mod qr;
mod scribe_sheet;
mod script;
mod sign_in;
mod slips;
mod summary;
mod table;
mod table_signs;
pub mod workbook;
mod worksheet;

pub use address::FeedbackLink;
pub use certificate::{Certificate, CertificateCheck, certificate};
pub use decision_record::{DecisionRecord, decision_record};
pub use draw_record::{DrawRecord, draw_record};
pub use feedback_form::{FeedbackForm, FeedbackQuestion, feedback_form};
pub use ground_rules::{GroundRule, GroundRules, ground_rules};
pub use name_tags::{NameTag, NameTags, name_tags};
pub use picture::{Picture, picture};
pub use poster::{Poster, Registration, poster};
pub use programme_report::{
    Measure, MeasureValue, Measures, ProgrammeReport, ReportDialogue, ReportSection, Story, programme_report,
};
pub use programme_sheet::{Apply, CallSection, ProgrammeSheet, Trainer, programme_sheet};
pub use qr::qr_svg;
pub use scribe_sheet::{ScribeSheet, ScribeStep, scribe_sheet};
pub use script::{HelpCard, Script, ScriptStep, script};
pub use sign_in::{SignInRow, SignInSheet, sign_in_sheet};
pub use slips::{Slip, Slips, slips};
pub use summary::{Summary, SummaryPromise, SummaryQuote, SummarySection, summary};
pub use table::{Figure, Signatory, Table};
pub use table_signs::{TableSign, TableSigns, table_signs};
pub use worksheet::{Worksheet, WorksheetAnswer, WorksheetItem, WorksheetSection, worksheet};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The typesetter refused: a fault in a template, or a document that would not be accessible.
    #[error("the document could not be typeset: {0}")]
    Typeset(String),
    /// The text is too long for a QR code.
    #[error("{bytes} bytes do not fit into a QR code")]
    QrTooLong {
        /// Length of the text, in bytes of UTF-8.
        bytes: usize,
    },
    /// The data or the picture could not be encoded.
    #[error("encoding failed: {0}")]
    Encode(String),
}

/// What every document says about itself to the programs that open it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Language of the text as a BCP 47 tag (`et`, `en-GB`). Screen readers choose their voice by it. A tag without a
    /// two- or three-letter language is taken as `und`.
    pub lang: String,
    /// Title for the window, the archive and the screen reader. When it is empty the question stands in.
    pub title: String,
    /// Who made the document, as a rule the host. May be empty.
    pub author: String,
    /// When the document was made, in microseconds since 1970 UTC. Archiving (PDF/A) demands it.
    pub made_at: i64,
}

/// A line with its label: "When" and "Tuesday 6 October, 18.00".
///
/// Without text it is left out, label and all.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// What the line is about.
    pub label: String,
    /// The line itself; a line break starts a new line.
    pub text: String,
}

impl Fact {
    /// A fact from its two parts.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
        }
    }
}
