//! Choosing who gets a place.

use store::db::Tx;

use crate::error::Result;
use crate::programme::Programme;

/// Who of the reserve is next for a free place, under the conditions under which everybody was chosen.
pub(crate) async fn next_of_reserve(_tx: &mut Tx, _programme: &Programme) -> Result<Option<String>> {
    Ok(None)
}
