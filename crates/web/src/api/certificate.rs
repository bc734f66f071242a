//! Certificates of a programme, for who may know whose they are; and what anybody learns who has a certificate's code.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::certificate::{self, Kind};
use domain::programme;
use domain::token::Scope;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::shape::{Listing, Part, Translated, answer, time, translated};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::guard::{self, Limited};
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(index, check))]
struct Described;

pub(super) fn resource() -> Resource {
    // Who has a code can ask for the name that belongs to it, so a list of codes is a list of names.
    let read = Access::Token(Scope::ApplicationsRead);
    Resource {
        routes: Routes::default()
            .get("/api/v1/programmes/{id}/certificates", read, index)
            .get("/api/v1/certificates/{code}", Access::Everyone, check),
        described: Described::openapi(),
    }
}

/// A certificate or an attestation that was issued.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Certificate {
    /// Id.
    pub id: String,
    /// With which anybody checks it.
    pub code: String,
    /// Which paper.
    pub kind: CertificateKind,
    /// The holder's name, as it stands on it.
    pub name: String,
    /// Id of the holder's application; `null` where it is erased.
    pub application: Option<String>,
    /// The language it is written in (BCP 47).
    pub language: String,
    /// At how many meetings they were.
    pub attended: u32,
    /// Of how many.
    pub meetings: u32,
    /// Academic hours in meetings.
    pub meeting_hours: u32,
    /// Academic hours on one's own.
    pub own_hours: u32,
    /// When it was issued.
    #[schema(format = "date-time")]
    pub issued_at: String,
    /// When it was revoked.
    #[schema(format = "date-time")]
    pub revoked_at: Option<String>,
}

/// Which paper.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateKind {
    /// Everything that the programme asks for was done.
    Certificate,
    /// What was attended.
    Attestation,
}

impl From<Kind> for CertificateKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Certificate => CertificateKind::Certificate,
            Kind::Attestation => CertificateKind::Attestation,
        }
    }
}

impl Certificate {
    /// As it is shown.
    pub fn of(certificate: certificate::Certificate) -> Certificate {
        Certificate {
            code: certificate::shown_code(&certificate.code),
            kind: certificate.kind.into(),
            attended: certificate.facts.attended,
            meetings: certificate.facts.meetings,
            meeting_hours: certificate.facts.meeting_hours,
            own_hours: certificate.facts.own_hours,
            issued_at: time(certificate.issued_at),
            revoked_at: certificate.revoked_at.map(time),
            id: certificate.id,
            name: certificate.name,
            application: certificate.application_id,
            language: certificate.language,
        }
    }
}

/// What anybody learns who has a certificate's code.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertificateCheck {
    /// The code.
    pub code: String,
    /// Whether it is good: issued and not revoked.
    pub valid: bool,
    /// Which paper.
    pub kind: CertificateKind,
    /// The holder's name, as it stands on it.
    pub name: String,
    /// Name of the programme as it stands on it, by language.
    pub programme: Translated,
    /// The programme's page.
    #[schema(format = "uri")]
    pub programme_url: String,
    /// Who gives it.
    pub hosts: Vec<String>,
    /// When it was issued.
    #[schema(format = "date-time")]
    pub issued_at: String,
    /// When it was revoked.
    #[schema(format = "date-time")]
    pub revoked_at: Option<String>,
}

impl CertificateCheck {
    /// As it is shown; `public_url` is where the installation is reached, without a slash at the end.
    pub fn of(
        certificate: certificate::Certificate,
        programme: &programme::Programme,
        public_url: &str,
    ) -> CertificateCheck {
        CertificateCheck {
            code: certificate::shown_code(&certificate.code),
            valid: certificate.revoked_at.is_none(),
            kind: certificate.kind.into(),
            name: certificate.name,
            programme: translated(certificate.facts.titles.iter()),
            programme_url: format!("{public_url}/programmes/{}", programme.public_id),
            hosts: certificate.facts.hosts,
            issued_at: time(certificate.issued_at),
            revoked_at: certificate.revoked_at.map(time),
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/certificates", operation_id = "certificates", tag = "certificates",
    params(("id" = String, Path, description = "The programme's id."), Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Certificate>))
)]
async fn index(State(app): State<App>, caller: Caller, Path(id): Path<String>, part: Part) -> Outcome {
    let mut tx = app.db.read().await?;
    let all = certificate::issued(&mut tx, &caller.actor, &id).await?;
    answer(&part.of(all, |one| &one.id, Certificate::of))
}

#[utoipa::path(
    get, path = "/api/v1/certificates/{code}", operation_id = "certificate_check", tag = "certificates",
    params(("code" = String, Path, description = "The code, in capitals or not, with hyphens or without.")),
    responses((status = 200, description = "What the certificate says.", body = CertificateCheck))
)]
async fn check(State(app): State<App>, Path(code): Path<String>) -> Outcome {
    // Of its own, so that systems keep nobody from the page on which people check.
    if let Err(told) = guard::try_again(Limited::Certificate, "api") {
        return Ok(told.into_response());
    }
    let mut tx = app.db.read().await?;
    let (certificate, programme) = certificate::check(&mut tx, &code).await?;
    answer(&CertificateCheck::of(certificate, &programme, &app.url("")))
}
