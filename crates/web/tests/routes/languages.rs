//! Every page in every language: it comes, it says which language it is in, and nothing shows through that is meant
//! for programs.

use std::collections::BTreeSet;
use std::path::Path;

use domain::actor::Role;
use web::texts::{Texts, languages};

use crate::fill::Known;
use crate::support::page::{Page, selector};
use crate::support::{TestApp, both_engines};
use crate::{Who, gets};

both_engines!(
    visitors_pages_speak_every_language,
    facilitators_pages_speak_every_language,
    owners_pages_speak_every_language,
);

async fn visitors_pages_speak_every_language(app: TestApp) {
    walk(&app, Who::Visitor).await;
}

async fn facilitators_pages_speak_every_language(app: TestApp) {
    walk(&app, Who::Member(Role::Facilitator)).await;
}

async fn owners_pages_speak_every_language(app: TestApp) {
    walk(&app, Who::Member(Role::Owner)).await;
}

async fn walk(app: &TestApp, who: Who) {
    let known = Known::make(app).await;
    let ids = message_ids();
    let (mut seen, mut faults) = (0, Vec::new());
    assert!(languages().len() >= 2);
    for route in gets().filter(|route| who.may(route.access) && !route.path.starts_with("/set-up/")) {
        if is_file(route.path) {
            continue;
        }
        for language in languages() {
            // Each in a browser of its own: the choice of a language is remembered.
            let browser = who.browser(app, &known).await.reading("xx");
            let path = format!("{}?lang={language}", known.path(&route));
            let page = browser.get(&path).await;
            if !page.header("content-type").starts_with("text/html") {
                continue;
            }
            page.expect(200);
            seen += 1;
            // A redirect takes the query away; then the cookie says it.
            faults.extend(
                faults_of(&page, language, &ids)
                    .into_iter()
                    .map(|fault| format!("{path}: {fault}")),
            );
        }
    }
    assert!(seen > 20, "only {seen} pages");
    assert!(faults.is_empty(), "{who:?}:\n{}", faults.join("\n"));
}

/// Files are in one language, or in none, and typesetting them takes its time.
fn is_file(path: &str) -> bool {
    [
        ".pdf", ".csv", ".ics", ".svg", ".txt", "{file}", "/export", "/changes",
    ]
    .iter()
    .any(|end| path.ends_with(end))
}

fn faults_of(page: &Page, language: &str, ids: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let tree = page.tree();
    let lang = page.attribute("html", "lang").unwrap_or_default();
    if lang != language {
        faults.push(format!("<html lang={lang}>"));
    }
    if page.header("content-language") != language {
        faults.push(format!("Content-Language: {}", page.header("content-language")));
    }
    let mut text = page.readable();
    for element in tree.select(&selector("*")) {
        for name in [
            "title",
            "aria-label",
            "alt",
            "placeholder",
            "content",
            "data-title",
            "data-text",
        ] {
            if let Some(value) = element.value().attr(name) {
                text.push('\n');
                text.push_str(value);
            }
        }
    }
    for odd in [
        "{$",
        "{ $",
        "{\"",
        "\u{2068}",
        "\u{2069}",
        "{personal-link}",
        "{{",
        "}}",
        "&amp;",
        "&lt;",
        "None",
        "Some(",
    ] {
        if text.contains(odd) {
            faults.push(format!("{odd:?} shows"));
        }
    }
    let words = text.split(|c: char| c.is_whitespace() || "().,:;!?\"'«»„“”".contains(c));
    for word in words.filter(|word| ids.contains(*word)) {
        faults.push(format!("the message id {word} shows"));
    }
    let (titles, headings) = (page.texts("title"), page.count("h1"));
    if titles.len() != 1 || titles[0].is_empty() {
        faults.push(format!("titles {titles:?}"));
    }
    if headings != 1 {
        faults.push(format!("{headings} headings of the first level"));
    }
    let mut seen = BTreeSet::new();
    for element in tree.select(&selector("[id]")) {
        let id = element.value().attr("id").unwrap_or("");
        if id.is_empty() || !seen.insert(id) {
            faults.push(format!("the id {id:?} is there twice or empty"));
        }
    }
    faults
}

/// Names of all messages, without those that are words of some text.
fn message_ids() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let mut ids = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            if let Some((id, _)) = line.split_once(" =")
                && id.contains('-')
                && id
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            {
                ids.insert(id.to_owned());
            }
        }
    }
    assert!(ids.len() > 300, "only {} messages", ids.len());
    let texts: Vec<String> = ids
        .iter()
        .flat_map(|id| languages().iter().filter_map(|l| Texts::of(l).named(id)))
        .collect();
    ids.retain(|id| !texts.iter().any(|text| text.contains(id.as_str())));
    ids
}
