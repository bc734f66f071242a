//! The worksheets that come with the crate, and reading answers to them.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use kernel::worksheet::{
    self, Answer, Answers, Fault, Faults, Kind, LONG_TEXT, Moment, TEXT, Total, Who, Worksheet,
    WorksheetError, Wrong, read,
};
use proptest::prelude::*;

const SMALL: &str = r#"
id = "small"
version = 1
who = "pair"
minutes = 5
title = { en = "Small", et = "Väike" }
why = { en = "To try", et = "Proovimiseks" }

[[sections]]
id = "all"
title = { en = "All", et = "Kõik" }
scale.low = { en = "No", et = "Ei" }
scale.high = { en = "Yes", et = "Jah" }
items = [
    { id = "line", kind = "text", question = { en = "Line", et = "Rida" } },
    { id = "lines", kind = "long-text", question = { en = "Lines", et = "Read" } },
    { id = "number", kind = "scale", question = { en = "Number", et = "Arv" } },
    { id = "done", kind = { tick = { days = -28 } }, question = { en = "Done", et = "Tehtud" } },
]

[[sections]]
id = "choices"
title = { en = "Choices", et = "Valikud" }

[[sections.items]]
id = "one"
question = { en = "One", et = "Üks" }
kind.choice.many = false
kind.choice.options = [{ id = "a", text = { en = "A", et = "Aa" } }, { id = "b", text = { en = "B", et = "Bee" } }]

[[sections.items]]
id = "many"
question = { en = "Many", et = "Mitu" }
kind.choice.many = true
kind.choice.options = [{ id = "a", text = { en = "A", et = "Aa" } }, { id = "b", text = { en = "B", et = "Bee" } }]
"#;

fn small() -> Worksheet {
    Worksheet::parse(SMALL).unwrap()
}

fn problems(from: &str, to: &str) -> Vec<String> {
    assert!(SMALL.contains(from), "{from}");
    match Worksheet::parse(&SMALL.replacen(from, to, 1)) {
        Err(WorksheetError::Content(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn wrong(field: &str, value: &str) -> Wrong {
    let Faults(faults) = read(&small(), [(field, value)]).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].item, field);
    faults[0].wrong
}

#[test]
fn the_library_holds_every_file_and_every_file_is_named_for_what_it_holds() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("worksheets");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    let named: BTreeSet<String> = worksheet::library()
        .iter()
        .map(|sheet| format!("{}.{}.toml", sheet.id, sheet.version))
        .collect();
    assert_eq!(files, named);
    for sheet in worksheet::library() {
        assert_eq!(worksheet::find(&sheet.id, sheet.version), Some(sheet));
        assert!(worksheet::newest(&sheet.id).unwrap().version >= sheet.version);
    }
    assert_eq!(worksheet::find("planning", 99), None);
    assert_eq!(worksheet::newest("nothing"), None);
}

#[test]
fn every_worksheet_is_complete_in_estonian_and_english() {
    for sheet in worksheet::library() {
        for (place, text) in sheet.texts() {
            for lang in ["en", "et"] {
                assert!(text.has(lang), "{}: {place} lacks {lang}", sheet.id);
                let straight = text.get(lang).contains(['"', '\'']);
                assert!(!straight, "{}: {place} {lang}: straight quotes", sheet.id);
            }
            assert_ne!(
                text.get("en"),
                text.get("et"),
                "{}: {place} is not translated",
                sheet.id
            );
            let english = text.get("en").contains(['„', '!']);
            let estonian = text.get("et").contains(['”', '!']);
            assert!(!english && !estonian, "{}: {place}: punctuation", sheet.id);
        }
        assert_eq!(sheet.languages(), ["en", "et"]);
    }
}

#[test]
fn there_are_the_worksheets_of_a_programme() {
    let sheets: Vec<_> = worksheet::library()
        .iter()
        .map(|sheet| (sheet.id.as_str(), sheet.who))
        .collect();
    assert_eq!(
        sheets,
        [
            ("self-assessment", Who::Alone),
            ("listening-levels", Who::Alone),
            ("observer-card", Who::Observer),
            ("good-involvement", Who::Alone),
            ("topic-and-question", Who::Pair),
            ("whom-to-invite", Who::Alone),
            ("different-views", Who::Alone),
            ("planning", Who::Alone),
        ]
    );
}

#[test]
fn the_four_levels_of_listening_are_in_the_self_check_and_on_the_card() {
    for id in ["listening-levels", "observer-card"] {
        let sheet = worksheet::newest(id).unwrap();
        let levels: Vec<_> = sheet
            .sections
            .iter()
            .filter(|section| section.scale.is_some())
            .collect();
        let ids: Vec<_> = levels.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["habitual", "factual", "empathic", "generative"]);
        // As many statements for each, so that levels can be compared.
        assert!(levels.iter().all(|section| section.items.len() == 3));
    }
}

