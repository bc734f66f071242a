//! `vestlusring dialogue …`

use clap::Subcommand;
use domain::actor::Actor;
use domain::dialogue::list;
use web::api::dialogue::Dialogue;

use super::{Of, Printed};
use crate::outside;
use crate::serve::{Instance, public_url};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists an organisation's dialogues, drafts too, as its members see them.
    List {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        printed: Printed,
    },
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List { of, printed } => list(&of, printed).await,
        }
    }
}

async fn list(of: &Of, printed: Printed) -> anyhow::Result<()> {
    let instance = Instance::open(&of.place).await?;
    let mut tx = instance.db.read().await?;
    let organisation = of.find(&mut tx).await?;
    let entries = list::of_organisation(&mut tx, &Actor::System, &organisation.id).await?;
    drop(tx);
    instance.db.close().await;
    let (url, now) = (public_url(&of.place, None), outside::now());
    let all: Vec<Dialogue> = entries
        .iter()
        .map(|entry| Dialogue::of(&entry.dialogue, &entry.tally, &url, now))
        .collect();
    printed.list(
        &all,
        ["ID", "STATE", "STARTS (UTC)", "TAKEN", "QUESTION"],
        |one| {
            let places = one
                .places
                .capacity
                .map_or_else(String::new, |most| most.to_string());
            [
                one.id.clone(),
                format!("{:?}", one.state).to_lowercase(),
                one.starts_at.clone().unwrap_or_default(),
                format!("{}/{places}", one.places.taken),
                one.question.0.get(&one.language).cloned().unwrap_or_default(),
            ]
        },
    )
}
