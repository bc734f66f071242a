//! The demo: the culminating weeks of a development programme, its calendar moved so that today is in them. Everything
//! goes through the same domain calls as in real life, each at the time at which it would have happened.

mod data;
mod drawn;
mod held;
mod opinion;
mod programme;
mod programme_data;

use std::collections::BTreeMap;

use anyhow::Context as _;
use data::{DialogueData, OrganisationData, People, PersonData};
use domain::actor::{Actor, Role};
use domain::circle::live::Memory;
use domain::context::Context;
use domain::crew::{self, Duty, Hand};
use domain::dialogue::field::{self, Answered, Asked, Field};
use domain::dialogue::invitee::{self, NewKind};
use domain::dialogue::life::{self, NewDialogue};
use domain::dialogue::plan::{self, Course, Meeting, Places, Promise, Words};
use domain::dialogue::{self, Attendance};
use domain::input::{Fields, Reader};
use domain::organisation::{self, Profile};
use domain::person::{self, HashedPassword, NewPassword};
use domain::registration::Source;
use domain::registration::form::{self, Details, NewRegistration};
use domain::registration::own;
use domain::registration::people::{self, Act};
use domain::{member, setting};
use held::{Held, Holding};
use kernel::method;
use kernel::time::{self, DAY, HOUR, MINUTE};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::db::{Db, Tx};

/// Address that the start of the demo names for logging in: the organiser of the main organisation.
pub(crate) const LOG_IN: &str = "triin@rapina.example";
/// The password of everybody in the demo.
pub(crate) const PASSWORD: &str = "vestlusring";
/// The organisation whose people the demo bar switches between.
const MAIN: &str = "rapina-vald";
/// The organisation that runs the development programme.
const SCHOOL: &str = "dialoogikool";
const ZONE: &str = "Europe/Tallinn";

/// Fills an empty database with the demo; leaves any other as it is.
///
/// # Errors
/// When the database fails or the demo's data does not fit the product.
pub(crate) async fn fill(db: &Db, ctx: &mut Context) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    if person::any(&mut tx).await? {
        return Ok(());
    }
    let (dialogues, people) = (data::dialogues()?, data::people()?);
    let held = held::all()?;
    let now = ctx.now;
    let mut maker = Maker {
        tx: &mut tx,
        ctx,
        now,
        // The same people come every time, whatever the ids are.
        rng: StdRng::seed_from_u64(7),
        people: &people,
        held: &held,
        names: people.first_names.iter().map(String::as_str).collect(),
        organisations: BTreeMap::new(),
        staff: Vec::new(),
        dialogues: BTreeMap::new(),
    };
    maker.at(-200 * DAY);
    let password = maker.password()?;
    for organisation in &dialogues.organisation {
        maker.organisation(organisation).await?;
    }
    for one in &people.person {
        maker
            .person(one, &password)
            .await
            .with_context(|| one.name.clone())?;
    }
    for one in &dialogues.dialogue {
        maker.dialogue(one).await.with_context(|| one.key.clone())?;
    }
    maker.programme(&dialogues).await.context("the programme")?;
    maker.opinion().await.context("the opinion map")?;
    setting::set(&mut tx, "demo", "yes").await?;
    ctx.now = now;
    Ok(tx.commit().await?)
}

struct Maker<'a> {
    tx: &'a mut Tx,
    ctx: &'a mut Context,
    now: i64,
    rng: StdRng,
    people: &'a People,
    held: &'a BTreeMap<String, Held>,
    /// Names not used yet.
    names: Vec<&'a str>,
    organisations: BTreeMap<String, String>,
    /// Organisation, name, person.
    staff: Vec<(String, String, String)>,
    /// Ids by key.
    dialogues: BTreeMap<String, String>,
}

