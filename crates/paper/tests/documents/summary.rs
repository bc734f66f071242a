//! What comes of a dialogue.

use paper::{SummaryQuote, SummarySection, summary};

use crate::reader::{assert_accessible, assert_says, headings_of, pages_of, poppler, sizes_of, text_of};
use crate::samples;

/// How many pieces of the structure name this language.
fn spoken(pdf: &[u8], lang: &str) -> usize {
    String::from_utf8_lossy(pdf)
        .matches(&format!("/Lang({lang})"))
        .count()
}

#[test]
fn the_summary_says_everything() {
    for lang in samples::LANGS {
        let data = samples::summary(lang);
        let pdf = summary(&data).unwrap();
        assert_accessible(&pdf);
        let promise = data.promise.as_ref().unwrap();
        let link = data.address.as_ref().unwrap();
        let mut expected = vec![
            data.kicker.as_str(),
            &data.question,
            &data.quotes_title,
            &data.quotes_note,
            &promise.title,
            &link.label,
            "vestlus.example.org/d/raekoja-plats",
        ];
        for fact in data.facts.iter().chain(&promise.facts) {
            expected.push(&fact.label);
            expected.extend(fact.text.lines());
        }
        for section in data.sections.iter().filter(|section| !section.text.is_empty()) {
            expected.push(&section.title);
            expected.extend(section.text.lines());
        }
        expected.extend(data.quotes.iter().map(|quote| quote.text.as_str()));
        expected.extend(data.foot.lines());
        expected.push("2 / 2");
        assert_says(&pdf, &expected);
        assert!(text_of(&pdf).is_none_or(|text| !text.contains("Lisa") && !text.contains("Appendix")));
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [(210, 297); 2]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222222"));
        assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(samples::ADDRESS)));
    }
}

#[test]
fn quotes_have_the_marks_and_the_voice_of_their_language() {
    let mut data = samples::summary("en");
    let quote = |text: &str, lang: &str| SummaryQuote {
        text: text.to_owned(),
        lang: lang.to_owned(),
    };
    data.quotes = vec![
        quote("Las pärnad jäävad", "et"),
        quote("Просто не на чем", "ru"),
        quote("Same as the document", ""),
        quote("Suomeksi sanottu", "fi-FI"),
        quote("", "sv"),
    ];
    let pdf = summary(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(
        &pdf,
        &[
            "„Las pärnad jäävad“",
            "«Просто не на чем»",
            "“Same as the document”",
            "”Suomeksi sanottu”",
        ],
    );
    assert_eq!(
        [("et", 1), ("ru", 1), ("fi-FI", 1), ("sv", 0), ("en", 1)],
        ["et", "ru", "fi-FI", "sv", "en"].map(|lang| (lang, spoken(&pdf, lang)))
    );
}

#[test]
fn a_summary_is_as_long_as_what_it_has_to_say() {
    let mut data = samples::summary("et");
    data.quotes = data.quotes.into_iter().cycle().take(60).collect();
    data.sections.push(SummarySection {
        title: "Pikk".to_owned(),
        text: "sõna ".repeat(3_000) + "\nLÕPP",
    });
    let pdf = summary(&data).unwrap();
    assert_accessible(&pdf);
    let Some(text) = text_of(&pdf) else { return };
    assert_eq!(text.matches("Las nemad jäävad.").count(), 8);
    assert_eq!(text.matches("LÕPP").count(), 1);
    let pages = pages_of(&pdf).unwrap();
    assert_says(&pdf, &[&format!("{pages} / {pages}")]);
    data.quotes.clear();
    data.sections.clear();
    data.facts.clear();
    data.promise = None;
    data.address = None;
    let pdf = summary(&data).unwrap();
    assert_accessible(&pdf);
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
    assert!(text_of(&pdf).is_none_or(|text| !text.contains(&data.quotes_title)));
}

#[test]
fn quotes_from_right_to_left_arrive_as_far_as_the_fonts_go() {
    let mut data = samples::summary("en");
    data.quotes = vec![
        SummaryQuote {
            text: "السلام عليكم".to_owned(),
            lang: "ar".to_owned(),
        },
        SummaryQuote {
            text: "שלום (abc) 123".to_owned(),
            lang: "he".to_owned(),
        },
    ];
    let pdf = summary(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &["abc", "123"]);
    assert_eq!((spoken(&pdf, "ar"), spoken(&pdf, "he")), (1, 1));
}
