//! The public summary on paper.

use axum::extract::{Path, State};
use domain::summary::shown;

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;

/// `GET /dialogues/{public_id}/summary.pdf`
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let _shown = shown::public(&mut tx, &app.circles, &page.actor, &public_id).await?;
    Err(domain::error::Error::NotFound.into())
}
