//! The first set-up: the organisation and its owner.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::person::NewPassword;
use domain::set_up::{self, Installation};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::log_in::{self, slow};
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::settings::zone;
use crate::texts::languages;
use crate::ui::{Form, say};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/set-up/{secret}", Access::Holder, show)
        .post("/set-up/{secret}", Access::Holder, carry_out)
}

#[derive(Template)]
#[template(path = "set_up/show.html")]
struct Show<'a> {
    page: &'a Page,
    form: Form,
    zones: Vec<(String, String)>,
    languages: Vec<(String, String)>,
    sends_mail: bool,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, form: Form) -> Show<'a> {
        Show {
            page,
            zones: zone::choices(form.fields.get("organisation_zone")),
            languages: say::languages(page.t),
            sends_mail: page.app.settings.sends_mail,
            form,
        }
    }
}

async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    set_up::open(&mut tx, &secret, page.now).await?;
    let fields: Fields = Installation::empty(page.t.language(), zone::FIRST);
    page.show(&Show::of(&page, Form::new(page.t, fields)))
}

async fn carry_out(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    // Nobody without the link makes the server hash, or learns what the form asks.
    let mut tx = app.db.read().await?;
    set_up::open(&mut tx, &secret, page.now).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let read = (
        Installation::read(&mut reader, languages()),
        NewPassword::read(&mut reader),
    );
    let (installation, password) = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show::of(&page, Form::refused(page.t, fields, faults)));
        }
        other => other?,
    };
    let (mut ctx, password) = slow::hash(app.context(), password).await?;
    let mut tx = app.db.write().await?;
    let token = set_up::carry_out(&mut tx, &mut ctx, &secret, &installation, &password).await?;
    tx.commit().await?;
    let mut response = page.go("/manage", Some(Flash::SetUp));
    log_in::remember(&app, &mut response, &token);
    Ok(response)
}
