//! Wishes about pairs: two who are to be together, or not to be.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::cohort;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};

/// A wish about two participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// In one pair.
    Together,
    /// Not in one pair.
    Apart,
}

impl Wish {
    /// Both.
    pub const ALL: [Wish; 2] = [Wish::Together, Wish::Apart];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Wish::Together => "together",
            Wish::Apart => "apart",
        }
    }

    /// Of a form's value.
    pub fn parse(text: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|w| w.as_str() == text)
    }
}

/// Wishes about participants of a programme: which, and the two.
pub(super) async fn all(tx: &mut Tx, programme_id: &str) -> Result<Vec<(Wish, String, String)>> {
    let rows = tx
        .all(
            sql!(
                "select pair_wish.* from pair_wish join application on application.id = pair_wish.first_id
                 where application.programme_id = $1 order by first_id, second_id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let wish = Wish::parse(&row.get::<String>("wish")?).ok_or_else(|| Error::Internal("wish".into()))?;
        found.push((wish, row.get("first_id")?, row.get("second_id")?));
    }
    Ok(found)
}

/// Sets a wish about two participants, or takes it back with `None`.
///
/// # Errors
/// `NotFound` also for who does not take part, `Denied`, `Invalid` for the same person twice.
pub async fn set(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    (first, second): (&str, &str),
    wish: Option<Wish>,
) -> Result<()> {
    cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if first == second {
        return Err(Error::Invalid(Faults::one("second", Fault::Choose)));
    }
    for id in [first, second] {
        cohort::of_programme(tx, programme_id, id).await?;
    }
    let (first, second) = (first.min(second), first.max(second));
    tx.run(
        sql!("delete from pair_wish where first_id = $1 and second_id = $2"),
        &[first.into(), second.into()],
    )
    .await?;
    if let Some(wish) = wish {
        tx.run(
            sql!("insert into pair_wish (first_id, second_id, wish) values ($1, $2, $3)"),
            &[first.into(), second.into(), wish.as_str().into()],
        )
        .await?;
    }
    Ok(())
}
