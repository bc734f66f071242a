//! A programme's call: when it is open, what it asks, whom it is for, by what applications are scored.

pub mod criterion;
pub mod late;
pub mod question;
pub mod role;
pub mod terms;

use store::{db::Tx, sql};

use crate::error::Result;

/// Whether anybody has begun an application: what answers hang on can no longer be taken away.
///
/// # Errors
/// When the database fails.
pub async fn has_applicants(tx: &mut Tx, programme_id: &str) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select 1 as n from application where programme_id = $1 limit 1"),
            &[programme_id.into()],
        )
        .await?;
    Ok(row.is_some())
}
