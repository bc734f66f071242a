//! What a programme begins with and what its participants keep.

use paper::{
    Certificate, Error, Fact, Signatory, Table, WorksheetAnswer, WorksheetItem, certificate, programme_sheet,
    worksheet,
};

use crate::reader::{
    assert_accessible, assert_says, headings_of, pages_of, poppler, sizes_of, structure_of, text_of,
};
use crate::samples;

const A4: (u32, u32) = (210, 297);

fn of_certificate(data: &Certificate) -> Vec<&str> {
    let mut expected = vec![
        data.title.as_str(),
        &data.name,
        &data.statement,
        &data.programme,
        &data.done_title,
    ];
    expected.extend(data.hosts.iter().map(String::as_str));
    for fact in data.facts.iter().chain(&data.done).chain([&data.issued]) {
        expected.push(&fact.label);
        expected.extend(fact.text.lines());
    }
    for person in &data.signatories {
        expected.extend([person.name.as_str(), &person.role]);
    }
    let check = data.check.as_ref().unwrap();
    expected.extend([
        check.label.as_str(),
        &check.code,
        &check.note,
        "vestlus.example.org/t/K7QM-2XWD-9FHT",
    ]);
    expected
}

#[test]
fn a_certificate_and_an_attestation_say_everything_on_one_page() {
    for lang in samples::LANGS {
        for data in [samples::certificate(lang), samples::attestation(lang)] {
            let pdf = certificate(&data).unwrap();
            assert_accessible(&pdf);
            assert_says(&pdf, &of_certificate(&data));
            assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4]));
            assert!(headings_of(&pdf).is_none_or(|levels| levels == b"12"));
            let check = data.check.as_ref().unwrap();
            assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(&check.address)));
        }
    }
}

#[test]
fn a_certificate_is_read_in_the_order_in_which_one_says_it() {
    let data = samples::certificate("en");
    let Some(structure) = structure_of(&certificate(&data).unwrap()) else {
        return;
    };
    let at = |text: &str| {
        structure
            .find(text)
            .unwrap_or_else(|| panic!("{text} is not read"))
    };
    let places = [
        at(&data.title),
        at("Mari-Liis Kask"),
        at(&data.statement),
        at(&data.programme),
        at("Held"),
        at(&data.done_title),
        at("Issued"),
        at("Kadri Rebane"),
        at("K7QM"),
    ];
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_certificate_stays_on_its_page_with_more_than_the_usual() {
    let mut data = samples::certificate("et");
    data.name = "Maria-Magdalena Aleksandra von Põldmäe-Kuusik-Ümarpuu".to_owned();
    data.programme =
        "Omavalitsusjuhtide arenguprogramm „Kuulav ja kaasav kogukond saartel ja mandril“".to_owned();
    data.hosts.push("Kogukondade fond".to_owned());
    data.done.push(Fact::new(
        "Teine dialoog",
        "„Kuidas elada edasi, kui kool jääb väikeseks?“\n20. jaanuaril",
    ));
    data.signatories.extend(data.signatories.clone());
    let pdf = certificate(&data).unwrap();
    assert_says(&pdf, &of_certificate(&data));
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 1));
    data.done = data.done.into_iter().cycle().take(80).collect();
    let pdf = certificate(&data).unwrap();
    assert_accessible(&pdf);
    assert!(text_of(&pdf).is_none_or(|text| text.matches("Praktikum").count() == 20));
}

#[test]
fn a_certificate_needs_little() {
    let mut data = samples::certificate("et");
    data.hosts.clear();
    data.facts.clear();
    data.done.clear();
    data.signatories = vec![Signatory::default()];
    data.issued = Fact::default();
    if let Some(check) = &mut data.check {
        check.address.clear();
    }
    let pdf = certificate(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &[&data.name, "K7QM-2XWD-9FHT"]);
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
    if let Some(check) = &mut data.check {
        check.address = "a".repeat(3_000);
    }
    assert!(matches!(
        certificate(&data),
        Err(Error::QrTooLong { bytes: 3_000 })
    ));
    data.check = None;
    let pdf = certificate(&data).unwrap();
    assert!(
        text_of(&pdf)
            .is_none_or(|text| text == "Tunnistus Mari-Liis Kask läbis arenguprogrammi Kuulav kogukond")
    );
}

