//! What a page weighs over the wire, with everything that a browser fetches for it: under 60 KB, so that it opens on a
//! bad connection. Tells the figures (`cargo test -p web --test weight -- --nocapture`).

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use support::{TestApp, both_engines};
use tower::ServiceExt as _;

const MOST: usize = 60_000;

async fn fetch(app: &TestApp, path: &str, encoding: &str) -> Vec<u8> {
    let request = Request::get(path)
        .header("accept-encoding", encoding)
        .body(Body::empty())
        .unwrap();
    let response = app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

both_engines! {
    async fn public_pages_are_light(app: TestApp) {
        let fixture = app.fixture().await;
        let dialogue = format!("/dialogues/{}", fixture.open.public_id);
        let own = format!("/r/{}", fixture.confirmed[0].secret);
        let feedback = format!("/dialogues/{}/feedback", fixture.past.public_id);
        for path in ["/", "/dialogues", "/dialogues/calendar", &dialogue, &format!("{dialogue}/register"), &own, &feedback, "/methods/timeout", "/privacy"] {
            let html = String::from_utf8(fetch(&app, path, "identity").await).unwrap();
            let needs: BTreeSet<&str> =
                html.split('"').filter(|part| part.starts_with("/assets/")).collect();
            assert!(needs.len() >= 2, "{path} needs no style or script?");
            let mut weight = fetch(&app, path, "br").await.len();
            for asset in needs {
                weight += fetch(&app, asset, "br").await.len();
            }
            eprintln!("{path}: {weight} bytes with everything");
            assert!(weight < MOST, "{path} weighs {weight} bytes");
        }
    }
}
