//! What registration asks.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::field::{self, Field};
use domain::error::Error;
use domain::input::Reader;

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "plan/fields.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
}

/// A field that can be asked: its words, and the names of the form's fields about it.
struct Row {
    label: String,
    why: String,
    ask: String,
    required: String,
    own: String,
}

impl Show<'_> {
    fn rows(&self) -> Vec<Row> {
        let t = self.page.t;
        Field::ALL
            .into_iter()
            .map(|field| Row {
                label: say::field(t, field),
                why: t.plan_fields_why_hint(say::field_why(t, field)),
                ask: format!("ask_{}", field.as_str()),
                required: format!("required_{}", field.as_str()),
                own: format!("why_{}", field.as_str()),
            })
            .collect()
    }
}

/// `GET /manage/dialogues/{id}/plan/fields`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let asked = field::list(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, field::fill(&asked)),
        page: &page,
        desk,
        head,
    })
}

/// `POST /manage/dialogues/{id}/plan/fields`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let asked = field::read(&mut reader);
    let asked = match reader.done(asked) {
        Ok(asked) => asked,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
            });
        }
        Err(other) => return Err(other.into()),
    };
    field::set(&mut tx, &ctx, &page.actor, &id, &asked).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "fields"))
}
