//! A person's own account: name, language, password, sessions.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
