//! Votes that come, change and are taken back, against the store of what is left.

use std::collections::BTreeMap;

use kernel::opinion::{Live, Map, Settings, Tally, Vote, Votes, map};
use proptest::prelude::*;

use crate::Lcg;
use crate::files::{Cast, store};
use crate::planted::{planted, rand_index};

fn cast(left: &BTreeMap<(u64, u64), i8>) -> Vec<Cast> {
    left.iter().map(|((p, s), v)| (*p, *s, *v, None)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_renewed_map_is_that_of_the_votes_that_are_left(
        begin in prop::collection::vec((0_u64..30, 0_u64..12, -1_i8..=1), 0..200),
        then in prop::collection::vec((0_u64..40, 0_u64..16, -1_i8..=2), 0..200),
        out in prop::collection::vec(0_u64..16, 0..3),
    ) {
        let mut left: BTreeMap<(u64, u64), i8> = begin.iter().map(|(p, s, v)| ((*p, *s), *v)).collect();
        let mut live = Live::new(store(&cast(&left))).unwrap();
        live.refresh(0);
        for (i, (p, s, v)) in then.iter().enumerate() {
            // 2 takes the vote back.
            let vote = Vote::of_sign(*v);
            let before = live.vote(*p, *s, vote).unwrap();
            let was = match vote {
                Some(vote) => left.insert((*p, *s), vote.sign()),
                None => left.remove(&(*p, *s)),
            };
            prop_assert_eq!(before.map(Vote::sign), was);
            if i % 50 == 10 {
                live.refresh(0);
            }
        }
        live.moderate(&out);
        for s in 0..16 {
            let mut tally = Tally::default();
            for (_, v) in left.iter().filter(|((_, of), _)| *of == s) {
                match v {
                    1 => tally.agree += 1,
                    0 => tally.pass += 1,
                    _ => tally.disagree += 1,
                }
            }
            prop_assert_eq!(live.tally(s), tally);
        }
        // Statements that nobody is left on are still there.
        let mut builder = Votes::builder();
        for s in begin.iter().map(|v| v.1).chain(then.iter().map(|v| v.1)) {
            builder.statement(s).unwrap();
        }
        for ((p, s), v) in &left {
            builder.vote(*p, *s, Vote::of_sign(*v).unwrap(), None).unwrap();
        }
        let mut votes = builder.finish();
        votes.moderate(&out);
        prop_assert_eq!(live.votes(), &votes);
        let settings = Settings { seed: 3, ..Settings::default() };
        let same = live.renew(3) == map(&votes, settings);
        prop_assert!(same);
    }
}

fn near(a: &Map, b: &Map) {
    assert_eq!((a.dimensions, a.groups.len()), (b.dimensions, b.groups.len()));
    assert_eq!(
        (&a.people, &a.tallies, &a.centre),
        (&b.people, &b.tallies, &b.centre)
    );
    for (x, y) in a.components.iter().flatten().zip(b.components.iter().flatten()) {
        assert!((x - y).abs() < 1e-5, "{x} {y}");
    }
    for (x, y) in a.positions.iter().flatten().zip(b.positions.iter().flatten()) {
        assert!((x - y).abs() < 1e-3, "{x} {y}");
    }
    let pairs: Vec<(usize, usize)> = (a.labels.iter().zip(&b.labels))
        .filter_map(|(x, y)| Some(((*x)? as usize, (*y)? as usize)))
        .collect();
    assert!(rand_index(&pairs) > 0.97, "{}", rand_index(&pairs));
}

#[test]
fn a_refreshed_map_is_nearly_that_from_scratch() {
    let made = planted(1_500, 80, 40.0, 2, 9);
    let (begin, rest) = made.votes.split_at(made.votes.len() * 3 / 4);
    let mut live = Live::new(store(begin)).unwrap();
    live.renew(0);
    let mut x = Lcg(9);
    for some in rest.chunks(rest.len() / 4 + 1) {
        for (p, s, v, _) in some {
            live.vote(*p, *s, Vote::of_sign(*v)).unwrap();
            // Somebody thinks better of it, and back.
            let (p, s) = (x.below(1_500) as u64, x.below(80) as u64);
            let was = live.vote(p, s, Some(Vote::Pass)).unwrap();
            live.vote(p, s, was).unwrap();
        }
        let warm = live.refresh(0);
        let cold = map(live.votes(), Settings::default());
        near(&warm, &cold);
    }
    assert!(
        live.votes()
            == &{
                let mut votes = store(&made.votes);
                votes.moderate(&[]);
                // The order of arrival is not kept by the live one.
                let mut builder = Votes::builder();
                for (p, who) in votes.people().iter().enumerate() {
                    for (s, vote) in votes.of(p) {
                        builder.vote(*who, votes.statements()[s], vote, None).unwrap();
                    }
                }
                builder.finish()
            }
    );
}
