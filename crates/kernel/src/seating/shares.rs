//! A seating as a picture: for each field, how many of each value sit in each circle, beside an even share.

use std::collections::BTreeMap;

use super::problem::{Person, Problem};

/// One value of one field over all circles: a row of small bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Index of the field.
    pub field: usize,
    /// The value; `None` is "did not say".
    pub value: Option<u32>,
    /// How many have it, per circle.
    pub counts: Vec<usize>,
    /// What a circle would have of them if they were spread evenly: at least so many,
    pub least: usize,
    /// and at most so many (the same, or one more).
    pub most: usize,
}

/// The shares of all values of the fields that count, by field and value. `circles` are ids by circle, also of a round or of
/// a seating changed by hand; ids that the problem does not know are not counted.
pub fn shares(problem: &Problem, circles: &[Vec<String>]) -> Vec<Share> {
    let by_id: BTreeMap<&str, &Person> = problem.people.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut counts: BTreeMap<(usize, Option<u32>), Vec<usize>> = BTreeMap::new();
    for (c, ids) in circles.iter().enumerate() {
        for person in ids.iter().filter_map(|id| by_id.get(id.as_str())) {
            let counted = person.attributes.iter().zip(&problem.weights).enumerate();
            for (field, (value, _)) in counted.filter(|(_, (_, weight))| **weight > 0) {
                counts
                    .entry((field, *value))
                    .or_insert_with(|| vec![0; circles.len()])[c] += 1;
            }
        }
    }
    counts
        .into_iter()
        .map(|((field, value), counts)| {
            let total: usize = counts.iter().sum();
            Share {
                field,
                value,
                least: total / circles.len(),
                most: total.div_ceil(circles.len()),
                counts,
            }
        })
        .collect()
}
