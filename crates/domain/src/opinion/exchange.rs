//! Files in the form of a Polis export: `comments.csv` with `votes.csv` or `participants-votes.csv`. What comes in is
//! bounded before it is read, and a bad row is named by its line. What goes out is for the host only: voters are
//! numbers, and what one number voted is confidential all the same.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};
use kernel::text;
use store::{db::Tx, sql};

use super::statement::{self, Source, State};
use super::vote::Value;
use super::{OpinionMap, load, load_for_change};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults};

/// The most bytes of one file.
pub const BYTES: usize = 16 * 1024 * 1024;
/// The most statements of a file.
const STATEMENTS: usize = 5000;
/// The most votes of a file; the cells of a table count as votes, also where nobody voted.
const VOTES: usize = 2_000_000;
/// The most characters of a statement that comes with a file.
const LONGEST: usize = 1000;

/// A statement of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Comment {
    number: u32,
    state: State,
    text: String,
}

/// A vote of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    voter: u32,
    statement: u32,
    value: Value,
    /// Microseconds UTC, where the file says it.
    at: Option<i64>,
}

/// What files hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    comments: Vec<Comment>,
    votes: Vec<Row>,
}

impl Import {
    /// Reads the files: statements, and votes as rows or as a table of people.
    ///
    /// # Errors
    /// `Invalid` with a fault at `comments` or `votes`: too large, or a bad line.
    pub fn read(comments: &[u8], votes: &[u8]) -> Result<Import> {
        let comments = at("comments", read_comments(comments))?;
        let numbers: BTreeSet<u32> = comments.iter().map(|c| c.number).collect();
        let votes = if votes.is_empty() {
            Vec::new()
        } else {
            at("votes", read_votes(votes, &numbers))?
        };
        Ok(Import { comments, votes })
    }

    /// How many statements and votes there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.comments.len(), self.votes.len())
    }
}

fn at<T>(field: &str, read: Result<T, Fault>) -> Result<T> {
    read.map_err(|fault| Error::Invalid(Faults::one(field, fault)))
}

/// Columns by their names in the first line.
struct Columns(BTreeMap<String, usize>);

impl Columns {
    fn of(heads: &StringRecord) -> Columns {
        let name = |head: &str| head.trim().trim_start_matches('\u{feff}').to_lowercase();
        Columns(
            heads
                .iter()
                .enumerate()
                .map(|(i, head)| (name(head), i))
                .collect(),
        )
    }

    fn at(&self, name: &str) -> Result<usize, Fault> {
        self.0.get(name).copied().ok_or(Fault::BadLine(1))
    }
}

/// Rows with the numbers of their lines.
fn rows(
    bytes: &[u8],
) -> Result<
    (
        StringRecord,
        impl Iterator<Item = Result<(usize, StringRecord), Fault>>,
    ),
    Fault,
> {
    if bytes.len() > BYTES {
        return Err(Fault::TooLargeFile(BYTES / 1024 / 1024));
    }
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads = reader.headers().map_err(|_| Fault::BadLine(1))?.clone();
    let width = heads.len();
    let rows = reader.into_records().enumerate().map(move |(i, row)| {
        let line = |row: &StringRecord| {
            row.position()
                .and_then(|p| usize::try_from(p.line()).ok())
                .unwrap_or(i + 2)
        };
        match row {
            Ok(row) if row.len() == width => Ok((line(&row), row)),
            Ok(row) => Err(Fault::BadLine(line(&row))),
            Err(error) => Err(Fault::BadLine(
                error
                    .position()
                    .and_then(|p| usize::try_from(p.line()).ok())
                    .unwrap_or(i + 2),
            )),
        }
    });
    Ok((heads, rows))
}

fn cell<'a>(row: &'a StringRecord, column: usize, line: usize) -> Result<&'a str, Fault> {
    row.get(column).map(str::trim).ok_or(Fault::BadLine(line))
}

fn number<T: std::str::FromStr>(row: &StringRecord, column: usize, line: usize) -> Result<T, Fault> {
    cell(row, column, line)?.parse().map_err(|_| Fault::BadLine(line))
}

