//! A form as a browser without JavaScript fills and sends it.

use scraper::{ElementRef, Html};
use url::Url;

use super::browser::{Browser, encode, path_of};
use super::page::{Page, selector, text_of};

/// A form that is being filled in.
#[derive(Clone)]
pub(crate) struct Form {
    browser: Browser,
    page: String,
    action: Url,
    posts: bool,
    controls: Vec<Control>,
    buttons: Vec<Button>,
}

#[derive(Debug, Clone)]
struct Control {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// Something typed, or hidden.
    Text {
        value: String,
        hidden: bool,
        lines: bool,
    },
    /// A box or a radio button.
    Tick {
        value: String,
        ticked: bool,
        radio: bool,
    },
    /// A list to choose from.
    Select {
        options: Vec<(String, bool)>,
        several: bool,
    },
}

#[derive(Debug, Clone)]
struct Button {
    name: String,
    value: String,
    text: String,
    action: Option<Url>,
}

impl Form {
    pub(crate) fn read(page: &Page, tree: &Html, form: ElementRef<'_>) -> Form {
        assert_eq!(form.value().name(), "form", "not a form");
        let id = form.value().attr("id");
        let (mut controls, mut buttons) = (Vec::new(), Vec::new());
        for element in tree.select(&selector("input, select, textarea, button")) {
            let owner = match element.value().attr("form") {
                Some(owner) => Some(owner) == id,
                None => element.ancestors().any(|a| a.id() == form.id()),
            };
            if !owner || is_disabled(element) {
                continue;
            }
            let attr = |name: &str| element.value().attr(name).unwrap_or("").to_owned();
            let name = attr("name");
            let (tag, kind) = (element.value().name(), attr("type"));
            if tag == "button" && matches!(kind.as_str(), "" | "submit") || tag == "input" && kind == "submit"
            {
                let action = element
                    .value()
                    .attr("formaction")
                    .map(|a| page.url.join(a).expect("an action"));
                buttons.push(Button {
                    name,
                    value: attr("value"),
                    text: text_of(element),
                    action,
                });
            } else if !name.is_empty()
                && let Some(kind) = kind_of(element, tag, &kind)
            {
                controls.push(Control { name, kind });
            }
        }
        let posts = form
            .value()
            .attr("method")
            .is_some_and(|m| m.eq_ignore_ascii_case("post"));
        let action = page.action_of(form);
        Form {
            browser: page.browser.clone(),
            page: page.path(),
            action,
            posts,
            controls,
            buttons,
        }
    }

    /// The values of a field as it stands.
    pub(crate) fn values(&self, name: &str) -> Vec<String> {
        self.fields()
            .into_iter()
            .filter(|(n, _)| n == name)
            .map(|(_, value)| value)
            .collect()
    }

    /// The first value of a field as it stands; empty where it has none.
    pub(crate) fn value(&self, name: &str) -> String {
        self.values(name).into_iter().next().unwrap_or_default()
    }

