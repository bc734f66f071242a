//! Planning a programme's meetings and its information event. Who was told of one learns of every change.

use kernel::time::{self, LocalTimeError, Repeated};
use store::{db::Tx, sql};

use super::{Kind, Meeting, Words, information};
use crate::actor::{Actor, Right};
use crate::application;
use crate::context::Context;
use crate::dialogue::Attendance;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::mail::{self, NewMail};
use crate::programme::{self, Programme, clock, life, order};

impl Meeting {
    /// Reads the form; `was` is the meeting before, whose start may stay even when it has passed. Without date and time
    /// it is still to be agreed.
    pub fn read(reader: &mut Reader<'_>, was: &Meeting, programme: &Programme, now: i64) -> Meeting {
        let starts_at = read_start(reader, was.starts_at, &programme.zone, now);
        let texts = programme
            .texts
            .keys()
            .map(|l| {
                let words = Words {
                    title: reader.line(&format!("meeting_title_{l}"), 160),
                    agenda: reader.lines(&format!("meeting_agenda_{l}"), 5000),
                };
                (l.clone(), words)
            })
            .collect();
        Meeting {
            starts_at,
            minutes: reader.count("minutes", 5, 24 * 60),
            attendance: reader.choice("attendance", Attendance::parse, Attendance::InPlace),
            place_name: reader.line("place_name", 160),
            place_address: reader.line("place_address", 200),
            video_link: reader.link("video_link"),
            link_public: reader.ticked("link_public"),
            texts,
            ..was.clone()
        }
    }

    /// The form's fields.
    pub fn fill(&self, zone: &str) -> Fields {
        let local = self.starts_at.map(|at| time::local(at, zone));
        let repeated = match local.as_ref().and_then(time::Local::repeated) {
            Some(Repeated::First) => "first",
            Some(Repeated::Second) => "second",
            None => "",
        };
        let mut fields = Fields::default()
            .with(
                "date",
                local.as_ref().map(time::Local::iso_date).unwrap_or_default(),
            )
            .with("time", local.as_ref().map(time::Local::clock).unwrap_or_default())
            .with("repeated", repeated)
            .with("minutes", self.minutes.to_string())
            .with("attendance", self.attendance.as_str())
            .with("place_name", &self.place_name)
            .with("place_address", &self.place_address)
            .with("video_link", &self.video_link);
        if self.link_public {
            fields.add("link_public", "yes");
        }
        for (language, words) in &self.texts {
            fields.add(format!("meeting_title_{language}"), &words.title);
            fields.add(format!("meeting_agenda_{language}"), &words.agenda);
        }
        fields
    }

    /// Whether people who count on it must be told of the difference.
    fn moved_from(&self, was: &Meeting) -> bool {
        let told = |m: &Meeting| {
            (
                m.starts_at,
                m.minutes,
                m.attendance,
                m.place_name.clone(),
                m.place_address.clone(),
                m.video_link.clone(),
            )
        };
        told(self) != told(was)
    }
}

/// Date and time of the form as an instant; none where both are empty, or something is wrong.
fn read_start(reader: &mut Reader<'_>, was: Option<i64>, zone: &str, now: i64) -> Option<i64> {
    let (date, clock) = (reader.line("date", 20), reader.line("time", 20));
    let repeated = match reader.fields().get("repeated") {
        "first" => Some(Repeated::First),
        "second" => Some(Repeated::Second),
        _ => None,
    };
    match (date.is_empty(), clock.is_empty()) {
        (true, true) => return None,
        (false, true) => reader.fault("time", Fault::Required),
        (true, false) => reader.fault("date", Fault::Required),
        (false, false) => match time::instant(&date, &clock, zone, repeated) {
            Ok(at) if at <= now && was != Some(at) => reader.fault("date", Fault::InThePast),
            // Ten years ahead is a slip of the finger.
            Ok(at) if at > now + 3660 * time::DAY => reader.fault("date", Fault::NotATime),
            Ok(at) => return Some(at),
            Err(LocalTimeError::Skipped) => reader.fault("time", Fault::TimeSkipped),
            Err(LocalTimeError::Twice) => reader.fault("repeated", Fault::TimeTwice),
            Err(_) => reader.fault("date", Fault::NotATime),
        },
    }
    None
}

