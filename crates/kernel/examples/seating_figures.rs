//! The figures of `kernel::seating` on the instances in `../shared/data/seating` (or in `seating` of the folder that
//! `VESTLUSRING_BENCH_DATA` names), in processor seconds.
//!
//! `cargo run --release -p kernel --example seating_figures [one|hard|rounds|reseat|groups ...]`

// A table on the terminal is what this is for, and an instance that cannot be read should stop it.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use kernel::seating::{
    Access, Change, Circles, Conditions, Distances, Effort, Limits, Person, Problem, Ready, Seating, compose,
    diverse_groups, reseat, rotate,
};

fn data() -> PathBuf {
    match std::env::var_os("VESTLUSRING_BENCH_DATA") {
        Some(folder) => Path::new(&folder).join("seating"),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/seating"),
    }
}

/// Processor nanoseconds of this process where the system tells, the clock elsewhere.
struct Watch(Instant, Option<u64>);

impl Watch {
    fn spent() -> Option<u64> {
        std::fs::read_to_string("/proc/self/schedstat")
            .ok()?
            .split(' ')
            .next()?
            .parse()
            .ok()
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

fn instance(name: &str, circles: usize) -> Problem {
    let text = std::fs::read_to_string(data().join(name)).expect("the instances are not there");
    let people: Vec<Person> = text
        .lines()
        .enumerate()
        .map(|(i, line)| Person {
            id: format!("{i:06}"),
            attributes: line.split(',').map(|v| v.trim().parse().ok()).collect(),
            ..Person::default()
        })
        .collect();
    Problem {
        weights: vec![1; people[0].attributes.len()],
        people,
        circles: Circles::Even(circles),
        conditions: Conditions::default(),
    }
}

/// Conditions on about 30 % of people: facilitators and scribes, two languages, an access need, together, apart, pinned.
fn hard(mut problem: Problem, salt: u64) -> Problem {
    let n = problem.people.len();
    let g = problem.circles.count();
    let mut x = salt;
    let mut next = |below: usize| {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((x >> 33) % below as u64) as usize
    };
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        order.swap(i, next(i + 1));
    }
    let mut order = order.into_iter();
    for p in &mut problem.people {
        p.languages = vec![0, 1];
    }
    let mut take = |k: usize| order.by_ref().take(k).collect::<Vec<_>>();
    // A little more than one of each per circle; they come out of the 30 % where circles are large, and are more where
    // eight people each need one.
    for i in take(g + g / 10 + 1) {
        problem.people[i].can_facilitate = true;
    }
    for i in take(g + g / 10 + 1) {
        problem.people[i].can_scribe = true;
    }
    let (only_0, only_1) = (take(n * 4 / 100), take(n * 4 / 100));
    for i in only_0 {
        problem.people[i].languages = vec![0];
    }
    for i in only_1 {
        problem.people[i].languages = vec![1];
    }
    let needy = take(n / 50);
    for i in &needy {
        problem.people[*i].needs = vec![7];
    }
    let id = |i: &usize| format!("{i:06}");
    let c = &mut problem.conditions;
    c.facilitator_each = true;
    c.scribe_each = true;
    c.shared_language = true;
    c.access = vec![Access {
        need: 7,
        ready: Ready::AtMost(needy.len().div_ceil(3)),
    }];
    c.keep_together = take(n * 8 / 100)
        .chunks(2)
        .map(|pair| pair.iter().map(id).collect())
        .collect();
    let apart = take(n * 8 / 100);
    c.keep_apart = apart
        .chunks_exact(2)
        .map(|pair| (id(&pair[0]), id(&pair[1])))
        .collect();
    c.pinned = take(n / 50)
        .iter()
        .enumerate()
        .map(|(k, i)| (id(i), k * 7 % g))
        .collect();
    problem
}

fn told(name: &str, seating: &Seating, seconds: f64) {
    let gap = seating.gap;
    println!(
        "{name:<32} gap {:.4} % {}, excess {}, {seconds:.3} s",
        gap.percent,
        if gap.proven { "proven" } else { "" },
        gap.excess
    );
}

const SIZES: [(&str, usize, &str); 3] = [
    ("syn100.int.csv", 12, "100 -> 12"),
    ("syn500.int.csv", 60, "500 -> 60"),
    ("syn10000.int.csv", 1_250, "10,000 -> 1,250"),
];

fn one() {
    for (file, g, name) in SIZES {
        for seed in 1..=3 {
            let problem = instance(file, g);
            let watch = Watch::start();
            let seating = compose(&problem, seed, Effort::NORMAL).expect("no conditions");
            told(&format!("{name}, seed {seed}"), &seating, watch.seconds());
        }
    }
}

fn hard_ones() {
    for (file, g, name) in SIZES {
        for seed in 1..=3 {
            let problem = hard(instance(file, g), seed * 77);
            // Not all can be met to the last pair, so the search of the largest would go on to its end.
            let effort = if g > 1_000 { Effort::QUICK } else { Effort::NORMAL };
            let watch = Watch::start();
            match compose(&problem, seed, effort) {
                Ok(seating) => told(&format!("{name}, hard, seed {seed}"), &seating, watch.seconds()),
                Err(e) => println!("{name}, hard, seed {seed}: {e} ({:.3} s)", watch.seconds()),
            }
        }
    }
}

fn rounds() {
    for (file, g, rounds, hosts) in [
        ("syn100.int.csv", 12, 3, false),
        ("syn100.int.csv", 12, 3, true),
        ("syn100.int.csv", 12, 6, false),
        ("syn500.int.csv", 60, 6, false),
    ] {
        for seed in 1..=3 {
            let problem = instance(file, g);
            let watch = Watch::start();
            let r = rotate(&problem, rounds, hosts, seed, Effort::NORMAL).expect("no conditions");
            let seconds = watch.seconds();
            let met: usize = r
                .rounds
                .iter()
                .flat_map(|s| &s.circles)
                .map(|c| c.len() * (c.len() - 1) / 2)
                .sum();
            println!(
                "{file} in {g}, {rounds} rounds{}, seed {seed}: {} of {met} meetings repeated, excess a round {:?}, {seconds:.2} s",
                if hosts { ", hosts stay" } else { "" },
                r.repeated,
                r.rounds.iter().map(|s| s.gap.excess).collect::<Vec<_>>(),
            );
        }
    }
}

fn absent() {
    for (file, g, name) in SIZES {
        let problem = instance(file, g);
        let seating = compose(&problem, 1, Effort::NORMAL).expect("no conditions");
        for salt in 0..3_u64 {
            let gone = |i: &usize| {
                (*i as u64 + salt * 1_000_003).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32 < (1 << 32) / 10
            };
            let absent: Vec<String> = (0..problem.people.len())
                .filter(gone)
                .map(|i| format!("{i:06}"))
                .collect();
            let missing = absent.len();
            let change = Change {
                absent,
                moved: Vec::new(),
            };
            let watch = Watch::start();
            let done = reseat(&problem, &seating, &change, 1).expect("can be repaired");
            let seconds = watch.seconds();
            let present = problem.people.len() - missing;
            told(
                &format!(
                    "{name}, {missing} absent, {} moved ({:.2} %)",
                    done.moved.len(),
                    100.0 * done.moved.len() as f64 / present as f64
                ),
                &done.seating,
                seconds,
            );
        }
    }
}

fn groups(million: u32) {
    for (name, best) in [
        ("RanInt_n120_ds_01", 51_146),
        ("RanInt_n120_ds_02", 51_372),
        ("RanInt_n120_ds_03", 50_261),
        ("RanInt_n240_ds_01", 160_596),
    ] {
        let text = std::fs::read_to_string(data().join(format!("mdgplib/{name}.txt"))).expect("not there");
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
        let n: usize = head[0].parse().unwrap();
        let limits: Vec<usize> = head[3..].iter().map(|v| v.parse().unwrap()).collect();
        let sizes: Vec<Limits> = limits
            .chunks_exact(2)
            .map(|c| Limits {
                least: c[0],
                most: c[1],
            })
            .collect();
        let mut distances = Distances::new(n).unwrap();
        for line in lines {
            let v: Vec<&str> = line.split_whitespace().collect();
            let d: f64 = v[2].parse().unwrap();
            distances
                .set(
                    v[0].parse().unwrap(),
                    v[1].parse().unwrap(),
                    (d * 1_000.0).round() as i64 / 1_000,
                )
                .unwrap();
        }
        for seed in 1..=3 {
            let watch = Watch::start();
            let found = diverse_groups(&distances, &sizes, seed, million).unwrap();
            println!(
                "{name}, seed {seed}: {} (published best {best}, {:+}), {:.1} s",
                found.value,
                found.value - best,
                watch.seconds()
            );
        }
    }
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let wants = |what: &str| asked.is_empty() || asked.iter().any(|a| a == what);
    if wants("one") {
        one();
    }
    if wants("hard") {
        hard_ones();
    }
    if wants("rounds") {
        rounds();
    }
    if wants("reseat") {
        absent();
    }
    if wants("groups") {
        groups(3_000);
    }
}
