//! What a registration asks: only what the host chose, each with why it is asked.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue;
use crate::error::Result;
use crate::input::{Fields, Reader};

/// Something a registration can ask beside the name, which it always asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Age, in bands.
    Age,
    /// Gender.
    Gender,
    /// Village or town.
    Place,
    /// What ties the person to the question.
    Connection,
    /// Languages the person can talk in.
    Languages,
    /// What the person needs in order to take part.
    Access,
    /// Food that the person does not eat.
    Food,
    /// Whether the person has been in such a dialogue before.
    Before,
    /// What the person would like to talk about.
    Hopes,
}

/// How a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// One of these.
    One(&'static [&'static str]),
    /// Any of these.
    Many(&'static [&'static str]),
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
}

/// Age bands.
pub const AGES: [&str; 6] = ["under-18", "18-29", "30-44", "45-59", "60-74", "75-up"];
/// Genders.
pub const GENDERS: [&str; 4] = ["woman", "man", "other", "unsaid"];
/// Whether somebody has taken part before.
pub const BEFORE: [&str; 2] = ["no", "yes"];

impl Field {
    /// All fields, in the order in which a form shows them.
    pub const ALL: [Field; 9] = [
        Field::Place,
        Field::Connection,
        Field::Age,
        Field::Gender,
        Field::Languages,
        Field::Before,
        Field::Hopes,
        Field::Access,
        Field::Food,
    ];

    /// As it is stored and named in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Age => "age",
            Field::Gender => "gender",
            Field::Place => "place",
            Field::Connection => "connection",
            Field::Languages => "languages",
            Field::Access => "access",
            Field::Food => "food",
            Field::Before => "before",
            Field::Hopes => "hopes",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.as_str() == text)
    }

    /// How it is answered.
    pub fn answered(self) -> Answered {
        match self {
            Field::Age => Answered::One(&AGES),
            Field::Gender => Answered::One(&GENDERS),
            Field::Before => Answered::One(&BEFORE),
            Field::Languages => Answered::Many(&super::plan::SPOKEN),
            Field::Place | Field::Connection | Field::Food => Answered::Line,
            Field::Access | Field::Hopes => Answered::Lines,
        }
    }
}

/// A field that a dialogue asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub field: Field,
    /// Whether it must be answered.
    pub required: bool,
    /// Why it is asked, in the host's words; empty for the product's own reason.
    pub why: String,
}

/// The fields a dialogue asks, in form order.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Asked>> {
    let rows = tx
        .all(
            sql!("select * from registration_field where dialogue_id = $1"),
            &[dialogue_id.into()],
        )
        .await?;
    let mut asked = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(field) = Field::parse(&row.get::<String>("field")?) {
            asked.push(Asked {
                field,
                required: row.get("required")?,
                why: row.get("why")?,
            });
        }
    }
    asked.sort_by_key(|a| Field::ALL.iter().position(|f| *f == a.field));
    Ok(asked)
}

/// Reads the form: `ask_age`, `required_age`, `why_age` …
pub fn read(reader: &mut Reader<'_>) -> Vec<Asked> {
    let mut asked = Vec::new();
    for field in Field::ALL {
        let name = field.as_str();
        let why = reader.line(&format!("why_{name}"), 200);
        if reader.ticked(&format!("ask_{name}")) {
            asked.push(Asked {
                field,
                required: reader.ticked(&format!("required_{name}")),
                why,
            });
        }
    }
    asked
}

/// The form's fields.
pub fn fill(asked: &[Asked]) -> Fields {
    let mut fields = Fields::default();
    for one in asked {
        let name = one.field.as_str();
        fields.add(format!("ask_{name}"), "yes");
        fields.add(format!("why_{name}"), &one.why);
        if one.required {
            fields.add(format!("required_{name}"), "yes");
        }
    }
    fields
}

/// Saves what a dialogue asks. Answers to what is no longer asked are erased: nothing is kept without a reason.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    dialogue_id: &str,
    asked: &[Asked],
) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    tx.run(
        sql!("delete from registration_field where dialogue_id = $1"),
        &[dialogue_id.into()],
    )
    .await?;
    for one in asked {
        tx.run(
            sql!(
                "insert into registration_field (dialogue_id, field, required, why) values ($1, $2, $3, $4)"
            ),
            &[
                dialogue_id.into(),
                one.field.as_str().into(),
                one.required.into(),
                (&one.why).into(),
            ],
        )
        .await?;
    }
    tx.run(
        sql!(
            "delete from registration_answer where registration_id in (select id from registration where dialogue_id = $1)
             and field not in (select field from registration_field where dialogue_id = $1)"
        ),
        &[dialogue_id.into()],
    )
    .await?;
    dialogue::plan::touch(tx, ctx, dialogue_id).await
}
