//! The five parts of a packaging or a summary as fields of a form; and, where somebody else has saved meanwhile, their
//! text beside one's own. The circle's live pages and the host's pages share it.

use askama::Template;
use domain::packaging::{Part, Parts};

use super::Form;
use super::form::Control;
use super::text::{Safe, paragraphs};
use crate::page::Page;
use crate::texts::Texts;

/// What a part is called.
pub fn title(t: Texts, part: Part) -> String {
    match part {
        Part::Topics => t.field_topics(),
        Part::Agreed => t.field_agreed(),
        Part::Differences => t.field_differences(),
        Part::Unclear => t.field_unclear(),
        Part::Next => t.field_next(),
    }
}

#[derive(Template)]
#[template(path = "ui/parts.html")]
struct Fields<'a> {
    page: &'a Page,
    form: &'a Form,
    language: &'a str,
    meanwhile: Option<&'a Parts>,
    most: usize,
}

impl Fields<'_> {
    fn control(&self, part: Part) -> Control<'_> {
        self.form.lines(part.as_str(), 4).attribute("lang", self.language)
    }

    /// What somebody else saved for a part, where it is not what was typed here.
    fn other(&self, part: Part) -> Option<Safe> {
        let saved = self.meanwhile?.get(part);
        (saved != self.form.fields.get(part.as_str())).then(|| paragraphs(saved))
    }
}

/// The fields with the hidden `version`, in the order of the parts. `language` is the one they are written in,
/// `meanwhile` what somebody else saved since the form was opened, `most` the longest part in characters.
pub(crate) fn fields(
    page: &Page,
    form: &Form,
    language: &str,
    meanwhile: Option<&Parts>,
    most: usize,
) -> Safe {
    let fields = Fields {
        page,
        form,
        language,
        meanwhile,
        most,
    };
    Safe(fields.render().unwrap_or_default())
}
