//! Reading a method from TOML, and what must be true of it before a circle may follow it.

use std::collections::{BTreeSet, HashSet};

use super::{Method, Phase, Text};

/// No method is longer than a day, in minutes.
const LONGEST: u32 = 24 * 60;

/// Why a method file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MethodError {
    /// It is not TOML, or not of the right form.
    #[error("the method cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// It can be read but does not make sense; everything that was found.
    #[error("the method does not hold together: {}", .0.join("; "))]
    Content(Vec<String>),
}

impl Method {
    /// Reads a method from TOML and checks it.
    ///
    /// # Errors
    /// [`MethodError::Form`] for what is not a method at all, [`MethodError::Content`] with everything that is wrong
    /// with one: so whoever writes it sees it in one go.
    pub fn parse(toml: &str) -> Result<Self, MethodError> {
        let method: Self = toml::from_str(toml)?;
        let problems = method.problems();
        if problems.is_empty() {
            Ok(method)
        } else {
            Err(MethodError::Content(problems))
        }
    }

    /// Where a step stands in the order, by its id.
    pub fn step_index(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// The languages in which every text of the method exists, in alphabetical order.
    pub fn languages(&self) -> Vec<&str> {
        let texts = self.texts();
        let all: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| text.languages()).collect();
        all.into_iter()
            .filter(|lang| texts.iter().all(|(_, text)| text.has(lang)))
            .collect()
    }

    /// Every text, with a name of the place where it stands.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts = vec![
            ("name".to_owned(), &self.name),
            ("summary".to_owned(), &self.summary),
            ("origin".to_owned(), &self.origin),
        ];
        for step in &self.steps {
            texts.push((format!("step {} title", step.id), &step.title));
            texts.push((format!("step {} prompt", step.id), &step.prompt));
            texts.push((format!("step {} notes", step.id), &step.notes));
            texts.extend(
                step.materials
                    .iter()
                    .map(|text| (format!("step {} materials", step.id), text)),
            );
        }
        for rule in &self.ground_rules {
            texts.push((format!("ground rule {} title", rule.id), &rule.title));
            texts.push((format!("ground rule {} text", rule.id), &rule.text));
        }
        for role in &self.roles {
            texts.push((format!("role {} name", role.id), &role.name));
            texts.push((format!("role {} does", role.id), &role.does));
        }
        for card in &self.help_cards {
            texts.push((format!("help card {} title", card.id), &card.title));
            texts.extend(
                card.moves
                    .iter()
                    .map(|text| (format!("help card {} move", card.id), text)),
            );
        }
        texts.extend(
            self.not_suitable
                .iter()
                .map(|text| ("not suitable".to_owned(), text)),
        );
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
        let sum = |closing: bool, minutes: fn(&super::Step) -> u32| -> u64 {
            let part = self
                .steps
                .iter()
                .filter(|step| (step.phase == Phase::Closing) == closing);
            part.map(|step| u64::from(minutes(step))).sum()
        };

        need(
            is_id(&self.id),
            "the id must be of small letters, digits and hyphens",
        );
        need(self.version > 0, "versions count from 1");
        for (span, name) in [(self.people, "people"), (self.people_online, "people_online")] {
            need(
                span.least > 0 && span.least <= span.most,
                &format!("{name}: least must be over 0 and not over most"),
            );
        }
        let length = self.minutes;
        need(
            length.least <= length.usual && length.usual <= length.most && length.most <= LONGEST,
            "minutes: least, usual, most must rise, and stay within a day",
        );
        need(
            self.closing_least.minutes < self.closing_least.of,
            "closing_least must be less than the whole",
        );

        need(!self.steps.is_empty(), "there are no steps");
        need(
            self.steps.is_sorted_by_key(|step| step.phase),
            "the steps must go from opening to talk to closing",
        );
        for step in &self.steps {
            let name = &step.id;
            need(
                0 < step.least && step.least <= step.minutes,
                &format!("step {name}: least must be 1 to minutes"),
            );
            need(
                step.minutes <= LONGEST,
                &format!("step {name}: longer than a day"),
            );
            need(
                step.turn_seconds != Some(0),
                &format!("step {name}: a turn of no time"),
            );
        }
        let usual = sum(false, |step| step.minutes) + sum(true, |step| step.minutes);
        need(
            usual == u64::from(length.usual),
            "the steps' minutes must add up to the usual length",
        );
        let share = |total| u64::from(self.closing_least.of_total(total));
        need(
            sum(true, |step| step.minutes) >= share(length.usual),
            "the closing is under its own least share",
        );
        let closing = sum(true, |step| step.least).max(share(length.least));
        need(
            sum(false, |step| step.least) + closing <= u64::from(length.least),
            "the least length does not fit",
        );

        let parts: [(&str, Vec<&str>); 4] = [
            ("step", self.steps.iter().map(|step| step.id.as_str()).collect()),
            (
                "ground rule",
                self.ground_rules.iter().map(|rule| rule.id.as_str()).collect(),
            ),
            ("role", self.roles.iter().map(|role| role.id.as_str()).collect()),
            (
                "help card",
                self.help_cards.iter().map(|card| card.id.as_str()).collect(),
            ),
        ];
        for (kind, ids) in parts {
            let mut seen = HashSet::new();
            for id in ids {
                need(
                    is_id(id) && seen.insert(id),
                    &format!("{kind} {id:?}: not an id, or there twice"),
                );
            }
        }
        for (place, text) in self.texts() {
            need(text.languages().next().is_some(), &format!("{place}: no text"));
        }
        need(!self.languages().is_empty(), "no language has all the texts");
        found
    }
}

/// Whether it can name something in data and addresses.
pub(crate) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
