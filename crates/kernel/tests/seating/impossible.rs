//! Problems without a seating are said to be so, in terms of what stands in the way, and nothing panics.

use kernel::seating::{
    Access, Change, Circles, Conflict, Distances, DistancesError, Infeasible, Kind, Limits, Problem, Ready,
    compose, diverse_groups, reseat, rotate,
};
use proptest::prelude::*;

use crate::checker::check;
use crate::{Lcg, SHORT, id, problem};

fn twelve() -> Problem {
    let rows: Vec<Vec<u32>> = (0..12).map(|i| vec![i % 2, i % 3]).collect();
    problem(&rows, 3)
}

fn refused(p: &Problem) -> Infeasible {
    compose(p, 1, SHORT).unwrap_err()
}

#[test]
fn what_is_missing_is_counted() {
    let mut p = twelve();
    p.conditions.facilitator_each = true;
    p.people[0].can_facilitate = true;
    p.people[1].can_facilitate = true;
    let no = refused(&p);
    assert!(no.proven);
    assert_eq!(no.conflicts, [Conflict::Facilitators { there: 2, circles: 3 }]);
    assert_eq!(
        no.to_string(),
        "no seating: 2 people can facilitate, for 3 circles"
    );

    p.people[2].can_facilitate = true;
    p.conditions.scribe_each = true;
    for i in 0..3 {
        p.people[i].can_scribe = true;
    }
    assert_eq!(refused(&p).conflicts, [Conflict::Roles { there: 3, circles: 3 }]);
}

/// Three circles, each with one of three who can lead; two of them need a circle made ready, and the third sits in one that
/// would be the first choice.
#[test]
fn other_circles_are_made_ready_where_the_first_choice_leads_to_nothing() {
    let mut p = problem(&[vec![0], vec![1], vec![2], vec![3]], 3);
    p.conditions.facilitator_each = true;
    for i in [0, 2, 3] {
        p.people[i].can_facilitate = true;
    }
    for i in [0, 2] {
        p.people[i].needs = vec![0];
    }
    p.conditions.access = vec![Access {
        need: 0,
        ready: Ready::AtMost(2),
    }];
    for circle in 0..3 {
        p.conditions.pinned = vec![(id(3), circle)];
        let seating = compose(&p, 1, SHORT).unwrap();
        check(&p, &seating);
        for seating in rotate(&p, 2, false, 1, SHORT).unwrap().rounds {
            check(&p, &seating);
        }
    }
}

#[test]
fn people_in_two_places() {
    let mut p = twelve();
    p.conditions.pinned = vec![(id(1), 0), (id(1), 2)];
    assert_eq!(refused(&p).conflicts, [Conflict::NoCircleFor(id(1))]);
    p.conditions.pinned = vec![(id(1), 3)];
    assert_eq!(refused(&p).conflicts, [Conflict::NoSuchCircle(3)]);
    p.conditions.pinned = vec![("nobody".into(), 0)];
    assert_eq!(refused(&p).conflicts, [Conflict::Unknown("nobody".into())]);
    p.conditions.pinned = (0..5).map(|i| (id(i), 0)).collect();
    let too_many = Conflict::PinnedTooMany {
        circle: 0,
        there: 5,
        most: 4,
    };
    assert_eq!(refused(&p).conflicts, [too_many]);
    p.conditions.pinned = vec![(id(1), 0), (id(2), 0)];
    p.conditions.keep_apart = vec![(id(2), id(1))];
    assert_eq!(refused(&p).conflicts, [Conflict::ApartInOne(id(1), id(2))]);
}

#[test]
fn together_and_apart() {
    let mut p = twelve();
    p.conditions.keep_together = vec![vec![id(1), id(2)], vec![id(2), id(3)]];
    p.conditions.keep_apart = vec![(id(3), id(1))];
    assert_eq!(refused(&p).conflicts, [Conflict::ApartInOne(id(1), id(3))]);
    p.conditions.keep_apart = Vec::new();
    p.conditions.keep_together.push(vec![id(3), id(4), id(5)]);
    let group = (1..6).map(id).collect();
    assert_eq!(
        refused(&p).conflicts,
        [Conflict::GroupTooLarge { group, most: 4 }]
    );
    p.conditions.keep_together = Vec::new();
    let four = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
    p.conditions.keep_apart = four.iter().map(|(a, b)| (id(*a), id(*b))).collect();
    let people = (0..4).map(id).collect();
    assert_eq!(
        refused(&p).conflicts,
        [Conflict::ApartFromEachOther { people, circles: 3 }]
    );
}

#[test]
fn access_without_room() {
    let mut p = twelve();
    for i in 0..5 {
        p.people[i].needs = vec![1];
    }
    p.conditions.access = vec![Access {
        need: 1,
        ready: Ready::AtMost(1),
    }];
    let no_room = Conflict::AccessRoom {
        need: 1,
        people: 5,
        room: 4,
    };
    assert_eq!(refused(&p).conflicts, [no_room]);
}

