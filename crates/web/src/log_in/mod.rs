//! Logging in and out: by password, or by a link in a mail.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
