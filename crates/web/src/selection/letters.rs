//! What everybody will be told, to be looked through before the release: each person's sentence and note in their language.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::selection::view::{self, Person, View};

use super::say;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::say as ui;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::told;

#[derive(Template)]
#[template(path = "selection/letters.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    view: View,
}

impl Show<'_> {
    fn called(&self, person: &Person) -> String {
        say::called(person)
    }

    fn chip(&self, person: &Person) -> (&'static str, String) {
        say::outcome(self.page.t, person.decision.outcome)
    }

    fn language(&self, person: &Person) -> String {
        ui::language(self.page.t, &person.language)
    }

    fn reason(&self, person: &Person) -> String {
        told::reason(Texts::of(&person.language), person.decision.plain())
    }

    fn note(&self, person: &Person) -> Safe {
        paragraphs(&person.decision.note)
    }
}

/// `GET /manage/programmes/{id}/selection/letters`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let view = view::view(&mut tx, &page.actor, &id, page.now).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        desk,
        head,
        view,
    })
}
