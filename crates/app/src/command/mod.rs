//! What whoever runs the server does on its command line, over the same domain calls as the pages and the API: one file
//! for each noun. A list is a table for people, or with `--json` what the API shows.

pub(crate) mod dialogue;
pub(crate) mod organisation;
pub(crate) mod token;

use anyhow::Context as _;
use clap::Args;
use domain::error::Error;
use domain::organisation::Organisation;
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

/// How a list is printed.
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
            say(&serde_json::to_string_pretty(all).context("the list as JSON")?);
        } else {
            let head = columns.map(str::to_owned);
            say(&table(std::iter::once(head).chain(all.iter().map(row)).collect()));
        }
        Ok(())
    }
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
