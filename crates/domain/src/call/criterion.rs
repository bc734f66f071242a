//! Criteria: by what applications are scored, and how much each counts.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::error::Result;

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