fn read_comments(bytes: &[u8]) -> Result<Vec<Comment>, Fault> {
    let (heads, rows) = rows(bytes)?;
    let columns = Columns::of(&heads);
    let (id, body) = (columns.at("comment-id")?, columns.at("comment-body")?);
    let moderated = columns.at("moderated").ok();
    let mut comments: BTreeMap<u32, Comment> = BTreeMap::new();
    for row in rows {
        let (line, row) = row?;
        let said = text::line(plain(cell(&row, body, line)?));
        let length = text::length(&said);
        let number: u32 = number(&row, id, line)?;
        if length == 0 || number > i32::MAX.unsigned_abs() {
            return Err(Fault::BadLine(line));
        }
        if length > LONGEST {
            return Err(Fault::LongLine(line, LONGEST));
        }
        let state = match moderated.map(|column| cell(&row, column, line)).transpose()? {
            Some("-1") => State::Out,
            Some("0" | "1" | "") | None => State::In,
            Some(_) => return Err(Fault::BadLine(line)),
        };
        let comment = Comment {
            number,
            state,
            text: said,
        };
        if comments.insert(number, comment).is_some() {
            return Err(Fault::BadLine(line));
        }
        if comments.len() > STATEMENTS {
            return Err(Fault::TooMany(STATEMENTS));
        }
    }
    if comments.is_empty() {
        return Err(Fault::Required);
    }
    Ok(comments.into_values().collect())
}

fn value(typed: &str, line: usize) -> Result<Option<Value>, Fault> {
    match typed.trim() {
        "" => Ok(None),
        "1" | "1.0" => Ok(Some(Value::Agree)),
        "0" | "0.0" | "-0.0" => Ok(Some(Value::Pass)),
        "-1" | "-1.0" => Ok(Some(Value::Disagree)),
        _ => Err(Fault::BadLine(line)),
    }
}

fn read_votes(bytes: &[u8], statements: &BTreeSet<u32>) -> Result<Vec<Row>, Fault> {
    let (heads, rows) = rows(bytes)?;
    let columns = Columns::of(&heads);
    let mut votes: BTreeMap<(u32, u32), Row> = BTreeMap::new();
    if let Ok(participant) = columns.at("participant") {
        let of: Vec<(usize, u32)> = heads
            .iter()
            .enumerate()
            .filter_map(|(i, head)| Some((i, head.trim().parse().ok()?)))
            .collect();
        if of.is_empty() || of.iter().any(|(_, number)| !statements.contains(number)) {
            return Err(Fault::BadLine(1));
        }
        let mut cells = 0;
        for row in rows {
            let (line, row) = row?;
            cells += of.len();
            if cells > VOTES {
                return Err(Fault::TooMany(VOTES));
            }
            let voter: u32 = number(&row, participant, line)?;
            for (column, statement) in &of {
                if let Some(value) = value(cell(&row, *column, line)?, line)? {
                    let vote = Row {
                        voter,
                        statement: *statement,
                        value,
                        at: None,
                    };
                    votes.insert((voter, *statement), vote);
                }
            }
        }
    } else {
        let (comment, voter) = (columns.at("comment-id")?, columns.at("voter-id")?);
        let (vote, time) = (columns.at("vote")?, columns.at("timestamp").ok());
        for row in rows {
            let (line, row) = row?;
            let row = Row {
                voter: number(&row, voter, line)?,
                statement: number(&row, comment, line)?,
                value: value(cell(&row, vote, line)?, line)?.ok_or(Fault::BadLine(line))?,
                at: match time {
                    Some(column) => Some(micros(number(&row, column, line)?, line)?),
                    None => None,
                },
            };
            if !statements.contains(&row.statement) {
                return Err(Fault::BadLine(line));
            }
            // Of two by one person on one statement the later counts, and without times the later row.
            let key = (row.voter, row.statement);
            if votes.get(&key).is_none_or(|old| old.at <= row.at) {
                votes.insert(key, row);
            }
            if votes.len() > VOTES {
                return Err(Fault::TooMany(VOTES));
            }
        }
    }
    let mut votes: Vec<Row> = votes.into_values().collect();
    votes.sort_by_key(|v| (v.at, v.voter, v.statement));
    Ok(votes)
}

