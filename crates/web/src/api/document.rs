//! The description of the whole API (OpenAPI 3.1), put together from what each resource says of itself and from the
//! table of routes, which knows who may call.

use axum::extract::State;
use domain::token::Scope;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::problem::Problem;
use super::shape::answer;
use super::{RESOURCES, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};
use crate::texts::Texts;

/// Where it is.
pub(super) const PATH: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(paths(show), components(schemas(Problem)))]
struct Described;

pub(super) fn resource() -> Resource {
    Resource {
        routes: Routes::default().get(PATH, Access::Everyone, show),
        described: Described::openapi(),
    }
}

#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "openapi", tag = "openapi",
    responses((status = 200, description = "This document.", content_type = "application/json", body = Object))
)]
async fn show(State(app): State<App>) -> Outcome {
    answer(&document(&app)?)
}

/// An operation, as the page for people lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operation {
    /// `GET` or `POST`.
    pub(super) method: &'static str,
    /// Path with `{parameters}`.
    pub(super) path: &'static str,
    /// What it does, in the reader's language.
    pub(super) what: String,
    /// The scope that it needs, if any.
    pub(super) scope: Option<Scope>,
    /// Whether it needs a token.
    pub(super) token: bool,
}

/// What an operation does, in a language.
fn summary(t: Texts, operation: &Value) -> String {
    let id = operation["operationId"].as_str().unwrap_or_default();
    t.named(&format!("api-op-{}", id.replace('_', "-")))
        .unwrap_or_default()
}

/// All operations in the order of the resources.
///
/// # Errors
/// As [`document`].
pub(super) fn operations(app: &App, t: Texts) -> Result<Vec<Operation>, domain::error::Error> {
    let document = document(app)?;
    let (_, table) = super::routes().done();
    let operations = table.into_iter().map(|route| {
        let operation = &document["paths"][route.path][route.method.to_lowercase()];
        Operation {
            method: route.method,
            path: route.path,
            what: summary(t, operation),
            scope: match route.access {
                Access::Token(scope) => Some(scope),
                _ => None,
            },
            token: route.access != Access::Everyone,
        }
    });
    Ok(operations.collect())
}

/// The document.
///
/// # Errors
/// When it is no JSON, which is a fault of ours.
pub(super) fn document(app: &App) -> Result<Value, domain::error::Error> {
    let t = Texts::of("en");
    let mut whole = utoipa::openapi::OpenApi::default();
    let mut table = Vec::new();
    for resource in RESOURCES {
        let Resource { routes, described } = resource();
        whole.merge(described);
        table.extend(routes.done().1);
    }
    let mut document = serde_json::to_value(&whole)?;
    document["info"] = json!({
        "title": t.api_document_title(),
        "description": t.api_document_what(app.url("/api")),
        "version": "1",
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
    });
    document["servers"] = json!([{ "url": app.settings.public_url }]);
    document["components"]["securitySchemes"] = json!({ "token": { "type": "http", "scheme": "bearer" } });
    for route in table {
        let operation = &mut document["paths"][route.path][route.method.to_lowercase()];
        operation["summary"] = summary(t, operation).into();
        operation["security"] = match route.access {
            Access::Token(scope) => json!([{ "token": [scope.as_str()] }]),
            Access::Everyone => json!([]),
            _ => json!([{ "token": [] }]),
        };
        if let Some(operation) = operation.as_object_mut() {
            finish(operation, t);
        }
    }
    Ok(document)
}

/// What holds for every operation, so that no resource has to say it: how it is refused, and how it is sent again.
fn finish(operation: &mut Map<String, Value>, t: Texts) {
    let makes = operation["responses"].get("201").is_some();
    if makes {
        let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
        if let Some(parameters) = parameters.as_array_mut() {
            parameters.push(json!({
                "name": "Idempotency-Key",
                "in": "header",
                "description": t.api_once_what(),
                "schema": { "type": "string", "minLength": 1, "maxLength": 200 },
            }));
        }
    }
    operation["responses"]["default"] = json!({
        "description": t.api_problem_what(),
        "content": {
            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
        },
    });
}
