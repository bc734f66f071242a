//! Tallies and their tests against brute force, and what must not matter.

use kernel::opinion::compatible::{Moderation, statistics};
use kernel::opinion::{Map, Settings, Tally, compatible, map};
use proptest::prelude::*;

use crate::Lcg;
use crate::files::{Cast, store};
use crate::planted::planted;

fn tally(votes: &[Cast], statement: u64, of: impl Fn(u64) -> bool) -> Tally {
    let count = |sign: i8| {
        let mine = votes
            .iter()
            .filter(|v| v.1 == statement && v.2 == sign && of(v.0));
        mine.count() as u32
    };
    Tally {
        agree: count(1),
        pass: count(0),
        disagree: count(-1),
    }
}

/// One vote for each person and statement.
fn once() -> impl Strategy<Value = Vec<Cast>> {
    prop::collection::btree_map((0_u64..40, 0_u64..15), -1_i8..=1, 1..300)
        .prop_map(|m| m.into_iter().map(|((p, s), v)| (p, s, v, None)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn tallies_rates_and_tests_are_those_counted_by_hand(votes in once()) {
        let all = store(&votes);
        let found = map(&all, Settings::default());
        for (s, ours) in found.statements.iter().zip(&found.tallies) {
            prop_assert_eq!(*ours, tally(&votes, *s, |_| true));
        }
        for (g, ours) in found.group_tallies.iter().enumerate() {
            let of = |p: u64| {
                found.people.binary_search(&p).is_ok_and(|i| found.labels[i] == Some(g as u32))
            };
            for (s, ours) in found.statements.iter().zip(ours) {
                prop_assert_eq!(*ours, tally(&votes, *s, of));
            }
        }
        // Groups from outside: odd and even, and nobody else.
        let groups: Vec<(u64, u64)> = (0..30).map(|p| (p, p % 2)).collect();
        let plain = compatible::map(&all, Moderation::Drop);
        let said = statistics(&all, Moderation::Drop, &plain, &groups);
        for (group, list) in &said.representative {
            for x in list {
                let own = tally(&votes, x.statement, |p| p < 30 && p % 2 == *group);
                let others = tally(&votes, x.statement, |p| p < 30 && p % 2 != *group);
                let agrees = x.vote == kernel::opinion::Vote::Agree;
                let side = |t: Tally| f64::from(if agrees { t.agree } else { t.disagree });
                let (n, m, a, b) = (side(own), side(others), f64::from(own.seen()), f64::from(others.seen()));
                prop_assert_eq!((f64::from(x.n), f64::from(x.of)), (n, a));
                let p = (n + 1.0) / (a + 2.0);
                let pooled = (n + m + 2.0) / (a + b + 2.0);
                let apart = (n + 1.0) / (a + 1.0) - (m + 1.0) / (b + 1.0);
                let z = if pooled >= 1.0 { 0.0 } else {
                    apart / (pooled * (1.0 - pooled) * (1.0 / (a + 1.0) + 1.0 / (b + 1.0))).sqrt()
                };
                let wanted = [p, 2.0 * (a + 1.0).sqrt() * ((n + 1.0) / (a + 1.0) - 0.5), p / ((m + 1.0) / (b + 2.0)), z];
                for (ours, wanted) in [x.p, x.p_test, x.ratio, x.ratio_test].iter().zip(wanted) {
                    prop_assert!((ours - wanted).abs() < 1e-9, "{ours} {wanted}");
                }
            }
        }
    }

    #[test]
    fn one_who_lets_everything_go_by_adds_passes_and_nothing_else(votes in once()) {
        let mut more = votes.clone();
        more.extend((0..15).filter(|s| votes.iter().any(|v| v.1 == *s)).map(|s| (99, s, 0, None)));
        let (a, b) = (map(&store(&votes), Settings::default()), map(&store(&more), Settings::default()));
        prop_assert_eq!(&a.statements, &b.statements);
        for (x, y) in a.tallies.iter().zip(&b.tallies) {
            prop_assert_eq!(Tally { pass: x.pass + 1, ..*x }, *y);
        }
    }
}

/// Groups as sets of people, whatever their numbers.
fn sets(map: &Map, person: impl Fn(u64) -> u64) -> Vec<Vec<u64>> {
    let mut sets: Vec<Vec<u64>> = (0..map.groups.len() as u32)
        .map(|g| {
            let mut set: Vec<u64> = (map.people.iter().zip(&map.labels))
                .filter(|(_, l)| **l == Some(g))
                .map(|(p, _)| person(*p))
                .collect();
            set.sort_unstable();
            set
        })
        .collect();
    sets.sort();
    sets
}

#[test]
fn other_keys_for_people_and_statements_give_the_same_map_under_other_keys() {
    for seed in 0..4 {
        let votes = planted(800, 80, 50.0, 3, seed).votes;
        let mut x = Lcg(seed);
        let (mut who, mut what): (Vec<u64>, Vec<u64>) = ((0..800).collect(), (0..80).collect());
        x.shuffle(&mut who);
        x.shuffle(&mut what);
        let other: Vec<Cast> = (votes.iter())
            .map(|(p, s, v, t)| (who[*p as usize] + 1_000, what[*s as usize] + 500, *v, *t))
            .collect();
        let (a, b) = (
            map(&store(&votes), Settings::default()),
            map(&store(&other), Settings::default()),
        );
        assert_eq!(a.dimensions, b.dimensions);
        assert_eq!(sets(&a, |p| who[p as usize] + 1_000), sets(&b, |p| p), "{seed}");
        for (c, s) in a.statements.iter().enumerate() {
            let d = b.statements.binary_search(&(what[*s as usize] + 500)).unwrap();
            assert_eq!(a.tallies[c], b.tallies[d]);
            assert_eq!(a.stands[c].verdict, b.stands[d].verdict);
            for k in 0..2 {
                assert!((a.components[k][c] - b.components[k][d]).abs() < 1e-5);
            }
            assert!((a.priority[c] / b.priority[d] - 1.0).abs() < 1e-4);
        }
        for (i, p) in a.people.iter().enumerate() {
            let j = b.people.binary_search(&(who[*p as usize] + 1_000)).unwrap();
            for k in 0..2 {
                assert!((a.positions[i][k] - b.positions[j][k]).abs() < 1e-3);
            }
            assert!((a.uncertainty[i] - b.uncertainty[j]).abs() < 1e-4);
        }
    }
}
