//! A circle in three browsers at once: the facilitator's phone, the scribe's computer, a participant's phone.

use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::driver::{Demo, Driver, skip};
use crate::{DESKTOP, PHONE, check};

/// A page that is open, and who looks at it.
struct Seen {
    client: Client,
    who: &'static str,
}

impl Seen {
    async fn open(driver: &Driver, who: &'static str, size: (u32, u32), address: &str) -> Seen {
        let client = driver.client(size.0, size.1).await;
        client.goto(address).await.unwrap();
        // Gone if the page were loaded anew instead of taking over what differs.
        client.execute("window.same = true", vec![]).await.unwrap();
        Seen { client, who }
    }

    async fn is_as_it_should_be(&self, when: &str) {
        let faults = check(&self.client, &format!("{} {when}", self.who)).await;
        assert_eq!(faults, Vec::<String>::new());
    }

    async fn text(&self) -> String {
        let text = self
            .client
            .execute("return document.querySelector('main').innerText", vec![]);
        text.await.unwrap().as_str().unwrap().to_owned()
    }

    /// Waits until the page shows this by itself, within the time that it may be wrong.
    async fn comes_to_show(&self, text: &str) {
        let script = "return document.querySelector('main').innerText.includes(arguments[0])";
        self.comes_to(script, json!(text), text).await;
    }

