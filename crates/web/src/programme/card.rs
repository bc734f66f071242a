//! A programme in a list.

use askama::Template;
use domain::programme::Phase;
use domain::programme::list::Entry;

use super::{deadline, said};
use crate::page::Page;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "programme/card.html")]
struct Cards<'a> {
    page: &'a Page,
    entries: &'a [Entry],
}

impl Cards<'_> {
    fn chip(&self, entry: &Entry) -> (&'static str, String) {
        let phase = entry.programme.phase(self.page.now);
        (
            say::programme_chip(phase),
            say::programme_phase(self.page.t, phase),
        )
    }

    /// From when until when it is held, and who organises it.
    fn facts(&self, entry: &Entry) -> String {
        let (t, p) = (self.page.t, &entry.programme);
        let mut facts = Vec::new();
        facts.extend(said::span(t, p));
        if let Some(places) = p.call.places {
            facts.push(t.programme_list_places(places));
        }
        facts.push(entry.host.1.clone());
        facts.join(" · ")
    }

    /// Until when people can apply, or from when.
    fn deadline(&self, entry: &Entry) -> Option<String> {
        let (t, p, now) = (self.page.t, &entry.programme, self.page.now);
        match p.phase(now) {
            Phase::Open => {
                let at = p.call.closes_at?;
                let (left, till) = (deadline::left(t, now, at), when::till(t, at, &p.zone));
                Some(t.programme_until(left, till))
            }
            Phase::Announced => {
                let at = p.call.opens_at?;
                Some(t.programme_from(when::time_of_day(t, at, &p.zone), when::date(t, at, &p.zone)))
            }
            _ => None,
        }
    }
}

/// A list of programmes; nothing for none, so that the page says what that means there.
pub(crate) fn list(page: &Page, entries: &[Entry]) -> String {
    Cards { page, entries }.render().unwrap_or_default()
}
