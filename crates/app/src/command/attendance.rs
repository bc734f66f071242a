//! `vestlusring attendance …`

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::cohort::attendance::{self, Mark};
use web::api::attendance::Participant;

use super::{Printed, told};
use crate::config::Place;
use crate::serve::Instance;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists who takes part, and who was at a meeting.
    List {
        #[command(flatten)]
        at: At,
        #[command(flatten)]
        printed: Printed,
    },
    /// Notes whether somebody was at a meeting.
    Set {
        #[command(flatten)]
        at: At,
        /// The application's id; `vestlusring attendance list` shows it.
        application: String,
        /// What to note; `none` takes the note back.
        #[arg(value_parser = PossibleValuesParser::new(Mark::ALL.map(Mark::as_str).into_iter().chain(["none"])))]
        mark: String,
    },
}

/// Where the data is, and which meeting.
#[derive(Debug, Args)]
pub(crate) struct At {
    #[command(flatten)]
    place: Place,
    /// The programme's id; `vestlusring programme list` shows it.
    programme: String,
    /// The meeting's id; `vestlusring programme show` shows it.
    meeting: String,
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List { at, printed } => list(&at, printed).await,
            Command::Set {
                at,
                application,
                mark,
            } => set(&at, &application, Mark::parse(&mark)).await,
        }
    }
}

async fn list(at: &At, printed: Printed) -> anyhow::Result<()> {
    let instance = Instance::open(&at.place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, &at.programme).await?;
    let sheet = attendance::sheet(&mut tx, &Actor::System, &programme.id, &at.meeting).await;
    let sheet = sheet.map_err(told)?;
    drop(tx);
    instance.db.close().await;
    let all: Vec<Participant> = sheet.lines.iter().map(Participant::of).collect();
    printed.list(&all, ["APPLICATION", "MARK", "NAME"], |one| {
        let mark = one.mark.map(|mark| Mark::from(mark).as_str());
        [
            one.application.clone(),
            mark.unwrap_or("").to_owned(),
            one.name.clone(),
        ]
    })
}

async fn set(at: &At, application: &str, mark: Option<Mark>) -> anyhow::Result<()> {
    let instance = Instance::open(&at.place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, &at.programme).await?;
    let (actor, id) = (&Actor::System, &programme.id);
    let done = attendance::mark(&mut tx, &mut ctx, actor, id, &at.meeting, application, mark).await;
    done.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    Ok(())
}
