//! Who gets a certificate.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::programme::{CertificateRule, plan};

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "programme/plan/certificate.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    back: String,
    form: Form,
}

/// `GET /manage/programmes/{id}/plan/certificate`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, programme.certificate_rule.fill()),
        page: &page,
        desk,
        head,
    })
}

/// `POST /manage/programmes/{id}/plan/certificate`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let rule = CertificateRule::read(&mut reader);
    let rule = match reader.done(rule) {
        Ok(rule) => rule,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
            });
        }
        Err(other) => return Err(other.into()),
    };
    plan::set_certificate_rule(&mut tx, &ctx, &page.actor, &id, &rule).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "certificate"))
}
