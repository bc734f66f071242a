//! Wishes about two people: in one circle, or not in one.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::dialogue;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};
use crate::registration::people;

/// What is wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// They sit in one circle.
    Together,
    /// They do not.
    Apart,
}

impl Wanted {
    /// Both.
    pub const ALL: [Wanted; 2] = [Wanted::Together, Wanted::Apart];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Wanted::Together => "together",
            Wanted::Apart => "apart",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Wanted> {
        Wanted::ALL.into_iter().find(|w| w.as_str() == text)
    }
}

/// A wish about two people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Their registrations, the smaller id first.
    pub of: (String, String),
    /// What is wished.
    pub wanted: Wanted,
}

/// The wishes of a dialogue, for code that has checked who asks.
pub(super) async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Wish>> {
    let rows = tx
        .all(
            sql!(
                "select seating_wish.* from seating_wish join registration on registration.id = seating_wish.first_id
                 where registration.dialogue_id = $1
                 order by registration.name_folded, seating_wish.first_id, seating_wish.second_id"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut wishes = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(wanted) = Wanted::parse(&row.get::<String>("wish")?) {
            wishes.push(Wish {
                of: (row.get("first_id")?, row.get("second_id")?),
                wanted,
            });
        }
    }
    Ok(wishes)
}

/// Two people of a dialogue, the smaller id first.
async fn pair(tx: &mut Tx, actor: &Actor, dialogue_id: &str, of: [&str; 2]) -> Result<(String, String)> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let mut ids = Vec::with_capacity(2);
    for (id, name) in of.into_iter().zip(["first", "second"]) {
        if id.is_empty() {
            return Err(Error::Invalid(Faults::one(name, Fault::Choose)));
        }
        ids.push(people::one(tx, actor, &dialogue, id).await?.id);
    }
    ids.sort();
    match <[String; 2]>::try_from(ids) {
        Ok([first, second]) if first != second => Ok((first, second)),
        _ => Err(Error::Invalid(Faults::one("second", Fault::Choose))),
    }
}

/// Notes a wish about two people; it takes the place of an earlier one about the same two.
///
/// # Errors
/// `NotFound` also where one of them is of another dialogue, `Denied`, `Invalid` where it is not two people.
pub async fn add(tx: &mut Tx, actor: &Actor, dialogue_id: &str, of: [&str; 2], wanted: Wanted) -> Result<()> {
    let (first, second) = pair(tx, actor, dialogue_id, of).await?;
    tx.run(
        sql!(
            "insert into seating_wish (first_id, second_id, wish) values ($1, $2, $3)
             on conflict (first_id, second_id) do update set wish = $3"
        ),
        &[first.into(), second.into(), wanted.as_str().into()],
    )
    .await?;
    Ok(())
}

/// Drops the wish about two people.
///
/// # Errors
/// As [`add`].
pub async fn remove(tx: &mut Tx, actor: &Actor, dialogue_id: &str, of: [&str; 2]) -> Result<()> {
    let (first, second) = pair(tx, actor, dialogue_id, of).await?;
    tx.run(
        sql!("delete from seating_wish where first_id = $1 and second_id = $2"),
        &[first.into(), second.into()],
    )
    .await?;
    Ok(())
}
