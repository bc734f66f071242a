//! `vestlusring opinion map`: where people stand, out of a file of votes.

mod answer;
mod read;

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand, ValueEnum};
use kernel::opinion::compatible::{self, Moderation};
use kernel::opinion::{Groups, Settings, map};

use self::answer::{Answer, by_key};
use self::read::{Statements, groups, statements, votes};
use super::watch::{Watch, memory_mb};
use super::{Ended, json};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says where people stand: groups, what unites, what divides and what nobody knows yet.
    Map(Map),
}

impl Command {
    pub(crate) fn run(&self) -> anyhow::Result<Ended> {
        match self {
            Command::Map(map) => map.run(),
        }
    }
}

/// Whose formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    /// Ours: the same for any order of the rows, as many groups as are apart, one too.
    Default,
    /// The field's (Polis), exactly, with their known faults.
    Compatible,
}

/// What becomes of statements that were moderated out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Out {
    /// As if they had never been there.
    Drop,
    /// Everybody's vote on them is 0, as in Polis. In the default mode what is out has no influence either way.
    Zero,
}

#[derive(Debug, Args)]
pub(crate) struct Map {
    /// Votes: a CSV file in the form of a Polis export, votes.csv or participants-votes.csv, of any length.
    votes: PathBuf,
    /// Statements: comments.csv of the same export, for what they say and which were moderated out.
    #[arg(long, value_name = "COMMENTS")]
    statements: Option<PathBuf>,
    /// Whose formulas.
    #[arg(long, value_enum, default_value_t = Mode::Default)]
    mode: Mode,
    /// What becomes of statements that were moderated out.
    #[arg(long, value_enum, default_value_t = Out::Drop)]
    moderation: Out,
    /// Groups to take as they are: a CSV file with the columns voter-id and group-id.
    #[arg(long, value_name = "FILE")]
    groups: Option<PathBuf>,
    /// The seed of resampling: the same files and seed give the same answer.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// As JSON, for programs.
    #[arg(long)]
    json: bool,
}

impl Map {
    fn run(&self) -> anyhow::Result<Ended> {
        let statements = match &self.statements {
            Some(path) => statements(path)?,
            None => Statements::default(),
        };
        let given = self.groups.as_deref().map(groups).transpose()?;
        let mut votes = votes(&self.votes, &statements, self.mode == Mode::Compatible)?;
        if votes.is_empty() {
            bail!("there are no votes in {}", self.votes.display());
        }
        votes.moderate(&statements.out);
        // Reading the file is not counted: the peers' figures are without it too.
        let watch = Watch::start();
        let mut answer = match self.mode {
            Mode::Default => {
                let settings = Settings {
                    seed: self.seed,
                    groups: given.as_deref().map_or(Groups::Found, Groups::Given),
                    ..Settings::default()
                };
                let found = map(&votes, settings);
                let spent = watch.seconds();
                let mut answer = Answer::of_default(&found, given.as_deref());
                answer.cpu_s = spent;
                answer
            }
            Mode::Compatible => {
                let moderation = match self.moderation {
                    Out::Drop => Moderation::Drop,
                    Out::Zero => Moderation::Zero,
                };
                let found = compatible::map(&votes, moderation);
                let groups = given.unwrap_or_else(|| {
                    let labels = found.people.iter().zip(&found.labels);
                    let inside = labels.filter_map(|(person, group)| Some((*person, by_key((*group)?))));
                    inside.collect()
                });
                let said = compatible::statistics(&votes, moderation, &found, &groups);
                let spent = watch.seconds();
                // What bridges and divides the field has no formulas for; here it is between the field's groups.
                let settings = Settings {
                    seed: self.seed,
                    groups: Groups::Given(&groups),
                    ..Settings::default()
                };
                let mut answer = Answer::of_compatible(&found, &said, &groups, &map(&votes, settings));
                answer.cpu_s = spent;
                answer
            }
        };
        answer.peak_mb = memory_mb();
        if self.json {
            json(&answer)?;
        } else {
            answer.say(&statements);
        }
        Ok(Ended::Found)
    }
}
