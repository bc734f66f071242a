//! What hangs, stands and is handed out in the room.

use paper::{GroundRule, GroundRules, NameTag, NameTags, Slip, Slips, TableSign, TableSigns};

use super::{document, question, t};

/// Six ground rules for the wall.
pub(crate) fn ground_rules(lang: &str) -> GroundRules {
    let rule = |title: (&str, &str), text: (&str, &str)| GroundRule {
        title: t(lang, title.0, title.1),
        text: t(lang, text.0, text.1),
    };
    GroundRules {
        document: document(lang, "Kokkulepped seinale", "Ground rules for the wall"),
        kicker: t(lang, "Jõeääre vestlusring", "Jõeääre conversation circle"),
        title: t(lang, "Meie kokkulepped", "Our ground rules"),
        rules: vec![
            rule(
                ("Kuula lõpuni", "Listen to the end"),
                (
                    "Lase teisel lõpetada ja pane tähele, mis on tema sõnades sulle uut.",
                    "Let the other person finish, and notice what is new to you in their words.",
                ),
            ),
            rule(
                ("Räägi omaenda elust", "Speak from your own life"),
                (
                    "Räägi sellest, mida oled ise näinud ja tundnud.",
                    "Tell what you have seen and felt yourself.",
                ),
            ),
            rule(
                ("Haaku teiste räägituga", "Take up what others said"),
                (
                    "Jätka sealt, kuhu jutt jõudis, ja küsi juurde.",
                    "Go on from what was said before, and ask more.",
                ),
            ),
            rule(
                (
                    "Räägi nagu inimene inimesega",
                    "Speak to each other, person to person",
                ),
                (
                    "Keegi ei ole siin eksperdi rollis ja kellegi kogemust ei seletata olematuks.",
                    "Nobody is here as an expert, and nobody is explained away.",
                ),
            ),
            rule(
                (
                    "Austa ka siis, kui sa ei nõustu",
                    "Respect, also when you disagree",
                ),
                (
                    "Vaidle vastu mõttele, mitte inimesele.",
                    "Disagree with a thought, not with a person.",
                ),
            ),
            rule(
                ("Jäta nimed siia ruumi", "Leave the names in this room"),
                (
                    "Mis siin räägitakse, seda võid edasi rääkida, aga mitte seda, kes rääkis.",
                    "What is told here you may pass on, but not who told it.",
                ),
            ),
        ],
        foot: t(
            lang,
            "Erätauko · Jõeääre raamatukogu ja vallavalitsus",
            "Erätauko · Jõeääre Library and the municipality",
        ),
    }
}

/// Signs for so many tables.
pub(crate) fn table_signs(lang: &str, circles: usize) -> TableSigns {
    TableSigns {
        document: document(lang, "Lauasildid", "Table signs"),
        question: question(lang),
        signs: (1..=circles)
            .map(|circle| {
                let code = format!("{}", 4_700 + circle * 27);
                TableSign {
                    name: t(lang, &format!("Ring {circle}"), &format!("Circle {circle}")),
                    join_label: t(
                        lang,
                        "Ava ringi leht oma telefonis",
                        "Open the circle’s page on your phone",
                    ),
                    address: format!("https://vestlus.example.org/r/{code}"),
                    code,
                    qr_alt: t(
                        lang,
                        "Ruutkood, mis viib ringi lehele",
                        "QR code to the circle’s page",
                    ),
                }
            })
            .collect(),
    }
}

/// Tags for so many people and three blank ones.
pub(crate) fn name_tags(lang: &str, people: usize) -> NameTags {
    const NAMES: [&str; 9] = [
        "Mari",
        "Jüri",
        "Õie",
        "Maximilian",
        "Наталья",
        "Anna-Liisa",
        "Kai",
        "Karl Gustav Adolf",
        "Kreet",
    ];
    NameTags {
        document: document(lang, "Nimesildid", "Name tags"),
        title: t(
            lang,
            "Nimesildid: lõika mööda jooni",
            "Name tags: cut along the lines",
        ),
        tags: (0..people)
            .map(|i| NameTag {
                name: NAMES[i % NAMES.len()].to_owned(),
                circle: t(
                    lang,
                    &format!("Ring {}", i / 8 + 1),
                    &format!("Circle {}", i / 8 + 1),
                ),
            })
            .collect(),
        blank: 3,
    }
}

/// So many slips.
pub(crate) fn slips(lang: &str, count: usize) -> Slips {
    // Each has a secret of its own, made up from its number.
    let secret = |number: usize| -> String {
        (0..26)
            .map(|i| char::from(b"abcdefghjkmnpqrstvwxyz0123456789"[(number * 7 + i * i * 3 + i) % 32]))
            .collect()
    };
    Slips {
        document: document(
            lang,
            "Sedelid sõnade tagasivõtmiseks",
            "Slips for taking words back",
        ),
        title: t(
            lang,
            "Sedelid: lõika lahti ja lase igaühel üks võtta",
            "Slips: cut apart and let everybody take one",
        ),
        what: t(
            lang,
            "Sinu sõnad on kirjas ilma nimeta. Selle sedeliga saad need hiljem ise tagasi võtta. Hoia see alles, teist \
             samasugust ei ole.",
            "Your words are written down without a name. With this slip you can take them back later. Keep it, there \
             is no second one.",
        ),
        slips: (1..=count)
            .map(|number| Slip {
                number: number.to_string(),
                address: format!("https://vestlus.example.org/s/{}", secret(number)),
                qr_alt: t(
                    lang,
                    "Ruutkood, mis viib sinu sõnade lehele",
                    "QR code to the page of your words",
                ),
            })
            .collect(),
    }
}
