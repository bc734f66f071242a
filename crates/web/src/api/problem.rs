//! What went wrong, as `application/problem+json` (RFC 9457), from what [`crate::failure`] has made of the error.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::input::Faults;
use domain::token::Scope;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::failure::Told;
use crate::texts::Texts;
use crate::ui::say;

/// Why a request came to nothing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// The kind of problem, as the address of its explanation. It ends with `#problem-` and a word that stays.
    #[schema(format = "uri")]
    r#type: String,
    /// The status, once more.
    status: u16,
    /// The kind of problem, for people; in the language of `Accept-Language`.
    title: String,
    /// What to do, for people.
    detail: String,
    /// Each field that cannot be taken as it is, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<FieldFault>,
}

/// A part of the request that cannot be read at all, and why not, as programmers say it; travels in the response's
/// extensions.
#[derive(Debug, Clone)]
pub(crate) struct Unread {
    part: &'static str,
    why: String,
}

impl Unread {
    /// This part, for this reason.
    pub(crate) fn of(part: &'static str, why: &str) -> Unread {
        let why = why.to_owned();
        Unread { part, why }
    }
}

impl IntoResponse for Unread {
    fn into_response(self) -> Response {
        let mut response = Told::Unreadable.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FieldFault {
    /// The field's name.
    field: String,
    /// What to do, for people.
    detail: String,
}

/// Kinds of problems: the word that stays, its title and what to do.
pub(crate) fn kinds(t: Texts) -> Vec<(u16, &'static str, String, String)> {
    vec![
        (400, "unreadable", t.api_unreadable(), t.api_unreadable_what()),
        (401, "no-token", t.api_no_token(), t.api_no_token_what()),
        (403, "no-scope", t.api_no_scope(), t.api_no_scope_what()),
        (404, "not-found", t.api_not_found(), t.api_not_found_what()),
        (405, "method", t.api_method(), t.api_method_what()),
        (409, "conflict", t.api_conflict(), t.api_conflict_what()),
        (410, "gone", t.told_gone(), t.told_gone_what()),
        (413, "too-large", t.told_too_large(), t.api_too_large_what()),
        (422, "invalid", t.api_invalid(), t.api_invalid_what()),
        (429, "too-many", t.told_too_many(), t.api_too_many_what()),
        (500, "internal", t.told_internal(), t.api_internal_what()),
        (503, "unavailable", t.told_unavailable(), t.api_unavailable_what()),
    ]
}

/// An answer as it is, or the problem in its place where it is a refusal.
pub(crate) fn of(app: &App, t: Texts, response: Response) -> Response {
    if !(response.status().is_client_error() || response.status().is_server_error()) {
        return response;
    }
    let extensions = response.extensions();
    let faults = extensions.get::<Faults>().cloned().unwrap_or_default();
    let told = extensions.get::<Told>().copied();
    let status = if faults.is_empty() {
        response.status()
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let kinds = kinds(t);
    // A status that nobody here gives is a fault of ours, or of the client as a whole.
    let known = kinds.iter().find(|kind| kind.0 == status.as_u16());
    let otherwise = if status.is_server_error() {
        "internal"
    } else {
        "unreadable"
    };
    let known = known.or_else(|| kinds.iter().find(|kind| kind.1 == otherwise));
    let (word, title, what) = known.map_or(("internal", String::new(), String::new()), |kind| {
        (kind.1, kind.2.clone(), kind.3.clone())
    });
    let mut detail = match (told, extensions.get::<Scope>()) {
        (Some(Told::Conflict(conflict)), _) => say::conflict(t, conflict),
        (Some(Told::Full), _) => t.told_full(),
        (_, Some(scope)) => t.api_needs_scope(scope.as_str().to_owned()),
        _ => what,
    };
    if let Some(unread) = extensions.get::<Unread>() {
        detail = format!("{}: {}", unread.part, unread.why);
    }
    let problem = Problem {
        r#type: app.url(&format!("/api#problem-{word}")),
        status: status.as_u16(),
        title,
        detail,
        faults: faults
            .iter()
            .map(|(field, fault)| FieldFault {
                field: field.to_owned(),
                detail: say::fault(t, fault),
            })
            .collect(),
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        ),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(t.language())),
    ];
    let mut answer = (status, headers, body).into_response();
    // Which methods there are.
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    if status == StatusCode::TOO_MANY_REQUESTS {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    answer
}
