//! Whom the host hopes for.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::invitee;
use domain::error::Error;
use domain::input::Reader;

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

/// Empty rows below those that are filled in.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "plan/invitees.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
}

/// A row: its number for people, and the names of its fields.
struct Row {
    number: u32,
    id: String,
    name: String,
    hoped: String,
}

impl Show<'_> {
    fn rows(&self) -> Vec<Row> {
        let filled = |i: &usize| {
            ["name", "hoped", "id"]
                .iter()
                .any(|field| !self.form.fields.get(&format!("{field}_{i}")).is_empty())
        };
        let used = (0..invitee::MOST).rfind(filled).map_or(0, |last| last + 1);
        (0..invitee::MOST.min(used + SPARE))
            .zip(1..)
            .map(|(i, number)| Row {
                number,
                id: format!("id_{i}"),
                name: format!("name_{i}"),
                hoped: format!("hoped_{i}"),
            })
            .collect()
    }

    fn most(&self) -> u32 {
        u32::try_from(invitee::MOST).unwrap_or(u32::MAX)
    }
}

/// `GET /manage/dialogues/{id}/plan/invitees`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let kinds = invitee::list(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, invitee::fill(&kinds)),
        page: &page,
        desk,
        head,
    })
}

/// `POST /manage/dialogues/{id}/plan/invitees`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let kinds = invitee::read(&mut reader);
    let kinds = match reader.done(kinds) {
        Ok(kinds) => kinds,
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
    invitee::set(&mut tx, &mut ctx, &page.actor, &id, &kinds).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "invitees"))
}
