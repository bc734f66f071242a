//! Target roles: as what the people work for whom a call is, and how many of each are sought.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::error::Result;

/// A target role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRole {
    /// Id.
    pub id: String,
    /// At least so many.
    pub least: Option<u32>,
    /// At most so many.
    pub most: Option<u32>,
    /// Order within the call, from 0.
    pub position: u32,
    /// Its name, by language.
    pub names: BTreeMap<String, String>,
}

impl TargetRole {
    /// Its name in a language, or else in another one, `first` before all.
    pub fn name(&self, language: &str, first: &str) -> &str {
        [language, first]
            .into_iter()
            .find_map(|l| self.names.get(l).filter(|n| !n.is_empty()))
            .or_else(|| self.names.values().find(|n| !n.is_empty()))
            .map_or("", String::as_str)
    }
}

/// Target roles of a call in order; public.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<TargetRole>> {
    let rows = tx
        .all(
            sql!("select * from target_role where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    let count = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok());
    let mut roles = Vec::with_capacity(rows.len());
    for row in &rows {
        roles.push(TargetRole {
            id: row.get("id")?,
            least: count(row.get("least")?),
            most: count(row.get("most")?),
            position: row.count("position")?,
            names: BTreeMap::new(),
        });
    }
    let texts = tx
        .all(
            sql!(
                "select target_role_text.* from target_role_text
                 join target_role on target_role.id = target_role_text.role_id where target_role.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let id: String = text.get("role_id")?;
        if let Some(role) = roles.iter_mut().find(|r| r.id == id) {
            role.names.insert(text.get("language")?, text.get("name")?);
        }
    }
    Ok(roles)
}
