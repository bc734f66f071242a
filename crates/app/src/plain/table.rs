//! Tables out of files: CSV with comma, semicolon or tab, and the first sheet of an XLSX workbook.

use std::path::Path;

use anyhow::{Context as _, bail};
use calamine::{Data, Reader, Xlsx, open_workbook};

/// A table of texts, each row as long as the head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a file; without a head its columns are called by their numbers from 0.
    pub(super) fn read(path: &Path, has_head: bool) -> anyhow::Result<Table> {
        let named = || path.display().to_string();
        let is_workbook = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
        let mut rows = if is_workbook {
            workbook(path).with_context(named)?
        } else {
            let bytes = std::fs::read(path).with_context(named)?;
            let text = String::from_utf8(bytes)
                .ok()
                .with_context(|| format!("{} is not UTF-8; save it as CSV in UTF-8", named()))?;
            lines(&text).with_context(named)?
        };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
        let head = if has_head {
            if rows.is_empty() {
                bail!("{} is empty", named());
            }
            rows.remove(0)
        } else {
            (0..wide).map(|n| n.to_string()).collect()
        };
        for (n, row) in rows.iter().enumerate() {
            if row.len() > head.len() {
                bail!(
                    "{}: row {} has {} cells, and there are {} columns",
                    named(),
                    n + 1,
                    row.len(),
                    head.len()
                );
            }
        }
        for row in &mut rows {
            row.resize(head.len(), String::new());
        }
        Ok(Table { head, rows })
    }

    /// The number of a column, whatever the case and spaces of its name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let same = |head: &String| head.trim().to_lowercase() == name.trim().to_lowercase();
        self.head.iter().position(same)
    }

    /// A column that somebody asked for by its name.
    pub(super) fn asked(&self, name: &str) -> anyhow::Result<usize> {
        match self.column(name) {
            Some(column) => Ok(column),
            None => bail!("there is no column {name}; there are {}", self.head.join(", ")),
        }
    }
}

fn lines(text: &str) -> anyhow::Result<Vec<Vec<String>>> {
    // A byte order mark is what Excel writes first.
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t']
        .into_iter()
        .max_by_key(|s| first.matches(*s).count())
        .unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(record?.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

fn workbook(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let sheet = book
        .worksheet_range_at(0)
        .context("a workbook without sheets")??;
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    };
    Ok(sheet.rows().map(|row| row.iter().map(cell).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_quotes_and_marks_of_other_programs_are_understood() {
        let rows = lines("\u{feff}nimi;vald\n\"Õie; Tamm\";Räpina\n").unwrap();
        assert_eq!(rows, [["nimi", "vald"], ["Õie; Tamm", "Räpina"]]);
        assert_eq!(lines("a\tb\n1\t2").unwrap(), [["a", "b"], ["1", "2"]]);
    }
}
