//! Questions of a call: a form for each, moving and taking away.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::has_applicants;
use domain::call::question::{self, Edited, Kind, Question, Stage};
use domain::error::{Conflict, Error};
use domain::input::{Faults, Fields, Reader};

use super::{in_language, kind, saved, stage, written};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

#[derive(Template)]
#[template(path = "call/question.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
    /// Languages: code, and how the section is called.
    languages: Vec<(&'static str, String)>,
    /// The question that it changes; none for a new one.
    question: Option<Question>,
    answered: bool,
    /// What was typed would make answers mean something else.
    refused: bool,
}

impl Show<'_> {
    fn title(&self) -> String {
        match self.question {
            Some(_) => self.page.t.call_question_edit(),
            None => self.page.t.call_question_new(),
        }
    }

    fn kinds(&self) -> [(String, String); 4] {
        Kind::ALL.map(|k| (k.as_str().to_owned(), kind(self.page.t, k)))
    }

    fn stages(&self) -> [(String, String); 2] {
        Stage::ALL.map(|s| (s.as_str().to_owned(), stage(self.page.t, s)))
    }

    fn text(&self, language: &str) -> String {
        format!("question_text_{language}")
    }

    fn help(&self, language: &str) -> String {
        format!("question_help_{language}")
    }

    fn choices(&self, language: &str) -> String {
        format!("question_choices_{language}")
    }

    /// Where the question is taken away.
    fn removal(&self) -> Option<String> {
        let question = self.question.as_ref().filter(|_| !self.answered)?;
        Some(format!(
            "{}/call/questions/{}/removal",
            self.head.home(),
            question.id
        ))
    }
}

/// The page with a form; `which` is the question that it changes.
async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    which: Option<&str>,
    typed: Option<(Fields, Faults)>,
    refused: bool,
) -> Result<Show<'a>, Error> {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::Plan).await?;
    let question = match which {
        Some(which) => Some(question::one(&mut tx, id, which).await?),
        None => None,
    };
    let answered = has_applicants(&mut tx, id).await?;
    tx.commit().await?;
    let (fields, faults) = typed.unwrap_or_else(|| {
        let fields = Edited::fill(question.as_ref());
        let fields = if question.is_none() {
            fields.with("id", app.context().id())
        } else {
            fields
        };
        (fields, Faults::default())
    });
    let mut form = Form::refused(t, fields, faults);
    let mut languages = Vec::new();
    for code in written(&programme.language) {
        let name = in_language(t, code);
        form.call(
            format!("question_text_{code}"),
            t.call_question_text(name.clone()),
        );
        form.call(
            format!("question_help_{code}"),
            t.call_question_help(name.clone()),
        );
        form.call(
            format!("question_choices_{code}"),
            t.call_question_choices(name.clone()),
        );
        languages.push((code, name));
    }
    Ok(Show {
        page,
        desk,
        head,
        form,
        languages,
        question,
        answered,
        refused,
    })
}

/// `GET /manage/programmes/{id}/call/questions/new`
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_with(&app, &page, &id, None, None, false).await?;
    page.show(&template)
}

/// `GET /manage/programmes/{id}/call/questions/{question}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, question)): Path<(String, String)>,
) -> Outcome {
    let template = page_with(&app, &page, &id, Some(&question), None, false).await?;
    page.show(&template)
}

/// `POST /manage/programmes/{id}/call/questions/new`
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    put(&app, &page, &id, None, fields).await
}

/// `POST /manage/programmes/{id}/call/questions/{question}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, question)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    put(&app, &page, &id, Some(&question), fields).await
}

async fn put(app: &App, page: &Page, id: &str, which: Option<&str>, fields: Fields) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (_, _, programme) = desk::open_programme(&mut tx, page, id, Right::Plan).await?;
    if let Some(which) = which {
        question::one(&mut tx, id, which).await?;
    }
    let mut reader = Reader::new(&fields);
    let edited = Edited::read(&mut reader, &written(&programme.language), &programme.language);
    let done = match (reader.done(edited), which) {
        (Ok(edited), Some(which)) => question::change(&mut tx, &ctx, &page.actor, id, which, &edited).await,
        (Ok(edited), None) => question::add(&mut tx, &ctx, &page.actor, id, fields.get("id"), &edited).await,
        (Err(error), _) => Err(error),
    };
    match done {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let typed = Some((fields, faults));
            return page.refuse(&page_with(app, page, id, which, typed, false).await?);
        }
        Err(Error::Conflict(Conflict::Answered)) => {
            drop(tx);
            let typed = Some((fields, Faults::default()));
            return page.refuse(&page_with(app, page, id, which, typed, true).await?);
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(saved(page, id, "questions"))
}

/// `POST /manage/programmes/{id}/call/questions/{question}/position`
pub(super) async fn shift(
    State(app): State<App>,
    page: Page,
    Path((id, question)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let up = fields.get("move") != "down";
    question::shift(&mut tx, &ctx, &page.actor, &id, &question, up).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/programmes/{id}/call#questions"), None))
}

/// `POST /manage/programmes/{id}/call/questions/{question}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let t = page.t;
    let call = format!("/manage/programmes/{id}/call");
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    if !confirm::given(&fields) {
        let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        let question = question::one(&mut tx, &id, &which).await?;
        return confirm::ask(
            &page,
            &t.call_question_remove_title(),
            &question.text(t.language(), &programme.language).1.text,
            &t.call_question_remove(),
            &format!("{call}/questions/{which}/removal"),
            &[],
            &format!("{call}#questions"),
        );
    }
    question::remove(&mut tx, &ctx, &page.actor, &id, &which).await?;
    tx.commit().await?;
    Ok(page.go(&format!("{call}#questions"), Some(Flash::Removed)))
}
