//! Who applied to a programme: names, addresses, what people wrote about themselves. A draft is its writer's own and is not
//! here. How much is seen is decided by `domain::review::sight`, as everywhere.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::actor::{Actor, Right};
use domain::application::list::{self, Seen};
use domain::application::{self, Standing};
use domain::error::Error;
use domain::input::{Fault, Faults};
use domain::programme;
use domain::selection::why::Plain;
use domain::selection::{self, Outcome as Decided, Told};
use domain::token::Scope;
use serde::Serialize;
use store::db::Tx;
use utoipa::{IntoParams, OpenApi, ToSchema};

use super::registration::PlaceState;
use super::shape::{Listing, Part, answer, time};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(index, show))]
struct Described;

pub(super) fn resource() -> Resource {
    let read = Access::Token(Scope::ApplicationsRead);
    Resource {
        routes: Routes::default()
            .get("/api/v1/programmes/{id}/applications", read, index)
            .get("/api/v1/programmes/{id}/applications/{application}", read, show),
        described: Described::openapi(),
    }
}

/// An application that was handed in. Erase it where you keep it, when it is erased here.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Application {
    /// Id.
    pub id: String,
    /// What reviewers see instead of a name.
    pub code: String,
    /// Where its place stands: `registered` waits for the decision or stands in reserve, `confirmed` takes part.
    pub standing: PlaceState,
    /// Until when an offered place can be accepted.
    #[schema(format = "date-time")]
    pub until: Option<String>,
    /// Name.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// The language in which they are written to (BCP 47).
    pub language: String,
    /// Where they work.
    pub employer: String,
    /// EHAK code of their municipality, or empty.
    pub municipality: String,
    /// Id of the role as which they work.
    pub role: Option<String>,
    /// Whether they came by a link for late entries.
    pub late: bool,
    /// When it was handed in first.
    #[schema(format = "date-time")]
    pub submitted_at: Option<String>,
    /// When it was begun.
    #[schema(format = "date-time")]
    pub created_at: String,
}

impl Application {
    /// As it is shown; none for a draft, and where whoever asks may not know whose it is.
    pub fn of(seen: &Seen) -> Option<Application> {
        let Standing::Place(place) = seen.standing else {
            return None;
        };
        let who = seen.who.clone()?;
        Some(Application {
            id: seen.id.clone(),
            code: seen.code.clone(),
            standing: place.into(),
            until: place.until().map(time),
            name: who.name,
            email: who.email,
            phone: who.phone,
            language: who.language,
            employer: who.employer,
            municipality: who.municipality,
            role: seen.role_id.clone(),
            late: who.late,
            submitted_at: who.submitted_at.map(time),
            created_at: time(who.created_at),
        })
    }
}

/// An application with all that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationWhole {
    /// As the list has it.
    pub application: Application,
    /// Answers by the question's id; of a choice its place in the list, counted from 0.
    pub answers: BTreeMap<String, String>,
    /// Files that were handed in with it; they are opened on its page.
    pub files: Vec<ApplicationFile>,
    /// What became of it, the first step first.
    pub history: Vec<ApplicationStep>,
    /// What was decided; `null` before the decisions are released.
    pub decision: Option<ApplicationDecision>,
}

/// A file that was handed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationFile {
    /// The question that it answers.
    pub question: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// How many bytes.
    pub size: u32,
    /// When it was handed in.
    #[schema(format = "date-time")]
    pub created_at: String,
}

/// A step of what became of an application.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationStep {
    /// Where its place stood from then on.
    pub became: PlaceState,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// The member who did it, or the name of the token; `null` for the person themselves and for what time brought.
    pub by: Option<String>,
    /// Whether a system did it, with a token.
    pub by_system: bool,
}

/// What was decided about an application, as its writer is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationDecision {
    /// What.
    pub outcome: DecisionOutcome,
    /// Place in the reserve, counted among those who still stand there.
    pub rank: Option<u32>,
    /// Why, in the plainest way.
    pub reason: DecisionReason,
    /// What the organisers add.
    pub note: String,
}

/// What was decided.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionOutcome {
    /// Gets a place.
    Chosen,
    /// Stands in reserve.
    Reserve,
    /// Neither.
    Not,
}

impl From<Decided> for DecisionOutcome {
    fn from(outcome: Decided) -> Self {
        match outcome {
            Decided::Chosen => DecisionOutcome::Chosen,
            Decided::Reserve => DecisionOutcome::Reserve,
            Decided::Not => DecisionOutcome::Not,
        }
    }
}

