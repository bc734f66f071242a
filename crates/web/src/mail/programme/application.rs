//! Letters to who applies: begun, arrived, a place offered, taken, lapsed, given up.

use domain::application::Application;
use domain::mail::{Kind, Mail, Ready};
use domain::selection::Told;
use kernel::place::State;

use super::About;
use crate::mail::letter::Letter;
use crate::texts::Texts;
use crate::ui::{told, when};

/// Whether a letter still fits where the application stands when it is sent.
fn still_true(kind: Kind, application: &Application, until: Option<i64>) -> bool {
    let place = application.place();
    match kind {
        Kind::Applied => place.is_some_and(State::is_live),
        Kind::PlaceOffered => place.and_then(State::until).is_some() && place.and_then(State::until) == until,
        Kind::PlaceConfirmed => application.takes_part(),
        Kind::PlaceLapsed => place == Some(State::Expired),
        Kind::ApplicationWithdrawn => matches!(place, Some(State::Withdrawn | State::Declined)),
        _ => true,
    }
}

/// Writes a letter; `None` where it no longer says the truth.
pub(super) fn write(
    about: &About<'_>,
    mail: &Mail,
    application: &Application,
    chosen: Option<&Told>,
) -> Option<Ready> {
    let (app, organisation, programme) = (about.app, about.organisation, about.programme);
    let (kind, until) = (mail.new.kind, mail.new.details.until);
    if !still_true(kind, application, until) {
        return None;
    }
    let t = Texts::of(&mail.new.language);
    let title = programme.text(t.language()).1.title.clone();
    let zone = &programme.zone;
    let till = |at: Option<i64>| at.map(|at| when::till(t, at, zone)).unwrap_or_default();
    let letter = |what: String| Letter::new(t.mail_subject(title.clone(), what), &application.name);
    let letter = match kind {
        Kind::ApplicationBegun if application.place().is_none() => {
            let letter = letter(t.mail_kind_application_begun()).line(t.mail_begun_what(title.clone()));
            let letter = match programme.call.closes_at {
                Some(at) if application.late_id.is_none() => {
                    letter.line(t.mail_begun_until(when::till(t, at, zone)))
                }
                _ => letter,
            };
            letter.button(t.mail_begun_button()).line(t.mail_begun_not_you())
        }
        Kind::ApplicationBegun => letter(t.mail_application_link())
            .line(t.mail_application_link_what(title.clone()))
            .button(t.mail_application_button()),
        Kind::Applied => {
            let letter = letter(t.mail_kind_applied()).line(t.mail_applied_what(title.clone()));
            let next = match programme.call.answer_by {
                Some(at) => t.mail_applied_answer(when::until(t, at, zone)),
                None => t.mail_applied_next(),
            };
            letter.line(next).button(t.mail_application_button())
        }
        Kind::PlaceOffered => letter(t.mail_kind_place_offered())
            .line(t.mail_place_offered_what(title.clone()))
            .line(chosen.map_or_else(String::new, |told| told::reason(t, told.reason)))
            .line(chosen.map_or_else(String::new, |told| told.note.clone()))
            .line(t.mail_place_offered_until(till(until)))
            .button(t.mail_offered_button()),
        Kind::PlaceConfirmed => {
            let letter =
                letter(t.mail_kind_place_confirmed()).line(t.mail_place_confirmed_what(title.clone()));
            let letter = match programme.span {
                Some((starts, _)) => letter.fact(t.mail_fact_first_meeting(), when::date(t, starts, zone)),
                None => letter,
            };
            let calendar = app.url(&format!(
                "/programmes/{}/calendar.ics?lang={}",
                programme.public_id,
                t.language()
            ));
            letter
                .fact(t.mail_fact_calendar(), calendar)
                .button(t.mail_application_button())
        }
        Kind::PlaceLapsed => letter(t.mail_kind_place_lapsed()).line(t.mail_place_lapsed_what(title.clone())),
        Kind::ApplicationWithdrawn => {
            let letter = letter(t.mail_kind_application_withdrawn());
            if application.place() == Some(State::Declined) {
                letter.line(t.mail_place_declined_what(title.clone()))
            } else {
                letter.line(t.mail_application_withdrawn_what(title.clone()))
            }
        }
        _ => return None,
    };
    let letter = if matches!(kind, Kind::PlaceLapsed | Kind::ApplicationWithdrawn) {
        letter.button(t.mail_application_button())
    } else {
        letter
    };
    let host = organisation.profile.clone();
    let letter = letter
        .line(t.mail_application_own())
        .line(if host.phone.is_empty() {
            t.mail_answer_to(host.email, host.name)
        } else {
            t.mail_answer_to_phone(host.email, host.name, host.phone)
        });
    Some(letter.ready(t))
}
