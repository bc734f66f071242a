//! Puts files into a draft: statements, and the votes on them. How much is bounded before it is read.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text;
use store::{db::Tx, sql};

use super::read::{self, Unread, Wrong};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults};
use crate::opinion::statement::{self, Source, State};
use crate::opinion::vote::Value;
use crate::opinion::{OpinionMap, load_for_change};

/// The most bytes of one file.
pub const BYTES: usize = 16 * 1024 * 1024;
/// The most statements of a file.
const STATEMENTS: usize = 2_500;
/// The most votes of a file.
const VOTES: usize = 500_000;
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
        let mut comments = at("comments", read_comments(comments))?;
        let numbers: BTreeSet<u32> = comments.iter().map(|c| c.number).collect();
        let votes = if votes.is_empty() {
            Vec::new()
        } else {
            at("votes", read_votes(votes, &numbers))?
        };
        // Where nobody moderated, people voted all the same.
        let voted: BTreeSet<u32> = votes.iter().map(|v| v.statement).collect();
        for comment in comments.iter_mut().filter(|c| c.state == State::Waiting) {
            if voted.contains(&comment.number) {
                comment.state = State::In;
            }
        }
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

impl From<Unread> for Fault {
    fn from(unread: Unread) -> Fault {
        match unread {
            Unread::Line(line, wrong) => Fault::BadLine(line, wrong),
            // Bytes at hand do not fail.
            Unread::Io(_) => Fault::BadLine(1, Wrong::Text),
        }
    }
}

fn bounded(bytes: &[u8]) -> Result<&[u8], Fault> {
    if bytes.len() > BYTES {
        return Err(Fault::TooLargeFile(BYTES / 1024 / 1024));
    }
    Ok(bytes)
}

/// A number that the database keeps.
fn small(number: u64, line: usize) -> Result<u32, Fault> {
    u32::try_from(number)
        .ok()
        .filter(|n| *n <= i32::MAX.unsigned_abs())
        .ok_or(Fault::BadLine(line, Wrong::Number))
}

fn read_comments(bytes: &[u8]) -> Result<Vec<Comment>, Fault> {
    let mut comments: BTreeMap<u32, Comment> = BTreeMap::new();
    read::comments(bounded(bytes)?, |line, comment| {
        let comment = Comment {
            number: small(comment.number, line)?,
            state: match comment.decided {
                Some(true) => State::In,
                Some(false) => State::Out,
                None => State::Waiting,
            },
            text: text::line(&comment.text),
        };
        match text::length(&comment.text) {
            0 => return Err(Fault::BadLine(line, Wrong::Empty)),
            n if n > LONGEST => return Err(Fault::LongLine(line, LONGEST)),
            _ => {}
        }
        if comments.insert(comment.number, comment).is_some() {
            return Err(Fault::BadLine(line, Wrong::Again));
        }
        if comments.len() > STATEMENTS {
            return Err(Fault::TooMany(STATEMENTS));
        }
        Ok(())
    })?;
    if comments.is_empty() {
        return Err(Fault::Required);
    }
    Ok(comments.into_values().collect())
}

