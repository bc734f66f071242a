//! Members of an organisation and their roles.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right, Role};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::mail::{self, Kind, NewMail};
use crate::organisation::Organisation;
use crate::pass::{self, Purpose};
use crate::person::HashedPassword;
use crate::{organisation, person, session};

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person_id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their role.
    pub role: Role,
}

/// Members of an organisation, owners first, then by name. For members of it.
///
/// # Errors
/// `NotFound`.
pub async fn list(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Member>> {
    actor.need(organisation_id, Right::SeePlan)?;
    let rows = tx
        .all(
            sql!(
                "select person.id, person.name, person.email, member.role from member
                 join person on person.id = member.person_id where member.organisation_id = $1"
            ),
            &[organisation_id.into()],
        )
        .await?;
    let mut members = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(role) = Role::parse(&row.get::<String>("role")?) {
            members.push(Member {
                person_id: row.get("id")?,
                name: row.get("name")?,
                email: row.get("email")?,
                role,
            });
        }
    }
    members.sort_by_cached_key(|m| (m.role, kernel::text::fold(&m.name), m.person_id.clone()));
    Ok(members)
}

/// Makes a person a member, or changes their role; their sessions end where the role changed.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &mut Tx,
    ctx: &Context,
    organisation_id: &str,
    person_id: &str,
    role: Role,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into member (organisation_id, person_id, role, created_at) values ($1, $2, $3, $4)
             on conflict (organisation_id, person_id) do update set role = $3"
        ),
        &[
            organisation_id.into(),
            person_id.into(),
            role.as_str().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// An invitation as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// To whom.
    pub email: String,
    /// As what.
    pub role: Role,
}

impl NewInvitation {
    /// Reads `email` and `role`.
    pub fn read(reader: &mut Reader<'_>) -> NewInvitation {
        NewInvitation {
            email: reader.required_address("email"),
            role: reader.choice("role", Role::parse, Role::Scribe),
        }
    }

    /// An empty form.
    pub fn empty() -> Fields {
        Fields::default().with("role", Role::Facilitator.as_str())
    }
}

/// Invites somebody by mail.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` where they are a member already.
pub async fn invite(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    organisation_id: &str,
    invitation: &NewInvitation,
) -> Result<()> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    let organisation = organisation::by_id(tx, organisation_id).await?;
    if let Some(person) = person::by_email(tx, &invitation.email).await?
        && role_of(tx, organisation_id, &person.id).await?.is_some()
    {
        return Err(Error::Invalid(Faults::one("email", Fault::Taken)));
    }
    let purpose = Purpose::Invitation {
        organisation_id: organisation_id.to_owned(),
        email: invitation.email.clone(),
        role: invitation.role,
    };
    let nonce = pass::issue(tx, ctx, &purpose).await?;
    let by = actor.signed().map(|s| s.name.clone()).unwrap_or_default();
    let mail = NewMail {
        kind: Kind::Invitation,
        organisation_id: Some(organisation_id.to_owned()),
        to_address: invitation.email.clone(),
        language: organisation.profile.language,
        details: mail::Details {
            pass: Some(nonce),
            by: Some(by),
            role: Some(invitation.role.as_str().to_owned()),
            ..Default::default()
        },
        ..Default::default()
    };
    mail::queue(tx, ctx, mail).await
}

/// Takes an invitation back, so that its link opens nothing.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn revoke(tx: &mut Tx, actor: &Actor, organisation_id: &str, id: &str) -> Result<()> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    pass::revoke_invitation(tx, organisation_id, id).await
}

/// An invitation as whoever holds its link sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The organisation.
    pub organisation: Organisation,
    /// The address that was invited.
    pub email: String,
    /// As what.
    pub role: Role,
    /// Whether the address has an account, so that they log in rather than make another.
    pub has_account: bool,
}

/// What an invitation is for, without using it up.
///
/// # Errors
/// `NotFound` also for a link to something else, `Gone`.
pub async fn invited(tx: &mut Tx, secret: &str, now: i64) -> Result<Invited> {
    let (organisation_id, email, role) = invitation(pass::look(tx, secret, now).await?)?;
    Ok(Invited {
        organisation: organisation::by_id(tx, &organisation_id).await?,
        has_account: person::by_email(tx, &email).await?.is_some(),
        email,
        role,
    })
}

fn invitation(purpose: Purpose) -> Result<(String, String, Role)> {
    match purpose {
        Purpose::Invitation {
            organisation_id,
            email,
            role,
        } => Ok((organisation_id, email, role)),
        _ => Err(Error::NotFound),
    }
}

