//! The host writes the summary and chooses quotes.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::{Faults, Fields, Reader};
use domain::packaging::Parts;
use domain::summary::{self, Draft, Edited, LONGEST};

use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::text::{Safe, escape};
use crate::ui::{Form, parts, when};

#[derive(Template)]
#[template(path = "summary/edit.html")]
struct Edit<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    draft: Draft,
    form: Form,
    /// What somebody else saved since the form was opened.
    meanwhile: Option<Parts>,
}

impl Edit<'_> {
    fn fields(&self) -> Safe {
        let language = &self.draft.dialogue.language;
        parts::fields(self.page, &self.form, language, self.meanwhile.as_ref(), LONGEST)
    }

    fn is_unsaved(&self) -> bool {
        self.form.is_refused() || self.meanwhile.is_some()
    }

    fn is_chosen(&self, quote: &summary::Quote) -> bool {
        self.form.fields.has("quote", quote.words.as_str())
    }

    fn text(&self, quote: &summary::Quote) -> Safe {
        // A label holds no paragraphs.
        Safe(escape(&quote.written.text).replace('\n', "<br>"))
    }

    /// Since when it is public.
    fn since(&self) -> Option<String> {
        let at = self.draft.summary.published_at?;
        Some(when::moment(self.page.t, at, &self.draft.dialogue.meeting.zone))
    }

    /// Whether what stands here was put together from the circles and is saved nowhere yet.
    fn is_new(&self) -> bool {
        self.draft.summary.version == 0
    }
}

/// What a form brought that was not saved: its faults, or that somebody saved another text meanwhile.
pub(super) enum Unsaved {
    /// As typed, with faults.
    Faults(Fields, Faults),
    /// What was typed, where another text was saved.
    Rewritten(Edited),
}

pub(super) async fn page_of(app: &App, page: &Page, id: &str, unsaved: Option<Unsaved>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, page, id, Right::Plan).await?;
    let draft = summary::draft(&mut tx, &app.circles, &page.actor, id).await?;
    tx.commit().await?;
    let refused = unsaved.is_some();
    let (form, meanwhile) = match unsaved {
        None => (Form::new(page.t, draft.fill()), None),
        Some(Unsaved::Faults(fields, faults)) => (Form::refused(page.t, fields, faults), None),
        Some(Unsaved::Rewritten(mine)) => {
            // Both texts are seen now, so saving once more is meant.
            let fields = mine
                .parts
                .fill()
                .with("version", draft.summary.version.to_string())
                .with_all("quote", mine.quotes);
            (Form::new(page.t, fields), Some(draft.summary.parts.clone()))
        }
    };
    let edit = Edit {
        page,
        desk,
        back: head.home(),
        head,
        draft,
        form,
        meanwhile,
    };
    if refused {
        page.refuse(&edit).map(unkept)
    } else {
        page.show(&edit).map(unkept)
    }
}

/// `GET /manage/dialogues/{id}/summary`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page_of(&app, &page, &id, None).await
}

/// `POST /manage/dialogues/{id}/summary`: saves, and with `act=preview` shows it as the public will see it.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let edited = Edited::read(&mut reader);
    let answer = match reader.done(()) {
        Ok(()) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            let answer = summary::save(&mut tx, &ctx, &page.actor, &id, &edited).await;
            if answer.is_ok() {
                tx.commit().await?;
            }
            answer
        }
        Err(faults) => Err(faults),
    };
    match answer {
        Ok(()) if fields.get("act") == "preview" => {
            Ok(page.go(&format!("{}/preview", home(&id)), Some(Flash::Saved)))
        }
        Ok(()) => Ok(page.go(&home(&id), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => page_of(&app, &page, &id, Some(Unsaved::Faults(fields, faults))).await,
        Err(Error::Conflict(Conflict::Rewritten)) => {
            page_of(&app, &page, &id, Some(Unsaved::Rewritten(edited))).await
        }
        Err(other) => Err(other.into()),
    }
}