    async fn comes_to(&self, script: &str, argument: Value, what: &str) {
        for _ in 0..60 {
            if self.client.execute(script, vec![argument.clone()]).await.unwrap() == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!(
            "{} does not come to show {what:?}:\n{}",
            self.who,
            self.text().await
        );
    }

    async fn stayed(&self) {
        let same = self
            .client
            .execute("return window.same === true", vec![])
            .await
            .unwrap();
        assert_eq!(same, json!(true), "{}: the page was loaded anew", self.who);
    }

    async fn press(&self, css: &str) {
        self.client
            .find(Locator::Css(css))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
    }

    async fn write(&self, text: &str) {
        let field = self.client.find(Locator::Css("#said")).await.unwrap();
        field.send_keys(text).await.unwrap();
        field.send_keys(&(Key::Control + "\u{e007}")).await.unwrap();
    }

    async fn words(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.words blockquote')].map(q => q.textContent)";
        let words = self.client.execute(script, vec![]).await.unwrap();
        serde_json::from_value(words).unwrap()
    }
}

/// The links of the first circle that runs in the demo: for who leads, who writes, and everybody.
async fn links(driver: &Driver, demo: &Demo) -> Vec<String> {
    let host = driver.client(DESKTOP.0, DESKTOP.1).await;
    host.goto(&demo.url("/?lang=et")).await.unwrap();
    for step in [
        "//button[@name='role'][@value='organiser']",
        "//a[contains(., 'Mis hoiab sind Räpina kandis')]",
        "//nav//a[contains(@href, '/circles')]",
        "//main//a[contains(@href, '/circles/')][not(contains(@href, 'seating') or contains(@href, 'wall'))]",
    ] {
        let found = host.wait().for_element(Locator::XPath(step)).await.unwrap();
        found.click().await.unwrap();
    }
    host.wait()
        .for_element(Locator::Css("#way-people"))
        .await
        .unwrap();
    let script =
        "return [...document.querySelectorAll('copy-button input')].map(i => new URL(i.value).pathname)";
    let paths = host.execute(script, vec![]).await.unwrap();
    host.close().await.unwrap();
    let paths: Vec<String> = serde_json::from_value(paths).unwrap();
    paths
        .iter()
        .map(|path| demo.url(&format!("{path}?lang=et")))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_in_three_browsers() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let links = links(&driver, &demo).await;
    let lead = Seen::open(&driver, "facilitator", PHONE, &links[0]).await;
    let scribe = Seen::open(&driver, "scribe", DESKTOP, &links[1]).await;
    let person = Seen::open(&driver, "participant", PHONE, &links[2]).await;
    let all = [&lead, &scribe, &person];
    for seen in all {
        seen.comes_to_show("Ühine dialoog").await;
        seen.is_as_it_should_be("in a step").await;
    }

    // The clock moves by itself.
    let time = "return document.querySelector('.rt-time').textContent";
    let before = lead.client.execute(time, vec![]).await.unwrap();
    lead.comes_to(
        "return document.querySelector('.rt-time').textContent !== arguments[0]",
        before,
        "another time",
    )
    .await;

    // What the scribe writes arrives; the facilitator's page hears of it; the participant sees nobody's name.
    scribe.write("Mul on siin kõik, mida vaja.").await;
    scribe.comes_to_show("Kirja pandud: 7 mõtet").await;
    lead.comes_to_show("Kirja on pandud 7 mõtet").await;
    lead.press(".floor__place:not(.is-holding)").await;
    lead.comes_to_show("räägib").await;
    let script = "return document.querySelector('.floor__place b').textContent";
    let name = lead.client.execute(script, vec![]).await.unwrap();
    assert!(!person.text().await.contains(name.as_str().unwrap()));

    // The next step comes to all three, and what the scribe is typing stays.
    let typing = scribe.client.find(Locator::Css("#said")).await.unwrap();
    typing.send_keys("Poolik lau").await.unwrap();
    lead.press("form:has(input[value=next-step]) button").await;
    for seen in all {
        seen.comes_to_show("Süvenemise teemade valik").await;
        seen.stayed().await;
    }
    let typed = "return document.querySelector('#said').value";
    assert_eq!(
        scribe.client.execute(typed, vec![]).await.unwrap(),
        json!("Poolik lau")
    );
    typing.send_keys("se.").await.unwrap();
    typing.send_keys(&(Key::Control + "\u{e007}")).await.unwrap();
    scribe.comes_to_show("Poolik lause.").await;

    // Without a network the words stay on the screen and say so; with it they arrive, once.
    let cut = "window.kept = window.fetch; window.fetch = () => Promise.reject(new TypeError('cut off'))";
    scribe.client.execute(cut, vec![]).await.unwrap();
    scribe.write("Võrku ei olnud.").await;
    scribe.comes_to_show("selles seadmes").await;
    scribe.is_as_it_should_be("without a network").await;
    assert!(!scribe.words().await.contains(&"Võrku ei olnud.".to_owned()));
    scribe
        .client
        .execute("window.fetch = window.kept", vec![])
        .await
        .unwrap();
    let arrived = "return document.querySelectorAll('[data-pending] li').length === 0 &&
        [...document.querySelectorAll('.words blockquote')].filter(q => q.textContent === arguments[0]).length === 1";
    scribe
        .comes_to(arrived, json!("Võrku ei olnud."), "the words once")
        .await;

    // The read-back: everybody reads it, the circle confirms, each quote is asked for, somebody takes a slip.
    lead.press("button[value=begin-read-back]").await;
    person.comes_to_show("Võrku ei olnud.").await;
    scribe.comes_to_show("9 mõtet on veel kinnitamata").await;
    scribe.press("form:has(input[value=confirm-all]) button").await;
    lead.comes_to_show("Kas teised tohivad seda lugeda?").await;
    for seen in all {
        seen.is_as_it_should_be("in the read-back").await;
    }
    lead.press("button[value=ask-and-release]").await;
    lead.comes_to_show("Vastatud 1, kokku 9").await;
    person.press("form[action$='/slips'] button").await;
    person.press("dialog .btn:last-child").await;
    person
        .client
        .wait()
        .for_element(Locator::Css(".qr"))
        .await
        .unwrap();
    assert!(
        person
            .client
            .current_url()
            .await
            .unwrap()
            .path()
            .starts_with("/slip/")
    );
    person.is_as_it_should_be("with a slip").await;
    person.client.back().await.unwrap();
    person.comes_to_show("kellelgi on sedel").await;

    // The close asks first.
    lead.press("form:has(input[value=close]) button").await;
    lead.press("dialog .btn--danger").await;
    lead.comes_to_show("Ring on lõppenud").await;
    scribe.comes_to_show("Ring on lõppenud").await;
    person.comes_to_show("Ütle, kuidas oli").await;
    for seen in all {
        seen.is_as_it_should_be("after the close").await;
    }
    for seen in [lead, scribe, person] {
        seen.client.close().await.unwrap();
    }
}
