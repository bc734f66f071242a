//! `vestlusring certificate …`

use anyhow::bail;
use clap::Subcommand;
use domain::actor::Actor;
use domain::certificate;
use domain::certificate::issue::{self, REASON_MOST, Whom};
use domain::error::Error;
use web::api::certificate::CertificateCheck;

use super::{Printed, line, told};
use crate::config::Place;
use crate::serve::{Instance, public_url, say};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Issues certificates and attestations, as the programme's rule says, and prints how many.
    Issue {
        #[command(flatten)]
        place: Place,
        /// The programme's id; `vestlusring programme list` shows it.
        programme: String,
        /// Applications of those who get one; without any everybody to whom one is due.
        applications: Vec<String>,
    },
    /// Checks a certificate, as anybody can who has its code.
    Check {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        printed: Printed,
        /// The code.
        code: String,
    },
    /// Revokes a certificate.
    Revoke {
        #[command(flatten)]
        place: Place,
        /// The code.
        code: String,
        /// Why; the organisers see it.
        #[arg(long)]
        reason: String,
    },
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Issue {
                place,
                programme,
                applications,
            } => issue(&place, &programme, applications).await,
            Command::Check { place, printed, code } => check(&place, printed, &code).await,
            Command::Revoke { place, code, reason } => revoke(&place, &code, &reason).await,
        }
    }
}

async fn issue(place: &Place, id: &str, applications: Vec<String>) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let programme = super::programme(&mut tx, id).await?;
    let whom = if applications.is_empty() {
        Whom::All
    } else {
        Whom::These(applications.into_iter().collect())
    };
    let issued = issue::issue(&mut tx, &mut ctx, &Actor::System, &programme.id, &whom).await;
    let issued = issued.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    say(&issued.to_string());
    Ok(())
}

fn unknown(code: &str, error: Error) -> anyhow::Error {
    match error {
        Error::NotFound => anyhow::anyhow!("there is no certificate {code}"),
        other => told(other),
    }
}

async fn check(place: &Place, printed: Printed, code: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut tx = instance.db.read().await?;
    let found = certificate::check(&mut tx, code).await;
    let (certificate, programme) = found.map_err(|e| unknown(code, e))?;
    drop(tx);
    instance.db.close().await;
    let title = certificate.facts.titles.get(&programme.language).cloned();
    let check = CertificateCheck::of(certificate, &programme, &public_url(place, None));
    let valid = if check.valid { "yes" } else { "no, it was revoked" };
    let lines = vec![
        line("valid", valid),
        line("kind", format!("{:?}", check.kind).to_lowercase()),
        line("name", &check.name),
        line("programme", title.unwrap_or_default()),
        line("issued", &check.issued_at),
        line("revoked", check.revoked_at.clone().unwrap_or_default()),
    ];
    printed.one(&check, lines)
}

async fn revoke(place: &Place, code: &str, reason: &str) -> anyhow::Result<()> {
    let reason = kernel::text::line(reason);
    if reason.is_empty() || kernel::text::length(&reason) > REASON_MOST {
        bail!("a reason has 1 to {REASON_MOST} characters");
    }
    let instance = Instance::open(place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let found = certificate::check(&mut tx, code).await;
    let (there, programme) = found.map_err(|e| unknown(code, e))?;
    let (actor, of) = (&Actor::System, &programme.id);
    let done = issue::revoke(&mut tx, &mut ctx, actor, of, &there.id, &reason).await;
    done.map_err(told)?;
    tx.commit().await?;
    instance.db.close().await;
    Ok(())
}
