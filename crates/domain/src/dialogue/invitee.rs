//! Invitee kinds: whom the host hopes for, how many of each, and how many have come.

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};

/// The most kinds a dialogue can have.
pub const MOST: usize = 12;

/// A kind of people whom the host hopes for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteeKind {
    /// Id.
    pub id: String,
    /// Part of this kind's invitation link.
    pub code: String,
    /// In the host's words.
    pub name: String,
    /// How many are hoped for.
    pub hoped: u32,
}

/// A kind as typed; an id where it was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKind {
    /// The kind it changes.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// How many.
    pub hoped: u32,
}

/// The kinds of a dialogue, in the host's order.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<InviteeKind>> {
    let rows = tx
        .all(
            sql!("select * from invitee_kind where dialogue_id = $1 order by position, id"),
            &[dialogue_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(InviteeKind {
                id: row.get("id")?,
                code: row.get("code")?,
                name: row.get("name")?,
                hoped: row.count("hoped")?,
            })
        })
        .collect()
}

/// Reads the form's rows: `id_0`, `name_0`, `hoped_0`, … A row without a name is left out.
pub fn read(reader: &mut Reader<'_>) -> Vec<NewKind> {
    let mut kinds = Vec::new();
    for i in 0..MOST {
        let (name_field, hoped_field) = (format!("name_{i}"), format!("hoped_{i}"));
        let name = reader.line(&name_field, 100);
        let hoped = reader
            .maybe_number(&hoped_field, 0, 2000)
            .and_then(|n| u32::try_from(n).ok());
        if name.is_empty() {
            if hoped.is_some_and(|n| n > 0) {
                reader.fault(&name_field, Fault::Required);
            }
            continue;
        }
        let id = reader.fields().get(&format!("id_{i}"));
        kinds.push(NewKind {
            id: (!id.is_empty()).then(|| id.to_owned()),
            name,
            hoped: hoped.unwrap_or(0),
        });
    }
    kinds
}

/// The form's fields.
pub fn fill(kinds: &[InviteeKind]) -> Fields {
    let mut fields = Fields::default();
    for (i, kind) in kinds.iter().enumerate() {
        fields.add(format!("id_{i}"), &kind.id);
        fields.add(format!("name_{i}"), &kind.name);
        fields.add(format!("hoped_{i}"), kind.hoped.to_string());
    }
    fields
}

/// Saves the kinds in this order; one that is left out goes, and its people keep their place without a kind.
///
/// # Errors
/// `NotFound` also where an id is not of this dialogue, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    kinds: &[NewKind],
) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::Plan).await?;
    let were = list(tx, dialogue_id).await?;
    for old in &were {
        if !kinds.iter().any(|k| k.id.as_deref() == Some(&old.id)) {
            tx.run(
                sql!("delete from invitee_kind where id = $1"),
                &[(&old.id).into()],
            )
            .await?;
        }
    }
    for (position, kind) in (0i64..).zip(kinds) {
        if let Some(id) = &kind.id {
            let changed = tx
                .run(
                    sql!("update invitee_kind set name = $3, hoped = $4, position = $5 where id = $1 and dialogue_id = $2"),
                    &[id.into(), dialogue_id.into(), (&kind.name).into(), kind.hoped.into(), position.into()],
                )
                .await?;
            if changed == 0 {
                return Err(Error::NotFound);
            }
        } else {
            let (id, code) = (ctx.id(), ctx.public_id()[..6].to_owned());
            tx.run(
                sql!(
                    "insert into invitee_kind (id, dialogue_id, code, name, hoped, position) values ($1, $2, $3, $4, $5, $6)"
                ),
                &[
                    id.into(),
                    dialogue_id.into(),
                    code.into(),
                    (&kind.name).into(),
                    kind.hoped.into(),
                    position.into(),
                ],
            )
            .await?;
        }
    }
    dialogue::plan::touch(tx, ctx, dialogue_id).await
}

/// A kind with how many hold a place and how many came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The kind; `None` for people without one.
    pub kind: Option<InviteeKind>,
    /// People who hold a place (or held one, and came or not).
    pub registered: u32,
    /// People who were checked in.
    pub came: u32,
}

/// How many of each kind are in; people without a kind last, where there are any. For members of the organisation.
///
/// # Errors
/// When the database fails.
pub async fn counts(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<KindCount>> {
    let rows = tx
        .all(
            sql!(
                "select coalesce(kind_id, '') as kind, count(*) as registered,
                 count(case when state = 'attended' then 1 end) as came from registration
                 where dialogue_id = $1 and state in ('confirmed', 'offered', 'attended', 'absent', 'apologised')
                 group by coalesce(kind_id, '')"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut counts: Vec<KindCount> = list(tx, dialogue_id)
        .await?
        .into_iter()
        .map(|kind| KindCount {
            kind: Some(kind),
            registered: 0,
            came: 0,
        })
        .collect();
    for row in rows {
        let id: String = row.get("kind")?;
        let (registered, came) = (row.count("registered")?, row.count("came")?);
        match counts
            .iter_mut()
            .find(|c| c.kind.as_ref().is_some_and(|k| k.id == id))
        {
            Some(count) => (count.registered, count.came) = (registered, came),
            None => counts.push(KindCount {
                kind: None,
                registered,
                came,
            }),
        }
    }
    Ok(counts)
}
