//! What a call asks.

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::programme::{self, Programme, life};

/// The most questions of a call.
pub const MOST: usize = 40;
/// The most characters that an answer may be allowed.
pub const ANSWER_MOST: u32 = 10_000;

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

    /// The name of its field in forms.
    pub fn field(&self) -> String {
        format!("q_{}", self.id)
    }

    /// How many choices there are, in whichever language they are written.
    pub fn choice_count(&self) -> usize {
        self.texts.values().map(|w| w.choices().len()).max().unwrap_or(0)
    }

    /// An answer as people read it: the words of a choice, everything else as it was written.
    pub fn answer<'a>(&'a self, value: &'a str, language: &'a str, first: &'a str) -> &'a str {
        match self.kind {
            Kind::Choice => {
                let at: Option<usize> = value.parse().ok();
                let choices = self.text(language, first).1.choices();
                at.and_then(|at| choices.get(at).copied()).unwrap_or("")
            }
            Kind::Short | Kind::Long | Kind::File => value,
        }
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

/// A question as the organisers write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
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
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

impl Edited {
    /// Reads the form: `question_text_et`, `question_help_et`, `question_choices_et` … for each language; the
    /// programme's first must be there, and a translation has as many choices as it.
    pub fn read(reader: &mut Reader<'_>, languages: &[&str], first: &str) -> Edited {
        let kind = reader.choice("question_kind", Kind::parse, Kind::Long);
        let mut texts = BTreeMap::new();
        for language in languages {
            let name = format!("question_text_{language}");
            let words = Words {
                text: if *language == first {
                    reader.required_line(&name, 300)
                } else {
                    reader.line(&name, 300)
                },
                help: reader.line(&format!("question_help_{language}"), 600),
                choices: reader.lines(&format!("question_choices_{language}"), 3000),
            };
            texts.insert((*language).to_owned(), words);
        }
        if kind == Kind::Choice {
            let count = |language: &str| texts.get(language).map_or(0, |w: &Words| w.choices().len());
            if count(first) < 2 {
                reader.fault(&format!("question_choices_{first}"), Fault::FewChoices);
            }
            for (language, words) in &texts {
                if language != first && !words.text.is_empty() && words.choices().len() != count(first) {
                    reader.fault(&format!("question_choices_{language}"), Fault::OtherChoices);
                }
            }
        } else {
            texts.values_mut().for_each(|w| w.choices.clear());
        }
        let usual = if kind == Kind::Short { 200 } else { 2000 };
        Edited {
            kind,
            required: reader.ticked("question_required"),
            stage: reader.choice("question_stage", Stage::parse, Stage::Apply),
            for_reviewers: reader.ticked("question_for_reviewers"),
            most: reader
                .maybe_number("question_most", 20, i64::from(ANSWER_MOST))
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(usual),
            texts,
        }
    }

    /// The form's fields of a question; of a new one where there is none.
    pub fn fill(question: Option<&Question>) -> Fields {
        let tick = |on: bool| if on { "yes" } else { "" };
        let Some(question) = question else {
            return Fields::default()
                .with("question_kind", Kind::Long.as_str())
                .with("question_stage", Stage::Apply.as_str())
                .with("question_required", "yes")
                .with("question_for_reviewers", "yes");
        };
        let mut fields = Fields::default()
            .with("question_kind", question.kind.as_str())
            .with("question_stage", question.stage.as_str())
            .with("question_required", tick(question.required))
            .with("question_for_reviewers", tick(question.for_reviewers))
            .with("question_most", question.most.to_string());
        for (language, words) in &question.texts {
            fields.add(format!("question_text_{language}"), &words.text);
            fields.add(format!("question_help_{language}"), &words.help);
            fields.add(format!("question_choices_{language}"), &words.choices);
        }
        fields
    }

    /// Whether answers that were given to `was` still mean the same: the kind stays, no choice goes, none that is still
    /// there in the same words has moved.
    fn keeps_answers(&self, was: &Question) -> bool {
        let kept = |language: &String, old: &Words| {
            let new = self.texts.get(language).cloned().unwrap_or_default();
            let (old, new) = (old.choices(), new.choices());
            let moved = old
                .iter()
                .enumerate()
                .any(|(at, choice)| new.iter().position(|c| c == choice).is_some_and(|to| to != at));
            !moved && (new.is_empty() || new.len() >= old.len())
        };
        self.kind == was.kind
            && (was.kind != Kind::Choice || was.texts.iter().all(|(language, old)| kept(language, old)))
    }
}

async fn put(tx: &mut Tx, programme: &Programme, id: &str, position: u32, question: &Edited) -> Result<()> {
    tx.run(
        sql!(
            "insert into question (id, programme_id, kind, required, stage, for_reviewers, most, position)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do update set kind = $3, required = $4,
             stage = $5, for_reviewers = $6, most = $7 where question.programme_id = $2"
        ),
        &[
            id.into(),
            (&programme.id).into(),
            question.kind.as_str().into(),
            question.required.into(),
            question.stage.as_str().into(),
            question.for_reviewers.into(),
            question.most.into(),
            position.into(),
        ],
    )
    .await?;
    for (language, words) in &question.texts {
        tx.run(
            sql!(
                "insert into question_text (question_id, language, text, help, choices) values ($1, $2, $3, $4, $5)
                 on conflict (question_id, language) do update set text = $3, help = $4, choices = $5"
            ),
            &[
                id.into(),
                language.into(),
                (&words.text).into(),
                (&words.help).into(),
                (&words.choices).into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Adds a question at the end, with the id that its form was given, so that the same form sent twice adds one.
///
/// # Errors
/// `NotFound` also where `id` is none or another programme's, `Denied`, `Full` with [`MOST`] questions.
pub async fn add(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    question: &Edited,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    if !kernel::id::is_uuid(id) {
        return Err(Error::NotFound);
    }
    let there = list(tx, programme_id).await?;
    if there.iter().any(|q| q.id == id) {
        return Ok(());
    }
    let taken = tx
        .maybe(sql!("select 1 as n from question where id = $1"), &[id.into()])
        .await?;
    if taken.is_some() {
        return Err(Error::NotFound);
    }
    if there.len() >= MOST {
        return Err(Error::Full);
    }
    let position = there.last().map_or(0, |q| q.position + 1);
    put(tx, &programme, id, position, question).await?;
    life::touch(tx, ctx, &programme).await
}

/// Saves a question. Once somebody has applied, its kind and the order of its choices stay, because answers hang on
/// them; words can be made better and choices added at the end.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Answered)`.
pub async fn change(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    question: &Edited,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let was = one(tx, programme_id, id).await?;
    if !question.keeps_answers(&was) && super::has_applicants(tx, programme_id).await? {
        return Err(Error::Conflict(Conflict::Answered));
    }
    put(tx, &programme, id, was.position, question).await?;
    life::touch(tx, ctx, &programme).await
}

/// Takes a question away.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Answered)` once somebody has applied.
pub async fn remove(tx: &mut Tx, ctx: &Context, actor: &Actor, programme_id: &str, id: &str) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    one(tx, programme_id, id).await?;
    if super::has_applicants(tx, programme_id).await? {
        return Err(Error::Conflict(Conflict::Answered));
    }
    tx.run(sql!("delete from question where id = $1"), &[id.into()])
        .await?;
    life::touch(tx, ctx, &programme).await
}

/// Moves a question one place up or down; at the end of the list nothing happens.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn shift(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    up: bool,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let mut ids: Vec<String> = list(tx, programme_id).await?.into_iter().map(|q| q.id).collect();
    let at = ids.iter().position(|i| i == id).ok_or(Error::NotFound)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(to) = to.filter(|to| *to < ids.len()) {
        ids.swap(at, to);
    }
    for (position, id) in (0i64..).zip(&ids) {
        tx.run(
            sql!("update question set position = $2 where id = $1"),
            &[id.into(), position.into()],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}

/// Begins with questions that are ready; where there are some already, nothing happens.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn begin(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    questions: &[Edited],
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    if !list(tx, programme_id).await?.is_empty() {
        return Ok(());
    }
    for (position, question) in (0..).zip(questions) {
        let id = ctx.id();
        put(tx, &programme, &id, position, question).await?;
    }
    life::touch(tx, ctx, &programme).await
}

/// A question of a call.
///
/// # Errors
/// `NotFound`.
pub async fn one(tx: &mut Tx, programme_id: &str, id: &str) -> Result<Question> {
    list(tx, programme_id)
        .await?
        .into_iter()
        .find(|q| q.id == id)
        .ok_or(Error::NotFound)
}
