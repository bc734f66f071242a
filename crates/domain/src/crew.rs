//! Who leads and who writes at a dialogue.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue;
use crate::error::Result;
use crate::input::{Fault, Fields, Reader};
use crate::member::{self, Member};

/// What somebody does at a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Leads a circle.
    Facilitator,
    /// Writes what is said.
    Scribe,
}

impl Duty {
    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Duty::Facilitator => "facilitator",
            Duty::Scribe => "scribe",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Duty> {
        [Duty::Facilitator, Duty::Scribe]
            .into_iter()
            .find(|d| d.as_str() == text)
    }
}

/// Somebody with a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// What they do.
    pub duty: Duty,
    /// The member, where they have an account.
    pub person_id: Option<String>,
    /// Name as shown.
    pub name: String,
}

/// The crew of a dialogue: facilitators first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Hand>> {
    let rows = tx
        .all(
            sql!(
                "select crew.duty, crew.person_id, coalesce(person.name, crew.name) as name from crew
                 left join person on person.id = crew.person_id
                 where crew.dialogue_id = $1 order by crew.position, crew.id"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut crew = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(duty) = Duty::parse(&row.get::<String>("duty")?) {
            crew.push(Hand {
                duty,
                person_id: row.get("person_id")?,
                name: row.get("name")?,
            });
        }
    }
    crew.sort_by_key(|h| h.duty);
    Ok(crew)
}

/// Reads the form: `facilitator` and `scribe` with ids of members, `facilitator_names` and `scribe_names` with one
/// name a line for those without an account.
pub fn read(reader: &mut Reader<'_>, members: &[Member]) -> Vec<Hand> {
    let mut crew = Vec::new();
    for duty in [Duty::Facilitator, Duty::Scribe] {
        let chosen = reader.fields().all(duty.as_str());
        crew.extend(
            members
                .iter()
                .filter(|m| chosen.contains(&m.person_id))
                .map(|m| Hand {
                    duty,
                    person_id: Some(m.person_id.clone()),
                    name: m.name.clone(),
                }),
        );
        let field = format!("{}_names", duty.as_str());
        let typed = reader.lines(&field, 1000);
        let names: Vec<&str> = typed.lines().filter(|l| !l.is_empty()).collect();
        if names.len() > 20 {
            reader.fault(&field, Fault::TooMany(20));
        }
        crew.extend(names.into_iter().map(|n| Hand {
            duty,
            person_id: None,
            name: n.chars().take(100).collect(),
        }));
    }
    crew
}

/// The form's fields.
pub fn fill(crew: &[Hand]) -> Fields {
    let mut fields = Fields::default();
    for duty in [Duty::Facilitator, Duty::Scribe] {
        let of_duty = || crew.iter().filter(|h| h.duty == duty);
        fields = fields.with_all(duty.as_str(), of_duty().filter_map(|h| h.person_id.as_deref()));
        let names: Vec<&str> = of_duty()
            .filter(|h| h.person_id.is_none())
            .map(|h| h.name.as_str())
            .collect();
        fields.add(format!("{}_names", duty.as_str()), names.join("\n"));
    }
    fields
}

/// Saves the crew.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    crew: &[Hand],
) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    let members = member::list(tx, actor, &dialogue.organisation_id)
        .await
        .unwrap_or_default();
    tx.run(
        sql!("delete from crew where dialogue_id = $1"),
        &[dialogue_id.into()],
    )
    .await?;
    for (position, hand) in (0i64..).zip(crew) {
        // Only members can be put on duty by id; a stranger's id is left out.
        let person_id = hand
            .person_id
            .as_deref()
            .filter(|id| members.iter().any(|m| m.person_id == **id));
        if hand.person_id.is_some() && person_id.is_none() {
            continue;
        }
        tx.run(
            sql!("insert into crew (id, dialogue_id, duty, person_id, name, position) values ($1, $2, $3, $4, $5, $6)"),
            &[
                ctx.id().into(),
                dialogue_id.into(),
                hand.duty.as_str().into(),
                person_id.into(),
                (&hand.name).into(),
                position.into(),
            ],
        )
        .await?;
    }
    dialogue::plan::touch(tx, ctx, dialogue_id).await
}
