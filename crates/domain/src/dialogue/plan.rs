//! The parts of a plan, each read from its form, checked, and saved on its own.

use kernel::method::{self, PlanError};
use kernel::time::{self, LocalTimeError, Repeated};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::{self, Attendance, Dialogue, State, clock};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::registration::book;

/// Languages that a dialogue can be spoken in, as BCP 47; more are added here.
pub const SPOKEN: [&str; 8] = ["et", "en", "ru", "fi", "uk", "lv", "lt", "sv"];

/// What a dialogue says about itself in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The question that people explore together.
    pub question: String,
    /// Why it is asked now.
    pub why: String,
    /// Who is invited.
    pub for_whom: String,
    /// What it can influence.
    pub influence: String,
    /// Who answers to what comes out.
    pub answerer: String,
    /// Why it was cancelled.
    pub cancel_reason: String,
}

impl Words {
    pub(super) fn of(row: &Row) -> Result<Words> {
        Ok(Words {
            question: row.get("question")?,
            why: row.get("why")?,
            for_whom: row.get("for_whom")?,
            influence: row.get("influence")?,
            answerer: row.get("answerer")?,
            cancel_reason: row.get("cancel_reason")?,
        })
    }

    /// Reads the form; only the question must be there, the rest before registration opens.
    pub fn read(reader: &mut Reader<'_>) -> Words {
        Words {
            question: reader.required_line("question", 200),
            why: reader.lines("why", 3000),
            for_whom: reader.lines("for_whom", 3000),
            influence: reader.lines("influence", 3000),
            answerer: reader.line("answerer", 200),
            cancel_reason: String::new(),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("question", &self.question)
            .with("why", &self.why)
            .with("for_whom", &self.for_whom)
            .with("influence", &self.influence)
            .with("answerer", &self.answerer)
    }
}

/// Saves what the dialogue says in one language.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_words(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    language: &str,
    words: &Words,
) -> Result<()> {
    dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    put_words(tx, id, language, words).await?;
    touch(tx, ctx, id).await
}

pub(super) async fn put_words(tx: &mut Tx, id: &str, language: &str, words: &Words) -> Result<()> {
    tx.run(
        sql!(
            "insert into dialogue_text (dialogue_id, language, question, why, for_whom, influence, answerer)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (dialogue_id, language) do update set
             question = $3, why = $4, for_whom = $5, influence = $6, answerer = $7"
        ),
        &[
            id.into(),
            language.into(),
            (&words.question).into(),
            (&words.why).into(),
            (&words.for_whom).into(),
            (&words.influence).into(),
            (&words.answerer).into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes a translation away; the language the dialogue was written in first stays.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn remove_words(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, language: &str) -> Result<()> {
    let dialogue = dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    if language == dialogue.language || !dialogue.texts.contains_key(language) {
        return Err(Error::NotFound);
    }
    tx.run(
        sql!("delete from dialogue_text where dialogue_id = $1 and language = $2"),
        &[id.into(), language.into()],
    )
    .await?;
    touch(tx, ctx, id).await
}

/// By when the host answers, and the languages spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// End of that day, microseconds UTC.
    pub answer_by: Option<i64>,
    /// Languages, at least one.
    pub spoken: Vec<String>,
}

impl Promise {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, dialogue: &Dialogue) -> Promise {
        let spoken = reader.choices("spoken", &SPOKEN);
        if spoken.is_empty() {
            reader.fault("spoken", Fault::Choose);
        }
        let date = reader.line("answer_by", 20);
        let answer_by = if date.is_empty() {
            None
        } else {
            match time::instant(&date, "23:59", &dialogue.meeting.zone, Some(Repeated::Second)) {
                Ok(at) => Some(at),
                Err(_) => {
                    reader.fault("answer_by", Fault::NotATime);
                    None
                }
            }
        };
        if answer_by
            .zip(dialogue.meeting.starts_at)
            .is_some_and(|(answer, start)| answer < start)
        {
            reader.fault("answer_by", Fault::BeforeTheDialogue);
        }
        Promise { answer_by, spoken }
    }

    /// The form's fields.
    pub fn fill(dialogue: &Dialogue) -> Fields {
        let date = dialogue
            .answer_by
            .map(|at| time::local(at, &dialogue.meeting.zone).iso_date())
            .unwrap_or_default();
        Fields::default()
            .with("answer_by", date)
            .with_all("spoken", dialogue.spoken.iter())
    }
}

/// Saves the promise.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_promise(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    promise: &Promise,
) -> Result<()> {
    dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    tx.run(
        sql!("update dialogue set answer_by = $2, spoken = $3 where id = $1"),
        &[
            id.into(),
            promise.answer_by.into(),
            serde_json::to_string(&promise.spoken)?.into(),
        ],
    )
    .await?;
    touch(tx, ctx, id).await
}

