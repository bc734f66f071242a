//! Who has the floor, who has had a turn, and who was heard least. All of it is gone at the close.

use super::{Seat, State};

/// Where somebody stands in the go-round of the current step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Not yet.
    ToCome,
    /// Has the floor.
    Holding,
    /// Had a turn.
    Spoken,
    /// Let it go by.
    Passed,
    /// Has left the circle.
    Away,
}

impl State {
    /// Who has the floor.
    pub fn floor(&self) -> Option<Seat> {
        self.floor
    }

    /// Whether somebody who sat on this seat has left; `None` for a seat that is not there.
    pub fn is_away(&self, seat: Seat) -> Option<bool> {
        self.chair(seat).map(|chair| chair.away)
    }

    /// Where this seat stands in the go-round of the current step; `None` for a seat that is not there.
    pub fn turn(&self, seat: Seat) -> Option<Turn> {
        let chair = self.chair(seat)?;
        let step = self.current.and_then(|step| self.step(step));
        Some(if chair.away {
            Turn::Away
        } else if self.floor == Some(seat) {
            Turn::Holding
        } else if step.is_some_and(|step| step.spoken.contains(&seat)) {
            Turn::Spoken
        } else if step.is_some_and(|step| step.passed.contains(&seat)) {
            Turn::Passed
        } else {
            Turn::ToCome
        })
    }

    /// Whose turn is still to come in this step, round the table from whose turn it was last; then those who let
    /// theirs go by, because they may want to speak after having heard the others.
    pub fn to_come(&self) -> Vec<Seat> {
        let count = self.seats();
        let after = self
            .floor
            .or_else(|| self.step(self.current?)?.last)
            .map_or(0, |seat| seat.0);
        let round = || {
            (1..=count)
                .map(|seat| Seat((after + seat - 1) % count + 1))
                .filter(|&seat| Some(seat) != self.floor)
        };
        let standing = |turn| round().filter(move |&seat| self.turn(seat) == Some(turn));
        standing(Turn::ToCome).chain(standing(Turn::Passed)).collect()
    }

    /// The people who are here, the least heard first: by the time that they had the floor, then by the number
    /// of their turns, then by seat. For the facilitator only.
    pub fn least_heard(&self, at: i64) -> Vec<Seat> {
        let mut here: Vec<_> = self
            .talk(at)
            .into_iter()
            .filter(|(seat, _)| self.is_away(*seat) == Some(false))
            .map(|(seat, talk)| (talk, self.chair(seat).map_or(0, |chair| chair.turns), seat))
            .collect();
        here.sort_unstable();
        here.into_iter().map(|(.., seat)| seat).collect()
    }

    /// How long each seat has had the floor, in microseconds. For the facilitator only; empty after the close.
    pub fn talk(&self, at: i64) -> Vec<(Seat, i64)> {
        if self.stage == super::state::Stage::Closed {
            return Vec::new();
        }
        let pending = self.pending(at);
        let total = |(number, chair): (u16, &super::state::Chair)| {
            let holds = self.floor == Some(Seat(number));
            let talk = chair.talk.saturating_add(if holds { pending } else { 0 });
            (Seat(number), talk)
        };
        (1..).zip(&self.seats).map(total).collect()
    }
}
