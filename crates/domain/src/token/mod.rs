//! Tokens (API keys): with one, an organisation's own system acts here, limited to that organisation and to the
//! token's scopes. It is no person and has no session.
//!
//! The text of a token is shown once and stored as a hash. It begins with [`PREFIX`], so that whoever finds one in a
//! file or a log, a program that looks for secrets too, knows what it is.

mod scope;

use std::collections::BTreeSet;

use kernel::time::DAY;
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::error::{Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};

pub use scope::Scope;

/// What every token begins with.
pub const PREFIX: &str = "vlr_";
/// How long a token can be good for, in days; a year until an owner says otherwise.
pub const DAYS: [u32; 4] = [30, 90, 365, 730];
/// The days that are chosen until somebody chooses others.
pub const USUAL_DAYS: u32 = 365;
/// The longest name, in characters.
pub const NAME_MOST: usize = 80;
/// How long a token that opens nothing any more stays in the list, in microseconds.
const SHOWN_AFTER: i64 = 30 * DAY;
/// How long a request that makes something is known again, in microseconds.
const KNOWN: i64 = 2 * DAY;

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The token's id.
    pub token_id: String,
    /// The only organisation that exists for it.
    pub organisation_id: String,
    /// What it opens.
    pub scopes: BTreeSet<Scope>,
}

impl Bearer {
    /// Whether one of its scopes brings a right.
    pub fn may(&self, right: Right) -> bool {
        self.scopes.iter().any(|s| s.rights().contains(&right))
    }
}

/// A token as its owners see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Id; opens nothing.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// What it opens.
    pub scopes: BTreeSet<Scope>,
    /// Name of the member who made it; `None` for the command line, and where their account is gone.
    pub by: Option<String>,
    /// When it was made, microseconds UTC.
    pub created_at: i64,
    /// The start of the day (UTC) on which it was used last.
    pub last_used_at: Option<i64>,
    /// When it stops by itself.
    pub expires_at: i64,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

