//! A report's figures, tables and stories as HTML: for members exact and with links to the records, for everybody as they
//! may be published.

use askama::Template;
use domain::certificate::story::Told;
use domain::report::Shown;
use domain::report::figures::HeldDialogue;

use super::said::{self, Asked, Counties, Mean, Total};
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};

#[derive(Template)]
#[template(path = "report/body.html")]
pub(super) struct Body<'a> {
    pub(super) page: &'a Page,
    pub(super) shown: &'a Shown,
    /// Address of the programme for members; none for everybody.
    pub(super) home: Option<String>,
}

impl Body<'_> {
    /// As HTML.
    pub(super) fn html(&self) -> Safe {
        Safe(self.render().unwrap_or_default())
    }

    fn totals(&self) -> Vec<Total> {
        said::totals(self.page.t, &self.shown.figures)
    }

    fn address(&self, path: &str) -> Option<String> {
        self.home.as_ref().map(|home| format!("{home}{path}"))
    }

    fn meetings(&self) -> Vec<(String, Option<[u32; 3]>, String)> {
        said::meetings(self.page.t, self.shown)
    }

    fn counties(&self) -> Counties {
        said::counties(self.page.t, &self.shown.figures, self.home.is_some())
    }

    fn told(&self, held: &HeldDialogue) -> String {
        said::dialogue(self.page.t, held).join(" · ")
    }

    fn feedback(&self) -> Vec<Asked> {
        said::feedback(self.page.t, &self.shown.feedback)
    }

    fn moments(&self) -> Vec<(String, u32)> {
        said::moments(self.page.t, &self.shown.assessment)
    }

    fn statements(&self) -> Vec<(String, Vec<Mean>)> {
        said::statements(self.page.t, &self.shown.assessment)
    }

    fn mean(&self, mean: &Mean) -> String {
        let t = self.page.t;
        mean.map_or_else(
            || "–".to_owned(),
            |(tenths, answered)| t.cohort_assess_mean(answered, tenths % 10, tenths / 10),
        )
    }

    fn changes(&self) -> Vec<(String, Vec<(String, String)>)> {
        said::changes(self.page.t, &self.shown.assessment)
    }

    fn story(&self, told: &Told) -> Safe {
        paragraphs(&told.story.text)
    }

    fn by(&self, told: &Told) -> String {
        said::by(told)
    }
}
