//! Organisers issue papers, revoke one with a reason, and delete one whose holder asks.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::certificate::issue::{self, Whom};
use domain::certificate::{self, Certificate};
use domain::error::Error;
use domain::input::{Fields, Reader};

use super::{home, said};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::form::Control;
use crate::ui::{Form, confirm, when};

/// `POST /manage/programmes/{id}/certificates`: to all, or to those who are ticked.
pub(super) async fn issue(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let whom = if fields.get("whom") == "all" {
        Whom::All
    } else {
        Whom::These(fields.all("who").iter().cloned().collect::<BTreeSet<_>>())
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let issued = issue::issue(&mut tx, &mut ctx, &page.actor, &id, &whom).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let flash = if issued > 0 {
        Flash::CertificatesIssued
    } else {
        Flash::NothingToIssue
    };
    Ok(page.go(&home(&id), Some(flash)))
}

#[derive(Template)]
#[template(path = "certificate/revoke.html")]
struct Revoke<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    certificate: Certificate,
    zone: String,
    form: Form,
}

impl Revoke<'_> {
    fn kind(&self) -> String {
        said::kind(self.page.t, self.certificate.kind)
    }

    fn day(&self) -> String {
        when::day(self.page.t, self.certificate.issued_at, &self.zone)
    }

    fn reason(&self) -> Control<'_> {
        self.form.line("revoke_reason").required()
    }
}

async fn asked(app: &App, page: &Page, id: &str, certificate: &str, form: Form) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let (certificate, _) = certificate::one(&mut tx, &page.actor, id, certificate).await?;
    tx.commit().await?;
    let refused = form.is_refused();
    let shown = Revoke {
        page,
        desk,
        head,
        certificate,
        zone: programme.zone,
        form,
    };
    if refused {
        page.refuse(&shown)
    } else {
        page.show(&shown).map(unkept)
    }
}

/// `GET /manage/programmes/{id}/certificates/{certificate}/revocation`
pub(super) async fn ask_reason(
    State(app): State<App>,
    page: Page,
    Path((id, certificate)): Path<(String, String)>,
) -> Outcome {
    let form = Form::new(page.t, Fields::default());
    asked(&app, &page, &id, &certificate, form).await
}

/// `POST /manage/programmes/{id}/certificates/{certificate}/revocation`
pub(super) async fn revoke(
    State(app): State<App>,
    page: Page,
    Path((id, certificate)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let reason = issue::read_reason(&mut reader);
    match reader.done(reason) {
        Ok(reason) => {
            let mut ctx = app.context();
            let mut tx = app.db.write().await?;
            issue::revoke(&mut tx, &mut ctx, &page.actor, &id, &certificate, &reason).await?;
            tx.commit().await?;
            Ok(page.go(&home(&id), Some(Flash::CertificateRevoked)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            asked(&app, &page, &id, &certificate, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/certificates/{certificate}/deletion`
pub(super) async fn delete(
    State(app): State<App>,
    page: Page,
    Path((id, certificate)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    issue::delete(&mut tx, &mut ctx, &page.actor, &id, &certificate).await?;
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        return confirm::ask(
            &page,
            &t.certificate_delete_title(),
            &t.certificate_delete_text(),
            &t.cohort_delete(),
            &page.path,
            &[],
            &home(&id),
        );
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&home(&id), Some(Flash::Gone)))
}
