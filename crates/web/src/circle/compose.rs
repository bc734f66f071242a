//! Composing and repairing a seating: read, computed off the async threads, written; and again where something changed
//! meanwhile, or where live circles take one person at a time.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread::available_parallelism;

use domain::error::Error;
use domain::seating::work::{self, Finished, Task, Work};
use kernel::seating::Infeasible;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::failure::Failure;
use crate::page::Page;

/// After so many times something is wrong; a hundred late ones into one live circle take a hundred.
const MOST: usize = 500;
/// Composing anew begins again only where somebody checks people in at the same moment.
const MOST_ANEW: usize = 5;

/// So many searches at once as there are processors.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, NonZero::get)));

/// Does a task. `Err` within: it cannot be, and why.
pub(super) async fn run(
    app: &App,
    page: &Page,
    id: &str,
    task: Task,
) -> Result<Result<(), (Work, Infeasible)>, Failure> {
    let most = if task == Task::Compose { MOST_ANEW } else { MOST };
    for _ in 0..most {
        let mut ctx = app.context();
        let mut tx = app.db.read().await?;
        let begun = work::begin(&mut tx, &mut ctx, &page.actor, id, task).await?;
        tx.commit().await?;
        let failed = |e: &dyn std::fmt::Display| Error::Internal(format!("seating: {e}"));
        let turn = TURNS.acquire().await.map_err(|e| failed(&e))?;
        let computed = tokio::task::spawn_blocking(move || {
            let plan = begun.plan();
            (begun, plan)
        });
        let (begun, plan) = computed.await.map_err(|e| failed(&e))?;
        drop(turn);
        let plan = match plan {
            Ok(plan) => plan,
            Err(infeasible) => return Ok(Err((begun, infeasible))),
        };
        let mut tx = app.db.write().await?;
        let finished = work::finish(&mut tx, &mut ctx, &app.circles, &page.actor, &begun, &plan).await?;
        tx.commit().await?;
        let (heard, done) = match finished {
            Finished::Done(heard) => (heard, true),
            Finished::Again(heard) => (heard, false),
        };
        for circle in heard {
            app.bus.changed(&circle);
        }
        if done {
            return Ok(Ok(()));
        }
    }
    Err(Error::Unavailable("the seating changes faster than it is computed".into()).into())
}
