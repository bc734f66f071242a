//! Reading a country's list of municipalities from CSV.
//!
//! The first line names the columns: `code`, `name`, `county`, `lat` and `lon` in any order; `kind` and `county_code`
//! may be there, and others are passed over. Lines that begin with `#` are comments. Commas, semicolons or tabs may
//! stand between the fields (the first line shows which), since spreadsheets write what their country is used to, and
//! with semicolons a decimal comma is understood. A quoted field does not go over several lines.

use std::collections::BTreeMap;
use std::fmt;

use super::{County, Municipality, Places, Position};
use crate::text;

/// Why a list cannot be used: everything that was found, in order of line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the list of municipalities cannot be used: {}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct ListError {
    /// At least one.
    pub faults: Vec<Fault>,
}

/// Something wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counts from 1, as editors do.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.wrong)
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// There is no line with a municipality.
    #[error("there is no municipality")]
    Nothing,
    /// The first line does not name a column that must be there, or names it twice.
    #[error("the column {0} must be there once")]
    Column(&'static str),
    /// More or fewer fields than columns.
    #[error("{found} fields, and there are {expected} columns")]
    Fields {
        /// Columns.
        expected: usize,
        /// Fields.
        found: usize,
    },
    /// A quote that does not end, or something after it.
    #[error("a quotation mark is in the wrong place")]
    Quote,
    /// A field that must not be empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// The code of an earlier line.
    #[error("the code {code} is in line {first} already")]
    SameCode {
        /// The code.
        code: String,
        /// The earlier line.
        first: usize,
    },
    /// Not a number of degrees.
    #[error("{column} is {written:?}, which is not a number of degrees")]
    Degrees {
        /// `lat` or `lon`.
        column: &'static str,
        /// What stands there.
        written: String,
    },
    /// One of `lat` and `lon` without the other.
    #[error("lat and lon go together")]
    HalfPosition,
    /// A county's code that had another name before.
    #[error("the county {code} is called {earlier:?} before")]
    County {
        /// The county's code.
        code: String,
        /// The name in an earlier line.
        earlier: String,
    },
}

/// Where the columns are.
struct Columns {
    count: usize,
    code: usize,
    name: usize,
    county: usize,
    lat: usize,
    lon: usize,
    kind: Option<usize>,
    county_code: Option<usize>,
}

