//! A programme's report for the organisation's own systems: exact figures, without anybody's name. What may be published
//! of them is another question, which `domain::report::suppress` answers.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use domain::error::Error;
use domain::report::{self, Shown, Words, figures};
use domain::token::Scope;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::shape::{Translated, answer, time, translated};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};
use crate::texts::Texts;

#[derive(OpenApi)]
#[openapi(paths(show))]
struct Described;

pub(super) fn resource() -> Resource {
    Resource {
        routes: Routes::default().get(
            "/api/v1/programmes/{id}/report",
            Access::Token(Scope::ReportsRead),
            show,
        ),
        described: Described::openapi(),
    }
}

/// What a programme brought. The figures are exact and for the organisation itself: few people by county or at a meeting
/// can be recognised, so do not publish them as they are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Report {
    /// Id of the programme.
    pub programme: String,
    /// When the report was published; `null` while it is not.
    #[schema(format = "date-time")]
    pub published_at: Option<String>,
    /// What it brought, as the organisers write, by language.
    pub summary: Translated,
    /// What was learned, by language.
    pub lessons: Translated,
    /// What comes next, by language.
    pub next: Translated,
    /// The figures.
    pub figures: ReportFigures,
}

/// Figures of a programme.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportFigures {
    /// Applications that were handed in.
    pub applications: u32,
    /// Municipalities from which they came.
    pub applied_from: u32,
    /// Applications by the county's EHAK code.
    pub by_county: BTreeMap<String, u32>,
    /// Places that there were.
    pub places: u32,
    /// Who took a place and has it.
    pub participants: u32,
    /// Municipalities from which they come.
    pub municipalities: u32,
    /// Counties from which they come.
    pub counties: u32,
    /// Academic hours in meetings.
    pub meeting_hours: u32,
    /// Academic hours on one's own.
    pub own_hours: u32,
    /// Meetings that have begun.
    pub meetings: Vec<ReportMeeting>,
    /// Attendance over all of them in per cent; `null` before the first was noted.
    pub attendance_percent: Option<u32>,
    /// Practicums held.
    pub practicums: u32,
    /// People in them, the pairs not counted.
    pub practicum_people: u32,
    /// Dialogues that participants held at home.
    pub dialogues: Vec<ReportDialogue>,
    /// People in them.
    pub dialogue_people: u32,
    /// How many of these gave feedback.
    pub dialogue_feedback: u32,
    /// Valid certificates.
    pub certificates: u32,
    /// Valid attestations.
    pub attestations: u32,
}

/// How many people were at a meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportMeeting {
    /// Id of the meeting.
    pub meeting: String,
    /// When it began.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// Participants who were there.
    pub present: u32,
    /// Who apologised beforehand.
    pub apologised: u32,
    /// Who was missing.
    pub absent: u32,
}

/// A dialogue that a participant held at home.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportDialogue {
    /// Its public page.
    #[schema(format = "uri")]
    pub url: String,
    /// The question.
    pub question: String,
    /// Its language (BCP 47).
    pub language: String,
    /// Who hosted it.
    pub host: String,
    /// When it began.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// How many people came.
    pub people: u32,
    /// How many gave feedback.
    pub feedback: u32,
}

impl Report {
    /// As it is shown; `public_url` is where the installation is reached, without a slash at the end.
    pub fn of(shown: &Shown, public_url: &str) -> Report {
        let report = &shown.report;
        let texts = |part: fn(&Words) -> &String| {
            translated(
                report
                    .texts
                    .iter()
                    .map(|(language, words)| (language, part(words))),
            )
        };
        Report {
            programme: shown.programme.id.clone(),
            published_at: report.published_at.map(time),
            summary: texts(|w| &w.summary),
            lessons: texts(|w| &w.lessons),
            next: texts(|w| &w.next),
            figures: ReportFigures::of(&shown.figures, public_url),
        }
    }
}

impl ReportFigures {
    fn of(figures: &figures::Figures, public_url: &str) -> ReportFigures {
        let meetings = figures.meetings.iter().map(|meeting| ReportMeeting {
            meeting: meeting.meeting_id.clone(),
            starts_at: meeting.starts_at.map(time),
            present: meeting.present,
            apologised: meeting.apologised,
            absent: meeting.absent,
        });
        let dialogues = figures.dialogues.iter().map(|dialogue| ReportDialogue {
            url: format!("{public_url}/dialogues/{}", dialogue.public_id),
            question: dialogue.question.clone(),
            language: dialogue.language.clone(),
            host: dialogue.host.clone(),
            starts_at: dialogue.starts_at.map(time),
            people: dialogue.people,
            feedback: dialogue.feedback,
        });
        ReportFigures {
            applications: figures.applications,
            applied_from: figures.applied_from,
            by_county: figures.by_county.clone(),
            places: figures.places,
            participants: figures.participants,
            municipalities: figures.municipalities,
            counties: figures.counties,
            meeting_hours: figures.meeting_hours,
            own_hours: figures.own_hours,
            meetings: meetings.collect(),
            attendance_percent: figures.attendance_percent(),
            practicums: figures.practicums,
            practicum_people: figures.practicum_people,
            dialogues: dialogues.collect(),
            dialogue_people: figures.people_in_dialogues(),
            dialogue_feedback: figures.feedback(),
            certificates: figures.certificates,
            attestations: figures.attestations,
        }
    }
}

/// The report as a workbook for the funder, for the command line; `host` is the organisation's name.
///
/// # Errors
/// When it cannot be made, which is a fault of ours.
pub fn workbook(shown: &Shown, host: String, language: &str, now: i64) -> Result<Vec<u8>, Error> {
    let made = crate::report::workbook::of(Texts::of(language), shown, host, now);
    paper::workbook::workbook(&made).map_err(|e| Error::Internal(format!("workbook: {e}")))
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/report", operation_id = "report", tag = "reports",
    params(("id" = String, Path, description = "The programme's id.")),
    responses((status = 200, description = "The report.", body = Report))
)]
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::for_members(&mut tx, &caller.actor, &id, caller.now).await?;
    answer(&Report::of(&shown, &app.url("")))
}
