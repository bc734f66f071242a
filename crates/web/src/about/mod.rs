//! How it works, privacy, accessibility, and what robots may read.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/about", Access::Everyone, about)
        .get("/privacy", Access::Everyone, privacy)
        .get("/accessibility", Access::Everyone, accessibility)
        .get("/robots.txt", Access::Everyone, robots)
}

#[derive(Template)]
#[template(path = "about/about.html")]
struct About<'a> {
    page: &'a Page,
}

async fn about(page: Page) -> Outcome {
    page.show(&About { page: &page })
}

/// A page of headings with a paragraph each.
#[derive(Template)]
#[template(path = "about/text.html")]
struct Text<'a> {
    page: &'a Page,
    title: String,
    lead: String,
    sections: Vec<(String, String)>,
}

async fn privacy(page: Page) -> Outcome {
    let t = page.t;
    let sections = vec![
        (t.privacy_what(), t.privacy_what_text()),
        (t.privacy_why(), t.privacy_why_text()),
        (t.privacy_who(), t.privacy_who_text()),
        (t.privacy_goes(), t.privacy_goes_text()),
        (t.privacy_yours(), t.privacy_yours_text()),
        (t.privacy_said(), t.privacy_said_text()),
        (t.privacy_applying(), t.privacy_applying_text()),
        (t.privacy_voting(), t.privacy_voting_text()),
        (t.privacy_published(), t.privacy_published_text()),
        (t.privacy_cookies(), t.privacy_cookies_text()),
        (t.privacy_mail(), t.privacy_mail_text()),
    ];
    page.show(&Text {
        page: &page,
        title: t.privacy_title(),
        lead: t.privacy_lead(),
        sections,
    })
}

async fn accessibility(page: Page) -> Outcome {
    let t = page.t;
    let sections = vec![
        (t.access_how(), t.access_how_text()),
        (t.access_paper(), t.access_paper_text()),
        (t.access_tested(), t.access_tested_text()),
        (t.access_tell(), t.access_tell_text()),
    ];
    page.show(&Text {
        page: &page,
        title: t.access_title(),
        lead: t.access_lead(),
        sections,
    })
}

/// Members' pages and personal links are nobody's search results.
async fn robots(State(app): State<App>) -> Response {
    let rules = if app.settings.demo {
        "Disallow: /\n"
    } else {
        "Disallow: /manage\nDisallow: /r/\nDisallow: /log-in\nDisallow: /invitation/\nDisallow: /set-up/\n"
    };
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        format!("User-agent: *\n{rules}"),
    )
        .into_response()
}
