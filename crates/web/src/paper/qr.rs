//! QR codes on pages and as a file.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::dialogue::{self, Dialogue};
use domain::error::Error;

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::{Safe, escape};

/// Address of the page where people register.
pub(crate) fn registration(app: &App, dialogue: &Dialogue) -> String {
    app.url(&format!("/dialogues/{}/register", dialogue.public_id))
}

/// A code for a page, with what it is for those who do not see it.
///
/// # Errors
/// `Internal` where the address is too long for a code.
pub(crate) fn image(address: &str, label: &str) -> Result<Safe, Error> {
    let svg = ::paper::qr_svg(address).map_err(|e| Error::Internal(format!("paper: {e}")))?;
    Ok(Safe(format!(
        "<div class=\"qr\" role=\"img\" aria-label=\"{}\">{svg}</div>",
        escape(label)
    )))
}

/// For how long others may keep what everybody sees; a draft is kept by nobody.
pub(super) fn caching(dialogue: &Dialogue) -> &'static str {
    if dialogue.state == dialogue::State::Draft {
        "private, no-store"
    } else {
        "public, max-age=3600"
    }
}

/// `GET /dialogues/{public_id}/qr.svg`: the code that leads to registration.
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::public(&mut tx, &page.actor, &public_id).await?;
    tx.commit().await?;
    let svg = ::paper::qr_svg(&registration(&app, &dialogue))
        .map_err(|e| Error::Internal(format!("paper: {e}")))?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, caching(&dialogue)),
    ];
    Ok((headers, svg).into_response())
}
