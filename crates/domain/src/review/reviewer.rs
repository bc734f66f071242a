//! Who reviews for a programme: members of the organisation, with the municipality and the employer by which conflicts
//! of interest are guessed.

use store::{db::Tx, sql};

use super::conflict::same_address;
use crate::actor::{Actor, Right};
use crate::application::{self, Application};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::member;
use crate::programme::{self, Programme};

/// The most characters of an employer's name.
pub const EMPLOYER_MOST: usize = 160;

/// A reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// The person.
    pub person_id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
    /// Where they work, or empty.
    pub employer: String,
}

impl Reviewer {
    /// Whether they applied to the programme themselves: then they review nothing in it. A draft is not enough: anybody
    /// can begin one under their address.
    pub fn applied(&self, applications: &[Application]) -> bool {
        applications
            .iter()
            .any(|a| a.place().is_some() && same_address(&a.email, &self.email))
    }
}

/// Reviewers of a programme, by name. For [`super::board`] and [`super::own`], which check who asks.
pub(crate) async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Reviewer>> {
    let rows = tx
        .all(
            sql!(
                "select reviewer.person_id, reviewer.municipality, reviewer.employer, person.name, person.email
                 from reviewer join person on person.id = reviewer.person_id where reviewer.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(Reviewer {
            person_id: row.get("person_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            municipality: row.get("municipality")?,
            employer: row.get("employer")?,
        });
    }
    found.sort_by_cached_key(|r| (kernel::text::fold(&r.name), r.person_id.clone()));
    Ok(found)
}

/// A reviewer as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Which member.
    pub person_id: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
    /// Where they work, or empty.
    pub employer: String,
}

impl Chosen {
    /// Reads `reviewer`, `reviewer_municipality`, `reviewer_employer`.
    pub fn read(reader: &mut Reader<'_>) -> Chosen {
        let municipality = reader.fields().get("reviewer_municipality").to_owned();
        let is_known = kernel::municipality::estonia().by_code(&municipality).is_some();
        if !municipality.is_empty() && !is_known {
            reader.fault("reviewer_municipality", Fault::Choose);
        }
        let person_id = reader.fields().get("reviewer").to_owned();
        if person_id.is_empty() {
            reader.fault("reviewer", Fault::Choose);
        }
        Chosen {
            person_id,
            municipality,
            employer: reader.line("reviewer_employer", EMPLOYER_MOST),
        }
    }

    /// As the form shows it.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("reviewer", &self.person_id)
            .with("reviewer_municipality", &self.municipality)
            .with("reviewer_employer", &self.employer)
    }
}

/// Makes a member a reviewer, or changes what is known of one.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where the person is no member, `Conflict(Released)`, `Conflict(AppliedThemselves)`.
pub async fn set(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    chosen: &Chosen,
) -> Result<()> {
    let programme = open(tx, actor, programme_id).await?;
    let members = member::list(tx, actor, &programme.organisation_id).await?;
    let Some(member) = members.iter().find(|m| m.person_id == chosen.person_id) else {
        return Err(Error::Invalid(Faults::one("reviewer", Fault::Choose)));
    };
    let applications = application::all(tx, programme_id).await?;
    if applications.iter().any(|a| same_address(&a.email, &member.email)) {
        return Err(Error::Conflict(Conflict::AppliedThemselves));
    }
    tx.run(
        sql!(
            "insert into reviewer (programme_id, person_id, municipality, employer, created_at) values ($1, $2, $3, $4, $5)
             on conflict (programme_id, person_id) do update set municipality = $3, employer = $4"
        ),
        &[
            programme_id.into(),
            (&chosen.person_id).into(),
            (&chosen.municipality).into(),
            (&chosen.employer).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes a reviewer out; what they have judged no longer counts, and counts again if they come back.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`.
pub async fn remove(tx: &mut Tx, actor: &Actor, programme_id: &str, person_id: &str) -> Result<()> {
    open(tx, actor, programme_id).await?;
    let gone = tx
        .run(
            sql!("delete from reviewer where programme_id = $1 and person_id = $2"),
            &[programme_id.into(), person_id.into()],
        )
        .await?;
    if gone == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// The programme, locked, while its decisions are not released.
pub(super) async fn open(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Programme> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    Ok(programme)
}
