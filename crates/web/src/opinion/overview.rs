//! A map's overview: what is to be done, how it goes, how people come to it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::opinion::ledger;
use domain::opinion::life::STATEMENTS_LEAST;
use domain::opinion::statement;
use domain::opinion::{OpinionMap, Phase, State as Done};

use super::head::{self, Head};
use super::said;
use crate::app::App;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::page::Page;
use crate::paper::qr;
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "opinion/overview.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    statements: u32,
    waiting: u32,
    voters: u32,
    votes: u32,
    link: String,
    qr: Safe,
    may_plan: bool,
    may_read: bool,
}

impl Show<'_> {
    fn ready(&self) -> bool {
        self.statements >= STATEMENTS_LEAST
    }

    fn times(&self) -> Option<String> {
        said::times(self.page.t, self.map, self.page.now)
    }

    fn is_draft(&self) -> bool {
        self.map.state == Done::Draft
    }

    fn has_introduction(&self) -> bool {
        !self.map.text(&self.map.language).1.introduction.is_empty()
    }

    /// Whether it can be opened, for the first time or again.
    fn can_open(&self) -> bool {
        matches!(self.head.phase, Phase::Draft | Phase::Closed) && self.map.forgotten_at.is_none()
    }

    fn can_close(&self) -> bool {
        self.map.state == Done::Open
    }

    fn can_delete(&self) -> bool {
        self.map.can_be_deleted(self.page.now)
    }
}

/// `GET /manage/opinions/{id}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let shown = statement::shown(&mut tx, &map).await?;
    let waiting = statement::waiting(&mut tx, &page.actor, &id).await?;
    let (voters, votes) = ledger::look(&mut tx, &app.opinions, &map, |ledger| {
        ledger.count(&shown.iter().map(|s| s.number).collect())
    })
    .await?;
    tx.commit().await?;
    let link = super::address(&app, &map);
    page.show(&Show {
        page: &page,
        statements: u32::try_from(shown.len()).unwrap_or(u32::MAX),
        waiting,
        voters,
        votes,
        qr: qr::image(&link, &page.t.opinion_qr())?,
        link,
        may_plan: page.may(&head.organisation_id, Right::Plan),
        may_read: page.may(&head.organisation_id, Right::SeeWords),
        desk,
        head,
        map: &map,
    })
}
