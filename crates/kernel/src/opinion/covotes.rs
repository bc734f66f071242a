//! How each two statements were voted on by the same people, in whole numbers.
//!
//! After a mean is put in for every unseen vote and taken away again, unseen votes are 0. So the component analysis needs, for
//! two statements j and k with means c, over those who saw both: Σ (v_j − c_j)(v_k − c_k) = Σ v_j v_k − c_k Σ v_j − c_j Σ v_k + c_j c_k n.
//! The four sums are whole numbers, which do not depend on the order in which people are added.

use super::view::View;

/// Sums over those who voted on both of two statements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub both: i32,
    /// Σ v_j v_k.
    pub product: i32,
    /// Σ of votes on the statement that comes first.
    pub first: i32,
    /// Σ of votes on the other.
    pub second: i32,
}

/// For each two statements, and each with itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Covotes {
    width: usize,
    pairs: Vec<Pair>,
}

/// So many people at most before sums of 16 bits are emptied: a sum grows by 4 at most.
const BATCH: u32 = 16_383;

/// Four sums of 16 bits in one word: of the product of codes, of the first code, of the second, and of people.
const fn packed(first: u8, second: u8) -> u64 {
    let (a, b) = (first as u64, second as u64);
    a * b | a << 16 | b << 32 | 1 << 48
}

const STEPS: [[u64; 4]; 3] = {
    let mut steps = [[0; 4]; 3];
    let mut a = 0;
    while a < 3 {
        let mut b = 0;
        while b < 3 {
            steps[a][b] = packed(a as u8, b as u8);
            b += 1;
        }
        a += 1;
    }
    steps
};

/// Where the line of a statement begins, so that a later one is found at `line + later`.
const fn line(width: usize, first: usize) -> usize {
    first * (2 * width - first - 1) / 2
}

impl Covotes {
    pub(super) fn none(width: usize) -> Self {
        Self {
            width,
            pairs: vec![Pair::default(); width * (width + 1) / 2],
        }
    }

    /// Over all people for whom `keep` holds.
    pub(super) fn count(view: &View<'_>, keep: impl Fn(usize) -> bool) -> Self {
        let width = view.width();
        let mut sums = Self::none(width);
        let mut words = vec![0_u64; sums.pairs.len()];
        let mut waiting = 0;
        let mut row: Vec<u32> = Vec::new();
        for p in (0..view.height()).filter(|p| keep(*p)) {
            row.clear();
            row.extend(view.row(p).map(|(c, code)| (c as u32) << 2 | u32::from(code)));
            for (i, vote) in row.iter().enumerate() {
                let first = (vote >> 2) as usize;
                let steps = &STEPS[(vote & 3).min(2) as usize];
                let from = line(width, first);
                let line = &mut words[from..from + width];
                for other in &row[i..] {
                    line[(other >> 2) as usize] += steps[(other & 3) as usize];
                }
            }
            waiting += 1;
            if waiting == BATCH {
                sums.empty(&mut words);
                waiting = 0;
            }
        }
        sums.empty(&mut words);
        sums
    }

    fn empty(&mut self, words: &mut [u64]) {
        for (pair, word) in self.pairs.iter_mut().zip(words) {
            if *word != 0 {
                let part = |shift: u32| (*word >> shift & 0xFFFF) as i32;
                let (product, first, second, both) = (part(0), part(16), part(32), part(48));
                pair.both += both;
                // Codes are votes and one.
                pair.product += product - first - second + both;
                pair.first += first - both;
                pair.second += second - both;
                *word = 0;
            }
        }
    }

    /// Adds (`by` = 1) or takes away (−1) a vote of somebody whose other votes are `row`.
    pub(super) fn add(&mut self, column: usize, code: u8, row: impl Iterator<Item = (usize, u8)>, by: i32) {
        let v = i32::from(code) - 1;
        let own = &mut self.pairs[line(self.width, column) + column];
        own.both += by;
        own.product += by * v * v;
        own.first += by * v;
        own.second += by * v;
        for (other, code) in row.filter(|(other, _)| *other != column) {
            let w = i32::from(code) - 1;
            let (first, second, a, b) = if column < other {
                (column, other, v, w)
            } else {
                (other, column, w, v)
            };
            let pair = &mut self.pairs[line(self.width, first) + second];
            pair.both += by;
            pair.product += by * v * w;
            pair.first += by * a;
            pair.second += by * b;
        }
    }

    /// The matrix of centred sums, whole, row by row.
    pub(super) fn centred(&self, centre: &[f64]) -> Vec<f64> {
        let n = self.width;
        let mut whole = vec![0.0; n * n];
        for j in 0..n {
            let from = line(n, j);
            for k in j..n {
                let s = self.pairs[from + k];
                let (cj, ck) = (centre[j], centre[k]);
                let value = f64::from(s.product) - ck * f64::from(s.first) - cj * f64::from(s.second)
                    + cj * ck * f64::from(s.both);
                whole[j * n + k] = value;
                whole[k * n + j] = value;
            }
        }
        whole
    }
}
