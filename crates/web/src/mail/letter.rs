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

/// Text of a host in which nothing stands for the recipient's personal link: it would be put in on sending, in a video
/// link perhaps, and so be handed to another site.
pub(super) fn inert(text: &str) -> String {
    text.replace(LINK, "")
}

/// A letter being written.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    subject: String,
    pub(super) name: String,
    pub(super) parts: Vec<Part>,
}

impl Letter {
    pub(in crate::mail) fn new(subject: String, name: &str) -> Letter {
        Letter {
            subject,
            name: name.to_owned(),
            parts: Vec::new(),
        }
    }

    /// A paragraph; an empty one is left out.
    pub(in crate::mail) fn line(mut self, text: String) -> Self {
        let text = inert(&text);
        if !text.is_empty() {
            self.parts.push(Part::Line(text));
        }
        self
    }

    pub(in crate::mail) fn fact(mut self, label: String, text: String) -> Self {
        let text = inert(&text);
        if !text.is_empty() {
            self.parts.push(Part::Fact(label, text));
        }
        self
    }

    pub(in crate::mail) fn button(mut self, text: String) -> Self {
        self.parts.push(Part::Button(text));
        self
    }

    /// The greeting, with the name where it is known. Anybody can type anybody's address with any name: one that a
    /// mail program would turn into a link is left out, so that nobody sends links to strangers through us.
    pub(in crate::mail) fn greeting(&self, t: Texts) -> String {
        if self.name.is_empty() || may_link(&self.name) {
            t.mail_greeting_nobody()
        } else {
            t.mail_greeting(self.name.clone())
        }
    }

    /// Where the link goes.
    pub(in crate::mail) fn link(&self) -> &'static str {
        LINK
    }

    pub(crate) fn ready(&self, t: Texts) -> Ready {
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
        Ready {
            subject: self.subject.clone(),
            body: body.trim_end().to_owned() + "\n",
            html,
            ..Ready::default()
        }
    }
}

/// Whether a mail program could take a part of the name for an address: `a.bc`, `x@y`, `https://…`. Initials are none.
fn may_link(name: &str) -> bool {
    let dotted = |word: &str| {
        word.split_once('.').is_some_and(|(before, after)| {
            let letters = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count();
            // "J.K.Rowling" and "O.Tamm": a single letter before the dot is an initial, unless a path follows.
            letters(before) > 1 && letters(after) > 1
        })
    };
    name.contains(['/', '\\', '@', ':']) || name.split_whitespace().any(dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_be_a_link_is_not_greeted() {
        for name in [
            "Võitsid! evil.example",
            "http://evil.example",
            "www.evil.example",
            "x@evil.example",
            "evil.ee!",
        ] {
            assert!(may_link(name), "{name}");
            let ready = Letter::new(String::new(), name).ready(Texts::of("en"));
            assert!(
                !ready.body.contains("evil") && !ready.html.contains("evil"),
                "{}",
                ready.body
            );
        }
        for name in [
            "Õie Mägi",
            "J.K. Rowling",
            "O.Tamm",
            "Mari-Liis M.",
            "O'Neill",
            "Dr. Надя",
        ] {
            assert!(!may_link(name), "{name}");
        }
    }
}
