//! A decision in words for whoever it is about: the letters and the applicant's own page say the same.

use askama::Template;
use domain::selection::why::Plain;
use domain::selection::{Outcome, Told};

use super::text::{Safe, paragraphs};
use crate::texts::Texts;

/// What was decided, in a sentence.
pub fn standing(t: Texts, told: &Told) -> String {
    match (told.outcome, told.rank) {
        (Outcome::Chosen, _) => t.decision_chosen(),
        (Outcome::Reserve, Some(rank)) => t.decision_reserve(rank),
        (Outcome::Reserve, None) => t.decision_reserve_no_rank(),
        (Outcome::Not, _) => t.decision_not(),
    }
}

/// Why, in a sentence or two.
pub fn reason(t: Texts, plain: Plain) -> String {
    match plain {
        Plain::Chosen => t.decision_why_chosen(),
        Plain::ChosenByLot => t.decision_why_chosen_by_lot(),
        Plain::ChosenByHand => t.decision_why_chosen_by_hand(),
        Plain::Score => t.decision_why_score(),
        Plain::Line => t.decision_why_line(),
        Plain::Lot => t.decision_why_lot(),
        Plain::Municipality => t.decision_why_municipality(),
        Plain::Organisation => t.decision_why_organisation(),
        Plain::Role => t.decision_why_role(),
        Plain::Mix => t.decision_why_mix(),
        Plain::Reviews => t.decision_why_reviews(),
        Plain::Weighed => t.decision_why_weighed(),
    }
}

#[derive(Template)]
#[template(path = "ui/decision.html")]
struct Card {
    standing: String,
    reason: String,
    note: Safe,
}

/// What stands in the card with the decision, on the applicant's own page.
pub fn card(t: Texts, told: &Told) -> Safe {
    let card = Card {
        standing: standing(t, told),
        reason: reason(t, told.reason),
        note: paragraphs(&told.note),
    };
    Safe(card.render().unwrap_or_default())
}
