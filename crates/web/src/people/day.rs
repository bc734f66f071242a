//! The day itself: who is here, who is not, and who came without having registered.

use askama::Template;
use axum::extract::{Path, State as Extract};
use domain::actor::Right;
use domain::dialogue::field::{self, Asked, Field};
use domain::dialogue::invitee::{self, InviteeKind};
use domain::dialogue::{Dialogue, Phase};
use domain::error::Error;
use domain::input::Fields;
use domain::registration::Registration;
use domain::registration::book::{self, Tally};
use domain::registration::people::{self, Act};
use domain::seating::view;
use kernel::place::State;
use kernel::time::HOUR;

use super::list::Button;
use super::{act_name, controls, found, kind_control, kind_name, searched};
use crate::app::App;
use crate::circle::way;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::Safe;
use crate::ui::{Form, say, when};

/// From so long before the start on the page no longer says that it is not yet the day.
const EARLY: i64 = 3 * HOUR;

struct Row {
    id: String,
    name: String,
    here: bool,
    /// Their circle, and those that they go on to.
    circle: Option<String>,
    chip: Option<(&'static str, String)>,
    facts: String,
    buttons: Vec<Button>,
}

impl Row {
    fn heap(&self) -> String {
        format!("{} {}", self.name, self.facts)
    }
}

struct Part {
    /// Empty for the first, which needs no heading of its own.
    title: String,
    id: &'static str,
    rows: Vec<Row>,
}

/// What stood in the way of what was just tried.
pub(super) enum Trouble {
    /// Every place is held.
    Full,
    /// Something else.
    Other(String),
}

#[derive(Template)]
#[template(path = "people/day.html")]
pub(super) struct Day<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: Dialogue,
    tally: Tally,
    still: usize,
    expected: usize,
    missing: usize,
    parts: Vec<Part>,
    everybody: usize,
    search: String,
    form: Form,
    /// Whether the form was typed into: then it stands open, with what was typed.
    typed: bool,
    kinds: Vec<InviteeKind>,
    asked: Vec<Asked>,
    trouble: Option<Trouble>,
    plans: bool,
    /// How many are here without a seat; 0 where there are no circles.
    unseated: u32,
}

impl Day<'_> {
    /// What to know before anybody is checked in; nothing on the day itself.
    fn notice(&self) -> Option<String> {
        let (t, meeting) = (self.page.t, &self.dialogue.meeting);
        if self.dialogue.erased_at.is_some() {
            return Some(t.people_erased(self.tally.came, self.tally.taken));
        }
        match self.head.phase {
            Phase::Draft => Some(t.day_draft()),
            Phase::Cancelled => Some(t.day_cancelled()),
            Phase::Open | Phase::Closed | Phase::Running | Phase::Past => meeting
                .starts_at
                .filter(|starts| self.page.now < starts - EARLY)
                .map(|starts| {
                    let span = when::span(t, starts, self.dialogue.minutes, &meeting.zone);
                    t.day_not_yet(span)
                }),
        }
    }

    /// Whether somebody can be let in now.
    fn is_open(&self) -> bool {
        self.dialogue.erased_at.is_none() && !matches!(self.head.phase, Phase::Draft | Phase::Cancelled)
    }

    fn trouble(&self) -> Option<String> {
        let t = self.page.t;
        self.trouble.as_ref().map(|trouble| match trouble {
            Trouble::Full if self.plans => t.people_full_what(),
            Trouble::Full => t.people_full_ask(),
            Trouble::Other(what) => what.clone(),
        })
    }

    fn is_full(&self) -> bool {
        matches!(self.trouble, Some(Trouble::Full))
    }

    fn kind(&self) -> Safe {
        kind_control(&self.form, self.page.t, &self.kinds)
    }

    fn asked(&self) -> Safe {
        controls(&self.form, self.page.t, &self.asked)
    }

    /// Whether the fields that may stay empty hold something, so that they must not be folded away.
    fn more(&self) -> bool {
        let names = self.asked.iter().map(|a| a.field.as_str());
        names
            .chain(["phone"])
            .any(|name| !self.form.fields.get(name).is_empty() || self.form.faults.get(name).is_some())
    }
}

