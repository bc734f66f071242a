//! The live circle, as people meet it, as it is stored, and what always holds.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod floor;
mod properties;
mod steps;
mod stored;
mod words;

use kernel::circle::{
    Action, Command, CommandId, Duty, Event, Kind, Opening, Outcome, Refusal, Seat, Sequenced, State, TextId,
    WordsId, apply, decide,
};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const START: i64 = 1_795_000_000_000_000;

/// A circle with its clock and its stored events.
struct Circle {
    state: State,
    stored: Vec<Sequenced>,
    at: i64,
}

impl Circle {
    fn unopened() -> Self {
        Self {
            state: State::default(),
            stored: Vec::new(),
            at: START,
        }
    }

    /// Five at the table, steps of 10, 30 and 5 minutes; nothing has begun.
    fn waiting() -> Self {
        let mut circle = Self::unopened();
        circle.lead(Action::Open(opening())).unwrap();
        circle
    }

    /// The first step has just begun.
    fn running() -> Self {
        let mut circle = Self::waiting();
        circle.lead(Action::NextStep { from: None }).unwrap();
        circle
    }

    fn pass_time(&mut self, time: i64) -> &mut Self {
        self.at += time;
        self
    }

    fn send(&mut self, id: &str, by: Duty, what: Action) -> Result<Outcome, Refusal> {
        let command = Command {
            id: CommandId::new(id).unwrap(),
            by,
            at: self.at,
            what,
        };
        let before = self.state.clone();
        let outcome = decide(&self.state, &command);
        assert_eq!(self.state, before);
        if let Ok(Outcome::New(event)) = &outcome {
            apply(&mut self.state, event).unwrap();
            self.stored.push(event.clone());
        }
        outcome
    }

    /// A new command; what happened.
    fn does(&mut self, by: Duty, what: Action) -> Result<Event, Refusal> {
        let id = format!("c{}", self.stored.len());
        match self.send(&id, by, what)? {
            Outcome::New(event) => Ok(event.event),
            Outcome::Known { n } => panic!("{id} is number {n} already"),
        }
    }

    fn lead(&mut self, what: Action) -> Result<Event, Refusal> {
        self.does(Duty::Facilitator, what)
    }

    fn write(&mut self, what: Action) -> Result<Event, Refusal> {
        self.does(Duty::Scribe, what)
    }

    fn elapsed(&self) -> i64 {
        self.state.clock(self.at).unwrap().elapsed
    }
}

fn opening() -> Opening {
    Opening {
        method: "timeout".into(),
        version: 2,
        minutes: vec![10, 30, 5],
        seats: 5,
        language: "et".into(),
    }
}

fn w(id: &str) -> WordsId {
    WordsId::new(id).unwrap()
}

fn t(id: &str) -> TextId {
    TextId::new(id).unwrap()
}

fn sits(seat: u16) -> Duty {
    Duty::Participant { seat: Seat(seat) }
}

fn holds_slip(words: &str) -> Duty {
    Duty::Speaker { words: w(words) }
}

fn capture(words: &str, text: &str, step: u16) -> Action {
    Action::Capture {
        words: w(words),
        text: t(text),
        step,
        kind: Kind::Said,
    }
}

fn floor(step: u16, seat: u16) -> Action {
    Action::GiveFloor {
        step,
        seat: Seat(seat),
    }
}

fn end_turn(step: u16, seat: u16) -> Action {
    Action::EndTurn {
        step,
        seat: Seat(seat),
    }
}

fn pass(step: u16, seat: u16) -> Action {
    Action::Pass {
        step,
        seat: Seat(seat),
    }
}
