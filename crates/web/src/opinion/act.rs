//! What is done with a whole map: opened, closed, its results published and taken back, deleted.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::opinion::{self, Phase, life};

use super::head;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::confirm;

fn overview(id: &str) -> String {
    format!("/manage/opinions/{id}")
}

/// `POST /manage/opinions/{id}/opening`
pub(super) async fn open(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::open(&mut tx, &mut ctx, &page.actor, &id).await?;
    let map = opinion::load(&mut tx, &page.actor, &id, Right::Plan).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let flash = match map.phase(page.now) {
        Phase::Coming => Flash::OpinionComing,
        _ => Flash::OpinionOpened,
    };
    Ok(page.go(&overview(&id), Some(flash)))
}

/// `POST /manage/opinions/{id}/closing`
pub(super) async fn close(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::close(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::OpinionClosed)))
}

async fn show(app: &App, page: &Page, id: &str, public: bool) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    life::publish(&mut tx, &ctx, &page.actor, id, public).await?;
    let map = opinion::load(&mut tx, &page.actor, id, Right::Plan).await?;
    tx.commit().await?;
    let flash = match (public, map.results_at_once) {
        (true, _) => Flash::ResultsPublished,
        (false, true) => Flash::ResultsToVoters,
        (false, false) => Flash::ResultsBack,
    };
    Ok(page.go(&format!("{}/results", overview(id)), Some(flash)))
}

/// `POST /manage/opinions/{id}/publication`
pub(super) async fn publish(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    show(&app, &page, &id, true).await
}

/// `POST /manage/opinions/{id}/retraction`
pub(super) async fn retract(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    show(&app, &page, &id, false).await
}

/// `POST /manage/opinions/{id}/deletion`
pub(super) async fn delete(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if !confirm::given(&fields) {
        // Who may not see it is not asked either.
        let mut tx = app.db.read().await?;
        head::open(&mut tx, &page, &id, Right::Plan).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.opinion_delete_title(),
            &t.opinion_delete_text(),
            &t.opinion_delete_yes(),
            &page.path,
            &[],
            &overview(&id),
        );
    }
    let mut tx = app.db.write().await?;
    let (desk, ..) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    life::delete(&mut tx, &mut app.context(), &page.actor, &id).await?;
    tx.commit().await?;
    app.opinions.forget(&id);
    app.drawings.forget(&id);
    app.wake.notify_one();
    Ok(page.go(&format!("{}/opinions", desk.home()), Some(Flash::OpinionDeleted)))
}
