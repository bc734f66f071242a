//! Taking a slip for words, on a participant's own phone, or on paper with the scribe's help.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::circle::{link, slip};
use domain::error::Error;
use domain::input::Fields;
use kernel::circle::WordsId;

use super::stage::Stage;
use super::{lead, table, write};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::say;

fn words_of(fields: &Fields) -> Result<WordsId, Error> {
    WordsId::new(fields.get("words")).map_err(|_| Error::NotFound)
}

/// `POST /c/{code}/slips`
pub(super) async fn take(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let circle = super::by_code(&mut tx, page.now, &code).await?;
    let words = words_of(&fields)?;
    match slip::take(&mut tx, &ctx, &app.circles, &circle, &words, fields.get("token")).await {
        Ok(secret) => {
            tx.commit().await?;
            Ok(page.go(&format!("/slip/{secret}"), None))
        }
        Err(Error::Conflict(conflict)) => {
            drop(tx);
            let trouble = say::conflict(page.t, conflict);
            table::answer(&app, &page, &code, Some(trouble), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /live/{secret}/slips`: gives words to the printed slip of this number, or frees them of theirs.
pub(super) async fn bind(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    let (circle, _) = link::find(&mut tx, &secret).await?;
    let words = words_of(&fields)?;
    let bound = if fields.get("act") == "free" {
        slip::free(&mut tx, &app.circles, &circle, &words).await
    } else {
        let number = fields.get("number").trim().parse().unwrap_or(0);
        slip::bind(&mut tx, &app.circles, &circle, &words, number).await
    };
    let leads = fields.get("back") == "lead";
    let trouble = match bound {
        Ok(()) => {
            tx.commit().await?;
            let back = if leads { "lead" } else { "words" };
            return Ok(page.go(&format!("/live/{secret}/{back}"), None));
        }
        Err(Error::Conflict(conflict)) => say::conflict(page.t, conflict),
        Err(Error::NotFound) => page.t.live_slip_unknown(),
        Err(Error::Gone) => page.t.refusal_gone(),
        Err(other) => return Err(other.into()),
    };
    drop(tx);
    let mut tx = app.db.read().await?;
    let stage = Stage::load(&mut tx, &app, &secret).await?;
    tx.commit().await?;
    if leads {
        lead::page(&page, &stage, Some(trouble), None, StatusCode::CONFLICT)
    } else {
        write::page(&page, &stage, Some(trouble), None, StatusCode::CONFLICT)
    }
}
