//! What of a breakdown of people may be published.
//!
//! A count of fewer than [`LEAST`] people is not shown, every other is rounded to a multiple of [`STEP`]; and where exactly
//! one would be hidden, the next smallest is hidden too, so that it cannot be found by taking the others from the total.

use std::cmp::Reverse;

/// Fewer people than this are not shown by an attribute.
pub const LEAST: u32 = 10;

/// Counts are rounded to a multiple of this.
pub const STEP: u32 = 5;

/// Counts as they may be published, in the same order; `None` is hidden. A count of 0 says that nobody was there and stays
/// 0, unless another must be hidden with it.
pub fn suppress(counts: &[u32]) -> Vec<Option<u32>> {
    let mut hidden: Vec<bool> = counts.iter().map(|n| *n > 0 && *n < LEAST).collect();
    if hidden.iter().filter(|h| **h).count() == 1 {
        // The smallest of those that are shown; nobody is better protected by hiding an empty one.
        let next = (0..counts.len())
            .filter(|i| !hidden[*i] && counts[*i] > 0)
            .min_by_key(|i| (counts[*i], Reverse(*i)));
        if let Some(next) = next {
            hidden[next] = true;
        }
    }
    counts
        .iter()
        .zip(&hidden)
        .map(|(n, hidden)| (!hidden).then(|| (n + STEP / 2) / STEP * STEP))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_hidden_and_many_are_rounded() {
        assert_eq!(
            suppress(&[12, 9, 3, 33, 0]),
            [Some(10), None, None, Some(35), Some(0)]
        );
    }

    #[test]
    fn one_alone_is_not_hidden_alone() {
        assert_eq!(suppress(&[40, 9, 12]), [Some(40), None, None]);
        assert_eq!(suppress(&[9]), [None]);
        assert_eq!(suppress(&[9, 0]), [None, Some(0)]);
        assert_eq!(suppress(&[]), [] as [Option<u32>; 0]);
    }
}
