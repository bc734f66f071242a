//! Whether there is a public programme: the navigation of every page asks, so it is looked up once a minute at most.

use std::sync::{Mutex, PoisonError};

use domain::programme::list;
use kernel::time::MINUTE;
use store::db::Db;

/// What was found, and when.
#[derive(Debug, Default)]
pub struct Published(Mutex<Option<(i64, bool)>>);

impl Published {
    /// Whether there is one. A database that does not answer leaves the link out: a page must not fail over it.
    pub(crate) async fn any(&self, db: &Db, now: i64) -> bool {
        if let Some((at, any)) = self.known()
            && (now - at).abs() < MINUTE
        {
            return any;
        }
        let looked = async {
            let mut tx = db.read().await?;
            list::any(&mut tx).await
        };
        let any = looked.await.unwrap_or(false);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, any));
        any
    }

    fn known(&self) -> Option<(i64, bool)> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was published or taken back: the next page looks again. Other nodes learn within the minute.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
