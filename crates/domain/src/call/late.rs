//! Links with which somebody may still apply after the end. A link is derived like personal links, so that it can be
//! shown again; the database holds its hash.

use kernel::time::{self, Repeated};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::error::{Error, Result};
use crate::input::{Fault, Reader};
use crate::programme::{self, Programme};

/// A link for late entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateEntry {
    /// Id.
    pub id: String,
    /// For whom and why, for the organisers.
    pub note: String,
    /// Until when it leads in, microseconds UTC; at this very moment it no longer does.
    pub until: i64,
    /// When it was made.
    pub created_at: i64,
    /// When it was taken back.
    pub revoked_at: Option<i64>,
    /// How many applications were begun with it.
    pub used: u32,
}

impl LateEntry {
    fn of(row: &Row) -> Result<LateEntry> {
        Ok(LateEntry {
            id: row.get("id")?,
            note: row.get("note")?,
            until: row.get("until")?,
            created_at: row.get("created_at")?,
            revoked_at: row.get("revoked_at")?,
            used: row.count("used")?,
        })
    }

    /// Whether it leads in now.
    pub fn is_open(&self, now: i64) -> bool {
        self.revoked_at.is_none() && now < self.until
    }

    /// Whether one may apply with it now: after the decisions nobody may.
    pub fn lets_in(&self, programme: &Programme, now: i64) -> bool {
        self.is_open(now)
            && programme.state == programme::State::Published
            && programme.released_at.is_none()
            && programme.call.opens_at.is_some_and(|at| now >= at)
    }
}

/// A link to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLateEntry {
    /// For whom and why.
    pub note: String,
    /// Until when.
    pub until: i64,
}

impl NewLateEntry {
    /// Reads the form; it is open to the end of the day that is named.
    pub fn read(reader: &mut Reader<'_>, programme: &Programme, now: i64) -> NewLateEntry {
        let note = reader.required_line("late_note", 200);
        let date = reader.required_line("late_until", 20);
        let mut until = 0;
        if !date.is_empty() {
            match time::instant(&date, "23:59", &programme.zone, Some(Repeated::Second)) {
                Ok(at) if at <= now => reader.fault("late_until", Fault::InThePast),
                Ok(at) if at > now + 3660 * time::DAY => reader.fault("late_until", Fault::NotATime),
                Ok(at) => until = at,
                Err(_) => reader.fault("late_until", Fault::NotATime),
            }
        }
        NewLateEntry { note, until }
    }
}

/// The secret of a link.
pub fn secret(ctx: &Context, id: &str) -> String {
    ctx.key.secret("late-entry", id)
}

/// Makes a link with the id that its form was given, so that the same form sent twice makes one.
///
/// # Errors
/// `NotFound` also where `id` is none or another programme's, `Denied`.
pub async fn make(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    new: &NewLateEntry,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    tx.run(
        sql!(
            "insert into late_entry (id, programme_id, note, until, secret_hash, created_by, created_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing"
        ),
        &[
            id.into(),
            programme_id.into(),
            (&new.note).into(),
            new.until.into(),
            context::hash(&secret(ctx, id)).into(),
            actor.person_id().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    let there = by_id(tx, id).await?;
    there
        .filter(|(of, _)| of == programme_id)
        .ok_or(Error::NotFound)?;
    Ok(())
}

/// Takes a link back: nobody can begin or hand in with it any more. What was handed in stays.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn revoke(tx: &mut Tx, ctx: &Context, actor: &Actor, programme_id: &str, id: &str) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let changed = tx
        .run(
            sql!(
                "update late_entry set revoked_at = coalesce(revoked_at, $3) where id = $1 and programme_id = $2"
            ),
            &[id.into(), programme_id.into(), ctx.now.into()],
        )
        .await?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// The links of a call, the newest first; for those who plan it.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<Vec<LateEntry>> {
    actor.need(&programme.organisation_id, Right::Plan)?;
    let rows = tx
        .all(
            sql!(
                "select late_entry.*, (select count(*) from application where application.late_id = late_entry.id) as used
                 from late_entry where programme_id = $1 order by created_at desc, id desc"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    rows.iter().map(LateEntry::of).collect()
}

async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<(String, LateEntry)>> {
    let row = tx
        .maybe(
            sql!("select late_entry.*, cast(0 as bigint) as used from late_entry where id = $1"),
            &[id.into()],
        )
        .await?;
    row.map(|row| Ok((row.get("programme_id")?, LateEntry::of(&row)?)))
        .transpose()
}

/// The link that an application was begun with.
pub(crate) async fn of_application(tx: &mut Tx, late_id: Option<&str>) -> Result<Option<LateEntry>> {
    match late_id {
        Some(id) => Ok(by_id(tx, id).await?.map(|(_, late)| late)),
        None => Ok(None),
    }
}

/// The link of a secret, where it leads into this programme now.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &mut Tx, programme: &Programme, secret: &str, now: i64) -> Result<Option<LateEntry>> {
    if secret.is_empty() {
        return Ok(None);
    }
    let row = tx
        .maybe(
            sql!("select late_entry.*, cast(0 as bigint) as used from late_entry where programme_id = $1 and secret_hash = $2"),
            &[(&programme.id).into(), context::hash(secret).into()],
        )
        .await?;
    let late = row.as_ref().map(LateEntry::of).transpose()?;
    Ok(late.filter(|late| late.lets_in(programme, now)))
}
