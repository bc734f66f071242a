//! What a programme begins with and what its participants keep.

use paper::{
    Apply, CallSection, Certificate, CertificateCheck, Fact, ProgrammeSheet, Signatory, Table, Trainer,
    Worksheet, WorksheetAnswer, WorksheetItem, WorksheetSection,
};

use super::{document, fact, t};

/// Where to apply, and where to read about the programme.
pub(crate) const PROGRAMME: &str = "https://vestlus.example.org/p/kuulav-kogukond";

/// The programme's title.
pub(crate) fn title(lang: &str) -> String {
    t(lang, "Kuulav kogukond", "The listening community")
}

/// The trainers and whom they sign for.
pub(super) fn signatories(lang: &str) -> Vec<Signatory> {
    let signs = |name: &str, role: (&str, &str)| Signatory {
        name: name.to_owned(),
        role: t(lang, role.0, role.1),
    };
    vec![
        signs("Kadri Rebane", ("koolitaja", "trainer")),
        signs(
            "Tõnu Põldmäe",
            (
                "Jõeääre rahvaülikooli juhataja",
                "head of Jõeääre Folk High School",
            ),
        ),
    ]
}

/// A certificate.
pub(crate) fn certificate(lang: &str) -> Certificate {
    Certificate {
        document: document(lang, "Tunnistus: Mari-Liis Kask", "Certificate: Mari-Liis Kask"),
        hosts: vec![
            t(lang, "Jõeääre rahvaülikool", "Jõeääre Folk High School"),
            t(lang, "Jõeääre vallavalitsus", "Municipality of Jõeääre"),
        ],
        title: t(lang, "Tunnistus", "Certificate"),
        name: "Mari-Liis Kask".to_owned(),
        statement: t(
            lang,
            "läbis arenguprogrammi",
            "completed the development programme",
        ),
        programme: title(lang),
        facts: vec![
            fact(
                lang,
                ("Toimus", "Held"),
                ("oktoober 2026 – jaanuar 2027", "October 2026 – January 2027"),
            ),
            fact(
                lang,
                ("Kohtumistel", "In meetings"),
                ("35 akadeemilist tundi", "35 academic hours"),
            ),
            fact(
                lang,
                ("Iseseisvalt", "Independently"),
                ("15 akadeemilist tundi", "15 academic hours"),
            ),
        ],
        done_title: t(lang, "Mida Mari-Liis tegi", "What Mari-Liis did"),
        done: vec![
            fact(
                lang,
                ("Kohtumised", "Meetings"),
                ("osales viiest viiel", "attended five of five"),
            ),
            fact(
                lang,
                ("Praktikum", "Practicum"),
                (
                    "pidas õpipaarilisega harjutusdialoogi, 28. novembril 2026",
                    "held a practice dialogue with a learning partner, 28 November 2026",
                ),
            ),
            fact(
                lang,
                ("Oma dialoog", "Own dialogue"),
                (
                    "„Mis hoiab noore inimese Jõeääres?“\n17. jaanuaril 2027 Jõeääre raamatukogus, 14 osalejat",
                    "“What keeps a young person in Jõeääre?”\n17 January 2027, Jõeääre Library, 14 people",
                ),
            ),
        ],
        issued: fact(
            lang,
            ("Välja antud", "Issued"),
            ("Jõeääres 31. jaanuaril 2027", "Jõeääre, 31 January 2027"),
        ),
        signatories: signatories(lang),
        check: Some(CertificateCheck {
            label: t(lang, "Kontrollkood", "Check code"),
            code: "K7QM-2XWD-9FHT".to_owned(),
            address: "https://vestlus.example.org/t/K7QM-2XWD-9FHT".to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib tunnistuse kontrollimise lehele",
                "QR code to the page where the certificate is checked",
            ),
            note: t(
                lang,
                "Koodiga saab igaüks kontrollida, et tunnistus on ehtne: leht näitab nime, programmi ja kuupäeva.",
                "With the code anybody can check that this certificate is genuine: the page shows the name, the \
                 programme and the date.",
            ),
        }),
    }
}

