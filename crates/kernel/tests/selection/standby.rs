//! Alternates, against every set of them, every way of dropping out and every repair.

use std::collections::BTreeMap;

use kernel::selection::{Alternates, Dropout, Goal, Problem, alternates, select, verify};

use crate::{every_panel, shuffled, small};

/// What a set of people misses, as documented; `None` where "one per" is broken.
fn missed(problem: &Problem, people: &[String]) -> Option<f64> {
    let by = |asked: usize, difference: usize| difference as f64 / asked.max(1) as f64;
    let mut sum = 0.0;
    for breach in verify::panel(problem, people) {
        sum += match breach {
            verify::Breach::Places { asked, there } => by(asked, asked.abs_diff(there)),
            verify::Breach::TooFew { least, there, .. } | verify::Breach::Spread { least, there, .. } => {
                by(least, least - there)
            }
            verify::Breach::TooMany {
                category,
                value,
                most,
                there,
            } => by(
                problem.conditions().limits[&(category, value)].least(),
                there - most,
            ),
            // Who holds a place may drop out too.
            verify::Breach::Missing(_) => 0.0,
            _ => return None,
        };
    }
    Some(sum)
}

fn subsets(of: &[String]) -> impl Iterator<Item = Vec<String>> {
    (0..1_usize << of.len()).map(move |set| {
        (of.iter().enumerate())
            .filter(|(k, _)| set >> k & 1 == 1)
            .map(|(_, id)| id.clone())
            .collect()
    })
}

/// The mean over every way of dropping out, each repaired as well as can be.
fn expected(problem: &Problem, panel: &[String], by: &[String], chance: &BTreeMap<String, f64>) -> f64 {
    subsets(panel)
        .map(|gone| {
            let weight: f64 = (panel.iter())
                .map(|id| {
                    if gone.contains(id) {
                        chance[id]
                    } else {
                        1.0 - chance[id]
                    }
                })
                .product();
            let least = subsets(by)
                .filter(|joined| joined.len() <= gone.len())
                .filter_map(|joined| {
                    let rest = panel.iter().filter(|id| !gone.contains(id));
                    missed(problem, &rest.cloned().chain(joined).collect::<Vec<_>>())
                })
                .fold(f64::INFINITY, f64::min);
            weight * least
        })
        .sum()
}

#[test]
fn alternates_are_those_who_leave_the_least_to_be_missed() {
    let (mut tried, mut best) = (0, 0);
    for seed in 0..120 {
        let problem = small(seed);
        let panels = every_panel(&problem);
        let Some(panel) = panels.get(seed as usize % panels.len().max(1)) else {
            continue;
        };
        if panel.len() > 4 {
            continue;
        }
        let dropout = Dropout::fitted(
            (20, 100),
            [
                (("role".to_owned(), "r0".to_owned()), (8, 20)),
                (("county".to_owned(), "c1".to_owned()), (1, 30)),
            ],
        )
        .unwrap();
        let chance: BTreeMap<String, f64> = (problem.candidates().iter())
            .map(|c| (c.id.clone(), dropout.chance(&c)))
            .collect();
        let out: Vec<&str> = problem.out().collect();
        let rest: Vec<String> = (problem.candidates().ids())
            .filter(|id| !out.contains(id) && !panel.iter().any(|p| p == id))
            .map(str::to_owned)
            .collect();
        let n = 1 + seed as usize % 2;
        let found = alternates(&problem, panel, n, &dropout, seed);
        assert_eq!(found.people.len(), n.min(rest.len()), "seed {seed}");
        assert!(found.people.iter().all(|id| rest.contains(id)), "seed {seed}");
        let with = expected(&problem, panel, &found.people, &chance);
        let without = expected(&problem, panel, &[], &chance);
        assert!(
            (found.expected_with - with).abs() < 1e-6,
            "seed {seed}: {found:?}, {with}"
        );
        assert!(
            (found.expected_without - without).abs() < 1e-6,
            "seed {seed}: {found:?}"
        );
        assert_eq!(
            alternates(&shuffled(&problem, seed), panel, n, &dropout, seed),
            found
        );
        let least = subsets(&rest)
            .filter(|set| set.len() == found.people.len())
            .map(|set| expected(&problem, panel, &set, &chance))
            .fold(f64::INFINITY, f64::min);
        assert!(
            with < least * 1.2 + 1e-6,
            "seed {seed}: {with}, and {least} is possible"
        );
        tried += 1;
        best += u32::from(with < least + 1e-6);
    }
    assert!(tried > 30 && best * 10 >= tried * 9, "{best} of {tried}");
}

#[test]
fn chances_of_dropping_out_come_from_history() {
    assert_eq!(Dropout::even(1.5), None);
    assert_eq!(Dropout::even(f64::NAN), None);
    assert_eq!(Dropout::fitted((0, 0), []), None);
    assert_eq!(Dropout::fitted((3, 2), []), None);
    let value = |v: &str| ("age".to_owned(), v.to_owned());
    let history = [
        (value("young"), (30, 100)),
        (value("old"), (0, 100)),
        (value("rare"), (1, 1)),
    ];
    let fitted = Dropout::fitted((20, 200), history).unwrap();
    let chance = |v: &str| fitted.chance(&crate::person("a", 0.0, &[("age", v)]));
    assert!((chance("young") - 31.0 / 110.0).abs() < 1e-12);
    assert!((chance("old") - 1.0 / 110.0).abs() < 1e-12);
    // One person says little.
    assert!(chance("rare") < 0.2);
    assert!((chance("unknown") - 0.1).abs() < 1e-12);
}

#[test]
#[allow(clippy::print_stdout)]
fn for_a_large_panel_alternates_help_much() {
    let Some((problem, _)) = crate::instances::instance("synth200_30") else {
        return;
    };
    let panel = select(&problem, Goal::Lottery, 1).unwrap().panel().to_vec();
    let dropout = Dropout::even(0.15).unwrap();
    let begun = std::time::Instant::now();
    let few: Alternates = alternates(&problem, &panel, 4, &dropout, 1);
    let many = alternates(&problem, &panel, 10, &dropout, 1);
    println!("4: {few:?}\n10: {many:?}\n{:?}", begun.elapsed());
    assert_eq!((few.people.len(), many.people.len()), (4, 10));
    assert!(few.expected_with < 0.8 * few.expected_without);
    assert!(many.expected_with < few.expected_with);
}
