//! Criteria: by what applications are scored.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::criterion;
use domain::error::Error;
use domain::input::{Faults, Fields, Reader};
use domain::programme::Programme;

use super::{in_language, saved, written};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "call/criteria.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
    rows: Vec<Row>,
}

/// A row: the names of its fields; name and explanation in each language.
struct Row {
    number: u32,
    id: String,
    weight: String,
    texts: Vec<(String, String, &'static str)>,
}

fn page_of<'a>(
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: &Programme,
    fields: Fields,
    faults: Faults,
) -> Show<'a> {
    let t = page.t;
    let languages = written(&programme.language);
    let mut form = Form::refused(t, fields, faults);
    let used = (0..criterion::MOST)
        .rfind(|i| {
            let of = |name: &str, l: &str| !form.fields.get(&format!("criterion_{name}_{l}_{i}")).is_empty();
            languages.iter().any(|l| of("name", l) || of("help", l))
        })
        .map_or(0, |last| last + 1);
    let mut rows = Vec::new();
    for (i, number) in (0..criterion::MOST.min(used + 1)).zip(1u32..) {
        let row = Row {
            number,
            id: format!("criterion_id_{i}"),
            weight: format!("criterion_weight_{i}"),
            texts: languages
                .iter()
                .map(|l| {
                    (
                        format!("criterion_name_{l}_{i}"),
                        format!("criterion_help_{l}_{i}"),
                        *l,
                    )
                })
                .collect(),
        };
        for (name, help, language) in &row.texts {
            form.call(name, t.call_criteria_name(in_language(t, language), number));
            form.call(help, t.call_criteria_help(in_language(t, language), number));
        }
        form.call(&row.weight, t.call_criteria_weight(number));
        if !form.fields.contains(&row.weight) {
            form.fields.add(&row.weight, "1");
        }
        rows.push(row);
    }
    Show {
        page,
        desk,
        head,
        form,
        rows,
    }
}

/// `GET /manage/programmes/{id}/call/criteria`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let fields = criterion::fill(&criterion::list(&mut tx, &id).await?);
    page.show(&page_of(&page, desk, head, &programme, fields, Faults::default()))
}

/// `POST /manage/programmes/{id}/call/criteria`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let criteria = criterion::read(&mut reader, &written(&programme.language), &programme.language);
    match reader.done(criteria) {
        Ok(criteria) => criterion::set(&mut tx, &mut ctx, &page.actor, &id, &criteria).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&page_of(&page, desk, head, &programme, fields, faults));
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(saved(&page, &id, "reviewing"))
}
