//! The file of a material: chosen on a page of its own, checked by its bytes, handed out as a download.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::cohort::material::{self, Material};

use super::materials::title;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::{Outcome, Told};
use crate::file::download;
use crate::flash::Flash;
use crate::page::Page;
use crate::upload::{self, Refused};

#[derive(Template)]
#[template(path = "cohort/material_file.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    material: Material,
    refused: Option<String>,
}

impl Show<'_> {
    fn title(&self) -> (String, String) {
        title(self.page, &self.material)
    }

    fn here(&self) -> String {
        format!("{}/cohort/materials/{}/file", self.head.home(), self.material.id)
    }
}

async fn page_with(
    app: &App,
    page: &Page,
    (id, which): (&str, &str),
    refused: Option<(StatusCode, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let material = material::one(&mut tx, &page.actor, id, which).await?;
    tx.commit().await?;
    let (status, refused) = refused.map_or((StatusCode::OK, None), |(status, why)| (status, Some(why)));
    page.show_with(
        status,
        &Show {
            page,
            desk,
            head,
            material,
            refused,
        },
    )
}

/// `GET /manage/programmes/{id}/cohort/materials/{material}/file`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
) -> Outcome {
    page_with(&app, &page, (&id, &which), None).await
}

/// `POST /manage/programmes/{id}/cohort/materials/{material}/file`
pub(super) async fn put(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
    request: Request,
) -> Outcome {
    // Whoever may not is told so before a byte is read.
    let mut tx = app.db.read().await?;
    material::one(&mut tx, &page.actor, &id, &which).await?;
    drop(tx);
    let (kind, name, bytes) = match upload::receive(page.t, request).await {
        Ok(came) => came,
        Err(Refused::Unreadable) => return Ok(Told::Unreadable.into_response()),
        Err(Refused::Why(status, why)) => {
            return page_with(&app, &page, (&id, &which), Some((status, why))).await;
        }
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let file = (kind, name.as_str());
    material::put_file(&mut tx, &mut ctx, &page.actor, &id, &which, file, &bytes).await?;
    tx.commit().await?;
    let back = format!("/manage/programmes/{id}/cohort/materials");
    Ok(page.go(&back, Some(Flash::Saved)))
}

/// `POST /manage/programmes/{id}/cohort/materials/{material}/file/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.write().await?;
    material::remove_file(&mut tx, &page.actor, &id, &which).await?;
    tx.commit().await?;
    let back = format!("/manage/programmes/{id}/cohort/materials/{which}/file");
    Ok(page.go(&back, Some(Flash::Removed)))
}

/// `GET /manage/programmes/{id}/cohort/materials/{material}/file/content`
pub(super) async fn content(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let file = material::content(&mut tx, &page.actor, &id, &which).await?;
    tx.commit().await?;
    Ok(download(&file.name, &file.media_type, file.bytes))
}
