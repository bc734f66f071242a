//! What the organisers write to participants: to all, to some, or to those who have not answered something. It goes out by
//! mail and stands on the participants' pages.

use std::collections::BTreeMap;

use kernel::worksheet::Moment;
use store::{db::Row, db::Tx, sql};

use super::{assessment, participants, poll};
use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::mail::{self, Details, NewMail};
use crate::programme::{self, Programme};

/// The most characters of a subject.
pub const SUBJECT_MOST: usize = 160;
/// The most characters of a message.
pub const BODY_MOST: usize = 10_000;

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// To everybody who takes part.
    All,
    /// To those who were ticked, by their applications.
    Chosen(Vec<String>),
    /// To who has not answered a poll, by its id.
    PollUnanswered(String),
    /// To who has not answered a self-assessment.
    AssessmentUnanswered(Moment),
}

impl Whom {
    /// As it is stored and sent in forms; who was chosen stands with the recipients.
    pub fn as_text(&self) -> String {
        match self {
            Whom::All => "all".to_owned(),
            Whom::Chosen(_) => "chosen".to_owned(),
            Whom::PollUnanswered(id) => format!("poll {id}"),
            Whom::AssessmentUnanswered(moment) => format!("assessment {}", moment.as_str()),
        }
    }

    /// Of a stored text or a form's value.
    pub fn parse(text: &str) -> Option<Whom> {
        match text.split_once(' ') {
            None if text == "all" => Some(Whom::All),
            None if text == "chosen" => Some(Whom::Chosen(Vec::new())),
            Some(("poll", id)) => Some(Whom::PollUnanswered(id.to_owned())),
            Some(("assessment", moment)) => assessment::parse(moment).map(Whom::AssessmentUnanswered),
            _ => None,
        }
    }
}

/// What is said in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// A message as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// To whom.
    pub whom: Whom,
    /// By language, at least one.
    pub texts: BTreeMap<String, Words>,
    /// Made with the form: the same form sent twice is one message.
    pub once: String,
}

impl NewMessage {
    /// Reads the form: `subject_et`, `body_et` and so on; a language in which nothing stands is left out.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str], first: &str) -> NewMessage {
        let mut texts = BTreeMap::new();
        for language in languages {
            let names = [format!("subject_{language}"), format!("body_{language}")];
            let subject = reader.line(&names[0], SUBJECT_MOST);
            let body = reader.lines(&names[1], BODY_MOST);
            match (subject.is_empty(), body.is_empty()) {
                (true, true) => continue,
                (true, false) => reader.fault(&names[0], Fault::Required),
                (false, true) => reader.fault(&names[1], Fault::Required),
                (false, false) => {}
            }
            texts.insert((*language).to_owned(), Words { subject, body });
        }
        if texts.is_empty() {
            reader.fault(&format!("subject_{first}"), Fault::Required);
            reader.fault(&format!("body_{first}"), Fault::Required);
        }
        let chosen = reader.fields().all("to").to_vec();
        let whom = match Whom::parse(reader.fields().get("to_whom")) {
            Some(Whom::Chosen(_)) => {
                if chosen.is_empty() {
                    reader.fault("to", Fault::Choose);
                }
                Whom::Chosen(chosen)
            }
            Some(other) => other,
            None => {
                reader.fault("to_whom", Fault::Choose);
                Whom::All
            }
        };
        NewMessage {
            whom,
            texts,
            once: reader.line("once", 64),
        }
    }

    /// An empty form to everybody.
    pub fn empty(ctx: &mut Context) -> Fields {
        Fields::default().with("to_whom", "all").with("once", ctx.token())
    }
}

/// The text for somebody who reads this language: in it, else in the programme's first one, else in any.
pub fn text_for<'a>(
    texts: &'a BTreeMap<String, Words>,
    language: &'a str,
    first: &'a str,
) -> Option<(&'a str, &'a Words)> {
    let named = [language, first].into_iter().find_map(|l| texts.get_key_value(l));
    named
        .or_else(|| texts.iter().next())
        .map(|(language, words)| (language.as_str(), words))
}

/// Who would get a message, by name; for organisers.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where it is nobody.
pub async fn recipients(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    whom: &Whom,
) -> Result<Vec<Application>> {
    programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let mut found = participants(tx, programme_id).await?;
    match whom {
        Whom::All => {}
        Whom::Chosen(ids) => found.retain(|p| ids.contains(&p.id)),
        Whom::PollUnanswered(id) => {
            let open = poll::undecided(tx, programme_id).await?;
            let poll = open.into_iter().find(|p| p.id == *id).ok_or(Error::NotFound)?;
            found.retain(|p| !poll.has_answered(&p.id));
        }
        Whom::AssessmentUnanswered(moment) => {
            found = assessment::missing(tx, programme_id, *moment).await?;
        }
    }
    if found.is_empty() {
        return Err(Error::Invalid(Faults::one("to_whom", Fault::Choose)));
    }
    Ok(found)
}

