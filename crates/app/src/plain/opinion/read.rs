//! The files, row by row; what cannot be read is named by its line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context as _, anyhow};
use domain::opinion::exchange::read::{self, Unread, Wrong};
use domain::opinion::vote::Value;
use kernel::opinion::{Groups, Vote, Votes};

/// Statements as their file has them.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// What they say.
    pub(super) said: BTreeMap<u64, String>,
    /// Those that were moderated out.
    pub(super) out: Vec<u64>,
}

/// Why a file cannot be used.
enum Bad {
    Unread(Unread),
    /// At a line, in words.
    Line(usize, String),
}

impl From<Unread> for Bad {
    fn from(unread: Unread) -> Bad {
        Bad::Unread(unread)
    }
}

impl Bad {
    /// In words, with what a row should be.
    fn told(self, path: &Path, columns: &str, row: &str) -> anyhow::Error {
        let at = path.display();
        match self {
            Bad::Unread(Unread::Line(1, Wrong::Columns | Wrong::Heads)) => {
                anyhow!("{at}, line 1: there should be {columns}")
            }
            Bad::Unread(Unread::Line(line, Wrong::Cells)) => anyhow!(
                "{at}, line {line}: it has more or fewer cells than the first line; there should be {row}"
            ),
            Bad::Unread(Unread::Line(line, Wrong::Text)) => {
                anyhow!("{at}, line {line}: it is not text in UTF-8; there should be {row}")
            }
            Bad::Unread(Unread::Line(line, _)) => anyhow!("{at}, line {line}: there should be {row}"),
            Bad::Unread(Unread::Io(error)) => anyhow!("{at}: {error}"),
            Bad::Line(line, why) => anyhow!("{at}, line {line}: {why}"),
        }
    }
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

pub(super) fn statements(path: &Path) -> anyhow::Result<Statements> {
    let mut statements = Statements::default();
    let read = read::comments(open(path)?, |line, comment| {
        if comment.decided == Some(false) {
            statements.out.push(comment.number);
        }
        match statements.said.insert(comment.number, comment.text) {
            Some(_) => Err(Bad::Line(
                line,
                format!("statement {} is there already", comment.number),
            )),
            None => Ok(()),
        }
    });
    let columns = "the columns comment-id and comment-body, and moderated where statements were, each once, with commas between them";
    let row = "a number as comment-id, a text, and 1, 0 or -1 as moderated";
    read.map_err(|bad| bad.told(path, columns, row))?;
    Ok(statements)
}

/// Who is in which group.
pub(super) fn groups(path: &Path) -> anyhow::Result<Vec<(u64, u64)>> {
    let (mut groups, mut ids) = (BTreeMap::new(), BTreeSet::new());
    let read = read::groups(open(path)?, |line, voter, group| {
        ids.insert(group);
        if ids.len() > Groups::MOST {
            return Err(Bad::Line(
                line,
                format!("there are more than {} groups", Groups::MOST),
            ));
        }
        match groups.insert(voter, group) {
            Some(_) => Err(Bad::Line(line, format!("voter {voter} is there already"))),
            None => Ok(()),
        }
    });
    let columns = "the columns voter-id and group-id, each once, with a comma between them";
    let row = "a number as voter-id and one as group-id";
    read.map_err(|bad| bad.told(path, columns, row))?;
    Ok(groups.into_iter().collect())
}

/// All votes, with their order where it matters.
pub(super) fn votes(path: &Path, statements: &Statements, in_order: bool) -> anyhow::Result<Votes> {
    let columns = "the columns voter-id, comment-id and vote (and timestamp), or participant and one for each statement, each once, with commas between them";
    let row =
        "numbers of a voter and a statement, and 1, 0 or -1 as the vote (and milliseconds as timestamp)";
    let told = |bad: Bad| bad.told(path, columns, row);
    let mut builder = Votes::builder();
    if in_order {
        builder = builder.in_order();
    }
    let file = read::Votes::open(open(path)?).map_err(|unread| told(unread.into()))?;
    let known = statements.said.keys().copied();
    for statement in known.chain(file.statements().collect::<Vec<_>>()) {
        builder.statement(statement)?;
    }
    file.each(|line, vote| {
        let value = match vote.value {
            Value::Agree => Vote::Agree,
            Value::Disagree => Vote::Disagree,
            Value::Pass => Vote::Pass,
        };
        builder
            .vote(vote.voter, vote.statement, value, vote.at)
            .map_err(|many| Bad::Line(line, many.to_string()))
    })
    .map_err(told)?;
    Ok(builder.finish())
}
