//! Who calls: the token of the `Authorization` header and nothing else. A cookie opens nothing here, whoever's it is.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use domain::error::Error;
use domain::token::{self, Scope};

use super::problem;
use crate::app::App;
use crate::failure::{Failure, Told};
use crate::guard::{self, Limited};
use crate::texts::Texts;

/// Who calls, for handlers.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// `Token`, or `Visitor` where there is none that opens anything.
    pub(crate) actor: Actor,
    /// When the request came, microseconds UTC.
    pub(crate) now: i64,
}

impl Caller {
    /// The organisation of the token, the only one there is for it.
    ///
    /// # Errors
    /// `Unauthenticated` without a token.
    pub(crate) fn organisation(&self) -> Result<&str, Error> {
        match &self.actor {
            Actor::Token(bearer) => Ok(&bearer.organisation_id),
            _ => Err(Error::Unauthenticated),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let caller = parts.extensions.get::<Caller>().cloned();
        caller.ok_or_else(|| Told::Internal.into_response())
    }
}

/// Around every request: finds out who calls, and makes a problem of what went wrong. Nothing is kept by anybody on
/// the way.
pub(crate) async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let t = Texts::accepted(text(request.headers(), header::ACCEPT_LANGUAGE));
    let presented = request.headers().contains_key(header::AUTHORIZATION);
    let response = match caller_of(&app, request.headers()).await {
        Ok(caller) => match within_limit(&caller) {
            Ok(()) => {
                request.extensions_mut().insert(caller);
                next.run(request).await
            }
            Err(told) => told.into_response(),
        },
        Err(failure) => failure.into_response(),
    };
    let scope = response.extensions().get::<Scope>().copied();
    let mut response = problem::of(&app, t, response);
    let challenge = match response.status() {
        StatusCode::UNAUTHORIZED if presented => {
            Some("Bearer realm=\"Vestlusring\", error=\"invalid_token\"".to_owned())
        }
        StatusCode::UNAUTHORIZED => Some("Bearer realm=\"Vestlusring\"".to_owned()),
        StatusCode::FORBIDDEN => scope.map(|scope| {
            format!(
                "Bearer realm=\"Vestlusring\", error=\"insufficient_scope\", scope=\"{}\"",
                scope.as_str()
            )
        }),
        _ => None,
    };
    let headers = response.headers_mut();
    if let Some(value) = challenge.and_then(|c| HeaderValue::from_str(&c).ok()) {
        headers.insert(header::WWW_AUTHENTICATE, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn caller_of(app: &App, headers: &HeaderMap) -> Result<Caller, Failure> {
    let now = app.now();
    let mut actor = Actor::Visitor;
    if let Some(presented) = bearer(headers) {
        let mut tx = app.db.read().await?;
        let found = token::bearer(&mut tx, presented, now).await?;
        tx.commit().await?;
        if let Some((bearer, stale)) = found {
            if stale {
                let mut tx = app.db.write().await?;
                token::seen(&mut tx, &bearer, now).await?;
                tx.commit().await?;
            }
            actor = Actor::Token(bearer);
        }
    }
    Ok(Caller { actor, now })
}

fn within_limit(caller: &Caller) -> Result<(), Told> {
    match &caller.actor {
        Actor::Token(bearer) => guard::try_again(Limited::Api, &bearer.token_id),
        _ => Ok(()),
    }
}

/// The text after `Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, header::AUTHORIZATION).split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
}

/// The first door: nobody gets past it without a token, or with one that has not the scope.
pub(crate) async fn admit(scope: Option<Scope>, request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>();
    match (caller.map(|c| &c.actor), scope) {
        (Some(Actor::Token(_)), None) => next.run(request).await,
        (Some(Actor::Token(bearer)), Some(scope)) if bearer.scopes.contains(&scope) => {
            next.run(request).await
        }
        (Some(Actor::Token(_)), Some(scope)) => {
            let mut response = Told::Denied.into_response();
            response.extensions_mut().insert(scope);
            response
        }
        _ => Told::LogIn.into_response(),
    }
}
