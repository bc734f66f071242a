//! Computations that may take long: each runs on whoever waits for it or closes the page, can be looked at and stopped, and keeps
//! what came of it until somebody reads it. One at a time for each key.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::error::Error;
use kernel::watch::Watch;
use tokio::sync::Notify;

/// So long a request waits for what usually takes no time, before it shows how far it is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

const SECOND: i64 = 1_000_000;

/// How far a computation is, for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Far {
    /// In per cent; 0 also where nothing is known.
    pub(crate) percent: u32,
    /// How long it has been running.
    pub(crate) seconds: u32,
}

/// One computation.
#[derive(Debug)]
struct Running<E> {
    watch: Watch,
    /// Since when, microseconds UTC.
    since: i64,
    ended: Mutex<Option<Result<E, Error>>>,
    over: Notify,
}

/// The computations of one kind, by what each is about.
#[derive(Debug)]
pub(crate) struct Runs<E>(Mutex<HashMap<String, Arc<Running<E>>>>);

impl<E> Default for Runs<E> {
    fn default() -> Self {
        Runs(Mutex::default())
    }
}

impl<E: Send + 'static> Runs<E> {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Arc<Running<E>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins one. One that is running for this key is stopped, for whoever asks last knows best; what it came to is lost, as
    /// is what nobody has read of one that has ended.
    pub(crate) fn begin<F>(&self, key: &str, now: i64, work: impl FnOnce(Watch) -> F)
    where
        F: Future<Output = Result<E, Error>> + Send + 'static,
    {
        let mut all = self.all();
        if let Some(old) = all.get(key) {
            old.watch.stop();
        }
        let watch = Watch::new();
        let running = Arc::new(Running {
            watch: watch.clone(),
            since: now,
            ended: Mutex::new(None),
            over: Notify::new(),
        });
        all.insert(key.to_owned(), Arc::clone(&running));
        let work = tokio::spawn(work(watch));
        tokio::spawn(async move {
            let ended = work
                .await
                .unwrap_or_else(|e| Err(Error::Internal(format!("a computation: {e}"))));
            *running.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
            // Keeps a permit for who begins to wait only now.
            running.over.notify_one();
        });
    }

    /// The one that is running or has ended for this key.
    fn of(&self, key: &str) -> Option<Arc<Running<E>>> {
        self.all().get(key).cloned()
    }

    /// How far the one of this key is; `None` where there is none.
    pub(crate) fn far(&self, key: &str, now: i64) -> Option<Far> {
        let running = self.of(key)?;
        Some(Far {
            percent: (running.watch.done() * 100.0) as u32,
            seconds: u32::try_from((now - running.since) / SECOND).unwrap_or(0),
        })
    }

    /// Lets the one of this key end, if there is one.
    pub(crate) fn stop(&self, key: &str) {
        if let Some(running) = self.of(key) {
            running.watch.stop();
        }
    }

    /// What came of it, if it ends within so long; whoever reads it takes it. `None` while it runs, and where there is none.
    pub(crate) async fn wait(&self, key: &str, patience: Duration) -> Option<Result<E, Error>> {
        let running = self.of(key)?;
        if !running.has_ended() {
            // Whether in time or not: what counts is whether it has ended.
            let _ = tokio::time::timeout(patience, running.over.notified()).await;
        }
        let ended = running
            .ended
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()?;
        let mut all = self.all();
        if all.get(key).is_some_and(|there| Arc::ptr_eq(there, &running)) {
            all.remove(key);
        }
        Some(ended)
    }
}

impl<E> Running<E> {
    fn has_ended(&self) -> bool {
        self.ended
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn it_is_read_once_and_another_can_begin() {
        let runs = Runs::<u32>::default();
        runs.begin("a", 0, |_| async { Ok(7) });
        assert_eq!(runs.wait("a", LONG).await.map(Result::unwrap), Some(7));
        assert!(runs.wait("a", LONG).await.is_none());
        runs.begin("a", 0, |_| async { Ok(8) });
        assert_eq!(runs.wait("a", LONG).await.map(Result::unwrap), Some(8));
    }

    #[tokio::test]
    async fn a_second_begin_stops_the_first_and_stopping_ends_it() {
        let runs = Runs::<u32>::default();
        let until_stopped = |answer| {
            move |watch: Watch| async move {
                while !watch.is_stopped() {
                    tokio::task::yield_now().await;
                }
                Ok(answer)
            }
        };
        runs.begin("a", 0, until_stopped(1));
        runs.begin("a", 0, until_stopped(2));
        assert!(runs.wait("a", Duration::ZERO).await.is_none());
        assert_eq!(runs.far("a", 3_500_000).map(|far| far.seconds), Some(3));
        runs.stop("a");
        assert_eq!(runs.wait("a", LONG).await.map(Result::unwrap), Some(2));
    }

    #[tokio::test]
    async fn what_panics_ends_too() {
        let runs = Runs::<u32>::default();
        runs.begin("a", 0, |_| async { panic!("on purpose") });
        assert!(matches!(
            runs.wait("a", LONG).await,
            Some(Err(Error::Internal(_)))
        ));
    }
}
