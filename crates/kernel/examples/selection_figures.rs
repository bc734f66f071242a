//! The figures of `kernel::selection` on the instances in `../shared/data/selection`, in processor seconds.
//!
//! `cargo run --release -p kernel --example selection_figures [NAME[+households|+homes|+reals] ...]`: the lottery; with `best` as the
//! first argument the highest total, with `goals` what each way of being fair gives, with `alternates` who stands by, with `tickets`
//! a thousand numbered panels, with `made` the lottery for made-up pools of up to eight categories.

// A table on the terminal is what this is for, and an instance that cannot be read should stop it.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use kernel::selection::{
    Candidate, Candidates, Conditions, Dropout, Fairness, Limits, Problem, Score, alternates, best, lottery,
    lottery_by, verify,
};

fn data() -> PathBuf {
    match std::env::var_os("SELECTION_DATA") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/selection"),
    }
}

/// Processor seconds of this process where the system tells, the clock elsewhere.
struct Watch(Instant, Option<u64>);

impl Watch {
    fn spent() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok()
    }

    fn start() -> Self {
        Self(Instant::now(), Self::spent())
    }

    fn seconds(&self) -> f64 {
        match (self.1, Self::spent()) {
            (Some(a), Some(b)) => (b - a) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

/// Sizes of households one after the other in the list: 1,000 people live in 714.
const HOMES: [usize; 20] = [1, 1, 2, 1, 1, 3, 1, 2, 1, 1, 1, 1, 1, 2, 1, 4, 1, 1, 1, 1];

/// `NAME+households` puts every two neighbours in the list into one household, of which one at most may be there;
/// `NAME+homes` makes households of one to four;
/// `NAME+reals` gives scores that are nearly all different.
fn instance(name: &str) -> (Problem, Vec<f64>) {
    let (name, more) = name.split_once('+').unwrap_or((name, ""));
    let sizes = match more {
        "households" => Some(&[2][..]),
        "homes" => Some(&HOMES[..]),
        _ => None,
    };
    let read = |file: &str| std::fs::read_to_string(data().join(name).join(file));
    let categories = read("categories.csv").expect("the instance is not there");
    let respondents = read("respondents.csv").unwrap();
    let mut conditions = Conditions {
        places: name.rsplit('_').next().unwrap().parse().unwrap(),
        ..Conditions::default()
    };
    for line in categories.lines().skip(1).filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        let limits = Limits::new(cells[2].parse().unwrap(), cells[3].parse().unwrap()).unwrap();
        conditions
            .limits
            .insert((cells[0].into(), cells[1].into()), limits);
    }
    let mut lines = respondents.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut candidates = Candidates::default();
    let (mut home, mut people) = (0, 0);
    for (i, line) in lines.filter(|l| !l.is_empty()).enumerate() {
        let pairs = names.iter().zip(line.split(','));
        let mut values: Vec<(String, String)> = pairs.map(|(c, v)| ((*c).into(), v.into())).collect();
        if let Some(sizes) = sizes {
            if people == 0 {
                people = sizes[home % sizes.len()];
                home += 1;
            }
            people -= 1;
            values.push(("household".to_owned(), home.to_string()));
        }
        candidates.push(Candidate {
            id: format!("{i:06}"),
            values,
            score: Score::new(if more == "reals" {
                ((i * 7_919_191) % 1_000_003) as f64 / 10_007.0
            } else {
                ((i * 7_919) % 101) as f64
            }),
        });
    }
    if sizes.is_some() {
        conditions.one_per.entry("household".to_owned()).or_default();
    }
    let profile = read("leximin_profile.csv").unwrap_or_default();
    let mut profile: Vec<f64> = profile.lines().filter_map(|l| l.parse().ok()).collect();
    profile.sort_by(f64::total_cmp);
    (Problem::new(candidates, conditions, [], []).unwrap(), profile)
}

/// A pool that differs from its population, in which answers go together, and narrow conditions by the population's shares:
/// within 4 % of the places times `width`, and a place either way.
fn pool(people: usize, places: usize, categories: usize, width: f64) -> Problem {
    let mut x = (people * 31 + places * 7 + categories) as u64 + width as u64;
    let mut next = move || {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (x >> 33) as f64 / (1_u64 << 31) as f64
    };
    let even = |w: Vec<f64>| -> Vec<f64> {
        let sum: f64 = w.iter().sum();
        w.into_iter().map(|p| p / sum).collect()
    };
    let mut conditions = Conditions {
        places,
        ..Conditions::default()
    };
    let mut candidates: Vec<Candidate> = (0..people)
        .map(|i| Candidate {
            id: format!("{i:06}"),
            values: Vec::new(),
            score: None,
        })
        .collect();
    let kinds: Vec<f64> = (0..people).map(|_| next()).collect();
    for c in 0..categories {
        let values = [2, 2, 3, 4, 4, 5, 6, 8][(next() * 8.0) as usize];
        let shares = even((0..values).map(|_| next() + 0.15).collect());
        let there = even(
            (shares.iter())
                .map(|p| p * [0.4, 0.7, 1.0, 1.3, 2.0][(next() * 5.0) as usize])
                .collect(),
        );
        let mut have = vec![0; values];
        for (candidate, kind) in candidates.iter_mut().zip(&kinds) {
            let v = if next() < 0.25 {
                (kind * values as f64) as usize
            } else {
                let mut left = next();
                let drawn = there.iter().position(|p| {
                    left -= p;
                    left < 0.0
                });
                drawn.unwrap_or(values - 1)
            };
            have[v] += 1;
            candidate.values.push((format!("c{c}"), format!("v{v}")));
        }
        for (v, (share, have)) in shares.iter().zip(have).enumerate() {
            let due = share * places as f64;
            let give = width * (due * 0.04).max(1.0);
            let limits = Limits::new(
                ((due - give).max(0.0) as usize).min(have),
                (due + give) as usize + 1,
            );
            conditions
                .limits
                .insert((format!("c{c}"), format!("v{v}")), limits.unwrap());
        }
    }
    Problem::new(candidates, conditions, [], []).unwrap()
}

fn made(_: &[String]) {
    println!("people  places  categories  width    seconds   least    panels  MB so far  certificate");
    for (people, places, categories) in [
        (150, 20, 7),
        (250, 30, 6),
        (300, 40, 8),
        (400, 40, 7),
        (600, 60, 6),
        (600, 60, 8),
        (1_000, 100, 5),
        (1_000, 100, 7),
        (1_000, 50, 8),
        (1_727, 110, 7),
        (2_000, 200, 7),
        (3_000, 150, 8),
    ] {
        for width in [1.0, 2.0] {
            let problem = pool(people, places, categories, width);
            let watch = Watch::start();
            let found = lottery(&problem);
            let seconds = watch.seconds();
            print!("{people:>6}  {places:>6}  {categories:>10}  {width:>5}  {seconds:>9.3}   ");
            match found {
                Ok(fair) => {
                    let least = fair.chances().map(|(_, p)| p).fold(1.0, f64::min);
                    let certificate = fair.certificate();
                    println!("{least:.4}   {:>7}  {:>9}  {certificate:?}", fair.count(), peak());
                    assert_eq!(verify::lottery(&problem, &fair), []);
                }
                Err(why) => println!("none: {} conditions are too much", why.conflict.len()),
            }
        }
    }
}

fn gini(chances: &[f64]) -> f64 {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let sum: f64 = sorted.iter().sum();
    let ranked: f64 = sorted.iter().enumerate().map(|(i, p)| (i as f64 + 1.0) * p).sum();
    2.0 * ranked / (n * sum) - (n + 1.0) / n
}

fn by_goal(names: &[String]) {
    println!(
        "instance            goal        seconds   least    most     Gini     geometric mean  panels  certificate"
    );
    for name in names {
        let (problem, _) = instance(name);
        for fairness in [
            Fairness::Leximin,
            Fairness::Nash,
            Fairness::Goldilocks,
            Fairness::Spread,
        ] {
            let watch = Watch::start();
            let fair = lottery_by(&problem, fairness).unwrap();
            let seconds = watch.seconds();
            assert_eq!(verify::lottery(&problem, &fair), []);
            let chances: Vec<f64> = fair.chances().map(|(_, p)| p).collect();
            let logs: f64 = chances.iter().map(|p| p.max(1e-12).ln()).sum();
            println!(
                "{name:<18}  {:<10} {seconds:>8.3}   {:.4}   {:.4}   {:.4}   {:.6}        {:>7}  {:?}",
                format!("{fairness:?}"),
                chances.iter().copied().fold(1.0, f64::min),
                chances.iter().copied().fold(0.0, f64::max),
                gini(&chances),
                (logs / chances.len() as f64).exp(),
                fair.count(),
                fair.certificate(),
            );
        }
    }
}

fn by_score(names: &[String]) {
    println!("instance             seconds       total  tie    MB at most  proof");
    for name in names {
        let (problem, _) = instance(name);
        let watch = Watch::start();
        let found = best(&problem).unwrap();
        println!(
            "{name:<18} {:>8.3}  {:>10}  {:<5}  {:>10}  {:?}",
            watch.seconds(),
            found.total.value(),
            found.tie,
            peak(),
            found.proof,
        );
        assert_eq!(verify::panel(&problem, &found.panel), []);
    }
}

fn by_dropout(names: &[String]) {
    println!("instance             seconds  alternates  missed without  missed with");
    let dropout = Dropout::even(0.15).unwrap();
    for name in names {
        let (problem, _) = instance(name);
        let panel = lottery(&problem).unwrap().draw(1);
        for n in [5, 10, 20] {
            let watch = Watch::start();
            let found = alternates(&problem, &panel, n, &dropout, 1);
            println!(
                "{name:<18} {:>9.3}  {n:>10}  {:>14.4}  {:>11.4}",
                watch.seconds(),
                found.expected_without,
                found.expected_with,
            );
        }
    }
}

fn by_ticket(names: &[String]) {
    println!("instance             seconds  panels  different  most lost");
    for name in names {
        let (problem, _) = instance(name);
        let fair = lottery(&problem).unwrap();
        let watch = Watch::start();
        let tickets = fair.tickets(&problem, 1_000).unwrap();
        let seconds = watch.seconds();
        assert_eq!(verify::tickets(&problem, &tickets), []);
        let mut different = tickets.panels.clone();
        different.dedup();
        println!(
            "{name:<18} {seconds:>9.3}  {:>6}  {:>9}  {:.6}",
            tickets.panels.len(),
            different.len(),
            tickets.loss()
        );
    }
}

/// The most memory this process has had at once, in MB, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|l| l.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

fn main() {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    let first = names.first().cloned().unwrap_or_default();
    let table: Option<fn(&[String])> = match first.as_str() {
        "goals" => Some(by_goal),
        "best" => Some(by_score),
        "alternates" => Some(by_dropout),
        "tickets" => Some(by_ticket),
        "made" => Some(made),
        _ => None,
    };
    if table.is_some() {
        names.remove(0);
    }
    if names.is_empty() {
        names = [
            "example_small_20",
            "example_large_200",
            "leaders60_12",
            "leaders120_12",
            "sffixture_22",
            "sfgen300_45",
            "sfgen300tight_45",
            "sfgen500_75",
            "synth200_30",
            "synth400_40",
            "synth1000_100",
        ]
        .map(str::to_owned)
        .to_vec();
    }
    if let Some(table) = table {
        return table(&names);
    }
    println!(
        "instance             seconds   least    Gini     bound's Gini  off by    panels  MB at most  certificate"
    );
    for name in names {
        let (problem, profile) = instance(&name);
        let watch = Watch::start();
        let fair = lottery(&problem).unwrap();
        let seconds = watch.seconds();
        let memory = peak();
        let mut chances: Vec<f64> = fair.chances().map(|(_, p)| p).collect();
        // The published bound is in the order of chances.
        chances.sort_by(f64::total_cmp);
        // Which of two that differ is the fairer: the first that differs decides.
        let sign = (chances.iter().zip(&profile))
            .find(|(a, b)| (*a - *b).abs() > 1e-7)
            .map_or("as fair", |(a, b)| if a > b { "fairer" } else { "less fair" });
        let off = chances
            .iter()
            .zip(&profile)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        println!(
            "{name:<18} {seconds:>8.3}   {:.4}   {:.4}   {:.4}        {off:.1e} {sign} {:>7}  {memory:>4}  {:?}",
            chances.iter().copied().fold(1.0, f64::min),
            gini(&chances),
            gini(&profile),
            fair.count(),
            fair.certificate(),
        );
        assert_eq!(verify::lottery(&problem, &fair), []);
    }
}
