//! A new dialogue: its question, and in which language it is written.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::dialogue::life::{self, NewDialogue};
use domain::error::Error;
use domain::input::Reader;
use domain::organisation;
use serde::Deserialize;

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "manage/new.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    form: Form,
    languages: Vec<(String, String)>,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, desk: Desk, form: Form) -> Show<'a> {
        Show {
            page,
            desk,
            form,
            languages: written(page),
        }
    }
}

/// The languages a dialogue can be written in, for a select.
pub(crate) fn written(page: &Page) -> Vec<(String, String)> {
    languages()
        .iter()
        .map(|code| ((*code).to_owned(), say::language(page.t, code)))
        .collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Begun {
    /// A question to begin with, for instance a statement of an opinion map.
    question: String,
}

/// `GET /manage/{slug}/dialogues/new`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Query(begun): Query<Begun>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::Plan).await?;
    tx.commit().await?;
    // The id comes with the form, so that the same form sent twice makes one draft.
    let fields = NewDialogue::empty(&organisation.profile.language)
        .with("id", app.context().id())
        .with("question", begun.question);
    let form = Form::new(page.t, fields);
    page.show(&Show::of(&page, Desk::of(&organisation), form))
}

/// `POST /manage/{slug}/dialogues/new`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let new = NewDialogue::read(&mut reader, languages());
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, Desk::of(&organisation), form));
        }
        Err(other) => return Err(other.into()),
    };
    let id = fields.get("id");
    let id = life::create_once(&mut tx, &mut ctx, &page.actor, &organisation.id, id, &new).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/dialogues/{id}"), Some(Flash::Saved)))
}
