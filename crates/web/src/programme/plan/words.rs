//! What the programme says, in the language it is written in first.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::programme::{Words, plan};

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "programme/plan/words.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    back: String,
    form: Form,
    language: &'a str,
}

/// `GET /manage/programmes/{id}/plan/words`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, programme.text(&programme.language).1.fill()),
        page: &page,
        desk,
        head,
        language: &programme.language,
    })
}

/// `POST /manage/programmes/{id}/plan/words`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let words = Words::read(&mut reader);
    let words = match reader.done(words) {
        Ok(words) => words,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                language: &programme.language,
            });
        }
        Err(other) => return Err(other.into()),
    };
    plan::set_words(&mut tx, &ctx, &page.actor, &id, &programme.language, &words).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "words"))
}
