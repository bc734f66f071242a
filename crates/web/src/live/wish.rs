//! A form of a live page as something wished for: its fields are those of [`kernel::circle::Action`].

use domain::circle::live::Wish;
use domain::circle::words::Written;
use domain::error::{Error, Result};
use domain::input::{Fault, Faults, Fields};
use kernel::circle::{Action, CommandId, MAX_SEATS};
use serde_json::{Map, Value, json};

/// What a form of a live page asks for.
pub(super) enum Wished {
    /// To open the circle, for so many where nobody was seated.
    Open { id: CommandId, seats: u16 },
    /// One thing.
    One(Wish),
    /// To release words about which nobody was asked before: the question and its answer in one tap.
    AskAndRelease(Wish, Wish),
}

/// Reads a form. `language` is the dialogue's, for words whose language is not named.
///
/// # Errors
/// `Invalid` at `text` where the text of words is empty or too long, `Invalid` without a field where the form is not
/// one of ours.
pub(super) fn read(fields: &Fields, language: &str) -> Result<Wished> {
    let id = command_id(fields.get("id"))?;
    // A tap on somebody's place: one button has one value, so it says both what and whom.
    if let Some((name, seat)) = fields.get("tap").split_once(':') {
        let tapped = Fields::default()
            .with("step", fields.get("step"))
            .with("seat", seat);
        return Ok(Wished::One(one(&tapped, name, id, None)?));
    }
    let name = fields.get("do");
    if name == "open" {
        // Empty where people were seated: then they are counted.
        let seats = match fields.get("seats").trim() {
            "" => 1,
            typed => match typed.parse() {
                Ok(seats) if (1..=MAX_SEATS).contains(&seats) => seats,
                Ok(_) => {
                    return Err(Error::Invalid(Faults::one(
                        "seats",
                        Fault::TooLarge(MAX_SEATS.into()),
                    )));
                }
                Err(_) => return Err(Error::Invalid(Faults::one("seats", Fault::NotANumber))),
            },
        };
        return Ok(Wished::Open { id, seats });
    }
    let text = match name {
        "capture" | "correct" => Some(Written::new(
            fields.get("said"),
            fields.get("language"),
            language,
        )?),
        _ => None,
    };
    if name == "ask-and-release" {
        let ask = one(
            fields,
            "ask-release",
            command_id(&format!("{}-ask", fields.get("id")))?,
            None,
        )?;
        return Ok(Wished::AskAndRelease(ask, one(fields, "release", id, None)?));
    }
    Ok(Wished::One(one(fields, name, id, text)?))
}

fn one(fields: &Fields, name: &str, id: CommandId, text: Option<Written>) -> Result<Wish> {
    let mut action = Map::from_iter([("do".to_owned(), json!(name))]);
    for field in NAMES {
        if fields.contains(field) {
            action.insert(field.to_owned(), value(name, field, fields.get(field)));
        }
    }
    let what = match serde_json::from_value::<Action>(Value::Object(action)) {
        // A circle is opened by its own form; the steps come from the dialogue and not from a page.
        Ok(Action::Open(_)) | Err(_) => return Err(broken()),
        Ok(what) => what,
    };
    Ok(Wish { id, what, text })
}

const NAMES: [&str; 10] = [
    "from", "step", "to", "seat", "seconds", "shown", "words", "text", "was", "kind",
];

fn value(name: &str, field: &str, typed: &str) -> Value {
    let number = || typed.parse::<u64>().map_or(Value::Null, |n| json!(n));
    match (field, name) {
        ("from" | "step" | "seat" | "seconds" | "shown", _) | ("to", "extend") => number(),
        ("to", _) => match typed.strip_prefix("seat-").and_then(|n| n.parse::<u16>().ok()) {
            Some(seat) => json!({ "seat": seat }),
            None => json!(typed),
        },
        _ => json!(typed),
    }
}

fn command_id(typed: &str) -> Result<CommandId> {
    CommandId::new(typed).map_err(|_| broken())
}

fn broken() -> Error {
    Error::Invalid(Faults::default())
}

#[cfg(test)]
mod tests {
    use kernel::circle::{Kind, Seat, StandIn, TextId, WordsId};

    use super::*;

    fn read_one(pairs: &[(&str, &str)]) -> Result<Wish> {
        let fields = Fields::from_iter(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        match read(&fields, "et")? {
            Wished::One(wish) => Ok(wish),
            _ => panic!("more than one wish"),
        }
    }

    #[test]
    fn forms_say_what_they_mean() {
        let says = |pairs: &[(&str, &str)]| read_one(pairs).unwrap().what;
        assert_eq!(
            says(&[("id", "a"), ("do", "next-step"), ("from", "")]),
            Action::NextStep { from: None }
        );
        assert_eq!(
            says(&[("id", "a"), ("do", "next-step"), ("from", "3")]),
            Action::NextStep { from: Some(3) }
        );
        assert_eq!(
            says(&[("id", "a"), ("do", "extend"), ("step", "3"), ("to", "15")]),
            Action::Extend { step: 3, to: 15 }
        );
        assert_eq!(
            says(&[("id", "a"), ("do", "give-floor"), ("step", "1"), ("seat", "4")]),
            Action::GiveFloor {
                step: 1,
                seat: Seat(4)
            }
        );
        assert_eq!(
            says(&[("id", "a"), ("do", "handover"), ("to", "scribe")]),
            Action::Handover { to: StandIn::Scribe }
        );
        assert_eq!(
            says(&[("id", "a"), ("do", "handover"), ("to", "seat-2")]),
            Action::Handover {
                to: StandIn::Seat(Seat(2))
            }
        );
        assert_eq!(
            says(&[("id", "a"), ("step", "1"), ("tap", "pass:4")]),
            Action::Pass {
                step: 1,
                seat: Seat(4)
            }
        );
        // An id of digits only stays an id.
        let capture = [
            ("id", "12"),
            ("do", "capture"),
            ("words", "34"),
            ("text", "56"),
            ("step", "0"),
            ("kind", "insight"),
            ("said", "Tere\r\nhommikust "),
            ("language", "xx"),
        ];
        let wish = read_one(&capture).unwrap();
        assert_eq!(
            wish.what,
            Action::Capture {
                words: WordsId::new("34").unwrap(),
                text: TextId::new("56").unwrap(),
                step: 0,
                kind: Kind::Insight
            }
        );
        let text = wish.text.unwrap();
        assert_eq!(
            (text.text.as_str(), text.language.as_str()),
            ("Tere\nhommikust", "et")
        );
    }

    #[test]
    fn what_is_none_of_our_forms_is_refused() {
        for pairs in [
            &[("id", "a"), ("do", "open"), ("do", "x")][..0],
            &[("id", "a"), ("do", "fly")],
            &[("id", "õ"), ("do", "pause")],
            &[("id", "a"), ("do", "extend"), ("step", "x"), ("to", "5")],
            &[
                ("id", "a"),
                ("do", "give-floor"),
                ("step", "1"),
                ("seat", "99999"),
            ],
        ] {
            assert!(
                matches!(read_one(pairs), Err(Error::Invalid(f)) if f.is_empty()),
                "{pairs:?}"
            );
        }
        let empty = [
            ("id", "a"),
            ("do", "capture"),
            ("words", "w"),
            ("text", "t"),
            ("step", "0"),
            ("said", " \0 "),
        ];
        assert!(matches!(read_one(&empty), Err(Error::Invalid(f)) if f.get("text").is_some()));
    }
}
