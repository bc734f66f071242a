//! Applications: who applied to a programme, and who takes part. A participant is an application with a place.
//!
//! No account: a personal link opens what is one's own. [`book`] keeps the places.

pub mod book;
pub mod erasure;
pub mod export;
pub mod file;
pub mod form;
pub mod list;
pub mod own;
pub mod people;

use std::collections::BTreeMap;

use kernel::place::State;
use store::{db::Row, db::Tx, sql};

use crate::context::{self, Context};
use crate::error::{Error, Result};
use crate::mail::{self, NewMail};
use crate::programme::Programme;

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Begun and not handed in.
    Draft,
    /// Handed in; where its place stands. `Registered` waits for the decision or stands in reserve.
    Place(State),
}

impl Standing {
    fn of(row: &Row) -> Result<Standing> {
        let name: String = row.get("state")?;
        if name == "draft" {
            return Ok(Standing::Draft);
        }
        State::parse(&name, row.get("until")?)
            .map(Standing::Place)
            .map_err(|e| Error::Internal(e.to_string()))
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Place(state) => state.as_str(),
        }
    }
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Id.
    pub id: String,
    /// To which programme.
    pub programme_id: String,
    /// Where it stands.
    pub standing: Standing,
    /// Position in the order in which they were handed in.
    pub line: i64,
    /// What reviewers see instead of a name.
    pub code: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// Language of mails.
    pub language: String,
    /// Where they work.
    pub employer: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
    /// As what they work.
    pub role_id: Option<String>,
    /// The link for late entries that they came by.
    pub late_id: Option<String>,
    /// When they agreed that their details are kept.
    pub consent_at: Option<i64>,
    /// When it was handed in first.
    pub submitted_at: Option<i64>,
    /// When it was begun.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// Counts how often it was saved.
    pub version: u32,
    /// What was answered, by question.
    pub answers: BTreeMap<String, String>,
}

impl Application {
    fn of(row: &Row) -> Result<Application> {
        Ok(Application {
            id: row.get("id")?,
            programme_id: row.get("programme_id")?,
            standing: Standing::of(row)?,
            line: row.get("line")?,
            code: row.get("code")?,
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            language: row.get("language")?,
            employer: row.get("employer")?,
            municipality: row.get("municipality")?,
            role_id: row.get("role_id")?,
            late_id: row.get("late_id")?,
            consent_at: row.get("consent_at")?,
            submitted_at: row.get("submitted_at")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            version: row.count("version")?,
            answers: BTreeMap::new(),
        })
    }

    /// Where its place stands; none for a draft.
    pub fn place(&self) -> Option<State> {
        match self.standing {
            Standing::Draft => None,
            Standing::Place(state) => Some(state),
        }
    }

    /// Whether this is a participant: somebody who has accepted a place and not given it up.
    pub fn takes_part(&self) -> bool {
        matches!(self.place(), Some(State::Confirmed | State::Attended))
    }

    /// A mail to whoever applied, to be queued.
    pub fn mail(&self, programme: &Programme, kind: mail::Kind) -> NewMail {
        NewMail {
            kind,
            organisation_id: Some(programme.organisation_id.clone()),
            programme_id: Some(programme.id.clone()),
            application_id: Some(self.id.clone()),
            to_address: self.email.clone(),
            to_name: self.name.clone(),
            language: self.language.clone(),
            details: mail::Details {
                until: self.place().and_then(State::until),
                ..Default::default()
            },
            ..Default::default()
        }
    }
}

/// The secret of an application's personal link. Derived, so that a mail months later has it too; stored as a hash.
pub fn secret(ctx: &Context, application_id: &str) -> String {
    ctx.key.secret("application", application_id)
}

/// A new code for reviewers: four letters and digits that are not mistaken for each other, as in “K7WR”; random, so that
/// its order tells nothing.
fn new_code(ctx: &mut Context) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    ctx.token()
        .bytes()
        .take(4)
        .map(|b| char::from(SIGNS[usize::from(b) % SIGNS.len()]))
        .collect()
}

/// A code that nobody of the programme has.
pub(crate) async fn fresh_code(tx: &mut Tx, ctx: &mut Context, programme_id: &str) -> Result<String> {
    for _ in 0..50 {
        let code = new_code(ctx);
        let taken = tx
            .maybe(
                sql!("select 1 as n from application where programme_id = $1 and code = $2"),
                &[programme_id.into(), (&code).into()],
            )
            .await?;
        if taken.is_none() {
            return Ok(code);
        }
    }
    Err(Error::Internal("no code is left".into()))
}

/// Applications of a programme with their answers, drafts too, in the order in which they were handed in.
pub(crate) async fn all(tx: &mut Tx, programme_id: &str) -> Result<Vec<Application>> {
    let rows = tx
        .all(
            sql!("select * from application where programme_id = $1 order by line, id"),
            &[programme_id.into()],
        )
        .await?;
    let mut found = rows.iter().map(Application::of).collect::<Result<Vec<_>>>()?;
    let answers = tx
        .all(
            sql!(
                "select application_answer.* from application_answer
                 join application on application.id = application_answer.application_id
                 where application.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    let place: BTreeMap<String, usize> = found.iter().enumerate().map(|(i, a)| (a.id.clone(), i)).collect();
    for answer in answers {
        let id: String = answer.get("application_id")?;
        if let Some(application) = place.get(&id).and_then(|i| found.get_mut(*i)) {
            application
                .answers
                .insert(answer.get("question_id")?, answer.get("value")?);
        }
    }
    Ok(found)
}

/// An application with its answers.
pub(crate) async fn by_id(tx: &mut Tx, id: &str) -> Result<Application> {
    let row = tx
        .maybe(sql!("select * from application where id = $1"), &[id.into()])
        .await?
        .ok_or(Error::NotFound)?;
    let mut application = Application::of(&row)?;
    let answers = tx
        .all(
            sql!("select question_id, value from application_answer where application_id = $1"),
            &[id.into()],
        )
        .await?;
    for answer in answers {
        application
            .answers
            .insert(answer.get("question_id")?, answer.get("value")?);
    }
    Ok(application)
}

/// An application for the mail about it; `None` where it was erased.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, id: &str) -> Result<Option<Application>> {
    match by_id(tx, id).await {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The application of a personal link. The link is the right to see it; what may be done is checked where it is done.
///
/// # Errors
/// `NotFound` for a link that is nobody's, or was erased.
pub async fn by_link(tx: &mut Tx, secret: &str) -> Result<Application> {
    let row = tx
        .maybe(
            sql!("select id from application where secret_hash = $1"),
            &[context::hash(secret).into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    by_id(tx, &row.get::<String>("id")?).await
}
