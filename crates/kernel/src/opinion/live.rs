//! The map while people vote: each vote counts at once, and the map follows.
//!
//! A vote changes its statement's tally and, in whole numbers, what its statement has to do with each other one that its person
//! voted on. [`Live::refresh`] begins from the map before: the same number of dimensions and groups, components and groups
//! nearly right. Its components are those of a map from scratch to about seven digits; groups can differ in those who stand
//! between two. [`Live::renew`] looks at everything anew and gives exactly what [`map`](super::map()) gives for these votes.

use std::collections::BTreeMap;

use super::build::TooMany;
use super::classes::{NONE, settle};
use super::covotes::Covotes;
use super::eigen::{Aim, Dense, Spectrum, leading};
use super::map::{EXACT, Layout, Map, Settings, enough, layout, number, tell};
use super::place::{Field, Places};
use super::stability::{Stability, stability};
use super::tally::Tally;
use super::view::View;
use super::votes::{Row, Vote, Votes, write};

/// Statements at most: the sums of each two of them are kept.
const MOST: usize = 8_192;

/// What the last map left.
#[derive(Debug, Clone)]
struct Warm {
    /// By key of a statement: its entries in the components.
    vectors: BTreeMap<u64, Vec<f64>>,
    signal: usize,
    groups: usize,
    /// Keys of people and their groups.
    people: Vec<u64>,
    labels: Vec<u8>,
    stability: Stability,
}

/// Votes that come, change and are taken back.
#[derive(Debug, Clone)]
pub struct Live {
    /// As it was when the map was last made.
    store: Votes,
    /// Rows that changed since, by key of the person: statements by their column here, and codes.
    changed: BTreeMap<u64, Vec<(usize, u8)>>,
    /// By key of a statement: its column here, in the order in which they came.
    columns: BTreeMap<u64, usize>,
    /// By column here.
    tallies: Vec<Tally>,
    out: Vec<bool>,
    keys: Vec<u64>,
    /// By place of a statement in the store: its column here.
    stored: Vec<usize>,
    covotes: Covotes,
    warm: Option<Warm>,
}

impl Live {
    /// Goes on from these votes.
    ///
    /// # Errors
    /// [`TooMany`] where there are more than 8,192 statements.
    pub fn new(mut votes: Votes) -> Result<Self, TooMany> {
        if votes.statements.len() > MOST {
            return Err(TooMany);
        }
        // The order in which votes came is not kept up.
        votes.arrived = Vec::new();
        let view = View::of(&votes, |_| true);
        Ok(Self {
            changed: BTreeMap::new(),
            columns: votes.statements.iter().copied().zip(0..).collect(),
            tallies: super::tally::everybody(&view),
            out: votes.out.clone(),
            keys: votes.statements.clone(),
            stored: (0..votes.statements.len()).collect(),
            covotes: Covotes::count(&view, |_| true),
            warm: None,
            store: votes,
        })
    }

    /// A statement that can be voted on from now on.
    ///
    /// # Errors
    /// [`TooMany`].
    pub fn statement(&mut self, key: u64) -> Result<(), TooMany> {
        self.column(key).map(|_| ())
    }

    fn column(&mut self, key: u64) -> Result<usize, TooMany> {
        if let Some(column) = self.columns.get(&key) {
            return Ok(*column);
        }
        let column = self.keys.len();
        if column >= MOST {
            return Err(TooMany);
        }
        self.columns.insert(key, column);
        self.keys.push(key);
        self.tallies.push(Tally::default());
        self.out.push(false);
        self.covotes.grow(column + 1);
        Ok(column)
    }

    /// Takes statements out, and all others in. Unknown keys do nothing.
    pub fn moderate(&mut self, out: &[u64]) {
        self.out.fill(false);
        for key in out {
            if let Some(column) = self.columns.get(key) {
                self.out[*column] = true;
            }
        }
    }

    /// Somebody votes, or changes their vote, or takes it back (`None`). Gives the vote that was there before.
    ///
    /// # Errors
    /// [`TooMany`]; nothing has changed then.
    pub fn vote(&mut self, person: u64, statement: u64, vote: Option<Vote>) -> Result<Option<Vote>, TooMany> {
        let column = self.column(statement)?;
        let (store, stored) = (&self.store, &self.stored);
        let row = (self.changed.entry(person)).or_insert_with(|| match store.people.binary_search(&person) {
            Ok(p) => store.row(p).map(|(s, code)| (stored[s as usize], code)).collect(),
            Err(_) => Vec::new(),
        });
        let at = row.iter().position(|(c, _)| *c == column);
        let before = at.map(|at| row.swap_remove(at).1);
        if let Some(code) = before {
            *self.tallies[column].count(code) -= 1;
            self.covotes.add(column, code, row.iter().copied(), -1);
        }
        if let Some(vote) = vote {
            *self.tallies[column].count(vote.code()) += 1;
            self.covotes.add(column, vote.code(), row.iter().copied(), 1);
            row.push((column, vote.code()));
        }
        Ok(before.map(Vote::of_code))
    }

    /// How many say what to a statement, this moment.
    #[must_use]
    pub fn tally(&self, statement: u64) -> Tally {
        (self.columns.get(&statement)).map_or_else(Tally::default, |c| self.tallies[*c])
    }

    /// All votes as they are now.
    pub fn votes(&mut self) -> &Votes {
        if !self.changed.is_empty() || self.store.statements.len() != self.keys.len() {
            self.store = self.merged();
            self.changed.clear();
        }
        self.store.out = self.stored.iter().map(|c| self.out[*c]).collect();
        &self.store
    }