/// An attestation: the same paper for somebody who came to a part of it.
pub(crate) fn attestation(lang: &str) -> Certificate {
    let mut paper = certificate(lang);
    paper.document = document(lang, "Tõend: Наталья Щербакова", "Attestation: Наталья Щербакова");
    paper.title = t(lang, "Tõend", "Attestation");
    paper.name = "Наталья Щербакова".to_owned();
    paper.statement = t(
        lang,
        "osales arenguprogrammis",
        "took part in the development programme",
    );
    paper.facts.truncate(2);
    paper.facts[1].text = t(lang, "21 akadeemilist tundi", "21 academic hours");
    paper.done_title = t(lang, "Milles ta osales", "What she took part in");
    paper.done.truncate(1);
    paper.done[0].text = t(lang, "osales viiest kolmel", "attended three of five");
    paper.signatories.truncate(1);
    paper
}

/// The call.
pub(crate) fn programme_sheet(lang: &str) -> ProgrammeSheet {
    let section = |title: (&str, &str), text: (&str, &str)| CallSection {
        title: t(lang, title.0, title.1),
        text: t(lang, text.0, text.1),
    };
    let meeting = |date: (&str, &str), place: (&str, &str), topic: (&str, &str)| {
        vec![
            t(lang, date.0, date.1),
            t(lang, "10.00–16.30", "10:00–16:30"),
            t(lang, place.0, place.1),
            t(lang, topic.0, topic.1),
        ]
    };
    let trainer = |name: &str, about: (&str, &str)| Trainer {
        name: name.to_owned(),
        about: t(lang, about.0, about.1),
    };
    let agreed = ("lepime kokku", "to be agreed");
    ProgrammeSheet {
        document: document(
            lang,
            "Kandideeri: Kuulav kogukond",
            "Apply: The listening community",
        ),
        kicker: t(
            lang,
            "Arenguprogramm omavalitsuste inimestele",
            "A development programme for people in local government",
        ),
        title: title(lang),
        lead: t(
            lang,
            "Õpi pidama vestlusringe, kus inimesed räägivad ausalt ja kuulavad lõpuni, ja pea jaanuaris üks oma \
             kogukonnas.",
            "Learn to hold circles in which people speak honestly and listen to the end, and hold one in your own \
             community in January.",
        ),
        facts: vec![
            fact(
                lang,
                ("Millal", "When"),
                ("oktoober 2026 – jaanuar 2027", "October 2026 – January 2027"),
            ),
            fact(
                lang,
                ("Kohti", "Places"),
                ("12, eri omavalitsustest", "12, from different municipalities"),
            ),
            fact(
                lang,
                ("Maht", "Volume"),
                ("50 akadeemilist tundi", "50 academic hours"),
            ),
        ],
        sections: vec![
            section(
                ("Mõtle enne", "Think about this first"),
                (
                    "- Kust sa tead, mis su kogukonna inimestele korda läheb ja mille pärast nad muretsevad?\n\
                     - Kuidas teie kandis vaieldakse ja vaikitakse?\n\
                     - Mida sa teed, kui keegi ütleb midagi, millega sa üldse nõus ei ole?",
                    "- How do you know what people in your community care and worry about?\n\
                     - How do people where you live disagree, and keep silent?\n\
                     - What do you do when somebody says something that you cannot agree with at all?",
                ),
            ),
            section(
                ("Millest jutt käib", "What it is about"),
                (
                    "Vestlusring ei ole koosolek ega vaidlus. Kuus kuni kaksteist inimest istuvad ühe küsimuse ümber, \
                     räägivad oma kogemusest ja keegi ei pea kellelegi midagi tõestama. Sellest ei sünni otsus, vaid \
                     arusaamine, mille pealt on hea otsustada.\n\
                     Viie kohtumise jooksul proovid selle ise läbi: osalejana, kirjapanijana ja lõpuks vestlusjuhina.",
                    "A circle is neither a meeting nor a debate. Six to twelve people sit around one question, speak \
                     from experience, and nobody has to prove anything to anybody. What comes of it is no decision \
                     but the understanding on which one can be made.\n\
                     In five meetings you try it yourself: as a participant, as the scribe, and at last as the \
                     facilitator.",
                ),
            ),
            section(
                ("Keda ootame", "Whom we hope for"),
                (
                    "- Sinu töö on inimesi kaasata või nende eest otsustada.\n\
                     - Sa oled valmis katsetama ja vahel ka eksima.\n\
                     - Sa saad tulla vähemalt neljale kohtumisele viiest.",
                    "- Your work is to involve people, or to decide on their behalf.\n\
                     - You are ready to try things out and sometimes to get them wrong.\n\
                     - You can come to at least four of the five meetings.",
                ),
            ),
        ],
        meetings_title: t(lang, "Kohtumised", "Meetings"),
        meetings: Table {
            caption: String::new(),
            heads: vec![
                t(lang, "Päev", "Day"),
                t(lang, "Kell", "Time"),
                t(lang, "Koht", "Place"),
                t(lang, "Teema", "Topic"),
            ],
            rows: vec![
                meeting(
                    ("7. oktoober", "7 October"),
                    ("Tallinn", "Tallinn"),
                    (
                        "Mis on dialoog ja mis see ei ole",
                        "What dialogue is, and what it is not",
                    ),
                ),
                meeting(
                    ("21. oktoober", "21 October"),
                    ("Tallinn", "Tallinn"),
                    (
                        "Kuulamise tasandid; hea küsimuse sõnastamine",
                        "Levels of listening; wording a good question",
                    ),
                ),
                meeting(
                    ("11. november", "11 November"),
                    ("Tallinn", "Tallinn"),
                    (
                        "Vestlusringi juhtimine, rasked hetked",
                        "Leading a circle, and hard moments",
                    ),
                ),
                meeting(
                    ("2. detsember", "2 December"),
                    agreed,
                    (
                        "Praktikumide arutelu, oma dialoogi kava",
                        "Looking back at the practicums; a plan for your dialogue",
                    ),
                ),
                meeting(
                    ("31. jaanuar", "31 January"),
                    agreed,
                    ("Mida kogukond meile ütles", "What our communities told us"),
                ),
            ],
        },
        trainers_title: t(lang, "Koolitajad", "Trainers"),
        trainers: vec![
            trainer(
                "Kadri Rebane",
                (
                    "On kümme aastat pidanud vestlusringe raamatukogudes ja vallamajades. Usub, et hea küsimus on pool \
                     vestlust.",
                    "Has held circles in libraries and town halls for ten years. Believes that a good question is half \
                     of the conversation.",
                ),
            ),
            trainer(
                "Sergei Ivanov",
                (
                    "Kogukonnatöötaja Ida-Virumaalt, kes viib kokku inimesi, kellel ühist keelt esialgu ei ole.",
                    "A community worker from Ida-Viru who brings together people who have no common language at first.",
                ),
            ),
        ],
        costs: vec![
            fact(
                lang,
                ("Tasuta", "Free"),
                (
                    "- osalemine\n- kohvipausid\n- ruumid ja õppematerjalid",
                    "- taking part\n- coffee breaks\n- rooms and materials",
                ),
            ),
            fact(
                lang,
                ("Sinu kanda", "You pay for"),
                ("- sõit kohale\n- lõuna", "- the journey\n- lunch"),
            ),
        ],
        apply: Some(Apply {
            title: t(lang, "Kandideeri", "Apply"),
            deadline: fact(
                lang,
                ("Hiljemalt", "By"),
                ("15. septembril 2026", "15 September 2026"),
            ),
            text: t(
                lang,
                "Avalduse täitmiseks kulub umbes pool tundi. Vastame kõigile 25. septembriks.",
                "The form takes about half an hour. Everybody gets an answer by 25 September.",
            ),
            address: PROGRAMME.to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib avalduse lehele",
                "QR code to the application form",
            ),
            contact: Fact::new(
                t(lang, "Küsi", "Ask"),
                "Kadri Rebane, 555 0100, kuulav@example.org",
            ),
        }),
        partners: vec![
            fact(
                lang,
                ("Korraldavad", "Held by"),
                (
                    "Jõeääre rahvaülikool ja Jõeääre vallavalitsus",
                    "Jõeääre Folk High School and the Municipality of Jõeääre",
                ),
            ),
            fact(
                lang,
                ("Rahastab", "Funded by"),
                ("Kogukondade fond", "The Communities Fund"),
            ),
        ],
    }
}

