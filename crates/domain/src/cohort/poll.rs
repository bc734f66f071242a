//! When and where shall we meet: the organisers ask, participants say what suits them, one option becomes the plan.
//!
//! Participants know each other, so they see each other's answers with names.

use std::collections::BTreeMap;

use kernel::time::{self, DAY, LocalTimeError, Repeated};
use store::{db::Row, db::Tx, sql};

use super::{participant, participant_for_change, participants};
use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::mail::{self, Details, NewMail};
use crate::meeting::{self, Meeting};
use crate::programme::{self, Programme};

/// The most options of a poll.
pub const OPTIONS_MOST: usize = 6;

/// Whether an option suits somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suits {
    /// It does.
    Yes,
    /// If need be.
    Maybe,
    /// It does not.
    No,
}

impl Suits {
    /// All, in the order of the buttons.
    pub const ALL: [Suits; 3] = [Suits::Yes, Suits::Maybe, Suits::No];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Suits::Yes => "yes",
            Suits::Maybe => "maybe",
            Suits::No => "no",
        }
    }

    /// Of a stored text or a form's value.
    pub fn parse(text: &str) -> Option<Suits> {
        Suits::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

/// A time and place to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Id; empty for one that is not stored yet.
    pub id: String,
    /// Start, microseconds UTC.
    pub starts_at: i64,
    /// Length in minutes.
    pub minutes: u32,
    /// The room; empty where the plan's stays.
    pub place_name: String,
    /// Its address.
    pub place_address: String,
    /// Who said what, by application.
    pub answers: BTreeMap<String, Suits>,
}

impl Choice {
    /// How many said this.
    pub fn tally(&self, suits: Suits) -> u32 {
        u32::try_from(self.answers.values().filter(|a| **a == suits).count()).unwrap_or(u32::MAX)
    }
}

/// A poll about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Id.
    pub id: String,
    /// About which meeting.
    pub meeting_id: String,
    /// Until when it can be answered, microseconds UTC.
    pub until: i64,
    /// When it was decided or taken back.
    pub closed_at: Option<i64>,
    /// The option that was taken.
    pub chosen: Option<String>,
    /// Options in order.
    pub choices: Vec<Choice>,
}

impl Poll {
    /// Whether it can be answered.
    pub fn is_open(&self, now: i64) -> bool {
        self.closed_at.is_none() && now < self.until
    }

    /// Whether somebody has answered.
    pub fn has_answered(&self, application_id: &str) -> bool {
        self.choices
            .iter()
            .any(|c| c.answers.contains_key(application_id))
    }
}

/// A poll as it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPoll {
    /// Until when, microseconds UTC.
    pub until: i64,
    /// At least two.
    pub choices: Vec<Choice>,
}

impl NewPoll {
    /// Reads the form: `date_1`, `time_1`, `minutes_1`, `place_name_1`, `place_address_1` and so on. A row without date
    /// and time is no option.
    pub fn read(reader: &mut Reader<'_>, zone: &str, now: i64) -> NewPoll {
        let mut choices = Vec::new();
        for n in 1..=OPTIONS_MOST {
            let starts_at = read_start(reader, n, zone, now);
            let place_name = reader.line(&format!("place_name_{n}"), 160);
            let place_address = reader.line(&format!("place_address_{n}"), 200);
            let Some(starts_at) = starts_at else { continue };
            choices.push(Choice {
                id: String::new(),
                starts_at,
                minutes: reader.count(&format!("minutes_{n}"), 15, 1440),
                place_name,
                place_address,
                answers: BTreeMap::new(),
            });
        }
        if choices.len() < 2 {
            let name = format!("date_{}", choices.len() + 1);
            reader.fault(&name, Fault::Required);
        }
        let day = reader.required_line("poll_until", 20);
        let mut until = 0;
        if !day.is_empty() {
            match time::instant(&day, "23:59", zone, Some(Repeated::Second)) {
                Ok(at) if at <= now => reader.fault("poll_until", Fault::InThePast),
                Ok(at) if at > now + 366 * DAY => reader.fault("poll_until", Fault::NotATime),
                Ok(at) => until = at,
                Err(_) => reader.fault("poll_until", Fault::NotATime),
            }
        }
        NewPoll { until, choices }
    }

