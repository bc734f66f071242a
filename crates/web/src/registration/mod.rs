//! Registering, and the personal link.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
