//! The people of a dialogue: list, enter, change, and the day itself with check-in and walk-ins.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
