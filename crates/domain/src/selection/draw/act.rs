//! What organisers do with a prepared list: publish it, enter the number, call it off.

use store::{db::Tx, sql};

use super::list::GROUPS;
use super::{Draw, Earlier, Fits, load};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Fields, Reader};
use crate::instant;
use crate::programme::{self, Programme};
use crate::selection::pool;

/// The most characters of where the number comes from.
pub const SOURCE_MOST: usize = 300;
/// The most characters of a reason.
pub const REASON_MOST: usize = 300;

/// What is said to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Where the number comes from.
    pub source: String,
    /// When it is drawn, microseconds UTC.
    pub draws_at: Option<i64>,
}

impl Announcement {
    /// Reads `number_from`, `draws_date` and `draws_time`.
    pub fn read(reader: &mut Reader<'_>, zone: &str, now: i64) -> Announcement {
        Announcement {
            source: reader.required_line("number_from", SOURCE_MOST),
            draws_at: Announcement::when(reader, zone, now),
        }
    }

    /// A time must be said, and it must lie ahead: who knew the number could choose the list.
    fn when(reader: &mut Reader<'_>, zone: &str, now: i64) -> Option<i64> {
        let at = instant::read(reader, "draws", zone, now);
        if reader.fields().get("draws_date").is_empty() && reader.fields().get("draws_time").is_empty() {
            reader.fault("draws_date", Fault::Required);
        }
        if at.is_some_and(|at| at <= now) {
            reader.fault("draws_date", Fault::InThePast);
        }
        at
    }

    /// An empty form.
    pub fn fill() -> Fields {
        let mut fields = Fields::default().with("number_from", "");
        instant::fill(&mut fields, "draws", None, "UTC");
        fields
    }
}

/// Reads a number of three digits from `number`, and why an earlier one is wrong from `number_reason`, where there is one.
pub fn read_number(reader: &mut Reader<'_>, corrects: bool) -> (u32, String) {
    let number = reader.count("number", 0, GROUPS - 1);
    if reader.fields().get("number").trim().is_empty() {
        reader.fault("number", Fault::Required);
    }
    let reason = if corrects {
        reader.required_line("number_reason", REASON_MOST)
    } else {
        String::new()
    };
    (number, reason)
}

/// The draw of a programme whose decisions are not released, as it was read, for change.
async fn held(tx: &mut Tx, actor: &Actor, programme_id: &str, version: u32) -> Result<(Programme, Draw)> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if programme.released_at.is_some() {
        return Err(Error::Conflict(Conflict::Released));
    }
    let draw = load(tx, programme_id).await?.ok_or(Error::NotFound)?;
    if draw.version != version {
        return Err(Error::Conflict(Conflict::DrawChanged));
    }
    Ok((programme, draw))
}

/// Shows the list to everybody, and says where the number will come from.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(DrawChanged)`, `Conflict(NotReady)` for a programme that is not public,
/// `Conflict(DrawStale)` where something has changed since it was prepared.
pub async fn publish(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    version: u32,
    said: &Announcement,
) -> Result<()> {
    let (programme, draw) = held(tx, actor, programme_id, version).await?;
    if programme.state != programme::State::Published {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    let prepared = draw
        .prepared
        .as_ref()
        .ok_or(Error::Conflict(Conflict::DrawChanged))?;
    if prepared.announced.is_some() {
        return Err(Error::Conflict(Conflict::DrawChanged));
    }
    let pool = pool::load(tx, &programme, prepared.few_reviews).await?;
    if prepared.fits(&pool) != Fits::Whole {
        return Err(Error::Conflict(Conflict::DrawStale));
    }
    tx.run(
        sql!(
            "update draw set source = $2, draws_at = $3, published_at = $4, number = null, drawn_at = null,
             version = version + 1 where programme_id = $1"
        ),
        &[
            programme_id.into(),
            (&said.source).into(),
            said.draws_at.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Enters the number that was drawn. One that was mistyped is corrected before the release, with a reason that everybody sees.
/// The decisions follow from it by a run of the selection.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(DrawChanged)`, `Conflict(DrawEarly)` before the time that was said,
/// `Conflict(DrawStale)` where somebody is in play who is not on the list, or the conditions are others; `Invalid` without a reason for a correction.
pub async fn enter(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    version: u32,
    number: u32,
    reason: &str,
) -> Result<()> {
    let (programme, mut draw) = held(tx, actor, programme_id, version).await?;
    let changed = Error::Conflict(Conflict::DrawChanged);
    let (prepared, announced) = draw.announced().ok_or(changed)?;
    if announced.draws_at.is_some_and(|at| ctx.now < at) {
        return Err(Error::Conflict(Conflict::DrawEarly));
    }
    let pool = pool::load(tx, &programme, prepared.few_reviews).await?;
    if prepared.fits(&pool) == Fits::No {
        return Err(Error::Conflict(Conflict::DrawStale));
    }
    if let Some(wrong) = announced.number {
        if wrong.number == number {
            return Ok(());
        }
        if reason.is_empty() {
            return Err(Error::Invalid(Faults::one("number_reason", Fault::Required)));
        }
        let earlier = Earlier {
            fingerprint: prepared.fingerprint.clone(),
            published_at: announced.published_at,
            number: Some(wrong.number),
            until: ctx.now,
            reason: reason.to_owned(),
            called_off: false,
        };
        draw.earlier.push(earlier);
    }
    tx.run(
        sql!(
            "update draw set number = $2, drawn_at = $3, earlier = $4, version = version + 1 where programme_id = $1"
        ),
        &[
            programme_id.into(),
            number.into(),
            ctx.now.into(),
            serde_json::to_string(&draw.earlier)?.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Calls a list off, so that another can be prepared or people be chosen otherwise. What everybody has seen is not forgotten: the
/// public page says that it no longer counts, and why.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Released)`, `Conflict(DrawChanged)`; `Invalid` without a reason where it was public.
pub async fn call_off(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    version: u32,
    reason: &str,
) -> Result<()> {
    let (_, mut draw) = held(tx, actor, programme_id, version).await?;
    let shown = draw.announced().map(|(prepared, announced)| Earlier {
        fingerprint: prepared.fingerprint.clone(),
        published_at: announced.published_at,
        number: announced.number.map(|n| n.number),
        until: ctx.now,
        reason: reason.to_owned(),
        called_off: true,
    });
    if shown.is_some() && reason.is_empty() {
        return Err(Error::Invalid(Faults::one("off_reason", Fault::Required)));
    }
    draw.earlier.extend(shown);
    tx.run(
        sql!(
            "update draw set list = '', fingerprint = '', basis = '', prepared_at = null, source = '', draws_at = null,
             published_at = null, number = null, drawn_at = null, earlier = $2, version = version + 1
             where programme_id = $1"
        ),
        &[programme_id.into(), serde_json::to_string(&draw.earlier)?.into()],
    )
    .await?;
    Ok(())
}
