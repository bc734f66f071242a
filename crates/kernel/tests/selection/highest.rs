//! The highest total, its ties, and what is said about single people.

use std::collections::BTreeSet;
use std::time::Instant;

use kernel::selection::{
    Best, Candidate, Certificate, Conditions, For, Goal, Limits, Obstacle, Order, Problem, Proof, Reason,
    Score, WhatIf, best, explain, lottery, replacement, reserve, verify, what_if,
};

use crate::{Lcg, every_panel, limits, person, problem, shuffled, small};

fn total(problem: &Problem, panel: &[String]) -> i64 {
    (problem.candidates().iter())
        .filter(|c| panel.contains(&c.id))
        .map(|c| c.score.unwrap_or_default().millionths())
        .sum()
}

fn places(problem: &Problem, panel: &[String]) -> usize {
    (problem.candidates().iter().enumerate())
        .filter(|(_, c)| panel.contains(&c.id))
        .map(|(i, _)| i)
        .sum()
}

#[test]
fn no_panel_is_better_than_the_best() {
    let mut possible = 0;
    for seed in 0..1_500 {
        let problem = small(seed);
        let panels = every_panel(&problem);
        let Ok(found) = best(&problem) else {
            assert!(panels.is_empty(), "seed {seed}: {problem:?}");
            continue;
        };
        possible += 1;
        assert_eq!(verify::panel(&problem, &found.panel), [], "seed {seed}");
        let highest = panels.iter().map(|p| total(&problem, p)).max().unwrap();
        assert_eq!(found.total, Score::from_millionths(highest), "seed {seed}");
        assert_eq!(found.total.millionths(), total(&problem, &found.panel));
        assert_eq!(found.proof, Proof::Optimal);
        let equal: Vec<_> = panels.iter().filter(|p| total(&problem, p) == highest).collect();
        assert_eq!(found.tie, equal.len() > 1, "seed {seed}");
        let first = equal.iter().map(|p| places(&problem, p)).min().unwrap();
        assert_eq!(places(&problem, &found.panel), first, "seed {seed}");
        assert_eq!(best(&shuffled(&problem, seed)).unwrap(), found);
    }
    assert!(possible > 500, "{possible}");
}

#[test]
fn what_if_and_reserve_agree_with_brute_force() {
    for seed in 0..300 {
        let problem = small(seed);
        let Ok(found) = best(&problem) else { continue };
        let panels = every_panel(&problem);
        for c in problem.candidates().iter() {
            let inside = found.panel.contains(&c.id);
            let held: Vec<String> = problem.held().map(str::to_owned).collect();
            let out: Vec<String> = problem.out().map(str::to_owned).collect();
            let explained = explain(&problem, &found.panel, &c.id).unwrap();
            assert_eq!(explained.chosen, inside);
            assert!(!explained.reasons.is_empty(), "seed {seed} {}", c.id);
            // Nobody who could be exchanged for the better was left out.
            for reason in &explained.reasons {
                if let Reason::Kept { because, .. } = reason {
                    assert!(!because.is_empty(), "seed {seed} {}", c.id);
                }
            }
            if held.contains(&c.id) || out.contains(&c.id) {
                continue;
            }
            let other = (panels.iter())
                .filter(|p| p.contains(&c.id) != inside)
                .map(|p| total(&problem, p))
                .max();
            match (what_if(&problem, &found, &c.id).unwrap(), other) {
                (WhatIf::Possible { loses, .. }, Some(other)) => {
                    assert_eq!(
                        loses.millionths(),
                        found.total.millionths() - other,
                        "seed {seed}"
                    );
                }
                (WhatIf::Impossible(_), None) => {}
                (what, other) => panic!("seed {seed}: {what:?}, {other:?}"),
            }
        }
        for line in reserve(&problem, &found.panel, Order::Score) {
            for gone in &found.panel {
                let mut swapped: Vec<String> = found.panel.iter().filter(|p| *p != gone).cloned().collect();
                swapped.push(line.id.clone());
                let mut meets = verify::panel(&problem, &swapped);
                // Who leaves a held place declined it.
                meets.retain(|b| !matches!(b, verify::Breach::Missing(_)));
                let said = match &line.place_of {
                    For::Anybody => true,
                    For::Only(of) => of.contains(gone),
                    For::Nobody => false,
                };
                assert_eq!(said, meets.is_empty(), "seed {seed} {} for {gone}", line.id);
            }
        }
    }
}

