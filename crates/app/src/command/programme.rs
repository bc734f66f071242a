//! `vestlusring programme …`

use clap::Subcommand;
use domain::actor::Actor;
use domain::programme::{self, life, tally};
use web::api::programme::{Programme, ProgrammePlan};

use super::{Of, Printed, line, told};
use crate::config::Place;
use crate::outside;
use crate::serve::{Instance, public_url, say};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists an organisation's programmes, drafts too.
    List {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        printed: Printed,
    },
    /// Shows a programme; with `--json` its whole plan.
    Show {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        printed: Printed,
        /// The programme's id; `vestlusring programme list` shows it.
        programme: String,
    },
    /// Starts a second cohort: a draft with everything but dates, people and results. Prints its id.
    Copy {
        #[command(flatten)]
        place: Place,
        /// The programme's id.
        programme: String,
    },
    /// Makes a programme public. Its call opens and closes by time. Prints its address.
    Publish {
        #[command(flatten)]
        place: Place,
        /// The programme's id.
        programme: String,
    },
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List { of, printed } => list(&of, printed).await,
            Command::Show {
                place,
                printed,
                programme,
            } => show(&place, printed, &programme).await,
            Command::Copy { place, programme } => copy(&place, &programme).await,
            Command::Publish { place, programme } => publish(&place, &programme).await,
        }
    }
}

async fn list(of: &Of, printed: Printed) -> anyhow::Result<()> {
    let instance = Instance::open(&of.place).await?;
    let mut tx = instance.db.read().await?;
    let organisation = of.find(&mut tx).await?;
    let found = programme::of_organisation(&mut tx, &Actor::System, &organisation.id).await?;
    let (url, now) = (public_url(&of.place, None), outside::now());
    let mut all = Vec::with_capacity(found.len());
    for programme in &found {
        let tally = tally::of(&mut tx, programme).await?;
        all.push(Programme::of(programme, &tally, &url, now));
    }
    drop(tx);
    instance.db.close().await;
    let columns = ["ID", "STATE", "CLOSES (UTC)", "APPLIED", "IN", "TITLE"];
    printed.list(&all, columns, |one| {
        [
            one.id.clone(),
            format!("{:?}", one.state).to_lowercase(),
            one.call.closes_at.clone().unwrap_or_default(),
            one.people.applied.to_string(),
            taking_part(one),
            title(one),
        ]
    })
}

fn taking_part(one: &Programme) -> String {
    let places = one.call.places.map_or_else(String::new, |most| most.to_string());
    format!("{}/{places}", one.people.taking_part)
}

fn title(one: &Programme) -> String {
    one.title.0.get(&one.language).cloned().unwrap_or_default()
}

async fn show(place: &Place, printed: Printed, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, id).await?;
    let (url, now) = (public_url(place, None), outside::now());
    let plan = ProgrammePlan::load(&mut tx, &programme, &url, now).await?;
    drop(tx);
    instance.db.close().await;
    let one = &plan.programme;
    let time = |at: &Option<String>| at.clone().unwrap_or_default();
    let mut lines = vec![
        line("title", title(one)),
        line("id", &one.id),
        line("address", &one.url),
        line("state", format!("{:?}", one.state).to_lowercase()),
        line("call opens", time(&one.call.opens_at)),
        line("call closes", time(&one.call.closes_at)),
        line("applied", one.people.applied),
        line("taking part", taking_part(one)),
    ];
    for meeting in &plan.meetings {
        let called = meeting.title.0.get(&one.language).cloned().unwrap_or_default();
        let said = [meeting.id.clone(), time(&meeting.starts_at), called].join("  ");
        lines.push(line(&format!("{:?}", meeting.kind).to_lowercase(), said));
    }
    printed.one(&plan, lines)
}

async fn copy(place: &Place, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, id).await?;
    let made = life::copy(&mut tx, &mut ctx, &Actor::System, &programme.id).await;
    let made = made.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    say(&made);
    Ok(())
}

async fn publish(place: &Place, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, id).await?;
    let done = life::publish(&mut tx, &mut ctx, &Actor::System, &programme.id).await;
    done.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    say(&format!(
        "{}/programmes/{}",
        public_url(place, None),
        programme.public_id
    ));
    Ok(())
}
