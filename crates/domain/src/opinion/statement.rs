//! What is voted on. A statement is a number within its map; it waits for the host, is in, or is out with a reason.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text;
use store::{db::Row, db::Tx, sql};

use super::{OpinionMap, load, load_for_change, plan};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};

/// The most characters of a statement: what somebody reads at one glance on a phone.
pub const LONGEST: usize = 200;
/// The most lines that are taken at once.
pub const LINES: usize = 500;

/// What the host has decided about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Proposed, and the host has not looked at it.
    Waiting,
    /// People vote on it.
    In,
    /// Nobody votes on it, and its votes count for nothing.
    Out,
}

impl State {
    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::In => "in",
            State::Out => "out",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<State> {
        [State::Waiting, State::In, State::Out]
            .into_iter()
            .find(|s| s.as_str() == text)
    }
}

/// Where a statement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The host wrote it.
    Seed,
    /// A voter proposed it.
    Proposed,
    /// It was lifted from somebody's words in a circle.
    Words,
    /// It came with a file.
    Imported,
}

impl Source {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Source::Seed => "seed",
            Source::Proposed => "proposed",
            Source::Words => "words",
            Source::Imported => "imported",
        }
    }

    fn parse(text: &str) -> Result<Source> {
        [Source::Seed, Source::Proposed, Source::Words, Source::Imported]
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::Internal(format!("statement from {text}")))
    }
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its number within the map.
    pub number: u32,
    /// What the host has decided.
    pub state: State,
    /// Where it comes from.
    pub source: Source,
    /// Why it is out.
    pub reason: String,
    /// The language it was written in.
    pub language: String,
    /// The voter who proposed it.
    pub proposer: Option<u32>,
    /// When it came, microseconds UTC.
    pub created_at: i64,
    /// What it says, by language; nothing where the words it was lifted from were withdrawn.
    pub texts: BTreeMap<String, String>,
}

impl Statement {
    /// What it says in a language, or else in the one it was written in; with the language that the text is in.
    pub fn text<'a>(&'a self, language: &'a str) -> (&'a str, &'a str) {
        match self
            .texts
            .get_key_value(language)
            .or_else(|| self.texts.get_key_value(&self.language))
            .or_else(|| self.texts.iter().next())
        {
            Some((language, text)) => (language, text),
            None => (&self.language, ""),
        }
    }

    /// What it says in other languages than this.
    pub fn others<'a>(&'a self, language: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let shown = self.text(language).0;
        self.texts
            .iter()
            .filter(move |(code, _)| *code != shown)
            .map(|(code, text)| (code.as_str(), text.as_str()))
    }

    /// Whether people vote on it.
    pub fn is_in(&self) -> bool {
        self.state == State::In && !self.texts.is_empty()
    }
}

/// All statements of a map by number, for code that has checked who asks.
pub(super) async fn all(tx: &mut Tx, map_id: &str) -> Result<Vec<Statement>> {
    let rows = tx
        .all(
            sql!("select * from opinion_statement where map_id = $1 order by number"),
            &[map_id.into()],
        )
        .await?;
    let texts = tx
        .all(
            sql!("select statement, language, text from opinion_statement_text where map_id = $1"),
            &[map_id.into()],
        )
        .await?;
    together(&rows, &texts)
}

fn together(rows: &[Row], said: &[Row]) -> Result<Vec<Statement>> {
    let mut texts: BTreeMap<u32, BTreeMap<String, String>> = BTreeMap::new();
    for row in said {
        let of = texts.entry(row.count("statement")?).or_default();
        of.insert(row.get("language")?, row.get("text")?);
    }
    let mut statements = Vec::with_capacity(rows.len());
    for row in rows {
        let number = row.count("number")?;
        statements.push(Statement {
            number,
            state: State::parse(&row.get::<String>("state")?)
                .ok_or_else(|| Error::Internal("statement's state".into()))?,
            source: Source::parse(&row.get::<String>("source")?)?,
            reason: row.get("reason")?,
            language: row.get("language")?,
            proposer: row
                .get::<Option<i64>>("proposer")?
                .and_then(|n| u32::try_from(n).ok()),
            created_at: row.get("created_at")?,
            texts: texts.remove(&number).unwrap_or_default(),
        });
    }
    Ok(statements)
}

