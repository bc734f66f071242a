//! What every request shares.

use std::sync::Arc;

use domain::circle::live::Memory;
use domain::context::{Context, Key};
use store::bus::Bus;
use store::db::Db;
use tokio::sync::Notify;

use crate::circle;
use crate::opinion::ballot::Ballots;
use crate::opinion::drawn::Drawings;
use crate::programme::Published;
use crate::running::Runs;
use crate::selection;

/// How this installation is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address under which people reach it, without a slash at the end: `https://dialoog.example.ee`.
    pub public_url: String,
    /// Whether this is the demo: a bar on every page switches between its people.
    pub demo: bool,
    /// Whether a mail server is set; without one, mails are shown in the outbox.
    pub sends_mail: bool,
    /// Sender of mails, `name@host`, also the organiser in calendar invitations.
    pub mail_from: String,
}

impl Settings {
    /// Whether people reach it over TLS, so that cookies must be sent over it only.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Gives the time in microseconds UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;
/// Gives 32 random bytes.
pub type Seed = Arc<dyn Fn() -> [u8; 32] + Send + Sync>;

/// Database, settings, clock, randomness and key.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Settings.
    pub settings: Arc<Settings>,
    /// Wakes the worker when there may be a job.
    pub wake: Arc<Notify>,
    /// Circles that were folded already.
    pub circles: Arc<Memory>,
    /// Votes on their way into the database.
    pub ballots: Arc<Ballots>,
    /// The votes of opinion maps, at hand.
    pub opinions: Arc<domain::opinion::ledger::Memory>,
    /// Opinion maps that were drawn.
    pub drawings: Arc<Drawings>,
    /// Whether there is a public programme.
    pub programmes: Arc<Published>,
    /// Tells open pages that something has changed.
    pub bus: Bus,
    /// Selections that are worked out now, by programme.
    pub(crate) selections: Arc<Runs<selection::Ended>>,
    /// Seatings that are worked out now, by dialogue.
    pub(crate) seatings: Arc<Runs<circle::Ended>>,
    clock: Clock,
    seed: Seed,
    key: Key,
}

impl App {
    /// Puts together what requests share.
    pub fn new(db: Db, settings: Settings, clock: Clock, seed: Seed, key: Key) -> App {
        App {
            db,
            settings: Arc::new(settings),
            wake: Arc::new(Notify::new()),
            circles: Arc::default(),
            ballots: Arc::default(),
            opinions: Arc::default(),
            drawings: Arc::default(),
            programmes: Arc::default(),
            bus: Bus::default(),
            selections: Arc::default(),
            seatings: Arc::default(),
            clock,
            seed,
            key,
        }
    }

    /// The time, in microseconds UTC.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Time, randomness and key for one call.
    pub fn context(&self) -> Context {
        Context::new(self.now(), (self.seed)(), self.key.clone())
    }

    /// A full address of a path of this installation.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}
