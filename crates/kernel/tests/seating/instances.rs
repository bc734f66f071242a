//! The public instances beside the repository, where they are there.

use std::path::PathBuf;

use kernel::seating::{
    Change, Circles, Conditions, Effort, Person, Problem, compose, reseat, rotate, shares,
};

use crate::SHORT;
use crate::checker::{check, repeated};

/// A file of the instances, or `None` and a word about it, for those who run the tests by hand too.
#[allow(clippy::print_stdout)]
fn read(name: &str) -> Option<String> {
    let folder = std::env::var_os("VESTLUSRING_BENCH_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join("seating").join(name);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return Some(text);
    }
    let line = format!("seating: no ../shared/data/seating/{name}");
    println!("skipped: {line}");
    if let Some(log) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(log)
            .unwrap();
        writeln!(file, "{line}").unwrap();
    }
    None
}

fn instance(name: &str, circles: usize) -> Option<Problem> {
    let text = read(name)?;
    let people: Vec<Person> = text
        .lines()
        .enumerate()
        .map(|(i, line)| Person {
            id: crate::id(i),
            attributes: line.split(',').map(|v| Some(v.trim().parse().unwrap())).collect(),
            ..Person::default()
        })
        .collect();
    Some(Problem {
        weights: vec![1; people[0].attributes.len()],
        people,
        circles: Circles::Even(circles),
        conditions: Conditions::default(),
    })
}

#[test]
fn a_hundred_and_five_hundred_reach_the_bound() {
    for (name, circles) in [("syn100.int.csv", 12), ("syn500.int.csv", 60)] {
        let Some(problem) = instance(name, circles) else {
            return;
        };
        let seating = compose(&problem, 1, Effort::NORMAL).unwrap();
        check(&problem, &seating);
        assert!(seating.gap.proven, "{name}: {:?}", seating.gap);
        // All values are spread evenly then, and the picture says so.
        for share in shares(&problem, &seating.circles) {
            let even = share.least..=share.most;
            assert!(share.counts.iter().all(|k| even.contains(k)), "{share:?}");
        }
    }
}

#[test]
fn ten_thousand_within_half_a_per_cent_and_repaired() {
    let Some(problem) = instance("syn10000.int.csv", 1_250) else {
        return;
    };
    let seating = compose(&problem, 1, SHORT).unwrap();
    check(&problem, &seating);
    assert!(seating.gap.percent < 0.5, "{:?}", seating.gap);

    let absent: Vec<String> = (0..10_000).step_by(10).map(crate::id).collect();
    let change = Change {
        absent: absent.clone(),
        moved: Vec::new(),
    };
    let done = reseat(&problem, &seating, &change, 1).unwrap();
    let mut present = problem;
    present.people.retain(|p| !absent.contains(&p.id));
    check(&present, &done.seating);
    assert!(
        done.moved.len() * 20 <= present.people.len(),
        "{} moved",
        done.moved.len()
    );
    assert!(done.seating.gap.percent < 1.0, "{:?}", done.seating.gap);
}

#[test]
fn three_rounds_of_a_hundred_without_a_repeat() {
    let Some(problem) = instance("syn100.int.csv", 12) else {
        return;
    };
    let rotation = rotate(&problem, 3, false, 1, Effort::NORMAL).unwrap();
    assert_eq!(repeated(&rotation.rounds), 0);
    assert_eq!(rotation.repeated, 0);
    for seating in &rotation.rounds {
        check(&problem, seating);
    }
}

#[test]
fn six_rounds_of_a_hundred_without_a_repeat() {
    let Some(problem) = instance("syn100.int.csv", 12) else {
        return;
    };
    let effort = Effort {
        steps_per_person: 4_000,
    };
    for hosts in [false, true] {
        let rotation = rotate(&problem, 6, hosts, 1, effort).unwrap();
        assert_eq!(repeated(&rotation.rounds), 0);
        for seating in &rotation.rounds {
            check(&problem, seating);
            assert!(seating.gap.percent < 4.5, "{:?}", seating.gap);
            for (c, host) in rotation.hosts.iter().enumerate() {
                assert!(seating.circles[c].contains(host));
            }
        }
    }
}

#[test]
fn six_rounds_of_five_hundred_without_a_repeat() {
    let Some(problem) = instance("syn500.int.csv", 60) else {
        return;
    };
    let rotation = rotate(&problem, 6, false, 1, SHORT).unwrap();
    assert_eq!(repeated(&rotation.rounds), 0);
    for seating in &rotation.rounds {
        check(&problem, seating);
        assert!(seating.gap.percent < 1.0, "{:?}", seating.gap);
    }
}