/// The programme's seed in small: one per municipality, roles within limits, counties spread.
fn programme() -> Problem {
    let candidates = vec![
        person(
            "ann",
            9.0,
            &[("town", "Võru"), ("role", "mayor"), ("county", "Võru")],
        ),
        person(
            "bob",
            8.5,
            &[("town", "Võru"), ("role", "official"), ("county", "Võru")],
        ),
        person(
            "eve",
            8.0,
            &[("town", "Tartu"), ("role", "mayor"), ("county", "Tartu")],
        ),
        person(
            "jaan",
            7.5,
            &[("town", "Elva"), ("role", "mayor"), ("county", "Tartu")],
        ),
        person(
            "kai",
            7.0,
            &[("town", "Elva"), ("role", "official"), ("county", "Tartu")],
        ),
        person(
            "liis",
            5.0,
            &[("town", "Paide"), ("role", "official"), ("county", "Järva")],
        ),
        person(
            "mari",
            4.0,
            &[("town", "Haapsalu"), ("role", "official"), ("county", "Lääne")],
        ),
    ];
    let conditions = Conditions {
        places: 3,
        limits: limits(&[("role", "mayor", 1, 2), ("role", "official", 1, 3)]),
        one_per: [("town".to_owned(), Default::default())].into(),
        spread: [("county".to_owned(), 3)].into(),
    };
    problem(candidates, conditions)
}

#[test]
fn reasons_are_those_that_one_would_give() {
    let problem = programme();
    let found = best(&problem).unwrap();
    assert_eq!(found.panel, ["ann", "eve", "liis"]);
    let why = |id: &str| explain(&problem, &found.panel, id).unwrap().reasons;
    assert_eq!(
        why("ann"),
        [
            Reason::ByScore,
            Reason::Next {
                id: "bob".to_owned(),
                score: Score::new(8.5).unwrap()
            },
        ]
    );
    assert_eq!(
        why("bob"),
        [
            Reason::Closed(Obstacle::Taken {
                category: "town".to_owned(),
                value: "Võru".to_owned(),
                by: vec!["ann".to_owned()]
            }),
            Reason::Below {
                id: "ann".to_owned(),
                score: Score::new(9.0).unwrap()
            }
        ]
    );
    assert_eq!(
        why("jaan")[0],
        Reason::Closed(Obstacle::Full {
            category: "role".to_owned(),
            value: "mayor".to_owned(),
            most: 2
        })
    );
    let Reason::Kept { id, because, .. } = &why("kai")[0] else {
        panic!("{:?}", why("kai"))
    };
    assert_eq!(id, "liis");
    assert_eq!(
        *because,
        [Obstacle::NeededForSpread {
            category: "county".to_owned(),
            value: "Järva".to_owned(),
            least: 3
        }]
    );
    assert_eq!(
        why("mari"),
        [Reason::Below {
            id: "liis".to_owned(),
            score: Score::new(5.0).unwrap()
        }]
    );
    assert_eq!(
        what_if(&problem, &found, "kai"),
        Some(WhatIf::Possible {
            loses: Score::new(1.0).unwrap(),
            joins: vec!["kai".to_owned()],
            leaves: vec!["eve".to_owned()],
        })
    );
}

