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
use domain::opinion::vote::Value;
use kernel::opinion::{Live, Map, Settings, TooMany, Vote, Votes, choruses, worth};
use store::db::Tx;

use crate::app::App;

/// How long a page waits for a map that is being drawn anew, where there is one from before.
const PATIENCE: Duration = Duration::from_millis(800);

/// A map follows the votes in steps of at least so many.
const FOLLOW: i64 = 30;
/// Up to so many votes a map is drawn from scratch.
const EXACT: usize = 300_000;
/// Of resampling: the same votes give the same map.
const SEED: u64 = 1;

fn many(error: TooMany) -> Error {
    Error::Internal(error.to_string())
}

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
    pub worth: Worth,
    /// People who vote with one voice, more than others on their side: the host looks at it, nobody is taken out.
    pub voices: Vec<Voices>,
    /// The map without them, where there are any.
    pub without: Option<Published>,
}

/// How much each statement is worth showing next, by its number. It depends on the group of whoever is asked, so that one
/// that has said little to a statement is heard on it.
#[derive(Debug, Default)]
pub struct Worth {
    nobody: BTreeMap<u32, f64>,
    by_group: Vec<BTreeMap<u32, f64>>,
    /// By voter: their group.
    groups: HashMap<u32, usize>,
}

impl Worth {
    fn of_map(map: &Map) -> Worth {
        let number = |key: u64| u32::try_from(key).ok();
        let table = |group: Option<usize>| -> BTreeMap<u32, f64> {
            let worth = worth(map, group.and_then(number_of));
            (map.statements.iter().zip(worth))
                .filter_map(|(key, worth)| Some((number(*key)?, worth)))
                .collect()
        };
        Worth {
            nobody: table(None),
            by_group: (0..map.groups.len()).map(|group| table(Some(group))).collect(),
            groups: (map.people.iter().zip(&map.labels))
                .filter_map(|(key, label)| Some((number(*key)?, usize::try_from((*label)?).ok()?)))
                .collect(),
        }
    }

    /// For a voter, or for somebody who has not voted yet.
    pub(super) fn to(&self, voter: Option<u32>) -> &BTreeMap<u32, f64> {
        let group = voter.and_then(|voter| self.groups.get(&voter));
        group
            .and_then(|group| self.by_group.get(*group))
            .unwrap_or(&self.nobody)
    }
}

fn number_of(n: usize) -> Option<u32> {
    u32::try_from(n).ok()
}

/// People who vote with one voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voices {
    /// How many.
    pub people: u32,
    /// On how many statements.
    pub statements: u32,
}

/// The maps that were drawn last.
#[derive(Debug, Default)]
pub struct Drawings(Mutex<HashMap<String, Drawing>>);

#[derive(Debug, Default, Clone)]
struct Drawing {
    last: Option<Arc<Drawn>>,
    /// Held by whoever draws: what the last map left, from which the next begins.
    turn: Arc<tokio::sync::Mutex<Option<Live>>>,
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

/// Draws anew, away from the request, where nobody is drawing and the last map is well behind the votes: what comes next for
/// a voter follows from it.
pub(super) fn keep_up(app: &App, map: &OpinionMap, statements: &[Statement]) {
    let behind = match app.drawings.last(&map.id) {
        None => map.last_vote,
        Some(last) if last.of.epoch == map.epoch => map.last_vote - last.of.seq,
        Some(_) => i64::MAX,
    };
    if behind < FOLLOW.max(map.last_vote / 20) || app.drawings.of(&map.id).turn.try_lock().is_err() {
        return;
    }
    let wanted = Of {
        epoch: map.epoch,
        // What the votes at hand come to, and no further: they are caught up by whoever reads.
        seq: app.opinions.with(&map.id, |ledger| ledger.at().1),
        statements: statements.iter().map(|s| s.number).collect(),
    };
    tokio::spawn(draw(app.clone(), map.id.clone(), wanted));
}

async fn draw(app: App, map_id: String, wanted: Of) -> Result<Arc<Drawn>> {
    let turn = app.drawings.of(&map_id).turn;
    let mut turn = turn.lock_owned().await;
    let newer = |last: &Arc<Drawn>| {
        last.of.statements == wanted.statements && (last.of.epoch, last.of.seq) >= (wanted.epoch, wanted.seq)
    };
    if let Some(last) = app.drawings.last(&map_id).filter(newer) {
        return Ok(last);
    }
    let (memory, id) = (app.opinions.clone(), map_id.clone());
    let done = tokio::task::spawn_blocking(move || {
        let news = memory.with(&id, ledger::Ledger::take_news);
        // Where this fails nothing is put back, and the next begins anew.
        let mut live = match turn.take().filter(|_| !news.begins) {
            Some(live) => live,
            None => Live::new(Votes::builder().finish()).map_err(many)?,
        };
        for (voter, statement, value) in &news.votes {
            let vote = value.map(|value| match value {
                Value::Agree => Vote::Agree,
                Value::Disagree => Vote::Disagree,
                Value::Pass => Vote::Pass,
            });
            live.vote(u64::from(*voter), u64::from(*statement), vote)
                .map_err(many)?;
        }
        for statement in &wanted.statements {
            live.statement(u64::from(*statement)).map_err(many)?;
        }
        let out: Vec<u64> = (live.votes().statements().iter())
            .copied()
            .filter(|key| u32::try_from(*key).is_ok_and(|n| !wanted.statements.contains(&n)))
            .collect();
        live.moderate(&out);
        let of = Of {
            epoch: news.epoch,
            seq: news.seq,
            statements: wanted.statements,
        };
        if live.votes().is_empty() || of.statements.is_empty() {
            *turn = Some(live);
            return Ok(Arc::new(Drawn {
                of,
                shown: Published::default(),
                worth: Worth::default(),
                voices: Vec::new(),
                without: None,
            }));
        }
        // What many look at does not depend on what was drawn before, where there is time for it.
        let drawn = if live.votes().len() < EXACT {
            live.renew(SEED)
        } else {
            live.refresh(SEED)
        };
        let (voices, without) = voices(live.votes());
        *turn = Some(live);
        Ok::<_, Error>(Arc::new(Drawn {
            worth: Worth::of_map(&drawn),
            shown: published(&drawn),
            voices,
            without,
            of,
        }))
    })
    .await
    .unwrap_or_else(|e| Err(Error::Internal(format!("drawing: {e}"))));
    if done.is_err() {
        // The news were taken and are not in any map.
        app.opinions.forget(&map_id);
    }
    let drawn = done?;
    app.drawings.lock().entry(map_id).or_default().last = Some(drawn.clone());
    Ok(drawn)
}

/// People who vote with one voice, and the map without them.
fn voices(votes: &Votes) -> (Vec<Voices>, Option<Published>) {
    let found = if votes.len() < EXACT {
        choruses(votes, SEED)
    } else {
        Vec::new()
    };
    if found.is_empty() {
        return (Vec::new(), None);
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let voices = found.iter().map(|one| Voices {
        people: count(one.people.len()),
        statements: count(one.statements),
    });
    let people: Vec<u64> = found.iter().flat_map(|one| one.people.iter().copied()).collect();
    let settings = Settings {
        seed: SEED,
        without: &people,
        ..Settings::default()
    };
    let drawn = kernel::opinion::map(votes, settings);
    (voices.collect(), Some(published(&drawn)))
}
