//! How the participants of a programme were chosen, and what came of it.

use paper::workbook::{Cell, Column, Sheet, Workbook};
use paper::{
    DecisionRecord, DrawRecord, FeedbackLink, Figure, Measure, MeasureValue, Measures, ProgrammeReport,
    ReportDialogue, ReportSection, Signatory, Story, Table,
};

use super::programme::{PROGRAMME, signatories, title};
use super::{MADE_AT, document, fact, t};

fn figure(lang: &str, value: (&str, &str), label: (&str, &str)) -> Figure {
    Figure::new(t(lang, value.0, value.1), t(lang, label.0, label.1))
}

fn heads(lang: &str, all: &[(&str, &str)]) -> Vec<String> {
    all.iter().map(|one| t(lang, one.0, one.1)).collect()
}

/// A number as the language writes it.
fn decimal(lang: &str, number: usize) -> String {
    let point = if lang == "et" { ',' } else { '.' };
    format!("{}{point}{}", number / 10, number % 10)
}

/// A draw in public among so many people, with a thousand groups of twelve.
pub(crate) fn draw_record(lang: &str, people: usize) -> DrawRecord {
    let code = |index: usize| format!("K{:03}", index % people.max(1));
    let stake = |index: usize| {
        let chance = decimal(lang, 300 + index % 7);
        let groups = (300 + index % 7).to_string();
        vec![
            code(index),
            format!("{chance} %"),
            groups,
            format!("{} %", decimal(lang, 0)),
        ]
    };
    let group = |number: usize| {
        let codes: Vec<String> = (0..12).map(|seat| code(number + seat)).collect();
        vec![format!("{number:03}"), codes.join(" ")]
    };
    DrawRecord {
        document: document(
            lang,
            "Avalik loos: Kuulav kogukond",
            "Draw in public: The listening community",
        ),
        kicker: t(lang, "Avalik loos", "Draw in public"),
        heading: title(lang),
        steps_title: t(lang, "Kuidas see käib", "How it works"),
        steps: vec![
            t(
                lang,
                "Enne loosi on avalik nimekiri tuhandest rühmast.",
                "Before the draw a list of a thousand groups is public.",
            ),
            t(
                lang,
                "Kõigi silma all loositakse number 000 kuni 999.",
                "A number from 000 to 999 is drawn where everybody can see it.",
            ),
        ],
        facts: vec![
            fact(
                lang,
                ("Number", "Number"),
                (
                    "417, loositud vallamajas kolme kuuliga",
                    "417, drawn at the town hall with three balls",
                ),
            ),
            fact(
                lang,
                ("Sõrmejälg", "Fingerprint"),
                (
                    "ea4a855c a36f4197 4f8f057d 123ff6c0 39fe5d3c 369ea187 25163670 eb112bb6",
                    "ea4a855c a36f4197 4f8f057d 123ff6c0 39fe5d3c 369ea187 25163670 eb112bb6",
                ),
            ),
        ],
        totals: vec![
            Figure::new(people.to_string(), t(lang, "nimekirjas", "on the list")),
            Figure::new("12", t(lang, "kohta", "places")),
        ],
        conditions_title: t(lang, "Tingimused", "Conditions"),
        conditions: vec![t(
            lang,
            "Igast omavalitsusest kuni üks",
            "At most one from each municipality",
        )],
        chances_title: t(lang, "Kõigi võimalus", "Everybody’s chance"),
        chances: Table {
            caption: String::new(),
            heads: vec![
                t(lang, "Kood", "Code"),
                t(lang, "Võimalus", "Chance"),
                t(lang, "Rühmi", "Groups"),
                t(lang, "Vahe", "Difference"),
            ],
            rows: (0..people).map(stake).collect(),
        },
        witnesses_title: t(lang, "Juures olid", "Were there"),
        witnesses: vec![Signatory {
            name: String::new(),
            role: t(lang, "tunnistaja", "witness"),
        }],
        groups_title: t(lang, "Rühmad", "Groups"),
        groups: Table {
            caption: String::new(),
            heads: vec![t(lang, "Number", "Number"), t(lang, "Koodid", "Codes")],
            rows: if people == 0 {
                Vec::new()
            } else {
                (0..1000).map(group).collect()
            },
        },
        foot: t(
            lang,
            "Koodi teab ainult kandideerija.",
            "Only the applicant knows the code.",
        ),
    }
}

