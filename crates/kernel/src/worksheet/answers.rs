//! Answers to a worksheet, from a form's fields and back. Anything may be left empty.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{Item, Kind, Worksheet};
use crate::text;

/// The numbers of a scale.
pub const SCALE: RangeInclusive<u8> = 1..=5;
/// The most characters of a one-line answer.
pub const TEXT: usize = 300;
/// The most characters of an answer of several lines.
pub const LONG_TEXT: usize = 5000;

/// One answer, in the form of its item's kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// It is done. Never `false`: what is not done has no answer.
    Tick(bool),
    /// A number from 1 to 5.
    Scale(u8),
    /// One line or several, cleaned, not empty.
    Text(String),
    /// Ids of what was chosen, in the order of the options, at least one.
    Choice(Vec<String>),
}

/// The answers that were given, by item id: as JSON, a plain object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

/// A section's answers on the scale, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total<'a> {
    /// The section's id.
    pub section: &'a str,
    /// Sum of the numbers.
    pub sum: u32,
    /// How many numbers.
    pub answered: u32,
}

/// Something wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item}: {wrong}")]
pub struct Fault {
    /// The item's id, which is the name of its field.
    pub item: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Longer than there is room for.
    #[error("more than {most} characters")]
    TooLong {
        /// How many there may be.
        most: usize,
    },
    /// Not a number from 1 to 5.
    #[error("not a number from 1 to 5")]
    NotOnScale,
    /// Not one of the options.
    #[error("not one of the options")]
    NoSuchOption,
    /// Several answers where there can be one.
    #[error("only one answer is possible")]
    OnlyOne,
}

/// Why answers cannot be taken as they are: everything that was found, in the order of the items.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Faults(pub Vec<Fault>);

impl Answers {
    /// The answer to an item.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.0.get(item)
    }

    /// How many items have an answer.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers as a form's fields, which [`read`] reads again.
    pub fn fields(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().flat_map(|(item, answer)| {
            let written = match answer {
                Answer::Tick(done) => done.then(|| "1".to_owned()).into_iter().collect(),
                Answer::Scale(number) => vec![number.to_string()],
                Answer::Text(text) => vec![text.clone()],
                Answer::Choice(chosen) => chosen.clone(),
            };
            written.into_iter().map(move |written| (item.as_str(), written))
        })
    }

    /// The numbers on the scale, section by section, for sections that have a scale: for comparing one time with
    /// another.
    pub fn totals<'a>(&self, sheet: &'a Worksheet) -> Vec<Total<'a>> {
        let sections = sheet.sections.iter().filter(|section| section.scale.is_some());
        sections
            .map(|section| {
                let mut total = Total {
                    section: &section.id,
                    sum: 0,
                    answered: 0,
                };
                for item in &section.items {
                    if let Some(Answer::Scale(number)) = self.get(&item.id) {
                        total.sum += u32::from(*number);
                        total.answered += 1;
                    }
                }
                total
            })
            .collect()
    }
}

/// Reads what was written in a form's fields, by item id. A choice of many comes as one field for each. An empty field
/// is no answer, any text in the field of a tick is a tick, and fields that are not the worksheet's are passed over.
///
/// # Errors
/// [`Faults`] with everything that is wrong.
pub fn read<'a>(
    sheet: &Worksheet,
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Answers, Faults> {
    let mut written: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        if value.trim().is_empty() {
            continue;
        }
        match written.entry(name) {
            Entry::Vacant(vacant) => drop(vacant.insert(vec![value])),
            Entry::Occupied(mut there) if !there.get().contains(&value) => there.get_mut().push(value),
            Entry::Occupied(_) => {}
        }
    }

    let mut answers = BTreeMap::new();
    let mut faults = Vec::new();
    for item in sheet.items() {
        let Some(values) = written.get(item.id.as_str()) else {
            continue;
        };
        match answer(item, values) {
            Ok(Some(answer)) => drop(answers.insert(item.id.clone(), answer)),
            Ok(None) => {}
            Err(wrong) => faults.push(Fault {
                item: item.id.clone(),
                wrong,
            }),
        }
    }
    if faults.is_empty() {
        Ok(Answers(answers))
    } else {
        Err(Faults(faults))
    }
}

/// One item's answer from its fields, none of which is empty.
fn answer(item: &Item, values: &[&str]) -> Result<Option<Answer>, Wrong> {
    let written = |cleaned: fn(&str) -> String, most| {
        let [value] = values else {
            return Err(Wrong::OnlyOne);
        };
        let text = cleaned(value);
        match text::length(&text) {
            0 => Ok(None),
            length if length > most => Err(Wrong::TooLong { most }),
            _ => Ok(Some(Answer::Text(text))),
        }
    };
    match &item.kind {
        Kind::Text => written(text::line, TEXT),
        Kind::LongText => written(text::lines, LONG_TEXT),
        Kind::Scale => {
            let [value] = values else {
                return Err(Wrong::OnlyOne);
            };
            let number = value.trim().parse().ok().filter(|number| SCALE.contains(number));
            number
                .map(|number| Some(Answer::Scale(number)))
                .ok_or(Wrong::NotOnScale)
        }
        Kind::Choice { many, options } => {
            let chosen = |id: &str| values.iter().any(|value| value.trim() == id);
            if values
                .iter()
                .any(|value| options.iter().all(|option| option.id != value.trim()))
            {
                return Err(Wrong::NoSuchOption);
            }
            let ids: Vec<String> = options
                .iter()
                .map(|option| option.id.clone())
                .filter(|id| chosen(id))
                .collect();
            if ids.len() > 1 && !many {
                return Err(Wrong::OnlyOne);
            }
            Ok(Some(Answer::Choice(ids)))
        }
        Kind::Tick { .. } => Ok(Some(Answer::Tick(true))),
    }
}
