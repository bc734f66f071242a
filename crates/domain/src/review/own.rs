//! A reviewer's own side: which programmes, and one application after the other in an order of their own. What is shown
//! goes through [`super::sight`]; what they think of it is saved in [`super::give`].

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::conflict::{self, Hint};
use super::mask::Secrets;
use super::reviewer::{self, Reviewer};
use super::{Review, Sight, State, Who};
use crate::actor::{Actor, Right};
use crate::application::{self, Application};
use crate::call::criterion::{self, Criterion};
use crate::call::question::{self, Kind, Question, Stage};
use crate::call::role;
use crate::context;
use crate::error::{Conflict, Error, Result};
use crate::programme::{self, Programme};

/// How far a reviewer is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Applications there are.
    pub all: u32,
    /// Of these finished, abstained from, or left for a conflict.
    pub settled: u32,
    /// Begun and not finished.
    pub begun: u32,
}

impl Progress {
    /// Of these reviews of one person.
    pub fn of(applications: usize, reviews: &[&Review], criteria: &[Criterion]) -> Progress {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let settled = reviews.iter().filter(|r| r.is_settled(criteria)).count();
        Progress {
            all: count(applications),
            settled: count(settled),
            begun: count(reviews.len() - settled),
        }
    }
}

/// A programme that somebody reviews for.
#[derive(Debug, Clone, PartialEq)]
pub struct Mine {
    /// The programme.
    pub programme: Programme,
    /// How far they are.
    pub progress: Progress,
    /// The code of the first application that waits for them; none where none does.
    pub next: Option<String>,
    /// The code of the first application in their order.
    pub first: Option<String>,
    /// Whether they applied themselves, and so review nothing.
    pub applied: bool,
}

/// Programmes that the actor reviews for and whose decisions are not released, the newest first.
///
/// # Errors
/// `Unauthenticated`.
pub async fn list(tx: &mut Tx, actor: &Actor) -> Result<Vec<Mine>> {
    let person_id = &actor.signed()?.person_id;
    let rows = tx
        .all(
            sql!(
                "select programme.id, programme.organisation_id from reviewer
                 join programme on programme.id = reviewer.programme_id
                 where reviewer.person_id = $1 and programme.released_at is null
                 order by programme.created_at desc, programme.id"
            ),
            &[person_id.into()],
        )
        .await?;
    let mut mine = Vec::new();
    for row in rows {
        // Who is no longer a member reviews nothing.
        if actor.may(&row.get::<String>("organisation_id")?, Right::SeePlan) {
            mine.push(mine_of(tx, actor, &row.get::<String>("id")?).await?);
        }
    }
    Ok(mine)
}

async fn mine_of(tx: &mut Tx, actor: &Actor, id: &str) -> Result<Mine> {
    let programme = programme::load(tx, actor, id, Right::SeePlan).await?;
    let desk = Desk::of(tx, actor, programme).await?;
    let reviews: Vec<&Review> = desk.reviews.values().collect();
    let waits = |a: &&Application| {
        desk.reviews
            .get(&a.id)
            .is_none_or(|r| !r.is_settled(&desk.criteria))
    };
    Ok(Mine {
        progress: Progress::of(desk.order.len(), &reviews, &desk.criteria),
        next: desk
            .order
            .iter()
            .find(waits)
            .map(|a| a.code.clone())
            .filter(|_| !desk.applied),
        first: desk.order.first().map(|a| a.code.clone()),
        applied: desk.applied,
        programme: desk.programme,
    })
}

/// What a reviewer works with.
pub(super) struct Desk {
    programme: Programme,
    sight: Sight,
    pub(super) reviewer: Reviewer,
    criteria: Vec<Criterion>,
    /// In the order of this reviewer.
    pub(super) order: Vec<Application>,
    /// Their reviews, by application.
    pub(super) reviews: BTreeMap<String, Review>,
    applied: bool,
}

impl Desk {
    /// For a programme that the actor may see.
    async fn of(tx: &mut Tx, actor: &Actor, programme: Programme) -> Result<Desk> {
        let sight = super::sight(tx, actor, &programme).await?;
        let person_id = &actor.signed()?.person_id;
        let reviewer = reviewer::list(tx, &programme.id)
            .await?
            .into_iter()
            .find(|r| &r.person_id == person_id)
            .ok_or(Error::Denied)?;
        let applications = application::all(tx, &programme.id).await?;
        let applied = reviewer.applied(&applications);
        let mut order: Vec<Application> = applications.into_iter().filter(super::is_reviewed).collect();
        // Everybody has an order of their own, so that being first or last does not count for the same ones each time.
        order.sort_by_cached_key(|a| (context::hash(&format!("{person_id} {}", a.id)), a.id.clone()));
        let mut reviews = super::all(tx, &programme.id).await?;
        reviews.retain(|r| &r.person_id == person_id && order.iter().any(|a| a.id == r.application_id));
        Ok(Desk {
            sight,
            reviewer,
            criteria: criterion::list(tx, &programme.id).await?,
            order,
            reviews: reviews
                .into_iter()
                .map(|r| (r.application_id.clone(), r))
                .collect(),
            applied,
            programme,
        })
    }

    /// As [`Desk::of`], for somebody who may review now.
    pub(super) async fn open(tx: &mut Tx, actor: &Actor, programme: Programme) -> Result<Desk> {
        let released = programme.released_at.is_some();
        let desk = Desk::of(tx, actor, programme).await?;
        if desk.applied {
            Err(Error::Conflict(Conflict::AppliedThemselves))
        } else if released {
            Err(Error::Conflict(Conflict::Released))
        } else {
            Ok(desk)
        }
    }

