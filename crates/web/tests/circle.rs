//! A circle held over HTTP without JavaScript: opened, led, written, read back, closed; and everything that goes wrong
//! on the way.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::actor::Actor;
use domain::circle::{self, live};
use http_body_util::BodyExt;
use kernel::circle::{Event, Phase, fold};
use kernel::time::{HOUR, MINUTE};
use store::db::Sql;
use support::{Browser, Fixture, Page, TestApp, both_engines};

both_engines!(
    a_circle_is_held_from_the_first_tap_to_the_close,
    two_who_both_tap_next_go_one_step,
    what_is_typed_is_never_lost,
    a_code_opens_its_own_circle_only,
    pages_hear_of_changes_and_old_links_are_cut_off,
    a_clock_set_back_stops_nothing,
    when_the_facilitator_leaves_another_leads,
);

/// A circle's pages, each in a browser of its own.
struct Held {
    fixture: Fixture,
    circle: String,
    code: String,
    lead: Browser,
    lead_at: String,
    write: Browser,
    write_at: String,
}

impl Held {
    /// One circle of a dialogue; its links as the host's page shows them.
    async fn make(app: &TestApp) -> Held {
        Held::nth(app, app.fixture().await, 1).await
    }

    async fn nth(app: &TestApp, fixture: Fixture, number: u32) -> Held {
        let dialogue = fixture.open.id.clone();
        let circles = app
            .write(async |tx, ctx| circle::set_count(tx, ctx, &Actor::System, &dialogue, number).await)
            .await
            .unwrap();
        let circle = circles.last().unwrap();
        let host = app.browser_of(&fixture.facilitator).await;
        let page = host
            .get(&format!("/manage/dialogues/{dialogue}/circles/{}", circle.id))
            .await;
        let links: Vec<String> = page
            .tree()
            .select(&support::page::selector("copy-button input"))
            .map(|i| {
                i.value()
                    .attr("value")
                    .unwrap()
                    .replace("http://dialoog.test", "")
            })
            .collect();
        assert_eq!(links.len(), 3);
        Held {
            fixture,
            circle: circle.id.clone(),
            code: circle.code.clone(),
            lead: app.browser(),
            lead_at: links[0].clone(),
            write: app.browser(),
            write_at: links[1].clone(),
        }
    }

    /// As [`Held::make`], opened for five and at its first step.
    async fn running(app: &TestApp) -> Held {
        let held = Held::make(app).await;
        let page = held.leads().await;
        press(&page, "open").set("seats", "5").submit().await.expect(200);
        tap(&held.leads().await, "next-step").await.expect(200);
        held
    }

    async fn leads(&self) -> Page {
        let page = self.lead.get(&self.lead_at).await;
        page.expect(200);
        page
    }

    async fn writes(&self) -> Page {
        let page = self.write.get(&self.write_at).await;
        page.expect(200);
        page
    }

    async fn say(&self, text: &str) -> Page {
        press(&self.writes().await, "capture")
            .set("said", text)
            .submit()
            .await
    }

    async fn table(&self, app: &TestApp) -> Page {
        app.browser().get(&format!("/c/{}", self.code)).await
    }

    async fn state(&self, app: &TestApp) -> kernel::circle::State {
        let events = app
            .read(async |tx| live::history(tx, &self.circle).await)
            .await
            .unwrap();
        fold(&events).unwrap()
    }
}

/// The form with which something is done.
#[track_caller]
fn press(page: &Page, what: &str) -> support::form::Form {
    page.form(&format!(
        "form:has(input[name=do][value='{what}']), form:has(button[name=do][value='{what}'])"
    ))
}

/// Presses a button that says what it does.
async fn tap(page: &Page, what: &str) -> Page {
    let form = press(page, what);
    if page.count(&format!("input[name=do][value='{what}']")) > 0 {
        form.submit().await
    } else {
        form.submit_with("do", what).await
    }
}

/// Taps somebody's place.
async fn place(page: &Page, tap: &str) -> Page {
    page.form("form:has(button[name=tap])")
        .submit_with("tap", tap)
        .await
}

