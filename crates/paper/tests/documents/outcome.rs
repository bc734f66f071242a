//! How the participants of a programme were chosen, and what came of it.

use paper::{Figure, ReportSection, Story, Table, decision_record, draw_record, programme_report};

use crate::reader::{
    assert_accessible, assert_says, headings_of, pages_of, poppler, sizes_of, structure_of, text_of,
};
use crate::samples;

const A4: (u32, u32) = (210, 297);

#[test]
fn a_decision_on_25_applications_is_one_page_that_says_everything() {
    for lang in samples::LANGS {
        let data = samples::decision_record(lang, 25);
        let pdf = decision_record(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![
            data.kicker.as_str(),
            &data.heading,
            &data.conditions_title,
            &data.decision_title,
            &data.changes_title,
            &data.decided_title,
            &data.foot,
            "1 / 1",
        ];
        expected.extend(data.conditions.iter().map(String::as_str));
        for fact in data.facts.iter().chain(&data.changes) {
            expected.extend([fact.label.as_str(), &fact.text]);
        }
        for total in &data.totals {
            expected.extend([total.value.as_str(), &total.label]);
        }
        expected.extend(data.decision.heads.iter().map(String::as_str));
        expected.extend(data.decision.rows.iter().flatten().map(String::as_str));
        for person in &data.decided {
            expected.extend([person.name.as_str(), &person.role]);
        }
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"12222"));
        let structure = structure_of(&pdf);
        assert!(structure.is_none_or(|structure| structure.matches(" TH ").count() == 5));
    }
}

#[test]
fn a_decision_on_many_runs_on_with_its_heads() {
    for (applications, least) in [(60, 2), (300, 5)] {
        let data = samples::decision_record("et", applications);
        let pdf = decision_record(&data).unwrap();
        assert_accessible(&pdf);
        let Some(text) = text_of(&pdf) else { return };
        assert_eq!(
            text.matches("A-").count(),
            applications + 2,
            "with the two changed by hand"
        );
        let pages = pages_of(&pdf).unwrap();
        assert!(pages >= least, "{applications} on {pages} pages");
        let heads = text.matches("Hajuvus").count();
        assert!(
            heads == pages || heads == pages - 1,
            "{heads} heads on {pages} pages"
        );
    }
}

#[test]
fn a_decision_among_none_has_no_table() {
    let mut data = samples::decision_record("en", 0);
    data.conditions.clear();
    data.changes.clear();
    data.decided.clear();
    data.totals.clear();
    let pdf = decision_record(&data).unwrap();
    assert_accessible(&pdf);
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 1));
}

#[test]
fn a_draw_in_public_says_everything_with_all_its_groups() {
    for lang in samples::LANGS {
        let data = samples::draw_record(lang, 25);
        let pdf = draw_record(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![data.kicker.as_str(), &data.heading, &data.steps_title];
        expected.extend([
            data.conditions_title.as_str(),
            &data.chances_title,
            &data.witnesses_title,
        ]);
        expected.extend([data.groups_title.as_str(), &data.foot]);
        expected.extend(data.steps.iter().chain(&data.conditions).map(String::as_str));
        for fact in &data.facts {
            expected.extend([fact.label.as_str(), &fact.text]);
        }
        expected.extend(data.chances.rows.iter().flatten().map(String::as_str));
        expected.extend(data.groups.rows.iter().flatten().map(String::as_str));
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes.iter().all(|size| *size == A4)));
        // A thousand groups of twelve are a leaflet, not a book.
        assert!(
            pages_of(&pdf).is_none_or(|pages| pages < 24),
            "{:?} pages",
            pages_of(&pdf)
        );
    }
}

#[test]
fn a_draw_whose_list_was_erased_has_no_tables() {
    let mut data = samples::draw_record("en", 0);
    data.witnesses.clear();
    data.totals.clear();
    let pdf = draw_record(&data).unwrap();
    assert_accessible(&pdf);
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 1));
}

#[test]
fn the_report_says_everything() {
    for lang in samples::LANGS {
        let data = samples::programme_report(lang);
        let pdf = programme_report(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![data.kicker.as_str(), &data.heading, &data.lead];
        for fact in &data.facts {
            expected.extend([fact.label.as_str(), &fact.text]);
        }
        for figure in &data.figures {
            expected.extend([figure.value.as_str(), &figure.label]);
        }
        let (last, sections) = data.sections.split_last().unwrap();
        for section in sections {
            expected.extend([section.title.as_str(), &section.text, &section.note]);
            for table in &section.tables {
                expected.push(&table.caption);
                expected.extend(
                    table
                        .heads
                        .iter()
                        .chain(table.rows.iter().flatten())
                        .map(String::as_str),
                );
            }
            for dialogue in &section.dialogues {
                expected.push(&dialogue.question);
                expected.extend(dialogue.told.iter().map(String::as_str));
            }
            if let Some(measures) = &section.measures {
                expected.extend([
                    measures.caption.as_str(),
                    &measures.question_label,
                    &measures.when_label,
                    &measures.value_label,
                    &measures.answered_label,
                ]);
                for row in &measures.rows {
                    expected.push(&row.question);
                    for value in &row.values {
                        expected.extend([value.when.as_str(), &value.shown, &value.answered]);
                    }
                }
            }
            for story in &section.stories {
                expected.extend([story.text.as_str(), &story.name]);
            }
        }
        expected.extend(data.foot.lines());
        expected.extend(["vestlus.example.org/p/kuulav-kogukond", "3 / 3"]);
        assert_says(&pdf, &expected);
        assert!(
            text_of(&pdf).is_none_or(|text| !text.contains(&last.title)),
            "nothing, so no heading"
        );
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4; 3]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"122222"));
        let link = data.address.as_ref().unwrap();
        assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(&link.address)));
    }
}

