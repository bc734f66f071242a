//! An oracle that shares nothing with us: HiGHS, by way of Debian's SciPy, on pools too large to list every panel of.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use kernel::selection::{Problem, best, lottery};
use serde_json::{Value, json};

use crate::highest::large;
use crate::instances::instance;

/// A Python that has SciPy, or `None` and a word about it, for those who run the tests by hand too.
#[allow(clippy::print_stdout)]
fn python() -> Option<&'static str> {
    let has = |python: &&str| {
        let asked = Command::new(python)
            .args(["-c", "from scipy.optimize import milp"])
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    };
    let found = ["/usr/bin/python3", "python3"].into_iter().find(has);
    if found.is_none() {
        let line = "selection: no SciPy (python3-scipy), so nothing is compared with HiGHS";
        println!("skipped: {line}");
        if let Some(log) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
            let mut options = std::fs::OpenOptions::new();
            let mut file = options.append(true).create(true).open(log).unwrap();
            writeln!(file, "{line}").unwrap();
        }
    }
    found
}

/// The rows of a problem: one variable for each person, and a helper for each value of which there should be many.
fn rows(problem: &Problem) -> Value {
    let (people, conditions) = (problem.candidates(), problem.conditions());
    let n = people.iter().count();
    let mut having: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (i, person) in people.iter().enumerate() {
        for value in &person.values {
            having.entry(value.clone()).or_default().push(i);
        }
    }
    let row = |at: Vec<usize>, by: Vec<f64>, least: usize, most: usize| json!({"at": at, "by": by, "least": least, "most": most});
    let ones = |n: usize| vec![1.0; n];
    let places = conditions.places;
    let mut rows = vec![row((0..n).collect(), ones(n), places, places)];
    for (value, limits) in &conditions.limits {
        let at = having.get(value).cloned().unwrap_or_default();
        rows.push(row(
            at.clone(),
            ones(at.len()),
            limits.least(),
            limits.most().min(places),
        ));
    }
    for ((category, _), at) in &having {
        if conditions.one_per.contains_key(category) {
            rows.push(row(at.clone(), ones(at.len()), 0, 1));
        }
    }
    let mut helpers = 0;
    for (category, least) in &conditions.spread {
        let from = n + helpers;
        for ((_, at), helper) in having.iter().filter(|((c, _), _)| c == category).zip(from..) {
            // A helper is 1 only if somebody has its value.
            let mut by = ones(at.len());
            by.push(-1.0);
            let mut at = at.clone();
            at.push(helper);
            rows.push(row(at, by, 0, places));
            helpers += 1;
        }
        rows.push(row(
            (from..n + helpers).collect(),
            ones(n + helpers - from),
            *least,
            helpers,
        ));
    }
    let scores: Vec<f64> = people
        .iter()
        .map(|p| p.score.map_or(0.0, |s| s.value()))
        .collect();
    json!({"people": n, "helpers": helpers, "rows": rows, "scores": scores})
}

fn ask(python: &str, problem: &Problem) -> Value {
    let mut child = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/selection/highs.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(rows(problem).to_string().as_bytes())
        .unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Whether there was any panel.
fn same(python: &str, name: &str, problem: &Problem) -> bool {
    let oracle = ask(python, problem);
    let ours = best(problem);
    let Some(total) = oracle["best"].as_f64() else {
        assert!(ours.is_err(), "{name}: HiGHS finds no panel");
        return false;
    };
    let ours = ours.unwrap().total.value();
    assert!((ours - total).abs() < 1e-6, "{name}: {ours} and HiGHS {total}");
    let chances = lottery(problem).unwrap();
    let least = chances
        .chances()
        .map(|(_, chance)| chance)
        .filter(|chance| *chance > 0.0);
    let (least, level) = (least.fold(1.0, f64::min), oracle["least"].as_f64().unwrap());
    assert!((least - level).abs() < 1e-6, "{name}: {least} and HiGHS {level}");
    true
}

#[test]
fn highs_finds_nothing_better() {
    let Some(python) = python() else { return };
    for name in [
        "example_small_20",
        "leaders60_12",
        "leaders120_12",
        "sffixture_22",
    ] {
        if let Some((problem, _)) = instance(name) {
            assert!(same(python, name, &problem), "{name}");
        }
    }
    let mut panels = 0;
    for (n, places) in [(25, 8), (60, 12), (90, 12)] {
        for seed in 0..4 {
            panels += u32::from(same(
                python,
                &format!("{n} {places} {seed}"),
                &large(n, places, seed),
            ));
        }
    }
    // Else nothing was compared.
    assert!(panels >= 4, "{panels}");
}
