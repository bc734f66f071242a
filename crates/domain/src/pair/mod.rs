//! Learning pairs: who plans and holds a practice dialogue with whom.
//!
//! `kernel::pairing` makes them; here they are stored, changed by hand, matched anew when somebody leaves, and told
//! ([`make`]). A pair exists for its people from when they were told. [`practicum`] is what a pair does together.

mod make;
pub mod practicum;
pub mod profile;
pub mod wish;

use std::collections::BTreeMap;

use kernel::pairing::{Between, Group, Infeasible};
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::cohort;
use crate::error::Result;
use crate::mail;
use crate::programme::Programme;

pub use make::{make, put_together, tell};
pub use profile::{Field, Profile};
pub use wish::Wish;

/// A learning pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Id.
    pub id: String,
    /// Counts from 1 within the programme.
    pub number: u32,
    /// Who, by name.
    pub people: Vec<Application>,
    /// Why these, with ids of applications; as it was when the pair was made, without those who have left since.
    pub reasons: Group,
    /// Put together by hand.
    pub by_hand: bool,
    /// Whether its people see it.
    pub known: bool,
    /// When those who are in it now were told.
    pub told_at: Option<i64>,
}

/// Pairs of a programme, and who has none yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// The programme.
    pub programme: Programme,
    /// In order of number.
    pub pairs: Vec<Pair>,
    /// Participants without a partner: in no pair, or left alone in one.
    pub alone: Vec<Application>,
    /// What everybody has said about their experience, by application.
    pub profiles: BTreeMap<String, Profile>,
    /// Who is to be together or apart: ids of applications.
    pub wishes: Vec<(Wish, String, String)>,
}

impl Pairs {
    /// Everybody who takes part, by name.
    pub fn people(&self) -> Vec<&Application> {
        let paired = self.pairs.iter().flat_map(|p| &p.people);
        let mut all: Vec<&Application> = paired.chain(&self.alone).collect();
        all.sort_by_cached_key(|a| (kernel::text::fold(&a.name), a.id.clone()));
        all
    }
}

/// What came of making pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// Everybody has a partner.
    Done,
    /// There is no way; why, with ids of applications.
    Impossible(Infeasible),
}

/// Pairs of a programme, for whoever sees its people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Pairs> {
    let programme = cohort::load(tx, actor, programme_id, Right::SeePeople).await?;
    load(tx, programme).await
}

/// Whether the actor may change a programme's pairs and link dialogues: who manages its people, and its mentors.
///
/// # Errors
/// When the database fails.
pub async fn manages(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<bool> {
    Ok(actor.may(&programme.organisation_id, Right::ManagePeople)
        || cohort::is_mentor(tx, actor, programme).await?)
}

async fn load(tx: &mut Tx, programme: Programme) -> Result<Pairs> {
    let mut people: BTreeMap<String, Application> = cohort::participants(tx, &programme.id)
        .await?
        .into_iter()
        .map(|a| (a.id.clone(), a))
        .collect();
    let rows = tx
        .all(
            sql!("select * from learning_pair where programme_id = $1 order by number"),
            &[(&programme.id).into()],
        )
        .await?;
    let members = tx
        .all(
            sql!(
                "select learning_pair_member.* from learning_pair_member
                 join learning_pair on learning_pair.id = learning_pair_member.pair_id
                 where learning_pair.programme_id = $1 order by application_id"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let reasons = tx
        .all(
            sql!(
                "select learning_pair_reason.pair_id, learning_pair_reason.reason from learning_pair_reason
                 join learning_pair on learning_pair.id = learning_pair_reason.pair_id
                 where learning_pair.programme_id = $1 order by first_id, second_id"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut pairs = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.get("id")?;
        let (mut here, mut between) = (Vec::new(), Vec::new());
        for member in &members {
            if member.get::<String>("pair_id")? == id
                && let Some(person) = people.remove(&member.get::<String>("application_id")?)
            {
                here.push(person);
            }
        }
        let is_here = |id: &str| here.iter().any(|a: &Application| a.id == id);
        for reason in &reasons {
            if reason.get::<String>("pair_id")? == id {
                let found: Between = serde_json::from_str(&reason.get::<String>("reason")?)?;
                if is_here(&found.a) && is_here(&found.b) {
                    between.push(found);
                }
            }
        }
        let ids = here.iter().map(|a| a.id.clone()).collect();
        here.sort_by_cached_key(|a| (kernel::text::fold(&a.name), a.id.clone()));
        pairs.push(Pair {
            id,
            number: row.count("number")?,
            people: here,
            reasons: Group {
                people: ids,
                languages: serde_json::from_str(&row.get::<String>("languages")?)?,
                shares_language: row.get("shares_language")?,
                between,
            },
            by_hand: row.get("by_hand")?,
            known: row.get("known")?,
            told_at: row.get("told_at")?,
        });
    }
    let mut alone: Vec<Application> = people.into_values().collect();
    alone.extend(
        pairs
            .iter_mut()
            .filter(|p| p.people.len() == 1)
            .flat_map(|p| std::mem::take(&mut p.people)),
    );
    alone.sort_by_cached_key(|a| (kernel::text::fold(&a.name), a.id.clone()));
    pairs.retain(|p| !p.people.is_empty());
    Ok(Pairs {
        pairs,
        alone,
        profiles: profile::all(tx, &programme.id).await?,
        wishes: wish::all(tx, &programme.id).await?,
        programme,
    })
}

/// The pair of a participant; none while there is none, or while they have not been told.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<(Application, Programme, Option<Pair>)> {
    let (me, programme) = cohort::participant(tx, secret).await?;
    let mine = of(tx, &me, programme.clone()).await?;
    Ok((me, programme, mine.filter(|p| p.known)))
}

async fn of(tx: &mut Tx, person: &Application, programme: Programme) -> Result<Option<Pair>> {
    let pairs = load(tx, programme).await?.pairs;
    Ok(pairs
        .into_iter()
        .find(|p| p.people.iter().any(|a| a.id == person.id)))
}

/// The pair of somebody, for the letter about it; none where they are in none any more.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, person: &Application, programme: &Programme) -> Result<Option<Pair>> {
    of(tx, person, programme.clone()).await
}

/// After people of these names were erased: letters that told others about them go, and pairs and practicums in which
/// nobody is left.
pub(crate) async fn sweep(tx: &mut Tx, programme_id: &str, names: &[String]) -> Result<()> {
    let letters = tx
        .all(
            sql!("select id, body from mail where programme_id = $1 and kind = $2"),
            &[programme_id.into(), mail::Kind::PairMade.as_str().into()],
        )
        .await?;
    for letter in letters {
        let body: String = letter.get("body")?;
        if names
            .iter()
            .any(|name| !name.is_empty() && body.contains(name.as_str()))
        {
            tx.run(
                sql!("delete from mail where id = $1"),
                &[letter.get::<String>("id")?.into()],
            )
            .await?;
        }
    }
    tx.run(
        sql!(
            "delete from practicum where programme_id = $1
             and not exists (select 1 from practicum_member where practicum_member.practicum_id = practicum.id)
             and not exists (select 1 from learning_pair_member
                             where learning_pair_member.pair_id = practicum.pair_id)"
        ),
        &[programme_id.into()],
    )
    .await?;
    tx.run(
        sql!(
            "delete from learning_pair where programme_id = $1 and not exists
             (select 1 from learning_pair_member where learning_pair_member.pair_id = learning_pair.id)"
        ),
        &[programme_id.into()],
    )
    .await?;
    Ok(())
}
