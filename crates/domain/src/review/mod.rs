//! Reviewing applications: who reviews and how much they see ([`sight`]), a reviewer's own pages ([`own`]), and what the
//! organisers see of it ([`board`]).

pub mod board;
pub mod conflict;
pub mod give;
pub mod mask;
pub mod own;
pub mod reviewer;
pub mod score;

use std::collections::BTreeMap;

use kernel::place::State as PlaceState;
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::call::criterion::Criterion;
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

/// Whether a person has reviewed an application of a programme.
async fn has_scored(tx: &mut Tx, programme_id: &str, person_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!(
                "select 1 as n from review join application on application.id = review.application_id
                 where application.programme_id = $1 and review.person_id = $2 limit 1"
            ),
            &[programme_id.into(), person_id.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether anybody has reviewed an application of a programme.
pub(crate) async fn has_begun(tx: &mut Tx, programme_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!(
                "select 1 as n from review join application on application.id = review.application_id
                 where application.programme_id = $1 limit 1"
            ),
            &[programme_id.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether a person reviews for a programme whose decisions are not released.
pub(crate) async fn reviews_now(tx: &mut Tx, person_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!(
                "select 1 as n from reviewer join programme on programme.id = reviewer.programme_id
                 where reviewer.person_id = $1 and programme.released_at is null limit 1"
            ),
            &[person_id.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// How much of a programme's applications the actor may see.
///
/// An organiser who also reviews blindly sees no names either until the decisions are released: blind is blind, in every
/// list, file and search. Who only reviews stays blind for good.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members who neither look after people nor review.
pub async fn sight(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<Sight> {
    let (reviews, scored) = match actor.person_id() {
        Some(person_id) => (
            is_reviewer(tx, &programme.id, person_id).await?,
            has_scored(tx, &programme.id, person_id).await?,
        ),
        None => (false, false),
    };
    let blind = reviews && programme.reviewing.blind;
    // An organiser who has given scores stays blind when they are taken off the reviewers: else they could look, and be put
    // on again.
    if programme.reviewing.blind && (reviews || scored) && programme.released_at.is_none() {
        let right = if reviews {
            Right::SeePlan
        } else {
            Right::SeeApplications
        };
        actor.need(&programme.organisation_id, right)?;
        return Ok(Sight::Blind);
    }
    match actor.need(&programme.organisation_id, Right::SeeApplications) {
        Ok(()) => Ok(Sight::Whole),
        Err(Error::Denied) if blind => Ok(Sight::Blind),
        Err(Error::Denied) if reviews => Ok(Sight::Reviewer),
        Err(other) => Err(other),
    }
}

/// What tells who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Name.
    pub name: String,
    /// Where they work.
    pub employer: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
}

/// Who applied, as far as this sight reaches: `None` for the blind.
pub fn who(application: &Application, sight: Sight) -> Option<Who> {
    match sight {
        Sight::Blind => None,
        Sight::Whole | Sight::Reviewer => Some(Who {
            name: application.name.clone(),
            employer: application.employer.clone(),
            municipality: application.municipality.clone(),
        }),
    }
}

/// Whether an application is there to be reviewed: handed in, and not given up since.
pub fn is_reviewed(application: &Application) -> bool {
    application
        .place()
        .is_some_and(|state| !matches!(state, PlaceState::Withdrawn | PlaceState::Apologised))
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Begun.
    Draft,
    /// Finished; it counts.
    Done,
    /// The reviewer cannot judge this one.
    Abstained,
    /// The reviewer knows the person or has an interest.
    Conflict,
}

impl State {
    /// Every state.
    pub const ALL: [State; 4] = [State::Draft, State::Done, State::Abstained, State::Conflict];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Done => "done",
            State::Abstained => "abstained",
            State::Conflict => "conflict",
        }
    }

    fn parse(text: &str) -> Result<State> {
        State::ALL
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("review in state {text}")))
    }
}

/// One reviewer's judgement of one application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Of which application.
    pub application_id: String,
    /// Whose.
    pub person_id: String,
    /// Where it stands.
    pub state: State,
    /// From 0 to [`crate::call::criterion::SCORE_MOST`], by criterion.
    pub scores: BTreeMap<String, u32>,
    /// What the reviewer wrote for the organisers.
    pub note: String,
    /// Which interest a conflict is about.
    pub reason: String,
    /// Whether the reviewer said that a suggested conflict is none.
    pub cleared: bool,
    /// When it was last saved.
    pub updated_at: i64,
}

impl Review {
    /// Whether it counts: finished, and with a score for every criterion there is now.
    pub fn counts(&self, criteria: &[Criterion]) -> bool {
        self.state == State::Done && criteria.iter().all(|c| self.scores.contains_key(&c.id))
    }

    /// Whether the reviewer has nothing more to do about it.
    pub fn is_settled(&self, criteria: &[Criterion]) -> bool {
        match self.state {
            State::Draft => false,
            State::Done => self.counts(criteria),
            State::Abstained | State::Conflict => true,
        }
    }
}

/// Reviews of a programme by those who review for it now.
pub(crate) async fn all(tx: &mut Tx, programme_id: &str) -> Result<Vec<Review>> {
    let rows = tx
        .all(
            sql!(
                "select review.* from review
                 join application on application.id = review.application_id
                 join reviewer on reviewer.person_id = review.person_id and reviewer.programme_id = application.programme_id
                 where application.programme_id = $1 order by review.application_id, review.person_id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut scores: BTreeMap<(String, String), BTreeMap<String, u32>> = BTreeMap::new();
    let given = tx
        .all(
            sql!(
                "select review_score.* from review_score
                 join application on application.id = review_score.application_id where application.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for row in given {
        scores
            .entry((row.get("application_id")?, row.get("person_id")?))
            .or_default()
            .insert(row.get("criterion_id")?, row.count("score")?);
    }
    let mut reviews = Vec::with_capacity(rows.len());
    for row in rows {
        let key: (String, String) = (row.get("application_id")?, row.get("person_id")?);
        reviews.push(Review {
            scores: scores.remove(&key).unwrap_or_default(),
            application_id: key.0,
            person_id: key.1,
            state: State::parse(&row.get::<String>("state")?)?,
            note: row.get("note")?,
            reason: row.get("reason")?,
            cleared: row.get::<Option<i64>>("cleared_at")?.is_some(),
            updated_at: row.get("updated_at")?,
        });
    }
    Ok(reviews)
}