#[test]
fn the_programme_sheet_says_everything() {
    for lang in samples::LANGS {
        let data = samples::programme_sheet(lang);
        let pdf = programme_sheet(&data).unwrap();
        assert_accessible(&pdf);
        let apply = data.apply.as_ref().unwrap();
        let mut expected = vec![
            data.kicker.as_str(),
            &data.title,
            &data.lead,
            &data.meetings_title,
            &data.trainers_title,
            &apply.title,
            &apply.text,
            "vestlus.example.org/p/kuulav-kogukond",
        ];
        let more = [&apply.deadline, &apply.contact];
        for fact in data
            .facts
            .iter()
            .chain(&data.costs)
            .chain(&data.partners)
            .chain(more)
        {
            expected.push(&fact.label);
            expected.extend(fact.text.lines().map(|line| line.trim_start_matches("- ")));
        }
        for section in &data.sections {
            expected.push(&section.title);
            expected.extend(section.text.lines().map(|line| line.trim_start_matches("- ")));
        }
        expected.extend(data.meetings.heads.iter().map(String::as_str));
        expected.extend(data.meetings.rows.iter().flatten().map(String::as_str));
        for trainer in &data.trainers {
            expected.extend([trainer.name.as_str(), &trainer.about]);
        }
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4; 2]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"122222222"));
        assert!(poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(&apply.address)));
        let structure = structure_of(&pdf);
        assert!(structure.is_none_or(|structure| structure.matches(" TH ").count() == 4));
    }
}

#[test]
fn a_programme_sheet_without_anything_is_a_page_with_its_title() {
    let mut data = samples::programme_sheet("en");
    data.lead.clear();
    data.facts.clear();
    data.sections.clear();
    data.meetings = Table {
        rows: vec![vec![], vec![" ".to_owned()]],
        ..data.meetings
    };
    data.trainers.clear();
    data.costs.clear();
    data.apply = None;
    data.partners.clear();
    let pdf = programme_sheet(&data).unwrap();
    assert_accessible(&pdf);
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
    assert!(text_of(&pdf).is_none_or(|text| text == format!("{} {} 1/1", data.kicker, data.title)));
}

#[test]
fn the_worksheet_says_everything_on_one_page() {
    for lang in samples::LANGS {
        let data = samples::worksheet(lang);
        let pdf = worksheet(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![data.kicker.as_str(), &data.title, &data.why, &data.note];
        expected.extend(data.blanks.iter().map(String::as_str));
        for section in &data.sections {
            expected.push(&section.title);
            expected.extend(section.text.lines().map(|line| line.trim_start_matches("- ")));
            for item in &section.items {
                expected.push(&item.text);
                match &item.answer {
                    WorksheetAnswer::Lines { .. } => {}
                    WorksheetAnswer::Scale { low, high, .. } => {
                        expected.extend([low.as_str(), "1", "2", "3", "4", "5", high]);
                    }
                    WorksheetAnswer::Boxes { labels } | WorksheetAnswer::Choices { labels } => {
                        expected.extend(labels.iter().map(String::as_str));
                    }
                }
            }
        }
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [A4]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"122"));
    }
}

#[test]
fn room_for_answers_is_bounded() {
    let mut data = samples::worksheet("en");
    data.sections.truncate(1);
    let with = |answer: WorksheetAnswer| {
        let mut data = data.clone();
        data.sections[0].items = vec![WorksheetItem {
            text: "What?".to_owned(),
            answer,
        }];
        let pdf = worksheet(&data).unwrap();
        assert_accessible(&pdf);
        pdf
    };
    let forty = pages_of(&with(WorksheetAnswer::Lines { count: 40 }));
    assert!(forty.is_none_or(|pages| pages == 2));
    assert_eq!(pages_of(&with(WorksheetAnswer::Lines { count: u16::MAX })), forty);
    let scale = |from, to| WorksheetAnswer::Scale {
        from,
        to,
        low: "low".to_owned(),
        high: "high".to_owned(),
    };
    let text = text_of(&with(scale(0, u8::MAX)));
    assert!(text.is_none_or(|text| text.contains("9 10 high")));
    let text = text_of(&with(scale(5, 1)));
    assert!(text.is_none_or(|text| !text.contains("high")));
}

#[test]
fn a_long_worksheet_runs_on() {
    let mut data = samples::worksheet("et");
    data.sections = data.sections.into_iter().cycle().take(9).collect();
    let pdf = worksheet(&data).unwrap();
    assert_accessible(&pdf);
    assert!(pages_of(&pdf).is_none_or(|pages| pages > 3));
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222222222"));
}