#[test]
fn who_declines_is_replaced_under_the_same_conditions() {
    let asked = programme();
    let panel = best(&asked).unwrap().panel;
    let line = reserve(&asked, &panel, Order::Score);
    let first = |gone: &str| {
        (line.iter())
            .find(|s| match &s.place_of {
                For::Anybody => true,
                For::Only(of) => of.iter().any(|id| id == gone),
                For::Nobody => false,
            })
            .map(|s| s.id.as_str())
    };
    for gone in &panel {
        let held: Vec<String> = panel.iter().filter(|id| *id != gone).cloned().collect();
        let asked = Problem::new(
            asked.candidates().to_vec(),
            asked.conditions().clone(),
            held,
            [gone.clone()],
        )
        .unwrap();
        let found = replacement(&asked, Goal::Best, 0).unwrap();
        assert_eq!(found.joins, [first(gone).unwrap()]);
        assert_eq!(verify::panel(&asked, found.selection.panel()), []);
    }
    let lots = |seed| {
        let ids: Vec<String> = reserve(&asked, &panel, Order::Lot(seed))
            .into_iter()
            .map(|s| s.id)
            .collect();
        ids
    };
    assert_eq!(lots(3), lots(3));
    assert_eq!(lots(3).iter().collect::<BTreeSet<_>>(), lots(4).iter().collect());
}

/// As many as apply to a programme, with conditions that are tight.
pub fn large(n: usize, places: usize, seed: u64) -> Problem {
    let mut x = Lcg(seed);
    let candidates: Vec<Candidate> = (0..n)
        .map(|i| Candidate {
            id: format!("p{i:03}"),
            values: vec![
                ("town".to_owned(), format!("t{}", x.below(n / 2 + 3))),
                ("organisation".to_owned(), format!("o{}", x.below(n * 2 / 3 + 3))),
                (
                    "county".to_owned(),
                    format!("c{}", x.below(4 + x.0 as usize % 12)),
                ),
                ("role".to_owned(), format!("r{}", x.below(4))),
                ("gender".to_owned(), format!("g{}", x.below(2))),
                ("size".to_owned(), format!("s{}", x.below(3))),
            ],
            score: Score::new((x.below(60) + x.below(60)) as f64 / 12.0),
        })
        .collect();
    let mut conditions = Conditions {
        places,
        ..Conditions::default()
    };
    for (category, count, slack) in [("role", 4, 1), ("gender", 2, 1), ("size", 3, 1)] {
        for v in 0..count {
            let limits = Limits::new(
                (places / count).saturating_sub(slack),
                places.div_ceil(count) + slack,
            )
            .unwrap();
            conditions
                .limits
                .insert((category.to_owned(), format!("{}{v}", &category[..1])), limits);
        }
    }
    conditions.one_per.insert("town".to_owned(), Default::default());
    conditions
        .one_per
        .insert("organisation".to_owned(), Default::default());
    conditions.spread.insert("county".to_owned(), 8.min(places));
    problem(candidates, conditions)
}

#[test]
#[allow(clippy::print_stdout)]
fn a_programme_is_quick_and_certain() {
    for (n, places) in [(25, 8), (60, 12), (120, 12), (200, 24), (200, 40)] {
        for seed in 0..5 {
            let asked = large(n, places, seed);
            let begun = Instant::now();
            let Ok(found): Result<Best, _> = best(&asked) else {
                println!("{n} {places} {seed}: none, {:?}", begun.elapsed());
                continue;
            };
            println!(
                "{n} {places} {seed}: {} tie {} {:?}",
                found.total,
                found.tie,
                begun.elapsed()
            );
            assert_eq!(verify::panel(&asked, &found.panel), []);
            assert_eq!(found.proof, Proof::Optimal);
            let begun = Instant::now();
            for c in asked.candidates().iter() {
                assert!(explain(&asked, &found.panel, &c.id).is_some());
            }
            let explained = begun.elapsed();
            let begun = Instant::now();
            for c in asked.candidates().iter().take(10) {
                assert!(what_if(&asked, &found, &c.id).is_some());
            }
            println!(
                "    all explained {explained:?}, ten exact answers {:?}",
                begun.elapsed()
            );
            let begun = Instant::now();
            let fair = lottery(&asked).unwrap();
            println!(
                "    {:?}, {} panels, {:?}",
                fair.certificate(),
                fair.count(),
                begun.elapsed()
            );
            assert_eq!(verify::lottery(&asked, &fair), []);
            assert!(!matches!(fair.certificate(), Certificate::AtMost(_)));
        }
    }
}
