//! Every route of the API as everybody who may and everybody who may not call it.

use axum::http::Method;
use domain::actor::{Actor, Role};
use domain::token::{self, Scope};
use kernel::time::DAY;
use serde_json::{Value, json};
use web::route::{Access, Route};

use crate::Who;
use crate::fill::Known;
use crate::support::machine::{Machine, Reply, fits};
use crate::support::snapshot::Snapshot;
use crate::support::{TestApp, both_engines};

both_engines!(
    who_has_no_token_stays_out,
    a_token_opens_what_its_scope_says_and_nothing_else,
    what_is_another_organisations_is_not_there,
    a_token_that_stopped_opens_nothing,
    every_route_is_described_and_nothing_else,
);

/// The routes that need a token.
fn table() -> Vec<Route> {
    let mut table = web::table();
    table.retain(|route| matches!(route.access, Access::AnyToken | Access::Token(_)));
    assert!(table.len() > 4, "only {} routes", table.len());
    table
}

/// What a call sends that makes something.
fn body(route: &Route) -> Value {
    match route.path {
        "/api/v1/dialogues" => json!({ "question": "Mis meid ootab?", "language": "et" }),
        path => panic!("{path}: say what it sends"),
    }
}

async fn call(machine: &Machine, route: &Route, path: &str, headers: &[(&str, &str)]) -> Reply {
    match route.method {
        "GET" => machine.ask(Method::GET, path, None, headers).await,
        _ => machine.post(path, &body(route), headers).await,
    }
}

/// What has changed beside the day of a token's use.
async fn changes(app: &TestApp, before: &Snapshot) -> Vec<String> {
    let mut changes = before.changes(&Snapshot::take(&app.db).await);
    changes.retain(|row| !row.starts_with("+ token ") && !row.starts_with("- token "));
    changes
}

async fn who_has_no_token_stays_out(app: TestApp) {
    let known = Known::make(&app).await;
    let owner = Who::Member(Role::Owner).browser(&app, &known).await;
    let cookie = format!("session={}", owner.cookie("session").expect("a session"));
    let document = Machine::new(&app, None).document().await;
    let before = Snapshot::take(&app.db).await;
    for route in table() {
        let path = known.path(&route);
        let name = format!("{} {path}", route.method);
        let wrong = format!("vlr_{}", "a".repeat(26));
        for (token, headers) in [
            (None, vec![]),
            // The session of an owner opens nothing here, and neither does its secret as a token.
            (None, vec![("cookie", cookie.as_str())]),
            (None, vec![("authorization", "Basic dmxyOg==")]),
            (Some(&cookie["session=".len()..]), vec![]),
            (Some(wrong.as_str()), vec![("cookie", cookie.as_str())]),
            (Some(known.token.as_str()), vec![]),
            (Some(""), vec![]),
        ] {
            let reply = call(&Machine::new(&app, token), &route, &path, &headers).await;
            assert_eq!((reply.status, reply.problem()), (401, "no-token"), "{name}");
            assert!(reply.header("www-authenticate").starts_with("Bearer "), "{name}");
            fits(&document, route.method, route.path, &reply);
        }
        // In the address it would stand in logs.
        let (_, text) = app.token(&known.fixture.organisation.id, &Scope::ALL).await;
        let with = format!("{path}?access_token={text}");
        let reply = call(&Machine::new(&app, None), &route, &with, &[]).await;
        assert_eq!(reply.status, 401, "{name}");
    }
    assert!(changes(&app, &before).await.is_empty());
}

async fn a_token_opens_what_its_scope_says_and_nothing_else(app: TestApp) {
    let known = Known::make(&app).await;
    let organisation_id = &known.fixture.organisation.id;
    for route in table() {
        let path = known.path(&route);
        let scopes: Vec<Scope> = match route.access {
            Access::Token(scope) => Scope::ALL.into_iter().filter(|s| *s != scope).collect(),
            _ => Vec::new(),
        };
        let before = Snapshot::take(&app.db).await;
        if let Access::Token(scope) = route.access {
            let machine = app.machine(organisation_id, &scopes).await;
            let reply = call(&machine, &route, &path, &[]).await;
            assert_eq!((reply.status, reply.problem()), (403, "no-scope"), "{path}");
            let told = format!(
                "Bearer realm=\"Vestlusring\", error=\"insufficient_scope\", scope=\"{}\"",
                scope.as_str()
            );
            assert_eq!(reply.header("www-authenticate"), told);
        }
        assert!(changes(&app, &before).await.is_empty());
        // The scope alone is enough, and where a call comes from does not matter: no cookie comes with it.
        let enough: Vec<Scope> = match route.access {
            Access::Token(scope) => vec![scope],
            _ => Vec::new(),
        };
        let machine = app.machine(organisation_id, &enough).await;
        let foreign = [
            ("origin", "https://elsewhere.example"),
            ("sec-fetch-site", "cross-site"),
        ];
        let reply = call(&machine, &route, &path, &foreign).await;
        let expected = if route.method == "GET" { 200 } else { 201 };
        assert_eq!(reply.status, expected, "{path}: {}", reply.json);
        assert!(reply.headers.get("access-control-allow-origin").is_none());
    }
}

