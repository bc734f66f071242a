//! Who was at a meeting of a programme. Who notes it has to see who takes part; why somebody apologised is not said.

use axum::extract::{Path, State};
use domain::application;
use domain::cohort::attendance::{self, Mark, Noted};
use domain::error::Error;
use domain::token::Scope;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::shape::{Listing, Part, Sent, answer};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(index, note))]
struct Described;

pub(super) fn resource() -> Resource {
    let write = Access::Token(Scope::AttendanceWrite);
    Resource {
        routes: Routes::default()
            .get(
                "/api/v1/programmes/{id}/meetings/{meeting}/attendance",
                write,
                index,
            )
            .put(
                "/api/v1/programmes/{id}/meetings/{meeting}/attendance/{application}",
                write,
                note,
            ),
        described: Described::openapi(),
    }
}

/// A participant at a meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Participant {
    /// Id of their application.
    pub application: String,
    /// Name.
    pub name: String,
    /// What is noted; `null` where nothing is.
    pub mark: Option<AttendanceMark>,
}

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttendanceMark {
    /// Was there.
    Present,
    /// Said that they would not come.
    Apologised,
    /// Was not there and did not say so.
    Absent,
}

impl From<Mark> for AttendanceMark {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Present => AttendanceMark::Present,
            Mark::Apologised => AttendanceMark::Apologised,
            Mark::Absent => AttendanceMark::Absent,
        }
    }
}

impl From<AttendanceMark> for Mark {
    fn from(mark: AttendanceMark) -> Self {
        match mark {
            AttendanceMark::Present => Mark::Present,
            AttendanceMark::Apologised => Mark::Apologised,
            AttendanceMark::Absent => Mark::Absent,
        }
    }
}

impl Participant {
    /// As the sheet has them.
    pub fn of((person, noted): &(application::Application, Option<Noted>)) -> Participant {
        Participant {
            application: person.id.clone(),
            name: person.name.clone(),
            mark: noted.as_ref().map(|noted| noted.mark.into()),
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/meetings/{meeting}/attendance", operation_id = "attendance",
    tag = "attendance",
    params(
        ("id" = String, Path, description = "The programme's id."),
        ("meeting" = String, Path, description = "The meeting's id."),
        Part,
    ),
    responses((status = 200, description = "A part of the list.", body = Listing<Participant>))
)]
async fn index(
    State(app): State<App>,
    caller: Caller,
    Path((id, meeting)): Path<(String, String)>,
    part: Part,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let sheet = attendance::sheet(&mut tx, &caller.actor, &id, &meeting).await?;
    answer(&part.of(
        sheet.lines,
        |(person, _)| &person.id,
        |line| Participant::of(&line),
    ))
}

/// What to note.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AttendanceToNote {
    /// Whether they were there; `null` takes the note back. Present and absent can be noted from three hours before it
    /// begins.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required = true)]
    mark: Option<AttendanceMark>,
}

#[utoipa::path(
    put, path = "/api/v1/programmes/{id}/meetings/{meeting}/attendance/{application}",
    operation_id = "attendance_note", tag = "attendance",
    params(
        ("id" = String, Path, description = "The programme's id."),
        ("meeting" = String, Path, description = "The meeting's id."),
        ("application" = String, Path, description = "The application's id."),
    ),
    request_body = AttendanceToNote,
    responses((status = 200, description = "What is noted now.", body = Participant))
)]
async fn note(
    State(app): State<App>,
    caller: Caller,
    Path((id, meeting, application)): Path<(String, String, String)>,
    sent: Sent<AttendanceToNote>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (actor, mark) = (&caller.actor, sent.body.mark.map(Mark::from));
    attendance::mark(&mut tx, &mut ctx, actor, &id, &meeting, &application, mark).await?;
    let sheet = attendance::sheet(&mut tx, actor, &id, &meeting).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let line = sheet.lines.iter().find(|(person, _)| person.id == application);
    answer(&Participant::of(line.ok_or(Error::NotFound)?))
}