#[test]
fn the_self_assessment_is_filled_in_three_times() {
    let sheet = worksheet::newest("self-assessment").unwrap();
    assert_eq!(sheet.moments, Moment::ALL);
    let of = |kind: Kind| sheet.items().filter(|item| item.kind == kind).count();
    assert_eq!((of(Kind::Scale), of(Kind::LongText)), (14, 2));
    let groups: Vec<_> = sheet.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(
        groups,
        [
            "dialogue",
            "listening",
            "question",
            "inviting",
            "dissent",
            "governance",
            "own-words"
        ]
    );
    let others = worksheet::library().iter().filter(|other| other.id != sheet.id);
    assert!(others.into_iter().all(|other| other.moments.is_empty()));
}

#[test]
fn the_plan_goes_from_weeks_before_to_weeks_after() {
    let sheet = worksheet::newest("planning").unwrap();
    let days: Vec<i32> = sheet
        .items()
        .filter_map(|item| match item.kind {
            Kind::Tick { days } => days,
            _ => None,
        })
        .collect();
    assert!(days.is_sorted() && days.contains(&-28) && days.contains(&0));
    assert!(days[0] <= -28 && days[days.len() - 1] >= 21);
    assert!(sheet.items().all(|item| item.kind != Kind::Tick { days: None }));
}

#[test]
fn what_does_not_hold_together_is_said() {
    assert_eq!(
        problems("id = \"lines\"", "id = \"line\""),
        ["item \"line\": not an id, or there twice"]
    );
    assert_eq!(
        problems("id = \"choices\"", "id = \"Kõik\""),
        ["section \"Kõik\": not an id, or there twice"]
    );
    assert_eq!(
        problems(
            "{ id = \"b\", text = { en = \"B\"",
            "{ id = \"a\", text = { en = \"B\""
        ),
        ["item one option \"a\": not an id, or there twice"]
    );
    assert_eq!(
        problems(", { id = \"b\", text = { en = \"B\", et = \"Bee\" } }]", "]"),
        ["item one: a choice needs two options"]
    );
    assert_eq!(
        problems("kind = \"scale\"", "kind = \"text\""),
        ["section all: a scale needs its ends, and ends need a scale"]
    );
    assert_eq!(
        problems(
            "kind.choice.many = false\nkind.choice.options",
            "kind = \"scale\"\n#"
        ),
        ["section choices: a scale needs its ends, and ends need a scale"]
    );
    assert_eq!(
        problems("days = -28", "days = -400"),
        ["item done: more than a year from the dialogue"]
    );
    assert_eq!(
        problems("minutes = 5", "minutes = 0"),
        ["minutes must be 1 to a day"]
    );
    assert_eq!(problems("version = 1", "version = 0"), ["versions count from 1"]);
    assert_eq!(
        problems("minutes = 5", "minutes = 5\nmoments = [\"after\", \"before\"]"),
        ["the moments must be in order of time, each once"]
    );
    assert_eq!(
        problems("{ en = \"Line\", et = \"Rida\" }", "{ en = \" \" }"),
        ["item line question: no text", "no language has all the texts"]
    );
}

#[test]
fn a_text_that_is_missing_takes_its_language_away() {
    let sheet = Worksheet::parse(&SMALL.replace(", et = \"Rida\"", "")).unwrap();
    assert_eq!(sheet.languages(), ["en"]);
}

#[test]
fn a_file_of_another_form_is_refused() {
    for (from, to) in [
        ("who = \"pair\"", "who = \"nobody\""),
        ("kind = \"scale\"", "kind = \"colour\""),
        ("minutes = 5", "minutes = 5\nhours = 1"),
        ("days = -28", "weeks = 4"),
    ] {
        let read = Worksheet::parse(&SMALL.replacen(from, to, 1));
        assert!(matches!(read, Err(WorksheetError::Form(_))), "{to}: {read:?}");
    }
}

