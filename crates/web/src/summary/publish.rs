//! The host publishes the summary, and takes it back.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::summary;

use super::edit::{self, Unsaved};
use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::confirm;

/// `POST /manage/dialogues/{id}/summary/publication`: in the version that was looked at.
pub(super) async fn publish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let version = summary::version(&fields);
    match summary::publish(&mut tx, &ctx, &page.actor, &id, version).await {
        Ok(()) => {}
        // Nothing is written: the form says so at its first field.
        Err(Error::Invalid(faults)) => {
            let draft = summary::draft(&mut tx, &app.circles, &page.actor, &id).await?;
            drop(tx);
            let unsaved = Unsaved::Faults(draft.fill(), faults);
            return edit::page_of(&app, &page, &id, Some(unsaved)).await;
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(page.go(&home(&id), Some(Flash::SummaryPublished)))
}

/// `POST /manage/dialogues/{id}/summary/retraction`
pub(super) async fn take_back(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        desk::open(&mut tx, &page, &id, Right::Plan).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.summary_back_title(),
            &t.summary_back_text(),
            &t.summary_back_yes(),
            &page.path,
            &[],
            &home(&id),
        );
    }
    let mut tx = app.db.write().await?;
    summary::take_back(&mut tx, &page.actor, &id).await?;
    tx.commit().await?;
    Ok(page.go(&home(&id), Some(Flash::SummaryBack)))
}
