//! What was answered, as reviewers and organisers read it; and words that the pages of the review share.

use domain::call::question::Kind;
use domain::review::own::Answer;
use domain::review::{State, Who};

use crate::page::Page;
use crate::texts::Texts;
use crate::ui::text::{Safe, paragraphs};

/// A question with its answer, in the reader's language where there is one.
pub(super) struct Read {
    /// Language of the question.
    pub(super) language: String,
    /// What was asked.
    pub(super) question: String,
    /// What was answered; none where nothing was.
    pub(super) answer: Option<Safe>,
    /// Where the file is, its neutral name, and how large it is.
    pub(super) file: Option<(String, String, String)>,
}

/// The answers; files lie below `files`.
pub(super) fn answers(page: &Page, first: &str, answers: &[Answer], files: Option<&str>) -> Vec<Read> {
    let read = |answer: &Answer| {
        let (language, words) = answer.question.text(page.t.language(), first);
        let text = match answer.question.kind {
            Kind::Choice => answer
                .value
                .parse::<usize>()
                .ok()
                .and_then(|n| words.choices().get(n).map(|c| (*c).to_owned()))
                .unwrap_or_default(),
            Kind::Short | Kind::Long | Kind::File => answer.value.clone(),
        };
        let file = answer.file.as_ref().zip(files).map(|((name, bytes), files)| {
            let address = format!("{files}/{}", answer.question.id);
            (
                address,
                name.clone(),
                page.t.review_file_size(bytes.div_ceil(1024)),
            )
        });
        Read {
            language: language.to_owned(),
            question: words.text.clone(),
            answer: (!text.is_empty()).then(|| paragraphs(&text)),
            file,
        }
    };
    answers.iter().map(read).collect()
}

/// A municipality's name by its code; empty where there is none.
pub(super) fn municipality(code: &str) -> String {
    kernel::municipality::estonia()
        .by_code(code)
        .map(kernel::municipality::Municipality::full_name)
        .unwrap_or_default()
}

/// Employer and municipality in a line.
pub(super) fn place(who: &Who) -> String {
    let parts = [who.employer.clone(), municipality(&who.municipality)];
    parts
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A score as it is shown: without decimals.
pub(super) fn points(score: f64) -> String {
    format!("{:.0}", score)
}

/// Where a review stands.
pub(super) fn state(t: Texts, state: State) -> (&'static str, String) {
    match state {
        State::Draft => ("chip--waiting", t.review_state_draft()),
        State::Done => ("chip--confirmed", t.review_state_done()),
        State::Abstained => ("chip--past", t.review_state_abstained()),
        State::Conflict => ("chip--absent", t.review_state_conflict()),
    }
}
