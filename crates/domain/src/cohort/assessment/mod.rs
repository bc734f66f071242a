//! The self-assessment: before the programme, at its end and a month later, under a code that each participant makes up.
//!
//! What somebody answered is linked to nobody. Two facts are kept apart: that a participant has answered (so that the
//! organisers know whom to remind), and an answer under a keyed hash of the code (so that the same unknown person's
//! answers of several times can be compared). Nothing is shown before a moment is closed ([`results`]): else whoever looks
//! before and after a single answer comes would know what it was, and whose.

pub mod results;

use kernel::text;
use kernel::time::{self, DAY, HOUR};
use kernel::worksheet::{self, Answers, Moment, Worksheet};
use store::{db::Tx, sql};

use super::{participant, participant_for_change, participants};
use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Reader};
use crate::mail::{self, Details, NewMail};
use crate::meeting::{self, Kind};
use crate::programme::{self, Programme, State};

/// The worksheet that is answered.
pub const SHEET: &str = "self-assessment";

/// So long after it was asked a moment can be answered, in microseconds.
pub const OPEN_FOR: i64 = 21 * DAY;

/// The fewest letters and digits of a code, and the most.
pub const CODE: (usize, usize) = (3, 20);

/// The local hour at which the first self-assessment is asked for by itself, on the day of the first meeting.
const MORNING: i64 = 7 * HOUR;

/// Of a form's or an address's value.
pub fn parse(text: &str) -> Option<Moment> {
    Moment::ALL.into_iter().find(|m| m.as_str() == text)
}

/// The worksheet as it is asked now.
///
/// # Errors
/// `Internal` where the library lacks it.
pub fn sheet() -> Result<&'static Worksheet> {
    worksheet::newest(SHEET).ok_or_else(|| Error::Internal("no self-assessment".into()))
}

/// A code as it is compared: letters and digits, without case, accents, spaces and signs. `None` where it is too short.
pub fn normal(code: &str) -> Option<String> {
    let kept: String = text::fold(code).chars().filter(|c| c.is_alphanumeric()).collect();
    let (least, most) = CODE;
    (least..=most).contains(&text::length(&kept)).then_some(kept)
}

/// What is kept of a code: only whoever has the instance's key and guesses the code can find it again.
fn hashed(ctx: &Context, programme_id: &str, code: &str) -> String {
    ctx.key.secret("assessment", &format!("{programme_id} {code}"))
}

/// A moment that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub moment: Moment,
    /// Version of the worksheet.
    pub version: u32,
    /// When, microseconds UTC.
    pub asked_at: i64,
    /// When it was closed before its time: everybody had answered, or the organisers closed it.
    pub closed_at: Option<i64>,
}

impl Asked {
    /// Until when it can be answered, microseconds UTC.
    pub fn until(&self) -> i64 {
        self.closed_at.unwrap_or(self.asked_at + OPEN_FOR)
    }

    /// Whether it can be answered.
    pub fn is_open(&self, now: i64) -> bool {
        now < self.until()
    }
}

/// The moments that were asked for, in order.
pub(super) async fn asked(tx: &mut Tx, programme_id: &str) -> Result<Vec<Asked>> {
    let rows = tx
        .all(
            sql!("select * from assessment where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let name: String = row.get("moment")?;
        found.push(Asked {
            moment: parse(&name).ok_or_else(|| Error::Internal(format!("moment {name}")))?,
            version: row.count("worksheet_version")?,
            asked_at: row.get("asked_at")?,
            closed_at: row.get("closed_at")?,
        });
    }
    found.sort_by_key(|a| a.moment);
    Ok(found)
}

async fn one(tx: &mut Tx, programme_id: &str, moment: Moment) -> Result<Option<Asked>> {
    let found = asked(tx, programme_id).await?;
    Ok(found.into_iter().find(|a| a.moment == moment))
}

async fn is_done(tx: &mut Tx, application_id: &str, moment: Moment) -> Result<bool> {
    let row = tx
        .maybe(
            sql!("select 1 as n from assessment_done where application_id = $1 and moment = $2"),
            &[application_id.into(), moment.as_str().into()],
        )
        .await?;
    Ok(row.is_some())
}

/// Who takes part and has not answered yet, by name.
pub(super) async fn missing(tx: &mut Tx, programme_id: &str, moment: Moment) -> Result<Vec<Application>> {
    let mut found = Vec::new();
    for person in participants(tx, programme_id).await? {
        if !is_done(tx, &person.id, moment).await? {
            found.push(person);
        }
    }
    Ok(found)
}

/// How a moment stands: who has answered, never what.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Which moment.
    pub moment: Moment,
    /// Whether it was asked for.
    pub asked: Option<Asked>,
    /// When it is asked for by itself, microseconds UTC; none where it was asked, or has no day yet.
    pub due: Option<i64>,
    /// How many have answered.
    pub answered: u32,
    /// How many take part.
    pub of: u32,
    /// Who has not answered.
    pub missing: Vec<Application>,
}

