//! What the host chooses about the seating of a dialogue.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::circle;
use crate::dialogue::field::Field;
use crate::dialogue::{self, Dialogue};
use crate::error::Result;
use crate::input::{Fields, Reader};

/// Something in which the people of a circle are to differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mixed {
    /// Whom the host hoped for: the invitee kind.
    Kind,
    /// What ties them to the question.
    Connection,
    /// Where they live.
    Place,
    /// Their age band.
    Age,
    /// Their gender.
    Gender,
    /// Whether they have been in such a dialogue.
    Before,
}

impl Mixed {
    /// All of them, in the order in which a form shows them.
    pub const ALL: [Mixed; 6] = [
        Mixed::Kind,
        Mixed::Connection,
        Mixed::Place,
        Mixed::Age,
        Mixed::Gender,
        Mixed::Before,
    ];

    /// As it is stored and named in forms.
    pub fn as_str(self) -> &'static str {
        self.field().map_or("kind", Field::as_str)
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Mixed> {
        Mixed::ALL.into_iter().find(|m| m.as_str() == text)
    }

    /// What registration asks for it; `None` for the invitee kind, which is not asked.
    pub fn field(self) -> Option<Field> {
        match self {
            Mixed::Kind => None,
            Mixed::Connection => Some(Field::Connection),
            Mixed::Place => Some(Field::Place),
            Mixed::Age => Some(Field::Age),
            Mixed::Gender => Some(Field::Gender),
            Mixed::Before => Some(Field::Before),
        }
    }
}

/// How much a difference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Not at all.
    None,
    /// Half as much as usual.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// Twice as much as usual.
    High,
}

impl Weight {
    /// All of them, the least first.
    pub const ALL: [Weight; 4] = [Weight::None, Weight::Low, Weight::Normal, Weight::High];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Weight::None => "none",
            Weight::Low => "low",
            Weight::Normal => "normal",
            Weight::High => "high",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Weight> {
        Weight::ALL.into_iter().find(|w| w.as_str() == text)
    }

    pub(super) fn counts(self) -> u32 {
        match self {
            Weight::None => 0,
            Weight::Low => 1,
            Weight::Normal => 2,
            Weight::High => 4,
        }
    }
}

/// Who is seated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Who was checked in.
    Here,
    /// Everybody who holds a place: to see before the day how it would be.
    Holders,
}

impl Whom {
    /// Both.
    pub const ALL: [Whom; 2] = [Whom::Here, Whom::Holders];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Whom::Here => "here",
            Whom::Holders => "holders",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Whom> {
        Whom::ALL.into_iter().find(|w| w.as_str() == text)
    }
}

/// The most rounds in which people change circles.
pub const MOST_ROUNDS: u32 = 6;

/// What the host chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How many circles; `None` for as many as there are facilitators and people for.
    pub circles: Option<u32>,
    /// How much differences count. What is not named counts as usual.
    pub weights: BTreeMap<Mixed, Weight>,
    /// Whether everybody in a circle must share a language.
    pub shared_language: bool,
    /// Who is seated.
    pub whom: Whom,
    /// How often people sit down: 1 where they stay in one circle.
    pub rounds: u32,
}

impl Settings {
    /// What holds where the host has chosen nothing.
    pub fn of(dialogue: &Dialogue) -> Settings {
        Settings {
            circles: None,
            weights: BTreeMap::new(),
            shared_language: dialogue.spoken.len() > 1,
            whom: Whom::Here,
            rounds: 1,
        }
    }

    /// How much a difference counts.
    pub fn weight(&self, mixed: Mixed) -> Weight {
        self.weights.get(&mixed).copied().unwrap_or_default()
    }

    /// Reads the form, which shows `shown`; what it does not show stays as it was.
    pub fn read(reader: &mut Reader<'_>, shown: &[Mixed], was: &Settings) -> Settings {
        let mut weights = was.weights.clone();
        for mixed in shown {
            let name = format!("weight_{}", mixed.as_str());
            weights.insert(*mixed, reader.choice(&name, Weight::parse, Weight::Normal));
        }
        Settings {
            circles: reader
                .maybe_number("circles", 1, i64::from(circle::MOST))
                .and_then(|n| u32::try_from(n).ok()),
            weights,
            shared_language: reader.ticked("shared_language"),
            whom: reader.choice("whom", Whom::parse, was.whom),
            rounds: reader
                .maybe_number("rounds", 1, i64::from(MOST_ROUNDS))
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(was.rounds),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default()
            .with("circles", self.circles.map(|n| n.to_string()).unwrap_or_default())
            .with("whom", self.whom.as_str())
            .with("rounds", self.rounds.to_string());
        for mixed in Mixed::ALL {
            fields.add(format!("weight_{}", mixed.as_str()), self.weight(mixed).as_str());
        }
        if self.shared_language {
            fields.add("shared_language", "yes");
        }
        fields
    }
}

/// What the host chose for a dialogue, for code that has checked who asks.
pub(super) async fn load(tx: &mut Tx, dialogue: &Dialogue) -> Result<Settings> {
    let row = tx
        .maybe(
            sql!("select * from seating where dialogue_id = $1"),
            &[(&dialogue.id).into()],
        )
        .await?;
    let usual = Settings::of(dialogue);
    let Some(row) = row else { return Ok(usual) };
    let stored: BTreeMap<String, String> = serde_json::from_str(&row.get::<String>("weights")?)?;
    let weight = |(name, weight): (&String, &String)| Some((Mixed::parse(name)?, Weight::parse(weight)?));
    Ok(Settings {
        circles: row
            .get::<Option<i64>>("circles")?
            .and_then(|n| u32::try_from(n).ok()),
        weights: stored.iter().filter_map(weight).collect(),
        shared_language: row.get("shared_language")?,
        whom: Whom::parse(&row.get::<String>("whom")?).unwrap_or(usual.whom),
        rounds: row.count("rounds")?,
    })
}

/// Saves what the host chose. Who has a seat keeps it until the seating is composed again.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set(tx: &mut Tx, actor: &Actor, dialogue_id: &str, settings: &Settings) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let weights: BTreeMap<&str, &str> = settings
        .weights
        .iter()
        .map(|(mixed, weight)| (mixed.as_str(), weight.as_str()))
        .collect();
    tx.run(
        sql!(
            "insert into seating (dialogue_id, circles, weights, shared_language, whom, rounds)
             values ($1, $2, $3, $4, $5, $6) on conflict (dialogue_id) do update
             set circles = $2, weights = $3, shared_language = $4, whom = $5, rounds = $6"
        ),
        &[
            dialogue_id.into(),
            settings.circles.into(),
            serde_json::to_string(&weights)?.into(),
            settings.shared_language.into(),
            settings.whom.as_str().into(),
            settings.rounds.into(),
        ],
    )
    .await?;
    Ok(())
}