/// Six who speak only one language and six who speak only the other do not go into three even circles, which no count shows.
#[test]
fn what_only_the_search_sees_names_the_condition() {
    let mut p = twelve();
    for (i, person) in p.people.iter_mut().enumerate() {
        person.languages = vec![(i % 2) as u32];
    }
    p.conditions.shared_language = true;
    let no = refused(&p);
    assert!(!no.proven);
    assert_eq!(
        no.conflicts,
        [Conflict::AtOnce(vec![Kind::Sizes, Kind::Language])]
    );
    // With other sizes it works.
    p.circles = Circles::Limits(vec![Limits { least: 3, most: 6 }; 3]);
    check(&p, &compose(&p, 1, SHORT).unwrap());
}

#[test]
fn nobody_twice_and_ragged() {
    let mut p = twelve();
    p.people[3].id = id(4);
    assert_eq!(refused(&p).conflicts, [Conflict::SameId(id(4))]);
    let mut p = twelve();
    p.people[3].attributes.pop();
    assert!(matches!(
        refused(&p).conflicts[0],
        Conflict::Fields { found: 1, .. }
    ));
    p.people.clear();
    assert_eq!(refused(&p).conflicts, [Conflict::Nobody]);
    for g in [0, 13, usize::MAX] {
        let mut p = twelve();
        p.circles = Circles::Even(g);
        assert!(refused(&p).proven, "{g} circles");
    }
    assert!(rotate(&twelve(), 0, false, 1, SHORT).is_err());
    // Undecided fields, or none at all, are still a seating.
    let mut p = twelve();
    p.weights = vec![0, 0];
    let seating = compose(&p, 1, SHORT).unwrap();
    assert!(seating.gap.proven);
    check(&p, &seating);
}

#[test]
fn a_change_that_cannot_be() {
    let p = twelve();
    let seating = compose(&p, 1, SHORT).unwrap();
    let change = |absent: Vec<String>, moved: Vec<(String, usize)>| Change { absent, moved };
    assert!(reseat(&p, &seating, &change((0..12).map(id).collect(), vec![]), 1).is_err());
    assert!(reseat(&p, &seating, &change(vec![], vec![(id(0), 9)]), 1).is_err());
    // Who is not known is not missed, and nothing changes.
    let same = reseat(&p, &seating, &change(vec!["stranger".into()], vec![]), 1).unwrap();
    assert_eq!(same.seating, seating);
    assert_eq!(same.moved, []);
    // Somebody who comes late is seated.
    let mut more = p.clone();
    more.people.push(kernel::seating::Person {
        id: "late".into(),
        ..p.people[0].clone()
    });
    let late = reseat(&more, &seating, &Change::default(), 1).unwrap();
    check(&more, &late.seating);
    assert!(late.moved.iter().any(|m| m.id == "late" && m.from.is_none()));
}

#[test]
fn distances_are_checked() {
    assert_eq!(Distances::new(0), Err(DistancesError::Number));
    let mut d = Distances::new(3).unwrap();
    assert_eq!(d.set(0, 3, 1), Err(DistancesError::Pair(0, 3)));
    assert_eq!(d.set(0, 1, i64::MAX), Err(DistancesError::TooLarge(i64::MAX)));
    assert!(diverse_groups(&d, &[Limits { least: 1, most: 2 }], 1, 1).is_err());
    assert!(diverse_groups(&d, &[], 1, 1).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Conditions at random, most of which contradict each other: an answer that holds, or a refusal with a reason.
    #[test]
    fn anything_gets_an_answer(seed in any::<u64>(), n in 0_usize..14, g in 0_usize..5) {
        let mut x = Lcg(seed);
        let rows: Vec<Vec<u32>> = (0..n).map(|_| vec![x.below(3) as u32, x.below(2) as u32]).collect();
        let mut p = problem(&rows, g);
        p.weights = vec![1, 1];
        if x.below(2) == 0 {
            p.circles = Circles::Limits((0..g).map(|_| Limits { least: x.below(5), most: x.below(9) }).collect());
        }
        for person in &mut p.people {
            person.can_facilitate = x.below(3) == 0;
            person.can_scribe = x.below(3) == 0;
            person.languages = (0..x.below(3)).map(|_| x.below(3) as u32).collect();
            person.needs = (0..x.below(2)).map(|_| x.below(2) as u32).collect();
        }
        let c = &mut p.conditions;
        c.facilitator_each = x.below(3) == 0;
        c.scribe_each = x.below(3) == 0;
        c.shared_language = x.below(2) == 0;
        c.access = (0..x.below(3))
            .map(|_| Access {
                need: x.below(2) as u32,
                ready: if x.below(2) == 0 { Ready::AtMost(x.below(3)) } else { Ready::These(vec![x.below(g + 1)]) },
            })
            .collect();
        c.keep_together = (0..x.below(3)).map(|_| (0..x.below(4)).map(|_| id(x.below(n + 1))).collect()).collect();
        c.keep_apart = (0..x.below(4)).map(|_| (id(x.below(n + 1)), id(x.below(n)))).collect();
        c.pinned = (0..x.below(3)).map(|_| (id(x.below(n)), x.below(g + 1))).collect();
        match compose(&p, seed, kernel::seating::Effort { steps_per_person: 50 }) {
            Ok(seating) => check(&p, &seating),
            Err(no) => prop_assert!(!no.conflicts.is_empty()),
        }
    }
}
