//! Criteria: by what applications are scored, and how much each counts.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::programme::{self, life};

/// The most criteria of a call.
pub const MOST: usize = 8;
/// The most that a criterion can weigh.
pub const WEIGHT_MOST: u32 = 10;

/// The highest score for a criterion; the lowest is 0.
pub const SCORE_MOST: u32 = 5;

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Id.
    pub id: String,
    /// How much it counts beside the others, from 1.
    pub weight: u32,
    /// Order, from 0.
    pub position: u32,
    /// Name and what it means, by language.
    pub texts: BTreeMap<String, Words>,
}

/// What a criterion says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Its name.
    pub name: String,
    /// What a high and a low score mean.
    pub help: String,
}

impl Criterion {
    /// What it says in a language, or else in another one, `first` before all.
    pub fn text(&self, language: &str, first: &str) -> &Words {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        [language, first]
            .into_iter()
            .find_map(|l| self.texts.get(l).filter(|w| !w.name.is_empty()))
            .unwrap_or(&NONE)
    }
}

/// Criteria of a call in order.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Criterion>> {
    let rows = tx
        .all(
            sql!("select * from criterion where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    let mut criteria = Vec::with_capacity(rows.len());
    for row in &rows {
        criteria.push(Criterion {
            id: row.get("id")?,
            weight: row.count("weight")?,
            position: row.count("position")?,
            texts: BTreeMap::new(),
        });
    }
    let texts = tx
        .all(
            sql!(
                "select criterion_text.* from criterion_text
                 join criterion on criterion.id = criterion_text.criterion_id where criterion.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let id: String = text.get("criterion_id")?;
        if let Some(criterion) = criteria.iter_mut().find(|c| c.id == id) {
            let words = Words {
                name: text.get("name")?,
                help: text.get("help")?,
            };
            criterion.texts.insert(text.get("language")?, words);
        }
    }
    Ok(criteria)
}

/// A criterion as typed; an id where it was there before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// The criterion it changes.
    pub id: Option<String>,
    /// How much it counts.
    pub weight: u32,
    /// What it says, by language.
    pub texts: BTreeMap<String, Words>,
}

/// Reads the form's rows: `criterion_id_0`, `criterion_weight_0`, `criterion_name_et_0`, `criterion_help_et_0` … A row
/// without names is left out.
pub fn read(reader: &mut Reader<'_>, languages: &[&str], first: &str) -> Vec<Edited> {
    let mut criteria = Vec::new();
    for i in 0..MOST {
        let mut texts = BTreeMap::new();
        for language in languages {
            let words = Words {
                name: reader.line(&format!("criterion_name_{language}_{i}"), 100),
                help: reader.line(&format!("criterion_help_{language}_{i}"), 400),
            };
            if words != Words::default() {
                texts.insert((*language).to_owned(), words);
            }
        }
        let weight = reader.maybe_number(&format!("criterion_weight_{i}"), 1, i64::from(WEIGHT_MOST));
        if texts.is_empty() {
            continue;
        }
        if texts.get(first).is_none_or(|w| w.name.is_empty()) {
            reader.fault(&format!("criterion_name_{first}_{i}"), Fault::Required);
        }
        let id = reader.fields().get(&format!("criterion_id_{i}"));
        criteria.push(Edited {
            id: (!id.is_empty()).then(|| id.to_owned()),
            weight: weight.and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
            texts,
        });
    }
    criteria
}

/// The form's fields.
pub fn fill(criteria: &[Criterion]) -> Fields {
    let mut fields = Fields::default();
    for (i, criterion) in criteria.iter().enumerate() {
        fields.add(format!("criterion_id_{i}"), &criterion.id);
        fields.add(format!("criterion_weight_{i}"), criterion.weight.to_string());
        for (language, words) in &criterion.texts {
            fields.add(format!("criterion_name_{language}_{i}"), &words.name);
            fields.add(format!("criterion_help_{language}_{i}"), &words.help);
        }
    }
    fields
}

/// Saves the criteria in this order; one that is left out goes, with its scores.
///
/// # Errors
/// `NotFound` also where an id is not of this programme, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    criteria: &[Edited],
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let were = list(tx, programme_id).await?;
    for old in &were {
        if !criteria.iter().any(|c| c.id.as_deref() == Some(&old.id)) {
            tx.run(sql!("delete from criterion where id = $1"), &[(&old.id).into()])
                .await?;
        }
    }
    for (position, criterion) in (0i64..).zip(criteria) {
        let id = match &criterion.id {
            Some(id) if were.iter().any(|old| old.id == *id) => id.clone(),
            Some(_) => return Err(Error::NotFound),
            None => ctx.id(),
        };
        tx.run(
            sql!(
                "insert into criterion (id, programme_id, weight, position) values ($1, $2, $3, $4)
                 on conflict (id) do update set weight = $3, position = $4"
            ),
            &[
                (&id).into(),
                programme_id.into(),
                criterion.weight.into(),
                position.into(),
            ],
        )
        .await?;
        tx.run(
            sql!("delete from criterion_text where criterion_id = $1"),
            &[(&id).into()],
        )
        .await?;
        for (language, words) in &criterion.texts {
            tx.run(
                sql!(
                    "insert into criterion_text (criterion_id, language, name, help) values ($1, $2, $3, $4)"
                ),
                &[
                    (&id).into(),
                    language.into(),
                    (&words.name).into(),
                    (&words.help).into(),
                ],
            )
            .await?;
        }
    }
    life::touch(tx, ctx, &programme).await
}
