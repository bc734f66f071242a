//! The other ways of being fair: against every panel there is, and against each other.

use kernel::selection::{
    Candidate, Certificate, Conditions, Fairness, Lottery, Problem, lottery, lottery_by, verify,
};

use crate::{Lcg, every_panel, limits, person, problem as asked, shuffled, small};

/// A few places and three fields, each with exactly so many of every value; and households.
fn tight(seed: u64) -> Problem {
    let mut x = Lcg(seed);
    let n = 10 + x.below(7);
    let people: Vec<Candidate> = (0..n)
        .map(|i| {
            let value = |x: &mut Lcg, many: usize| format!("v{}", x.below(many));
            let (a, b, c, home) = (
                value(&mut x, 2),
                value(&mut x, 4),
                value(&mut x, 2),
                value(&mut x, 5),
            );
            person(
                &format!("p{i:02}"),
                0.0,
                &[("a", &a), ("b", &b), ("c", &c), ("home", &home)],
            )
        })
        .collect();
    let mut conditions = Conditions {
        places: 4,
        limits: limits(&[
            ("a", "v0", 2, 2),
            ("b", "v0", 1, 1),
            ("b", "v1", 1, 1),
            ("b", "v2", 1, 1),
            ("b", "v3", 1, 1),
            ("c", "v0", 2, 2),
        ]),
        ..Conditions::default()
    };
    conditions.one_per.entry("home".to_owned()).or_default();
    asked(people, conditions)
}

/// Those whose chance is for the lottery to say: in some panel, and in none because they hold a place.
fn open(problem: &Problem, panels: &[Vec<String>]) -> Vec<String> {
    let held: Vec<&str> = problem.held().collect();
    (problem.candidates().iter())
        .map(|c| c.id.clone())
        .filter(|id| !held.contains(&id.as_str()) && panels.iter().any(|p| p.contains(id)))
        .collect()
}

fn chances(of: &[String], found: &Lottery) -> Vec<f64> {
    of.iter().map(|id| found.chance(id).unwrap()).collect()
}

fn mean_logarithm(chances: &[f64]) -> f64 {
    chances.iter().map(|p| p.max(1e-12).ln()).sum::<f64>() / chances.len() as f64
}

/// The largest mean logarithm over all panels, by multiplying each panel's weight with what it would bring (Cover, 1984),
/// until no panel could bring more than so much.
fn most(of: &[String], panels: &[Vec<String>]) -> f64 {
    let mut weights = vec![1.0 / panels.len() as f64; panels.len()];
    let members: Vec<Vec<usize>> = panels
        .iter()
        .map(|p| (0..of.len()).filter(|i| p.contains(&of[*i])).collect())
        .collect();
    for _ in 0..20_000 {
        let mut chance = vec![0.0; of.len()];
        for (w, panel) in weights.iter().zip(&members) {
            for i in panel {
                chance[*i] += w;
            }
        }
        let gains: Vec<f64> = members
            .iter()
            .map(|panel| panel.iter().map(|i| 1.0 / chance[*i]).sum::<f64>() / of.len() as f64)
            .collect();
        let best = gains.iter().copied().fold(0.0, f64::max);
        if best < 1.0 + 1e-4 {
            return mean_logarithm(&chance);
        }
        for (w, gain) in weights.iter_mut().zip(&gains) {
            *w *= gain;
        }
    }
    f64::NAN
}

#[test]
fn the_product_of_chances_is_the_largest() {
    let mut tried = 0;
    for seed in 0..200 {
        let problem = small(seed);
        let panels = every_panel(&problem);
        let open = open(&problem, &panels);
        if panels.is_empty() || open.is_empty() {
            continue;
        }
        let found = lottery_by(&problem, Fairness::Nash).unwrap();
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        let (got, most) = (mean_logarithm(&chances(&open, &found)), most(&open, &panels));
        assert!(
            got > most - 2e-4,
            "seed {seed}: {got}, and {most} is possible; {problem:?}"
        );
        if let Certificate::Within(short) = found.certificate() {
            assert!(short < 1e-3, "seed {seed}: within {short}");
        }
        assert_eq!(
            lottery_by(&shuffled(&problem, seed), Fairness::Nash).unwrap(),
            found
        );
        tried += 1;
    }
    assert!(tried > 60, "{tried}");
}

