//! Reads files in the form of a Polis export row by row, however long they are. A row that cannot be read is named by
//! its line.

use std::collections::BTreeMap;
use std::io::Read;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::plain;
use crate::opinion::vote::Value;

/// Why a file cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// This line is none of the file's form.
    Line(usize, Wrong),
    /// The file itself failed.
    Io(std::io::Error),
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The first line does not name the columns that are needed.
    Columns,
    /// The first line names a column twice, or a statement's number that none can have.
    Heads,
    /// It has another number of cells than the first line.
    Cells,
    /// It is not text in UTF-8.
    Text,
    /// A person or a statement is not a whole number.
    Number,
    /// A vote is not 1, 0 or −1.
    Vote,
    /// What the moderators decided is not 1, 0 or −1.
    Moderated,
    /// The time is no time.
    Time,
    /// A statement says nothing.
    Empty,
    /// Its statement is there already.
    Again,
    /// Its statement is not among the statements.
    Unknown,
}

impl Wrong {
    /// As a text chooses its words by it.
    pub fn as_str(self) -> &'static str {
        match self {
            Wrong::Columns => "columns",
            Wrong::Heads => "heads",
            Wrong::Cells => "cells",
            Wrong::Text => "text",
            Wrong::Number => "number",
            Wrong::Vote => "vote",
            Wrong::Moderated => "moderated",
            Wrong::Time => "time",
            Wrong::Empty => "empty",
            Wrong::Again => "again",
            Wrong::Unknown => "unknown",
        }
    }
}

/// A statement of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its number.
    pub number: u64,
    /// What the moderators decided: in, out, or nothing yet.
    pub decided: Option<bool>,
    /// What it says, as it is written in the file.
    pub text: String,
}

/// A vote of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Who votes.
    pub voter: u64,
    /// On which statement.
    pub statement: u64,
    /// What they choose.
    pub value: Value,
    /// Microseconds UTC, where the file says it.
    pub at: Option<i64>,
}

/// A file, and how its lines end.
struct Ends<R> {
    input: R,
    last: u8,
    /// Whether the first line ends with a carriage return and a line feed; nothing before its end is read.
    crlf: Option<bool>,
}

impl<R: Read> Read for Ends<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.input.read(into)?;
        let read = into.get(..n).unwrap_or_default();
        for byte in read {
            if self.crlf.is_some() {
                break;
            }
            if *byte == b'\n' {
                self.crlf = Some(self.last == b'\r');
            }
            self.last = *byte;
        }
        Ok(n)
    }
}

/// Rows under a line of names.
struct Sheet<R> {
    reader: Reader<Ends<R>>,
    columns: BTreeMap<String, usize>,
    heads: Vec<String>,
    row: ByteRecord,
}

impl<R: Read> Sheet<R> {
    fn open(input: R) -> Result<Sheet<R>, Unread> {
        let input = Ends {
            input,
            last: 0,
            crlf: None,
        };
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(input);
        let heads: Vec<String> = match reader.headers() {
            Ok(heads) => heads
                .iter()
                .map(|head| head.trim().trim_start_matches('\u{feff}').to_lowercase())
                .collect(),
            Err(error) => return Err(unread(error, 1)),
        };
        let mut columns = BTreeMap::new();
        for (i, head) in heads.iter().enumerate() {
            // Which of two would count nobody could know.
            if columns.insert(head.clone(), i).is_some() && !head.is_empty() {
                return Err(Unread::Line(1, Wrong::Heads));
            }
        }
        Ok(Sheet {
            reader,
            columns,
            heads,
            row: ByteRecord::new(),
        })
    }

