//! The demo's development programme: a call, a fair selection, four meetings held, learning pairs, and the dialogues at
//! home under way. The participants' own dialogues are the demo's.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use domain::actor::{Actor, Membership, Right, Role, Signed};
use domain::application::form::{self as applying, Begun, Details, NewApplication};
use domain::application::own::{self, Act};
use domain::application::{self, Application};
use domain::call::criterion::{self, Edited as NewCriterion};
use domain::call::question::{self, Edited as NewQuestion, Kind as Answered, Stage};
use domain::call::role::{self, Edited as NewRole};
use domain::call::terms;
use domain::cohort::attendance::{self, Mark};
use domain::cohort::material::{self, Material};
use domain::cohort::{assessment, journal, message};
use domain::context::Context;
use domain::dialogue::Attendance;
use domain::meeting::{self, Kind};
use domain::pair::{self, practicum};
use domain::programme::life::{self, NewProgramme};
use domain::programme::partner::{self, Part, Partner};
use domain::programme::plan::{self, Basics};
use domain::programme::reading::{self, Reading};
use domain::programme::trainer::{self, Trainer};
use domain::programme::{Call, CertificateRule, Choose, Conditions, Reviewing, Words};
use domain::review::give::{self, Given};
use domain::review::reviewer::{self, Chosen};
use domain::selection::{self, release, work};
use domain::{own_dialogue, setting};
use kernel::time::{self, DAY, HOUR, MINUTE};
use kernel::worksheet::Moment;
use store::db::Tx;

use super::programme_data::{Applicant, MeetingData, ProgrammeData};

/// The day of the seed that is today in the demo, to the week: between the fourth meeting and the fifth.
const TODAY: &str = "2024-01-10";

/// What the programme is made from.
pub(super) struct Making<'a> {
    pub(super) tx: &'a mut Tx,
    pub(super) ctx: &'a mut Context,
    pub(super) now: i64,
    pub(super) data: &'a ProgrammeData,
    /// Who organises: the organisation, and its people by address: id, name, role.
    pub(super) organisation: (String, String, String),
    pub(super) staff: BTreeMap<String, (String, String, Role)>,
    /// Dialogues of the demo by key.
    pub(super) dialogues: &'a BTreeMap<String, String>,
}

