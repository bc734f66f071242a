//! A database, a clock, and calls in transactions of their own.

use std::sync::Arc;
use std::time::Duration;

use domain::actor::Actor;
use domain::context::Context;
use domain::dialogue::clock;
use domain::error::Result;
use domain::job::{self, Job};
use domain::mail::{self, Kind, Mail};
use domain::{registration, session};
use kernel::place::State;
use store::db::{Db, Sql, Tx};
use store::sql;
use tokio::sync::Barrier;
use tokio::task::JoinHandle;

use super::dial::Dial;
use super::engines::{Harness, Scratch};
use super::fixture::Fixture;

/// What a domain test works in.
pub(crate) struct World {
    pub(crate) db: Db,
    pub(crate) dial: Dial,
}

impl Harness for World {
    async fn on(scratch: &Scratch) -> World {
        World {
            db: scratch.open().await,
            dial: Dial::new(),
        }
    }
}

impl World {
    /// Organisations, people and dialogues; see [`Fixture`].
    pub(crate) async fn fixture(&self) -> Fixture {
        self.write(Fixture::make).await.unwrap()
    }

    /// One call in a transaction of its own, committed where it went well.
    pub(crate) async fn write<T>(
        &self,
        call: impl AsyncFnOnce(&mut Tx, &mut Context) -> Result<T>,
    ) -> Result<T> {
        let mut ctx = self.dial.context();
        let mut tx = self.db.write().await?;
        let made = call(&mut tx, &mut ctx).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// One look.
    pub(crate) async fn read<T>(&self, call: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> Result<T> {
        call(&mut self.db.read().await?).await
    }

    /// Somebody who has just logged in, and the session's token.
    pub(crate) async fn log_in(&self, person_id: &str) -> (Actor, String) {
        let token = self
            .write(async |tx, ctx| session::open(tx, ctx, person_id).await)
            .await
            .unwrap();
        (self.actor(&token).await, token)
    }

    /// Who has this session now.
    pub(crate) async fn actor(&self, token: &str) -> Actor {
        let now = self.dial.now();
        self.read(async |tx| Ok(session::actor(tx, token, now).await?.0))
            .await
            .unwrap()
    }

    /// Does every job that is due, as the worker does; mails are only taken from the queue. How many there were.
    pub(crate) async fn run_jobs(&self) -> usize {
        for done in 0..1000 {
            let now = self.dial.now();
            let Some(claimed) = self.write(async |tx, _| job::claim(tx, now).await).await.unwrap() else {
                return done;
            };
            if let Job::Clock { dialogue_id } = &claimed.job {
                self.write(async |tx, ctx| clock::run(tx, ctx, dialogue_id).await)
                    .await
                    .unwrap();
            }
            if claimed.job == Job::Scrub {
                self.db.scrub().await.unwrap();
            }
            self.write(async |tx, _| job::finish(tx, &claimed).await)
                .await
                .unwrap();
        }
        panic!("the jobs do not end");
    }

    /// Does something many times at the same moment, each in a task of its own; what each gave.
    pub(crate) async fn at_once<T, F>(&self, many: usize, make: impl Fn(usize) -> F) -> Vec<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        // With connections at hand: making one takes longer than what is to collide.
        if let Db::Postgres(_) = &self.db {
            let mut open = Vec::new();
            for _ in 0..many.min(20) {
                open.push(self.db.read().await.unwrap());
            }
        }
        let start = Arc::new(Barrier::new(many));
        let tasks: Vec<JoinHandle<T>> = (0..many)
            .map(|i| {
                let (start, work) = (start.clone(), make(i));
                tokio::spawn(async move {
                    start.wait().await;
                    work.await
                })
            })
            .collect();
        let mut gave = Vec::with_capacity(many);
        for task in tasks {
            gave.push(task.await.unwrap());
        }
        gave
    }

    /// Does something in a transaction that is not yet committed when something else begins: whatever the engine's
    /// timing, the second has not seen the first one's change when it starts. What both gave.
    pub(crate) async fn overlap<A, B: Send + 'static>(
        &self,
        first: impl AsyncFnOnce(&mut Tx, &mut Context) -> Result<A>,
        second: impl Future<Output = B> + Send + 'static,
    ) -> (A, B) {
        let mut ctx = self.dial.context();
        let mut tx = self.db.write().await.unwrap();
        let gave = first(&mut tx, &mut ctx).await.unwrap();
        let second = tokio::spawn(second);
        // Long enough to come to the row that the first one holds; if it were not, the test would only be weaker.
        tokio::time::sleep(Duration::from_millis(200)).await;
        tx.commit().await.unwrap();
        (gave, second.await.unwrap())
    }

    /// A number that a query gives as `n`.
    pub(crate) async fn count(&self, query: Sql, id: &str) -> u32 {
        self.read(async |tx| Ok(tx.one(query, &[id.into()]).await?.count("n")?))
            .await
            .unwrap()
    }

    /// Where somebody's place stands.
    pub(crate) async fn state(&self, registration_id: &str) -> State {
        let found = self
            .read(async |tx| registration::for_mail(tx, registration_id).await)
            .await
            .unwrap();
        found.expect("the registration").state
    }

    /// Where the places of a dialogue stand, by the names of the states, in the line's order.
    pub(crate) async fn states(&self, dialogue_id: &str) -> Vec<String> {
        let query = sql!("select state from registration where dialogue_id = $1 order by line, id");
        let rows = self
            .read(async |tx| Ok(tx.all(query, &[dialogue_id.into()]).await?))
            .await
            .unwrap();
        rows.iter().map(|row| row.get("state").unwrap()).collect()
    }

    /// Mails of a kind about a dialogue, oldest first.
    pub(crate) async fn mails(&self, dialogue_id: &str, kind: Kind) -> Vec<Mail> {
        let query = sql!("select id from mail where dialogue_id = $1 and kind = $2 order by created_at, id");
        let mut tx = self.db.read().await.unwrap();
        let rows = tx
            .all(query, &[dialogue_id.into(), kind.as_str().into()])
            .await
            .unwrap();
        let mut mails = Vec::new();
        for row in rows {
            let id: String = row.get("id").unwrap();
            mails.push(mail::for_sending(&mut tx, &id).await.unwrap().unwrap());
        }
        mails
    }

    /// Mails of a kind to an application, oldest first.
    pub(crate) async fn mails_of(&self, application_id: &str, kind: Kind) -> Vec<Mail> {
        let query =
            sql!("select id from mail where application_id = $1 and kind = $2 order by created_at, id");
        let mut tx = self.db.read().await.unwrap();
        let rows = tx
            .all(query, &[application_id.into(), kind.as_str().into()])
            .await
            .unwrap();
        let mut mails = Vec::new();
        for row in rows {
            let id: String = row.get("id").unwrap();
            mails.push(mail::for_sending(&mut tx, &id).await.unwrap().unwrap());
        }
        mails
    }
}
