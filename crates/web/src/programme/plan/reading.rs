//! What the programme gives to read and listen to.

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{Form, say};
use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::plan::SPOKEN;
use domain::error::Error;
use domain::input::Reader;
use domain::programme::reading;

/// Empty rows below those that are filled in; saving gives as many again.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "programme/plan/readings.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    back: String,
    form: Form,
}

/// A row: its number for people, and the names of its fields.
struct Row {
    number: u32,
    title: String,
    link: String,
    language: String,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, desk: Desk, head: ProgrammeHead, form: Form) -> Show<'a> {
        Show {
            back: back(page, &head),
            page,
            desk,
            head,
            form,
        }
    }

    fn rows(&self) -> Vec<Row> {
        let filled = |i: &usize| {
            ["reading", "reading_link"]
                .iter()
                .any(|field| !self.form.fields.get(&format!("{field}_{i}")).is_empty())
        };
        let used = (0..reading::MOST).rfind(filled).map_or(0, |last| last + 1);
        (0..reading::MOST.min(used + SPARE))
            .zip(1..)
            .map(|(i, number)| Row {
                number,
                title: format!("reading_{i}"),
                link: format!("reading_link_{i}"),
                language: format!("reading_language_{i}"),
            })
            .collect()
    }

    fn languages(&self) -> Vec<(String, String)> {
        SPOKEN
            .iter()
            .map(|code| ((*code).to_owned(), say::language(self.page.t, code)))
            .collect()
    }

    fn most(&self) -> u32 {
        u32::try_from(reading::MOST).unwrap_or(u32::MAX)
    }
}

/// `GET /manage/programmes/{id}/plan/readings`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let readings = reading::list(&mut tx, &id).await?;
    tx.commit().await?;
    let mut fields = reading::fill(&readings);
    for i in readings.len()..reading::MOST {
        fields.add(format!("reading_language_{i}"), &programme.language);
    }
    let form = Form::new(page.t, fields);
    page.show(&Show::of(&page, desk, head, form))
}

/// `POST /manage/programmes/{id}/plan/readings`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let readings = reading::read(&mut reader);
    let readings = match reader.done(readings) {
        Ok(readings) => readings,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, form));
        }
        Err(other) => return Err(other.into()),
    };
    reading::set(&mut tx, &mut ctx, &page.actor, &id, &readings).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "readings"))
}