/// The record of a selection among so many.
pub(crate) fn decision_record(lang: &str, applications: usize) -> DecisionRecord {
    let row = |index: usize| {
        let (decision, reason) = match index {
            0..12 if index == 9 => (
                ("koht", "place"),
                ("ainus Hiiumaalt", "the only one from Hiiumaa"),
            ),
            0..12 => (("koht", "place"), ("", "")),
            12..17 => (("varukoht", "reserve"), ("", "")),
            _ if index.is_multiple_of(5) => (
                ("ei valitud", "not chosen"),
                (
                    "samast vallast on juba kaks",
                    "two from the same municipality already",
                ),
            ),
            _ => (("ei valitud", "not chosen"), ("", "")),
        };
        vec![
            format!("A-{:02}", index * 7 % 97 + 1),
            decimal(lang, 95 - index * 2 % 80),
            decimal(lang, 3 + index * 5 % 17),
            t(lang, decision.0, decision.1),
            t(lang, reason.0, reason.1),
        ]
    };
    DecisionRecord {
        document: document(
            lang,
            "Valiku otsus: Kuulav kogukond",
            "Decision: The listening community",
        ),
        kicker: t(lang, "Valiku otsus", "Record of the decision"),
        heading: title(lang),
        facts: vec![
            fact(
                lang,
                ("Otsustatud", "Decided"),
                ("22. septembril 2026 kell 15.10", "22 September 2026, 15:10"),
            ),
            fact(
                lang,
                ("Kuidas", "How"),
                (
                    "parim punktisumma tingimuste piires; võrdsete vahel loos",
                    "best score within the conditions; lot between equals",
                ),
            ),
            fact(
                lang,
                ("Loosi seeme", "Seed of the lot"),
                ("8f3a 1c90 77de 42b1", "8f3a 1c90 77de 42b1"),
            ),
            fact(
                lang,
                ("Tõend", "Proof"),
                (
                    "ühtki valikut, mis tingimustele vastab, ei ole parema summaga",
                    "no choice that meets the conditions has a better sum",
                ),
            ),
        ],
        totals: vec![
            Figure::new(applications.to_string(), t(lang, "avaldust", "applied")),
            Figure::new(
                applications.saturating_sub(1).to_string(),
                t(lang, "vastas nõuetele", "eligible"),
            ),
            figure(lang, ("12", "12"), ("sai koha", "chosen")),
            figure(lang, ("5", "5"), ("varukohal", "in reserve")),
        ],
        conditions_title: t(lang, "Tingimused", "Conditions"),
        conditions: heads(
            lang,
            &[
                (
                    "Ühest omavalitsusest kõige rohkem kaks",
                    "At most two from one municipality",
                ),
                (
                    "Vähemalt viis maakonda; Hiiumaalt vähemalt üks",
                    "At least five counties; at least one from Hiiumaa",
                ),
                (
                    "Väikestest valdadest vähemalt neli",
                    "At least four from small municipalities",
                ),
            ],
        ),
        decision_title: t(lang, "Otsus", "Decision"),
        decision: Table {
            caption: String::new(),
            heads: heads(
                lang,
                &[
                    ("Avaldus", "Application"),
                    ("Punkte", "Score"),
                    ("Hajuvus", "Spread"),
                    ("Otsus", "Decision"),
                    ("Põhjus", "Reason"),
                ],
            ),
            rows: (0..applications).map(row).collect(),
        },
        changes_title: t(lang, "Käsitsi muudetud", "Changed by hand"),
        changes: vec![fact(
            lang,
            ("A-64 varukohalt kohale", "A-64 from reserve to a place"),
            (
                "A-22 loobus enne otsuse teatamist",
                "A-22 withdrew before the decision was announced",
            ),
        )],
        decided_title: t(lang, "Otsustasid", "Decided by"),
        decided: signatories(lang),
        foot: t(
            lang,
            "Hindajad nägid avaldusi nimedeta. Dokument on hindajate ja korraldaja jaoks ja seda hoitakse programmi \
             lõpuni.",
            "Reviewers saw the applications without names. This record is for reviewers and organisers, and is kept \
             until the programme ends.",
        ),
    }
}

