//! The votes of a map at hand, so that a page need not count a million rows. Built from the database at first use, and
//! caught up by the votes' running numbers; it holds committed votes only and may be lost at any time.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::Rng;
use store::{db::Tx, sql};

use super::OpinionMap;
use super::statement::Statement;
use super::vote::Value;
use super::voter::Own;
use crate::context::Context;
use crate::error::Result;

/// How a statement was voted on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Who agrees.
    pub agree: u32,
    /// Who disagrees.
    pub disagree: u32,
    /// Who passes.
    pub pass: u32,
}

impl Tally {
    /// All who voted.
    pub fn all(&self) -> u32 {
        self.agree + self.disagree + self.pass
    }

    /// How many chose this.
    pub fn of(&self, value: Value) -> u32 {
        match value {
            Value::Agree => self.agree,
            Value::Disagree => self.disagree,
            Value::Pass => self.pass,
        }
    }

    fn count(&mut self, value: Value, up: bool) {
        let n = match value {
            Value::Agree => &mut self.agree,
            Value::Disagree => &mut self.disagree,
            Value::Pass => &mut self.pass,
        };
        *n = if up { *n + 1 } else { n.saturating_sub(1) };
    }
}

/// The votes of one map.
#[derive(Debug, Default)]
pub struct Ledger {
    seq: i64,
    votes: HashMap<(u32, u32), Value>,
    tallies: BTreeMap<u32, Tally>,
    /// How many statements each voter voted on.
    voters: HashMap<u32, u32>,
    /// Whether somebody follows what is new.
    followed: bool,
    /// What they have not taken yet.
    news: Vec<Change>,
}

/// A vote that came, changed or was taken back.
pub type Change = (u32, u32, Option<Value>);

/// What has changed in a ledger.
#[derive(Debug)]
pub struct News {
    /// The number of the last vote.
    pub seq: i64,
    /// Whether these are all votes, and nothing from before is continued.
    pub begins: bool,
    /// Voter, statement, and what they chose; or all votes, where somebody begins.
    pub votes: Vec<Change>,
}

impl Ledger {
    fn put(&mut self, voter: u32, statement: u32, value: Option<Value>) {
        let old = match value {
            Some(value) => self.votes.insert((voter, statement), value),
            None => self.votes.remove(&(voter, statement)),
        };
        let tally = self.tallies.entry(statement).or_default();
        if let Some(old) = old {
            tally.count(old, false);
        }
        if let Some(new) = value {
            tally.count(new, true);
        }
        if self.followed {
            self.news.push((voter, statement, value));
        }
        let own = self.voters.entry(voter).or_default();
        match (old.is_some(), value.is_some()) {
            (false, true) => *own += 1,
            (true, false) => *own = own.saturating_sub(1),
            _ => {}
        }
    }

    /// How a statement was voted on.
    pub fn tally(&self, statement: u32) -> Tally {
        self.tallies.get(&statement).copied().unwrap_or_default()
    }

    /// Takes out all votes of somebody who deleted them.
    fn leave(&mut self, voter: u32) {
        let own: Vec<u32> = (self.votes.keys())
            .filter(|(of, _)| *of == voter)
            .map(|(_, statement)| *statement)
            .collect();
        for statement in own {
            self.put(voter, statement, None);
        }
    }

    /// How many people voted on these statements, and how often.
    pub fn count(&self, counted: &BTreeSet<u32>) -> (u32, u32) {
        let votes = counted.iter().map(|number| self.tally(*number).all()).sum();
        let all = (self.tallies.iter()).all(|(number, tally)| tally.all() == 0 || counted.contains(number));
        let voters = if all {
            self.voters.values().filter(|n| **n > 0).count()
        } else {
            let of = self.votes.keys().filter(|(_, number)| counted.contains(number));
            of.map(|(voter, _)| voter).collect::<HashSet<_>>().len()
        };
        (u32::try_from(voters).unwrap_or(u32::MAX), votes)
    }

    /// What has changed since it was taken last; or all votes, for whoever begins.
    pub fn take_news(&mut self, begins: bool) -> News {
        let begins = begins || !self.followed;
        self.followed = true;
        let news = std::mem::take(&mut self.news);
        News {
            seq: self.seq,
            begins,
            votes: if begins {
                let all = self.votes.iter();
                all.map(|((voter, statement), value)| (*voter, *statement, Some(*value)))
                    .collect()
            } else {
                news
            },
        }
    }

    /// How many people have voted otherwise since the news were taken last.
    pub fn newcomers(&self) -> usize {
        if self.followed {
            self.news
                .iter()
                .map(|(voter, _, _)| *voter)
                .collect::<HashSet<_>>()
                .len()
        } else {
            self.voters.len()
        }
    }

    /// All tallies, by statement.
    pub fn tallies(&self) -> &BTreeMap<u32, Tally> {
        &self.tallies
    }

    /// How far it has come: the number of the last vote in it.
    pub fn at(&self) -> i64 {
        self.seq
    }
}

/// The most maps that are kept at hand.
const KEPT: usize = 32;

/// The ledgers of the maps that somebody looks at, those looked at last.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    ledgers: HashMap<String, (u64, Arc<Mutex<Ledger>>)>,
    /// Counts looks.
    looked: u64,
}