/// Milliseconds, or seconds as older exports have them, as microseconds; not before 1970 and not after 9999.
fn micros(typed: i64, line: usize) -> Result<i64, Fault> {
    let factor = if typed < 100_000_000_000 { 1_000_000 } else { 1000 };
    match typed.checked_mul(factor) {
        Some(at) if (0..=253_000_000_000_000_000).contains(&at) => Ok(at),
        _ => Err(Fault::BadLine(line)),
    }
}

/// What begins a formula is neutralised on the way out, and comes back as it was.
fn plain(said: &str) -> &str {
    match said.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => said,
    }
}

fn begins_formula(said: &str) -> bool {
    said.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Whether files can come into a map: it was never opened, and has no statements.
///
/// # Errors
/// When the database fails.
pub async fn takes_files(tx: &mut Tx, map: &OpinionMap) -> Result<bool> {
    Ok(map.opened_at.is_none() && statement::all(tx, &map.id).await?.is_empty())
}

/// Puts statements and votes from files into a draft that has neither. Whoever voted there is a number here, without a
/// secret that leads to it.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(OpinionBegun)` where the map is open, was open, or has statements.
pub async fn import(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, import: &Import) -> Result<()> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    if !takes_files(tx, &map).await? {
        return Err(Error::Conflict(Conflict::OpinionBegun));
    }
    for comment in &import.comments {
        let new = statement::New {
            state: comment.state,
            source: Source::Imported,
            language: &map.language,
            text: &comment.text,
            proposer: None,
            once: None,
            from_text: None,
            at: ctx.now,
        };
        statement::put_at(tx, id, comment.number, &new).await?;
    }
    let voters: BTreeSet<u32> = import.votes.iter().map(|v| v.voter).collect();
    for voter in &voters {
        tx.run(
            sql!("insert into opinion_voter (map_id, number) values ($1, $2)"),
            &[id.into(), (*voter).into()],
        )
        .await?;
    }
    put_votes(tx, ctx, id, &import.votes).await?;
    let last_statement = import.comments.iter().map(|c| c.number).max().unwrap_or(0);
    tx.run(
        sql!(
            "update opinion_map set last_statement = $2, last_voter = $3, last_vote = $4, updated_at = $5 where id = $1"
        ),
        &[
            id.into(),
            last_statement.into(),
            voters.last().copied().unwrap_or(0).into(),
            count(import.votes.len()).into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Votes several at a time: a statement for each would take a minute for a large file.
async fn put_votes(tx: &mut Tx, ctx: &Context, id: &str, votes: &[Row]) -> Result<()> {
    let mut seq = 0;
    let (eights, rest) = votes.as_chunks::<8>();
    for eight in eights {
        let mut values = vec![id.into()];
        for vote in eight {
            seq += 1;
            values.extend([
                vote.voter.into(),
                vote.statement.into(),
                vote.value.number().into(),
                i64::into(seq),
                vote.at.unwrap_or(ctx.now).into(),
            ]);
        }
        tx.run(
            sql!(
                "insert into opinion_vote (map_id, voter, statement, value, seq, at) values
                 ($1, $2, $3, $4, $5, $6), ($1, $7, $8, $9, $10, $11), ($1, $12, $13, $14, $15, $16),
                 ($1, $17, $18, $19, $20, $21), ($1, $22, $23, $24, $25, $26), ($1, $27, $28, $29, $30, $31),
                 ($1, $32, $33, $34, $35, $36), ($1, $37, $38, $39, $40, $41)"
            ),
            &values,
        )
        .await?;
    }
    for vote in rest {
        seq += 1;
        tx.run(
            sql!("insert into opinion_vote (map_id, voter, statement, value, seq, at) values ($1, $2, $3, $4, $5, $6)"),
            &[
                id.into(),
                vote.voter.into(),
                vote.statement.into(),
                vote.value.number().into(),
                seq.into(),
                vote.at.unwrap_or(ctx.now).into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// The files that a host can take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// Statements with their counts.
    Comments,
    /// Votes, one a row, in the order in which they came.
    Votes,
    /// People as rows and statements as columns.
    Participants,
}

impl File {
    /// By the name in its address.
    pub fn parse(name: &str) -> Option<File> {
        match name {
            "comments.csv" => Some(File::Comments),
            "votes.csv" => Some(File::Votes),
            "participants-votes.csv" => Some(File::Participants),
            _ => None,
        }
    }
}

/// A vote as it is stored.
struct Stored {
    voter: u32,
    statement: u32,
    value: Value,
    at: i64,
}

/// A file for the host, to whom it is confidential.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn export(tx: &mut Tx, actor: &Actor, id: &str, file: File) -> Result<String> {
    let map = load(tx, actor, id, Right::Plan).await?;
    let statements = statement::all(tx, id).await?;
    let rows = tx
        .all(
            sql!(
                "select voter, statement, value, at from opinion_vote where map_id = $1 and value is not null order by seq"
            ),
            &[id.into()],
        )
        .await?;
    let mut votes = Vec::with_capacity(rows.len());
    for row in rows {
        votes.push(Stored {
            voter: row.count("voter")?,
            statement: row.count("statement")?,
            value: Value::stored(row.get("value")?)?,
            at: row.get("at")?,
        });
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    let written = match file {
        File::Comments => write_comments(&mut out, &map, &statements, &votes),
        File::Votes => write_votes(&mut out, &votes),
        File::Participants => write_participants(&mut out, &statements, &votes),
    };
    written.map_err(|e| Error::Internal(format!("csv: {e}")))?;
    let bytes = out
        .into_inner()
        .map_err(|e| Error::Internal(format!("csv: {e}")))?;
    String::from_utf8(bytes).map_err(|e| Error::Internal(format!("csv: {e}")))
}

type Out = csv::Writer<Vec<u8>>;

fn write_comments(
    out: &mut Out,
    map: &OpinionMap,
    statements: &[statement::Statement],
    votes: &[Stored],
) -> csv::Result<()> {
    out.write_record([
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "comment-body",
    ])?;
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for vote in votes {
        let count = counts.entry(vote.statement).or_default();
        match vote.value {
            Value::Agree => count.0 += 1,
            Value::Disagree => count.1 += 1,
            Value::Pass => {}
        }
    }
    for statement in statements {
        let said = statement.text(&map.language).1;
        if said.is_empty() {
            continue;
        }
        let body = if begins_formula(said) {
            format!("'{said}")
        } else {
            said.to_owned()
        };
        let (agrees, disagrees) = counts.get(&statement.number).copied().unwrap_or_default();
        let moderated = match statement.state {
            State::In => "1",
            State::Waiting => "0",
            State::Out => "-1",
        };
        out.write_record([
            &(statement.created_at / 1000).to_string(),
            &kernel::time::utc(statement.created_at),
            &statement.number.to_string(),
            &statement.proposer.map(|n| n.to_string()).unwrap_or_default(),
            &agrees.to_string(),
            &disagrees.to_string(),
            moderated,
            &body,
        ])?;
    }
    Ok(())
}

fn write_votes(out: &mut Out, votes: &[Stored]) -> csv::Result<()> {
    out.write_record(["timestamp", "datetime", "comment-id", "voter-id", "vote"])?;
    for vote in votes {
        out.write_record([
            &(vote.at / 1000).to_string(),
            &kernel::time::utc(vote.at),
            &vote.statement.to_string(),
            &vote.voter.to_string(),
            &vote.value.number().to_string(),
        ])?;
    }
    Ok(())
}

fn write_participants(
    out: &mut Out,
    statements: &[statement::Statement],
    votes: &[Stored],
) -> csv::Result<()> {
    let numbers: Vec<u32> = statements
        .iter()
        .filter(|s| !s.texts.is_empty())
        .map(|s| s.number)
        .collect();
    let heads = [
        "participant",
        "group-id",
        "n-comments",
        "n-votes",
        "n-agree",
        "n-disagree",
    ];
    let heads = heads.into_iter().map(str::to_owned);
    out.write_record(heads.chain(numbers.iter().map(u32::to_string)))?;
    let mut people: BTreeMap<u32, BTreeMap<u32, Value>> = BTreeMap::new();
    for vote in votes {
        people
            .entry(vote.voter)
            .or_default()
            .insert(vote.statement, vote.value);
    }
    for (voter, own) in people {
        let proposed = statements.iter().filter(|s| s.proposer == Some(voter)).count();
        let of = |value| own.values().filter(|v| **v == value).count();
        let counts = [proposed, own.len(), of(Value::Agree), of(Value::Disagree)];
        let first = [voter.to_string(), String::new()];
        let cells = numbers
            .iter()
            .map(|n| own.get(n).map(|v| v.number().to_string()).unwrap_or_default());
        out.write_record(
            first
                .into_iter()
                .chain(counts.iter().map(usize::to_string))
                .chain(cells),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMENTS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
        1,x,0,1,0,0,1,Buss\n1,x,3,1,0,0,-1,\"Kool, \"\"lasteaed\"\"\"\n1,x,7,1,0,0,0,'=tee\n";

    fn refused(comments: &str, votes: &str) -> (String, Fault) {
        match Import::read(comments.as_bytes(), votes.as_bytes()) {
            Err(Error::Invalid(faults)) => {
                let (field, fault) = faults.iter().next().unwrap();
                (field.to_owned(), fault)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn votes_as_rows_and_as_a_table_are_the_same_votes() {
        let rows = "timestamp,datetime,comment-id,voter-id,vote\n\
            1403054214196,x,0,5,-1\n1403054214197,x,0,5,1\n1403054214190,x,0,5,0\n1403054214198,x,3,6,0\n";
        let table = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,3,7\n5,0,0,1,1,0,1,,\n6,,0,1,0,0,,0,\n";
        let votes = |text: &str| -> Vec<(u32, u32, Value)> {
            let import = Import::read(COMMENTS.as_bytes(), text.as_bytes()).unwrap();
            import
                .votes
                .iter()
                .map(|v| (v.voter, v.statement, v.value))
                .collect()
        };
        assert_eq!(votes(rows), [(5, 0, Value::Agree), (6, 3, Value::Pass)]);
        assert_eq!(votes(table), votes(rows));
        let import = Import::read(COMMENTS.as_bytes(), b"").unwrap();
        let said: Vec<_> = import
            .comments
            .iter()
            .map(|c| (c.number, c.state, c.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (0, State::In, "Buss"),
                (3, State::Out, "Kool, \"lasteaed\""),
                (7, State::In, "=tee"),
            ]
        );
    }

    #[test]
    fn a_bad_row_is_named_by_its_line() {
        let head = "timestamp,datetime,comment-id,voter-id,vote\n";
        for (comments, votes, field, line) in [
            ("a,b\n1,2\n", String::new(), "comments", 1),
            (
                "comment-id,comment-body\n1,x\n1,y\n",
                String::new(),
                "comments",
                3,
            ),
            ("comment-id,comment-body\n1,\n", String::new(), "comments", 2),
            (
                "comment-id,comment-body\n1,\"two\nlines\"\n-4,y\n",
                String::new(),
                "comments",
                4,
            ),
            (COMMENTS, format!("{head}1,x,0,5,1\n1,x,0,5,2\n"), "votes", 3),
            (COMMENTS, format!("{head}1,x,99,5,1\n"), "votes", 2),
            (COMMENTS, format!("{head}1,x,0,5\n"), "votes", 2),
            (
                COMMENTS,
                format!("{head}9223372036854775807,x,0,5,1\n"),
                "votes",
                2,
            ),
            (COMMENTS, "participant,99\n1,1\n".to_owned(), "votes", 1),
        ] {
            assert_eq!(
                refused(comments, &votes),
                (field.to_owned(), Fault::BadLine(line)),
                "{votes}"
            );
        }
        assert_eq!(refused("", ""), ("comments".to_owned(), Fault::BadLine(1)));
    }
}
