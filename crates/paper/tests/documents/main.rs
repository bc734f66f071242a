//! Every document, in every sample language, with kind and with hostile data.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop"
)]

#[path = "../../examples/sheets/samples/mod.rs"]
mod samples;

use std::process::Command;

use paper::{
    Document, Error, Fact, HelpCard, Picture, Poster, Registration, Script, ScriptStep, SignInRow,
    SignInSheet, picture, poster, script, sign_in_sheet,
};

/// What one of poppler's tools says about a PDF; `None` where the tool is missing.
fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().ok()?;
    assert!(output.status.success(), "{tool} cannot read the document");
    // Heading titles are in UTF-16 there.
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The text of a PDF as a reader gets it, with runs of white space as one space.
fn text_of(pdf: &[u8]) -> Option<String> {
    let text = poppler("pdftotext", &[], pdf)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The number of pages: each ends with a form feed.
fn pages_of(pdf: &[u8]) -> Option<usize> {
    Some(poppler("pdftotext", &[], pdf)?.matches('\x0c').count())
}

/// The structure that a screen reader walks through.
fn structure_of(pdf: &[u8]) -> Option<String> {
    poppler("pdfinfo", &["-struct-text"], pdf)
}

#[track_caller]
fn assert_accessible(pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1."), "not a PDF");
    let metadata = String::from_utf8_lossy(pdf);
    assert!(
        metadata.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "not PDF/UA-1"
    );
    assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "not PDF/A-2");
    assert!(
        metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"),
        "not PDF/A-2a"
    );
}

/// Spaces are left out of the comparison: poppler guesses them from the gaps between short pieces.
#[track_caller]
fn assert_says(pdf: &[u8], expected: &[&str]) {
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let Some(text) = text_of(pdf) else { return };
    for part in expected {
        assert!(
            dense(&text).contains(&dense(part)),
            "{part:?} is missing in {text:?}"
        );
    }
}

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
        hostile_picture(&"õ".repeat(10_000)),
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
    let headings = |pdf: &[u8]| -> Option<Vec<u8>> {
        let structure = structure_of(pdf)?;
        let level = |line: &str| {
            line.trim()
                .strip_prefix('H')?
                .bytes()
                .next()
                .filter(u8::is_ascii_digit)
        };
        Some(structure.lines().filter_map(level).collect())
    };
    let found = headings(&script(&samples::script("en")).unwrap());
    assert!(found.is_none_or(|levels| levels == b"12233332333"));
    let found = headings(&poster(&samples::poster("et")).unwrap());
    assert!(found.is_none_or(|levels| levels == b"12222222"));
    let mut untitled = samples::script("et");
    untitled.question.clear();
    untitled.steps_label.clear();
    let found = headings(&script(&untitled).unwrap());
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

/// What people type, paste and try.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n\n\n",
        "a\nb\r\nc\rd\u{2028}e",
        "# * $ @ \" ' ` \\ < > [ ] { } ( ) ~ _ = - + / %",
        "#{ while true {} } #panic(\"x\")",
        "🎉👩‍👩‍👧❤️🇪🇪 1️⃣ ©️ ™",
        "السلام عليكم (abc) ١٢٣",
        "שָׁלוֹם עולם שלום",
        "สวัสดีชาวโลก नमस्ते दुनिया 안녕 世界 ქართული հայերեն",
        "\u{202e}abc\u{0}\u{1}\u{7f}\u{feff}\u{fffe}\u{e000}\u{10ffff}",
        "a\u{300}\u{301}\u{302}\u{303}\u{304} \u{301}\u{301} Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
        "ffi ﬁ ﬀ Ǆ ŉ ẞ ᵃ ₂ ½ Ⅷ ∑ ∞ √ ⟨x⟩ ☎ ☃ → ■ ░ ⠓ \u{1d54f} \u{1f1ea}",
        "\u{ad}\u{200b}\u{200d}\u{2060}",
        "ـــ\u{640}\u{64b}\u{64c} ﷽ ﷺ",
        "כּ ﬞ \u{5b0}\u{5b1}",
    ]
    .map(str::to_owned)
    .into();
    texts.push("a".repeat(10_000));
    texts.push("Üks väga pikk küsimus ".repeat(450));
    texts.push("م".repeat(2_000));
    texts
}

fn hostile_picture(text: &str) -> Picture {
    Picture {
        lang: text.to_owned(),
        kicker: text.to_owned(),
        question: text.to_owned(),
        date: text.to_owned(),
        place: text.to_owned(),
        host: text.to_owned(),
    }
}

#[test]
fn hostile_text_gives_every_document() {
    for text in hostile() {
        let shown: String = text.chars().take(40).collect();
        let s = || text.clone();
        let fact = || Fact::new(s(), s());
        let document = || Document {
            lang: s(),
            title: s(),
            author: s(),
            made_at: i64::MAX,
        };
        let made = [
            poster(&Poster {
                document: document(),
                kicker: s(),
                question: s(),
                why: s(),
                when: fact(),
                place: fact(),
                facts: vec![fact(), fact()],
                free_of_charge: s(),
                host: fact(),
                registration: Some(Registration {
                    label: s(),
                    address: text.chars().take(500).collect(),
                    qr_alt: s(),
                    note: s(),
                }),
            }),
            sign_in_sheet(&SignInSheet {
                document: document(),
                kicker: s(),
                heading: s(),
                facts: vec![fact()],
                number_label: s(),
                name_label: s(),
                here_label: s(),
                columns: vec![s(), s()],
                rows: vec![SignInRow {
                    name: s(),
                    cells: vec![s(), s()],
                }],
                blank_rows: 2,
                blank_label: s(),
                note: s(),
            }),
            script(&Script {
                document: document(),
                kicker: s(),
                question: s(),
                facts: vec![fact()],
                rules_label: s(),
                rules: vec![s(), s()],
                steps_label: s(),
                steps: vec![ScriptStep {
                    starts: s(),
                    title: s(),
                    minutes: s(),
                    turn_mode: s(),
                    prompt: s(),
                    notes: vec![s()],
                }],
                cards_label: s(),
                cards: vec![HelpCard {
                    title: s(),
                    text: s(),
                }],
            }),
        ];
        for (pdf, kind) in made.iter().zip(["poster", "sign-in sheet", "script"]) {
            match pdf {
                Ok(pdf) => assert_accessible(pdf),
                Err(error) => panic!("{kind} with {shown:?}: {error}"),
            }
        }
        if let Err(error) = picture(&hostile_picture(&text)) {
            panic!("picture with {shown:?}: {error}");
        }
    }
}
