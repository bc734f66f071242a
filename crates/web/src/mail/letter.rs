//! A letter's parts, written as plain text and as HTML.

use askama::Template;
use domain::mail::{LINK, Ready};

use super::Html;
use crate::texts::Texts;

/// A part of a letter.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// A paragraph.
    Line(String),
    /// A label and what it says.
    Fact(String, String),
    /// The personal link, with what it does.
    Button(String),
}

/// A letter being written.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    subject: String,
    pub(super) name: String,
    pub(super) parts: Vec<Part>,
}

impl Letter {
    pub(super) fn new(subject: String, name: &str) -> Letter {
        Letter { subject, name: name.to_owned(), parts: Vec::new() }
    }

    /// A paragraph; an empty one is left out.
    pub(super) fn line(mut self, text: String) -> Self {
        if !text.is_empty() {
            self.parts.push(Part::Line(text));
        }
        self
    }

    pub(super) fn fact(mut self, label: String, text: String) -> Self {
        if !text.is_empty() {
            self.parts.push(Part::Fact(label, text));
        }
        self
    }

    pub(super) fn button(mut self, text: String) -> Self {
        self.parts.push(Part::Button(text));
        self
    }

    /// The greeting, with the name where it is known.
    pub(super) fn greeting(&self, t: Texts) -> String {
        if self.name.is_empty() { t.mail_greeting_nobody() } else { t.mail_greeting(self.name.clone()) }
    }

    /// Where the link goes.
    pub(super) fn link(&self) -> &'static str {
        LINK
    }

    pub(super) fn ready(&self, t: Texts) -> Ready {
        let mut body = format!("{}\n\n", self.greeting(t));
        let mut facts = false;
        for part in &self.parts {
            // Facts stand together; whatever comes after them is set off.
            if facts && !matches!(part, Part::Fact(..)) {
                body.push('\n');
            }
            facts = matches!(part, Part::Fact(..));
            match part {
                Part::Line(text) => body.push_str(&format!("{text}\n\n")),
                Part::Fact(label, text) => body.push_str(&format!("{label} {text}\n")),
                Part::Button(text) => body.push_str(&format!("{text}\n{LINK}\n\n")),
            }
        }
        let html = Html { t, letter: self }.render().unwrap_or_default();
        Ready { subject: self.subject.clone(), body: body.trim_end().to_owned() + "\n", html, ..Ready::default() }
    }
}
