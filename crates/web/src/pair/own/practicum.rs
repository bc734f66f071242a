//! The practicum's two forms, the plan and what came of it. Both partners write in them: who saves second sees what the
//! first one wrote beside their own.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::{Conflict, Error};
use domain::input::{Fields, Reader};
use domain::pair::practicum::{self, Plan, Practicum, Report};

use crate::app::App;
use crate::body::Typed;
use crate::cohort::own::Own;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::text::{self, Safe};

/// A form as it comes back: refused, or because the partner saved meanwhile.
struct Again {
    form: Form,
    rewritten: bool,
}

#[derive(Template)]
#[template(path = "pair/own/practicum.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    practicum: Practicum,
    /// Where it stands now, in a sentence.
    state: String,
    /// What came of it, or the plan.
    reports: bool,
    form: Form,
    rewritten: bool,
}

impl Show<'_> {
    fn text(&self, text: &str) -> Safe {
        text::paragraphs(text)
    }
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    secret: &str,
    reports: bool,
    again: Option<Again>,
) -> Result<Show<'a>, Failure> {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, page, secret).await?;
    let (_, practicum) = practicum::own(&mut tx, secret).await?;
    tx.commit().await?;
    let (form, rewritten) = match again {
        Some(again) => (again.form, again.rewritten),
        None if reports => (Form::new(page.t, Report::fill(&practicum)), false),
        None => (Form::new(page.t, practicum.plan.fill(&programme.zone)), false),
    };
    Ok(Show {
        page,
        own,
        state: super::super::practicum_state(page, &programme, &practicum),
        practicum,
        reports,
        form,
        rewritten,
    })
}

/// `GET /a/{secret}/pair/practicum`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &secret, false, None).await?)
}

/// `GET /a/{secret}/pair/practicum/report`
pub(super) async fn report(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &secret, true, None).await?)
}

async fn put(app: &App, secret: &str, fields: &Fields, reports: bool) -> Result<(), Error> {
    let version: u32 = fields.get("version").parse().unwrap_or(0);
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (programme, _) = practicum::own(&mut tx, secret).await?;
    let mut reader = Reader::new(fields);
    if reports {
        let report = Report::read(&mut reader);
        let report = reader.done(report)?;
        practicum::hold(&mut tx, &mut ctx, secret, version, &report).await?;
    } else {
        let plan = Plan::read(&mut reader, &programme.zone);
        let plan = reader.done(plan)?;
        practicum::plan(&mut tx, &mut ctx, secret, version, &plan).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn saved(app: &App, page: &Page, secret: &str, fields: Fields, reports: bool) -> Outcome {
    let again = match put(app, secret, &fields, reports).await {
        Ok(()) => {
            app.wake.notify_one();
            let flash = if reports {
                Flash::PracticumHeld
            } else {
                Flash::Saved
            };
            return Ok(page.go(&format!("/a/{secret}/pair"), Some(flash)));
        }
        Err(Error::Invalid(faults)) => Again {
            form: Form::refused(page.t, fields, faults),
            rewritten: false,
        },
        Err(Error::Conflict(Conflict::Rewritten)) => Again {
            form: Form::new(page.t, fields),
            rewritten: true,
        },
        Err(other) => return Err(other.into()),
    };
    page.refuse(&page_of(app, page, secret, reports, Some(again)).await?)
}

/// `POST /a/{secret}/pair/practicum`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    saved(&app, &page, &secret, fields, false).await
}

/// `POST /a/{secret}/pair/practicum/report`
pub(super) async fn hold(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    saved(&app, &page, &secret, fields, true).await
}

/// `POST /a/{secret}/pair/practicum/report/removal`
pub(super) async fn take_back(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    practicum::take_back(&mut tx, &mut ctx, &secret).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/a/{secret}/pair"), Some(Flash::Undone)))
}
