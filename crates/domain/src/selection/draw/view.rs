//! The draw as organisers see it, and as everybody does.

use store::db::Tx;

use super::{Draw, Fits, load, prepare};
use crate::actor::{Actor, Right};
use crate::call::role::{self, TargetRole};
use crate::error::{Conflict, Error, Result};
use crate::programme::{self, Programme};
use crate::selection::release::Record;
use crate::selection::{Outcome, pool};

/// The draw, for organisers.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The programme.
    pub programme: Programme,
    /// The draw; none where there never was one.
    pub draw: Option<Draw>,
    /// How its list stands to those who are in play; none without a list, and after the release.
    pub fits: Option<Fits>,
    /// As what people work, to name the conditions.
    pub roles: Vec<TargetRole>,
    /// What keeps a list from being prepared; none where nothing does.
    pub in_the_way: Option<Conflict>,
}

/// The draw, for organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn view(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<View> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let draw = load(tx, programme_id).await?;
    let prepared = draw.as_ref().and_then(|d| d.prepared.as_ref());
    let fits = match prepared.filter(|_| programme.released_at.is_none()) {
        Some(prepared) => {
            let pool = pool::load(tx, &programme, prepared.few_reviews).await?;
            Some(prepared.fits(&pool))
        }
        None => None,
    };
    let in_the_way = match prepare::check(tx, &programme, now).await {
        Ok(()) => None,
        Err(Error::Conflict(conflict)) => Some(conflict),
        Err(other) => return Err(other),
    };
    Ok(View {
        roles: role::list(tx, programme_id).await?,
        programme,
        draw,
        fits,
        in_the_way,
    })
}

/// The draw as everybody sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Public {
    /// The programme.
    pub programme: Programme,
    /// The draw. A list that was not published is left out.
    pub draw: Draw,
    /// As what people work, to name the conditions.
    pub roles: Vec<TargetRole>,
    /// Where others got places than the group that was drawn: code, whether they are in, whether it was changed by hand. Known from the
    /// release on.
    pub differs: Vec<Differs>,
}

/// Somebody who is in though they were not drawn, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// Code.
    pub code: String,
    /// Whether they were offered a place.
    pub is_in: bool,
    /// Whether the organisers changed it by hand.
    pub by_hand: bool,
}

/// How those who were offered places differ from the group that was drawn.
async fn differs(tx: &mut Tx, programme: &Programme, draw: &Draw) -> Result<Vec<Differs>> {
    let selection = crate::selection::load(tx, &programme.id).await?;
    let record = selection.map(|s| s.record).filter(|record| !record.is_empty());
    let (Some(record), Some((prepared, drawn))) = (record, draw.drawn()) else {
        return Ok(Vec::new());
    };
    let record: Record = serde_json::from_str(&record)?;
    let group = prepared.list.group(drawn.number);
    let mut differs: Vec<Differs> = (record.entries.iter())
        .map(|entry| Differs {
            code: entry.code.clone(),
            is_in: entry.outcome == Outcome::Chosen.as_str(),
            by_hand: entry.by_hand,
        })
        .filter(|d| d.is_in != group.contains(&d.code.as_str()))
        .collect();
    let gone = group
        .iter()
        .filter(|code| !record.entries.iter().any(|e| e.code == **code));
    differs.extend(gone.map(|code| Differs {
        code: (*code).to_owned(),
        is_in: false,
        by_hand: false,
    }));
    // Nothing to compare with once the list is erased.
    Ok(if group.is_empty() { Vec::new() } else { differs })
}

/// The draw as everybody sees it.
///
/// # Errors
/// `NotFound` also where nothing was published.
pub async fn public(tx: &mut Tx, actor: &Actor, public_id: &str) -> Result<Public> {
    let programme = programme::public(tx, actor, public_id).await?;
    let mut draw = load(tx, &programme.id)
        .await?
        .filter(Draw::was_public)
        .ok_or(Error::NotFound)?;
    draw.prepared = draw.prepared.filter(|p| p.announced.is_some());
    Ok(Public {
        differs: differs(tx, &programme, &draw).await?,
        roles: role::list(tx, &programme.id).await?,
        programme,
        draw,
    })
}
