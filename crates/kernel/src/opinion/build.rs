//! Takes votes in any order and makes the store of them.
//!
//! Votes wait in buckets of four thousand people, four bytes each, until all are there; then bucket by bucket becomes rows, and
//! its memory is given back. So fifty million votes fit in about two hundred megabytes while they come in.

use super::keys::Keys;
use super::votes::{Vote, Votes, write};

/// A bucket holds two to this power of people.
const BUCKET: u32 = 12;
/// The place of the statement has so many bits.
const STATEMENT: u32 = 18;
/// Votes of a bucket come in pieces of so many.
const PIECE: usize = 1 << 14;

/// There are more people, statements or votes than the store can number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than 4,294,967,295 people or votes, or more than 262,144 statements")]
pub struct TooMany;

/// Collects votes. Of two by one person on one statement the later counts: by time where there is one, else by the order in
/// which they come. A vote without a time is older than any with one.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    people: Keys,
    statements: Keys,
    buckets: Vec<Bucket>,
    timed: bool,
    ordered: bool,
    taken: u32,
}

#[derive(Debug, Clone, Default)]
struct Bucket {
    /// Person within the bucket, statement, code of the vote.
    votes: Vec<Vec<u32>>,
    /// Beside them, where any vote has a time.
    times: Vec<i64>,
    /// Beside them, where the order is kept.
    rows: Vec<u32>,
}

impl Bucket {
    fn len(&self) -> usize {
        (self.votes.len().saturating_sub(1)) * PIECE + self.votes.last().map_or(0, Vec::len)
    }
}

impl Builder {
    /// Also keeps the order in which votes came, by time where there is one. The compatible mode looks at it, and a replay.
    /// To be called before the first vote.
    #[must_use]
    pub const fn in_order(mut self) -> Self {
        self.ordered = true;
        self
    }

    /// A statement that is there though perhaps nobody has voted on it yet.
    ///
    /// # Errors
    /// [`TooMany`].
    pub fn statement(&mut self, key: u64) -> Result<(), TooMany> {
        if self.statements.number(key) >> STATEMENT == 0 {
            Ok(())
        } else {
            Err(TooMany)
        }
    }

    /// Takes a vote. The time may be in any unit, the same for all.
    ///
    /// # Errors
    /// [`TooMany`].
    pub fn vote(
        &mut self,
        person: u64,
        statement: u64,
        vote: Vote,
        time: Option<i64>,
    ) -> Result<(), TooMany> {
        let s = self.statements.number(statement);
        if s >> STATEMENT != 0 || self.taken == u32::MAX {
            return Err(TooMany);
        }
        if time.is_some() && !self.timed {
            self.timed = true;
            for bucket in &mut self.buckets {
                bucket.times = vec![i64::MIN; bucket.len()];
            }
        }
        let p = self.people.number(person);
        let at = (p >> BUCKET) as usize;
        if at >= self.buckets.len() {
            self.buckets.resize_with(at + 1, Bucket::default);
        }
        let bucket = &mut self.buckets[at];
        let packed = (p & ((1 << BUCKET) - 1)) << (STATEMENT + 2) | s << 2 | u32::from(vote.code());
        match bucket.votes.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(packed),
            _ => {
                // The first piece grows, so that few people do not take much.
                let room = if bucket.votes.is_empty() { 64 } else { PIECE };
                let mut piece = Vec::with_capacity(room);
                piece.push(packed);
                bucket.votes.push(piece);
            }
        }
        if self.timed {
            bucket.times.push(time.unwrap_or(i64::MIN));
        }
        if self.ordered {
            bucket.rows.push(self.taken);
        }
        self.taken += 1;
        Ok(())
    }

    /// The store of all that came.
    #[must_use]
    pub fn finish(self) -> Votes {
        let (statements, place) = self.statements.sorted();
        let mut rows = Rows::new(place, self.ordered);
        for bucket in self.buckets {
            rows.take(&bucket);
        }
        let (people, at) = self.people.sorted();
        rows.starts.truncate(people.len() + 1);
        rows.lay(people, statements, &at)
    }
}

/// One vote while a person's row is made.
#[derive(Clone, Copy)]
struct Cell {
    code: u8,
    /// Of the vote that counts: time and row.
    last: (i64, u32),
    /// Of the first vote by this person on this statement.
    first: (i64, u32),
}

/// When a vote came: its time, then when its person first voted on its statement.
type Came = (i64, i64, u32);

/// Rows in the order in which people came.
struct Rows {
    place: Vec<u32>,
    ordered: bool,
    cells: Vec<Cell>,
    /// A bit for each statement that the person at hand voted on.
    seen: Vec<u64>,
    starts: Vec<usize>,
    bytes: Vec<Vec<u8>>,
    length: usize,
    count: usize,
    came: Vec<Vec<Came>>,
}

