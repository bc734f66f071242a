//! A seating that takes long, and stopping it.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;

use super::{compose, home};
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::running::{Far, PATIENCE};

#[derive(Template)]
#[template(path = "circle/progress.html")]
struct Progress<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    far: Far,
}

/// What came of what was begun, if it ends soon; else the page that shows that it goes on.
pub(super) async fn answer(app: &App, page: &Page, id: &str) -> Outcome {
    match app.seatings.wait(id, PATIENCE).await {
        Some(ended) => compose::told(app, page, id, ended?).await,
        None => Ok(page.go(&format!("{}/progress", home(id)), None)),
    }
}

/// `GET /manage/dialogues/{id}/circles/progress`: what came of it as soon as there is something; nothing runs: the circles.
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::CheckIn).await?;
    tx.commit().await?;
    if let Some(ended) = app.seatings.wait(&id, Duration::ZERO).await {
        return compose::told(&app, &page, &id, ended?).await;
    }
    let Some(far) = app.seatings.far(&id, page.now) else {
        return Ok(page.go(&home(&id), None));
    };
    page.show(&Progress {
        page: &page,
        desk,
        head,
        far,
    })
}

/// `POST /manage/dialogues/{id}/circles/progress/stop`
pub(super) async fn stop(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open(&mut tx, &page, &id, Right::CheckIn).await?;
    tx.commit().await?;
    app.seatings.stop(&id);
    answer(&app, &page, &id).await
}
