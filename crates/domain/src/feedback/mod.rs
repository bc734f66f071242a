//! Feedback: how a dialogue was, in 90 seconds, from whoever was there.
//!
//! Here is what is asked and when it can be answered; [`form`] takes answers, by themselves or typed in from paper,
//! [`results`] counts them. An answer is linked to nobody, and nothing is shown of fewer than [`SHOWN_FROM`].

pub mod form;
pub mod results;

use kernel::time::DAY;

use crate::dialogue::{Dialogue, State};

/// Answers to a question are shown from so many on.
pub const SHOWN_FROM: u32 = 5;

/// So long after its end a dialogue's form can be answered, in microseconds.
pub const OPEN_FOR: i64 = 14 * DAY;

/// The most characters of an answer in one's own words.
pub const LONGEST: usize = 1000;

/// Values of a scale.
pub const SCALE: [&str; 5] = ["1", "2", "3", "4", "5"];

/// Whether such dialogues are necessary.
pub const NECESSARY: [&str; 4] = ["very", "yes", "unsure", "no"];

/// Where the invitation came from.
pub const SOURCES: [&str; 6] = [
    "personal",
    "poster",
    "social-media",
    "newsletter",
    "school-or-work",
    "other",
];

/// How often somebody took part in such a dialogue before.
pub const BEFORE: [&str; 3] = ["first", "once", "several"];

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// A number from 1 to 5.
    Scale,
    /// One of these.
    One(&'static [&'static str]),
    /// In one's own words.
    Words,
}

/// A question of the form. None has to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What kind of experience it was.
    Experience,
    /// "I felt heard." One item of a scale of eight, so not that scale.
    Heard,
    /// "I understand others' views better than before."
    Understood,
    /// Whether it is necessary that such dialogues are held.
    Necessary,
    /// Where the invitation came from.
    Source,
    /// Whether they took part in such a dialogue before.
    Before,
    /// Who else should have been here.
    Missing,
    /// What worked.
    Worked,
    /// What could be better.
    Improve,
}

impl Question {
    /// All questions in the order of the form.
    pub const ALL: [Question; 9] = [
        Question::Experience,
        Question::Heard,
        Question::Understood,
        Question::Necessary,
        Question::Source,
        Question::Before,
        Question::Missing,
        Question::Worked,
        Question::Improve,
    ];

    /// What may be published: nothing about the people, nothing in their own words.
    pub const PUBLIC: [Question; 4] = [
        Question::Experience,
        Question::Heard,
        Question::Understood,
        Question::Necessary,
    ];

    /// Its name in forms and its column.
    pub fn as_str(self) -> &'static str {
        match self {
            Question::Experience => "experience",
            Question::Heard => "heard",
            Question::Understood => "understood",
            Question::Necessary => "necessary",
            Question::Source => "source",
            Question::Before => "before",
            Question::Missing => "missing",
            Question::Worked => "worked",
            Question::Improve => "improve",
        }
    }

    /// How it is answered.
    pub fn answered(self) -> Answered {
        match self {
            Question::Experience | Question::Heard | Question::Understood => Answered::Scale,
            Question::Necessary => Answered::One(&NECESSARY),
            Question::Source => Answered::One(&SOURCES),
            Question::Before => Answered::One(&BEFORE),
            Question::Missing | Question::Worked | Question::Improve => Answered::Words,
        }
    }

    /// What can be chosen, in the order of the form; nothing where people write.
    pub fn choices(self) -> &'static [&'static str] {
        match self.answered() {
            Answered::Scale => &SCALE,
            Answered::One(choices) => choices,
            Answered::Words => &[],
        }
    }
}

/// What a dialogue's form asks. After its registrations are erased nobody is asked to write any more: nothing would
/// erase it.
pub fn asked(dialogue: &Dialogue) -> Vec<Question> {
    let gone = dialogue.erased_at.is_some();
    Question::ALL
        .into_iter()
        .filter(|q| !gone || q.answered() != Answered::Words)
        .collect()
}

/// Whether a dialogue's form can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// From the dialogue's start on, microseconds UTC, where there is one.
    NotYet(Option<i64>),
    /// Until then, microseconds UTC.
    Open(i64),
    /// It is too late.
    Over,
    /// The dialogue was cancelled.
    Cancelled,
}

/// Whether a dialogue's form can be answered now: from its start until [`OPEN_FOR`] after its end.
pub fn window(dialogue: &Dialogue, now: i64) -> Window {
    match (dialogue.state, dialogue.meeting.starts_at, dialogue.ends_at()) {
        (State::Cancelled, ..) => Window::Cancelled,
        (State::Open, Some(starts), Some(ends)) => {
            if now < starts {
                Window::NotYet(Some(starts))
            } else if now < ends + OPEN_FOR {
                Window::Open(ends + OPEN_FOR)
            } else {
                Window::Over
            }
        }
        (State::Draft | State::Open, ..) => Window::NotYet(None),
    }
}