/// The report of a programme.
pub(crate) fn programme_report(lang: &str) -> ProgrammeReport {
    let section = |title: (&str, &str), text: (&str, &str)| ReportSection {
        title: t(lang, title.0, title.1),
        text: t(lang, text.0, text.1),
        ..ReportSection::default()
    };
    let asked = |question: (&str, &str), before: usize, after: usize| {
        let value = |when: (&str, &str), value: usize, answered: usize| MeasureValue {
            when: t(lang, when.0, when.1),
            value: Some(value as f64 / 10.0),
            shown: decimal(lang, value),
            answered: answered.to_string(),
        };
        Measure {
            question: t(lang, question.0, question.1),
            values: vec![
                value(("enne", "before"), before, 12),
                value(("pärast", "after"), after, 10),
            ],
        }
    };
    let held = |question: (&str, &str), place: &str, date: (&str, &str), people: usize| ReportDialogue {
        question: t(lang, question.0, question.1),
        told: vec![
            place.to_owned(),
            t(lang, date.0, date.1),
            t(lang, &format!("{people} inimest"), &format!("{people} people")),
        ],
    };
    let table = |caption: (&str, &str), columns: &[(&str, &str)], rows: &[[(&str, &str); 3]]| Table {
        caption: t(lang, caption.0, caption.1),
        heads: heads(lang, columns),
        rows: rows.iter().map(|row| heads(lang, row)).collect(),
    };
    ProgrammeReport {
        document: document(
            lang,
            "Kuulav kogukond: mida programm andis",
            "The listening community: what came of it",
        ),
        kicker: t(lang, "Mida programm andis", "What the programme brought"),
        heading: title(lang),
        lead: t(
            lang,
            "Kaksteist inimest üheteistkümnest omavalitsusest õppis pidama vestlusringe ja pidas neid jaanuaris kodus. \
             Siin on, mis sellest sai.",
            "Twelve people from eleven municipalities learnt to hold circles, and held them at home in January. \
             This is what came of it.",
        ),
        facts: vec![
            fact(
                lang,
                ("Aeg", "When"),
                ("oktoober 2026 – jaanuar 2027", "October 2026 – January 2027"),
            ),
            fact(
                lang,
                ("Korraldasid", "Held by"),
                (
                    "Jõeääre rahvaülikool ja Jõeääre vallavalitsus",
                    "Jõeääre Folk High School and the Municipality of Jõeääre",
                ),
            ),
            fact(
                lang,
                ("Rahastas", "Funded by"),
                ("Kogukondade fond", "The Communities Fund"),
            ),
        ],
        figures: vec![
            figure(lang, ("41", "41"), ("avaldust", "applications")),
            figure(lang, ("12", "12"), ("osalejat", "participants")),
            figure(lang, ("11", "11"), ("dialoogi", "dialogues")),
            figure(lang, ("137", "137"), ("inimest ringides", "people in circles")),
        ],
        sections: vec![
            ReportSection {
                tables: vec![table(
                    ("Avaldused maakonniti", "Applications by county"),
                    &[
                        ("Maakond", "County"),
                        ("Avaldusi", "Applications"),
                        ("Kohti", "Places"),
                    ],
                    &[
                        [("Harju", "Harju"), ("15", "15"), ("3", "3")],
                        [("Rapla", "Rapla"), ("10", "10"), ("3", "3")],
                        [("Lääne-Viru", "Lääne-Viru"), ("10", "10"), ("2", "2")],
                        [("teised", "others"), ("alla 10", "under 10"), ("4", "4")],
                    ],
                )],
                note: t(
                    lang,
                    "Alla kümne avalduse eraldi ei näidata ja arvud on ümardatud viieni.",
                    "Fewer than ten applications are not shown by themselves, and numbers are rounded to five.",
                ),
                ..section(
                    ("Kes kandideerisid ja kes said koha", "Who applied and who was chosen"),
                    (
                        "Kohti oli kaksteist. Valiti hindajate punktide järgi, nii et ühest omavalitsusest ei oleks \
                         üle kahe ja esindatud oleks vähemalt viis maakonda.",
                        "There were twelve places. Applicants were chosen by their reviewers’ scores, with at most two \
                         from one municipality and at least five counties.",
                    ),
                )
            },
            ReportSection {
                tables: vec![table(
                    ("Osavõtt", "Attendance"),
                    &[
                        ("Kohtumine", "Meeting"),
                        ("Päev", "Day"),
                        ("Kohal 12-st", "Came, of 12"),
                    ],
                    &[
                        [
                            ("Mis on dialoog ja mis see ei ole", "What dialogue is, and is not"),
                            ("7. oktoober", "7 October"),
                            ("12", "12"),
                        ],
                        [
                            ("Kuulamise tasandid", "Levels of listening"),
                            ("21. oktoober", "21 October"),
                            ("11", "11"),
                        ],
                        [
                            ("Rasked hetked", "Hard moments"),
                            ("11. november", "11 November"),
                            ("12", "12"),
                        ],
                        [
                            ("Praktikumide arutelu", "Looking back at the practicums"),
                            ("2. detsember", "2 December"),
                            ("10", "10"),
                        ],
                        [
                            ("Mida kogukond meile ütles", "What our communities told us"),
                            ("31. jaanuar", "31 January"),
                            ("11", "11"),
                        ],
                    ],
                )],
                ..section(
                    ("Kohtumised", "Meetings"),
                    (
                        "Viis päeva, kokku 35 akadeemilist tundi. Kahe viimase koha leppisid osalejad ise kokku.",
                        "Five days, 35 academic hours in all. The participants chose the last two places themselves.",
                    ),
                )
            },
            ReportSection {
                dialogues: vec![
                    held(
                        (
                            "Mis hoiab noore inimese Jõeääres?",
                            "What keeps a young person in Jõeääre?",
                        ),
                        "Jõeääre",
                        ("17. jaanuar", "17 January"),
                        14,
                    ),
                    held(
                        (
                            "Kelle oma on rand ja kuidas seal olla?",
                            "Whose is the beach, and how do we share it?",
                        ),
                        "Käina",
                        ("18. jaanuar", "18 January"),
                        11,
                    ),
                    held(
                        (
                            "Kuidas elada edasi, kui kool jääb väikeseks?",
                            "How do we go on when the school gets small?",
                        ),
                        "Lehtse",
                        ("20. jaanuar", "20 January"),
                        16,
                    ),
held(("Millal sa viimati naabriga rääkisid, ja millest?", "When did you last talk with a neighbour, and what about?"), "Kohila", ("22. jaanuar", "22 January"), 9),held(("Mida teha tühja rahvamajaga?", "What could we do with the empty village hall?"), "Kehtna", ("23. jaanuar", "23 January"), 12),held(("Kes meie kandis uksest sisse ei tule, ja miks?", "Who never comes through our door, and why?"), "Rapla", ("24. jaanuar", "24 January"), 13),held(("Kuidas vananeda maal nii, et keegi ei jää üksi?", "How do we grow old in the country so that nobody is left alone?"), "Märjamaa", ("24. jaanuar", "24 January"), 15),held(("Mis teeb ühest kohast kodu, kui sa siin sündinud ei ole?", "What makes a place home if you were not born there?"), "Tapa", ("25. jaanuar", "25 January"), 12),held(("Kuidas me koos tuulikutest räägime?", "How do we talk about wind turbines together?"), "Lääne-Nigula", ("25. jaanuar", "25 January"), 16),held(("Mida noored meilt tegelikult ootavad?", "What do the young really expect of us?"), "Kose", ("27. jaanuar", "27 January"), 10),held(("Kuhu kaovad head mõtted pärast koosolekut?", "Where do good ideas go after a meeting?"), "Viimsi", ("28. jaanuar", "28 January"), 9),                ],
                ..section(
                    ("Dialoogid kodus", "Dialogues at home"),
                    (
                        "Iga osaleja pidas jaanuaris kodukohas dialoogi; kaks pidasid ühe koos. Kõigi kokkuvõtted on avalikud.",
                        "Each participant held a dialogue at home in January, two of them one together. All summaries are public.",
                    ),
                )
            },
            ReportSection {
                measures: Some(Measures {
                    caption: t(
                        lang,
                        "1 – üldse mitte nõus, 5 – täiesti nõus",
                        "1 – do not agree at all, 5 – agree fully",
                    ),
                    question_label: t(lang, "Väide", "Sentence"),
                    when_label: t(lang, "Millal", "When"),
                    value_label: t(lang, "Keskmine", "Average"),
                    answered_label: t(lang, "Vastas", "Answered"),
                    from: 1.0,
                    to: 5.0,
                    rows: vec![
                        asked(
                            (
                                "Oskan juhtida vestlust, milles ollakse eri meelt.",
                                "I can lead a conversation in which people differ.",
                            ),
                            24,
                            41,
                        ),
                        asked(
                            (
                                "Tean, mis minu kogukonna inimestele korda läheb.",
                                "I know what people in my community care about.",
                            ),
                            31,
                            39,
                        ),
                        asked(
                            (
                                "Kuulan lõpuni ka siis, kui ma nõus ei ole.",
                                "I listen to the end even when I disagree.",
                            ),
                            35,
                            44,
                        ),
                    ],
                }),
                note: t(
                    lang,
                    "Küsiti esimese kohtumise alguses ja viimase lõpus. Vastused on nimeta.",
                    "Asked when the first meeting began and when the last one ended. Answers carry no names.",
                ),
                ..section(("Mis muutus", "What changed"), ("", ""))
            },
            ReportSection {
                stories: vec![
                    Story {
                        text: "Tulin õppima rääkima. Läksin koju ja sain aru, et seni ma ainult ootasin, millal teine \
                               lõpetab."
                            .to_owned(),
                        lang: "et".to_owned(),
                        name: t(
                            lang,
                            "Mari-Liis Kask, Jõeääre valla arendusjuht",
                            "Mari-Liis Kask, development manager, Jõeääre",
                        ),
                    },
                    Story {
                        text: "На мой круг пришли люди, которые десять лет не здоровались. Ушли вместе.".to_owned(),
                        lang: "ru".to_owned(),
                        name: String::new(),
                    },
                ],
                ..section(("Osalejate lood", "Participants’ stories"), ("", ""))
            },
            section(("Lisa", "Appendix"), ("", "")),
        ],
        address: Some(FeedbackLink {
            label: t(lang, "Dialoogide kokkuvõtted", "The dialogues’ summaries"),
            address: PROGRAMME.to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib programmi lehele",
                "QR code to the programme’s page",
            ),
        }),
        foot: t(
            lang,
            "Arvud on võetud avaldustest, osavõtulehtedelt ja tagasisidest. Tagasisidet näidatakse, kui vastas \
             vähemalt viis inimest.\nKokku pani Jõeääre rahvaülikool.",
            "The figures come from applications, attendance and feedback. Feedback is shown where at least five people \
             answered.\nPut together by Jõeääre Folk High School.",
        ),
    }
}

