//! Which statement somebody is shown next.
//!
//! Statements are drawn in proportion to what a vote on them would tell: about where the person stands (a statement on which people
//! differ along the components, whichever way most lean), about the statement (few have seen it: it is fresh), and about the
//! person's group (few of it have seen it: it is quiet). The first is as in the field's priority, but a statement that
//! most disagree with tells as much as one that most agree with. The preference is mild, the fourth root of that: drawn
//! sharply, everybody is asked the same few statements, and groups show later (measured by replaying public conversations,
//! `opinion_figures next`).

use super::map::Map;
use super::number::{mixed, unit};
use super::represent::{halved, rate};

/// How far from the middle statements are on average: two components of length 1.
const USUAL: f64 = std::f64::consts::SQRT_2;
/// So many votes weigh as much as that.
const FEW: f64 = 5.0;

/// By statement of the map, what it is worth to show it to somebody of this group, or of none yet.
#[must_use]
pub fn worth(map: &Map, group: Option<u32>) -> Vec<f64> {
    let width = map.statements.len() as f64;
    let own = group.and_then(|g| map.group_tallies.get(g as usize));
    (map.tallies.iter().enumerate())
        .map(|(c, tally)| {
            let [x, y] = [map.components[0][c], map.components[1][c]];
            let far = width.sqrt() * (x * x + y * y).sqrt();
            // Until some have seen it, it may be like any other.
            let seen = f64::from(tally.seen());
            let far = (seen * far + FEW * USUAL) / (seen + FEW);
            let told = (1.0 - rate(tally.pass, tally.seen())) * (1.0 + far);
            let fresh = 1.0 + 8.0 * halved(tally.seen());
            let quiet = own.map_or(1.0, |own| 1.0 + 2.0 * halved(own[c].seen()));
            (told * fresh * quiet).sqrt().sqrt()
        })
        .collect()
}

/// A statement that somebody has not voted on, drawn in proportion to [`worth`]; none where they have voted on all. The same
/// map and seed give the same statement.
pub fn next(map: &Map, group: Option<u32>, voted: impl Fn(u64) -> bool, seed: u64) -> Option<u64> {
    draw(map, &worth(map, group), voted, seed)
}

/// Draws in proportion to any weights by statement, such as [`Map::priority`].
pub fn draw(map: &Map, weights: &[f64], voted: impl Fn(u64) -> bool, seed: u64) -> Option<u64> {
    let open: Vec<(u64, f64)> = (map.statements.iter().zip(weights))
        .filter(|(key, weight)| !voted(**key) && **weight > 0.0)
        .map(|(key, weight)| (*key, *weight))
        .collect();
    let total: f64 = open.iter().map(|(_, w)| w).sum();
    let mut left = unit(mixed(&[seed])) * total;
    for (key, weight) in &open {
        left -= weight;
        if left < 0.0 {
            return Some(*key);
        }
    }
    // Rounding may leave a crumb.
    open.last().map(|(key, _)| *key)
}
