//! What mentors write to a participant about something that is shared with them.

use store::{db::Tx, sql};

use super::{need_mentor, of_programme};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Reader};
use crate::mail::{self, Details, NewMail};
use crate::programme;

/// The most characters of a comment.
pub const TEXT_MOST: usize = 5000;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Id.
    pub id: String,
    /// The mentor's name.
    pub name: String,
    /// Their account, where it still exists.
    pub person_id: Option<String>,
    /// What they wrote.
    pub text: String,
    /// When, microseconds UTC.
    pub created_at: i64,
}

/// What a comment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A journal entry, by its id.
    Entry(String),
    /// A filled-in worksheet, by its id.
    Worksheet(String),
}

/// Reads a comment.
pub fn read(reader: &mut Reader<'_>) -> String {
    let text = reader.lines("comment", TEXT_MOST);
    if text.is_empty() {
        reader.fault("comment", Fault::Required);
    }
    text
}

fn of(row: &store::db::Row) -> Result<Comment> {
    Ok(Comment {
        id: row.get("id")?,
        name: row.get("name")?,
        person_id: row.get("person_id")?,
        text: row.get("text")?,
        created_at: row.get("created_at")?,
    })
}

pub(super) async fn of_entry(tx: &mut Tx, id: &str) -> Result<Vec<Comment>> {
    let rows = tx
        .all(
            sql!("select * from mentor_comment where entry_id = $1 order by created_at, id"),
            &[id.into()],
        )
        .await?;
    rows.iter().map(of).collect()
}

pub(super) async fn of_worksheet(tx: &mut Tx, id: &str) -> Result<Vec<Comment>> {
    let rows = tx
        .all(
            sql!("select * from mentor_comment where worksheet_id = $1 order by created_at, id"),
            &[id.into()],
        )
        .await?;
    rows.iter().map(of).collect()
}

/// A mentor comments on something that is shared. The participant is told that there is a comment, not what it says. The
/// same form sent twice is one comment.
///
/// # Errors
/// `NotFound` for everybody but mentors, and for what is not shared.
pub async fn write(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    about: &About,
    text: &str,
    once: &str,
) -> Result<()> {
    need_mentor(tx, actor, programme_id).await?;
    let programme = programme::load_for_change(tx, actor, programme_id, crate::actor::Right::SeePlan).await?;
    let (entry_id, worksheet_id) = match about {
        About::Entry(id) => (Some(id.as_str()), None),
        About::Worksheet(id) => (None, Some(id.as_str())),
    };
    let row = tx
        .maybe(
            sql!(
                "select application_id from journal_entry where id = $1 and shared_at is not null union all
                 select application_id from worksheet where id = $2 and shared_at is not null"
            ),
            &[entry_id.into(), worksheet_id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let person = of_programme(tx, programme_id, &row.get::<String>("application_id")?).await?;
    let signed = actor.signed()?;
    let once = match once {
        "" => ctx.token(),
        token => token.to_owned(),
    };
    let made = tx
        .run(
            sql!(
                "insert into mentor_comment (id, entry_id, worksheet_id, person_id, name, text, once, created_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (once) do nothing"
            ),
            &[
                ctx.id().into(),
                entry_id.into(),
                worksheet_id.into(),
                (&signed.person_id).into(),
                (&signed.name).into(),
                text.into(),
                once.into(),
                ctx.now.into(),
            ],
        )
        .await?;
    if made == 1 {
        let mail = NewMail {
            details: Details {
                by: Some(signed.name.clone()),
                ..Details::default()
            },
            ..person.mail(&programme, mail::Kind::MentorCommented)
        };
        mail::queue(tx, ctx, mail).await?;
    }
    Ok(())
}

/// A mentor takes their own comment back, for good.
///
/// # Errors
/// `NotFound` for everybody else, and where what it is about is no longer shared with them.
pub async fn remove(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<()> {
    need_mentor(tx, actor, programme_id).await?;
    let gone = tx
        .run(
            sql!("delete from mentor_comment where id = $1 and person_id = $2"),
            &[id.into(), actor.person_id().into()],
        )
        .await?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    crate::erasure::forget_bytes(tx, ctx).await
}
