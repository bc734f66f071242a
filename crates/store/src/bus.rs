//! Telling those who wait that something has changed. A signal may be lost without harm: whoever waits also looks by
//! themselves from time to time, and the database says what is so.

use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio::sync::watch;

/// So many signals wait for a slow reader; whoever falls behind further looks for themselves.
const WAITING: usize = 1024;

/// A bus within this process.
#[derive(Debug, Clone)]
pub struct Bus {
    changes: Sender<String>,
    end: watch::Sender<bool>,
}

impl Default for Bus {
    fn default() -> Self {
        Bus {
            changes: broadcast::channel(WAITING).0,
            end: watch::channel(false).0,
        }
    }
}

impl Bus {
    /// Says that a thing has changed, by its id.
    pub fn changed(&self, id: &str) {
        // Nobody may be listening.
        let _ = self.changes.send(id.to_owned());
    }

    /// From now on hears what changes.
    pub fn listen(&self) -> Ear {
        Ear(self.changes.subscribe())
    }

    /// Says that the process ends, so that nobody goes on waiting.
    pub fn end(&self) {
        self.end.send_replace(true);
    }

    /// Waits until the process ends.
    pub async fn ended(&self) {
        // The sender lives as long as this bus, so waiting cannot fail.
        let _ = self.end.subscribe().wait_for(|end| *end).await;
    }
}

/// Hears what changes.
#[derive(Debug)]
pub struct Ear(Receiver<String>);

impl Ear {
    /// Waits until the thing with this id has changed, or may have: after having missed signals it may have.
    pub async fn changed(&mut self, id: &str) {
        loop {
            match self.0.recv().await {
                Ok(changed) if changed == id => return,
                Ok(_) => {}
                Err(broadcast::error::RecvError::Lagged(_)) => return,
                // The process ends; who waits is cut off with it.
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_waits_for_one_thing_is_not_woken_by_another() {
        let bus = Bus::default();
        let mut ear = bus.listen();
        bus.changed("other");
        bus.changed("mine");
        ear.changed("mine").await;
        let waits = tokio::time::timeout(std::time::Duration::from_millis(20), ear.changed("mine"));
        assert!(waits.await.is_err());
        for _ in 0..=WAITING {
            bus.changed("other");
        }
        ear.changed("mine").await;
    }
}
