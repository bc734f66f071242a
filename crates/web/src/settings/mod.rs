//! An organisation's settings, and the personal data it still holds.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