async fn a_circle_is_held_from_the_first_tap_to_the_close(app: TestApp) {
    let held = Held::make(&app).await;
    held.leads().await.shows("Is everybody in the circle?");
    held.writes().await.shows("The circle has not begun");
    held.table(&app)
        .await
        .shows("The circle has not begun yet")
        .shows("Kuula lõpuni");
    app.browser()
        .get(&format!("/c/{}/screen", held.code))
        .await
        .shows(&held.code);
    let page = press(&held.leads().await, "open")
        .set("seats", "4")
        .submit()
        .await;
    page.expect(200).shows("The circle is open").shows("4 seats");

    // The first step: the prompt to say aloud, in the language of the circle, and its eight minutes.
    let page = tap(&page, "next-step").await;
    page.shows("Tere tulemast ja tutvumine")
        .shows("8:00")
        .shows("Step 1 of 13");
    app.dial.forward(3 * MINUTE);
    held.leads().await.shows("5:00");
    held.table(&app).await.shows("5:00");

    // The floor by one tap; who was heard least comes first; letting a turn go by.
    let page = place(&held.leads().await, "give-floor:2").await;
    page.shows("has the floor");
    app.dial.forward(MINUTE);
    let page = place(&held.leads().await, "give-floor:1").await;
    app.dial.forward(MINUTE / 2);
    let page = place(&page, "pass:1").await;
    let page = place(&page, "give-floor:3").await;
    assert_eq!(
        page.texts(".floor__place"),
        [
            "Seat 1 passed · 0:30",
            "Seat 2 has spoken · 1:00",
            "Seat 3 has the floor · 0:00",
            "Seat 4 0:00"
        ]
    );
    assert_eq!(
        page.texts(".floor + .live-row button"),
        ["Seat 4", "Seat 1", "Seat 2"]
    );

    // More time, a pause that stops all clocks, silence.
    let page = page.form("form:has(input[name=to][value='10'])").submit().await;
    page.shows("of 10 min");
    let page = tap(&page, "pause").await;
    app.dial.forward(20 * MINUTE);
    let page = tap(&page, "resume").await;
    page.shows("5:30");
    let page = page
        .form("form:has(button[name=seconds])")
        .submit_with("seconds", "60")
        .await;
    page.shows("Silence: 1:00");
    assert_eq!(page.attribute("ring-timer", "class").unwrap(), "ring-timer");
    app.dial.forward(4 * MINUTE);
    assert_eq!(
        held.leads().await.attribute("ring-timer", "class").unwrap(),
        "ring-timer is-soon"
    );
    app.dial.forward(2 * MINUTE);
    let page = held.leads().await;
    assert_eq!(
        page.attribute("ring-timer", "class").unwrap(),
        "ring-timer is-over"
    );
    page.shows("+0:30");

    // Written, in any script; then corrected; then struck, after being asked.
    held.say("Mul on siin kõik, mida vaja 🎉").await.shows("🎉");
    held.say("שלום וברכה").await.shows("שלום וברכה");
    held.say("See läheb maha.").await.expect(200);
    let page = held.writes().await;
    let page = page
        .form("li:first-child form:has(input[value=correct])")
        .set("said", "See läheb tõesti maha.")
        .submit()
        .await;
    page.shows("See läheb tõesti maha.");
    let page = page
        .form("li:first-child form:has(input[value=strike])")
        .submit()
        .await;
    page.shows("Strike these words out for good?");
    let page = page.form("main form").submit().await;
    assert!(!page.has("See läheb tõesti maha."));

    // Read back: on the scribe's page, the screen and everybody's own phone.
    let page = tap(&held.leads().await, "begin-read-back").await;
    page.shows("2 entries are not confirmed yet");
    held.table(&app).await.shows("Mul on siin kõik, mida vaja");
    app.browser()
        .get(&format!("/c/{}/screen", held.code))
        .await
        .shows("שלום וברכה");
    let page = tap(&page, "confirm-all").await;
    page.shows("May others read this?");
    let page = press(&page, "ask-and-release")
        .submit_with("do", "ask-and-release")
        .await;
    let page = press(&page, "ask-and-release")
        .submit_with("do", "keep-back")
        .await;
    page.shows("Everything has been answered");
    let words: Vec<_> = held
        .state(&app)
        .await
        .words()
        .iter()
        .map(|w| w.is_quote())
        .collect();
    assert_eq!(words, [true, false, false]);

    // Closed, after being asked: who spoke is forgotten, in the pages and in the history.
    let before = held.state(&app).await;
    let page = tap(&held.leads().await, "close").await;
    page.shows("Close the circle for good?");
    page.form("main form")
        .submit()
        .await
        .shows("The circle is closed");
    app.run_jobs().await;
    let after = held.state(&app).await;
    assert_eq!(after.phase(), Phase::Closed);
    assert_eq!(after.words().len(), before.words().len());
    for (was, is) in before.words().iter().zip(after.words()) {
        assert_eq!(
            (was.id(), was.text(), was.standing(), was.release()),
            (is.id(), is.text(), is.standing(), is.release())
        );
    }
    assert_eq!(after.timeline(0), before.timeline(app.dial.now()));
    assert!(after.talk(0).is_empty());
    let events = app
        .read(async |tx| live::history(tx, &held.circle).await)
        .await
        .unwrap();
    let talk = |e: &Event| {
        matches!(
            e,
            Event::Floor { .. } | Event::Passed { .. } | Event::Silence { .. }
        )
    };
    assert!(!events.iter().any(|e| talk(&e.event)));
    held.table(&app)
        .await
        .shows("The circle is closed")
        .shows("Say how it was");
    held.writes().await.shows("The circle is closed");
}

