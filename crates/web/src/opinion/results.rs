//! What came of a map: for everybody as far as it is published, and for members.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use domain::actor::Right;
use domain::opinion::voter::{self as voters, Own};
use domain::opinion::{self, OpinionMap, Phase};
use domain::organisation::{self, Organisation};
use serde::Deserialize;

use super::came::{self, Came};
use super::head::{self, Head};
use super::{path, voter};
use crate::app::App;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "opinion/results.html")]
struct Public<'a> {
    page: &'a Page,
    map: &'a OpinionMap,
    organisation: &'a Organisation,
    /// What came of it, where the reader may see it.
    came: Option<Came>,
    own: Own,
    /// Where a member sees how it will look, the way back.
    back: Option<String>,
}

impl Public<'_> {
    fn path(&self) -> String {
        path(self.map)
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.map.text(self.page.t.language());
        (language, &words.question)
    }

    fn body(&self) -> Safe {
        let body = |came| came::body(self.page, came, Some(&self.own), None);
        self.came.as_ref().map_or_else(Safe::default, body)
    }

    fn is_open(&self) -> bool {
        self.map.takes_votes(self.page.now)
    }
}

/// `GET /opinions/{public_id}/results`
pub(super) async fn public(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, &page.actor, &public_id).await?;
    let own = match voter::secret(&headers) {
        Some(secret) => voters::own(&mut tx, &map, &secret).await?,
        None => Own::default(),
    };
    let organisation = organisation::by_id(&mut tx, &map.organisation_id).await?;
    tx.commit().await?;
    let came = match map.shows_results(!own.votes.is_empty()) {
        true => Some(came::came(&app, &map, false).await?),
        false => None,
    };
    Ok(unkept(page.show(&Public {
        page: &page,
        map: &map,
        organisation: &organisation,
        came,
        own,
        back: None,
    })?))
}

/// `GET /manage/opinions/{id}/results/preview`: as everybody will see it.
pub(super) async fn preview(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, head, map) = head::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let organisation = organisation::by_id(&mut tx, &map.organisation_id).await?;
    tx.commit().await?;
    let came = Some(came::came(&app, &map, false).await?);
    Ok(unkept(page.show(&Public {
        page: &page,
        map: &map,
        organisation: &organisation,
        came,
        own: Own::default(),
        back: Some(format!("{}/results", head.home())),
    })?))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `without` for the map without people who vote with one voice.
    voices: String,
}

#[derive(Template)]
#[template(path = "opinion/results_host.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    came: Came,
    may_plan: bool,
    /// Without people who vote with one voice.
    without: bool,
}

impl Show<'_> {
    fn body(&self) -> Safe {
        let home = self.desk.home();
        let plan = self.may_plan.then_some(home.as_str());
        came::body(self.page, &self.came, None, plan)
    }
}

/// `GET /manage/opinions/{id}/results`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let without = asked.voices == "without";
    let came = came::came(&app, &map, without).await?;
    page.show(&Show {
        page: &page,
        may_plan: page.may(&head.organisation_id, Right::Plan),
        desk,
        head,
        map: &map,
        came,
        without,
    })
}