/// Conditions so tight that chances in parts promise what no panels give.
#[test]
fn the_product_of_chances_is_the_largest_where_panels_are_few() {
    let (mut tried, mut short) = (0, 0);
    for seed in 0..1_500 {
        let problem = tight(seed);
        let panels = every_panel(&problem);
        let open = open(&problem, &panels);
        if panels.is_empty() || open.is_empty() {
            continue;
        }
        let found = lottery_by(&problem, Fairness::Nash).unwrap();
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        let (got, most) = (mean_logarithm(&chances(&open, &found)), most(&open, &panels));
        assert!(
            got > most - 2e-4,
            "seed {seed}: {got}, and {most} is possible; {problem:?}"
        );
        tried += 1;
        short += usize::from(lottery(&problem).unwrap().certificate() == Certificate::Generated);
    }
    assert!(tried > 100 && short > 10, "{tried} {short}");
}

#[test]
fn where_everything_is_settled_every_goal_is_reached() {
    let people = ["a", "b", "c"].map(|id| person(id, 0.0, &[]));
    let conditions = Conditions {
        places: 2,
        ..Conditions::default()
    };
    let held = ["a", "b"].map(str::to_owned);
    let problem = Problem::new(people.to_vec(), conditions, held, []).unwrap();
    for goal in [Fairness::Nash, Fairness::Goldilocks] {
        let found = lottery_by(&problem, goal).unwrap();
        assert_eq!(found.certificate(), Certificate::Within(0.0), "{goal:?}");
        assert_eq!(verify::lottery(&problem, &found), []);
    }
}

/// How the largest chance stands to equal ones, and equal ones to the least.
fn measure(chances: &[f64]) -> f64 {
    let equal = chances.iter().sum::<f64>() / chances.len() as f64;
    let least = chances.iter().copied().fold(1.0, f64::min).max(1e-12);
    chances.iter().copied().fold(0.0, f64::max) / equal + equal / least
}

#[test]
fn goldilocks_is_neither_too_small_nor_too_large() {
    let (mut tried, mut better) = (0, 0);
    for seed in 0..300 {
        let problem = small(seed);
        let panels = every_panel(&problem);
        let open = open(&problem, &panels);
        if panels.is_empty() || open.is_empty() {
            continue;
        }
        let found = lottery_by(&problem, Fairness::Goldilocks).unwrap();
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        let others = [Fairness::Leximin, Fairness::Nash]
            .map(|f| measure(&chances(&open, &lottery_by(&problem, f).unwrap())));
        let got = measure(&chances(&open, &found));
        // Where whole panels cannot reach it, the certificate says by how much it may be worse.
        let Certificate::Within(short) = found.certificate() else {
            continue;
        };
        for other in others {
            assert!(
                got <= other * (1.0 + short + 1e-6),
                "seed {seed}: {got} within {short}, and another has {other}; {problem:?}"
            );
        }
        tried += 1;
        better += u32::from(got < others[0] - 1e-6);
    }
    assert!(tried > 80 && better > 0, "{tried} {better}");
}

#[test]
fn a_spread_keeps_the_chances_and_draws_from_more_panels() {
    let mut more = 0;
    for seed in 0..100 {
        let problem = small(seed);
        let Ok(fair) = lottery(&problem) else { continue };
        let found = lottery_by(&problem, Fairness::Spread).unwrap();
        assert_eq!(verify::lottery(&problem, &found), [], "seed {seed}");
        for (id, chance) in fair.chances() {
            let got = found.chance(id).unwrap();
            assert!(
                (got - chance).abs() < 1e-6,
                "seed {seed} {id}: {got}, not {chance}"
            );
        }
        more += u32::from(found.count() > fair.count());
    }
    assert!(more > 3, "{more}");
}
