//! The largest eigenvalues of a symmetric matrix, and their vectors.
//!
//! A block of vectors and what the matrix makes of it, again and again, spans a small space (block Krylov); within it the problem is
//! solved by rotations (Jacobi), and the best vectors begin the next round, until the matrix only stretches them. Vectors that
//! are nearly right begin better than made-up ones.

/// Rounds at most; a handful is usual.
const ROUNDS: usize = 80;

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
    /// How often the matrix is applied to the block within a round.
    pub depth: usize,
    /// What may be left over, as part of the largest eigenvalue.
    pub within: f64,
}

/// The largest eigenvalues that are above 0. `start` may hold vectors that are nearly right.
pub(super) fn leading(matrix: &impl Symmetric, aim: Aim, start: &[Vec<f64>]) -> Spectrum {
    let n = matrix.size();
    // More go along, and speed it up; in fours, as the processor likes it.
    let block = (aim.wanted + 2).next_multiple_of(4).min(n);
    let mut front: Vec<Vec<f64>> = start
        .iter()
        .filter(|v| v.len() == n)
        .take(block)
        .cloned()
        .collect();
    for b in front.len()..block {
        front.push((0..n).map(|j| mixed(b as u64, j as u64)).collect());
    }
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let mut image: Vec<Vec<f64>> = Vec::new();
    let mut best = Spectrum::default();
    for _ in 0..ROUNDS {
        for _ in basis.len() / block.max(1)..aim.depth {
            let fresh = orthonormal(&basis, &front);
            if fresh.is_empty() {
                break;
            }
            front = applied(matrix, &fresh);
            basis.extend(fresh);
            image.extend(front.iter().cloned());
        }
        let s = basis.len();
        let mut small = vec![0.0; s * s];
        for i in 0..s {
            for j in i..s {
                // Both halves are the same but for rounding.
                let value = dot(&basis[i], &image[j]);
                small[i * s + j] = value;
                small[j * s + i] = value;
            }
        }
        let (values, turns) = jacobi(small, s);
        let keep = block.min(s);
        let vectors = combined(&basis, &turns, s, keep);
        let images = combined(&image, &turns, s, keep);
        let largest = values.first().copied().unwrap_or(0.0).max(0.0);
        let left = (0..aim.wanted.min(keep))
            .map(|k| {
                let rest: Vec<f64> = (images[k].iter().zip(&vectors[k]))
                    .map(|(w, v)| w - values[k] * v)
                    .collect();
                dot(&rest, &rest).sqrt()
            })
            .fold(0.0, f64::max);
        best.values = values.into_iter().take(keep).collect();
        // What the matrix makes of them is nearer still, and exactly 0 where it has nothing.
        best.vectors.clone_from(&images);
        if left <= aim.within * largest || s == n {
            break;
        }
        front.clone_from(&images);
        basis = vectors;
        image = images;
    }
    let floor = best.values.first().copied().unwrap_or(0.0) * 1e-12;
    let real = (best.values.iter().take(aim.wanted))
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

/// In four sums, as the processor likes it.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (mut sums, n) = ([0.0; 4], a.len() / 4 * 4);
    for (x, y) in a[..n].chunks_exact(4).zip(b[..n].chunks_exact(4)) {
        for i in 0..4 {
            sums[i] += x[i] * y[i];
        }
    }
    let rest: f64 = a[n..].iter().zip(&b[n..]).map(|(x, y)| x * y).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
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

/// What is new in `front`, at right angles to `basis` and to each other.
fn orthonormal(basis: &[Vec<f64>], front: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut fresh: Vec<Vec<f64>> = Vec::new();
    for vector in front {
        let mut v = vector.clone();
        let before = dot(&v, &v).sqrt();
        // Twice is enough (Kahan and Parlett).
        for _ in 0..2 {
            for q in basis.iter().chain(&fresh) {
                let along = dot(&v, q);
                for (x, y) in v.iter_mut().zip(q) {
                    *x -= along * y;
                }
            }
        }
        let length = dot(&v, &v).sqrt();
        if length > before * 1e-10 && length > 0.0 {
            for x in &mut v {
                *x /= length;
            }
            fresh.push(v);
        }
    }
    fresh
}

fn combined(vectors: &[Vec<f64>], turns: &[f64], s: usize, keep: usize) -> Vec<Vec<f64>> {
    let n = vectors.first().map_or(0, Vec::len);
    (0..keep)
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
        if off <= size * 1e-30 {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, &mut v, n, p, q);
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
    if apq == 0.0 {
        return;
    }
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
