//! What a page weighs over the wire, with everything that a browser fetches for it: under 60 KB, so that it opens on a
//! bad connection. Tells the figures (`cargo test -p web --test weight -- --nocapture`).

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use domain::actor::{Actor, Right};
use domain::opinion::plan::{self, NewMap};
use domain::opinion::{life, statement};
use support::{Fixture, TestApp, both_engines};
use tower::ServiceExt as _;

const MOST: usize = 60_000;
/// Of the page to vote on.
const VOTE_MOST: usize = 30_000;

async fn fetch(app: &TestApp, path: &str, encoding: &str) -> Vec<u8> {
    let request = Request::get(path)
        .header("accept-encoding", encoding)
        .body(Body::empty())
        .unwrap();
    let response = app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

/// What a page weighs with everything that it needs.
async fn weigh(app: &TestApp, path: &str) -> usize {
    let html = String::from_utf8(fetch(app, path, "identity").await).unwrap();
    let needs: BTreeSet<&str> = html
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
        .collect();
    assert!(needs.len() >= 2, "{path} needs no style or script?");
    let mut weight = fetch(app, path, "br").await.len();
    for asset in needs {
        weight += fetch(app, asset, "br").await.len();
    }
    eprintln!("{path}: {weight} bytes with everything");
    weight
}

/// The path of an opinion map that is open.
async fn opinion(app: &TestApp, fixture: &Fixture) -> String {
    let organisation = &fixture.organisation.id;
    app.write(async |tx, ctx| {
        let new = NewMap {
            question: "Mis peaks külas muutuma?".to_owned(),
            language: "et".to_owned(),
            dialogue_id: None,
        };
        let id = ctx.id();
        plan::create_once(tx, ctx, &Actor::System, organisation, &id, &new).await?;
        let seeds: Vec<String> = (1..=30)
            .map(|n| format!("Väide number {n} ütleb midagi, millega saab nõus olla või mitte"))
            .collect();
        statement::seed(tx, ctx, &Actor::System, &id, &seeds.join("\n")).await?;
        life::open(tx, ctx, &Actor::System, &id).await?;
        let map = domain::opinion::load(tx, &Actor::System, &id, Right::SeePlan).await?;
        Ok(format!("/opinions/{}", map.public_id))
    })
    .await
    .unwrap()
}

both_engines! {
    async fn public_pages_are_light(app: TestApp) {
        let fixture = app.fixture().await;
        let dialogue = format!("/dialogues/{}", fixture.open.public_id);
        let own = format!("/r/{}", fixture.confirmed[0].secret);
        let feedback = format!("/dialogues/{}/feedback", fixture.past.public_id);
        let opinion = opinion(&app, &fixture).await;
        assert!(weigh(&app, &opinion).await < VOTE_MOST, "the page to vote on is too heavy");
        for path in ["/", "/dialogues", "/dialogues/calendar", &dialogue, &format!("{dialogue}/register"), &own, &feedback, "/methods/timeout", "/privacy"] {
            let weight = weigh(&app, path).await;
            assert!(weight < MOST, "{path} weighs {weight} bytes");
        }
    }
}
