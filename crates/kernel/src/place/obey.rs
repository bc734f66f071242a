//! How a book obeys: every rule about who may go from where to where.

use std::hash::Hash;

use super::{Book, Cause, Change, Command, Place, Refusal, Rules, State};

/// A copy of the book on which a command is tried, with the changes so far; thrown away if it is refused.
pub(super) struct Draft<K> {
    book: Book<K>,
    changes: Vec<Change<K>>,
    now: i64,
}

impl<K: Clone + Eq + Hash> Draft<K> {
    pub(super) fn new(book: Book<K>, now: i64) -> Self {
        Self {
            book,
            changes: Vec::new(),
            now,
        }
    }

    pub(super) fn finish(self) -> (Book<K>, Vec<Change<K>>) {
        (self.book, self.changes)
    }

    /// Lets every offer lapse whose time is up.
    pub(super) fn lapse(&mut self) {
        for index in 0..self.book.places.len() {
            if self.book.places[index]
                .state
                .until()
                .is_some_and(|until| until <= self.now)
            {
                self.set(index, State::Expired, Cause::Lapsed);
            }
        }
    }

    /// Offers free places to the line in its order, until the start.
    pub(super) fn offer_free(&mut self) {
        let Some(until) = self.book.rules.offer_until(self.now) else {
            return;
        };
        let free = usize::try_from(self.book.free()).unwrap_or(usize::MAX);
        let mut line: Vec<_> = (0..self.book.places.len())
            .filter(|&index| self.book.places[index].state == State::Waiting)
            .collect();
        line.sort_by_key(|&index| self.book.places[index].line);
        for index in line.into_iter().take(free) {
            self.set(index, State::Offered { until }, Cause::OfferedInTurn);
        }
    }

    pub(super) fn obey(&mut self, command: Command<K>) -> Result<(), Refusal> {
        match command {
            Command::Register { key } => self.register(key),
            Command::Add { key } => self.add(key),
            Command::Apply { key } => self.apply(key),
            Command::Queue { key } => self.queue(&key),
            Command::Offer { key, until } => self.offer(&key, until),
            Command::Accept { key } => self.accept(&key),
            Command::Decline { key } => self.decline(&key),
            Command::Withdraw { key } => self.withdraw(&key),
            Command::Return { key } => self.come_back(&key),
            Command::CheckIn { key } => self.check_in(&key),
            Command::UndoCheckIn { key } => self.undo_check_in(&key),
            Command::WalkIn { key } => self.walk_in(key),
            Command::Apologise { key } => self.apologise(&key),
            Command::MarkAbsent { key } => self.mark_absent(&key),
            Command::UndoAbsent { key } => self.undo_absent(&key),
            Command::SetCapacity(capacity) => self.set_rules(Rules {
                capacity,
                ..self.book.rules
            }),
            Command::SetRules(rules) => self.set_rules(rules),
            Command::Tick => Ok(()),
            Command::Remove { key } => {
                self.remove(&key);
                Ok(())
            }
        }
    }

    fn register(&mut self, key: K) -> Result<(), Refusal> {
        match self.find(&key) {
            Some((_, state)) if is_in(state) => Ok(()),
            Some((_, state)) => Err(Refusal::NotNow { state }),
            None => {
                self.before(self.book.rules.closes_at)?;
                let state = self.newcomer()?;
                self.enter(key, state, Cause::Registered);
                Ok(())
            }
        }
    }

    fn add(&mut self, key: K) -> Result<(), Refusal> {
        let found = self.find(&key);
        match found {
            Some((_, state)) if is_in(state) => return Ok(()),
            Some((_, state)) if !state.may_return() => return Err(Refusal::NotNow { state }),
            _ => self.before(self.book.rules.ends_at)?,
        }
        let state = self.newcomer()?;
        match found {
            Some((index, _)) => self.set_at_end(index, state, Cause::Added),
            None => self.enter(key, state, Cause::Added),
        }
        Ok(())
    }

