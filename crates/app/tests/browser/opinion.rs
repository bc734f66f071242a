//! Voting on a phone: with script the page stays and votes outlive a lost network; without it the same works. And what came
//! of it.

use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::driver::{self, Demo, Driver, skip};
use crate::{PHONE, check};

/// The path of the demo's map, from its host's page.
async fn map(client: &Client, demo: &Demo) -> String {
    client
        .goto(&demo.url("/organisations/rapina-vald?lang=et"))
        .await
        .unwrap();
    let link = client.find(Locator::Css("a[href^='/opinions/']")).await.unwrap();
    link.attr("href").await.unwrap().unwrap()
}

async fn run(client: &Client, script: &str) -> Value {
    client.execute(script, vec![]).await.unwrap()
}

async fn comes_to(client: &Client, script: &str, what: &str) {
    for _ in 0..60 {
        if run(client, script).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let text = run(client, "return document.querySelector('main').innerText").await;
    panic!("the page does not come to {what}:\n{text}");
}

async fn is_as_it_should_be(client: &Client, when: &str) {
    assert_eq!(check(client, when).await, Vec::<String>::new());
}

const SAID: &str = "return document.querySelector('[data-said] .ballot__said').textContent";

/// Presses a key, and another statement comes.
async fn key(client: &Client, key: &str) {
    let before = run(client, SAID).await;
    let button = client.find(Locator::Css(".ballot__button--pass")).await.unwrap();
    button.send_keys(key).await.unwrap();
    let script = "return document.querySelector('[data-said] .ballot__said').textContent !== arguments[0]";
    for _ in 0..30 {
        if client.execute(script, vec![before.clone()]).await.unwrap() == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("after {key:?} the same statement is shown: {before}");
}

#[tokio::test(flavor = "multi_thread")]
async fn voting_on_a_phone_with_and_without_a_network() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(PHONE.0, PHONE.1).await;
    let path = map(&client, &demo).await;
    client.goto(&demo.url(&format!("{path}?lang=et"))).await.unwrap();
    is_as_it_should_be(&client, "before voting").await;
    run(&client, "window.same = true").await;
    key(&client, "1").await;
    let button = client
        .find(Locator::Css(".ballot__button--disagree"))
        .await
        .unwrap();
    button.click().await.unwrap();
    let progress = "return document.querySelector('[data-progress]').textContent.includes('Hääletatud 2')";
    comes_to(&client, progress, "count two votes").await;
    is_as_it_should_be(&client, "after two votes").await;
    // Without a network it goes on, and says what is only here.
    run(
        &client,
        "window.kept = window.fetch; window.fetch = () => Promise.reject(new TypeError('cut off'))",
    )
    .await;
    key(&client, "n").await;
    key(&client, "j").await;
    let waits = "return document.querySelector('[data-status]').textContent.includes('selles seadmes')";
    comes_to(&client, waits, "say that votes wait").await;
    is_as_it_should_be(&client, "without a network").await;
    // Back to the last one, and otherwise.
    let before = run(&client, SAID).await;
    client
        .find(Locator::Css("[data-back]"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    assert_ne!(run(&client, SAID).await, before);
    key(&client, "2").await;
    assert_eq!(run(&client, "return window.same === true").await, json!(true));
    run(
        &client,
        "window.fetch = window.kept; window.dispatchEvent(new Event('online'))",
    )
    .await;
    let arrived = "return Object.keys(localStorage).filter(k => k.startsWith('vote ')).length === 0";
    comes_to(&client, arrived, "have sent everything").await;
    client.refresh().await.unwrap();
    let progress = "return document.querySelector('[data-progress]').textContent.includes('Hääletatud 4')";
    comes_to(&client, progress, "count four votes").await;
    client.goto(&demo.url(&format!("{path}/results"))).await.unwrap();
    is_as_it_should_be(&client, "results").await;
    let shown = "return document.querySelectorAll('.opinion-map path').length >= 2";
    comes_to(&client, shown, "show groups").await;
    let chosen = "return (document.querySelector('main').innerText.match(/\\(sina:/g) ?? []).length";
    assert_eq!(run(&client, chosen).await, json!(4));
    client.close().await.unwrap();
}

/// From the code on the wall to the last statement, in one page; then back, and the last vote taken back.
#[tokio::test(flavor = "multi_thread")]
async fn voting_to_the_end() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(PHONE.0, PHONE.1).await;
    let path = map(&client, &demo).await;
    client.goto(&demo.url(&path)).await.unwrap();
    // Letters elsewhere on the page are not votes.
    let body = client.find(Locator::Css("body")).await.unwrap();
    body.send_keys("1n").await.unwrap();
    let all = run(&client, "return document.querySelector('[data-bar]').max").await;
    for left in (0..all.as_u64().unwrap()).rev() {
        let button = client.find(Locator::Css(".ballot__button--agree")).await.unwrap();
        button.click().await.unwrap();
        let counted = format!(
            "return document.querySelector('[data-bar]')?.value === {} || !document.querySelector('[data-vote]')",
            all.as_u64().unwrap() - left
        );
        comes_to(&client, &counted, "count the vote").await;
    }
    let done =
        "return !document.querySelector('[data-vote]') && document.querySelector('[data-back]') !== null";
    comes_to(&client, done, "say that all is voted on").await;
    is_as_it_should_be(&client, "after the last vote").await;
    let back = client.find(Locator::Css("[data-back]")).await.unwrap();
    back.click().await.unwrap();
    client
        .wait()
        .for_element(Locator::Css("[data-vote]"))
        .await
        .unwrap();
    let take_back = client.find(Locator::Css("[data-take-back]")).await.unwrap();
    take_back.click().await.unwrap();
    let one_less = format!(
        "return document.querySelector('[data-bar]').value === {} && document.querySelector('[data-take-back]').hidden",
        all.as_u64().unwrap() - 1
    );
    comes_to(&client, &one_less, "take the vote back").await;
    client.close().await.unwrap();
}

/// The host closes the map while somebody has its last statement before them: they are told that their vote does not count.
#[tokio::test(flavor = "multi_thread")]
async fn a_vote_after_the_end() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(PHONE.0, PHONE.1).await;
    let path = map(&client, &demo).await;
    client.goto(&demo.url(&path)).await.unwrap();
    let left = run(
        &client,
        "return document.querySelector('[data-bar]').max - document.querySelector('[data-bar]').value",
    )
    .await
    .as_u64()
    .unwrap();
    for n in 1..left {
        let button = client.find(Locator::Css(".ballot__button--pass")).await.unwrap();
        button.click().await.unwrap();
        let counted = format!("return document.querySelector('[data-bar]').value === {n}");
        comes_to(&client, &counted, "count the vote").await;
    }
    // In another window of the same browser the host closes it.
    let page = client.window().await.unwrap();
    let other = client.new_window(true).await.unwrap();
    client.switch_to_window(other.handle).await.unwrap();
    client.goto(&demo.url("/?lang=et")).await.unwrap();
    let host = "//button[@name='role'][@value='organiser']";
    client
        .find(Locator::XPath(host))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    client
        .wait()
        .for_element(Locator::Css("a[href='/account']"))
        .await
        .unwrap();
    client
        .goto(&demo.url("/manage/rapina-vald/opinions"))
        .await
        .unwrap();
    let link = Locator::Css("main a[href^='/manage/opinions/']");
    let link = client.wait().for_element(link).await.unwrap();
    link.click().await.unwrap();
    let close = client
        .find(Locator::Css("form[action$='/closing'] button"))
        .await
        .unwrap();
    close.click().await.unwrap();
    client
        .wait()
        .for_element(Locator::Css(".notice--success"))
        .await
        .unwrap();
    client.switch_to_window(page).await.unwrap();
    let last = client.find(Locator::Css(".ballot__button--agree")).await.unwrap();
    last.click().await.unwrap();
    let told = "return document.querySelector('.notice--warning') !== null && !document.querySelector('[data-vote]')";
    comes_to(&client, told, "say that the vote came too late").await;
    // The browser takes the answer that it is over for an error.
    assert_eq!(driver::console(&client).await.len(), 1);
    is_as_it_should_be(&client, "after the end").await;
    client.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn voting_on_a_phone_without_scripts() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(PHONE.0, PHONE.1).await;
    let path = map(&client, &demo).await;
    driver::scripts(&client, false).await;
    client.goto(&demo.url(&format!("{path}?lang=et"))).await.unwrap();
    for value in ["agree", "pass", "disagree"] {
        let css = format!(".ballot__button--{value}");
        let button = client.find(Locator::Css(&css)).await.unwrap();
        button.send_keys(&Key::Enter.to_string()).await.unwrap();
        client
            .wait()
            .for_element(Locator::Css("[data-back]"))
            .await
            .unwrap();
    }
    driver::scripts(&client, true).await;
    is_as_it_should_be(&client, "after three votes without scripts").await;
    let progress = "return document.querySelector('[data-progress]').textContent.includes('Hääletatud 3')";
    comes_to(&client, progress, "count three votes").await;
    driver::scripts(&client, false).await;
    client.goto(&demo.url(&format!("{path}/results"))).await.unwrap();
    driver::scripts(&client, true).await;
    is_as_it_should_be(&client, "results without scripts").await;
    client.close().await.unwrap();
}
