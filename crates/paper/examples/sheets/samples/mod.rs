//! One invented dialogue and one invented programme in two languages, for the example and for the tests.

mod outcome;
mod programme;
mod room;
mod summary;
mod writing;

pub(crate) use outcome::{decision_record, draw_record, programme_report, workbook};
pub(crate) use programme::{attestation, certificate, programme_sheet, worksheet};
pub(crate) use room::{ground_rules, name_tags, slips, table_signs};
pub(crate) use summary::summary;
pub(crate) use writing::{feedback_form, scribe_sheet};

use paper::{
    Document, Fact, HelpCard, Picture, Poster, Registration, Script, ScriptStep, SignInRow, SignInSheet,
};

/// The languages of the samples.
pub(crate) const LANGS: [&str; 2] = ["et", "en"];

/// Where to register.
pub(crate) const ADDRESS: &str = "https://vestlus.example.org/d/raekoja-plats";

/// 5 September 2026, 09:00 UTC, in microseconds.
const MADE_AT: i64 = 1_788_598_800_000_000;

/// One of two texts.
fn t(lang: &str, et: &str, en: &str) -> String {
    if lang == "et" { et } else { en }.to_owned()
}

fn fact(lang: &str, label: (&str, &str), text: (&str, &str)) -> Fact {
    Fact::new(t(lang, label.0, label.1), t(lang, text.0, text.1))
}

fn document(lang: &str, et: &str, en: &str) -> Document {
    Document {
        lang: lang.to_owned(),
        title: t(lang, et, en),
        author: host(lang).text,
        made_at: MADE_AT,
    }
}

/// The question of the sample dialogue.
pub(crate) fn question(lang: &str) -> String {
    t(
        lang,
        "Milline võiks olla meie raekoja plats kümne aasta pärast?",
        "What could our town hall square be like in ten years?",
    )
}

fn when(lang: &str) -> Fact {
    fact(
        lang,
        ("Millal", "When"),
        (
            "Teisipäeval, 6. oktoobril 2026\nkell 18.00–20.00",
            "Tuesday 6 October 2026\n18:00–20:00",
        ),
    )
}

fn place(lang: &str) -> Fact {
    fact(
        lang,
        ("Kus", "Where"),
        (
            "Jõeääre raamatukogu\nKooli 3, II korrus",
            "Jõeääre Library\nKooli 3, second floor",
        ),
    )
}

fn host(lang: &str) -> Fact {
    fact(
        lang,
        ("Kutsub", "Your hosts"),
        (
            "Jõeääre raamatukogu ja vallavalitsus",
            "Jõeääre Library and the municipality",
        ),
    )
}

/// An invitation.
pub(crate) fn poster(lang: &str) -> Poster {
    Poster {
        document: document(lang, "Kutse vestlusringi", "Invitation to a conversation circle"),
        kicker: t(lang, "Tule vestlusringi", "Come and join a conversation circle"),
        question: question(lang),
        why: t(
            lang,
            "Plats ootab uuendamist ja enne kui joonistama hakatakse, tahame kuulda, kuidas sina seda kasutad ja mida \
             sealt igatsed.\nIstume kuue-kaheksakesi laua ümber ja kuulame üksteist. Vallavalitsus vastab kokkuvõttele \
             1. detsembriks.",
            "The square is due to be rebuilt. Before anybody draws a plan we want to hear how you use it and what you \
             miss there.\nWe sit down six to eight at a table and listen to each other. The municipality will answer \
             the summary by 1 December.",
        ),
        when: when(lang),
        place: place(lang),
        facts: vec![
            fact(
                lang,
                ("Keda ootame", "Who is invited"),
                (
                    "Kõiki, kes platsi kasutavad, alates 14. eluaastast",
                    "Everyone who uses the square, from the age of 14",
                ),
            ),
            fact(
                lang,
                ("Ligipääs", "Access"),
                (
                    "Lift, silmusvõimendi, abikäed uksel",
                    "Lift, hearing loop, help at the door",
                ),
            ),
            fact(
                lang,
                ("Keeled", "Languages"),
                ("eesti, русский", "Estonian, русский, English"),
            ),
        ],
        free_of_charge: t(lang, "Osalemine on tasuta", "Free of charge"),
        host: host(lang),
        registration: Some(Registration {
            label: t(lang, "Pane end kirja", "Save your place"),
            address: ADDRESS.to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib registreerumise lehele",
                "QR code to the registration page",
            ),
            note: t(
                lang,
                "Või helista 555 0100 või ütle raamatukogus oma nimi.",
                "Or call 555 0100, or leave your name at the library desk.",
            ),
        }),
    }
}

