//! The first set-up: whoever holds the link that the server printed makes the first organisation and becomes its owner.

use store::db::Tx;

use crate::actor::Role;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fields, Reader};
use crate::organisation::Profile;
use crate::pass::{self, Purpose};
use crate::person::{self, HashedPassword};
use crate::{member, organisation, session};

/// What the first set-up asks, beside the owner's password.
#[derive(Debug)]
pub struct Installation {
    /// The organisation.
    pub organisation: Profile,
    /// Name of its first owner.
    pub name: String,
    /// The owner's address.
    pub email: String,
}

impl Installation {
    /// Reads the organisation's fields, `your_name` and `your_email`.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> Installation {
        Installation {
            organisation: Profile::read_first(reader, languages),
            name: reader.required_line("your_name", person::NAME_MOST),
            email: reader.required_address("your_email"),
        }
    }

    /// The form as it is first shown, in a language and a time zone.
    pub fn empty(language: &str, zone: &str) -> Fields {
        Fields::default()
            .with("organisation_language", language)
            .with("organisation_zone", zone)
    }
}

/// Whether the link still opens the set-up.
///
/// # Errors
/// `NotFound`, `Gone`, `Conflict(AlreadySetUp)`.
pub async fn open(tx: &mut Tx, secret: &str, now: i64) -> Result<()> {
    if pass::look(tx, secret, now).await? != Purpose::SetUp {
        return Err(Error::NotFound);
    }
    if person::any(tx).await? {
        return Err(Error::Conflict(Conflict::AlreadySetUp));
    }
    Ok(())
}

/// Makes the organisation and its owner, who is logged in: the session's token. No set-up link works after it.
///
/// # Errors
/// As [`open`].
pub async fn carry_out(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    installation: &Installation,
    password: &HashedPassword,
) -> Result<String> {
    open(tx, secret, ctx.now).await?;
    pass::spend(tx, secret, ctx.now).await?;
    let profile = &installation.organisation;
    let owner = person::create(
        tx,
        ctx,
        &installation.email,
        &installation.name,
        &profile.language,
    )
    .await?;
    person::set_password(tx, &owner.id, password, None).await?;
    let organisation = organisation::create(tx, ctx, profile, None).await?;
    member::put(tx, ctx, &organisation.id, &owner.id, Role::Owner).await?;
    pass::void_set_up(tx).await?;
    session::open(tx, ctx, &owner.id).await
}
