//! Reviewing applications: who reviews, and how much they see.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::error::{Error, Result};
use crate::programme::Programme;

/// How much of an application somebody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Whole,
    /// A code instead of names, and only what is for reviewers.
    Blind,
    /// All of it that is for reviewers, names too: the review is not blind.
    Reviewer,
}

/// Whether a person reviews for a programme.
pub(crate) async fn is_reviewer(tx: &mut Tx, programme_id: &str, person_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select 1 as n from reviewer where programme_id = $1 and person_id = $2"),
            &[programme_id.into(), person_id.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// How much of a programme's applications the actor may see.
///
/// An organiser who also reviews blindly sees no names either until the decisions are released: blind is blind, in every
/// list, file and search.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members who neither look after people nor review.
pub async fn sight(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<Sight> {
    let reviews = match actor.person_id() {
        Some(person_id) => is_reviewer(tx, &programme.id, person_id).await?,
        None => false,
    };
    if reviews && programme.reviewing.blind && programme.released_at.is_none() {
        actor.need(&programme.organisation_id, Right::SeePlan)?;
        return Ok(Sight::Blind);
    }
    match actor.need(&programme.organisation_id, Right::ManagePeople) {
        Ok(()) => Ok(Sight::Whole),
        Err(Error::Denied) if reviews => Ok(Sight::Reviewer),
        Err(other) => Err(other),
    }
}
