//! Programmes that everybody can see.

use store::{db::Tx, sql};

use super::{Phase, Programme};
use crate::actor::{Actor, Right};
use crate::error::Result;

/// A public programme, and who organises it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The programme.
    pub programme: Programme,
    /// Address part and name of its organisation.
    pub host: (String, String),
}

/// Where an entry stands in a list: open calls first, then those that will open, those under way, those that are over.
fn rank(phase: Phase) -> u8 {
    match phase {
        Phase::Open => 0,
        Phase::Announced => 1,
        Phase::Choosing | Phase::Chosen => 2,
        Phase::Running => 3,
        Phase::Past => 4,
        Phase::Draft | Phase::Cancelled => 5,
    }
}

/// Published programmes, of one organisation (by its address part) or of all: those whose call is open first, the one
/// that closes soonest before all, then those under way, then those that are over, the last one first. What was
/// cancelled is not in lists; its page says so.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, host: Option<&str>, now: i64) -> Result<Vec<Entry>> {
    let rows = tx
        .all(
            sql!(
                "select programme.id, organisation.slug, organisation.name from programme
                 join organisation on organisation.id = programme.organisation_id
                 where programme.state = 'published' and ($1 = '' or organisation.slug = $1)
                 order by programme.published_at desc, programme.id"
            ),
            &[host.unwrap_or("").into()],
        )
        .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.get("id")?;
        entries.push(Entry {
            programme: super::load(tx, &Actor::System, &id, Right::SeePlan).await?,
            host: (row.get("slug")?, row.get("name")?),
        });
    }
    entries.sort_by_cached_key(|entry| {
        let (p, phase) = (&entry.programme, entry.programme.phase(now));
        let moment = match phase {
            Phase::Open => p.call.closes_at,
            Phase::Announced => p.call.opens_at,
            Phase::Past => p.span.map(|(_, ends)| -ends),
            _ => p.span.map(|(starts, _)| starts),
        };
        (rank(phase), moment.unwrap_or(i64::MAX), p.id.clone())
    });
    Ok(entries)
}

/// Whether there is a published programme.
///
/// # Errors
/// When the database fails.
pub async fn any(tx: &mut Tx) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select id from programme where state = 'published' limit 1"),
            &[],
        )
        .await?;
    Ok(row.is_some())
}
