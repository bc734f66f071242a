//! The cohort: who was there counts, polls move meetings, what is private stays private, what is anonymous stays so.

mod answered;
mod own;
mod shared;

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::cohort::assessment::{self, results};
use domain::cohort::attendance::{self, Mark};
use domain::cohort::comment::{self, About};
use domain::cohort::journal::{self, Written};
use domain::cohort::material::{self, Material};
use domain::cohort::message::{self, NewMessage, Whom, Words};
use domain::cohort::poll::{self, Choice, NewPoll, Suits};
use domain::cohort::{self, worksheet};
use domain::error::{Conflict, Error, Result};
use domain::input::{Fault, Faults};
use domain::mail::Kind;
use domain::programme::{self, clock};
use domain::{application, job};
use kernel::time::{DAY, HOUR, MINUTE};
use kernel::worksheet::{Answers, Moment};
use store::sql;

use crate::support::cohort::{cohort, mentor};
use crate::support::learning::{Applied, Learning};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines, fixture::Fixture};

struct Set {
    world: World,
    fixture: Fixture,
    people: Vec<Applied>,
    organiser: Actor,
    owner: Actor,
    mentor: Actor,
}

impl Set {
    async fn make(world: World, many: u32) -> Set {
        let fixture = world.fixture().await;
        let learning = fixture.programme.clone();
        let facilitator = fixture.facilitator.clone();
        let people = world
            .write(async |tx, ctx| {
                mentor(tx, ctx, &learning, &facilitator, "Veljo Vedaja").await?;
                cohort(tx, ctx, &learning, many).await
            })
            .await
            .unwrap();
        let (organiser, _) = world.log_in(&fixture.organiser).await;
        let (owner, _) = world.log_in(&fixture.owner).await;
        let (mentor, _) = world.log_in(&fixture.facilitator).await;
        Set {
            world,
            fixture,
            people,
            organiser,
            owner,
            mentor,
        }
    }

    fn learning(&self) -> &Learning {
        &self.fixture.programme
    }

    /// Turns the clock to so long after the start of a meeting.
    async fn at(&self, meeting: usize, after: i64) {
        let query = sql!("select starts_at as n from meeting where id = $1");
        let id = &self.learning().meetings[meeting];
        let at: i64 = self
            .world
            .read(async |tx| Ok(tx.one(query, &[id.into()]).await?.get("n")?))
            .await
            .unwrap();
        self.world.dial.set(at + after);
        // People log in anew: sessions do not last that long.
    }

    async fn mark(&self, actor: &Actor, meeting: usize, who: usize, mark: Option<Mark>) -> Result<()> {
        let (id, meeting) = (&self.learning().id, &self.learning().meetings[meeting]);
        self.world
            .write(async |tx, ctx| {
                attendance::mark(tx, ctx, actor, id, meeting, &self.people[who].id, mark).await
            })
            .await
    }

    /// Present, apologised, absent, held, unrecorded of everybody, in the order of their names.
    async fn counts(&self) -> Vec<[u32; 5]> {
        let (id, now) = (&self.learning().id, self.world.dial.now());
        let all = self
            .world
            .read(async |tx| cohort::attendance(tx, id, now).await)
            .await
            .unwrap();
        let of = |a: &cohort::Attended| [a.present, a.apologised, a.absent, a.held, a.unrecorded];
        all.iter().map(of).collect()
    }

    /// The programme's clock, as the worker lets it run.
    async fn tick(&self) {
        let id = &self.learning().id;
        self.world
            .write(async |tx, ctx| clock::run(tx, ctx, id).await)
            .await
            .unwrap();
    }

    /// To whom mails of a kind go.
    async fn mails(&self, kind: Kind) -> Vec<String> {
        let query = sql!("select to_name from mail where programme_id = $1 and kind = $2 order by to_name");
        let rows = self
            .world
            .read(async |tx| {
                Ok(tx
                    .all(query, &[(&self.learning().id).into(), kind.as_str().into()])
                    .await?)
            })
            .await
            .unwrap();
        rows.iter().map(|row| row.get("to_name").unwrap()).collect()
    }

    /// Whether a text stands anywhere in the database.
    async fn holds(&self, text: &str) -> bool {
        Snapshot::take(&self.world.db).await.has(text)
    }
}

fn entry(ctx: &mut domain::context::Context, text: &str, share: bool) -> Written {
    Written {
        id: ctx.id(),
        version: 0,
        day: "2026-11-24".to_owned(),
        meeting_id: None,
        text: text.to_owned(),
        share,
    }
}

fn answers(sheet: &str, fields: &[(&str, &str)]) -> Answers {
    let sheet = kernel::worksheet::newest(sheet).expect("a worksheet");
    kernel::worksheet::read(sheet, fields.iter().copied()).unwrap()
}

async fn give(set: &Set, who: usize, moment: Moment, code: &str, calm: &str) -> Result<()> {
    let given = answers(
        assessment::SHEET,
        &[("stay-calm", calm), ("next", "Hääletooni kuulata")],
    );
    let secret = &set.people[who].secret;
    set.world
        .write(async |tx, ctx| assessment::give(tx, ctx, secret, moment, code, &given).await)
        .await
}

async fn ask(set: &Set, moment: Moment) -> Result<()> {
    let id = &set.learning().id;
    set.world
        .write(async |tx, ctx| assessment::ask(tx, ctx, &set.organiser, id, moment).await)
        .await
}

fn message(whom: Whom, once: &str) -> NewMessage {
    let words = |subject: &str, body: &str| Words {
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    NewMessage {
        whom,
        texts: [("et".to_owned(), words("Homme", "Võta joonistus kaasa."))].into(),
        once: once.to_owned(),
    }
}
