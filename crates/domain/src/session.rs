//! Who is logged in where.

use store::{db::Tx, sql};

use crate::actor::{Actor, Membership, Role, Signed};
use crate::context::{self, Context};
use crate::error::Result;
use kernel::time::{DAY, HOUR};

/// How long an unused session lasts, in microseconds.
pub const LASTS: i64 = 14 * DAY;

/// Opens a session; its token goes into the cookie and is stored only as a hash.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &mut Tx, ctx: &mut Context, person_id: &str) -> Result<String> {
    let token = ctx.token();
    tx.run(
        sql!("insert into session (token_hash, person_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)"),
        &[context::hash(&token).into(), person_id.into(), ctx.now.into(), (ctx.now + LASTS).into()],
    )
    .await?;
    Ok(token)
}

/// The actor of a session's token, and whether the session should be marked as seen with [`seen`].
///
/// # Errors
/// When the database fails.
pub async fn actor(tx: &mut Tx, token: &str, now: i64) -> Result<(Actor, bool)> {
    let hash = context::hash(token);
    let row = tx
        .maybe(
            sql!(
                "select person.id, person.name, person.email, session.seen_at from session
                 join person on person.id = session.person_id
                 where session.token_hash = $1 and session.expires_at > $2"
            ),
            &[(&hash).into(), now.into()],
        )
        .await?;
    let Some(row) = row else {
        return Ok((Actor::Visitor, false));
    };
    let person_id: String = row.get("id")?;
    let signed = Signed {
        memberships: memberships(tx, &person_id).await?,
        reviews: crate::review::reviews_now(tx, &person_id).await?,
        person_id,
        name: row.get("name")?,
        email: row.get("email")?,
        session: hash,
    };
    let stale = now - row.get::<i64>("seen_at")? > HOUR;
    Ok((Actor::Person(signed), stale))
}

/// The memberships of a person, by the organisation's name.
///
/// # Errors
/// When the database fails.
pub async fn memberships(tx: &mut Tx, person_id: &str) -> Result<Vec<Membership>> {
    let rows = tx
        .all(
            sql!(
                "select organisation.id, organisation.slug, organisation.name, member.role from member
                 join organisation on organisation.id = member.organisation_id
                 where member.person_id = $1 order by organisation.name_folded, organisation.id"
            ),
            &[person_id.into()],
        )
        .await?;
    let mut memberships = Vec::with_capacity(rows.len());
    for row in rows {
        // A role that this version does not know gives no rights.
        if let Some(role) = Role::parse(&row.get::<String>("role")?) {
            memberships.push(Membership {
                organisation_id: row.get("id")?,
                slug: row.get("slug")?,
                name: row.get("name")?,
                role,
            });
        }
    }
    Ok(memberships)
}

/// Marks a session as used now, so that it lasts on.
///
/// # Errors
/// When the database fails.
pub async fn seen(tx: &mut Tx, session: &str, now: i64) -> Result<()> {
    tx.run(
        sql!("update session set seen_at = $2, expires_at = $3 where token_hash = $1"),
        &[session.into(), now.into(), (now + LASTS).into()],
    )
    .await?;
    Ok(())
}

/// Ends one session, by the hash of its token.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, session: &str) -> Result<()> {
    tx.run(
        sql!("delete from session where token_hash = $1"),
        &[session.into()],
    )
    .await?;
    Ok(())
}

/// Ends every session of a person but `keep`.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut Tx, person_id: &str, keep: Option<&str>) -> Result<()> {
    tx.run(
        sql!("delete from session where person_id = $1 and token_hash <> $2"),
        &[person_id.into(), keep.unwrap_or("").into()],
    )
    .await?;
    Ok(())
}

/// How many sessions a person has.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, person_id: &str, now: i64) -> Result<u32> {
    let row = tx
        .one(
            sql!("select count(*) as n from session where person_id = $1 and expires_at > $2"),
            &[person_id.into(), now.into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// Deletes what has expired.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<()> {
    tx.run(sql!("delete from session where expires_at <= $1"), &[now.into()])
        .await?;
    Ok(())
}