#[test]
fn answers_are_read_from_a_form() {
    let sheet = small();
    let answers = read(
        &sheet,
        [
            ("line", "  üks \n kaks "),
            ("lines", "a\r\n\r\n\r\nb"),
            ("number", " 5 "),
            ("done", "on"),
            ("one", "b"),
            ("many", "b"),
            ("many", "a"),
            ("many", "b"),
            ("token", "not of the worksheet"),
        ],
    )
    .unwrap();
    assert_eq!(answers.len(), 6);
    assert_eq!(answers.get("line"), Some(&Answer::Text("üks kaks".into())));
    assert_eq!(answers.get("lines"), Some(&Answer::Text("a\n\nb".into())));
    assert_eq!(answers.get("number"), Some(&Answer::Scale(5)));
    assert_eq!(answers.get("done"), Some(&Answer::Tick(true)));
    assert_eq!(answers.get("one"), Some(&Answer::Choice(vec!["b".into()])));
    // In the order of the options, whatever the browser sends.
    assert_eq!(
        answers.get("many"),
        Some(&Answer::Choice(vec!["a".into(), "b".into()]))
    );
    assert_eq!(
        answers.totals(&sheet),
        [Total {
            section: "all",
            sum: 5,
            answered: 1
        }]
    );
}

#[test]
fn anything_may_be_left_empty() {
    let empty = ["line", "lines", "number", "done", "one", "many"].map(|item| (item, " \n"));
    let answers = read(&small(), empty).unwrap();
    assert!(answers.is_empty());
    assert_eq!(answers, Answers::default());
    // What cleaning leaves nothing of is empty too.
    assert!(read(&small(), [("line", "\u{0}")]).unwrap().is_empty());
}

#[test]
fn every_wrong_answer_is_said_at_its_item() {
    for value in ["0", "6", "3.5", "-1", "five", "300"] {
        assert_eq!(wrong("number", value), Wrong::NotOnScale);
    }
    assert_eq!(wrong("one", "c"), Wrong::NoSuchOption);
    assert_eq!(wrong("many", "c"), Wrong::NoSuchOption);
    assert_eq!(
        wrong("line", &"õ".repeat(TEXT + 1)),
        Wrong::TooLong { most: TEXT }
    );
    assert_eq!(
        wrong("lines", &"õ".repeat(LONG_TEXT + 1)),
        Wrong::TooLong { most: LONG_TEXT }
    );
    assert!(read(&small(), [("line", "õ".repeat(TEXT).as_str())]).is_ok());

    let twice = [("one", "b"), ("number", "1"), ("number", "2"), ("one", "a")];
    let only_one = |item: &str| Fault {
        item: item.into(),
        wrong: Wrong::OnlyOne,
    };
    assert_eq!(
        read(&small(), twice),
        Err(Faults(vec![only_one("number"), only_one("one")]))
    );
}

fn any_fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let sheets = worksheet::library().iter().flat_map(Worksheet::items);
    let names: Vec<String> = sheets.map(|item| item.id.clone()).collect();
    let ids = worksheet::library()
        .iter()
        .flat_map(Worksheet::items)
        .flat_map(|item| match &item.kind {
            Kind::Choice { options, .. } => options.iter().map(|option| option.id.clone()).collect(),
            _ => Vec::new(),
        });
    let mut values: Vec<String> = ids.collect();
    values.extend(["1", "5", "", " midagi\n\nmuud "].map(String::from));
    prop::collection::vec((prop::sample::select(names), prop::sample::select(values)), 0..60)
}

proptest! {
    #[test]
    fn answers_survive_being_stored_and_shown_again(fields in any_fields(), at in 0_usize..8) {
        let sheet = &worksheet::library()[at];
        let given = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        if let Ok(answers) = read(sheet, given) {
            let json = serde_json::to_string(&answers).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Answers>(&json).unwrap(), &answers);
            let shown: Vec<(&str, String)> = answers.fields().collect();
            let again = read(sheet, shown.iter().map(|(name, value)| (*name, value.as_str())));
            prop_assert_eq!(again, Ok(answers));
        }
    }
}
