//! API tokens of an organisation: what there is, a new one, and revoking.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::organisation::{self, Organisation};
use domain::token::{self, NewToken, Scope, Token};

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::route::{Access, Routes};
use crate::texts::Texts;
use crate::ui::{Form, confirm, when};

pub(crate) fn routes() -> Routes {
    let manage = Access::Member(Right::ManageOrganisation);
    Routes::default()
        .get("/manage/{slug}/tokens", manage, show)
        .post("/manage/{slug}/tokens", manage, create)
        .post("/manage/{slug}/tokens/{token}/revocation", manage, revoke)
}

/// What a scope opens, in words.
fn opens(t: Texts, scope: Scope) -> String {
    match scope {
        Scope::DialoguesRead => t.token_dialogues_read(),
        Scope::DialoguesWrite => t.token_dialogues_write(),
        Scope::RegistrationsRead => t.token_registrations_read(),
        Scope::ProgrammesRead => t.token_programmes_read(),
        Scope::ApplicationsRead => t.token_applications_read(),
        Scope::ApplicationsWrite => t.token_applications_write(),
        Scope::AttendanceWrite => t.token_attendance_write(),
        Scope::ReportsRead => t.token_reports_read(),
    }
}

/// Scopes that open something, as choices.
fn scopes(t: Texts) -> Vec<(String, String)> {
    Scope::offered()
        .map(|scope| {
            let name = scope.as_str().to_owned();
            (name.clone(), t.token_scope_choice(name, opens(t, scope)))
        })
        .collect()
}

/// How long it can be good for, as choices.
fn days(t: Texts) -> Vec<(String, String)> {
    token::DAYS
        .iter()
        .map(|days| (days.to_string(), t.token_days(*days)))
        .collect()
}

#[derive(Template)]
#[template(path = "token/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    zone: String,
    tokens: Vec<Token>,
    form: Form,
    scopes: Vec<(String, String)>,
    days: Vec<(String, String)>,
}

impl Show<'_> {
    fn scopes_of(&self, token: &Token) -> String {
        let names: Vec<&str> = token.scopes.iter().map(|s| s.as_str()).collect();
        names.join(", ")
    }

    fn is_live(&self, token: &Token) -> bool {
        token.is_live(self.page.now)
    }

    /// Until when it opens something, or since when nothing.
    fn until(&self, token: &Token) -> String {
        let (t, zone) = (self.page.t, self.zone.as_str());
        match token.revoked_at {
            Some(at) => t.token_revoked_at(when::day(t, at, zone)),
            None if self.is_live(token) => when::day(t, token.expires_at, zone),
            None => t.token_expired_at(when::day(t, token.expires_at, zone)),
        }
    }

    /// A day, so in UTC as it is stored.
    fn used(&self, token: &Token) -> String {
        let t = self.page.t;
        let used = token.last_used_at.map(|at| when::day(t, at, "UTC"));
        used.unwrap_or_else(|| t.token_unused())
    }

    fn made(&self, token: &Token) -> String {
        let t = self.page.t;
        let at = when::day(t, token.created_at, &self.zone);
        match &token.by {
            Some(name) => t.token_made_by(at, name.clone()),
            None => at,
        }
    }
}

async fn managed(app: &App, page: &Page, slug: &str) -> Result<Organisation, Failure> {
    let mut tx = app.db.read().await?;
    let right = Right::ManageOrganisation;
    Ok(organisation::for_member(&mut tx, &page.actor, slug, right).await?)
}

/// The page; a token that was refused stands in its form as it was typed.
async fn tokens(app: &App, page: &Page, organisation: Organisation, refused: Option<Form>) -> Outcome {
    let mut tx = app.db.read().await?;
    let tokens = token::list(&mut tx, &page.actor, &organisation.id).await?;
    tx.commit().await?;
    let is_refused = refused.is_some();
    // The id comes with the form, so that the same form sent twice makes one token.
    let empty = || Form::new(page.t, NewToken::empty().with("id", app.context().id()));
    let template = Show {
        page,
        desk: Desk::of(&organisation),
        zone: organisation.profile.zone,
        tokens,
        form: refused.unwrap_or_else(empty),
        scopes: scopes(page.t),
        days: days(page.t),
    };
    if is_refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let organisation = managed(&app, &page, &slug).await?;
    tokens(&app, &page, organisation, None).await
}

#[derive(Template)]
#[template(path = "token/made.html")]
struct Made<'a> {
    page: &'a Page,
    desk: Desk,
    name: String,
    token: String,
}

async fn create(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let organisation = managed(&app, &page, &slug).await?;
    let mut reader = Reader::new(&fields);
    let read = NewToken::read(&mut reader);
    let new = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return tokens(&app, &page, organisation, Some(form)).await;
        }
        other => other?,
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (actor, id) = (&page.actor, fields.get("id"));
    let made = token::create(&mut tx, &mut ctx, actor, &organisation.id, id, &new).await?;
    tx.commit().await?;
    match made {
        // Shown once and by nobody kept, not even by the browser.
        Some(token) => Ok(unkept(page.show(&Made {
            page: &page,
            desk: Desk::of(&organisation),
            name: new.name,
            token,
        })?)),
        None => Ok(page.go(&back(&slug), Some(Flash::TokenShown))),
    }
}

fn back(slug: &str) -> String {
    format!("/manage/{slug}/tokens")
}

async fn revoke(
    State(app): State<App>,
    page: Page,
    Path((slug, id)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let organisation = managed(&app, &page, &slug).await?;
    if !confirm::given(&fields) {
        return ask(&app, &page, &slug, &organisation.id, &id).await;
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    token::revoke(&mut tx, &ctx, &page.actor, &organisation.id, &id).await?;
    tx.commit().await?;
    Ok(page.go(&back(&slug), Some(Flash::TokenRevoked)))
}

async fn ask(app: &App, page: &Page, slug: &str, organisation_id: &str, id: &str) -> Outcome {
    let mut tx = app.db.read().await?;
    let all = token::list(&mut tx, &page.actor, organisation_id).await?;
    let token = all.into_iter().find(|t| t.id == id).ok_or(Error::NotFound)?;
    let t = page.t;
    confirm::ask(
        page,
        &t.token_revoke_title(token.name),
        &t.token_revoke_what(),
        &t.token_revoke(),
        &format!("{}/{id}/revocation", back(slug)),
        &[],
        &back(slug),
    )
}
