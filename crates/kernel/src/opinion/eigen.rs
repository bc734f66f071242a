//! The largest eigenvalues of a symmetric matrix, and their vectors.
//!
//! A block of vectors and what the matrix makes of it, again and again, spans a small space (block Lanczos); within it the problem
//! is solved by rotations (Jacobi). Where the space has become large, its best vectors are kept and it grows on (thick restart: Wu
//! and Simon 2000), until the matrix only stretches them. Vectors that are nearly right begin better than made-up ones.

/// Rounds at most; a handful is usual.
const ROUNDS: usize = 200;
/// So many vectors before the best of them begin anew: small enough to turn quickly.
const ROOM: usize = 48;

/// A symmetric matrix without negative eigenvalues, known by what it does.
pub(super) trait Symmetric {
    fn size(&self) -> usize;
    /// Applies the matrix to `p` vectors, of which the entries of one place stand together.
    fn apply(&self, vectors: &[f64], p: usize, result: &mut [f64]);
}

/// A matrix that stands row by row.
pub(super) struct Dense {
    pub size: usize,
    pub rows: Vec<f64>,
}

impl Symmetric for Dense {
    fn size(&self) -> usize {
        self.size
    }

    fn apply(&self, vectors: &[f64], p: usize, result: &mut [f64]) {
        result.fill(0.0);
        for (row, result) in self.rows.chunks_exact(self.size).zip(result.chunks_exact_mut(p)) {
            for (value, vector) in row.iter().zip(vectors.chunks_exact(p)) {
                for (r, v) in result.iter_mut().zip(vector) {
                    *r += value * v;
                }
            }
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Spectrum {
    /// The largest first.
    pub values: Vec<f64>,
    /// Of length 1, each as long as the matrix.
    pub vectors: Vec<Vec<f64>>,
}

/// How hard to try.
#[derive(Clone, Copy)]
pub(super) struct Aim {
    /// How many eigenvalues are wanted.
    pub wanted: usize,
    /// How often the matrix is applied to the block before one looks.
    pub depth: usize,
    /// What may be left over, as part of the largest eigenvalue.
    pub within: f64,
}

/// The largest eigenvalues that are above 0. `start` may hold vectors that are nearly right.
pub(super) fn leading(matrix: &impl Symmetric, aim: Aim, start: &[Vec<f64>]) -> Spectrum {
    Space::of(matrix, start).leading(aim)
}

/// A space that grows by what the matrix makes of its last vectors (block Lanczos).
pub(super) struct Space<'a, M> {
    matrix: &'a M,
    block: usize,
    /// Of length 1, at right angles to each other.
    basis: Vec<Vec<f64>>,
    /// What the matrix makes of each.
    image: Vec<Vec<f64>>,
    /// The matrix within the space: the lower half, row by row.
    within: Vec<Vec<f64>>,
    /// What the space grows by next, of length 1 and at right angles to it.
    fresh: Vec<Vec<f64>>,
    /// Eigenvalues of the matrix within the space as it is, the largest first, and how its vectors follow from the basis, as columns.
    turned: Option<(Vec<f64>, Vec<f64>)>,
}

impl<'a, M: Symmetric> Space<'a, M> {
    /// A space about to grow. `start` may hold vectors that are nearly right.
    pub(super) fn of(matrix: &'a M, start: &[Vec<f64>]) -> Self {
        let n = matrix.size();
        // In fours, as the processor likes it.
        let block = start.len().max(1).next_multiple_of(4).min(n);
        let mut front: Vec<Vec<f64>> = (start.iter().filter(|v| v.len() == n).take(block))
            .cloned()
            .collect();
        for b in front.len()..block {
            front.push((0..n).map(|j| mixed(b as u64, j as u64)).collect());
        }
        Self {
            matrix,
            block,
            basis: Vec::new(),
            image: Vec::new(),
            within: Vec::new(),
            fresh: orthonormal(&[], &front, &front),
            turned: None,
        }
    }

    fn grow(&mut self) {
        let before = self.basis.len();
        self.image.extend(applied(self.matrix, &self.fresh));
        self.basis.append(&mut self.fresh);
        for (i, image) in self.image.iter().enumerate().skip(before) {
            self.within
                .push(self.basis[..=i].iter().map(|b| dot(b, image)).collect());
        }
        // What an image has in common with the basis is known.
        let known = |i: usize, j: usize| self.within[i.max(j)][i.min(j)];
        let front: Vec<Vec<f64>> = (before..self.image.len())
            .map(|i| {
                let mut rest = self.image[i].clone();
                for (j, b) in self.basis.iter().enumerate() {
                    take(&mut rest, known(i, j), b);
                }
                rest
            })
            .collect();
        self.fresh = orthonormal(&self.basis, &front, &self.image[before..]);
        self.turned = None;
    }

    /// The largest eigenvalues that are above 0; the space is kept, so that more, or the same more exactly, can be had.
    pub(super) fn leading(&mut self, aim: Aim) -> Spectrum {
        let mut best = Spectrum::default();
        for _ in 0..ROUNDS {
            // What is kept begins the next space, with room for as many again.
            let keep = aim.wanted + self.block;
            if !self.fresh.is_empty() && self.basis.len() + aim.depth * self.block > ROOM.max(keep * 2) {
                let (values, turns) = self.turned.take().unwrap_or_else(|| self.turns());
                self.basis = combined(&self.basis, &turns, keep);
                self.image = combined(&self.image, &turns, keep);
                self.within = (0..self.basis.len())
                    .map(|i| (0..=i).map(|j| if i == j { values[i] } else { 0.0 }).collect())
                    .collect();
            }
            for _ in 0..aim.depth {
                if !self.fresh.is_empty() {
                    self.grow();
                }
            }
            let (values, turns) = self.turns();
            let vectors = combined(&self.basis, &turns, aim.wanted);
            let images = combined(&self.image, &turns, aim.wanted);
            let largest = values.first().copied().unwrap_or(0.0).max(0.0);
            let left = (images.iter().zip(&vectors).zip(&values))
                .map(|((image, vector), value)| {
                    let rest: Vec<f64> = image.iter().zip(vector).map(|(w, v)| w - value * v).collect();
                    dot(&rest, &rest).sqrt()
                })
                .fold(0.0, f64::max);
            best.values = values[..images.len()].to_vec();
            // What the matrix makes of them is nearer still, and exactly 0 where it has nothing.
            best.vectors = images;
            self.turned = Some((values, turns));
            if left <= aim.within * largest || self.fresh.is_empty() {
                break;
            }
        }
        let floor = best.values.first().copied().unwrap_or(0.0) * 1e-12;
        let real = (best.values.iter())
            .take_while(|v| **v > floor && **v > 0.0)
            .count();
        best.values.truncate(real);
        best.vectors.truncate(real);
        for vector in &mut best.vectors {
            let length = dot(vector, vector).sqrt();
            for x in vector.iter_mut() {
                *x /= length;
            }
            turn(vector);
        }
        best
    }

    fn turns(&self) -> (Vec<f64>, Vec<f64>) {
        let s = self.basis.len();
        let mut small = vec![0.0; s * s];
        for (i, row) in self.within.iter().enumerate() {
            for (j, value) in row.iter().enumerate() {
                // Both halves are the same but for rounding.
                small[i * s + j] = *value;
                small[j * s + i] = *value;
            }
        }
        jacobi(small, s)
    }
}

/// Turns a vector so that its largest entry is above 0, which fixes its sign.
fn turn(vector: &mut [f64]) {
    let mut largest = 0.0_f64;
    for x in vector.iter() {
        // Entries that are as large but for rounding do not take over.
        if x.abs() > largest.abs() * (1.0 + 1e-9) {
            largest = *x;
        }
    }
    if largest < 0.0 {
        for x in vector {
            *x = -*x;
        }
    }
}

/// A number in (−1, 1) that looks like chance (SplitMix64).
fn mixed(a: u64, b: u64) -> f64 {
    let mut z = (a << 32 ^ b).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}

/// In eight sums, as the processor likes it.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut sums = [0.0; 8];
    for (x, y) in a.iter().zip(b) {
        for i in 0..8 {
            sums[i] += x[i] * y[i];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + b) + (c + d)) + ((e + f) + (g + h)) + rest
}

/// Takes so much of another vector out of a vector.
fn take(vector: &mut [f64], much: f64, other: &[f64]) {
    for (x, y) in vector.iter_mut().zip(other) {
        *x -= much * y;
    }
}

fn applied(matrix: &impl Symmetric, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (n, p) = (matrix.size(), vectors.len());
    let mut together = vec![0.0; n * p];
    for (k, v) in vectors.iter().enumerate() {
        for (j, x) in v.iter().enumerate() {
            together[j * p + k] = *x;
        }
    }
    let mut result = vec![0.0; n * p];
    matrix.apply(&together, p, &mut result);
    (0..p)
        .map(|k| result.iter().skip(k).step_by(p).copied().collect())
        .collect()
}

/// What is new in `front`, at right angles to `basis` and to each other. `whole` is what `front` was before what it has in common
/// with the basis was taken out once.
fn orthonormal(basis: &[Vec<f64>], front: &[Vec<f64>], whole: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut fresh: Vec<Vec<f64>> = Vec::new();
    for (vector, whole) in front.iter().zip(whole) {
        let mut v = vector.clone();
        for q in &fresh {
            let along = dot(&v, q);
            take(&mut v, along, q);
        }
        // Twice is enough (Kahan and Parlett).
        for q in basis.iter().chain(&fresh) {
            let along = dot(&v, q);
            take(&mut v, along, q);
        }
        let (before, length) = (dot(whole, whole).sqrt(), dot(&v, &v).sqrt());
        if length > before * 1e-10 && length > 0.0 {
            for x in &mut v {
                *x /= length;
            }
            fresh.push(v);
        }
    }
    fresh
}

/// The first so many vectors that follow from a basis.
fn combined(vectors: &[Vec<f64>], turns: &[f64], keep: usize) -> Vec<Vec<f64>> {
    let (s, n) = (vectors.len(), vectors.first().map_or(0, Vec::len));
    (0..keep.min(s))
        .map(|k| {
            let mut sum = vec![0.0; n];
            for (i, v) in vectors.iter().enumerate() {
                let by = turns[i * s + k];
                for (x, y) in sum.iter_mut().zip(v) {
                    *x += by * y;
                }
            }
            sum
        })
        .collect()
}

/// All eigenvalues, the largest first, and vectors as columns, by cyclic rotations (Jacobi 1846).
pub(super) fn jacobi(mut a: Vec<f64>, n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut v = vec![0.0; n * n];
    for i in 0..n {
        v[i * n + i] = 1.0;
    }
    let size: f64 = a.iter().map(|x| x * x).sum();
    for _ in 0..40 {
        let off: f64 = (0..n)
            .map(|i| a[i * n + i + 1..(i + 1) * n].iter().map(|x| x * x).sum::<f64>())
            .sum();
        if off <= size * 1e-28 {
            break;
        }
        // Less is rounding.
        let least = (size * 1e-32).sqrt();
        for p in 0..n {
            for q in p + 1..n {
                if a[p * n + q].abs() > least {
                    rotate(&mut a, &mut v, n, p, q);
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[j * n + j].total_cmp(&a[i * n + i]));
    let mut turned = vec![0.0; n * n];
    for (to, from) in order.iter().enumerate() {
        for i in 0..n {
            // Rotations are kept as rows, which lie together.
            turned[i * n + to] = v[from * n + i];
        }
    }
    (order.iter().map(|i| a[i * n + i]).collect(), turned)
}

fn rotate(a: &mut [f64], v: &mut [f64], n: usize, p: usize, q: usize) {
    let apq = a[p * n + q];
    let theta = (a[q * n + q] - a[p * n + p]) / (2.0 * apq);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for i in 0..n {
        let (x, y) = (a[i * n + p], a[i * n + q]);
        a[i * n + p] = c * x - s * y;
        a[i * n + q] = s * x + c * y;
    }
    for rows in [a, v] {
        let (upper, lower) = rows.split_at_mut(q * n);
        for (x, y) in upper[p * n..(p + 1) * n].iter_mut().zip(&mut lower[..n]) {
            (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
        }
    }
}
