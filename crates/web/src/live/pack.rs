//! What the circle takes along, written together at the read-back by whoever leads or writes.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::circle::{Circle, link};
use domain::dialogue::Dialogue;
use domain::error::{Conflict, Error};
use domain::input::Reader;
use domain::packaging::{self, LONGEST, Packaging, Parts};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::text::Safe;
use crate::ui::{parts, say};

#[derive(Template)]
#[template(path = "live/pack.html")]
struct Pack<'a> {
    page: &'a Page,
    secret: &'a str,
    circle: Circle,
    dialogue: Dialogue,
    form: Form,
    /// What somebody else saved since the form was opened.
    meanwhile: Option<Parts>,
    trouble: Option<String>,
}

impl Pack<'_> {
    fn name(&self) -> String {
        self.page.t.live_circle(self.circle.number)
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    fn fields(&self) -> Safe {
        let language = &self.dialogue.language;
        parts::fields(self.page, &self.form, language, self.meanwhile.as_ref(), LONGEST)
    }

    fn begun(&self) -> bool {
        self.circle.opened_at.is_some()
    }

    fn is_unsaved(&self) -> bool {
        self.form.is_refused() || self.meanwhile.is_some() || self.trouble.is_some()
    }
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    secret: &'a str,
    form: Option<Form>,
) -> Result<(Pack<'a>, Packaging), Error> {
    let mut tx = app.db.read().await?;
    let (circle, _) = link::find(&mut tx, secret).await?;
    let dialogue = link::dialogue(&mut tx, &circle).await?;
    let saved = packaging::load(&mut tx, &circle.id).await?;
    tx.commit().await?;
    let show = Pack {
        page,
        secret,
        circle,
        dialogue,
        form: form.unwrap_or_else(|| Form::new(page.t, saved.fill())),
        meanwhile: None,
        trouble: None,
    };
    Ok((show, saved))
}

/// `GET /live/{secret}/packaging`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let (show, _) = page_of(&app, &page, &secret, None).await?;
    page.show(&show)
}

/// `POST /live/{secret}/packaging`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let typed = Packaging::read(&mut reader);
    if let Err(Error::Invalid(faults)) = reader.done(()) {
        let form = Form::refused(page.t, fields, faults);
        let (show, _) = page_of(&app, &page, &secret, Some(form)).await?;
        return page.refuse(&show);
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (circle, _) = link::find(&mut tx, &secret).await?;
    match packaging::save_by_link(&mut tx, &ctx, &circle, &typed).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(page.go(&format!("/live/{secret}/packaging"), Some(Flash::Saved)))
        }
        Err(Error::Conflict(Conflict::Rewritten)) => {
            drop(tx);
            let (mut show, saved) = page_of(&app, &page, &secret, None).await?;
            // Both texts are seen now, so saving once more is meant.
            let mine = Packaging {
                parts: typed.parts,
                version: saved.version,
            };
            show.form = Form::new(page.t, mine.fill());
            show.meanwhile = Some(saved.parts);
            page.refuse(&show)
        }
        Err(error @ (Error::Conflict(_) | Error::Gone)) => {
            drop(tx);
            let (mut show, _) = page_of(&app, &page, &secret, Some(Form::new(page.t, fields))).await?;
            show.trouble = Some(match error {
                Error::Conflict(conflict) => say::conflict(page.t, conflict),
                _ => page.t.live_packaging_over(),
            });
            page.show_with(StatusCode::CONFLICT, &show)
        }
        Err(other) => Err(other.into()),
    }
}
