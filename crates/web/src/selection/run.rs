//! Running the selection: read, computed off the async threads, written; and again where something changed meanwhile. What takes
//! long goes on by itself, and its page shows how far it is.

use std::sync::LazyLock;

use axum::extract::{Path, State};
use domain::actor::{Actor, Right};
use domain::error::{Conflict, Error};
use domain::input::Reader;
use domain::selection::draw::prepare::{self, Vain};
use domain::selection::work::{self, Run};
use kernel::selection::Infeasible;
use kernel::watch::Watch;
use tokio::sync::Semaphore;

use super::{draw, progress, show};
use crate::app::App;
use crate::body::Typed;
use crate::desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;

/// Somebody saves a review at the same moment at most so often.
const TRIES: usize = 5;

/// One search at a time is enough: a programme is chosen for once.
static TURN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// What is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Who gets a place; what the page says when it is done.
    Selection(Flash),
    /// The list of a draw in public.
    List,
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Ended {
    /// It is kept.
    Done(What),
    /// The conditions cannot be met.
    Vain(What, Box<Infeasible>),
    /// Somebody stopped it, and nothing has changed.
    Stopped(What),
}

impl What {
    /// Where it is shown.
    pub(super) fn home(self, id: &str) -> String {
        match self {
            What::Selection(_) => format!("/manage/programmes/{id}/selection"),
            What::List => draw::home(id),
        }
    }
}

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
    match reader.done(run) {
        Ok(run) => begin(&app, &page, &id, run, What::Selection(Flash::Saved)).await,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            show::whole(&app, &page, &id, Some(form), None).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Begins to work something out for who may, and answers with what came of it, or with how far it is where it takes long.
pub(super) async fn begin(app: &App, page: &Page, id: &str, run: Run, what: What) -> Outcome {
    let (own, actor, programme) = (app.clone(), page.actor.clone(), id.to_owned());
    app.selections.begin(id, page.now, move |watch| async move {
        match what {
            What::Selection(_) => decide(&own, &actor, &programme, &run, what, &watch).await,
            What::List => list(&own, &actor, &programme, &run, &watch).await,
        }
    });
    progress::answer(app, page, id).await
}

/// Works something out off the async threads, one at a time.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let failed = |e: &dyn std::fmt::Display| Error::Internal(format!("selection: {e}"));
    let _turn = TURN.acquire().await.map_err(|e| failed(&e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| failed(&e))
}

async fn decide(
    app: &App,
    actor: &Actor,
    id: &str,
    run: &Run,
    what: What,
    watch: &Watch,
) -> Result<Ended, Error> {
    for _ in 0..TRIES {
        let mut ctx = app.context();
        let mut tx = app.db.read().await?;
        let begun = work::begin(&mut tx, &mut ctx, actor, id, run)
            .await?
            .watched(watch);
        tx.commit().await?;
        let (begun, solved) = aside(move || {
            let solved = begun.solve();
            (begun, solved)
        })
        .await?;
        if watch.is_stopped() {
            return Ok(Ended::Stopped(what));
        }
        let solved = match solved {
            Ok(solved) => solved,
            Err(infeasible) => return Ok(Ended::Vain(what, infeasible)),
        };
        let mut tx = app.db.write().await?;
        match work::finish(&mut tx, &ctx, actor, &begun, solved).await {
            Ok(()) => {
                tx.commit().await?;
                return Ok(Ended::Done(what));
            }
            Err(Error::Conflict(Conflict::SelectionChanged)) => {}
            Err(other) => return Err(other),
        }
    }
    Err(Error::Conflict(Conflict::SelectionChanged))
}

async fn list(app: &App, actor: &Actor, id: &str, run: &Run, watch: &Watch) -> Result<Ended, Error> {
    for _ in 0..TRIES {
        let ctx = app.context();
        let mut tx = app.db.read().await?;
        let begun = prepare::begin(&mut tx, &ctx, actor, id, run)
            .await?
            .watched(watch);
        tx.commit().await?;
        let (begun, solved) = aside(move || {
            let solved = begun.solve();
            (begun, solved)
        })
        .await?;
        if watch.is_stopped() {
            return Ok(Ended::Stopped(What::List));
        }
        let solved = match solved {
            Ok(solved) => solved,
            Err(Vain::Infeasible(infeasible)) => return Ok(Ended::Vain(What::List, infeasible)),
            Err(Vain::Fault(error)) => return Err(error),
        };
        let mut tx = app.db.write().await?;
        match prepare::finish(&mut tx, &ctx, actor, &begun, solved).await {
            Ok(()) => {
                tx.commit().await?;
                return Ok(Ended::Done(What::List));
            }
            Err(Error::Conflict(Conflict::SelectionChanged)) => {}
            Err(other) => return Err(other),
        }
    }
    Err(Error::Conflict(Conflict::SelectionChanged))
}
