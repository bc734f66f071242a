//! The people as they came in, with what became of them: a file for whoever goes on with a spreadsheet.

use std::path::Path;

use anyhow::{Context as _, bail};
use paper::workbook::{Cell, Column, Sheet, Workbook, workbook};

use super::answer::Answer;
use crate::plain::table::Table;

fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|e| e.to_str());
    ending.unwrap_or_default().to_lowercase()
}

/// Whether the name says a form that can be written.
pub(super) fn check(path: &Path) -> anyhow::Result<()> {
    match ending(path).as_str() {
        "csv" | "xlsx" => Ok(()),
        _ => bail!("{}: the name of the file ends in .csv or .xlsx", path.display()),
    }
}

/// Writes every row of the people with two columns more: `selected` (`yes`, `reserve 1`, `no`) and `chance` from 0 to 1. The ending of
/// the name says which form: CSV or XLSX.
pub(super) fn write(path: &Path, people: &Table, answer: &Answer) -> anyhow::Result<()> {
    let mut head = people.head.clone();
    head.extend(["selected".to_owned(), "chance".to_owned()]);
    let rows = people.rows.iter().enumerate().map(|(n, row)| {
        let selected = match answer.alternates.iter().position(|a| *a == n) {
            _ if answer.panel.binary_search(&n).is_ok() => "yes".to_owned(),
            Some(rank) => format!("reserve {}", rank + 1),
            None => "no".to_owned(),
        };
        (
            row,
            selected,
            answer.probabilities.get(n).copied().unwrap_or_default(),
        )
    });
    check(path)?;
    let bytes = match ending(path).as_str() {
        "csv" => {
            let mut csv = csv::Writer::from_writer(Vec::new());
            csv.write_record(&head)?;
            for (row, selected, chance) in rows {
                let more = [selected, format!("{chance:.6}")];
                csv.write_record(row.iter().chain(&more))?;
            }
            csv.into_inner().map_err(|e| e.into_error())?
        }
        _ => workbook(&Workbook {
            sheets: vec![Sheet {
                name: "selection".to_owned(),
                columns: head.into_iter().map(Column::new).collect(),
                rows: rows
                    .map(|(row, selected, chance)| {
                        let texts = row.iter().cloned().chain([selected]).map(Cell::Text);
                        texts.chain([Cell::Percent(chance)]).collect()
                    })
                    .collect(),
                ..Sheet::default()
            }],
            ..Workbook::default()
        })?,
    };
    std::fs::write(path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
}