impl Making<'_> {
    /// An instant of the seed, moved by whole weeks, so that a Wednesday stays one.
    fn moved(&self, date: &str, clock: &str) -> anyhow::Result<i64> {
        let zone = &self.data.zone;
        let noon = |date: &str| time::instant(date, "12:00", "UTC", None).context("date");
        let today = time::local(self.now, zone).iso_date();
        let weeks = (noon(&today)? - noon(TODAY)?).div_euclid(7 * DAY);
        let date = time::local(noon(date)? + weeks * 7 * DAY, "UTC").iso_date();
        time::instant(&date, clock, zone, Some(time::Repeated::First)).context("time of the programme")
    }

    fn at(&mut self, date: &str, clock: &str) -> anyhow::Result<()> {
        self.ctx.now = self.moved(date, clock)?.min(self.now);
        Ok(())
    }

    /// A member of the organisation who is logged in.
    fn member(&self, email: &str) -> anyhow::Result<Actor> {
        let (person_id, name, role) = self
            .staff
            .get(email)
            .context("a person of the programme")?
            .clone();
        let (organisation_id, slug, host) = self.organisation.clone();
        Ok(Actor::Person(Signed {
            person_id,
            name,
            email: email.to_owned(),
            session: String::new(),
            reviews: false,
            memberships: vec![Membership {
                organisation_id,
                slug,
                name: host,
                role,
            }],
        }))
    }

    /// Makes it all; the path of a participant's personal link.
    pub(super) async fn make(mut self) -> anyhow::Result<String> {
        let id = self.plan().await?;
        self.call(&id).await?;
        life::publish(self.tx, self.ctx, &Actor::System, &id).await?;
        let people = self.apply(&id).await?;
        self.review(&id).await?;
        self.choose(&id).await?;
        let people: Vec<(usize, String)> = self.answer(people).await?;
        self.learn(&id, &people).await?;
        let (_, triin) = people
            .iter()
            .find(|(i, _)| self.data.applicant[*i].holds == "rapina-kodu")
            .context("a participant")?;
        Ok(format!("/a/{triin}"))
    }

    async fn plan(&mut self) -> anyhow::Result<String> {
        let actor = &Actor::System;
        self.at(&self.data.announced.clone(), "08:00")?;
        let new = NewProgramme {
            title: self.data.text["et"]["title"].clone(),
            language: self.data.language.clone(),
        };
        let id = self.ctx.id();
        let id = life::create_once(self.tx, self.ctx, actor, &self.organisation.0, &id, &new).await?;
        for (language, text) in &self.data.text {
            let of = |name: &str| text.get(name).map(|t| t.trim().to_owned()).unwrap_or_default();
            let words = Words {
                title: of("title"),
                lead: of("lead"),
                about: of("about"),
                for_whom: of("for_whom"),
                gains: of("gains"),
                topics: of("topics"),
                think: of("think"),
                approach: of("approach"),
                free: of("free"),
                own_cost: of("own_cost"),
                certificate: of("certificate"),
                cancel_reason: String::new(),
            };
            plan::set_words(self.tx, self.ctx, actor, &id, language, &words).await?;
        }
        let basics = Basics {
            spoken: self.data.spoken.clone(),
            zone: self.data.zone.clone(),
            meeting_hours: self.data.meeting_hours,
            own_hours: self.data.own_hours,
        };
        plan::set_basics(self.tx, self.ctx, actor, &id, &basics).await?;
        let partners: Vec<Partner> = self
            .data
            .partner
            .iter()
            .map(|p| {
                Ok(Partner {
                    part: Part::parse(&p.part).context("part of a partner")?,
                    name: p.name.clone(),
                    link: p.link.clone(),
                })
            })
            .collect::<anyhow::Result<_>>()?;
        partner::set(self.tx, self.ctx, actor, &id, &partners).await?;
        for data in &self.data.trainer {
            let person = self.staff.get(&data.email).map(|(id, _, _)| id.clone());
            let trainer = Trainer {
                id: self.ctx.id(),
                person_id: person,
                name: data.name.clone(),
                link: String::new(),
                texts: data.about.clone(),
            };
            trainer::put(self.tx, self.ctx, actor, &id, &trainer).await?;
        }
        let readings: Vec<Reading> = self
            .data
            .reading
            .iter()
            .map(|r| Reading {
                title: r.title.clone(),
                link: r.link.clone(),
                language: r.language.clone(),
            })
            .collect();
        reading::set(self.tx, self.ctx, actor, &id, &readings).await?;
        for (position, data) in (0..).zip(&self.data.meeting) {
            self.meeting(&id, Kind::Meeting, position, data).await?;
        }
        self.meeting(&id, Kind::Information, 0, &self.data.information)
            .await?;
        let rule = CertificateRule {
            attend_percent: self.data.attend_percent,
            needs_practicum: true,
            needs_dialogue: true,
        };
        plan::set_certificate_rule(self.tx, self.ctx, actor, &id, &rule).await?;
        Ok(id)
    }

    async fn meeting(
        &mut self,
        programme_id: &str,
        kind: Kind,
        position: u32,
        data: &MeetingData,
    ) -> anyhow::Result<()> {
        let mut meeting = meeting::plan::empty(self.ctx, programme_id, kind, position);
        meeting.starts_at = Some(self.moved(&data.date, &data.clock)?);
        meeting.minutes = data.minutes;
        meeting.place_name.clone_from(&data.place_name);
        meeting.place_address.clone_from(&data.place_address);
        meeting.video_link.clone_from(&data.link);
        meeting.attendance = if data.link.is_empty() {
            Attendance::InPlace
        } else {
            Attendance::Online
        };
        for (language, title) in &data.title {
            let words = meeting::Words {
                title: title.clone(),
                agenda: data.agenda.get(language).cloned().unwrap_or_default(),
            };
            meeting.texts.insert(language.clone(), words);
        }
        meeting::plan::put(self.tx, self.ctx, &Actor::System, &meeting).await?;
        Ok(())
    }

    async fn call(&mut self, id: &str) -> anyhow::Result<()> {
        let (actor, data) = (&Actor::System, self.data);
        let call = Call {
            opens_at: Some(self.moved(&data.opens.date, &data.opens.clock)?),
            closes_at: Some(self.moved(&data.closes.date, &data.closes.clock)?),
            places: Some(data.places),
            answer_by: Some(self.moved(&data.answer_by, "17:00")?),
            accept_days: data.accept_days,
        };
        plan::set_call(self.tx, self.ctx, actor, id, &call).await?;
        let conditions = Conditions {
            one_per_municipality: true,
            one_per_organisation: false,
            counties_least: data.counties_least,
            choose: Choose::Best,
            line: 0.0,
        };
        terms::set_conditions(self.tx, self.ctx, actor, id, &conditions).await?;
        let reviewing = Reviewing {
            blind: true,
            least: 2,
        };
        terms::set_reviewing(self.tx, self.ctx, actor, id, reviewing).await?;
        let roles: Vec<NewRole> = data
            .role
            .iter()
            .map(|r| NewRole {
                id: None,
                least: Some(r.least),
                most: Some(r.most),
                names: r.name.clone(),
            })
            .collect();
        role::set(self.tx, self.ctx, actor, id, &roles).await?;
        for one in &data.question {
            let texts = one
                .text
                .iter()
                .map(|(language, text)| {
                    let words = question::Words {
                        text: text.clone(),
                        ..question::Words::default()
                    };
                    (language.clone(), words)
                })
                .collect();
            let stage = one.stage.as_deref().unwrap_or("apply");
            let edited = NewQuestion {
                kind: Answered::parse(&one.kind).context("kind of question")?,
                required: stage == "apply",
                stage: Stage::parse(stage).context("stage of question")?,
                for_reviewers: true,
                most: one.most,
                texts,
            };
            let question_id = self.ctx.id();
            question::add(self.tx, self.ctx, actor, id, &question_id, &edited).await?;
        }
        let criteria: Vec<NewCriterion> = data
            .criterion
            .iter()
            .map(|c| NewCriterion {
                id: None,
                weight: c.weight,
                texts: c
                    .name
                    .iter()
                    .map(|(language, name)| {
                        let words = criterion::Words {
                            name: name.clone(),
                            help: c.help.get(language).cloned().unwrap_or_default(),
                        };
                        (language.clone(), words)
                    })
                    .collect(),
            })
            .collect();
        criterion::set(self.tx, self.ctx, actor, id, &criteria).await?;
        Ok(())
    }

    /// Everybody who was in time begins, writes and hands in; who they are by number, and their links.
    async fn apply(&mut self, id: &str) -> anyhow::Result<Vec<(usize, String)>> {
        let programme = domain::programme::load(self.tx, &Actor::System, id, Right::SeePlan).await?;
        let roles = role::list(self.tx, id).await?;
        let questions = applying::questions(self.tx, id, Stage::Apply).await?;
        let closes = programme.call.closes_at.context("a call that closes")?;
        let data = self.data;
        let mut people = Vec::new();
        for (i, applicant) in data.applicant.iter().enumerate().filter(|(_, a)| !a.late) {
            let n = i64::try_from(i)?;
            self.ctx.now = closes - 12 * DAY + n * 9 * HOUR;
            let application = self.begin(&programme.public_id, applicant).await?;
            let secret = application::secret(self.ctx, &application.id);
            let role = data
                .role
                .iter()
                .position(|r| r.key == applicant.role)
                .context("role")?;
            let mut answers = BTreeMap::new();
            for (k, (question, said)) in questions.iter().zip(&data.question).enumerate() {
                let pool = data.answers.get(&said.key).context("answers")?;
                answers.insert(question.id.clone(), pool[(i * 3 + k * 2) % pool.len()].clone());
            }
            let details = Details {
                name: applicant.name.clone(),
                email: applicant.email.clone(),
                phone: String::new(),
                employer: applicant.employer.clone(),
                municipality: applicant.municipality.clone(),
                role_id: roles.get(role).map(|r| r.id.clone()),
                answers,
            };
            self.ctx.now += 2 * HOUR;
            applying::hand_in(self.tx, self.ctx, &secret, application.version, &details)
                .await
                .with_context(|| applicant.name.clone())?;
            people.push((i, secret));
        }
        Ok(people)
    }

    async fn begin(&mut self, public_id: &str, applicant: &Applicant) -> anyhow::Result<Application> {
        let new = NewApplication {
            name: applicant.name.clone(),
            email: applicant.email.clone(),
            language: self.data.language.clone(),
            late: String::new(),
            once: self.ctx.token(),
        };
        match applying::begin(self.tx, self.ctx, public_id, &new).await? {
            Begun::Made(application) => Ok(*application),
            Begun::Known => bail!("{} applies twice", applicant.name),
        }
    }

    async fn review(&mut self, id: &str) -> anyhow::Result<()> {
        self.at(&self.data.closes.date.clone(), "09:00")?;
        let criteria = criterion::list(self.tx, id).await?;
        for (which, email) in self.data.reviewers.iter().enumerate() {
            let actor = self.member(email)?;
            let chosen = Chosen {
                person_id: actor.person_id().context("a reviewer")?.to_owned(),
                municipality: String::new(),
                employer: String::new(),
            };
            reviewer::set(self.tx, self.ctx, &Actor::System, id, &chosen).await?;
            for applicant in self.data.applicant.iter().filter(|a| !a.late) {
                let code = self.code(id, &applicant.email).await?;
                let scores = applicant.scores.get(which).context("scores")?;
                let given = Given {
                    act: give::Act::Done,
                    scores: Some(
                        criteria
                            .iter()
                            .zip(scores)
                            .map(|(c, s)| (c.id.clone(), *s))
                            .collect(),
                    ),
                    note: None,
                    reason: String::new(),
                };
                give::save(self.tx, self.ctx, &actor, id, &code, &given).await?;
                self.ctx.now += 11 * MINUTE;
            }
        }
        Ok(())
    }

    async fn code(&mut self, id: &str, email: &str) -> anyhow::Result<String> {
        let programme = domain::programme::load(self.tx, &Actor::System, id, Right::SeePlan).await?;
        let (all, _) = application::list::all(self.tx, &Actor::System, &programme).await?;
        let found = all
            .into_iter()
            .find(|a| a.who.as_ref().is_some_and(|w| w.email == email));
        Ok(found.context("an application")?.code)
    }

    async fn choose(&mut self, id: &str) -> anyhow::Result<()> {
        let closes = self.data.closes.date.clone();
        self.at(&closes, "18:00")?;
        self.ctx.now += 3 * DAY;
        let actor = Actor::System;
        let run = work::Run {
            reserve: 3,
            ..work::Run::default()
        };
        let begun = work::begin(self.tx, self.ctx, &actor, id, &run).await?;
        let solved = begun
            .solve()
            .map_err(|infeasible| anyhow::anyhow!("the demo's conditions: {infeasible}"))?;
        work::finish(self.tx, self.ctx, &actor, &begun, solved).await?;
        let view = selection::view::view(self.tx, &actor, id, self.ctx.now).await?;
        let version = view.selection.context("a selection")?.version;
        release::release(self.tx, self.ctx, &actor, id, version).await?;
        Ok(())
    }

    /// Two decline, everybody else who takes part accepts; those who take part.
    async fn answer(&mut self, people: Vec<(usize, String)>) -> anyhow::Result<Vec<(usize, String)>> {
        self.ctx.now += 15 * HOUR;
        for (_, secret) in people.iter().filter(|(i, _)| self.data.applicant[*i].declines) {
            own::act(self.tx, self.ctx, secret, Act::Decline).await?;
        }
        let mut here = Vec::new();
        for (i, secret) in people {
            if !self.data.applicant[i].attends.is_empty() {
                self.ctx.now += 40 * MINUTE;
                own::act(self.tx, self.ctx, &secret, Act::Accept)
                    .await
                    .with_context(|| self.data.applicant[i].name.clone())?;
                here.push((i, secret));
            }
        }
        Ok(here)
    }

    /// Four meetings, pairs, practicums, dialogues linked, a few words.
    async fn learn(&mut self, id: &str, people: &[(usize, String)]) -> anyhow::Result<()> {
        let actor = Actor::System;
        let meetings = meeting::list(self.tx, id, Kind::Meeting).await?;
        for given in &self.data.material {
            let meeting = given.meeting.checked_sub(1).and_then(|n| meetings.get(n));
            let material = Material {
                id: self.ctx.id(),
                meeting_id: meeting.map(|m| m.id.clone()),
                title: given.title.clone(),
                note: given.note.clone(),
                language: self.data.language.clone(),
                link: given.link.clone(),
                worksheet: given.worksheet.clone(),
                ..Material::default()
            };
            material::put(self.tx, self.ctx, &actor, id, &material).await?;
        }
        for (n, meeting) in meetings.iter().enumerate().take(4) {
            let starts = meeting.starts_at.context("a meeting's time")?;
            if n == 0 {
                self.ctx.now = starts - 2 * DAY;
                self.assess(id, people).await?;
            }
            self.ctx.now = starts + 20 * MINUTE;
            for (i, secret) in people {
                let (application, _) = own::find(self.tx, secret).await?;
                let here = self.data.applicant[*i].attends.contains(&(n + 1));
                let mark = Some(if here { Mark::Present } else { Mark::Absent });
                attendance::mark(self.tx, self.ctx, &actor, id, &meeting.id, &application.id, mark).await?;
            }
            if n == 1 {
                self.ctx.now = starts + 7 * HOUR;
                if pair::make(self.tx, self.ctx, &actor, id, false).await? != pair::Made::Done {
                    bail!("the demo's participants cannot be paired");
                }
                pair::tell(self.tx, self.ctx, &actor, id).await?;
            }
        }
        self.practise(people).await?;
        for (i, secret) in people {
            let key = &self.data.applicant[*i].holds;
            if let Some(dialogue_id) = self.dialogues.get(key) {
                self.ctx.now = self.now - 20 * DAY;
                own_dialogue::link(self.tx, self.ctx, &Actor::Visitor, secret, dialogue_id)
                    .await
                    .with_context(|| key.clone())?;
            }
        }
        self.write(id, people).await
    }

    /// The self-assessment before the programme; two have not answered.
    async fn assess(&mut self, id: &str, people: &[(usize, String)]) -> anyhow::Result<()> {
        assessment::ask(self.tx, self.ctx, &Actor::System, id, Moment::Before).await?;
        let sheet = assessment::sheet()?;
        let scales: Vec<&str> = sheet
            .items()
            .filter(|item| item.kind == kernel::worksheet::Kind::Scale)
            .map(|item| item.id.as_str())
            .collect();
        for (n, (_, secret)) in people.iter().enumerate().skip(2) {
            self.ctx.now += HOUR;
            let typed: Vec<(&str, String)> = scales
                .iter()
                .enumerate()
                .map(|(k, item)| (*item, (1 + (n * 7 + k * 3) % 4).to_string()))
                .collect();
            let typed = typed.iter().map(|(item, value)| (*item, value.as_str()));
            let answers = kernel::worksheet::read(sheet, typed)
                .map_err(|faults| anyhow::anyhow!("a self-assessment: {faults:?}"))?;
            let code = format!("kood{n}{}", n * 13);
            assessment::give(self.tx, self.ctx, secret, Moment::Before, &code, &answers).await?;
        }
        Ok(())
    }

    /// Each pair has held its practice dialogue.
    async fn practise(&mut self, people: &[(usize, String)]) -> anyhow::Result<()> {
        let day = self.moved("2023-11-21", "17:30")?;
        for (n, (_, secret)) in people.iter().enumerate() {
            let (_, there) = practicum::own(self.tx, secret).await?;
            if there.held_at.is_some() {
                continue;
            }
            self.ctx.now = day - 6 * DAY;
            let question = self.data.practicum[n % self.data.practicum.len()].clone();
            let plan = practicum::Plan {
                question,
                plan: String::new(),
                place: "Rahvamaja".to_owned(),
                starts_at: Some(day),
            };
            practicum::plan(self.tx, self.ctx, secret, there.version, &plan).await?;
            self.ctx.now = day + 16 * HOUR;
            let report = practicum::Report {
                people: 5 + u32::try_from(n % 4)?,
                lessons: self.data.lessons[n % self.data.lessons.len()].clone(),
            };
            let (_, planned) = practicum::own(self.tx, secret).await?;
            practicum::hold(self.tx, self.ctx, secret, planned.version, &report).await?;
        }
        Ok(())
    }

    /// A message to everybody, and two entries of a journal, one of them shared.
    async fn write(&mut self, id: &str, people: &[(usize, String)]) -> anyhow::Result<()> {
        self.ctx.now = self.now - 9 * DAY;
        let texts = self
            .data
            .message
            .iter()
            .map(|(language, m)| {
                let words = message::Words {
                    subject: m.subject.clone(),
                    body: m.body.trim().to_owned(),
                };
                (language.clone(), words)
            })
            .collect();
        let new = message::NewMessage {
            whom: message::Whom::All,
            texts,
            once: self.ctx.token(),
        };
        let organiser = self.member(&self.data.organiser.clone())?;
        message::send(self.tx, self.ctx, &organiser, id, &new).await?;
        let Some((_, secret)) = people
            .iter()
            .find(|(i, _)| self.data.applicant[*i].holds == "rapina-kodu")
        else {
            bail!("no participant from Räpina");
        };
        for (n, text) in self.data.journal.iter().enumerate() {
            self.ctx.now = self.now - i64::try_from(8 - n)? * DAY;
            let entry = journal::Written {
                id: self.ctx.id(),
                version: 0,
                day: time::local(self.ctx.now, &self.data.zone).iso_date(),
                meeting_id: None,
                text: text.clone(),
                share: n == 0,
            };
            journal::save(self.tx, self.ctx, secret, &entry).await?;
        }
        Ok(())
    }
}

/// Keeps what the demo bar needs to lead to the participant.
pub(super) async fn remember(tx: &mut Tx, path: &str) -> anyhow::Result<()> {
    setting::set(tx, &web::demo::setting("participant"), path).await?;
    Ok(())
}