/// A worksheet with every kind of answer.
pub(crate) fn worksheet(lang: &str) -> Worksheet {
    let texts = |all: &[(&str, &str)]| all.iter().map(|one| t(lang, one.0, one.1)).collect();
    let item = |text: (&str, &str), answer: WorksheetAnswer| WorksheetItem {
        text: t(lang, text.0, text.1),
        answer,
    };
    Worksheet {
        document: document(
            lang,
            "Tööleht: küsimuse sõnastamine",
            "Worksheet: wording a question",
        ),
        kicker: t(
            lang,
            "Kuulav kogukond · 2. kohtumise tööleht",
            "The listening community · worksheet for meeting 2",
        ),
        title: t(
            lang,
            "Hea küsimus kutsub rääkima",
            "A good question invites people to speak",
        ),
        why: t(
            lang,
            "Enne kui inimesi kutsud, proovi küsimust paberil ja siis ühe inimese peal. See leht on sinu enda jaoks; \
             kaasa võta ta järgmisele kohtumisele.",
            "Before you invite people, try your question on paper and then on one person. This sheet is for yourself; \
             bring it along to the next meeting.",
        ),
        blanks: texts(&[("Nimi", "Name"), ("Kuupäev", "Date")]),
        sections: vec![
            WorksheetSection {
                title: t(lang, "Mis inimesi puudutab", "What touches people"),
                text: String::new(),
                items: vec![
                    item(
                        (
                            "Millest sinu kandis räägitakse poe juures, aga mitte koosolekul?",
                            "What do people where you live talk about outside the shop, but not in meetings?",
                        ),
                        WorksheetAnswer::Lines { count: 4 },
                    ),
                    item(
                        (
                            "Kelle häält sa seni kuulnud ei ole?",
                            "Whose voice have you not heard yet?",
                        ),
                        WorksheetAnswer::Boxes {
                            labels: texts(&[
                                ("noored", "the young"),
                                ("eakad", "the old"),
                                ("väikelaste vanemad", "parents of small children"),
                                ("ettevõtjad", "business people"),
                                ("uued elanikud", "newcomers"),
                                ("teisest keelest inimesed", "people of another language"),
                            ]),
                        },
                    ),
                ],
            },
            WorksheetSection {
                title: t(lang, "Sõnasta ja proovi", "Word it and try it"),
                text: t(
                    lang,
                    "- Küsi kogemust, mitte arvamust.\n- Jäta välja sõnad, millega vaieldakse.\n- Loe küsimus ette: kas \
                     tahaksid ise vastata?",
                    "- Ask for experience rather than opinion.\n- Leave out words that people argue with.\n- Read it \
                     aloud: would you want to answer it?",
                ),
                items: vec![
                    item(
                        ("Minu küsimus", "My question"),
                        WorksheetAnswer::Lines { count: 3 },
                    ),
                    item(
                        ("Kui avatud see on?", "How open is it?"),
                        WorksheetAnswer::Scale {
                            from: 1,
                            to: 5,
                            low: t(lang, "vastus on küsimuses ees", "the answer is in the question"),
                            high: t(
                                lang,
                                "ma ei tea, mida vastatakse",
                                "I cannot tell what people will say",
                            ),
                        },
                    ),
                    item(
                        ("Kellega ma seda proovisin?", "Whom did I try it on?"),
                        WorksheetAnswer::Choices {
                            labels: texts(&[
                                ("õpipaarilisega", "my learning partner"),
                                ("kolleegiga", "a colleague"),
                                ("kellegagi, keda see puudutab", "somebody whom it concerns"),
                            ]),
                        },
                    ),
                    item(
                        ("Mida ma pärast seda muutsin?", "What did I change afterwards?"),
                        WorksheetAnswer::Lines { count: 3 },
                    ),
                ],
            },
        ],
        note: t(
            lang,
            "Seda lehte ei koguta kokku ja keegi peale sinu seda ei loe.",
            "This sheet is not collected, and nobody reads it but you.",
        ),
    }
}
