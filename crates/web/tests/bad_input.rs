//! Bad input over HTTP: each gets a clear answer at its field, what was typed is still there, and nothing is lost or
//! doubled.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::body::Body;
use axum::http::Request;
use kernel::time::{DAY, HOUR};
use store::sql;
use support::{Browser, Fixture, TestApp, both_engines};
use tower::ServiceExt as _;
use web::texts::Texts;

const FORM: &str = "main form[method=post]";

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

/// The organiser of the fixture, and the path of its open dialogue for members.
async fn organiser(app: &TestApp) -> (Browser, Fixture, String) {
    let fixture = app.fixture().await;
    let browser = app.browser_of(&fixture.organiser).await;
    let home = format!("/manage/dialogues/{}", fixture.open.id);
    (browser, fixture, home)
}

async fn registrations(app: &TestApp) -> u32 {
    let count = sql!("select count(*) as n from registration");
    app.read(async |tx| Ok(tx.one(count, &[]).await?.count("n")?))
        .await
        .unwrap()
}

both_engines! {
    async fn times_that_do_not_exist_or_come_twice_are_named(app: TestApp) {
        let (browser, fixture, _) = organiser(&app).await;
        let meeting = format!("/manage/dialogues/{}/plan/meeting", fixture.draft.id);
        let try_ = async |date: &str, time: &str| {
            browser.get(&meeting).await.form(FORM).set("date", date).set("time", time).submit().await
        };
        let past = try_("2020-02-02", "18:00").await;
        past.expect(422).shows(&says().fault_in_the_past());
        assert_eq!(past.form(FORM).value("date"), "2020-02-02");
        try_("2026-02-31", "18:00").await.expect(422);
        try_("9999-12-31", "23:59").await.expect(422);
        try_("2027-03-28", "03:30").await.expect(422).shows(&says().fault_time_skipped());
        // The hour that comes twice asks which one, and either answer holds.
        let twice = try_("2027-10-31", "03:30").await;
        twice.expect(422).shows(&says().fault_time_twice());
        let saved = twice.form(FORM).set("repeated", "second").submit().await;
        saved.expect(200);
        let start = sql!("select starts_at from dialogue where id = $1");
        let id = fixture.draft.id.clone();
        let at: i64 = app.read(async |tx| Ok(tx.one(start, &[(&id).into()]).await?.get("starts_at")?)).await.unwrap();
        assert_eq!(kernel::time::local(at, "Europe/Tallinn").rfc3339(), "2027-10-31T03:30:00+02:00");
        assert_eq!(browser.get(&meeting).await.form(FORM).value("repeated"), "second");
    }

    async fn numbers_that_do_not_fit_are_refused(app: TestApp) {
        let (browser, _, home) = organiser(&app).await;
        let places = format!("{home}/plan/places");
        for (capacity, expected) in [
            ("2", says().fault_below_taken(3)),
            ("-3", says().fault_too_small(2)),
            ("99999999999999999999", says().fault_not_a_number()),
            ("zwölf", says().fault_not_a_number()),
            ("4294967297", says().fault_too_large(2000)),
            ("", says().fault_required()),
        ] {
            let page = browser.get(&places).await.form(FORM).set("capacity", capacity).submit().await;
            page.expect(422).shows(&expected);
            assert_eq!(page.form(FORM).value("capacity"), capacity);
        }
        let page = browser.get(&places).await.form(FORM).set("circle_least", "9").set("circle_most", "5").submit().await;
        page.expect(422);
        // A closing longer than the dialogue, and a dialogue shorter than its method.
        let course = format!("{home}/plan/course");
        let page = browser.get(&course).await.form(FORM).set("step_12", "100").submit().await;
        page.expect(422);
        assert_eq!(page.form(FORM).value("step_12"), "100");
        let page = browser.get(&course).await.form(FORM).set("minutes", "20").submit().await;
        page.expect(422).shows(&says().fault_method_too_short(60));
    }

    async fn too_much_and_broken_text_is_refused_whole(app: TestApp) {
        let (_, fixture, _) = organiser(&app).await;
        let before = registrations(&app).await;
        let register = format!("/dialogues/{}/register", fixture.open.public_id);
        let visitor = app.browser();
        let huge = [("name".to_owned(), "õ".repeat(5 * 1024 * 1024))];
        visitor.post(&register, &huge).await.expect(413).shows(&says().told_too_large());
        let broken = Request::post(&register)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("name=%ff%fe&consent=yes"))
            .unwrap();
        assert_eq!(app.router.clone().oneshot(broken).await.unwrap().status(), 400);
        let page = visitor.get(&register).await;
        let page = page.form(FORM).set("name", &"a".repeat(300)).set("email", "keegi").tick("consent", "yes").submit().await;
        page.expect(422).shows(&says().fault_too_long(80)).shows(&says().fault_not_an_address());
        assert_eq!(page.form(FORM).value("email"), "keegi");
        // Control characters and tricks of direction are dropped, emoji and other scripts stay.
        let page = page.form(FORM).set("name", "Õie\u{0}\u{202e} 👩‍🌾 Надя").set("email", "").tick("consent", "yes").submit().await;
        page.expect(200).shows("Õie 👩‍🌾 Надя");
        assert_eq!(registrations(&app).await, before + 1);
    }

    async fn the_same_form_sent_twice_counts_once(app: TestApp) {
        let (browser, fixture, home) = organiser(&app).await;
        let before = registrations(&app).await;
        let visitor = app.browser();
        let page = visitor.get(&format!("/dialogues/{}/register", fixture.open.public_id)).await;
        let fields = page.form(FORM).set("name", "Üksainus").tick("consent", "yes").fields();
        let action = format!("/dialogues/{}/register", fixture.open.public_id);
        let (first, second) = tokio::join!(visitor.post(&action, &fields), visitor.post(&action, &fields));
        assert_eq!(first.expect(200).path(), second.expect(200).path());
        assert_eq!(registrations(&app).await, before + 1);
        let page = browser.get(&format!("{home}/people/new")).await;
        let fields = page.form(FORM).set("name", "Helistas").tick("consent", "yes").fields();
        for _ in 0..2 {
            browser.post(&format!("{home}/people/new"), &fields).await.expect(200);
        }
        assert_eq!(registrations(&app).await, before + 2);
        let new = format!("/manage/{}/dialogues/new", fixture.organisation.slug);
        let fields = browser.get(&new).await.form(FORM).set("question", "Mis on siin kõige tähtsam?").fields();
        let (first, second) = (browser.post(&new, &fields).await, browser.post(&new, &fields).await);
        assert_eq!(first.expect(200).path(), second.expect(200).path());
    }

    async fn links_that_are_over_or_nobodys_say_so(app: TestApp) {
        let (browser, fixture, home) = organiser(&app).await;
        app.browser().get("/r/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.expect(404);
        app.browser().get("/log-in/link/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.expect(404);
        app.browser().get("/set-up/'or'1'='1").await.expect(404);
        for id in ["00000000-0000-7000-8000-000000000000", "x", "%27%20or%201=1", &"a".repeat(2000)] {
            browser.get(&format!("/manage/dialogues/{id}")).await.expect(404);
            browser.get(&format!("{home}/people/{id}")).await.expect(404);
        }
        // Whether an address is known is not said.
        for address in ["keegi@mujal.example", &support::fixture::address("Karin")] {
            let fields = [("email".to_owned(), address.to_owned())];
            let page = app.browser().post("/log-in/link", &fields).await;
            assert_eq!(page.expect(200).path(), "/log-in/link");
        }
        // An invitation that has lapsed.
        app.dial.forward(20 * DAY);
        let page = app.browser().get(&format!("/invitation/{}", fixture.invitation.1)).await;
        assert!(matches!(page.status.as_u16(), 404 | 410), "{}", page.status);
    }

    async fn what_is_over_stays_as_it_was(app: TestApp) {
        let (browser, fixture, _) = organiser(&app).await;
        let past = format!("/manage/dialogues/{}", fixture.past.id);
        let page = browser.get(&format!("{past}/plan/meeting")).await;
        page.form(FORM).set("date", "2027-05-05").submit().await.expect(409);
        let register = format!("/dialogues/{}/register", fixture.past.public_id);
        let fields = [("name", "Hiline"), ("consent", "yes"), ("once", "abc")];
        let fields: Vec<(String, String)> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let before = registrations(&app).await;
        app.browser().post(&register, &fields).await.expect(410);
        let draft = format!("/dialogues/{}/register", fixture.draft.public_id);
        app.browser().post(&draft, &fields).await.expect(404);
        let cancelled = format!("/dialogues/{}/register", fixture.cancelled.public_id);
        app.browser().post(&cancelled, &fields).await.expect(409);
        assert_eq!(registrations(&app).await, before);
        app.dial.forward(HOUR);
        browser.get(&past).await.expect(200);
    }

    async fn a_form_that_comes_back_with_somebody_else_is_theirs(app: TestApp) {
        let (browser, fixture, home) = organiser(&app).await;
        let before = registrations(&app).await;
        let register = format!("/dialogues/{}/register", fixture.open.public_id);
        let page = app.browser().get(&register).await;
        let page = page.form(FORM).tick("consent", "yes");
        let mut fields = page.set("name", "Esimene").fields();
        let first = app.browser().post(&register, &fields).await;
        let name = fields.iter_mut().find(|(name, _)| name == "name").unwrap();
        "Teine".clone_into(&mut name.1);
        // "Back" on the library's computer: the form still has its token.
        let (second, again) = (app.browser().post(&register, &fields).await, app.browser().post(&register, &fields).await);
        second.expect(200).shows("Teine");
        assert!(!second.has("Esimene"));
        assert_ne!(first.expect(200).path(), second.path());
        assert_eq!(second.path(), again.expect(200).path());
        assert_eq!(registrations(&app).await, before + 2);
        // Without a token nothing is the same.
        fields.retain(|(name, _)| name != "once");
        let paths = [app.browser().post(&register, &fields).await.path(), app.browser().post(&register, &fields).await.path()];
        assert_ne!(paths[0], paths[1]);
        let page = browser.get(&format!("{home}/people/new")).await;
        for (name, count) in [("Helistas", 5), ("Kirjutas", 6)] {
            page.form(FORM).set("name", name).tick("consent", "yes").submit().await.expect(200).shows(name);
            assert_eq!(registrations(&app).await, before + count);
        }
    }

    async fn a_mailbox_is_not_filled_by_registering(app: TestApp) {
        let (_, fixture, _) = organiser(&app).await;
        let register = format!("/dialogues/{}/register", fixture.open.public_id);
        let form = app.browser().get(&register).await;
        let mut refused = 0;
        for n in 0..14 {
            let form = form.form(FORM).set("name", &format!("Nimi {n}")).set("email", "Ohver@kodu.example");
            let page = form.tick("consent", "yes").submit().await;
            if page.status == 422 {
                refused += 1;
                // What was typed is not lost.
                assert_eq!(page.shows(&says().fault_too_often()).form(FORM).value("name"), format!("Nimi {n}"));
            }
        }
        assert!(refused >= 3, "{refused}");
        form.form(FORM).set("name", "Keegi").set("email", "teine@kodu.example").tick("consent", "yes").submit().await.expect(200);
    }

    async fn addresses_that_cannot_be_are_answered_with_a_page(app: TestApp) {
        let visitor = app.browser();
        for (path, status) in [
            ("/dialogues/%00", 404),
            ("/dialogues?host=%00", 404),
            ("/organisations/%00/calendar.ics", 404),
            ("/dialogues/%ff", 400),
            ("/dialogues?q=a&q=b", 400),
        ] {
            let page = visitor.get(path).await;
            page.expect(status);
            assert!(!page.text("h1").is_empty(), "{path}");
        }
        // The way to another language leads to this site, also from an address that reads like another.
        let answer = visitor.ask(axum::http::Method::GET, "http://dialoog.test//elsewhere.example/", None, &[]).await;
        let html = String::from_utf8(answer.body).unwrap();
        assert!(html.contains("href=\"/elsewhere.example/?lang=et\"") && !html.contains("href=\"//"), "{html}");
    }

    async fn what_everybody_may_keep_holds_nobodys_session(app: TestApp) {
        let (browser, fixture, _) = organiser(&app).await;
        let picture = format!("/dialogues/{}/picture/et.png", fixture.open.public_id);
        let ask = async || browser.ask(axum::http::Method::GET, &picture, None, &[]).await;
        assert!(ask().await.header("cache-control").starts_with("public"));
        app.dial.forward(2 * HOUR);
        let renewed = ask().await;
        assert!(renewed.header("set-cookie").starts_with("session="), "the session is renewed");
        assert!(renewed.header("cache-control").starts_with("private"));
    }
}
