//! What a participant has done so far, and in which languages they can hold a dialogue.

use askama::Template;
use axum::extract::{Path, State};
use domain::dialogue::plan::SPOKEN;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::pair::profile::{self, Field, Profile};

use crate::app::App;
use crate::body::Typed;
use crate::cohort::own::Own;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, form::Control, say};

/// The steps, as forms send them.
const STEPS: [&str; 5] = ["0", "1", "2", "3", "4"];

#[derive(Template)]
#[template(path = "pair/own/profile.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    form: Form,
}

impl Show<'_> {
    fn scales(&self) -> Vec<Control<'_>> {
        let t = self.page.t;
        let (low, high) = (t.pair_step_lowest(), t.pair_step_highest());
        let scale = |field: Field| self.form.scale(field.as_str(), &STEPS, &low, &high);
        Field::ALL.into_iter().map(scale).collect()
    }

    fn languages(&self) -> Vec<(String, String)> {
        let named = |code: &str| (code.to_owned(), say::language(self.page.t, code));
        SPOKEN.into_iter().map(named).collect()
    }
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    secret: &str,
    refused: Option<Form>,
) -> Result<Show<'a>, Failure> {
    let mut tx = app.db.read().await?;
    let (own, _) = Own::load(&mut tx, page, secret).await?;
    let there = profile::own(&mut tx, secret).await?;
    tx.commit().await?;
    let fields = there.map(|p| p.fill()).unwrap_or_default();
    Ok(Show {
        page,
        own,
        form: refused.unwrap_or_else(|| Form::new(page.t, fields)),
    })
}

/// `GET /a/{secret}/pair/experience`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &secret, None).await?)
}

async fn put(app: &App, secret: &str, fields: &Fields) -> Result<(), Error> {
    let mut reader = Reader::new(fields);
    let read = Profile::read(&mut reader);
    let read = reader.done(read)?;
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    profile::set(&mut tx, &ctx, secret, &read).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /a/{secret}/pair/experience`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    match put(&app, &secret, &fields).await {
        Ok(()) => Ok(page.go(&format!("/a/{secret}/pair"), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_of(&app, &page, &secret, Some(form)).await?)
        }
        Err(other) => Err(other.into()),
    }
}
