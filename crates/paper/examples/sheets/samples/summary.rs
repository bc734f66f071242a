//! What comes of a dialogue.

use paper::{FeedbackLink, Summary, SummaryPromise, SummaryQuote, SummarySection};

use super::{document, fact, place, question, t};

/// A public summary.
pub(crate) fn summary(lang: &str) -> Summary {
    let section = |title: (&str, &str), text: (&str, &str)| SummarySection {
        title: t(lang, title.0, title.1),
        text: t(lang, text.0, text.1),
    };
    let quote = |lang: &str, text: &str| SummaryQuote {
        text: text.to_owned(),
        lang: lang.to_owned(),
    };
    Summary {
        document: document(lang, "Vestlusringide kokkuvõte", "Summary of the circles"),
        kicker: t(lang, "Vestlusringide kokkuvõte", "Summary of the circles"),
        question: question(lang),
        facts: vec![
            fact(lang, ("Millal", "When"), ("6. oktoobril 2026", "6 October 2026")),
            place(lang),
            fact(
                lang,
                ("Osales", "Who came"),
                ("31 inimest neljas ringis", "31 people in four circles"),
            ),
            fact(
                lang,
                ("Meetod", "Method"),
                ("Erätauko, 120 minutit", "Erätauko, 120 minutes"),
            ),
        ],
        sections: vec![
            section(
                ("Millest räägiti", "What people talked about"),
                (
                    "Kõigis neljas ringis alustati mälestustest: laadad, kooli lõpuaktused, esimene jäätis pärast ujumist. \
                     Platsi ei kirjeldatud kui väljakut, vaid kui kohta, kus juhuslikult kokku saadakse. Praegu jääb \
                     selleks vähe põhjust, sest pingid on parkla ääres ja õhtul on pime.\n\
                     Palju räägiti sellest, kes platsilt puudub. Noored hoiavad bussijaama, lapsevanemad sõidavad \
                     mänguväljakule naabervalda ja eakad ei julge talvel libedaid kive ületada.",
                    "All four circles began with memories: fairs, school graduations, the first ice cream after a swim. \
                     The square was described less as a place than as an occasion to run into each other. Today there \
                     is little reason to stay, because the benches stand beside the car park and the evenings are \
                     dark.\n\
                     Much was said about who is missing. The young keep to the bus station, parents drive to a \
                     playground in the next municipality, and older people do not dare to cross the icy stones in \
                     winter.",
                ),
            ),
            section(
                ("Milles oldi ühel meelel", "Where people agreed"),
                (
                    "Pärnad jäävad. Seda ütles keegi igas ringis ja keegi ei vaielnud vastu.\n\
                     Istuda peab saama ka siis, kui midagi ei osta, ja platsil peab olema valgus, mis ei pimesta.",
                    "The lime trees stay. Somebody said so in every circle and nobody disagreed.\n\
                     One must be able to sit down without buying anything, and there must be light that does not \
                     dazzle.",
                ),
            ),
            section(
                ("Milles mõeldi erinevalt", "Where people differed"),
                (
                    "Kõige rohkem lahknesid kogemused autodest. Kes elab kaugemal külas, sellele on parkimiskoht apteegi \
                     ees ainus viis ise hakkama saada. Kes käib platsil lapsega, see ei lase hetkekski lapse käest lahti. Mõlemad \
                     kuulsid teineteist ära; lahendust ringis ei otsitud.",
                    "Experiences differed most about cars. For somebody from a distant village the parking place in \
                     front of the pharmacy is the only way to manage alone. Somebody who comes with a child never lets \
                     go of its hand. Each heard the other; the circles did not look for a solution.",
                ),
            ),
            section(("Lisa", "Appendix"), ("", "")),
            section(
                ("Mis jäi lahtiseks", "What stayed open"),
                (
                    "Kas laat mahub platsile ka pärast ümberehitust? Kes hoolitseb istutuste eest pärast esimest suve? \
                     Mida arvavad need, kes platsi ääres kauplevad? Neid oli ringides ainult kaks.",
                    "Will the fair still fit on the square after the rebuilding? Who tends the plants after the first \
                     summer? What do the people think who trade around the square? Only two of them came.",
                ),
            ),
        ],
        quotes_title: t(lang, "Ringides öeldud", "In people’s own words"),
        quotes_note: t(
            lang,
            "Need laused on kirja pandud rääkija enda sõnadega ja avaldatud tema nõusolekul, ilma nimeta.",
            "These sentences were written down in the speaker’s own words and are published with their consent, \
             without a name.",
        ),
        quotes: vec![
            quote(
                "et",
                "Ma ei taha ilusat platsi. Ma tahan platsi, kus keegi mulle tere ütleb.",
            ),
            quote(
                "ru",
                "Я живу здесь тридцать лет и ни разу не сидела на этой площади. Просто не на чем.",
            ),
            quote(
                "et",
                "Kui parkla ära kaob, siis mina apteeki enam ei saa. Nii lihtne see ongi.",
            ),
            quote(
                "et",
                "Poeg küsis, miks seal kunagi kedagi ei ole. Ma ei osanud vastata.",
            ),
            quote("ru", "Летом хорошо, а зимой там каток. Мы с мамой обходим."),
            quote(
                "en",
                "In my first winter here, the Christmas tree on the square was the only place where strangers talked to me.",
            ),
            quote("et", "Pärnad on vanemad kui meie kõik siin. Las nemad jäävad."),
        ],
        promise: Some(SummaryPromise {
            title: t(lang, "Kes vastab", "Who answers"),
            facts: vec![
                fact(
                    lang,
                    ("Vastab", "Answers"),
                    (
                        "Jõeääre vallavalitsus, abivallavanem Kadri Rebane",
                        "Jõeääre municipality, deputy mayor Kadri Rebane",
                    ),
                ),
                fact(
                    lang,
                    ("Mis ajaks", "By when"),
                    ("1. detsembriks 2026, kirjalikult", "1 December 2026, in writing"),
                ),
                fact(
                    lang,
                    ("Mida see mõjutab", "What it can change"),
                    (
                        "platsi projekti lähteülesannet, mille üle volikogu otsustab jaanuaris",
                        "the brief for the square’s design, which the council decides on in January",
                    ),
                ),
            ],
        }),
        address: Some(FeedbackLink {
            label: t(lang, "Vastus ilmub siia", "The answer will appear here"),
            address: super::ADDRESS.to_owned(),
            qr_alt: t(
                lang,
                "Ruutkood, mis viib dialoogi lehele",
                "QR code to the dialogue’s page",
            ),
        }),
        foot: t(
            lang,
            "Kokkuvõtte pani ringide märkmetest kokku Jõeääre raamatukogu.\nKes oma sõnad tagasi võtab, selle tsitaat \
             kaob ka siit.",
            "Put together by Jõeääre Library from the circles’ notes.\nIf somebody takes their words back, the quote \
             disappears from here too.",
        ),
    }
}
