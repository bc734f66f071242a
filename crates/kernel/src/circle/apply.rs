//! How an event changes the state. Nothing is refused here that once was decided; what does not fit means that the
//! stored history is damaged.

use super::state::{Chair, Seen, Stage, Step};
use super::{Event, FORMAT, Opening, Release, Seat, Sequenced, StandIn, Standing, State, Words, WordsId};
use crate::time::MINUTE;

/// Why a history cannot be folded: it is not one that was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// An event is missing, doubled or out of order.
    #[error("event {found} stands where event {expected} belongs")]
    Gap {
        /// The number that should come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// An event cannot have happened after those before it.
    #[error("event {n} does not fit those before it")]
    Unfit {
        /// Its number.
        n: u64,
    },
    /// The events were written by a newer version of the software: update.
    #[error("events of form {v} are newer than this software")]
    Newer {
        /// Their form.
        v: u32,
    },
    /// Only a closed circle can be closed over.
    #[error("the circle is not closed")]
    NotClosed,
}

/// Folds a history from its first event.
///
/// # Errors
/// [`FoldError`], if it is damaged.
pub fn fold(events: &[Sequenced]) -> Result<State, FoldError> {
    let mut state = State::default();
    for event in events {
        apply(&mut state, event)?;
    }
    Ok(state)
}

/// Applies the next event.
///
/// # Errors
/// [`FoldError`]; a state on which it happened is to be thrown away.
pub fn apply(state: &mut State, event: &Sequenced) -> Result<(), FoldError> {
    let n = event.n;
    if n != state.next {
        return Err(FoldError::Gap {
            expected: state.next,
            found: n,
        });
    }
    if let Event::Opened { v, .. } = event.event
        && v > FORMAT
    {
        return Err(FoldError::Newer { v });
    }
    state.advance(event.at);
    state.change(n, &event.event).ok_or(FoldError::Unfit { n })?;
    state.next += 1;
    if let Some(id) = &event.id {
        let talk = event.event.is_talk();
        if state.seen.insert(id.clone(), Seen { n, talk }).is_some() {
            return Err(FoldError::Unfit { n });
        }
    }
    if event.event == Event::Closed {
        state.forget();
    }
    Ok(())
}

impl State {
    /// Lets the time pass up to an event, for the step and for who has the floor.
    fn advance(&mut self, at: Option<i64>) {
        let Some(at) = at else { return };
        match self.stage {
            Stage::Closed => return,
            Stage::Unopened => {
                self.now = at;
                return;
            }
            _ => {}
        }
        let mut to = at.saturating_add(self.skew);
        if to < self.now {
            // The server's clock was set back: from here on it counts from where it was.
            self.skew = self.now.saturating_sub(at);
            to = self.now;
        }
        let passed = to.saturating_sub(self.now);
        self.now = to;
        if self.runs() {
            if let Some(step) = self.current.and_then(|step| self.step_mut(step)) {
                step.spent = step.spent.saturating_add(passed);
            }
            if let Some(chair) = self.floor.and_then(|seat| self.chair_mut(seat)) {
                chair.talk = chair.talk.saturating_add(passed);
            }
        }
    }

    /// `None` if the event does not fit.
    fn change(&mut self, n: u64, event: &Event) -> Option<()> {
        if (self.stage == Stage::Unopened) != matches!(event, Event::Opened { .. }) {
            return None;
        }
        let outlives = matches!(
            event,
            Event::Withdrawn { .. } | Event::Released { .. } | Event::KeptBack { .. }
        );
        if self.stage == Stage::Closed && !outlives {
            return None;
        }
        match event {
            Event::Opened { with, .. } => self.open(with),
            Event::StepBegun { step } => self.begin(*step)?,
            Event::Extended { step, to } => self.step_mut(*step)?.minutes = *to,
            Event::Paused => self.paused = true,
            Event::Resumed => self.paused = false,
            Event::Floor { seat } => {
                if self.chair(*seat)?.away {
                    return None;
                }
                self.end_turn();
                self.silence_until = None;
                let chair = self.chair_mut(*seat)?;
                chair.turns = chair.turns.saturating_add(1);
                self.floor = Some(*seat);
                self.step_mut(self.current?)?.passed.remove(seat);
            }
            Event::TurnEnded { .. } => self.end_turn(),
            Event::Passed { seat } => self.pass(*seat)?,
            Event::Silence { seconds } => {
                self.end_turn();
                let spent = self.step(self.current?)?.spent;
                self.silence_until = Some(spent.saturating_add(i64::from(*seconds) * (MINUTE / 60)));
            }
            Event::SeatLeft { seat } => {
                if self.floor == Some(*seat) {
                    self.end_turn();
                }
                if self.lead == StandIn::Seat(*seat) {
                    self.lead = StandIn::Facilitator;
                }
                self.chair_mut(*seat)?.away = true;
            }
            Event::SeatBack { seat } => self.chair_mut(*seat)?.away = false,
            Event::SeatAdded { .. } => self.seats.push(Chair::default()),
            Event::Handover { to } => self.lead = *to,
            Event::ReadBackBegun => {
                self.end_turn();
                self.silence_until = None;
                self.stage = Stage::ReadBack;
                self.paused = false;
            }
            Event::ReadBackEnded => {
                self.stage = Stage::Talk;
                self.paused = false;
            }
            Event::AlreadySo | Event::Forgotten => {}
            Event::Closed => {
                self.stage = Stage::Closed;
                self.paused = false;
            }
            words => self.change_words(n, words)?,
        }
        Some(())
    }

