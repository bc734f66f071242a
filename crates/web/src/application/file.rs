//! A file that answers a question: chosen on a page of its own, checked by its bytes, handed out as a download.

use std::time::Duration;

use askama::Template;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::application::Application;
use domain::application::file::{self, Kept};
use domain::call::question::{Question, Stage};
use domain::error::Error;
use domain::programme::Programme;
use kernel::file::Unfit;
use tower::{Layer, ServiceExt};

use super::own;
use crate::app::App;
use crate::failure::{Outcome, Told};
use crate::file::download;
use crate::flash::Flash;
use crate::page::Page;

/// The most bytes of a request with a file: the file, and what a browser puts around it.
const MOST: usize = file::MOST + 64 * 1024;
/// How long a file may take to arrive: ten megabytes over a bad line.
const PATIENCE: Duration = Duration::from_secs(600);

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

/// What is in the request: the name and the bytes of its file.
enum Sent {
    File(String, Vec<u8>),
    Nothing,
    TooLarge,
    Broken,
}

/// Reads a file. One that says that it is too large is not read at all, one that does not say so only up to the limit.
async fn receive(request: Request) -> Sent {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    if length.is_some_and(|length| length > MOST) {
        return Sent::TooLarge;
    }
    tokio::time::timeout(PATIENCE, take(request))
        .await
        .unwrap_or(Sent::Broken)
}

async fn take(request: Request) -> Sent {
    let too_large = |status: StatusCode| {
        if status == StatusCode::PAYLOAD_TOO_LARGE {
            Sent::TooLarge
        } else {
            Sent::Broken
        }
    };
    // Everything else has a limit that no file would fit in.
    let limited = DefaultBodyLimit::max(MOST).layer(tower::service_fn(async |request: Request| {
        Ok::<_, std::convert::Infallible>(Multipart::from_request(request, &()).await)
    }));
    let mut parts = match limited.oneshot(request).await {
        Ok(Ok(parts)) => parts,
        Ok(Err(_)) => return Sent::Broken,
        Err(never) => match never {},
    };
    loop {
        match parts.next_field().await {
            Ok(Some(part)) if part.name() == Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                return match part.bytes().await {
                    Ok(bytes) if bytes.len() > file::MOST => Sent::TooLarge,
                    Ok(bytes) if bytes.is_empty() && name.is_empty() => Sent::Nothing,
                    Ok(bytes) => Sent::File(name, bytes.to_vec()),
                    Err(error) => too_large(error.status()),
                };
            }
            Ok(Some(_)) => {}
            Ok(None) => return Sent::Nothing,
            Err(error) => return too_large(error.status()),
        }
    }
}

/// `POST /a/{secret}/files/{question}`
pub(super) async fn put(
    State(app): State<App>,
    page: Page,
    Path((secret, question)): Path<(String, String)>,
    request: Request,
) -> Outcome {
    let t = page.t;
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
    let refuse = async |status, why| page_with(&app, &page, &secret, &question, Some((status, why))).await;
    let (name, bytes) = match receive(request).await {
        Sent::File(name, bytes) => (name, bytes),
        Sent::Nothing => return refuse(StatusCode::UNPROCESSABLE_ENTITY, t.apply_file_nothing()).await,
        Sent::TooLarge => return refuse(StatusCode::PAYLOAD_TOO_LARGE, t.apply_file_too_large()).await,
        Sent::Broken => return Ok(Told::Unreadable.into_response()),
    };
    let (kind, name) = match kernel::file::check(&name, &bytes) {
        Ok(found) => found,
        Err(unfit) => {
            let why = match unfit {
                Unfit::Empty => t.apply_file_empty(),
                Unfit::Unknown => t.apply_file_unknown(),
                Unfit::Lies => t.apply_file_lies(),
            };
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, why).await;
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
