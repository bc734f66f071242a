//! Facts about this installation, by key.

use store::{db::Tx, sql};

use crate::error::Result;

/// The value of a setting.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, key: &str) -> Result<Option<String>> {
    let row = tx
        .maybe(sql!("select value from setting where key = $1"), &[key.into()])
        .await?;
    Ok(row.map(|r| r.get("value")).transpose()?)
}

/// Sets a setting.
///
/// # Errors
/// When the database fails.
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<()> {
    let upsert =
        sql!("insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = $2");
    tx.run(upsert, &[key.into(), value.into()]).await?;
    Ok(())
}
