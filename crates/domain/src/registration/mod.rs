//! Registrations: residents who take part, without an account.
//!
//! [`form`] reads what they typed, [`book`] keeps the places, [`own`] is what they do with their personal link,
//! [`people`] is what the host does.

pub mod book;
pub mod form;
pub mod own;
pub mod people;

use std::collections::BTreeMap;

use kernel::place::State;
use store::{db::Row, db::Tx, sql};

use crate::context::Context;
use crate::dialogue::field::Field;
use crate::error::{Error, Result};

/// How somebody got into the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// By themselves on the page.
    Page,
    /// Entered by the host: they phoned or wrote on paper.
    Host,
    /// Came without having registered.
    WalkIn,
}

impl Source {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Source::Page => "page",
            Source::Host => "host",
            Source::WalkIn => "walk-in",
        }
    }

    fn parse(text: &str) -> Result<Source> {
        [Source::Page, Source::Host, Source::WalkIn]
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("registration from {text}")))
    }
}

/// A registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Id.
    pub id: String,
    /// Which dialogue.
    pub dialogue_id: String,
    /// Where it stands.
    pub state: State,
    /// Position in the line, smaller first.
    pub line: i64,
    /// Name as the person wishes to be called.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// Language of mails.
    pub language: String,
    /// Invitee kind, where it is known.
    pub kind_id: Option<String>,
    /// How they got in.
    pub source: Source,
    /// When they agreed that their details are kept.
    pub consent_at: Option<i64>,
    /// When they registered.
    pub created_at: i64,
    /// What they answered.
    pub answers: BTreeMap<Field, String>,
}

impl Registration {
    fn of(row: &Row) -> Result<Registration> {
        let state = State::parse(&row.get::<String>("state")?, row.get("until")?)
            .map_err(|e| Error::Internal(e.to_string()))?;
        Ok(Registration {
            id: row.get("id")?,
            dialogue_id: row.get("dialogue_id")?,
            state,
            line: row.get("line")?,
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            language: row.get("language")?,
            kind_id: row.get("kind_id")?,
            source: Source::parse(&row.get::<String>("source")?)?,
            consent_at: row.get("consent_at")?,
            created_at: row.get("created_at")?,
            answers: BTreeMap::new(),
        })
    }
}

/// The secret of a registration's personal link. Derived, so that a reminder weeks later has it too; stored as a hash.
pub fn secret(ctx: &Context, registration_id: &str) -> String {
    ctx.key.secret("registration", registration_id)
}

/// Registrations of a dialogue in the order in which people came, with their answers.
pub(crate) async fn all(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Registration>> {
    let rows = tx
        .all(
            sql!("select * from registration where dialogue_id = $1 order by line, id"),
            &[dialogue_id.into()],
        )
        .await?;
    let mut found = rows.iter().map(Registration::of).collect::<Result<Vec<_>>>()?;
    let answers = tx
        .all(
            sql!(
                "select registration_answer.* from registration_answer
                 join registration on registration.id = registration_answer.registration_id
                 where registration.dialogue_id = $1"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut by_id: BTreeMap<String, BTreeMap<Field, String>> = BTreeMap::new();
    for row in &answers {
        if let Some(field) = Field::parse(&row.get::<String>("field")?) {
            by_id
                .entry(row.get("registration_id")?)
                .or_default()
                .insert(field, row.get("value")?);
        }
    }
    for registration in &mut found {
        registration.answers = by_id.remove(&registration.id).unwrap_or_default();
    }
    Ok(found)
}

/// One registration with its answers, for code that has checked who asks.
pub(crate) async fn by_id(tx: &mut Tx, id: &str) -> Result<Registration> {
    let row = tx
        .maybe(sql!("select * from registration where id = $1"), &[id.into()])
        .await?;
    let mut registration = Registration::of(&row.ok_or(Error::NotFound)?)?;
    let answers = tx
        .all(
            sql!("select * from registration_answer where registration_id = $1"),
            &[id.into()],
        )
        .await?;
    for row in &answers {
        if let Some(field) = Field::parse(&row.get::<String>("field")?) {
            registration.answers.insert(field, row.get("value")?);
        }
    }
    Ok(registration)
}

/// The registration a mail is for; `None` where it was erased meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, id: &str) -> Result<Option<Registration>> {
    match by_id(tx, id).await {
        Ok(registration) => Ok(Some(registration)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

pub(crate) async fn put_answers(tx: &mut Tx, id: &str, answers: &BTreeMap<Field, String>) -> Result<()> {
    tx.run(
        sql!("delete from registration_answer where registration_id = $1"),
        &[id.into()],
    )
    .await?;
    for (field, value) in answers {
        tx.run(
            sql!("insert into registration_answer (registration_id, field, value) values ($1, $2, $3)"),
            &[id.into(), field.as_str().into(), value.into()],
        )
        .await?;
    }
    Ok(())
}
