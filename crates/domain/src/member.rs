//! Members of an organisation and their roles.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right, Role};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::mail::{self, Kind, NewMail};
use crate::pass::{self, Purpose};
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
    if let Some(person) = person::by_email(tx, &invitation.email).await? {
        let there = tx
            .maybe(
                sql!("select role from member where organisation_id = $1 and person_id = $2"),
                &[organisation_id.into(), (&person.id).into()],
            )
            .await?;
        if there.is_some() {
            return Err(Error::Invalid(Faults::one("email", Fault::Taken)));
        }
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

/// Accepts an invitation as a person who is logged in.
///
/// # Errors
/// `NotFound`, `Gone`, `Denied` where the pass is for something else.
pub async fn accept(tx: &mut Tx, ctx: &mut Context, secret: &str, person_id: &str) -> Result<String> {
    let Purpose::Invitation {
        organisation_id,
        role,
        ..
    } = pass::spend(tx, secret, ctx.now).await?
    else {
        return Err(Error::NotFound);
    };
    put(tx, ctx, &organisation_id, person_id, role).await?;
    Ok(organisation_id)
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

/// Ends a membership and the person's sessions.
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
    session::end_all(tx, person_id, None).await
}

/// The role a member has, with the organisation's row locked so that two owners cannot demote each other at once.
async fn current(tx: &mut Tx, actor: &Actor, organisation_id: &str, person_id: &str) -> Result<Role> {
    actor.need(organisation_id, Right::ManageOrganisation)?;
    tx.run(
        sql!("update organisation set version = version + 1 where id = $1"),
        &[organisation_id.into()],
    )
    .await?;
    let row = tx
        .maybe(
            sql!("select role from member where organisation_id = $1 and person_id = $2"),
            &[organisation_id.into(), person_id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    Role::parse(&row.get::<String>("role")?).ok_or(Error::NotFound)
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
