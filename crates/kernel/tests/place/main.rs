//! Keeping places, as people meet it, and what always holds.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod coming;
mod line;
mod properties;

use kernel::place::{Book, Cause, Change, Place, Rules, State};

const HOUR: i64 = 3_600_000_000;
const START: i64 = 100 * HOUR;

fn rules(capacity: u32) -> Rules {
    Rules {
        capacity,
        waiting_list: true,
        offer_for: 24 * HOUR,
        closes_at: START - HOUR,
        starts_at: START,
        ends_at: START + 2 * HOUR,
    }
}

fn book(capacity: u32, people: &[(&'static str, State)]) -> Book<&'static str> {
    let places = people
        .iter()
        .zip(1..)
        .map(|(&(key, state), line)| Place { key, state, line })
        .collect();
    Book::new(rules(capacity), places).unwrap()
}

fn state(book: &Book<&'static str>, key: &'static str) -> State {
    book.get(&key).unwrap().state
}

/// The changes without their positions in the line, to read them at a glance.
fn steps(changes: &[Change<&'static str>]) -> Vec<(&'static str, Option<State>, Option<State>, Cause)> {
    changes.iter().map(|c| (c.key, c.from, c.to, c.cause)).collect()
}
