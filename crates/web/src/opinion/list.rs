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

    /// When it is held, and how many voted.
    fn facts(&self, map: &OpinionMap) -> String {
        let t = self.page.t;
        let voters = (map.last_voter > 0).then(|| t.opinion_voters(map.last_voter));
        let facts: Vec<String> = [said::times(t, map, self.page.now), voters]
            .into_iter()
            .flatten()
            .collect();
        facts.join(" · ")
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