#[test]
fn what_the_bars_show_is_a_table_for_those_who_listen() {
    let mut data = samples::programme_report("en");
    data.sections.retain(|section| section.measures.is_some());
    let Some(structure) = structure_of(&programme_report(&data).unwrap()) else {
        return;
    };
    assert_eq!(structure.matches(" TH ").count(), 4);
    // Three questions, and for each time of asking three cells.
    assert_eq!(structure.matches(" TD:").count(), 3 + 3 * 2 * 3);
    assert_eq!(structure.matches("Caption").count(), 1);
    for said in ["\"2.4\"", "\"4.1\"", "\"before\"", "\"after\""] {
        assert!(structure.contains(said), "{said} is missing in {structure}");
    }
}

#[test]
fn before_and_after_stand_on_one_page() {
    let mut data = samples::programme_report("en");
    data.sections.retain(|section| section.measures.is_some());
    data.sections[0].note.clear();
    if let Some(measures) = &mut data.sections[0].measures {
        measures.rows = measures.rows.clone().into_iter().cycle().take(40).collect();
    }
    let pdf = programme_report(&data).unwrap();
    assert_accessible(&pdf);
    let Some(text) = poppler("pdftotext", &[], &pdf) else {
        return;
    };
    let pages: Vec<&str> = text.split('\x0c').collect();
    assert!(pages.len() > 3);
    for page in pages {
        assert_eq!(
            page.matches("before").count(),
            page.matches("after").count(),
            "{page}"
        );
    }
}

#[test]
fn a_bar_is_left_out_where_too_few_answered() {
    let mut data = samples::programme_report("en");
    data.sections.retain(|section| section.measures.is_some());
    let whole = programme_report(&data).unwrap();
    if let Some(measures) = &mut data.sections[0].measures {
        for row in &mut measures.rows {
            row.values[0].value = None;
            row.values[0].shown = "too few".to_owned();
        }
    }
    let pdf = programme_report(&data).unwrap();
    assert_accessible(&pdf);
    assert_ne!(whole, pdf);
    assert!(text_of(&pdf).is_none_or(|text| text.matches("too few").count() == 3));
}

#[test]
fn a_story_has_a_name_only_when_there_is_one_and_the_voice_of_its_language() {
    let mut data = samples::programme_report("en");
    data.figures.clear();
    data.facts.clear();
    data.sections = vec![ReportSection {
        title: "Stories".to_owned(),
        stories: vec![
            Story {
                text: "Las pärnad jäävad".to_owned(),
                lang: "et".to_owned(),
                name: "Õie Öö".to_owned(),
            },
            Story {
                text: "As the document".to_owned(),
                ..Story::default()
            },
            Story::default(),
        ],
        ..ReportSection::default()
    }];
    data.address = None;
    data.foot.clear();
    let pdf = programme_report(&data).unwrap();
    assert_accessible(&pdf);
    let said = text_of(&pdf);
    assert!(
        said.is_none_or(|text| text.ends_with("Stories „Las pärnad jäävad“ Õie Öö “As the document” 1/1"))
    );
    assert_eq!(String::from_utf8_lossy(&pdf).matches("/Lang(et)").count(), 1);
}

#[test]
fn a_report_of_nothing_is_its_title() {
    let mut data = samples::programme_report("et");
    data.lead.clear();
    data.facts.clear();
    data.figures = vec![Figure::new(" ", "avaldust")];
    data.sections = vec![ReportSection {
        title: "Tühi".to_owned(),
        tables: vec![
            Table::default(),
            Table {
                caption: "Tühi".to_owned(),
                heads: vec!["Tühi".to_owned()],
                rows: vec![],
            },
        ],
        ..ReportSection::default()
    }];
    data.address = None;
    data.foot.clear();
    let pdf = programme_report(&data).unwrap();
    assert_accessible(&pdf);
    assert!(text_of(&pdf).is_none_or(|text| text == format!("{} {} 1/1", data.kicker, data.heading)));
}

#[test]
fn a_long_table_runs_on_with_its_head() {
    let mut data = samples::programme_report("en");
    data.sections.truncate(1);
    data.sections[0].tables[0].rows = (0..120)
        .map(|row| {
            vec![
                format!("Row {row}."),
                row.to_string(),
                "1".to_owned(),
                "left out".to_owned(),
            ]
        })
        .collect();
    let pdf = programme_report(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &["Row 0.", "Row 119."]);
    let Some(text) = text_of(&pdf) else { return };
    assert!(!text.contains("left out"));
    assert!(text.matches("County").count() >= 3);
}
