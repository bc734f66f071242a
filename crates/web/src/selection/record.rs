//! The decision record as a page to print: as it was at the release, with names of those who are still held.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::programme::{Choose, Programme};
use domain::selection::Outcome as Decided;
use domain::selection::release::{Entry, Record};
use domain::selection::view::{self, Person};

use super::say;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::when;

#[derive(Template)]
#[template(path = "selection/record.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    record: Record,
    people: BTreeMap<String, Person>,
}

impl Show<'_> {
    fn released(&self) -> String {
        when::moment(self.page.t, self.record.released_at, &self.programme.zone)
    }

    fn how(&self) -> String {
        let t = self.page.t;
        if self.record.choose == Choose::Lottery.as_str() {
            t.selection_by_lot(self.record.seed.clone())
        } else {
            t.selection_by_score(say::points(self.record.total))
        }
    }

    fn proof(&self) -> String {
        say::proof(self.page.t, self.record.proof)
    }

    fn criteria(&self) -> Vec<(String, u32)> {
        let name = |names: &BTreeMap<String, String>| {
            [self.page.t.language(), &self.programme.language]
                .into_iter()
                .find_map(|l| names.get(l).filter(|n| !n.is_empty()).cloned())
                .or_else(|| names.values().next().cloned())
                .unwrap_or_default()
        };
        let criteria = self.record.criteria.iter();
        criteria.map(|(names, weight)| (name(names), *weight)).collect()
    }

    /// The name; empty where the person was erased, or the reader sees none.
    fn name(&self, entry: &Entry) -> &str {
        let who = self.people.get(&entry.code).and_then(|p| p.who.as_ref());
        who.map_or("", |w| &w.name)
    }

    fn outcome(&self, entry: &Entry) -> String {
        let t = self.page.t;
        match (Decided::parse(&entry.outcome), entry.rank) {
            (Some(Decided::Reserve), Some(rank)) => t.selection_reserve_rank(rank),
            (Some(outcome), _) => say::outcome(t, outcome).1,
            (None, _) => String::new(),
        }
    }

    fn score(&self, entry: &Entry) -> String {
        entry.score.map_or_else(|| "–".to_owned(), say::points)
    }

    /// Why it was changed by hand, while the person is held.
    fn by_hand(&self, entry: &Entry) -> String {
        if !entry.by_hand {
            return String::new();
        }
        let person = self.people.get(&entry.code).filter(|p| p.who.is_some());
        let reason = person.map(|p| p.decision.by_hand.clone()).unwrap_or_default();
        if reason.is_empty() {
            self.page.t.selection_by_hand_only()
        } else {
            self.page.t.selection_by_hand(reason)
        }
    }
}

/// `GET /manage/programmes/{id}/selection/record`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (programme, record, people) = match view::record(&mut tx, &page.actor, &id).await {
        Ok(found) => found,
        // There is none before the release.
        Err(Error::NotFound) => return Ok(page.go(&format!("{}/selection", head.home()), None)),
        Err(other) => return Err(other.into()),
    };
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        desk,
        head,
        programme,
        record,
        people: people.into_iter().map(|p| (p.code.clone(), p)).collect(),
    })
}
