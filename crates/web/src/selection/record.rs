//! The decision record, to read and as a paper: as it was at the release, with names of those who are still held.

use std::collections::BTreeMap;

use ::paper::{DecisionRecord, Document, Fact, Figure, Signatory, Table};
use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::organisation;
use domain::programme::Choose;
use domain::selection::Outcome as Decided;
use domain::selection::release::Entry;
use domain::selection::view::{self, Read};

use super::say;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;
use crate::ui::when;

/// The record in words.
struct Told {
    t: Texts,
    read: Read,
}

impl Told {
    fn title(&self) -> String {
        self.read.programme.text(self.t.language()).1.title.clone()
    }

    fn released(&self) -> String {
        when::moment(self.t, self.read.record.released_at, &self.read.programme.zone)
    }

    fn how(&self) -> String {
        let t = self.t;
        let record = &self.read.record;
        let choose = Choose::parse(&record.choose).unwrap_or(Choose::Best);
        let mut sentences = vec![
            say::how(t, choose, &record.seed, record.draw.as_ref(), record.total),
            say::proof(t, record.proof),
        ];
        if record.broken > 0 {
            sentences.push(t.selection_record_broken(record.broken));
        }
        sentences.join(" ")
    }

    fn conditions(&self) -> Vec<String> {
        let read = &self.read;
        say::conditions(self.t, &read.record.terms, &read.roles, &read.programme.language)
    }

    fn reviewed(&self) -> String {
        let t = self.t;
        let record = &self.read.record;
        let mut sentences = vec![
            t.selection_record_reviewed(record.reviewers, record.reviews_least),
            if record.blind {
                t.review_is_blind()
            } else {
                t.review_is_open()
            },
        ];
        if record.few_reviews {
            sentences.push(t.selection_record_few());
        }
        sentences.join(" ")
    }

    /// Criteria and their weights.
    fn criteria(&self) -> Vec<(String, String)> {
        let name = |names: &BTreeMap<String, String>| {
            [self.t.language(), &self.read.programme.language]
                .into_iter()
                .find_map(|l| names.get(l).filter(|n| !n.is_empty()).cloned())
                .or_else(|| names.values().next().cloned())
                .unwrap_or_default()
        };
        let criteria = self.read.record.criteria.iter();
        criteria
            .map(|(names, weight)| (name(names), self.t.review_weight(*weight)))
            .collect()
    }

    /// The name; a dash where the person was erased, or the reader sees none.
    fn name(&self, entry: &Entry) -> &str {
        let person = self.read.people.iter().find(|p| p.code == entry.code);
        person.and_then(|p| p.who.as_ref()).map_or("–", |w| &w.name)
    }

    fn outcome(&self, entry: &Entry) -> String {
        let t = self.t;
        match (Decided::parse(&entry.outcome), entry.rank) {
            (Some(Decided::Reserve), Some(rank)) => t.selection_reserve_rank(rank),
            (Some(outcome), _) => say::outcome(t, outcome).1,
            (None, _) => String::new(),
        }
    }

    fn score(&self, entry: &Entry) -> String {
        entry.score.map_or_else(|| "–".to_owned(), say::points)
    }

    /// That it was changed by hand, and why while the person is held.
    fn by_hand(&self, entry: &Entry) -> String {
        if !entry.by_hand {
            return String::new();
        }
        let person = self.read.people.iter().find(|p| p.code == entry.code);
        let person = person.filter(|p| p.who.is_some());
        let reason = person.map(|p| p.decision.by_hand.clone()).unwrap_or_default();
        if reason.is_empty() {
            self.t.selection_by_hand_only()
        } else {
            self.t.selection_by_hand(reason)
        }
    }

    fn paper(&self, host: &str, now: i64) -> DecisionRecord {
        let t = self.t;
        let record = &self.read.record;
        let count = |outcome: Decided| {
            let same = |e: &&Entry| e.outcome == outcome.as_str();
            record.entries.iter().filter(same).count().to_string()
        };
        let criteria = self.criteria().into_iter();
        let criteria: Vec<String> = criteria
            .map(|(name, weight)| format!("{name} ({weight})"))
            .collect();
        let row = |entry: &Entry| {
            vec![
                entry.code.clone(),
                self.name(entry).to_owned(),
                self.outcome(entry),
                self.score(entry),
            ]
        };
        let changed = record.entries.iter().filter(|e| e.by_hand);
        DecisionRecord {
            document: Document {
                lang: t.language().to_owned(),
                title: format!("{}: {}", t.selection_record(), self.title()),
                author: host.to_owned(),
                made_at: now,
            },
            kicker: t.selection_record(),
            heading: self.title(),
            facts: vec![
                Fact::new(t.selection_record_released(), self.released()),
                Fact::new(t.selection_record_how(), self.how()),
                Fact::new(t.selection_record_review(), self.reviewed()),
                Fact::new(t.selection_record_criteria(), criteria.join("; ")),
            ],
            totals: vec![
                Figure::new(
                    record.entries.len().to_string(),
                    t.selection_record_total_entries(),
                ),
                Figure::new(count(Decided::Chosen), t.selection_record_total_chosen()),
                Figure::new(count(Decided::Reserve), t.selection_record_total_reserve()),
            ],
            conditions_title: t.selection_record_conditions(),
            conditions: self.conditions(),
            decision_title: t.selection_record_entries(),
            decision: Table {
                caption: String::new(),
                heads: vec![
                    t.selection_col_code(),
                    t.selection_col_who(),
                    t.selection_col_decision(),
                    t.selection_col_score(),
                ],
                rows: record.entries.iter().map(row).collect(),
            },
            changes_title: t.selection_record_changes(),
            changes: changed
                .map(|e| Fact::new(e.code.clone(), self.by_hand(e)))
                .collect(),
            decided_title: t.selection_record_signed(),
            decided: vec![Signatory {
                name: String::new(),
                role: host.to_owned(),
            }],
            foot: format!(
                "{}\n{}",
                t.selection_record_foot(),
                t.report_made(host.to_owned(), when::moment(t, now, &self.read.programme.zone))
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "selection/record.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    told: Told,
}

/// `GET /manage/programmes/{id}/selection/record`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let read = match view::record(&mut tx, &page.actor, &id).await {
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
        told: Told { t: page.t, read },
    })
}

/// `GET /manage/programmes/{id}/selection/record.pdf`
pub(super) async fn pdf(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let read = match view::record(&mut tx, &page.actor, &id).await {
        Ok(found) => found,
        // There is none before the release; the page of the selection says so.
        Err(Error::NotFound) => {
            let (_, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
            return Ok(page.go(&format!("{}/selection", head.home()), None));
        }
        Err(other) => return Err(other.into()),
    };
    let host = organisation::by_id(&mut tx, &read.programme.organisation_id).await?;
    tx.commit().await?;
    let told = Told { t: page.t, read };
    let record = told.paper(&host.profile.name, page.now);
    let bytes = typeset(move || ::paper::decision_record(&record)).await?;
    Ok(file::pdf(&format!("decisions-{}.pdf", page.t.language()), bytes))
}