    /// A form with the meeting's length and place in each row.
    pub fn empty(meeting: &Meeting) -> Fields {
        let mut fields = Fields::default();
        for n in 1..=OPTIONS_MOST {
            fields.add(format!("minutes_{n}"), meeting.minutes.to_string());
            fields.add(format!("place_name_{n}"), &meeting.place_name);
            fields.add(format!("place_address_{n}"), &meeting.place_address);
        }
        fields
    }
}

/// A row's start; with the hour that comes twice, or not at all, said at its field.
fn read_start(reader: &mut Reader<'_>, n: usize, zone: &str, now: i64) -> Option<i64> {
    let [date_name, time_name, repeated_name] =
        ["date", "time", "repeated"].map(|name| format!("{name}_{n}"));
    let (date, clock) = (reader.line(&date_name, 20), reader.line(&time_name, 20));
    let repeated = match reader.fields().get(&repeated_name) {
        "first" => Some(Repeated::First),
        "second" => Some(Repeated::Second),
        _ => None,
    };
    match (date.is_empty(), clock.is_empty()) {
        (true, true) => return None,
        (false, true) => reader.fault(&time_name, Fault::Required),
        (true, false) => reader.fault(&date_name, Fault::Required),
        (false, false) => match time::instant(&date, &clock, zone, repeated) {
            Ok(at) if at <= now => reader.fault(&date_name, Fault::InThePast),
            Ok(at) if at > now + 3660 * DAY => reader.fault(&date_name, Fault::NotATime),
            Ok(at) => return Some(at),
            Err(LocalTimeError::Skipped) => reader.fault(&time_name, Fault::TimeSkipped),
            Err(LocalTimeError::Twice) => reader.fault(&repeated_name, Fault::TimeTwice),
            Err(_) => reader.fault(&date_name, Fault::NotATime),
        },
    }
    // A fault of this row, which is an option all the same.
    Some(0)
}

async fn whole(tx: &mut Tx, row: &Row) -> Result<Poll> {
    let id: String = row.get("id")?;
    let options = tx
        .all(
            sql!("select * from poll_option where poll_id = $1 order by position, id"),
            &[(&id).into()],
        )
        .await?;
    let mut choices = Vec::with_capacity(options.len());
    for option in options {
        choices.push(Choice {
            id: option.get("id")?,
            starts_at: option.get("starts_at")?,
            minutes: option.count("minutes")?,
            place_name: option.get("place_name")?,
            place_address: option.get("place_address")?,
            answers: BTreeMap::new(),
        });
    }
    let answers = tx
        .all(
            sql!(
                "select poll_answer.* from poll_answer join poll_option on poll_option.id = poll_answer.option_id
                 join application on application.id = poll_answer.application_id
                 where poll_option.poll_id = $1 and application.state in ('confirmed', 'attended')"
            ),
            &[(&id).into()],
        )
        .await?;
    for answer in answers {
        let option: String = answer.get("option_id")?;
        let suits = Suits::parse(&answer.get::<String>("answer")?)
            .ok_or_else(|| Error::Internal("answer of a poll".into()))?;
        if let Some(choice) = choices.iter_mut().find(|c| c.id == option) {
            choice.answers.insert(answer.get("application_id")?, suits);
        }
    }
    Ok(Poll {
        id,
        meeting_id: row.get("meeting_id")?,
        until: row.get("until")?,
        closed_at: row.get("closed_at")?,
        chosen: row.get("chosen_id")?,
        choices,
    })
}

