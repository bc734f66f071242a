//! What the organisers see of the review: every application with its score and spread, how far each reviewer is, the
//! reviews of one application side by side, and opening one again.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::conflict::{self, Hint};
use super::mask::Secrets;
use super::own::{self, Answer, Progress};
use super::reviewer::{self, Reviewer};
use super::score::{self, Score};
use super::{Review, Sight, State, Who};
use crate::actor::{Actor, Right};
use crate::application::{self, Application};
use crate::call::criterion::{self, Criterion};
use crate::call::role::{self, TargetRole};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::programme::{self, Programme};

/// An application in the organisers' table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Who applied, as far as the reader may see.
    pub who: Option<Who>,
    /// As what they work.
    pub role_id: Option<String>,
    /// What its reviews come to.
    pub score: Score,
    /// How many reviewers begun and have not finished.
    pub begun: u32,
    /// How many abstained.
    pub abstained: u32,
    /// How many have a conflict.
    pub conflicts: u32,
    /// Whether it has as many reviews as it needs.
    pub enough: bool,
    /// In how many places names are taken out for the blind.
    pub masked: u32,
    /// How many files reviewers see; nothing is taken out of those.
    pub files: u32,
}

/// A reviewer in the organisers' table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub reviewer: Reviewer,
    /// How far they are.
    pub progress: Progress,
    /// How many conflicts they declared.
    pub conflicts: u32,
    /// Whether they applied themselves, so that they review nothing.
    pub applied: bool,
}

/// The review of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The programme.
    pub programme: Programme,
    /// How much the reader sees.
    pub sight: Sight,
    /// By what applications are scored.
    pub criteria: Vec<Criterion>,
    /// As what people work.
    pub roles: Vec<TargetRole>,
    /// The reviewers.
    pub reviewers: Vec<Line>,
    /// The applications, the highest score first.
    pub rows: Vec<Row>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn in_state(reviews: &[&Review], state: State) -> u32 {
    count(reviews.iter().filter(|r| r.state == state).count())
}

/// The review of a programme, for its organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn board(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Board> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let sight = super::sight(tx, actor, &programme).await?;
    let criteria = criterion::list(tx, programme_id).await?;
    let everybody = application::all(tx, programme_id).await?;
    let reviews = super::all(tx, programme_id).await?;
    let mut lines = Vec::new();
    let reviewed: Vec<&Application> = everybody.iter().filter(|a| super::is_reviewed(a)).collect();
    for reviewer in reviewer::list(tx, programme_id).await? {
        let own: Vec<&Review> = reviews
            .iter()
            .filter(|r| r.person_id == reviewer.person_id)
            .filter(|r| reviewed.iter().any(|a| a.id == r.application_id))
            .collect();
        lines.push(Line {
            progress: Progress::of(reviewed.len(), &own, &criteria),
            conflicts: in_state(&own, State::Conflict),
            applied: reviewer.applied(&everybody),
            reviewer,
        });
    }
    let mut rows = Vec::with_capacity(reviewed.len());
    for application in reviewed {
        let own: Vec<&Review> = reviews
            .iter()
            .filter(|r| r.application_id == application.id)
            .collect();
        let score = score::of(&criteria, &own);
        let (answers, masked) = own::answers(tx, application, Sight::Blind).await?;
        rows.push(Row {
            id: application.id.clone(),
            code: application.code.clone(),
            who: super::who(application, sight),
            role_id: application.role_id.clone(),
            begun: in_state(&own, State::Draft),
            abstained: in_state(&own, State::Abstained),
            conflicts: in_state(&own, State::Conflict),
            enough: score.reviews >= programme.reviewing.least,
            score,
            masked,
            files: count(answers.iter().filter(|a| a.file.is_some()).count()),
        });
    }
    rows.sort_by(|a, b| {
        let total = |row: &Row| row.score.total.unwrap_or(-1.0);
        total(b).total_cmp(&total(a)).then_with(|| a.code.cmp(&b.code))
    });
    Ok(Board {
        roles: role::list(tx, programme_id).await?,
        programme,
        sight,
        criteria,
        reviewers: lines,
        rows,
    })
}

/// What one reviewer thinks of an application.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Who.
    pub reviewer: Reviewer,
    /// What they think; none where they have not begun.
    pub review: Option<Review>,
    /// Their total from 0 to 100, where it counts.
    pub total: Option<f64>,
    /// What suggests a conflict; the blind see none of it.
    pub hints: Vec<Hint>,
}

/// The reviews of one application side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The programme.
    pub programme: Programme,
    /// The application's id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Who applied, as far as the reader may see.
    pub who: Option<Who>,
    /// What reviewers read, as the reader may see it.
    pub answers: Vec<Answer>,
    /// By what it is scored.
    pub criteria: Vec<Criterion>,
    /// What the reviews come to.
    pub score: Score,
    /// Reviewers with what they think.
    pub columns: Vec<Column>,
}

/// The reviews of one application, for the organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn beside(tx: &mut Tx, actor: &Actor, programme_id: &str, application_id: &str) -> Result<Beside> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let sight = super::sight(tx, actor, &programme).await?;
    let application = application::by_id(tx, application_id).await?;
    if application.programme_id != programme.id || !super::is_reviewed(&application) {
        return Err(Error::NotFound);
    }
    let criteria = criterion::list(tx, programme_id).await?;
    let mut reviews: BTreeMap<String, Review> = super::all(tx, programme_id)
        .await?
        .into_iter()
        .filter(|r| r.application_id == application_id)
        .map(|r| (r.person_id.clone(), r))
        .collect();
    let score = score::of(&criteria, &reviews.values().collect::<Vec<_>>());
    let mut columns = Vec::new();
    for reviewer in reviewer::list(tx, programme_id).await? {
        let mut review = reviews.remove(&reviewer.person_id);
        // Whoever knows the person may have written the name.
        if let (Some(review), Sight::Blind) = (&mut review, sight) {
            let secrets = Secrets::of(&application);
            review.note = secrets.mask(&review.note).text;
            review.reason = secrets.mask(&review.reason).text;
        }
        columns.push(Column {
            total: review
                .as_ref()
                .filter(|r| r.counts(&criteria))
                .map(|r| score::total(&criteria, r)),
            hints: match sight {
                // Whose municipality is known would tell the municipality of who applied.
                Sight::Blind => Vec::new(),
                Sight::Whole | Sight::Reviewer => conflict::hints(&reviewer, &application),
            },
            reviewer,
            review,
        });
    }
    let (answers, _) = own::answers(tx, &application, sight).await?;
    Ok(Beside {
        id: application.id.clone(),
        code: application.code.clone(),
        who: super::who(&application, sight),
        answers,
        criteria,
        score,
        columns,
        programme,
    })
}

/// Opens a finished review again, or one that was left for an abstention or a conflict, so that its reviewer can change
/// it. What they wrote stays.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`.
pub async fn reopen(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    person_id: &str,
) -> Result<()> {
    reviewer::open(tx, actor, programme_id).await?;
    let changed = tx
        .run(
            sql!(
                "update review set state = 'draft', updated_at = $4
                 where application_id = $2 and person_id = $3
                 and application_id in (select id from application where programme_id = $1)"
            ),
            &[
                programme_id.into(),
                application_id.into(),
                person_id.into(),
                ctx.now.into(),
            ],
        )
        .await?;
    if changed == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}
