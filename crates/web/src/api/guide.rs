//! The page about the API for people: how to get a token, an example, all operations, all problems.

use askama::Template;
use axum::extract::State;

use super::document::{self, Operation};
use super::problem;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default().get("/api", Access::Everyone, show)
}

#[derive(Template)]
#[template(path = "api/guide.html")]
struct Guide<'a> {
    page: &'a Page,
    /// A call to try.
    example: String,
    document: &'static str,
    operations: Vec<Operation>,
    problems: Vec<(u16, &'static str, String, String)>,
}

impl Guide<'_> {
    fn needs(&self, operation: &Operation) -> String {
        match (operation.scope, operation.token) {
            (Some(scope), _) => scope.as_str().to_owned(),
            (None, true) => self.page.t.api_any_token(),
            (None, false) => self.page.t.api_without_token(),
        }
    }
}

async fn show(State(app): State<App>, page: Page) -> Outcome {
    page.show(&Guide {
        page: &page,
        example: format!(
            "curl -H \"Authorization: Bearer $TOKEN\" \"{}\"",
            app.url("/api/v1/dialogues?limit=10")
        ),
        document: document::PATH,
        operations: document::operations(&app, page.t)?,
        problems: problem::kinds(page.t),
    })
}
