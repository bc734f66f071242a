//! The binary `vestlusring`: configuration, wiring, command line. The only place that reads the clock and makes
//! randomness.

mod command;
mod config;
mod demo;
mod outside;
mod plain;
mod serve;

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use config::{Cli, Command};
use plain::Ended;

/// So long the program waits at its end for searches that still run; nothing of theirs is kept.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("VESTLUSRING_LOG")
                .unwrap_or_else(|_| "info,sqlx=warn".into()),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return ended(Err(error.into())),
    };
    let code = runtime.block_on(run(cli));
    runtime.shutdown_timeout(PATIENCE);
    code
}

async fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Selection(command) => return ended(command.run().await),
        Command::Seating(command) => return ended(command.run()),
        Command::Opinion(command) => return ended(command.run()),
        Command::Serve(options) => serve::serve(options, false).await,
        Command::Demo(options) => serve::serve(options, true).await,
        Command::Migrate(place) => serve::migrate(place).await,
        Command::SetUpLink(place) => serve::set_up_link(place).await,
        Command::LogInLink { place, email } => serve::log_in_link(place, &email).await,
        Command::Organisation(command) => command.run().await,
        Command::Dialogue(command) => command.run().await,
        Command::Programme(command) => command.run().await,
        Command::Application(command) => command.run().await,
        Command::Attendance(command) => command.run().await,
        Command::Certificate(command) => command.run().await,
        Command::Report(command) => command.run().await,
        Command::Token(command) => command.run().await,
    };
    ended(done.map(|()| Ended::Found))
}

fn ended(done: anyhow::Result<Ended>) -> ExitCode {
    match done {
        Ok(Ended::Found) => ExitCode::SUCCESS,
        Ok(Ended::Impossible) => ExitCode::from(2),
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