/// All statements of a map for its members, waiting and rejected ones too.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, map: &OpinionMap) -> Result<Vec<Statement>> {
    actor.need(&map.organisation_id, Right::SeeWords)?;
    all(tx, &map.id).await
}

/// The statements of a map that people vote on, by number.
///
/// # Errors
/// When the database fails.
pub async fn shown(tx: &mut Tx, map: &OpinionMap) -> Result<Vec<Statement>> {
    let rows = tx
        .all(
            sql!("select * from opinion_statement where map_id = $1 and state = 'in' order by number"),
            &[(&map.id).into()],
        )
        .await?;
    let texts = tx
        .all(
            sql!(
                "select said.statement, said.language, said.text from opinion_statement_text as said
                 join opinion_statement on opinion_statement.map_id = said.map_id
                 and opinion_statement.number = said.statement
                 where said.map_id = $1 and opinion_statement.state = 'in'"
            ),
            &[(&map.id).into()],
        )
        .await?;
    let mut statements = together(&rows, &texts)?;
    for statement in &mut statements {
        let own = &statement.language;
        // A translation into a language that the map is no longer held in waits until it is again.
        statement
            .texts
            .retain(|code, _| code == own || map.languages.contains(code));
    }
    statements.retain(Statement::is_in);
    Ok(statements)
}

/// How many statements of a state a map has.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, map_id: &str, state: State) -> Result<u32> {
    let row = tx
        .one(
            sql!(
                "select count(*) as n from opinion_statement where map_id = $1 and state = $2 and exists
                 (select 1 from opinion_statement_text as said where said.map_id = opinion_statement.map_id
                 and said.statement = opinion_statement.number)"
            ),
            &[map_id.into(), state.as_str().into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// A statement to be made.
pub(super) struct New<'a> {
    pub(super) state: State,
    pub(super) source: Source,
    pub(super) language: &'a str,
    pub(super) text: &'a str,
    pub(super) proposer: Option<u32>,
    pub(super) once: Option<String>,
    /// The text of words that it was lifted from.
    pub(super) from_text: Option<&'a str>,
    pub(super) at: i64,
}

/// Makes a statement in a map whose row is locked; its number.
pub(super) async fn put(tx: &mut Tx, map_id: &str, new: &New<'_>) -> Result<u32> {
    let row = tx
        .one(
            sql!(
                "update opinion_map set last_statement = last_statement + 1 where id = $1 returning last_statement"
            ),
            &[map_id.into()],
        )
        .await?;
    let number = row.count("last_statement")?;
    put_at(tx, map_id, number, new).await?;
    Ok(number)
}

/// Makes a statement with a number that nobody has, in a map whose row is locked.
pub(super) async fn put_at(tx: &mut Tx, map_id: &str, number: u32, new: &New<'_>) -> Result<()> {
    let decided = (new.state != State::Waiting).then_some(new.at);
    tx.run(
        sql!(
            "insert into opinion_statement (map_id, number, state, source, reason, language, proposer, once, created_at,
             decided_at) values ($1, $2, $3, $4, '', $5, $6, $7, $8, $9)"
        ),
        &[
            map_id.into(),
            number.into(),
            new.state.as_str().into(),
            new.source.as_str().into(),
            new.language.into(),
            new.proposer.map(i64::from).into(),
            new.once.as_deref().into(),
            new.at.into(),
            decided.into(),
        ],
    )
    .await?;
    put_text(tx, map_id, number, new.language, new.text, new.from_text).await
}

