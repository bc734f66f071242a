//! The parts of a dialogue's plan, each a form of its own.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
