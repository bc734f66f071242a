//! Dialogues as everybody sees them: the list, the calendar, a dialogue's page and its files.

pub(crate) mod card;

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
