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
const fn packed(second: u8, first: u8) -> u64 {
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

/// Where the line of a statement begins, that holds it with each earlier one and itself. New statements come behind.
const fn line(second: usize) -> usize {
    second * (second + 1) / 2
}

impl Covotes {
    pub(super) fn none(width: usize) -> Self {
        Self {
            width,
            pairs: vec![Pair::default(); line(width)],
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
                let second = (vote >> 2) as usize;
                let steps = &STEPS[(vote & 3).min(2) as usize];
                let line = &mut words[line(second)..=line(second) + second];
                for other in &row[..=i] {
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

    /// Makes room for more statements, behind those that are there.
    pub(super) fn grow(&mut self, width: usize) {
        if width > self.width {
            self.width = width;
            self.pairs.resize(line(width), Pair::default());
        }
    }

    /// Adds (`by` = 1) or takes away (−1) a vote of somebody whose other votes are `row`, in any order.
    pub(super) fn add(&mut self, column: usize, code: u8, row: impl Iterator<Item = (usize, u8)>, by: i32) {
        let v = i32::from(code) - 1;
        self.step(column, column, v, v, by);
        for (other, code) in row {
            let w = i32::from(code) - 1;
            if other < column {
                self.step(other, column, w, v, by);
            } else if other > column {
                self.step(column, other, v, w, by);
            }
        }
    }

    fn step(&mut self, first: usize, second: usize, v: i32, w: i32, by: i32) {
        let pair = &mut self.pairs[line(second) + first];
        pair.both += by;
        pair.product += by * v * w;
        pair.first += by * v;
        pair.second += by * w;
    }

    /// The matrix of centred sums of some columns, in their order, whole, row by row.
    pub(super) fn centred(&self, columns: &[usize], centre: &[f64]) -> Vec<f64> {
        let n = columns.len();
        let mut whole = vec![0.0; n * n];
        for (k, b) in columns.iter().enumerate() {
            for (j, a) in columns[..=k].iter().enumerate() {
                let (first, second) = (*a.min(b), *a.max(b));
                let s = self.pairs[line(second) + first];
                // Sums of the votes on j and on k.
                let (vj, vk) = if a <= b {
                    (s.first, s.second)
                } else {
                    (s.second, s.first)
                };
                let (cj, ck) = (centre[j], centre[k]);
                let value = f64::from(s.product) - ck * f64::from(vj) - cj * f64::from(vk)
                    + cj * ck * f64::from(s.both);
                whole[j * n + k] = value;
                whole[k * n + j] = value;
            }
        }
        whole
    }
}
