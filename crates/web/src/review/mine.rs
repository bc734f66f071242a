//! The programmes that somebody reviews for, and how far they are.

use askama::Template;
use axum::extract::State;
use domain::review::own::{self, Mine};

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "review/mine.html")]
struct Show<'a> {
    page: &'a Page,
    mine: Vec<Mine>,
}

impl Show<'_> {
    fn title<'a>(&self, one: &'a Mine) -> (&'a str, &'a str) {
        let (language, words) = one.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn progress(&self, one: &Mine) -> String {
        let progress = one.progress;
        self.page.t.review_progress(progress.all, progress.settled)
    }
}

/// `GET /reviews`
pub(super) async fn show(State(app): State<App>, page: Page) -> Outcome {
    let mut tx = app.db.read().await?;
    let mine = own::list(&mut tx, &page.actor).await?;
    tx.commit().await?;
    page.show(&Show { page: &page, mine })
}
