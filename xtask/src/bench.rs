//! `cargo xtask bench`: a peer and us, one after the other in one run, in processor seconds. Instances and peers lie in
//! `../shared`, or where `VESTLUSRING_BENCH_DATA` and `VESTLUSRING_BENCH_PEERS` say; what is not there is skipped and said so.

pub(crate) mod opinion;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::files::root;
use crate::run::{cargo, say};

/// Instances of selection by folder, with the goals that the peer can do on them.
const SELECTION: [(&str, &[&str]); 6] = [
    ("sffixture_22", &["leximin", "maximin", "nash"]),
    ("leaders120_12", &["leximin", "maximin", "nash"]),
    ("synth200_30", &["leximin", "maximin", "nash"]),
    ("synth400_40", &["leximin"]),
    ("synth1000_100", &["leximin"]),
    ("synth10000_100", &["leximin"]),
];
/// Beyond so many people the peer takes minutes or gives up.
const PEER_UP_TO: usize = 400;

/// Sets of seating: file, circles, rounds.
const SEATING: [(&str, usize, usize); 6] = [
    ("syn100.int.csv", 12, 1),
    ("syn500.int.csv", 60, 1),
    ("syn10000.int.csv", 1_250, 1),
    ("syn100.int.csv", 12, 3),
    ("syn100.int.csv", 12, 6),
    ("syn500.int.csv", 60, 6),
];
/// Instances of MDGPLIB and the best values published.
const GROUPS: [(&str, i64); 4] = [
    ("RanInt_n120_ds_01", 51_146),
    ("RanInt_n120_ds_02", 51_372),
    ("RanInt_n120_ds_03", 50_248),
    ("RanInt_n240_ds_01", 160_596),
];
/// Million steps for these, about a minute.
const MILLION: &str = "5000";
/// Seatings drawn at random, of which the best is kept: what a patient person with a spreadsheet does.
const RANDOM: usize = 1_000;

fn folder(variable: &str, inside: &str) -> PathBuf {
    match std::env::var_os(variable) {
        Some(folder) => folder.into(),
        None => root().join("../shared").join(inside),
    }
}

