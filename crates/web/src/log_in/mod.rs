//! Logging in and out: by password, or by a link in a mail.

mod next;
pub(crate) mod slow;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use domain::error::Error;
use domain::input::{Fault, Faults, Fields, Reader};
use domain::person::{self, NewPassword};
use domain::{log_in, session};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::page::{Page, SESSION};
use crate::route::{Access, Routes};
use crate::ui::Form;

pub(crate) use next::address;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/log-in", Access::Everyone, show)
        .post("/log-in", Access::Everyone, by_password)
        .get("/log-in/link", Access::Everyone, asked)
        .post("/log-in/link", Access::Everyone, ask)
        .get("/log-in/link/{secret}", Access::Holder, look)
        .post("/log-in/link/{secret}", Access::Holder, by_link)
        .post("/log-out", Access::SignedIn, out)
}

/// Gives the browser a session's token.
pub(crate) fn remember(app: &App, response: &mut Response, token: &str) {
    let seconds = u32::try_from(session::LASTS / 1_000_000).unwrap_or(u32::MAX);
    guard::set_cookie(response, SESSION, token, seconds, app.settings.secure());
}

/// An address as tries are counted by it: however it is written, it is one, and it is not long.
pub(crate) fn counted(email: &str) -> String {
    kernel::text::line(email).chars().take(254).collect()
}

#[derive(Template)]
#[template(path = "log_in/show.html")]
struct Show<'a> {
    page: &'a Page,
    form: Form,
    back: bool,
    sends_mail: bool,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, form: Form) -> Show<'a> {
        Show {
            page,
            back: !form.is_refused() && !form.fields.get("next").is_empty(),
            sends_mail: page.app.settings.sends_mail,
            form,
        }
    }
}

async fn show(page: Page) -> Outcome {
    let next = url::form_urlencoded::parse(page.query.as_bytes())
        .find(|(name, _)| name == "next")
        .and_then(|(_, value)| next::inside(&value));
    if page.actor.person_id().is_some() {
        return Ok(page.go(next.as_deref().unwrap_or("/manage"), None));
    }
    let fields = Fields::default().with("next", next.unwrap_or_default());
    page.show(&Show::of(&page, Form::new(page.t, fields)))
}

async fn by_password(State(app): State<App>, page: Page, Typed(fields): Typed) -> Outcome {
    let mut reader = Reader::new(&fields);
    let email = reader.required_line("email", 254);
    if fields.get("password").is_empty() {
        reader.fault("password", Fault::Required);
    }
    if let Err(Error::Invalid(faults)) = reader.done(()) {
        return page.refuse(&Show::of(&page, Form::refused(page.t, fields, faults)));
    }
    if let Err(told) = guard::try_again(Limited::LogIn, &counted(&email)) {
        return Ok(told.into_response());
    }
    let mut tx = app.db.read().await?;
    let credentials = person::credentials(&mut tx, &email).await?;
    tx.commit().await?;
    if let Some(credentials) = slow::check(credentials, fields.get("password")).await? {
        let mut ctx = app.context();
        let mut tx = app.db.write().await?;
        let token = log_in::by_password(&mut tx, &mut ctx, &page.actor, &credentials).await?;
        tx.commit().await?;
        if let Some(token) = token {
            let next = next::inside(fields.get("next"));
            let mut response = page.go(next.as_deref().unwrap_or("/manage"), Some(Flash::LoggedIn));
            remember(&app, &mut response, &token);
            return Ok(response);
        }
    }
    let faults = Faults::one("password", Fault::WrongLogin);
    page.refuse(&Show::of(&page, Form::refused(page.t, fields, faults)))
}

#[derive(Template)]
#[template(path = "log_in/asked.html")]
struct Asked<'a> {
    page: &'a Page,
    sends_mail: bool,
}

async fn asked(page: Page) -> Outcome {
    page.show(&Asked {
        page: &page,
        sends_mail: page.app.settings.sends_mail,
    })
}

async fn ask(State(app): State<App>, page: Page, Typed(fields): Typed) -> Outcome {
    let mut reader = Reader::new(&fields);
    let email = reader.required_address("email");
    if let Err(Error::Invalid(faults)) = reader.done(()) {
        return page.refuse(&Show::of(&page, Form::refused(page.t, fields, faults)));
    }
    if let Err(told) = guard::try_again(Limited::LinkMail, &counted(&email)) {
        return Ok(told.into_response());
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    log_in::ask_for_link(&mut tx, &mut ctx, &email).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go("/log-in/link", None))
}

#[derive(Template)]
#[template(path = "log_in/link.html")]
struct Link<'a> {
    page: &'a Page,
    form: Form,
    name: String,
    email: String,
    has_password: bool,
}

#[derive(Template)]
#[template(path = "log_in/over.html")]
struct OverTemplate<'a> {
    page: &'a Page,
}

/// The page of a link that was used or is too old: with the way to a new one.
fn over(page: &Page) -> Outcome {
    page.show_with(StatusCode::GONE, &OverTemplate { page })
}

async fn link_page(app: &App, page: &Page, secret: &str, form: Form) -> Outcome {
    let mut tx = app.db.read().await?;
    let person = match log_in::by_link_as(&mut tx, secret, page.now).await {
        Err(Error::Gone) => return over(page),
        other => other?,
    };
    let refused = form.is_refused();
    let template = Link {
        page,
        form,
        name: person.name,
        email: person.email,
        has_password: person.has_password,
    };
    if refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

async fn look(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let form = Form::new(page.t, Fields::default());
    link_page(&app, &page, &secret, form).await
}

async fn by_link(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut password = None;
    if !fields.get("password").is_empty() || !fields.get("password_again").is_empty() {
        let mut reader = Reader::new(&fields);
        let typed = NewPassword::read(&mut reader);
        match reader.done(typed) {
            Err(Error::Invalid(faults)) => {
                let form = Form::refused(page.t, fields, faults);
                return link_page(&app, &page, &secret, form).await;
            }
            read => {
                // Nobody without a link that works makes the server hash.
                let mut tx = app.db.read().await?;
                match log_in::by_link_as(&mut tx, &secret, page.now).await {
                    Err(Error::Gone) => return over(&page),
                    other => other?,
                };
                tx.commit().await?;
                let (again, hashed) = slow::hash(ctx, read?).await?;
                ctx = again;
                password = Some(hashed);
            }
        }
    }
    let mut tx = app.db.write().await?;
    let token = match log_in::by_link(&mut tx, &mut ctx, &page.actor, &secret, password.as_ref()).await {
        Err(Error::Gone) => return over(&page),
        other => other?,
    };
    tx.commit().await?;
    app.wake.notify_one();
    let flash = match password {
        Some(_) => Flash::PasswordChanged,
        None => Flash::LoggedIn,
    };
    let mut response = page.go("/manage", Some(flash));
    remember(&app, &mut response, &token);
    Ok(response)
}

async fn out(State(app): State<App>, page: Page) -> Outcome {
    if let Actor::Person(signed) = &page.actor {
        let mut tx = app.db.write().await?;
        session::end(&mut tx, &signed.session).await?;
        tx.commit().await?;
    }
    let mut response = page.go("/", Some(Flash::LoggedOut));
    guard::set_cookie(&mut response, SESSION, "", 0, app.settings.secure());
    Ok(response)
}
