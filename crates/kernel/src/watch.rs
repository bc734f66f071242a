//! Somebody who waits for a long search: sees how far it is, and can stop it. Nothing that is found depends on it, unless it is stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A look at one search. Copies look at the same one. A search that is stopped ends soon with whatever it has, which proves less or
/// nothing, so who stops it throws that away.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    stopped: AtomicBool,
    /// In thousandths.
    done: AtomicU32,
}

impl Watch {
    /// Of a search that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the search end as soon as it can.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }

    /// How much of the search is done, from 0 to 1, as far as it can tell; never less than before.
    pub fn done(&self) -> f64 {
        f64::from(self.0.done.load(Ordering::Relaxed)) / 1_000.0
    }

    /// Says how much is done, from 0 to 1.
    pub(crate) fn tell(&self, done: f64) {
        self.0
            .done
            .fetch_max((done.clamp(0.0, 1.0) * 1_000.0) as u32, Ordering::Relaxed);
    }
}

/// What is watched is the same whoever watches.
impl PartialEq for Watch {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Watch {}

#[cfg(test)]
mod tests {
    use super::Watch;

    #[test]
    fn copies_look_at_the_same_search() {
        let (search, waiting) = (Watch::new(), Watch::new());
        let own = search.clone();
        search.tell(0.25);
        search.tell(0.1);
        assert_eq!((own.done(), waiting.done()), (0.25, 0.0));
        own.stop();
        assert!(search.is_stopped() && !waiting.is_stopped());
    }
}
