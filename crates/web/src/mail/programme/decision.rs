//! The letters with the decision to those who are not offered a place now: in reserve, or not chosen, each with its reason.

use domain::organisation::Organisation;
use domain::programme::Programme;
use domain::selection::{Outcome, Told};

use super::super::letter::Letter;
use crate::texts::Texts;
use crate::ui::told;

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