/// A workbook of applications, with every kind of cell.
pub(crate) fn workbook(lang: &str) -> Workbook {
    let row = |name: &str, hours: i64, score: f64, share: f64, day: i8, note: &str| {
        vec![
            Cell::text(name),
            Cell::Integer(hours),
            Cell::Decimal(score),
            Cell::Percent(share),
            Cell::Date {
                year: 2026,
                month: 9,
                day,
            },
            Cell::text(note),
        ]
    };
    Workbook {
        title: t(
            lang,
            "Avaldused: Kuulav kogukond",
            "Applications: The listening community",
        ),
        author: t(lang, "Jõeääre rahvaülikool", "Jõeääre Folk High School"),
        made_at: MADE_AT,
        sheets: vec![Sheet {
            name: t(lang, "Avaldused", "Applications"),
            title: title(lang),
            columns: heads(
                lang,
                &[
                    ("Nimi", "Name"),
                    ("Tunde", "Hours"),
                    ("Punkte", "Score"),
                    ("Kohal", "Attended"),
                    ("Esitatud", "Sent"),
                    ("Märkus", "Note"),
                ],
            )
            .into_iter()
            .map(Column::new)
            .collect(),
            rows: vec![
                row("Mari-Liis Kask", 35, 9.25, 1.0, 3, ""),
                row("Наталья Щербакова", 21, 8.5, 0.6, 11, "+372 555 0100"),
                row("Tõnu Öö", 28, 7.75, 0.8, 15, "=1+1\n@kell -3"),
            ],
        }],
    }
}
