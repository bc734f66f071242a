//! Requests from other sites: nothing is done with the cookies of somebody who is logged in here.

use axum::http::Method;
use domain::actor::Role;

use crate::fill::{Known, form};
use crate::support::snapshot::Snapshot;
use crate::support::{TestApp, both_engines};
use crate::{Who, posts, table};

both_engines!(
    forms_from_other_sites_are_refused,
    what_a_route_does_not_take_is_not_done
);

/// What a browser says about a form on another site.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[("origin", "https://elsewhere.example")],
    &[("origin", "null")],
    &[
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://elsewhere.example"),
    ],
    // Another site of the same domain, another port of the same host: not ours either.
    &[
        ("sec-fetch-site", "same-site"),
        ("origin", "http://muu.dialoog.test"),
    ],
    &[("origin", "http://dialoog.test:8081")],
    &[("origin", "http://dialoog.test.elsewhere.example")],
];

async fn forms_from_other_sites_are_refused(app: TestApp) {
    let known = Known::make(&app).await;
    let owner = Who::Member(Role::Owner);
    let browser = owner.browser(&app, &known).await;
    let before = Snapshot::take(&app.db).await;
    let mut tried = 0;
    for route in posts() {
        let (path, (fields, _)) = (known.path(&route), form(&known, &route, owner));
        for headers in FOREIGN {
            let answer = browser.ask(Method::POST, &path, Some(&fields), headers).await;
            assert_eq!(answer.status.as_u16(), 403, "POST {path} {headers:?}");
            assert!(
                answer.headers.get("set-cookie").is_none(),
                "POST {path} sets a cookie"
            );
        }
        tried += 1;
    }
    assert!(tried > 30, "only {tried} were tried");
    let after = Snapshot::take(&app.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}

/// Other methods than those of the table do nothing, whatever they say about where they come from.
async fn what_a_route_does_not_take_is_not_done(app: TestApp) {
    let known = Known::make(&app).await;
    let owner = Who::Member(Role::Owner);
    let browser = owner.browser(&app, &known).await;
    let before = Snapshot::take(&app.db).await;
    let all = table();
    for route in &all {
        let path = known.path(route);
        for method in [Method::PUT, Method::DELETE, Method::PATCH] {
            let answer = browser.ask(method.clone(), &path, Some(&[]), &[]).await;
            assert!(
                matches!(answer.status.as_u16(), 404 | 405),
                "{method} {path}: {}",
                answer.status
            );
        }
        let same = |method: &str| all.iter().any(|r| r.path == route.path && r.method == method);
        if !same("POST") {
            let answer = browser.ask(Method::POST, &path, Some(&[]), &[]).await;
            assert!(
                matches!(answer.status.as_u16(), 404 | 405),
                "POST {path}: {}",
                answer.status
            );
        }
        if !same("GET") {
            let page = browser.get(&path).await;
            assert!(
                matches!(page.status.as_u16(), 404 | 405 | 200),
                "GET {path}: {}",
                page.status
            );
        }
    }
    let after = Snapshot::take(&app.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}
