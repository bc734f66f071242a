//! What is written on by hand: the scribe's sheet, the feedback form.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle;
use domain::dialogue::Dialogue;
use domain::feedback::{self as answering, Answered, Question, SHOWN_FROM};
use domain::organisation::Organisation;
use kernel::method::{Step, TurnMode};
use paper::{Fact, FeedbackForm, FeedbackLink, FeedbackQuestion, ScribeSheet, ScribeStep};

use super::assemble::{document, place, when};
use super::script::timetable;
use super::{load, pdf, show, texts_of, typeset, wanted};
use crate::app::App;
use crate::failure::Outcome;
use crate::feedback::{address, words};
use crate::page::Page;
use crate::texts::Texts;

/// `GET /manage/dialogues/{id}/papers/scribe.pdf`
pub(super) async fn scribe(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePlan).await?;
    let circles = circle::list(&mut tx, &dialogue.id).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let Some(sheet) = sheet(t, &dialogue, &host, circles.len() > 1, page.now) else {
        return show::unfit(&app, &page, &id).await;
    };
    let bytes = typeset(move || ::paper::scribe_sheet(&sheet)).await?;
    Ok(pdf("scribe", &dialogue, t, bytes))
}

/// The scribe's sheet, the same for all circles; `None` where [`super::script::unfit`] says why there is none.
fn sheet(t: Texts, dialogue: &Dialogue, host: &Organisation, several: bool, now: i64) -> Option<ScribeSheet> {
    let method = dialogue.method()?;
    let language = t.language();
    let steps = timetable(t, dialogue, method)?
        .into_iter()
        .map(|(step, starts, minutes)| ScribeStep {
            starts,
            title: step.title.get(language).to_owned(),
            lines: lines(step, minutes),
        })
        .collect();
    let mut facts = vec![when(t, dialogue), place(t, dialogue)];
    if several {
        facts.push(Fact::new(t.paper_circle(), t.paper_circle_blank()));
    }
    Some(ScribeSheet {
        document: document(t, t.paper_scribe(), dialogue, host, now),
        kicker: t.paper_scribe(),
        question: dialogue.text(language).1.question.clone(),
        facts,
        reminders: vec![
            t.paper_scribe_exactly(),
            t.paper_scribe_no_names(),
            t.paper_scribe_each(),
        ],
        steps,
        release_label: t.paper_scribe_release(),
        note: t.paper_scribe_note(),
    })
}

/// How many lines a step needs: two in three minutes where the circle talks, some where it hardly does.
fn lines(step: &Step, minutes: u32) -> u16 {
    let lines = match step.turn_mode {
        TurnMode::Pairs | TurnMode::Silence => 3,
        TurnMode::OpenFloor
        | TurnMode::GoRound
        | TurnMode::TalkingPiece
        | TurnMode::Fishbowl
        | TurnMode::RotatingTables => (minutes * 2 / 3).clamp(3, 40),
    };
    u16::try_from(lines).unwrap_or(3)
}

/// `GET /manage/dialogues/{id}/papers/feedback.pdf`
pub(super) async fn feedback(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let form = FeedbackForm {
        document: document(t, t.paper_feedback(), &dialogue, &host, page.now),
        kicker: t.feedback_title(),
        heading: dialogue.text(t.language()).1.question.clone(),
        intro: [t.feedback_lead(), t.paper_feedback_privacy(SHOWN_FROM)].join("\n"),
        address: Some(FeedbackLink {
            label: t.paper_feedback_phone(),
            address: address(&app, &dialogue),
            qr_alt: t.feedback_qr(),
        }),
        questions: answering::asked(&dialogue)
            .into_iter()
            .map(|one| asks(t, one))
            .collect(),
        note: t.paper_feedback_note(),
    };
    let bytes = typeset(move || ::paper::feedback_form(&form)).await?;
    Ok(pdf("feedback", &dialogue, t, bytes))
}

/// A question in the words of the page.
fn asks(t: Texts, one: Question) -> FeedbackQuestion {
    FeedbackQuestion {
        text: words::question(t, one),
        choices: one.choices().iter().map(|v| words::choice(t, one, v)).collect(),
        lines: match one.answered() {
            Answered::Words => 2,
            Answered::Scale | Answered::One(_) => 0,
        },
    }
}
