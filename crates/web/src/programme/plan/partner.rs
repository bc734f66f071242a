//! Who else stands behind the programme.

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
use domain::error::Error;
use domain::input::Reader;
use domain::programme::partner::{self, Part};

/// Empty rows below those that are filled in; saving gives as many again.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "programme/plan/partners.html")]
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
    part: String,
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
            ["partner", "partner_link"]
                .iter()
                .any(|field| !self.form.fields.get(&format!("{field}_{i}")).is_empty())
        };
        let used = (0..partner::MOST).rfind(filled).map_or(0, |last| last + 1);
        (0..partner::MOST.min(used + SPARE))
            .zip(1..)
            .map(|(i, number)| Row {
                number,
                title: format!("partner_{i}"),
                link: format!("partner_link_{i}"),
                part: format!("partner_part_{i}"),
            })
            .collect()
    }

    fn parts(&self) -> Vec<(String, String)> {
        Part::ALL
            .into_iter()
            .map(|part| (part.as_str().to_owned(), say::partner(self.page.t, part)))
            .collect()
    }

    fn most(&self) -> u32 {
        u32::try_from(partner::MOST).unwrap_or(u32::MAX)
    }
}

/// `GET /manage/programmes/{id}/plan/partners`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let partners = partner::list(&mut tx, &id).await?;
    tx.commit().await?;
    let mut fields = partner::fill(&partners);
    for i in partners.len()..partner::MOST {
        fields.add(format!("partner_part_{i}"), Part::Partner.as_str());
    }
    let form = Form::new(page.t, fields);
    page.show(&Show::of(&page, desk, head, form))
}

/// `POST /manage/programmes/{id}/plan/partners`
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
    let partners = partner::read(&mut reader);
    let partners = match reader.done(partners) {
        Ok(partners) => partners,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, form));
        }
        Err(other) => return Err(other.into()),
    };
    partner::set(&mut tx, &mut ctx, &page.actor, &id, &partners).await?;
    tx.commit().await?;
    Ok(saved(&page, &id, "partners"))
}
