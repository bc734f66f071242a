//! Releasing the decisions, after one more question with the numbers.

use axum::extract::{Path, State};
use domain::selection::{release, view};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::confirm;

/// `POST /manage/programmes/{id}/selection/release`
pub(super) async fn release(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let t = page.t;
    let here = format!("/manage/programmes/{id}/selection");
    let version = fields.get("version");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let view = view::view(&mut tx, &page.actor, &id, page.now).await?;
        tx.commit().await?;
        let counts = view.counts;
        return confirm::ask(
            &page,
            &t.selection_release_title(),
            &t.selection_release_counts(counts.chosen, counts.not, counts.reserve),
            &t.selection_release(),
            &format!("{here}/release"),
            &[("version", version)],
            &here,
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let version = version.parse().unwrap_or(0);
    release::release(&mut tx, &mut ctx, &page.actor, &id, version).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&here, Some(Flash::Released)))
}
