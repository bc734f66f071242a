//! Every document, in every sample language, with kind and with hostile data. Here: what calls people together.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop"
)]

#[path = "../../examples/sheets/samples/mod.rs"]
mod samples;

mod hostile;
mod hostile_programme;
mod outcome;
mod programme;
mod reader;
mod room;
mod summary;
mod workbook;
mod writing;

use paper::{Error, Fact, Picture, SignInRow, picture, poster, script, sign_in_sheet};

use crate::reader::{assert_accessible, assert_says, headings_of, pages_of, poppler, structure_of, text_of};

#[test]
fn the_poster_says_everything_on_one_page() {
    for lang in samples::LANGS {
        let data = samples::poster(lang);
        let pdf = poster(&data).unwrap();
        assert_accessible(&pdf);
        let registration = data.registration.as_ref().unwrap();
        let mut expected = vec![
            data.kicker.as_str(),
            &data.question,
            &data.free_of_charge,
            &registration.label,
            &registration.note,
            "vestlus.example.org/d/raekoja-plats",
        ];
        expected.extend(data.why.lines());
        let facts: Vec<&Fact> = [&data.when, &data.place, &data.host]
            .into_iter()
            .chain(&data.facts)
            .collect();
        for fact in facts {
            expected.push(&fact.label);
            expected.extend(fact.text.lines());
        }
        assert_says(&pdf, &expected);
        assert!(pages_of(&pdf).is_none_or(|pages| pages == 1));
        // The link has the scheme that the printed address leaves out.
        assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(samples::ADDRESS)));
    }
}

#[test]
fn the_script_says_everything() {
    for lang in samples::LANGS {
        let data = samples::script(lang);
        let pdf = script(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![
            data.question.as_str(),
            &data.rules_label,
            &data.steps_label,
            &data.cards_label,
        ];
        expected.extend(data.rules.iter().map(String::as_str));
        for step in &data.steps {
            expected.extend([step.starts.as_str(), &step.title, &step.minutes, &step.turn_mode]);
            expected.extend(step.prompt.lines());
            expected.extend(step.notes.iter().map(String::as_str));
        }
        for card in &data.cards {
            expected.push(&card.title);
            expected.extend(card.text.lines());
        }
        let pages = pages_of(&pdf).unwrap_or(3);
        let last = format!("{pages} / {pages}");
        expected.push(&last);
        assert_says(&pdf, &expected);
    }
}

#[test]
fn the_sign_in_sheet_lists_everybody_with_head_and_note_on_every_page() {
    for (people, blank) in [(0, 0), (0, 6), (1, 0), (27, 6), (200, 10)] {
        for lang in samples::LANGS {
            let mut data = samples::sign_in_sheet(lang, people);
            data.blank_rows = blank;
            let pdf = sign_in_sheet(&data).unwrap();
            assert_accessible(&pdf);
            let Some(text) = text_of(&pdf) else { return };
            for row in &data.rows {
                assert!(text.contains(&row.name), "{} is missing", row.name);
            }
            let pages = pages_of(&pdf).unwrap();
            assert_eq!(text.matches(&data.note).count(), pages, "{people} people, {lang}");
            assert_eq!(
                text.matches(&data.columns[1]).count(),
                pages,
                "{people} people, {lang}"
            );
            assert_eq!(text.contains(&data.blank_label), blank > 0);
            if people == 200 {
                assert!(pages > 5, "200 people on {pages} pages");
                assert!(text.contains("210"), "the last blank row has its number");
                assert!(!text.contains("211"));
            }
        }
    }
}

#[test]
fn one_liners_are_cut_and_texts_are_not() {
    let mut data = samples::script("en");
    data.cards[0].title = "é".repeat(300) + &" title".repeat(100) + " END";
    data.cards[0].text = "words ".repeat(2_000) + "END";
    let pdf = script(&data).unwrap();
    assert_accessible(&pdf);
    let Some(text) = text_of(&pdf) else { return };
    assert_eq!(text.matches("END").count(), 1);
    assert_eq!(text.matches('…').count(), 1);
    assert_eq!(text.matches("words").count(), 2_000);
}

#[test]
fn cells_fit_the_columns_whatever_their_number() {
    let mut data = samples::sign_in_sheet("et", 3);
    data.rows[0].cells = vec!["esimene".into(), "teine".into(), "üleliigne".into()];
    data.rows[1].cells = vec![];
    let pdf = sign_in_sheet(&data).unwrap();
    assert_says(&pdf, &["esimene", "teine"]);
    assert!(text_of(&pdf).is_none_or(|text| !text.contains("üleliigne")));
    data.columns.clear();
    assert_accessible(&sign_in_sheet(&data).unwrap());
}

#[test]
fn blank_rows_are_bounded() {
    let mut data = samples::sign_in_sheet("en", 0);
    data.blank_rows = u16::MAX;
    let pdf = sign_in_sheet(&data).unwrap();
    assert!(text_of(&pdf).is_none_or(|text| text.contains("200") && !text.contains("201")));
}

#[test]
fn the_picture_has_the_size_that_previews_expect() {
    for data in [
        samples::picture("et"),
        samples::picture("en"),
        Picture::default(),
        hostile::in_picture(&"õ".repeat(10_000)),
    ] {
        let png = picture(&data).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (1200, 630));
    }
    assert_ne!(
        picture(&samples::picture("et")).unwrap(),
        picture(&samples::picture("en")).unwrap(),
        "the words are drawn"
    );
}