/// Puts a meeting into the plan, or saves it under the id it has. With a start that is over it was held. Once the
/// programme is public, participants, or guests of the information event, are told where time or place is another one,
/// and their calendars follow.
///
/// # Errors
/// `NotFound` also for a meeting of another programme, `Denied`.
pub async fn put(tx: &mut Tx, ctx: &mut Context, actor: &Actor, meeting: &Meeting) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, &meeting.programme_id, Right::Plan).await?;
    let was = match super::by_id(tx, &programme.id, &meeting.id).await {
        Ok(was) => Some(was),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let moved = was.as_ref().is_some_and(|was| meeting.moved_from(was));
    let kept = tx
        .run(
            sql!(
                "insert into meeting (id, programme_id, kind, starts_at, minutes, attendance, place_name, place_address,
                 video_link, position, link_public) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12)
                 on conflict (id) do update set starts_at = $4, minutes = $5, attendance = $6, place_name = $7,
                 place_address = $8, video_link = $9, position = $10, sequence = meeting.sequence + $11, link_public = $12
                 where meeting.programme_id = $2 and meeting.kind = $3"
            ),
            &[
                (&meeting.id).into(),
                (&meeting.programme_id).into(),
                meeting.kind.as_str().into(),
                meeting.starts_at.into(),
                meeting.minutes.into(),
                meeting.attendance.as_str().into(),
                (&meeting.place_name).into(),
                (&meeting.place_address).into(),
                (&meeting.video_link).into(),
                meeting.position.into(),
                i64::from(moved).into(),
                meeting.link_public.into(),
            ],
        )
        .await?;
    if kept == 0 {
        return Err(Error::NotFound);
    }
    for (language, words) in &meeting.texts {
        tx.run(
            sql!(
                "insert into meeting_text (meeting_id, language, title, agenda) values ($1, $2, $3, $4)
                 on conflict (meeting_id, language) do update set title = $3, agenda = $4"
            ),
            &[
                (&meeting.id).into(),
                language.into(),
                (&words.title).into(),
                (&words.agenda).into(),
            ],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await?;
    // A meeting that is added is news as soon as it has a time; one that was held long ago and is corrected is none.
    let news = match &was {
        Some(was) => moved && (was.is_ahead(ctx.now) || meeting.is_ahead(ctx.now)),
        None => meeting.starts_at.is_some() && meeting.is_ahead(ctx.now),
    };
    if news && programme.state == programme::State::Published {
        tell(tx, ctx, &programme, meeting).await?;
    }
    clock::reschedule(tx, ctx, &programme.id).await
}

/// Tells whoever counts on a meeting that time or place is another one.
async fn tell(tx: &mut Tx, ctx: &mut Context, programme: &Programme, meeting: &Meeting) -> Result<()> {
    if meeting.kind == Kind::Information {
        for guest in information::of_meeting(tx, &meeting.id).await? {
            mail::queue(tx, ctx, guest.mail(programme, mail::Kind::MeetingChanged)).await?;
        }
        return Ok(());
    }
    for application in application::all(tx, &programme.id).await? {
        if application.takes_part() {
            let mail = NewMail {
                meeting_id: Some(meeting.id.clone()),
                ..application.mail(programme, mail::Kind::MeetingChanged)
            };
            mail::queue(tx, ctx, mail).await?;
        }
    }
    Ok(())
}

/// Takes a meeting out of the plan. One that people count on is first left without a time, so that they are told.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(MeetingTold)`, `Conflict(MeetingMail)`.
pub async fn remove(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let meeting = super::by_id(tx, programme_id, id).await?;
    if meeting.starts_at.is_some() && is_counted_on(tx, &meeting).await? {
        return Err(Error::Conflict(Conflict::MeetingTold));
    }
    // With it would go the mails that tell of it.
    let unsent = tx
        .maybe(
            sql!("select 1 as n from mail where meeting_id = $1 and state in ('queued', 'held') limit 1"),
            &[id.into()],
        )
        .await?;
    if unsent.is_some() {
        return Err(Error::Conflict(Conflict::MeetingMail));
    }
    tx.run(sql!("delete from meeting where id = $1"), &[id.into()])
        .await?;
    // Guests may have gone with it.
    crate::erasure::forget_bytes(tx, ctx).await?;
    life::touch(tx, ctx, &programme).await?;
    clock::reschedule(tx, ctx, programme_id).await
}

async fn is_counted_on(tx: &mut Tx, meeting: &Meeting) -> Result<bool> {
    Ok(match meeting.kind {
        Kind::Information => !information::of_meeting(tx, &meeting.id).await?.is_empty(),
        Kind::Meeting => application::all(tx, &meeting.programme_id)
            .await?
            .iter()
            .any(application::Application::takes_part),
    })
}

/// Moves a meeting one step earlier or later in the plan; at the end nothing changes.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn shift(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    earlier: bool,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let kind = super::by_id(tx, programme_id, id).await?.kind;
    let meetings = super::list(tx, programme_id, kind).await?;
    let ids: Vec<String> = meetings.into_iter().map(|m| m.id).collect();
    for (position, id) in (0i64..).zip(order::moved(&ids, id, earlier).unwrap_or(ids)) {
        tx.run(
            sql!("update meeting set position = $2 where id = $1"),
            &[id.into(), position.into()],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}

/// An empty meeting to be filled in and put.
pub fn empty(ctx: &mut Context, programme_id: &str, kind: Kind, position: u32) -> Meeting {
    blank(ctx.id(), programme_id, kind, position)
}

/// As [`empty`], with the id that its form was given.
pub fn blank(id: String, programme_id: &str, kind: Kind, position: u32) -> Meeting {
    let (minutes, attendance) = match kind {
        Kind::Meeting => (390, Attendance::InPlace),
        Kind::Information => (45, Attendance::Online),
    };
    Meeting {
        id,
        programme_id: programme_id.to_owned(),
        kind,
        starts_at: None,
        minutes,
        attendance,
        place_name: String::new(),
        place_address: String::new(),
        video_link: String::new(),
        link_public: false,
        position,
        sequence: 0,
        reminded_for: None,
        texts: std::collections::BTreeMap::new(),
    }
}
