//! Languages, time zone and academic hours.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::plan::SPOKEN;
use domain::error::Error;
use domain::input::Reader;
use domain::programme::plan::{self, Basics};

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::settings::zone;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "programme/plan/basics.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    back: String,
    form: Form,
    spoken: Vec<(String, String)>,
    zones: Vec<(String, String)>,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, desk: Desk, head: ProgrammeHead, form: Form) -> Show<'a> {
        Show {
            back: back(page, &head),
            spoken: SPOKEN
                .iter()
                .map(|code| ((*code).to_owned(), say::language(page.t, code)))
                .collect(),
            zones: zone::choices(form.fields.get("zone")),
            page,
            desk,
            head,
            form,
        }
    }
}

/// `GET /manage/programmes/{id}/plan/basics`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    let form = Form::new(page.t, Basics::fill(&programme));
    page.show(&Show::of(&page, desk, head, form))
}

/// `POST /manage/programmes/{id}/plan/basics`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let basics = Basics::read(&mut reader);
    let basics = match reader.done(basics) {
        Ok(basics) => basics,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, form));
        }
        Err(other) => return Err(other.into()),
    };
    plan::set_basics(&mut tx, &ctx, &page.actor, &id, &basics).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "basics"))
}