async fn by_id(tx: &mut Tx, programme_id: &str, id: &str) -> Result<Poll> {
    let row = tx
        .maybe(
            sql!(
                "select poll.* from poll join meeting on meeting.id = poll.meeting_id
                 where poll.id = $1 and meeting.programme_id = $2"
            ),
            &[id.into(), programme_id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    whole(tx, &row).await
}

/// Polls of a programme that nobody has decided or taken back, the one that ends first before all.
///
/// # Errors
/// When the database fails.
pub async fn undecided(tx: &mut Tx, programme_id: &str) -> Result<Vec<Poll>> {
    let rows = tx
        .all(
            sql!(
                "select poll.* from poll join meeting on meeting.id = poll.meeting_id
                 where meeting.programme_id = $1 and poll.closed_at is null order by poll.until, poll.id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.push(whole(tx, row).await?);
    }
    Ok(found)
}

/// Every poll about a meeting, the latest first.
pub(super) async fn of(tx: &mut Tx, meeting_id: &str) -> Result<Vec<Poll>> {
    let rows = tx
        .all(
            sql!("select * from poll where meeting_id = $1 order by created_at desc, id desc"),
            &[meeting_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.push(whole(tx, row).await?);
    }
    Ok(found)
}

/// A meeting's latest poll and the participants, for a member who may see people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn of_meeting(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    meeting_id: &str,
) -> Result<(Meeting, Option<Poll>, Vec<Application>)> {
    programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    let meeting = super::meeting(tx, programme_id, meeting_id).await?;
    let poll = of(tx, meeting_id).await?.into_iter().next();
    Ok((meeting, poll, participants(tx, programme_id).await?))
}

/// Asks, and tells every participant. Where a poll about this meeting is open already, that one stays as it is.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn ask(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    meeting_id: &str,
    new: &NewPoll,
) -> Result<String> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let meeting = super::meeting(tx, programme_id, meeting_id).await?;
    let there = undecided(tx, programme_id).await?;
    if let Some(poll) = there.into_iter().find(|p| p.meeting_id == meeting.id) {
        return Ok(poll.id);
    }
    let id = ctx.id();
    tx.run(
        sql!("insert into poll (id, meeting_id, until, created_at) values ($1, $2, $3, $4)"),
        &[(&id).into(), meeting_id.into(), new.until.into(), ctx.now.into()],
    )
    .await?;
    for (position, choice) in (0_u32..).zip(&new.choices) {
        tx.run(
            sql!(
                "insert into poll_option (id, poll_id, starts_at, minutes, place_name, place_address, position)
                 values ($1, $2, $3, $4, $5, $6, $7)"
            ),
            &[
                ctx.id().into(),
                (&id).into(),
                choice.starts_at.into(),
                choice.minutes.into(),
                (&choice.place_name).into(),
                (&choice.place_address).into(),
                position.into(),
            ],
        )
        .await?;
    }
    for person in participants(tx, &programme.id).await? {
        let mail = NewMail {
            meeting_id: Some(meeting.id.clone()),
            details: Details {
                about: Some(id.clone()),
                ..Details::default()
            },
            ..person.mail(&programme, mail::Kind::PollOpened)
        };
        mail::queue(tx, ctx, mail).await?;
    }
    Ok(id)
}

/// Takes one option: the meeting gets its time and place, of which the plan tells everybody who takes part.
///
/// # Errors
/// `NotFound`, `Denied`, `Gone` where the poll was decided otherwise or taken back, or the option lies in the past.
pub async fn decide(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    poll_id: &str,
    option_id: &str,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let poll = by_id(tx, programme_id, poll_id).await?;
    let choice = poll.choices.iter().find(|c| c.id == option_id);
    let choice = choice.ok_or(Error::NotFound)?;
    if poll.chosen.as_deref() == Some(option_id) {
        return Ok(());
    }
    if poll.closed_at.is_some() || choice.starts_at <= ctx.now {
        return Err(Error::Gone);
    }
    tx.run(
        sql!("update poll set closed_at = $2, chosen_id = $3 where id = $1"),
        &[poll_id.into(), ctx.now.into(), option_id.into()],
    )
    .await?;
    let mut meeting = super::meeting(tx, programme_id, &poll.meeting_id).await?;
    meeting.starts_at = Some(choice.starts_at);
    meeting.minutes = choice.minutes;
    if !choice.place_name.is_empty() {
        meeting.place_name.clone_from(&choice.place_name);
        meeting.place_address.clone_from(&choice.place_address);
    }
    meeting::plan::put(tx, ctx, actor, &meeting).await
}

/// Takes a poll back undecided.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn take_back(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    poll_id: &str,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    by_id(tx, programme_id, poll_id).await?;
    tx.run(
        sql!("update poll set closed_at = coalesce(closed_at, $2) where id = $1"),
        &[poll_id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}

/// A poll as a participant sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Who asks to see it.
    pub application: Application,
    /// Their programme.
    pub programme: Programme,
    /// The meeting that it is about.
    pub meeting: Meeting,
    /// The poll.
    pub poll: Poll,
    /// Ids and names of who takes part.
    pub names: Vec<(String, String)>,
}

/// A poll for a participant, with the names of the others.
///
/// # Errors
/// `NotFound`.
pub async fn own(tx: &mut Tx, secret: &str, poll_id: &str) -> Result<Asked> {
    let (application, programme) = participant(tx, secret).await?;
    let poll = by_id(tx, &programme.id, poll_id).await?;
    let people = participants(tx, &programme.id).await?;
    Ok(Asked {
        meeting: super::meeting(tx, &programme.id, &poll.meeting_id).await?,
        names: people.into_iter().map(|p| (p.id, p.name)).collect(),
        application,
        programme,
        poll,
    })
}

/// Reads the form: each option's answer under its id. Not every option must be answered, but one.
pub fn read_answers(reader: &mut Reader<'_>, poll: &Poll) -> BTreeMap<String, Suits> {
    let mut answers = BTreeMap::new();
    for choice in &poll.choices {
        if let Some(suits) = Suits::parse(reader.fields().get(&choice.id)) {
            answers.insert(choice.id.clone(), suits);
        }
    }
    if answers.is_empty() {
        reader.fault("poll_answers", Fault::NothingAnswered);
    }
    answers
}

/// A participant says what suits them; said again, the last one counts.
///
/// # Errors
/// `NotFound`, `Gone` where it can no longer be answered.
pub async fn answer(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    poll_id: &str,
    answers: &BTreeMap<String, Suits>,
) -> Result<()> {
    let (application, programme) = participant_for_change(tx, secret).await?;
    let poll = by_id(tx, &programme.id, poll_id).await?;
    if !poll.is_open(ctx.now) {
        return Err(Error::Gone);
    }
    for choice in &poll.choices {
        let Some(suits) = answers.get(&choice.id) else {
            continue;
        };
        tx.run(
            sql!(
                "insert into poll_answer (option_id, application_id, answer) values ($1, $2, $3)
                 on conflict (option_id, application_id) do update set answer = $3"
            ),
            &[
                (&choice.id).into(),
                (&application.id).into(),
                suits.as_str().into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// For the mail about a poll: its end, and whether it still makes sense to send it to this person.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, application: &Application, poll_id: &str) -> Result<Option<Poll>> {
    match by_id(tx, &application.programme_id, poll_id).await {
        Ok(poll) => Ok(Some(poll).filter(|p| p.closed_at.is_none() && !p.has_answered(&application.id))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: &str = "Europe/Tallinn";

    fn read(fields: &Fields) -> Result<NewPoll> {
        let now = time::instant("2026-10-01", "12:00", ZONE, None).unwrap();
        let mut reader = Reader::new(fields);
        let poll = NewPoll::read(&mut reader, ZONE, now);
        reader.done(poll)
    }

    #[test]
    fn an_hour_that_comes_twice_is_asked_about_and_one_that_does_not_come_is_refused() {
        let fields = Fields::default()
            .with("date_1", "2026-10-25")
            .with("time_1", "03:30")
            .with("minutes_1", "60")
            .with("date_2", "2027-03-28")
            .with("time_2", "03:30")
            .with("minutes_2", "60")
            .with("poll_until", "2026-10-10");
        let Err(Error::Invalid(faults)) = read(&fields) else {
            panic!("it was taken")
        };
        assert_eq!(
            faults.iter().collect::<Vec<_>>(),
            [("repeated_1", Fault::TimeTwice), ("time_2", Fault::TimeSkipped)]
        );
        let mut said = fields
            .clone()
            .with("repeated_1", "second")
            .with("time_3", "12:00");
        said = said.with("date_3", "2026-11-02").with("minutes_3", "60");
        let Err(Error::Invalid(faults)) = read(&said) else {
            panic!("it was taken")
        };
        assert_eq!(faults.iter().count(), 1);
    }

    #[test]
    fn a_poll_needs_two_options_and_an_end() {
        let fields = Fields::default()
            .with("date_1", "2026-10-25")
            .with("time_1", "18:00")
            .with("minutes_1", "60");
        let Err(Error::Invalid(faults)) = read(&fields) else {
            panic!("it was taken")
        };
        assert_eq!(
            faults.iter().collect::<Vec<_>>(),
            [("date_2", Fault::Required), ("poll_until", Fault::Required)]
        );
    }
}
