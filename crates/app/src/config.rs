//! The command line and the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use store::db::Source;

use crate::command::{
    application, attendance, certificate, dialogue, organisation, programme, report, selection, token,
};
use crate::plain::{compose, opinion};

/// Structured community dialogue: planned, invited to, held, answered.
#[derive(Debug, Parser)]
#[command(name = "vestlusring", version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Runs the server.
    Serve(Options),
    /// Runs the server with a lived-in demo; fills an empty data directory first.
    Demo(Options),
    /// Brings the database up to date and stops.
    Migrate(Place),
    /// Prints a new one-time link for the first set-up; earlier ones stop working.
    SetUpLink(Place),
    /// Prints a link with which a person can log in once, for twenty minutes.
    LogInLink {
        #[command(flatten)]
        place: Place,
        /// The person's e-mail address.
        email: String,
    },
    /// Organisations of this installation.
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// Dialogues of an organisation.
    #[command(subcommand)]
    Dialogue(dialogue::Command),
    /// Programmes of an organisation.
    #[command(subcommand)]
    Programme(programme::Command),
    /// Applications to a programme.
    #[command(subcommand)]
    Application(application::Command),
    /// Who gets a place in a programme.
    #[command(subcommand)]
    Selection(selection::Command),
    /// Who sits with whom, out of plain files.
    #[command(subcommand)]
    Seating(compose::Command),
    /// Where people stand, out of plain files.
    #[command(subcommand)]
    Opinion(opinion::Command),
    /// Who was at a programme's meetings.
    #[command(subcommand)]
    Attendance(attendance::Command),
    /// Certificates of a programme.
    #[command(subcommand)]
    Certificate(certificate::Command),
    /// A programme's report.
    #[command(subcommand)]
    Report(report::Command),
    /// API tokens of an organisation.
    #[command(subcommand)]
    Token(token::Command),
}

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub(crate) struct Place {
    /// Directory of the database file and the instance's key.
    #[arg(long, env = "VESTLUSRING_DATA", default_value = "data")]
    pub(crate) data: PathBuf,
    /// `postgres://user:password@host/database`, instead of the file in the data directory.
    #[arg(long, env = "VESTLUSRING_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// Address under which people reach the server; links in mails start with it.
    #[arg(long, env = "VESTLUSRING_PUBLIC_URL")]
    pub(crate) public_url: Option<String>,
}

impl Place {
    /// The database.
    pub(crate) fn source(&self) -> Source {
        match &self.database {
            Some(url) => Source::Postgres(url.clone()),
            None => Source::Sqlite(self.data.join("vestlusring.sqlite")),
        }
    }
}

/// How the server runs.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Address and port to listen on.
    #[arg(long, env = "VESTLUSRING_LISTEN", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Mail server, for instance `smtp://user:password@mail.example.ee`; without one mails are shown in the outbox.
    #[arg(long, env = "VESTLUSRING_SMTP", hide_env_values = true)]
    pub(crate) smtp: Option<String>,
    /// Sender of mails.
    #[arg(
        long,
        env = "VESTLUSRING_MAIL_FROM",
        default_value = "vestlusring@localhost.localdomain"
    )]
    pub(crate) mail_from: String,
}
