//! `vestlusring selection …`: who gets a place. A result is held until it is released.

use anyhow::bail;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::error::{Conflict, Error};
use domain::selection::view::{self, View};
use domain::selection::work::{self, RESERVE_MOST, Run};
use domain::selection::{Outcome, release};
use serde::Serialize;

use super::{Printed, told};
use crate::config::Place;
use crate::outside;
use crate::plain::Ended;
use crate::plain::draw::Draw;
use crate::serve::{Instance, say};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Computes who gets a place. Shows the result and holds it: nobody is told, and a new run replaces it with what was
    /// changed by hand.
    Run(Wanted),
    /// Draws or chooses out of plain files, without a programme.
    Draw(Draw),
    /// Releases the held decisions: everybody chosen is offered a place, everybody else is told.
    Release {
        #[command(flatten)]
        place: Place,
        /// The programme's id; `vestlusring programme list` shows it.
        programme: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Wanted {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printed: Printed,
    /// The programme's id; `vestlusring programme list` shows it.
    programme: String,
    /// The lottery's seed, to repeat one; without it one is drawn.
    #[arg(long, default_value = "")]
    seed: String,
    /// How many stand in reserve at the most; without it as many as there are places.
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=i64::from(RESERVE_MOST)))]
    reserve: Option<u32>,
    /// Lets in who has fewer reviews than needed.
    #[arg(long)]
    few_reviews: bool,
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<Ended> {
        match self {
            Command::Run(wanted) => run(wanted).await?,
            Command::Draw(draw) => return draw.run(),
            Command::Release { place, programme } => release(&place, &programme).await?,
        }
        Ok(Ended::Found)
    }
}

/// What came of a run. Codes instead of names: whoever reviews may be looking over one's shoulder.
#[derive(Debug, Serialize)]
struct Came {
    version: u32,
    seed: String,
    /// Total of the scores of those chosen.
    total: f64,
    released: bool,
    decisions: Vec<Decided>,
}

#[derive(Debug, Serialize)]
struct Decided {
    application: String,
    code: String,
    outcome: &'static str,
    rank: Option<u32>,
    score: Option<f64>,
}

impl Came {
    fn of(view: &View) -> Option<Came> {
        let selection = view.selection.as_ref()?;
        let decisions = view.people.iter().map(|person| Decided {
            application: person.id.clone(),
            code: person.code.clone(),
            outcome: person.decision.outcome.as_str(),
            rank: person.decision.rank,
            score: person.decision.score,
        });
        Some(Came {
            version: selection.version,
            seed: selection.seed.clone(),
            total: selection.came.total,
            released: view.programme.released_at.is_some(),
            decisions: decisions.collect(),
        })
    }
}

async fn run(wanted: Wanted) -> anyhow::Result<()> {
    let instance = Instance::open(&wanted.place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, &wanted.programme).await?;
    let run = Run {
        seed: kernel::text::line(&wanted.seed)
            .chars()
            .take(work::SEED_MOST)
            .collect(),
        few_reviews: wanted.few_reviews,
        reserve: wanted
            .reserve
            .unwrap_or(programme.call.places.unwrap_or(0).min(RESERVE_MOST)),
    };
    let begun = work::begin(&mut tx, &mut ctx, &Actor::System, &programme.id, &run).await;
    let begun = begun.map_err(told)?;
    drop(tx);
    let solved = match begun.solve() {
        Ok(solved) => solved,
        Err(infeasible) => bail!("the conditions cannot be met: {infeasible}"),
    };
    let mut tx = instance.db.write().await?;
    let done = work::finish(&mut tx, &ctx, &Actor::System, &begun, solved).await;
    done.map_err(|error| match error {
        Error::Conflict(Conflict::SelectionChanged) => {
            anyhow::anyhow!("something has changed meanwhile; run it again")
        }
        other => told(other),
    })?;
    let view = view::view(&mut tx, &Actor::System, &programme.id, outside::now()).await?;
    tx.commit().await?;
    instance.db.close().await;
    let Some(came) = Came::of(&view) else {
        bail!("nothing came of it");
    };
    if wanted.printed.json {
        return wanted.printed.one(&came, Vec::new());
    }
    let columns = ["APPLICATION", "CODE", "OUTCOME", "RANK", "SCORE"];
    wanted.printed.list(&came.decisions, columns, |one| {
        [
            one.application.clone(),
            one.code.clone(),
            one.outcome.to_owned(),
            one.rank.map_or_else(String::new, |rank| rank.to_string()),
            one.score.map_or_else(String::new, |score| format!("{score:.1}")),
        ]
    })?;
    let chosen = view.counts.chosen;
    say(&format!(
        "\nseed {}, {chosen} chosen. Held: nobody was told.",
        came.seed
    ));
    if let Some(conflict) = view.in_the_way {
        say(&format!("{:#}", told(Error::Conflict(conflict))));
    }
    Ok(())
}

async fn release(place: &Place, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, id).await?;
    let view = view::view(&mut tx, &Actor::System, &programme.id, ctx.now).await?;
    let Some(selection) = view.selection else {
        bail!("there is no selection yet; `vestlusring selection run {id}` makes one");
    };
    let version = selection.version;
    let counts = release::release(&mut tx, &mut ctx, &Actor::System, &programme.id, version).await;
    let counts = counts.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    for (outcome, count) in [
        (Outcome::Chosen, counts.chosen),
        (Outcome::Reserve, counts.reserve),
        (Outcome::Not, counts.not),
    ] {
        say(&format!("{}: {count}", outcome.as_str()));
    }
    Ok(())
}
