//! The API for an organisation's own systems: the same domain calls as the pages, as JSON, for whoever holds a token.
//!
//! [`door`] is around every request, [`problem`] says what went wrong, [`shape`] is what answers have in common,
//! [`document`] describes it all (OpenAPI), [`guide`] is the page for people. A resource is one file with its types,
//! routes and handlers, and a line in [`RESOURCES`].

pub mod dialogue;
mod document;
mod door;
pub(crate) mod guide;
pub mod organisation;
mod problem;
pub mod registration;
pub mod shape;

use axum::extract::DefaultBodyLimit;
use axum::{Router, middleware, routing};

use crate::app::App;
use crate::body;
use crate::failure::Told;
use crate::route::Routes;

pub(crate) use door::{Caller, admit};

/// One noun of the API: its routes, and their part of the document.
pub(crate) struct Resource {
    /// Addresses begin with `/api/v1/`, and each has its operation in the document.
    pub(crate) routes: Routes,
    /// What `#[derive(OpenApi)]` made of its handlers.
    pub(crate) described: utoipa::openapi::OpenApi,
}

/// Every resource. An operation's summary is the message `api-op-` and its `operation_id`.
const RESOURCES: [fn() -> Resource; 4] = [
    document::resource,
    organisation::resource,
    dialogue::resource,
    registration::resource,
];

/// All routes of the API.
pub(crate) fn routes() -> Routes {
    RESOURCES.iter().fold(Routes::default(), |routes, resource| {
        routes.and(resource().routes)
    })
}

/// The API with what is around it.
pub(crate) fn router(app: &App) -> Router<App> {
    let (router, _) = routes().done();
    router
        .route("/api/v1", routing::any(missing))
        .route("/api/v1/", routing::any(missing))
        .route("/api/v1/{*rest}", routing::any(missing))
        .layer(DefaultBodyLimit::max(body::MOST))
        .layer(middleware::from_fn_with_state(app.clone(), door::identify))
}

async fn missing() -> Told {
    Told::NotFound
}
