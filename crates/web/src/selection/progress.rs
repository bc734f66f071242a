//! How far a selection is that takes long, and stopping it.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;

use super::run::{Ended, What};
use super::{draw, show};
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::running::{Far, PATIENCE};

#[derive(Template)]
#[template(path = "selection/progress.html")]
struct Progress<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    far: Far,
}

fn home(id: &str) -> String {
    format!("/manage/programmes/{id}/selection/progress")
}

/// What came of what was begun, if it ends soon; else the page that shows how far it is.
pub(super) async fn answer(app: &App, page: &Page, id: &str) -> Outcome {
    match app.selections.wait(id, PATIENCE).await {
        Some(ended) => told(app, page, id, ended?).await,
        None => Ok(page.go(&home(id), None)),
    }
}

async fn told(app: &App, page: &Page, id: &str, ended: Ended) -> Outcome {
    match ended {
        Ended::Done(what) => {
            let flash = match what {
                What::Selection(flash) => flash,
                What::List => Flash::DrawPrepared,
            };
            Ok(page.go(&what.home(id), Some(flash)))
        }
        Ended::Vain(What::Selection(_), why) => show::whole(app, page, id, None, Some(*why)).await,
        Ended::Vain(What::List, why) => draw::whole(app, page, id, None, Some(*why)).await,
        Ended::Stopped(what) => Ok(page.go(&what.home(id), Some(Flash::Stopped))),
    }
}

/// `GET /manage/programmes/{id}/selection/progress`: what came of it as soon as there is something; nothing runs: the selection.
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    if let Some(ended) = app.selections.wait(&id, Duration::ZERO).await {
        return told(&app, &page, &id, ended?).await;
    }
    let Some(far) = app.selections.far(&id, page.now) else {
        return Ok(page.go(&format!("{}/selection", head.home()), None));
    };
    page.show(&Progress {
        page: &page,
        desk,
        head,
        far,
    })
}

/// `POST /manage/programmes/{id}/selection/progress/stop`
pub(super) async fn stop(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    app.selections.stop(&id);
    answer(&app, &page, &id).await
}
