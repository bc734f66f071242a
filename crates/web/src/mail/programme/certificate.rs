//! The letter that says that a certificate or an attestation is ready.

use domain::application::Application;
use domain::certificate::{self, Kind as Paper};
use domain::error::Result;
use domain::mail::{Mail, Ready};
use store::db::Tx;

use super::About;

/// Writes it. `None` where the paper was revoked meanwhile.
pub(super) async fn write(
    tx: &mut Tx,
    about: &About<'_>,
    _mail: &Mail,
    application: &Application,
) -> Result<Option<Ready>> {
    let t = about.t;
    let Some(held) = certificate::of_participant(tx, &application.id).await? else {
        return Ok(None);
    };
    let (subject, what) = match held.kind {
        Paper::Certificate => (
            t.mail_certificate_subject(),
            t.mail_certificate_what(about.title()),
        ),
        Paper::Attestation => (
            t.mail_attestation_subject(),
            t.mail_attestation_what(about.title()),
        ),
    };
    let letter = about
        .letter(subject, &application.name)
        .line(what)
        .line(t.mail_certificate_check())
        .button(t.mail_certificate_button())
        .line(t.mail_certificate_story())
        .line(about.contact());
    Ok(Some(letter.ready(t)))
}