fn binary() -> Result<PathBuf> {
    let built = cargo()
        .args(["build", "--release", "--package", "app", "--bin", "vestlusring"])
        .status()?;
    if !built.success() {
        bail!("the release build failed");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release/vestlusring"))
}

/// The last line that a program prints, as JSON; `None` with what it said where it fails.
fn told(command: &mut Command) -> Result<Option<Value>> {
    let done = command.output().with_context(|| format!("{command:?}"))?;
    let out = String::from_utf8_lossy(&done.stdout);
    match out.lines().last().map(serde_json::from_str) {
        Some(Ok(value)) if done.status.success() => Ok(Some(value)),
        _ => {
            let error = String::from_utf8_lossy(&done.stderr);
            println!("   {}", error.lines().last().unwrap_or("no answer"));
            Ok(None)
        }
    }
}

/// The Python that runs peers and makes sets: `VESTLUSRING_BENCH_PYTHON`, or `python3`.
fn python() -> Command {
    let python = std::env::var_os("VESTLUSRING_BENCH_PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    // One core, as for us.
    command
        .env("OMP_NUM_THREADS", "1")
        .env("OPENBLAS_NUM_THREADS", "1");
    command
}

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or(f64::NAN)
}

/// Fair selection beside the field's tool; with names only those instances.
pub(crate) fn selection(names: &[String]) -> Result<bool> {
    let (data, peers) = (
        folder("VESTLUSRING_BENCH_DATA", "data").join("selection"),
        folder("VESTLUSRING_BENCH_PEERS", "peers"),
    );
    if !data.is_dir() {
        println!("skipped: there are no instances in {}", data.display());
        return Ok(true);
    }
    let peer = peers.join("selection_sortition_algorithms.py");
    let ours = binary()?;
    say("selection: processor seconds, least chance, Gini, geometric mean");
    let mut rows = vec![
        "| instance, goal | people | ours | least, Gini, geometric mean | sortition-algorithms | least, Gini, geometric mean | ours is cheaper |"
            .to_owned(),
        "|---|---|---|---|---|---|---|".to_owned(),
    ];
    for (name, goals) in SELECTION {
        if !names.is_empty() && !names.iter().any(|n| n == name) {
            continue;
        }
        let seats = name.rsplit('_').next().unwrap_or_default();
        let folder = data.join(name);
        for goal in goals {
            let us = told(
                Command::new(&ours)
                    .args(["selection", "draw", "--json", "--seats", seats, "--goal", goal])
                    .arg("--categories")
                    .arg(folder.join("categories.csv"))
                    .arg("--respondents")
                    .arg(folder.join("respondents.csv")),
            )?
            .context("our own command gave no answer")?;
            let people = us["probabilities"].as_array().map_or(0, Vec::len);
            let them = if peer.is_file() && people <= PEER_UP_TO {
                told(python().arg(&peer).arg(&folder).args([seats, goal, "highspy"]))?
            } else {
                None
            };
            let row = format!(
                "| {name}, {goal} | {people} | {} | {} | {} |",
                selected(&us),
                them.as_ref().map_or("– | –".to_owned(), selected),
                them.as_ref().map_or("–".to_owned(), |them| {
                    format!("{:.0} ×", number(them, "cpu_s") / number(&us, "cpu_s").max(1e-6))
                })
            );
            println!("{row}");
            rows.push(row);
        }
    }
    println!("\n{}", rows.join("\n"));
    Ok(true)
}

fn selected(told: &Value) -> String {
    format!(
        "{:.3} s | {:.4}, {:.4}, {:.6}",
        number(told, "cpu_s"),
        number(told, "min"),
        number(told, "gini"),
        number(told, "geometric_mean")
    )
}

/// Diverse seating beside the best of a thousand random seatings.
pub(crate) fn seating() -> Result<bool> {
    let data = folder("VESTLUSRING_BENCH_DATA", "data").join("seating");
    if !data.is_dir() {
        println!("skipped: there are no instances in {}", data.display());
        return Ok(true);
    }
    let ours = binary()?;
    say("seating: processor seconds, gap to the most differences there could be, repeated meetings");
    let mut rows = vec![
        "| people, circles, rounds | ours | gap | excess | repeated | best of a thousand at random: excess |"
            .to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    for (name, circles, rounds) in SEATING {
        let file = data.join(name);
        let us = told(
            Command::new(&ours)
                .args(["seating", "compose", "--json", "--no-header"])
                .args(["--circles", &circles.to_string(), "--rounds", &rounds.to_string()])
                .arg(&file),
        )?
        .context("our own command gave no answer")?;
        let mut random = "–".to_owned();
        if rounds == 1 {
            let people = read(&std::fs::read_to_string(&file)?);
            let plan: Vec<usize> = us["rounds"][0]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|c| usize::try_from(c.as_u64()?).ok())
                .collect();
            let (best, seconds) = best_of_random(&people, circles);
            let got = alike(&people, &plan, circles);
            let excess = us["excess"].as_i64().unwrap_or(0);
            let best = i64::try_from(best).unwrap_or(i64::MAX) - i64::try_from(got).unwrap_or(0) + excess;
            random = format!("{best} ({seconds:.3} s)");
        }
        let row = format!(
            "| {}, {circles}, {rounds} | {:.3} s | {:.3} % | {} | {} | {random} |",
            name.trim_start_matches("syn").trim_end_matches(".int.csv"),
            number(&us, "cpu_s"),
            number(&us, "gap_percent"),
            us["excess"],
            us["repeated_meetings"]
        );
        println!("{row}");
        rows.push(row);
    }
    println!("\n{}\n", rows.join("\n"));
    for (name, published) in GROUPS {
        println!("{name}, published best {published}");
        let file = data.join("mdgplib").join(name).with_extension("txt");
        let us = told(
            Command::new(&ours)
                .args(["seating", "compose", "--json", "--million", MILLION])
                .arg("--distances")
                .arg(&file),
        )?
        .context("our own command gave no answer")?;
        let value = us["value"].as_i64().unwrap_or(0);
        println!(
            "   Vestlusring            {:>9.3} s   {value} ({:+})",
            number(&us, "cpu_s"),
            value - published
        );
    }
    say("seating under hard conditions on 30 % of people, and after 10 % did not come");
    figures("seating_figures", &["hard", "reseat"])?;
    Ok(true)
}

/// What only the kernel's own example measures.
fn figures(example: &str, arguments: &[&str]) -> Result<()> {
    let done = cargo()
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "kernel",
            "--example",
            example,
        ])
        .args(arguments)
        .status()?;
    if !done.success() {
        bail!("the figures of {example} failed");
    }
    Ok(())
}

fn read(text: &str) -> Vec<Vec<u32>> {
    let row = |line: &str| line.split(',').map(|v| v.trim().parse().unwrap_or(0)).collect();
    text.lines().filter(|l| !l.trim().is_empty()).map(row).collect()
}

/// Pairs of the same value within circles, over all fields.
fn alike(people: &[Vec<u32>], plan: &[usize], circles: usize) -> u64 {
    let mut pairs = 0;
    for field in 0..people.first().map_or(0, Vec::len) {
        let mut count = std::collections::BTreeMap::<(usize, u32), u64>::new();
        for (person, circle) in people.iter().zip(plan) {
            *count.entry((*circle % circles, person[field])).or_default() += 1;
        }
        pairs += count.values().map(|n| n * (n - 1) / 2).sum::<u64>();
    }
    pairs
}

fn best_of_random(people: &[Vec<u32>], circles: usize) -> (u64, f64) {
    let begun = std::time::Instant::now();
    let mut state: u64 = 1;
    let mut below = |bound: usize| {
        // Knuth's linear congruential generator; good enough for a shuffle that nobody depends on.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % bound as u64).unwrap_or(0)
    };
    let mut plan: Vec<usize> = (0..people.len()).map(|i| i % circles).collect();
    let mut best = u64::MAX;
    for _ in 0..RANDOM {
        for i in (1..plan.len()).rev() {
            plan.swap(i, below(i + 1));
        }
        best = best.min(alike(people, &plan, circles));
    }
    (best, begun.elapsed().as_secs_f64())
}
