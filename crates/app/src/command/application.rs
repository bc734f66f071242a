//! `vestlusring application …`

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::application::{list, people};
use domain::context;
use web::api::application::{Application, ApplicationWhole};
use web::api::entry::{ApplicationStanding, ApplicationToEnter};
use web::api::registration::PlaceState;

use super::{Printed, line, told};
use crate::config::Place;
use crate::serve::Instance;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the applications that were handed in, with names and addresses.
    List {
        #[command(flatten)]
        to: To,
        #[command(flatten)]
        printed: Printed,
        /// Only those whose place stands so: registered, offered, confirmed, …
        #[arg(long, value_parser = standing)]
        standing: Option<PlaceState>,
    },
    /// Shows an application: where it stands and what became of it; with `--json` its answers, too.
    Show {
        #[command(flatten)]
        to: To,
        #[command(flatten)]
        printed: Printed,
        /// The application's id; `vestlusring application list` shows it.
        application: String,
    },
    /// Enters an application from a file as the API takes it. The same file twice is one application.
    Enter {
        #[command(flatten)]
        to: To,
        /// The file; `-` reads from standard input.
        #[arg(long = "json", value_name = "FILE")]
        file: PathBuf,
    },
}

/// Where the data is, and which programme.
#[derive(Debug, Args)]
pub(crate) struct To {
    #[command(flatten)]
    place: Place,
    /// The programme's id; `vestlusring programme list` shows it.
    programme: String,
}

fn standing(word: &str) -> Result<PlaceState, String> {
    PlaceState::parse(word).ok_or_else(|| format!("{word} is no standing"))
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List {
                to,
                printed,
                standing,
            } => list(&to, printed, standing).await,
            Command::Show {
                to,
                printed,
                application,
            } => show(&to, printed, &application).await,
            Command::Enter { to, file } => enter(&to, &file).await,
        }
    }
}

async fn list(to: &To, printed: Printed, standing: Option<PlaceState>) -> anyhow::Result<()> {
    let instance = Instance::open(&to.place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, &to.programme).await?;
    let (seen, _) = list::all(&mut tx, &Actor::System, &programme).await?;
    drop(tx);
    instance.db.close().await;
    let mut all: Vec<Application> = seen.iter().filter_map(Application::of).collect();
    all.retain(|one| standing.is_none_or(|wanted| wanted == one.standing));
    let columns = ["ID", "CODE", "STANDING", "NAME", "EMAIL", "EMPLOYER"];
    printed.list(&all, columns, |one| {
        [
            one.id.clone(),
            one.code.clone(),
            one.standing.word(),
            one.name.clone(),
            one.email.clone(),
            one.employer.clone(),
        ]
    })
}

async fn show(to: &To, printed: Printed, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(&to.place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, &to.programme).await?;
    let whole = ApplicationWhole::load(&mut tx, &Actor::System, &programme, id).await;
    let whole = whole.map_err(told)?;
    drop(tx);
    instance.db.close().await;
    let one = &whole.application;
    let mut lines = vec![
        line("name", &one.name),
        line("id", &one.id),
        line("code", &one.code),
        line("standing", one.standing.word()),
        line("email", &one.email),
        line("phone", &one.phone),
        line("employer", &one.employer),
        line("municipality", &one.municipality),
    ];
    for step in &whole.history {
        let by = step.by.clone().unwrap_or_default();
        lines.push(line(&step.at, format!("{}  {by}", step.became.word()).trim_end()));
    }
    printed.one(&whole, lines)
}

async fn enter(to: &To, file: &Path) -> anyhow::Result<()> {
    let text = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin()).context("standard input")?
    } else {
        std::fs::read_to_string(file).with_context(|| file.display().to_string())?
    };
    let sent: ApplicationToEnter =
        serde_json::from_str(&text).with_context(|| format!("{} as an application", file.display()))?;
    let instance = Instance::open(&to.place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, &to.programme).await?;
    let entered = sent.read(&mut tx, &programme, &context::hash(&text)).await;
    let entered = entered.map_err(told)?;
    let made = people::enter(&mut tx, &mut ctx, &Actor::System, &programme.id, &entered).await;
    let made = made.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    let made = ApplicationStanding::of(&made)?;
    // What a program reads is what the API would answer it.
    Printed { json: true }.one(&made, Vec::new())
}
