//! What whoever runs the server does on its command line, over the same domain calls as the pages and the API: one file
//! for each noun. A list is a table for people, or with `--json` what the API shows.

pub(crate) mod application;
pub(crate) mod attendance;
pub(crate) mod certificate;
pub(crate) mod dialogue;
pub(crate) mod organisation;
pub(crate) mod programme;
pub(crate) mod report;
pub(crate) mod selection;
pub(crate) mod token;

use anyhow::Context as _;
use clap::Args;
use domain::actor::{Actor, Right};
use domain::error::Error;
use domain::organisation::Organisation;
use domain::programme::Programme;
use serde::Serialize;
use store::db::Tx;

use crate::config::Place;
use crate::serve::say;

/// Where the data is, and which organisation.
#[derive(Debug, Clone, Args)]
pub(crate) struct Of {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The organisation's part of addresses; `vestlusring organisation list` shows it.
    #[arg(long, value_name = "SLUG")]
    pub(crate) organisation: String,
}

impl Of {
    /// The organisation.
    pub(crate) async fn find(&self, tx: &mut Tx) -> anyhow::Result<Organisation> {
        match domain::organisation::by_slug(tx, &self.organisation).await {
            Err(Error::NotFound) => anyhow::bail!("there is no organisation {}", self.organisation),
            other => Ok(other?),
        }
    }
}

/// What was refused, in words that say what to do.
pub(crate) fn told(error: Error) -> anyhow::Error {
    match web::api::problem::explained(&error) {
        Some(said) => anyhow::Error::msg(said),
        None => error.into(),
    }
}

/// A programme for whoever runs the server.
pub(crate) async fn programme(tx: &mut Tx, id: &str) -> anyhow::Result<Programme> {
    match domain::programme::load(tx, &Actor::System, id, Right::SeePlan).await {
        Err(Error::NotFound) => {
            anyhow::bail!("there is no programme {id}; `vestlusring programme list` shows them")
        }
        other => Ok(other?),
    }
}

/// How something is printed.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Printed {
    /// As JSON, for programs.
    #[arg(long)]
    pub(crate) json: bool,
}

impl Printed {
    /// Prints a list: its JSON, or a table of `columns` with a row for each.
    pub(crate) fn list<T: Serialize, const N: usize>(
        self,
        all: &[T],
        columns: [&str; N],
        row: impl Fn(&T) -> [String; N],
    ) -> anyhow::Result<()> {
        if self.json {
            return json(all);
        }
        let head = columns.map(str::to_owned);
        say(&table(std::iter::once(head).chain(all.iter().map(row)).collect()));
        Ok(())
    }

    /// Prints one thing: its JSON, or what it says in a line each.
    pub(crate) fn one<T: Serialize>(self, one: &T, lines: Vec<[String; 2]>) -> anyhow::Result<()> {
        if self.json {
            return json(one);
        }
        say(&table(lines));
        Ok(())
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> anyhow::Result<()> {
    say(&serde_json::to_string_pretty(value).context("what is printed as JSON")?);
    Ok(())
}

/// A line of [`Printed::one`].
pub(crate) fn line(name: &str, value: impl ToString) -> [String; 2] {
    [format!("{name}:"), value.to_string()]
}

/// Rows as text, each column as wide as its widest cell.
fn table<const N: usize>(rows: Vec<[String; N]>) -> String {
    let wide = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: [usize; N] = std::array::from_fn(|column| wide(column).unwrap_or(0));
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .zip(widths)
                .map(|(cell, width)| format!("{cell:width$}"));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_with_letters_of_every_language() {
        let rows = [["slug", "name"], ["mustjoe", "Mustjõe"], ["õ", "X"]];
        let rows = rows.map(|row| row.map(str::to_owned)).to_vec();
        assert_eq!(table(rows), "slug     name\nmustjoe  Mustjõe\nõ        X");
    }
}
