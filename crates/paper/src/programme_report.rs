//! The public report of a programme.

use serde::Serialize;

use crate::address::{FeedbackLink, Link};
use crate::table::{Figure, Table};
use crate::{Document, Error, Fact, engine};

/// What a programme brought, for everybody to read: A4, as many pages as it takes.
#[derive(Debug, Clone)]
pub struct ProgrammeReport {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Report of the programme".
    pub kicker: String,
    /// The programme's title.
    pub heading: String,
    /// What it was, in a few sentences under the title; a line break starts a paragraph.
    pub lead: String,
    /// When, partners, funder.
    pub facts: Vec<Fact>,
    /// The numbers to remember, up to eight.
    pub figures: Vec<Figure>,
    /// The parts in order.
    pub sections: Vec<ReportSection>,
    /// Where to read on.
    pub address: Option<FeedbackLink>,
    /// How the figures were made and who wrote the report, in small type at the end; a line break starts a line.
    pub foot: String,
}

/// One part of a report. Whatever it has stands in the order of its fields; without any it is left out, heading and
/// all.
#[derive(Debug, Clone, Default)]
pub struct ReportSection {
    /// The part's heading.
    pub title: String,
    /// Text. A line break starts a paragraph, and lines that begin with "- " or "• " are a list.
    pub text: String,
    /// Tables: applicants by county, attendance by meeting. What is told about few people is left out by the caller.
    pub tables: Vec<Table>,
    /// Answers before and after, as bars.
    pub measures: Option<Measures>,
    /// Dialogues that were held.
    pub dialogues: Vec<ReportDialogue>,
    /// What participants tell, in their own words.
    pub stories: Vec<Story>,
    /// How the part's figures were made, in small type.
    pub note: String,
}

/// Questions that were asked twice. One table for eyes and ears: the bars stand in its cells and say nothing that the
/// cell does not.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    /// What is shown and from what to what it goes, above the bars. May be empty.
    pub caption: String,
    /// Head of the column of questions.
    pub question_label: String,
    /// Head of the column that tells when, for example "When".
    pub when_label: String,
    /// Head of the column of values, for example "Average, 1–5".
    pub value_label: String,
    /// Head of the column that tells how many answered.
    pub answered_label: String,
    /// The value at which a bar begins.
    pub from: f64,
    /// The value at which a bar is as long as it gets.
    pub to: f64,
    /// The questions.
    pub rows: Vec<Measure>,
}

/// One question and its answers at several times, as a rule before and after.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// The question or the sentence that people agreed with or not.
    pub question: String,
    /// The answers in the order of time; three at most are shown.
    pub values: Vec<MeasureValue>,
}

/// What was answered at one time.
#[derive(Debug, Clone, Default)]
pub struct MeasureValue {
    /// When, for example "before".
    pub when: String,
    /// How long the bar is. None when too few answered: then there is no bar, and `shown` says so.
    pub value: Option<f64>,
    /// The value as people write it: "3.4".
    pub shown: String,
    /// How many answered.
    pub answered: String,
}

/// A dialogue that a participant held.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportDialogue {
    /// Its question.
    pub question: String,
    /// Where, when, how many people: shown in one line, in this order.
    pub told: Vec<String>,
}

/// A participant's story.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// The words, without quotation marks: these are set as the story's language has them. A line break starts a line.
    pub text: String,
    /// The story's language as a BCP 47 tag. When it is empty it is the document's.
    pub lang: String,
    /// Who tells it and from where; empty when the person did not agree to be named.
    pub name: String,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    heading: &'a str,
    lead: &'a str,
    facts: &'a [Fact],
    figures: &'a [Figure],
    sections: Vec<Section<'a>>,
    address: Option<Link<'a>>,
    foot: &'a str,
}

#[derive(Serialize)]
struct Section<'a> {
    title: &'a str,
    text: &'a str,
    tables: &'a [Table],
    measures: Option<Bars<'a>>,
    dialogues: &'a [ReportDialogue],
    stories: Vec<Told<'a>>,
    note: &'a str,
}

#[derive(Serialize)]
struct Bars<'a> {
    caption: &'a str,
    question_label: &'a str,
    when_label: &'a str,
    value_label: &'a str,
    answered_label: &'a str,
    rows: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Pair<'a> {
    question: &'a str,
    values: Vec<Bar<'a>>,
}

#[derive(Serialize)]
struct Bar<'a> {
    when: &'a str,
    /// How much of the longest bar, from 0 to 1.
    share: Option<f64>,
    shown: &'a str,
    answered: &'a str,
}

#[derive(Serialize)]
struct Told<'a> {
    text: &'a str,
    spoken: Option<(String, Option<String>)>,
    name: &'a str,
}

/// Makes the report as a PDF with numbered pages.
///
/// # Errors
/// [`Error::QrTooLong`] when the address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn programme_report(report: &ProgrammeReport) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &report.kicker,
        heading: &report.heading,
        lead: &report.lead,
        facts: &report.facts,
        figures: &report.figures,
        sections: report.sections.iter().map(section).collect(),
        address: Link::of(report.address.as_ref())?,
        foot: &report.foot,
    };
    engine::pdf("programme_report.typ", &report.document, &report.heading, &body)
}

fn section(section: &ReportSection) -> Section<'_> {
    Section {
        title: &section.title,
        text: &section.text,
        tables: &section.tables,
        measures: section.measures.as_ref().map(bars),
        dialogues: &section.dialogues,
        stories: section
            .stories
            .iter()
            .map(|story| Told {
                text: &story.text,
                spoken: engine::spoken(&story.lang),
                name: &story.name,
            })
            .collect(),
        note: &section.note,
    }
}

fn bars(measures: &Measures) -> Bars<'_> {
    let bar = |value| share(value, measures.from, measures.to);
    Bars {
        caption: &measures.caption,
        question_label: &measures.question_label,
        when_label: &measures.when_label,
        value_label: &measures.value_label,
        answered_label: &measures.answered_label,
        rows: measures
            .rows
            .iter()
            .map(|row| Pair {
                question: &row.question,
                values: row
                    .values
                    .iter()
                    .take(3)
                    .map(|value| Bar {
                        when: &value.when,
                        share: value.value.and_then(bar),
                        shown: &value.shown,
                        answered: &value.answered,
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// How much of the way from one value to another; none where that is no number.
fn share(value: f64, from: f64, to: f64) -> Option<f64> {
    let share = (value - from) / (to - from);
    share.is_finite().then(|| share.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_no_longer_than_there_is_room() {
        assert_eq!(share(3.0, 1.0, 5.0), Some(0.5));
        assert_eq!(share(9.0, 1.0, 5.0), Some(1.0));
        assert_eq!(share(-9.0, 1.0, 5.0), Some(0.0));
        assert_eq!(share(3.0, 5.0, 5.0), None);
        assert_eq!(share(5.0, 5.0, 5.0), None);
        assert_eq!(share(f64::NAN, 1.0, 5.0), None);
        assert_eq!(share(1.0, 0.0, f64::INFINITY), Some(0.0));
    }
}
