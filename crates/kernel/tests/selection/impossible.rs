//! Where no panel meets the conditions: the least that gives way, and what contradicts each other.

use kernel::selection::{
    Certificate, Change, Condition, Conditions, Fault, Limits, Problem, Score, best, lottery, verify,
};

use crate::{every_panel, every_set, limits, person, problem, shuffled, small};

/// The cost of what a set of people breaks, as documented; `None` where somebody held is missing or somebody out is there.
fn cost(problem: &Problem, panel: &[String]) -> Option<f64> {
    let per_less = |least: usize, there: usize| (least - there) as f64 * (1.0 + 2.0 / least as f64);
    let mut sum = 0.0;
    for breach in verify::panel(problem, panel) {
        sum += match breach {
            verify::Breach::Places { asked, there } => asked.abs_diff(there) as f64 * 1_000.0,
            verify::Breach::TooFew { least, there, .. } | verify::Breach::Spread { least, there, .. } => {
                per_less(least, there)
            }
            verify::Breach::TooMany { most, there, .. } | verify::Breach::OnePer { most, there, .. } => {
                (there - most) as f64
            }
            _ => return None,
        };
    }
    Some(sum)
}

fn cost_of(changes: &[Change]) -> f64 {
    (changes.iter())
        .map(|c| match c {
            Change::Places { from, to } => from.abs_diff(*to) as f64 * 1_000.0,
            Change::Min { from, to, .. } | Change::Spread { from, to, .. } => {
                (from - to) as f64 * (1.0 + 2.0 / *from as f64)
            }
            Change::Max { from, to, .. } | Change::OnePer { from, to, .. } => (to - from) as f64,
        })
        .sum()
}

/// The problem with only these conditions.
fn only(problem: &Problem, kept: &[Condition]) -> Vec<Problem> {
    let asked = problem.conditions();
    let mut conditions = Conditions::default();
    for ((category, value), limits) in &asked.limits {
        let least = kept.iter().any(
            |c| matches!(c, Condition::Min { category: c, value: v, .. } if c == category && v == value),
        );
        let most = kept.iter().any(
            |c| matches!(c, Condition::Max { category: c, value: v, .. } if c == category && v == value),
        );
        let limits = Limits::new(
            if least { limits.least() } else { 0 },
            if most { limits.most() } else { usize::MAX },
        );
        conditions
            .limits
            .insert((category.clone(), value.clone()), limits.unwrap());
    }
    for condition in kept {
        match condition {
            Condition::OnePer { category } => {
                conditions
                    .one_per
                    .insert(category.clone(), asked.one_per[category].clone());
            }
            Condition::Spread { category, least } => {
                conditions.spread.insert(category.clone(), *least);
            }
            _ => {}
        }
    }
    let own = |ids: Vec<&str>, keep: bool| -> Vec<String> {
        ids.into_iter().filter(|_| keep).map(str::to_owned).collect()
    };
    let held = own(problem.held().collect(), kept.contains(&Condition::Held));
    let out = own(problem.out().collect(), kept.contains(&Condition::Out));
    let sizes = if kept.contains(&Condition::Places) {
        asked.places..=asked.places
    } else {
        0..=problem.candidates().len()
    };
    sizes
        .map(|places| {
            let conditions = Conditions {
                places,
                ..conditions.clone()
            };
            Problem::new(
                problem.candidates().to_vec(),
                conditions,
                held.clone(),
                out.clone(),
            )
            .unwrap()
        })
        .collect()
}

