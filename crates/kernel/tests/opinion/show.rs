//! What is shown next.

use kernel::opinion::{Map, Settings, Vote, Votes, draw, map, next, worth};

use crate::planted::planted;

fn some() -> Map {
    let mut builder = Votes::builder();
    for (p, s, v, _) in planted(300, 30, 15.0, 2, 3).votes {
        builder.vote(p, s, Vote::of_sign(v).unwrap(), None).unwrap();
    }
    // Two that nobody has seen yet.
    builder.statement(100).unwrap();
    builder.statement(101).unwrap();
    map(&builder.finish(), Settings::default())
}

#[test]
fn only_what_was_not_voted_on_is_shown_as_often_as_it_is_worth() {
    let found = some();
    let weights: Vec<f64> = (0..found.statements.len()).map(|c| (c % 4) as f64).collect();
    let voted = |key: u64| key.is_multiple_of(5);
    let total: f64 = (found.statements.iter().zip(&weights))
        .filter(|(key, _)| !voted(**key))
        .map(|(_, w)| w)
        .sum();
    let mut counts = vec![0.0; weights.len()];
    let times = 40_000;
    for seed in 0..times {
        let key = draw(&found, &weights, voted, seed).unwrap();
        counts[found.statements.binary_search(&key).unwrap()] += 1.0;
    }
    for (c, count) in counts.iter().enumerate() {
        let open = if voted(found.statements[c]) { 0.0 } else { 1.0 };
        let share = open * weights[c] / total;
        let off = (count / times as f64 - share).abs();
        assert!(off <= 5.0 * (share / times as f64).sqrt(), "{c}: {count} {share}");
    }
    assert_eq!(draw(&found, &weights, |_| true, 1), None);
    assert_eq!(next(&found, None, |_| true, 1), None);
}

#[test]
fn fresh_statements_and_those_that_the_own_group_has_not_seen_are_worth_more() {
    let found = some();
    let plain = worth(&found, None);
    let fresh = plain[found.statements.binary_search(&100).unwrap()];
    let median = {
        let mut sorted = plain.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    assert!(fresh > median, "{fresh} {median}");
    for g in 0..found.groups.len() {
        for (c, w) in worth(&found, Some(g as u32)).iter().enumerate() {
            let seen = found.group_tallies[g][c].seen();
            let more = w / plain[c];
            assert!(
                (1.0..=3.0).contains(&more) && (seen > 60 || more > 1.0),
                "{seen}: {more}"
            );
        }
    }
    // The same seed gives the same statement.
    let some: Vec<Option<u64>> = (0..20)
        .map(|seed| next(&found, Some(0), |_| false, seed))
        .collect();
    let again: Vec<Option<u64>> = (0..20)
        .map(|seed| next(&found, Some(0), |_| false, seed))
        .collect();
    assert_eq!(some, again);
    assert!(some.iter().any(|s| *s != some[0]));
}