impl Places {
    /// Reads a list: see the head of this file for its form. Whoever calls bounds its length.
    ///
    /// # Errors
    /// Everything that is wrong, line by line, so that whoever made the list sees it in one go.
    pub fn parse(csv: &str) -> Result<Self, ListError> {
        let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
        let mut lines = csv
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let (line, head) = lines.next().unwrap_or((1, ""));
        let separator = [';', '\t'].into_iter().find(|c| head.contains(*c)).unwrap_or(',');
        let columns = columns(head, separator).map_err(|wrong| ListError {
            faults: wrong.into_iter().map(|wrong| Fault { line, wrong }).collect(),
        })?;

        let mut reading = Reading::default();
        for (line, fields) in lines {
            if let Err(wrong) = reading.line(line, &columns, fields, separator) {
                reading.faults.push(Fault { line, wrong });
            }
        }
        if reading.codes.is_empty() && reading.faults.is_empty() {
            let wrong = Wrong::Nothing;
            reading.faults.push(Fault { line, wrong });
        }
        if !reading.faults.is_empty() {
            return Err(ListError {
                faults: reading.faults,
            });
        }
        let counties = reading.counties.into_iter();
        Ok(Self::new(
            reading.municipalities,
            counties.map(|(code, name)| County { code, name }).collect(),
        ))
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    municipalities: Vec<Municipality>,
    /// Names by code.
    counties: BTreeMap<String, String>,
    /// Codes, and the lines that they are in.
    codes: BTreeMap<String, usize>,
    faults: Vec<Fault>,
}

impl Reading {
    /// Takes one line in, or says the first thing that is wrong with it.
    fn line(&mut self, line: usize, columns: &Columns, written: &str, separator: char) -> Result<(), Wrong> {
        let fields = fields(written, separator).ok_or(Wrong::Quote)?;
        if fields.len() != columns.count {
            return Err(Wrong::Fields {
                expected: columns.count,
                found: fields.len(),
            });
        }
        let field = |at: usize| fields.get(at).cloned().unwrap_or_default();
        let need = |at: usize, column| {
            Some(field(at))
                .filter(|t| !t.is_empty())
                .ok_or(Wrong::Empty(column))
        };

        let code = need(columns.code, "code")?;
        if let Some(first) = self.codes.get(&code) {
            return Err(Wrong::SameCode { code, first: *first });
        }
        self.codes.insert(code.clone(), line);
        let name = need(columns.name, "name")?;
        let county_name = need(columns.county, "county")?;
        let county = match columns.county_code {
            Some(at) => need(at, "county_code")?,
            None => county_name.clone(),
        };
        let lat = degrees(&field(columns.lat), "lat", 90)?;
        let lon = degrees(&field(columns.lon), "lon", 180)?;
        let position = match (lat, lon) {
            (Some(lat), Some(lon)) => Some(Position { lat, lon }),
            (None, None) => None,
            _ => return Err(Wrong::HalfPosition),
        };
        match self.counties.get(&county) {
            Some(earlier) if *earlier != county_name => {
                return Err(Wrong::County {
                    code: county,
                    earlier: earlier.clone(),
                });
            }
            _ => self.counties.insert(county.clone(), county_name),
        };
        self.municipalities.push(Municipality {
            code,
            name,
            kind: columns.kind.map(field).unwrap_or_default(),
            county,
            position,
        });
        Ok(())
    }
}

fn columns(head: &str, separator: char) -> Result<Columns, Vec<Wrong>> {
    let names: Vec<String> = fields(head, separator)
        .unwrap_or_default()
        .iter()
        .map(|name| name.to_lowercase())
        .collect();
    let mut wrong = Vec::new();
    let mut find = |column: &'static str, needed: bool| {
        let mut there = names
            .iter()
            .enumerate()
            .filter(|(_, name)| *name == column)
            .map(|(at, _)| at);
        let first = there.next();
        if there.next().is_some() || (needed && first.is_none()) {
            wrong.push(Wrong::Column(column));
        }
        first
    };
    let needed = ["code", "name", "county", "lat", "lon"].map(|column| find(column, true));
    let (kind, county_code) = (find("kind", false), find("county_code", false));
    match needed {
        [Some(code), Some(name), Some(county), Some(lat), Some(lon)] if wrong.is_empty() => Ok(Columns {
            count: names.len(),
            code,
            name,
            county,
            lat,
            lon,
            kind,
            county_code,
        }),
        _ => Err(wrong),
    }
}

/// The fields of a line, cleaned; `None` if quotation marks do not fit.
fn fields(line: &str, separator: char) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let mut field = String::new();
        if let Some(quoted) = rest.trim_start_matches(' ').strip_prefix('"') {
            rest = quoted;
            loop {
                let end = rest.find('"')?;
                field.push_str(rest.get(..end)?);
                rest = rest.get(end + 1..)?;
                let Some(more) = rest.strip_prefix('"') else { break };
                field.push('"');
                rest = more;
            }
            let end = rest.find(separator).unwrap_or(rest.len());
            if !rest.get(..end)?.trim().is_empty() {
                return None;
            }
            rest = rest.get(end..)?;
        } else {
            let end = rest.find(separator).unwrap_or(rest.len());
            field.push_str(rest.get(..end)?);
            rest = rest.get(end..)?;
        }
        fields.push(text::line(&field));
        match rest.strip_prefix(separator) {
            Some(more) => rest = more,
            None => return Some(fields),
        }
    }
}

/// Hundredths of a degree; nothing if nothing is written.
fn degrees(written: &str, column: &'static str, most: i32) -> Result<Option<i32>, Wrong> {
    if written.is_empty() {
        return Ok(None);
    }
    let number = written.replace(',', ".").parse::<f64>().ok();
    let inside = number.filter(|degrees| degrees.abs() <= f64::from(most));
    let Some(degrees) = inside else {
        return Err(Wrong::Degrees {
            column,
            written: written.to_owned(),
        });
    };
    // Within 180 degrees: it fits.
    Ok(Some((degrees * 100.0).round() as i32))
}
