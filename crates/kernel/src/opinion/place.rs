//! Where each person stands, and how sure that is.
//!
//! A vote is the statement's mean, and what the person's place along the components makes of it, and chance. Places are spread as the
//! eigenvalues say. So somebody's place is the one most likely after their votes, and its uncertainty what their votes leave of the
//! spread (Tipping and Bishop, "Probabilistic principal component analysis", 1999, with votes missing). Who voted little
//! stands near the middle because nothing else is known, and the uncertainty says so.

use super::map::voted;
use super::signal::MOST;
use super::tally::Tally;
use super::view::View;

/// What places follow from.
pub(super) struct Field {
    /// By column, then by dimension.
    loadings: Vec<f64>,
    /// By column: products of each two loadings, the lower half of a matrix row by row.
    products: Vec<f32>,
    pub dimensions: usize,
    /// By dimension: how far people are spread (variance).
    pub spread: Vec<f64>,
    /// Variance of a vote around what the place makes of it.
    noise: f64,
}

/// A person's place and how unsure it is, by dimension: the standard deviation. 0 in further dimensions than there are.
pub(super) struct Place {
    pub at: [f64; MOST],
    pub unsure: [f64; MOST],
}

impl Field {
    /// Of the leading components. `counts` holds how many votes each person has.
    pub(super) fn of(vectors: &[Vec<f64>], values: &[f64], counts: &[u32], tallies: &[Tally]) -> Self {
        let width = vectors.first().map_or(0, Vec::len);
        let (voted, variance) = (voted(tallies).max(1) as f64, variance(tallies));
        let (mut parts, mut squares) = (0.0, 0.0);
        for n in counts {
            let part = f64::from(*n) / voted;
            parts += part;
            squares += part * part;
        }
        // An eigenvalue is the sum of squares of Σ seen votes · loading: spread by the square of the part seen, noise by the part.
        let spread = |noise: f64| -> Vec<f64> {
            (values.iter())
                .map(|v| ((v - noise * parts) / squares.max(1e-9)).max(1e-3 * v / squares.max(1e-9)))
                .collect()
        };
        let mut noise = variance;
        for _ in 0..3 {
            let told: f64 = spread(noise).iter().sum::<f64>() / voted;
            noise = (variance - told).max(variance * 0.1);
        }
        let loadings: Vec<f64> = (0..width)
            .flat_map(|c| vectors.iter().map(move |v| v[c]))
            .collect();
        let mut products = Vec::with_capacity(width * triangle(vectors.len()));
        for own in loadings.chunks_exact(vectors.len().max(1)) {
            for (i, a) in own.iter().enumerate() {
                products.extend(own[..=i].iter().map(|b| (a * b) as f32));
            }
        }
        Self {
            loadings,
            products,
            dimensions: vectors.len(),
            spread: spread(noise),
            noise: noise.max(1e-9),
        }
    }

    /// The place after these votes.
    pub(super) fn place(&self, centre: &[f64], row: impl Iterator<Item = (usize, u8)>) -> Place {
        match self.dimensions {
            2 => self.solve::<2>(centre, row),
            3 => self.solve::<3>(centre, row),
            _ => self.solve::<0>(centre, row),
        }
    }

    /// With a number of dimensions that the compiler knows, or any (0).
    fn solve<const D: usize>(&self, centre: &[f64], row: impl Iterator<Item = (usize, u8)>) -> Place {
        let d = if D == 0 { self.dimensions } else { D };
        let half = triangle(d);
        let (mut sums, mut at) = ([0.0; triangle(MOST)], [0.0; MOST]);
        for (c, code) in row {
            let vote = f64::from(code) - 1.0 - centre[c];
            for (sum, loading) in at[..d].iter_mut().zip(&self.loadings[c * d..(c + 1) * d]) {
                *sum += vote * loading;
            }
            for (sum, product) in sums[..half]
                .iter_mut()
                .zip(&self.products[c * half..(c + 1) * half])
            {
                *sum += product;
            }
        }
        let mut matrix = sums.map(f64::from);
        for (i, spread) in self.spread.iter().enumerate() {
            matrix[triangle(i) + i] += self.noise / spread;
        }
        let left = solve(&mut matrix[..half], &mut at[..d]);
        Place {
            at,
            unsure: left.map(|v| (v * self.noise).sqrt()),
        }
    }
}

/// The mean square of a vote less its statement's mean.
fn variance(tallies: &[Tally]) -> f64 {
    let (mut total, mut n) = (0.0, 0.0);
    for t in tallies {
        let seen = f64::from(t.seen());
        total += f64::from(t.agree + t.disagree) - seen * t.mean() * t.mean();
        n += seen;
    }
    if n > 0.0 { total / n } else { 0.0 }
}

/// How many entries the rows before this one have in the lower half of a matrix.
const fn triangle(row: usize) -> usize {
    row * (row + 1) / 2
}

/// Solves by Cholesky's method, with the lower half of the matrix, and gives the diagonal of the inverse.
fn solve(matrix: &mut [f64], at: &mut [f64]) -> [f64; MOST] {
    let d = at.len();
    let place = |i: usize, j: usize| triangle(i) + j;
    for i in 0..d {
        for j in 0..=i {
            let mut sum = matrix[place(i, j)];
            for k in 0..j {
                sum -= matrix[place(i, k)] * matrix[place(j, k)];
            }
            matrix[place(i, j)] = if i == j {
                sum.max(1e-12).sqrt()
            } else {
                sum / matrix[place(j, j)]
            };
        }
    }
    for i in 0..d {
        for k in 0..i {
            at[i] -= matrix[place(i, k)] * at[k];
        }
        at[i] /= matrix[place(i, i)];
    }
    for i in (0..d).rev() {
        for k in i + 1..d {
            at[i] -= matrix[place(k, i)] * at[k];
        }
        at[i] /= matrix[place(i, i)];
    }
    let (mut diagonal, mut x) = ([0.0; MOST], [0.0; MOST]);
    for (column, entry) in diagonal.iter_mut().enumerate().take(d) {
        // A column of the inverse of the triangle.
        for i in column..d {
            let mut sum = f64::from(u8::from(i == column));
            for k in column..i {
                sum -= matrix[place(i, k)] * x[k];
            }
            x[i] = sum / matrix[place(i, i)];
            *entry += x[i] * x[i];
        }
    }
    diagonal
}

/// Everybody's place.
pub(super) struct Places {
    pub dimensions: usize,
    /// Person by person.
    pub at: Vec<f32>,
    /// By person: in the two dimensions that are shown, as part of how far people are spread in them; 1 says nothing is known.
    pub unsure: Vec<f32>,
}

impl Places {
    pub(super) fn of(view: &View<'_>, centre: &[f64], field: &Field) -> Self {
        let d = field.dimensions;
        let mut at = Vec::with_capacity(view.height() * d);
        let mut unsure = Vec::with_capacity(view.height());
        let shown = d.min(2);
        let spread: f64 = field.spread[..shown].iter().sum();
        for p in 0..view.height() {
            let place = field.place(centre, view.row(p));
            let left: f64 = place.unsure[..shown].iter().map(|u| u * u).sum();
            at.extend(place.at[..d].iter().map(|x| *x as f32));
            unsure.push(if spread > 0.0 {
                (left / spread).sqrt() as f32
            } else {
                1.0
            });
        }
        Self {
            dimensions: d,
            at,
            unsure,
        }
    }

    pub(super) fn get(&self, person: usize) -> &[f32] {
        &self.at[person * self.dimensions..(person + 1) * self.dimensions]
    }
}