/// When and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Start, microseconds UTC.
    pub starts_at: Option<i64>,
    /// IANA time zone in which it is held and shown.
    pub zone: String,
    /// In a room, by link, or both.
    pub attendance: Attendance,
    /// Name of the place.
    pub place_name: String,
    /// Street and town.
    pub place_address: String,
    /// EHAK code of the municipality, or empty.
    pub place_code: String,
    /// Video link; shown to those who have a place.
    pub video_link: String,
    /// Steps, parking, hearing loop, child care …
    pub access: String,
}

impl Meeting {
    /// Reads the form; `was` is the meeting before, whose start may stay even when it has passed.
    pub fn read(reader: &mut Reader<'_>, was: &Meeting, now: i64) -> Meeting {
        let zone = reader.required_line("zone", 60);
        let known = time::is_zone(&zone);
        if !zone.is_empty() && !known {
            reader.fault("zone", Fault::Choose);
        }
        let (date, clock) = (reader.line("date", 20), reader.line("time", 20));
        let repeated = match reader.fields().get("repeated") {
            "first" => Some(Repeated::First),
            "second" => Some(Repeated::Second),
            _ => None,
        };
        let mut starts_at = None;
        match (date.is_empty(), clock.is_empty()) {
            (true, true) => {}
            (false, true) => reader.fault("time", Fault::Required),
            (true, false) => reader.fault("date", Fault::Required),
            (false, false) if known => match time::instant(&date, &clock, &zone, repeated) {
                Ok(at) if at <= now && was.starts_at != Some(at) => reader.fault("date", Fault::InThePast),
                // Ten years ahead is a slip of the finger.
                Ok(at) if at > now + 3660 * time::DAY => reader.fault("date", Fault::NotATime),
                Ok(at) => starts_at = Some(at),
                Err(LocalTimeError::Skipped) => reader.fault("time", Fault::TimeSkipped),
                Err(LocalTimeError::Twice) => reader.fault("repeated", Fault::TimeTwice),
                Err(_) => reader.fault("date", Fault::NotATime),
            },
            (false, false) => {}
        }
        Meeting {
            starts_at,
            zone,
            attendance: reader.choice("attendance", Attendance::parse, Attendance::InPlace),
            place_name: reader.line("place_name", 160),
            place_address: reader.line("place_address", 200),
            place_code: reader.line("place_code", 20),
            video_link: reader.link("video_link"),
            access: reader.lines("access", 2000),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let local = self.starts_at.map(|at| time::local(at, &self.zone));
        let repeated = match local.as_ref().and_then(time::Local::repeated) {
            Some(Repeated::First) => "first",
            Some(Repeated::Second) => "second",
            None => "",
        };
        Fields::default()
            .with(
                "date",
                local.as_ref().map(time::Local::iso_date).unwrap_or_default(),
            )
            .with("time", local.as_ref().map(time::Local::clock).unwrap_or_default())
            .with("repeated", repeated)
            .with("zone", &self.zone)
            .with("attendance", self.attendance.as_str())
            .with("place_name", &self.place_name)
            .with("place_address", &self.place_address)
            .with("place_code", &self.place_code)
            .with("video_link", &self.video_link)
            .with("access", &self.access)
    }

    /// Whether people who hold a place must be told of the difference.
    fn moved_from(&self, was: &Meeting) -> bool {
        (
            self.starts_at,
            &self.place_name,
            &self.place_address,
            &self.video_link,
            self.attendance,
        ) != (
            was.starts_at,
            &was.place_name,
            &was.place_address,
            &was.video_link,
            was.attendance,
        )
    }
}

/// Saves when and where. Once it is open, people who hold a place or wait are told and their calendars updated.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Over)` when it has been held, `Invalid` where an open dialogue would lose its time or place.
pub async fn set_meeting(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    meeting: &Meeting,
) -> Result<()> {
    let was = dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    if was.state == State::Open {
        if was.ends_at().is_some_and(|ends| ends <= ctx.now) {
            return Err(Error::Conflict(Conflict::Over));
        }
        let mut faults = Faults::default();
        if meeting.starts_at.is_none() {
            faults.add("date", Fault::Required);
        }
        if meeting.attendance.has_place() && meeting.place_name.is_empty() {
            faults.add("place_name", Fault::Required);
        }
        if meeting.attendance == Attendance::Online && meeting.video_link.is_empty() {
            faults.add("video_link", Fault::Required);
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
    }
    let moved = meeting.moved_from(&was.meeting);
    tx.run(
        sql!(
            "update dialogue set starts_at = $2, zone = $3, attendance = $4, place_name = $5, place_address = $6,
             place_code = $7, video_link = $8, access = $9, sequence = sequence + $10 where id = $1"
        ),
        &[
            id.into(),
            meeting.starts_at.into(),
            (&meeting.zone).into(),
            meeting.attendance.as_str().into(),
            (&meeting.place_name).into(),
            (&meeting.place_address).into(),
            (&meeting.place_code).into(),
            (&meeting.video_link).into(),
            (&meeting.access).into(),
            i64::from(moved).into(),
        ],
    )
    .await?;
    touch(tx, ctx, id).await?;
    if moved && was.state == State::Open {
        book::tell_everybody(tx, ctx, id, crate::mail::Kind::Changed).await?;
    }
    clock::reschedule(tx, ctx, id).await
}

/// The method and its minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Method.
    pub method_id: String,
    /// Its version.
    pub method_version: u32,
    /// Length in minutes.
    pub minutes: u32,
    /// Minutes set by hand, per step; empty for none.
    pub pinned: Vec<Option<u32>>,
}

impl Course {
    /// Reads the form: `method`, `minutes`, and `step_0`, `step_1`, … for minutes set by hand. Minutes set by hand
    /// for another method do not carry over; `steps_of` names the method whose steps the form showed, where it is
    /// not the dialogue's own.
    pub fn read(reader: &mut Reader<'_>, was: &Dialogue) -> Course {
        let chosen = reader.fields().get("method").to_owned();
        // A dialogue keeps the version it was planned with until another method is chosen.
        let method = if chosen == was.method_id {
            was.method()
        } else {
            method::newest(&chosen)
        };
        let Some(method) = method else {
            reader.fault("method", Fault::Choose);
            return Course::of(was);
        };
        let minutes = reader.count("minutes", 1, 24 * 60);
        let mut pinned = vec![None; method.steps.len()];
        let shown = match reader.fields().get("steps_of") {
            "" => &was.method_id,
            named => named,
        };
        if method.id == shown {
            for (i, pin) in pinned.iter_mut().enumerate() {
                *pin = reader
                    .maybe_number(&format!("step_{i}"), 0, 24 * 60)
                    .and_then(|n| u32::try_from(n).ok());
            }
        }
        if let Err(error) = method::plan(method, minutes, &pinned) {
            let (field, fault) = fault_of(error);
            reader.fault(&field, fault);
        }
        Course {
            method_id: method.id.clone(),
            method_version: method.version,
            minutes,
            pinned,
        }
    }

