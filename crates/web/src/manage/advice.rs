//! Advice on wording a question, in words.

use kernel::question::{self, Advice};

use crate::texts::Texts;

/// What could be worded better, for the reader; empty where there is nothing to say.
pub(crate) fn on(t: Texts, question: &str, language: &str) -> Vec<String> {
    question::advise(question, language)
        .into_iter()
        .map(|advice| match advice {
            Advice::Closed => t.manage_advice_closed(),
            Advice::EitherOr => t.manage_advice_either_or(),
            Advice::NotAQuestion => t.manage_advice_not_a_question(),
            Advice::TwoQuestions => t.manage_advice_two_questions(),
            Advice::TooLong => t.manage_advice_too_long(),
            Advice::HasSolution => t.manage_advice_has_solution(),
            Advice::Jargon => t.manage_advice_jargon(),
        })
        .collect()
}
