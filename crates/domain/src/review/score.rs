//! What reviews come to: a score from 0 to 100, and how far reviewers are apart.

use std::collections::BTreeMap;

use super::Review;
use crate::call::criterion::{Criterion, SCORE_MOST};

/// From so many points between the highest and the lowest reviewer on, the spread is called large.
pub const LARGE_SPREAD: f64 = 30.0;

/// What the reviews of one application come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// How many reviews count.
    pub reviews: u32,
    /// Mean of the reviewers' totals, from 0 to 100; none without a review that counts.
    pub total: Option<f64>,
    /// Highest total less lowest, in points of 100.
    pub spread: f64,
    /// By criterion: mean from 0 to 100, and highest less lowest.
    pub criteria: BTreeMap<String, (f64, f64)>,
}

impl Score {
    /// Whether reviewers are far apart.
    pub fn is_wide(&self) -> bool {
        self.reviews > 1 && self.spread >= LARGE_SPREAD
    }
}

/// A reviewer's total: the weighted mean over the criteria, from 0 to 100. Without criteria 0.
pub fn total(criteria: &[Criterion], review: &Review) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for criterion in criteria {
        let score = review.scores.get(&criterion.id).copied().unwrap_or(0);
        sum += f64::from(criterion.weight) * percent(score);
        weights += f64::from(criterion.weight);
    }
    if weights > 0.0 { sum / weights } else { 0.0 }
}

fn percent(score: u32) -> f64 {
    f64::from(score) * 100.0 / f64::from(SCORE_MOST)
}

/// What these reviews of one application come to; those that do not count are left out.
pub fn of(criteria: &[Criterion], reviews: &[&Review]) -> Score {
    let counted: Vec<&Review> = reviews.iter().copied().filter(|r| r.counts(criteria)).collect();
    let totals: Vec<f64> = counted.iter().map(|r| total(criteria, r)).collect();
    let Some((mean, spread)) = mean_and_spread(&totals) else {
        return Score::default();
    };
    let mut by_criterion = BTreeMap::new();
    for criterion in criteria {
        let given: Vec<f64> = counted
            .iter()
            .filter_map(|r| r.scores.get(&criterion.id).copied().map(percent))
            .collect();
        if let Some(pair) = mean_and_spread(&given) {
            by_criterion.insert(criterion.id.clone(), pair);
        }
    }
    Score {
        reviews: u32::try_from(counted.len()).unwrap_or(u32::MAX),
        total: Some(mean),
        spread,
        criteria: by_criterion,
    }
}

fn mean_and_spread(numbers: &[f64]) -> Option<(f64, f64)> {
    let count = u32::try_from(numbers.len()).ok().filter(|n| *n > 0)?;
    let highest = numbers.iter().copied().fold(f64::MIN, f64::max);
    let lowest = numbers.iter().copied().fold(f64::MAX, f64::min);
    Some((numbers.iter().sum::<f64>() / f64::from(count), highest - lowest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::State;

    fn criterion(id: &str, weight: u32) -> Criterion {
        Criterion {
            id: id.to_owned(),
            weight,
            position: 0,
            texts: BTreeMap::new(),
        }
    }

    fn review(state: State, scores: &[(&str, u32)]) -> Review {
        Review {
            application_id: String::new(),
            person_id: String::new(),
            state,
            scores: scores.iter().map(|(c, s)| ((*c).to_owned(), *s)).collect(),
            note: String::new(),
            reason: String::new(),
            cleared: false,
            updated_at: 0,
        }
    }

    #[test]
    fn weights_count_and_what_does_not_count_is_left_out() {
        let criteria = [criterion("a", 3), criterion("b", 1)];
        let high = review(State::Done, &[("a", 5), ("b", 1)]);
        let low = review(State::Done, &[("a", 2), ("b", 2)]);
        let draft = review(State::Draft, &[("a", 0), ("b", 0)]);
        // A criterion came later: that review does not count until it has a score for it.
        let partial = review(State::Done, &[("a", 0)]);
        let conflict = review(State::Conflict, &[]);
        let all = [&high, &low, &draft, &partial, &conflict];
        let score = of(&criteria, &all);
        assert_eq!(score.reviews, 2);
        // (3·100 + 1·20) / 4 = 80, and 40.
        assert_eq!(score.total, Some(60.0));
        assert_eq!(score.spread, 40.0);
        assert!(score.is_wide());
        assert_eq!(score.criteria["a"], (70.0, 60.0));
        assert_eq!(score.criteria["b"], (30.0, 20.0));
        assert_eq!(of(&criteria, &[&draft]), Score::default());
    }
}
