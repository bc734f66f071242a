//! Members of an organisation, and accepting an invitation to become one.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
