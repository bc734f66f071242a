//! What is done with a seating: late ones seated, free seats mended, people moved, the crew set, a change taken back.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::circle;
use domain::crew::Duty;
use domain::error::Error;
use domain::input::Faults;
use domain::seating::work::Task;
use domain::seating::{change, hand};

use super::compose::at_once;
use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;

fn back(page: &Page, id: &str, at: &str, flash: Flash) -> Response {
    page.go(&format!("{}{at}", home(id)), Some(flash))
}

/// `POST /manage/dialogues/{id}/circles/late`
pub(super) async fn late(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    at_once(&app, &page, &id, Task::Late).await
}

/// `POST /manage/dialogues/{id}/circles/repair`
pub(super) async fn repair(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    at_once(&app, &page, &id, Task::Repair).await
}

/// `POST /manage/dialogues/{id}/circles/undo`
pub(super) async fn undo(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let n = fields.get("n").parse().unwrap_or(0);
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    change::undo(&mut tx, &mut ctx, &page.actor, &id, n).await?;
    tx.commit().await?;
    Ok(back(&page, &id, "", Flash::Undone))
}

/// `POST /manage/dialogues/{id}/circles/moves/{registration}`
pub(super) async fn put(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let heard = match fields.get("act") {
        "unpin" => {
            hand::unpin(&mut tx, &page.actor, &id, &registration).await?;
            Vec::new()
        }
        "move" => {
            let to = Some(fields.get("circle")).filter(|to| !to.is_empty());
            let memory = &app.circles;
            hand::put(&mut tx, &mut ctx, memory, &page.actor, &id, &registration, to).await?
        }
        _ => return Err(Error::Invalid(Faults::default()).into()),
    };
    tx.commit().await?;
    for circle in heard {
        app.bus.changed(&circle);
    }
    Ok(back(&page, &id, &format!("#p-{registration}"), Flash::Saved))
}

/// `POST /manage/dialogues/{id}/circles/{circle}/hands`
pub(super) async fn hands(
    State(app): State<App>,
    page: Page,
    Path((id, circle_id)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    for duty in [Duty::Facilitator, Duty::Scribe] {
        let name = fields.get(duty.as_str());
        circle::set_hand(&mut tx, &page.actor, &id, &circle_id, duty, name).await?;
    }
    let circle = circle::by_id(&mut tx, &circle_id).await?;
    tx.commit().await?;
    Ok(back(&page, &id, &format!("#c-{}", circle.number), Flash::Saved))
}
