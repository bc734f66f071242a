//! The votes on chosen statements, each of which is a column.

use super::votes::{Row, Votes};

/// Statements that are in, as columns 0, 1, … in the order of their keys.
pub(super) struct View<'a> {
    pub votes: &'a Votes,
    /// By column: the place of its statement.
    pub columns: Vec<u32>,
    /// By place of a statement: its column and one; 0 where it has none.
    column: Vec<u32>,
}

impl<'a> View<'a> {
    pub(super) fn of(votes: &'a Votes, keep: impl Fn(usize) -> bool) -> Self {
        let columns: Vec<u32> = (0..votes.statements.len())
            .filter(|s| keep(*s))
            .map(|s| s as u32)
            .collect();
        let mut column = vec![0; votes.statements.len()];
        for (c, s) in (1..).zip(&columns) {
            column[*s as usize] = c;
        }
        Self {
            votes,
            columns,
            column,
        }
    }

    /// All statements that are not taken out.
    pub(super) fn in_force(votes: &'a Votes) -> Self {
        Self::of(votes, |s| !votes.out[s])
    }

    pub(super) const fn width(&self) -> usize {
        self.columns.len()
    }

    pub(super) const fn height(&self) -> usize {
        self.votes.people.len()
    }

    /// Columns and codes of one person's votes, in order.
    #[inline]
    pub(super) fn row(&self, person: usize) -> impl Iterator<Item = (usize, u8)> + '_ {
        Self::through(&self.column, self.votes.row(person))
    }

    #[inline]
    fn through<'b>(column: &'b [u32], row: Row<'b>) -> impl Iterator<Item = (usize, u8)> + 'b {
        row.filter_map(|(s, code)| {
            let c = column[s as usize];
            (c != 0).then(|| (c as usize - 1, code))
        })
    }

    /// Whether the statement in this place is a column.
    pub(super) fn has(&self, statement: u32) -> bool {
        self.column[statement as usize] != 0
    }

    pub(super) fn key(&self, column: usize) -> u64 {
        self.votes.statements[self.columns[column] as usize]
    }
}