async fn two_who_both_tap_next_go_one_step(app: TestApp) {
    let held = Held::running(&app).await;
    let (mine, theirs) = (held.leads().await, held.leads().await);
    tap(&mine, "next-step").await.expect(200).shows("Step 2 of 13");
    let late = tap(&theirs, "next-step").await;
    late.expect(409).shows("Step 2 of 13").shows("step 2");
    // The same tap sent again does nothing and says so as if it had been the first.
    let again = tap(&mine, "next-step").await;
    again.expect(200).shows("Step 2 of 13");
    assert_eq!(held.state(&app).await.current(), Some(1));
    // Floor and time of a step that is over.
    let stale = place(&mine, "give-floor:1").await;
    stale.expect(409);
    assert_eq!(held.state(&app).await.floor(), None);
}

async fn what_is_typed_is_never_lost(app: TestApp) {
    let held = Held::running(&app).await;
    let long = "pikk jutt ".repeat(100_000);
    let page = held.say(&long).await;
    page.expect(422).shows("What you wrote is still here");
    assert_eq!(page.form("form[data-capture]").value("said"), long);
    let page = held.say(" \u{202e}\u{0} ").await;
    page.expect(422);
    let page = held.say("Kaks\0 sõna \u{202e}tagurpidi").await;
    page.expect(200).shows("Kaks sõna tagurpidi");
    assert_eq!(page.texts(".words blockquote"), ["Kaks sõna tagurpidi"]);
    // A form sent twice is one entry.
    let form = press(&held.writes().await, "capture").set("said", "Ainult üks kord.");
    form.clone().submit().await.expect(200);
    form.submit().await.expect(200);
    let page = held.writes().await;
    assert_eq!(
        page.texts(".words blockquote"),
        ["Ainult üks kord.", "Kaks sõna tagurpidi"]
    );
    // Two correct the same words: the second one's text comes back, and nothing is overwritten.
    let other = held.writes().await;
    let correct = |page: &Page, text: &str| {
        page.form("li:first-child form:has(input[value=correct])")
            .set("said", text)
    };
    correct(&page, "Esimene parandus.").submit().await.expect(200);
    let refused = correct(&other, "Teine parandus.").submit().await;
    refused.expect(409).shows("Esimene parandus.");
    if let store::db::Db::Sqlite { .. } = &app.db {
        a_full_disk(&app, &held).await;
    }
}

