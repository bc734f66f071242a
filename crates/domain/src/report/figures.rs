//! A programme's figures, each counted from the records that it names.
//!
//! Before people are erased their figures are written down ([`keep`]); what the records still have is counted anew, so a
//! figure never falls because somebody was forgotten.

use std::collections::{BTreeMap, BTreeSet};

use kernel::municipality::estonia;
use kernel::place::State;
use serde::{Deserialize, Serialize};
use store::{db::Tx, sql};

use crate::application::{self, Application, Standing};
use crate::certificate::Kind as Paper;
use crate::cohort;
use crate::context::Context;
use crate::error::Result;
use crate::feedback::results;
use crate::meeting::{self, Kind};
use crate::own_dialogue;
use crate::programme::Programme;

/// How many people were at a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtMeeting {
    /// Which.
    pub meeting_id: String,
    /// When it began, microseconds UTC.
    pub starts_at: Option<i64>,
    /// Participants who were there.
    pub present: u32,
    /// Who apologised beforehand.
    pub apologised: u32,
    /// Who was missing.
    pub absent: u32,
}

/// A dialogue that a participant held at home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldDialogue {
    /// Id.
    pub id: String,
    /// Id in public addresses.
    pub public_id: String,
    /// The question.
    pub question: String,
    /// Its language.
    pub language: String,
    /// Who hosted it.
    pub host: String,
    /// When, microseconds UTC.
    pub starts_at: Option<i64>,
    /// How many people came.
    pub people: u32,
    /// How many gave feedback.
    pub feedback: u32,
}

/// The figures of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// Applications that were handed in.
    pub applications: u32,
    /// Municipalities from which they came.
    pub applied_from: u32,
    /// Applications by county's code.
    pub by_county: BTreeMap<String, u32>,
    /// Places that there were.
    pub places: u32,
    /// Who took a place and has it.
    pub participants: u32,
    /// Municipalities from which they come.
    pub municipalities: u32,
    /// Counties from which they come.
    pub counties: u32,
    /// Academic hours of the programme, in meetings and on one's own.
    pub meeting_hours: u32,
    /// On one's own.
    pub own_hours: u32,
    /// Meetings that have begun, with who was there.
    pub meetings: Vec<AtMeeting>,
    /// Practicums held.
    pub practicums: u32,
    /// People in them, the pairs not counted.
    pub practicum_people: u32,
    /// Dialogues held at home.
    pub dialogues: Vec<HeldDialogue>,
    /// Valid certificates.
    pub certificates: u32,
    /// Valid attestations.
    pub attestations: u32,
}

impl Figures {
    /// People in the dialogues at home.
    pub fn people_in_dialogues(&self) -> u32 {
        self.dialogues.iter().map(|d| d.people).sum()
    }

    /// Who gave feedback after the dialogues at home.
    pub fn feedback(&self) -> u32 {
        self.dialogues.iter().map(|d| d.feedback).sum()
    }

    /// Attendance over all meetings in per cent, to the nearest whole number; none before the first sheet was filled in.
    pub fn attendance_percent(&self) -> Option<u32> {
        let present: u32 = self.meetings.iter().map(|m| m.present).sum();
        let all: u32 = self
            .meetings
            .iter()
            .map(|m| m.present + m.apologised + m.absent)
            .sum();
        (all > 0).then(|| (200 * present + all) / (2 * all))
    }

    /// The larger of two countings, figure by figure: what was kept and what the records still have.
    fn or(self, kept: Figures) -> Figures {
        let longer = |a: Vec<AtMeeting>, b: Vec<AtMeeting>| if b.len() > a.len() { b } else { a };
        let more = kept.participants > self.participants;
        Figures {
            applications: self.applications.max(kept.applications),
            applied_from: self.applied_from.max(kept.applied_from),
            by_county: if kept.applications > self.applications {
                kept.by_county
            } else {
                self.by_county
            },
            places: self.places.max(kept.places),
            participants: self.participants.max(kept.participants),
            municipalities: self.municipalities.max(kept.municipalities),
            counties: self.counties.max(kept.counties),
            meeting_hours: self.meeting_hours,
            own_hours: self.own_hours,
            meetings: if more {
                kept.meetings
            } else {
                longer(self.meetings, kept.meetings)
            },
            practicums: self.practicums.max(kept.practicums),
            practicum_people: self.practicum_people.max(kept.practicum_people),
            dialogues: if kept.dialogues.len() > self.dialogues.len() {
                kept.dialogues
            } else {
                self.dialogues
            },
            certificates: self.certificates,
            attestations: self.attestations,
        }
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Municipalities and counties of people, as many different ones as there are.
fn places_of<'a>(people: impl Iterator<Item = &'a Application> + Clone) -> (u32, u32) {
    let municipalities: BTreeSet<&str> = people
        .map(|a| a.municipality.as_str())
        .filter(|m| !m.is_empty())
        .collect();
    let counties: BTreeSet<&str> = municipalities
        .iter()
        .filter_map(|code| estonia().county_of(code))
        .map(|c| c.code.as_str())
        .collect();
    (number(municipalities.len()), number(counties.len()))
}

/// Counts everything. For members; [`super`] says what of it is public.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Figures> {
    let counted = count_records(tx, programme, now).await?;
    let kept = tx
        .maybe(
            sql!("select figures from programme_total where programme_id = $1"),
            &[(&programme.id).into()],
        )
        .await?;
    Ok(match kept {
        Some(row) => counted.or(serde_json::from_str(&row.get::<String>("figures")?)?),
        None => counted,
    })
}

