//! Maps that were drawn. Drawing takes a while where many have voted, so it is done away from the requests, one at a time for
//! each map; whoever asks meanwhile gets the one before, if it is about the same statements.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::error::{Error, Result};
use domain::opinion::OpinionMap;
use domain::opinion::ledger;
use domain::opinion::published::{Published, published};
use domain::opinion::statement::Statement;
use kernel::opinion::Settings;
use store::db::Tx;

use crate::app::App;

/// How long a page waits for a map that is being drawn anew, where there is one from before.
const PATIENCE: Duration = Duration::from_millis(800);

/// What a map was drawn of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Of {
    epoch: i64,
    seq: i64,
    statements: BTreeSet<u32>,
}

/// A map that was drawn.
#[derive(Debug)]
pub struct Drawn {
    of: Of,
    /// What of it may be shown.
    pub shown: Published,
    /// How much each statement is worth showing next.
    pub priorities: BTreeMap<u32, f64>,
}

/// The maps that were drawn last.
#[derive(Debug, Default)]
pub struct Drawings(Mutex<HashMap<String, Drawing>>);

#[derive(Debug, Default, Clone)]
struct Drawing {
    last: Option<Arc<Drawn>>,
    /// Held by whoever draws.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Drawings {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Drawing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, map_id: &str) -> Drawing {
        self.lock().entry(map_id.to_owned()).or_default().clone()
    }

    /// The map drawn last, whatever has happened since.
    pub(super) fn last(&self, map_id: &str) -> Option<Arc<Drawn>> {
        self.lock().get(map_id)?.last.clone()
    }
}

/// The map of all votes so far; or, where drawing takes long, one that some votes are missing in.
///
/// # Errors
/// When the database fails, or drawing does.
pub(super) async fn look(
    app: &App,
    tx: &mut Tx,
    map: &OpinionMap,
    statements: &[Statement],
) -> Result<Arc<Drawn>> {
    // Catches up; what is drawn is then in memory.
    let (epoch, seq) = ledger::look(tx, &app.opinions, map, ledger::Ledger::at).await?;
    let wanted = Of {
        epoch,
        seq,
        statements: statements.iter().map(|s| s.number).collect(),
    };
    let before = app.drawings.last(&map.id);
    if let Some(last) = before.as_ref().filter(|last| last.of == wanted) {
        return Ok(last.clone());
    }
    // What is about other statements, or about votes that were deleted, is no longer shown.
    let stale = before.filter(|last| last.of.epoch == epoch && last.of.statements == wanted.statements);
    let drawing = tokio::spawn(draw(app.clone(), map.id.clone(), wanted));
    let lost = |e: tokio::task::JoinError| Error::Internal(format!("drawing: {e}"));
    match stale {
        None => drawing.await.map_err(lost)?,
        Some(stale) => match tokio::time::timeout(PATIENCE, drawing).await {
            Ok(drawn) => drawn.map_err(lost)?,
            Err(_) => Ok(stale),
        },
    }
}

async fn draw(app: App, map_id: String, wanted: Of) -> Result<Arc<Drawn>> {
    let turn = app.drawings.of(&map_id).turn;
    let _turn = turn.lock().await;
    let newer = |last: &Arc<Drawn>| {
        last.of.statements == wanted.statements && (last.of.epoch, last.of.seq) >= (wanted.epoch, wanted.seq)
    };
    if let Some(last) = app.drawings.last(&map_id).filter(newer) {
        return Ok(last);
    }
    let (memory, id) = (app.opinions.clone(), map_id.clone());
    let drawn = tokio::task::spawn_blocking(move || {
        let ((epoch, seq), votes) =
            memory.with(&id, |ledger| (ledger.at(), ledger.draw_from(&wanted.statements)));
        let drawn = kernel::opinion::map(&votes?, Settings::default());
        let worth = drawn.statements.iter().zip(&drawn.priority);
        Ok::<_, Error>(Arc::new(Drawn {
            priorities: worth
                .filter_map(|(key, worth)| Some((u32::try_from(*key).ok()?, *worth)))
                .collect(),
            shown: published(&drawn),
            of: Of {
                epoch,
                seq,
                statements: wanted.statements,
            },
        }))
    })
    .await
    .map_err(|e| Error::Internal(format!("drawing: {e}")))??;
    app.drawings.lock().entry(map_id).or_default().last = Some(drawn.clone());
    Ok(drawn)
}
