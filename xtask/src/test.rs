//! `cargo xtask test`: every check there is, in the order in which they fail fastest.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::needs::Machine;
use crate::postgres::Postgres;
use crate::run::{cargo, cargo_has, is_root, say, tee};
use crate::summary::{Count, Runner, count};
use crate::{l10n, needs, report, tidy};

/// How one step ended.
enum End {
    Well,
    Badly,
    /// Not done, and why.
    Skipped(&'static str),
}

#[derive(Default)]
struct Steps {
    lines: Vec<String>,
    failed: bool,
}

impl Steps {
    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<End>) {
        say(name);
        let start = Instant::now();
        let end = work().unwrap_or_else(|error| {
            println!("error: {error:#}");
            End::Badly
        });
        self.failed |= matches!(end, End::Badly);
        self.lines.push(line(name, &end, start.elapsed()));
    }
}

fn line(name: &str, end: &End, took: Duration) -> String {
    let word = match end {
        End::Well => "ok".to_owned(),
        End::Badly => "FAILED".to_owned(),
        End::Skipped(why) => format!("skipped: {why}"),
    };
    format!("{name:<22} {:>8.1} s  {word}", took.as_secs_f32())
}

/// Runs the checks; true when all went well. With a filter, only the tests that it names.
pub(crate) fn run(quick: bool, filter: &[String]) -> Result<bool> {
    let mut steps = Steps::default();
    if !quick {
        needs::install();
    }
    if filter.is_empty() {
        if !quick {
            steps.step("formatting", formatting);
            steps.step("clippy", clippy);
        }
        steps.step("tidy", || report("tidy", tidy::faults()).map(end));
        steps.step("l10n", || report("l10n", l10n::faults()).map(end));
    }
    let machine = needs::machine();
    let mut postgres = None;
    steps.step("start PostgreSQL", || {
        let Some(programs) = &machine.postgres else {
            return Ok(End::Skipped(
                "its programs are not installed; tests use SQLite alone",
            ));
        };
        let started = Postgres::start(programs)?;
        println!("{}", started.url());
        postgres = Some(started);
        Ok(End::Well)
    });
    let environment = Environment::new(&machine, postgres.as_ref())?;
    let mut total = Count::default();
    steps.step("tests", || tests(&environment, filter, &mut total));
    if filter.is_empty() && !quick && cargo_has("nextest") {
        steps.step("doc tests", || {
            let mut command = cargo();
            command.args(["test", "--workspace", "--doc", "--no-fail-fast"]);
            counted(&environment, command, Runner::Libtest, false, &mut total)
        });
    }
    if postgres.is_some() {
        steps.step("stop PostgreSQL", || {
            drop(postgres.take());
            Ok(End::Well)
        });
    }
    let skips = environment.skips()?;
    summarise(&steps, total, &skips);
    Ok(!steps.failed && total.failed == 0)
}

fn end(good: bool) -> End {
    if good { End::Well } else { End::Badly }
}

fn formatting() -> Result<End> {
    if !cargo_has("fmt") {
        return Ok(End::Skipped(
            "rustfmt is not installed: rustup component add rustfmt",
        ));
    }
    let good = cargo()
        .args(["fmt", "--all", "--check"])
        .status()
        .context("cargo fmt")?
        .success();
    Ok(end(good))
}

fn clippy() -> Result<End> {
    if !cargo_has("clippy") {
        return Ok(End::Skipped(
            "clippy is not installed: rustup component add clippy",
        ));
    }
    let mut command = cargo();
    command.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    Ok(end(command.status().context("cargo clippy")?.success()))
}

fn tests(environment: &Environment, filter: &[String], total: &mut Count) -> Result<End> {
    let mut command = cargo();
    let runner = if cargo_has("nextest") {
        command
            .args(["nextest", "run", "--workspace", "--no-fail-fast"])
            .args(filter);
        Runner::Nextest
    } else {
        println!("cargo-nextest is not installed; using cargo test.");
        command
            .args(["test", "--workspace", "--no-fail-fast", "--"])
            .args(filter);
        Runner::Libtest
    };
    counted(environment, command, runner, !filter.is_empty(), total)
}

/// Runs a test runner and adds up what it says.
fn counted(
    environment: &Environment,
    mut command: Command,
    runner: Runner,
    filtered: bool,
    total: &mut Count,
) -> Result<End> {
    environment.give(&mut command);
    let (good, said) = tee(&mut command)?;
    let mut found = count(runner, &said, filtered).unwrap_or_default();
    if !good && found.failed == 0 {
        // It did not come to count, say because something does not compile. No failure may look like none.
        found.failed = 1;
    }
    *total += found;
    Ok(end(good))
}

/// What the tests learn about this machine.
struct Environment {
    variables: Vec<(&'static str, String)>,
    skip_log: tempfile::NamedTempFile,
}

impl Environment {
    fn new(machine: &Machine, postgres: Option<&Postgres>) -> Result<Self> {
        let skip_log = tempfile::NamedTempFile::new().context("a temporary file")?;
        let mut variables = vec![("VESTLUSRING_SKIP_LOG", skip_log.path().display().to_string())];
        // The same random cases every time, so that a change is judged by itself; another seed, set by whoever looks for
        // more, is kept.
        if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
            variables.push(("PROPTEST_RNG_SEED", "20231004".to_owned()));
        }
        if let Some(postgres) = postgres {
            variables.push(("VESTLUSRING_TEST_POSTGRES", postgres.url()));
        }
        if let Some(path) = &machine.chromedriver {
            variables.push(("VESTLUSRING_TEST_CHROMEDRIVER", path.display().to_string()));
        }
        if let Some(path) = &machine.chromium {
            variables.push(("VESTLUSRING_TEST_CHROMIUM", path.display().to_string()));
        }
        if is_root() {
            // Chromium refuses to run its sandbox as root.
            variables.push(("VESTLUSRING_TEST_NO_SANDBOX", "1".to_owned()));
        }
        Ok(Self { variables, skip_log })
    }

    fn give(&self, command: &mut Command) {
        command.envs(self.variables.iter().map(|(k, v)| (*k, v.as_str())));
    }

    /// Why tests skipped themselves, one line per test.
    fn skips(&self) -> Result<Vec<String>> {
        let text =
            std::fs::read_to_string(self.skip_log.path()).context("reading the log of skipped tests")?;
        Ok(text
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(str::to_owned)
            .collect())
    }
}

/// Ends with the one line that matters.
fn summarise(steps: &Steps, mut total: Count, skips: &[String]) {
    say("Summary");
    for line in &steps.lines {
        println!("{line}");
    }
    for skip in skips {
        println!(
            "{}",
            if skip.starts_with("skipped") {
                skip.clone()
            } else {
                format!("skipped: {skip}")
            }
        );
    }
    // To the runner, a test that skipped itself is one that passed.
    let hidden = skips.len().min(total.passed);
    total.passed -= hidden;
    total.skipped += hidden;
    println!("{total}");
}