impl Memory {
    /// Works on a map's votes as they were caught up last, away from any transaction.
    pub fn with<T>(&self, map_id: &str, work: impl FnOnce(&mut Ledger) -> T) -> T {
        work(&mut lock(&self.of(map_id)))
    }

    /// Forgets a map's votes: whoever looks next reads them all again.
    pub fn forget(&self, map_id: &str) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.ledgers.remove(map_id);
    }

    fn of(&self, map_id: &str) -> Arc<Mutex<Ledger>> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.looked += 1;
        let now = shelf.looked;
        let (looked, ledger) = shelf.ledgers.entry(map_id.to_owned()).or_default();
        *looked = now;
        let ledger = ledger.clone();
        if shelf.ledgers.len() > KEPT {
            let oldest = shelf.ledgers.iter().min_by_key(|(_, (looked, _))| *looked);
            if let Some(id) = oldest.map(|(id, _)| id.clone()) {
                shelf.ledgers.remove(&id);
            }
        }
        ledger
    }
}

fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Looks at a map's votes as they are in this transaction, or later.
///
/// # Errors
/// When the database fails.
pub async fn look<T>(
    tx: &mut Tx,
    memory: &Memory,
    map: &OpinionMap,
    at: impl FnOnce(&Ledger) -> T,
) -> Result<T> {
    let ledger = memory.of(&map.id);
    let from = lock(&ledger).seq;
    if from >= map.last_vote {
        return Ok(at(&lock(&ledger)));
    }
    let rows = tx
        .all(
            sql!(
                "select voter, statement, value, seq from opinion_vote where map_id = $1 and seq > $2 order by seq"
            ),
            &[(&map.id).into(), from.into()],
        )
        .await?;
    let mut news = Vec::with_capacity(rows.len());
    for row in rows {
        let value = row.get::<Option<i64>>("value")?.map(Value::stored).transpose()?;
        let seq: i64 = row.get("seq")?;
        news.push((seq, row.count("voter")?, row.count("statement")?, value));
    }
    let rows = tx
        .all(
            sql!("select number, gone from opinion_voter where map_id = $1 and gone > $2"),
            &[(&map.id).into(), from.into()],
        )
        .await?;
    let mut gone = Vec::with_capacity(rows.len());
    for row in rows {
        gone.push((row.get::<i64>("gone")?, row.count("number")?));
    }
    let mut ledger = lock(&ledger);
    // Somebody else may have caught up meanwhile, further than this.
    let known = ledger.seq;
    for (seq, voter, statement, value) in news {
        if seq > known {
            ledger.put(voter, statement, value);
        }
    }
    for (seq, voter) in gone {
        if seq > known {
            ledger.leave(voter);
        }
    }
    ledger.seq = known.max(map.last_vote);
    Ok(at(&ledger))
}

/// The statements that come next for a voter, in that order, drawn in proportion to how much they are worth showing to
/// them, by number, where a map was drawn; one that the map does not know yet is worth as much as the best of the others.
/// Before that, those on which fewest have voted; and among equals by chance, so that a thousand who come at once do not
/// all begin with the same one.
pub fn next(
    ctx: &mut Context,
    ledger: &Ledger,
    statements: &[Statement],
    own: &Own,
    worth: Option<&BTreeMap<u32, f64>>,
) -> Vec<u32> {
    let fresh = worth.map_or(1.0, |worth| worth.values().copied().fold(1e-9, f64::max));
    let mut open: Vec<(f64, u32)> = statements
        .iter()
        .filter(|s| !own.votes.contains_key(&s.number))
        .map(|s| {
            let chance = (f64::from(ctx.rng.next_u32()) + 0.5) / 4_294_967_296.0;
            let key = match worth {
                // Whose exponential clock rings first was drawn first, in proportion to the rates.
                Some(worth) => -chance.ln() / worth.get(&s.number).copied().unwrap_or(fresh).max(1e-9),
                None => f64::from(ledger.tally(s.number).all()) + chance,
            };
            (key, s.number)
        })
        .collect();
    open.sort_unstable_by(|(a, x), (b, y)| a.total_cmp(b).then(x.cmp(y)));
    open.into_iter().map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_vote_is_counted_once_and_one_taken_back_not_at_all() {
        let mut ledger = Ledger::default();
        ledger.put(1, 7, Some(Value::Agree));
        ledger.put(2, 7, Some(Value::Agree));
        ledger.put(1, 7, Some(Value::Disagree));
        ledger.put(2, 7, None);
        ledger.put(2, 7, None);
        ledger.put(2, 8, Some(Value::Pass));
        let seven = Tally {
            disagree: 1,
            ..Tally::default()
        };
        assert_eq!((ledger.tally(7), ledger.tally(9)), (seven, Tally::default()));
        assert_eq!(ledger.count(&[7, 8].into()), (2, 2));
        // What is out does not count, nor who voted on nothing else.
        assert_eq!(ledger.count(&[8].into()), (1, 1));
        ledger.leave(2);
        assert_eq!(ledger.count(&[7, 8].into()), (1, 1));
    }
}
