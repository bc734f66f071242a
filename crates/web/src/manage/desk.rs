//! The desk: an organisation's dialogues by where they stand.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::{Membership, Right};
use domain::dialogue::Phase;
use domain::dialogue::list::{self, Entry};
use domain::{mail, organisation};

use crate::app::App;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "manage/index.html")]
struct Index<'a> {
    page: &'a Page,
    memberships: &'a [Membership],
}

/// `GET /manage`: the organisations of who is logged in; with only one, straight to it.
pub(super) async fn index(page: Page) -> Outcome {
    let memberships = &page.actor.signed()?.memberships;
    match memberships.as_slice() {
        [one] => Ok(page.go(&format!("/manage/{}", one.slug), None)),
        memberships => page.show(&Index {
            page: &page,
            memberships,
        }),
    }
}

/// Dialogues under one heading.
struct Group {
    id: &'static str,
    title: String,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "manage/desk.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    groups: Vec<Group>,
    may_plan: bool,
    /// Mails that need a hand; 0 also for those who may not see mails.
    troubled: u32,
}

impl Show<'_> {
    fn leaf(&self, entry: &Entry) -> Option<(String, String, String)> {
        let meeting = &entry.dialogue.meeting;
        let starts_at = meeting.starts_at?;
        Some(when::leaf(self.page.t, starts_at, &meeting.zone))
    }

    fn iso(&self, entry: &Entry) -> String {
        let meeting = &entry.dialogue.meeting;
        when::iso(meeting.starts_at.unwrap_or(0), &meeting.zone)
    }

    /// Time, place, and how many people.
    fn facts(&self, entry: &Entry) -> String {
        let (t, d, tally) = (self.page.t, &entry.dialogue, &entry.tally);
        let mut facts = Vec::new();
        if let Some(starts_at) = d.meeting.starts_at {
            facts.push(when::clocks(t, starts_at, d.minutes, &d.meeting.zone));
        }
        if d.meeting.attendance.has_place() && !d.meeting.place_name.is_empty() {
            facts.push(d.meeting.place_name.clone());
        }
        match d.phase(self.page.now) {
            Phase::Open | Phase::Closed | Phase::Running => {
                facts.push(if tally.capacity > 0 {
                    t.manage_taken(tally.capacity, tally.taken)
                } else {
                    t.manage_taken_only(tally.taken)
                });
                if tally.waiting > 0 {
                    facts.push(t.manage_waiting(tally.waiting));
                }
            }
            Phase::Past => facts.push(t.manage_came(tally.came)),
            Phase::Draft => {
                let moment = when::moment(t, d.updated_at, &d.meeting.zone);
                facts.push(t.manage_changed(moment));
            }
            Phase::Cancelled => {}
        }
        facts.join(" · ")
    }

    fn chip(&self, entry: &Entry) -> (&'static str, String) {
        let phase = entry.dialogue.phase(self.page.now);
        (say::phase_chip(phase), say::phase(self.page.t, phase))
    }
}

/// `GET /manage/{slug}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::SeePlan).await?;
    let entries = list::of_organisation(&mut tx, &page.actor, &organisation.id).await?;
    let troubled = if page.may(&organisation.id, Right::SeeMail) {
        mail::troubled(&mut tx, &organisation.id).await?
    } else {
        0
    };
    tx.commit().await?;
    page.show(&Show {
        desk: Desk::of(&organisation),
        groups: groups(&page, entries),
        may_plan: page.may(&organisation.id, Right::Plan),
        troubled,
        page: &page,
    })
}

/// The entries by where they stand; groups without any are left out.
fn groups(page: &Page, entries: Vec<Entry>) -> Vec<Group> {
    let t = page.t;
    let mut groups = [
        ("coming", t.manage_coming()),
        ("drafts", t.manage_drafts()),
        ("past", t.manage_past()),
        ("cancelled", t.manage_cancelled()),
    ]
    .map(|(id, title)| Group {
        id,
        title,
        entries: Vec::new(),
    });
    for entry in entries {
        let at = match entry.dialogue.phase(page.now) {
            Phase::Open | Phase::Closed | Phase::Running => 0,
            Phase::Draft => 1,
            Phase::Past => 2,
            Phase::Cancelled => 3,
        };
        groups[at].entries.push(entry);
    }
    // The list comes with the latest first; of what is coming, the soonest matters most, of drafts the one in hand.
    groups[0].entries.sort_by_key(|e| e.dialogue.meeting.starts_at);
    groups[1]
        .entries
        .sort_by_key(|e| std::cmp::Reverse(e.dialogue.updated_at));
    groups.into_iter().filter(|g| !g.entries.is_empty()).collect()
}
