//! The demo in a real browser: every page that links lead to, on a phone's and a desktop's width, checked by axe for
//! accessibility, for errors in the console, and for anything that sticks out sideways; and the main paths by clicks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test that meets the unexpected should stop at once"
)]

mod driver;
mod live;
mod opinion;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use driver::{Demo, Driver, skip};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

/// axe-core, vendored with its licence.
const AXE: &str = include_str!("../../../web/tests/vendor/axe-core/axe.min.js");

/// Of pages that differ only by an id, so many are looked at.
const OF_A_KIND: usize = 2;

#[derive(Debug, Clone, Copy)]
struct Look {
    role: Option<&'static str>,
    language: &'static str,
    width: u32,
    height: u32,
    scripts: bool,
}

const PHONE: (u32, u32) = (390, 844);
const DESKTOP: (u32, u32) = (1280, 900);

#[tokio::test(flavor = "multi_thread")]
async fn visitors_pages_on_a_phone_in_estonian() {
    walk(Look {
        role: None,
        language: "et",
        width: PHONE.0,
        height: PHONE.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_pages_on_a_desktop_in_english() {
    walk(Look {
        role: None,
        language: "en",
        width: DESKTOP.0,
        height: DESKTOP.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn organisers_pages_on_a_phone_in_english() {
    walk(Look {
        role: Some("organiser"),
        language: "en",
        width: PHONE.0,
        height: PHONE.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn owners_pages_on_a_desktop_in_estonian() {
    walk(Look {
        role: Some("owner"),
        language: "et",
        width: DESKTOP.0,
        height: DESKTOP.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programmes_pages_on_a_desktop_in_estonian_without_scripts() {
    walk(Look {
        role: Some("programme"),
        language: "et",
        width: DESKTOP.0,
        height: DESKTOP.1,
        scripts: false,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programmes_pages_on_a_phone_in_english() {
    walk(Look {
        role: Some("programme"),
        language: "en",
        width: PHONE.0,
        height: PHONE.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_participants_pages_on_a_phone_in_estonian() {
    walk(Look {
        role: Some("participant"),
        language: "et",
        width: PHONE.0,
        height: PHONE.1,
        scripts: true,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_participants_pages_on_a_desktop_in_english_without_scripts() {
    walk(Look {
        role: Some("participant"),
        language: "en",
        width: DESKTOP.0,
        height: DESKTOP.1,
        scripts: false,
    })
    .await;
}

/// Follows every link from the front page and checks each page.
async fn walk(look: Look) {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(look.width, look.height).await;
    driver::scripts(&client, look.scripts).await;
    client
        .goto(&demo.url(&format!("/?lang={}", look.language)))
        .await
        .unwrap();
    let mut queue: VecDeque<String> = ["/", "/log-in", "/no-such-page"].map(str::to_owned).into();
    if let Some(role) = look.role {
        client
            .find(Locator::Css(&format!("button[name=role][value={role}]")))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        // A participant has no account: the bar leads to the personal page.
        queue.push_back(client.current_url().await.unwrap().path().to_owned());
        if role != "participant" {
            queue.push_back("/account".to_owned());
        }
    }
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut pages = 0;
    while let Some(path) = queue.pop_front() {
        let kind = kinds.entry(kind_of(&path)).or_default();
        *kind += 1;
        if *kind > OF_A_KIND {
            continue;
        }
        driver::scripts(&client, look.scripts).await;
        client.goto(&demo.url(&path)).await.unwrap();
        // The page's own scripts had their chance, or none; ours need theirs.
        driver::scripts(&client, true).await;
        pages += 1;
        faults.extend(check(&client, &path).await);
        let links = client
            .execute(
                "return [...document.querySelectorAll('a[href]')].map(a => a.href)",
                vec![],
            )
            .await
            .unwrap();
        for link in links.as_array().unwrap().iter().filter_map(Value::as_str) {
            if let Some(path) = demo.inner(link)
                && !is_file(&path)
                && seen.insert(path.clone())
            {
                queue.push_back(path);
            }
        }
    }
    client.close().await.unwrap();
    eprintln!("{look:?}: {pages} pages looked at");
    assert!(pages > 10, "only {pages} pages were found");
    assert!(
        faults.is_empty(),
        "{} faults on {pages} pages:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// What is wrong with the page that the browser shows.
async fn check(client: &Client, path: &str) -> Vec<String> {
    let mut faults = Vec::new();
    client.execute(AXE, vec![]).await.unwrap();
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })
          .then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(' | '))),
                e => done(['axe failed: ' + e]));";
    let violations = client.execute_async(run, vec![]).await.unwrap();
    for violation in violations.as_array().unwrap() {
        faults.push(format!("{path}: axe: {}", violation.as_str().unwrap_or("?")));
    }
    let wide = client
        .execute(
            "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]",
            vec![],
        )
        .await
        .unwrap();
    if wide[0].as_i64() > wide[1].as_i64() {
        faults.push(format!("{path}: {} wide on a screen of {}", wide[0], wide[1]));
    }
    let main = client
        .execute("return document.querySelectorAll('main h1').length", vec![])
        .await
        .unwrap();
    if main != json!(1) {
        faults.push(format!("{path}: {main} first headings"));
    }
    for line in driver::console(client).await {
        // A page that is not there, and a form that is refused, are asked for on purpose.
        if !line.contains("/no-such-page") && !line.contains("status of 422") {
            faults.push(format!("{path}: console: {line}"));
        }
    }
    faults
}

/// The shape of a path: ids are one kind, and so are queries.
fn kind_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let long = |part: &str| part.len() >= 12 && part.chars().any(|c| c.is_ascii_digit()) || part.len() == 12;
    path.split('/')
        .map(|part| if long(part) { "*" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn is_file(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let last = path.rsplit('/').next().unwrap_or("");
    last.contains('.') || last == "export" || path.starts_with("/assets/")
}

/// A resident registers with the keyboard's and the script's help, sees the place, gives it up and comes back.
#[tokio::test(flavor = "multi_thread")]
async fn a_resident_registers_on_a_phone() {
    let Some(driver) = Driver::start().await else {
        return skip("no browser");
    };
    let demo = Demo::start().await;
    let client = driver.client(PHONE.0, PHONE.1).await;
    client.goto(&demo.url("/dialogues?lang=et")).await.unwrap();
    let open = client
        .find(Locator::XPath(
            "//article[.//*[contains(@class,'chip--open')]]//a",
        ))
        .await
        .unwrap();
    open.click().await.unwrap();
    client
        .find(Locator::Css("a[href$='/register']"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    // An empty form comes back with its faults, and the summary leads to the field.
    client
        .find(Locator::Css("main form button"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    let faults = client
        .wait()
        .for_element(Locator::Css(".errors a[href='#f-name']"))
        .await
        .unwrap();
    faults.click().await.unwrap();
    let focused = client
        .execute("return document.activeElement.name", vec![])
        .await
        .unwrap();
    assert_eq!(focused, json!("name"));
    client
        .find(Locator::Css("#f-name"))
        .await
        .unwrap()
        .send_keys("Õie")
        .await
        .unwrap();
    client
        .find(Locator::Css("#f-email"))
        .await
        .unwrap()
        .send_keys("oie@kodu.example")
        .await
        .unwrap();
    for field in client
        .find_all(Locator::Css("main form input[required]:not([id=f-name])"))
        .await
        .unwrap()
    {
        if field.attr("type").await.unwrap().as_deref() == Some("text") {
            field.send_keys("Räpina").await.unwrap();
        } else {
            field.click().await.unwrap();
        }
    }
    client
        .find(Locator::Css("#f-consent"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    client
        .find(Locator::Css("main form button"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    client
        .wait()
        .for_element(Locator::Css(".chip--confirmed"))
        .await
        .unwrap();
    assert!(client.current_url().await.unwrap().path().starts_with("/r/"));
    assert_eq!(check(&client, "/r/…").await, Vec::<String>::new());
    for (button, chip) in [("withdraw", ".chip--past"), ("return", ".chip--confirmed")] {
        client
            .find(Locator::Css(&format!("button[value={button}]")))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        client.wait().for_element(Locator::Css(chip)).await.unwrap();
    }
    for page in ["details", "erasure"] {
        client
            .find(Locator::Css(&format!("a[href$='/{page}']")))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        client
            .wait()
            .for_element(Locator::Css("main form button"))
            .await
            .unwrap();
        assert_eq!(check(&client, page).await, Vec::<String>::new());
        if page == "details" {
            client.back().await.unwrap();
        }
    }
    client
        .find(Locator::Css("main form .btn--danger"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    client
        .wait()
        .for_element(Locator::Css(".notice--success"))
        .await
        .unwrap();
    assert_eq!(client.current_url().await.unwrap().path(), "/");
    client.close().await.unwrap();
}
