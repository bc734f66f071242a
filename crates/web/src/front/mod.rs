//! The front page, and whether the server is ready.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::dialogue::list::{self, Entry, Filter};
use domain::programme::{self, Phase};

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default().get("/", Access::Everyone, show)
}

#[derive(Template)]
#[template(path = "front/show.html")]
struct Show<'a> {
    page: &'a Page,
    coming: Vec<Entry>,
    /// Programmes to which people can apply, now or soon.
    programmes: Vec<programme::list::Entry>,
}

/// How many coming dialogues the front page shows.
const SHOWN: usize = 5;
/// How many programmes.
const SHOWN_PROGRAMMES: usize = 2;

async fn show(State(app): State<App>, page: Page) -> Outcome {
    let mut tx = app.db.read().await?;
    let filter = Filter {
        from: Some(page.now),
        ..Filter::default()
    };
    let mut coming = list::public(&mut tx, &filter).await?;
    coming.truncate(SHOWN);
    let mut programmes = programme::list::public(&mut tx, None, page.now).await?;
    programmes.retain(|p| matches!(p.programme.phase(page.now), Phase::Open | Phase::Announced));
    programmes.truncate(SHOWN_PROGRAMMES);
    page.show(&Show {
        page: &page,
        coming,
        programmes,
    })
}

/// `GET /healthz`: 200 when the database answers.
pub(crate) async fn healthy(State(app): State<App>) -> (StatusCode, &'static str) {
    let ready = match app.db.read().await {
        Ok(mut tx) => domain::setting::get(&mut tx, "demo").await.is_ok(),
        Err(_) => false,
    };
    if ready {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    }
}
