//! What must be there before registration opens, so that nobody is invited to something nobody answers for.

use kernel::method;

use super::{Dialogue, State};
use crate::crew::{Duty, Hand};
use crate::dialogue::invitee::InviteeKind;

/// One point of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The question.
    Question,
    /// Why it is asked.
    Why,
    /// What it can influence.
    Influence,
    /// Who answers, and by when.
    Answer,
    /// Date and time in the future.
    Time,
    /// Place or video link.
    Place,
    /// Method and length fit.
    Method,
    /// How many can come.
    Places,
    /// Who leads, where the method needs it.
    Facilitator,
    /// Who writes. Good to have.
    Scribe,
    /// Whom to invite. Good to have.
    Invitees,
    /// How people get in and what they need to know. Good to have.
    Access,
}

/// A point, whether it is done, and whether registration can open without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub point: Point,
    /// Whether it is there.
    pub done: bool,
    /// Whether registration needs it.
    pub required: bool,
}

/// The list for a dialogue.
pub fn checks(dialogue: &Dialogue, crew: &[Hand], invitees: &[InviteeKind], now: i64) -> Vec<Check> {
    let words = dialogue.text(&dialogue.language).1;
    let meeting = &dialogue.meeting;
    let method = dialogue.method();
    let has = |duty| crew.iter().any(|h| h.duty == duty);
    let place = (!meeting.attendance.has_place() || !meeting.place_name.is_empty())
        && (!meeting.attendance.has_link() || !meeting.video_link.is_empty());
    let answer_after = match (dialogue.answer_by, meeting.starts_at) {
        (Some(answer), Some(start)) => answer > start,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let required = |point, done| Check {
        point,
        done,
        required: true,
    };
    let good = |point, done| Check {
        point,
        done,
        required: false,
    };
    vec![
        required(Point::Question, !words.question.is_empty()),
        required(Point::Why, !words.why.is_empty()),
        required(Point::Influence, !words.influence.is_empty()),
        required(Point::Answer, !words.answerer.is_empty() && answer_after),
        required(Point::Time, meeting.starts_at.is_some_and(|at| at > now)),
        required(Point::Place, place),
        required(
            Point::Method,
            method.is_some_and(|m| method::plan(m, dialogue.minutes, &dialogue.pinned).is_ok()),
        ),
        required(Point::Places, dialogue.places.capacity.is_some()),
        required(
            Point::Facilitator,
            has(Duty::Facilitator) || method.is_some_and(|m| !m.needs_facilitator),
        ),
        good(Point::Scribe, has(Duty::Scribe)),
        good(Point::Invitees, !invitees.is_empty()),
        good(Point::Access, !meeting.access.is_empty()),
    ]
}

/// Whether registration can open.
pub fn can_open(dialogue: &Dialogue, checks: &[Check]) -> bool {
    dialogue.state == State::Draft && checks.iter().all(|c| c.done || !c.required)
}
