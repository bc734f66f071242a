//! Raises the product of all chances (the sum of their logarithms) as far as it goes, by Frank and Wolfe's method in pairs:
//! ask for the point that would help most, and move weight to it from the one that helps least (Lacoste-Julien and Jaggi,
//! "On the global linear convergence of Frank-Wolfe optimization variants", 2015). The sum is concave, so what the point asked for promises
//! is the most that any point could still gain: every answer says how far from the best it is at most.

/// Steps at most.
const STEPS: usize = 20_000;
/// Moves between known points after each new one.
const CORRECTIONS: usize = 400;
/// Halvings on the way to the best length of a step.
const HALVINGS: usize = 60;

/// A mixture of points, and how far from the best it is.
#[derive(Debug, Clone)]
pub(super) struct Climbed {
    /// Weights, which add up to 1, and the sums per open type of each point.
    pub points: Vec<(f64, Vec<f64>)>,
    /// No mixture has a sum of logarithms larger by more than this.
    pub gap: f64,
}

impl Climbed {
    /// The mixture's sums.
    pub(super) fn sums(&self) -> Vec<f64> {
        mix(&self.points)
    }
}

fn mix(points: &[(f64, Vec<f64>)]) -> Vec<f64> {
    let n = points.first().map_or(0, |(_, p)| p.len());
    let mut sums = vec![0.0; n];
    for (w, p) in points {
        for (to, x) in sums.iter_mut().zip(p) {
            *to += w * x;
        }
    }
    sums
}

/// Climbs from a mixture in which every sum is above 0. `sizes` says how many people each type has; `ask` gives the point of
/// the highest worth by these prices, or none where it cannot tell. Ends when nobody's logarithm could gain more than
/// `enough` on average.
pub(super) fn climb(
    sizes: &[f64],
    start: Vec<(f64, Vec<f64>)>,
    enough: f64,
    mut ask: impl FnMut(&[f64]) -> Option<Vec<f64>>,
) -> Climbed {
    let people: f64 = sizes.iter().sum();
    let mut points = start;
    let mut gap = f64::INFINITY;
    for _ in 0..STEPS {
        let sums = mix(&points);
        let prices: Vec<f64> = sizes.iter().zip(&sums).map(|(m, s)| m / s).collect();
        let worth = |p: &[f64]| -> f64 { prices.iter().zip(p).map(|(g, x)| g * x).sum() };
        let Some(best) = ask(&prices) else { break };
        gap = (worth(&best) - worth(&sums)).max(0.0);
        if gap <= enough * people {
            break;
        }
        let Some(worst) = (0..points.len()).min_by(|a, b| {
            let (x, y) = (worth(&points[*a].1), worth(&points[*b].1));
            x.total_cmp(&y).then(a.cmp(b))
        }) else {
            break;
        };
        let way: Vec<f64> = best.iter().zip(&points[worst].1).map(|(b, w)| b - w).collect();
        let length = best_length(sizes, &sums, &way, points[worst].0);
        if length <= 0.0 {
            break;
        }
        points[worst].0 -= length;
        match points.iter_mut().find(|(_, p)| same(p, &best)) {
            Some((w, _)) => *w += length,
            None => points.push((length, best)),
        }
        points.retain(|(w, _)| *w > 1e-14);
        // Asking is dear and moving weight between known points is not: the best of the known ones first.
        for _ in 0..CORRECTIONS {
            if !correct(sizes, &mut points, gap * 0.1) {
                break;
            }
        }
    }
    let all: f64 = points.iter().map(|(w, _)| w).sum();
    for (w, _) in &mut points {
        *w /= all;
    }
    Climbed { points, gap }
}

/// Moves weight from the known point that helps least to the one that helps most; false where that gains less than `enough`.
fn correct(sizes: &[f64], points: &mut Vec<(f64, Vec<f64>)>, enough: f64) -> bool {
    let sums = mix(points);
    let worths: Vec<f64> = points
        .iter()
        .map(|(_, p)| {
            (sizes.iter().zip(&sums).zip(p))
                .map(|((m, s), x)| m / s * x)
                .sum()
        })
        .collect();
    let by = |a: &usize, b: &usize| worths[*a].total_cmp(&worths[*b]).then(b.cmp(a));
    let (Some(best), Some(worst)) = (
        (0..points.len()).max_by(|a, b| by(a, b)),
        (0..points.len()).min_by(|a, b| by(a, b)),
    ) else {
        return false;
    };
    if worths[best] - worths[worst] <= enough {
        return false;
    }
    let way: Vec<f64> = (points[best].1.iter().zip(&points[worst].1))
        .map(|(b, w)| b - w)
        .collect();
    let length = best_length(sizes, &sums, &way, points[worst].0);
    if length <= 0.0 {
        return false;
    }
    points[best].0 += length;
    points[worst].0 -= length;
    points.retain(|(w, _)| *w > 1e-14);
    true
}

fn same(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(x, y)| (x - y).abs() < 1e-9)
}

/// How far to go along `way`, up to `most`: where the slope turns.
fn best_length(sizes: &[f64], sums: &[f64], way: &[f64], most: f64) -> f64 {
    let slope = |length: f64| -> f64 {
        (sizes.iter().zip(sums).zip(way))
            .filter(|(_, d)| **d != 0.0)
            .map(|((m, s), d)| m * d / (s + length * d).max(1e-300))
            .sum()
    };
    if slope(most) >= 0.0 {
        return most;
    }
    let (mut low, mut high) = (0.0, most);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
