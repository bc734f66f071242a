//! Random people against every way there is, on small numbers; and what must be true of large ones.

use super::problem;
use kernel::municipality::{Position, distance_km};
use kernel::pairing::{Conflict, Costs, EXACT, Person, Problem, assess, pair, rematch};
use proptest::prelude::*;

fn any_person(index: usize) -> impl Strategy<Value = Person> {
    (
        prop::option::weighted(0.8, 0_u32..4),
        0_usize..4,
        prop::option::weighted(0.8, (5750_i32..5970, 2180_i32..2820)),
        prop::collection::vec(prop::option::weighted(0.8, 0_u8..5), 0..4),
        prop::sample::subsequence(vec!["et", "en", "ru"], 0..=3),
    )
        .prop_map(
            move |(code, organisation, position, experience, languages)| Person {
                id: format!("p{index:03}"),
                municipality: code.map(|code| code.to_string()),
                organisation: ["", "Kool", "Vallavalitsus", "raamatukogu"][organisation].into(),
                position: position.map(|(lat, lon)| Position { lat, lon }),
                experience,
                languages: languages.into_iter().map(String::from).collect(),
            },
        )
}

fn any_problem(count: std::ops::Range<usize>) -> impl Strategy<Value = Problem> {
    count.prop_flat_map(|count| {
        let people: Vec<_> = (0..count).map(any_person).collect();
        let two = move || {
            (0..count.max(1), 0..count.max(1)).prop_map(|(a, b)| (format!("p{a:03}"), format!("p{b:03}")))
        };
        (
            people,
            prop::collection::vec(two(), 0..2),
            prop::collection::vec(two(), 0..4),
            (0_u32..3, 0_u32..200, 0_u32..6, 0_u32..30),
        )
            .prop_map(
                |(people, together, apart, (per_km, near_km, per_far_km, per_step))| Problem {
                    people,
                    together,
                    apart,
                    costs: Costs {
                        per_km,
                        near_km,
                        per_far_km,
                        per_step,
                    },
                },
            )
    })
}

/// Every way to part people into pairs, and one three if they are odd.
fn every_way(people: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let Some((first, rest)) = people.split_first() else {
        return vec![Vec::new()];
    };
    let mut ways = Vec::new();
    let mut take = |others: &[usize]| {
        let left: Vec<usize> = rest.iter().copied().filter(|p| !others.contains(p)).collect();
        if left.len() == 1 {
            return;
        }
        for mut way in every_way(&left) {
            way.push(std::iter::once(*first).chain(others.iter().copied()).collect());
            ways.push(way);
        }
    };
    for (at, second) in rest.iter().enumerate() {
        take(&[*second]);
        if people.len() % 2 == 1 {
            for third in &rest[at + 1..] {
                take(&[*second, *third]);
            }
        }
    }
    ways
}

/// What a way is worth, written anew from the words of the module: broken conditions, parted, alike, points.
fn worth(problem: &Problem, existing: &[Vec<String>], way: &[Vec<usize>]) -> (u32, u32, u32, u64) {
    let people = &problem.people;
    let group_of = |id: &str| {
        way.iter()
            .position(|group| group.iter().any(|p| people[*p].id == id))
    };
    let split = |a: &str, b: &str| {
        a != b && group_of(a).is_some() && group_of(b).is_some() && group_of(a) != group_of(b)
    };
    let mut broken = problem.together.iter().filter(|(a, b)| split(a, b)).count() as u32;
    let mut two: Vec<(&str, &str)> = Vec::new();
    for group in existing {
        for (at, a) in group.iter().enumerate() {
            two.extend(group[at + 1..].iter().map(|b| (a.as_str(), b.as_str())));
        }
    }
    let parted = two.iter().filter(|(a, b)| split(a, b)).count() as u32;
    let (mut alike, mut points) = (0, 0);
    let most = |field: usize| {
        let said = people
            .iter()
            .filter_map(|p| p.experience.get(field).copied().flatten());
        said.clone().max().unwrap_or(0) - said.min().unwrap_or(0)
    };
    for group in way {
        let all = ["et", "en", "ru"];
        let talks = |p: &usize, l: &str| {
            people[*p].languages.is_empty() || people[*p].languages.iter().any(|own| own == l)
        };
        broken += u32::from(!all.iter().any(|l| group.iter().all(|p| talks(p, l))));
        for (at, a) in group.iter().enumerate() {
            for b in &group[at + 1..] {
                let (a, b) = (&people[*a], &people[*b]);
                let named =
                    |(x, y): &(String, String)| (*x == a.id && *y == b.id) || (*x == b.id && *y == a.id);
                broken += u32::from(problem.apart.iter().any(named));
                alike += u32::from(a.municipality.is_some() && a.municipality == b.municipality);
                alike += u32::from(!a.organisation.is_empty() && a.organisation == b.organisation);
                let costs = problem.costs;
                let km = match (a.position, b.position) {
                    (Some(a), Some(b)) => distance_km(a, b),
                    _ => costs.near_km,
                };
                points += u64::from(km * costs.per_km + km.saturating_sub(costs.near_km) * costs.per_far_km);
                for field in 0..4 {
                    let has = |p: &Person| p.experience.get(field).copied().flatten();
                    let by = has(a).zip(has(b)).map_or(0, |(a, b)| a.abs_diff(b));
                    points += u64::from(u32::from(most(field) - by) * costs.per_step);
                }
            }
        }
    }
    (broken, parted, alike, points)
}

