//! The store of votes against a plain map.

use std::collections::BTreeMap;

use kernel::opinion::{Vote, Votes};
use proptest::prelude::*;

use crate::Lcg;
use crate::files::{Cast, store};

/// What a store holds.
fn held(votes: &Votes) -> BTreeMap<(u64, u64), i8> {
    (votes.people().iter().enumerate())
        .flat_map(|(p, who)| {
            votes
                .of(p)
                .map(move |(s, vote)| ((*who, votes.statements()[s]), vote.sign()))
        })
        .collect()
}

proptest! {
    #[test]
    fn the_last_vote_counts_by_time_and_then_by_row(
        cast in prop::collection::vec(
            (0_u64..9_000_000, 0_u64..40, -1_i8..=1, prop::option::of(0_i64..5)), 0..300)
    ) {
        // Few people, some with large keys.
        let cast: Vec<Cast> = cast.into_iter().map(|(p, s, v, t)| (p % 7 * 1_200_000, s * s * s, v, t)).collect();
        let mut wanted: BTreeMap<(u64, u64), (Option<i64>, i8)> = BTreeMap::new();
        for (p, s, v, t) in &cast {
            let last = wanted.entry((*p, *s)).or_insert((*t, *v));
            if *t >= last.0 {
                *last = (*t, *v);
            }
        }
        let wanted: BTreeMap<(u64, u64), i8> = wanted.into_iter().map(|(k, (_, v))| (k, v)).collect();
        let votes = store(&cast);
        prop_assert_eq!(held(&votes), wanted.clone());
        prop_assert_eq!(votes.len(), wanted.len());
    }
}

/// Rows that are made while votes still come are the same as those made at the end.
#[test]
fn votes_that_come_in_great_number_are_all_there() {
    let mut x = Lcg(5);
    let mut builder = Votes::builder();
    let mut wanted = BTreeMap::new();
    for _ in 0..150_000 {
        let (p, s, v) = (x.below(900) as u64, x.below(300) as u64, x.below(3) as i8 - 1);
        builder.vote(p, s, Vote::of_sign(v).unwrap(), None).unwrap();
        wanted.insert((p, s), v);
    }
    assert_eq!(held(&builder.finish()), wanted);
}

#[test]
fn more_statements_than_there_are_numbers_for_are_refused() {
    let mut builder = Votes::builder();
    for s in 0..1 << 18 {
        builder.statement(s).unwrap();
    }
    assert!(builder.statement(1 << 18).is_err());
    assert!(builder.vote(1, 1 << 20, Vote::Agree, None).is_err());
    builder.vote(1, 7, Vote::Agree, None).unwrap();
    assert_eq!(builder.finish().len(), 1);
}
