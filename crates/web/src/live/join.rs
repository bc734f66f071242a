//! Where somebody types the code of their circle.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use domain::circle::link;
use domain::error::Error;

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "live/join.html")]
struct Join<'a> {
    page: &'a Page,
    typed: String,
    unknown: bool,
}

/// `GET /c?code=…`
pub(super) async fn show(State(app): State<App>, page: Page, RawQuery(query): RawQuery) -> Outcome {
    let query = query.unwrap_or_default();
    let typed = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "code")
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default();
    let code = link::tidy_code(&typed);
    let mut unknown = false;
    if !code.is_empty() {
        let mut tx = app.db.read().await?;
        match super::by_code(&mut tx, page.now, &code).await {
            Ok(circle) => return Ok(page.go(&format!("/c/{}", circle.code), None)),
            Err(Error::NotFound) => unknown = true,
            Err(other) => return Err(other.into()),
        }
    }
    let status = if unknown {
        StatusCode::NOT_FOUND
    } else {
        StatusCode::OK
    };
    let typed = kernel::text::line(&typed).chars().take(40).collect();
    page.show_with(
        status,
        &Join {
            page: &page,
            typed,
            unknown,
        },
    )
}
