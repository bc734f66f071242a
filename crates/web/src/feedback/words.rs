//! Questions and their answers in words, on the form and in the results.

use domain::dialogue::Dialogue;
use domain::feedback::{Answered, Question, SHOWN_FROM, Window};

use crate::texts::Texts;
use crate::ui::form::{Control, Form};
use crate::ui::when;

/// A question.
pub(crate) fn question(t: Texts, question: Question) -> String {
    match question {
        Question::Experience => t.field_experience(),
        Question::Heard => t.field_heard(),
        Question::Understood => t.field_understood(),
        Question::Necessary => t.field_necessary(),
        Question::Source => t.field_source(),
        Question::Before => t.field_before(),
        Question::Missing => t.field_missing(),
        Question::Worked => t.field_worked(),
        Question::Improve => t.field_improve(),
    }
}

/// What must be known about a question to read its results.
pub(crate) fn note(t: Texts, question: Question) -> Option<String> {
    (question == Question::Heard).then(|| t.feedback_heard_note())
}

/// What the first and the last number of a scale mean.
pub(crate) fn ends(t: Texts, question: Question) -> (String, String) {
    if question == Question::Experience {
        (t.feedback_scale_bad(), t.feedback_scale_good())
    } else {
        (t.feedback_scale_not(), t.feedback_scale_fully())
    }
}

/// An answer that can be chosen.
pub(crate) fn choice(t: Texts, question: Question, value: &str) -> String {
    if question.answered() != Answered::Scale {
        return t
            .named(&format!("feedback-{}-{value}", question.as_str()))
            .unwrap_or_else(|| value.to_owned());
    }
    let (low, high) = ends(t, question);
    let choices = question.choices();
    if choices.first() == Some(&value) {
        t.form_scale_end(low, value.to_owned())
    } else if choices.last() == Some(&value) {
        t.form_scale_end(high, value.to_owned())
    } else {
        value.to_owned()
    }
}

/// The form's controls.
pub(crate) fn controls<'a>(t: Texts, form: &'a Form, asked: &[Question]) -> Vec<Control<'a>> {
    asked.iter().map(|one| control(t, form, *one)).collect()
}

fn control(t: Texts, form: &Form, one: Question) -> Control<'_> {
    let name = one.as_str();
    let control = match one.answered() {
        Answered::Scale => {
            let (low, high) = ends(t, one);
            form.scale(name, one.choices(), &low, &high)
        }
        Answered::One(values) => {
            let choices: Vec<_> = values
                .iter()
                .map(|v| ((*v).to_owned(), choice(t, one, v)))
                .collect();
            form.radios(name, &choices)
        }
        Answered::Words => form.lines(name, 2).class("input--low"),
    };
    // Registration asks one of them too and says why; here one reason stands above all.
    control.label(question(t, one)).why("")
}

/// Why the form cannot be answered now, and what to know about it; `None` where it can.
pub(crate) fn closed(t: Texts, dialogue: &Dialogue, window: Window) -> Option<(String, String)> {
    let zone = &dialogue.meeting.zone;
    match window {
        Window::Open(_) => None,
        Window::NotYet(Some(at)) => Some((
            t.feedback_not_yet(),
            t.feedback_not_yet_what(when::moment(t, at, zone)),
        )),
        Window::NotYet(None) => Some((t.feedback_not_yet(), t.feedback_not_yet_draft())),
        Window::Cancelled => Some((t.feedback_cancelled(), t.feedback_cancelled_what())),
        Window::Over => Some((t.feedback_over(), t.feedback_over_what())),
    }
}

/// Why nothing is shown of so few answers.
pub(crate) fn too_few(t: Texts, answered: u32) -> String {
    t.feedback_too_few(answered, SHOWN_FROM)
}
