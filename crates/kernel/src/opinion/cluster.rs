//! How many groups there are, and where: by valleys.
//!
//! Groups are found by k-means, a group split along its longest axis each time there is one more, so that nothing depends on a
//! first choice. Two are really apart where clearly fewer people stand half way between their middles than near either; those that
//! are not are one group, also by way of a third. Of all numbers of clusters the one that leaves most groups counts; if people stand
//! in one cloud, there is one group.

use super::eigen::jacobi;

/// Groups at most.
pub(super) const MOST: usize = 8;

/// So many points are looked at together, as the processor likes it.
const TILE: usize = 16;

/// Points of so many dimensions.
pub(super) struct Points {
    dimensions: usize,
    /// One behind the other.
    at: Vec<f64>,
    /// The same, a few points at a time, dimension by dimension; nearly, which is enough to see what is near.
    tiles: Vec<[f32; TILE]>,
}

impl Points {
    /// Points that stand one behind the other.
    pub(super) fn of(dimensions: usize, at: Vec<f64>) -> Self {
        let mut tiles = Vec::with_capacity(at.len().div_ceil(TILE) + dimensions);
        for some in at.chunks(TILE * dimensions) {
            for d in 0..dimensions {
                let mut tile = [0.0; TILE];
                for (to, point) in tile.iter_mut().zip(some.chunks_exact(dimensions)) {
                    *to = point[d] as f32;
                }
                tiles.push(tile);
            }
        }
        Self {
            dimensions,
            at,
            tiles,
        }
    }

    pub(super) fn iter(&self) -> std::slice::ChunksExact<'_, f64> {
        self.at.chunks_exact(self.dimensions)
    }

    pub(super) fn len(&self) -> usize {
        self.at.len() / self.dimensions
    }

    fn part(&self, keep: impl Fn(usize) -> bool) -> Self {
        let own = self.iter().enumerate().filter(|(i, _)| keep(*i));
        Self::of(
            self.dimensions,
            own.flat_map(|(_, point)| point).copied().collect(),
        )
    }
}

/// The nearest centre of each point of a tile, the first of those as near, and the squares of the distances.
fn nearest_of(tile: &[[f32; TILE]], centres: &Centres) -> ([u32; TILE], [f32; TILE]) {
    let (mut label, mut least) = ([0; TILE], [f32::INFINITY; TILE]);
    for (c, centre) in (0..).zip(centres) {
        let mut squares = [0.0; TILE];
        for (at, middle) in tile.iter().zip(centre) {
            let middle = *middle as f32;
            for i in 0..TILE {
                squares[i] += (at[i] - middle) * (at[i] - middle);
            }
        }
        for i in 0..TILE {
            let nearer = squares[i] < least[i];
            label[i] = if nearer { c } else { label[i] };
            least[i] = if nearer { squares[i] } else { least[i] };
        }
    }
    (label, least)
}

type Centres = Vec<Vec<f64>>;

fn nearest(point: impl Iterator<Item = f64> + Clone, centres: &Centres) -> usize {
    let mut best = (0, f64::INFINITY);
    for (c, centre) in centres.iter().enumerate() {
        let distance: f64 = point.clone().zip(centre).map(|(x, y)| (x - y) * (x - y)).sum();
        if distance < best.1 {
            best = (c, distance);
        }
    }
    best.0
}

/// Moves centres to the middle of those nearest to them, until nobody changes. Gives labels and the sum of squares.
fn lloyd(points: &Points, centres: &mut Centres, rounds: usize) -> (Vec<usize>, f64) {
    let d = points.dimensions;
    let mut labels = vec![usize::MAX; points.len()];
    let mut total = 0.0;
    for _ in 0..rounds {
        let mut changed = false;
        // By centre: how many, and the sum of each dimension.
        let mut sums = vec![0.0; centres.len() * (d + 1)];
        total = 0.0;
        let rows = points.at.chunks(TILE * d).zip(labels.chunks_mut(TILE));
        for (tile, (at, labels)) in points.tiles.chunks_exact(d).zip(rows) {
            let (nearest, squares) = nearest_of(tile, centres);
            for (i, (label, point)) in labels.iter_mut().zip(at.chunks_exact(d)).enumerate() {
                let c = nearest[i] as usize;
                total += f64::from(squares[i]);
                changed |= *label != c;
                *label = c;
                let [n, sum @ ..] = &mut sums[c * (d + 1)..(c + 1) * (d + 1)] else {
                    continue;
                };
                *n += 1.0;
                for (s, x) in sum.iter_mut().zip(point) {
                    *s += x;
                }
            }
        }
        for (centre, sums) in centres.iter_mut().zip(sums.chunks_exact(d + 1)) {
            if sums[0] > 0.0 {
                for (middle, sum) in centre.iter_mut().zip(&sums[1..]) {
                    *middle = sum / sums[0];
                }
            }
        }
        if !changed {
            break;
        }
    }
    (labels, total)
}

/// Two centres, a standard deviation to either side of the middle along the longest axis.
fn halves(points: &Points, centre: &[f64]) -> Centres {
    let d = points.dimensions;
    let mut matrix = vec![0.0; d * d];
    for point in points.iter() {
        for i in 0..d {
            for j in 0..d {
                matrix[i * d + j] += (point[i] - centre[i]) * (point[j] - centre[j]);
            }
        }
    }
    let (values, turns) = jacobi(matrix, d);
    let far = (values[0].max(0.0) / points.len() as f64).sqrt();
    let side = |sign: f64| (0..d).map(|i| centre[i] + sign * far * turns[i * d]).collect();
    vec![side(1.0), side(-1.0)]
}

/// The centres with one more, where a group falls into two: the group with which least is left of the sum of squares.
fn split(points: &Points, labels: &[usize], centres: &Centres) -> Option<Centres> {
    let mut best: Option<(f64, Centres)> = None;
    for (group, centre) in centres.iter().enumerate() {
        let own = points.part(|i| labels[i] == group);
        if own.len() < 2 {
            continue;
        }
        let mut two = halves(&own, centre);
        let mut tried = centres.clone();
        tried.splice(group..=group, two.drain(..1));
        tried.append(&mut two);
        let (_, total) = lloyd(points, &mut tried, 8);
        if best.as_ref().is_none_or(|(least, _)| total < *least) {
            best = Some((total, tried));
        }
    }
    best.map(|(_, tried)| tried)
}

/// Groups of each number from 1 to `most`.
pub(super) fn each(points: &Points, most: usize) -> Vec<(Vec<usize>, Centres)> {
    let mut centres: Centres = vec![vec![0.0; points.dimensions]];
    let (mut labels, _) = lloyd(points, &mut centres, 2);
    let mut found = vec![(labels.clone(), centres.clone())];
    while found.len() < most {
        let Some(tried) = split(points, &labels, &centres) else {
            break;
        };
        centres = tried;
        labels = lloyd(points, &mut centres, 60).0;
        found.push((labels.clone(), centres.clone()));
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
        self.group[nearest(point, &self.centres)]
    }
}

/// So many groups, apart or not.
pub(super) fn cut(points: &Points, k: usize) -> Found {
    let found = each(points, k.clamp(1, MOST)).pop();
    found.map_or_else(
        || Found::one(points.dimensions),
        |(_, centres)| Found {
            group: (0..centres.len()).collect(),
            groups: centres.len(),
            centres,
        },
    )
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
