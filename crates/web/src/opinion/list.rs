//! An organisation's opinion maps.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::opinion::{self, OpinionMap};
use domain::organisation;

use super::said;
use crate::app::App;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "opinion/list.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    maps: Vec<OpinionMap>,
    may_plan: bool,
}

impl Show<'_> {
    fn chip(&self, map: &OpinionMap) -> (&'static str, String) {
        let phase = map.phase(self.page.now);
        (said::phase_chip(phase), said::phase(self.page.t, phase))
    }

    /// When it is held.
    fn facts(&self, map: &OpinionMap) -> String {
        said::times(self.page.t, map, self.page.now).unwrap_or_default()
    }
}

/// `GET /manage/{slug}/opinions`
pub(super) async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::SeePlan).await?;
    let maps = opinion::of_organisation(&mut tx, &page.actor, &organisation.id).await?;
    tx.commit().await?;
    page.show(&Show {
        desk: Desk::of(&organisation),
        maps,
        may_plan: page.may(&organisation.id, Right::Plan),
        page: &page,
    })
}