async fn count_records(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Figures> {
    let all = application::all(tx, &programme.id).await?;
    let handed_in: Vec<&Application> = all.iter().filter(|a| a.standing != Standing::Draft).collect();
    let taking_part = all.iter().filter(|a| a.takes_part());
    let (applied_from, _) = places_of(handed_in.iter().copied());
    let (municipalities, counties) = places_of(taking_part.clone());
    let mut by_county = BTreeMap::new();
    for application in &handed_in {
        if let Some(county) = estonia().county_of(&application.municipality) {
            *by_county.entry(county.code.clone()).or_default() += 1;
        }
    }
    let mut meetings = Vec::new();
    for meeting in meeting::list(tx, &programme.id, Kind::Meeting).await? {
        if meeting.starts_at.is_some_and(|at| at <= now) {
            meetings.push(at_meeting(tx, &meeting.id, meeting.starts_at, &all).await?);
        }
    }
    let practicums = tx
        .one(
            sql!(
                "select count(*) as n, cast(coalesce(sum(people), 0) as bigint) as people from practicum
                 where programme_id = $1 and held_at is not null"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut dialogues = Vec::new();
    for application in taking_part.clone() {
        if let Some(own) = own_dialogue::of(tx, &application.id, now).await?
            && own.held
            && !dialogues.iter().any(|d: &HeldDialogue| d.id == own.dialogue.id)
        {
            let feedback = results::public(tx, &own.dialogue.id).await?.answers;
            let (language, words) = own.dialogue.text(&own.dialogue.language);
            dialogues.push(HeldDialogue {
                public_id: own.dialogue.public_id.clone(),
                question: words.question.clone(),
                language: language.to_owned(),
                host: own.host.profile.name,
                starts_at: own.dialogue.meeting.starts_at,
                people: own.tally.came,
                feedback,
                id: own.dialogue.id,
            });
        }
    }
    dialogues.sort_by(|a, b| (a.starts_at, &a.id).cmp(&(b.starts_at, &b.id)));
    let (certificates, attestations) = papers(tx, &programme.id).await?;
    Ok(Figures {
        applications: number(handed_in.len()),
        applied_from,
        by_county,
        places: programme.call.places.unwrap_or(0),
        participants: number(taking_part.count()),
        municipalities,
        counties,
        meeting_hours: programme.meeting_hours,
        own_hours: programme.own_hours,
        meetings,
        practicums: practicums.count("n")?,
        practicum_people: practicums.count("people")?,
        dialogues,
        certificates,
        attestations,
    })
}

async fn at_meeting(
    tx: &mut Tx,
    meeting_id: &str,
    starts_at: Option<i64>,
    all: &[Application],
) -> Result<AtMeeting> {
    let rows = tx
        .all(
            sql!("select application_id, state from attendance where meeting_id = $1"),
            &[meeting_id.into()],
        )
        .await?;
    let mut marks = BTreeMap::new();
    for row in rows {
        marks.insert(
            row.get::<String>("application_id")?,
            row.get::<Option<String>>("state")?,
        );
    }
    let mut found = AtMeeting {
        meeting_id: meeting_id.to_owned(),
        starts_at,
        ..AtMeeting::default()
    };
    // A sheet on which nobody is noted as present or absent was not filled in.
    if marks.values().all(Option::is_none) {
        return Ok(found);
    }
    for person in all
        .iter()
        .filter(|a| matches!(a.place(), Some(State::Confirmed | State::Attended)))
    {
        match marks.get(&person.id).map(|m| m.as_deref()) {
            Some(Some("present")) => found.present += 1,
            Some(None) => found.apologised += 1,
            _ => found.absent += 1,
        }
    }
    Ok(found)
}

async fn papers(tx: &mut Tx, programme_id: &str) -> Result<(u32, u32)> {
    let rows = tx
        .all(
            sql!(
                "select kind, count(*) as n from certificate where programme_id = $1 and revoked_at is null group by kind"
            ),
            &[programme_id.into()],
        )
        .await?;
    let (mut certificates, mut attestations) = (0, 0);
    for row in rows {
        if row.get::<String>("kind")? == Paper::Certificate.as_str() {
            certificates = row.count("n")?;
        } else {
            attestations = row.count("n")?;
        }
    }
    Ok((certificates, attestations))
}

/// Writes the figures down before people are erased.
pub(crate) async fn keep(tx: &mut Tx, ctx: &Context, programme: &Programme) -> Result<()> {
    let figures = count(tx, programme, ctx.now).await?;
    tx.run(
        sql!(
            "insert into programme_total (programme_id, figures, made_at) values ($1, $2, $3)
             on conflict (programme_id) do update set figures = $2, made_at = $3"
        ),
        &[
            (&programme.id).into(),
            serde_json::to_string(&figures)?.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A programme's figures, exact, for its members.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn for_members(
    tx: &mut Tx,
    actor: &crate::actor::Actor,
    programme_id: &str,
    now: i64,
) -> Result<(Programme, Figures)> {
    let programme = cohort::load(tx, actor, programme_id, crate::actor::Right::SeePlan).await?;
    let figures = count(tx, &programme, now).await?;
    Ok((programme, figures))
}
