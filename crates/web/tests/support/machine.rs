//! An organisation's own system: it sends JSON with a token, and what it is answered fits the API's own description.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use domain::actor::Actor;
use domain::token::{self, NewToken, Scope};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::app::{HOST, TestApp};

/// A system with or without a token.
#[derive(Clone)]
pub(crate) struct Machine {
    router: Router,
    token: Option<String>,
}

/// What it was answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) json: Value,
}

impl Reply {
    /// A header's value, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The word of a problem; everything else about it must be as it has to be.
    pub(crate) fn problem(&self) -> &str {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self:?}"
        );
        assert_eq!(self.json["status"], self.status, "{self:?}");
        let kind = self.json["type"].as_str().expect("a type");
        let word = kind.strip_prefix("http://dialoog.test/api#problem-");
        word.unwrap_or_else(|| panic!("{kind}"))
    }
}

impl TestApp {
    /// A new token of an organisation: its id and its text.
    pub(crate) async fn token(&self, organisation_id: &str, scopes: &[Scope]) -> (String, String) {
        let new = NewToken {
            name: "Valla veebileht".to_owned(),
            scopes: scopes.iter().copied().collect(),
            days: 365,
        };
        let id = self.app.context().id();
        let text = self
            .write(async |tx, ctx| token::create(tx, ctx, &Actor::System, organisation_id, &id, &new).await)
            .await
            .unwrap();
        (id, text.expect("a new token"))
    }

    /// A system that has a token with these scopes.
    pub(crate) async fn machine(&self, organisation_id: &str, scopes: &[Scope]) -> Machine {
        let (_, text) = self.token(organisation_id, scopes).await;
        Machine::new(self, Some(&text))
    }
}

impl Machine {
    pub(crate) fn new(app: &TestApp, token: Option<&str>) -> Machine {
        Machine {
            router: app.router.clone(),
            token: token.map(str::to_owned),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.ask(Method::GET, path, None, &[]).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Reply {
        self.ask(Method::POST, path, Some(body.to_string()), headers)
            .await
    }

    /// One request.
    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map_or_else(Body::empty, Body::from);
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the whole answer").to_bytes();
        let reply = Reply {
            status: parts.status.as_u16(),
            json: serde_json::from_slice(&bytes)
                .unwrap_or_else(|e| panic!("{path}: {e}: {}", String::from_utf8_lossy(&bytes))),
            headers: parts.headers,
        };
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert_eq!(reply.header("set-cookie"), "", "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        reply
    }

    /// The description of the API.
    pub(crate) async fn document(&self) -> Value {
        self.get("/api/v1/openapi.json").await.json
    }
}

/// Fails where an answer is not what the description says of the operation.
pub(crate) fn fits(document: &Value, method: &str, path: &str, reply: &Reply) {
    let responses = &document["paths"][path][method.to_lowercase()]["responses"];
    let of_status = &responses[reply.status.to_string()];
    let response = if of_status.is_null() {
        &responses["default"]
    } else {
        of_status
    };
    let schema = &response["content"][reply.header("content-type")]["schema"];
    assert!(
        schema.is_object(),
        "{method} {path}: nothing is said of {}: {responses}",
        reply.status
    );
    // What is not described must not be there either.
    let mut schemas = document["components"]["schemas"].clone();
    for schema in schemas.as_object_mut().expect("schemas").values_mut() {
        if schema["properties"].is_object() {
            schema["additionalProperties"] = json!(false);
        }
    }
    let whole = json!({ "allOf": [schema], "components": { "schemas": schemas } });
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&whole)
        .unwrap_or_else(|e| panic!("{method} {path}: {e}"));
    let faults: Vec<String> = validator
        .iter_errors(&reply.json)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{method} {path}: {faults:?}\n{}", reply.json);
}
