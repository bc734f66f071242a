//! The question, what people read about it, and the promise: by when somebody answers, and which languages are spoken.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Dialogue;
use domain::dialogue::plan::{self, Promise, SPOKEN, Words};
use domain::error::Error;
use domain::input::Reader;

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::manage::advice;
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "plan/words.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
    /// Advice on the question.
    advice: Vec<String>,
    /// The form is this page, so nothing leads elsewhere.
    reword: &'static str,
    spoken: Vec<(String, String)>,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, desk: Desk, head: Head, dialogue: &Dialogue, form: Form) -> Show<'a> {
        Show {
            back: back(page, &head),
            advice: advice::on(page.t, form.fields.get("question"), &dialogue.language),
            reword: "",
            spoken: SPOKEN
                .iter()
                .map(|code| ((*code).to_owned(), say::language(page.t, code)))
                .collect(),
            page,
            desk,
            head,
            form,
        }
    }
}

/// `GET /manage/dialogues/{id}/plan/words`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    let mut fields = dialogue.text(&dialogue.language).1.fill();
    let promise = Promise::fill(&dialogue);
    fields.add("answer_by", promise.get("answer_by"));
    let fields = fields.with_all("spoken", promise.all("spoken").iter());
    let form = Form::new(page.t, fields);
    page.show(&Show::of(&page, desk, head, &dialogue, form))
}

/// `POST /manage/dialogues/{id}/plan/words`: words and promise are one page for the host, so they are saved together.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let (words, promise) = (Words::read(&mut reader), Promise::read(&mut reader, &dialogue));
    match reader.done(()) {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, &dialogue, form));
        }
        Err(other) => return Err(other.into()),
    }
    plan::set_words(&mut tx, &ctx, &page.actor, &id, &dialogue.language, &words).await?;
    plan::set_promise(&mut tx, &ctx, &page.actor, &id, &promise).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "words"))
}
