//! Reading a worksheet from TOML, and what must be true of it before it is given out.

use std::collections::{BTreeSet, HashSet};

use super::{Kind, Worksheet};
use crate::method::{Text, is_id};

/// The farthest that a tick can be from the dialogue, in days.
const FARTHEST: i32 = 366;

/// Why a worksheet cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorksheetError {
    /// It is not TOML, or not of the right form.
    #[error("the worksheet cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// It can be read but does not make sense; everything that was found.
    #[error("the worksheet does not hold together: {}", .0.join("; "))]
    Content(Vec<String>),
}

impl Worksheet {
    /// Reads a worksheet from TOML and checks it.
    ///
    /// # Errors
    /// [`WorksheetError::Form`] for what is not a worksheet at all, [`WorksheetError::Content`] with everything that is
    /// wrong with one: so whoever writes it sees it in one go.
    pub fn parse(toml: &str) -> Result<Self, WorksheetError> {
        let sheet: Self = toml::from_str(toml)?;
        let problems = sheet.problems();
        if problems.is_empty() {
            Ok(sheet)
        } else {
            Err(WorksheetError::Content(problems))
        }
    }

    /// The languages in which every text of the worksheet exists, in alphabetical order.
    pub fn languages(&self) -> Vec<&str> {
        let texts = self.texts();
        let all: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| text.languages()).collect();
        all.into_iter()
            .filter(|lang| texts.iter().all(|(_, text)| text.has(lang)))
            .collect()
    }

    /// Every text, with a name of the place where it stands.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts = vec![("title".to_owned(), &self.title), ("why".to_owned(), &self.why)];
        for section in &self.sections {
            let id = &section.id;
            texts.push((format!("section {id} title"), &section.title));
            texts.extend(
                section
                    .intro
                    .iter()
                    .map(|text| (format!("section {id} intro"), text)),
            );
            if let Some(scale) = &section.scale {
                texts.push((format!("section {id} scale low"), &scale.low));
                texts.push((format!("section {id} scale high"), &scale.high));
            }
            for item in &section.items {
                let id = &item.id;
                texts.push((format!("item {id} question"), &item.question));
                texts.extend(item.hint.iter().map(|text| (format!("item {id} hint"), text)));
                if let Kind::Choice { options, .. } = &item.kind {
                    let named = |option: &super::Choice| format!("item {id} option {}", option.id);
                    texts.extend(options.iter().map(|option| (named(option), &option.text)));
                }
            }
        }
        texts
    }

    /// Everything that is wrong, in words for whoever writes the file.
    fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut need = |holds: bool, problem: &str| {
            if !holds {
                found.push(problem.to_owned());
            }
        };
        need(
            is_id(&self.id),
            "the id must be of small letters, digits and hyphens",
        );
        need(self.version > 0, "versions count from 1");
        need(
            (1..=24 * 60).contains(&self.minutes),
            "minutes must be 1 to a day",
        );
        need(
            self.moments.is_sorted_by(|a, b| a < b),
            "the moments must be in order of time, each once",
        );
        need(!self.sections.is_empty(), "there are no sections");

        let mut ids = |kind: &str, ids: Vec<&str>| {
            let mut seen = HashSet::new();
            for id in ids {
                need(
                    is_id(id) && seen.insert(id),
                    &format!("{kind} {id:?}: not an id, or there twice"),
                );
            }
        };
        ids(
            "section",
            self.sections.iter().map(|section| section.id.as_str()).collect(),
        );
        ids("item", self.items().map(|item| item.id.as_str()).collect());
        for item in self.items() {
            if let Kind::Choice { options, .. } = &item.kind {
                let kind = format!("item {} option", item.id);
                ids(&kind, options.iter().map(|option| option.id.as_str()).collect());
            }
        }

        for section in &self.sections {
            let id = &section.id;
            need(
                !section.items.is_empty(),
                &format!("section {id}: there are no items"),
            );
            let scales = section.items.iter().any(|item| item.kind == Kind::Scale);
            need(
                scales == section.scale.is_some(),
                &format!("section {id}: a scale needs its ends, and ends need a scale"),
            );
            for item in &section.items {
                let id = &item.id;
                match &item.kind {
                    Kind::Text | Kind::LongText | Kind::Scale => {}
                    Kind::Choice { options, .. } => need(
                        options.len() > 1,
                        &format!("item {id}: a choice needs two options"),
                    ),
                    Kind::Tick { days } => need(
                        days.is_none_or(|days| (-FARTHEST..=FARTHEST).contains(&days)),
                        &format!("item {id}: more than a year from the dialogue"),
                    ),
                }
            }
        }
        for (place, text) in self.texts() {
            need(text.languages().next().is_some(), &format!("{place}: no text"));
        }
        need(!self.languages().is_empty(), "no language has all the texts");
        found
    }
}
