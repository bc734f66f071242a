//! The practicum: a practice dialogue that a pair plans and holds. Each of the pair can write in it, and whoever takes
//! part in the programme's running can see it.

use kernel::time::{self, LocalTimeError, Repeated};
use store::{db::Row, db::Tx, sql};

use super::own as own_pair;
use crate::actor::{Actor, Right};
use crate::cohort;
use crate::context::Context;
use crate::erasure;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::programme::Programme;

/// A practicum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practicum {
    /// Id; empty before it is first saved.
    pub id: String,
    /// Whose it is; none when the pair was matched anew.
    pub pair_id: Option<String>,
    /// The plan.
    pub plan: Plan,
    /// When it was held, microseconds UTC.
    pub held_at: Option<i64>,
    /// With how many people, the pair not counted.
    pub people: Option<u32>,
    /// What it taught.
    pub lessons: String,
    /// Counts how often it was saved.
    pub version: u32,
    /// Who held it: ids of applications.
    pub held_by: Vec<String>,
}

impl Practicum {
    /// Whether there is a plan; an empty form that was saved is none.
    pub fn is_planned(&self) -> bool {
        !self.plan.question.is_empty()
    }
}

/// What a pair plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The question.
    pub question: String,
    /// Who comes, who leads, who writes, what is tried out.
    pub plan: String,
    /// Where.
    pub place: String,
    /// When, microseconds UTC.
    pub starts_at: Option<i64>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// With how many people.
    pub people: u32,
    /// What it taught.
    pub lessons: String,
}

impl Plan {
    /// Reads the form; everything but the question may wait. The time is in the programme's zone.
    pub fn read(reader: &mut Reader<'_>, zone: &str) -> Plan {
        let question = reader.required_line("practicum_question", 200);
        let plan = reader.lines("practicum_plan", 3000);
        let place = reader.line("practicum_place", 200);
        let (date, clock) = (reader.line("date", 10), reader.line("time", 5));
        let starts_at = if date.is_empty() && clock.is_empty() {
            None
        } else {
            match time::instant(&date, &clock, zone, Some(Repeated::First)) {
                Ok(at) => Some(at),
                Err(LocalTimeError::Skipped) => {
                    reader.fault("time", Fault::TimeSkipped);
                    None
                }
                Err(_) => {
                    reader.fault("date", Fault::NotATime);
                    None
                }
            }
        };
        Plan {
            question,
            plan,
            place,
            starts_at,
        }
    }

    /// The form's fields.
    pub fn fill(&self, zone: &str) -> Fields {
        let fields = Fields::default()
            .with("practicum_question", &self.question)
            .with("practicum_plan", &self.plan)
            .with("practicum_place", &self.place);
        match self.starts_at {
            Some(at) => {
                let local = time::local(at, zone);
                fields.with("date", local.iso_date()).with("time", local.clock())
            }
            None => fields,
        }
    }
}

impl Report {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Report {
        Report {
            people: reader.count("practicum_people", 1, 200),
            lessons: reader.lines("lessons", 3000),
        }
    }

    /// The form's fields.
    pub fn fill(practicum: &Practicum) -> Fields {
        let people = practicum.people.map(|n| n.to_string()).unwrap_or_default();
        Fields::default()
            .with("practicum_people", people)
            .with("lessons", &practicum.lessons)
    }
}

impl Practicum {
    fn of(row: &Row) -> Result<Practicum> {
        Ok(Practicum {
            id: row.get("id")?,
            pair_id: row.get("pair_id")?,
            plan: Plan {
                question: row.get("question")?,
                plan: row.get("plan")?,
                place: row.get("place")?,
                starts_at: row.get("starts_at")?,
            },
            held_at: row.get("held_at")?,
            people: row
                .get::<Option<i64>>("people")?
                .and_then(|n| u32::try_from(n).ok()),
            lessons: row.get("lessons")?,
            version: row.count("version")?,
            held_by: Vec::new(),
        })
    }
}

/// The practicums of rows, each with who held it.
async fn with_people(tx: &mut Tx, rows: &[Row]) -> Result<Vec<Practicum>> {
    let mut found = rows.iter().map(Practicum::of).collect::<Result<Vec<_>>>()?;
    for practicum in &mut found {
        let held_by = tx
            .all(
                sql!(
                    "select application_id from practicum_member where practicum_id = $1 order by application_id"
                ),
                &[(&practicum.id).into()],
            )
            .await?;
        for row in held_by {
            practicum.held_by.push(row.get("application_id")?);
        }
    }
    Ok(found)
}

/// Practicums of a programme, also those of pairs that were matched anew since.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<Practicum>> {
    cohort::load(tx, actor, programme_id, Right::SeePeople).await?;
    let rows = tx
        .all(
            sql!("select * from practicum where programme_id = $1 order by id"),
            &[programme_id.into()],
        )
        .await?;
    with_people(tx, &rows).await
}

/// The practicum of somebody's pair; an empty one where nothing is planned yet.
///
/// # Errors
/// `NotFound` for who does not take part or has no pair.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<(Programme, Practicum)> {
    let (_, programme, pair) = own_pair(tx, secret).await?;
    let pair = pair.ok_or(Error::NotFound)?;
    let rows = tx
        .all(
            sql!("select * from practicum where pair_id = $1"),
            &[(&pair.id).into()],
        )
        .await?;
    let found = with_people(tx, &rows).await?.pop().unwrap_or_default();
    Ok((
        programme,
        Practicum {
            pair_id: Some(pair.id),
            ..found
        },
    ))
}

