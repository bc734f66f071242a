//! The fair lottery: against a linear programme over every panel there is.

use std::collections::BTreeMap;

use kernel::selection::{
    Candidate, Certificate, Conditions, Goal, Limits, Lottery, Problem, Selection, lottery, select, verify,
};

use crate::{Lcg, every_panel, problem, shuffled, small};

/// Maximises c·x over A x <= b, x >= 0 with b >= 0: the textbook's tableau with Bland's rule, for a handful of rows.
fn maximise(a: &[Vec<f64>], b: &[f64], c: &[f64]) -> f64 {
    let (m, n) = (a.len(), c.len());
    let mut t: Vec<Vec<f64>> = (0..m)
        .map(|i| {
            let mut row = a[i].clone();
            row.extend((0..m).map(|k| f64::from(u8::from(k == i))));
            row.push(b[i]);
            row
        })
        .collect();
    let mut z: Vec<f64> = c.iter().map(|c| -c).chain(vec![0.0; m + 1]).collect();
    let mut basis: Vec<usize> = (n..n + m).collect();
    while let Some(j) = (0..n + m).find(|j| z[*j] < -1e-11) {
        let r = (0..m)
            .filter(|r| t[*r][j] > 1e-11)
            .min_by(|x, y| {
                let ratio = |r: usize| t[r][n + m] / t[r][j];
                ratio(*x).total_cmp(&ratio(*y)).then(basis[*x].cmp(&basis[*y]))
            })
            .unwrap();
        let by = t[r][j];
        t[r].iter_mut().for_each(|v| *v /= by);
        let row = t[r].clone();
        for other in t
            .iter_mut()
            .enumerate()
            .filter(|(k, _)| *k != r)
            .map(|(_, o)| o)
            .chain([&mut z])
        {
            let f = other[j];
            other.iter_mut().zip(&row).for_each(|(o, v)| *o -= f * v);
        }
        basis[r] = j;
    }
    z[n + m]
}

/// The most that this person's chance, or the least of several people's chances, can be while the others have at least theirs.
fn most(panels: &[Vec<String>], least: &BTreeMap<String, f64>, raised: &[String]) -> f64 {
    // Weights w, level v. To begin at 0 with a right side >= 0 the weights are of "panel k instead of the first",
    // which is no simplex start in general; so a big penalty for falling short is used instead.
    let ids: Vec<&String> = least.keys().collect();
    let penalty = 1e4;
    let columns = panels.len() + 1 + ids.len();
    let level = panels.len();
    let mut a = Vec::new();
    let mut b = Vec::new();
    let mut c = vec![0.0; columns];
    c[level] = 1.0;
    for (k, id) in ids.iter().enumerate() {
        // least - short <= Σ w, where short <= least: as  -Σ w + gap <= 0  with gap = least - short, gap <= least.
        let gap = level + 1 + k;
        let mut row = vec![0.0; columns];
        for (j, p) in panels.iter().enumerate() {
            row[j] = -f64::from(u8::from(p.contains(id)));
        }
        if raised.contains(id) {
            row[level] = 1.0;
        } else {
            row[gap] = 1.0;
        }
        a.push(row);
        b.push(0.0);
        let mut row = vec![0.0; columns];
        row[gap] = 1.0;
        a.push(row);
        b.push(least[*id]);
        c[gap] = penalty;
    }
    let mut row = vec![1.0; columns];
    row[level..].fill(0.0);
    a.push(row);
    b.push(1.0);
    let met: f64 = ids.iter().map(|id| least[*id] * penalty).sum();
    maximise(&a, &b, &c) - met
}

/// The fairest chances by raising level after level over all panels there are.
fn fairest(problem: &Problem, panels: &[Vec<String>]) -> BTreeMap<String, f64> {
    let held: Vec<&str> = problem.held().collect();
    let out: Vec<&str> = problem.out().collect();
    let mut rising: Vec<String> = (problem.candidates().iter())
        .map(|c| c.id.clone())
        .filter(|id| !held.contains(&id.as_str()) && !out.contains(&id.as_str()))
        .collect();
    let mut chances: BTreeMap<String, f64> = BTreeMap::new();
    let mut settled: BTreeMap<String, f64> = BTreeMap::new();
    while !rising.is_empty() {
        let mut least = settled.clone();
        least.extend(rising.iter().map(|id| (id.clone(), 0.0)));
        let level = most(panels, &least, &rising);
        for id in &rising {
            least.insert(id.clone(), level - 1e-9);
        }
        let stuck: Vec<String> = (rising.iter())
            .filter(|id| most(panels, &least, std::slice::from_ref(id)) < level + 1e-6)
            .cloned()
            .collect();
        assert!(!stuck.is_empty());
        rising.retain(|id| !stuck.contains(id));
        for id in stuck {
            settled.insert(id.clone(), (level - 1e-9).max(0.0));
            chances.insert(id, level);
        }
    }
    chances.extend(held.iter().map(|id| ((*id).to_owned(), 1.0)));
    chances.extend(out.iter().map(|id| ((*id).to_owned(), 0.0)));
    chances
}

