//! The first set-up, by a one-time link.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
