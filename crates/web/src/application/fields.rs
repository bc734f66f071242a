//! What a call asks, as form controls: for applicants, for the preview, and for who types in a paper.

use askama::Template;
use domain::application::file::Kept;
use domain::application::form::NO_MUNICIPALITY;
use domain::call::question::{Kind, Question};
use domain::call::role::TargetRole;
use domain::input::Fields;
use kernel::municipality::estonia;

use crate::texts::Texts;
use crate::ui::Form;
use crate::ui::form::Control;
use crate::ui::text::{Safe, paragraphs};

/// Says what the questions' fields are called.
pub(crate) fn call<'a>(
    form: &mut Form,
    t: Texts,
    questions: impl IntoIterator<Item = &'a Question>,
    first: &str,
) {
    for question in questions {
        form.call(question.field(), &question.text(t.language(), first).1.text);
    }
}

/// The municipalities by name, with what to choose where one works in none.
pub(crate) fn municipalities(t: Texts) -> Vec<(String, String)> {
    let mut all: Vec<_> = estonia()
        .all()
        .iter()
        .map(|m| (m.code.clone(), m.full_name()))
        .collect();
    all.sort_by_key(|(_, name)| kernel::text::fold(name));
    let mut choices = vec![
        (String::new(), t.apply_municipality_choose()),
        (NO_MUNICIPALITY.to_owned(), t.apply_municipality_none()),
    ];
    choices.extend(all);
    choices
}

/// A municipality's name; empty for none.
pub(crate) fn municipality(code: &str) -> String {
    estonia().by_code(code).map(|m| m.full_name()).unwrap_or_default()
}

/// A county's name; empty for none.
pub(crate) fn county(code: &str) -> String {
    estonia()
        .county_of(code)
        .map(|c| c.name.clone())
        .unwrap_or_default()
}

/// Roles to choose from.
pub(crate) fn role_choices(t: Texts, roles: &[TargetRole], first: &str) -> Vec<(String, String)> {
    roles
        .iter()
        .map(|r| (r.id.clone(), r.name(t.language(), first).to_owned()))
        .collect()
}

/// Who somebody is, and where they work as what.
pub(crate) fn person<'a>(t: Texts, form: &'a Form, roles: &[TargetRole], first: &str) -> Vec<Control<'a>> {
    let mut controls = vec![
        form.line("name").autocomplete("name").required(),
        form.email("email").why(t.apply_email_why()).required(),
        form.phone("phone").optional().why(t.apply_phone_why()),
        form.line("employer").autocomplete("organization").required(),
        form.select("municipality", &municipalities(t)).required(),
    ];
    if !roles.is_empty() {
        controls.push(
            form.radios("target_role", &role_choices(t, roles, first))
                .required(),
        );
    }
    controls
}

#[derive(Template)]
#[template(path = "application/question.html")]
struct Long<'a> {
    t: Texts,
    control: Control<'a>,
    most: u32,
}

/// A question with its control; one that is answered with a file only says so. `strict` marks what must be answered.
pub(crate) fn question(t: Texts, form: &Form, question: &Question, first: &str, strict: bool) -> Safe {
    let (language, words) = question.text(t.language(), first);
    let name = question.field();
    let control = match question.kind {
        Kind::Short => form.line(&name),
        Kind::Long => form.lines(&name, 6),
        Kind::Choice => {
            let choices: Vec<(String, String)> = words
                .choices()
                .iter()
                .enumerate()
                .map(|(at, text)| (at.to_string(), (*text).to_owned()))
                .collect();
            if strict {
                form.radios(&name, &choices)
            } else {
                let none = (String::new(), t.people_not_known());
                let all: Vec<_> = std::iter::once(none).chain(choices).collect();
                form.select(&name, &all)
            }
        }
        Kind::File => return file(t, form, question, first, None, ""),
    };
    let control = control.label(&words.text).hint(&words.help).why("");
    let control = if language == t.language() {
        control
    } else {
        control.attribute("lang", language)
    };
    let control = if question.required && strict {
        control.required()
    } else {
        control.optional()
    };
    if question.kind == Kind::Long {
        let most = question.most;
        return Safe(Long { t, control, most }.render().unwrap_or_default());
    }
    Safe(control.to_string())
}

#[derive(Template)]
#[template(path = "application/file_field.html")]
struct FileField<'a> {
    t: Texts,
    id: String,
    label: &'a str,
    help: &'a str,
    optional: bool,
    fault: Option<String>,
    kept: Option<&'a Kept>,
    /// What the button sends: which file is to be added once the text is saved; empty where nothing can be added.
    then: String,
    save: &'a str,
}

/// A question that is answered with a file: what is there, and a button that saves the text first and leads to the page
/// where the file is chosen. `save` is where the text goes.
pub(crate) fn file(
    t: Texts,
    form: &Form,
    question: &Question,
    first: &str,
    kept: Option<&Kept>,
    save: &str,
) -> Safe {
    let words = question.text(t.language(), first).1;
    let fault = form.faults.get(&question.field());
    let field = FileField {
        t,
        id: question.field(),
        label: &words.text,
        help: &words.help,
        optional: !question.required,
        fault: fault.map(|_| t.apply_file_missing()),
        kept,
        then: if save.is_empty() {
            String::new()
        } else {
            question.id.clone()
        },
        save,
    };
    Safe(field.render().unwrap_or_default())
}

/// What another window saved for a question, where it is not what was typed here.
pub(crate) fn theirs(
    t: Texts,
    typed: &Fields,
    saved: &Fields,
    question: &Question,
    first: &str,
) -> Option<Safe> {
    let name = question.field();
    let saved = saved.get(&name);
    if kernel::text::lines(typed.get(&name)) == kernel::text::lines(saved) {
        return None;
    }
    Some(said_there(t, question.answer(saved, t.language(), first)))
}

/// What another window saved, or that it saved nothing.
pub(crate) fn said_there(t: Texts, said: &str) -> Safe {
    if said.is_empty() {
        paragraphs(&t.parts_theirs_empty())
    } else {
        paragraphs(said)
    }
}

/// How large a file is, for people.
pub(crate) fn size(t: Texts, bytes: u32) -> String {
    if bytes >= 1024 * 1024 {
        let tenths = u64::from(bytes) * 10 / (1024 * 1024);
        t.apply_file_megabytes(if t.language() == "et" {
            format!("{},{}", tenths / 10, tenths % 10)
        } else {
            format!("{}.{}", tenths / 10, tenths % 10)
        })
    } else {
        t.apply_file_kilobytes(bytes.div_ceil(1024))
    }
}
