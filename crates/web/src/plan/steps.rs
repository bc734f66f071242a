//! The course of a method: its steps with their minutes and clock times, and its time as one line.

use std::fmt::Write as _;

use domain::dialogue::Dialogue;
use kernel::method::{self, Method, Phase};
use kernel::time::MINUTE;

use crate::texts::Texts;
use crate::ui::text::Safe;
use crate::ui::{say, when};

/// A step as a page shows it.
pub(crate) struct StepView {
    /// Title.
    pub(crate) title: String,
    /// What is said to the circle.
    pub(crate) prompt: String,
    /// What the one who leads should know.
    pub(crate) notes: String,
    /// What must be at hand.
    pub(crate) materials: Vec<String>,
    /// Who speaks when.
    pub(crate) turn: String,
    /// Seconds of one turn, where turns are timed.
    pub(crate) turn_seconds: Option<u32>,
    /// Minutes, where they could be shared out.
    pub(crate) minutes: Option<u32>,
    /// The least it needs, in minutes.
    pub(crate) least: u32,
    /// When it begins, where the dialogue has a time.
    pub(crate) clock: Option<String>,
    /// Whether it belongs to the talk itself.
    pub(crate) talk: bool,
    /// Whether its minutes were set by hand.
    pub(crate) pinned: bool,
}

/// The steps of a method with these minutes, in the words of `t`'s language. Minutes that cannot be shared out are
/// left open, and with them the clock times.
pub(crate) fn of(
    t: Texts,
    method: &Method,
    minutes: u32,
    pinned: &[Option<u32>],
    starts: Option<(i64, &str)>,
) -> Vec<StepView> {
    let shared = method::plan(method, minutes, pinned).ok();
    let language = t.language();
    let mut begins = starts.map(|(at, _)| at).filter(|_| shared.is_some());
    method
        .steps
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let minutes = shared.as_ref().and_then(|plan| plan.minutes.get(i)).copied();
            let clock = begins
                .zip(starts)
                .map(|(at, (_, zone))| when::time_of_day(t, at, zone));
            begins = begins
                .zip(minutes)
                .map(|(at, minutes)| at + i64::from(minutes) * MINUTE);
            StepView {
                title: step.title.get(language).to_owned(),
                prompt: step.prompt.get(language).to_owned(),
                notes: step.notes.get(language).to_owned(),
                materials: step
                    .materials
                    .iter()
                    .map(|m| m.get(language).to_owned())
                    .collect(),
                turn: say::turn(t, step.turn_mode),
                turn_seconds: step.turn_seconds,
                minutes,
                least: step.least,
                clock,
                talk: step.phase == Phase::Talk,
                pinned: pinned.get(i).is_some_and(Option::is_some),
            }
        })
        .collect()
}

/// The steps of a dialogue; none where its method is not known any more.
pub(crate) fn of_dialogue(t: Texts, dialogue: &Dialogue) -> Vec<StepView> {
    let meeting = &dialogue.meeting;
    let starts = meeting.starts_at.map(|at| (at, meeting.zone.as_str()));
    dialogue.method().map_or_else(Vec::new, |method| {
        of(t, method, dialogue.minutes, &dialogue.pinned, starts)
    })
}

/// The time as one line with its key; nothing where minutes are open. What it shows is said in words for those who
/// do not see it.
pub(crate) fn timeline(t: Texts, steps: &[StepView]) -> Safe {
    let minutes: Option<Vec<u32>> = steps.iter().map(|s| s.minutes).collect();
    let Some(minutes) = minutes.filter(|m| !m.is_empty()) else {
        return Safe::default();
    };
    let total: u32 = minutes.iter().sum();
    let talk: u32 = steps
        .iter()
        .zip(&minutes)
        .filter(|(s, _)| s.talk)
        .map(|(_, m)| m)
        .sum();
    let count = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let escape = crate::ui::text::escape;
    let mut html = format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {total} 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
        escape(&t.plan_course_label(total, count, talk))
    );
    let mut from = 0;
    for (step, minutes) in steps.iter().zip(minutes) {
        let class = if step.talk {
            "t-part t-part--talk"
        } else {
            "t-part"
        };
        // The gap parts the steps; a step without minutes has no width to take it from.
        let width = (f64::from(minutes) - 0.4).max(0.0);
        let _ = write!(
            html,
            "<rect class=\"{class}\" x=\"{from}\" width=\"{width:.1}\" height=\"10\"/>"
        );
        from += minutes;
    }
    let _ = write!(
        html,
        "</svg><ul class=\"key\" aria-hidden=\"true\"><li class=\"is-came\">{}</li><li class=\"is-registered\">{}</li></ul>",
        escape(&t.plan_course_key_talk()),
        escape(&t.plan_course_key_other())
    );
    Safe(html)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]
    use super::*;
    use kernel::time::instant;

    const TALLINN: &str = "Europe/Tallinn";

    #[test]
    fn steps_follow_each_other_by_the_clock() {
        let timeout = method::newest("timeout").unwrap();
        let start = instant("2026-11-24", "18:00", TALLINN, None).unwrap();
        let mut pinned = vec![None; timeout.steps.len()];
        pinned[4] = Some(25);
        let steps = of(Texts::of("et"), timeout, 90, &pinned, Some((start, TALLINN)));
        assert_eq!(steps[0].clock.as_deref(), Some("18.00"));
        let first = steps[0].minutes.unwrap();
        assert_eq!(steps[1].clock, Some(format!("18.{first:02}")));
        assert_eq!((steps[4].minutes, steps[4].pinned), (Some(25), true));
        assert_eq!(steps.iter().filter_map(|s| s.minutes).sum::<u32>(), 90);
        assert_eq!(steps[0].title, timeout.steps[0].title.get("et"));
        let line = timeline(Texts::of("en"), &steps).0;
        assert_eq!(line.matches("<rect").count(), steps.len());
        assert!(line.contains("viewBox=\"0 0 90 10\"") && line.contains("90 minutes, 13 steps"));
    }

    #[test]
    fn minutes_that_do_not_fit_are_left_open() {
        let timeout = method::newest("timeout").unwrap();
        let start = instant("2026-11-24", "18:00", TALLINN, None).unwrap();
        let steps = of(Texts::of("en"), timeout, 20, &[], Some((start, TALLINN)));
        assert_eq!(steps.len(), timeout.steps.len());
        assert!(steps.iter().all(|s| s.minutes.is_none() && s.clock.is_none()));
        assert_eq!(timeline(Texts::of("en"), &steps).0, "");
    }
}