/// A sign-in sheet with so many people.
pub(crate) fn sign_in_sheet(lang: &str, people: usize) -> SignInSheet {
    const FIRST: [&str; 9] = [
        "Mari",
        "Jüri",
        "Õie",
        "Sergei",
        "Наталья",
        "Ülle",
        "Žanna",
        "Tõnu",
        "Anna-Liisa",
    ];
    const LAST: [&str; 7] = [
        "Tamm",
        "Kask",
        "Mägi",
        "Ivanov",
        "Щербакова",
        "Põldmäe-Kuusik",
        "Öö",
    ];
    SignInSheet {
        document: document(lang, "Osalejate leht", "Sign-in sheet"),
        kicker: t(lang, "Osalejate leht", "Sign-in sheet"),
        heading: question(lang),
        facts: vec![when(lang), place(lang)],
        number_label: t(lang, "Nr", "No"),
        name_label: t(lang, "Nimi", "Name"),
        here_label: t(lang, "Kohal", "Here"),
        columns: vec![
            t(lang, "Vestlusring", "Circle"),
            t(
                lang,
                "E-post, kui soovid kokkuvõtet",
                "E-mail, if you want the summary",
            ),
        ],
        rows: (0..people)
            .map(|i| SignInRow {
                name: format!("{} {}", FIRST[i % FIRST.len()], LAST[i % LAST.len()]),
                cells: vec![(i / 8 + 1).to_string()],
            })
            .collect(),
        blank_rows: 6,
        blank_label: t(
            lang,
            "Tulid ilma registreerumata? Kirjuta oma nimi siia.",
            "Came without registering? Write your name here.",
        ),
        note: t(
            lang,
            "Lehte näeb ainult korraldaja. Selle järgi loeme osalejad kokku ja saadame kokkuvõtte neile, kes seda \
             soovivad. Leht hävitatakse 30 päeva pärast.",
            "Only the host sees this sheet. We use it to count who came and to send the summary to those who want it. \
             It is destroyed after 30 days.",
        ),
    }
}

