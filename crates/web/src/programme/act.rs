//! What is done with a whole programme: published, made a draft again, cancelled, copied as a second cohort, deleted.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Fields;
use domain::programme::life;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

fn overview(id: &str) -> String {
    format!("/manage/programmes/{id}")
}

/// `POST /manage/programmes/{id}/publication`
pub(super) async fn publish(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::publish(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.programmes.forget();
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::ProgrammePublished)))
}

/// `POST /manage/programmes/{id}/closing`
pub(super) async fn unpublish(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::unpublish(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.programmes.forget();
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::Closed)))
}

/// `POST /manage/programmes/{id}/copy`
pub(super) async fn copy(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let copy = life::copy(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&overview(&copy), Some(Flash::CohortCopied)))
}

/// `POST /manage/programmes/{id}/deletion`
pub(super) async fn delete(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if !confirm::given(&fields) {
        // Who may not see it is not asked either.
        let mut tx = app.db.read().await?;
        desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.manage_delete_title(),
            &t.manage_delete_text(),
            &t.manage_delete_yes(),
            &page.path,
            &[],
            &overview(&id),
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, ..) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    life::delete(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("{}/programmes", desk.home()), Some(Flash::Deleted)))
}

#[derive(Template)]
#[template(path = "programme/cancel.html")]
struct Cancel<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
    /// Who is told.
    told: u32,
}

async fn cancel_page(app: &App, page: &Page, id: &str, form: Form) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, page, id, Right::Plan).await?;
    let told = life::concerned(&mut tx, &page.actor, id, page.now).await?;
    tx.commit().await?;
    let refused = form.is_refused();
    let template = Cancel {
        page,
        desk,
        head,
        form,
        told: u32::try_from(told).unwrap_or(u32::MAX),
    };
    if refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/programmes/{id}/cancellation`
pub(super) async fn ask_reason(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    cancel_page(&app, &page, &id, Form::new(page.t, Fields::default())).await
}

/// `POST /manage/programmes/{id}/cancellation`
pub(super) async fn cancel(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match life::cancel(&mut tx, &mut ctx, &page.actor, &id, fields.get("reason")).await {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            drop(tx);
            return cancel_page(&app, &page, &id, Form::refused(page.t, fields, faults)).await;
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    app.programmes.forget();
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::ProgrammeCancelled)))
}
