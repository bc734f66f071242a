//! Who may not stays out, learns nothing, and changes nothing.

use axum::http::Method;
use domain::actor::Role;
use web::route::{Access, Route};

use crate::fill::{Known, form};
use crate::support::snapshot::Snapshot;
use crate::support::{Browser, TestApp, both_engines};
use crate::{Who, table};

both_engines!(
    who_may_not_stays_out,
    what_is_not_theirs_is_not_there,
    a_link_that_nobody_was_sent_opens_nothing,
    the_demo_bar_is_for_the_demo,
);

/// Calls a route: with nothing, and where it takes a form also with one that it would accept.
async fn call(browser: &Browser, known: &Known, route: &Route, path: &str, who: Who) -> Vec<(u16, String)> {
    if route.method == "GET" {
        let answer = browser.ask(Method::GET, path, None, &[]).await;
        return vec![(answer.status.as_u16(), answer.location())];
    }
    let (fields, _) = form(known, route, who);
    let mut answers = Vec::new();
    for fields in [&fields[..], &[]] {
        let answer = browser.ask(Method::POST, path, Some(fields), &[]).await;
        answers.push((answer.status.as_u16(), answer.location()));
    }
    answers
}

async fn who_may_not_stays_out(app: TestApp) {
    let known = Known::make(&app).await;
    for who in Who::ALL {
        let browser = who.browser(&app, &known).await;
        let before = Snapshot::take(&app.db).await;
        let mut tried = 0;
        for route in table() {
            if who.may(route.access) || route.access == Access::Demo {
                continue;
            }
            let path = known.path(&route);
            let name = format!("{who:?} {} {path}", route.method);
            for (at, (status, location)) in call(&browser, &known, &route, &path, who)
                .await
                .into_iter()
                .enumerate()
            {
                match who {
                    Who::Visitor if route.method == "GET" => {
                        assert_eq!(status, 303, "{name}");
                        assert!(location.starts_with("/log-in"), "{name}: {location}");
                    }
                    Who::Visitor => assert_eq!(status, 401, "{name}"),
                    // A form with nothing in it may be called broken before anybody looks whose it is.
                    _ if at == 1 && status == 400 => {}
                    Who::Outsider => assert_eq!(status, 404, "{name}"),
                    Who::Member(_) => assert_eq!(status, 403, "{name}"),
                }
            }
            tried += 1;
        }
        assert!(
            tried > 0 || who == Who::Member(Role::Owner),
            "{who:?} may do everything"
        );
        let after = Snapshot::take(&app.db).await;
        assert!(
            before.changes(&after).is_empty(),
            "{who:?} changed {:?}",
            before.changes(&after)
        );
    }
}

/// For an owner, who may do everything, what belongs to others is as if it were not.
async fn what_is_not_theirs_is_not_there(app: TestApp) {
    let known = Known::make(&app).await;
    let fixture = &known.fixture;
    let owner = Who::Member(Role::Owner);
    let browser = owner.browser(&app, &known).await;
    let deleted = fixture.draft.id.clone();
    app.write(async |tx, ctx| {
        domain::dialogue::life::delete(tx, ctx, &domain::actor::Actor::System, &deleted).await
    })
    .await
    .unwrap();
    let unknown = "01990000-0000-7000-8000-00000000dead";
    let strange = ["x", "%27%20or%201%3D1%20--", "%00", "..%2f..", unknown];
    let before = Snapshot::take(&app.db).await;
    let mut tried = 0;
    for route in table() {
        let of_dialogue = route.path.starts_with("/manage/dialogues/{id}");
        for name in route
            .path
            .split('/')
            .filter_map(|p| p.strip_prefix('{')?.strip_suffix('}'))
        {
            // Links are tried on their own.
            if matches!(name, "secret" | "code") {
                continue;
            }
            let theirs: Vec<&str> = match name {
                "slug" if route.path.starts_with("/manage/") => vec![&fixture.other.slug],
                "id" if of_dialogue => vec![&fixture.elsewhere.id, &fixture.elsewhere_draft.id, &deleted],
                "id" => vec![&known.invitation_elsewhere],
                "public_id" => vec![&fixture.elsewhere_draft.public_id],
                "registration" if route.path.contains("/circles/") => vec![&fixture.elsewhere_held.id],
                "registration" => vec![&fixture.elsewhere_held.id, &fixture.absent.id],
                "person" => vec![&fixture.outsider],
                "mail" => vec![&known.mail_elsewhere],
                "token" => vec![&known.token_elsewhere],
                "circle" => vec![&known.circle_elsewhere],
                _ => vec![],
            };
            for other in theirs.iter().chain(&strange) {
                let path = known.path_with(&route, |n| (n == name).then(|| (*other).to_owned()));
                let answers = call(&browser, &known, &route, &path, owner).await;
                // The form that it would accept, or the only answer.
                let status = answers[0].0;
                assert_eq!(status, 404, "{} {path} ({name})", route.method);
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "only {tried} were tried");
    let after = Snapshot::take(&app.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}

async fn a_link_that_nobody_was_sent_opens_nothing(app: TestApp) {
    let known = Known::make(&app).await;
    let before = Snapshot::take(&app.db).await;
    let (visitor, fixture) = (app.browser(), &known.fixture);
    let others = [
        &fixture.confirmed[0].secret,
        &fixture.invitation.1,
        &known.log_in,
        &known.set_up,
        &known.live.lead,
        &known.slip,
    ];
    let mut tried = 0;
    for route in table().into_iter().filter(|route| route.access == Access::Holder) {
        let own = known.path(&route);
        // Also the secret of a link to something else.
        let mut secrets = vec!["aaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "%00", &fixture.open.id];
        secrets.extend(
            others
                .iter()
                .filter(|s| !own.contains(s.as_str()))
                .map(|s| s.as_str()),
        );
        for secret in secrets {
            let path = known.path_with(&route, |name| {
                matches!(name, "secret" | "code").then(|| secret.to_owned())
            });
            let status = call(&visitor, &known, &route, &path, Who::Visitor).await[0].0;
            assert_eq!(status, 404, "{} {path}", route.method);
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} were tried");
    let after = Snapshot::take(&app.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}

async fn the_demo_bar_is_for_the_demo(app: TestApp) {
    let known = Known::make(&app).await;
    let before = Snapshot::take(&app.db).await;
    let demo = app.as_demo();
    let mut tried = 0;
    for route in table().into_iter().filter(|route| route.access == Access::Demo) {
        let path = known.path(&route);
        for who in Who::ALL {
            let browser = who.browser(&app, &known).await;
            let signed_in = Snapshot::take(&app.db).await;
            for (status, _) in call(&browser, &known, &route, &path, who).await {
                assert_eq!(status, 404, "{who:?} {} {path}", route.method);
            }
            assert!(signed_in.changes(&Snapshot::take(&app.db).await).is_empty());
        }
        let status = call(&demo.browser(), &known, &route, &path, Who::Visitor).await[0].0;
        assert_eq!(status, 303, "{} {path} in the demo", route.method);
        tried += 1;
    }
    assert!(tried > 0);
    let after = Snapshot::take(&app.db).await;
    assert!(
        before
            .changes(&after)
            .iter()
            .all(|row| row.starts_with("+ session"))
    );
}
