//! A programme's figures, each counted from the records that it names.
//!
//! Before people are erased, what they count for is written down ([`kept`]); what the records still have is counted anew
//! and added, so no figure changes because somebody was forgotten.

use std::collections::{BTreeMap, BTreeSet};

use kernel::municipality::estonia;
use store::{db::Tx, sql};

use crate::application::{self, Application, Standing};
use crate::certificate::Kind as Paper;
use crate::cohort::attendance;
use crate::error::Result;
use crate::feedback::results;
use crate::meeting::{self, Kind, Meeting};
use crate::own_dialogue;
use crate::programme::Programme;
use crate::report::kept;
use crate::summary;

/// How many people were at a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

impl AtMeeting {
    /// Whether its sheet was filled in.
    pub fn is_recorded(&self) -> bool {
        self.present + self.apologised + self.absent > 0
    }
}

/// A dialogue that a participant held at home.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The host's id.
    pub host_id: String,
    /// When, microseconds UTC.
    pub starts_at: Option<i64>,
    /// Time zone of that instant.
    pub zone: String,
    /// Whether its summary is public.
    pub summary: bool,
    /// How many people came.
    pub people: u32,
    /// How many gave feedback.
    pub feedback: u32,
}

/// The figures of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Municipalities and counties of people, as many different ones as there are.
fn places_of(people: &BTreeMap<String, u32>) -> (u32, u32) {
    let municipalities = people.keys().filter(|m| !m.is_empty());
    let counties: BTreeSet<&str> = municipalities
        .clone()
        .filter_map(|code| estonia().county_of(code))
        .map(|c| c.code.as_str())
        .collect();
    (number(municipalities.count()), number(counties.len()))
}

/// Counts everything. For members; [`super`] says what of it is public.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Figures> {
    let mut gone = kept::load(tx, &programme.id).await?;
    let all = application::all(tx, &programme.id).await?;
    let handed_in = all.iter().filter(|a| a.standing != Standing::Draft);
    handed_in.for_each(|a| kept::add(&mut gone.applied, &a.municipality));
    let taking_part: Vec<&Application> = all.iter().filter(|a| a.takes_part()).collect();
    for person in &taking_part {
        kept::add(&mut gone.participants, &person.municipality);
        gone.dialogues
            .extend(kept::dialogue_of(tx, &person.id, now).await?);
    }
    let mut meetings = Vec::new();
    let joined = attendance::joined(tx, &programme.id).await?;
    for meeting in meeting::list(tx, &programme.id, Kind::Meeting).await? {
        if meeting.starts_at.is_some_and(|at| at <= now) {
            let before = gone.meetings.get(&meeting.id);
            meetings.push(at_meeting(tx, &meeting, &taking_part, &joined, before).await?);
        }
    }
    gone.practicums.extend(kept::practicums(tx, &programme.id).await?);
    let mut dialogues = Vec::new();
    for id in &gone.dialogues {
        dialogues.push(held(tx, id, now).await?);
    }
    dialogues.sort_by(|a, b| (a.starts_at, &a.id).cmp(&(b.starts_at, &b.id)));
    let (certificates, attestations) = papers(tx, &programme.id).await?;
    let (applied_from, _) = places_of(&gone.applied);
    let (municipalities, counties) = places_of(&gone.participants);
    let mut by_county = BTreeMap::new();
    for (municipality, n) in &gone.applied {
        if let Some(county) = estonia().county_of(municipality) {
            *by_county.entry(county.code.clone()).or_default() += n;
        }
    }
    Ok(Figures {
        applications: gone.applied.values().sum(),
        applied_from,
        by_county,
        places: programme.call.places.unwrap_or(0),
        participants: gone.participants.values().sum(),
        municipalities,
        counties,
        meeting_hours: programme.meeting_hours,
        own_hours: programme.own_hours,
        meetings,
        practicums: number(gone.practicums.len()),
        practicum_people: gone.practicums.values().sum(),
        dialogues,
        certificates: certificates + gone.certificates,
        attestations: attestations + gone.attestations,
    })
}

async fn held(tx: &mut Tx, dialogue_id: &str, now: i64) -> Result<HeldDialogue> {
    let own = own_dialogue::by_dialogue(tx, dialogue_id, now).await?;
    let (language, words) = own.dialogue.text(&own.dialogue.language);
    Ok(HeldDialogue {
        public_id: own.dialogue.public_id.clone(),
        question: words.question.clone(),
        language: language.to_owned(),
        host: own.host.profile.name,
        host_id: own.host.id,
        zone: own.dialogue.meeting.zone.clone(),
        starts_at: own.dialogue.meeting.starts_at,
        people: own.tally.came,
        feedback: results::public(tx, dialogue_id).await?.answers,
        summary: summary::is_published(tx, dialogue_id).await?,
        id: own.dialogue.id,
    })
}

async fn at_meeting(
    tx: &mut Tx,
    meeting: &Meeting,
    people: &[&Application],
    joined: &BTreeMap<String, i64>,
    before: Option<&kept::There>,
) -> Result<AtMeeting> {
    let marks = kept::marks(tx, &meeting.id).await?;
    let mut there = before.copied().unwrap_or_default();
    // A sheet on which nobody is noted as present or absent was not filled in.
    if before.is_some() || kept::is_filled(&marks) {
        for person in people {
            there.count(marks.get(&person.id), joined.get(&person.id), meeting);
        }
    }
    Ok(AtMeeting {
        meeting_id: meeting.id.clone(),
        starts_at: meeting.starts_at,
        present: there.present,
        apologised: there.apologised,
        absent: there.absent,
    })
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
