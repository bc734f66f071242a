//! The cohort at a glance: who takes part and how often they were there, and the meetings.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::cohort::{self, Attended, poll};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::Programme;

use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "cohort/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    meetings: Vec<Meeting>,
    polled: Vec<String>,
    people: Vec<Application>,
    attended: BTreeMap<String, Attended>,
    manages: bool,
}

impl Show<'_> {
    fn title(&self, meeting: &Meeting) -> (String, String) {
        super::title(self.page, &self.programme, meeting)
    }

    fn facts(&self, meeting: &Meeting) -> String {
        let facts = [
            super::time(self.page, &self.programme, meeting),
            super::place(meeting),
        ];
        let facts: Vec<String> = facts.into_iter().filter(|f| !f.is_empty()).collect();
        facts.join(" · ")
    }

    fn is_polled(&self, meeting: &Meeting) -> bool {
        self.polled.contains(&meeting.id)
    }

    /// Whether a poll makes sense: for what has not begun.
    fn can_ask(&self, meeting: &Meeting) -> bool {
        self.manages && meeting.starts_at.is_none_or(|at| at > self.page.now)
    }

    /// Present, apologised, absent, and a remark where sheets are missing.
    fn counts(&self, person: &Application) -> [String; 3] {
        let counted = self.attended.get(&person.id);
        let say = |n: Option<u32>| n.unwrap_or(0).to_string();
        [
            say(counted.map(|c| c.present)),
            say(counted.map(|c| c.apologised)),
            say(counted.map(|c| c.absent)),
        ]
    }

    fn held(&self) -> u32 {
        self.attended.values().map(|c| c.held).max().unwrap_or(0)
    }

    fn unrecorded(&self) -> u32 {
        self.attended.values().map(|c| c.unrecorded).max().unwrap_or(0)
    }
}

/// `GET /manage/programmes/{id}/cohort`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePeople).await?;
    let people = cohort::list(&mut tx, &page.actor, &programme).await?;
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    let attended = cohort::attendance(&mut tx, &id, page.now).await?;
    let polls = poll::undecided(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        manages: page.may(&programme.organisation_id, Right::ManagePeople),
        page: &page,
        desk,
        head,
        programme,
        meetings,
        polled: polls.into_iter().map(|p| p.meeting_id).collect(),
        people,
        attended: attended
            .into_iter()
            .map(|a| (a.application_id.clone(), a))
            .collect(),
    })
}