/// How each moment stands, for members who may see people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn standing(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<Vec<Standing>> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    let of = u32::try_from(participants(tx, programme_id).await?.len()).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    for moment in Moment::ALL {
        let missing = missing(tx, programme_id, moment).await?;
        let still = u32::try_from(missing.len()).unwrap_or(u32::MAX);
        found.push(Standing {
            moment,
            asked: one(tx, programme_id, moment).await?,
            due: due(tx, &programme, moment)
                .await?
                .map(|(from, _)| from)
                .filter(|at| *at > now),
            answered: of.saturating_sub(still),
            of,
            missing,
        });
    }
    Ok(found)
}

/// Asks participants to fill the self-assessment in. Asked again, those who have not answered yet are reminded.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Over)` where it is closed.
pub async fn ask(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    moment: Moment,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    put(tx, ctx, &programme, moment).await?;
    programme::clock::reschedule(tx, ctx, programme_id).await
}

async fn put(tx: &mut Tx, ctx: &mut Context, programme: &Programme, moment: Moment) -> Result<()> {
    if let Some(there) = one(tx, &programme.id, moment).await?
        && !there.is_open(ctx.now)
    {
        return Err(Error::Conflict(Conflict::Over));
    }
    tx.run(
        sql!(
            "insert into assessment (programme_id, moment, worksheet_version, asked_at) values ($1, $2, $3, $4)
             on conflict (programme_id, moment) do nothing"
        ),
        &[
            (&programme.id).into(),
            moment.as_str().into(),
            sheet()?.version.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    for person in missing(tx, &programme.id, moment).await? {
        let mail = NewMail {
            details: Details {
                about: Some(moment.as_str().to_owned()),
                ..Details::default()
            },
            ..person.mail(programme, mail::Kind::AssessmentAsked)
        };
        mail::queue(tx, ctx, mail).await?;
    }
    Ok(())
}

/// Closes a moment before its time: nobody can answer any more, and the results are shown.
///
/// # Errors
/// `NotFound` where it was not asked for, `Denied`.
pub async fn close(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    moment: Moment,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    one(tx, programme_id, moment).await?.ok_or(Error::NotFound)?;
    set_closed(tx, ctx, programme_id, moment).await
}

async fn set_closed(tx: &mut Tx, ctx: &Context, programme_id: &str, moment: Moment) -> Result<()> {
    tx.run(
        sql!(
            "update assessment set closed_at = coalesce(closed_at, $3) where programme_id = $1 and moment = $2"
        ),
        &[programme_id.into(), moment.as_str().into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}

/// The moments that a participant can answer now.
///
/// # Errors
/// When the database fails.
pub async fn open_for(tx: &mut Tx, application: &Application, now: i64) -> Result<Vec<Asked>> {
    let mut found = Vec::new();
    for asked in asked(tx, &application.programme_id).await? {
        if asked.is_open(now) && !is_done(tx, &application.id, asked.moment).await? {
            found.push(asked);
        }
    }
    Ok(found)
}

/// Whether a mail that asks for it still makes sense for this person.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(
    tx: &mut Tx,
    application: &Application,
    moment: Moment,
    now: i64,
) -> Result<Option<Asked>> {
    let open = open_for(tx, application, now).await?;
    Ok(open.into_iter().find(|a| a.moment == moment))
}

/// A moment as a participant sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// Who looks.
    pub application: Application,
    /// Their programme.
    pub programme: Programme,
    /// Whether it was asked for.
    pub asked: Option<Asked>,
    /// Whether they have answered.
    pub done: bool,
}

/// A moment for a participant.
///
/// # Errors
/// `NotFound`.
pub async fn own(tx: &mut Tx, secret: &str, moment: Moment) -> Result<Own> {
    let (application, programme) = participant(tx, secret).await?;
    Ok(Own {
        asked: one(tx, &programme.id, moment).await?,
        done: is_done(tx, &application.id, moment).await?,
        application,
        programme,
    })
}

/// Reads the code of a form, in the form in which it is compared.
pub fn read_code(reader: &mut Reader<'_>) -> String {
    let typed = reader.required_line("code", 60);
    match normal(&typed) {
        Some(code) => code,
        None => {
            if !typed.is_empty() {
                reader.fault("code", Fault::TooShort(CODE.0));
            }
            String::new()
        }
    }
}

/// Takes a participant's answers under their code. Once: nobody, not even the product, could tell later which are theirs.
/// Sent again, nothing changes.
///
/// # Errors
/// `NotFound` where it was not asked for, `Gone` where it is closed, `Invalid` for a code that somebody else has used at
/// this moment, and where nothing is answered.
pub async fn give(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    moment: Moment,
    code: &str,
    answers: &Answers,
) -> Result<()> {
    let (application, programme) = participant_for_change(tx, secret).await?;
    let asked = one(tx, &programme.id, moment).await?.ok_or(Error::NotFound)?;
    if is_done(tx, &application.id, moment).await? {
        return Ok(());
    }
    if !asked.is_open(ctx.now) {
        return Err(Error::Gone);
    }
    let code = normal(code).ok_or_else(|| Error::Invalid(Faults::one("code", Fault::TooShort(CODE.0))))?;
    if answers.is_empty() {
        return Err(Error::Invalid(Faults::one("code", Fault::NothingAnswered)));
    }
    let made = tx
        .run(
            sql!(
                "insert into assessment_answer (id, programme_id, moment, code_hash, answers)
                 values ($1, $2, $3, $4, $5) on conflict (programme_id, moment, code_hash) do nothing"
            ),
            &[
                // A UUIDv7 would tell when it was.
                ctx.public_id().into(),
                (&programme.id).into(),
                moment.as_str().into(),
                hashed(ctx, &programme.id, &code).into(),
                serde_json::to_string(answers)?.into(),
            ],
        )
        .await?;
    if made == 0 {
        return Err(Error::Invalid(Faults::one("code", Fault::Taken)));
    }
    tx.run(
        sql!("insert into assessment_done (application_id, moment) values ($1, $2)"),
        &[(&application.id).into(), moment.as_str().into()],
    )
    .await?;
    shuffle(tx, &programme.id, moment).await?;
    if missing(tx, &programme.id, moment).await?.is_empty() {
        set_closed(tx, ctx, &programme.id, moment).await?;
    }
    Ok(())
}

/// Writes the answers of a moment anew in the order of their random ids, so that their place in the database does not
/// tell who answered when.
async fn shuffle(tx: &mut Tx, programme_id: &str, moment: Moment) -> Result<()> {
    let keys = [programme_id.into(), moment.as_str().into()];
    let rows = tx
        .all(
            sql!("select * from assessment_answer where programme_id = $1 and moment = $2 order by id"),
            &keys,
        )
        .await?;
    tx.run(
        sql!("delete from assessment_answer where programme_id = $1 and moment = $2"),
        &keys,
    )
    .await?;
    for row in rows {
        tx.run(
            sql!(
                "insert into assessment_answer (id, programme_id, moment, code_hash, answers)
                 values ($1, $2, $3, $4, $5)"
            ),
            &[
                row.get::<String>("id")?.into(),
                programme_id.into(),
                moment.as_str().into(),
                row.get::<String>("code_hash")?.into(),
                row.get::<String>("answers")?.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Between when a moment is asked for by itself: from its day on, and not after the next one's. None where a meeting that
/// decides about it has no time yet.
async fn due(tx: &mut Tx, programme: &Programme, moment: Moment) -> Result<Option<(i64, i64)>> {
    let Some((starts, ends)) = programme.span else {
        return Ok(None);
    };
    if moment == Moment::Before {
        return Ok(Some((
            time::start_of_day(starts, 0, &programme.zone) + MORNING,
            ends,
        )));
    }
    // While a meeting has no time nobody knows when the last one is.
    let meetings = meeting::list(tx, &programme.id, Kind::Meeting).await?;
    if meetings.iter().any(|m| m.starts_at.is_none()) {
        return Ok(None);
    }
    let month_later = ends + 30 * DAY;
    Ok(Some(match moment {
        Moment::MonthLater => (month_later, month_later + 60 * DAY),
        _ => (ends, month_later),
    }))
}

/// When the next self-assessment is asked for by itself.
pub(super) async fn next(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Option<i64>> {
    if programme.state != State::Published || programme.erased_at.is_some() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for moment in Moment::ALL {
        if let Some((from, until)) = due(tx, programme, moment).await?
            && now < until
            && one(tx, &programme.id, moment).await?.is_none()
        {
            found.push(from);
        }
    }
    Ok(found.into_iter().min())
}

/// Asks for what is due.
pub(super) async fn run(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    if programme.state != State::Published || programme.erased_at.is_some() {
        return Ok(());
    }
    for moment in Moment::ALL {
        if let Some((from, until)) = due(tx, programme, moment).await?
            && (from..until).contains(&ctx.now)
            && one(tx, &programme.id, moment).await?.is_none()
        {
            put(tx, ctx, programme, moment).await?;
        }
    }
    Ok(())
}

/// When everybody's applications are erased: what people wrote in their own words may name somebody, so it goes too, and so
/// does what was derived from their codes. The numbers stay, and which of them belong together.
pub(crate) async fn forget(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    let rows = tx
        .all(
            sql!("select id, moment, code_hash, answers from assessment_answer where programme_id = $1 order by id"),
            &[(&programme.id).into()],
        )
        .await?;
    let mut codes = std::collections::BTreeMap::new();
    for row in rows {
        let answers: Answers = serde_json::from_str(&row.get::<String>("answers")?)?;
        let code = codes
            .entry(row.get::<String>("code_hash")?)
            .or_insert_with(|| ctx.public_id());
        tx.run(
            sql!("update assessment_answer set code_hash = $2, answers = $3 where id = $1"),
            &[
                row.get::<String>("id")?.into(),
                code.as_str().into(),
                serde_json::to_string(&results::numbers(&answers))?.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        for typed in ["ma12", " MA 12", "Ma-12", "mä12", "m.a.1.2."] {
            assert_eq!(normal(typed).as_deref(), Some("ma12"), "{typed}");
        }
        for short in ["", "m1", "- - -", "õ"] {
            assert_eq!(normal(short), None, "{short}");
        }
        assert_eq!(normal(&"a".repeat(21)), None);
    }
}
