//! Choosing people under conditions: against brute force, against an independent checker, and on the public instances.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fair;
mod goals;
mod highest;
mod highs;
mod impossible;
mod instances;
mod standby;

use kernel::selection::{Candidate, Conditions, Limits, Problem, Score};

/// A simple generator for test data, unlike the one of the draw.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

fn person(id: &str, score: f64, values: &[(&str, &str)]) -> Candidate {
    Candidate {
        id: id.to_owned(),
        values: values
            .iter()
            .map(|(c, v)| ((*c).to_owned(), (*v).to_owned()))
            .collect(),
        score: Score::new(score),
    }
}

fn limits(of: &[(&str, &str, usize, usize)]) -> std::collections::BTreeMap<(String, String), Limits> {
    of.iter()
        .map(|(c, v, least, most)| {
            (
                ((*c).to_owned(), (*v).to_owned()),
                Limits::new(*least, *most).unwrap(),
            )
        })
        .collect()
}

fn problem(candidates: Vec<Candidate>, conditions: Conditions) -> Problem {
    Problem::new(candidates, conditions, [], []).unwrap()
}

/// A small problem of all kinds of conditions, some of which have no panel.
fn small(seed: u64) -> Problem {
    let mut x = Lcg(seed);
    let n = 4 + x.below(7);
    let candidates: Vec<Candidate> = (0..n)
        .map(|i| {
            let mut values = vec![
                ("role".to_owned(), format!("r{}", x.below(3))),
                ("county".to_owned(), format!("c{}", x.below(5))),
            ];
            if x.below(4) > 0 {
                values.push(("town".to_owned(), format!("t{}", x.below(8))));
            }
            if x.below(3) == 0 {
                values.push(("body".to_owned(), format!("b{}", x.below(3))));
                values.push(("body".to_owned(), format!("b{}", x.below(3))));
            }
            Candidate {
                id: format!("p{i:02}"),
                values,
                // Few different scores, so that there are ties; some below 0, some none.
                score: (x.below(6) > 0).then(|| Score::new(x.below(9) as f64 / 2.0 - 1.0).unwrap()),
            }
        })
        .collect();
    let mut conditions = Conditions {
        places: 1 + x.below(n.min(5)),
        ..Conditions::default()
    };
    for role in 0..3 {
        if x.below(2) == 0 {
            let least = x.below(3);
            let limits = Limits::new(least, least + x.below(3)).unwrap();
            conditions
                .limits
                .insert(("role".to_owned(), format!("r{role}")), limits);
        }
    }
    if x.below(2) == 0 {
        conditions.one_per.entry("town".to_owned()).or_default();
    }
    if x.below(3) == 0 {
        conditions.one_per.entry("body".to_owned()).or_default();
    }
    if x.below(2) == 0 {
        conditions.spread.insert("county".to_owned(), 1 + x.below(4));
    }
    let (mut held, mut out) = (Vec::new(), Vec::new());
    for c in &candidates {
        match x.below(12) {
            0 => held.push(c.id.clone()),
            1 => out.push(c.id.clone()),
            _ => {}
        }
    }
    Problem::new(candidates, conditions, held, out).unwrap()
}

/// Every set of people of every size.
fn every_set(problem: &Problem) -> impl Iterator<Item = Vec<String>> {
    let ids: Vec<String> = problem.candidates().iter().map(|c| c.id.clone()).collect();
    (0..1_u32 << ids.len()).map(move |mask| {
        (ids.iter().enumerate())
            .filter(|(i, _)| mask >> i & 1 == 1)
            .map(|(_, id)| id.clone())
            .collect()
    })
}

/// Every panel that meets the conditions.
fn every_panel(problem: &Problem) -> Vec<Vec<String>> {
    every_set(problem)
        .filter(|p| p.len() == problem.conditions().places)
        .filter(|p| kernel::selection::verify::panel(problem, p).is_empty())
        .collect()
}

/// The same problem with its rows in another order.
fn shuffled(problem: &Problem, seed: u64) -> Problem {
    let mut candidates = problem.candidates().to_vec();
    let mut x = Lcg(seed);
    x.shuffle(&mut candidates);
    for c in &mut candidates {
        x.shuffle(&mut c.values);
    }
    let own = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect::<Vec<_>>();
    Problem::new(
        candidates,
        problem.conditions().clone(),
        own(&mut problem.held()),
        own(&mut problem.out()),
    )
    .unwrap()
}
