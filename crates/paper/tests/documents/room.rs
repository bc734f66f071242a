//! What hangs, stands and is handed out in the room.

use paper::{
    Error, GroundRule, GroundRules, NameTag, Slip, TableSign, ground_rules, name_tags, slips, table_signs,
};

use crate::reader::{
    assert_accessible, assert_says, headings_of, pages_of, poppler, sizes_of, structure_of, text_of,
};
use crate::samples;

const A4: (u32, u32) = (210, 297);

fn many_rules(count: usize) -> GroundRules {
    let mut data = samples::ground_rules("et");
    let rules = data.rules.clone();
    data.rules = rules.into_iter().cycle().take(count).collect();
    data
}

#[test]
fn the_ground_rules_say_everything_on_one_large_page() {
    for lang in samples::LANGS {
        let data = samples::ground_rules(lang);
        let pdf = ground_rules(&data).unwrap();
        assert_accessible(&pdf);
        let mut expected = vec![data.kicker.as_str(), &data.title, &data.foot];
        expected.extend(
            data.rules
                .iter()
                .flat_map(|rule| [rule.title.as_str(), &rule.text]),
        );
        assert_says(&pdf, &expected);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [(297, 420)]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222222"));
    }
}

#[test]
fn any_usual_number_of_ground_rules_is_one_page_and_many_are_more() {
    for count in [0, 1, 4, 5, 6, 7, 8] {
        let pdf = ground_rules(&many_rules(count)).unwrap();
        assert!(pages_of(&pdf).is_none_or(|pages| pages == 1), "{count} rules");
    }
    let mut long = many_rules(8);
    for rule in &mut long.rules {
        rule.text = "Kuula lõpuni ja pane tähele, mis on teise sõnades uut. ".repeat(2);
    }
    assert!(pages_of(&ground_rules(&long).unwrap()).is_none_or(|pages| pages == 1));
    let pdf = ground_rules(&many_rules(60)).unwrap();
    assert_accessible(&pdf);
    let Some(text) = text_of(&pdf) else { return };
    assert_eq!(text.matches("Kuula lõpuni").count(), 10);
    assert!(pages_of(&pdf).unwrap() > 3);
}

#[test]
fn a_ground_rule_without_words_is_left_out() {
    let mut data = samples::ground_rules("en");
    data.rules.push(GroundRule::default());
    data.rules.push(GroundRule {
        title: String::new(),
        text: "Only a sentence.".to_owned(),
    });
    let pdf = ground_rules(&data).unwrap();
    assert_says(&pdf, &["Only a sentence."]);
    assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1222222"));
}

#[test]
fn each_table_sign_is_a_page_that_says_all_twice_and_is_read_once() {
    for lang in samples::LANGS {
        let data = samples::table_signs(lang, 3);
        let pdf = table_signs(&data).unwrap();
        assert_accessible(&pdf);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == [(297, 210); 3]));
        assert!(headings_of(&pdf).is_none_or(|levels| levels == b"111"));
        let Some(text) = text_of(&pdf) else { return };
        assert_eq!(text.matches(&data.question).count(), 6);
        let structure = structure_of(&pdf).unwrap();
        for sign in &data.signs {
            assert_eq!(text.matches(&sign.name).count(), 2, "{}", sign.name);
            let address = sign.address.trim_start_matches("https://");
            assert_eq!(text.matches(address).count(), 2, "{address}");
            assert_eq!(
                structure.matches(&format!("\"{address}\"")).count(),
                1,
                "{address}"
            );
        }
        assert!(
            poppler("pdfinfo", &["-url"], &pdf).is_none_or(|links| links.contains(&data.signs[2].address))
        );
    }
}

