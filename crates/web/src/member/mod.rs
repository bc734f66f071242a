//! Members of an organisation: who they are, inviting others, changing roles; and the page of an invitation.

mod invitation;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::{Right, Role};
use domain::error::Error;
use domain::input::Reader;
use domain::member::{self, Member, NewInvitation};
use domain::organisation;
use domain::pass::{self, OpenInvitation};

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::Texts;
use crate::ui::{Form, confirm, say, when};

pub(crate) fn routes() -> Routes {
    let manage = Access::Member(Right::ManageOrganisation);
    Routes::default()
        .get("/manage/{slug}/members", Access::Member(Right::SeePlan), show)
        .get("/manage/{slug}/members/invitations", manage, to_members)
        .post("/manage/{slug}/members/invitations", manage, invite)
        .post("/manage/{slug}/members/invitations/{id}/revoke", manage, revoke)
        .post("/manage/{slug}/members/{person}/role", manage, set_role)
        .post("/manage/{slug}/members/{person}/removal", manage, remove)
        .and(invitation::routes())
}

#[derive(Template)]
#[template(path = "member/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    zone: String,
    members: Vec<Member>,
    invitations: Vec<OpenInvitation>,
    form: Form,
    roles: Vec<(String, String)>,
    manages: bool,
    sends_mail: bool,
}

/// Roles with what they may do, as choices.
fn roles(t: Texts) -> Vec<(String, String)> {
    let text = |role| t.member_role_choice(say::role(t, role), say::role_what(t, role));
    Role::ALL
        .into_iter()
        .map(|role| (role.as_str().to_owned(), text(role)))
        .collect()
}

impl Show<'_> {
    fn lapses(&self, invitation: &OpenInvitation) -> String {
        when::moment(self.page.t, invitation.expires_at, &self.zone)
    }

    fn is_me(&self, member: &Member) -> bool {
        member.person_id == self.page.person_id()
    }
}

/// The page; an invitation that was refused stands in it as it was typed.
async fn members(app: &App, page: &Page, slug: &str, refused: Option<Form>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, slug, Right::SeePlan).await?;
    let members = member::list(&mut tx, &page.actor, &organisation.id).await?;
    let manages = page.may(&organisation.id, Right::ManageOrganisation);
    let invitations = if manages {
        pass::invitations(&mut tx, &organisation.id, page.now).await?
    } else {
        Vec::new()
    };
    tx.commit().await?;
    let is_refused = refused.is_some();
    let template = Show {
        page,
        desk: Desk::of(&organisation),
        zone: organisation.profile.zone,
        members,
        invitations,
        form: refused.unwrap_or_else(|| Form::new(page.t, NewInvitation::empty())),
        roles: roles(page.t),
        manages,
        sends_mail: page.app.settings.sends_mail,
    };
    if is_refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    members(&app, &page, &slug, None).await
}

/// The id of the organisation, for who may change its members.
async fn managed(app: &App, page: &Page, slug: &str) -> Result<String, Failure> {
    let mut tx = app.db.read().await?;
    let right = Right::ManageOrganisation;
    let organisation = organisation::for_member(&mut tx, &page.actor, slug, right).await?;
    Ok(organisation.id)
}

async fn invite(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let organisation_id = managed(&app, &page, &slug).await?;
    let mut reader = Reader::new(&fields);
    let read = NewInvitation::read(&mut reader);
    let done = match reader.done(read) {
        Err(error) => Err(error),
        Ok(invitation) => {
            let mut ctx = app.context();
            let mut tx = app.db.write().await?;
            let done = member::invite(&mut tx, &mut ctx, &page.actor, &organisation_id, &invitation).await;
            if done.is_ok() {
                tx.commit().await?;
                app.wake.notify_one();
            }
            done
        }
    };
    match done {
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            members(&app, &page, &slug, Some(form)).await
        }
        other => {
            other?;
            Ok(page.go(&back(&slug), Some(Flash::Invited)))
        }
    }
}

/// A refused invitation stands at this address; a change of language there asks for it.
async fn to_members(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    managed(&app, &page, &slug).await?;
    Ok(page.go(&back(&slug), None))
}

fn back(slug: &str) -> String {
    format!("/manage/{slug}/members")
}

async fn revoke(State(app): State<App>, page: Page, Path((slug, id)): Path<(String, String)>) -> Outcome {
    let organisation_id = managed(&app, &page, &slug).await?;
    let mut tx = app.db.write().await?;
    member::revoke(&mut tx, &page.actor, &organisation_id, &id).await?;
    tx.commit().await?;
    Ok(page.go(&back(&slug), Some(Flash::Revoked)))
}

async fn set_role(
    State(app): State<App>,
    page: Page,
    Path((slug, person)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let organisation_id = managed(&app, &page, &slug).await?;
    let mut reader = Reader::new(&fields);
    let role = reader.choice("role", Role::parse, Role::Scribe);
    let role = reader.done(role)?;
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    member::set_role(&mut tx, &ctx, &page.actor, &organisation_id, &person, role).await?;
    tx.commit().await?;
    Ok(page.go(&back(&slug), Some(Flash::RoleChanged)))
}

async fn remove(
    State(app): State<App>,
    page: Page,
    Path((slug, person)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let organisation_id = managed(&app, &page, &slug).await?;
    if !confirm::given(&fields) {
        return ask_removal(&app, &page, &slug, &organisation_id, &person).await;
    }
    let mut tx = app.db.write().await?;
    member::remove(&mut tx, &page.actor, &organisation_id, &person).await?;
    tx.commit().await?;
    Ok(page.go(&back(&slug), Some(Flash::Removed)))
}

async fn ask_removal(app: &App, page: &Page, slug: &str, organisation_id: &str, person: &str) -> Outcome {
    let mut tx = app.db.read().await?;
    let members = member::list(&mut tx, &page.actor, organisation_id).await?;
    tx.commit().await?;
    let member = members
        .into_iter()
        .find(|m| m.person_id == person)
        .ok_or(Error::NotFound)?;
    let t = page.t;
    confirm::ask(
        page,
        &t.member_remove_title(member.name),
        &t.member_remove_what(),
        &t.member_remove(),
        &format!("{}/{person}/removal", back(slug)),
        &[],
        &back(slug),
    )
}
