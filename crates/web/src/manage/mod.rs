//! An organisation's dialogues, a new one, and a dialogue's overview with what opens, cancels, copies and deletes it.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
