//! The outbox: mails to people, written down in the transaction that causes them.
//!
//! A row names the kind and what it is about; the text is made when it is sent, in the recipient's language. Links
//! that act for a person are never stored: the text holds [`LINK`] in their place.

use serde::{Deserialize, Serialize};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::job::{self, Job};

/// Stands in stored texts where the personal link goes.
pub const LINK: &str = "{personal-link}";

/// What a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// You have a place; with a calendar invitation.
    #[default]
    Confirmed,
    /// You are on the waiting list.
    Waiting,
    /// A place is free for you until a given time.
    Offered,
    /// The offer has lapsed.
    Lapsed,
    /// You gave your place up, or the host noted it; the calendar entry goes.
    Withdrawn,
    /// Time or place has changed; the calendar entry is updated.
    Changed,
    /// The dialogue is cancelled; the calendar entry goes.
    Cancelled,
    /// The dialogue begins within a day.
    Reminder,
    /// A link to log in.
    LogIn,
    /// An invitation to become a member.
    Invitation,
    /// Your password was changed.
    PasswordChanged,
    /// An application was begun; the link leads back to it.
    ApplicationBegun,
    /// Your application has arrived.
    Applied,
    /// You were chosen: a place is kept for you until a given time.
    PlaceOffered,
    /// You are in reserve.
    InReserve,
    /// You were not chosen, and why.
    NotChosen,
    /// You have accepted a place; with the meetings as calendar entries.
    PlaceConfirmed,
    /// The offer was not answered in time.
    PlaceLapsed,
    /// You gave up the application or the place.
    ApplicationWithdrawn,
    /// A meeting is within a day.
    MeetingReminder,
    /// Time or place of a meeting was set or has changed.
    MeetingChanged,
    /// The programme is called off.
    ProgrammeCancelled,
    /// A message of the organisers to participants.
    ProgrammeMessage,
    /// You signed up for an information event.
    InformationSignedUp,
    /// The information event is within a day.
    InformationReminder,
    /// The organisers ask when and where to meet.
    PollOpened,
    /// Who your learning partner is.
    PairMade,
    /// The self-assessment can be filled in.
    AssessmentAsked,
    /// The mentor has written something to you.
    MentorCommented,
    /// Your certificate or attestation is ready.
    CertificateReady,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 30] = [
        Kind::Confirmed,
        Kind::Waiting,
        Kind::Offered,
        Kind::Lapsed,
        Kind::Withdrawn,
        Kind::Changed,
        Kind::Cancelled,
        Kind::Reminder,
        Kind::LogIn,
        Kind::Invitation,
        Kind::PasswordChanged,
        Kind::ApplicationBegun,
        Kind::Applied,
        Kind::PlaceOffered,
        Kind::InReserve,
        Kind::NotChosen,
        Kind::PlaceConfirmed,
        Kind::PlaceLapsed,
        Kind::ApplicationWithdrawn,
        Kind::MeetingReminder,
        Kind::MeetingChanged,
        Kind::ProgrammeCancelled,
        Kind::ProgrammeMessage,
        Kind::InformationSignedUp,
        Kind::InformationReminder,
        Kind::PollOpened,
        Kind::PairMade,
        Kind::AssessmentAsked,
        Kind::MentorCommented,
        Kind::CertificateReady,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Confirmed => "confirmed",
            Kind::Waiting => "waiting",
            Kind::Offered => "offered",
            Kind::Lapsed => "lapsed",
            Kind::Withdrawn => "withdrawn",
            Kind::Changed => "changed",
            Kind::Cancelled => "cancelled",
            Kind::Reminder => "reminder",
            Kind::LogIn => "log-in",
            Kind::Invitation => "invitation",
            Kind::PasswordChanged => "password-changed",
            Kind::ApplicationBegun => "application-begun",
            Kind::Applied => "applied",
            Kind::PlaceOffered => "place-offered",
            Kind::InReserve => "in-reserve",
            Kind::NotChosen => "not-chosen",
            Kind::PlaceConfirmed => "place-confirmed",
            Kind::PlaceLapsed => "place-lapsed",
            Kind::ApplicationWithdrawn => "application-withdrawn",
            Kind::MeetingReminder => "meeting-reminder",
            Kind::MeetingChanged => "meeting-changed",
            Kind::ProgrammeCancelled => "programme-cancelled",
            Kind::ProgrammeMessage => "programme-message",
            Kind::InformationSignedUp => "information-signed-up",
            Kind::InformationReminder => "information-reminder",
            Kind::PollOpened => "poll-opened",
            Kind::PairMade => "pair-made",
            Kind::AssessmentAsked => "assessment-asked",
            Kind::MentorCommented => "mentor-commented",
            Kind::CertificateReady => "certificate-ready",
        }
    }

    /// Whether it is about a programme, its call or its meetings.
    pub fn is_about_programme(self) -> bool {
        !matches!(
            self,
            Kind::Confirmed
                | Kind::Waiting
                | Kind::Offered
                | Kind::Lapsed
                | Kind::Withdrawn
                | Kind::Changed
                | Kind::Cancelled
                | Kind::Reminder
                | Kind::LogIn
                | Kind::Invitation
                | Kind::PasswordChanged
        )
    }

    fn parse(text: &str) -> Result<Kind> {
        Kind::ALL
            .into_iter()
            .find(|k| k.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("mail of kind {text}")))
    }
}

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not sent yet.
    Queued,
    /// Ready, but no mail server is set: the host passes it on.
    Held,
    /// The host has passed it on: from their own mailbox, by phone, on paper.
    Passed,
    /// The mail server took it.
    Sent,
    /// The mail server refused it for good.
    Refused,
    /// The connection broke after the text was handed over: nobody knows whether it arrives. Not tried again by itself.
    Unknown,
}

