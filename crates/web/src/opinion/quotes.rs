//! Lifting statements from what was said in the organisation's circles and released.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Faults, Fields};
use domain::opinion::quote::{self, Quote, Said};
use domain::opinion::statement::LONGEST;

use super::head::{self, Head};
use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::Form;
use crate::ui::form::Control;
use crate::ui::text::{Safe, paragraphs};

#[derive(Template)]
#[template(path = "opinion/quotes.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    said: Vec<Said>,
    /// A form that was refused, and of which words.
    refused: Option<(String, Form)>,
    /// An empty form for all others.
    empty: Form,
}

impl Show<'_> {
    fn text(&self, quote: &Quote) -> Safe {
        paragraphs(&quote.written.text)
    }

    fn is_refused(&self, quote: &Quote) -> bool {
        self.refused
            .as_ref()
            .is_some_and(|(words, _)| words == quote.words.as_str())
    }

    /// The field with the host's wording. Each has a name of its own, because there are many on the page.
    fn control<'a>(&'a self, quote: &Quote) -> Control<'a> {
        let form = match &self.refused {
            Some((words, form)) if words == quote.words.as_str() => form,
            _ => &self.empty,
        };
        form.lines(&field(quote.words.as_str()), 2)
            .label(self.page.t.opinion_lift_text())
            .attribute("lang", &quote.written.language)
    }
}

/// The name of the field with the wording of these words.
fn field(words: &str) -> String {
    format!("statement_text_{words}")
}

async fn page_with(app: &App, page: &Page, id: &str, refused: Option<(String, Fields, Faults)>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, page, id, Right::Plan).await?;
    let said = quote::quotes(&mut tx, &app.circles, &page.actor, &map).await?;
    tx.commit().await?;
    let is_refused = refused.is_some();
    let template = Show {
        page,
        desk,
        head,
        said,
        refused: refused.map(|(words, fields, faults)| {
            let mut own = Faults::default();
            for (_, fault) in faults.iter() {
                own.add(&field(&words), fault);
            }
            let mut form = Form::refused(page.t, fields, own);
            form.call(field(&words), page.t.opinion_lift_text());
            (words, form)
        }),
        empty: Form::new(page.t, Fields::default()),
    };
    Ok(unkept(if is_refused {
        page.refuse(&template)?
    } else {
        page.show(&template)?
    }))
}

/// `GET /manage/opinions/{id}/quotes`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page_with(&app, &page, &id, None).await
}

/// `POST /manage/opinions/{id}/quotes/{words}`
pub(super) async fn lift(
    State(app): State<App>,
    page: Page,
    Path((id, words)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let name = field(&words);
    let typed = fields.get(&name);
    match quote::lift(&mut tx, &ctx, &app.circles, &page.actor, &id, &words, typed).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(page.go(&format!("/manage/opinions/{id}/quotes"), Some(Flash::Added)))
        }
        Err(Error::Invalid(faults)) => {
            drop(tx);
            page_with(&app, &page, &id, Some((words, fields, faults))).await
        }
        Err(other) => Err(other.into()),
    }
}
