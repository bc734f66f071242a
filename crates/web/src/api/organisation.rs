//! The organisation whose token it is.

use axum::extract::State;
use domain::organisation;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::shape::answer;
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(show))]
struct Described;

pub(super) fn resource() -> Resource {
    Resource {
        routes: Routes::default().get("/api/v1/organisation", Access::AnyToken, show),
        described: Described::openapi(),
    }
}

/// Who hosts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Organisation {
    /// Id.
    pub id: String,
    /// Its part of addresses.
    pub slug: String,
    /// Name.
    pub name: String,
    /// A few sentences.
    pub about: String,
    /// Where people reach it.
    pub email: String,
    /// Where people call; empty where nobody answers.
    pub phone: String,
    /// Town or municipality in words.
    pub place: String,
    /// IANA time zone of its new dialogues.
    pub zone: String,
    /// Language of its new dialogues (BCP 47).
    pub language: String,
    /// Days after a dialogue's end after which its registrations are erased.
    pub keep_days: u32,
}

impl Organisation {
    /// As it is shown.
    pub fn of(organisation: &organisation::Organisation) -> Organisation {
        let profile = organisation.profile.clone();
        Organisation {
            id: organisation.id.clone(),
            slug: organisation.slug.clone(),
            name: profile.name,
            about: profile.about,
            email: profile.email,
            phone: profile.phone,
            place: profile.place,
            zone: profile.zone,
            language: profile.language,
            keep_days: profile.keep_days,
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/organisation", operation_id = "organisation", tag = "organisation",
    responses((status = 200, description = "The organisation.", body = Organisation))
)]
async fn show(State(app): State<App>, caller: Caller) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::by_id(&mut tx, caller.organisation()?).await?;
    answer(&Organisation::of(&organisation))
}