impl State {
    /// Every state.
    pub const ALL: [State; 6] = [
        State::Queued,
        State::Held,
        State::Passed,
        State::Sent,
        State::Refused,
        State::Unknown,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Held => "held",
            State::Passed => "passed",
            State::Sent => "sent",
            State::Refused => "refused",
            State::Unknown => "unknown",
        }
    }

    fn parse(text: &str) -> Result<State> {
        State::ALL
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("mail in state {text}")))
    }
}

/// What a mail needs beside its kind and registration, small and without anybody's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Nonce of the pass whose link it carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
    /// Name of the member who causes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Role that is offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// When an offer lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    /// Which poll, message or moment it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A mail to be queued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewMail {
    /// What it says.
    pub kind: Kind,
    /// In whose outbox it stands; none for log-in links.
    pub organisation_id: Option<String>,
    /// About which dialogue.
    pub dialogue_id: Option<String>,
    /// To which registration.
    pub registration_id: Option<String>,
    /// About which programme.
    pub programme_id: Option<String>,
    /// To which application.
    pub application_id: Option<String>,
    /// About which of the programme's meetings.
    pub meeting_id: Option<String>,
    /// To which guest of an information event.
    pub guest_id: Option<String>,
    /// Address.
    pub to_address: String,
    /// Name.
    pub to_name: String,
    /// Language it is written in.
    pub language: String,
    /// The rest.
    pub details: Details,
}

/// A mail of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Id.
    pub id: String,
    /// What was asked for.
    pub new: NewMail,
    /// Where it stands.
    pub state: State,
    /// The text, once it is made.
    pub text: Ready,
    /// Why it was refused, or is not known to have arrived.
    pub error: String,
    /// When it was caused.
    pub created_at: i64,
    /// When the mail server took it.
    pub sent_at: Option<i64>,
}

/// A mail's text, in the recipient's language, with [`LINK`] for the personal link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ready {
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// HTML.
    pub html: String,
    /// `REQUEST` or `CANCEL`; empty without a calendar part.
    pub calendar_method: String,
    /// The calendar part.
    pub calendar: String,
}

/// Queues a mail; without an address nothing happens, because the host then reaches the person another way.
///
/// # Errors
/// When the database fails.
pub async fn queue(tx: &mut Tx, ctx: &mut Context, mail: NewMail) -> Result<()> {
    queue_one(tx, ctx, mail).await.map(|_| ())
}

