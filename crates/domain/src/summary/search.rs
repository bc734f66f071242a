//! Finding public summaries by what stands in them: the host's text, and quotes as they are now.

use std::collections::BTreeSet;

use kernel::text::fold;
use store::{db::Tx, sql};

use crate::circle;
use crate::circle::live::{self, Memory};
use crate::error::Result;
use crate::packaging::Parts;

/// Ids of the dialogues whose public summary has this folded text in it. Whether the dialogue itself is public is for
/// the caller to look at.
///
/// # Errors
/// When the database fails.
pub async fn matching(tx: &mut Tx, memory: &Memory, search: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    // A letter or two are in every text.
    if search.chars().count() < 3 {
        return Ok(found);
    }
    let rows = tx
        .all(
            sql!("select * from summary where published_at is not null order by dialogue_id"),
            &[],
        )
        .await?;
    for row in &rows {
        let parts = Parts::of(row)?;
        if parts.iter().any(|(_, text)| fold(text).contains(search)) {
            found.insert(row.get("dialogue_id")?);
        }
    }
    let rows = tx
        .all(
            sql!(
                "select summary.dialogue_id, words_text.circle_id, words_text.id, words_text.text from summary
                 join summary_quote on summary_quote.dialogue_id = summary.dialogue_id
                 join circle on circle.dialogue_id = summary.dialogue_id
                 join words_text on words_text.circle_id = circle.id and words_text.words_id = summary_quote.words_id
                 where summary.published_at is not null order by words_text.id"
            ),
            &[],
        )
        .await?;
    for row in &rows {
        let dialogue_id: String = row.get("dialogue_id")?;
        if found.contains(&dialogue_id) || !fold(&row.get::<String>("text")?).contains(search) {
            continue;
        }
        // Chosen once does not mean released now.
        let circle = circle::by_id(tx, &row.get::<String>("circle_id")?).await?;
        let state = live::state(tx, memory, &circle).await?;
        let text: String = row.get("id")?;
        let is_quote = |words: &kernel::circle::Words| {
            words.is_quote() && words.text().is_some_and(|id| id.as_str() == text)
        };
        if state.words().iter().any(is_quote) {
            found.insert(dialogue_id);
        }
    }
    Ok(found)
}