/// A facilitator's script.
pub(crate) fn script(lang: &str) -> Script {
    let step = |starts: &str,
                minutes: &str,
                title: (&str, &str),
                turn: (&str, &str),
                prompt: (&str, &str),
                notes: &[(&str, &str)]| {
        ScriptStep {
            starts: t(lang, &starts.replace(':', "."), starts),
            title: t(lang, title.0, title.1),
            minutes: format!("{minutes} min"),
            turn_mode: t(lang, turn.0, turn.1),
            prompt: t(lang, prompt.0, prompt.1),
            notes: notes.iter().map(|note| t(lang, note.0, note.1)).collect(),
        }
    };
    let card = |title: (&str, &str), text: (&str, &str)| HelpCard {
        title: t(lang, title.0, title.1),
        text: t(lang, text.0, text.1),
    };
    Script {
        document: document(lang, "Vestlusjuhi leht", "Facilitator's script"),
        kicker: t(lang, "Vestlusjuhi leht", "Facilitator’s script"),
        question: question(lang),
        facts: vec![
            when(lang),
            place(lang),
            fact(
                lang,
                ("Vaja on", "Bring"),
                (
                    "kõnepulk, kell, paber ja pliiatsid",
                    "a talking piece, a clock, paper and pencils",
                ),
            ),
        ],
        rules_label: t(lang, "Kokkulepped", "Ground rules"),
        rules: [
            ("Räägin enda kogemusest.", "I speak from my own experience."),
            (
                "Kuulan lõpuni, ka siis, kui ma ei nõustu.",
                "I listen to the end, even when I disagree.",
            ),
            ("Võin alati vahele jätta.", "I may always pass."),
            (
                "Mis siin räägitakse, seda nimedega edasi ei räägi.",
                "What is said here leaves the room without names.",
            ),
        ]
        .iter()
        .map(|rule| t(lang, rule.0, rule.1))
        .collect(),
        steps_label: t(lang, "Sammud", "Steps"),
        steps: vec![
            step(
                "18:00",
                "10",
                ("Tere tulemast", "Welcome"),
                ("vestlusjuht räägib", "the facilitator speaks"),
                (
                    "Tere tulemast! Täna me ei otsusta midagi, vaid kuulame üksteist.\nLoeme kokkulepped koos läbi.",
                    "Welcome! We decide nothing today; we listen to each other.\nLet us read the ground rules together.",
                ),
                &[
                    (
                        "Tutvusta kirjutajat ja ütle, mida ta üles kirjutab.",
                        "Introduce the scribe and say what is written down.",
                    ),
                    (
                        "Küsi, kas kõik on kokkulepetega nõus.",
                        "Ask whether everyone agrees to the rules.",
                    ),
                ],
            ),
            step(
                "18:10",
                "20",
                ("Esimene ring: sinu lugu", "First round: your story"),
                (
                    "ring kõnepulgaga, igaühel 2 minutit",
                    "go-round with the talking piece, 2 minutes each",
                ),
                (
                    "Räägi ühest korrast, kui sul oli platsil hea olla. Mis selle heaks tegi?",
                    "Tell us about a time when the square felt good to you. What made it so?",
                ),
                &[(
                    "Alusta ise lühidalt, siis anna kõnepulk vasakule.",
                    "Begin briefly yourself, then pass the piece to your left.",
                )],
            ),
            step(
                "18:30",
                "40",
                ("Vaba vestlus", "Open conversation"),
                ("sõna saab märku andes", "raise a hand to speak"),
                (
                    "Mida peaks platsil kindlasti hoidma? Mis võiks olla hoopis teisiti? Kelle häält täna laua ümber ei ole?",
                    "What must stay on the square? What could be quite different? Whose voice is missing at this table?",
                ),
                &[
                    (
                        "Vaata, et igaüks jõuab rääkida.",
                        "See that everyone gets to speak.",
                    ),
                    (
                        "Poole peal tee minut vaikust.",
                        "Half way through, keep a minute of silence.",
                    ),
                ],
            ),
            step(
                "19:10",
                "15",
                ("Ülelugemine", "Read-back"),
                (
                    "kirjutaja loeb, kõik parandavad",
                    "the scribe reads, everybody corrects",
                ),
                (
                    "Kas nii oligi? Mis on puudu, mis on valesti, mida tuleks kustutada?",
                    "Is this what we said? What is missing, what is wrong, what should be struck?",
                ),
                &[],
            ),
        ],
        cards_label: t(lang, "Abikaardid", "Help cards"),
        cards: vec![
            card(
                ("Keegi ei räägi", "Nobody says anything"),
                (
                    "Oota. Loe mõttes kahekümneni.\nKorda küsimust oma sõnadega või paku igaühele minut kirjutamiseks.",
                    "Wait. Count to twenty in your head.\nAsk again in your own words, or give everyone a minute to write.",
                ),
            ),
            card(
                ("Üks räägib kõigi eest", "One person does all the talking"),
                (
                    "„Aitäh, sain mõttest kinni. Kuulame nüüd neid, kes pole veel rääkinud.“",
                    "“Thank you, I have got that. Let us hear those who have not spoken yet.”",
                ),
            ),
            card(
                ("Läheb teravaks", "It gets heated"),
                (
                    "Peata vestlus ja nimeta, mida näed. Tuleta meelde kokkuleppeid. Küsi: „Mis on sulle selle juures oluline?“",
                    "Stop and name what you see. Recall the ground rules. Ask: “What matters to you in this?”",
                ),
            ),
        ],
    }
}

/// A picture for link previews.
pub(crate) fn picture(lang: &str) -> Picture {
    Picture {
        lang: lang.to_owned(),
        kicker: t(lang, "Vestlusring", "Conversation circle"),
        question: question(lang),
        date: t(lang, "6. oktoober 2026 kell 18.00", "6 October 2026, 18:00"),
        place: t(lang, "Jõeääre raamatukogu", "Jõeääre Library"),
        host: host(lang).text,
    }
}
