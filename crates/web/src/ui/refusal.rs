//! Why a circle refused something, in words that say what to do. The live pages and the slip's page say it.

use kernel::circle::Refusal;

use crate::texts::Texts;

/// Why a circle refused what was asked of it, and what to do now.
pub fn refusal(t: Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unopened => t.refusal_unopened(),
        Refusal::AlreadyOpen => t.refusal_already_open(),
        Refusal::BadOpening => t.refusal_bad_opening(),
        Refusal::Closed => t.refusal_closed(),
        Refusal::NotYourDuty => t.refusal_not_your_duty(),
        Refusal::NotRunning => t.refusal_not_running(),
        // Steps count from 0 in the circle and from 1 for people.
        Refusal::StepOver { current } => t.refusal_step_over(u32::from(*current) + 1),
        Refusal::UnknownStep => t.refusal_unknown_step(),
        Refusal::LastStep => t.refusal_last_step(),
        Refusal::FirstStep => t.refusal_first_step(),
        Refusal::UnknownSeat => t.refusal_unknown_seat(),
        Refusal::SeatAway => t.refusal_seat_away(),
        Refusal::BadLength { most } => t.refusal_bad_length(*most),
        Refusal::UnknownWords => t.refusal_unknown_words(),
        Refusal::AlreadySaid => t.refusal_already_said(),
        Refusal::TextChanged { .. } => t.refusal_text_changed(),
        Refusal::Gone => t.refusal_gone(),
        Refusal::NotReadBack => t.refusal_not_read_back(),
        Refusal::NotConfirmed => t.refusal_not_confirmed(),
        Refusal::KeptBack => t.refusal_kept_back(),
        Refusal::NotAsked => t.refusal_not_asked(),
        Refusal::TooMany => t.refusal_too_many(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_said_as_people_count() {
        let said = |language| refusal(Texts::of(language), &Refusal::StepOver { current: 2 });
        assert!(said("en").contains("step 3"), "{}", said("en"));
        assert!(said("et").contains("3. samm"), "{}", said("et"));
    }
}
