//! The clocks of a circle, derived from its events: microseconds without pauses.
//!
//! `at` is the server's clock (microseconds UTC) at the moment of looking. Where it shows less than at the last event,
//! the clocks read as at that event.

use super::{State, state::Step};
use crate::time::MINUTE;

/// The shortest time before the end of a step at which its warning comes.
const WARN_LEAST: i64 = MINUTE / 2;
/// The longest.
const WARN_MOST: i64 = 2 * MINUTE;
/// Between those, so great a part of the step.
const WARN_PART: i64 = 5;

/// What a ring timer shows, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// How long the step has run.
    pub elapsed: i64,
    /// How long it is, extensions included.
    pub total: i64,
    /// How much is left; 0 when it is over.
    pub remaining: i64,
    /// By how much it is over its time.
    pub over: i64,
    /// Whether the clock runs at this moment.
    pub runs: bool,
}

/// That a step's time is running out. Steps do not end by themselves: people finish their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It ends soon.
    Soon {
        /// In so many microseconds.
        remaining: i64,
    },
    /// Its time is up.
    Over {
        /// Since so many microseconds.
        by: i64,
    },
}

impl Step {
    pub(super) fn total(&self) -> i64 {
        i64::from(self.minutes) * MINUTE
    }
}

impl State {
    /// What has passed since the last event on the clocks that run.
    pub(super) fn pending(&self, at: i64) -> i64 {
        if self.runs() {
            at.saturating_add(self.skew).saturating_sub(self.now).max(0)
        } else {
            0
        }
    }

    /// The clock of the current step; `None` if none has begun.
    pub fn clock(&self, at: i64) -> Option<Clock> {
        let step = self.step(self.current?)?;
        let elapsed = step.spent.saturating_add(self.pending(at));
        let total = step.total();
        Some(Clock {
            elapsed,
            total,
            remaining: total.saturating_sub(elapsed).max(0),
            over: elapsed.saturating_sub(total).max(0),
            runs: self.runs(),
        })
    }

    /// How long before the end of a step of `total` microseconds its warning comes, in microseconds.
    pub fn warns_before(total: i64) -> i64 {
        (total / WARN_PART).clamp(WARN_LEAST, WARN_MOST)
    }

    /// Whether the current step ends soon or is over: from a fifth of its time before the end on, but not earlier than
    /// two minutes and not later than half a minute before. None in a pause.
    pub fn warning(&self, at: i64) -> Option<Warning> {
        let clock = self.clock(at).filter(|clock| clock.runs)?;
        let early = Self::warns_before(clock.total);
        if clock.elapsed >= clock.total {
            Some(Warning::Over { by: clock.over })
        } else if clock.remaining <= early {
            Some(Warning::Soon {
                remaining: clock.remaining,
            })
        } else {
            None
        }
    }

    /// How much of the silence is left, in microseconds; `None` if there is none.
    pub fn silence(&self, at: i64) -> Option<i64> {
        let left = self.silence_until?.saturating_sub(self.clock(at)?.elapsed);
        (left > 0).then_some(left)
    }

    /// Per step: its planned minutes, its minutes now, and how long it has run in microseconds.
    pub fn timeline(&self, at: i64) -> Vec<(u32, u32, i64)> {
        let pending = self.pending(at);
        let row = |(index, step): (usize, &Step)| {
            let running = self.current.map(usize::from) == Some(index);
            let spent = step.spent.saturating_add(if running { pending } else { 0 });
            (step.planned, step.minutes, spent)
        };
        self.steps.iter().enumerate().map(row).collect()
    }

    /// How long the circle still takes if every step from here on keeps to its time, in microseconds. Pauses to come
    /// are nobody's to know.
    pub fn ahead(&self, at: i64) -> i64 {
        let first = self.current.map_or(0, |step| usize::from(step) + 1);
        let later: i64 = self.steps.iter().skip(first).map(Step::total).sum();
        later + self.clock(at).map_or(0, |clock| clock.remaining)
    }

    /// By how much the circle will take longer than planned (negative: shorter), in microseconds, pauses not counted.
    /// What to do about it is the facilitator's: shorten a step to come, or ask the circle.
    pub fn late_by(&self, at: i64) -> i64 {
        let spent = self
            .timeline(at)
            .iter()
            .fold(0i64, |sum, row| sum.saturating_add(row.2));
        let planned: i64 = self
            .steps
            .iter()
            .map(|step| i64::from(step.planned) * MINUTE)
            .sum();
        spent.saturating_add(self.ahead(at)).saturating_sub(planned)
    }
}
