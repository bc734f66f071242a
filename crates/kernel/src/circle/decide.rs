//! Checking a command against the state.

use super::state::Stage;
use super::{Action, Command, Duty, Event, MAX_EVENTS, Refusal, Seat, Sequenced, StandIn, State};

/// What a command leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This event: store it, erase what [`Event::erases`] names in the same transaction, [`super::apply`] it, and only
    /// then acknowledge.
    New(Sequenced),
    /// The command came before and made the event of this number: acknowledge it once more.
    Known {
        /// The event's number.
        n: u64,
    },
}

/// What `command` leads to in `state`. Changes nothing itself.
///
/// Each command makes exactly one event, also one that asks for what is so already ([`Event::AlreadySo`]): if its
/// acknowledgement was lost and it comes again after things have changed, it must not take effect then. A refused
/// command leaves no trace, so a client must not send it again by itself.
///
/// # Errors
/// [`Refusal`].
pub fn decide(state: &State, command: &Command) -> Result<Outcome, Refusal> {
    if let Some(n) = state.seen(&command.id) {
        return Ok(Outcome::Known { n });
    }
    let event = state.answer(&command.by, &command.what)?;
    if state.next > MAX_EVENTS && !always(&command.what) {
        return Err(Refusal::TooMany);
    }
    Ok(Outcome::New(Sequenced {
        n: state.next,
        // When somebody took their words back is nobody's to know.
        at: (state.stage != Stage::Closed).then_some(command.at),
        id: Some(command.id.clone()),
        event,
    }))
}

/// What must work in a full circle too. Each is possible a bounded number of times.
fn always(action: &Action) -> bool {
    matches!(
        action,
        Action::Strike { .. } | Action::Withdraw { .. } | Action::Close
    )
}

impl State {
    fn answer(&self, by: &Duty, what: &Action) -> Result<Event, Refusal> {
        match (self.stage, what) {
            (Stage::Unopened, Action::Open(_)) => {}
            (Stage::Unopened, _) => return Err(Refusal::Unopened),
            // Whose words they are outlives the circle.
            (Stage::Closed, Action::Withdraw { .. } | Action::KeepBack { .. } | Action::Release { .. }) => {}
            (Stage::Closed, _) => return Err(Refusal::Closed),
            _ => {}
        }
        if let Duty::Participant { seat } = by
            && self.chair(*seat).is_none()
        {
            return Err(Refusal::UnknownSeat);
        }
        if !self.may(by, what) {
            return Err(Refusal::NotYourDuty);
        }
        match what {
            Action::Open(with) => self.open_with(with),
            Action::StartStep { from, step } => self.start_step(*from, *step),
            Action::NextStep { from } => self.next_step(*from),
            Action::PreviousStep { from } => self.previous_step(*from),
            Action::Extend { step, to } => self.extend(*step, *to),
            Action::Pause => self.pause(),
            Action::Resume => self.resume(),
            Action::GiveFloor { step, seat } => self.give_floor(*step, *seat),
            Action::EndTurn { step, seat } => self.finish_turn(*step, *seat),
            Action::Pass { step, seat } => self.let_pass(*step, *seat),
            Action::Silence { step, seconds } => self.be_silent(*step, *seconds),
            Action::SeatLeft { seat } => self.leave(*seat),
            Action::SeatBack { seat } => self.return_to(*seat),
            Action::AddSeat { seat } => self.add_seat(*seat),
            Action::Handover { to } => self.hand_over(*to),
            Action::BeginReadBack => self.begin_read_back(),
            Action::EndReadBack => self.end_read_back(),
            Action::Close => Ok(Event::Closed),
            Action::Capture {
                words,
                text,
                step,
                kind,
            } => self.capture(words, text, *step, *kind),
            Action::Correct { words, was, text } => self.correct(words, was, text),
            Action::Strike { words } => self.strike(words),
            Action::Confirm { words, text } => self.confirm(words, text),
            Action::ConfirmAll { shown } => self.confirm_all(*shown),
            Action::AskRelease { words } => self.ask_release(words),
            Action::Release { words, text } => self.release(words, text),
            Action::KeepBack { words } => self.keep_back(words),
            Action::Withdraw { words } => self.withdraw(words),
        }
    }

    /// Whether this is theirs to do.
    fn may(&self, by: &Duty, what: &Action) -> bool {
        let leads = self.leads(by);
        let writes = *by == Duty::Scribe || leads;
        let host = *by == Duty::Host;
        let own = |seat: Seat| *by == Duty::Participant { seat };
        let slip = |id| matches!(by, Duty::Speaker { words } if words == id);
        if self.stage == Stage::Closed {
            // The circle has gone home: only who said the words decides about them, and the host who is asked to.
            return match what {
                Action::Withdraw { words } | Action::KeepBack { words } => host || slip(words),
                Action::Release { words, .. } => slip(words),
                _ => false,
            };
        }
        match what {
            // Nobody leads before it is open.
            Action::Open(_) => host || *by == Duty::Facilitator,
            Action::Close => leads || host,
            Action::Handover { .. } => leads || writes || host,
            Action::EndTurn { seat, .. } | Action::Pass { seat, .. } => leads || own(*seat),
            Action::SeatLeft { seat } | Action::SeatBack { seat } => writes || own(*seat),
            Action::StartStep { .. }
            | Action::NextStep { .. }
            | Action::PreviousStep { .. }
            | Action::Extend { .. }
            | Action::Pause
            | Action::Resume
            | Action::GiveFloor { .. }
            | Action::Silence { .. }
            | Action::AddSeat { .. }
            | Action::BeginReadBack
            | Action::EndReadBack => leads,
            Action::Capture { .. }
            | Action::Correct { .. }
            | Action::Strike { .. }
            | Action::ConfirmAll { .. }
            | Action::AskRelease { .. } => writes,
            Action::Confirm { words, .. } | Action::Release { words, .. } | Action::KeepBack { words } => {
                writes || slip(words)
            }
            // What somebody asks for aloud in the circle is struck.
            Action::Withdraw { words } => host || slip(words),
        }
    }

    /// Whether this duty leads the circle now. A facilitator always may: there can be two, and one who comes back
    /// need not ask.
    pub fn leads(&self, by: &Duty) -> bool {
        match (by, self.lead) {
            (Duty::Facilitator, _) | (Duty::Scribe, StandIn::Scribe) => true,
            (Duty::Participant { seat }, StandIn::Seat(lead)) => *seat == lead,
            _ => false,
        }
    }
}
