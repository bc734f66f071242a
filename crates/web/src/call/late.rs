//! Links for late entries: made, copied, taken back.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::late::{self, NewLateEntry};
use domain::error::Error;
use domain::input::Reader;

use super::{saved, show};
use crate::app::App;
use crate::body::Typed;
use crate::desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

/// `POST /manage/programmes/{id}/call/late`
pub(super) async fn make(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let new = NewLateEntry::read(&mut reader, &programme, page.now);
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let form = Form::refused(page.t, fields, faults);
            let template = show::page_with(&app, &page, &id, Some(form)).await?;
            return page.refuse(&template);
        }
        Err(other) => return Err(other.into()),
    };
    late::make(&mut tx, &ctx, &page.actor, &id, fields.get("id"), &new).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "late"))
}

/// `POST /manage/programmes/{id}/call/late/{late}/revocation`
pub(super) async fn revoke(
    State(app): State<App>,
    page: Page,
    Path((id, entry)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let t = page.t;
    let call = format!("/manage/programmes/{id}/call");
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    if !confirm::given(&fields) {
        let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        let entries = late::list(&mut tx, &page.actor, &programme).await?;
        if !entries.iter().any(|e| e.id == entry) {
            return Err(Error::NotFound.into());
        }
        return confirm::ask(
            &page,
            &t.call_late_revoke_title(),
            &t.call_late_revoke_text(),
            &t.call_late_revoke(),
            &format!("{call}/late/{entry}/revocation"),
            &[],
            &format!("{call}#late"),
        );
    }
    late::revoke(&mut tx, &ctx, &page.actor, &id, &entry).await?;
    tx.commit().await?;
    Ok(page.go(&format!("{call}#late"), Some(Flash::Revoked)))
}