    fn has(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    fn needs(&self, name: &str) -> Result<usize, Unread> {
        self.has(name).ok_or(Unread::Line(1, Wrong::Columns))
    }

    /// Goes to the next row; its line, or `None` at the end.
    fn next(&mut self) -> Result<Option<usize>, Unread> {
        // The reader takes the line feed after a carriage return for the beginning of the next row.
        let more = usize::from(self.reader.get_ref().crlf == Some(true));
        let before = line_of(self.reader.position()) + more;
        match self.reader.read_byte_record(&mut self.row) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let line = self.row.position().map_or(before, |at| line_of(at) + more);
                if self.row.len() == self.heads.len() {
                    Ok(Some(line))
                } else {
                    Err(Unread::Line(line, Wrong::Cells))
                }
            }
            Err(error) => Err(unread(error, before)),
        }
    }

    fn cell(&self, column: usize) -> &[u8] {
        self.row.get(column).unwrap_or_default().trim_ascii()
    }

    fn number<T: std::str::FromStr>(&self, column: usize, line: usize) -> Result<T, Unread> {
        std::str::from_utf8(self.cell(column))
            .ok()
            .and_then(|cell| cell.parse().ok())
            .ok_or(Unread::Line(line, Wrong::Number))
    }

    /// A vote, or `None` for an empty cell.
    fn value(&self, column: usize, line: usize) -> Result<Option<Value>, Unread> {
        match self.cell(column) {
            b"" => Ok(None),
            b"1" | b"1.0" => Ok(Some(Value::Agree)),
            b"0" | b"0.0" | b"-0.0" => Ok(Some(Value::Pass)),
            b"-1" | b"-1.0" => Ok(Some(Value::Disagree)),
            _ => Err(Unread::Line(line, Wrong::Vote)),
        }
    }
}

fn line_of(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

fn unread(error: csv::Error, before: usize) -> Unread {
    let line = error.position().map_or(before, line_of);
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Unread::Io(error),
        _ => Unread::Line(line, Wrong::Text),
    }
}

/// Reads statements: `each` gets every one with its line, and says whether it is acceptable.
///
/// # Errors
/// The first line that cannot be read or is not acceptable, or why the file failed.
pub fn comments<R: Read, E: From<Unread>>(
    input: R,
    mut each: impl FnMut(usize, Comment) -> Result<(), E>,
) -> Result<(), E> {
    let mut sheet = Sheet::open(input)?;
    let (id, body) = (sheet.needs("comment-id")?, sheet.needs("comment-body")?);
    let moderated = sheet.has("moderated");
    while let Some(line) = sheet.next()? {
        let text = std::str::from_utf8(sheet.cell(body)).map_err(|_| Unread::Line(line, Wrong::Text))?;
        let comment = Comment {
            number: sheet.number(id, line)?,
            decided: match moderated.map(|column| sheet.cell(column)) {
                Some(b"-1") => Some(false),
                Some(b"1") | None => Some(true),
                Some(b"0" | b"") => None,
                Some(_) => return Err(Unread::Line(line, Wrong::Moderated).into()),
            },
            text: plain(text).to_owned(),
        };
        each(line, comment)?;
    }
    Ok(())
}

/// A file of votes whose first line has been read: one vote a row, or people as rows and statements as columns.
pub struct Votes<R> {
    sheet: Sheet<R>,
    form: Form,
}

enum Form {
    Rows {
        statement: usize,
        voter: usize,
        vote: usize,
        time: Option<usize>,
    },
    Table {
        voter: usize,
        /// The columns that are statements, with their numbers.
        of: Vec<(usize, u64)>,
    },
}

