//! How many can come, how large a circle is, and how people wait.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::plan::{self, Places};
use domain::error::Error;
use domain::input::Reader;

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "plan/places.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
}

/// `GET /manage/dialogues/{id}/plan/places`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, dialogue.places.fill()),
        page: &page,
        desk,
        head,
    })
}

/// `POST /manage/dialogues/{id}/plan/places`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let places = Places::read(&mut reader);
    let done = match reader.done(places) {
        Ok(places) => plan::set_places(&mut tx, &mut ctx, &page.actor, &id, &places).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "places"))
}