    fn open(&mut self, with: &Opening) {
        let step = |&minutes: &u32| Step {
            planned: minutes,
            minutes,
            spent: 0,
            begun: false,
            spoken: Default::default(),
            passed: Default::default(),
            last: None,
        };
        self.steps = with.minutes.iter().map(step).collect();
        self.seats = vec![Chair::default(); usize::from(with.seats)];
        self.opening = Some(with.clone());
        self.stage = Stage::Waiting;
    }

    fn begin(&mut self, step: u16) -> Option<()> {
        self.end_turn();
        self.silence_until = None;
        self.step_mut(step)?.begun = true;
        self.current = Some(step);
        self.stage = Stage::Talk;
        self.paused = false;
        Some(())
    }

    fn end_turn(&mut self) {
        if let Some(seat) = self.floor.take()
            && let Some(step) = self.current.and_then(|step| self.step_mut(step))
        {
            step.spoken.insert(seat);
            step.last = Some(seat);
        }
    }

    fn pass(&mut self, seat: Seat) -> Option<()> {
        let held = self.floor == Some(seat);
        if held {
            self.floor = None;
        }
        let step = self.step_mut(self.current?)?;
        if !step.spoken.contains(&seat) {
            step.passed.insert(seat);
        }
        // Who passes out of turn does not move the go-round on.
        if held {
            step.last = Some(seat);
        }
        Some(())
    }

    fn change_words(&mut self, n: u64, event: &Event) -> Option<()> {
        match event {
            Event::Captured {
                words,
                text,
                step,
                kind,
            } => {
                self.step(*step)?;
                if self.by_id.contains_key(words) || !self.texts.insert(text.clone()) {
                    return None;
                }
                self.by_id.insert(words.clone(), self.words.len());
                self.words.push(Words {
                    id: words.clone(),
                    text: text.clone(),
                    step: *step,
                    kind: *kind,
                    standing: Standing::Written,
                    release: Release::NotAsked,
                    corrections: 0,
                    changed: n,
                });
            }
            Event::Corrected { words, was, text } => {
                if self.find(words)?.text() != Some(was) || !self.texts.insert(text.clone()) {
                    return None;
                }
                let words = self.words_mut(words)?;
                words.text = text.clone();
                words.standing = Standing::Written;
                words.release = Release::NotAsked;
                words.corrections = words.corrections.saturating_add(1);
                words.changed = n;
            }
            Event::Struck { words, text } => self.remove(words, text, Standing::Struck)?,
            Event::Withdrawn { words, text } => self.remove(words, text, Standing::Withdrawn)?,
            Event::Confirmed { words } => {
                for id in words {
                    self.words_mut(id)?.standing = Standing::Confirmed;
                }
            }
            Event::ReleaseAsked { words } => self.words_mut(words)?.release = Release::Asked,
            Event::Released { words } => self.words_mut(words)?.release = Release::Released,
            Event::KeptBack { words } => self.words_mut(words)?.release = Release::KeptBack,
            _ => return None,
        }
        Some(())
    }

    fn remove(&mut self, id: &WordsId, text: &super::TextId, standing: Standing) -> Option<()> {
        let words = self.words_mut(id).filter(|words| words.text == *text)?;
        words.standing = standing;
        words.release = Release::NotAsked;
        Some(())
    }

    /// At the close: who spoke, came and went is nobody's any more.
    fn forget(&mut self) {
        self.floor = None;
        self.silence_until = None;
        self.lead = StandIn::Facilitator;
        self.skew = 0;
        self.seats.fill(Chair::default());
        for step in &mut self.steps {
            step.spoken.clear();
            step.passed.clear();
            step.last = None;
        }
        for words in &mut self.words {
            words.changed = 0;
        }
        self.seen.retain(|_, seen| !seen.talk);
    }

    /// Words that are not gone.
    fn words_mut(&mut self, id: &WordsId) -> Option<&mut Words> {
        let index = *self.by_id.get(id)?;
        self.words.get_mut(index).filter(|words| !words.is_gone())
    }

    fn step_mut(&mut self, step: u16) -> Option<&mut Step> {
        self.steps.get_mut(usize::from(step))
    }

    fn chair_mut(&mut self, seat: Seat) -> Option<&mut Chair> {
        self.seats.get_mut(usize::from(seat.0).checked_sub(1)?)
    }
}
