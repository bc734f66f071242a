//! Worksheets that participants fill in for themselves: saved half done, printed blank, shared with the mentors by choice.

use kernel::worksheet::{self, Answers, Worksheet};
use store::{db::Row, db::Tx, sql};

use super::comment::{self, Comment};
use super::{need_mentor, of_programme, participant, participant_for_change, participants};
use crate::actor::Actor;
use crate::application::Application;
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::programme::Programme;

/// A worksheet that somebody has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Id.
    pub id: String,
    /// Whose it is.
    pub application_id: String,
    /// The worksheet, in the version in which it was begun.
    pub sheet: &'static Worksheet,
    /// What was written.
    pub answers: Answers,
    /// Since when the mentors see it.
    pub shared_at: Option<i64>,
    /// When it was last saved.
    pub updated_at: i64,
    /// Counts how often it was saved: who saves names the one they read.
    pub version: u32,
}

impl Filled {
    fn of(row: &Row) -> Result<Filled> {
        let (name, version): (String, u32) = (row.get("worksheet")?, row.count("worksheet_version")?);
        let sheet = worksheet::find(&name, version)
            .ok_or_else(|| Error::Internal(format!("worksheet {name} {version}")))?;
        Ok(Filled {
            id: row.get("id")?,
            application_id: row.get("application_id")?,
            sheet,
            answers: serde_json::from_str(&row.get::<String>("answers")?)?,
            shared_at: row.get("shared_at")?,
            updated_at: row.get("updated_at")?,
            version: row.count("version")?,
        })
    }
}

/// The worksheets that participants can fill in, in the order of a programme: the newest version of each, but the
/// self-assessment, which is answered without a name.
pub fn offered() -> Vec<&'static Worksheet> {
    let mut found: Vec<&Worksheet> = Vec::new();
    for sheet in worksheet::library() {
        if sheet.moments.is_empty() && !found.iter().any(|there| there.id == sheet.id) {
            found.push(sheet);
        }
    }
    found
}

async fn of_application(tx: &mut Tx, application_id: &str) -> Result<Vec<Filled>> {
    let rows = tx
        .all(
            sql!("select * from worksheet where application_id = $1 order by worksheet"),
            &[application_id.into()],
        )
        .await?;
    rows.iter().map(Filled::of).collect()
}

/// What a participant has begun.
///
/// # Errors
/// When the database fails.
pub async fn begun(tx: &mut Tx, application: &Application) -> Result<Vec<Filled>> {
    of_application(tx, &application.id).await
}

/// A worksheet of a participant: as they began it, or new; with the mentors' comments.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// Whose.
    pub application: Application,
    /// Their programme.
    pub programme: Programme,
    /// The worksheet, in the version in which it was begun.
    pub sheet: &'static Worksheet,
    /// What there is of it.
    pub filled: Option<Filled>,
    /// What mentors wrote about it.
    pub comments: Vec<Comment>,
}

/// A worksheet of a participant.
///
/// # Errors
/// `NotFound`.
pub async fn own(tx: &mut Tx, secret: &str, id: &str) -> Result<Own> {
    let (application, programme) = participant(tx, secret).await?;
    let newest = offered()
        .into_iter()
        .find(|s| s.id == id)
        .ok_or(Error::NotFound)?;
    let begun = of_application(tx, &application.id).await?;
    let filled = begun.into_iter().find(|f| f.sheet.id == id);
    let comments = match &filled {
        Some(filled) => comment::of_worksheet(tx, &filled.id).await?,
        None => Vec::new(),
    };
    Ok(Own {
        sheet: filled.as_ref().map_or(newest, |f| f.sheet),
        application,
        programme,
        filled,
        comments,
    })
}

/// Saves what a participant wrote; `version` is the one they read, 0 for a new one. How often it has been saved now.
///
/// # Errors
/// `NotFound`, `Conflict(Rewritten)` where it was saved elsewhere meanwhile.
pub async fn save(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    id: &str,
    answers: &Answers,
    version: u32,
) -> Result<u32> {
    participant_for_change(tx, secret).await?;
    let there = own(tx, secret, id).await?;
    let was = there.filled.as_ref().map_or(0, |f| f.version);
    if there.filled.as_ref().is_some_and(|f| f.answers == *answers) {
        return Ok(was);
    }
    if version != was {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    tx.run(
        sql!(
            "insert into worksheet (id, application_id, worksheet, worksheet_version, answers, updated_at, version)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (application_id, worksheet) do update set
             answers = $5, updated_at = $6, version = $7"
        ),
        &[
            ctx.id().into(),
            (&there.application.id).into(),
            (&there.sheet.id).into(),
            there.sheet.version.into(),
            serde_json::to_string(answers)?.into(),
            ctx.now.into(),
            (was + 1).into(),
        ],
    )
    .await?;
    if was > 0 {
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(was + 1)
}

/// Shares a worksheet with the mentors, or takes it back: then they see nothing of it any more.
///
/// # Errors
/// `NotFound`, also for one that was not begun.
pub async fn share(tx: &mut Tx, ctx: &mut Context, secret: &str, id: &str, share: bool) -> Result<()> {
    let (application, _) = participant_for_change(tx, secret).await?;
    let done = tx
        .run(
            sql!(
                "update worksheet set shared_at = case when $3 then coalesce(shared_at, $4) else null end
                 where application_id = $1 and worksheet = $2"
            ),
            &[(&application.id).into(), id.into(), share.into(), ctx.now.into()],
        )
        .await?;
    if done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Deletes what a participant wrote, for good.
///
/// # Errors
/// `NotFound`.
pub async fn remove(tx: &mut Tx, ctx: &mut Context, secret: &str, id: &str) -> Result<()> {
    let (application, _) = participant_for_change(tx, secret).await?;
    if !offered().iter().any(|s| s.id == id) {
        return Err(Error::NotFound);
    }
    tx.run(
        sql!("delete from worksheet where application_id = $1 and worksheet = $2"),
        &[(&application.id).into(), id.into()],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}

/// Worksheets that are shared with the mentors, by the participants' names; for mentors.
///
/// # Errors
/// `NotFound` for everybody else.
pub async fn shared(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<(Application, Filled)>> {
    need_mentor(tx, actor, programme_id).await?;
    let mut found = Vec::new();
    for person in participants(tx, programme_id).await? {
        for filled in of_application(tx, &person.id).await? {
            if filled.shared_at.is_some() {
                found.push((person.clone(), filled));
            }
        }
    }
    Ok(found)
}

/// A worksheet that is shared, with its comments; for mentors.
///
/// # Errors
/// `NotFound` for everybody else, and for one that is not shared.
pub async fn shared_one(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<(Application, Filled, Vec<Comment>)> {
    need_mentor(tx, actor, programme_id).await?;
    let row = tx
        .maybe(
            sql!("select * from worksheet where id = $1 and shared_at is not null"),
            &[id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let filled = Filled::of(&row)?;
    let person = of_programme(tx, programme_id, &filled.application_id).await?;
    let comments = comment::of_worksheet(tx, id).await?;
    Ok((person, filled, comments))
}
