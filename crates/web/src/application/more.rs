//! What is asked only of who takes part: an allergy, a phone in an emergency.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::application::file::{self, Kept};
use domain::application::form::{self as applying, Asked, Details};
use domain::application::{Application, own};
use domain::call::question::{Kind, Question, Stage};
use domain::error::{Conflict, Error};
use domain::input::{Faults, Fields, Reader};
use domain::programme::Programme;
use store::db::Tx;

use super::fields;
use super::form::with_version;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::text::Safe;

struct Around {
    application: Application,
    programme: Programme,
    questions: Vec<Question>,
    files: Vec<Kept>,
}

impl Around {
    async fn load(tx: &mut Tx, secret: &str) -> Result<Around, Error> {
        let (application, programme) = own::find(tx, secret).await?;
        Ok(Around {
            questions: applying::questions(tx, &programme.id, Stage::Accepted).await?,
            files: file::list(tx, &application.id).await?,
            application,
            programme,
        })
    }
}

#[derive(Template)]
#[template(path = "application/more.html")]
struct Show<'a> {
    page: &'a Page,
    secret: &'a str,
    around: &'a Around,
    form: Form,
    /// What another window saved since the form was opened.
    meanwhile: Option<Fields>,
}

impl<'a> Show<'a> {
    fn new(
        page: &'a Page,
        secret: &'a str,
        around: &'a Around,
        typed: Fields,
        faults: Faults,
        meanwhile: Option<Fields>,
    ) -> Show<'a> {
        let mut form = Form::refused(page.t, typed, faults);
        fields::call(&mut form, page.t, &around.questions, &around.programme.language);
        Show {
            page,
            secret,
            around,
            form,
            meanwhile,
        }
    }

    fn questions(&self) -> Vec<(Safe, Option<Safe>)> {
        let (t, first) = (self.page.t, &self.around.programme.language);
        let save = format!("/a/{}/more", self.secret);
        self.around
            .questions
            .iter()
            .map(|q| {
                let kept = self.around.files.iter().find(|f| f.question_id == q.id);
                let control = match q.kind {
                    Kind::File => fields::file(t, &self.form, q, first, kept, &save),
                    _ => fields::question(t, &self.form, q, first, true),
                };
                let saved = self.meanwhile.as_ref();
                let theirs = saved.and_then(|s| fields::theirs(t, &self.form.fields, s, q, first));
                (control, theirs)
            })
            .collect()
    }
}

/// `GET /a/{secret}/more`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &secret).await?;
    tx.commit().await?;
    if !around.application.takes_part() || around.questions.is_empty() {
        return Ok(page.go(&format!("/a/{secret}"), None));
    }
    let typed = Details::fill(&around.application);
    page.show(&Show::new(
        &page,
        &secret,
        &around,
        typed,
        Faults::default(),
        None,
    ))
}

/// `POST /a/{secret}/more`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let around = Around::load(&mut tx, &secret).await?;
    let files: BTreeSet<String> = around.files.iter().map(|f| f.question_id.clone()).collect();
    let then = typed.get("then").to_owned();
    let to_file = around.questions.iter().any(|q| q.id == then);
    let asked = Asked {
        questions: &around.questions,
        roles: &[],
        files: &files,
        // On the way to a file not everything need be there yet.
        strict: !to_file,
    };
    let mut reader = Reader::new(&typed);
    let answers = applying::read_answers(&mut reader, &asked);
    let answers = match reader.done(answers) {
        Ok(answers) => answers,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show::new(&page, &secret, &around, typed, faults, None));
        }
        Err(other) => return Err(other.into()),
    };
    let version = typed.get("version").parse().unwrap_or(0);
    match own::set_more(&mut tx, &ctx, &secret, version, &answers).await {
        Ok(()) => {
            tx.commit().await?;
            let there = if to_file {
                format!("/a/{secret}/files/{then}")
            } else {
                format!("/a/{secret}")
            };
            Ok(page.go(&there, Some(Flash::Saved)))
        }
        Err(Error::Conflict(Conflict::Rewritten)) => {
            let saved = Details::fill(&around.application);
            let typed = with_version(typed, around.application.version);
            let template = Show::new(&page, &secret, &around, typed, Faults::default(), Some(saved));
            page.show_with(StatusCode::CONFLICT, &template)
        }
        Err(other) => Err(other.into()),
    }
}
