//! Leading a circle: steps, clocks, the floor, and who is there.

use super::state::Stage;
use super::{
    Event, MAX_MINUTES, MAX_SEATS, MAX_SILENCE, MAX_STEPS, Opening, Refusal, Seat, StandIn, State, Turn,
};

type Answer = Result<Event, Refusal>;

/// The event, or that it is so already.
fn unless(already: bool, event: Event) -> Answer {
    Ok(if already { Event::AlreadySo } else { event })
}

impl State {
    pub(super) fn open_with(&self, with: &Opening) -> Answer {
        if self.stage != Stage::Unopened {
            return Err(Refusal::AlreadyOpen);
        }
        let name = |text: &str| {
            (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let good = name(&with.method)
            && name(&with.language)
            && with.version > 0
            && (1..=MAX_SEATS).contains(&with.seats)
            && (1..=MAX_STEPS).contains(&with.minutes.len())
            && with.minutes.iter().all(|m| (1..=MAX_MINUTES).contains(m));
        if good {
            Ok(Event::Opened {
                v: super::FORMAT,
                with: with.clone(),
            })
        } else {
            Err(Refusal::BadOpening)
        }
    }

    pub(super) fn start_step(&self, from: Option<u16>, step: u16) -> Answer {
        self.step(step).ok_or(Refusal::UnknownStep)?;
        self.still_at(from)?;
        // In a pause or a read-back, starting the step once more is how to go on with it.
        unless(
            self.current == Some(step) && self.stage == Stage::Talk && !self.paused,
            Event::StepBegun { step },
        )
    }

    pub(super) fn next_step(&self, from: Option<u16>) -> Answer {
        self.still_at(from)?;
        let step = from.map_or(0, |from| from.saturating_add(1));
        self.step(step).ok_or(Refusal::LastStep)?;
        Ok(Event::StepBegun { step })
    }

    pub(super) fn previous_step(&self, from: u16) -> Answer {
        self.still_at(Some(from))?;
        let step = from.checked_sub(1).ok_or(Refusal::FirstStep)?;
        Ok(Event::StepBegun { step })
    }

    pub(super) fn extend(&self, step: u16, to: u32) -> Answer {
        let minutes = self.step(step).ok_or(Refusal::UnknownStep)?.minutes;
        match self.current {
            Some(current) if step < current => Err(Refusal::StepOver { current }),
            _ if !(1..=MAX_MINUTES).contains(&to) => Err(Refusal::BadLength { most: MAX_MINUTES }),
            _ => unless(minutes == to, Event::Extended { step, to }),
        }
    }

    pub(super) fn pause(&self) -> Answer {
        self.current.ok_or(Refusal::NotRunning)?;
        unless(self.paused, Event::Paused)
    }

    pub(super) fn resume(&self) -> Answer {
        self.current.ok_or(Refusal::NotRunning)?;
        unless(!self.paused, Event::Resumed)
    }

    pub(super) fn give_floor(&self, step: u16, seat: Seat) -> Answer {
        self.running_at(step)?;
        self.here(seat)?;
        unless(self.floor() == Some(seat), Event::Floor { seat })
    }

    pub(super) fn finish_turn(&self, step: u16, seat: Seat) -> Answer {
        self.running_at(step)?;
        self.chair(seat).ok_or(Refusal::UnknownSeat)?;
        unless(self.floor() != Some(seat), Event::TurnEnded { seat })
    }

    pub(super) fn let_pass(&self, step: u16, seat: Seat) -> Answer {
        self.running_at(step)?;
        self.here(seat)?;
        let had = matches!(self.turn(seat), Some(Turn::Spoken | Turn::Passed));
        unless(had, Event::Passed { seat })
    }

    pub(super) fn be_silent(&self, step: u16, seconds: u32) -> Answer {
        self.running_at(step)?;
        if (1..=MAX_SILENCE).contains(&seconds) {
            Ok(Event::Silence { seconds })
        } else {
            Err(Refusal::BadLength { most: MAX_SILENCE })
        }
    }

    pub(super) fn leave(&self, seat: Seat) -> Answer {
        let chair = self.chair(seat).ok_or(Refusal::UnknownSeat)?;
        unless(chair.away, Event::SeatLeft { seat })
    }

    pub(super) fn return_to(&self, seat: Seat) -> Answer {
        let chair = self.chair(seat).ok_or(Refusal::UnknownSeat)?;
        unless(!chair.away, Event::SeatBack { seat })
    }

    pub(super) fn add_seat(&self, seat: Seat) -> Answer {
        match seat.0 {
            n if self.chair(seat).is_none() && n != self.seats() + 1 => Err(Refusal::UnknownSeat),
            n if n > MAX_SEATS => Err(Refusal::TooMany),
            n => unless(n <= self.seats(), Event::SeatAdded { seat }),
        }
    }

    pub(super) fn hand_over(&self, to: StandIn) -> Answer {
        if let StandIn::Seat(seat) = to {
            self.here(seat)?;
        }
        unless(self.lead() == to, Event::Handover { to })
    }

    pub(super) fn begin_read_back(&self) -> Answer {
        self.current.ok_or(Refusal::NotRunning)?;
        unless(self.stage == Stage::ReadBack, Event::ReadBackBegun)
    }

    pub(super) fn end_read_back(&self) -> Answer {
        self.current.ok_or(Refusal::NotRunning)?;
        unless(self.stage != Stage::ReadBack, Event::ReadBackEnded)
    }

    /// The circle is still where the sender saw it.
    fn still_at(&self, from: Option<u16>) -> Result<(), Refusal> {
        match self.current {
            current if current == from => Ok(()),
            Some(current) => Err(Refusal::StepOver { current }),
            None => Err(Refusal::NotRunning),
        }
    }

    /// This step is the current one, and its clock runs.
    fn running_at(&self, step: u16) -> Result<(), Refusal> {
        self.still_at(Some(step))?;
        if self.runs() {
            Ok(())
        } else {
            Err(Refusal::NotRunning)
        }
    }

    fn here(&self, seat: Seat) -> Result<(), Refusal> {
        match self.chair(seat) {
            None => Err(Refusal::UnknownSeat),
            Some(chair) if chair.away => Err(Refusal::SeatAway),
            Some(_) => Ok(()),
        }
    }
}
