//! Taking votes in. Many votes become one transaction ([`cast`]): whoever gathers them answers each voter only after
//! the commit. A voter has one vote on a statement, and the last one counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{db::Tx, sql};

use super::{OpinionMap, Phase, State, voter};
use crate::error::{Conflict, Error, Result};

/// What somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// They agree.
    Agree,
    /// They disagree.
    Disagree,
    /// They pass.
    Pass,
}

impl Value {
    /// In the order of the buttons.
    pub const ALL: [Value; 3] = [Value::Agree, Value::Disagree, Value::Pass];

    /// As it is sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Value::Agree => "agree",
            Value::Disagree => "disagree",
            Value::Pass => "pass",
        }
    }

    /// Of a form's value.
    pub fn parse(text: &str) -> Option<Value> {
        Value::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// As it is stored: 1, −1 or 0.
    pub fn number(self) -> i64 {
        match self {
            Value::Agree => 1,
            Value::Disagree => -1,
            Value::Pass => 0,
        }
    }

    /// Of a stored number.
    pub(super) fn stored(number: i64) -> Result<Value> {
        Value::ALL
            .into_iter()
            .find(|v| v.number() == number)
            .ok_or_else(|| Error::Internal(format!("vote {number}")))
    }
}

/// A vote on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The map's id in public addresses.
    pub public_id: String,
    /// The voter's secret.
    pub secret: String,
    /// The statement's number.
    pub statement: u32,
    /// What they chose; `None` takes their vote back.
    pub value: Option<Value>,
    /// The sender's own count in milliseconds, where it keeps one: a vote that arrives after a later one of the same
    /// sender counts for nothing, and one that arrives twice once.
    pub made: Option<i64>,
}

/// Takes votes in, in the order in which they came; what became of each. What is wrong with one does not concern the
/// others.
///
/// Of a single ballot: `NotFound` for a map that is not public or a statement that is not in, `Gone` where the map is
/// closed, `Conflict(OpinionNotOpen)` where it is not open yet, `Invalid` where the secret is none.
///
/// # Errors
/// When the database fails: then no vote was taken.
pub async fn cast(tx: &mut Tx, now: i64, ballots: &[Ballot]) -> Result<Vec<Result<()>>> {
    let mut by_map: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, ballot) in ballots.iter().enumerate() {
        by_map.entry(&ballot.public_id).or_default().push(at);
    }
    let mut became: Vec<Option<Result<()>>> = ballots.iter().map(|_| None).collect();
    // By public id, so that two nodes that lock the rows of two maps do so in the same order.
    for (public_id, here) in by_map {
        let mut opened = match BallotBox::open(tx, now, public_id, here.len()).await {
            Ok(opened) => opened,
            Err(Error::NotFound) => {
                for at in here {
                    became[at] = Some(Err(Error::NotFound));
                }
                continue;
            }
            Err(other) => return Err(other),
        };
        for at in here {
            became[at] = Some(match opened.refuses(&ballots[at]) {
                Some(refused) => Err(refused),
                None => {
                    opened.take(tx, &ballots[at]).await?;
                    Ok(())
                }
            });
        }
    }
    Ok(became
        .into_iter()
        .map(|one| one.unwrap_or_else(|| Err(Error::Internal("a ballot that nobody looked at".into()))))
        .collect())
}

/// The ballot box of one map for the length of a transaction, with the map's row locked.
struct BallotBox {
    map: OpinionMap,
    now: i64,
    /// The number that the last vote got.
    seq: i64,
    /// The statements that are in.
    statements: BTreeSet<u32>,
    /// Voters who were looked up.
    voters: HashMap<String, u32>,
}

impl BallotBox {
    async fn open(tx: &mut Tx, now: i64, public_id: &str, many: usize) -> Result<BallotBox> {
        // Locks the row, and gives out the votes' numbers: they are committed in order, so that who follows them by
        // number misses none.
        let many = i64::try_from(many).unwrap_or(i64::MAX);
        let row = tx
            .maybe(
                sql!("update opinion_map set last_vote = last_vote + $2 where public_id = $1 and state <> 'draft' returning *"),
                &[public_id.into(), many.into()],
            )
            .await?
            .ok_or(Error::NotFound)?;
        let map = OpinionMap::of(&row, BTreeMap::new())?;
        let rows = tx
            .all(
                sql!(
                    "select number from opinion_statement where map_id = $1 and state = 'in' and exists
                     (select 1 from opinion_statement_text as said where said.map_id = opinion_statement.map_id
                     and said.statement = opinion_statement.number)"
                ),
                &[(&map.id).into()],
            )
            .await?;
        let statements = rows.iter().map(|row| row.count("number"));
        Ok(BallotBox {
            seq: map.last_vote - many,
            now,
            statements: statements.collect::<Result<_, _>>()?,
            voters: HashMap::new(),
            map,
        })
    }

    /// Why a ballot is not taken.
    fn refuses(&self, ballot: &Ballot) -> Option<Error> {
        debug_assert!(self.map.state != State::Draft);
        match self.map.phase(self.now) {
            Phase::Draft => Some(Error::NotFound),
            Phase::Coming => Some(Error::Conflict(Conflict::OpinionNotOpen)),
            Phase::Closed => Some(Error::Gone),
            Phase::Open if !self.statements.contains(&ballot.statement) => Some(Error::NotFound),
            Phase::Open if !voter::is_secret(&ballot.secret) => {
                Some(Error::Invalid(crate::input::Faults::default()))
            }
            Phase::Open => None,
        }
    }

    async fn take(&mut self, tx: &mut Tx, ballot: &Ballot) -> Result<()> {
        let voter = match self.voters.get(&ballot.secret) {
            Some(number) => *number,
            None => {
                let number = match voter::number(tx, &self.map.id, &ballot.secret).await? {
                    Some(number) => number,
                    // Who takes back what they never gave becomes no voter.
                    None if ballot.value.is_none() => return Ok(()),
                    None => voter::make(tx, &self.map.id, &ballot.secret).await?,
                };
                self.voters.insert(ballot.secret.clone(), number);
                number
            }
        };
        self.seq += 1;
        tx.run(
            sql!(
                "insert into opinion_vote (map_id, voter, statement, value, seq, at, made)
                 values ($1, $2, $3, $4, $5, $6, $7) on conflict (map_id, voter, statement) do update set
                 value = $4, seq = $5, at = $6, made = $7
                 where opinion_vote.made is null or $7 is null or opinion_vote.made < $7"
            ),
            &[
                (&self.map.id).into(),
                voter.into(),
                ballot.statement.into(),
                ballot.value.map(Value::number).into(),
                self.seq.into(),
                self.now.into(),
                ballot.made.into(),
            ],
        )
        .await?;
        Ok(())
    }
}
