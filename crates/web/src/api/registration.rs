//! Who registered for a dialogue: names and addresses, for systems that print name tags or send word. What people
//! answered to the host's questions stays here; it can be about health or belief.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::{self, invitee};
use domain::registration::{self, Source, people};
use domain::token::Scope;
use kernel::place;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::shape::{Listing, Part, answer, time};
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
            "/api/v1/dialogues/{id}/registrations",
            Access::Token(Scope::RegistrationsRead),
            index,
        ),
        described: Described::openapi(),
    }
}

/// A person's entry for a dialogue. Erase it where you keep it, when it is erased here.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Registration {
    /// Id.
    pub id: String,
    /// Where their place stands.
    pub state: PlaceState,
    /// Until when an offered place can be accepted.
    #[schema(format = "date-time")]
    pub until: Option<String>,
    /// The name by which they wish to be called.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// The language in which they are written to (BCP 47).
    pub language: String,
    /// The kind of invited people that they came as, in the host's words.
    pub kind: Option<String>,
    /// How they got in.
    pub source: RegistrationSource,
    /// When they registered.
    #[schema(format = "date-time")]
    pub created_at: String,
}

/// Where a place stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceState {
    /// In the book, without a place yet.
    Registered,
    /// On the waiting list.
    Waiting,
    /// A place is offered.
    Offered,
    /// They have a place.
    Confirmed,
    /// They came.
    Attended,
    /// They did not take the place.
    Declined,
    /// The offer lapsed.
    Expired,
    /// They gave their place up.
    Withdrawn,
    /// They told that they cannot come.
    Apologised,
    /// They did not come.
    Absent,
}

impl From<place::State> for PlaceState {
    fn from(state: place::State) -> Self {
        match state {
            place::State::Registered => PlaceState::Registered,
            place::State::Waiting => PlaceState::Waiting,
            place::State::Offered { .. } => PlaceState::Offered,
            place::State::Confirmed => PlaceState::Confirmed,
            place::State::Attended => PlaceState::Attended,
            place::State::Declined => PlaceState::Declined,
            place::State::Expired => PlaceState::Expired,
            place::State::Withdrawn => PlaceState::Withdrawn,
            place::State::Apologised => PlaceState::Apologised,
            place::State::Absent => PlaceState::Absent,
        }
    }
}

/// How somebody got into the book.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RegistrationSource {
    /// By themselves on the page.
    Page,
    /// Entered by the host.
    Host,
    /// Came without having registered.
    WalkIn,
}

impl From<Source> for RegistrationSource {
    fn from(source: Source) -> Self {
        match source {
            Source::Page => RegistrationSource::Page,
            Source::Host => RegistrationSource::Host,
            Source::WalkIn => RegistrationSource::WalkIn,
        }
    }
}

impl Registration {
    fn of(registration: registration::Registration, kinds: &[invitee::InviteeKind]) -> Registration {
        let kind = kinds
            .iter()
            .find(|k| Some(&k.id) == registration.kind_id.as_ref());
        Registration {
            id: registration.id,
            state: registration.state.into(),
            until: registration.state.until().map(time),
            name: registration.name,
            email: registration.email,
            phone: registration.phone,
            language: registration.language,
            kind: kind.map(|k| k.name.clone()),
            source: registration.source.into(),
            created_at: time(registration.created_at),
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/dialogues/{id}/registrations", operation_id = "registrations", tag = "registrations",
    params(("id" = String, Path, description = "The dialogue's id."), Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Registration>))
)]
async fn index(State(app): State<App>, caller: Caller, Path(id): Path<String>, part: Part) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::load(&mut tx, &caller.actor, &id, Right::SeePeople).await?;
    let all = people::list(&mut tx, &caller.actor, &dialogue).await?;
    let kinds = invitee::list(&mut tx, &dialogue.id).await?;
    answer(&part.of(all, |one| &one.id, |one| Registration::of(one, &kinds)))
}