fn read_votes(bytes: &[u8], statements: &BTreeSet<u32>) -> Result<Vec<Row>, Fault> {
    let file = read::Votes::open(bounded(bytes)?)?;
    let known = |number: u64| u32::try_from(number).is_ok_and(|number| statements.contains(&number));
    if !file.statements().all(known) {
        return Err(Fault::BadLine(1, Wrong::Unknown));
    }
    let mut votes: BTreeMap<(u32, u32), Row> = BTreeMap::new();
    file.each(|line, vote| {
        let row = Row {
            voter: small(vote.voter, line)?,
            statement: small(vote.statement, line)?,
            value: vote.value,
            at: vote.at,
        };
        if !statements.contains(&row.statement) {
            return Err(Fault::BadLine(line, Wrong::Unknown));
        }
        // Of two by one person on one statement the later counts, and without times the later row.
        let key = (row.voter, row.statement);
        if votes.get(&key).is_none_or(|old| old.at <= row.at) {
            votes.insert(key, row);
        }
        if votes.len() > VOTES {
            return Err(Fault::TooMany(VOTES));
        }
        Ok(())
    })?;
    let mut votes: Vec<Row> = votes.into_values().collect();
    votes.sort_by_key(|v| (v.at, v.voter, v.statement));
    Ok(votes)
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
                (7, State::Waiting, "=tee"),
            ]
        );
    }

    #[test]
    fn a_bad_row_is_named_by_its_line() {
        let head = "timestamp,datetime,comment-id,voter-id,vote\n";
        for (comments, votes, field, line, wrong) in [
            ("a,b\n1,2\n", String::new(), "comments", 1, Wrong::Columns),
            (
                "comment-id,x,x\n1,2,3\n",
                String::new(),
                "comments",
                1,
                Wrong::Heads,
            ),
            (
                "comment-id,comment-body,moderated\n1,x,2\n",
                String::new(),
                "comments",
                2,
                Wrong::Moderated,
            ),
            (
                "comment-id,comment-body\n1,x\n1,y\n",
                String::new(),
                "comments",
                3,
                Wrong::Again,
            ),
            (
                "comment-id,comment-body\n1,\n",
                String::new(),
                "comments",
                2,
                Wrong::Empty,
            ),
            (
                "comment-id,comment-body\n1,\"two\nlines\"\n-4,y\n",
                String::new(),
                "comments",
                4,
                Wrong::Number,
            ),
            (
                COMMENTS,
                format!("{head}1,x,0,5,1\n1,x,0,5,2\n"),
                "votes",
                3,
                Wrong::Vote,
            ),
            (
                COMMENTS,
                format!("{head}1,x,99,5,1\n"),
                "votes",
                2,
                Wrong::Unknown,
            ),
            (COMMENTS, format!("{head}1,x,0,5\n"), "votes", 2, Wrong::Cells),
            (
                COMMENTS,
                format!("{head}9223372036854775807,x,0,5,1\n"),
                "votes",
                2,
                Wrong::Time,
            ),
            (
                COMMENTS,
                "participant,99\n1,1\n".to_owned(),
                "votes",
                1,
                Wrong::Unknown,
            ),
        ] {
            assert_eq!(
                refused(comments, &votes),
                (field.to_owned(), Fault::BadLine(line, wrong)),
                "{votes}"
            );
        }
        assert_eq!(
            refused("", ""),
            ("comments".to_owned(), Fault::BadLine(1, Wrong::Columns))
        );
    }

    /// A number that looks like chance (Knuth's linear congruential generator).
    fn next(state: &mut u64) -> usize {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 40).unwrap()
    }

    #[test]
    fn files_that_something_happened_to_are_read_or_refused_at_a_line_of_theirs() {
        const ODD: [&[u8]; 12] = [
            b"\"",
            b",",
            b"\n",
            b"\r\n",
            b"-1",
            b"99999999999999999999",
            b"\xff",
            b"\xef\xbb\xbf",
            b"'=",
            b"",
            b"1.0",
            b"-",
        ];
        let votes = "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,5,-1\n2,x,0,5,1\n3,x,3,6,0\n";
        let table = "participant,group-id,0,3,7\n5,0,1,,\n6,,,0,-1\n";
        let mut state = 1;
        for _ in 0..4_000 {
            let mut files = [
                COMMENTS,
                if next(&mut state).is_multiple_of(2) {
                    votes
                } else {
                    table
                },
            ]
            .map(|f| f.as_bytes().to_vec());
            for _ in 0..=next(&mut state) % 3 {
                let file = &mut files[next(&mut state) % 2];
                let from = next(&mut state) % (file.len() + 1);
                let to = (from + next(&mut state) % 4).min(file.len());
                file.splice(from..to, ODD[next(&mut state) % ODD.len()].iter().copied());
            }
            match Import::read(&files[0], &files[1]) {
                Ok(import) => {
                    let numbers: Vec<u32> = import.comments.iter().map(|c| c.number).collect();
                    assert!(import.votes.iter().all(|v| numbers.contains(&v.statement)));
                    assert!(import.comments.iter().all(|c| !c.text.is_empty()));
                }
                Err(Error::Invalid(faults)) => {
                    let (field, fault) = faults.iter().next().unwrap();
                    let file = &files[usize::from(field == "votes")];
                    let lines = file.split(|b| *b == b'\n' || *b == b'\r').count();
                    match fault {
                        Fault::BadLine(line, _) | Fault::LongLine(line, _) => {
                            assert!((1..=lines.max(1)).contains(&line), "{line} of {lines}");
                        }
                        Fault::Required => {}
                        other => panic!("{other:?}"),
                    }
                }
                Err(other) => panic!("{other:?}"),
            }
        }
    }
}
