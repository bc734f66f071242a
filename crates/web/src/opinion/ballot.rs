//! Votes on their way into the database. SQLite has one writer, and each commit waits for the disk; so votes are gathered
//! and committed in groups, and a request answers only when its group is committed.
//!
//! Whoever comes while a group is being committed waits for the next one. A group is committed by a task of its own, so
//! that a reader who leaves takes nobody's vote along.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::error::{Error, Result};
use domain::opinion::vote::{self, Ballot};
use tokio::sync::oneshot;

use crate::app::App;

/// The most votes of one transaction: others want to write too.
const GROUP: usize = 500;

/// Votes that wait.
#[derive(Debug, Default)]
pub struct Ballots(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    ballots: Vec<(Ballot, oneshot::Sender<Result<()>>)>,
    /// Somebody commits group after group until none waits.
    gathering: bool,
}

impl Ballots {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next group; `None` where nobody waits, and then whoever comes next begins anew.
    fn group(&self) -> Option<Vec<(Ballot, oneshot::Sender<Result<()>>)>> {
        let mut waiting = self.lock();
        if waiting.ballots.is_empty() {
            waiting.gathering = false;
            return None;
        }
        let many = waiting.ballots.len().min(GROUP);
        Some(waiting.ballots.drain(..many).collect())
    }
}

/// Takes a vote in: when this returns `Ok`, it is committed.
///
/// # Errors
/// As [`vote::cast`] says of a single ballot; `Unavailable` where the database does not answer: then the vote was not
/// taken.
pub async fn hand_in(app: &App, ballot: Ballot) -> Result<()> {
    let (tell, hear) = oneshot::channel();
    let begins = {
        let mut waiting = app.ballots.lock();
        waiting.ballots.push((ballot, tell));
        !std::mem::replace(&mut waiting.gathering, true)
    };
    if begins {
        tokio::spawn(gather(app.clone()));
    }
    hear.await
        .unwrap_or_else(|_| Err(Error::Unavailable("the group was not committed".into())))
}

/// Lets the next one begin anew where this one came to a bad end.
struct Anew<'a>(&'a Ballots);

impl Drop for Anew<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.lock().gathering = false;
        }
    }
}

async fn gather(app: App) {
    let _anew = Anew(&app.ballots);
    while let Some(group) = app.ballots.group() {
        let (ballots, tell): (Vec<_>, Vec<_>) = group.into_iter().unzip();
        let became = match commit(&app, &ballots).await {
            Ok(became) => became,
            Err(error) => {
                let why = error.to_string();
                ballots
                    .iter()
                    .map(|_| Err(Error::Unavailable(why.clone())))
                    .collect()
            }
        };
        for (tell, became) in tell.into_iter().zip(became) {
            // Who has left meanwhile is told nothing; the vote counts.
            let _left = tell.send(became);
        }
    }
}

async fn commit(app: &App, ballots: &[Ballot]) -> Result<Vec<Result<()>>> {
    let mut tx = app.db.write().await?;
    let became = vote::cast(&mut tx, app.now(), ballots).await?;
    tx.commit().await?;
    Ok(became)
}
