//! Takes votes in any order and makes the store of them.
//!
//! Votes wait in buckets of four thousand people, four bytes each, and become rows of about a byte each when many wait. Where times
//! or the order matter they all wait to the end.

use super::keys::Keys;
use super::votes::{Row, Vote, Votes, write};

/// A bucket holds two to this power of people.
const BUCKET: u32 = 12;
/// The place of the statement has so many bits.
const STATEMENT: u32 = 18;
/// So many votes of a bucket wait at most before they become rows.
const WAITING: usize = 1 << 15;

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
    desk: Desk,
}

/// Votes of four thousand people.
#[derive(Debug, Clone, Default)]
struct Bucket {
    /// Those that wait: person within the bucket, statement, code of the vote.
    votes: Vec<u32>,
    /// Beside them, where any vote has a time.
    times: Vec<i64>,
    /// Beside them, where the order is kept.
    rows: Vec<u32>,
    /// Those that came before, as rows of bytes over statements in the order in which they came: where rows begin, and the bytes.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

impl Bucket {
    /// The row of a person within the bucket.
    fn before(&self, person: usize) -> Row<'_> {
        match (self.starts.get(person), self.starts.get(person + 1)) {
            (Some(from), Some(to)) => Row::new(&self.bytes[*from as usize..*to as usize]),
            _ => Row::new(&[]),
        }
    }

    /// Makes rows of what waits, so that it takes a quarter of the room.
    fn settle(&mut self, desk: &mut Desk, statements: usize) {
        desk.size(statements);
        let (mut starts, mut bytes) = (
            vec![0],
            Vec::with_capacity(self.bytes.len() + self.votes.len() * 5 / 4),
        );
        desk.rows(
            self,
            |s| s,
            |desk, _| {
                desk.write(&mut bytes, |_| {});
                starts.push(bytes.len() as u32);
            },
        );
        bytes.shrink_to_fit();
        (self.starts, self.bytes) = (starts, bytes);
        self.votes.clear();
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
                bucket.times = vec![i64::MIN; bucket.votes.len()];
            }
        }
        let p = self.people.number(person);
        let at = (p >> BUCKET) as usize;
        if at >= self.buckets.len() {
            self.buckets.resize_with(at + 1, Bucket::default);
        }
        let bucket = &mut self.buckets[at];
        let packed = (p & ((1 << BUCKET) - 1)) << (STATEMENT + 2) | s << 2 | u32::from(vote.code());
        bucket.votes.push(packed);
        if self.timed {
            bucket.times.push(time.unwrap_or(i64::MIN));
        }
        if self.ordered {
            bucket.rows.push(self.taken);
        }
        self.taken += 1;
        if bucket.votes.len() >= WAITING && !self.timed && !self.ordered {
            bucket.settle(&mut self.desk, self.statements.keys.len());
        }
        Ok(())
    }

    /// The store of all that came.
    #[must_use]
    pub fn finish(self) -> Votes {
        let (statements, place) = self.statements.sorted();
        let (people, at) = self.people.sorted();
        let mut desk = self.desk;
        desk.size(statements.len());
        let mut made = Made {
            starts: vec![0],
            ..Made::default()
        };
        for bucket in self.buckets {
            let mut bytes = Vec::new();
            desk.rows(
                &bucket,
                |s| place[s as usize],
                |desk, _| {
                    let mut came = Vec::new();
                    made.count += desk.write(&mut bytes, |cell| {
                        if self.ordered {
                            came.push((cell.last.0, cell.first.0, cell.first.1));
                        }
                    });
                    if self.ordered {
                        made.came.push(came);
                    }
                    made.starts.push(made.length + bytes.len());
                },
            );
            made.length += bytes.len();
            bytes.shrink_to_fit();
            made.bytes.push(bytes);
        }
        made.lay(people, statements, &at)
    }
}

/// One vote while a person's row is made.
#[derive(Debug, Clone, Copy)]
struct Cell {
    code: u8,
    /// Of the vote that counts: time and row.
    last: (i64, u32),
    /// Of the first vote by this person on this statement.
    first: (i64, u32),
}

/// When a vote came: its time, then when its person first voted on its statement.
type Came = (i64, i64, u32);

/// Where one person's votes are laid out by statement.
#[derive(Debug, Clone, Default)]
struct Desk {
    cells: Vec<Cell>,
    /// A bit for each statement that the person at hand voted on.
    seen: Vec<u64>,
}

impl Desk {
    fn size(&mut self, statements: usize) {
        let none = Cell {
            code: 0,
            last: (i64::MIN, 0),
            first: (i64::MIN, 0),
        };
        self.cells.resize(statements, none);
        self.seen.resize(statements.div_ceil(64), 0);
    }

    /// Lays out the votes of each person of a bucket in turn.
    fn rows(&mut self, bucket: &Bucket, place: impl Fn(u32) -> u32, mut done: impl FnMut(&mut Self, usize)) {
        let person = |packed: u32| (packed >> (STATEMENT + 2)) as usize;
        let mut ends = vec![0_u32; (1 << BUCKET) + 1];
        for packed in &bucket.votes {
            ends[person(*packed) + 1] += 1;
        }
        for i in 1..ends.len() {
            ends[i] += ends[i - 1];
        }
        // Votes by person, in the order in which they came.
        let mut sorted = vec![0_u32; bucket.votes.len()];
        let mut free = ends.clone();
        for (i, packed) in (0..).zip(&bucket.votes) {
            let at = &mut free[person(*packed)];
            sorted[*at as usize] = i;
            *at += 1;
        }
        for p in 0..1 << BUCKET {
            for (s, code) in bucket.before(p) {
                self.put(place(s) as usize, code, (i64::MIN, 0));
            }
            for i in &sorted[ends[p] as usize..ends[p + 1] as usize] {
                let at = *i as usize;
                let when = (
                    bucket.times.get(at).copied().unwrap_or(i64::MIN),
                    bucket.rows.get(at).copied().unwrap_or(*i),
                );
                let packed = bucket.votes[at];
                self.put(
                    place(packed >> 2 & ((1 << STATEMENT) - 1)) as usize,
                    (packed & 3) as u8,
                    when,
                );
            }
            done(self, p);
        }
    }

    #[inline]
    fn put(&mut self, s: usize, code: u8, when: (i64, u32)) {
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
        cell.code = code;
    }

    /// Writes the row that lies there, and clears it away. Gives the number of votes.
    fn write(&mut self, bytes: &mut Vec<u8>, mut each: impl FnMut(Cell)) -> usize {
        let (mut next, mut count) = (0, 0);
        for w in 0..self.seen.len() {
            while self.seen[w] != 0 {
                let s = w * 64 + self.seen[w].trailing_zeros() as usize;
                self.seen[w] &= self.seen[w] - 1;
                write(bytes, &mut next, s as u32, self.cells[s].code);
                each(self.cells[s]);
                count += 1;
            }
        }
        count
    }
}

/// Rows in the order in which people came.
#[derive(Default)]
struct Made {
    starts: Vec<usize>,
    bytes: Vec<Vec<u8>>,
    length: usize,
    count: usize,
    /// By person; empty where the order was not asked for.
    came: Vec<Vec<Came>>,
}

impl Made {
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
        let mut came = Vec::new();
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