#[test]
fn nobodys_chance_is_needlessly_small() {
    let (mut by_parts, mut generated) = (0, 0);
    for seed in 0..700 {
        let problem = small(seed);
        let panels = every_panel(&problem);
        let Ok(found) = lottery(&problem) else {
            assert!(panels.is_empty(), "seed {seed}");
            continue;
        };
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        match found.certificate() {
            Certificate::Fractional => by_parts += 1,
            Certificate::Generated => generated += 1,
            Certificate::AtMost(bound) | Certificate::Within(bound) => {
                panic!("seed {seed}: {bound} {problem:?}")
            }
        }
        for (id, chance) in fairest(&problem, &panels) {
            let found = found.chance(&id).unwrap();
            assert!(
                (found - chance).abs() < 1e-5,
                "seed {seed} {id}: {found}, not {chance}; {problem:?}"
            );
        }
        assert_eq!(lottery(&shuffled(&problem, seed)).unwrap(), found);
    }
    assert!(by_parts > 100 && generated > 5, "{by_parts} {generated}");
}

#[test]
fn the_draw_is_the_seeds_and_as_often_as_the_chances_say() {
    let problem = (0..)
        .map(small)
        .find(|p| lottery(p).is_ok_and(|l| l.count() > 4))
        .unwrap();
    let found: Lottery = lottery(&problem).unwrap();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..20_000 {
        let drawn = found.draw(seed);
        if seed < 100 {
            assert_eq!(verify::panel(&problem, &drawn), []);
            let Ok(Selection::Lottery { panel, .. }) = select(&shuffled(&problem, seed), Goal::Lottery, seed)
            else {
                panic!("no panel");
            };
            assert_eq!(panel, drawn);
        }
        for id in drawn {
            *times.entry(id).or_default() += 1;
        }
    }
    for (id, chance) in found.chances() {
        let share = times.get(id).copied().unwrap_or(0) as f64 / 20_000.0;
        // Four standard deviations at most.
        assert!((share - chance).abs() < 0.015, "{id}: {share}, not {chance}");
    }
}

#[test]
fn a_thousand_numbered_panels_keep_everybodys_chance_to_a_thousandth() {
    let mut seen = 0;
    for seed in 0..120 {
        let problem = small(seed);
        let Ok(found) = lottery(&problem) else { continue };
        seen += 1;
        assert_eq!(found.tickets(&problem, 0), None);
        let tickets = found.tickets(&problem, 1_000).unwrap();
        assert_eq!(tickets.panels.len(), 1_000);
        assert_eq!(verify::tickets(&problem, &tickets), []);
        for (id, chance, share) in &tickets.shares {
            assert_eq!(found.chance(id), Some(*chance));
            assert!(
                (chance - share).abs() < 0.002,
                "seed {seed} {id}: {share} for {chance}"
            );
        }
        assert_eq!(found.tickets(&shuffled(&problem, seed), 1_000), Some(tickets));
    }
    assert!(seen > 30, "{seen}");
}

/// A thousand people in some 700 households of one to four, who live in one place together; ten conditions.
fn households(seed: u64) -> Problem {
    let mut x = Lcg(seed);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut home = 0;
    while candidates.len() < 1_000 {
        home += 1;
        let region = x.below(20).min(8 + x.below(12)) / 5;
        for _ in 0..[1, 1, 1, 1, 1, 1, 2, 2, 3, 4][x.below(10)] {
            let value = |category: &str, v: usize| (category.to_owned(), format!("{category}{v}"));
            candidates.push(Candidate {
                id: format!("p{:04}", candidates.len()),
                values: vec![
                    value("home", home),
                    value("region", region),
                    value("gender", x.below(2)),
                    value("age", x.below(4).min(x.below(6))),
                ],
                score: None,
            });
        }
    }
    let mut conditions = Conditions {
        places: 40,
        ..Conditions::default()
    };
    for (category, values) in [("region", 4), ("gender", 2), ("age", 4)] {
        for v in 0..values {
            let limits = Limits::new(40 / values - 1, 40 / values + 1).unwrap();
            conditions
                .limits
                .insert((category.to_owned(), format!("{category}{v}")), limits);
        }
    }
    conditions.one_per.insert("home".to_owned(), BTreeMap::new());
    problem(candidates, conditions)
}

#[test]
fn with_one_per_household_a_large_pool_has_the_fairest_chances_too() {
    for seed in 0..2 {
        let asked = households(seed);
        let found = lottery(&asked).unwrap();
        assert_eq!(verify::lottery(&asked, &found), [], "seed {seed}");
        assert_eq!(found.certificate(), Certificate::Fractional, "seed {seed}");
        assert!(found.shortfall() < 1e-6, "seed {seed}: {}", found.shortfall());
    }
}

/// Eight fields at once: nearly nobody is like anybody else, and most conditions are exact.
#[test]
fn people_who_differ_in_many_ways_have_the_fairest_chances_too() {
    for seed in 0..3 {
        let mut x = Lcg(seed);
        let people: Vec<Candidate> = (0..230)
            .map(|i| {
                let values: Vec<(String, String)> = (0..8)
                    .map(|c| (format!("c{c}"), format!("v{}", x.below(4).min(x.below(4)))))
                    .collect();
                Candidate {
                    id: format!("p{i:03}"),
                    values,
                    score: None,
                }
            })
            .collect();
        let mut conditions = Conditions {
            places: 30,
            ..Conditions::default()
        };
        for c in 0..8 {
            for (v, few) in [(0, 11), (1, 8), (2, 4), (3, 2)] {
                let pair = (format!("c{c}"), format!("v{v}"));
                conditions.limits.insert(pair, Limits::new(few, few + 2).unwrap());
            }
        }
        let problem = problem(people, conditions);
        let found = lottery(&problem).unwrap();
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        assert_eq!(found.certificate(), Certificate::Fractional, "seed {seed}");
        assert!(found.shortfall() <= 1e-6, "seed {seed}: {}", found.shortfall());
    }
}
