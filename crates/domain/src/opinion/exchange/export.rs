//! Writes files for the host, to whom they are confidential: voters are numbers, and what one number voted is somebody's
//! all the same.

use std::collections::{BTreeMap, BTreeSet};

use store::{db::Tx, sql};

use super::begins_formula;
use crate::actor::{Actor, Right};
use crate::error::{Error, Result};
use crate::opinion::statement::{self, State};
use crate::opinion::vote::Value;
use crate::opinion::{OpinionMap, load};

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
    let said: BTreeSet<u32> = statements
        .iter()
        .filter(|s| !s.texts.is_empty())
        .map(|s| s.number)
        .collect();
    let mut votes = Vec::with_capacity(rows.len());
    for row in rows {
        let statement = row.count("statement")?;
        // Of a statement whose words were withdrawn nothing goes out.
        if !said.contains(&statement) {
            continue;
        }
        votes.push(Stored {
            voter: row.count("voter")?,
            statement,
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
            // Who knows a proposer by their words would read all their votes.
            "",
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
        let of = |value| own.values().filter(|v| **v == value).count();
        // Not how many they proposed: see the statements' authors.
        let counts = [0, own.len(), of(Value::Agree), of(Value::Disagree)];
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
