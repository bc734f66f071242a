//! The demo's opinion map: statements on how people get about, and two hundred and more who voted on them, in three groups
//! that the map is to find.

use domain::actor::Actor;
use domain::opinion::plan::{self, NewMap, Settings, Words};
use domain::opinion::propose::{self, Proposal};
use domain::opinion::review::{self, Edited};
use domain::opinion::statement;
use domain::opinion::vote::{self, Ballot, Value};
use domain::opinion::{self, life};
use kernel::time::DAY;

use super::{MAIN, Maker};
use domain::actor::Right;

/// What is voted on, in Estonian and in English, and how likely each of three groups agrees, in tenths.
const STATEMENTS: [(&str, &str, [usize; 3]); 18] = [
    (
        "Õhtul peaks külast linna ja tagasi saama ka bussiga",
        "In the evening one should get to town and back by bus",
        [9, 9, 9],
    ),
    (
        "Koolibuss peaks võtma peale ka teisi inimesi",
        "The school bus should take others along too",
        [9, 8, 9],
    ),
    (
        "Ilma autota ei saa meil maal elada",
        "One cannot live in the country here without a car",
        [1, 9, 4],
    ),
    (
        "Vald peaks rohkem raha panema kergteedesse kui maanteedesse",
        "The municipality should spend more on cycle paths than on roads",
        [9, 0, 8],
    ),
    (
        "Kruusateed tuleb tolmuvabaks teha enne kui midagi muud",
        "Gravel roads must be made dust-free before anything else",
        [0, 9, 3],
    ),
    (
        "Sõiduki jagamine naabritega on hea mõte",
        "Sharing a car with neighbours is a good idea",
        [9, 1, 9],
    ),
    (
        "Olen valmis naabri poodi kaasa võtma",
        "I am ready to take a neighbour along to the shop",
        [9, 9, 8],
    ),
    (
        "Bussipilet peaks olema tasuta, ka siis, kui vald selle kinni maksab",
        "The bus should be free, even if the municipality pays for it",
        [8, 0, 9],
    ),
    (
        "Nõudebuss, mis tuleb kutsumise peale, oleks parem kui liin",
        "A bus that comes when called would be better than a line",
        [2, 3, 9],
    ),
    (
        "Keskuses on parkimist liiga vähe",
        "There is too little parking in the centre",
        [0, 9, 1],
    ),
    (
        "Kooli ees ei tohiks autoga peatuda",
        "Cars should not be allowed to stop in front of the school",
        [9, 0, 1],
    ),
    (
        "Ratta jaoks on meie teed liiga ohtlikud",
        "Our roads are too dangerous for bicycles",
        [9, 3, 8],
    ),
    (
        "Talvel peab teed lahti lükkama enne kella kuut",
        "In winter roads must be cleared before six",
        [8, 9, 8],
    ),
    (
        "Rong peaks siin jälle peatuma",
        "The train should stop here again",
        [9, 8, 9],
    ),
    (
        "Teede üle peaks otsustama külad ise",
        "Villages should decide on roads themselves",
        [3, 8, 0],
    ),
    (
        "Arsti juurde pääsemine on suurem mure kui töölesõit",
        "Getting to the doctor is a greater worry than getting to work",
        [1, 2, 9],
    ),
    (
        "Kiirust külas peaks piirama kolmekümneni",
        "Speed in the village should be limited to thirty",
        [9, 0, 2],
    ),
    (
        "Valla bussiaegu on lihtne leida",
        "It is easy to find the municipality’s bus times",
        [1, 1, 0],
    ),
];

/// What voters have proposed and nobody has looked at.
const PROPOSED: [&str; 3] = [
    "Bussipeatusesse on vaja pinki ning katust, sest vihmas ei taha keegi oodata",
    "Bussijuht Kalle Kask on väga abivalmis",
    "Õhtul peaks külast bussiga linna ja tagasi saama",
];

const VOTERS: usize = 260;

