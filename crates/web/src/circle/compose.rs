//! Composing and repairing a seating: read, computed off the async threads, written; and again where something changed
//! meanwhile, or where live circles take one person at a time.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread::available_parallelism;

use domain::actor::Actor;
use domain::error::Error;
use domain::seating::work::{self, Finished, Task, Work};
use kernel::seating::Infeasible;
use kernel::watch::Watch;
use tokio::sync::Semaphore;

use super::{home, seating};
use crate::app::App;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;

/// After so many times something is wrong; a hundred late ones into one live circle take a hundred.
const MOST: usize = 500;
/// Composing anew begins again only where somebody checks people in at the same moment.
const MOST_ANEW: usize = 5;

/// So many searches at once as there are processors.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, NonZero::get)));

/// What came of a task.
#[derive(Debug)]
pub(crate) enum Ended {
    /// People sit as it was worked out.
    Done,
    /// It cannot be, and why.
    Vain(Box<(Work, Infeasible)>),
    /// Somebody stopped it, and nobody has moved.
    Stopped,
}

/// Does a task that takes no time, and says what came of it.
pub(super) async fn at_once(app: &App, page: &Page, id: &str, task: Task) -> Outcome {
    let ended = run(app, &page.actor, id, task, &Watch::new()).await?;
    told(app, page, id, ended).await
}

/// Says what came of a task.
pub(super) async fn told(app: &App, page: &Page, id: &str, ended: Ended) -> Outcome {
    match ended {
        Ended::Done => Ok(page.go(&home(id), Some(Flash::Seated))),
        Ended::Stopped => Ok(page.go(&home(id), Some(Flash::Stopped))),
        Ended::Vain(why) => seating::refused(app, page, id, &why.0, &why.1).await,
    }
}

/// Does a task.
pub(super) async fn run(
    app: &App,
    actor: &Actor,
    id: &str,
    task: Task,
    watch: &Watch,
) -> Result<Ended, Error> {
    let most = if task == Task::Compose { MOST_ANEW } else { MOST };
    for _ in 0..most {
        let mut ctx = app.context();
        let mut tx = app.db.read().await?;
        let begun = work::begin(&mut tx, &mut ctx, actor, id, task).await?;
        tx.commit().await?;
        let failed = |e: &dyn std::fmt::Display| Error::Internal(format!("seating: {e}"));
        let turn = TURNS.acquire().await.map_err(|e| failed(&e))?;
        let own = watch.clone();
        let computed = tokio::task::spawn_blocking(move || {
            let plan = begun.plan(&own);
            (begun, plan)
        });
        let (begun, plan) = computed.await.map_err(|e| failed(&e))?;
        drop(turn);
        if watch.is_stopped() {
            return Ok(Ended::Stopped);
        }
        let plan = match plan {
            Ok(plan) => plan,
            Err(infeasible) => return Ok(Ended::Vain(Box::new((begun, infeasible)))),
        };
        let mut tx = app.db.write().await?;
        let finished = work::finish(&mut tx, &mut ctx, &app.circles, actor, &begun, &plan).await?;
        tx.commit().await?;
        let (heard, done) = match finished {
            Finished::Done(heard) => (heard, true),
            Finished::Again(heard) => (heard, false),
        };
        for circle in heard {
            app.bus.changed(&circle);
        }
        if done {
            return Ok(Ended::Done);
        }
    }
    Err(Error::Unavailable(
        "the seating changes faster than it is computed".into(),
    ))
}