async fn what_is_another_organisations_is_not_there(app: TestApp) {
    let known = Known::make(&app).await;
    let fixture = &known.fixture;
    let machine = app.machine(&fixture.organisation.id, &Scope::ALL).await;
    let before = Snapshot::take(&app.db).await;
    let mut tried = 0;
    for route in table() {
        for other in [
            fixture.elsewhere.id.as_str(),
            &fixture.elsewhere_draft.id,
            "01990000-0000-7000-8000-00000000dead",
            "x",
            "%00",
            "..%2f..",
            "%27%20or%201%3D1%20--",
        ] {
            if route.path.contains("{id}") {
                let path = known.path_with(&route, |name| (name == "id").then(|| other.to_owned()));
                let reply = call(&machine, &route, &path, &[]).await;
                assert_eq!((reply.status, reply.problem()), (404, "not-found"), "{path}");
                tried += 1;
            }
        }
    }
    assert!(tried > 10, "only {tried} were tried");
    for path in ["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/dialogues/"] {
        let reply = machine.get(path).await;
        assert_eq!((reply.status, reply.problem()), (404, "not-found"), "{path}");
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let reply = machine.ask(method, "/api/v1/dialogues", None, &[]).await;
        assert_eq!((reply.status, reply.problem()), (405, "method"));
        assert_eq!(reply.header("allow"), "GET,HEAD,POST");
    }
    assert!(changes(&app, &before).await.is_empty());
    // Lists hold what is one's own.
    let seen = machine.get("/api/v1/dialogues").await;
    assert!(!seen.json.to_string().contains(&fixture.elsewhere.id));
    assert_eq!(seen.json["items"].as_array().map(Vec::len), Some(4));
}

async fn a_token_that_stopped_opens_nothing(app: TestApp) {
    let known = Known::make(&app).await;
    let organisation_id = &known.fixture.organisation.id;
    let (id, text) = app.token(organisation_id, &Scope::ALL).await;
    let revoked = Machine::new(&app, Some(&text));
    let expired = app.machine(organisation_id, &Scope::ALL).await;
    assert_eq!(revoked.get("/api/v1/organisation").await.status, 200);
    app.write(async |tx, ctx| token::revoke(tx, ctx, &Actor::System, organisation_id, &id).await)
        .await
        .unwrap();
    for machine in [revoked, expired] {
        for route in table() {
            let path = known.path(&route);
            let reply = call(&machine, &route, &path, &[]).await;
            assert_eq!((reply.status, reply.problem()), (401, "no-token"), "{path}");
            assert!(
                reply.header("www-authenticate").contains("invalid_token"),
                "{path}"
            );
        }
        app.dial.forward(365 * DAY);
    }
}

async fn every_route_is_described_and_nothing_else(app: TestApp) {
    let document = Machine::new(&app, None).document().await;
    assert!(document["openapi"].as_str().is_some_and(|v| v.starts_with("3.1")));
    let mut described = Vec::new();
    let mut ids = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let security = operation["security"].clone();
            described.push((path.clone(), method.to_uppercase(), security));
            ids.push(operation["operationId"].as_str().expect("an id").to_owned());
            for said in [
                &operation["summary"],
                &operation["responses"]["default"]["description"],
            ] {
                assert!(said.as_str().is_some_and(|s| !s.is_empty()), "{method} {path}");
            }
        }
    }
    let mut routes: Vec<_> = web::table()
        .into_iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| {
            let security = match route.access {
                Access::Token(scope) => json!([{ "token": [scope.as_str()] }]),
                Access::AnyToken => json!([{ "token": [] }]),
                Access::Everyone => json!([]),
                other => panic!("{}: {other:?} is no access of the API", route.path),
            };
            (route.path.to_owned(), route.method.to_owned(), security)
        })
        .collect();
    let key = |one: &(String, String, Value)| (one.0.clone(), one.1.clone());
    described.sort_by_key(key);
    routes.sort_by_key(key);
    assert_eq!(described, routes);
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "two operations have one id");
}
