//! What people type, paste and try, in the papers of a programme.

use paper::{
    Apply, CallSection, Certificate, CertificateCheck, DecisionRecord, DrawRecord, Fact, Figure, Measure,
    MeasureValue, Measures, ProgrammeReport, ProgrammeSheet, ReportDialogue, ReportSection, Signatory, Story,
    Table, Trainer, Worksheet, WorksheetAnswer, WorksheetItem, WorksheetSection, certificate,
    decision_record, draw_record, programme_report, programme_sheet, worksheet,
};

use crate::hostile::{Made, address, assert_each, document, link};

fn table(text: &str) -> Table {
    let s = || text.to_owned();
    Table {
        caption: s(),
        heads: vec![s(), s(), s()],
        rows: vec![
            vec![s(), s(), s(), s()],
            vec![],
            vec![String::new(), "12".to_owned()],
        ],
    }
}

fn people(text: &str) -> Vec<Signatory> {
    let one = Signatory {
        name: text.to_owned(),
        role: text.to_owned(),
    };
    vec![one, Signatory::default()]
}

/// What a programme begins with.
fn beginning(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    let fact = || Fact::new(s(), s());
    let item = |answer| WorksheetItem { text: s(), answer };
    vec![
        (
            "programme sheet",
            programme_sheet(&ProgrammeSheet {
                document: document(text),
                kicker: s(),
                title: s(),
                lead: s(),
                facts: vec![fact(), fact()],
                sections: vec![
                    CallSection {
                        title: s(),
                        text: format!("- {text}\n• {text}\n{text}"),
                    },
                    CallSection::default(),
                ],
                meetings_title: s(),
                meetings: table(text),
                trainers_title: s(),
                trainers: vec![
                    Trainer {
                        name: s(),
                        about: s(),
                    },
                    Trainer::default(),
                ],
                costs: vec![fact(), fact()],
                apply: Some(Apply {
                    title: s(),
                    deadline: fact(),
                    text: s(),
                    address: address(text),
                    qr_alt: s(),
                    contact: fact(),
                }),
                partners: vec![fact()],
            }),
        ),
        (
            "worksheet",
            worksheet(&Worksheet {
                document: document(text),
                kicker: s(),
                title: s(),
                why: s(),
                blanks: vec![s(), s(), s()],
                sections: vec![
                    WorksheetSection {
                        title: s(),
                        text: s(),
                        items: vec![
                            item(WorksheetAnswer::Lines { count: 2 }),
                            item(WorksheetAnswer::Scale {
                                from: 0,
                                to: u8::MAX,
                                low: s(),
                                high: s(),
                            }),
                            item(WorksheetAnswer::Scale {
                                from: u8::MAX,
                                to: 0,
                                low: s(),
                                high: s(),
                            }),
                            item(WorksheetAnswer::Boxes {
                                labels: vec![s(), s()],
                            }),
                            item(WorksheetAnswer::Choices {
                                labels: vec![s(), s()],
                            }),
                            WorksheetItem::default(),
                        ],
                    },
                    WorksheetSection::default(),
                ],
                note: s(),
            }),
        ),
    ]
}

/// What a programme ends with.
fn ending(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    let fact = || Fact::new(s(), s());
    vec![
        (
            "certificate",
            certificate(&Certificate {
                document: document(text),
                hosts: vec![s(), s()],
                title: s(),
                name: s(),
                statement: s(),
                programme: s(),
                facts: vec![fact(), fact()],
                done_title: s(),
                done: vec![fact(), fact()],
                issued: fact(),
                signatories: people(text),
                check: Some(CertificateCheck {
                    label: s(),
                    code: s(),
                    address: address(text),
                    qr_alt: s(),
                    note: s(),
                }),
            }),
        ),
        (
            "decision record",
            decision_record(&DecisionRecord {
                document: document(text),
                kicker: s(),
                heading: s(),
                facts: vec![fact()],
                totals: vec![Figure::new(text, text), Figure::default()],
                conditions_title: s(),
                conditions: vec![s()],
                decision_title: s(),
                decision: table(text),
                changes_title: s(),
                changes: vec![fact()],
                decided_title: s(),
                decided: people(text),
                foot: s(),
            }),
        ),
        (
            "draw record",
            draw_record(&DrawRecord {
                document: document(text),
                kicker: s(),
                heading: s(),
                steps_title: s(),
                steps: vec![s()],
                facts: vec![fact()],
                totals: vec![Figure::new(text, text), Figure::default()],
                conditions_title: s(),
                conditions: vec![s()],
                chances_title: s(),
                chances: table(text),
                witnesses_title: s(),
                witnesses: people(text),
                groups_title: s(),
                groups: table(text),
                foot: s(),
            }),
        ),
    ]
}

/// What a programme brought.
fn report(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    let value = |value| MeasureValue {
        when: s(),
        value,
        shown: s(),
        answered: s(),
    };
    let section = ReportSection {
        title: s(),
        text: s(),
        tables: vec![table(text), Table::default()],
        measures: Some(Measures {
            caption: s(),
            question_label: s(),
            when_label: s(),
            value_label: s(),
            answered_label: s(),
            from: 5.0,
            to: 1.0,
            rows: vec![
                Measure {
                    question: s(),
                    values: [Some(3.0), Some(f64::INFINITY), None, Some(f64::NAN)]
                        .map(value)
                        .into(),
                },
                Measure::default(),
            ],
        }),
        dialogues: vec![
            ReportDialogue {
                question: s(),
                told: vec![s(), s()],
            },
            ReportDialogue::default(),
        ],
        stories: vec![
            Story {
                text: s(),
                lang: s(),
                name: s(),
            },
            Story::default(),
        ],
        note: s(),
    };
    vec![(
        "report",
        programme_report(&ProgrammeReport {
            document: document(text),
            kicker: s(),
            heading: s(),
            lead: s(),
            facts: vec![Fact::new(s(), s())],
            figures: vec![Figure::new(text, text); 5],
            sections: vec![section, ReportSection::default()],
            address: Some(link(text)),
            foot: s(),
        }),
    )]
}

#[test]
fn hostile_text_gives_everything_a_programme_begins_with() {
    assert_each(beginning);
}

#[test]
fn hostile_text_gives_everything_a_programme_ends_with() {
    assert_each(ending);
}

#[test]
fn hostile_text_gives_every_report() {
    assert_each(report);
}