#[test]
fn nothing_less_would_do_and_each_condition_of_the_conflict_counts() {
    let mut seen = 0;
    for seed in 0..1_200 {
        let problem = small(seed);
        let Err(why) = best(&problem) else { continue };
        seen += 1;
        assert!(why.least);
        let least = every_set(&problem)
            .filter_map(|p| cost(&problem, &p))
            .min_by(f64::total_cmp)
            .unwrap();
        assert!(
            (cost_of(&why.changes) - least).abs() < 1e-6,
            "seed {seed}: {why} for {problem:?}; {least}"
        );
        let relaxed = problem.under(why.relaxed(problem.conditions()));
        let found = best(&relaxed).unwrap();
        assert_eq!(verify::panel(&relaxed, &found.panel), []);

        assert!(!why.conflict.is_empty());
        assert!(
            only(&problem, &why.conflict)
                .iter()
                .all(|p| every_panel(p).is_empty()),
            "seed {seed}: {why}"
        );
        for left_out in &why.conflict {
            let others: Vec<Condition> = why.conflict.iter().filter(|c| *c != left_out).cloned().collect();
            assert!(
                only(&problem, &others).iter().any(|p| !every_panel(p).is_empty()),
                "seed {seed}: {why} without {left_out}"
            );
        }
        assert_eq!(best(&shuffled(&problem, seed)).unwrap_err(), why);
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn it_is_said_in_terms_of_what_was_asked() {
    let candidates = vec![
        person("a", 1.0, &[("role", "mayor"), ("town", "Võru")]),
        person("b", 2.0, &[("role", "mayor"), ("town", "Võru")]),
        person("c", 3.0, &[("role", "official"), ("town", "Tartu")]),
    ];
    let asked = problem(
        candidates,
        Conditions {
            places: 3,
            limits: limits(&[("role", "official", 1, 3)]),
            one_per: [("town".to_owned(), Default::default())].into(),
            ..Conditions::default()
        },
    );
    let why = best(&asked).unwrap_err();
    assert_eq!(
        why.conflict,
        [
            Condition::Places,
            Condition::OnePer {
                category: "town".to_owned()
            }
        ]
    );
    assert_eq!(
        why.changes,
        [Change::OnePer {
            category: "town".to_owned(),
            value: "Võru".to_owned(),
            from: 1,
            to: 2
        }]
    );
    assert_eq!(
        why.to_string(),
        "no panel: the number of places, one per town; possible with 2 with town Võru instead of 1"
    );
}

#[test]
fn too_few_people_is_about_places() {
    let asked = problem(
        vec![person("a", 1.0, &[])],
        Conditions {
            places: 2,
            ..Conditions::default()
        },
    );
    let why = best(&asked).unwrap_err();
    assert_eq!(why.conflict, [Condition::Places]);
    assert_eq!(why.changes, [Change::Places { from: 2, to: 1 }]);
}

#[test]
fn the_smallest_and_the_fullest_have_answers_too() {
    let two = || {
        vec![
            person("a", 1.0, &[("town", "Võru")]),
            person("b", 2.0, &[("town", "Võru")]),
        ]
    };
    let places = |places: usize| Conditions {
        places,
        ..Conditions::default()
    };
    let ids = |ids: &[&str]| ids.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>();
    for (candidates, count, held, panel) in [
        (vec![], 0, vec![], vec![]),
        (two(), 0, vec![], vec![]),
        (two(), 1, vec![], vec!["b"]),
        (two(), 1, vec!["a"], vec!["a"]),
        (two(), 2, vec![], vec!["a", "b"]),
        (two(), 2, vec!["a", "b"], vec!["a", "b"]),
    ] {
        let asked = Problem::new(candidates, places(count), ids(&held), []).unwrap();
        assert_eq!(best(&asked).unwrap().panel, ids(&panel));
        let fair = lottery(&asked).unwrap();
        assert_eq!(fair.certificate(), Certificate::Fractional);
        assert_eq!(verify::lottery(&asked, &fair), []);
        assert_eq!(fair.draw(1).len(), count);
        let tickets = fair.tickets(&asked, 10).unwrap();
        assert_eq!(verify::tickets(&asked, &tickets), []);
        assert_eq!(tickets.loss(), 0.0);
    }

    // Those who hold places already break a condition: it is that which gives way, and they stay.
    let mut conditions = places(2);
    conditions.one_per.entry("town".to_owned()).or_default();
    let asked = Problem::new(two(), conditions, ids(&["a", "b"]), []).unwrap();
    let why = lottery(&asked).unwrap_err();
    assert_eq!(
        why.conflict,
        [
            Condition::Held,
            Condition::OnePer {
                category: "town".to_owned()
            }
        ]
    );
    assert_eq!(
        best(&asked.under(why.relaxed(asked.conditions()))).unwrap().panel,
        ids(&["a", "b"])
    );
}

#[test]
fn what_cannot_be_asked_is_said_before() {
    let one = |id: &str| person(id, 1.0, &[]);
    let ask = |people: &[&str], held: &[&str], out: &[&str]| {
        let own = |ids: &[&str]| ids.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>();
        Problem::new(
            people.iter().map(|i| one(i)).collect::<Vec<_>>(),
            Conditions::default(),
            own(held),
            own(out),
        )
        .err()
    };
    assert_eq!(ask(&["a", "a"], &[], &[]), Some(Fault::SameId("a".to_owned())));
    assert_eq!(ask(&["a"], &["b"], &[]), Some(Fault::Unknown("b".to_owned())));
    assert_eq!(ask(&["a"], &[], &["b"]), Some(Fault::Unknown("b".to_owned())));
    assert_eq!(
        ask(&["a"], &["a"], &["a"]),
        Some(Fault::HeldAndOut("a".to_owned()))
    );
    assert_eq!(ask(&["a", "b"], &["a"], &["b"]), None);
    assert_eq!(Limits::new(3, 2), None);
    assert_eq!(Score::new(f64::NAN), None);
    assert_eq!(Score::new(f64::INFINITY), None);
    assert_eq!(Score::new(2.0 / 3.0).map(Score::millionths), Some(666_667));
}

/// Whether a set of people is within what the conditions may give way to, and of the right number.
fn is_within(problem: &Problem, panel: &[String]) -> bool {
    verify::panel(problem, panel).iter().all(|breach| match breach {
        verify::Breach::TooFew {
            category,
            value,
            there,
            ..
        } => {
            let limits = problem.conditions().limits[&(category.clone(), value.clone())];
            *there >= limits.least_at_worst()
        }
        verify::Breach::TooMany {
            category,
            value,
            there,
            ..
        } => {
            let limits = problem.conditions().limits[&(category.clone(), value.clone())];
            *there <= limits.most_at_worst()
        }
        verify::Breach::OnePer { .. } | verify::Breach::Spread { .. } => true,
        _ => false,
    })
}

#[test]
fn what_gives_way_stays_within_its_limits_or_it_is_said() {
    let (mut within, mut beyond) = (0, 0);
    for seed in 0..1_200 {
        let asked = small(seed);
        let mut conditions = asked.conditions().clone();
        for (k, limits) in conditions.limits.values_mut().enumerate() {
            let by = (seed as usize + k) % 3;
            *limits = limits
                .giving_way(limits.least().saturating_sub(by / 2), limits.most() + by)
                .unwrap();
        }
        let asked = asked.under(conditions);
        let Err(why) = best(&asked) else { continue };
        let sets: Vec<Vec<String>> = every_set(&asked).collect();
        let cheapest = |limited: bool| {
            (sets.iter())
                .filter(|p| !limited || is_within(&asked, p))
                .filter_map(|p| cost(&asked, p))
                .min_by(f64::total_cmp)
        };
        let free = cheapest(false).unwrap();
        // Where another number of places is needed anyway, it does not matter.
        let expected = match cheapest(true) {
            None if free < 1_000.0 => {
                assert!(why.beyond, "seed {seed}: {why}");
                assert!(why.to_string().contains("none either"), "{why}");
                beyond += 1;
                free
            }
            None => continue,
            Some(cost) => {
                assert!(!why.beyond, "seed {seed}: {why}");
                within += u32::from(cost > free + 1e-6);
                cost
            }
        };
        assert!(
            (cost_of(&why.changes) - expected).abs() < 1e-6,
            "seed {seed}: {why}"
        );
        let relaxed = asked.under(why.relaxed(asked.conditions()));
        assert_eq!(verify::panel(&relaxed, &best(&relaxed).unwrap().panel), []);
    }
    assert!(within > 5 && beyond > 20, "{within} {beyond}");
    let limits = Limits::new(2, 4).unwrap();
    assert_eq!(limits.giving_way(3, 4), None);
    assert_eq!(limits.giving_way(2, 3), None);
    let limits = limits.giving_way(1, 6).unwrap();
    assert_eq!((limits.least_at_worst(), limits.most_at_worst()), (1, 6));
}