/// The database cannot grow: it is said so, nothing is half stored, and it goes on when there is room.
async fn a_full_disk(app: &TestApp, held: &Held) {
    let before = held.state(app).await.number();
    let mut tx = app.db.write().await.unwrap();
    let pages = tx
        .one(Sql("pragma page_count"), &[])
        .await
        .unwrap()
        .get::<i64>("page_count")
        .unwrap();
    drop(tx);
    limit(app, pages).await;
    let mut refused = None;
    for i in 0..400 {
        let text = format!("{i} {}", "täis ".repeat(300));
        let page = held.say(&text).await;
        if page.status != 200 {
            refused = Some(page);
            break;
        }
    }
    let refused = refused.expect("the disk is full");
    refused.expect(503);
    let full = held.state(app).await;
    assert_eq!(
        usize::try_from(full.number() - before).unwrap() + 2,
        full.words().len()
    );
    limit(app, 1_000_000).await;
    held.say("Nüüd on jälle ruumi.")
        .await
        .expect(200)
        .shows("Nüüd on jälle ruumi.");
}

async fn limit(app: &TestApp, pages: i64) {
    let mut tx = app.db.write().await.unwrap();
    let set = Sql(support::snapshot::leak(format!(
        "pragma max_page_count = {pages}"
    )));
    tx.all(set, &[]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn a_code_opens_its_own_circle_only(app: TestApp) {
    let first = Held::running(&app).await;
    let second = Held::nth(&app, first.fixture.clone(), 2).await;
    press(&second.leads().await, "open")
        .set("seats", "3")
        .submit()
        .await
        .expect(200);
    tap(&second.leads().await, "next-step").await.expect(200);
    first.say("Esimese ringi sõnad.").await.expect(200);
    second.say("Teise ringi sõnad.").await.expect(200);
    for held in [&first, &second] {
        assert!(
            !held.table(&app).await.has("sõnad."),
            "words are shown in the talk"
        );
        tap(&held.leads().await, "begin-read-back").await.expect(200);
    }
    let (mine, theirs) = (first.table(&app).await, second.table(&app).await);
    mine.shows("Circle 1").shows("Esimese ringi sõnad.");
    theirs.shows("Circle 2").shows("Teise ringi sõnad.");
    assert!(!mine.has("Teise ringi sõnad.") && !theirs.has("Esimese ringi sõnad."));
    // Words of the one circle with the code of the other.
    let fields = fields_of(&mine, &"a".repeat(26));
    let path = format!("/c/{}/slips", second.code);
    let answer = app
        .browser()
        .ask(axum::http::Method::POST, &path, Some(&fields), &[])
        .await;
    assert_eq!(answer.status.as_u16(), 404);
    // A slip is for one, and a double tap takes it once: the second who takes the same words is told so.
    let taken = mine.form("form[action$='/slips']");
    let answer = app
        .browser()
        .ask(
            axum::http::Method::POST,
            &format!("/c/{}/slips", first.code),
            Some(&fields_of(&mine, &"b".repeat(26))),
            &[],
        )
        .await;
    assert!(answer.location().starts_with("/slip/"), "{}", answer.location());
    taken.submit().await.expect(409).shows("Somebody holds a slip");
    // A typed code: lower case, with spaces; and one that is nobody's.
    let typed = format!("{} {}", first.code[..3].to_lowercase(), &first.code[3..]);
    let page = app.browser().get("/c").await;
    page.form("form[action='/c']")
        .set("code", &typed)
        .submit()
        .await
        .expect(200)
        .shows("Circle 1");
    let page = page
        .form("form[action='/c']")
        .set("code", "ZZZ-ZZZZ")
        .submit()
        .await;
    page.expect(404).shows("No circle has this code");
    assert_eq!(page.form("form[action='/c']").value("code"), "ZZZ-ZZZZ");
    // The scribe's link leads nothing.
    let page = second.write.get(&format!("{}/lead", second.write_at)).await;
    page.shows("The facilitator leads this circle");
    let tap = [("id", "x"), ("do", "pause"), ("back", "words")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    let answer = second
        .write
        .ask(axum::http::Method::POST, &second.write_at, Some(&tap), &[])
        .await;
    assert_eq!(answer.status.as_u16(), 409);
}

/// The form that takes a slip, as somebody else's phone would send it.
fn fields_of(page: &Page, token: &str) -> [(String, String); 2] {
    let words = page.form("form[action$='/slips']").value("words");
    [
        ("words".to_owned(), words),
        ("token".to_owned(), token.to_owned()),
    ]
}

async fn pages_hear_of_changes_and_old_links_are_cut_off(app: TestApp) {
    let held = Held::running(&app).await;
    let mut body = listen(&app, &format!("{}/changes", held.lead_at)).await;
    let first = next(&mut body).await.unwrap();
    assert!(
        first.starts_with(&format!("data: {}\n", held.state(&app).await.number())),
        "{first}"
    );
    held.say("Midagi uut.").await.expect(200);
    let second = next(&mut body).await.unwrap();
    assert!(
        second.starts_with(&format!("data: {}\n", held.state(&app).await.number())),
        "{second}"
    );
    // New links: the old ones open nothing, and who listened by them hears nothing more.
    let host = app.browser_of(&held.fixture.facilitator).await;
    let page = format!(
        "/manage/dialogues/{}/circles/{}",
        held.fixture.open.id, held.circle
    );
    let asked = host
        .get(&page)
        .await
        .form("form[action$='/links']")
        .submit()
        .await;
    asked.form("main form").submit().await.expect(200);
    assert_eq!(next(&mut body).await, None);
    held.lead.get(&held.lead_at).await.expect(404);
    held.write.get(&held.write_at).await.expect(404);
    held.table(&app).await.expect(404);
}

async fn listen(app: &TestApp, path: &str) -> axum::body::Body {
    use tower::ServiceExt;
    let request =
        axum::http::Request::get(format!("http://dialoog.test{path}")).header("host", "dialoog.test");
    let request = request.body(axum::body::Body::empty()).unwrap();
    let answer = app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    answer.into_body()
}

/// What comes next within the time that a page may be wrong; `None` at the end.
async fn next(body: &mut axum::body::Body) -> Option<String> {
    let frame = tokio::time::timeout(std::time::Duration::from_secs(5), body.frame())
        .await
        .expect("in time")?;
    Some(String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
}

async fn a_clock_set_back_stops_nothing(app: TestApp) {
    let held = Held::running(&app).await;
    app.dial.forward(2 * MINUTE);
    place(&held.leads().await, "give-floor:1").await.expect(200);
    app.dial.forward(-HOUR);
    held.leads().await.shows("6:00");
    place(&held.leads().await, "give-floor:2").await.expect(200);
    app.dial.forward(MINUTE);
    held.leads().await.shows("5:00");
    held.say("Kell ei loe.").await.expect(200);
    tap(&held.leads().await, "next-step")
        .await
        .expect(200)
        .shows("7:00");
}

async fn when_the_facilitator_leaves_another_leads(app: TestApp) {
    let held = Held::running(&app).await;
    let page = held.leads().await;
    page.form("form:has(button[name=to])")
        .submit_with("to", "scribe")
        .await
        .expect(200);
    let page = held.writes().await;
    let page = page.click("Lead the circle").await;
    tap(&page, "next-step").await.expect(200).shows("Step 2 of 13");
    // The facilitator comes back, and need not ask.
    tap(&held.leads().await, "next-step")
        .await
        .expect(200)
        .shows("Step 3 of 13");
    let page = held.leads().await;
    page.form("form:has(button[name=to])")
        .submit_with("to", "facilitator")
        .await
        .expect(200);
    let page = held.write.get(&format!("{}/lead", held.write_at)).await;
    page.shows("The facilitator leads this circle");
}
