//! How many groups there are, and where: by valleys.
//!
//! Groups are found by k-means, a group split along its longest axis each time there is one more, so that nothing depends on a
//! first choice. Two are really apart where clearly fewer people stand half way between their middles than near either; those that
//! are not are one group, also by way of a third. Of all numbers of clusters the one that leaves most groups counts; if people stand
//! in one cloud, there is one group.

use super::eigen::jacobi;

/// Groups at most.
pub(super) const MOST: usize = 8;

/// Points of so many dimensions, one behind the other.
pub(super) struct Points {
    pub dimensions: usize,
    pub at: Vec<f64>,
}

impl Points {
    pub(super) fn iter(&self) -> std::slice::ChunksExact<'_, f64> {
        self.at.chunks_exact(self.dimensions)
    }

    pub(super) fn len(&self) -> usize {
        self.at.len() / self.dimensions
    }
}

type Centres = Vec<Vec<f64>>;

pub(super) fn nearest(point: impl Iterator<Item = f64> + Clone, centres: &Centres) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (c, centre) in centres.iter().enumerate() {
        let distance: f64 = point.clone().zip(centre).map(|(x, y)| (x - y) * (x - y)).sum();
        if distance < best.1 {
            best = (c, distance);
        }
    }
    best
}

/// Moves centres to the middle of those nearest to them, until nobody changes. Gives labels and the sum of squares.
fn lloyd(points: &Points, centres: &mut Centres, rounds: usize) -> (Vec<usize>, f64) {
    let mut labels = vec![usize::MAX; points.len()];
    let mut total = 0.0;
    for _ in 0..rounds {
        let mut changed = false;
        let mut sums = vec![(vec![0.0; points.dimensions], 0.0); centres.len()];
        total = 0.0;
        for (point, label) in points.iter().zip(&mut labels) {
            let (c, distance) = nearest(point.iter().copied(), centres);
            total += distance;
            changed |= *label != c;
            *label = c;
            sums[c].1 += 1.0;
            for (s, x) in sums[c].0.iter_mut().zip(point) {
                *s += x;
            }
        }
        for (centre, (sum, n)) in centres.iter_mut().zip(sums) {
            if n > 0.0 {
                *centre = sum.into_iter().map(|s| s / n).collect();
            }
        }
        if !changed {
            break;
        }
    }
    (labels, total)
}

/// Two centres within a group, a standard deviation to either side along its longest axis.
fn halves(points: &Points, labels: &[usize], group: usize, centre: &[f64]) -> [Vec<f64>; 2] {
    let d = points.dimensions;
    let (mut matrix, mut n) = (vec![0.0; d * d], 0.0);
    for (point, _) in points.iter().zip(labels).filter(|(_, l)| **l == group) {
        n += 1.0;
        for i in 0..d {
            for j in 0..d {
                matrix[i * d + j] += (point[i] - centre[i]) * (point[j] - centre[j]);
            }
        }
    }
    let (values, turns) = jacobi(matrix, d);
    let far = (values[0].max(0.0) / f64::max(n, 1.0)).sqrt();
    let side = |sign: f64| (0..d).map(|i| centre[i] + sign * far * turns[i * d]).collect();
    [side(1.0), side(-1.0)]
}

/// Groups of each number from 1 to `most`.
pub(super) fn each(points: &Points, most: usize) -> Vec<(Vec<usize>, Centres)> {
    let mut centres: Centres = vec![vec![0.0; points.dimensions]];
    let (mut labels, _) = lloyd(points, &mut centres, 2);
    let mut found = vec![(labels.clone(), centres.clone())];
    for k in 2..=most.min(points.len()) {
        let mut best: Option<(f64, Centres)> = None;
        for group in 0..k - 1 {
            let [one, other] = halves(points, &labels, group, &centres[group]);
            let mut tried = centres.clone();
            tried[group] = one;
            tried.push(other);
            let (_, total) = lloyd(points, &mut tried, 8);
            if best.as_ref().is_none_or(|(least, _)| total < *least) {
                best = Some((total, tried));
            }
        }
        if let Some((_, tried)) = best {
            centres = tried;
            labels = lloyd(points, &mut centres, 60).0;
            found.push((labels.clone(), centres.clone()));
        }
    }
    found
}

/// Whether fewer people stand half way between two groups than near the middle of either.
fn apart(points: &Points, labels: &[usize], centres: &Centres, a: usize, b: usize) -> bool {
    let along: Vec<f64> = centres[b].iter().zip(&centres[a]).map(|(x, y)| x - y).collect();
    let length: f64 = along.iter().map(|x| x * x).sum();
    // In windows of the same width: at one, half way, at the other.
    let mut counts = [0.0; 3];
    for (point, _) in points.iter().zip(labels).filter(|(_, l)| **l == a || **l == b) {
        let t: f64 = point
            .iter()
            .zip(&centres[a])
            .zip(&along)
            .map(|((x, y), z)| (x - y) * z)
            .sum();
        let t = t / length;
        for (count, middle) in counts.iter_mut().zip([0.0, 0.5, 1.0]) {
            if (t - middle).abs() < 0.15 {
                *count += 1.0;
            }
        }
    }
    let least = f64::min(counts[0], counts[2]);
    counts[1] < 0.8 * least && least - counts[1] > 2.0 * (least + counts[1]).sqrt()
}

/// Middles of small clusters, and which group each belongs to.
pub(super) struct Found {
    pub centres: Centres,
    pub group: Vec<usize>,
    pub groups: usize,
}

impl Found {
    /// Everybody is one.
    pub(super) fn one(dimensions: usize) -> Self {
        Self {
            centres: vec![vec![0.0; dimensions]],
            group: vec![0],
            groups: 1,
        }
    }

    pub(super) fn of(&self, point: impl Iterator<Item = f64> + Clone) -> usize {
        self.group[nearest(point, &self.centres).0]
    }
}

/// As many groups as are apart: clusters between which there is no valley are one group.
pub(super) fn groups(points: &Points) -> Found {
    let mut best = Found::one(points.dimensions);
    for (labels, centres) in each(points, MOST) {
        let k = centres.len();
        let mut group: Vec<usize> = (0..k).collect();
        for a in 0..k {
            for b in 0..a {
                if group[a] != group[b] && !apart(points, &labels, &centres, a, b) {
                    let (from, to) = (group[a].max(group[b]), group[a].min(group[b]));
                    for g in group.iter_mut().filter(|g| **g == from) {
                        *g = to;
                    }
                }
            }
        }
        let mut names = group.clone();
        names.sort_unstable();
        names.dedup();
        if names.len() > best.groups {
            best = Found {
                group: group.iter().map(|g| names.partition_point(|n| n < g)).collect(),
                groups: names.len(),
                centres,
            };
        }
    }
    best
}
