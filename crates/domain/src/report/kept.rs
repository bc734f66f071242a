//! What erased people still count for: numbers and municipalities, no names. Written down in the transaction that erases
//! them, and added to what the records still have.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use store::{db::Tx, sql};

use crate::application::{self, Application, Standing};
use crate::certificate::Kind as Paper;
use crate::cohort::attendance;
use crate::context::Context;
use crate::erasure::Why;
use crate::error::Result;
use crate::meeting::{self, Kind, Meeting};
use crate::own_dialogue;
use crate::programme::Programme;

/// How many people were at a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct There {
    pub(super) present: u32,
    pub(super) apologised: u32,
    pub(super) absent: u32,
}

/// A line of a meeting's sheet: `present`, `absent`, or nothing for an apology.
pub(super) type Mark = Option<String>;

impl There {
    /// Counts somebody by their line; who has none was missing.
    /// Counts somebody; who joined after the meeting had begun, and is not noted there, missed nothing.
    pub(super) fn count(&mut self, mark: Option<&Mark>, joined: Option<&i64>, meeting: &Meeting) {
        if mark.is_none() && joined.copied() > meeting.starts_at {
            return;
        }
        match mark.map(|m| m.as_deref()) {
            Some(Some("present")) => self.present += 1,
            Some(None) => self.apologised += 1,
            _ => self.absent += 1,
        }
    }
}

/// What erased people still count for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Gone {
    /// Applications that were handed in, by municipality's code.
    pub(super) applied: BTreeMap<String, u32>,
    /// Participants, by municipality's code.
    pub(super) participants: BTreeMap<String, u32>,
    /// By meeting whose sheet was filled in.
    pub(super) meetings: BTreeMap<String, There>,
    /// Practicums that were held, with the number of people in each.
    pub(super) practicums: BTreeMap<String, u32>,
    /// Dialogues that were held at home.
    pub(super) dialogues: BTreeSet<String>,
    /// Valid certificates that were deleted because their holders asked.
    pub(super) certificates: u32,
    /// Attestations, likewise.
    pub(super) attestations: u32,
}

/// Counts one more.
pub(super) fn add(counts: &mut BTreeMap<String, u32>, key: &str) {
    *counts.entry(key.to_owned()).or_default() += 1;
}

pub(super) async fn load(tx: &mut Tx, programme_id: &str) -> Result<Gone> {
    let row = tx
        .maybe(
            sql!("select figures from programme_total where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    match row {
        Some(row) => Ok(serde_json::from_str(&row.get::<String>("figures")?)?),
        None => Ok(Gone::default()),
    }
}

async fn save(tx: &mut Tx, ctx: &Context, programme_id: &str, gone: &Gone) -> Result<()> {
    tx.run(
        sql!(
            "insert into programme_total (programme_id, figures, made_at) values ($1, $2, $3)
             on conflict (programme_id) do update set figures = $2, made_at = $3"
        ),
        &[
            programme_id.into(),
            serde_json::to_string(gone)?.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The lines of a meeting's sheet, by application.
pub(super) async fn marks(tx: &mut Tx, meeting_id: &str) -> Result<BTreeMap<String, Mark>> {
    let rows = tx
        .all(
            sql!("select application_id, state from attendance where meeting_id = $1"),
            &[meeting_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("application_id")?, row.get("state")?)))
        .collect()
}

/// Whether a sheet says of anybody that they were there or missing.
pub(super) fn is_filled(marks: &BTreeMap<String, Mark>) -> bool {
    marks.values().any(Option::is_some)
}

/// Practicums of a programme that were held, with the number of people in each.
pub(super) async fn practicums(tx: &mut Tx, programme_id: &str) -> Result<BTreeMap<String, u32>> {
    let rows = tx
        .all(
            sql!(
                "select id, coalesce(people, 0) as people from practicum where programme_id = $1 and held_at is not null"
            ),
            &[programme_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, row.count("people")?)))
        .collect()
}

/// The dialogue that somebody held at home.
pub(super) async fn dialogue_of(tx: &mut Tx, application_id: &str, now: i64) -> Result<Option<String>> {
    let own = own_dialogue::of(tx, application_id, now).await?;
    Ok(own.filter(|own| own.held).map(|own| own.dialogue.id))
}

/// Writes down what people count for who are erased now: those whom `goes` says. Whoever takes part and has themselves
/// erased before the last meeting is over counts as one who gave the place up.
pub(crate) async fn keep(
    tx: &mut Tx,
    ctx: &Context,
    programme: &Programme,
    why: Why,
    goes: impl Fn(&Application) -> bool,
) -> Result<()> {
    let mut gone = load(tx, &programme.id).await?;
    let mut all = application::all(tx, &programme.id).await?;
    all.retain(|a| goes(a) && a.standing != Standing::Draft);
    let over = programme.span.is_some_and(|(_, ends)| ends <= ctx.now);
    all.iter().for_each(|a| add(&mut gone.applied, &a.municipality));
    let took_part = |a: &&Application| a.takes_part() && (over || why == Why::TimeOver);
    let took_part: Vec<&Application> = all.iter().filter(took_part).collect();
    for person in &took_part {
        add(&mut gone.participants, &person.municipality);
        gone.dialogues.extend(dialogue_of(tx, &person.id, ctx.now).await?);
    }
    if !took_part.is_empty() {
        gone.practicums.extend(practicums(tx, &programme.id).await?);
        let joined = attendance::joined(tx, &programme.id).await?;
        for meeting in meeting::list(tx, &programme.id, Kind::Meeting).await? {
            let marks = marks(tx, &meeting.id).await?;
            let begun = meeting.starts_at.is_some_and(|at| at <= ctx.now);
            if begun && (is_filled(&marks) || gone.meetings.contains_key(&meeting.id)) {
                let there = gone.meetings.entry(meeting.id.clone()).or_default();
                for person in &took_part {
                    there.count(marks.get(&person.id), joined.get(&person.id), &meeting);
                }
            }
        }
    }
    save(tx, ctx, &programme.id, &gone).await
}

/// Counts a valid paper on that is deleted because its holder asked.
pub(crate) async fn keep_paper(tx: &mut Tx, ctx: &Context, programme_id: &str, paper: Paper) -> Result<()> {
    let mut gone = load(tx, programme_id).await?;
    match paper {
        Paper::Certificate => gone.certificates += 1,
        Paper::Attestation => gone.attestations += 1,
    }
    save(tx, ctx, programme_id, &gone).await
}
