//! Logging in: by password, or by a link in a mail, which also lets who has forgotten their password set a new one.

use store::{db::Tx, sql};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::mail::{self, Details, Kind, NewMail};
use crate::pass::{self, Purpose};
use crate::person::{self, Credentials, HashedPassword, Person};
use crate::session;

/// Opens a session for the owner of credentials that [`Credentials::check`] found right: its token, or `None` where
/// the password was changed since they were read. The session that the actor had in this browser ends.
///
/// # Errors
/// When the database fails.
pub async fn by_password(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    checked: &Credentials,
) -> Result<Option<String>> {
    let (Some(person_id), Some(hash)) = (&checked.person_id, &checked.hash) else {
        return Ok(None);
    };
    let row = tx
        .maybe(
            sql!("select id from person where id = $1 and password = $2"),
            &[person_id.into(), hash.into()],
        )
        .await?;
    match row {
        Some(_) => begin(tx, ctx, actor, person_id).await.map(Some),
        None => Ok(None),
    }
}

/// Sends a link to log in to an address, if there is an account with it. Who asks does not learn whether there is.
///
/// # Errors
/// When the database fails.
pub async fn ask_for_link(tx: &mut Tx, ctx: &mut Context, email: &str) -> Result<()> {
    let Some(person) = person::by_email(tx, email).await? else {
        return Ok(());
    };
    let purpose = Purpose::LogIn { person_id: person.id };
    let nonce = pass::issue(tx, ctx, &purpose).await?;
    let mail = NewMail {
        kind: Kind::LogIn,
        to_address: person.email,
        to_name: person.name,
        language: person.language,
        details: Details {
            pass: Some(nonce),
            ..Default::default()
        },
        ..Default::default()
    };
    mail::queue(tx, ctx, mail).await
}

/// Whom a link logs in, without using it up.
///
/// # Errors
/// `NotFound` also for a link to something else, `Gone`.
pub async fn by_link_as(tx: &mut Tx, secret: &str, now: i64) -> Result<Person> {
    let Purpose::LogIn { person_id } = pass::look(tx, secret, now).await? else {
        return Err(Error::NotFound);
    };
    person::by_id(tx, &person_id).await
}

/// Uses a link up and opens a session: its token. With a new password every other session ends.
///
/// # Errors
/// As [`by_link_as`].
pub async fn by_link(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    secret: &str,
    password: Option<&HashedPassword>,
) -> Result<String> {
    let person = by_link_as(tx, secret, ctx.now).await?;
    pass::spend(tx, secret, ctx.now).await?;
    let id = person.id.clone();
    if let Some(password) = password {
        person::set_password(tx, &id, password, None).await?;
        person::password_changed(tx, ctx, person).await?;
    }
    begin(tx, ctx, actor, &id).await
}

async fn begin(tx: &mut Tx, ctx: &mut Context, actor: &Actor, person_id: &str) -> Result<String> {
    if let Actor::Person(before) = actor {
        session::end(tx, &before.session).await?;
    }
    session::open(tx, ctx, person_id).await
}
