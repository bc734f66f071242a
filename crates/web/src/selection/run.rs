//! Running the selection: read, computed off the async threads, written; and again where something changed meanwhile.

use std::sync::LazyLock;

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::Reader;
use domain::selection::work::{self, Run};
use tokio::sync::Semaphore;

use super::show;
use crate::app::App;
use crate::body::Typed;
use crate::desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;

/// Somebody saves a review at the same moment at most so often.
pub(super) const TRIES: usize = 5;

/// One search at a time is enough: a programme is chosen for once.
static TURN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// `POST /manage/programmes/{id}/selection/result`
pub(super) async fn run(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let run = Run::read(&mut reader);
    let run = match reader.done(run) {
        Ok(run) => run,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return show::whole(&app, &page, &id, Some(form), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    decide(&app, &page, &id, &run, Flash::Saved).await
}

/// Works something out off the async threads, one at a time.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let failed = |e: &dyn std::fmt::Display| Error::Internal(format!("selection: {e}"));
    let _turn = TURN.acquire().await.map_err(|e| failed(&e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| failed(&e))
}

/// Works the selection out and keeps it, for whoever may.
pub(super) async fn decide(app: &App, page: &Page, id: &str, run: &Run, done: Flash) -> Outcome {
    for _ in 0..TRIES {
        let mut ctx = app.context();
        let mut tx = app.db.read().await?;
        let begun = work::begin(&mut tx, &mut ctx, &page.actor, id, run).await?;
        tx.commit().await?;
        let (begun, solved) = aside(move || {
            let solved = begun.solve();
            (begun, solved)
        })
        .await?;
        let solved = match solved {
            Ok(solved) => solved,
            Err(infeasible) => return show::whole(app, page, id, None, Some(*infeasible)).await,
        };
        let mut tx = app.db.write().await?;
        match work::finish(&mut tx, &ctx, &page.actor, &begun, solved).await {
            Ok(()) => {
                tx.commit().await?;
                return Ok(page.go(&format!("/manage/programmes/{id}/selection"), Some(done)));
            }
            Err(Error::Conflict(Conflict::SelectionChanged)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Err(Error::Conflict(Conflict::SelectionChanged).into())
}
