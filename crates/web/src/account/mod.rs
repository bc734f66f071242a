//! One's own account: name, language, password, where one is logged in, and of which organisations one is a member.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::actor::{Membership, Signed};
use domain::error::Error;
use domain::input::{Fault, Fields, Reader};
use domain::person::{self, NewPassword, Profile};
use domain::session;

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::log_in::{counted, slow};
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::languages;
use crate::ui::{Form, say};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/account", Access::SignedIn, show)
        .post("/account", Access::SignedIn, save)
        .get("/account/password", Access::SignedIn, to_account)
        .post("/account/password", Access::SignedIn, set_password)
        .post("/account/sessions/end-others", Access::SignedIn, end_others)
}

#[derive(Template)]
#[template(path = "account/show.html")]
struct Show<'a> {
    page: &'a Page,
    profile: Form,
    password: Form,
    languages: Vec<(String, String)>,
    email: String,
    has_password: bool,
    /// How many other browsers the person is logged in with.
    others: u32,
    memberships: &'a [Membership],
}

/// The page; a form that was refused stands in it as it was typed.
async fn account(app: &App, page: &Page, profile: Option<Form>, password: Option<Form>) -> Outcome {
    let signed = page.actor.signed()?;
    let mut tx = app.db.read().await?;
    let person = person::by_id(&mut tx, &signed.person_id).await?;
    let sessions = session::count(&mut tx, &signed.person_id, page.now).await?;
    tx.commit().await?;
    let refused = profile.is_some() || password.is_some();
    let template = Show {
        page,
        profile: profile.unwrap_or_else(|| Form::new(page.t, Profile::fill(&person))),
        password: password.unwrap_or_else(|| Form::new(page.t, Fields::default())),
        languages: say::languages(page.t),
        email: person.email,
        has_password: person.has_password,
        others: sessions.saturating_sub(1),
        memberships: &signed.memberships,
    };
    if refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

async fn show(State(app): State<App>, page: Page) -> Outcome {
    account(&app, &page, None, None).await
}

/// A refused password form stands at this address; a change of language there asks for it.
async fn to_account(page: Page) -> Outcome {
    Ok(page.go("/account", None))
}

async fn save(State(app): State<App>, page: Page, Typed(fields): Typed) -> Outcome {
    let signed = page.actor.signed()?;
    let mut reader = Reader::new(&fields);
    let read = Profile::read(&mut reader, languages());
    let profile = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return account(&app, &page, Some(form), None).await;
        }
        other => other?,
    };
    let mut tx = app.db.write().await?;
    person::set_profile(&mut tx, &signed.person_id, &profile).await?;
    tx.commit().await?;
    Ok(page.go("/account", Some(Flash::Saved)))
}

async fn set_password(State(app): State<App>, page: Page, Typed(fields): Typed) -> Outcome {
    let signed: &Signed = page.actor.signed()?;
    if let Err(told) = guard::try_again(Limited::LogIn, &counted(&signed.email)) {
        return Ok(told.into_response());
    }
    let mut tx = app.db.read().await?;
    let person = person::by_id(&mut tx, &signed.person_id).await?;
    let credentials = person::credentials(&mut tx, &person.email).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    if person.has_password {
        let current = fields.get("current_password");
        if current.is_empty() {
            reader.fault("current_password", Fault::Required);
        } else if slow::check(credentials, current).await?.is_none() {
            reader.fault("current_password", Fault::WrongPassword);
        }
    }
    let read = NewPassword::read(&mut reader);
    let password = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return account(&app, &page, None, Some(form)).await;
        }
        other => other?,
    };
    let (mut ctx, password) = slow::hash(app.context(), password).await?;
    let mut tx = app.db.write().await?;
    person::change_password(&mut tx, &mut ctx, &page.actor, &password).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go("/account", Some(Flash::PasswordChanged)))
}

async fn end_others(State(app): State<App>, page: Page) -> Outcome {
    let signed = page.actor.signed()?;
    let mut tx = app.db.write().await?;
    session::end_all(&mut tx, &signed.person_id, Some(&signed.session)).await?;
    tx.commit().await?;
    Ok(page.go("/account", Some(Flash::ElsewhereEnded)))
}
