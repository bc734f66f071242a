//! `vestlusring token …`: for whoever runs the server and connects a system to it.

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::error::Error;
use domain::token::{self, NewToken, Scope, USUAL_DAYS};
use serde::Serialize;
use web::api::shape::time;

use super::{Of, Printed};
use crate::outside;
use crate::serve::{Instance, say};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists an organisation's tokens; what they are is kept nowhere.
    List {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        printed: Printed,
    },
    /// Makes a token and prints it, once.
    New(New),
    /// Revokes a token: it opens nothing any more.
    Revoke {
        #[command(flatten)]
        of: Of,
        /// The token's id; `vestlusring token list` shows it.
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(flatten)]
    of: Of,
    /// What it is for.
    #[arg(long)]
    name: String,
    /// What it opens; may be given several times.
    #[arg(long = "scope", required = true, value_parser = PossibleValuesParser::new(Scope::offered().map(Scope::as_str)))]
    scopes: Vec<String>,
    /// How many days it is good for.
    #[arg(long, default_value_t = USUAL_DAYS, value_parser = clap::value_parser!(u32).range(1..=730))]
    days: u32,
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::List { of, printed } => list(&of, printed).await,
            Command::New(new) => create(new).await,
            Command::Revoke { of, id } => revoke(&of, &id).await,
        }
    }
}

/// A token as it is listed.
#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    name: String,
    scopes: Vec<&'static str>,
    /// `live`, `expired` or `revoked`.
    state: &'static str,
    by: Option<String>,
    created_at: String,
    last_used_on: Option<String>,
    expires_at: String,
    revoked_at: Option<String>,
}

impl Listed {
    fn of(token: token::Token, now: i64) -> Listed {
        let state = match token.revoked_at {
            Some(_) => "revoked",
            None if token.is_live(now) => "live",
            None => "expired",
        };
        Listed {
            state,
            id: token.id,
            name: token.name,
            scopes: token.scopes.iter().map(|s| s.as_str()).collect(),
            by: token.by,
            created_at: time(token.created_at),
            last_used_on: token
                .last_used_at
                .map(|at| kernel::time::local(at, "UTC").iso_date()),
            expires_at: time(token.expires_at),
            revoked_at: token.revoked_at.map(time),
        }
    }
}

async fn list(of: &Of, printed: Printed) -> anyhow::Result<()> {
    let instance = Instance::open(&of.place).await?;
    let mut tx = instance.db.read().await?;
    let organisation = of.find(&mut tx).await?;
    let tokens = token::list(&mut tx, &Actor::System, &organisation.id).await?;
    drop(tx);
    instance.db.close().await;
    let now = outside::now();
    let all: Vec<Listed> = tokens.into_iter().map(|token| Listed::of(token, now)).collect();
    printed.list(
        &all,
        ["ID", "NAME", "SCOPES", "LAST USED", "STATE", "EXPIRES"],
        |one| {
            [
                one.id.clone(),
                one.name.clone(),
                one.scopes.join(" "),
                one.last_used_on.clone().unwrap_or_default(),
                one.state.to_owned(),
                one.expires_at.clone(),
            ]
        },
    )
}

async fn create(new: New) -> anyhow::Result<()> {
    let name = kernel::text::line(&new.name);
    if name.is_empty() || kernel::text::length(&name) > token::NAME_MOST {
        bail!("a name has 1 to {} characters", token::NAME_MOST);
    }
    let instance = Instance::open(&new.of.place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let organisation = new.of.find(&mut tx).await?;
    let wanted = NewToken {
        name,
        scopes: new.scopes.iter().filter_map(|s| Scope::parse(s)).collect(),
        days: new.days,
    };
    let id = ctx.id();
    let made = token::create(&mut tx, &mut ctx, &Actor::System, &organisation.id, &id, &wanted).await?;
    tx.commit().await?;
    instance.db.close().await;
    match made {
        Some(text) => say(&text),
        None => bail!("nothing was made"),
    }
    Ok(())
}

async fn revoke(of: &Of, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(&of.place).await?;
    let ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let organisation = of.find(&mut tx).await?;
    match token::revoke(&mut tx, &ctx, &Actor::System, &organisation.id, id).await {
        Err(Error::NotFound) => bail!("{} has no token {id}", of.organisation),
        other => other?,
    }
    tx.commit().await?;
    instance.db.close().await;
    Ok(())
}
