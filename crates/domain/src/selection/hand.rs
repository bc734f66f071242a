//! Changing a held selection by hand, with a reason; and what the organisers add for an applicant.

use kernel::selection::verify::{self, Breach};
use store::db::Tx;

use super::pool::{self, Pool};
use super::{Decision, Outcome};
use crate::actor::{Actor, Right};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::programme;

/// The most characters of a reason.
pub const REASON_MOST: usize = 500;
/// The most characters of a note.
pub const NOTE_MOST: usize = 2000;

/// A change by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What instead.
    pub outcome: Outcome,
    /// Why, for the organisers and the record.
    pub reason: String,
    /// Done even where a condition breaks.
    pub despite: bool,
    /// The version that was read.
    pub version: u32,
}

impl Change {
    /// Reads `outcome`, `hand_reason`, `despite`, `version`.
    pub fn read(reader: &mut Reader<'_>) -> Change {
        Change {
            outcome: reader.choice("outcome", Outcome::parse, Outcome::Not),
            reason: reader.required_line("hand_reason", REASON_MOST),
            despite: reader.ticked("despite"),
            version: reader.fields().get("version").parse().unwrap_or(0),
        }
    }

    /// As the form begins.
    pub fn fill(decision: &Decision, version: u32) -> Fields {
        Fields::default()
            .with("outcome", decision.outcome.as_str())
            .with("hand_reason", &decision.by_hand)
            .with("version", version.to_string())
    }
}

/// Reads `decision_note` and hands it on.
pub fn read_note(reader: &mut Reader<'_>) -> String {
    reader.lines("decision_note", NOTE_MOST)
}

/// The selection that may still be changed, with the programme's row locked.
async fn held(tx: &mut Tx, actor: &Actor, programme_id: &str, version: u32) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    let selection = super::load(tx, programme_id).await?.ok_or(Error::NotFound)?;
    if selection.version != version {
        return Err(Error::Conflict(Conflict::SelectionChanged));
    }
    Ok(())
}

/// Conditions that these decisions break. A place that stays free breaks none: the reserve is asked.
pub(super) fn broken<'a>(
    pool: &Pool,
    terms: &pool::Terms,
    chosen: impl Iterator<Item = &'a Decision>,
) -> Result<Vec<Breach>> {
    let problem = pool.whole_problem(terms)?;
    let ids: Vec<&str> = chosen.map(|d| d.application_id.as_str()).collect();
    let panel: Vec<String> = pool
        .entrants
        .iter()
        .filter(|e| ids.contains(&e.application.id.as_str()))
        .map(|e| e.application.code.clone())
        .collect();
    let mut breaches = verify::panel(&problem, &panel);
    breaches.retain(|b| !matches!(b, Breach::Places { asked, there } if there <= asked));
    Ok(breaches)
}

/// Which conditions a change would break, over those that are broken already.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn would_break(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    outcome: Outcome,
) -> Result<Vec<Breach>> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let selection = super::load(tx, programme_id).await?.ok_or(Error::NotFound)?;
    let pool = pool::load(tx, &programme, selection.few_reviews).await?;
    let mut decisions = super::decisions(tx, programme_id).await?;
    let chosen = |d: &&Decision| d.outcome == Outcome::Chosen;
    let before = broken(&pool, &selection.came.terms, decisions.values().filter(chosen))?;
    decisions.get_mut(application_id).ok_or(Error::NotFound)?.outcome = outcome;
    let mut after = broken(&pool, &selection.came.terms, decisions.values().filter(chosen))?;
    after.retain(|breach| !before.contains(breach));
    Ok(after)
}

/// Puts somebody in, out or into the reserve. Who comes from the chosen stands first there, anybody else last.
///
/// # Errors
/// `NotFound`, `Denied`, `Full`, `Conflict(Released)`, `Conflict(SelectionChanged)`, `Invalid` where a condition breaks and
/// the form does not say that this is meant.
pub async fn change(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    change: &Change,
) -> Result<()> {
    held(tx, actor, programme_id, change.version).await?;
    let mut decisions = super::decisions(tx, programme_id).await?;
    let decision = decisions.get(application_id).ok_or(Error::NotFound)?.clone();
    if decision.outcome == change.outcome {
        return Ok(());
    }
    let breaks = would_break(tx, actor, programme_id, application_id, change.outcome).await?;
    if breaks.iter().any(|b| matches!(b, Breach::Places { .. })) {
        return Err(Error::Full);
    }
    if !breaks.is_empty() && !change.despite {
        return Err(Error::Invalid(Faults::one("despite", Fault::Breaks)));
    }
    let last = decisions.values().filter_map(|d| d.rank).max().unwrap_or(0);
    let rank = match (change.outcome, decision.outcome) {
        (Outcome::Reserve, Outcome::Chosen) => Some(0),
        (Outcome::Reserve, _) => Some(last + 1),
        _ => None,
    };
    let changed = Decision {
        outcome: change.outcome,
        rank,
        by_hand: change.reason.clone(),
        // What was said about another outcome no longer fits.
        note: String::new(),
        ..decision
    };
    decisions.insert(application_id.to_owned(), changed);
    let mut reserve: Vec<&mut Decision> = decisions.values_mut().filter(|d| d.rank.is_some()).collect();
    reserve.sort_by_key(|d| d.rank);
    for (decision, rank) in reserve.into_iter().zip(1..) {
        decision.rank = Some(rank);
    }
    for decision in decisions.values() {
        super::put(tx, programme_id, decision).await?;
    }
    super::touch(tx, programme_id).await
}

/// Saves what the organisers add for an applicant.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(SelectionChanged)`.
pub async fn set_note(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    version: u32,
    note: &str,
) -> Result<()> {
    held(tx, actor, programme_id, version).await?;
    let mut decisions = super::decisions(tx, programme_id).await?;
    let mut decision = decisions.remove(application_id).ok_or(Error::NotFound)?;
    if decision.note == note {
        return Ok(());
    }
    note.clone_into(&mut decision.note);
    super::put(tx, programme_id, &decision).await?;
    super::touch(tx, programme_id).await
}
