//! Mails about a programme: its call, the decision, its meetings. Each noun's letters stand in a file of their own.

mod application;
mod certificate;
mod cohort;
pub(crate) mod decision;
mod information;
mod meeting;
mod pair;

use domain::actor::{Actor, Right};
use domain::application::{self as applications, Application};
use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::organisation::Organisation;
use domain::programme::{self, Programme};
use domain::selection::{self, Outcome};
use store::db::Tx;

use super::letter::Letter;
use crate::app::App;
use crate::texts::Texts;

/// What a letter about a programme is written from.
struct About<'a> {
    app: &'a App,
    t: Texts,
    organisation: &'a Organisation,
    programme: &'a Programme,
}

impl About<'_> {
    /// The programme's title in the recipient's language.
    fn title(&self) -> String {
        self.programme.text(self.t.language()).1.title.clone()
    }

    /// A letter whose subject says what it is and names the programme.
    fn letter(&self, what: String, name: &str) -> Letter {
        Letter::new(self.t.mail_subject(self.title(), what), name)
    }

    /// Whom to ask.
    fn contact(&self) -> String {
        let host = self.organisation.profile.clone();
        if host.phone.is_empty() {
            self.t.mail_answer_to(host.email, host.name)
        } else {
            self.t.mail_answer_to_phone(host.email, host.name, host.phone)
        }
    }
}

/// Writes a mail's text. `None` where what it is about has been erased, or where it no longer says the truth.
///
/// # Errors
/// When the database fails.
pub(super) async fn write(
    tx: &mut Tx,
    app: &App,
    mail: &Mail,
    organisation: &Organisation,
) -> Result<Option<Ready>> {
    let Some(programme_id) = &mail.new.programme_id else {
        return Ok(None);
    };
    let programme = programme::load(tx, &Actor::System, programme_id, Right::SeePlan).await?;
    let about = About {
        app,
        t: Texts::of(&mail.new.language),
        organisation,
        programme: &programme,
    };
    if mail.new.guest_id.is_some() {
        return information::write(tx, &about, mail).await;
    }
    let Some(application_id) = &mail.new.application_id else {
        return Ok(None);
    };
    let Some(application) = applications::for_mail(tx, application_id).await? else {
        return Ok(None);
    };
    about_application(tx, &about, mail, &application).await
}

async fn about_application(
    tx: &mut Tx,
    about: &About<'_>,
    mail: &Mail,
    application: &Application,
) -> Result<Option<Ready>> {
    match mail.new.kind {
        Kind::MeetingReminder | Kind::MeetingChanged => meeting::write(tx, about, mail, application).await,
        Kind::PollOpened | Kind::AssessmentAsked | Kind::MentorCommented | Kind::ProgrammeMessage => {
            cohort::write(tx, about, mail, application).await
        }
        Kind::ProgrammeCancelled => meeting::cancelled(tx, about, application).await,
        Kind::InReserve | Kind::NotChosen => decision::write(tx, about, mail.new.kind, application).await,
        Kind::PairMade => pair::write(tx, about, application).await,
        Kind::CertificateReady => certificate::write(tx, about, mail, application).await,
        Kind::ApplicationBegun
        | Kind::Applied
        | Kind::PlaceOffered
        | Kind::PlaceConfirmed
        | Kind::PlaceLapsed
        | Kind::ApplicationWithdrawn => {
            let told = selection::told(tx, application, about.programme).await?;
            // Who moved up from the reserve was told of that decision before.
            let told = told.filter(|t| t.outcome == Outcome::Chosen);
            Ok(application::write(about, mail, application, told.as_ref()))
        }
        _ => Ok(None),
    }
}