/// As [`queue`]; the mail's id, none without an address.
///
/// # Errors
/// When the database fails.
pub async fn queue_one(tx: &mut Tx, ctx: &mut Context, mail: NewMail) -> Result<Option<String>> {
    if mail.to_address.is_empty() {
        return Ok(None);
    }
    let id = ctx.id();
    tx.run(
        sql!(
            "insert into mail (id, organisation_id, dialogue_id, registration_id, kind, to_address, to_name, language,
             details, state, created_at, programme_id, application_id, meeting_id, guest_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $10, $11, $12, $13, $14)"
        ),
        &[
            (&id).into(),
            mail.organisation_id.into(),
            mail.dialogue_id.into(),
            mail.registration_id.into(),
            mail.kind.as_str().into(),
            mail.to_address.into(),
            mail.to_name.into(),
            mail.language.into(),
            serde_json::to_string(&mail.details)?.into(),
            ctx.now.into(),
            mail.programme_id.into(),
            mail.application_id.into(),
            mail.meeting_id.into(),
            mail.guest_id.into(),
        ],
    )
    .await?;
    let job = Job::Mail { mail_id: id.clone() };
    job::schedule(tx, ctx, &job, ctx.now).await?;
    Ok(Some(id))
}

impl Mail {
    fn of(row: &Row) -> Result<Mail> {
        Ok(Mail {
            id: row.get("id")?,
            new: NewMail {
                kind: Kind::parse(&row.get::<String>("kind")?)?,
                organisation_id: row.get("organisation_id")?,
                dialogue_id: row.get("dialogue_id")?,
                registration_id: row.get("registration_id")?,
                programme_id: row.get("programme_id")?,
                application_id: row.get("application_id")?,
                meeting_id: row.get("meeting_id")?,
                guest_id: row.get("guest_id")?,
                to_address: row.get("to_address")?,
                to_name: row.get("to_name")?,
                language: row.get("language")?,
                details: serde_json::from_str(&row.get::<String>("details")?)?,
            },
            state: State::parse(&row.get::<String>("state")?)?,
            text: Ready {
                subject: row.get("subject")?,
                body: row.get("body")?,
                html: row.get("html")?,
                calendar_method: row.get("calendar_method")?,
                calendar: row.get("calendar")?,
            },
            error: row.get("error")?,
            created_at: row.get("created_at")?,
            sent_at: row.get("sent_at")?,
        })
    }

    /// The link that stands for [`LINK`] in this mail, as a path from the instance's root; none where it has none.
    pub fn link_path(&self, ctx: &Context) -> Option<String> {
        if let Some(id) = &self.new.application_id {
            return Some(format!("/a/{}", crate::application::secret(ctx, id)));
        }
        if let Some(id) = &self.new.guest_id {
            return Some(format!("/i/{}", crate::meeting::information::secret(ctx, id)));
        }
        match (&self.new.registration_id, &self.new.details.pass) {
            (Some(id), _) => Some(format!("/r/{}", crate::registration::secret(ctx, id))),
            (None, Some(nonce)) => {
                let secret = crate::pass::secret(ctx, nonce);
                Some(match self.new.kind {
                    Kind::Invitation => format!("/invitation/{secret}"),
                    _ => format!("/log-in/link/{secret}"),
                })
            }
            (None, None) => None,
        }
    }
}

impl Mail {
    /// The path of the link in a mail that this reader of the outbox is to pass on; none where the mail goes out by
    /// itself. A link that makes somebody a member is for those who may make members: others could use it themselves.
    pub fn link_to_pass_on(&self, ctx: &Context, actor: &Actor) -> Option<String> {
        let organisation_id = self.new.organisation_id.as_deref()?;
        let new = &self.new;
        let right = if [&new.registration_id, &new.application_id, &new.guest_id]
            .iter()
            .any(|id| id.is_some())
        {
            Right::ManagePeople
        } else {
            Right::ManageOrganisation
        };
        (self.state == State::Held && actor.may(organisation_id, right))
            .then(|| self.link_path(ctx))
            .flatten()
    }
}

/// A mail, for the worker that sends it.
///
/// # Errors
/// When the database fails; `None` where it was erased meanwhile.
pub async fn for_sending(tx: &mut Tx, id: &str) -> Result<Option<Mail>> {
    let row = tx
        .maybe(sql!("select * from mail where id = $1"), &[id.into()])
        .await?;
    row.as_ref().map(Mail::of).transpose()
}

