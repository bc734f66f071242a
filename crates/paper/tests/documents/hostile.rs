//! What people type, paste and try, in every document.

use paper::{
    Document, Error, Fact, FeedbackForm, FeedbackLink, FeedbackQuestion, GroundRule, GroundRules, HelpCard,
    NameTag, NameTags, Picture, Poster, Registration, ScribeSheet, ScribeStep, Script, ScriptStep, SignInRow,
    SignInSheet, Slip, Slips, Summary, SummaryPromise, SummaryQuote, SummarySection, TableSign, TableSigns,
    feedback_form, ground_rules, name_tags, picture, poster, scribe_sheet, script, sign_in_sheet, slips,
    summary, table_signs,
};

use crate::reader::assert_accessible;

/// What people type, paste and try.
pub(crate) fn hostile() -> Vec<String> {
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

pub(crate) fn in_picture(text: &str) -> Picture {
    Picture {
        lang: text.to_owned(),
        kicker: text.to_owned(),
        question: text.to_owned(),
        date: text.to_owned(),
        place: text.to_owned(),
        host: text.to_owned(),
    }
}

pub(crate) fn document(text: &str) -> Document {
    Document {
        lang: text.to_owned(),
        title: text.to_owned(),
        author: text.to_owned(),
        made_at: i64::MAX,
    }
}

/// No address is longer than a QR code holds.
pub(crate) fn address(text: &str) -> String {
    text.chars().take(500).collect()
}

pub(crate) fn link(text: &str) -> FeedbackLink {
    FeedbackLink {
        label: text.to_owned(),
        address: address(text),
        qr_alt: text.to_owned(),
    }
}

pub(crate) type Made = (&'static str, Result<Vec<u8>, Error>);

/// What calls people together.
fn invitations(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    let fact = || Fact::new(s(), s());
    vec![
        (
            "poster",
            poster(&Poster {
                document: document(text),
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
                    address: address(text),
                    qr_alt: s(),
                    note: s(),
                }),
            }),
        ),
        (
            "sign-in sheet",
            sign_in_sheet(&SignInSheet {
                document: document(text),
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
        ),
        (
            "script",
            script(&Script {
                document: document(text),
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
        ),
    ]
}

/// What hangs, stands and is handed out in the room.
fn in_the_room(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    vec![
        (
            "ground rules",
            ground_rules(&GroundRules {
                document: document(text),
                kicker: s(),
                title: s(),
                rules: vec![
                    GroundRule {
                        title: s(),
                        text: s(),
                    },
                    GroundRule::default(),
                ],
                foot: s(),
            }),
        ),
        (
            "table signs",
            table_signs(&TableSigns {
                document: document(text),
                question: s(),
                signs: vec![
                    TableSign {
                        name: s(),
                        join_label: s(),
                        code: s(),
                        address: address(text),
                        qr_alt: s(),
                    },
                    TableSign::default(),
                ],
            }),
        ),
        (
            "name tags",
            name_tags(&NameTags {
                document: document(text),
                title: s(),
                tags: vec![
                    NameTag {
                        name: s(),
                        circle: s(),
                    },
                    NameTag::default(),
                ],
                blank: 1,
            }),
        ),
        (
            "slips",
            slips(&Slips {
                document: document(text),
                title: s(),
                what: s(),
                slips: vec![
                    Slip {
                        circle: s(),
                        number: s(),
                        address: address(text),
                        qr_alt: s(),
                    },
                    Slip::default(),
                ],
            }),
        ),
    ]
}

/// What is written on by hand, and what comes of it.
fn writing(text: &str) -> Vec<Made> {
    let s = || text.to_owned();
    let fact = || Fact::new(s(), s());
    vec![
        (
            "scribe's sheet",
            scribe_sheet(&ScribeSheet {
                document: document(text),
                kicker: s(),
                question: s(),
                facts: vec![fact()],
                reminders: vec![s(), s()],
                steps: vec![
                    ScribeStep {
                        starts: s(),
                        title: s(),
                        lines: 2,
                    },
                    ScribeStep::default(),
                ],
                release_label: s(),
                note: s(),
            }),
        ),
        (
            "feedback form",
            feedback_form(&FeedbackForm {
                document: document(text),
                kicker: s(),
                heading: s(),
                intro: s(),
                address: Some(link(text)),
                questions: vec![
                    FeedbackQuestion {
                        text: s(),
                        choices: vec![s(), s()],
                        lines: 1,
                    },
                    FeedbackQuestion::default(),
                ],
                note: s(),
            }),
        ),
        (
            "summary",
            summary(&Summary {
                document: document(text),
                kicker: s(),
                question: s(),
                facts: vec![fact()],
                sections: vec![SummarySection {
                    title: s(),
                    text: s(),
                }],
                quotes_title: s(),
                quotes_note: s(),
                quotes: vec![
                    SummaryQuote { text: s(), lang: s() },
                    SummaryQuote {
                        text: s(),
                        lang: "ar".to_owned(),
                    },
                ],
                promise: Some(SummaryPromise {
                    title: s(),
                    facts: vec![fact()],
                }),
                address: Some(link(text)),
                foot: s(),
            }),
        ),
    ]
}

#[track_caller]
pub(crate) fn assert_each(make: fn(&str) -> Vec<Made>) {
    for text in hostile() {
        let shown: String = text.chars().take(40).collect();
        for (kind, made) in make(&text) {
            match made {
                Ok(pdf) => assert_accessible(&pdf),
                Err(error) => panic!("{kind} with {shown:?}: {error}"),
            }
        }
    }
}

#[test]
fn hostile_text_gives_every_invitation() {
    assert_each(invitations);
}

#[test]
fn hostile_text_gives_everything_in_the_room() {
    assert_each(in_the_room);
}

#[test]
fn hostile_text_gives_every_sheet_to_write_on_and_the_summary() {
    assert_each(writing);
}

#[test]
fn hostile_text_gives_a_picture() {
    for text in hostile() {
        let shown: String = text.chars().take(40).collect();
        if let Err(error) = picture(&in_picture(&text)) {
            panic!("picture with {shown:?}: {error}");
        }
    }
}
