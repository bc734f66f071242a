//! What is written on by hand.

use paper::{FeedbackForm, FeedbackLink, FeedbackQuestion, ScribeSheet, ScribeStep};

use super::{document, fact, place, question, t, when};

/// A scribe's sheet.
pub(crate) fn scribe_sheet(lang: &str) -> ScribeSheet {
    let step = |starts: &str, lines: u16, title: (&str, &str)| ScribeStep {
        starts: t(lang, &starts.replace(':', "."), starts),
        title: t(lang, title.0, title.1),
        lines,
    };
    ScribeSheet {
        document: document(lang, "Kirjapanija leht", "Scribe's sheet"),
        kicker: t(lang, "Kirjapanija leht", "Scribe’s sheet"),
        question: question(lang),
        facts: vec![
            when(lang),
            place(lang),
            fact(lang, ("Ring", "Circle"), ("Ring 2", "Circle 2")),
        ],
        reminders: [
            (
                "Kirjuta täpselt, rääkija enda sõnadega. Ära kokku võta ega tõlgenda.",
                "Write exactly, in the speaker’s own words. Do not sum up or interpret.",
            ),
            (
                "Ära kirjuta nimesid ega muud, millest rääkija ära tuntakse.",
                "Write no names, and nothing else by which the speaker is known.",
            ),
            (
                "Igale mõttele oma rida. Kui ei jõua, palu korrata.",
                "A line for each thought. If you cannot keep up, ask to hear it again.",
            ),
        ]
        .iter()
        .map(|reminder| t(lang, reminder.0, reminder.1))
        .collect(),
        steps: vec![
            step("18:10", 8, ("Esimene ring: sinu lugu", "First round: your story")),
            step("18:30", 22, ("Vaba vestlus", "Open conversation")),
            step("19:10", 10, ("Ülelugemine", "Read-back")),
        ],
        release_label: t(lang, "tohib avaldada", "may be published"),
        note: t(
            lang,
            "Loe kirjapandu enne lõppu ringile ette. Mida keegi kirja ei soovi, tõmba maha. Tee kasti rist alles siis, \
             kui rääkija on nõus. Anna leht korraldaja kätte; kui sõnad on sisestatud, hävitab ta selle.",
            "Before the end, read to the circle what you wrote. Strike out what somebody does not want written. Tick a \
             box only when the speaker agrees. Give the sheet to the host, who destroys it once the words are entered.",
        ),
    }
}

/// A feedback form.
pub(crate) fn feedback_form(lang: &str) -> FeedbackForm {
    let asks = |text: (&str, &str), choices: &[(&str, &str)], lines: u16| FeedbackQuestion {
        text: t(lang, text.0, text.1),
        choices: choices.iter().map(|choice| t(lang, choice.0, choice.1)).collect(),
        lines,
    };
    let agree = [
        ("üldse mitte", "not at all"),
        ("pigem mitte", "rather not"),
        ("nii ja naa", "so-so"),
        ("pigem küll", "rather yes"),
        ("jah, väga", "yes, very much"),
    ];
    FeedbackForm {
        document: document(lang, "Tagasiside leht", "Feedback form"),
        kicker: t(lang, "Kuidas sinu meelest läks?", "How was it for you?"),
        heading: question(lang),
        intro: t(
            lang,
            "Vastamiseks kulub paar minutit. Nime me ei küsi. Vasta nii paljudele küsimustele, kui soovid.",
            "This takes a couple of minutes. We do not ask your name. Answer as many questions as you like.",
        ),
        address: Some(FeedbackLink {
            label: t(lang, "Või vasta telefonis", "Or answer on your phone"),
            address: "https://vestlus.example.org/t/raekoja-plats".to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib tagasiside lehele",
                "QR code to the feedback page",
            ),
        }),
        questions: vec![
            asks(
                ("Kas tundsid, et sind kuulati?", "Did you feel listened to?"),
                &agree,
                0,
            ),
            asks(
                (
                    "Kas said midagi uut teada või nägid asja teise pilguga?",
                    "Did you learn something new, or see something in another light?",
                ),
                &agree,
                0,
            ),
            asks(
                (
                    "Kas oled varem sellises vestluses osalenud?",
                    "Have you taken part in a talk like this before?",
                ),
                &[
                    ("ei, see oli esimene kord", "no, this was the first time"),
                    ("korra või paar", "once or twice"),
                    ("rohkem", "more often"),
                ],
                0,
            ),
            asks(
                ("Kust sa kutse said?", "Where did the invitation reach you?"),
                &[
                    ("tuttavalt", "from somebody I know"),
                    ("plakatilt", "from a poster"),
                    ("vallalehest", "in the local paper"),
                    ("internetist", "online"),
                    ("mujalt", "elsewhere"),
                ],
                0,
            ),
            asks(
                (
                    "Kes oleks veel pidanud siin olema?",
                    "Who else should have been here?",
                ),
                &[],
                2,
            ),
            asks(
                (
                    "Mis oli hästi ja mida võiks teha teisiti?",
                    "What went well, and what could be different?",
                ),
                &[],
                3,
            ),
        ],
        note: t(
            lang,
            "Pane leht ukse juures olevasse kasti. Tulemused avaldame koos ja ainult siis, kui vastajaid on vähemalt \
             viis.",
            "Put the form into the box at the door. We publish the results together, and only if at least five people \
             answer.",
        ),
    }
}
