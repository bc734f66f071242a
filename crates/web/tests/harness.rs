//! The tests' own reader and product, tried on pages that are always there.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::routing::{get, post};
use axum::{Form as Body, Router};
use domain::mail::State;
use support::{Browser, TestApp, both_engines};

both_engines! {
    async fn the_front_page_is_there(app: TestApp) {
        let fixture = app.fixture().await;
        let page = app.browser().get("/").await;
        page.expect(200).shows("Kuidas me siin elada tahame?");
        assert!(!page.has("Mida teha vana koolimajaga?"), "a draft on the front page");
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
        let estonian = app.browser().reading("et").get("/").await;
        assert_eq!(estonian.attribute("html", "lang").as_deref(), Some("et"));
        let member = app.browser_of(&fixture.organiser).await;
        member.get("/").await.expect(200);
        app.browser().get("/no-such-page").await.expect(404);
        app.browser().get("/healthz").await.expect(200);
    }

    async fn the_jobs_of_the_fixture_go_well(app: TestApp) {
        app.fixture().await;
        assert!(app.run_jobs().await > 5);
        let mails = app.mails().await;
        assert!(mails.len() > 5);
        for mail in &mails {
            assert_eq!(mail.state, State::Held, "{mail:?}");
            assert!(!mail.text.subject.is_empty() && !mail.text.body.is_empty());
        }
        assert_eq!(app.run_jobs().await, 0);
    }
}

/// A page with a form of every kind, and what came of it.
fn sample() -> Browser {
    const PAGE: &str = r#"<!doctype html><title>x</title><h1>Tere,
        <b>maa</b>ilm</h1><a href="/sent?a=1">Edasi</a> <a href="../form">Siia</a>
        <form method="post" action="/sent" id="f"><input type="hidden" name="once" value="õ&amp;1">
        <input name="line" value="was"><textarea name="lines">
esimene
teine</textarea><select name="one"><option value="a">A<option value="b" selected>B</select>
        <select name="some" multiple><option>x<option selected>y<option>z</select>
        <input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2">
        <input type="checkbox" name="c" value="yes"><input type="checkbox" name="c" value="too" checked>
        <input name="off" value="1" disabled><fieldset disabled><input name="off2" value="1"></fieldset>
        <template><input name="off3" value="1"></template>
        <button name="act" value="first">Esimene</button><button name="act" value="second" formaction="/else">Teine</button>
        </form><input name="outside" value="in" form="f"><form action="/sent"><input name="q" value="a b"></form>"#;
    let show = || async { axum::response::Html(PAGE) };
    let echo = |Body(fields): Body<Vec<(String, String)>>| async move {
        fields
            .into_iter()
            .map(|(name, value)| format!("{name}={value:?} "))
            .collect::<String>()
    };
    let query = |uri: axum::http::Uri| async move { uri.to_string() };
    Browser::new(
        Router::new()
            .route("/form", get(show))
            .route("/sent", post(echo).get(query))
            .route("/else", post(echo)),
    )
}

#[tokio::test]
async fn a_form_is_sent_as_a_browser_sends_it() {
    let page = sample().get("/form").await;
    assert_eq!(page.text("h1"), "Tere, maailm");
    let sent = page.form("/sent").submit().await;
    assert_eq!(
        sent.readable(),
        "once=\"õ&1\" line=\"was\" lines=\"esimene\\r\\nteine\" one=\"b\" some=\"y\" r=\"1\" c=\"too\" outside=\"in\" act=\"first\" "
    );
    let form = page
        .form("#f")
        .set("line", "õhtu")
        .set("lines", "uus")
        .set("one", "a")
        .set("r", "2");
    let form = form
        .tick("some", "x")
        .untick("some", "y")
        .tick("c", "yes")
        .untick("c", "too");
    assert_eq!(
        (form.value("line"), form.values("c")),
        ("õhtu".to_owned(), vec!["yes".to_owned()])
    );
    let sent = form.submit_with("act", "second").await;
    assert_eq!(sent.path(), "/else");
    assert_eq!(
        sent.readable(),
        "once=\"õ&1\" line=\"õhtu\" lines=\"uus\" one=\"a\" some=\"x\" r=\"2\" c=\"yes\" outside=\"in\" act=\"second\" "
    );
    assert_eq!(page.click("Edasi").await.readable(), "/sent?a=1");
    assert_eq!(page.click("Siia").await.path(), "/form");
    assert_eq!(
        page.form("form:not([method])").submit().await.readable(),
        "/sent?q=a+b"
    );
}
