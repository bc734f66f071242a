//! The form as applicants see it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::question::{self, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::input::Fields;
use domain::programme::Programme;

use crate::app::App;
use crate::application::fields;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::form::Control;
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "call/preview.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    form: Form,
    asked: Vec<Question>,
    more: Vec<Question>,
    roles: Vec<TargetRole>,
}

impl Show<'_> {
    fn person(&self) -> Vec<Control<'_>> {
        fields::person(self.page.t, &self.form, &self.roles, &self.programme.language)
    }

    fn questions<'a>(&'a self, questions: &'a [Question]) -> Vec<Safe> {
        questions
            .iter()
            .map(|q| fields::question(self.page.t, &self.form, q, &self.programme.language, true))
            .collect()
    }
}

/// `GET /manage/programmes/{id}/call/preview`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePlan).await?;
    let all = question::list(&mut tx, &id).await?;
    let roles = role::list(&mut tx, &id).await?;
    let (asked, more): (Vec<_>, Vec<_>) = all.into_iter().partition(|q| q.stage == Stage::Apply);
    let mut form = Form::new(page.t, Fields::default());
    fields::call(&mut form, page.t, asked.iter().chain(&more), &programme.language);
    page.show(&Show {
        page: &page,
        desk,
        head,
        programme,
        form,
        asked,
        more,
        roles,
    })
}
