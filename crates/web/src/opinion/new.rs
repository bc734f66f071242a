//! A new map: what it is about, in which language, and perhaps for which dialogue.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::dialogue::list;
use domain::dialogue::plan::SPOKEN;
use domain::error::{Error, Result};
use domain::input::{Fields, Reader};
use domain::opinion::plan::{self, NewMap};
use domain::organisation::{self, Organisation};
use serde::Deserialize;
use store::db::Tx;

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    /// The dialogue that it belongs to.
    dialogue: String,
}

#[derive(Template)]
#[template(path = "opinion/new.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    form: Form,
    dialogues: Vec<(String, String)>,
}

impl Show<'_> {
    fn languages(&self) -> Vec<(String, String)> {
        spoken(self.page)
    }
}

/// The languages that a map can be in, as choices.
pub(super) fn spoken(page: &Page) -> Vec<(String, String)> {
    SPOKEN
        .iter()
        .map(|code| ((*code).to_owned(), say::language(page.t, code)))
        .collect()
}

/// The organisation's dialogues as choices, after none.
pub(super) async fn dialogues(
    tx: &mut Tx,
    page: &Page,
    organisation_id: &str,
) -> Result<Vec<(String, String)>> {
    let entries = list::of_organisation(tx, &page.actor, organisation_id).await?;
    let none = (String::new(), page.t.opinion_no_dialogue());
    let choice = entries.into_iter().map(|entry| {
        let question = entry.dialogue.text(page.t.language()).1.question.clone();
        (entry.dialogue.id, question)
    });
    Ok(std::iter::once(none).chain(choice).collect())
}

/// `GET /manage/{slug}/opinions/new`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Query(about): Query<For>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::Plan).await?;
    let dialogues = dialogues(&mut tx, &page, &organisation.id).await?;
    tx.commit().await?;
    // The id comes with the form, so that the same form sent twice makes one draft.
    let fields = Fields::default()
        .with("language", &organisation.profile.language)
        .with("dialogue", about.dialogue)
        .with("id", app.context().id());
    page.show(&of(&page, &organisation, Form::new(page.t, fields), dialogues))
}

fn of<'a>(
    page: &'a Page,
    organisation: &Organisation,
    form: Form,
    dialogues: Vec<(String, String)>,
) -> Show<'a> {
    Show {
        page,
        desk: Desk::of(organisation),
        form,
        dialogues,
    }
}

/// `POST /manage/{slug}/opinions/new`
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
    let new = NewMap::read(&mut reader);
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            let dialogues = dialogues(&mut tx, &page, &organisation.id).await?;
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&of(&page, &organisation, form, dialogues));
        }
        Err(other) => return Err(other.into()),
    };
    let id = fields.get("id");
    let id = plan::create_once(&mut tx, &mut ctx, &page.actor, &organisation.id, id, &new).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/opinions/{id}"), Some(Flash::Saved)))
}
