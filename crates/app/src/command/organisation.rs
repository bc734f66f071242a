//! `vestlusring organisation …`

use clap::Subcommand;
use domain::organisation;
use web::api::organisation::Organisation;

use super::Printed;
use crate::config::Place;
use crate::serve::Instance;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the organisations by name.
    List {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        printed: Printed,
    },
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List { place, printed } => list(&place, printed).await,
        }
    }
}

async fn list(place: &Place, printed: Printed) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut tx = instance.db.read().await?;
    let all = organisation::all(&mut tx).await?;
    drop(tx);
    instance.db.close().await;
    let all: Vec<Organisation> = all.iter().map(Organisation::of).collect();
    printed.list(&all, ["SLUG", "NAME", "EMAIL"], |one| {
        [one.slug.clone(), one.name.clone(), one.email.clone()]
    })
}
