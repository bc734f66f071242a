//! Target roles: whom the call is for, and how many of each.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::role;
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

/// Empty rows after those that are filled in.
const SPARE: usize = 2;

#[derive(Template)]
#[template(path = "call/roles.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
    rows: Vec<Row>,
}

/// A row: the names of its fields, and in which languages it is named.
struct Row {
    number: u32,
    id: String,
    names: Vec<(String, &'static str)>,
    least: String,
    most: String,
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
    let used = (0..role::MOST)
        .rfind(|i| {
            let of = |name: &str| !form.fields.get(&format!("role_{name}_{i}")).is_empty();
            of("least") || of("most") || languages.iter().any(|l| of(&format!("name_{l}")))
        })
        .map_or(0, |last| last + 1);
    let mut rows = Vec::new();
    for (i, number) in (0..role::MOST.min(used + SPARE)).zip(1u32..) {
        let row = Row {
            number,
            id: format!("role_id_{i}"),
            names: languages
                .iter()
                .map(|l| (format!("role_name_{l}_{i}"), *l))
                .collect(),
            least: format!("role_least_{i}"),
            most: format!("role_most_{i}"),
        };
        for (name, language) in &row.names {
            form.call(name, t.call_roles_name(in_language(t, language), number));
        }
        form.call(&row.least, t.call_roles_least(number));
        form.call(&row.most, t.call_roles_most(number));
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

/// `GET /manage/programmes/{id}/call/roles`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let fields = role::fill(&role::list(&mut tx, &id).await?);
    page.show(&page_of(&page, desk, head, &programme, fields, Faults::default()))
}

/// `POST /manage/programmes/{id}/call/roles`
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
    let roles = role::read(&mut reader, &written(&programme.language), &programme.language);
    match reader.done(roles) {
        Ok(roles) => role::set(&mut tx, &mut ctx, &page.actor, &id, &roles).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&page_of(&page, desk, head, &programme, fields, faults));
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(saved(&page, &id, "roles"))
}
