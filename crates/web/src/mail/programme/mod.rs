//! Mails about a programme: its call, the decision, its meetings. Each noun's letters stand in a file of their own.

pub(crate) mod decision;

use domain::actor::{Actor, Right};
use domain::application::{self, Application};
use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::organisation::Organisation;
use domain::programme;
use domain::selection::{self, Outcome, Told};
use kernel::place::State;
use store::db::Tx;

use crate::app::App;
use crate::texts::Texts;

/// Writes a mail's text. `None` where what it is about has been erased, or where it no longer says the truth.
///
/// # Errors
/// When the database fails.
pub(super) async fn write(
    tx: &mut Tx,
    _app: &App,
    mail: &Mail,
    organisation: &Organisation,
) -> Result<Option<Ready>> {
    let Some(programme_id) = &mail.new.programme_id else {
        return Ok(None);
    };
    let programme = programme::load(tx, &Actor::System, programme_id, Right::SeePlan).await?;
    let Some(application_id) = &mail.new.application_id else {
        return Ok(None);
    };
    let Some(application) = application::for_mail(tx, application_id).await? else {
        return Ok(None);
    };
    let t = Texts::of(&mail.new.language);
    Ok(match mail.new.kind {
        Kind::ApplicationBegun
        | Kind::Applied
        | Kind::PlaceOffered
        | Kind::PlaceConfirmed
        | Kind::PlaceLapsed
        | Kind::ApplicationWithdrawn
        | Kind::ProgrammeCancelled => None,
        Kind::InReserve | Kind::NotChosen => {
            let told = selection::told(tx, &application, &programme).await?;
            let told = told.filter(|told| is_true(mail.new.kind, &application, told));
            told.and_then(|told| decision::letter(t, organisation, &programme, &application.name, &told))
                .map(|letter| letter.ready(t))
        }
        _ => None,
    })
}

/// Whether a decision's mail still fits: who was in reserve may have been offered a place meanwhile, or has given up.
fn is_true(kind: Kind, application: &Application, told: &Told) -> bool {
    application.place() == Some(State::Registered)
        && match kind {
            Kind::InReserve => told.outcome == Outcome::Reserve,
            _ => told.outcome == Outcome::Not,
        }
}
