//! A programme's overview for members, and making it public.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::programme::life;
use domain::programme::ready::{self, Check};
use domain::programme::{self, Programme};

use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::say;

#[derive(Template)]
#[template(path = "programme/overview.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    checks: Vec<Check>,
    may_plan: bool,
}

impl Show<'_> {
    fn is_draft(&self) -> bool {
        self.programme.state == programme::State::Draft
    }

    fn ready(&self) -> bool {
        ready::can_publish(&self.checks)
    }

    fn point(&self, check: &Check) -> String {
        say::programme_point(self.page.t, check.point)
    }
}

/// `GET /manage/programmes/{id}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePlan).await?;
    let checks = ready::checks(&mut tx, &programme, page.now).await?;
    tx.commit().await?;
    page.show(&Show {
        may_plan: page.may(&programme.organisation_id, Right::Plan),
        page: &page,
        desk,
        head,
        programme,
        checks,
    })
}

/// `POST /manage/programmes/{id}/publication`
pub(super) async fn publish(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    life::publish(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/programmes/{id}"), Some(Flash::Saved)))
}
