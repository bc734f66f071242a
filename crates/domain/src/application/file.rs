//! Files that answer a question of a call. What a file is was found from its bytes before it came here
//! ([`kernel::file`]); who may open it is who may see the answer.

use std::collections::BTreeSet;

use kernel::file::FileType;
use store::{db::Row, db::Tx, sql};

use super::{Application, form, own};
use crate::actor::Actor;
use crate::call::question::{self, Kind, Question, Stage};
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::programme::Programme;
use crate::review::{self, Sight};

/// The most bytes of a file.
pub const MOST: usize = 10 * 1024 * 1024;

/// A file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The question that it answers.
    pub question_id: String,
    /// Its name; for whoever reviews blindly one that says nothing.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// How many bytes.
    pub size: u32,
    /// When it was handed in.
    pub created_at: i64,
}

impl Kept {
    pub(super) fn of(row: &Row) -> Result<Kept> {
        Ok(Kept {
            question_id: row.get("question_id")?,
            name: row.get("name")?,
            media_type: row.get("media_type")?,
            size: row.count("size")?,
            created_at: row.get("created_at")?,
        })
    }

    /// The file as somebody sees it who must not learn whose it is: names of files hold names of people.
    pub(super) fn unnamed(mut self, code: &str, question: &Question) -> Kept {
        let stem = format!("{code}-{}", question.position + 1);
        self.name = FileType::parse(&self.media_type).map_or_else(|| stem.clone(), |kind| kind.named(&stem));
        self
    }
}

/// The files of an application.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, application_id: &str) -> Result<Vec<Kept>> {
    let rows = tx
        .all(
            sql!(
                "select question_id, name, media_type, size, created_at from file where application_id = $1
                 and question_id is not null order by created_at, id"
            ),
            &[application_id.into()],
        )
        .await?;
    rows.iter().map(Kept::of).collect()
}

/// The questions that an application answers with a file.
///
/// # Errors
/// When the database fails.
pub async fn answered(tx: &mut Tx, application_id: &str) -> Result<BTreeSet<String>> {
    let files = list(tx, application_id).await?;
    Ok(files.into_iter().map(|f| f.question_id).collect())
}

/// The question that a file answers, where it may be answered now.
async fn question_of(
    tx: &mut Tx,
    application: &Application,
    programme: &Programme,
    question_id: &str,
    now: i64,
) -> Result<Question> {
    let question = question::one(tx, &programme.id, question_id).await?;
    if question.kind != Kind::File {
        return Err(Error::NotFound);
    }
    match question.stage {
        Stage::Accepted if application.takes_part() => Ok(question),
        Stage::Accepted => Err(Error::NotFound),
        Stage::Apply => {
            let open = form::open_until(tx, application, programme, now).await?;
            let place = application.place();
            let changes =
                place.is_none_or(|p| matches!(p, kernel::place::State::Registered) || p.may_return());
            match (open, changes) {
                (None, _) => Err(Error::Gone),
                (_, false) => Err(Error::Conflict(Conflict::PlaceState)),
                (Some(_), true) => Ok(question),
            }
        }
    }
}

/// Whether a link's holder may answer this question with a file now; before the file is read.
///
/// # Errors
/// `NotFound`, `Gone` after the deadline, `Conflict(PlaceState)`.
pub async fn asked(
    tx: &mut Tx,
    now: i64,
    secret: &str,
    question_id: &str,
) -> Result<(Application, Programme, Question)> {
    let (application, programme) = own::find(tx, secret).await?;
    let question = question_of(tx, &application, &programme, question_id, now).await?;
    Ok((application, programme, question))
}

/// Answers a question with a file; one that was there is replaced, and overwritten in the database's files.
///
/// # Errors
/// `NotFound`, `Gone` after the deadline, `Conflict(PlaceState)`, `Internal` for more than [`MOST`] bytes.
pub async fn put(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    question_id: &str,
    (kind, name): (FileType, &str),
    bytes: &[u8],
) -> Result<()> {
    let (application, programme) = own::find_for_change(tx, secret).await?;
    let question = question_of(tx, &application, &programme, question_id, ctx.now).await?;
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    if bytes.len() > MOST {
        return Err(Error::Internal("a file that is too large".into()));
    }
    take_away(tx, ctx, &application.id, &question.id).await?;
    tx.run(
        sql!(
            "insert into file (id, programme_id, application_id, question_id, name, media_type, bytes, size, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            ctx.id().into(),
            (&programme.id).into(),
            (&application.id).into(),
            (&question.id).into(),
            name.into(),
            kind.media_type().into(),
            bytes.into(),
            size.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes a file back.
///
/// # Errors
/// As [`put`]; what is not there is taken back already.
pub async fn remove(tx: &mut Tx, ctx: &mut Context, secret: &str, question_id: &str) -> Result<()> {
    let (application, programme) = own::find_for_change(tx, secret).await?;
    let question = question_of(tx, &application, &programme, question_id, ctx.now).await?;
    // What is required in an application that was handed in can be replaced, not taken away.
    if question.required && application.place().is_some() && question.stage == Stage::Apply {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    take_away(tx, ctx, &application.id, &question.id).await
}

async fn take_away(tx: &mut Tx, ctx: &mut Context, application_id: &str, question_id: &str) -> Result<()> {
    let gone = tx
        .run(
            sql!("delete from file where application_id = $1 and question_id = $2"),
            &[application_id.into(), question_id.into()],
        )
        .await?;
    if gone > 0 {
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}

async fn content(tx: &mut Tx, application_id: &str, question_id: &str) -> Result<(Kept, Vec<u8>)> {
    let row = tx
        .maybe(
            sql!("select * from file where application_id = $1 and question_id = $2"),
            &[application_id.into(), question_id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    Ok((Kept::of(&row)?, row.get("bytes")?))
}

/// A file with its bytes, for whoever holds the link.
///
/// # Errors
/// `NotFound`.
pub async fn of_link(tx: &mut Tx, secret: &str, question_id: &str) -> Result<(Kept, Vec<u8>)> {
    let application = super::by_link(tx, secret).await?;
    content(tx, &application.id, question_id).await
}

/// A file with its bytes, for a member: reviewers open what is for reviewers, and who reviews blindly gets a name that
/// says nothing.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn of_member(
    tx: &mut Tx,
    actor: &Actor,
    programme: &Programme,
    application_id: &str,
    question_id: &str,
) -> Result<(Kept, Vec<u8>)> {
    let sight = review::sight(tx, actor, programme).await?;
    let application = super::by_id(tx, application_id).await?;
    if application.programme_id != programme.id || application.place().is_none() {
        return Err(Error::NotFound);
    }
    let question = question::one(tx, &programme.id, question_id).await?;
    if sight != Sight::Whole && !question.for_reviewers {
        return Err(Error::NotFound);
    }
    let (kept, bytes) = content(tx, application_id, question_id).await?;
    Ok(if sight == Sight::Blind {
        (kept.unnamed(&application.code, &question), bytes)
    } else {
        (kept, bytes)
    })
}
