//! A file that answers a question: chosen on a page of its own, checked by its bytes, handed out as a download.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::application::Application;
use domain::application::file::{self, Kept};
use domain::call::question::{Question, Stage};
use domain::error::Error;
use domain::programme::Programme;

use super::own;
use crate::app::App;
use crate::failure::{Outcome, Told};
use crate::file::download;
use crate::flash::Flash;
use crate::page::Page;
use crate::upload::{self, Refused};

#[derive(Template)]
#[template(path = "application/file.html")]
struct Show<'a> {
    page: &'a Page,
    secret: &'a str,
    application: &'a Application,
    programme: &'a Programme,
    question: &'a Question,
    kept: Option<Kept>,
    refused: Option<String>,
}

impl Show<'_> {
    fn words(&self) -> (&str, &domain::call::question::Words) {
        self.question
            .text(self.page.t.language(), &self.programme.language)
    }

    /// Where the form is that asks it.
    fn back(&self) -> String {
        match self.question.stage {
            Stage::Apply => format!("/a/{}/form", self.secret),
            Stage::Accepted => format!("/a/{}/more", self.secret),
        }
    }

    fn here(&self) -> String {
        format!("/a/{}/files/{}", self.secret, self.question.id)
    }

    /// What is required in an application that was handed in can be replaced, not taken away.
    fn can_remove(&self) -> bool {
        self.kept.is_some()
            && !(self.question.required
                && self.question.stage == Stage::Apply
                && self.application.place().is_some())
    }
}

async fn page_with(
    app: &App,
    page: &Page,
    secret: &str,
    question: &str,
    refused: Option<(StatusCode, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (application, programme, question) = match file::asked(&mut tx, page.now, secret, question).await {
        Ok(asked) => asked,
        Err(Error::Gone) => {
            drop(tx);
            return own::too_late(app, page, secret).await;
        }
        Err(other) => return Err(other.into()),
    };
    let files = file::list(&mut tx, &application.id).await?;
    tx.commit().await?;
    let (status, refused) = refused.map_or((StatusCode::OK, None), |(status, why)| (status, Some(why)));
    page.show_with(
        status,
        &Show {
            page,
            secret,
            application: &application,
            programme: &programme,
            kept: files.into_iter().find(|f| f.question_id == question.id),
            question: &question,
            refused,
        },
    )
}

/// `GET /a/{secret}/files/{question}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((secret, question)): Path<(String, String)>,
) -> Outcome {
    page_with(&app, &page, &secret, &question, None).await
}

/// `POST /a/{secret}/files/{question}`
pub(super) async fn put(
    State(app): State<App>,
    page: Page,
    Path((secret, question)): Path<(String, String)>,
    request: Request,
) -> Outcome {
    // Whoever may not hand anything in is told so before a byte is read.
    let mut tx = app.db.read().await?;
    match file::asked(&mut tx, page.now, &secret, &question).await {
        Ok(_) => {}
        Err(Error::Gone) => {
            drop(tx);
            return own::too_late(&app, &page, &secret).await;
        }
        Err(other) => return Err(other.into()),
    }
    drop(tx);
    let (kind, name, bytes) = match upload::receive(page.t, request).await {
        Ok(came) => came,
        Err(Refused::Unreadable) => return Ok(Told::Unreadable.into_response()),
        Err(Refused::Why(status, why)) => {
            return page_with(&app, &page, &secret, &question, Some((status, why))).await;
        }
    };
    // The deadline counts when the file is here.
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match file::put(&mut tx, &mut ctx, &secret, &question, (kind, &name), &bytes).await {
        Ok(()) => tx.commit().await?,
        Err(Error::Gone) => {
            drop(tx);
            return own::too_late(&app, &page, &secret).await;
        }
        Err(other) => return Err(other.into()),
    }
    app.wake.notify_one();
    Ok(page.go(&format!("/a/{secret}/files/{question}"), Some(Flash::Saved)))
}

/// `POST /a/{secret}/files/{question}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((secret, question)): Path<(String, String)>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match file::remove(&mut tx, &mut ctx, &secret, &question).await {
        Ok(()) => tx.commit().await?,
        Err(Error::Gone) => {
            drop(tx);
            return own::too_late(&app, &page, &secret).await;
        }
        Err(other) => return Err(other.into()),
    }
    app.wake.notify_one();
    Ok(page.go(&format!("/a/{secret}/files/{question}"), Some(Flash::Removed)))
}

/// `GET /a/{secret}/files/{question}/content`
pub(super) async fn content(
    State(app): State<App>,
    Path((secret, question)): Path<(String, String)>,
) -> Result<Response, crate::failure::Failure> {
    let mut tx = app.db.read().await?;
    let (kept, bytes) = file::of_link(&mut tx, &secret, &question).await?;
    tx.commit().await?;
    Ok(download(&kept.name, &kept.media_type, bytes))
}