impl Token {
    fn of(row: &Row) -> Result<Token> {
        Ok(Token {
            id: row.get("id")?,
            name: row.get("name")?,
            scopes: scopes(row)?,
            by: row.get("by_name")?,
            created_at: row.get("created_at")?,
            last_used_at: row.get("last_used_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }

    /// Whether it opens anything now.
    pub fn is_live(&self, now: i64) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

/// A scope that this version does not know gives no rights.
fn scopes(row: &Row) -> Result<BTreeSet<Scope>> {
    let stored: Vec<String> = serde_json::from_str(&row.get::<String>("scopes")?)?;
    Ok(stored.iter().filter_map(|s| Scope::parse(s)).collect())
}

/// A token as asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What it is for.
    pub name: String,
    /// What it opens.
    pub scopes: BTreeSet<Scope>,
    /// How many days it is good for.
    pub days: u32,
}

impl NewToken {
    /// Reads `token_name`, `token_scopes` and `token_days`.
    pub fn read(reader: &mut Reader<'_>) -> NewToken {
        let name = reader.required_line("token_name", NAME_MOST);
        let offered: Vec<&str> = Scope::offered().map(Scope::as_str).collect();
        let taken = reader.choices("token_scopes", &offered);
        if taken.is_empty() {
            reader.fault("token_scopes", Fault::Choose);
        }
        let days = |t: &str| DAYS.into_iter().find(|d| d.to_string() == t);
        NewToken {
            name,
            scopes: taken.iter().filter_map(|s| Scope::parse(s)).collect(),
            days: reader.choice("token_days", days, USUAL_DAYS),
        }
    }

    /// An empty form.
    pub fn empty() -> Fields {
        Fields::default().with("token_days", USUAL_DAYS.to_string())
    }
}

/// Makes a token with the id that its form was given, and gives its text, which nobody can have again. `None` where
/// that form was sent before.
///
/// # Errors
/// `NotFound` also where `id` is none, `Denied`.
pub async fn create(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    id: &str,
    new: &NewToken,
) -> Result<Option<String>> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    let text = format!("{PREFIX}{}", ctx.token());
    let scopes: Vec<&str> = new.scopes.iter().map(|s| s.as_str()).collect();
    let made = tx
        .run(
            sql!(
                "insert into token (id, organisation_id, name, token_hash, scopes, created_by, created_at, expires_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing"
            ),
            &[
                id.into(),
                organisation_id.into(),
                (&new.name).into(),
                context::hash(&text).into(),
                serde_json::to_string(&scopes)?.into(),
                actor.person_id().into(),
                ctx.now.into(),
                (ctx.now + i64::from(new.days) * DAY).into(),
            ],
        )
        .await?;
    Ok((made == 1).then_some(text))
}

/// The tokens of an organisation, the newest first; those that open nothing any more stay for a month.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Token>> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    let rows = tx
        .all(
            sql!(
                "select token.*, person.name as by_name from token left join person on person.id = token.created_by
                 where token.organisation_id = $1 order by token.created_at desc, token.id desc"
            ),
            &[organisation_id.into()],
        )
        .await?;
    rows.iter().map(Token::of).collect()
}

/// Revokes a token: it opens nothing from now on.
///
/// # Errors
/// `NotFound` also for another organisation's, `Denied`.
pub async fn revoke(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    organisation_id: &str,
    id: &str,
) -> Result<()> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    let revoked = tx
        .run(
            sql!(
                "update token set revoked_at = coalesce(revoked_at, $3) where id = $1 and organisation_id = $2"
            ),
            &[id.into(), organisation_id.into(), ctx.now.into()],
        )
        .await?;
    if revoked == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Who holds a token with this text, and whether its use should be marked with [`seen`]; `None` where it opens nothing.
///
/// # Errors
/// When the database fails.
pub async fn bearer(tx: &mut Tx, text: &str, now: i64) -> Result<Option<(Bearer, bool)>> {
    if !text.starts_with(PREFIX) {
        return Ok(None);
    }
    let row = tx
        .maybe(
            sql!("select * from token where token_hash = $1 and revoked_at is null and expires_at > $2"),
            &[context::hash(text).into(), now.into()],
        )
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let used: Option<i64> = row.get("last_used_at")?;
    let bearer = Bearer {
        token_id: row.get("id")?,
        organisation_id: row.get("organisation_id")?,
        scopes: scopes(&row)?,
    };
    Ok(Some((bearer, used.is_none_or(|used| used < day(now)))))
}

/// The start of the day, UTC.
fn day(now: i64) -> i64 {
    now - now.rem_euclid(DAY)
}

/// Marks a token as used on this day.
///
/// # Errors
/// When the database fails.
pub async fn seen(tx: &mut Tx, bearer: &Bearer, now: i64) -> Result<()> {
    tx.run(
        sql!("update token set last_used_at = $2 where id = $1"),
        &[(&bearer.token_id).into(), day(now).into()],
    )
    .await?;
    Ok(())
}

/// The id of what a request makes: the same for a request that is sent again under its `key`, so that it makes one
/// thing. `request` is what it asks for, whole; without a key each request is a new one.
///
/// # Errors
/// `Unauthenticated` without a token; `Invalid` where the key is empty or too long, or was for another request.
pub async fn once(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    key: Option<&str>,
    request: &[&str],
) -> Result<String> {
    let Actor::Token(bearer) = actor else {
        return Err(Error::Unauthenticated);
    };
    let id = ctx.id();
    let Some(key) = key else {
        return Ok(id);
    };
    let fault = |fault| Error::Invalid(Faults::one("idempotency_key", fault));
    match key.len() {
        0 => return Err(fault(Fault::Required)),
        1..=200 => {}
        _ => return Err(fault(Fault::TooLong(200))),
    }
    let (key, request) = (
        context::hash(key),
        context::hash(&serde_json::to_string(request)?),
    );
    tx.run(
        sql!(
            "insert into token_request (token_id, key_hash, request_hash, made_id, created_at)
             values ($1, $2, $3, $4, $5) on conflict (token_id, key_hash) do nothing"
        ),
        &[
            (&bearer.token_id).into(),
            (&key).into(),
            (&request).into(),
            id.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    let row = tx
        .one(
            sql!("select request_hash, made_id from token_request where token_id = $1 and key_hash = $2"),
            &[(&bearer.token_id).into(), (&key).into()],
        )
        .await?;
    if row.get::<String>("request_hash")? == request {
        Ok(row.get("made_id")?)
    } else {
        Err(fault(Fault::Taken))
    }
}

/// Deletes tokens that have opened nothing for a month, and requests that are no longer known again.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, now: i64) -> Result<()> {
    let before = now - SHOWN_AFTER;
    tx.run(
        sql!("delete from token where expires_at <= $1 or revoked_at <= $1"),
        &[before.into()],
    )
    .await?;
    tx.run(
        sql!("delete from token_request where created_at <= $1"),
        &[(now - KNOWN).into()],
    )
    .await?;
    Ok(())
}