impl<R: Read> Votes<R> {
    /// Reads the names of the columns.
    ///
    /// # Errors
    /// The first line where they are none of the two forms, or why the file failed.
    pub fn open(input: R) -> Result<Votes<R>, Unread> {
        let sheet = Sheet::open(input)?;
        let form = match sheet.has("participant") {
            Some(voter) => {
                let mut of = Vec::new();
                for (i, head) in sheet.heads.iter().enumerate() {
                    match head.parse() {
                        Ok(number) => of.push((i, number)),
                        // A number that no statement can have.
                        Err(_) if is_whole(head) => return Err(Unread::Line(1, Wrong::Heads)),
                        Err(_) => {}
                    }
                }
                if of.is_empty() {
                    return Err(Unread::Line(1, Wrong::Columns));
                }
                Form::Table { voter, of }
            }
            None => Form::Rows {
                statement: sheet.needs("comment-id")?,
                voter: sheet.needs("voter-id")?,
                vote: sheet.needs("vote")?,
                time: sheet.has("timestamp"),
            },
        };
        Ok(Votes { sheet, form })
    }

    /// The statements that the first line names: those of a table.
    pub fn statements(&self) -> impl Iterator<Item = u64> {
        let of: &[(usize, u64)] = match &self.form {
            Form::Table { of, .. } => of,
            Form::Rows { .. } => &[],
        };
        of.iter().map(|(_, number)| *number)
    }

    /// Reads on to the end: `each` gets every vote with its line, in the order of the file, and says whether it is
    /// acceptable.
    ///
    /// # Errors
    /// The first line that cannot be read or is not acceptable, or why the file failed.
    pub fn each<E: From<Unread>>(
        mut self,
        mut each: impl FnMut(usize, Vote) -> Result<(), E>,
    ) -> Result<(), E> {
        while let Some(line) = self.sheet.next()? {
            let sheet = &self.sheet;
            match &self.form {
                Form::Rows {
                    statement,
                    voter,
                    vote,
                    time,
                } => {
                    let vote = Vote {
                        voter: sheet.number(*voter, line)?,
                        statement: sheet.number(*statement, line)?,
                        value: sheet.value(*vote, line)?.ok_or(Unread::Line(line, Wrong::Vote))?,
                        at: match time {
                            Some(column) => Some(micros(sheet.cell(*column), line)?),
                            None => None,
                        },
                    };
                    each(line, vote)?;
                }
                Form::Table { voter, of } => {
                    let voter = sheet.number(*voter, line)?;
                    for (column, statement) in of {
                        if let Some(value) = sheet.value(*column, line)? {
                            let vote = Vote {
                                voter,
                                statement: *statement,
                                value,
                                at: None,
                            };
                            each(line, vote)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// Whether this is a whole number, however large, and perhaps below 0.
fn is_whole(head: &str) -> bool {
    let digits = head.strip_prefix('-').unwrap_or(head);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Milliseconds, or seconds as older exports have them, as microseconds; not before 1970 and not after 9999.
fn micros(cell: &[u8], line: usize) -> Result<i64, Unread> {
    let none = Unread::Line(line, Wrong::Time);
    let typed = std::str::from_utf8(cell)
        .ok()
        .and_then(|cell| cell.parse::<i64>().ok());
    let Some(typed) = typed else { return Err(none) };
    let factor = if typed < 100_000_000_000 { 1_000_000 } else { 1000 };
    match typed.checked_mul(factor) {
        Some(at) if (0..=253_000_000_000_000_000).contains(&at) => Ok(at),
        _ => Err(none),
    }
}

/// Which group each voter is in, from a file with the columns `group-id` and `voter-id` or, as in a table of people,
/// `participant`: `each` gets them with the line. Who has no group is left out.
///
/// # Errors
/// The first line that cannot be read or is not acceptable, or why the file failed.
pub fn groups<R: Read, E: From<Unread>>(
    input: R,
    mut each: impl FnMut(usize, u64, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut sheet = Sheet::open(input)?;
    let voter = match sheet.has("voter-id") {
        Some(voter) => voter,
        None => sheet.needs("participant")?,
    };
    let group = sheet.needs("group-id")?;
    while let Some(line) = sheet.next()? {
        if !sheet.cell(group).is_empty() {
            each(line, sheet.number(voter, line)?, sheet.number(group, line)?)?;
        }
    }
    Ok(())
}