fn indexes(problem: &Problem, groups: &[Vec<String>]) -> Vec<Vec<usize>> {
    let index = |id: &String| problem.people.iter().position(|p| p.id == *id).unwrap();
    groups
        .iter()
        .map(|group| group.iter().map(index).collect())
        .collect()
}

fn everybody_once(problem: &Problem, groups: &[Vec<String>]) {
    let mut ids: Vec<&String> = groups.iter().flatten().collect();
    ids.sort();
    let mut all: Vec<&String> = problem.people.iter().map(|p| &p.id).collect();
    all.sort();
    assert_eq!(ids, all);
    let threes = groups.iter().filter(|group| group.len() == 3).count();
    assert_eq!(threes, all.len() % 2);
    assert!(groups.iter().all(|group| group.len() == 2 || group.len() == 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_is_better_than_the_answer(problem in any_problem(0..9), existing in prop::collection::vec(prop::collection::vec(0_usize..10, 0..4), 0..4)) {
        // Who was together: nobody in two groups, and some who are not there any more.
        let mut seen = std::collections::BTreeSet::new();
        let existing: Vec<Vec<String>> = existing
            .iter()
            .map(|group| group.iter().filter(|p| seen.insert(**p)).map(|p| format!("p{p:03}")).collect())
            .collect();
        let everybody: Vec<usize> = (0..problem.people.len()).collect();
        let ways = every_way(&everybody);
        let best = ways.iter().filter(|way| !way.is_empty()).map(|way| worth(&problem, &existing, way)).min();
        match rematch(&problem, &existing) {
            Ok(pairing) => {
                prop_assert!(pairing.proven);
                everybody_once(&problem, &pairing.ids());
                let found = worth(&problem, &existing, &indexes(&problem, &pairing.ids()));
                prop_assert_eq!(found.0, 0);
                prop_assert_eq!(Some(found), best);
                prop_assert_eq!(found.1 as usize, pairing.parted.len());
                prop_assert_eq!(found.3, pairing.points);
                // What is said of groups is the same when they are looked at afterwards.
                let told = assess(&problem, &pairing.ids()).unwrap();
                for (told, made) in told.iter().zip(&pairing.groups) {
                    prop_assert_eq!(&told.people, &made.people);
                    prop_assert_eq!(&told.languages, &made.languages);
                    prop_assert!(made.shares_language && made.between.iter().all(|b| !b.apart));
                }
            }
            Err(infeasible) => {
                prop_assert!(infeasible.proven && !infeasible.conflicts.is_empty());
                prop_assert!(best.is_none_or(|best| best.0 > 0), "{infeasible}");
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_order_of_rows_does_not_matter(problem in any_problem(2..26), turn in 0_usize..30) {
        let mut turned = problem.clone();
        turned.people.rotate_left(turn % problem.people.len());
        turned.people.swap(0, 1);
        turned.together.reverse();
        turned.apart.iter_mut().for_each(|(a, b)| std::mem::swap(a, b));
        prop_assert_eq!(pair(&turned), pair(&problem));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn many_are_paired_so_that_conditions_hold(problem in any_problem(EXACT + 1..64)) {
        match pair(&problem) {
            Ok(pairing) => {
                prop_assert!(!pairing.proven);
                everybody_once(&problem, &pairing.ids());
                let found = worth(&problem, &[], &indexes(&problem, &pairing.ids()));
                prop_assert_eq!((found.0, found.3), (0, pairing.points));
                // Whoever is paired so once stays so.
                let again = rematch(&problem, &pairing.ids()).unwrap();
                prop_assert_eq!(again.ids(), pairing.ids());
            }
            // What cannot be is rare with these people, and seen at once.
            Err(infeasible) => {
                let left_over = infeasible.conflicts.iter().any(|c| matches!(c, Conflict::LeftOver(_)));
                prop_assert!(infeasible.proven && !left_over, "{infeasible}");
            }
        }
    }
}

#[test]
fn many_who_have_one_perfect_partner_each_find_them() {
    // Pairs at the same spot, each some 20 km from the next: any other way is worse.
    for count in [22, 60, 150] {
        let people = (0..count).map(|i| {
            let spot = i % (count / 2);
            Person {
                id: format!("p{i:03}"),
                position: Some(Position {
                    lat: 5700 + spot / 10 * 20,
                    lon: 2200 + spot % 10 * 40,
                }),
                ..Person::default()
            }
        });
        assert_eq!(pair(&problem(people.collect())).unwrap().points, 0, "{count}");
    }
}
