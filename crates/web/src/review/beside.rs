//! The reviews of one application side by side, for the organisers.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::criterion::Criterion;
use domain::review::board::{self, Beside, Column};
use domain::review::conflict::Hint;

use super::read::{self, Read};
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};

#[derive(Template)]
#[template(path = "review/beside.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    one: Beside,
    answers: Vec<Read>,
}

impl Show<'_> {
    fn place(&self) -> String {
        self.one.who.as_ref().map(read::place).unwrap_or_default()
    }

    fn called(&self) -> String {
        match &self.one.who {
            Some(who) => who.name.clone(),
            None => self.page.t.review_application(self.one.code.clone()),
        }
    }

    fn name(&self, criterion: &Criterion) -> String {
        let words = criterion.text(self.page.t.language(), &self.one.programme.language);
        words.name.clone()
    }

    fn score(&self, column: &Column, criterion: &Criterion) -> String {
        let review = column.review.as_ref();
        review
            .and_then(|r| r.scores.get(&criterion.id))
            .map_or_else(|| "–".to_owned(), u32::to_string)
    }

    fn mean(&self, criterion: &Criterion) -> (String, String) {
        match self.one.score.criteria.get(&criterion.id) {
            Some((mean, spread)) => (read::points(*mean), read::points(*spread)),
            None => ("–".to_owned(), "–".to_owned()),
        }
    }

    fn total(&self, column: &Column) -> String {
        column.total.map_or_else(|| "–".to_owned(), read::points)
    }

    fn whole(&self) -> (String, String) {
        match self.one.score.total {
            Some(total) => (read::points(total), read::points(self.one.score.spread)),
            None => ("–".to_owned(), "–".to_owned()),
        }
    }

    fn state(&self, column: &Column) -> (&'static str, String) {
        match &column.review {
            Some(review) => read::state(self.page.t, review.state),
            None => ("chip--draft", self.page.t.review_state_none()),
        }
    }

    /// Reviewers who wrote something, or about whom there is something to know.
    fn remarks(&self) -> Vec<(&Column, Vec<String>, Safe)> {
        let t = self.page.t;
        let mut found = Vec::new();
        for column in &self.one.columns {
            let mut facts = Vec::new();
            for hint in &column.hints {
                facts.push(match hint {
                    Hint::Municipality => t.review_same_municipality(),
                    Hint::Organisation => t.review_same_organisation(),
                });
            }
            let review = column.review.as_ref();
            if review.is_some_and(|r| r.cleared) {
                facts.push(t.review_cleared());
            }
            if let Some(review) = review.filter(|r| !r.reason.is_empty()) {
                facts.push(t.review_said_reason(review.reason.clone()));
            }
            let note = paragraphs(review.map_or("", |r| r.note.as_str()));
            if !facts.is_empty() || !note.0.is_empty() {
                found.push((column, facts, note));
            }
        }
        found
    }

    fn may_reopen(&self, column: &Column) -> bool {
        let settled = |r: &domain::review::Review| r.state != domain::review::State::Draft;
        self.one.programme.released_at.is_none() && column.review.as_ref().is_some_and(settled)
    }
}

/// `GET /manage/programmes/{id}/review/{application}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, application)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let one = board::beside(&mut tx, &page.actor, &id, &application).await?;
    tx.commit().await?;
    let answers = read::answers(&page, &one.programme.language, &one.answers, None);
    page.show(&Show {
        page: &page,
        desk,
        head,
        one,
        answers,
    })
}

/// `POST /manage/programmes/{id}/review/{application}/{person}/reopening`
pub(super) async fn reopen(
    State(app): State<App>,
    page: Page,
    Path((id, application, person)): Path<(String, String, String)>,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    board::reopen(&mut tx, &ctx, &page.actor, &id, &application, &person).await?;
    tx.commit().await?;
    let back = format!("/manage/programmes/{id}/review/{application}");
    Ok(page.go(&back, Some(Flash::Saved)))
}