impl Rows {
    fn new(place: Vec<u32>, ordered: bool) -> Self {
        let none = Cell {
            code: 0,
            last: (i64::MIN, 0),
            first: (i64::MIN, 0),
        };
        Self {
            cells: vec![none; place.len()],
            seen: vec![0; place.len().div_ceil(64)],
            place,
            ordered,
            starts: vec![0],
            bytes: Vec::new(),
            length: 0,
            count: 0,
            came: Vec::new(),
        }
    }

    fn take(&mut self, bucket: &Bucket) {
        let person = |packed: u32| (packed >> (STATEMENT + 2)) as usize;
        let mut ends = vec![0_u32; (1 << BUCKET) + 1];
        for packed in bucket.votes.iter().flatten() {
            ends[person(*packed) + 1] += 1;
        }
        for i in 1..ends.len() {
            ends[i] += ends[i - 1];
        }
        // The votes sorted by person, in the order in which they came.
        let mut sorted = vec![(0_u32, 0_u32); bucket.len()];
        let mut free = ends.clone();
        for (i, packed) in (0..).zip(bucket.votes.iter().flatten()) {
            let at = &mut free[person(*packed)];
            sorted[*at as usize] = (*packed, i);
            *at += 1;
        }
        let mut bytes = Vec::with_capacity(sorted.len() + sorted.len() / 8);
        for p in 0..1 << BUCKET {
            let mut came = Vec::new();
            for (packed, i) in &sorted[ends[p] as usize..ends[p + 1] as usize] {
                self.put(bucket, *packed, *i);
            }
            let mut next = 0;
            for w in 0..self.seen.len() {
                while self.seen[w] != 0 {
                    let s = w * 64 + self.seen[w].trailing_zeros() as usize;
                    self.seen[w] &= self.seen[w] - 1;
                    let cell = self.cells[s];
                    write(&mut bytes, &mut next, s as u32, cell.code);
                    self.count += 1;
                    if self.ordered {
                        came.push((cell.last.0, cell.first.0, cell.first.1));
                    }
                }
            }
            if self.ordered {
                self.came.push(came);
            }
            self.starts.push(self.length + bytes.len());
        }
        self.length += bytes.len();
        self.bytes.push(bytes);
    }

    #[inline]
    fn put(&mut self, bucket: &Bucket, packed: u32, i: u32) {
        let s = self.place[(packed >> 2 & ((1 << STATEMENT) - 1)) as usize] as usize;
        let when = (
            bucket.times.get(i as usize).copied().unwrap_or(i64::MIN),
            bucket.rows.get(i as usize).copied().unwrap_or(i),
        );
        let bit = 1 << (s % 64);
        let cell = &mut self.cells[s];
        if self.seen[s / 64] & bit == 0 {
            self.seen[s / 64] |= bit;
            cell.first = when;
        } else {
            cell.first = cell.first.min(when);
            if when < cell.last {
                return;
            }
        }
        cell.last = when;
        cell.code = (packed & 3) as u8;
    }

    /// Puts the rows in the order of people's keys.
    fn lay(self, people: Vec<u64>, statements: Vec<u64>, place: &[u32]) -> Votes {
        let mut order = vec![0; place.len()];
        for (i, at) in place.iter().enumerate() {
            order[*at as usize] = i;
        }
        let mut offsets = Vec::with_capacity(self.bytes.len());
        let mut begun = 0;
        for piece in &self.bytes {
            offsets.push(begun);
            begun += piece.len();
        }
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut bytes = Vec::with_capacity(self.length);
        let mut came = Vec::with_capacity(if self.ordered { self.count } else { 0 });
        starts.push(0);
        for i in order {
            let piece = i >> BUCKET;
            let (from, to) = (
                self.starts[i] - offsets[piece],
                self.starts[i + 1] - offsets[piece],
            );
            bytes.extend_from_slice(&self.bytes[piece][from..to]);
            starts.push(bytes.len());
            if let Some(of) = self.came.get(i) {
                came.extend_from_slice(of);
            }
        }
        let mut by_time: Vec<u32> = (0..came.len() as u32).collect();
        by_time.sort_unstable_by_key(|i| came[*i as usize]);
        let mut arrived = vec![0; came.len()];
        for (rank, i) in (0..).zip(by_time) {
            arrived[i as usize] = rank;
        }
        Votes {
            out: vec![false; statements.len()],
            people,
            statements,
            starts,
            bytes,
            count: self.count,
            arrived,
        }
    }
}