/// Writes down the text of a mail and where it stands.
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &mut Tx,
    id: &str,
    text: &Ready,
    state: State,
    error: &str,
    sent_at: Option<i64>,
) -> Result<()> {
    tx.run(
        sql!(
            "update mail set subject = $2, body = $3, html = $4, calendar_method = $5, calendar = $6, state = $7,
             error = $8, sent_at = $9, attempts = attempts + 1 where id = $1"
        ),
        &[
            id.into(),
            (&text.subject).into(),
            (&text.body).into(),
            (&text.html).into(),
            (&text.calendar_method).into(),
            (&text.calendar).into(),
            state.as_str().into(),
            error.into(),
            sent_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// How many mails one page of the outbox shows.
pub const PAGE: u32 = 50;

/// A page of an organisation's outbox, newest first, and how many mails there are; of one state, or of all.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn outbox(
    tx: &mut Tx,
    actor: &Actor,
    organisation_id: &str,
    only: Option<State>,
    page: u32,
) -> Result<(Vec<Mail>, u32)> {
    actor.need(organisation_id, Right::SeeMail)?;
    let rows = tx
        .all(
            sql!(
                "select * from mail where organisation_id = $1 and ($2 = '' or state = $2)
                 order by created_at desc, id desc limit $3 offset $4"
            ),
            &[
                organisation_id.into(),
                only.map_or("", State::as_str).into(),
                PAGE.into(),
                (i64::from(page) * i64::from(PAGE)).into(),
            ],
        )
        .await?;
    let count = count(tx, organisation_id, only).await?;
    Ok((rows.iter().map(Mail::of).collect::<Result<_>>()?, count))
}

async fn count(tx: &mut Tx, organisation_id: &str, only: Option<State>) -> Result<u32> {
    let row = tx
        .one(
            sql!("select count(*) as n from mail where organisation_id = $1 and ($2 = '' or state = $2)"),
            &[organisation_id.into(), only.map_or("", State::as_str).into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// How many mails of an organisation still wait for somebody to pass them on.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn to_pass_on(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<u32> {
    actor.need(organisation_id, Right::SeeMail)?;
    count(tx, organisation_id, Some(State::Held)).await
}

/// How many mails of an organisation went wrong: refused, or not known to have arrived.
///
/// # Errors
/// When the database fails.
pub async fn troubled(tx: &mut Tx, organisation_id: &str) -> Result<u32> {
    let row = tx
        .one(
            sql!("select count(*) as n from mail where organisation_id = $1 and state in ('refused', 'unknown')"),
            &[organisation_id.into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// One mail of an organisation's outbox.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn one(tx: &mut Tx, actor: &Actor, id: &str) -> Result<Mail> {
    let mail = for_sending(tx, id).await?.ok_or(Error::NotFound)?;
    let organisation_id = mail.new.organisation_id.clone().ok_or(Error::NotFound)?;
    actor.need(&organisation_id, Right::SeeMail)?;
    Ok(mail)
}

/// Sends a mail again that was held, refused, or is not known to have arrived.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(MailState)` where it was sent.
pub async fn send_again(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str) -> Result<()> {
    let mail = one(tx, actor, id).await?;
    if !matches!(mail.state, State::Held | State::Refused | State::Unknown) {
        return Err(Error::Conflict(Conflict::MailState));
    }
    tx.run(
        sql!("update mail set state = 'queued', error = '' where id = $1"),
        &[id.into()],
    )
    .await?;
    job::schedule(
        tx,
        ctx,
        &Job::Mail {
            mail_id: id.to_owned(),
        },
        ctx.now,
    )
    .await
}

/// Notes that somebody has passed a held mail on, or that this was a mistake (`back`). Said twice, it stays as it is.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(MailState)` where it is not a mail to be passed on.
pub async fn hand_on(tx: &mut Tx, actor: &Actor, id: &str, back: bool) -> Result<()> {
    let mail = one(tx, actor, id).await?;
    let (from, to) = if back {
        (State::Passed, State::Held)
    } else {
        (State::Held, State::Passed)
    };
    if mail.state == to {
        return Ok(());
    }
    // The state is asked once more by the statement itself: meanwhile somebody may have sent the mail again.
    let changed = tx
        .run(
            sql!("update mail set state = $3 where id = $1 and state = $2"),
            &[id.into(), from.as_str().into(), to.as_str().into()],
        )
        .await?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict(Conflict::MailState))
    }
}

/// Takes a mail out of the outbox: what it would say is no longer so.
///
/// # Errors
/// When the database fails.
pub async fn drop(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run(sql!("delete from mail where id = $1"), &[id.into()])
        .await?;
    Ok(())
}

/// Deletes mails that are about no dialogue and no programme once they are a month old; the others go with its people.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<()> {
    let month = 30 * kernel::time::DAY;
    tx.run(
        sql!("delete from mail where dialogue_id is null and programme_id is null and created_at <= $1"),
        &[(now - month).into()],
    )
    .await?;
    Ok(())
}
