//! A page as its reader sees it.

use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::browser::{Browser, path_of};
use super::form::Form;

/// A page, or a file, that has arrived.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) browser: Browser,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) url: Url,
}

impl Page {
    pub(crate) fn new(
        browser: Browser,
        url: Url,
        status: StatusCode,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Page {
        Page {
            browser,
            status,
            headers,
            body,
            url,
        }
    }

    /// Its address from the root, with the query.
    pub(crate) fn path(&self) -> String {
        path_of(&self.url)
    }

    /// Stops where it did not come with this status.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> &Page {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}:\n{}",
            self.path(),
            self.readable()
        );
        self
    }

    /// A header's value, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The source.
    pub(crate) fn html(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// The source as a tree.
    pub(crate) fn tree(&self) -> Html {
        Html::parse_document(self.html())
    }

    /// Everything a reader sees on it, with single spaces.
    pub(crate) fn readable(&self) -> String {
        match std::str::from_utf8(&self.body) {
            Ok(_) if self.header("content-type").starts_with("text/html") => {
                self.tree().select(&selector("body")).map(text_of).collect()
            }
            Ok(text) => text.to_owned(),
            Err(_) => format!("{} bytes", self.body.len()),
        }
    }

    /// Whether a reader sees this text on it.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.readable().contains(&squeezed(text))
    }

    /// Stops where the reader does not see this text.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Page {
        assert!(
            self.has(text),
            "{text:?} is not on {}:\n{}",
            self.path(),
            self.readable()
        );
        self
    }

    /// The text of the first element of a selector.
    #[track_caller]
    pub(crate) fn text(&self, css: &str) -> String {
        let found = self.tree().select(&selector(css)).next().map(text_of);
        found.unwrap_or_else(|| panic!("no {css} on {}:\n{}", self.path(), self.readable()))
    }

    /// The texts of all elements of a selector.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        self.tree().select(&selector(css)).map(text_of).collect()
    }

    /// How many elements a selector finds.
    pub(crate) fn count(&self, css: &str) -> usize {
        self.tree().select(&selector(css)).count()
    }

    /// An attribute of the first element of a selector that has it.
    pub(crate) fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.tree()
            .select(&selector(css))
            .find_map(|e| e.value().attr(name).map(str::to_owned))
    }

    /// Links in the order of the page: text, and address from the root where it is one of ours.
    pub(crate) fn links(&self) -> Vec<(String, String)> {
        let (tree, anchors) = (self.tree(), selector("a[href]"));
        let links = tree.select(&anchors).map(|link| {
            let to = self
                .url
                .join(link.value().attr("href").unwrap_or(""))
                .expect("an address");
            let ours = to.host_str() == self.url.host_str();
            (text_of(link), if ours { path_of(&to) } else { to.to_string() })
        });
        links.collect()
    }

    /// Follows the link with this text; where several have it, they must lead to the same place.
    #[track_caller]
    pub(crate) fn click(&self, text: &str) -> impl Future<Output = Page> + use<> {
        let text = squeezed(text);
        let mut found: Vec<String> = self
            .links()
            .into_iter()
            .filter(|(of, _)| *of == text)
            .map(|(_, to)| to)
            .collect();
        found.dedup();
        let to = match found.as_slice() {
            [one] => one.clone(),
            [] => panic!("no link {text:?} on {}: {:?}", self.path(), self.links()),
            several => panic!("links {text:?} lead to several places: {several:?}"),
        };
        let browser = self.browser.clone();
        async move { browser.get(&to).await }
    }

    /// The form with this action (from the root), or the first one of a selector.
    #[track_caller]
    pub(crate) fn form(&self, which: &str) -> Form {
        let (tree, all) = (self.tree(), selector("form"));
        let mut forms = tree.select(&all);
        let form = if which.starts_with('/') {
            forms.find(|form| path_of(&self.action_of(*form)) == which)
        } else {
            tree.select(&selector(which)).next()
        };
        let Some(form) = form else {
            let actions: Vec<String> = tree
                .select(&all)
                .map(|form| path_of(&self.action_of(form)))
                .collect();
            panic!("no form {which} on {}, only {actions:?}", self.path());
        };
        Form::read(self, &tree, form)
    }

    /// Where a form leads: to its page where it does not say.
    pub(crate) fn action_of(&self, form: ElementRef<'_>) -> Url {
        match form.value().attr("action") {
            None | Some("") => self.url.clone(),
            Some(action) => self.url.join(action).expect("an action"),
        }
    }
}

/// A selector of ours; one that cannot be read is a fault of the test.
pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// The text of an element, with single spaces.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    add_text(element, &mut text);
    squeezed(&text)
}

fn add_text(element: ElementRef<'_>, text: &mut String) {
    let name = element.value().name();
    if matches!(name, "script" | "style" | "template") {
        return;
    }
    let parts_words = !INLINE.contains(&name);
    if parts_words {
        text.push(' ');
    }
    for child in element.children() {
        if let Some(part) = child.value().as_text() {
            text.push_str(part);
        } else if let Some(inner) = ElementRef::wrap(child) {
            add_text(inner, text);
        }
    }
    if parts_words {
        text.push(' ');
    }
}

/// Elements that do not part the words around them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time",
    "wbr",
];

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
