//! Target roles: as what the people work for whom a call is, and how many of each are sought.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::programme::{self, life};

/// The most target roles of a call.
pub const MOST: usize = 12;

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

/// A target role as typed; an id where it was there before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// The role it changes.
    pub id: Option<String>,
    /// At least so many.
    pub least: Option<u32>,
    /// At most so many.
    pub most: Option<u32>,
    /// Its name, by language.
    pub names: BTreeMap<String, String>,
}

/// Reads the form's rows: `role_id_0`, `role_name_et_0`, `role_least_0`, `role_most_0` … A row without names is left
/// out.
pub fn read(reader: &mut Reader<'_>, languages: &[&str], first: &str) -> Vec<Edited> {
    let mut roles = Vec::new();
    for i in 0..MOST {
        let mut names = BTreeMap::new();
        for language in languages {
            let name = reader.line(&format!("role_name_{language}_{i}"), 100);
            if !name.is_empty() {
                names.insert((*language).to_owned(), name);
            }
        }
        let mut count = |name: &str| {
            let number = reader.maybe_number(&format!("role_{name}_{i}"), 0, 500);
            number.and_then(|n| u32::try_from(n).ok())
        };
        let (least, most) = (count("least"), count("most"));
        if names.is_empty() && least.is_none() && most.is_none() {
            continue;
        }
        if !names.contains_key(first) {
            reader.fault(&format!("role_name_{first}_{i}"), Fault::Required);
        }
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            reader.fault(&format!("role_least_{i}"), Fault::LeastAboveMost);
        }
        let id = reader.fields().get(&format!("role_id_{i}"));
        roles.push(Edited {
            id: (!id.is_empty()).then(|| id.to_owned()),
            least,
            most,
            names,
        });
    }
    roles
}

/// The form's fields.
pub fn fill(roles: &[TargetRole]) -> Fields {
    let mut fields = Fields::default();
    let count = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    for (i, role) in roles.iter().enumerate() {
        fields.add(format!("role_id_{i}"), &role.id);
        fields.add(format!("role_least_{i}"), count(role.least));
        fields.add(format!("role_most_{i}"), count(role.most));
        for (language, name) in &role.names {
            fields.add(format!("role_name_{language}_{i}"), name);
        }
    }
    fields
}

/// Saves the target roles in this order; one that is left out goes.
///
/// # Errors
/// `NotFound` also where an id is not of this programme, `Denied`, `Conflict(Answered)` where a role would go that
/// somebody has chosen.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    roles: &[Edited],
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let were = list(tx, programme_id).await?;
    for old in &were {
        if roles.iter().any(|r| r.id.as_deref() == Some(&old.id)) {
            continue;
        }
        let chosen = tx
            .maybe(
                sql!("select 1 as n from application where role_id = $1 limit 1"),
                &[(&old.id).into()],
            )
            .await?;
        if chosen.is_some() {
            return Err(Error::Conflict(Conflict::Answered));
        }
        tx.run(sql!("delete from target_role where id = $1"), &[(&old.id).into()])
            .await?;
    }
    for (position, role) in (0i64..).zip(roles) {
        let id = match &role.id {
            Some(id) if were.iter().any(|old| old.id == *id) => id.clone(),
            Some(_) => return Err(Error::NotFound),
            None => ctx.id(),
        };
        tx.run(
            sql!(
                "insert into target_role (id, programme_id, least, most, position) values ($1, $2, $3, $4, $5)
                 on conflict (id) do update set least = $3, most = $4, position = $5"
            ),
            &[
                (&id).into(),
                programme_id.into(),
                role.least.into(),
                role.most.into(),
                position.into(),
            ],
        )
        .await?;
        tx.run(
            sql!("delete from target_role_text where role_id = $1"),
            &[(&id).into()],
        )
        .await?;
        for (language, name) in &role.names {
            tx.run(
                sql!("insert into target_role_text (role_id, language, name) values ($1, $2, $3)"),
                &[(&id).into(), language.into(), name.into()],
            )
            .await?;
        }
    }
    life::touch(tx, ctx, &programme).await
}
