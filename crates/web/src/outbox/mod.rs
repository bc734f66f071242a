//! The outbox: mails of an organisation.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
