//! Files in and out, in the form of a Polis export.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Fault, Faults, Fields};
use domain::opinion::exchange::{self, BYTES, File, Import};

use super::head::{self, Head};
use crate::app::App;
use crate::desk::Desk;
use crate::failure::{Outcome, Told};
use crate::file;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, say};
use crate::upload::{self, NotAll};

#[derive(Template)]
#[template(path = "opinion/files.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    form: Form,
    /// Files come only into a draft with nothing in it.
    takes: bool,
}

impl Show<'_> {
    fn fault(&self, name: &str) -> Option<String> {
        self.form
            .faults
            .get(name)
            .map(|fault| say::fault(self.page.t, fault))
    }

    fn most(&self) -> String {
        (BYTES / 1024 / 1024).to_string()
    }
}

async fn page_with(app: &App, page: &Page, id: &str, faults: Option<Faults>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, page, id, Right::Plan).await?;
    let takes = exchange::takes_files(&mut tx, &map).await?;
    tx.commit().await?;
    let is_refused = faults.is_some();
    let template = Show {
        page,
        desk,
        head,
        form: Form::refused(page.t, Fields::default(), faults.unwrap_or_default()),
        takes,
    };
    if is_refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/opinions/{id}/files`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page_with(&app, &page, &id, None).await
}

/// `POST /manage/opinions/{id}/files`
pub(super) async fn import(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    request: Request,
) -> Outcome {
    // Who may not is told so before megabytes are read.
    let mut tx = app.db.read().await?;
    head::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    let files = match upload::several(request, &["comments", "votes"], BYTES).await {
        Ok(files) => files,
        Err(NotAll::TooLarge(name)) => {
            let fault = Fault::TooLargeFile(BYTES / 1024 / 1024);
            return page_with(&app, &page, &id, Some(Faults::one(name, fault))).await;
        }
        Err(NotAll::Unreadable) => return Ok(Told::Unreadable.into_response()),
    };
    let [comments, votes] = [0, 1].map(|at| files.get(at).cloned().unwrap_or_default());
    let read = if comments.is_empty() {
        Err(Error::Invalid(Faults::one("comments", Fault::Required)))
    } else {
        // Megabytes of text keep a thread busy for a while.
        tokio::task::spawn_blocking(move || Import::read(&comments, &votes))
            .await
            .map_err(|e| Error::Internal(format!("import: {e}")))?
    };
    let import = match read {
        Ok(import) => import,
        Err(Error::Invalid(faults)) => return page_with(&app, &page, &id, Some(faults)).await,
        Err(other) => return Err(other.into()),
    };
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    exchange::import(&mut tx, &ctx, &page.actor, &id, &import).await?;
    tx.commit().await?;
    Ok(page.go(
        &format!("/manage/opinions/{id}/statements"),
        Some(Flash::Imported),
    ))
}

/// `GET /manage/opinions/{id}/files/{file}`
pub(super) async fn export(
    State(app): State<App>,
    page: Page,
    Path((id, name)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    head::open(&mut tx, &page, &id, Right::Plan).await?;
    let file = File::parse(&name).ok_or(Error::NotFound)?;
    let text = exchange::export(&mut tx, &page.actor, &id, file).await?;
    tx.commit().await?;
    // The name says it, because nothing in the form of the file can.
    let name = format!("{}-{name}", page.t.opinion_confidential_name());
    Ok(file::download(
        &name,
        "text/csv; charset=utf-8",
        text.into_bytes(),
    ))
}
