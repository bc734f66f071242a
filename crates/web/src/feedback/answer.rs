//! The form for whoever was there.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::dialogue::{self, Dialogue};
use domain::error::Error;
use domain::feedback::form::{self as answering, Answers};
use domain::feedback::{self, Question, SHOWN_FROM, Window};
use domain::input::{Fields, Reader};

use super::words;
use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome};
use crate::guard::{self, Limited};
use crate::page::Page;
use crate::ui::form::{Control, Form};
use crate::ui::when;

#[derive(Template)]
#[template(path = "feedback/answer.html")]
struct Answer<'a> {
    page: &'a Page,
    dialogue: &'a Dialogue,
    form: &'a Form,
    asked: Vec<Question>,
    /// Until when it can be answered, microseconds UTC.
    until: i64,
    /// Too many answered at once; what was typed is still there.
    busy: bool,
}

impl Answer<'_> {
    fn question(&self) -> (&str, &str) {
        let (language, words) = self.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    fn controls(&self) -> Vec<Control<'_>> {
        words::controls(self.page.t, self.form, &self.asked)
    }

    fn until(&self) -> String {
        when::till(self.page.t, self.until, &self.dialogue.meeting.zone)
    }
}

#[derive(Template)]
#[template(path = "feedback/closed.html")]
struct Closed<'a> {
    page: &'a Page,
    dialogue: &'a Dialogue,
    title: String,
    what: String,
}

#[derive(Template)]
#[template(path = "feedback/thanks.html")]
struct Thanks<'a> {
    page: &'a Page,
    dialogue: &'a Dialogue,
    /// Somebody else can answer on this device.
    again: bool,
}

async fn load(app: &App, page: &Page, public_id: &str) -> Result<Dialogue, Failure> {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::public(&mut tx, &page.actor, public_id).await?;
    tx.commit().await?;
    Ok(dialogue)
}

/// The page that says why the form cannot be answered, where it cannot. Whoever only looks too early has done nothing
/// wrong; `refused` is the status for who sends a form all the same.
fn closed(page: &Page, dialogue: &Dialogue, refused: Option<StatusCode>) -> Option<Outcome> {
    let window = feedback::window(dialogue, page.now);
    let (title, what) = words::closed(page.t, dialogue, window)?;
    let status = match window {
        Window::Over => StatusCode::GONE,
        _ => refused.unwrap_or(StatusCode::OK),
    };
    let template = Closed {
        page,
        dialogue,
        title,
        what,
    };
    Some(page.show_with(status, &template))
}

fn answer<'a>(page: &'a Page, dialogue: &'a Dialogue, form: &'a Form) -> Answer<'a> {
    Answer {
        page,
        form,
        asked: feedback::asked(dialogue),
        until: match feedback::window(dialogue, page.now) {
            Window::Open(until) => until,
            _ => page.now,
        },
        dialogue,
        busy: false,
    }
}

/// `GET /dialogues/{public_id}/feedback`
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let dialogue = load(&app, &page, &public_id).await?;
    if let Some(closed) = closed(&page, &dialogue, None) {
        return closed;
    }
    let form = Form::new(page.t, Fields::default().with("once", app.context().token()));
    page.show(&answer(&page, &dialogue, &form))
}

/// `POST /dialogues/{public_id}/feedback`
pub(super) async fn give(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let dialogue = load(&app, &page, &public_id).await?;
    if let Some(closed) = closed(&page, &dialogue, Some(StatusCode::CONFLICT)) {
        return closed;
    }
    if guard::try_again(Limited::Feedback, &dialogue.id).is_err() {
        let form = Form::new(page.t, typed);
        let template = Answer {
            busy: true,
            ..answer(&page, &dialogue, &form)
        };
        return page.show_with(StatusCode::TOO_MANY_REQUESTS, &template);
    }
    match send(&app, &public_id, &typed).await {
        Ok(()) => Ok(page.go(&format!("/dialogues/{public_id}/feedback/thanks"), None)),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, typed, faults);
            page.refuse(&answer(&page, &dialogue, &form))
        }
        Err(other) => Err(other.into()),
    }
}

async fn send(app: &App, public_id: &str, typed: &Fields) -> Result<(), Error> {
    let mut reader = Reader::new(typed);
    let answers = Answers::read(&mut reader);
    let once = reader.line("once", 64);
    let answers = reader.done(answers)?;
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    answering::give(&mut tx, &mut ctx, public_id, &answers, &once).await?;
    Ok(tx.commit().await?)
}

/// `GET /dialogues/{public_id}/feedback/thanks`
pub(super) async fn thanks(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let dialogue = load(&app, &page, &public_id).await?;
    page.show(&Thanks {
        page: &page,
        again: super::is_open(&dialogue, page.now),
        dialogue: &dialogue,
    })
}
