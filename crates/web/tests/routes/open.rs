//! Who may comes in, and what they send is done.

use axum::http::Method;
use domain::actor::Role;
use web::route::{Access, Route};

use crate::fill::{Known, form};
use crate::support::snapshot::Snapshot;
use crate::support::{TestApp, both_engines};
use crate::{Who, gets, posts};

both_engines!(
    visitors_read_what_they_may,
    outsiders_read_what_they_may,
    members_read_what_they_may,
    visitors_do_what_they_may,
    owners_do_what_they_may,
    organisers_do_what_they_may,
    facilitators_do_what_they_may,
    scribes_and_analysts_do_what_they_may,
    every_dialogue_of_theirs_can_be_read,
);

/// What tells pages of changes never ends; it is listened to in a test of its own.
fn is_stream(route: &Route) -> bool {
    route.path.ends_with("/changes")
}

/// Every address that is open to them is there.
async fn read(app: &TestApp, who: Who) {
    let known = Known::make(app).await;
    let before = Snapshot::take(&app.db).await;
    let browser = who.browser(app, &known).await;
    let signed_in = Snapshot::take(&app.db).await;
    let mut read = 0;
    for route in gets().filter(|route| who.may(route.access) && !is_stream(route)) {
        let path = known.path(&route);
        let answer = browser.ask(Method::GET, &path, None, &[]).await;
        let expected: &[u16] = if route.path == "/set-up/{secret}" {
            &[409]
        } else {
            &[200, 303]
        };
        assert!(
            expected.contains(&answer.status.as_u16()),
            "{who:?} GET {path}: {}",
            answer.status
        );
        assert!(
            !answer.location().starts_with("/log-in?"),
            "{who:?} GET {path} asks to log in"
        );
        read += 1;
    }
    assert!(read > 15, "{who:?} reads only {read}");
    let after = Snapshot::take(&app.db).await;
    assert!(
        signed_in.changes(&after).is_empty(),
        "{who:?}: reading changed {:?}",
        signed_in.changes(&after)
    );
    assert!(
        before
            .changes(&after)
            .iter()
            .all(|row| row.starts_with("+ session"))
    );
}

async fn visitors_read_what_they_may(app: TestApp) {
    read(&app, Who::Visitor).await;
}

async fn outsiders_read_what_they_may(app: TestApp) {
    read(&app, Who::Outsider).await;
}

async fn members_read_what_they_may(app: TestApp) {
    for role in Role::ALL {
        read(&app, Who::Member(role)).await;
        app.write(async |tx, _| Known::clear(tx).await).await.unwrap();
    }
}

/// Everything that is open to them can be done with the form that belongs to it, each time from the same beginning.
async fn act(app: &TestApp, who: Who) {
    let mut known = Known::make(app).await;
    let mut done = 0;
    for route in posts().filter(|route| who.may(route.access)) {
        let browser = who.browser(app, &known).await;
        let (path, (fields, expected)) = (known.path(&route), form(&known, &route, who));
        let answer = browser.ask(Method::POST, &path, Some(&fields), &[]).await;
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        assert_eq!(
            answer.status.as_u16(),
            expected,
            "{who:?} POST {path} {fields:?}\n{body}"
        );
        assert!(
            !answer.location().starts_with("/log-in?"),
            "{who:?} POST {path} asks to log in"
        );
        // Where it leads is there for whoever sent it.
        if expected == 303 {
            let page = browser.get(&answer.location()).await;
            assert_eq!(
                page.status.as_u16(),
                200,
                "{who:?} POST {path} leads to {}",
                answer.location()
            );
        }
        done += 1;
        known = Known::make_again(app).await;
    }
    assert!(done >= 8, "{who:?} does only {done}");
}

async fn visitors_do_what_they_may(app: TestApp) {
    act(&app, Who::Visitor).await;
}

async fn owners_do_what_they_may(app: TestApp) {
    act(&app, Who::Member(Role::Owner)).await;
}

async fn organisers_do_what_they_may(app: TestApp) {
    act(&app, Who::Member(Role::Organiser)).await;
}

async fn facilitators_do_what_they_may(app: TestApp) {
    act(&app, Who::Member(Role::Facilitator)).await;
}

async fn scribes_and_analysts_do_what_they_may(app: TestApp) {
    act(&app, Who::Member(Role::Scribe)).await;
    app.write(async |tx, _| Known::clear(tx).await).await.unwrap();
    act(&app, Who::Member(Role::Analyst)).await;
}

/// In every state that a dialogue can have, its pages are there for its organiser.
async fn every_dialogue_of_theirs_can_be_read(app: TestApp) {
    let known = Known::make(&app).await;
    let browser = Who::Member(Role::Organiser).browser(&app, &known).await;
    let fixture = &known.fixture;
    let dialogues = [
        (&fixture.draft, None),
        (&fixture.past, Some(&fixture.attended[0])),
        (&fixture.past, Some(&fixture.absent)),
        (&fixture.cancelled, Some(&fixture.let_down)),
        (&fixture.open, Some(&fixture.offered)),
        (&fixture.open, Some(&fixture.withdrawn)),
    ];
    for route in gets().filter(|route| Who::Member(Role::Organiser).may(route.access)) {
        for (dialogue, held) in &dialogues {
            // Neither a programme nor an opinion map is a dialogue.
            if route.path.starts_with("/manage/programmes/") || route.path.contains("/opinions/{") {
                continue;
            }
            // A circle or a need belongs to one of them, and a summary is public where somebody has published it.
            if route.path.contains("{circle}")
                || route.path.contains("{need}")
                || route.path.contains("/programmes/{")
                || route.path.starts_with("/dialogues/{public_id}/summary")
            {
                continue;
            }
            // A programme is no dialogue.
            if route.path.contains("/programmes/") {
                continue;
            }
            let about = ["{id}", "{public_id}", "/r/{secret}"]
                .iter()
                .any(|part| route.path.contains(part));
            let needs_held = route.path.contains("{registration}") || route.path.starts_with("/r/");
            // A circle belongs to one dialogue.
            if route.path.contains("{circle}")
                || !about
                || route.access == Access::Holder && !needs_held
                || needs_held && held.is_none()
            {
                continue;
            }
            let path = known.path_with(&route, |name| match name {
                "id" => Some(dialogue.id.clone()),
                "public_id" => Some(dialogue.public_id.clone()),
                "registration" => held.map(|held| held.id.clone()),
                "secret" => held.map(|held| held.secret.clone()),
                _ => None,
            });
            let answer = browser.ask(Method::GET, &path, None, &[]).await;
            let status = answer.status.as_u16();
            assert!(
                [200, 303].contains(&status),
                "GET {path} of {dialogue:?}: {status}"
            );
        }
    }
}
