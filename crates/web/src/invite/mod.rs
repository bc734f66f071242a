//! Inviting: the text, the links of each invitee kind, and their QR codes.

use crate::route::Routes;

pub(crate) fn routes() -> Routes {
    Routes::default()
}
