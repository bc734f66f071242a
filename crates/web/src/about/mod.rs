//! How it works, privacy, accessibility.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
