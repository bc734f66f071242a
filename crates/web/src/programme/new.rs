//! A new programme: its title, and in which language it is written.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::organisation;
use domain::programme::life::{self, NewProgramme};

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::manage::written;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "programme/new.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    form: Form,
    languages: Vec<(String, String)>,
}

/// `GET /manage/{slug}/programmes/new`
pub(super) async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::Plan).await?;
    tx.commit().await?;
    // The id comes with the form, so that the same form sent twice makes one draft.
    let fields = NewProgramme::empty(&organisation.profile.language).with("id", app.context().id());
    page.show(&Show {
        page: &page,
        desk: Desk::of(&organisation),
        form: Form::new(page.t, fields),
        languages: written(&page),
    })
}

/// `POST /manage/{slug}/programmes/new`
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
    let new = NewProgramme::read(&mut reader, languages());
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                page: &page,
                desk: Desk::of(&organisation),
                form: Form::refused(page.t, fields, faults),
                languages: written(&page),
            });
        }
        Err(other) => return Err(other.into()),
    };
    let id = fields.get("id");
    let id = life::create_once(&mut tx, &mut ctx, &page.actor, &organisation.id, id, &new).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/programmes/{id}"), Some(Flash::Saved)))
}
