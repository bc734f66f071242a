//! The book itself: who is in it, and what can be asked without changing it.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Change, Command, Place, Refusal, Rules, State, obey::Draft};

/// Who holds a place, who waits, and what has become of everybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book<K> {
    pub(super) rules: Rules,
    pub(super) places: Vec<Place<K>>,
}

impl<K: Clone + Eq + Hash> Book<K> {
    /// Opens a book with what was stored.
    ///
    /// # Errors
    /// [`Refusal::Duplicate`] if a key comes twice, [`Refusal::BelowTaken`] if more places are held than there are,
    /// and what [`Rules::check`] finds.
    pub fn new(rules: Rules, places: Vec<Place<K>>) -> Result<Self, Refusal> {
        rules.check()?;
        let mut seen = HashSet::with_capacity(places.len());
        if !places.iter().all(|place| seen.insert(&place.key)) {
            return Err(Refusal::Duplicate);
        }
        let book = Self { rules, places };
        let taken = book.taken();
        if taken > rules.capacity {
            Err(Refusal::BelowTaken { taken })
        } else {
            Ok(book)
        }
    }

    /// Carries out one command at the time `now` (microseconds UTC).
    ///
    /// First the offers that are due lapse, then the command is carried out, then free places are offered to the
    /// line in its order (until the start). The answer holds all of it, in that order; it is empty when there was
    /// nothing to change.
    ///
    /// # Errors
    /// See [`Refusal`]. Then the book is exactly as before: also what was due has not lapsed, because the caller
    /// gets no changes to store. The refusal itself already counts it as lapsed; the next [`Command::Tick`] does it.
    pub fn apply(&mut self, command: Command<K>, now: i64) -> Result<Vec<Change<K>>, Refusal> {
        let mut draft = Draft::new(self.clone(), now);
        draft.lapse();
        draft.obey(command)?;
        draft.offer_free();
        let (book, changes) = draft.finish();
        *self = book;
        Ok(changes)
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Everybody, in the order in which they entered.
    pub fn places(&self) -> &[Place<K>] {
        &self.places
    }

    /// One person's entry.
    pub fn get(&self, key: &K) -> Option<&Place<K>> {
        self.places.iter().find(|place| place.key == *key)
    }

    /// How many places are held: offered, confirmed or attended.
    pub fn taken(&self) -> u32 {
        let taken = self
            .places
            .iter()
            .filter(|place| place.state.holds_place())
            .count();
        u32::try_from(taken).unwrap_or(u32::MAX)
    }

    /// How many places nobody holds.
    pub fn free(&self) -> u32 {
        self.rules.capacity.saturating_sub(self.taken())
    }

    /// Who waits, first in the line first.
    pub fn waiting(&self) -> Vec<&Place<K>> {
        let mut line: Vec<_> = self
            .places
            .iter()
            .filter(|place| place.state == State::Waiting)
            .collect();
        line.sort_by_key(|place| place.line);
        line
    }

    /// The how-manieth somebody is in the line, from 1; `None` if they do not wait.
    pub fn position(&self, key: &K) -> Option<usize> {
        self.waiting()
            .iter()
            .position(|place| place.key == *key)
            .map(|index| index + 1)
    }

    /// When the first standing offer ends (microseconds UTC), which is when the next [`Command::Tick`] has work.
    pub fn next_due(&self) -> Option<i64> {
        self.places.iter().filter_map(|place| place.state.until()).min()
    }
}
