//! The record of a selection.

use serde::Serialize;

use crate::table::{Figure, Signatory, Table};
use crate::{Document, Error, Fact, engine};

/// Who was chosen for a programme, how, and why: A4, one page for some 25 applications.
#[derive(Debug, Clone)]
pub struct DecisionRecord {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Record of the decision".
    pub kicker: String,
    /// The programme's title.
    pub heading: String,
    /// When it was decided; how the places were given (by score, or by lot with its seed); the proof.
    pub facts: Vec<Fact>,
    /// Applied, eligible, chosen, reserve.
    pub totals: Vec<Figure>,
    /// Heading of the conditions.
    pub conditions_title: String,
    /// The conditions under which was chosen.
    pub conditions: Vec<String>,
    /// Heading of the decision itself.
    pub decision_title: String,
    /// The decision: code or name, score, spread, decision, reason. Its caption says what the columns mean.
    pub decision: Table,
    /// Heading of what was changed by hand.
    pub changes_title: String,
    /// What was changed by hand: what, and why.
    pub changes: Vec<Fact>,
    /// Heading of those who decided.
    pub decided_title: String,
    /// Those who decided, with room to sign.
    pub decided: Vec<Signatory>,
    /// In small type at the end: who may read this, until when it is kept. A line break starts a line.
    pub foot: String,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    heading: &'a str,
    facts: &'a [Fact],
    totals: &'a [Figure],
    conditions_title: &'a str,
    conditions: &'a [String],
    decision_title: &'a str,
    decision: &'a Table,
    changes_title: &'a str,
    changes: &'a [Fact],
    decided_title: &'a str,
    decided: &'a [Signatory],
    foot: &'a str,
}

/// Makes the record as a PDF with numbered pages; the table's head returns on every page.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn decision_record(record: &DecisionRecord) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &record.kicker,
        heading: &record.heading,
        facts: &record.facts,
        totals: &record.totals,
        conditions_title: &record.conditions_title,
        conditions: &record.conditions,
        decision_title: &record.decision_title,
        decision: &record.decision,
        changes_title: &record.changes_title,
        changes: &record.changes,
        decided_title: &record.decided_title,
        decided: &record.decided,
        foot: &record.foot,
    };
    engine::pdf("decision_record.typ", &record.document, &record.heading, &body)
}
