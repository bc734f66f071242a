//! The page of an invitation: whoever holds its link becomes a member, with the account they have or a new one.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::member::{self, Invited, Newcomer};
use domain::organisation;
use domain::person::NewPassword;

use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::log_in::{self, slow};
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::ui::{Form, say};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/invitation/{secret}", Access::Holder, show)
        .post("/invitation/{secret}", Access::Holder, accept)
}

#[derive(Template)]
#[template(path = "member/invitation.html")]
struct Show<'a> {
    page: &'a Page,
    invited: Invited,
    form: Form,
    log_in: String,
    own_email: Option<String>,
}

impl Show<'_> {
    fn role(&self) -> String {
        say::role(self.page.t, self.invited.role)
    }

    fn role_what(&self) -> String {
        say::role_what(self.page.t, self.invited.role)
    }
}

async fn invited(app: &App, page: &Page, secret: &str) -> Result<Invited, Failure> {
    let mut tx = app.db.read().await?;
    Ok(member::invited(&mut tx, secret, page.now).await?)
}

fn template(page: &Page, invited: Invited, form: Form) -> Show<'_> {
    Show {
        page,
        invited,
        form,
        log_in: log_in::address(&page.path, ""),
        own_email: page.actor.signed().ok().map(|s| s.email.clone()),
    }
}

async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let invited = invited(&app, &page, &secret).await?;
    let form = Form::new(page.t, Fields::default());
    page.show(&template(&page, invited, form))
}

async fn accept(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if page.actor.signed().is_err() {
        return join(&app, &page, &secret, fields).await;
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let organisation_id = member::accept(&mut tx, &mut ctx, &page.actor, &secret).await?;
    let organisation = organisation::by_id(&mut tx, &organisation_id).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/{}", organisation.slug), Some(Flash::Joined)))
}

async fn join(app: &App, page: &Page, secret: &str, fields: Fields) -> Outcome {
    let invited = invited(app, page, secret).await?;
    if invited.has_account {
        return page.refuse(&template(page, invited, Form::new(page.t, fields)));
    }
    let mut reader = Reader::new(&fields);
    let read = (Newcomer::read(&mut reader), NewPassword::read(&mut reader));
    let (newcomer, password) = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            return page.refuse(&template(page, invited, Form::refused(page.t, fields, faults)));
        }
        other => other?,
    };
    let (mut ctx, password) = slow::hash(app.context(), password).await?;
    let mut tx = app.db.write().await?;
    let language = page.t.language();
    let (_, token) = member::join(&mut tx, &mut ctx, secret, &newcomer, language, &password).await?;
    tx.commit().await?;
    let path = format!("/manage/{}", invited.organisation.slug);
    let mut response = page.go(&path, Some(Flash::Joined));
    log_in::remember(app, &mut response, &token);
    Ok(response)
}
