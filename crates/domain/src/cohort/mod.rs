//! The cohort: those who take part in a programme, and what they go through together and each for themselves.
//!
//! A participant is an application with a place; their personal link opens what is theirs. Mentors are trainers with an
//! account. What somebody writes for themselves ([`journal`], [`worksheet`]) is read by nobody else, and by the mentors
//! only while it is shared: no function here gives it to anybody by a right in the organisation.

pub mod assessment;
pub mod attendance;
pub mod clock;
pub mod comment;
pub mod held;
pub mod journal;
pub mod material;
pub mod message;
pub mod poll;
pub mod worksheet;

use kernel::text;
use store::{db::Tx, sql};

use crate::actor::{Actor, Right, Role};
use crate::application::{self, Application, own};
use crate::error::{Error, Result};
use crate::meeting::{self, Kind, Meeting};
use crate::programme::{self, Programme};

pub use attendance::{Attended, attendance};

/// Those who take part, by name.
pub(crate) async fn participants(tx: &mut Tx, programme_id: &str) -> Result<Vec<Application>> {
    let mut found = application::all(tx, programme_id).await?;
    found.retain(Application::takes_part);
    found.sort_by_cached_key(|a| (text::fold(&a.name), a.id.clone()));
    Ok(found)
}

/// The participant of a personal link, and their programme.
///
/// # Errors
/// `NotFound` for a link that is nobody's, and for who does not take part.
pub async fn participant(tx: &mut Tx, secret: &str) -> Result<(Application, Programme)> {
    takes_part(own::find(tx, secret).await?)
}

/// As [`participant`], with the programme's row locked.
///
/// # Errors
/// As [`participant`].
pub async fn participant_for_change(tx: &mut Tx, secret: &str) -> Result<(Application, Programme)> {
    // Looked at first, so that who may not does not even touch the programme.
    participant(tx, secret).await?;
    takes_part(own::find_for_change(tx, secret).await?)
}

fn takes_part(found: (Application, Programme)) -> Result<(Application, Programme)> {
    if found.0.takes_part() {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// A programme's participants, for a member who may see people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<Vec<Application>> {
    actor.need(&programme.organisation_id, Right::SeePeople)?;
    participants(tx, &programme.id).await
}

/// A programme for who has a right in it, or is one of its mentors.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for other members.
pub async fn load(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Programme> {
    let programme = programme::load(tx, actor, id, Right::SeePlan).await?;
    allow(tx, actor, &programme, right).await?;
    Ok(programme)
}

/// As [`load`], with the programme's row locked.
pub(crate) async fn load_for_change(tx: &mut Tx, actor: &Actor, id: &str, right: Right) -> Result<Programme> {
    let programme = programme::load_for_change(tx, actor, id, Right::SeePlan).await?;
    allow(tx, actor, &programme, right).await?;
    Ok(programme)
}

async fn allow(tx: &mut Tx, actor: &Actor, programme: &Programme, right: Right) -> Result<()> {
    match actor.need(&programme.organisation_id, right) {
        Err(Error::Denied) if is_mentor(tx, actor, programme).await? => Ok(()),
        other => other,
    }
}

/// Whether the actor mentors this programme's participants: a trainer with an account, whose role lets them see people.
///
/// # Errors
/// When the database fails.
pub async fn is_mentor(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<bool> {
    let Some(person_id) = actor.person_id() else {
        return Ok(false);
    };
    let row = tx
        .maybe(
            sql!("select 1 as n from trainer where programme_id = $1 and person_id = $2"),
            &[(&programme.id).into(), person_id.into()],
        )
        .await?;
    Ok(row.is_some() && actor.may(&programme.organisation_id, Right::SeePeople))
}

/// Lets only mentors pass; what is for them does not exist for anybody else, whatever their role.
pub(crate) async fn need_mentor(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Programme> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    if is_mentor(tx, actor, &programme).await? {
        Ok(programme)
    } else {
        Err(Error::NotFound)
    }
}

/// Names of a programme's mentors, so that participants know with whom they share: of the accounts that can read, not as
/// the public page introduces the trainers.
///
/// # Errors
/// When the database fails.
pub async fn mentors(tx: &mut Tx, programme_id: &str) -> Result<Vec<String>> {
    let rows = tx
        .all(
            sql!(
                "select person.name, member.role from trainer join programme on programme.id = trainer.programme_id
                 join person on person.id = trainer.person_id
                 join member on member.person_id = person.id and member.organisation_id = programme.organisation_id
                 where trainer.programme_id = $1 order by trainer.position, trainer.id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let reads = Role::parse(&row.get::<String>("role")?).is_some_and(|r| r.may(Right::SeePeople));
        let name: String = row.get("name")?;
        if reads && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// A meeting of the cohort; not an information event.
pub(crate) async fn meeting(tx: &mut Tx, programme_id: &str, id: &str) -> Result<Meeting> {
    let found = meeting::by_id(tx, programme_id, id).await?;
    if found.kind == Kind::Meeting {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Somebody who takes part in this programme.
pub(crate) async fn of_programme(tx: &mut Tx, programme_id: &str, id: &str) -> Result<Application> {
    let found = application::by_id(tx, id).await?;
    if found.programme_id == programme_id && found.takes_part() {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}
