//! The ground rules for the wall.

use serde::Serialize;

use crate::{Document, Error, engine};

/// An A3 poster of what people agree on, to be read from their chairs.
#[derive(Debug, Clone, Serialize)]
pub struct GroundRules {
    /// What the file says about itself.
    #[serde(skip)]
    pub document: Document,
    /// A short line above the title, for example which dialogue this is.
    pub kicker: String,
    /// The heading, in the largest type.
    pub title: String,
    /// The rules in the order in which they are read aloud. Four to eight fill a page well.
    pub rules: Vec<GroundRule>,
    /// The method and the host, in small type.
    pub foot: String,
}

/// One ground rule. Without title and text it is left out.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GroundRule {
    /// The rule in a few words: "Listen to the end".
    pub title: String,
    /// What it means; a line break starts a paragraph.
    pub text: String,
}

/// Makes the ground rules as a PDF of one A3 page (more, if there is more than fits in readable type).
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn ground_rules(rules: &GroundRules) -> Result<Vec<u8>, Error> {
    engine::pdf("ground_rules.typ", &rules.document, &rules.title, rules)
}