    /// Whether the reader finds such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|c| c.name == name)
    }

    /// The values that a list, radio buttons or boxes offer.
    pub(crate) fn choices(&self, name: &str) -> Vec<String> {
        let named = self.controls.iter().filter(|c| c.name == name);
        named
            .flat_map(|c| match &c.kind {
                Kind::Select { options, .. } => options.iter().map(|(v, _)| v.clone()).collect(),
                Kind::Tick { value, .. } => vec![value.clone()],
                Kind::Text { .. } => Vec::new(),
            })
            .collect()
    }

    /// Types into a field, or chooses from a list or radio buttons.
    #[must_use]
    #[track_caller]
    pub(crate) fn set(mut self, name: &str, typed: &str) -> Form {
        let page = self.page.clone();
        let mut found = false;
        for control in self.controls.iter_mut().filter(|c| c.name == name) {
            match &mut control.kind {
                Kind::Text { value, hidden, .. } => {
                    assert!(!*hidden, "nobody can type into the hidden {name} on {page}");
                    *value = typed.to_owned();
                    found = true;
                }
                Kind::Select { options, several } => {
                    assert!(!*several, "{name} on {page} takes several: tick them");
                    found = options.iter().any(|(v, _)| v == typed);
                    assert!(found, "{typed:?} is not among {options:?} of {name} on {page}");
                    options.iter_mut().for_each(|(v, chosen)| *chosen = v == typed);
                }
                Kind::Tick { value, ticked, radio } => {
                    assert!(*radio, "{name} on {page} is a box: tick it");
                    *ticked = value == typed;
                    found |= *ticked;
                }
            }
        }
        assert!(
            found,
            "no field {name} (for {typed:?}) on {page}; there are {:?}",
            self.names()
        );
        self
    }

    /// Ticks a box, or one more of a list that takes several.
    #[must_use]
    pub(crate) fn tick(self, name: &str, value: &str) -> Form {
        self.mark(name, value, true)
    }

    /// Takes a tick away.
    #[must_use]
    pub(crate) fn untick(self, name: &str, value: &str) -> Form {
        self.mark(name, value, false)
    }

    fn mark(mut self, name: &str, value: &str, mark: bool) -> Form {
        let mut found = false;
        for control in self.controls.iter_mut().filter(|c| c.name == name) {
            match &mut control.kind {
                Kind::Tick {
                    value: of,
                    ticked,
                    radio: false,
                } if of == value => {
                    *ticked = mark;
                    found = true;
                }
                Kind::Select {
                    options,
                    several: true,
                } => {
                    for (_, chosen) in options.iter_mut().filter(|(v, _)| v == value) {
                        *chosen = mark;
                        found = true;
                    }
                }
                _ => {}
            }
        }
        assert!(
            found,
            "no box {name}={value} on {}; there are {:?}",
            self.page,
            self.names()
        );
        self
    }

    /// Presses the first button, as Enter does.
    #[track_caller]
    pub(crate) fn submit(self) -> impl Future<Output = Page> {
        let button = self.buttons.first().cloned();
        self.send(button)
    }

    /// Presses the button with this name and value.
    #[track_caller]
    pub(crate) fn submit_with(self, name: &str, value: &str) -> impl Future<Output = Page> {
        let button = self
            .buttons
            .iter()
            .find(|b| b.name == name && b.value == value)
            .cloned();
        assert!(
            button.is_some(),
            "no button {name}={value} on {}, only {:?}",
            self.page,
            self.buttons
        );
        self.send(button)
    }

    /// Presses the button with this text.
    #[track_caller]
    pub(crate) fn press(self, text: &str) -> impl Future<Output = Page> {
        let button = self.buttons.iter().find(|b| b.text == text).cloned();
        assert!(
            button.is_some(),
            "no button {text:?} on {}, only {:?}",
            self.page,
            self.buttons
        );
        self.send(button)
    }

    /// What would be sent without a button's own value.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        for control in &self.controls {
            let mut add = |value: &str| fields.push((control.name.clone(), value.to_owned()));
            match &control.kind {
                // A browser ends the lines of what was typed with CR LF.
                Kind::Text {
                    value, lines: true, ..
                } => add(&value.replace("\r\n", "\n").replace('\n', "\r\n")),
                Kind::Text { value, .. } => add(value),
                Kind::Tick { value, ticked, .. } => {
                    if *ticked {
                        add(value);
                    }
                }
                Kind::Select { options, .. } => {
                    options
                        .iter()
                        .filter(|(_, chosen)| *chosen)
                        .for_each(|(v, _)| add(v));
                }
            }
        }
        fields
    }

    async fn send(self, button: Option<Button>) -> Page {
        let mut fields = self.fields();
        let mut action = self.action.clone();
        if let Some(button) = button {
            if !button.name.is_empty() {
                fields.push((button.name, button.value));
            }
            action = button.action.unwrap_or(action);
        }
        if self.posts {
            self.browser.post(&path_of(&action), &fields).await
        } else {
            action.set_query(
                Some(&encode(&fields))
                    .filter(|q| !q.is_empty())
                    .map(String::as_str),
            );
            self.browser.get(&path_of(&action)).await
        }
    }

    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.controls.iter().map(|c| c.name.as_str()).collect();
        names.dedup();
        names
    }
}

fn kind_of(element: ElementRef<'_>, tag: &str, kind: &str) -> Option<Kind> {
    let value = element.value();
    let attr = |name: &str| value.attr(name).map(str::to_owned);
    Some(match (tag, kind) {
        ("textarea", _) => Kind::Text {
            value: element.text().collect(),
            hidden: false,
            lines: true,
        },
        ("select", _) => {
            let several = value.attr("multiple").is_some();
            let mut options: Vec<(String, bool)> = element
                .select(&selector("option"))
                .filter(|o| !is_disabled(*o))
                .map(|o| {
                    let of = o.value().attr("value").map_or_else(|| text_of(o), str::to_owned);
                    (of, o.value().attr("selected").is_some())
                })
                .collect();
            if !several && !options.iter().any(|(_, chosen)| *chosen) {
                options
                    .first_mut()
                    .into_iter()
                    .for_each(|(_, chosen)| *chosen = true);
            }
            Kind::Select { options, several }
        }
        ("input", "checkbox" | "radio") => Kind::Tick {
            value: attr("value").unwrap_or_else(|| "on".to_owned()),
            ticked: value.attr("checked").is_some(),
            radio: kind == "radio",
        },
        ("input", "button" | "reset" | "image" | "file") | ("button", _) => return None,
        ("input", _) => Kind::Text {
            value: attr("value").unwrap_or_default(),
            hidden: kind == "hidden",
            lines: false,
        },
        _ => return None,
    })
}

/// Whether it is switched off, itself or with its group; what lies in a `<template>` is not there at all.
fn is_disabled(element: ElementRef<'_>) -> bool {
    element.value().attr("disabled").is_some()
        || element.ancestors().filter_map(ElementRef::wrap).any(|a| {
            let tag = a.value().name();
            tag == "template" || tag == "fieldset" && a.value().attr("disabled").is_some()
        })
}