/// Accepts an invitation as a person who is logged in; the organisation's id. Who is a member already keeps the role
/// with more rights: a link must not make the last owner a scribe.
///
/// # Errors
/// `NotFound` also for a link to something else, `Gone`, `Unauthenticated`.
pub async fn accept(tx: &mut Tx, ctx: &mut Context, actor: &Actor, secret: &str) -> Result<String> {
    let person_id = &actor.signed()?.person_id;
    let (organisation_id, _, role) = invitation(pass::look(tx, secret, ctx.now).await?)?;
    pass::spend(tx, secret, ctx.now).await?;
    let role = match role_of(tx, &organisation_id, person_id).await? {
        Some(has) => has.min(role),
        None => role,
    };
    put(tx, ctx, &organisation_id, person_id, role).await?;
    Ok(organisation_id)
}

/// What somebody without an account types to join, beside a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Name.
    pub name: String,
}

impl Newcomer {
    /// Reads `your_name`.
    pub fn read(reader: &mut Reader<'_>) -> Newcomer {
        Newcomer {
            name: reader.required_line("your_name", person::NAME_MOST),
        }
    }
}

/// Accepts an invitation with a new account for the invited address, and logs in; the organisation's id and the
/// session's token.
///
/// # Errors
/// `NotFound` also for a link to something else, `Gone`, `Invalid` where the address has an account already.
pub async fn join(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    newcomer: &Newcomer,
    language: &str,
    password: &HashedPassword,
) -> Result<(String, String)> {
    let (organisation_id, email, role) = invitation(pass::look(tx, secret, ctx.now).await?)?;
    let person = person::create(tx, ctx, &email, &newcomer.name, language).await?;
    pass::spend(tx, secret, ctx.now).await?;
    person::set_password(tx, &person.id, password, None).await?;
    put(tx, ctx, &organisation_id, &person.id, role).await?;
    let token = session::open(tx, ctx, &person.id).await?;
    Ok((organisation_id, token))
}

/// Changes a member's role; their sessions end everywhere, so that what they see is what they may.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(LastOwner)`.
pub async fn set_role(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    organisation_id: &str,
    person_id: &str,
    role: Role,
) -> Result<()> {
    let was = current(tx, actor, organisation_id, person_id).await?;
    if was == role {
        return Ok(());
    }
    if was == Role::Owner {
        another_owner(tx, organisation_id, person_id).await?;
    }
    put(tx, ctx, organisation_id, person_id, role).await?;
    session::end_all(tx, person_id, None).await
}

/// Ends a membership and the person's sessions. Who is no longer a member anywhere is erased: nothing is kept without
/// a reason.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(LastOwner)`.
pub async fn remove(tx: &mut Tx, actor: &Actor, organisation_id: &str, person_id: &str) -> Result<()> {
    if current(tx, actor, organisation_id, person_id).await? == Role::Owner {
        another_owner(tx, organisation_id, person_id).await?;
    }
    tx.run(
        sql!("delete from member where organisation_id = $1 and person_id = $2"),
        &[organisation_id.into(), person_id.into()],
    )
    .await?;
    session::end_all(tx, person_id, None).await?;
    tx.run(
        sql!("delete from person where id = $1 and not exists (select 1 from member where person_id = $1)"),
        &[person_id.into()],
    )
    .await?;
    Ok(())
}

/// The role a member has, with the organisation's row locked so that two owners cannot demote each other at once.
async fn current(tx: &mut Tx, actor: &Actor, organisation_id: &str, person_id: &str) -> Result<Role> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    tx.run(
        sql!("update organisation set version = version + 1 where id = $1"),
        &[organisation_id.into()],
    )
    .await?;
    role_of(tx, organisation_id, person_id)
        .await?
        .ok_or(Error::NotFound)
}

pub(crate) async fn role_of(tx: &mut Tx, organisation_id: &str, person_id: &str) -> Result<Option<Role>> {
    let row = tx
        .maybe(
            sql!("select role from member where organisation_id = $1 and person_id = $2"),
            &[organisation_id.into(), person_id.into()],
        )
        .await?;
    Ok(match row {
        Some(row) => Role::parse(&row.get::<String>("role")?),
        None => None,
    })
}

async fn another_owner(tx: &mut Tx, organisation_id: &str, person_id: &str) -> Result<()> {
    let others = tx
        .one(
            sql!(
                "select count(*) as n from member where organisation_id = $1 and person_id <> $2 and role = 'owner'"
            ),
            &[organisation_id.into(), person_id.into()],
        )
        .await?;
    if others.count("n")? > 0 {
        Ok(())
    } else {
        Err(Error::Conflict(Conflict::LastOwner))
    }
}
