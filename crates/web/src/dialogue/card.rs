//! A dialogue in a list.

use askama::Template;
use domain::dialogue::Phase;
use domain::dialogue::list::Entry;

use crate::page::Page;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "dialogue/card.html")]
struct Cards<'a> {
    page: &'a Page,
    entries: &'a [Entry],
}

impl Cards<'_> {
    fn leaf(&self, entry: &Entry) -> (String, String, String) {
        when::leaf(
            self.page.t,
            entry.dialogue.meeting.starts_at.unwrap_or(0),
            &entry.dialogue.meeting.zone,
        )
    }

    fn iso(&self, entry: &Entry) -> String {
        when::iso(
            entry.dialogue.meeting.starts_at.unwrap_or(0),
            &entry.dialogue.meeting.zone,
        )
    }

    /// "18:00–20:00 · Räpina Loomemaja · Estonian".
    fn facts(&self, entry: &Entry) -> String {
        let (t, d) = (self.page.t, &entry.dialogue);
        let clocks = when::clocks(t, d.meeting.starts_at.unwrap_or(0), d.minutes, &d.meeting.zone);
        let place = if d.meeting.attendance.has_place() && !d.meeting.place_name.is_empty() {
            d.meeting.place_name.clone()
        } else {
            say::attendance(t, d.meeting.attendance)
        };
        format!("{clocks} · {place} · {}", say::spoken(t, &d.spoken))
    }

    /// The chip: its class and text, and a second line or nothing.
    fn state(&self, entry: &Entry) -> (&'static str, String, String) {
        let (t, tally) = (self.page.t, &entry.tally);
        match entry.dialogue.phase(self.page.now) {
            Phase::Open if tally.free() > 0 && tally.waiting == 0 => {
                ("chip--open", t.card_free(tally.free()), String::new())
            }
            Phase::Open => {
                let waiting = if entry.dialogue.places.waiting_list {
                    t.card_waiting_list()
                } else {
                    String::new()
                };
                ("chip--full", t.card_full(), waiting)
            }
            phase => (say::phase_chip(phase), say::phase(t, phase), String::new()),
        }
    }
}

/// A list of dialogues; nothing for none, so that the page says what that means there.
pub(crate) fn list(page: &Page, entries: &[Entry]) -> String {
    Cards { page, entries }.render().unwrap_or_default()
}
