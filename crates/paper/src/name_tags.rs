//! Name tags.

use serde::Serialize;

use crate::{Document, Error, engine};

/// A4 pages with eight tags of 90 × 60 mm each, to be cut along the lines.
#[derive(Debug, Clone, Serialize)]
pub struct NameTags {
    /// What the file says about itself.
    #[serde(skip)]
    pub document: Document,
    /// What the page is, in small type above the tags and as the heading for screen readers.
    pub title: String,
    /// The tags in the order in which they are handed out.
    pub tags: Vec<NameTag>,
    /// Tags without a name at the end, for people who come without registering; at most 200.
    pub blank: u16,
}

/// One person's tag.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NameTag {
    /// The name to be called by, as large as it fits.
    pub name: String,
    /// The circle's name, small. May be empty.
    pub circle: String,
}

/// Makes the name tags as a PDF.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn name_tags(tags: &NameTags) -> Result<Vec<u8>, Error> {
    engine::pdf("name_tags.typ", &tags.document, &tags.title, tags)
}
