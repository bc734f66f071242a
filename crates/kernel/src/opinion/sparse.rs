//! The centred votes as a matrix that is never written down: cheaper than counting pairs where people vote on much.

use super::covotes::Covotes;
use super::eigen::{Dense, Symmetric};
use super::number::mixed;
use super::view::View;

/// Centred votes times themselves.
pub(super) struct Sparse {
    width: usize,
    /// Where each person's votes begin, and the end.
    starts: Vec<usize>,
    /// Column, sign and code.
    votes: Vec<u32>,
    /// By column, sign and code: the vote less the mean.
    values: Vec<f64>,
}

impl Sparse {
    pub(super) fn of(view: &View<'_>, centre: &[f64], keep: impl Fn(usize) -> bool) -> Self {
        let (mut starts, mut votes) = (vec![0], Vec::new());
        for p in (0..view.height()).filter(|p| keep(*p)) {
            votes.extend(view.row(p).map(|(c, code)| (c as u32) << 3 | u32::from(code)));
            starts.push(votes.len());
        }
        Self {
            width: view.width(),
            starts,
            votes,
            values: (centre.iter())
                .flat_map(|c| {
                    let own = [-1.0 - c, -c, 1.0 - c, 0.0];
                    own.into_iter().chain(own.map(|v| -v))
                })
                .collect(),
        }
    }

    /// Gives each vote a sign by chance.
    pub(super) fn flip(&mut self, seed: u64) {
        let mut state = seed;
        for votes in self.votes.chunks_mut(64) {
            state = mixed(&[state]);
            for (bit, vote) in votes.iter_mut().enumerate() {
                *vote = (*vote & !SIGN) | ((state >> bit & 1) as u32 * SIGN);
            }
        }
    }

    /// As many vectors as the compiler knows of, so that it can take several at a time.
    fn by<const P: usize>(&self, vectors: &[f64], result: &mut [f64]) {
        let (vectors, result) = (vectors.as_chunks::<P>().0, result.as_chunks_mut::<P>().0);
        for ends in self.starts.windows(2) {
            let row = &self.votes[ends[0]..ends[1]];
            let mut sum = [0.0; P];
            for vote in row {
                let (value, x) = (self.values[*vote as usize], &vectors[(*vote >> 3) as usize]);
                for i in 0..P {
                    sum[i] += value * x[i];
                }
            }
            for vote in row {
                let (value, y) = (self.values[*vote as usize], &mut result[(*vote >> 3) as usize]);
                for i in 0..P {
                    y[i] += value * sum[i];
                }
            }
        }
    }
}

impl Symmetric for Sparse {
    fn size(&self) -> usize {
        self.width
    }

    fn apply(&self, vectors: &[f64], p: usize, result: &mut [f64]) {
        result.fill(0.0);
        match p {
            4 => self.by::<4>(vectors, result),
            8 => self.by::<8>(vectors, result),
            12 => self.by::<12>(vectors, result),
            _ => {
                // Twelve at a time, made up with zeros.
                for from in (0..p).step_by(12) {
                    let some = (p - from).min(12);
                    let padded = some.next_multiple_of(4);
                    let mut part = vec![0.0; self.width * padded];
                    for (to, all) in part.chunks_exact_mut(padded).zip(vectors.chunks_exact(p)) {
                        to[..some].copy_from_slice(&all[from..from + some]);
                    }
                    let mut its = vec![0.0; part.len()];
                    self.apply(&part, padded, &mut its);
                    for (all, own) in result.chunks_exact_mut(p).zip(its.chunks_exact(padded)) {
                        all[from..from + some].copy_from_slice(&own[..some]);
                    }
                }
            }
        }
    }
}

/// The bit of a vote that turns its sign.
const SIGN: u32 = 4;

/// Above so many columns the matrix of pairs takes too much room.
const WIDE: usize = 6_000;
/// Above so many pairs a vote it takes too long.
const PAIRS: u64 = 60;

/// Centred votes times themselves, in the form that is cheaper.
pub(super) enum Matrix {
    Dense(Dense),
    Sparse(Sparse),
}

impl Matrix {
    /// Of the votes of those for whom `keep` holds.
    pub(super) fn of(view: &View<'_>, centre: &[f64], keep: impl Fn(usize) -> bool) -> Self {
        // A pair is one addition; applying the matrix a few dozen times is several for each vote and vector.
        let (mut votes, mut pairs) = (0_u64, 0_u64);
        for p in (0..view.height()).filter(|p| keep(*p)) {
            let n = view.row(p).count() as u64;
            votes += n;
            pairs += n * (n + 1) / 2;
        }
        if view.width() > WIDE || pairs > votes * PAIRS {
            Self::Sparse(Sparse::of(view, centre, keep))
        } else {
            Self::Dense(Dense {
                size: view.width(),
                rows: Covotes::count(view, keep).centred(&(0..view.width()).collect::<Vec<_>>(), centre),
            })
        }
    }
}

impl Symmetric for Matrix {
    fn size(&self) -> usize {
        match self {
            Self::Dense(m) => m.size(),
            Self::Sparse(m) => m.size(),
        }
    }

    fn apply(&self, vectors: &[f64], p: usize, result: &mut [f64]) {
        match self {
            Self::Dense(m) => m.apply(vectors, p, result),
            Self::Sparse(m) => m.apply(vectors, p, result),
        }
    }
}