    /// The course that a dialogue has.
    pub fn of(dialogue: &Dialogue) -> Course {
        Course {
            method_id: dialogue.method_id.clone(),
            method_version: dialogue.method_version,
            minutes: dialogue.minutes,
            pinned: dialogue.pinned.clone(),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default()
            .with("method", &self.method_id)
            .with("minutes", self.minutes.to_string());
        for (i, pin) in self.pinned.iter().enumerate() {
            if let Some(minutes) = pin {
                fields.add(format!("step_{i}"), minutes.to_string());
            }
        }
        fields
    }
}

/// What stands in the way of sharing the minutes, at the field where the host can mend it.
fn fault_of(error: PlanError) -> (String, Fault) {
    let fault = match error {
        PlanError::TooShort { least } => Fault::MethodTooShort(least),
        PlanError::TooLong { most } => Fault::MethodTooLong(most),
        PlanError::PinnedBelowLeast { step, least } => {
            return (format!("step_{step}"), Fault::TooSmall(i64::from(least)));
        }
        PlanError::PinnedTooMuch { by } => Fault::PinnedTooMuch(by),
        PlanError::PinnedTooLittle { by } => Fault::PinnedTooLittle(by),
        PlanError::ClosingTooShort { least } => Fault::ClosingTooShort(least),
        PlanError::ClosingTooLong { most } => Fault::ClosingTooLong(most),
        // The steps are read for this very method, so their number fits.
        PlanError::OtherSteps { .. } => Fault::Choose,
    };
    ("minutes".to_owned(), fault)
}

/// Saves the method and its minutes; a new length moves the end, so people who hold a place are told.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Over)`.
pub async fn set_course(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    course: &Course,
) -> Result<()> {
    let was = dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    if was.state == State::Open && was.ends_at().is_some_and(|ends| ends <= ctx.now) {
        return Err(Error::Conflict(Conflict::Over));
    }
    let longer = course.minutes != was.minutes;
    tx.run(
        sql!(
            "update dialogue set method_id = $2, method_version = $3, minutes = $4, pinned = $5, sequence = sequence + $6
             where id = $1"
        ),
        &[
            id.into(),
            (&course.method_id).into(),
            course.method_version.into(),
            course.minutes.into(),
            serde_json::to_string(&course.pinned)?.into(),
            i64::from(longer).into(),
        ],
    )
    .await?;
    touch(tx, ctx, id).await?;
    if longer && was.state == State::Open {
        book::tell_everybody(tx, ctx, id, crate::mail::Kind::Changed).await?;
    }
    clock::reschedule(tx, ctx, id).await
}

/// Places, circle size, waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// How many can come.
    pub capacity: Option<u32>,
    /// People in a circle, at least.
    pub circle_least: u32,
    /// People in a circle, at most.
    pub circle_most: u32,
    /// Whether people can wait when it is full.
    pub waiting_list: bool,
    /// Hours for which an offered place is held.
    pub offer_hours: u32,
    /// Registration closes so many hours before the start.
    pub close_hours: u32,
}

impl Places {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Places {
        let capacity = reader
            .maybe_number("capacity", 2, 2000)
            .and_then(|n| u32::try_from(n).ok());
        let circle_least = reader.count("circle_least", 2, 40);
        let circle_most = reader.count("circle_most", 2, 40);
        if circle_least > circle_most {
            reader.fault("circle_most", Fault::LeastAboveMost);
        }
        Places {
            capacity,
            circle_least,
            circle_most,
            waiting_list: reader.ticked("waiting_list"),
            offer_hours: reader.count("offer_hours", 1, 240),
            close_hours: reader.count("close_hours", 0, 240),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let fields = Fields::default()
            .with(
                "capacity",
                self.capacity.map(|n| n.to_string()).unwrap_or_default(),
            )
            .with("circle_least", self.circle_least.to_string())
            .with("circle_most", self.circle_most.to_string())
            .with("offer_hours", self.offer_hours.to_string())
            .with("close_hours", self.close_hours.to_string());
        if self.waiting_list {
            fields.with("waiting_list", "yes")
        } else {
            fields
        }
    }
}

/// Saves places; more of them are offered to those who wait.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where more people hold a place than there would be, or an open dialogue would have no number.
pub async fn set_places(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    places: &Places,
) -> Result<()> {
    let was = dialogue::load_for_change(tx, actor, id, Right::Plan).await?;
    if was.state == State::Open && places.capacity.is_none() {
        return Err(Error::Invalid(Faults::one("capacity", Fault::Required)));
    }
    tx.run(
        sql!(
            "update dialogue set circle_least = $2, circle_most = $3, waiting_list = $4, offer_hours = $5,
             close_hours = $6 where id = $1"
        ),
        &[
            id.into(),
            places.circle_least.into(),
            places.circle_most.into(),
            places.waiting_list.into(),
            places.offer_hours.into(),
            places.close_hours.into(),
        ],
    )
    .await?;
    book::set_capacity(tx, ctx, actor, id, places.capacity).await?;
    touch(tx, ctx, id).await
}

/// Notes that the plan was changed now.
pub(crate) async fn touch(tx: &mut Tx, ctx: &Context, id: &str) -> Result<()> {
    tx.run(
        sql!("update dialogue set updated_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
