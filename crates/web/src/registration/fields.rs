//! The fields that a registration asks, as form controls.

use domain::dialogue::field::{Answered, Asked};

use crate::texts::Texts;
use crate::ui::form::{Control, Form};
use crate::ui::say;

/// The control of each asked field, with why it is asked. `strict` marks what must be answered.
pub(crate) fn controls<'a>(t: Texts, form: &'a Form, asked: &[Asked], strict: bool) -> Vec<Control<'a>> {
    asked.iter().map(|one| control(t, form, one, strict)).collect()
}

fn control<'a>(t: Texts, form: &'a Form, asked: &Asked, strict: bool) -> Control<'a> {
    let name = asked.field.as_str();
    let choices = |values: &[&str]| -> Vec<(String, String)> {
        values
            .iter()
            .map(|v| ((*v).to_owned(), say::answer(t, asked.field, v)))
            .collect()
    };
    let control = match asked.field.answered() {
        Answered::One(values) => form.radios(name, &choices(values)),
        Answered::Many(values) => form.checks(name, &choices(values)),
        Answered::Line => form.line(name),
        Answered::Lines => form.lines(name, 3),
    };
    let why = if asked.why.is_empty() {
        say::field_why(t, asked.field)
    } else {
        asked.why.clone()
    };
    let control = control.label(say::field(t, asked.field)).why(why);
    match (asked.required && strict, asked.field.answered()) {
        // A group of boxes cannot say in HTML that one of them is needed; the server does.
        (true, Answered::Many(_)) => control,
        (true, _) => control.required(),
        (false, _) => control.optional(),
    }
}
