//! The organisers publish the report, and take it back.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::report;

use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::confirm;

/// `POST /manage/programmes/{id}/report/publication`
pub(super) async fn publish(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    report::publish(&mut tx, &ctx, &page.actor, &id, true).await?;
    tx.commit().await?;
    Ok(page.go(&home(&id), Some(Flash::ReportPublished)))
}

/// `POST /manage/programmes/{id}/report/retraction`
pub(super) async fn take_back(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        domain::programme::load(&mut tx, &page.actor, &id, Right::Plan).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.report_back_title(),
            &t.report_back_text(),
            &t.report_back(),
            &page.path,
            &[],
            &home(&id),
        );
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    report::publish(&mut tx, &ctx, &page.actor, &id, false).await?;
    tx.commit().await?;
    Ok(page.go(&home(&id), Some(Flash::ReportBack)))
}