#[test]
fn a_table_sign_needs_neither_code_nor_address() {
    let mut data = samples::table_signs("et", 0);
    assert_accessible(&table_signs(&data).unwrap());
    data.signs = vec![
        TableSign {
            name: "Ring 12".to_owned(),
            ..TableSign::default()
        },
        TableSign {
            name: "Jõeääre rahvamaja suure saali tagumine ring".to_owned(),
            code: "ABC 123".to_owned(),
            ..TableSign::default()
        },
        TableSign::default(),
    ];
    let pdf = table_signs(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(
        &pdf,
        &[
            "Ring 12",
            "Jõeääre rahvamaja suure saali tagumine ring",
            "ABC 123",
        ],
    );
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 3));
    data.signs[0].address = "a".repeat(3_000);
    assert!(matches!(
        table_signs(&data),
        Err(Error::QrTooLong { bytes: 3_000 })
    ));
}

#[test]
fn eight_name_tags_are_a_page_and_everybody_has_one() {
    for (people, blank, expected) in [(0, 0, 1), (0, 8, 1), (8, 0, 1), (8, 1, 2), (60, 5, 9)] {
        for lang in samples::LANGS {
            let mut data = samples::name_tags(lang, people);
            data.blank = blank;
            let pdf = name_tags(&data).unwrap();
            assert_accessible(&pdf);
            assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == vec![A4; expected]));
            assert!(headings_of(&pdf).is_none_or(|levels| levels == b"1"));
            let names: Vec<&str> = data.tags.iter().map(|tag| tag.name.as_str()).collect();
            assert_says(&pdf, &names);
            let Some(text) = text_of(&pdf) else { return };
            assert_eq!(text.matches(&data.title).count(), expected);
        }
    }
}

#[test]
fn blank_name_tags_are_bounded() {
    let mut data = samples::name_tags("en", 0);
    data.blank = u16::MAX;
    assert!(pages_of(&name_tags(&data).unwrap()).is_none_or(|pages| pages == 25));
}

#[test]
fn names_in_other_scripts_and_without_end_get_a_tag() {
    let mut data = samples::name_tags("en", 0);
    data.tags = [
        "Ελένη",
        "Наталья",
        "王小明",
        "محمد",
        "🎉 Mari",
        &"Mari ".repeat(300),
    ]
    .iter()
    .map(|name| NameTag {
        name: (*name).to_owned(),
        circle: (*name).to_owned(),
    })
    .collect();
    let pdf = name_tags(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &["Ελένη", "Наталья", "□□□", "Mari"]);
    assert!(pages_of(&pdf).is_none_or(|pages| pages == 2));
}

#[test]
fn ten_slips_are_a_page_and_no_secret_is_broken() {
    for (count, pages, lang) in [
        (0, 1, "et"),
        (1, 1, "en"),
        (10, 1, "et"),
        (12, 2, "en"),
        (60, 6, "et"),
    ] {
        let data = samples::slips(lang, count);
        let pdf = slips(&data).unwrap();
        assert_accessible(&pdf);
        assert!(sizes_of(&pdf).is_none_or(|sizes| sizes == vec![A4; pages]));
        let Some(text) = text_of(&pdf) else { return };
        assert_eq!(text.matches(&data.what).count(), count);
        assert_eq!(text.matches(&data.title).count(), pages);
        let headings = headings_of(&pdf).unwrap();
        assert_eq!(headings, [b"1".as_slice(), &b"2".repeat(count)].concat());
        let links = poppler("pdfinfo", &["-url"], &pdf).unwrap();
        for slip in &data.slips {
            let secret = slip.address.rsplit('/').next().unwrap();
            assert_eq!(secret.len(), 26);
            // One word on its line, as it has to be typed.
            assert!(text.split(' ').any(|word| word == secret), "{secret} in {text}");
            assert!(links.contains(&slip.address), "{secret}");
        }
    }
}

#[test]
fn a_slip_needs_no_address() {
    let mut data = samples::slips("en", 1);
    data.slips.push(Slip {
        number: "1234".to_owned(),
        ..Slip::default()
    });
    let pdf = slips(&data).unwrap();
    assert_accessible(&pdf);
    assert_says(&pdf, &["1234"]);
    data.slips[0].address = "a".repeat(3_000);
    assert!(matches!(slips(&data), Err(Error::QrTooLong { bytes: 3_000 })));
}
