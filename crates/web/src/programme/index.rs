//! The public list of programmes.

use askama::Template;
use axum::extract::State;
use domain::programme::Phase;
use domain::programme::list::{self, Entry};

use crate::app::App;
use crate::dialogue::alternates;
use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "programme/index.html")]
struct Index<'a> {
    page: &'a Page,
    /// Open for applications now, or soon.
    open: Vec<Entry>,
    under_way: Vec<Entry>,
    past: Vec<Entry>,
    alternates: Vec<(&'static str, String)>,
}

impl Index<'_> {
    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }
}

/// `GET /programmes`
pub(super) async fn show(State(app): State<App>, page: Page) -> Outcome {
    let mut tx = app.db.read().await?;
    let all = list::public(&mut tx, None, page.now).await?;
    tx.commit().await?;
    let (mut open, mut under_way, mut past) = (Vec::new(), Vec::new(), Vec::new());
    for entry in all {
        match entry.programme.phase(page.now) {
            Phase::Open | Phase::Announced => open.push(entry),
            Phase::Past => past.push(entry),
            _ => under_way.push(entry),
        }
    }
    page.show(&Index {
        open,
        under_way,
        past,
        alternates: alternates(&page),
        page: &page,
    })
}
