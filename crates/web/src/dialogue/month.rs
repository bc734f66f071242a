//! The public calendar: a month as a table, which phones show as a list.

use askama::Template;
use axum::extract::{Query, State};
use domain::dialogue::list::{self, Entry, Filter};
use kernel::time::{self, DAY, HOUR};
use serde::Deserialize;

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::when;

/// The zone in which the calendar's days begin. Each dialogue is shown in its own.
const ZONE: &str = "Europe/Tallinn";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    month: String,
}

struct Day {
    iso: String,
    number: i8,
    weekday: String,
    today: bool,
    inside: bool,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "dialogue/month.html")]
struct Month<'a> {
    page: &'a Page,
    title: String,
    weekdays: Vec<(String, String)>,
    weeks: Vec<Vec<Day>>,
    before: String,
    after: String,
    none: bool,
}

impl Month<'_> {
    fn clock(&self, entry: &Entry) -> String {
        when::time_of_day(
            self.page.t,
            entry.dialogue.meeting.starts_at.unwrap_or(0),
            &entry.dialogue.meeting.zone,
        )
    }

    fn question(&self, entry: &Entry) -> String {
        entry.dialogue.text(self.page.t.language()).1.question.clone()
    }
}

/// `GET /dialogues/calendar?month=2026-11`
pub(crate) async fn show(State(app): State<App>, page: Page, Query(asked): Query<Asked>) -> Outcome {
    let t = page.t;
    let first = time::instant(&format!("{}-01", asked.month), "00:00", ZONE, None)
        .unwrap_or_else(|_| first_of_month(page.now));
    let (year, month, _) = time::local(first, ZONE).date();
    let monday = time::start_of_day(first, 1 - i32::from(time::local(first, ZONE).weekday()), ZONE);
    let mut tx = app.db.read().await?;
    let filter = Filter {
        from: Some(monday),
        until: Some(monday + 43 * DAY),
        ..Filter::default()
    };
    let entries = list::public(&mut tx, &filter).await?;
    let today = time::local(page.now, ZONE).iso_date();
    let mut weeks = Vec::new();
    for week in 0..6 {
        let mut days = Vec::new();
        for day in 0..7 {
            // Noon is on the same date whatever the clocks do at night.
            let noon = time::start_of_day(monday, week * 7 + day, ZONE) + 12 * HOUR;
            let local = time::local(noon, ZONE);
            let iso = local.iso_date();
            let of_day = entries.iter().filter(|e| {
                e.dialogue
                    .meeting
                    .starts_at
                    .is_some_and(|at| time::local(at, &e.dialogue.meeting.zone).iso_date() == iso)
            });
            days.push(Day {
                number: local.date().2,
                weekday: when::weekday(t, local.weekday()),
                today: iso == today,
                inside: local.date().1 == month,
                entries: of_day.cloned().collect(),
                iso,
            });
        }
        if days.iter().any(|d| d.inside) {
            weeks.push(days);
        }
    }
    let none = weeks.iter().flatten().all(|d| !d.inside || d.entries.is_empty());
    let weekdays = (1..=7)
        .map(|n| (when::weekday_short(t, n), when::weekday(t, n)))
        .collect();
    let (before, after) = (name(year, month, -1), name(year, month, 1));
    page.show(&Month {
        page: &page,
        title: when::month(t, year, month),
        weekdays,
        weeks,
        before,
        after,
        none,
    })
}

fn first_of_month(now: i64) -> i64 {
    let day = time::local(now, ZONE).date().2;
    time::start_of_day(now, 1 - i32::from(day), ZONE)
}

/// The month before or after, as the address has it.
fn name(year: i16, month: i8, step: i16) -> String {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(step);
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_turn_over_the_year() {
        assert_eq!(
            (name(2026, 12, 1).as_str(), name(2026, 1, -1).as_str()),
            ("2027-01", "2025-12")
        );
    }
}