    pub(super) fn place(&self, code: &str) -> Result<usize> {
        self.order
            .iter()
            .position(|a| a.code == code)
            .ok_or(Error::NotFound)
    }
}

/// An answer as a reviewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub question: Question,
    /// The text, or the place of the choice; empty for a file.
    pub value: String,
    /// The file's neutral name and its bytes.
    pub file: Option<(String, u32)>,
}

/// An application as one of its reviewers sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The programme.
    pub programme: Programme,
    /// The code.
    pub code: String,
    /// Who applied; none for the blind.
    pub who: Option<Who>,
    /// As what they work, by language.
    pub role: Option<role::TargetRole>,
    /// What they answered, for reviewers.
    pub answers: Vec<Answer>,
    /// In how many places something was taken out.
    pub masked: u32,
    /// By what it is scored.
    pub criteria: Vec<Criterion>,
    /// What the reviewer thinks so far.
    pub review: Option<Review>,
    /// What suggests a conflict, while the reviewer has not answered. The blind learn only that something does.
    pub hints: Vec<Hint>,
    /// Codes before and after this one.
    pub around: (Option<String>, Option<String>),
    /// Which one it is, from 1, and of how many.
    pub at: (u32, u32),
}

/// One application of a reviewer's pile.
///
/// # Errors
/// `NotFound`, `Denied` for members who do not review, `Conflict(AppliedThemselves)`, `Conflict(Released)`.
pub async fn one(tx: &mut Tx, actor: &Actor, programme_id: &str, code: &str) -> Result<Seen> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePlan).await?;
    let desk = Desk::open(tx, actor, programme).await?;
    let place = desk.place(code)?;
    let application = desk.order.get(place).ok_or(Error::NotFound)?;
    let (answers, masked) = answers(tx, application, desk.sight).await?;
    let review = desk.reviews.get(&application.id).cloned();
    let open = review
        .as_ref()
        .is_none_or(|r| !r.cleared && !matches!(r.state, State::Conflict | State::Abstained));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let code_at = |n: Option<usize>| n.and_then(|n| desk.order.get(n)).map(|a| a.code.clone());
    let roles = role::list(tx, programme_id).await?;
    Ok(Seen {
        code: application.code.clone(),
        who: super::who(application, desk.sight),
        role: roles
            .into_iter()
            .find(|r| Some(&r.id) == application.role_id.as_ref()),
        answers,
        masked,
        review,
        hints: if open {
            conflict::hints(&desk.reviewer, application)
        } else {
            Vec::new()
        },
        around: (code_at(place.checked_sub(1)), code_at(Some(place + 1))),
        at: (count(place + 1), count(desk.order.len())),
        criteria: desk.criteria,
        programme: desk.programme,
    })
}

/// What reviewers may read of an application, and in how many places something was taken out.
pub(super) async fn answers(
    tx: &mut Tx,
    application: &Application,
    sight: Sight,
) -> Result<(Vec<Answer>, u32)> {
    let secrets = match sight {
        Sight::Blind => Secrets::of(application),
        Sight::Whole | Sight::Reviewer => Secrets::default(),
    };
    let mut questions = question::list(tx, &application.programme_id).await?;
    questions.retain(|q| q.for_reviewers && q.stage == Stage::Apply);
    let files = files(tx, &application.id).await?;
    let (mut answers, mut masked) = (Vec::new(), 0);
    for (n, question) in questions.into_iter().enumerate() {
        let mut value = application.answers.get(&question.id).cloned().unwrap_or_default();
        if question.kind == Kind::File {
            value.clear();
        }
        if matches!(question.kind, Kind::Short | Kind::Long) {
            let text = secrets.mask(&value);
            masked += text.count;
            value = text.text;
        }
        let file = files
            .get(&question.id)
            .map(|(name, size)| (neutral_name(&application.code, n, name), *size));
        answers.push(Answer {
            question,
            value,
            file,
        });
    }
    Ok((answers, masked))
}

/// Files by question: name and bytes.
async fn files(tx: &mut Tx, application_id: &str) -> Result<BTreeMap<String, (String, u32)>> {
    let rows = tx
        .all(
            sql!(
                "select question_id, name, size from file where application_id = $1 and question_id is not null"
            ),
            &[application_id.into()],
        )
        .await?;
    let mut files = BTreeMap::new();
    for row in rows {
        files.insert(row.get("question_id")?, (row.get("name")?, row.count("size")?));
    }
    Ok(files)
}

/// A file's name that tells nobody's: the code, which answer, and the ending.
fn neutral_name(code: &str, answer: usize, name: &str) -> String {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .filter(|e| (1..=4).contains(&e.len()) && e.chars().all(|c| c.is_ascii_alphanumeric()))
        .unwrap_or_else(|| "bin".to_owned());
    format!("{code}-{}.{ending}", answer + 1)
}

/// A file that was handed in, under a name that tells nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Neutral name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The file of an answer that is for reviewers.
///
/// # Errors
/// As [`one`]; `NotFound` where there is none.
pub async fn file(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    code: &str,
    question_id: &str,
) -> Result<Handed> {
    let seen = one(tx, actor, programme_id, code).await?;
    let answer = seen.answers.iter().find(|a| a.question.id == question_id);
    let (name, _) = answer.and_then(|a| a.file.clone()).ok_or(Error::NotFound)?;
    let row = tx
        .one(
            sql!(
                "select file.media_type, file.bytes from file join application on application.id = file.application_id
                 where application.programme_id = $1 and application.code = $2 and file.question_id = $3"
            ),
            &[programme_id.into(), code.into(), question_id.into()],
        )
        .await?;
    Ok(Handed {
        name,
        media_type: row.get("media_type")?,
        bytes: row.get("bytes")?,
    })
}
