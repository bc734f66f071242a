//! Anybody checks a paper: by the address in its QR code, or by typing the code.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::certificate::{self, Certificate};
use domain::error::Error;
use domain::input::{Fault, Faults, Fields};
use domain::programme::Programme;

use super::said;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::guard::{self, Limited};
use crate::page::{Page, unkept};
use crate::ui::form::Control;
use crate::ui::{Form, when};

#[derive(Template)]
#[template(path = "certificate/ask.html")]
struct Ask<'a> {
    page: &'a Page,
    form: Form,
    /// The code that there is no paper for.
    unknown: Option<String>,
}

impl Ask<'_> {
    fn code(&self) -> Control<'_> {
        let code = self.form.line("certificate_code").required().autocomplete("off");
        code.attribute("autocapitalize", "characters")
            .attribute("spellcheck", "false")
            .attribute("maxlength", "60")
            .class("input--date")
    }
}

/// `GET /certificates`
pub(super) async fn ask(page: Page) -> Outcome {
    page.show(&Ask {
        page: &page,
        form: Form::new(page.t, Fields::default()),
        unknown: None,
    })
}

/// `POST /certificates`: on to the page of the code that was typed.
pub(super) async fn find(page: Page, Typed(fields): Typed) -> Outcome {
    let code: String = certificate::typed_code(fields.get("certificate_code"))
        .chars()
        .take(40)
        .collect();
    if code.is_empty() {
        let faults = Faults::one("certificate_code", Fault::Required);
        return page.refuse(&Ask {
            page: &page,
            form: Form::refused(page.t, fields, faults),
            unknown: None,
        });
    }
    Ok(page.go(&format!("/certificates/{code}"), None))
}

#[derive(Template)]
#[template(path = "certificate/check.html")]
struct Show<'a> {
    page: &'a Page,
    certificate: Certificate,
    programme: Programme,
}

impl Show<'_> {
    fn kind(&self) -> String {
        said::kind(self.page.t, self.certificate.kind)
    }

    fn title(&self) -> (&str, &str) {
        said::title(self.page.t, &self.certificate, &self.programme)
    }

    fn code(&self) -> String {
        certificate::shown_code(&self.certificate.code)
    }

    fn issued(&self) -> String {
        when::day(self.page.t, self.certificate.issued_at, &self.programme.zone)
    }

    fn revoked(&self) -> Option<String> {
        let t = self.page.t;
        let day = when::day(t, self.certificate.revoked_at?, &self.programme.zone);
        Some(if self.certificate.is_replaced() {
            t.certificate_replaced_on(day)
        } else {
            t.certificate_revoked_on(day)
        })
    }

    fn facts(&self) -> Vec<(String, String)> {
        said::span_and_hours(self.page.t, &self.certificate.facts, &self.programme.zone)
    }

    fn hosts(&self) -> String {
        self.certificate.facts.hosts.join(", ")
    }
}

/// `GET /certificates/{code}`: valid, revoked, or unknown.
pub(super) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> Outcome {
    // Sixty bits are not guessed anyway; whoever tries codes by the thousand is slowed down.
    if let Err(told) = guard::try_again(Limited::Certificate, "all") {
        return Ok(told.into_response());
    }
    let mut tx = app.db.read().await?;
    let found = certificate::check(&mut tx, &code).await;
    tx.commit().await?;
    match found {
        Ok((certificate, programme)) => page
            .show(&Show {
                page: &page,
                certificate,
                programme,
            })
            .map(unkept),
        Err(Error::NotFound) => page.show_with(
            StatusCode::NOT_FOUND,
            &Ask {
                page: &page,
                form: Form::new(page.t, Fields::default().with("certificate_code", &code)),
                unknown: Some(code.chars().take(40).collect()),
            },
        ),
        Err(other) => Err(other.into()),
    }
}
