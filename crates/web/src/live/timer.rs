//! Clocks of a live page: what they show when the page is made, and what script needs to let them run on. Nothing is
//! taken from the reader's own date.

use std::fmt::Write as _;

use kernel::circle::{Clock, State};
use kernel::time::MINUTE;

use crate::texts::Texts;
use crate::ui::text::{Safe, escape};

const MILLI: i64 = 1_000;
const SECOND: i64 = 1_000_000;

/// "12:05".
pub(super) fn minutes_and_seconds(micros: i64) -> String {
    // Rounded up, so that a step of five minutes begins at 5:00 and is over at 0:00.
    let seconds = (micros.max(0) + SECOND - 1) / SECOND;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The ring timer of the current step; nothing where none has begun.
pub(super) fn ring(t: Texts, state: &State, now: i64) -> Safe {
    let Some(clock) = state.clock(now) else {
        return Safe::default();
    };
    let (shown, under) = says(t, &clock);
    let class = match state.warning(now) {
        Some(kernel::circle::Warning::Soon { .. }) => " is-soon",
        Some(kernel::circle::Warning::Over { .. }) => " is-over",
        None if !clock.runs => " is-still",
        None => "",
    };
    let mut html = format!(
        "<ring-timer class=\"ring-timer{class}\" data-elapsed=\"{}\" data-total=\"{}\" data-runs=\"{}\" data-early=\"{}\"",
        clock.elapsed / MILLI,
        clock.total / MILLI,
        clock.runs,
        State::warns_before(clock.total) / MILLI,
    );
    for (name, text) in [
        ("left", t.live_left_of(clock.total / MINUTE)),
        ("over", t.live_over()),
        ("say-soon", t.live_say_soon()),
        ("say-over", t.live_say_over()),
    ] {
        let _ = write!(html, " data-{name}=\"{}\"", escape(&text));
    }
    let gone = clock.elapsed.min(clock.total) * 1000 / clock.total.max(1);
    let _ = write!(
        html,
        "><svg viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"{}\"><circle class=\"rt-track\" cx=\"60\" cy=\"60\" r=\"53\"/>\
         <circle class=\"rt-left\" cx=\"60\" cy=\"60\" r=\"53\" pathLength=\"1000\" stroke-dasharray=\"1000\" \
         stroke-dashoffset=\"{}\" transform=\"rotate(-90 60 60)\"/><text class=\"rt-time\" x=\"60\" y=\"66\">{}</text>\
         <text class=\"rt-under\" x=\"60\" y=\"83\">{}</text></svg></ring-timer>",
        escape(&t.live_ring_label(shown.clone())),
        -gone,
        escape(&shown),
        escape(&under),
    );
    Safe(html)
}

fn says(t: Texts, clock: &Clock) -> (String, String) {
    if clock.over > 0 {
        (format!("+{}", minutes_and_seconds(clock.over)), t.live_over())
    } else {
        (
            minutes_and_seconds(clock.remaining),
            t.live_left_of(clock.total / MINUTE),
        )
    }
}

/// A small clock that counts up or, for a silence, down.
pub(super) fn small(micros: i64, runs: bool, down: bool) -> Safe {
    Safe(format!(
        "<live-clock class=\"num\" data-ms=\"{}\" data-runs=\"{runs}\"{}>{}</live-clock>",
        micros / MILLI,
        if down { " data-down" } else { "" },
        minutes_and_seconds(micros)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_reads_as_people_read_it() {
        assert_eq!(minutes_and_seconds(5 * MINUTE), "5:00");
        assert_eq!(minutes_and_seconds(5 * MINUTE - 1), "5:00");
        assert_eq!(minutes_and_seconds(65 * SECOND), "1:05");
        assert_eq!(minutes_and_seconds(-3), "0:00");
    }
}
