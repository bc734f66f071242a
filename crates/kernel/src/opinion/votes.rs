//! Who voted how on what: a compact store of everybody's last votes, that never changes once it is made.
//!
//! A person's votes stand in one row of bytes in the order of statements: a byte holds the gap to the statement before and the
//! vote, so that a vote takes little more than a byte. People and statements stand in the order of their keys, whatever the
//! order in which votes came; everything that is computed goes through them in that order.

use super::build::Builder;

/// What somebody says to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// −1.
    Disagree,
    /// 0: seen, and let go by.
    Pass,
    /// +1.
    Agree,
}

impl Vote {
    /// −1, 0 or +1.
    #[must_use]
    pub const fn sign(self) -> i8 {
        match self {
            Self::Disagree => -1,
            Self::Pass => 0,
            Self::Agree => 1,
        }
    }

    /// Of −1, 0 or +1.
    #[must_use]
    pub const fn of_sign(sign: i8) -> Option<Self> {
        match sign {
            -1 => Some(Self::Disagree),
            0 => Some(Self::Pass),
            1 => Some(Self::Agree),
            _ => None,
        }
    }

    /// 0, 1 or 2.
    pub(super) const fn code(self) -> u8 {
        (self.sign() + 1) as u8
    }

    pub(super) const fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Disagree,
            1 => Self::Pass,
            _ => Self::Agree,
        }
    }
}

/// Marks a byte that holds the upper part of a gap instead of a vote.
pub(super) const LONG: u8 = 3;

/// Everybody's last vote on each statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Votes {
    pub(super) people: Vec<u64>,
    pub(super) statements: Vec<u64>,
    /// By statement: taken out by the host.
    pub(super) out: Vec<bool>,
    /// Where each person's row begins, and the end.
    pub(super) starts: Vec<usize>,
    pub(super) bytes: Vec<u8>,
    pub(super) count: usize,
    /// By vote, row by row: its place in the order of time. Empty where it was not asked for.
    pub(super) arrived: Vec<u32>,
}

impl Votes {
    /// An empty store to be filled.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Keys of those who voted, in order.
    #[must_use]
    pub fn people(&self) -> &[u64] {
        &self.people
    }

    /// Keys of the statements, in order.
    #[must_use]
    pub fn statements(&self) -> &[u64] {
        &self.statements
    }

    /// How many votes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether nobody voted.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Takes statements out, and all others in: the whole of what moderation decided. Unknown keys do nothing.
    pub fn moderate(&mut self, out: &[u64]) {
        self.out.fill(false);
        for key in out {
            if let Ok(s) = self.statements.binary_search(key) {
                self.out[s] = true;
            }
        }
    }

    /// Whether the statement in this place of [`Votes::statements`] was taken out.
    #[must_use]
    pub fn is_out(&self, statement: usize) -> bool {
        self.out.get(statement).copied().unwrap_or(false)
    }

    /// The votes of the person in this place of [`Votes::people`]: places of statements, in order, and votes.
    pub fn of(&self, person: usize) -> impl Iterator<Item = (usize, Vote)> + '_ {
        let (from, to) = match (self.starts.get(person), self.starts.get(person + 1)) {
            (Some(from), Some(to)) => (*from, *to),
            _ => (0, 0),
        };
        Row::new(&self.bytes[from..to]).map(|(s, code)| (s as usize, Vote::of_code(code)))
    }

    pub(super) fn row(&self, person: usize) -> Row<'_> {
        Row::new(&self.bytes[self.starts[person]..self.starts[person + 1]])
    }
}

/// One person's votes as (place of the statement, code of the vote).
pub(super) struct Row<'a> {
    bytes: std::slice::Iter<'a, u8>,
    next: u32,
}

impl<'a> Row<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
            next: 0,
        }
    }
}

impl Iterator for Row<'_> {
    type Item = (u32, u8);

    #[inline]
    fn next(&mut self) -> Option<(u32, u8)> {
        let mut high = 0;
        loop {
            let byte = *self.bytes.next()?;
            let gap = high | u32::from(byte >> 2);
            if byte & 3 == LONG {
                high = gap << 6;
            } else {
                let at = self.next + gap;
                self.next = at + 1;
                return Some((at, byte & 3));
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.bytes.len()))
    }
}

/// Writes a vote behind a row whose next free place is `next`.
pub(super) fn write(bytes: &mut Vec<u8>, next: &mut u32, at: u32, code: u8) {
    let gap = at - *next;
    let mut shift = 30;
    while shift > 0 {
        if gap >> shift != 0 {
            bytes.push(((gap >> shift) as u8 & 63) << 2 | LONG);
        }
        shift -= 6;
    }
    bytes.push((gap as u8 & 63) << 2 | code);
    *next = at + 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_gap_can_be_read_back() {
        let row = [0, 1, 64, 65, 129, 5_000, 9_095, 9_096, 300_000, 1_000_000_000];
        let (mut bytes, mut next) = (Vec::new(), 0);
        for (k, at) in row.iter().enumerate() {
            write(&mut bytes, &mut next, *at, (k % 3) as u8);
        }
        let read: Vec<(u32, u8)> = Row::new(&bytes).collect();
        let wanted: Vec<(u32, u8)> = (0..).zip(row).map(|(k, at)| (at, (k % 3) as u8)).collect();
        assert_eq!(read, wanted);
    }
}
