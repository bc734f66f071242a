//! Papers: PDFs of a dialogue, and the page from which they are printed.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