fn row(page: &Page, dialogue: &Dialogue, tally: &Tally, kinds: &[InviteeKind], one: &Registration) -> Row {
    let t = page.t;
    // What whoever stands at the door should know: the kind for seating, and what the person needs.
    let needs = one.answers.get(&Field::Access).cloned().unwrap_or_default();
    let facts: Vec<String> = [kind_name(kinds, one), needs.replace('\n', ", ")]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    let undo = |act: &Act| matches!(act, Act::UndoCheckIn | Act::UndoAbsent);
    Row {
        id: one.id.clone(),
        name: one.name.clone(),
        here: one.state == State::Attended,
        circle: None,
        // A place that is simply theirs needs no word on this page.
        chip: (one.state != State::Confirmed).then(|| (say::place_chip(one.state), say::place(t, one.state))),
        facts: facts.join(" · "),
        buttons: people::possible(&page.actor, dialogue, tally, one.state, page.now)
            .into_iter()
            .filter(|act| act.is_of_the_day())
            // Who is marked as not here is taken back first or found at the door; excusing them comes after that.
            .filter(|act| one.state != State::Absent || *act == Act::CheckIn || undo(act))
            .filter(|act| one.state != State::Waiting || *act == Act::CheckIn)
            .map(|act| Button {
                act: act.as_str(),
                label: act_name(t, act),
                asks: None,
            })
            .collect(),
    }
}

/// Those who may come by name, who waits in the order of the line, and who had given up.
fn parts(
    page: &Page,
    dialogue: &Dialogue,
    tally: &Tally,
    kinds: &[InviteeKind],
    people: &[Registration],
) -> Vec<Part> {
    let t = page.t;
    let among = |wanted: fn(State) -> bool, by_name: bool| -> Vec<Row> {
        let mut some: Vec<&Registration> = people.iter().filter(|p| wanted(p.state)).collect();
        if by_name {
            some.sort_by_cached_key(|p| kernel::text::fold(&p.name));
        }
        some.into_iter()
            .map(|one| row(page, dialogue, tally, kinds, one))
            .collect()
    };
    let comes = |s: State| s.holds_place() || matches!(s, State::Absent | State::Apologised);
    let waits = |s: State| matches!(s, State::Waiting | State::Registered);
    let out = |s: State| matches!(s, State::Declined | State::Expired | State::Withdrawn);
    vec![
        Part {
            title: String::new(),
            id: "comes",
            rows: among(comes, true),
        },
        Part {
            title: t.day_waiting(),
            id: "waits",
            rows: among(waits, false),
        },
        Part {
            title: t.day_out(),
            id: "out",
            rows: among(out, true),
        },
    ]
}

/// The page; `typed` is the walk-in form that was refused.
pub(super) async fn day<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    typed: Option<Form>,
    trouble: Option<Trouble>,
) -> Result<Day<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::CheckIn).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    let kinds = invitee::list(&mut tx, id).await?;
    let asked = field::list(&mut tx, id).await?;
    let people = people::list(&mut tx, &page.actor, &dialogue).await?;
    let seated = view::numbers(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let unseated = seated.as_ref().map_or(0, |seated| {
        let without = people
            .iter()
            .filter(|p| p.state == State::Attended && !seated.contains_key(&p.id));
        u32::try_from(without.count()).unwrap_or(u32::MAX)
    });
    let seated = seated.unwrap_or_default();
    let count = |wanted: fn(State) -> bool| people.iter().filter(|p| wanted(p.state)).count();
    let search = searched(page);
    let mut parts = parts(page, &dialogue, &tally, &kinds, &people);
    for part in &mut parts {
        for row in &mut part.rows {
            let numbers = seated.get(&row.id).and_then(|numbers| numbers.split_first());
            let way = |(first, later): (&u32, &[u32])| way(page.t, page.t.seating_circle(*first), later);
            row.circle = numbers.map(way);
        }
        part.rows.retain(|row| found(&row.heap(), &search));
    }
    parts.retain(|part| !part.rows.is_empty());
    Ok(Day {
        page,
        desk,
        plans: page.may(&head.organisation_id, Right::Plan),
        head,
        tally,
        still: count(|s| matches!(s, State::Confirmed | State::Offered { .. })),
        expected: count(|s| s.holds_place() || s == State::Absent),
        missing: count(|s| matches!(s, State::Absent | State::Apologised)),
        parts,
        everybody: people.len(),
        search,
        typed: typed.is_some(),
        form: typed.unwrap_or_else(|| {
            let fields = Fields::default().with("once", app.context().token());
            Form::new(page.t, fields)
        }),
        kinds,
        asked,
        trouble,
        unseated,
        dialogue,
    })
}

/// `GET /manage/dialogues/{id}/day`; the address of its form shows it too, for who comes back to it by a link.
pub(super) async fn show(Extract(app): Extract<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = day(&app, &page, &id, None, None).await?;
    page.show(&template)
}
