//! An organisation's programmes.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::organisation;
use domain::programme::{self, Programme};

use crate::app::App;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "programme/list.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    programmes: Vec<Programme>,
    may_plan: bool,
}

impl Show<'_> {
    fn chip(&self, programme: &Programme) -> (&'static str, String) {
        let phase = programme.phase(self.page.now);
        (
            say::programme_chip(phase),
            say::programme_phase(self.page.t, phase),
        )
    }

    /// When it is held, and for how many.
    fn facts(&self, programme: &Programme) -> String {
        let t = self.page.t;
        let mut facts = Vec::new();
        if let Some((starts, ends)) = programme.span {
            let day = |at| when::date(t, at, &programme.zone);
            facts.push(format!("{} – {}", day(starts), day(ends)));
        }
        if let Some(places) = programme.call.places {
            facts.push(t.programme_list_places(places));
        }
        facts.join(" · ")
    }
}

/// `GET /manage/{slug}/programmes`
pub(super) async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::SeePlan).await?;
    let programmes = programme::of_organisation(&mut tx, &page.actor, &organisation.id).await?;
    tx.commit().await?;
    page.show(&Show {
        desk: Desk::of(&organisation),
        programmes,
        may_plan: page.may(&organisation.id, Right::Plan),
        page: &page,
    })
}
