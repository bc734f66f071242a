//! Meetings of a programme and its information events: when and where. A video link is for those whom it was sent to; it
//! is here only where the page shows it to everybody.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::meeting::{self, Kind, Words};
use domain::programme;
use domain::token::Scope;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::dialogue::Attendance;
use super::shape::{Listing, Part, Translated, answer, time, translated};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(index))]
struct Described;

pub(super) fn resource() -> Resource {
    Resource {
        routes: Routes::default().get(
            "/api/v1/programmes/{id}/meetings",
            Access::Token(Scope::ProgrammesRead),
            index,
        ),
        described: Described::openapi(),
    }
}

/// A meeting of a programme.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Meeting {
    /// Id.
    pub id: String,
    /// What it is for.
    pub kind: MeetingKind,
    /// What it is about, by language.
    pub title: Translated,
    /// What happens, by language.
    pub agenda: Translated,
    /// When it begins; `null` while that is to be agreed.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// When it ends.
    #[schema(format = "date-time")]
    pub ends_at: Option<String>,
    /// How long it takes.
    pub minutes: u32,
    /// How people take part.
    pub attendance: Attendance,
    /// The room; empty while it is to be agreed.
    pub place_name: String,
    /// Its address.
    pub place_address: String,
    /// Video link of an information event, where everybody may have it.
    pub video_link: Option<String>,
}

/// What a meeting is for.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// The cohort meets.
    Meeting,
    /// Anybody who thinks of applying can ask.
    Information,
}

impl Meeting {
    /// As it is shown.
    pub fn of(meeting: &meeting::Meeting) -> Meeting {
        let texts = |part: fn(&Words) -> &String| {
            translated(
                meeting
                    .texts
                    .iter()
                    .map(|(language, words)| (language, part(words))),
            )
        };
        let public = meeting.kind == Kind::Information && meeting.link_public;
        Meeting {
            id: meeting.id.clone(),
            kind: match meeting.kind {
                Kind::Meeting => MeetingKind::Meeting,
                Kind::Information => MeetingKind::Information,
            },
            title: texts(|w| &w.title),
            agenda: texts(|w| &w.agenda),
            starts_at: meeting.starts_at.map(time),
            ends_at: meeting.ends_at().map(time),
            minutes: meeting.minutes,
            attendance: meeting.attendance.into(),
            place_name: meeting.place_name.clone(),
            place_address: meeting.place_address.clone(),
            video_link: Some(meeting.video_link.clone()).filter(|link| public && !link.is_empty()),
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/meetings", operation_id = "meetings", tag = "programmes",
    params(("id" = String, Path, description = "The programme's id."), Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Meeting>))
)]
async fn index(State(app): State<App>, caller: Caller, Path(id): Path<String>, part: Part) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::load(&mut tx, &caller.actor, &id, Right::SeePlan).await?;
    let mut all = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    all.extend(meeting::list(&mut tx, &programme.id, Kind::Information).await?);
    answer(&part.of(all, |one| &one.id, |one| Meeting::of(&one)))
}