impl Maker<'_> {
    /// Moves the calls' time to `offset` microseconds from now.
    fn at(&mut self, offset: i64) {
        self.ctx.now = self.now + offset;
    }

    fn below(&mut self, n: usize) -> usize {
        self.rng.random_range(0..n.max(1))
    }

    fn password(&mut self) -> anyhow::Result<HashedPassword> {
        let fields = Fields::default()
            .with("password", PASSWORD)
            .with("password_again", PASSWORD);
        let mut reader = Reader::new(&fields);
        let password = NewPassword::read(&mut reader);
        reader.done(())?;
        Ok(password.hash(self.ctx)?)
    }

    async fn organisation(&mut self, data: &OrganisationData) -> anyhow::Result<()> {
        let profile = Profile {
            name: data.name.clone(),
            about: data.about.trim().to_owned(),
            email: data.email.clone(),
            phone: data.phone.clone(),
            place: data.place.clone(),
            zone: ZONE.to_owned(),
            language: "et".to_owned(),
            // The school's selection is to be seen for as long as the demo's programme lasts.
            keep_days: if data.slug == SCHOOL { 365 } else { 30 },
        };
        let made = organisation::create(self.tx, self.ctx, &profile, Some(&data.slug)).await?;
        self.organisations.insert(data.slug.clone(), made.id);
        Ok(())
    }

    async fn person(&mut self, data: &PersonData, password: &HashedPassword) -> anyhow::Result<()> {
        let role = Role::parse(&data.role).with_context(|| format!("role {}", data.role))?;
        let organisation = self
            .organisations
            .get(&data.organisation)
            .context("organisation")?
            .clone();
        let made = person::create(self.tx, self.ctx, &data.email, &data.name, "et").await?;
        person::set_password(self.tx, &made.id, password, None).await?;
        member::put(self.tx, self.ctx, &organisation, &made.id, role).await?;
        // The bar takes the first person of each role.
        let key = web::demo::setting(role.as_str());
        if data.organisation == MAIN && setting::get(self.tx, &key).await?.is_none() {
            setting::set(self.tx, &key, &data.email).await?;
        }
        self.staff
            .push((data.organisation.clone(), data.name.clone(), made.id));
        Ok(())
    }

    /// The development programme, and the demo bar's people of it.
    async fn programme(&mut self, dialogues: &data::Dialogues) -> anyhow::Result<()> {
        let data = programme_data::programme()?;
        let of = |p: &&PersonData| p.organisation == SCHOOL;
        let mut staff = BTreeMap::new();
        for one in self.people.person.iter().filter(of) {
            let role = Role::parse(&one.role).context("role")?;
            let (_, _, id) = self
                .staff
                .iter()
                .find(|(o, name, _)| *o == one.organisation && *name == one.name)
                .context("a person of the school")?;
            staff.insert(one.email.clone(), (id.clone(), one.name.clone(), role));
        }
        let host = dialogues
            .organisation
            .iter()
            .find(|o| o.slug == SCHOOL)
            .context("the school")?;
        let id = self.organisations.get(SCHOOL).context("the school")?.clone();
        let making = programme::Making {
            tx: self.tx,
            ctx: self.ctx,
            now: self.now,
            data: &data,
            organisation: (id, host.slug.clone(), host.name.clone()),
            staff,
            dialogues: &self.dialogues,
        };
        let path = making.make().await?;
        programme::remember(self.tx, &path).await?;
        setting::set(self.tx, &web::demo::setting("programme"), &data.organiser).await?;
        let school = self.organisations.get(SCHOOL).context("the school")?.clone();
        self.drawn(&school).await.context("the beginners' course")
    }

    async fn dialogue(&mut self, data: &DialogueData) -> anyhow::Result<()> {
        let actor = Actor::System;
        let organisation = self
            .organisations
            .get(&data.organisation)
            .context("organisation")?
            .clone();
        let starts_at = match data.day {
            Some(_) if data.live => Some(self.now - held::LIVE_SINCE * MINUTE),
            Some(day) => Some(starts_at(self.now, day, &data.clock)?),
            None => None,
        };
        let made = starts_at.map_or(-2 * DAY, |s| (s - self.now - 34 * DAY).min(-3 * DAY));
        self.at(made);
        let main = data
            .text
            .get(&data.language)
            .context("no text in the main language")?;
        let new = NewDialogue {
            question: main.question.clone(),
            language: data.language.clone(),
        };
        let id = life::create(self.tx, self.ctx, &actor, &organisation, &new).await?;
        self.dialogues.insert(data.key.clone(), id.clone());
        for (language, text) in &data.text {
            let words = Words {
                question: text.question.clone(),
                why: text.why.trim().to_owned(),
                for_whom: text.for_whom.trim().to_owned(),
                influence: text.influence.trim().to_owned(),
                answerer: text.answerer.clone(),
                cancel_reason: String::new(),
            };
            plan::set_words(self.tx, self.ctx, &actor, &id, language, &words).await?;
        }
        self.plan(&id, data, starts_at).await?;
        if data.state != "draft" {
            self.at(made + 2 * DAY);
            life::open(self.tx, self.ctx, &actor, &id)
                .await
                .context("opening")?;
            let starts = starts_at.context("an open dialogue without a day")?;
            self.register(&id, data, made + 2 * DAY, starts).await?;
            self.at(-HOUR);
            let mut holding = Holding {
                tx: self.tx,
                ctx: self.ctx,
                now: self.now,
                memory: &Memory::default(),
                dialogue_id: &id,
                data,
                starts,
            };
            if let Some(held) = self.held.get(&data.key) {
                holding.hold(held).await?;
            } else if let Some(seating) = data.seating {
                holding.prepare(seating).await?;
            }
        }
        if data.state == "cancelled" {
            self.at(-DAY);
            let reason = main.cancel_reason.clone().unwrap_or_default();
            life::cancel(self.tx, self.ctx, &actor, &id, reason.trim()).await?;
        }
        Ok(())
    }

    async fn plan(&mut self, id: &str, data: &DialogueData, starts_at: Option<i64>) -> anyhow::Result<()> {
        let actor = Actor::System;
        let meeting = Meeting {
            starts_at,
            zone: ZONE.to_owned(),
            attendance: Attendance::parse(&data.attendance).context("attendance")?,
            place_name: data.place_name.clone(),
            place_address: data.place_address.clone(),
            place_code: data.place_code.clone(),
            video_link: data.video_link.clone(),
            access: data.access.trim().to_owned(),
        };
        plan::set_meeting(self.tx, self.ctx, &actor, id, &meeting).await?;
        let answer_by = data
            .answer_day
            .map(|day| starts_at_end(self.now, day))
            .transpose()?;
        plan::set_promise(
            self.tx,
            self.ctx,
            &actor,
            id,
            &Promise {
                answer_by,
                spoken: data.spoken.clone(),
            },
        )
        .await?;
        let method = method::newest(&data.method).context("method")?;
        let course = Course {
            method_id: method.id.clone(),
            method_version: method.version,
            minutes: data.minutes,
            pinned: Vec::new(),
        };
        plan::set_course(self.tx, self.ctx, &actor, id, &course).await?;
        let places = Places {
            capacity: Some(data.capacity),
            circle_least: data.circle_least,
            circle_most: data.circle_most,
            waiting_list: data.waiting_list,
            offer_hours: 24,
            close_hours: 0,
        };
        plan::set_places(self.tx, self.ctx, &actor, id, &places).await?;
        let mut hands = Vec::new();
        for hand in &data.crew {
            // A method without a facilitator has a host, who is not on duty in the circle.
            let Some(duty) = Duty::parse(&hand.duty) else {
                continue;
            };
            let person = self
                .staff
                .iter()
                .find(|(o, name, _)| *o == data.organisation && *name == hand.name);
            hands.push(Hand {
                duty,
                person_id: person.map(|(_, _, id)| id.clone()),
                name: hand.name.clone(),
            });
        }
        crew::set(self.tx, self.ctx, &actor, id, &hands).await?;
        let kinds: Vec<NewKind> = data
            .invitees
            .iter()
            .map(|k| NewKind {
                id: None,
                name: k.name.clone(),
                hoped: k.hoped,
            })
            .collect();
        invitee::set(self.tx, self.ctx, &actor, id, &kinds).await?;
        let asked: Vec<Asked> = data
            .fields
            .iter()
            .filter_map(|f| Field::parse(f))
            .map(|field| Asked {
                field,
                required: field == Field::Place,
                why: String::new(),
            })
            .collect();
        field::set(self.tx, self.ctx, &actor, id, &asked).await?;
        Ok(())
    }

    /// People register one after another from `opened` on; some give up; on the day most of them come.
    async fn register(
        &mut self,
        id: &str,
        data: &DialogueData,
        opened: i64,
        starts: i64,
    ) -> anyhow::Result<()> {
        let until = (starts - self.now - 6 * HOUR).min(-10 * MINUTE);
        let all = data.withdrawn + data.registered + data.waiting;
        let pause = ((until - opened) / i64::from(all + 1)).max(1);
        let mut present = Vec::new();
        for i in 0..all {
            self.at(opened + pause * i64::from(i + 1));
            let registration = self.enter(id, data).await?;
            // The first ones have had longest to change their mind; nobody waits yet, so their places just get free.
            if i < data.withdrawn {
                self.at(opened + pause * i64::from(i + 1) + pause / 2);
                let secret = domain::registration::secret(self.ctx, &registration);
                own::act(self.tx, self.ctx, &secret, own::Act::Withdraw).await?;
            } else if i < data.withdrawn + data.registered {
                present.push(registration);
            }
        }
        if starts < self.now {
            let attended = usize::try_from(data.attended)?;
            for (i, registration) in (0i64..).zip(&present) {
                let here = usize::try_from(i).unwrap_or(0) < attended;
                let (offset, act) = if here {
                    (i * MINUTE - 15 * MINUTE, Act::CheckIn)
                } else {
                    (HOUR, Act::MarkAbsent)
                };
                self.at(starts - self.now + offset);
                people::act(self.tx, self.ctx, &Actor::System, id, registration, act).await?;
            }
        }
        Ok(())
    }

    async fn enter(&mut self, id: &str, data: &DialogueData) -> anyhow::Result<String> {
        let dialogue = dialogue::load(self.tx, &Actor::System, id, domain::actor::Right::SeePlan).await?;
        let asked = field::list(self.tx, id).await?;
        let kinds = invitee::list(self.tx, id).await?;
        if self.names.is_empty() {
            self.names = self.people.first_names.iter().map(String::as_str).collect();
        }
        let at = self.below(self.names.len());
        let name = self.names.swap_remove(at).to_owned();
        let mut answers = BTreeMap::new();
        for one in &asked {
            if let Some(answer) = self.answer(one.field, data) {
                answers.insert(one.field, answer);
            }
        }
        // Most leave an address; some phoned or wrote on paper.
        let by_host = self.below(6) == 0;
        let latin = kernel::text::slug(&name, 30);
        let email = if by_host || latin.is_empty() {
            String::new()
        } else {
            format!("{latin}@kodu.example")
        };
        let phone = if email.is_empty() {
            format!("5{:03} {:04}", self.below(1000), self.below(10_000))
        } else {
            String::new()
        };
        let kind = if kinds.is_empty() {
            String::new()
        } else {
            kinds[self.below(kinds.len())].id.clone()
        };
        let new = NewRegistration {
            details: Details {
                name,
                email,
                phone,
                answers,
            },
            language: "et".to_owned(),
            kind,
            once: self.ctx.token(),
            source: if by_host { Source::Host } else { Source::Page },
        };
        let made = if by_host {
            form::add(self.tx, self.ctx, &Actor::System, id, &new).await?
        } else {
            form::register(self.tx, self.ctx, &dialogue.public_id, &new).await?
        };
        Ok(made.id)
    }

    /// An answer somebody could give; not everybody answers what they need not.
    fn answer(&mut self, field: Field, data: &DialogueData) -> Option<String> {
        let people = self.people;
        let texts: &[String] = match field {
            Field::Place => people.villages.get(&data.organisation)?,
            Field::Connection => &people.connections_et,
            Field::Access if self.below(6) == 0 => &people.access_needs_et,
            Field::Hopes if self.below(3) == 0 => people.hopes.get(&data.key)?,
            Field::Languages => return Some(data.spoken.join(" ")),
            Field::Age | Field::Gender | Field::Before => {
                let Answered::One(choices) = field.answered() else {
                    return None;
                };
                return Some(choices[self.below(choices.len())].to_owned());
            }
            _ => return None,
        };
        let at = self.below(texts.len());
        texts.get(at).cloned()
    }
}

/// A day's clock time, `day` days from today.
fn starts_at(now: i64, day: i32, clock: &str) -> anyhow::Result<i64> {
    // Noon is on the same date whatever the clocks do at night.
    let date = time::local(time::start_of_day(now, day, ZONE) + 12 * HOUR, ZONE).iso_date();
    time::instant(&date, clock, ZONE, Some(time::Repeated::First)).context("time of a dialogue")
}

/// The end of a day, `day` days from today.
fn starts_at_end(now: i64, day: i32) -> anyhow::Result<i64> {
    starts_at(now, day, "23:59")
}
