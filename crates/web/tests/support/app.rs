//! The whole product in one process, on a scratch database, with a clock that the test turns.

use axum::Router;
use domain::context::Context;
use domain::error::Result;
use domain::mail::{self, Kind, Mail};
use domain::session;
use store::db::{Db, Tx};
use store::sql;
use web::app::{App, Settings};
use web::work;

use super::browser::Browser;
use super::dial::Dial;
use super::engines::{Harness, Scratch};
use super::fixture::Fixture;

/// The host under which the tests reach it.
pub(crate) const HOST: &str = "dialoog.test";

/// The product.
pub(crate) struct TestApp {
    pub(crate) db: Db,
    /// The whole web side, to be called without a network.
    pub(crate) router: Router,
    /// Time and randomness.
    pub(crate) dial: Dial,
    pub(crate) app: App,
}

impl Harness for TestApp {
    async fn on(scratch: &Scratch) -> TestApp {
        TestApp::make(scratch.open().await, Dial::new(), false)
    }
}

impl TestApp {
    fn make(db: Db, dial: Dial, demo: bool) -> TestApp {
        let settings = Settings {
            public_url: format!("http://{HOST}"),
            demo,
            sends_mail: false,
            mail_from: "vestlusring@dialoog.test".to_owned(),
        };
        let (clock, seed) = (dial.clone(), dial.clone());
        let clock = std::sync::Arc::new(move || clock.now());
        let seed = std::sync::Arc::new(move || seed.seed());
        let app = App::new(db.clone(), settings, clock, seed, Dial::key());
        TestApp {
            db,
            router: web::router(app.clone()),
            dial,
            app,
        }
    }

    /// The same installation, run as the demo.
    pub(crate) fn as_demo(&self) -> TestApp {
        TestApp::make(self.db.clone(), self.dial.clone(), true)
    }

    /// Organisations, people and dialogues; see [`Fixture`].
    pub(crate) async fn fixture(&self) -> Fixture {
        self.write(Fixture::make).await.unwrap()
    }

    /// A reader who has never been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A reader who is logged in as a person.
    pub(crate) async fn browser_of(&self, person_id: &str) -> Browser {
        let token = self
            .write(async |tx, ctx| session::open(tx, ctx, person_id).await)
            .await
            .unwrap();
        let browser = self.browser();
        browser.set_cookie("session", &token);
        browser
    }

    /// One call in a transaction of its own, committed where it went well.
    pub(crate) async fn write<T>(
        &self,
        call: impl AsyncFnOnce(&mut Tx, &mut Context) -> Result<T>,
    ) -> Result<T> {
        let mut ctx = self.app.context();
        let mut tx = self.db.write().await?;
        let made = call(&mut tx, &mut ctx).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// One look.
    pub(crate) async fn read<T>(&self, call: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> Result<T> {
        call(&mut self.db.read().await?).await
    }

    /// Does every job that is due, as the worker does without a mail server; no job may fail. How many there were.
    pub(crate) async fn run_jobs(&self) -> usize {
        let mut done = 0;
        while work::one(&self.app, None).await.unwrap() {
            done += 1;
            assert!(done < 10_000, "the jobs do not end");
        }
        let failed = sql!("select kind, payload, error from job where error <> '' or failed_at is not null");
        let rows = self
            .read(async |tx| Ok(tx.all(failed, &[]).await?))
            .await
            .unwrap();
        let text = |row: &store::db::Row, column| row.get::<String>(column).unwrap();
        let failed: Vec<_> = rows
            .iter()
            .map(|r| {
                ["kind", "payload", "error"]
                    .map(|column| text(r, column))
                    .join(" ")
            })
            .collect();
        assert!(failed.is_empty(), "jobs failed: {failed:?}");
        done
    }

    /// Every mail of the installation, oldest first.
    pub(crate) async fn mails(&self) -> Vec<Mail> {
        let mut tx = self.db.read().await.unwrap();
        let rows = tx
            .all(sql!("select id from mail order by created_at, id"), &[])
            .await
            .unwrap();
        let mut mails = Vec::with_capacity(rows.len());
        for row in rows {
            let id: String = row.get("id").unwrap();
            mails.push(mail::for_sending(&mut tx, &id).await.unwrap().unwrap());
        }
        mails
    }

    /// The last mail of a kind to an address.
    pub(crate) async fn mail_to(&self, address: &str, kind: Kind) -> Mail {
        let mails = self.mails().await;
        let found = mails
            .iter()
            .rev()
            .find(|m| m.new.to_address == address && m.new.kind == kind);
        found
            .unwrap_or_else(|| panic!("no mail {kind:?} to {address}"))
            .clone()
    }

    /// The path of the personal link of a mail.
    pub(crate) fn link(&self, mail: &Mail) -> String {
        mail.link_path(&self.app.context()).expect("a mail with a link")
    }
}