    /// The store with the changed rows. Others are copied as they are, unless there are new statements among theirs.
    fn merged(&mut self) -> Votes {
        let statements: Vec<u64> = self.columns.keys().copied().collect();
        let place: BTreeMap<u64, u32> = statements.iter().copied().zip(0..).collect();
        let by_column: Vec<u32> = self.keys.iter().map(|k| place[k]).collect();
        let same = statements == self.store.statements;
        let mut made = Votes {
            out: vec![false; statements.len()],
            starts: vec![0],
            bytes: Vec::with_capacity(self.store.bytes.len() + self.changed.len()),
            count: self.tallies.iter().map(|t| t.seen() as usize).sum(),
            ..Votes::default()
        };
        let mut put = |key: u64, row: Option<&Vec<(usize, u8)>>, bytes: &[u8]| {
            match row {
                None if same => made.bytes.extend_from_slice(bytes),
                _ => {
                    let mut cells: Vec<(u32, u8)> = match row {
                        Some(row) => row.iter().map(|(c, code)| (by_column[*c], *code)).collect(),
                        None => Row::new(bytes)
                            .map(|(s, code)| (by_column[self.stored[s as usize]], code))
                            .collect(),
                    };
                    cells.sort_unstable();
                    let mut next = 0;
                    for (s, code) in cells {
                        write(&mut made.bytes, &mut next, s, code);
                    }
                }
            }
            // Who has taken everything back is not there.
            if made.starts.last().is_some_and(|from| made.bytes.len() > *from) {
                made.people.push(key);
                made.starts.push(made.bytes.len());
            }
        };
        let mut changed = self.changed.iter().peekable();
        for (key, ends) in self.store.people.iter().zip(self.store.starts.windows(2)) {
            while let Some((new, row)) = changed.next_if(|(new, _)| *new < key) {
                put(*new, Some(row), &[]);
            }
            let row = changed.next_if(|(new, _)| *new == key).map(|(_, row)| row);
            put(*key, row, &self.store.bytes[ends[0]..ends[1]]);
        }
        for (new, row) in changed {
            put(*new, Some(row), &[]);
        }
        self.stored = statements.iter().map(|k| self.columns[k]).collect();
        made.statements = statements;
        made
    }

    /// The map from scratch: exactly what [`map`](super::map()) gives.
    pub fn renew(&mut self, seed: u64) -> Map {
        self.votes();
        let settings = Settings {
            seed,
            ..Settings::default()
        };
        let view = View::in_force(&self.store);
        let layout = layout(&view, settings);
        let stability = stability(&view, &layout, settings);
        let told = tell(&view, &layout, &stability);
        self.warm = Some(warm(&view, layout, stability));
        told
    }

    /// The map that follows from the one before; the first time from scratch.
    pub fn refresh(&mut self, seed: u64) -> Map {
        let Some(before) = self.warm.take() else {
            return self.renew(seed);
        };
        self.votes();
        let view = View::in_force(&self.store);
        let columns: Vec<usize> = view.columns.iter().map(|s| self.stored[*s as usize]).collect();
        let tallies: Vec<Tally> = columns.iter().map(|c| self.tallies[*c]).collect();
        let centre: Vec<f64> = tallies.iter().map(|t| t.mean()).collect();
        let matrix = Dense {
            size: view.width(),
            rows: self.covotes.centred(&columns, &centre),
        };
        let wanted = before.signal.max(2);
        let aim = Aim {
            wanted,
            depth: 4,
            within: EXACT,
        };
        let spectrum = leading(&matrix, aim, &before.start(&view));
        let counts: Vec<u32> = (0..view.height()).map(|p| view.row(p).count() as u32).collect();
        let field = Field::of(&spectrum.vectors, &spectrum.values, &counts, &tallies);
        let places = Places::of(&view, &centre, &field);
        let labels = before.labels(&view, &counts);
        let mut layout = Layout {
            tallies,
            centre,
            signal: before.signal.min(spectrum.values.len()),
            spectrum,
            counts,
            places,
            groups: before.groups,
            labels,
        };
        // Everybody once, by the groups as they are now; new people come in so.
        let least = enough(&layout.tallies).max(1);
        let counts = &layout.counts;
        settle(&view, before.groups, &mut layout.labels, 1, |p| {
            counts[p] >= least
        });
        layout.groups = number(&mut layout.labels, before.groups);
        let mut stability = before.stability;
        stability.by_group.resize(layout.groups, 1.0);
        let told = tell(&view, &layout, &stability);
        self.warm = Some(warm(&view, layout, stability));
        told
    }
}

fn warm(view: &View<'_>, layout: Layout, stability: Stability) -> Warm {
    let Spectrum { vectors, .. } = layout.spectrum;
    Warm {
        vectors: (0..view.width())
            .map(|c| (view.key(c), vectors.iter().map(|v| v[c]).collect()))
            .collect(),
        signal: layout.signal,
        groups: layout.groups.max(1),
        people: view.votes.people.clone(),
        labels: layout.labels,
        stability,
    }
}

impl Warm {
    /// Components of the map before, for the statements of now.
    fn start(&self, view: &View<'_>) -> Vec<Vec<f64>> {
        let d = self.vectors.values().next().map_or(0, Vec::len);
        (0..d)
            .map(|k| {
                (0..view.width())
                    .map(|c| self.vectors.get(&view.key(c)).map_or(0.0, |v| v[k]))
                    .collect()
            })
            .collect()
    }

    fn labels(&self, view: &View<'_>, counts: &[u32]) -> Vec<u8> {
        let mut before = self.people.iter().zip(&self.labels).peekable();
        (view.votes.people.iter().zip(counts))
            .map(|(key, n)| {
                while before.next_if(|(old, _)| *old < key).is_some() {}
                match before.next_if(|(old, _)| *old == key) {
                    Some((_, label)) if *n > 0 => *label,
                    _ => NONE,
                }
            })
            .collect()
    }
}