pub(super) async fn put_text(
    tx: &mut Tx,
    map_id: &str,
    number: u32,
    language: &str,
    text: &str,
    from_text: Option<&str>,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into opinion_statement_text (map_id, statement, language, text, from_text) values ($1, $2, $3, $4, $5)
             on conflict (map_id, statement, language) do update set text = $4"
        ),
        &[
            map_id.into(),
            number.into(),
            language.into(),
            text.into(),
            from_text.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What became of statements that were typed or pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeded {
    /// So many are new.
    pub new: u32,
    /// So many lines say what was there already.
    pub known: u32,
}

/// Statements typed or pasted, one a line.
///
/// # Errors
/// `NotFound`, `Denied`, `Invalid` with a fault at `opinion_seeds`.
pub async fn seed(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, typed: &str) -> Result<Seeded> {
    let map = load_for_change(tx, actor, id, Right::Plan).await?;
    let lines = lines(typed)?;
    let mut known: BTreeSet<String> = all(tx, id)
        .await?
        .iter()
        .flat_map(|s| s.texts.values())
        .map(|said| text::fold(said))
        .collect();
    let mut seeded = Seeded { new: 0, known: 0 };
    for line in lines {
        // Sent twice, a list is there once.
        if !known.insert(text::fold(&line)) {
            seeded.known += 1;
            continue;
        }
        let new = New {
            state: State::In,
            source: Source::Seed,
            language: &map.language,
            text: &line,
            proposer: None,
            once: None,
            from_text: None,
            at: ctx.now,
        };
        put(tx, id, &new).await?;
        seeded.new += 1;
    }
    plan::touch(tx, ctx, id).await?;
    Ok(seeded)
}

/// The lines of a list, without bullets and numbers in front.
fn lines(typed: &str) -> Result<Vec<String>> {
    let refused = |fault| Err(Error::Invalid(Faults::one("opinion_seeds", fault)));
    let mut lines = Vec::new();
    for (at, line) in text::lines(typed).lines().enumerate() {
        let line = text::line(line.trim_start_matches(['-', '–', '•', '*', ' ']));
        if line.is_empty() {
            continue;
        }
        if text::length(&line) > LONGEST {
            return refused(Fault::LongLine(at + 1, LONGEST));
        }
        lines.push(line);
    }
    match lines.len() {
        0 => refused(Fault::Required),
        n if n > LINES => refused(Fault::TooMany(LINES)),
        _ => Ok(lines),
    }
}

/// The languages in which a statement can be written: its own, and those of the map.
pub fn languages(map: &OpinionMap, statement: &Statement) -> Vec<String> {
    let others = map.languages.iter().filter(|code| **code != statement.language);
    std::iter::once(&statement.language)
        .chain(others)
        .cloned()
        .collect()
}

/// A statement of a map whose row is locked.
pub(super) async fn of(tx: &mut Tx, map_id: &str, number: u32) -> Result<Statement> {
    let all = all(tx, map_id).await?;
    all.into_iter()
        .find(|s| s.number == number)
        .ok_or(Error::NotFound)
}

/// A statement of a map for its members.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn one(tx: &mut Tx, actor: &Actor, map: &OpinionMap, number: u32) -> Result<Statement> {
    actor.need(&map.organisation_id, Right::SeeWords)?;
    of(tx, &map.id, number).await
}

/// How many voters have voted on a statement.
///
/// # Errors
/// When the database fails.
pub async fn votes(tx: &mut Tx, map_id: &str, number: u32) -> Result<u32> {
    let row = tx
        .one(
            sql!("select count(*) as n from opinion_vote where map_id = $1 and statement = $2 and value is not null"),
            &[map_id.into(), number.into()],
        )
        .await?;
    Ok(row.count("n")?)
}

/// How many statements wait for the host.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn waiting(tx: &mut Tx, actor: &Actor, id: &str) -> Result<u32> {
    let map = load(tx, actor, id, Right::SeePlan).await?;
    count(tx, &map.id, State::Waiting).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_line_by_line() {
        let typed = "- Buss käib liiga harva.\n\n•  Kool jääb külla\r\n  – Kool jääb külla ";
        assert_eq!(
            lines(typed).unwrap(),
            ["Buss käib liiga harva.", "Kool jääb külla", "Kool jääb külla"]
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_named() {
        let typed = format!("Lühike\n{}", "õ".repeat(LONGEST + 1));
        let Err(Error::Invalid(faults)) = lines(&typed) else {
            panic!("it was taken")
        };
        assert_eq!(faults.get("opinion_seeds"), Some(Fault::LongLine(2, LONGEST)));
        for empty in ["", " \n- \n"] {
            assert!(matches!(lines(empty), Err(Error::Invalid(_))), "{empty:?}");
        }
    }
}