/// Saves the plan; `version` is the one that was read.
///
/// # Errors
/// `NotFound`, `Conflict(Over)` once it was held, `Conflict(Rewritten)` where the partner saved another meanwhile.
pub async fn plan(tx: &mut Tx, ctx: &mut Context, secret: &str, version: u32, plan: &Plan) -> Result<()> {
    let (programme, there) = for_change(tx, secret).await?;
    if there.plan == *plan && !there.id.is_empty() {
        return Ok(());
    }
    if there.held_at.is_some() {
        return Err(Error::Conflict(Conflict::Over));
    }
    if there.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    let id = if there.id.is_empty() { ctx.id() } else { there.id };
    tx.run(
        sql!(
            "insert into practicum (id, programme_id, pair_id, question, plan, place, starts_at, lessons, updated_at,
             version) values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9)
             on conflict (id) do update set question = $4, plan = $5, place = $6, starts_at = $7, updated_at = $8,
             version = $9"
        ),
        &[
            id.into(),
            (&programme.id).into(),
            there.pair_id.into(),
            (&plan.question).into(),
            (&plan.plan).into(),
            (&plan.place).into(),
            plan.starts_at.into(),
            ctx.now.into(),
            (version + 1).into(),
        ],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}

/// Notes that the practicum was held; it counts for everybody who is in the pair then. Said again, what it taught is put
/// right. `version` is the one that was read.
///
/// # Errors
/// `NotFound`, `Conflict(NotReady)` where nothing was planned, `Conflict(NotBegun)` where its time has not come,
/// `Conflict(Rewritten)` where the partner saved meanwhile.
pub async fn hold(tx: &mut Tx, ctx: &mut Context, secret: &str, version: u32, report: &Report) -> Result<()> {
    let (_, there) = for_change(tx, secret).await?;
    if !there.is_planned() {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    if there.plan.starts_at.is_some_and(|at| at > ctx.now) {
        return Err(Error::Conflict(Conflict::NotBegun));
    }
    let is_same = there.people == Some(report.people) && there.lessons == report.lessons;
    if there.held_at.is_some() && is_same {
        return Ok(());
    }
    if there.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    tx.run(
        sql!(
            "update practicum set held_at = coalesce(held_at, starts_at, $2), people = $3, lessons = $4, updated_at = $2,
             version = version + 1 where id = $1"
        ),
        &[
            (&there.id).into(),
            ctx.now.into(),
            report.people.into(),
            (&report.lessons).into(),
        ],
    )
    .await?;
    if there.held_at.is_none() {
        tx.run(
            sql!(
                "insert into practicum_member (practicum_id, application_id)
                 select $1, application.id from learning_pair_member
                 join application on application.id = learning_pair_member.application_id
                 where learning_pair_member.pair_id = $2 and application.state in ('confirmed', 'attended')"
            ),
            &[(&there.id).into(), there.pair_id.into()],
        )
        .await?;
    }
    erasure::forget_bytes(tx, ctx).await
}

/// It was not held after all.
///
/// # Errors
/// `NotFound`.
pub async fn take_back(tx: &mut Tx, ctx: &mut Context, secret: &str) -> Result<()> {
    let (_, there) = for_change(tx, secret).await?;
    tx.run(
        sql!("delete from practicum_member where practicum_id = $1"),
        &[(&there.id).into()],
    )
    .await?;
    tx.run(
        sql!("update practicum set held_at = null, people = null, version = version + 1, updated_at = $2 where id = $1"),
        &[(&there.id).into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}

async fn for_change(tx: &mut Tx, secret: &str) -> Result<(Programme, Practicum)> {
    cohort::participant_for_change(tx, secret).await?;
    own(tx, secret).await
}

/// Somebody joins a pair: what it held leaves it, and stays with who held it.
pub(super) async fn leave(tx: &mut Tx, pair_id: &str) -> Result<()> {
    tx.run(
        sql!("update practicum set pair_id = null where pair_id = $1 and held_at is not null"),
        &[pair_id.into()],
    )
    .await?;
    Ok(())
}

/// What pairs of a programme wrote goes with the last of its people; how many they were is kept elsewhere.
pub(crate) async fn forget(tx: &mut Tx, programme_id: &str) -> Result<()> {
    tx.run(
        sql!("delete from practicum where programme_id = $1"),
        &[programme_id.into()],
    )
    .await?;
    Ok(())
}

/// A pair is matched anew: what it only planned goes, what it held stays with who held it.
pub(super) async fn part(tx: &mut Tx, pair_id: &str) -> Result<()> {
    leave(tx, pair_id).await?;
    tx.run(
        sql!("delete from practicum where pair_id = $1"),
        &[pair_id.into()],
    )
    .await?;
    Ok(())
}

/// What somebody held, also in a pair that was matched anew since, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn all_held_by(tx: &mut Tx, application_id: &str) -> Result<Vec<Practicum>> {
    let rows = tx
        .all(
            sql!(
                "select practicum.* from practicum join practicum_member on practicum_member.practicum_id = practicum.id
                 where practicum_member.application_id = $1 order by practicum.held_at, practicum.id"
            ),
            &[application_id.into()],
        )
        .await?;
    with_people(tx, &rows).await
}

/// The first practicum that somebody held; none while they held none.
///
/// # Errors
/// When the database fails.
pub async fn held_by(tx: &mut Tx, application_id: &str) -> Result<Option<Practicum>> {
    Ok(all_held_by(tx, application_id).await?.into_iter().next())
}