#[test]
fn headings_and_table_heads_are_in_the_structure() {
    let found = headings_of(&script(&samples::script("en")).unwrap());
    assert!(found.is_none_or(|levels| levels == b"12233332333"));
    let found = headings_of(&poster(&samples::poster("et")).unwrap());
    assert!(found.is_none_or(|levels| levels == b"12222222"));
    let mut untitled = samples::script("et");
    untitled.question.clear();
    untitled.steps_label.clear();
    let found = headings_of(&script(&untitled).unwrap());
    assert!(found.is_none_or(|levels| levels == b"111111222"));
    let sheet = structure_of(&sign_in_sheet(&samples::sign_in_sheet("et", 2)).unwrap());
    assert!(sheet.is_none_or(|structure| structure.matches(" TH ").count() == 5));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let data = samples::poster("et");
    assert_eq!(poster(&data).unwrap(), poster(&data).unwrap());
    let mut later = data.clone();
    later.document.made_at += 1_000_000;
    assert_ne!(poster(&data).unwrap(), poster(&later).unwrap());
}

#[test]
fn threads_share_the_engine() {
    let made: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| poster(&samples::poster("en")).unwrap()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(made.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_long_address_is_an_error_and_none_is_fine() {
    let mut data = samples::poster("en");
    if let Some(registration) = &mut data.registration {
        registration.address = format!("https://example.org/{}", "a".repeat(3_000));
    }
    assert!(matches!(poster(&data), Err(Error::QrTooLong { bytes: 3_020 })));
    data.registration = None;
    assert_accessible(&poster(&data).unwrap());
}

#[test]
fn markup_is_text() {
    let mut data = samples::poster("en");
    data.question = "#set page(width: 1cm) *x* _y_ $z$ @w <l> \"q\" `c` \\ [b] // c = h".into();
    data.facts = vec![Fact::new(
        "= l",
        "#panic() #read(\"/etc/passwd\") /* x */ ~ -- ...",
    )];
    let pdf = poster(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &[&data.question, "= l", &data.facts[0].text]);
}

#[test]
fn other_scripts_arrive_as_far_as_the_fonts_go() {
    let mut data = samples::sign_in_sheet("en", 0);
    let names = [
        "Ελένη Παπαδοπούλου",
        "Їжак Ґалаґан",
        "Nguyễn Thị Hoà",
        "Łukasz Gżegżółka",
        "Þórr Ægisson",
    ];
    data.rows = names
        .iter()
        .chain(&["王小明", "محمد", "דוד", "สมชาย", "👩‍👩‍👧 Mari 🎉"])
        .map(|name| SignInRow {
            name: (*name).to_owned(),
            cells: vec![],
        })
        .collect();
    let pdf = sign_in_sheet(&data).unwrap();
    assert_accessible(&pdf);
    let mut expected = names.to_vec();
    expected.extend(["□□□", "Mari"]);
    assert_says(&pdf, &expected);
}
