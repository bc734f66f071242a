//! Access needs: what some of the people need in their circle, who they are, and the circles that can be made ready.
//!
//! People say in their own words what they need; the host reads it and says here what follows from it for the circles.

use std::collections::{BTreeMap, BTreeSet};

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::circle;
use crate::context::Context;
use crate::dialogue;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::registration::people;

/// The longest name of a need, in characters: it stands on a chip.
const NAME: usize = 60;

/// The circles that can be made ready for a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ready {
    /// So many, whichever they are: two interpreters.
    AtMost(u32),
    /// These, by their numbers: the tables without a step.
    These(Vec<u32>),
}

/// A need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Id.
    pub id: String,
    /// What the host calls it.
    pub name: String,
    /// Where it can be had.
    pub ready: Ready,
    /// The registrations of who has it, in order of id.
    pub people: Vec<String>,
}

impl Need {
    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let fields = Fields::default().with("need_name", &self.name);
        let fields = match &self.ready {
            Ready::AtMost(n) => fields.with("ready_circles", n.to_string()),
            Ready::These(numbers) => fields.with("ready_numbers", listed(numbers)),
        };
        fields.with_all("needed_by", self.people.iter())
    }
}

/// Numbers as a person types them.
fn listed(numbers: &[u32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// A need as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What the host calls it.
    pub name: String,
    /// Where it can be had.
    pub ready: Ready,
    /// The registrations of who has it.
    pub people: BTreeSet<String>,
}

impl Stated {
    /// Reads the form: how many circles can be made ready, or which.
    pub fn read(reader: &mut Reader<'_>) -> Stated {
        let most = i64::from(circle::MOST);
        let name = reader.required_line("need_name", NAME);
        let count = reader
            .maybe_number("ready_circles", 1, most)
            .and_then(|n| u32::try_from(n).ok());
        let typed = reader.line("ready_numbers", 400);
        let mut numbers = BTreeSet::new();
        for part in typed
            .split(|c: char| c == ',' || c == ';' || c.is_whitespace())
            .filter(|part| !part.is_empty())
        {
            match part.trim_end_matches('.').parse::<u32>() {
                Ok(0) => reader.fault("ready_numbers", Fault::TooSmall(1)),
                Ok(n) if n > circle::MOST => reader.fault("ready_numbers", Fault::TooLarge(most)),
                Ok(n) => {
                    numbers.insert(n);
                }
                Err(_) => reader.fault("ready_numbers", Fault::NotANumber),
            }
        }
        if count.is_none() && typed.is_empty() {
            reader.fault("ready_circles", Fault::Required);
        }
        // Which ones says more than how many.
        let ready = if typed.is_empty() {
            Ready::AtMost(count.unwrap_or(1))
        } else {
            Ready::These(numbers.into_iter().collect())
        };
        Stated {
            name,
            ready,
            people: reader.fields().all("needed_by").iter().cloned().collect(),
        }
    }
}

/// The needs of a dialogue by name, for code that has checked who asks.
pub(super) async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Need>> {
    let rows = tx
        .all(
            sql!(
                "select seating_need_person.* from seating_need_person
                 join seating_need on seating_need.id = seating_need_person.need_id
                 where seating_need.dialogue_id = $1 order by seating_need_person.registration_id"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &rows {
        let id = row.get("registration_id")?;
        people.entry(row.get("need_id")?).or_default().push(id);
    }
    let rows = tx
        .all(
            sql!("select * from seating_need where dialogue_id = $1 order by name_folded"),
            &[dialogue_id.into()],
        )
        .await?;
    let mut needs = Vec::with_capacity(rows.len());
    for row in &rows {
        let id: String = row.get("id")?;
        let at_most: Option<i64> = row.get("at_most")?;
        let ready = match at_most.and_then(|n| u32::try_from(n).ok()) {
            Some(n) => Ready::AtMost(n),
            None => Ready::These(serde_json::from_str(&row.get::<String>("circles")?)?),
        };
        needs.push(Need {
            name: row.get("name")?,
            ready,
            people: people.remove(&id).unwrap_or_default(),
            id,
        });
    }
    Ok(needs)
}

/// Notes a need, or changes the one that is given. Its id.
///
/// # Errors
/// `NotFound` also where the need or somebody who has it is of another dialogue, `Denied`, `Invalid` where another need
/// is called so.
pub async fn put(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    need_id: Option<&str>,
    stated: &Stated,
) -> Result<String> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let needs = list(tx, dialogue_id).await?;
    if need_id.is_some_and(|id| !needs.iter().any(|n| n.id == id)) {
        return Err(Error::NotFound);
    }
    let folded = kernel::text::fold(&stated.name);
    let others = needs.iter().filter(|n| Some(n.id.as_str()) != need_id);
    if others.into_iter().any(|n| kernel::text::fold(&n.name) == folded) {
        return Err(Error::Invalid(Faults::one("need_name", Fault::Taken)));
    }
    let id = need_id.map_or_else(|| ctx.id(), str::to_owned);
    let (at_most, circles): (Option<u32>, &[u32]) = match &stated.ready {
        Ready::AtMost(n) => (Some(*n), &[]),
        Ready::These(numbers) => (None, numbers),
    };
    tx.run(
        sql!(
            "insert into seating_need (id, dialogue_id, name, name_folded, at_most, circles)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (id) do update set name = $3, name_folded = $4, at_most = $5, circles = $6"
        ),
        &[
            (&id).into(),
            dialogue_id.into(),
            (&stated.name).into(),
            folded.into(),
            at_most.into(),
            serde_json::to_string(circles)?.into(),
        ],
    )
    .await?;
    tx.run(
        sql!("delete from seating_need_person where need_id = $1"),
        &[(&id).into()],
    )
    .await?;
    for person in &stated.people {
        let person = people::one(tx, actor, &dialogue, person).await?;
        tx.run(
            sql!("insert into seating_need_person (need_id, registration_id) values ($1, $2)"),
            &[(&id).into(), person.id.into()],
        )
        .await?;
    }
    Ok(id)
}

/// Drops a need.
///
/// # Errors
/// `NotFound` also where it is of another dialogue, `Denied`.
pub async fn remove(tx: &mut Tx, actor: &Actor, dialogue_id: &str, need_id: &str) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let needs = list(tx, dialogue_id).await?;
    let need = needs.iter().find(|n| n.id == need_id).ok_or(Error::NotFound)?;
    tx.run(
        sql!("delete from seating_need where id = $1"),
        &[(&need.id).into()],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    // In tests a failed step should stop the test where it stands.
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(fields: &Fields) -> Result<Stated> {
        let mut reader = Reader::new(fields);
        let stated = Stated::read(&mut reader);
        reader.done(stated)
    }

    #[test]
    fn circles_are_given_by_how_many_or_by_their_numbers() {
        let named = || Fields::default().with("need_name", " tõlk ");
        let ready = |fields: Fields| read(&fields).map(|s| s.ready).ok();
        assert_eq!(ready(named().with("ready_circles", "2")), Some(Ready::AtMost(2)));
        for typed in ["3, 1", "3 1 3", "1.; 3."] {
            let fields = named().with("ready_numbers", typed);
            assert_eq!(ready(fields), Some(Ready::These(vec![1, 3])), "{typed}");
        }
        let both = named().with("ready_circles", "2").with("ready_numbers", "4");
        assert_eq!(ready(both), Some(Ready::These(vec![4])));
        for (name, typed) in [
            ("ready_circles", "0"),
            ("ready_numbers", "0"),
            ("ready_numbers", "201"),
            ("ready_numbers", "two"),
            ("ready_circles", ""),
        ] {
            assert_eq!(ready(named().with(name, typed)), None, "{name} {typed}");
        }
    }

    #[test]
    fn the_form_shows_what_was_said() {
        let ready = Ready::These(vec![2, 5]);
        let need = Need {
            id: String::new(),
            name: "tõlk".to_owned(),
            ready: ready.clone(),
            people: vec!["a".to_owned(), "b".to_owned()],
        };
        let stated = read(&need.fill()).unwrap();
        assert_eq!((stated.name.as_str(), stated.ready), ("tõlk", ready));
        assert_eq!(stated.people.into_iter().collect::<Vec<_>>(), need.people);
    }
}
