//! What is written on by hand.

use paper::{FeedbackQuestion, ScribeStep, feedback_form, scribe_sheet};

use crate::reader::{assert_accessible, assert_says, headings_of, pages_of, poppler, sizes_of, text_of};
use crate::samples;

const A4: (u32, u32) = (210, 297);

#[test]
fn the_scribe_sheet_says_everything_and_what_a_tick_means_on_every_page() {
    for lang in samples::LANGS {
        let data = samples::scribe_sheet(lang);
        let pdf = scribe_sheet(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![data.kicker.as_str(), &data.question, &data.note];
        expected.extend(data.reminders.iter().map(String::as_str));
        for fact in &data.facts {
            expected.push(&fact.label);
            expected.extend(fact.text.lines());
        }
        for step in &data.steps {
            expected.extend([step.starts.as_str(), &step.title]);
        }
        assert_says(&pdf, &expected);
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222"));
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4; 2]));
        let Some(text) = text_of(&pdf) else { return };
        assert_eq!(text.matches(&data.release_label).count(), 2);
        // The question, too, but there it is cut.
        let start: String = data.question.chars().take(38).collect();
        assert_eq!(text.matches(start.trim_end()).count(), 2);
    }
}

#[test]
fn a_scribe_sheet_has_as_many_lines_as_asked_within_reason() {
    let mut data = samples::scribe_sheet("et");
    data.steps.clear();
    assert!(pages_of(&scribe_sheet(&data).unwrap()).is_none_or(|pages| pages == 1));
    data.steps = vec![ScribeStep {
        starts: "18.00".to_owned(),
        title: "Vestlus".to_owned(),
        lines: 100,
    }];
    let hundred = pages_of(&scribe_sheet(&data).unwrap());
    assert!(hundred.is_none_or(|pages| pages == 4));
    data.steps[0].lines = u16::MAX;
    assert_eq!(pages_of(&scribe_sheet(&data).unwrap()), hundred);
    let step = ScribeStep {
        lines: 1,
        ..data.steps[0].clone()
    };
    data.steps = vec![step; 60];
    let pdf = scribe_sheet(&data).unwrap();
    assert_accessible(&pdf);
    assert!(headings_of(&pdf).is_none_or(|levels| levels.len() == 61));
}

#[test]
fn the_feedback_form_says_everything_on_one_page() {
    for lang in samples::LANGS {
        let data = samples::feedback_form(lang);
        let pdf = feedback_form(&data).unwrap();
        assert_accessible(&pdf);
        let link = data.address.as_ref().unwrap();
        let mut expected = vec![
            data.kicker.as_str(),
            &data.heading,
            &data.intro,
            &data.note,
            &link.label,
            "vestlus.example.org/t/raekoja-plats",
        ];
        for question in &data.questions {
            expected.push(&question.text);
            expected.extend(question.choices.iter().map(String::as_str));
        }
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222222"));
        assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(&link.address)));
    }
}

#[test]
fn a_long_feedback_form_runs_on_and_an_empty_one_is_a_page() {
    let mut data = samples::feedback_form("en");
    data.questions = data.questions.into_iter().cycle().take(60).collect();
    let pdf = feedback_form(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &["60."]);
    assert!(pages_of(&pdf).is_none_or(|pages| pages > 3));
    data.questions = vec![FeedbackQuestion {
        lines: u16::MAX,
        ..FeedbackQuestion::default()
    }];
    assert!(pages_of(&feedback_form(&data).unwrap()).is_none_or(|pages| pages <= 3));
    data.questions = vec![FeedbackQuestion::default()];
    data.address = None;
    let pdf = feedback_form(&data).unwrap();
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 1));
}

#[test]
fn a_secret_in_a_long_address_can_be_copied() {
    let mut data = samples::feedback_form("en");
    if let Some(link) = &mut data.address {
        link.address =
            "https://dialogue.municipality.example.org/feedback/abcdefghijklmnopqrstuvwxyz".to_owned();
    }
    let text = text_of(&feedback_form(&data).unwrap());
    assert!(text.is_none_or(|text| text.contains("abcdefghijklmnopqrstuvwxyz")));
}
