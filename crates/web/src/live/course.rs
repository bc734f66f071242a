//! The steps of a circle as its pages list them.

use domain::circle::live::{self, View};
use kernel::method::TurnMode;

use crate::texts::Texts;
use crate::ui::say;

/// One step.
pub(super) struct Row {
    pub(super) index: u16,
    pub(super) title: String,
    pub(super) minutes: u32,
    /// Its turn mode in words.
    pub(super) turn: String,
    pub(super) is_now: bool,
    /// Whether it began before.
    pub(super) begun: bool,
}

/// The steps of the circle, or of its plan before it opens. `t` says the turn modes.
pub(super) fn rows(view: &View, t: Texts) -> Vec<Row> {
    let language = super::stage::spoken(view);
    let Some(method) = view.method() else {
        return Vec::new();
    };
    let timeline = view.state.timeline(0);
    let planned = live::minutes(&view.dialogue).unwrap_or_default();
    (0..)
        .zip(&method.steps)
        .map(|(index, step)| {
            let at = usize::from(index);
            let row = timeline.get(at);
            Row {
                index,
                title: step.title.get(language).to_owned(),
                minutes: row
                    .map(|r| r.1)
                    .or_else(|| planned.get(at).copied())
                    .unwrap_or(step.minutes),
                turn: say::turn(t, step.turn_mode),
                is_now: view.state.current() == Some(index),
                begun: view.state.current().is_some_and(|now| index <= now) || row.is_some_and(|r| r.2 > 0),
            }
        })
        .collect()
}

/// Whether everybody in turn is asked in this mode, so that letting a turn go by means something.
pub(super) fn goes_round(mode: TurnMode) -> bool {
    matches!(mode, TurnMode::GoRound | TurnMode::TalkingPiece)
}
