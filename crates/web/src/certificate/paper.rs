//! The paper itself: typeset anew each time from what was written down when it was issued.

use ::paper::{CertificateCheck, Document, Fact, Signatory};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certificate::{self, Certificate, Kind};
use domain::error::Error;
use domain::programme::Programme;

use super::said;
use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::file;
use crate::page::Page;
use crate::paper::{known, typeset};
use crate::texts::Texts;
use crate::ui::when;

/// `GET /manage/programmes/{id}/certificates/{certificate}/certificate.pdf`: in the holder's language, or with `?in=en` in
/// another.
pub(super) async fn of_member(
    State(app): State<App>,
    page: Page,
    Path((id, certificate)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (certificate, programme) = certificate::one(&mut tx, &page.actor, &id, &certificate).await?;
    tx.commit().await?;
    let named = page.query.split('&').find_map(|p| p.strip_prefix("in="));
    let language = named.unwrap_or(&certificate.language);
    let t = Texts::of(known(&page, language));
    made(&app, t, certificate, programme).await
}

/// `GET /a/{secret}/certificate.pdf`
pub(super) async fn own(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (programme, line) = certificate::own(&mut tx, &secret, page.now).await?;
    tx.commit().await?;
    let held = line.held.ok_or(Error::NotFound)?;
    let t = Texts::of(known(&page, &held.language));
    made(&app, t, held, programme).await
}

async fn made(
    app: &App,
    t: Texts,
    certificate: Certificate,
    programme: Programme,
) -> Result<Response, Failure> {
    // What was revoked is not printed again: whoever looks at the sheet would not know.
    if certificate.revoked_at.is_some() {
        return Err(Error::Gone.into());
    }
    let name = match certificate.kind {
        Kind::Certificate => "certificate",
        Kind::Attestation => "attestation",
    };
    let sheet = sheet(app, t, &certificate, &programme);
    let bytes = typeset(move || ::paper::certificate(&sheet)).await?;
    let name = format!("{name}-{}-{}.pdf", certificate.code, t.language());
    Ok(file::pdf(&name, bytes))
}

fn sheet(app: &App, t: Texts, certificate: &Certificate, programme: &Programme) -> ::paper::Certificate {
    let (facts, zone) = (&certificate.facts, programme.zone.as_str());
    let title = said::title(t, certificate, programme).1.to_owned();
    let kind = said::kind(t, certificate.kind);
    let done = said::done(t, facts, zone);
    let signatories = facts.trainers.iter().take(3).map(|name| Signatory {
        name: name.clone(),
        role: t.certificate_trainer(),
    });
    ::paper::Certificate {
        document: Document {
            lang: t.language().to_owned(),
            title: format!("{kind}: {}, {title}", certificate.name),
            author: facts.hosts.first().cloned().unwrap_or_default(),
            // When it was issued, so that the same paper is the same file.
            made_at: certificate.issued_at,
        },
        hosts: facts.hosts.clone(),
        title: kind,
        name: certificate.name.clone(),
        statement: match certificate.kind {
            Kind::Certificate => t.certificate_completed(),
            Kind::Attestation => t.certificate_took_part(),
        },
        programme: title,
        facts: said::span_and_hours(t, facts, zone)
            .into_iter()
            .map(|(label, text)| Fact::new(label, text))
            .collect(),
        done_title: t.certificate_done(),
        done: done
            .into_iter()
            .map(|(label, lines)| Fact::new(label, lines.join("\n")))
            .collect(),
        issued: Fact::new(t.certificate_issued(), when::day(t, certificate.issued_at, zone)),
        signatories: signatories.collect(),
        check: Some(CertificateCheck {
            label: t.certificate_code(),
            code: certificate::shown_code(&certificate.code),
            address: app.url(&format!("/certificates/{}", certificate.code)),
            qr_alt: t.certificate_qr(),
            note: t.certificate_check_note(),
        }),
    }
}
