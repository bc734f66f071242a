//! A circle's packaging, written by the host: from a paper sheet, or put right afterwards.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle;
use domain::error::{Conflict, Error};
use domain::input::Reader;
use domain::packaging::{self, LONGEST, Packaging, Parts};

use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::parts;
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "notes/packaging.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    circle: u32,
    language: String,
    form: Form,
    /// What somebody else saved since the form was opened.
    meanwhile: Option<Parts>,
}

impl Show<'_> {
    fn fields(&self) -> Safe {
        parts::fields(
            self.page,
            &self.form,
            &self.language,
            self.meanwhile.as_ref(),
            LONGEST,
        )
    }

    fn is_unsaved(&self) -> bool {
        self.form.is_refused() || self.meanwhile.is_some()
    }
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    (id, circle): (&str, &str),
    form: Option<Form>,
) -> Result<(Show<'a>, Packaging), Error> {
    let mut tx = app.db.read().await?;
    let (circle, _) = circle::load(&mut tx, &page.actor, id, circle, Right::Plan).await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::Plan).await?;
    let saved = packaging::load(&mut tx, &circle.id).await?;
    tx.commit().await?;
    let show = Show {
        page,
        desk,
        back: home(id),
        head,
        circle: circle.number,
        language: dialogue.language,
        form: form.unwrap_or_else(|| Form::new(page.t, saved.fill())),
        meanwhile: None,
    };
    Ok((show, saved))
}

/// `GET /manage/dialogues/{id}/words/packaging/{circle}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, circle)): Path<(String, String)>,
) -> Outcome {
    let (show, _) = page_of(&app, &page, (&id, &circle), None).await?;
    page.show(&show)
}

/// `POST /manage/dialogues/{id}/words/packaging/{circle}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, circle)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let typed = Packaging::read(&mut reader);
    let answer = match reader.done(()) {
        Ok(()) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            let answer = packaging::save(&mut tx, &ctx, &page.actor, &id, &circle, &typed).await;
            if answer.is_ok() {
                tx.commit().await?;
            }
            answer
        }
        Err(faults) => Err(faults),
    };
    match answer {
        Ok(()) => Ok(page.go(&home(&id), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            let (show, _) = page_of(&app, &page, (&id, &circle), Some(form)).await?;
            page.refuse(&show)
        }
        Err(Error::Conflict(Conflict::Rewritten)) => {
            let (mut show, saved) = page_of(&app, &page, (&id, &circle), None).await?;
            // Both texts are seen now, so saving once more is meant.
            let mine = Packaging {
                parts: typed.parts,
                version: saved.version,
            };
            show.form = Form::new(page.t, mine.fill());
            show.meanwhile = Some(saved.parts);
            page.refuse(&show)
        }
        Err(other) => Err(other.into()),
    }
}
