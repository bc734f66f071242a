//! Mails about a programme: its call, the decision, its meetings. Each noun's letters stand in a file of their own.

mod cohort;
mod pair;

use domain::actor::{Actor, Right};
use domain::application;
use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::organisation::Organisation;
use domain::programme;
use store::db::Tx;

use crate::app::App;

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
    let Some(application_id) = &mail.new.application_id else {
        return Ok(None);
    };
    let Some(application) = application::for_mail(tx, application_id).await? else {
        return Ok(None);
    };
    Ok(match mail.new.kind {
        Kind::ApplicationBegun
        | Kind::Applied
        | Kind::PlaceOffered
        | Kind::PlaceConfirmed
        | Kind::PlaceLapsed
        | Kind::ApplicationWithdrawn
        | Kind::ProgrammeCancelled => None,
        Kind::InReserve | Kind::NotChosen => None,
        Kind::PollOpened | Kind::AssessmentAsked | Kind::MentorCommented | Kind::ProgrammeMessage => {
            cohort::write(tx, app, mail, organisation, &programme, &application).await?
        }
        Kind::PairMade => pair::write(tx, mail, organisation, &programme, &application).await?,
        _ => None,
    })
}
