//! The developers' commands: `cargo xtask test`, `tidy`, `l10n`, `bench`, `screenshots`.
// A command line talks to its user on standard output.
#![allow(clippy::print_stdout)]

mod bench;
mod files;
mod http;
mod l10n;
mod needs;
mod postgres;
mod run;
mod scan;
mod screenshots;
mod summary;
mod templates;
mod test;
mod tidy;
mod webdriver;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The developers' commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks everything: format, lints, tidiness, translations, and all tests on both databases and in a browser
    Test {
        /// Install nothing and run no lints or doc tests; tests that lack something are skipped and say so
        #[arg(long)]
        quick: bool,
        /// Run only the tests whose names contain one of these, and no other checks
        filter: Vec<String>,
    },
    /// Checks that the translations are whole and that pages hold no text outside them
    L10n,
    /// Checks what the code promises not to contain
    Tidy,
    /// Runs peers and us side by side, in processor seconds
    Bench {
        /// What of
        what: Bench,
        /// Only these instances
        names: Vec<String>,
    },
    /// Takes the pictures in docs/screenshots from the demonstration
    Screenshots,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bench {
    /// Fair selection
    Selection,
    /// Diverse seating
    Seating,
    /// Opinion maps
    Opinion,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Test { quick, filter } => test::run(quick, &filter),
        Command::L10n => report("l10n", l10n::faults()),
        Command::Tidy => report("tidy", tidy::faults()),
        Command::Bench { what, names } => match what {
            Bench::Selection => bench::selection(&names),
            Bench::Seating => bench::seating(),
            Bench::Opinion => bench::opinion::run(&names),
        },
        Command::Screenshots => screenshots::run().map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the faults of one check; true when there are none.
fn report(check: &str, faults: anyhow::Result<Vec<String>>) -> anyhow::Result<bool> {
    let faults = faults?;
    for fault in &faults {
        println!("{check}: {fault}");
    }
    match faults.len() {
        0 => println!("{check}: nothing to complain about"),
        1 => println!("{check}: 1 fault"),
        n => println!("{check}: {n} faults"),
    }
    Ok(faults.is_empty())
}
