//! What is done at the door: checking people in, taking it back, and entering who just came.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::actor::Right;
use domain::dialogue::field;
use domain::error::Error;
use domain::input::{Faults, Fields, Reader};
use domain::registration::Source;
use domain::registration::form::{self, Details, NewRegistration};
use domain::registration::people::{self, Act};

use super::day::{Trouble, day};
use super::{language_of, once};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, say};

/// The list's page, at somebody's row.
fn row(id: &str, registration: &str) -> String {
    format!("/manage/dialogues/{id}/day#r-{registration}")
}

fn trouble(page: &Page, error: Error) -> Result<Trouble, Error> {
    match error {
        Error::Full => Ok(Trouble::Full),
        Error::Conflict(conflict) => Ok(Trouble::Other(say::conflict(page.t, conflict))),
        Error::Gone => Ok(Trouble::Other(page.t.told_gone())),
        other => Err(other),
    }
}

/// `POST /manage/dialogues/{id}/day/{registration}`.
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let act = Act::parse(fields.get("act"))
        .filter(|act| act.is_of_the_day())
        .ok_or_else(|| Error::Invalid(Faults::default()))?;
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let done = people::act(&mut tx, &mut ctx, &page.actor, &id, &registration, act).await;
    if let Err(error) = done {
        drop(tx);
        // Whoever stands at the door with a queue before them needs the list, not a page of its own.
        let trouble = trouble(&page, error)?;
        let mut response = page.refuse(&day(&app, &page, &id, None, Some(trouble)).await?)?;
        *response.status_mut() = StatusCode::CONFLICT;
        return Ok(response);
    }
    tx.commit().await?;
    app.wake.notify_one();
    let flash = match act {
        Act::CheckIn => Flash::CheckedIn,
        Act::UndoCheckIn | Act::UndoAbsent => Flash::Undone,
        _ => Flash::Noted,
    };
    Ok(page.go(&row(&id, &registration), Some(flash)))
}

/// `POST /manage/dialogues/{id}/day/walk-ins`.
pub(super) async fn walk_in(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let (form, status, trouble) = match enter(&app, &page, &id, &fields).await {
        Ok(registration) => {
            app.wake.notify_one();
            return Ok(page.go(&row(&id, &registration), Some(Flash::CheckedIn)));
        }
        Err(Error::Invalid(faults)) => (
            Form::refused(page.t, fields, faults),
            StatusCode::UNPROCESSABLE_ENTITY,
            None,
        ),
        Err(other) => (
            Form::new(page.t, fields),
            StatusCode::CONFLICT,
            Some(trouble(&page, other)?),
        ),
    };
    let mut response = page.refuse(&day(&app, &page, &id, Some(form), trouble).await?)?;
    *response.status_mut() = status;
    Ok(response)
}

async fn enter(app: &App, page: &Page, id: &str, fields: &Fields) -> Result<String, Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let dialogue = domain::dialogue::load(&mut tx, &page.actor, id, Right::CheckIn).await?;
    let asked = field::list(&mut tx, id).await?;
    let mut reader = Reader::new(fields);
    let details = Details::read(&mut reader, &asked, false);
    form::read_consent(&mut reader);
    let details = reader.done(details)?;
    let new = NewRegistration {
        details,
        language: language_of(&dialogue).to_owned(),
        kind: fields.get("kind").to_owned(),
        once: once(app, fields),
        source: Source::WalkIn,
    };
    let made = form::add(&mut tx, &mut ctx, &page.actor, id, &new).await?;
    tx.commit().await?;
    Ok(made.id)
}
