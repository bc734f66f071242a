//! The people of a dialogue: list, enter, change, and the day itself with check-in and walk-ins.

pub(crate) mod csv;
mod day;
mod door;
mod enter;
mod list;
mod person;

use domain::actor::Right;
use domain::dialogue::field::{Answered, Asked, Field};
use domain::dialogue::invitee::InviteeKind;
use domain::registration::Registration;
use domain::registration::people::Act;

use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::Texts;
use crate::ui::Form;
use crate::ui::say;
use crate::ui::text::{Safe, dial};

pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeePeople);
    let manage = Access::Member(Right::ManagePeople);
    let door = Access::Member(Right::CheckIn);
    Routes::default()
        .get("/manage/dialogues/{id}/people", see, list::show)
        .get("/manage/dialogues/{id}/people.csv", manage, csv::export)
        .get("/manage/dialogues/{id}/people/new", manage, enter::new)
        .post("/manage/dialogues/{id}/people/new", manage, enter::add)
        .get("/manage/dialogues/{id}/people/{registration}", see, person::show)
        .get(
            "/manage/dialogues/{id}/people/{registration}/edit",
            manage,
            enter::edit,
        )
        .post(
            "/manage/dialogues/{id}/people/{registration}/edit",
            manage,
            enter::save,
        )
        .post(
            "/manage/dialogues/{id}/people/{registration}/place",
            manage,
            list::act,
        )
        .post(
            "/manage/dialogues/{id}/people/{registration}/erasure",
            manage,
            person::erase,
        )
        .get("/manage/dialogues/{id}/day", door, day::show)
        .get("/manage/dialogues/{id}/day/walk-ins", door, day::show)
        .post("/manage/dialogues/{id}/day/walk-ins", door, door::walk_in)
        .post("/manage/dialogues/{id}/day/{registration}", door, door::act)
}

/// What the search field holds; nobody types more than a line, and each row is looked through for every word of it.
pub(crate) fn searched(page: &Page) -> String {
    url::form_urlencoded::parse(page.query.as_bytes())
        .find(|(name, _)| name == "q")
        .map(|(_, value)| kernel::text::line(&value).chars().take(200).collect())
        .unwrap_or_default()
}

/// Whether every word that is searched for is in the text.
pub(crate) fn found(text: &str, search: &str) -> bool {
    let text = kernel::text::fold(text);
    kernel::text::fold(search)
        .split(' ')
        .all(|word| text.contains(word))
}

/// A kind's name; empty where the person has none.
fn kind_name(kinds: &[InviteeKind], registration: &Registration) -> String {
    let id = registration.kind_id.as_deref();
    kinds
        .iter()
        .find(|k| Some(k.id.as_str()) == id)
        .map_or_else(String::new, |k| k.name.clone())
}

/// A field in a word or two, for tables.
fn short(t: Texts, field: Field) -> String {
    match field {
        Field::Age => t.people_short_age(),
        Field::Gender => t.people_short_gender(),
        Field::Place => t.people_short_place(),
        Field::Connection => t.people_short_connection(),
        Field::Languages => t.people_short_languages(),
        Field::Access => t.people_short_access(),
        Field::Food => t.people_short_food(),
        Field::Before => t.people_short_before(),
        Field::Hopes => t.people_short_hopes(),
    }
}

/// What a button does.
fn act_name(t: Texts, act: Act) -> String {
    match act {
        Act::CheckIn => t.people_act_check_in(),
        Act::UndoCheckIn | Act::UndoAbsent => t.people_act_undo(),
        Act::MarkAbsent => t.people_act_absent(),
        Act::Apologise => t.people_act_apologise(),
        Act::Offer => t.people_act_offer(),
        Act::Accept => t.people_act_accept(),
        Act::Withdraw => t.people_act_withdraw(),
        Act::Return => t.people_act_return(),
    }
}

/// The control for the invitee kind, the first choice of which is none; nothing where the dialogue has no kinds.
fn kind_control(form: &Form, t: Texts, kinds: &[InviteeKind]) -> Safe {
    if kinds.is_empty() {
        return Safe::default();
    }
    let none = (String::new(), t.people_kind_none());
    let choices: Vec<_> = std::iter::once(none)
        .chain(kinds.iter().map(|k| (k.id.clone(), k.name.clone())))
        .collect();
    Safe(
        form.select("kind", &choices)
            .label(t.people_col_kind())
            .to_string(),
    )
}

/// Controls for what the dialogue asks. Nothing must be filled in: who takes a phone call may not have heard it all.
fn controls(form: &Form, t: Texts, asked: &[Asked]) -> Safe {
    let mut html = String::new();
    for one in asked {
        let (field, name) = (one.field, one.field.as_str());
        let choices = |among: &[&str]| -> Vec<(String, String)> {
            among
                .iter()
                .map(|c| ((*c).to_owned(), say::answer(t, field, c)))
                .collect()
        };
        let control = match field.answered() {
            Answered::One(among) => {
                let none = (String::new(), t.people_not_known());
                let all: Vec<_> = std::iter::once(none).chain(choices(among)).collect();
                form.select(name, &all)
            }
            Answered::Many(among) => form.checks(name, &choices(among)),
            Answered::Line => form.line(name),
            Answered::Lines => form.lines(name, 2),
        };
        html.push_str(&control.why("").to_string());
    }
    Safe(html)
}

/// The language in which a person without a known wish is written to.
fn language_of(dialogue: &domain::dialogue::Dialogue) -> &'static str {
    Texts::of(&dialogue.language).language()
}

/// The token of a form, so that sending it twice enters one person; made anew where the form brought none.
pub(crate) fn once(app: &crate::app::App, fields: &domain::input::Fields) -> String {
    let typed = fields.get("once");
    if (16..=64).contains(&typed.len()) {
        typed.to_owned()
    } else {
        app.context().token()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there_in_any_order() {
        assert!(found("Õie Mägi oie@example.ee", "magi ÕIE"));
        assert!(!found("Õie Mägi", "oie tamm"));
        assert!(found("Õie Mägi", ""));
    }
}
