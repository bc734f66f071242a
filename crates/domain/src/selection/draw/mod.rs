//! A draw in public (Flanigan, Kehne and Procaccia 2021, "Fair sortition made transparent"): a thousand numbered groups
//! ([`list`]) are prepared ([`prepare`]) and published, then a number is drawn where everybody can see it ([`act`]), and the group
//! of that number gets the places. [`view`] shows it to organisers and to everybody.

pub mod act;
pub mod list;
pub mod prepare;
pub mod view;

use serde::{Deserialize, Serialize};
use store::{db::Row, db::Tx, sql};

use super::Proof;
use super::pool::{Entrant, Pool, Terms};
use crate::error::{Conflict, Error, Result};
use crate::programme::Choose;
use list::List;

/// The number that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// From 0 to 999.
    pub number: u32,
    /// When it was entered, microseconds UTC.
    pub at: i64,
}

/// What was said to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// Where the number comes from, in the organisers' words.
    pub source: String,
    /// When it is drawn, microseconds UTC.
    pub draws_at: Option<i64>,
    /// Since when the list is public, microseconds UTC.
    pub published_at: i64,
    /// The number; none before it is drawn.
    pub number: Option<Number>,
}

/// A list that is ready to be drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The groups; empty once those who do not take part are erased.
    pub list: List,
    /// SHA-256 of the list's file.
    pub fingerprint: String,
    /// Hash of what it was made of.
    pub basis: String,
    /// Under which conditions.
    pub terms: Terms,
    /// What is certain.
    pub proof: Proof,
    /// Whether those with fewer reviews than needed were let in.
    pub few_reviews: bool,
    /// How many stand in reserve at the most.
    pub reserve: u32,
    /// When it was made.
    pub at: i64,
    /// What was said to everybody; none before that.
    pub announced: Option<Announced>,
}

/// What was published once and no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Of the list's file.
    pub fingerprint: String,
    /// Since when it was public, microseconds UTC.
    pub published_at: i64,
    /// The number that was entered, where one was.
    pub number: Option<u32>,
    /// When it was called off or corrected, microseconds UTC.
    pub until: i64,
    /// Why, in the organisers' words; empty once those who do not take part are erased.
    pub reason: String,
    /// Whether the whole list was called off; else the number was corrected.
    pub called_off: bool,
}

/// A programme's draw in public.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// Counts every change.
    pub version: u32,
    /// The list; none where the last one was called off.
    pub prepared: Option<Prepared>,
    /// What counts no longer, the oldest first.
    pub earlier: Vec<Earlier>,
}

/// Which list and which number people were chosen by, as it is stored with the selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// From 0 to 999.
    pub number: u32,
    /// Of the list's file.
    pub fingerprint: String,
}

/// How a list stands to those who are in play now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// Nothing has changed.
    Whole,
    /// So many who are on it have given up, or what is known of somebody has changed. It can be drawn from: who is gone and is
    /// drawn makes room for somebody else.
    Less(u32),
    /// Somebody is in play who is not on it, somebody on it is in play and can no longer be chosen, or the conditions are others:
    /// the organisers themselves would have changed whom a number chooses.
    No,
}

impl Draw {
    /// What was said to everybody, and about which list.
    pub fn announced(&self) -> Option<(&Prepared, &Announced)> {
        let prepared = self.prepared.as_ref()?;
        prepared.announced.as_ref().map(|announced| (prepared, announced))
    }

    /// List and number, once it is drawn.
    pub fn drawn(&self) -> Option<(&Prepared, Number)> {
        let (prepared, announced) = self.announced()?;
        announced.number.map(|number| (prepared, number))
    }

    /// Whether anybody outside has seen something of it.
    pub fn was_public(&self) -> bool {
        self.announced().is_some() || !self.earlier.is_empty()
    }

    /// As it is stored with a selection that follows from it.
    pub(super) fn stored(&self) -> Option<Drawn> {
        self.drawn().map(|(prepared, number)| Drawn {
            number: number.number,
            fingerprint: prepared.fingerprint.clone(),
        })
    }

