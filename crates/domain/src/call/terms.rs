//! The terms of a call, each part read from its form, checked, and saved on its own: times and places, the conditions
//! under which people are chosen, and how applications are reviewed.

use kernel::time::{self, Repeated};
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::instant;
use crate::programme::{self, Call, Choose, Conditions, Programme, Reviewing, State, life};
use crate::review;

/// The most places of a programme.
pub const PLACES_MOST: u32 = 500;
/// The most days for which an offered place is kept.
pub const ACCEPT_MOST: u32 = 60;

impl Call {
    /// Reads the form of times and places. Once the programme is public they cannot be left out.
    pub fn read(reader: &mut Reader<'_>, programme: &Programme, now: i64) -> Call {
        let zone = &programme.zone;
        let opens_at = instant::read(reader, "opens", zone, now);
        let closes_at = instant::read(reader, "closes", zone, now);
        if opens_at
            .zip(closes_at)
            .is_some_and(|(opens, closes)| closes <= opens)
        {
            reader.fault("closes_date", Fault::BeforeTheOpening);
        }
        if closes_at
            .zip(programme.span)
            .is_some_and(|(closes, (starts, _))| closes >= starts)
        {
            reader.fault("closes_date", Fault::AfterTheFirstMeeting);
        }
        let date = reader.line("call_answer_by", 20);
        let answer_by = match time::instant(&date, "23:59", zone, Some(Repeated::Second)) {
            _ if date.is_empty() => None,
            Ok(at) => Some(at),
            Err(_) => {
                reader.fault("call_answer_by", Fault::NotATime);
                None
            }
        };
        if closes_at.zip(answer_by).is_some_and(|(closes, by)| by < closes) {
            reader.fault("call_answer_by", Fault::BeforeTheClosing);
        }
        let places = reader
            .maybe_number("call_places", 1, i64::from(PLACES_MOST))
            .and_then(|n| u32::try_from(n).ok());
        if programme.state == State::Published {
            for (name, missing) in [
                ("opens_date", opens_at.is_none()),
                ("closes_date", closes_at.is_none()),
                ("call_places", places.is_none()),
            ] {
                if missing {
                    reader.fault(name, Fault::Required);
                }
            }
        }
        Call {
            opens_at,
            closes_at,
            places,
            answer_by,
            accept_days: reader.count("accept_days", 1, ACCEPT_MOST),
        }
    }

    /// The form's fields.
    pub fn fill(&self, zone: &str) -> Fields {
        let mut fields = Fields::default();
        instant::fill(&mut fields, "opens", self.opens_at, zone);
        instant::fill(&mut fields, "closes", self.closes_at, zone);
        let date = self.answer_by.map(|at| time::local(at, zone).iso_date());
        fields
            .with("call_answer_by", date.unwrap_or_default())
            .with(
                "call_places",
                self.places.map(|n| n.to_string()).unwrap_or_default(),
            )
            .with("accept_days", self.accept_days.to_string())
    }
}

impl Conditions {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Conditions {
        Conditions {
            one_per_municipality: reader.ticked("one_per_municipality"),
            one_per_organisation: reader.ticked("one_per_organisation"),
            counties_least: reader
                .maybe_number("counties_least", 0, 50)
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(0),
            choose: reader.choice("choose", Choose::parse, Choose::Best),
            line: reader
                .maybe_number("score_line", 0, 100)
                .and_then(|n| u32::try_from(n).ok())
                .map_or(0.0, f64::from),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let tick = |on: bool| if on { "yes" } else { "" };
        Fields::default()
            .with("one_per_municipality", tick(self.one_per_municipality))
            .with("one_per_organisation", tick(self.one_per_organisation))
            .with("counties_least", self.counties_least.to_string())
            .with("choose", self.choose.as_str())
            .with("score_line", format!("{:.0}", self.line))
    }
}

/// Saves under which conditions people are chosen.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_conditions(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    conditions: &Conditions,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, id, Right::Plan).await?;
    tx.run(
        sql!(
            "update programme set one_per_municipality = $2, one_per_organisation = $3, counties_least = $4,
             choose = $5, line = $6 where id = $1"
        ),
        &[
            id.into(),
            conditions.one_per_municipality.into(),
            conditions.one_per_organisation.into(),
            conditions.counties_least.into(),
            conditions.choose.as_str().into(),
            conditions.line.into(),
        ],
    )
    .await?;
    life::touch(tx, ctx, &programme).await
}

impl Reviewing {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Reviewing {
        Reviewing {
            blind: reader.ticked("blind"),
            least: reader.count("reviews_least", 1, 10),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("blind", if self.blind { "yes" } else { "" })
            .with("reviews_least", self.least.to_string())
    }
}

/// Saves how applications are reviewed.
///
/// # Errors
/// `NotFound`, `Denied`; `Conflict(ReviewBegun)` for opening names to reviewers who were promised to see none.
pub async fn set_reviewing(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    reviewing: Reviewing,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, id, Right::Plan).await?;
    let opens = programme.reviewing.blind && !reviewing.blind;
    if opens && programme.released_at.is_none() && review::has_begun(tx, id).await? {
        return Err(Error::Conflict(Conflict::ReviewBegun));
    }
    tx.run(
        sql!("update programme set blind = $2, reviews_least = $3 where id = $1"),
        &[id.into(), reviewing.blind.into(), reviewing.least.into()],
    )
    .await?;
    life::touch(tx, ctx, &programme).await
}
