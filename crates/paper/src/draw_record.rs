//! A draw in public, so that who stands in the hall can follow it and who was not there can check it.

use serde::Serialize;

use crate::table::{Figure, Signatory, Table};
use crate::{Document, Error, Fact, engine};

/// A draw in public: A4, how it works, everybody's chance, room for witnesses to sign, and all numbered groups.
#[derive(Debug, Clone)]
pub struct DrawRecord {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Draw in public".
    pub kicker: String,
    /// The programme's title.
    pub heading: String,
    /// Heading of how it works.
    pub steps_title: String,
    /// How it works, one step after the other.
    pub steps: Vec<String>,
    /// Where the number comes from and when, the number, the fingerprint.
    pub facts: Vec<Fact>,
    /// People on the list, places, groups.
    pub totals: Vec<Figure>,
    /// Heading of the conditions.
    pub conditions_title: String,
    /// The conditions that every group meets.
    pub conditions: Vec<String>,
    /// Heading of everybody's chance.
    pub chances_title: String,
    /// Code, chance, groups, difference.
    pub chances: Table,
    /// Heading of those who were there.
    pub witnesses_title: String,
    /// Those who were there, with room to sign.
    pub witnesses: Vec<Signatory>,
    /// Heading of the groups.
    pub groups_title: String,
    /// Number and codes of each group; without rows where they are too many for paper.
    pub groups: Table,
    /// In small type at the end of the first part. A line break starts a line.
    pub foot: String,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    heading: &'a str,
    steps_title: &'a str,
    steps: &'a [String],
    facts: &'a [Fact],
    totals: &'a [Figure],
    conditions_title: &'a str,
    conditions: &'a [String],
    chances_title: &'a str,
    chances: &'a Table,
    witnesses_title: &'a str,
    witnesses: &'a [Signatory],
    groups_title: &'a str,
    groups: &'a Table,
    foot: &'a str,
}

/// Makes the paper as a PDF with numbered pages; the tables' heads return on every page, and the groups begin a page.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn draw_record(draw: &DrawRecord) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &draw.kicker,
        heading: &draw.heading,
        steps_title: &draw.steps_title,
        steps: &draw.steps,
        facts: &draw.facts,
        totals: &draw.totals,
        conditions_title: &draw.conditions_title,
        conditions: &draw.conditions,
        chances_title: &draw.chances_title,
        chances: &draw.chances,
        witnesses_title: &draw.witnesses_title,
        witnesses: &draw.witnesses,
        groups_title: &draw.groups_title,
        groups: &draw.groups,
        foot: &draw.foot,
    };
    engine::pdf("draw_record.typ", &draw.document, &draw.heading, &body)
}
