//! `vestlusring report …`

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use domain::actor::Actor;
use domain::{organisation, report};
use web::api::report::{Report, workbook};
use web::texts::languages;

use super::{Printed, line, told};
use crate::config::Place;
use crate::outside;
use crate::serve::{Instance, public_url};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows a programme's report: exact figures, which are for the organisation and not for publishing.
    Show {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        printed: Printed,
        /// The programme's id; `vestlusring programme list` shows it.
        programme: String,
    },
    /// Writes the same into a workbook (XLSX).
    Xlsx {
        #[command(flatten)]
        place: Place,
        /// The programme's id.
        programme: String,
        /// The file.
        file: PathBuf,
        /// In which language.
        #[arg(long = "in", default_value = "en", value_parser = PossibleValuesParser::new(languages().iter().copied()))]
        language: String,
    },
}

impl Command {
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Show {
                place,
                printed,
                programme,
            } => show(&place, printed, &programme).await,
            Command::Xlsx {
                place,
                programme,
                file,
                language,
            } => xlsx(&place, &programme, &file, &language).await,
        }
    }
}

async fn show(place: &Place, printed: Printed, id: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, id).await?;
    let shown = report::for_members(&mut tx, &Actor::System, &programme.id, outside::now()).await;
    let shown = shown.map_err(told)?;
    drop(tx);
    instance.db.close().await;
    let report = Report::of(&shown, &public_url(place, None));
    let figures = &report.figures;
    let attended = figures.attendance_percent.map(|percent| format!("{percent} %"));
    let lines = vec![
        line("applications", figures.applications),
        line("from municipalities", figures.applied_from),
        line("places", figures.places),
        line("participants", figures.participants),
        line("from municipalities", figures.municipalities),
        line("from counties", figures.counties),
        line("meetings held", figures.meetings.len()),
        line("attendance", attended.unwrap_or_default()),
        line("practicums", figures.practicums),
        line("dialogues at home", figures.dialogues.len()),
        line("people in them", figures.dialogue_people),
        line("certificates", figures.certificates),
        line("attestations", figures.attestations),
        line("published", report.published_at.clone().unwrap_or_default()),
    ];
    printed.one(&report, lines)
}

async fn xlsx(place: &Place, id: &str, file: &Path, language: &str) -> anyhow::Result<()> {
    let instance = Instance::open(place).await?;
    let mut tx = instance.db.read().await?;
    let programme = super::programme(&mut tx, id).await?;
    let now = outside::now();
    let shown = report::for_members(&mut tx, &Actor::System, &programme.id, now).await;
    let shown = shown.map_err(told)?;
    let host = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    drop(tx);
    instance.db.close().await;
    let bytes = workbook(&shown, host.profile.name, language, now)?;
    std::fs::write(file, bytes).with_context(|| file.display().to_string())
}
