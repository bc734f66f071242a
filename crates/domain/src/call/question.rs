//! What a call asks.

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::error::{Error, Result};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    Short,
    /// Some paragraphs.
    Long,
    /// One of several.
    Choice,
    /// A file.
    File,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 4] = [Kind::Short, Kind::Long, Kind::Choice, Kind::File];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Short => "short",
            Kind::Long => "long",
            Kind::Choice => "choice",
            Kind::File => "file",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.as_str() == text)
    }
}

/// When a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// With the application.
    Apply,
    /// Of who has accepted a place: an allergy, a phone in an emergency.
    Accepted,
}

impl Stage {
    /// Both.
    pub const ALL: [Stage; 2] = [Stage::Apply, Stage::Accepted];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Apply => "apply",
            Stage::Accepted => "accepted",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

/// What a question says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The question.
    pub text: String,
    /// What helps to answer it.
    pub help: String,
    /// The choices, one on a line.
    pub choices: String,
}

impl Words {
    /// The choices in order.
    pub fn choices(&self) -> Vec<&str> {
        self.choices
            .lines()
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .collect()
    }
}

/// A question of a call. An answer to a choice is stored as its place in the list, counted from 0, so that it means the
/// same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// Whether it must be answered.
    pub required: bool,
    /// When it is asked.
    pub stage: Stage,
    /// Whether reviewers read the answers.
    pub for_reviewers: bool,
    /// The most characters of an answer.
    pub most: u32,
    /// Order within the call, from 0.
    pub position: u32,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

impl Question {
    fn of(row: &Row) -> Result<Question> {
        Ok(Question {
            id: row.get("id")?,
            kind: Kind::parse(&row.get::<String>("kind")?)
                .ok_or_else(|| Error::Internal("kind of question".into()))?,
            required: row.get("required")?,
            stage: Stage::parse(&row.get::<String>("stage")?)
                .ok_or_else(|| Error::Internal("stage of question".into()))?,
            for_reviewers: row.get("for_reviewers")?,
            most: row.count("most")?,
            position: row.count("position")?,
            texts: BTreeMap::new(),
        })
    }

    /// What it says in a language, or else in another one, `first` before all; with the language it is in.
    pub fn text<'a>(&'a self, language: &'a str, first: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        [language, first]
            .into_iter()
            .find_map(|l| self.texts.get_key_value(l).filter(|(_, w)| !w.text.is_empty()))
            .map_or((first, &*NONE), |(l, w)| (l.as_str(), w))
    }
}

/// Questions of a call in order; what is public of them.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Question>> {
    let rows = tx
        .all(
            sql!("select * from question where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    let mut questions = rows.iter().map(Question::of).collect::<Result<Vec<_>>>()?;
    let texts = tx
        .all(
            sql!(
                "select question_text.* from question_text join question on question.id = question_text.question_id
                 where question.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let id: String = text.get("question_id")?;
        if let Some(question) = questions.iter_mut().find(|q| q.id == id) {
            let words = Words {
                text: text.get("text")?,
                help: text.get("help")?,
                choices: text.get("choices")?,
            };
            question.texts.insert(text.get("language")?, words);
        }
    }
    Ok(questions)
}