/// Sends a message: the mails go out, and it stands on the recipients' pages.
///
/// # Errors
/// As [`recipients`].
pub async fn send(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    new: &NewMessage,
) -> Result<String> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let there = tx
        .maybe(
            sql!("select id from message where programme_id = $1 and once = $2"),
            &[programme_id.into(), (&new.once).into()],
        )
        .await?;
    if let Some(row) = there {
        return Ok(row.get("id")?);
    }
    let people = recipients(tx, actor, programme_id, &new.whom).await?;
    let id = ctx.id();
    tx.run(
        sql!(
            "insert into message (id, programme_id, whom, person_id, once, created_at) values ($1, $2, $3, $4, $5, $6)"
        ),
        &[
            (&id).into(),
            programme_id.into(),
            new.whom.as_text().into(),
            actor.person_id().into(),
            (&new.once).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    for (language, words) in &new.texts {
        tx.run(
            sql!("insert into message_text (message_id, language, subject, body) values ($1, $2, $3, $4)"),
            &[
                (&id).into(),
                language.into(),
                (&words.subject).into(),
                (&words.body).into(),
            ],
        )
        .await?;
    }
    for person in &people {
        let mail_id = hand_over(tx, ctx, &programme, person, &id).await?;
        tx.run(
            sql!("insert into message_recipient (message_id, application_id, mail_id) values ($1, $2, $3)"),
            &[(&id).into(), (&person.id).into(), mail_id.into()],
        )
        .await?;
    }
    Ok(id)
}

async fn hand_over(
    tx: &mut Tx,
    ctx: &mut Context,
    programme: &Programme,
    person: &Application,
    id: &str,
) -> Result<Option<String>> {
    let mail = NewMail {
        details: Details {
            about: Some(id.to_owned()),
            ..Details::default()
        },
        ..person.mail(programme, mail::Kind::ProgrammeMessage)
    };
    mail::queue_one(tx, ctx, mail).await
}

/// A message that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Id.
    pub id: String,
    /// To whom it was written.
    pub whom: Whom,
    /// By language.
    pub texts: BTreeMap<String, Words>,
    /// When, microseconds UTC.
    pub created_at: i64,
}

async fn whole(tx: &mut Tx, row: &Row) -> Result<Message> {
    let id: String = row.get("id")?;
    let rows = tx
        .all(
            sql!("select * from message_text where message_id = $1"),
            &[(&id).into()],
        )
        .await?;
    let mut texts = BTreeMap::new();
    for text in rows {
        let words = Words {
            subject: text.get("subject")?,
            body: text.get("body")?,
        };
        texts.insert(text.get("language")?, words);
    }
    Ok(Message {
        id,
        whom: Whom::parse(&row.get::<String>("whom")?)
            .ok_or_else(|| Error::Internal("recipients of a message".into()))?,
        texts,
        created_at: row.get("created_at")?,
    })
}

/// Somebody who got a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// Whether they gave an address.
    pub has_address: bool,
    /// Where their mail stands; none where there is none, or it is no longer kept.
    pub state: Option<mail::State>,
}

/// Messages of a programme, the latest first, each with its recipients by name; for organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn sent(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<(Message, Vec<Recipient>)>> {
    programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let rows = tx
        .all(
            sql!("select * from message where programme_id = $1 order by created_at desc, id desc"),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let message = whole(tx, row).await?;
        let rows = tx
            .all(
                sql!(
                    "select application.name, application.email, mail.state from message_recipient
                     join application on application.id = message_recipient.application_id
                     left join mail on mail.id = message_recipient.mail_id
                     where message_recipient.message_id = $1 order by application.name_folded, application.id"
                ),
                &[(&message.id).into()],
            )
            .await?;
        let mut people = Vec::with_capacity(rows.len());
        for row in rows {
            let state: Option<String> = row.get("state")?;
            people.push(Recipient {
                name: row.get("name")?,
                has_address: !row.get::<String>("email")?.is_empty(),
                state: state.and_then(|s| mail::State::ALL.into_iter().find(|k| k.as_str() == s)),
            });
        }
        found.push((message, people));
    }
    Ok(found)
}

/// Messages to a participant, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn received(tx: &mut Tx, application: &Application) -> Result<Vec<Message>> {
    let rows = tx
        .all(
            sql!(
                "select message.* from message join message_recipient on message_recipient.message_id = message.id
                 where message_recipient.application_id = $1 order by message.created_at desc, message.id desc"
            ),
            &[(&application.id).into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.push(whole(tx, row).await?);
    }
    Ok(found)
}

/// A message for its mail to somebody.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, application: &Application, id: &str) -> Result<Option<Message>> {
    let messages = received(tx, application).await?;
    Ok(messages.into_iter().find(|m| m.id == id))
}
