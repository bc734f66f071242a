//! Maps that were drawn. Drawing takes a while where many have voted, so it is done away from the requests, one at a time for
//! each map; whoever asks meanwhile gets the one before, if it is about the same statements.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::error::{Error, Result};
use domain::opinion::OpinionMap;
use domain::opinion::ledger::{self, Ledger, News, Tally};
use domain::opinion::published::{Published, published};
use domain::opinion::statement::{self, Statement};
use domain::opinion::vote::Value;
use kernel::opinion::{Live, Map, Settings, TooMany, Vote, Votes, choruses, worth};

use crate::app::App;

/// How long a page waits for a map that is being drawn anew, where there is one from before.
const PATIENCE: Duration = Duration::from_millis(800);

/// A map follows the votes in steps of at least so many.
const FOLLOW: i64 = 30;
/// So long a map is new, in microseconds, whoever votes meanwhile.
const FRESH: i64 = 2_000_000;
/// So many people have voted at the least since the map before, so that the difference is not one person's votes.
const TOGETHER: usize = 5;
/// But after so long a new one is drawn all the same: an hour.
const LONGEST: i64 = 3_600_000_000;
/// The most maps that are kept.
const KEPT: usize = 32;
/// Up to so many votes a map is drawn from scratch each time.
const EXACT: usize = 300_000;
/// Of resampling: the same votes give the same map.
const SEED: u64 = 1;

fn many(error: TooMany) -> Error {
    Error::Internal(error.to_string())
}

/// What a map was drawn of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Of {
    seq: i64,
    statements: BTreeSet<u32>,
}

/// A map that was drawn.
#[derive(Debug)]
pub struct Drawn {
    of: Of,
    /// When, microseconds UTC.
    at: i64,
    /// What of it may be shown.
    pub shown: Published,
    /// How each statement was voted on at that moment.
    pub tallies: BTreeMap<u32, Tally>,
    /// How many people had voted on the statements, and how often.
    pub counts: (u32, u32),
    /// How much each statement is worth showing next.
    pub worth: Worth,
    /// People who vote with one voice, more than others on their side: the host looks at it, nobody is taken out.
    pub voices: Vec<Voices>,
    /// The map without them, where there are any.
    pub without: Option<Published>,
}

impl Drawn {
    /// How a statement had been voted on.
    pub(super) fn tally(&self, number: u32) -> Tally {
        self.tallies.get(&number).copied().unwrap_or_default()
    }
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
    turn: Arc<tokio::sync::Mutex<Option<Left>>>,
}

/// What a map left.
#[derive(Debug)]
struct Left {
    live: Live,
    /// How many votes there were when it was drawn from scratch last.
    renewed: usize,
    /// What was found then of people who vote with one voice.
    voices: Vec<Voices>,
    without: Option<Published>,
}

impl Drawings {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Drawing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, map_id: &str) -> Drawing {
        let mut drawings = self.lock();
        if drawings.len() >= KEPT && !drawings.contains_key(map_id) {
            let time = |drawing: &Drawing| drawing.last.as_ref().map_or(i64::MAX, |last| last.at);
            let oldest = drawings.iter().min_by_key(|(_, drawing)| time(drawing));
            if let Some(id) = oldest.map(|(id, _)| id.clone()) {
                drawings.remove(&id);
            }
        }
        drawings.entry(map_id.to_owned()).or_default().clone()
    }

    /// Forgets a map.
    pub(super) fn forget(&self, map_id: &str) {
        self.lock().remove(map_id);
    }

    /// The map drawn last, whatever has happened since.
    pub(super) fn last(&self, map_id: &str) -> Option<Arc<Drawn>> {
        self.lock().get(map_id)?.last.clone()
    }
}

/// The statements that people vote on, and the map that is shown of them. Drawing may take a while, so no transaction is
/// open meanwhile.
///
/// # Errors
/// When the database fails, or drawing does.
pub(super) async fn latest(app: &App, map: &OpinionMap) -> Result<(Vec<Statement>, Arc<Drawn>)> {
    let mut tx = app.db.read().await?;
    let statements = statement::shown(&mut tx, map).await?;
    let seq = ledger::look(&mut tx, &app.opinions, map, Ledger::at).await?;
    tx.commit().await?;
    let drawn = look(app, map, &statements, seq).await?;
    Ok((statements, drawn))
}

