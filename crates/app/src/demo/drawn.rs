//! The demo's beginners' course: its call has closed, its list of groups is public, and the number is drawn in a few days.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use domain::actor::Actor;
use domain::application;
use domain::application::form::{self as applying, Begun, Details, NewApplication};
use domain::call::role::{self, Edited as NewRole};
use domain::call::terms;
use domain::meeting::{self, Kind};
use domain::programme::life::{self, NewProgramme};
use domain::programme::plan;
use domain::programme::{Call, Choose, Conditions, Words};
use domain::selection::draw::act::{self, Announcement};
use domain::selection::draw::{prepare, view};
use domain::selection::work::Run;
use kernel::time::{DAY, HOUR, MINUTE};
use serde::Deserialize;

use super::Maker;

type Texts = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
struct Drawn {
    language: String,
    spoken: Vec<String>,
    places: u32,
    counties_least: u32,
    applicants: usize,
    source: String,
    /// Days until the number is drawn.
    drawn_in: i32,
    first_names: Vec<String>,
    last_names: Vec<String>,
    municipalities: Vec<String>,
    role: Vec<RoleData>,
    text: BTreeMap<String, Texts>,
    meeting: BTreeMap<String, Texts>,
}

#[derive(Debug, Deserialize)]
struct RoleData {
    least: u32,
    most: u32,
    name: Texts,
}

impl Drawn {
    fn words(&self, language: &str) -> Words {
        let of = |name: &str| self.text.get(language).and_then(|t| t.get(name)).cloned();
        Words {
            title: of("title").unwrap_or_default(),
            lead: of("lead").unwrap_or_default(),
            about: of("about").unwrap_or_default(),
            for_whom: of("for_whom").unwrap_or_default(),
            ..Words::default()
        }
    }
}

impl Maker<'_> {
    /// The beginners' course, from its announcement to its published list.
    pub(super) async fn drawn(&mut self, organisation_id: &str) -> anyhow::Result<()> {
        let data: Drawn = toml::from_str(include_str!("../../demo/drawn.toml")).context("demo/drawn.toml")?;
        let actor = Actor::System;
        self.at(-40 * DAY);
        let new = NewProgramme {
            title: data.words(&data.language).title,
            language: data.language.clone(),
        };
        let id = self.ctx.id();
        let id = life::create_once(self.tx, self.ctx, &actor, organisation_id, &id, &new).await?;
        for language in data.text.keys() {
            plan::set_words(self.tx, self.ctx, &actor, &id, language, &data.words(language)).await?;
        }
        let basics = plan::Basics {
            spoken: data.spoken.clone(),
            zone: super::ZONE.to_owned(),
            meeting_hours: 8,
            own_hours: 4,
        };
        plan::set_basics(self.tx, self.ctx, &actor, &id, &basics).await?;
        let mut meeting = meeting::plan::empty(self.ctx, &id, Kind::Meeting, 0);
        meeting.starts_at = Some(super::starts_at(self.now, 60, "10:00")?);
        meeting.minutes = 6 * 60;
        meeting.texts = (data.meeting.iter())
            .map(|(language, t)| {
                let of = |name: &str| t.get(name).cloned().unwrap_or_default();
                let words = meeting::Words {
                    title: of("title"),
                    agenda: of("agenda"),
                };
                (language.clone(), words)
            })
            .collect();
        meeting::plan::put(self.tx, self.ctx, &actor, &meeting).await?;
        let call = Call {
            opens_at: Some(self.now - 38 * DAY),
            closes_at: Some(self.now - 4 * DAY),
            places: Some(data.places),
            answer_by: Some(self.now + 20 * DAY),
            accept_days: 5,
        };
        plan::set_call(self.tx, self.ctx, &actor, &id, &call).await?;
        let conditions = Conditions {
            one_per_municipality: true,
            one_per_organisation: false,
            counties_least: data.counties_least,
            choose: Choose::Lottery,
            line: 0.0,
        };
        terms::set_conditions(self.tx, self.ctx, &actor, &id, &conditions).await?;
        let roles: Vec<NewRole> = (data.role.iter())
            .map(|r| NewRole {
                id: None,
                least: Some(r.least),
                most: Some(r.most),
                names: r.name.clone(),
            })
            .collect();
        role::set(self.tx, self.ctx, &actor, &id, &roles).await?;
        life::publish(self.tx, self.ctx, &actor, &id).await?;
        self.apply_to(&id, &data).await?;
        self.announce(&id, &data).await
    }

    async fn apply_to(&mut self, id: &str, data: &Drawn) -> anyhow::Result<()> {
        let programme =
            domain::programme::load(self.tx, &Actor::System, id, domain::actor::Right::SeePlan).await?;
        let roles = role::list(self.tx, id).await?;
        for i in 0..data.applicants {
            let pick = |list: &[String], at: usize| list[at % list.len()].clone();
            let name = format!(
                "{} {}",
                pick(&data.first_names, i),
                pick(&data.last_names, i * 5 + 2)
            );
            self.at(-36 * DAY + i64::try_from(i)? * 17 * HOUR);
            let email = format!("algkursus{}@kiri.example", i + 1);
            let new = NewApplication {
                name: name.clone(),
                email: email.clone(),
                language: data.language.clone(),
                late: String::new(),
                once: self.ctx.token(),
            };
            let Begun::Made(begun) = applying::begin(self.tx, self.ctx, &programme.public_id, &new).await?
            else {
                bail!("{name} applies twice");
            };
            let details = Details {
                name,
                email,
                phone: String::new(),
                employer: String::new(),
                municipality: pick(&data.municipalities, i * 7),
                role_id: roles
                    .get((i * 2 + i / 4) % roles.len().max(1))
                    .map(|r| r.id.clone()),
                answers: BTreeMap::new(),
            };
            self.ctx.now += 20 * MINUTE;
            let secret = application::secret(self.ctx, &begun.id);
            applying::hand_in(self.tx, self.ctx, &secret, begun.version, &details).await?;
        }
        Ok(())
    }

    /// The list is computed, checked and shown.
    async fn announce(&mut self, id: &str, data: &Drawn) -> anyhow::Result<()> {
        let actor = Actor::System;
        self.at(-3 * DAY);
        let run = Run {
            few_reviews: true,
            ..Run::default()
        };
        let work = prepare::begin(self.tx, self.ctx, &actor, id, &run).await?;
        let solved = work
            .solve()
            .map_err(|why| anyhow::anyhow!("the demo's draw: {why:?}"))?;
        prepare::finish(self.tx, self.ctx, &actor, &work, solved).await?;
        let view = view::view(self.tx, &actor, id, self.ctx.now).await?;
        let said = Announcement {
            source: data.source.clone(),
            draws_at: Some(super::starts_at(self.now, data.drawn_in, "12:00")?),
        };
        let version = view.draw.context("a draw")?.version;
        act::publish(self.tx, self.ctx, &actor, id, version, &said).await?;
        Ok(())
    }
}