/// Why, in the plainest way.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionReason {
    /// Was chosen.
    Chosen,
    /// Others had higher scores.
    Score,
    /// The score was below the line.
    Line,
    /// The places were drawn by lot.
    Lot,
    /// One from each municipality, and there was another from theirs.
    Municipality,
    /// One from each organisation, and there was another from theirs.
    Organisation,
    /// So many of each role, and theirs were taken.
    Role,
    /// The places were kept for others so that roles and counties are there.
    Mix,
    /// There were not enough reviews to compare by.
    Reviews,
    /// The organisers decided it by hand.
    Weighed,
}

impl From<Plain> for DecisionReason {
    fn from(plain: Plain) -> Self {
        match plain {
            Plain::Chosen | Plain::ChosenByLot | Plain::ChosenByHand => DecisionReason::Chosen,
            Plain::Score => DecisionReason::Score,
            Plain::Line => DecisionReason::Line,
            Plain::Lot => DecisionReason::Lot,
            Plain::Municipality => DecisionReason::Municipality,
            Plain::Organisation => DecisionReason::Organisation,
            Plain::Role => DecisionReason::Role,
            Plain::Mix => DecisionReason::Mix,
            Plain::Reviews => DecisionReason::Reviews,
            Plain::Weighed => DecisionReason::Weighed,
        }
    }
}

impl ApplicationWhole {
    /// An application as this actor may see it.
    ///
    /// # Errors
    /// `NotFound` also for a draft and where whoever asks may not know whose it is; `Denied`.
    pub async fn load(
        tx: &mut Tx,
        actor: &Actor,
        programme: &programme::Programme,
        id: &str,
    ) -> Result<ApplicationWhole, Error> {
        let (seen, _) = list::one(tx, actor, programme, id).await?;
        let application = Application::of(&seen).ok_or(Error::NotFound)?;
        let steps = list::history(tx, actor, programme, id).await?;
        let told = match application::for_mail(tx, id).await? {
            Some(whole) => selection::told(tx, &whole, programme).await?,
            None => None,
        };
        let files = seen.files.into_iter().map(|file| ApplicationFile {
            question: file.question_id,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            created_at: time(file.created_at),
        });
        let history = steps.into_iter().map(|step| ApplicationStep {
            became: step.became.into(),
            at: time(step.at),
            by: step.by,
            by_system: step.by_token,
        });
        Ok(ApplicationWhole {
            application,
            answers: seen.answers,
            files: files.collect(),
            history: history.collect(),
            decision: told.map(decision),
        })
    }
}

fn decision(told: Told) -> ApplicationDecision {
    ApplicationDecision {
        outcome: told.outcome.into(),
        rank: told.rank,
        reason: told.reason.into(),
        note: told.note,
    }
}

/// Which applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only those whose place stands so.
    standing: Option<PlaceState>,
}

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let query = parts.uri.query().unwrap_or("");
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        let Some((_, word)) = pairs.find(|(name, _)| name == "standing") else {
            return Ok(Wanted { standing: None });
        };
        match PlaceState::parse(&word) {
            Some(state) => Ok(Wanted {
                standing: Some(state),
            }),
            None => {
                let faults = Faults::one("standing", Fault::Choose);
                Err(Failure(Error::Invalid(faults)).into_response())
            }
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/applications", operation_id = "applications", tag = "applications",
    params(("id" = String, Path, description = "The programme's id."), Wanted, Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Application>))
)]
async fn index(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    wanted: Wanted,
    part: Part,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::load(&mut tx, &caller.actor, &id, Right::SeeApplications).await?;
    let (seen, _) = list::all(&mut tx, &caller.actor, &programme).await?;
    let mut all: Vec<Application> = seen.iter().filter_map(Application::of).collect();
    all.retain(|one| wanted.standing.is_none_or(|standing| standing == one.standing));
    answer(&part.of(all, |one| &one.id, |one| one))
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}/applications/{application}", operation_id = "application",
    tag = "applications",
    params(
        ("id" = String, Path, description = "The programme's id."),
        ("application" = String, Path, description = "The application's id."),
    ),
    responses((status = 200, description = "The application.", body = ApplicationWhole))
)]
async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((id, application)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::load(&mut tx, &caller.actor, &id, Right::SeeApplications).await?;
    answer(&ApplicationWhole::load(&mut tx, &caller.actor, &programme, &application).await?)
}