    /// Whether a selection by other means than this draw may be made now.
    ///
    /// # Errors
    /// `Conflict(DrawAnnounced)` while everybody waits for the number.
    pub(super) fn waits(&self) -> Result<()> {
        match self.announced() {
            Some((_, Announced { number: None, .. })) => Err(Error::Conflict(Conflict::DrawAnnounced)),
            _ => Ok(()),
        }
    }
}

impl Prepared {
    /// How it stands to those who are in play now.
    pub fn fits(&self, pool: &Pool) -> Fits {
        if pool.basis == self.basis {
            return Fits::Whole;
        }
        let open: Vec<&str> = (pool.entrants.iter())
            .filter(|e| e.barred.is_none())
            .map(|e| e.application.code.as_str())
            .collect();
        let stranger = open.iter().any(|code| self.list.chance(code).is_none());
        let listed = |e: &Entrant| self.list.chance(&e.application.code).is_some();
        let barred = pool.entrants.iter().any(|e| e.barred.is_some() && listed(e));
        if stranger || barred || pool.terms != self.terms || pool.choose != Choose::Lottery {
            return Fits::No;
        }
        let gone = self.list.chances.len().saturating_sub(open.len());
        Fits::Less(u32::try_from(gone).unwrap_or(u32::MAX))
    }
}

fn read(row: &Row) -> Result<Draw> {
    let number: Option<i64> = row.get("number")?;
    let at: Option<i64> = row.get("drawn_at")?;
    let number = number.and_then(|n| u32::try_from(n).ok()).zip(at);
    let announced = row.get::<Option<i64>>("published_at")?.map(|published_at| {
        Ok::<_, Error>(Announced {
            source: row.get("source")?,
            draws_at: row.get("draws_at")?,
            published_at,
            number: number.map(|(number, at)| Number { number, at }),
        })
    });
    let announced = announced.transpose()?;
    let prepared = row.get::<Option<i64>>("prepared_at")?.map(|at| {
        let list: String = row.get("list")?;
        Ok::<_, Error>(Prepared {
            list: if list.is_empty() {
                List::default()
            } else {
                serde_json::from_str(&list)?
            },
            fingerprint: row.get("fingerprint")?,
            basis: row.get("basis")?,
            terms: serde_json::from_str(&row.get::<String>("terms")?)?,
            proof: serde_json::from_str(&row.get::<String>("proof")?)?,
            few_reviews: row.get("few_reviews")?,
            reserve: row.count("reserve")?,
            at,
            announced,
        })
    });
    Ok(Draw {
        version: row.count("version")?,
        prepared: prepared.transpose()?,
        earlier: serde_json::from_str(&row.get::<String>("earlier")?)?,
    })
}

/// A programme's draw; none where there never was one. For code that has checked who asks.
pub(super) async fn load(tx: &mut Tx, programme_id: &str) -> Result<Option<Draw>> {
    let row = tx
        .maybe(
            sql!("select * from draw where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Whether there is something to see for everybody.
///
/// # Errors
/// When the database fails.
pub async fn is_public(tx: &mut Tx, programme_id: &str) -> Result<bool> {
    Ok(load(tx, programme_id)
        .await?
        .is_some_and(|draw| draw.was_public()))
}

/// Whether a list that is public holds this code.
///
/// # Errors
/// When the database fails.
pub async fn is_on_list(tx: &mut Tx, programme_id: &str, code: &str) -> Result<bool> {
    let draw = load(tx, programme_id).await?;
    let announced = draw.as_ref().and_then(Draw::announced);
    Ok(announced.is_some_and(|(prepared, _)| prepared.list.chance(code).is_some()))
}

/// Forgets the groups and everybody's chances when those are erased whose codes stand there. Fingerprint and number stay.
pub(crate) async fn forget(tx: &mut Tx, programme_id: &str) -> Result<()> {
    let Some(mut draw) = load(tx, programme_id).await? else {
        return Ok(());
    };
    // A reason may name somebody, though it is asked not to.
    for earlier in &mut draw.earlier {
        earlier.reason.clear();
    }
    tx.run(
        sql!("update draw set list = '', earlier = $2 where programme_id = $1"),
        &[programme_id.into(), serde_json::to_string(&draw.earlier)?.into()],
    )
    .await?;
    Ok(())
}
