//! Time and randomness that the test turns itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use domain::context::{Context, Key};

/// When every test begins: Monday, 23 November 2026, 10:00 UTC (noon in Tallinn), in microseconds.
pub(crate) const START: i64 = 1_795_428_000_000_000;

/// A clock that stands still until it is moved, and seeds that are different each time and the same in every run.
#[derive(Debug, Clone)]
pub(crate) struct Dial {
    now: Arc<AtomicI64>,
    seeds: Arc<AtomicU64>,
}

impl Dial {
    pub(crate) fn new() -> Dial {
        Dial {
            now: Arc::new(AtomicI64::new(START)),
            seeds: Arc::default(),
        }
    }

    /// The time, microseconds UTC.
    pub(crate) fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    /// Moves the time to an instant, microseconds UTC.
    pub(crate) fn set(&self, at: i64) {
        self.now.store(at, Ordering::SeqCst);
    }

    /// Lets so many microseconds pass.
    pub(crate) fn forward(&self, by: i64) {
        self.now.fetch_add(by, Ordering::SeqCst);
    }

    /// The next seed.
    pub(crate) fn seed(&self) -> [u8; 32] {
        let mut seed = [0x5e; 32];
        seed[..8].copy_from_slice(&self.seeds.fetch_add(1, Ordering::SeqCst).to_le_bytes());
        seed
    }

    /// The key of the tests' instance.
    pub(crate) fn key() -> Key {
        Key::new([0x4b; 32])
    }

    /// Time, randomness and key for one call.
    pub(crate) fn context(&self) -> Context {
        Context::new(self.now(), self.seed(), Dial::key())
    }
}
