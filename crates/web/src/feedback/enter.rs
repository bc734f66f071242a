//! Typing in from paper: one form after another, each of which can be taken back.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::error::Error;
use domain::feedback::form::{self as answering, Answers};
use domain::feedback::{self, Question};
use domain::input::{Fields, Reader};
use serde::Deserialize;

use super::words;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::form::{Control, Form};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Just {
    /// Id of what was entered just before.
    entered: String,
}

#[derive(Template)]
#[template(path = "feedback/enter.html")]
struct Enter<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    form: Form,
    asked: Vec<Question>,
    /// Why it cannot be answered, and what to know about it.
    closed: Option<(String, String)>,
    /// How many were typed in.
    count: u32,
    /// What was entered just before, to be taken back.
    just: Option<String>,
}

impl Enter<'_> {
    fn controls(&self) -> Vec<Control<'_>> {
        words::controls(self.page.t, &self.form, &self.asked)
    }
}

fn path(id: &str) -> String {
    format!("/manage/dialogues/{id}/feedback/new")
}

async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    form: Option<Form>,
    just: &str,
) -> Result<Enter<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::CheckIn).await?;
    let (count, is_there) = answering::entered(&mut tx, &page.actor, id, just).await?;
    tx.commit().await?;
    let window = feedback::window(&dialogue, page.now);
    Ok(Enter {
        page,
        desk,
        head,
        form: form
            .unwrap_or_else(|| Form::new(page.t, Fields::default().with("once", app.context().token()))),
        asked: feedback::asked(&dialogue),
        closed: words::closed(page.t, &dialogue, window),
        count,
        just: is_there.then(|| just.to_owned()),
    })
}

/// `GET /manage/dialogues/{id}/feedback/new`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Query(just): Query<Just>,
) -> Outcome {
    let template = page_with(&app, &page, &id, None, &just.entered).await?;
    page.show(&template)
}

/// `POST /manage/dialogues/{id}/feedback/new`
pub(super) async fn enter(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    match put(&app, &page, &id, &fields).await {
        Ok(made) => Ok(page.go(&format!("{}?entered={made}", path(&id)), None)),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_with(&app, &page, &id, Some(form), "").await?)
        }
        Err(other) => Err(other.into()),
    }
}

async fn put(app: &App, page: &Page, id: &str, fields: &Fields) -> Result<String, Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    // Who may not is told so before anything that was typed is looked at.
    domain::dialogue::load(&mut tx, &page.actor, id, Right::CheckIn).await?;
    let mut reader = Reader::new(fields);
    let answers = Answers::read(&mut reader);
    let once = reader.line("once", 64);
    let answers = reader.done(answers)?;
    let made = answering::enter(&mut tx, &mut ctx, &page.actor, id, &answers, &once).await?;
    tx.commit().await?;
    Ok(made)
}

/// `POST /manage/dialogues/{id}/feedback/removal`
pub(super) async fn take_back(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    answering::take_back(&mut tx, &page.actor, &id, fields.get("feedback")).await?;
    tx.commit().await?;
    Ok(page.go(&path(&id), Some(Flash::Undone)))
}