    fn apply(&mut self, key: K) -> Result<(), Refusal> {
        match self.find(&key) {
            Some((_, state)) if is_in(state) || state == State::Registered => Ok(()),
            Some((index, state)) if state.may_return() => {
                self.before(self.book.rules.closes_at)?;
                self.set_at_end(index, State::Registered, Cause::Applied);
                Ok(())
            }
            Some((_, state)) => Err(Refusal::NotNow { state }),
            None => {
                self.before(self.book.rules.closes_at)?;
                self.enter(key, State::Registered, Cause::Applied);
                Ok(())
            }
        }
    }

    fn queue(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, state) if is_in(state) => Ok(()),
            (index, State::Registered) => {
                self.before(self.book.rules.ends_at)?;
                if !self.book.rules.waiting_list && self.unclaimed() == 0 {
                    return Err(Refusal::Full);
                }
                self.set_at_end(index, State::Waiting, Cause::Queued);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn offer(&mut self, key: &K, until: Option<i64>) -> Result<(), Refusal> {
        let (index, state) = self.known(key)?;
        match state {
            State::Confirmed | State::Attended => return Ok(()),
            State::Offered { .. } if until.is_none() => return Ok(()),
            State::Withdrawn | State::Apologised | State::Absent => return Err(Refusal::NotNow { state }),
            _ => {}
        }
        let rules = self.book.rules;
        self.before(rules.ends_at)?;
        if until.is_some_and(|until| until <= self.now) {
            return Err(Refusal::OfferInPast);
        }
        if !state.holds_place() {
            self.need_free()?;
        }
        let usual = || {
            rules
                .offer_until(self.now)
                .unwrap_or_else(|| self.now.saturating_add(rules.offer_for))
        };
        let offered = State::Offered {
            until: until.unwrap_or_else(usual).min(rules.ends_at),
        };
        if offered != state {
            self.set(index, offered, Cause::OfferedByHand);
        }
        Ok(())
    }

    fn accept(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Confirmed | State::Attended) => Ok(()),
            (index, State::Offered { .. }) => {
                self.set(index, State::Confirmed, Cause::Accepted);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn decline(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Declined) => Ok(()),
            (index, State::Offered { .. }) => {
                self.set(index, State::Declined, Cause::Declined);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn withdraw(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Withdrawn) => Ok(()),
            (index, state) if state.is_live() => {
                self.set(index, State::Withdrawn, Cause::Withdrew);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn come_back(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, state) if is_in(state) => Ok(()),
            (index, state) if state.may_return() => {
                self.before(self.book.rules.closes_at)?;
                let state = self.newcomer()?;
                self.set_at_end(index, state, Cause::Returned);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn check_in(&mut self, key: &K) -> Result<(), Refusal> {
        let (index, state) = self.known(key)?;
        self.let_in(index, state, Cause::CheckedIn)
    }

    fn walk_in(&mut self, key: K) -> Result<(), Refusal> {
        match self.find(&key) {
            Some((index, state)) => {
                let cause = if state.holds_place() {
                    Cause::CheckedIn
                } else {
                    Cause::WalkedIn
                };
                self.let_in(index, state, cause)
            }
            None => {
                self.need_free()?;
                self.enter(key, State::Attended, Cause::WalkedIn);
                Ok(())
            }
        }
    }

    fn let_in(&mut self, index: usize, state: State, cause: Cause) -> Result<(), Refusal> {
        match state {
            State::Attended => return Ok(()),
            // People decide about an application; the door does not.
            State::Registered => return Err(Refusal::NotNow { state }),
            _ if !state.holds_place() => self.need_free()?,
            _ => {}
        }
        self.set(index, State::Attended, cause);
        Ok(())
    }

    fn undo_check_in(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Confirmed) => Ok(()),
            (index, State::Attended) => {
                self.set(index, State::Confirmed, Cause::CheckInUndone);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn apologise(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Apologised) => Ok(()),
            (index, State::Waiting | State::Offered { .. } | State::Confirmed | State::Absent) => {
                self.set(index, State::Apologised, Cause::Apologised);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn mark_absent(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Absent) => Ok(()),
            (index, State::Offered { .. } | State::Confirmed) => {
                let from = self.book.rules.starts_at;
                if self.now < from {
                    return Err(Refusal::TooEarly { from });
                }
                self.set(index, State::Absent, Cause::MarkedAbsent);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn undo_absent(&mut self, key: &K) -> Result<(), Refusal> {
        match self.known(key)? {
            (_, State::Confirmed | State::Attended) => Ok(()),
            (index, State::Absent) => {
                self.need_free()?;
                self.set(index, State::Confirmed, Cause::AbsenceUndone);
                Ok(())
            }
            (_, state) => Err(Refusal::NotNow { state }),
        }
    }

    fn set_rules(&mut self, rules: Rules) -> Result<(), Refusal> {
        rules.check()?;
        let taken = self.book.taken();
        if rules.capacity < taken {
            return Err(Refusal::BelowTaken { taken });
        }
        self.book.rules = rules;
        Ok(())
    }

    fn remove(&mut self, key: &K) {
        if let Some((index, state)) = self.find(key) {
            let Place { key, line, .. } = self.book.places.remove(index);
            self.changes.push(Change {
                key,
                from: Some(state),
                to: None,
                line,
                cause: Cause::Removed,
            });
        }
    }

    fn find(&self, key: &K) -> Option<(usize, State)> {
        let index = self.book.places.iter().position(|place| place.key == *key)?;
        Some((index, self.book.places[index].state))
    }

    fn known(&self, key: &K) -> Result<(usize, State), Refusal> {
        self.find(key).ok_or(Refusal::Unknown)
    }

    fn before(&self, end: i64) -> Result<(), Refusal> {
        if self.now < end {
            Ok(())
        } else {
            Err(Refusal::Closed)
        }
    }

    fn need_free(&self) -> Result<(), Refusal> {
        if self.book.free() > 0 {
            Ok(())
        } else {
            Err(Refusal::Full)
        }
    }

    /// How many places are left when everybody in the line has got one.
    fn unclaimed(&self) -> usize {
        usize::try_from(self.book.free())
            .unwrap_or(usize::MAX)
            .saturating_sub(self.book.waiting().len())
    }

    /// Where somebody who comes now begins: nobody overtakes the line.
    fn newcomer(&self) -> Result<State, Refusal> {
        if self.unclaimed() > 0 {
            Ok(State::Confirmed)
        } else if self.book.rules.waiting_list {
            Ok(State::Waiting)
        } else {
            Err(Refusal::Full)
        }
    }

    fn end_of_line(&self) -> i64 {
        self.book
            .places
            .iter()
            .map(|place| place.line)
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }

    fn enter(&mut self, key: K, state: State, cause: Cause) {
        let line = self.end_of_line();
        self.book.places.push(Place {
            key: key.clone(),
            state,
            line,
        });
        self.changes.push(Change {
            key,
            from: None,
            to: Some(state),
            line,
            cause,
        });
    }

    fn set_at_end(&mut self, index: usize, state: State, cause: Cause) {
        self.book.places[index].line = self.end_of_line();
        self.set(index, state, cause);
    }

    fn set(&mut self, index: usize, state: State, cause: Cause) {
        let place = &mut self.book.places[index];
        let from = std::mem::replace(&mut place.state, state);
        self.changes.push(Change {
            key: place.key.clone(),
            from: Some(from),
            to: Some(state),
            line: place.line,
            cause,
        });
    }
}

/// Whether somebody has what registering could give them: a place, an offer or a position in the line.
fn is_in(state: State) -> bool {
    state == State::Waiting || state.holds_place()
}