/// The map of all votes up to a number, or one that some votes are missing in: where it was drawn a moment ago, where drawing
/// takes long, or where so few have voted since that whoever saw it before could tell from the difference what they chose.
///
/// # Errors
/// When drawing fails.
async fn look(app: &App, map: &OpinionMap, statements: &[Statement], seq: i64) -> Result<Arc<Drawn>> {
    let wanted = Of {
        seq,
        statements: statements.iter().map(|s| s.number).collect(),
    };
    // What is about other statements is no longer shown.
    let before = app.drawings.last(&map.id);
    let stale = before.filter(|last| last.of.statements == wanted.statements);
    let will_do = |last: &&Arc<Drawn>| {
        last.of.seq >= wanted.seq || app.now() - last.at < FRESH || stays(app, map, last)
    };
    if let Some(last) = stale.as_ref().filter(will_do) {
        return Ok(last.clone());
    }
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

/// Whether too few have voted since for a new map, while people still vote.
fn stays(app: &App, map: &OpinionMap, last: &Drawn) -> bool {
    let new = app.opinions.with(&map.id, |ledger| ledger.newcomers());
    new < TOGETHER && app.now() - last.at < LONGEST && map.takes_votes(app.now())
}

/// Draws anew, away from the request, where people vote, nobody is drawing, and the last map is well behind the votes: what
/// comes next for a voter follows from it.
pub(super) fn keep_up(app: &App, map: &OpinionMap, statements: &[Statement]) {
    let last = app.drawings.last(&map.id);
    let behind = map.last_vote - last.as_ref().map_or(0, |last| last.of.seq);
    let recent = |last: Arc<Drawn>| app.now() - last.at < FRESH || stays(app, map, &last);
    if last.is_some_and(recent) || behind < FOLLOW.max(map.last_vote / 20) || !map.takes_votes(app.now()) {
        return;
    }
    if app.drawings.of(&map.id).turn.try_lock().is_err() {
        return;
    }
    let wanted = Of {
        // What the votes at hand come to, and no further: they are caught up by whoever reads.
        seq: app.opinions.with(&map.id, |ledger| ledger.at()),
        statements: statements.iter().map(|s| s.number).collect(),
    };
    tokio::spawn(draw(app.clone(), map.id.clone(), wanted));
}

async fn draw(app: App, map_id: String, wanted: Of) -> Result<Arc<Drawn>> {
    let turn = app.drawings.of(&map_id).turn;
    let mut turn = turn.lock_owned().await;
    let newer = |last: &Arc<Drawn>| last.of.statements == wanted.statements && last.of.seq >= wanted.seq;
    if let Some(last) = app.drawings.last(&map_id).filter(newer) {
        return Ok(last);
    }
    let (memory, id, now) = (app.opinions.clone(), map_id.clone(), app.now());
    let left = turn.take();
    let done = tokio::task::spawn_blocking(move || {
        let (news, tallies, counts) = memory.with(&id, |ledger| {
            let news = ledger.take_news(left.is_none());
            (news, ledger.tallies().clone(), ledger.count(&wanted.statements))
        });
        let (left, mut drawn) = drawn(left, news, wanted.statements, now)?;
        (drawn.tallies, drawn.counts) = (tallies, counts);
        Ok((left, drawn))
    })
    .await
    .unwrap_or_else(|e| Err(Error::Internal(format!("drawing: {e}"))));
    // The turn is still held: whoever waits for it sees this map, or begins with all votes where it failed.
    let (left, drawn) = done?;
    *turn = Some(left);
    let drawn = Arc::new(drawn);
    app.drawings.lock().entry(map_id).or_default().last = Some(drawn.clone());
    Ok(drawn)
}

/// Draws the map that follows from what the one before left.
fn drawn(left: Option<Left>, news: News, statements: BTreeSet<u32>, now: i64) -> Result<(Left, Drawn)> {
    let mut left = match left.filter(|_| !news.begins) {
        Some(left) => left,
        None => Left {
            live: Live::new(Votes::builder().finish()).map_err(many)?,
            renewed: 0,
            voices: Vec::new(),
            without: None,
        },
    };
    let live = &mut left.live;
    for (voter, statement, value) in &news.votes {
        let vote = value.map(|value| match value {
            Value::Agree => Vote::Agree,
            Value::Disagree => Vote::Disagree,
            Value::Pass => Vote::Pass,
        });
        live.vote(u64::from(*voter), u64::from(*statement), vote)
            .map_err(many)?;
    }
    for statement in &statements {
        live.statement(u64::from(*statement)).map_err(many)?;
    }
    let out: Vec<u64> = (live.votes().statements().iter())
        .copied()
        .filter(|key| u32::try_from(*key).is_ok_and(|n| !statements.contains(&n)))
        .collect();
    live.moderate(&out);
    let of = Of {
        seq: news.seq,
        statements,
    };
    let votes = live.votes().len();
    if votes == 0 || of.statements.is_empty() {
        let nothing = Drawn {
            of,
            at: now,
            shown: Published::default(),
            tallies: BTreeMap::new(),
            counts: (0, 0),
            worth: Worth::default(),
            voices: Vec::new(),
            without: None,
        };
        return Ok((left, nothing));
    }
    // What many look at does not depend on what was drawn before, where there is time for it; and sooner or later everything
    // is looked at anew.
    let anew = votes < EXACT || votes > left.renewed + left.renewed / 5 || votes < left.renewed;
    let map = if anew {
        live.renew(SEED)
    } else {
        live.refresh(SEED)
    };
    if anew {
        (left.voices, left.without) = voices(live.votes());
        left.renewed = votes;
    }
    let drawn = Drawn {
        of,
        at: now,
        worth: Worth::of_map(&map),
        shown: published(&map),
        tallies: BTreeMap::new(),
        counts: (0, 0),
        voices: left.voices.clone(),
        without: left.without.clone(),
    };
    Ok((left, drawn))
}

/// People who vote with one voice, and the map without them.
fn voices(votes: &Votes) -> (Vec<Voices>, Option<Published>) {
    let found = choruses(votes, SEED);
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
