//! Groups from a cold start: a hundred base clusters, then groups of their centres.

use std::collections::HashSet;

/// Base clusters at most.
const BASE: usize = 100;
/// A centre that moves less has come to rest.
const STILL: f64 = 0.01;

pub(super) struct Cold {
    pub k: usize,
    pub silhouettes: Vec<(usize, f64)>,
    pub labels: Vec<usize>,
}

pub(super) fn cold(points: &[[f64; 2]]) -> Cold {
    let (base, centres) = clusters(points, BASE, None, 100);
    let mut weights = vec![0.0; centres.len()];
    for b in &base {
        weights[*b] += 1.0;
    }
    let most = (2 + centres.len() / 12).min(5);
    let mut best: Option<(f64, usize, Vec<usize>)> = None;
    let mut silhouettes = Vec::new();
    for k in 2..=most {
        let (labels, _) = clusters(&centres, k, Some(&weights), 20);
        let score = silhouette(&centres, &labels);
        silhouettes.push((k, score));
        if best.as_ref().is_none_or(|(s, ..)| score >= *s) {
            best = Some((score, k, labels));
        }
    }
    let (k, labels) = best.map_or((1, vec![0; centres.len()]), |(_, k, labels)| (k, labels));
    Cold {
        k,
        silhouettes,
        labels: base.iter().map(|b| labels[*b]).collect(),
    }
}

/// The label of each point and the centres, by Lloyd's method from the first different points. Of two centres as near the
/// last is taken, and clusters that lose everybody go.
fn clusters(
    points: &[[f64; 2]],
    k: usize,
    weights: Option<&[f64]>,
    rounds: usize,
) -> (Vec<usize>, Vec<[f64; 2]>) {
    let mut seen = HashSet::new();
    let mut centres: Vec<[f64; 2]> = (points.iter().copied())
        // Adding 0 makes one of both zeros.
        .filter(|p| seen.insert(p.map(|x| (x + 0.0).to_bits())))
        .take(k)
        .collect();
    let mut labels = vec![0; points.len()];
    let mut bounds = vec![Bounds::NONE; points.len()];
    for _ in 0..=rounds {
        let mut sums = vec![([0.0; 2], 0.0); centres.len()];
        let along = Along::of(&centres);
        for (i, (p, bound)) in points.iter().zip(&mut bounds).enumerate() {
            if !bound.hold(*p, centres[labels[i]]) {
                (labels[i], *bound) = along.nearest(*p, labels[i], &centres);
            }
            let w = weights.map_or(1.0, |w| w[i]);
            let (sum, total) = &mut sums[labels[i]];
            sum[0] += w * p[0];
            sum[1] += w * p[1];
            *total += w;
        }
        let mut number = vec![0; centres.len()];
        let (mut moved, mut moves) = (Vec::new(), Vec::new());
        for (c, (sum, total)) in sums.iter().enumerate() {
            number[c] = moved.len();
            if *total > 0.0 {
                let to = sum.map(|x| x / total);
                moves.push(distance(to, centres[c]));
                moved.push(to);
            }
        }
        let furthest = moves.iter().copied().fold(0.0, f64::max);
        for (label, bound) in labels.iter_mut().zip(&mut bounds) {
            *label = number[*label];
            bound.own += moves[*label];
            bound.other -= furthest;
        }
        let still = at_rest(&centres, &moved);
        centres = moved;
        if still {
            break;
        }
    }
    (labels, centres)
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    (x * x + y * y).sqrt()
}

/// How far a point's own centre is at most, and any other at least (Hamerly 2010): while that tells which is nearer, no centre
/// needs to be looked at.
#[derive(Clone, Copy)]
struct Bounds {
    own: f64,
    other: f64,
}

impl Bounds {
    /// Nothing is known.
    const NONE: Self = Self {
        own: f64::INFINITY,
        other: 0.0,
    };

    /// Far more than rounding can come to, so that what is nearly a tie is always looked at.
    fn tell(self) -> bool {
        self.own * (1.0 + 1e-9) + 1e-9 < self.other
    }

    fn hold(&mut self, point: [f64; 2], own: [f64; 2]) -> bool {
        if !self.tell() {
            self.own = distance(point, own);
        }
        self.tell()
    }
}

/// Centres in the order of their first coordinate, so that only few are looked at for each point.
struct Along(Vec<(f64, f64, usize)>);

impl Along {
    fn of(centres: &[[f64; 2]]) -> Self {
        let mut along: Vec<(f64, f64, usize)> = (centres.iter().enumerate())
            .map(|(c, [x, y])| (*x, *y, c))
            .collect();
        along.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self(along)
    }

    /// The nearest centre, of two as near the last: exactly as if all had been looked at, because a distance is never
    /// less than its part along the first coordinate, rounded or not. It was `before` perhaps, and then is soon found.
    fn nearest(&self, [px, py]: [f64; 2], before: usize, centres: &[[f64; 2]]) -> (usize, Bounds) {
        let (mut least, mut label, mut next) = (f64::INFINITY, 0, f64::INFINITY);
        let mut look = |cx: f64, cy: f64, c: usize| {
            let (x, y) = (px - cx, py - cy);
            if x * x > next {
                return false;
            }
            let distance = x * x + y * y;
            if distance < least || distance <= least && c > label {
                (next, least, label) = (least, distance, c);
            } else if distance < next {
                next = distance;
            }
            true
        };
        if let Some([x, y]) = centres.get(before) {
            look(*x, *y, before);
        }
        let middle = self.0.partition_point(|(x, ..)| *x < px);
        let (left, right) = self.0.split_at(middle);
        for (x, y, c) in right {
            if *c != before && !look(*x, *y, *c) {
                break;
            }
        }
        for (x, y, c) in left.iter().rev() {
            if *c != before && !look(*x, *y, *c) {
                break;
            }
        }
        let bounds = Bounds {
            own: least.sqrt(),
            other: next.sqrt(),
        };
        (label, bounds)
    }
}

/// Compares centres in the order of their coordinates, as the field does.
fn at_rest(before: &[[f64; 2]], after: &[[f64; 2]]) -> bool {
    let sorted = |centres: &[[f64; 2]]| {
        let mut sorted = centres.to_vec();
        sorted.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        sorted
    };
    (sorted(before).iter().zip(&sorted(after))).all(|(a, b)| {
        let (x, y) = (a[0] - b[0], a[1] - b[1]);
        (x * x + y * y).sqrt() < STILL
    })
}

/// The mean over points of how much nearer their own cluster is than the next one.
fn silhouette(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    let k = labels.iter().max().map_or(0, |m| m + 1);
    let mut sizes = vec![0_usize; k];
    for l in labels {
        sizes[*l] += 1;
    }
    let mut total = 0.0;
    for (p, own) in points.iter().zip(labels) {
        if sizes[*own] == 1 {
            continue;
        }
        let mut sums = vec![0.0; k];
        for (q, l) in points.iter().zip(labels) {
            let (x, y) = (p[0] - q[0], p[1] - q[1]);
            sums[*l] += (x * x + y * y).sqrt();
        }
        let within = sums[*own] / (sizes[*own] - 1) as f64;
        let next = (0..k)
            .filter(|l| l != own)
            .map(|l| sums[l] / sizes[l] as f64)
            .fold(f64::INFINITY, f64::min);
        let next = if next.is_finite() { next } else { 0.0 };
        if within.max(next) > 0.0 {
            total += (next - within) / within.max(next);
        }
    }
    total / points.len() as f64
}
