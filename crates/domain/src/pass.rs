//! Links that work once: the first set-up, a log-in by mail, an invitation to become a member.
//!
//! A pass's secret is derived from its nonce with the instance's key, so that the outbox can hold the nonce and not
//! the link. GET never uses a pass up: mail scanners open links.

use store::{db::Tx, sql};

use crate::actor::Role;
use crate::context::{self, Context};
use crate::error::{Error, Result};
use kernel::time::{DAY, MINUTE};

/// What a pass is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the first organisation and its owner.
    SetUp,
    /// Logs a person in.
    LogIn {
        /// Who.
        person_id: String,
    },
    /// Makes whoever holds it a member.
    Invitation {
        /// Of which organisation.
        organisation_id: String,
        /// The address that was invited.
        email: String,
        /// As what.
        role: Role,
    },
}

impl Purpose {
    fn kind(&self) -> &'static str {
        match self {
            Purpose::SetUp => "setup",
            Purpose::LogIn { .. } => "log-in",
            Purpose::Invitation { .. } => "invitation",
        }
    }

    /// How long a pass of this kind is good for, in microseconds.
    fn lasts(&self) -> i64 {
        match self {
            Purpose::SetUp => 30 * DAY,
            Purpose::LogIn { .. } => 20 * MINUTE,
            Purpose::Invitation { .. } => 14 * DAY,
        }
    }
}

/// The secret of the pass with this nonce.
pub fn secret(ctx: &Context, nonce: &str) -> String {
    ctx.key.secret("pass", nonce)
}

/// Makes a pass; its nonce, from which [`secret`] derives the link.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &mut Tx, ctx: &mut Context, purpose: &Purpose) -> Result<String> {
    let nonce = ctx.token();
    let (person, organisation, email, role) = match purpose {
        Purpose::SetUp => (None, None, None, None),
        Purpose::LogIn { person_id } => (Some(person_id), None, None, None),
        Purpose::Invitation {
            organisation_id,
            email,
            role,
        } => (None, Some(organisation_id), Some(email), Some(role.as_str())),
    };
    tx.run(
        sql!(
            "insert into pass (token_hash, kind, person_id, organisation_id, email, role, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            context::hash(&secret(ctx, &nonce)).into(),
            purpose.kind().into(),
            person.into(),
            organisation.into(),
            email.into(),
            role.into(),
            ctx.now.into(),
            (ctx.now + purpose.lasts()).into(),
        ],
    )
    .await?;
    Ok(nonce)
}

/// What a pass is for, without using it up.
///
/// # Errors
/// `NotFound` for a stranger's text, `Gone` for one that was used or has expired.
pub async fn look(tx: &mut Tx, secret: &str, now: i64) -> Result<Purpose> {
    let row = tx
        .maybe(
            sql!("select * from pass where token_hash = $1"),
            &[context::hash(secret).into()],
        )
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.get::<Option<i64>>("used_at")?.is_some() || row.get::<i64>("expires_at")? <= now {
        return Err(Error::Gone);
    }
    let text = |column: &str| -> Result<String> { row.get::<Option<String>>(column)?.ok_or(Error::Gone) };
    Ok(match row.get::<String>("kind")?.as_str() {
        "setup" => Purpose::SetUp,
        "log-in" => Purpose::LogIn {
            person_id: text("person_id")?,
        },
        "invitation" => Purpose::Invitation {
            organisation_id: text("organisation_id")?,
            email: text("email")?,
            role: Role::parse(&text("role")?).ok_or(Error::Gone)?,
        },
        other => return Err(Error::Internal(format!("pass of kind {other}"))),
    })
}

/// Uses a pass up; of two who try at once one wins.
///
/// # Errors
/// `NotFound`, `Gone`.
pub async fn spend(tx: &mut Tx, secret: &str, now: i64) -> Result<Purpose> {
    let purpose = look(tx, secret, now).await?;
    let spent = tx
        .run(
            sql!("update pass set used_at = $2 where token_hash = $1 and used_at is null"),
            &[context::hash(secret).into(), now.into()],
        )
        .await?;
    if spent == 1 { Ok(purpose) } else { Err(Error::Gone) }
}

/// An invitation that nobody has used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Names the invitation in forms: the hash, which opens nothing.
    pub id: String,
    /// The address.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// When it lapses.
    pub expires_at: i64,
}

/// Open invitations of an organisation.
///
/// # Errors
/// When the database fails.
pub async fn invitations(tx: &mut Tx, organisation_id: &str, now: i64) -> Result<Vec<OpenInvitation>> {
    let rows = tx
        .all(
            sql!(
                "select token_hash, email, role, expires_at from pass where organisation_id = $1
                 and kind = 'invitation' and used_at is null and expires_at > $2 order by email, created_at"
            ),
            &[organisation_id.into(), now.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(role) = Role::parse(&row.get::<Option<String>>("role")?.unwrap_or_default()) {
            found.push(OpenInvitation {
                id: row.get("token_hash")?,
                email: row.get::<Option<String>>("email")?.unwrap_or_default(),
                role,
                expires_at: row.get("expires_at")?,
            });
        }
    }
    Ok(found)
}

/// Takes an invitation back.
///
/// # Errors
/// `NotFound` where the organisation has no such open invitation.
pub async fn revoke_invitation(tx: &mut Tx, organisation_id: &str, id: &str) -> Result<()> {
    let gone = tx
        .run(
            sql!("delete from pass where token_hash = $1 and organisation_id = $2 and kind = 'invitation' and used_at is null"),
            &[id.into(), organisation_id.into()],
        )
        .await?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Voids every set-up pass: a new one was made, or the set-up is done.
///
/// # Errors
/// When the database fails.
pub async fn void_set_up(tx: &mut Tx) -> Result<()> {
    tx.run(sql!("delete from pass where kind = 'setup'"), &[]).await?;
    Ok(())
}

/// Voids a person's links to log in: their password was changed.
///
/// # Errors
/// When the database fails.
pub async fn void_log_in(tx: &mut Tx, person_id: &str) -> Result<()> {
    let delete = sql!("delete from pass where kind = 'log-in' and person_id = $1 and used_at is null");
    tx.run(delete, &[person_id.into()]).await?;
    Ok(())
}

/// Deletes what has expired or was used.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<()> {
    tx.run(
        sql!("delete from pass where expires_at <= $1"),
        &[(now - 30 * DAY).into()],
    )
    .await?;
    Ok(())
}
