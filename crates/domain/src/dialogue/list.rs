//! Finding dialogues: the public list and calendar, and an organisation's own.

use std::collections::{BTreeMap, BTreeSet};

use store::{db::Row, db::Tx, sql};

use super::{Dialogue, plan::Words};
use crate::actor::{Actor, Right};
use crate::error::Result;
use crate::registration::book::{self, Tally};

/// A dialogue in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The dialogue.
    pub dialogue: Dialogue,
    /// Who hosts: address part and name.
    pub host: (String, String),
    /// Its places.
    pub tally: Tally,
}

/// What the public list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Text that the question, the host or the place contains, folded.
    pub search: String,
    /// Dialogues that were found by that text otherwise, by id: [`crate::summary::search`] does.
    pub also: BTreeSet<String>,
    /// Address part of the host.
    pub host: String,
    /// Language spoken.
    pub language: String,
    /// From this instant on (by the end of the dialogue).
    pub from: Option<i64>,
    /// Before this instant (by the start).
    pub until: Option<i64>,
}

/// Public dialogues by their start; drafts are never among them.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, filter: &Filter) -> Result<Vec<Entry>> {
    let rows = tx
        .all(
            sql!(
                "select dialogue.*, organisation.slug as host_slug, organisation.name as host_name from dialogue
                 join organisation on organisation.id = dialogue.organisation_id
                 where dialogue.state in ('open', 'cancelled') and dialogue.starts_at is not null
                 and dialogue.starts_at + dialogue.minutes * 60000000 >= $1 and dialogue.starts_at < $2
                 and ($3 = '' or organisation.slug = $3)
                 order by dialogue.starts_at, dialogue.id limit 1000"
            ),
            &[filter.from.unwrap_or(0).into(), filter.until.unwrap_or(i64::MAX).into(), (&filter.host).into()],
        )
        .await?;
    let mut entries = Vec::new();
    for entry in entries_of(tx, rows).await? {
        let spoken = filter.language.is_empty() || entry.dialogue.spoken.contains(&filter.language);
        let found = filter.also.contains(&entry.dialogue.id) || found(&entry, &filter.search);
        if spoken && found {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// Whether what people search by contains the folded text.
fn found(entry: &Entry, search: &str) -> bool {
    if search.is_empty() {
        return true;
    }
    let meeting = &entry.dialogue.meeting;
    let mut heap = format!(
        "{} {} {}",
        entry.host.1, meeting.place_name, meeting.place_address
    );
    for words in entry.dialogue.texts.values() {
        heap.push(' ');
        heap.push_str(&words.question);
    }
    kernel::text::fold(&heap).contains(search)
}

/// An organisation's dialogues for its members, drafts too: those without a date first, then the latest first.
///
/// # Errors
/// `NotFound`.
pub async fn of_organisation(tx: &mut Tx, actor: &Actor, organisation_id: &str) -> Result<Vec<Entry>> {
    actor.need(organisation_id, Right::SeePlan)?;
    let rows = tx
        .all(
            sql!(
                "select dialogue.*, organisation.slug as host_slug, organisation.name as host_name from dialogue
                 join organisation on organisation.id = dialogue.organisation_id
                 where dialogue.organisation_id = $1
                 order by case when dialogue.starts_at is null then 0 else 1 end, dialogue.starts_at desc, dialogue.id"
            ),
            &[organisation_id.into()],
        )
        .await?;
    entries_of(tx, rows).await
}

async fn entries_of(tx: &mut Tx, rows: Vec<Row>) -> Result<Vec<Entry>> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.get("id")?;
        let mut texts = BTreeMap::new();
        for text in tx
            .all(
                sql!("select * from dialogue_text where dialogue_id = $1"),
                &[(&id).into()],
            )
            .await?
        {
            texts.insert(text.get("language")?, Words::of(&text)?);
        }
        let dialogue = Dialogue::of(&row, texts)?;
        let tally = book::tally(tx, &dialogue).await?;
        entries.push(Entry {
            dialogue,
            host: (row.get("host_slug")?, row.get("host_name")?),
            tally,
        });
    }
    Ok(entries)
}
