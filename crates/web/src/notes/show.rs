//! All words of a dialogue, by circle and step.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::actor::Right;
use domain::circle::Circle;
use domain::packaging::Parts;
use domain::summary::notes::{self, Notes};
use kernel::circle::{Refusal, Words};

use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{parts, refusal, when, words};

/// Words as they stand on the page.
struct One {
    id: String,
    language: String,
    text: Safe,
    kind: Option<String>,
    standing: (&'static str, String),
    release: (&'static str, String),
    /// Ids of the commands that a form sends.
    keep: Option<String>,
    withdraw: String,
}

struct Step {
    title: String,
    words: Vec<One>,
}

struct Ring {
    circle: Circle,
    state: String,
    steps: Vec<Step>,
    gone: u32,
    packed: Vec<(String, Safe)>,
}

#[derive(Template)]
#[template(path = "notes/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    language: String,
    circles: Vec<Ring>,
    plans: bool,
    refused: Option<String>,
}

impl Show<'_> {
    fn is_empty(&self) -> bool {
        let silent = |ring: &Ring| ring.steps.is_empty() && ring.packed.is_empty() && ring.gone == 0;
        self.circles.iter().all(silent)
    }
}

/// The parts that have text, each with its title.
fn packed(page: &Page, parts: &Parts) -> Vec<(String, Safe)> {
    parts
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(part, text)| (parts::title(page.t, part), paragraphs(text)))
        .collect()
}

fn state(page: &Page, circle: &Circle, zone: &str) -> String {
    let t = page.t;
    match (circle.opened_at, circle.closed_at) {
        (_, Some(at)) => t.notes_closed(when::moment(t, at, zone)),
        (Some(at), None) => t.notes_open(when::moment(t, at, zone)),
        (None, None) => t.notes_unopened(),
    }
}

fn ring(app: &App, page: &Page, notes: Notes, zone: &str) -> Ring {
    let t = page.t;
    // Somebody's own release is theirs alone, and while people talk the circle answers for its words.
    let closed = notes.circle.closed_at.is_some();
    let mut ctx = app.context();
    let mut one = |said: &Words, written: &domain::circle::words::Written| One {
        id: said.id().as_str().to_owned(),
        language: written.language.clone(),
        text: paragraphs(&written.text),
        kind: words::kind(t, said.kind()),
        standing: words::standing(t, said.standing()),
        release: words::release(t, said.release()),
        keep: (closed && said.is_quote()).then(|| ctx.token()),
        withdraw: ctx.token(),
    };
    let title = |step: u16| {
        let named = notes.method.and_then(|m| m.steps.get(usize::from(step)));
        named.map_or_else(
            || t.notes_step(u32::from(step) + 1),
            |s| s.title.get(t.language()).to_owned(),
        )
    };
    let steps = notes
        .steps
        .iter()
        .map(|(step, said)| Step {
            title: title(*step),
            words: said.iter().map(|(said, written)| one(said, written)).collect(),
        })
        .collect();
    Ring {
        state: state(page, &notes.circle, zone),
        steps,
        gone: notes.gone,
        packed: packed(page, &notes.packaging.parts),
        circle: notes.circle,
    }
}

async fn page_of(app: &App, page: &Page, id: &str, refused: Option<&Refusal>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, page, id, Right::SeeWords).await?;
    let (dialogue, notes) = notes::of_dialogue(&mut tx, &app.circles, &page.actor, id).await?;
    tx.commit().await?;
    let zone = &dialogue.meeting.zone;
    let show = Show {
        page,
        desk,
        plans: page.may(&head.organisation_id, Right::Plan),
        head,
        circles: notes.into_iter().map(|n| ring(app, page, n, zone)).collect(),
        refused: refused.map(|r| refusal::refusal(page.t, r)),
        language: dialogue.language,
    };
    let status = if refused.is_some() {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    page.show_with(status, &show).map(unkept)
}

/// `GET /manage/dialogues/{id}/words`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page_of(&app, &page, &id, None).await
}

/// The page once more, with why a circle refused what was asked of it.
pub(super) async fn refused(app: &App, page: &Page, id: &str, refusal: &Refusal) -> Outcome {
    page_of(app, page, id, Some(refusal)).await
}
