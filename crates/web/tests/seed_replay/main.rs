//! The programme of the seed, replayed day by day through its pages: from the announcement on 14 August 2023 to the public
//! summary on 3 April 2024, as organisers, applicants, blind reviewers and participants walked it, without JavaScript.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod choosing;
mod data;
mod learning;
mod planning;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use data::Programme;
use domain::actor::Role;
use kernel::time::instant;
use support::{Browser, TestApp, both_engines, fixture};
use web::texts::Texts;

pub(crate) const FORM: &str = "main form[method=post]";

/// What the pages say to those who read Estonian, so that a better wording breaks no test.
pub(crate) fn says() -> Texts {
    Texts::of("et")
}

/// The programme under way.
pub(crate) struct Replay {
    pub(crate) app: TestApp,
    pub(crate) data: Programme,
    organiser: String,
    pub(crate) reviewers: [String; 2],
    /// Address of the programme's pages for members.
    pub(crate) home: String,
    /// Address of its public page.
    pub(crate) public: String,
    /// Personal links by name.
    pub(crate) links: BTreeMap<String, String>,
}

impl Replay {
    async fn begin(app: TestApp) -> Replay {
        let data = Programme::read();
        app.dial
            .set(instant("2023-08-14", "08:00", &data.zone, None).unwrap());
        let people = app
            .write(async |tx, ctx| {
                let password = fixture::password(ctx)?;
                let host = fixture::organisation(tx, ctx, "Dialoogikool", "dialoogikool").await?;
                let mut people = Vec::new();
                for (role, name) in [
                    (Role::Organiser, "Maarika"),
                    (Role::Reviewer, "Toivo"),
                    (Role::Reviewer, "Anneli"),
                ] {
                    people.push(fixture::person(tx, ctx, &host.id, role, name, &password).await?);
                }
                Ok(people)
            })
            .await
            .unwrap();
        let [organiser, one, other] = people.try_into().expect("three people");
        Replay {
            app,
            data,
            organiser,
            reviewers: [one, other],
            home: String::new(),
            public: String::new(),
            links: BTreeMap::new(),
        }
    }

    /// Turns the clock to a date and time in the programme's zone, and does what is due by then.
    pub(crate) async fn on(&self, date: &str, clock: &str) {
        self.app
            .dial
            .set(instant(date, clock, &self.data.zone, None).unwrap());
        self.app.run_jobs().await;
    }

    /// The organiser, logged in now.
    pub(crate) async fn organiser(&self) -> Browser {
        self.app.browser_of(&self.organiser).await.reading("et")
    }

    /// Anybody.
    pub(crate) fn visitor(&self) -> Browser {
        self.app.browser().reading("et")
    }

    /// A page of somebody's personal link.
    pub(crate) fn own(&self, name: &str, path: &str) -> String {
        format!("{}{path}", self.links[name])
    }

    /// Sends a form of a page with some fields set; the page that comes back.
    pub(crate) async fn send(
        &self,
        who: &Browser,
        path: &str,
        form: &str,
        fields: &[(&str, &str)],
    ) -> support::Page {
        let page = who.get(path).await;
        page.expect(200);
        let form = fields
            .iter()
            .fold(page.form(form), |form, (name, value)| form.set(name, value));
        let sent = form.submit().await;
        sent.expect(200);
        sent
    }
}

both_engines! {
    async fn seed_replay(app: TestApp) {
        let mut replay = Replay::begin(app).await;
        planning::plan(&mut replay).await;
        planning::inform(&replay).await;
        choosing::apply(&mut replay).await;
        choosing::review(&replay).await;
        choosing::choose(&replay).await;
        choosing::answer(&replay).await;
        learning::meet(&replay).await;
        learning::practise(&replay).await;
        learning::hold_at_home(&replay).await;
        learning::certify(&replay).await;
        learning::report(&replay).await;
    }
}
