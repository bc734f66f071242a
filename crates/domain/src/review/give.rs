//! What a reviewer thinks of an application: scores and a note, an abstention, a conflict of interest.

use std::collections::BTreeMap;

use kernel::text;
use store::{db::Tx, sql};

use super::own::Desk;
use super::{Review, State, conflict};
use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::call::criterion::{Criterion, SCORE_MOST};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::programme;

/// The most characters of a reviewer's note.
pub const NOTE_MOST: usize = 4000;
/// The most characters of the reason of a conflict.
pub const REASON_MOST: usize = 300;

/// What a reviewer does with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Saves what there is and goes on later; also takes back "done", an abstention or a conflict.
    Draft,
    /// Finishes.
    Done,
    /// Cannot judge this one.
    Abstain,
    /// Knows the person or has an interest.
    Conflict,
    /// Says that a suggested conflict is none.
    Clear,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 5] = [Act::Draft, Act::Done, Act::Abstain, Act::Conflict, Act::Clear];

    /// As forms send it.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::Draft => "draft",
            Act::Done => "done",
            Act::Abstain => "abstain",
            Act::Conflict => "conflict",
            Act::Clear => "clear",
        }
    }

    /// Of a form.
    pub fn parse(text: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|a| a.as_str() == text)
    }
}

/// What a reviewer typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What to do.
    pub act: Act,
    /// Scores by criterion; none where the form had no scores in it, which leaves those that are there.
    pub scores: Option<BTreeMap<String, u32>>,
    /// For the organisers; none where the form had no note in it.
    pub note: Option<String>,
    /// Which interest.
    pub reason: String,
}

impl Given {
    /// An abstention, a conflict without a reason, or an answer to what was suggested: nothing but the act.
    pub fn left(act: Act) -> Given {
        Given {
            act,
            scores: None,
            note: None,
            reason: String::new(),
        }
    }

    /// Reads `act`, `score_0` and so on with the ids of their criteria as `criterion_0`, `note`, `reason`. To finish,
    /// every criterion needs a score; a conflict needs a reason.
    pub fn read(reader: &mut Reader<'_>, criteria: &[Criterion]) -> Given {
        let act = reader.choice("act", Act::parse, Act::Draft);
        let mut scores = BTreeMap::new();
        for (n, criterion) in criteria.iter().enumerate() {
            let name = format!("score_{n}");
            // By id: the criteria may stand in another order since the form was opened.
            let sent = (0..criteria.len().max(20))
                .find(|i| reader.fields().get(&format!("criterion_{i}")) == criterion.id)
                .map(|i| reader.fields().get(&format!("score_{i}")).to_owned())
                .unwrap_or_default();
            match sent.parse::<u32>() {
                Ok(score) if score <= SCORE_MOST => {
                    scores.insert(criterion.id.clone(), score);
                }
                _ if act == Act::Done || !sent.is_empty() => reader.fault(&name, Fault::Choose),
                _ => {}
            }
        }
        let reason = if act == Act::Conflict {
            reader.required_line("reason", REASON_MOST)
        } else {
            text::line(reader.fields().get("reason"))
        };
        let note = reader.lines("note", NOTE_MOST);
        Given {
            act,
            scores: reader.fields().contains("criterion_0").then_some(scores),
            note: reader.fields().contains("note").then_some(note),
            reason,
        }
    }

    /// As the form shows what is there.
    pub fn fill(criteria: &[Criterion], review: Option<&Review>) -> Fields {
        let mut fields = Fields::default();
        for (n, criterion) in criteria.iter().enumerate() {
            fields.add(format!("criterion_{n}"), &criterion.id);
            if let Some(score) = review.and_then(|r| r.scores.get(&criterion.id)) {
                fields.add(format!("score_{n}"), score.to_string());
            }
        }
        if let Some(review) = review {
            fields.add("note", &review.note);
            fields.add("reason", &review.reason);
        }
        fields
    }
}

/// Saves what a reviewer thinks; the code of the next application in their order.
///
/// # Errors
/// As [`one`]; `Conflict(InterestUnanswered)` where a suggested conflict was not answered first.
pub async fn save(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    code: &str,
    given: &Given,
) -> Result<Option<String>> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::SeePlan).await?;
    let desk = Desk::open(tx, actor, programme).await?;
    let place = desk.place(code)?;
    let application = desk.order.get(place).ok_or(Error::NotFound)?;
    let was = desk.reviews.get(&application.id);
    let cleared = was.is_some_and(|r| r.cleared) || given.act == Act::Clear;
    let hinted = !conflict::hints(&desk.reviewer, application).is_empty();
    if hinted && !cleared && matches!(given.act, Act::Draft | Act::Done) && !was.is_some_and(takes_back) {
        return Err(Error::Conflict(Conflict::InterestUnanswered));
    }
    let state = match given.act {
        Act::Draft | Act::Clear => State::Draft,
        Act::Done => State::Done,
        Act::Abstain => State::Abstained,
        Act::Conflict => State::Conflict,
    };
    let reason = match given.act {
        Act::Conflict => given.reason.as_str(),
        _ => "",
    };
    let note = given
        .note
        .as_deref()
        .or(was.map(|r| r.note.as_str()))
        .unwrap_or("");
    let person_id = &desk.reviewer.person_id;
    put(tx, ctx, application, person_id, state, (note, reason), cleared).await?;
    if let Some(scores) = &given.scores {
        put_scores(tx, application, person_id, scores).await?;
    }
    Ok(desk.order.get(place + 1).map(|a| a.code.clone()))
}

/// Whether a draft only takes back what was said: then the question of the interest comes again.
fn takes_back(review: &Review) -> bool {
    matches!(review.state, State::Conflict | State::Abstained)
}

async fn put(
    tx: &mut Tx,
    ctx: &Context,
    application: &Application,
    person_id: &str,
    state: State,
    (note, reason): (&str, &str),
    cleared: bool,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into review (application_id, person_id, state, note, reason, cleared_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $7)
             on conflict (application_id, person_id) do update set state = $3, note = $4, reason = $5,
             cleared_at = coalesce(review.cleared_at, $6), updated_at = $7"
        ),
        &[
            (&application.id).into(),
            person_id.into(),
            state.as_str().into(),
            note.into(),
            reason.into(),
            cleared.then_some(ctx.now).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

async fn put_scores(
    tx: &mut Tx,
    application: &Application,
    person_id: &str,
    scores: &BTreeMap<String, u32>,
) -> Result<()> {
    tx.run(
        sql!("delete from review_score where application_id = $1 and person_id = $2"),
        &[(&application.id).into(), person_id.into()],
    )
    .await?;
    for (criterion_id, score) in scores {
        tx.run(
            sql!(
                "insert into review_score (application_id, person_id, criterion_id, score) values ($1, $2, $3, $4)"
            ),
            &[
                (&application.id).into(),
                person_id.into(),
                criterion_id.into(),
                (*score).into(),
            ],
        )
        .await?;
    }
    Ok(())
}
