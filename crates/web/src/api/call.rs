//! A programme's call as its plan shows it: what it asks, and as what the people work for whom it is.

use std::collections::BTreeMap;

use domain::call::question::{self, Kind, Stage};
use domain::call::role;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::{Translated, translated};

/// As what somebody works for whom a programme is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TargetRole {
    /// Id.
    pub id: String,
    /// Its name, by language.
    pub name: Translated,
    /// At least so many.
    pub least: Option<u32>,
    /// At most so many.
    pub most: Option<u32>,
}

/// A question of a call.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Question {
    /// Id.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// When it is asked.
    pub stage: QuestionStage,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether reviewers read the answers.
    pub for_reviewers: bool,
    /// The most characters of an answer.
    pub most: u32,
    /// The question, by language.
    pub text: Translated,
    /// What helps to answer it, by language.
    pub help: Translated,
    /// The choices in order, by language. An answer is the place in this list, counted from 0.
    pub choices: BTreeMap<String, Vec<String>>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// A line.
    Short,
    /// Some paragraphs.
    Long,
    /// One of several.
    Choice,
    /// A file.
    File,
}

/// When a question is asked.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionStage {
    /// With the application.
    Apply,
    /// Of who has accepted a place.
    Accepted,
}

impl Question {
    /// As it is shown.
    pub fn of(question: question::Question) -> Question {
        let by_language = |part: fn(&question::Words) -> &String| {
            translated(
                question
                    .texts
                    .iter()
                    .map(|(language, words)| (language, part(words))),
            )
        };
        let choices = question.texts.iter().map(|(language, words)| {
            let own = words.choices().into_iter().map(str::to_owned);
            (language.clone(), own.collect::<Vec<_>>())
        });
        Question {
            kind: match question.kind {
                Kind::Short => QuestionKind::Short,
                Kind::Long => QuestionKind::Long,
                Kind::Choice => QuestionKind::Choice,
                Kind::File => QuestionKind::File,
            },
            stage: match question.stage {
                Stage::Apply => QuestionStage::Apply,
                Stage::Accepted => QuestionStage::Accepted,
            },
            required: question.required,
            for_reviewers: question.for_reviewers,
            most: question.most,
            text: by_language(|w| &w.text),
            help: by_language(|w| &w.help),
            choices: choices.filter(|(_, own)| !own.is_empty()).collect(),
            id: question.id,
        }
    }
}

impl TargetRole {
    /// As it is shown.
    pub fn of(role: role::TargetRole) -> TargetRole {
        TargetRole {
            name: translated(role.names.iter()),
            id: role.id,
            least: role.least,
            most: role.most,
        }
    }
}
