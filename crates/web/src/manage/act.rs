//! What is done with a whole dialogue: opened, made a draft again, cancelled, copied, deleted.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::life;
use domain::error::Error;
use domain::input::Fields;
use domain::registration::book;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

fn overview(id: &str) -> String {
    format!("/manage/dialogues/{id}")
}

/// `POST /manage/dialogues/{id}/opening`
pub(super) async fn open(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::open(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::Opened)))
}

/// `POST /manage/dialogues/{id}/closing`
pub(super) async fn close(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::close(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::Closed)))
}

/// `POST /manage/dialogues/{id}/copy`
pub(super) async fn copy(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let copy = life::copy(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&overview(&copy), Some(Flash::Copied)))
}

/// `POST /manage/dialogues/{id}/deletion`
pub(super) async fn delete(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    if !confirm::given(&fields) {
        // Who may not see it is not asked either.
        let mut tx = app.db.read().await?;
        desk::open(&mut tx, &page, &id, Right::Plan).await?;
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
    let mut tx = app.db.write().await?;
    let (desk, ..) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    life::delete(&mut tx, &mut app.context(), &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&desk.home(), Some(Flash::Deleted)))
}

#[derive(Template)]
#[template(path = "manage/cancel.html")]
struct Cancel<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    form: Form,
    /// People who have a place or wait.
    told: u32,
}

async fn cancel_page(app: &App, page: &Page, id: &str, form: Form) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::Plan).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    tx.commit().await?;
    let refused = form.is_refused();
    let template = Cancel {
        page,
        desk,
        head,
        form,
        told: tally.taken + tally.waiting,
    };
    if refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/dialogues/{id}/cancellation`
pub(super) async fn ask_reason(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    cancel_page(&app, &page, &id, Form::new(page.t, Fields::default())).await
}

/// `POST /manage/dialogues/{id}/cancellation`
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
    app.wake.notify_one();
    Ok(page.go(&overview(&id), Some(Flash::Cancelled)))
}
