//! A voter proposes a statement. Similar ones that are voted on already are shown to them first; the host reviews it.

use kernel::text;
use store::{db::Tx, sql};

use super::similar::{self, Grams};
use super::statement::{self, LONGEST, Source, State, Statement};
use super::{OpinionMap, voter};
use crate::actor::Actor;
use crate::actor::Right;
use crate::context::{self, Context};
use crate::error::{Conflict, Error, Result};
use crate::input::Reader;

/// The most statements of one voter that wait for the host.
pub const WAITING_MOST: u32 = 10;
/// The most statements of a map that wait: as many as somebody can read.
const QUEUE_MOST: u32 = 300;

/// What somebody proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The text.
    pub text: String,
    /// The language it is written in.
    pub language: String,
    /// They have seen what is similar, and theirs is another one.
    pub sure: bool,
    /// Sent twice, it is one statement.
    pub once: String,
}

impl Proposal {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, map: &OpinionMap) -> Proposal {
        let among = |typed: &str| map.languages.iter().find(|code| *code == typed);
        let language = among(reader.fields().get("statement_language")).unwrap_or(&map.language);
        Proposal {
            language: language.clone(),
            text: reader.required_line("statement_text", LONGEST),
            sure: reader.ticked("sure"),
            once: reader.line("once", 64),
        }
    }
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// These say nearly the same; nothing was kept.
    Similar(Vec<Statement>),
    /// It waits for the host.
    Kept,
}

/// Proposes a statement as the voter with this secret.
///
/// # Errors
/// `NotFound` for a draft, a stranger's id, or where nobody may propose; `Gone` and `Conflict(OpinionNotOpen)` where nobody
/// votes; `Conflict(ManyWaiting)`, and `Conflict(QueueFull)` where too many statements wait for the host.
pub async fn propose(
    tx: &mut Tx,
    ctx: &mut Context,
    public_id: &str,
    secret: &str,
    proposal: &Proposal,
) -> Result<Proposed> {
    let map = super::public(tx, &Actor::Visitor, public_id).await?;
    if !map.may_propose || !voter::is_secret(secret) {
        return Err(Error::NotFound);
    }
    match map.phase(ctx.now) {
        super::Phase::Draft => return Err(Error::NotFound),
        super::Phase::Coming => return Err(Error::Conflict(Conflict::OpinionNotOpen)),
        super::Phase::Closed => return Err(Error::Gone),
        super::Phase::Open => {}
    }
    super::load_for_change(tx, &Actor::System, &map.id, Right::SeePlan).await?;
    let known = voter::number(tx, &map.id, secret).await?;
    let once = match proposal.once.as_str() {
        "" => ctx.token(),
        token => token.to_owned(),
    };
    let once = context::hash(&once);
    let repeat = tx
        .maybe(
            sql!("select number from opinion_statement where map_id = $1 and once = $2"),
            &[(&map.id).into(), (&once).into()],
        )
        .await?;
    if repeat.is_some() {
        return Ok(Proposed::Kept);
    }
    let statements = statement::all(tx, &map.id).await?;
    let own_waiting = |s: &&Statement| s.state == State::Waiting && known.is_some() && s.proposer == known;
    let waiting: Vec<&Statement> = statements.iter().filter(own_waiting).collect();
    if waiting.iter().any(|s| {
        s.texts
            .values()
            .any(|said| text::fold(said) == text::fold(&proposal.text))
    }) {
        return Ok(Proposed::Kept);
    }
    if waiting.len() >= usize::try_from(WAITING_MOST).unwrap_or(usize::MAX) {
        return Err(Error::Conflict(Conflict::ManyWaiting(WAITING_MOST)));
    }
    if statement::count(tx, &map.id, State::Waiting).await? >= QUEUE_MOST {
        return Err(Error::Conflict(Conflict::QueueFull));
    }
    if !proposal.sure {
        let similar = alike(&proposal.text, statements.iter().filter(|s| s.is_in()));
        if !similar.is_empty() {
            return Ok(Proposed::Similar(similar));
        }
    }
    let proposer = match known {
        Some(number) => number,
        None => voter::make(tx, &map.id, secret).await?,
    };
    let new = statement::New {
        state: State::Waiting,
        source: Source::Proposed,
        language: &proposal.language,
        text: &proposal.text,
        proposer: Some(proposer),
        once: Some(once),
        from_text: None,
        at: ctx.now,
    };
    statement::put(tx, &map.id, &new).await?;
    Ok(Proposed::Kept)
}

/// The statements that say nearly the same as a text, in whichever language, the most alike first.
fn alike<'a>(said: &str, among: impl Iterator<Item = &'a Statement>) -> Vec<Statement> {
    Likes::of(among).to(said, None).into_iter().cloned().collect()
}

/// Statements made ready to be compared with many others.
pub struct Likes<'a> {
    statements: Vec<&'a Statement>,
    /// By place among the statements.
    grams: Vec<(usize, Grams)>,
}

impl<'a> Likes<'a> {
    /// Of these statements.
    pub fn of(statements: impl Iterator<Item = &'a Statement>) -> Likes<'a> {
        let statements: Vec<&Statement> = statements.collect();
        let grams = statements
            .iter()
            .enumerate()
            .flat_map(|(at, s)| s.texts.values().map(move |text| (at, Grams::of(text))))
            .collect();
        Likes { statements, grams }
    }

    /// Those that say nearly the same as a text, in whichever language, the most alike first; without the one whose
    /// text it is.
    pub fn to(&self, said: &str, own: Option<u32>) -> Vec<&'a Statement> {
        let found = similar::alike(said, &self.grams, |at| {
            own.is_some() && self.statements.get(at).map(|s| s.number) == own
        });
        found
            .into_iter()
            .filter_map(|at| self.statements.get(at).copied())
            .collect()
    }
}