impl Maker<'_> {
    /// The map, open since last week.
    pub(super) async fn opinion(&mut self) -> anyhow::Result<()> {
        let Some(organisation) = self.organisations.get(MAIN).cloned() else {
            return Ok(());
        };
        self.at(-8 * DAY);
        let actor = &Actor::System;
        let id = self.ctx.id();
        let new = NewMap {
            question: "Kuidas me siin liigume?".to_owned(),
            language: "et".to_owned(),
            dialogue_id: None,
        };
        plan::create_once(self.tx, self.ctx, actor, &organisation, &id, &new).await?;
        let map = opinion::load(self.tx, actor, &id, Right::SeePlan).await?;
        let settings = Settings {
            languages: vec!["en".to_owned()],
            dialogue_id: None,
            opens_at: None,
            closes_at: Some(self.now + 21 * DAY),
            may_propose: true,
            results_at_once: true,
            attribution: String::new(),
        };
        let words = |question: &str, introduction: &str| Words {
            question: question.to_owned(),
            introduction: introduction.to_owned(),
        };
        let own = words(
            "Kuidas me siin liigume?",
            "Vald teeb järgmise aasta liikumiskava. Enne kui räägime ringides, tahame teada, milles oldakse ühel meelel ja \
             milles mitte. Tulemused loeb vallavolikogu ja need tulevad siia samale lehele.",
        );
        plan::set(self.tx, self.ctx, actor, &id, &own, &settings).await?;
        let other = words(
            "How do we get about here?",
            "The municipality is making next year’s plan for getting about. Before we talk in circles we want to know on what \
             people agree and on what they do not. The council reads the results, and they come to this page.",
        );
        plan::translate(self.tx, self.ctx, actor, &id, "en", &other).await?;
        let seeds: Vec<&str> = STATEMENTS.iter().map(|(et, ..)| *et).collect();
        statement::seed(self.tx, self.ctx, actor, &id, &seeds.join("\n")).await?;
        for (number, (et, en, _)) in (1..).zip(&STATEMENTS) {
            let texts = [("et", et), ("en", en)];
            let edited = Edited {
                texts: texts
                    .map(|(code, text)| (code.to_owned(), (*text).to_owned()))
                    .into(),
            };
            review::edit(self.tx, self.ctx, actor, &id, number, &edited).await?;
        }
        life::open(self.tx, self.ctx, actor, &id).await?;
        self.at(-2 * DAY);
        let ballots = self.ballots(&map.public_id);
        for group in ballots.chunks(400) {
            for became in vote::cast(self.tx, self.ctx.now, group).await? {
                became?;
            }
        }
        for text in PROPOSED {
            let proposal = Proposal {
                text: text.to_owned(),
                language: "et".to_owned(),
                sure: true,
                once: self.ctx.token(),
            };
            let secret = self.ctx.token();
            propose::propose(self.tx, self.ctx, &map.public_id, &secret, &proposal).await?;
        }
        Ok(())
    }

    /// What everybody voted, each on ten statements and more.
    fn ballots(&mut self, public_id: &str) -> Vec<Ballot> {
        let mut ballots = Vec::new();
        for voter in 0..VOTERS {
            let secret = self.ctx.token();
            let group = match voter % 13 {
                0..=5 => 0,
                6..=9 => 1,
                _ => 2,
            };
            let many = 10 + self.below(STATEMENTS.len() - 9);
            let first = self.below(STATEMENTS.len());
            for step in 0..many {
                let at = (first + step) % STATEMENTS.len();
                let value = match (self.below(10), STATEMENTS[at].2[group]) {
                    (0, _) => Value::Pass,
                    (chance, agrees) if chance <= agrees => Value::Agree,
                    _ => Value::Disagree,
                };
                ballots.push(Ballot {
                    public_id: public_id.to_owned(),
                    secret: secret.clone(),
                    statement: u32::try_from(at + 1).unwrap_or(1),
                    value: Some(value),
                    made: None,
                });
            }
        }
        ballots
    }
}
