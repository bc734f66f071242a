//! The letters with the decision to those who are not offered a place now: in reserve, or not chosen, each with its reason.

use domain::application::Application;
use domain::error::Result;
use domain::mail::{Kind, Ready};
use domain::organisation::Organisation;
use domain::programme::Programme;
use domain::selection::{self, Outcome, Told};
use kernel::place::State;
use store::db::Tx;

use super::super::letter::Letter;
use super::About;
use crate::texts::Texts;
use crate::ui::told;

/// The mail about a decision; none where it no longer says the truth: who was in reserve may have been offered a place
/// meanwhile, or has given up.
pub(super) async fn write(
    tx: &mut Tx,
    about: &About<'_>,
    kind: Kind,
    application: &Application,
) -> Result<Option<Ready>> {
    let told = selection::told(tx, application, about.programme).await?;
    let told = told.filter(|told| {
        application.place() == Some(State::Registered)
            && match kind {
                Kind::InReserve => told.outcome == Outcome::Reserve,
                _ => told.outcome == Outcome::Not,
            }
    });
    Ok(told
        .and_then(|told| {
            letter(
                about.t,
                about.organisation,
                about.programme,
                &application.name,
                &told,
            )
        })
        .map(|letter| letter.ready(about.t)))
}

/// The letter; none for an offer, which is a letter of its own.
pub(crate) fn letter(
    t: Texts,
    organisation: &Organisation,
    programme: &Programme,
    name: &str,
    told: &Told,
) -> Option<Letter> {
    let title = programme.text(t.language()).1.title.clone();
    let letter = match told.outcome {
        Outcome::Chosen => return None,
        Outcome::Reserve => Letter::new(t.mail_subject(title.clone(), t.mail_kind_in_reserve()), name)
            .line(t.decision_reserve_thanks(title))
            .line(told::standing(t, told))
            .line(told::reason(t, told.reason))
            .line(told.note.clone())
            .line(t.decision_reserve_next()),
        Outcome::Not => Letter::new(t.mail_subject(title.clone(), t.mail_kind_not_chosen()), name)
            .line(t.decision_not_thanks(title))
            .line(told::standing(t, told))
            .line(told::reason(t, told.reason))
            .line(told.note.clone())
            .line(t.decision_not_next()),
    };
    let letter = letter.button(t.decision_button()).line(t.decision_own_what());
    let host = organisation.profile.clone();
    Some(letter.line(if host.phone.is_empty() {
        t.mail_answer_to(host.email, host.name)
    } else {
        t.mail_answer_to_phone(host.email, host.name, host.phone)
    }))
}
