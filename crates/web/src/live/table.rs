//! A participant's own page, by the circle's code: where the circle is, what was agreed, their own notes; at the
//! read-back everything that was written, and a slip for whoever wants to hold on to their words.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::circle::live::{self, View};
use domain::circle::slip;
use kernel::circle::{Phase, WordsId};

use super::course::{self, Row};
use super::{stage, timer};
use crate::app::App;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::text::Safe;

/// Words as somebody in the circle reads them.
struct Line {
    id: String,
    language: String,
    text: String,
    short: String,
    taken: bool,
}

#[derive(Template)]
#[template(path = "live/table.html")]
struct Table<'a> {
    page: &'a Page,
    view: &'a View,
    code: String,
    rows: Vec<Row>,
    taken: Vec<WordsId>,
    trouble: Option<String>,
    /// For the forms that take a slip: the same one sent twice takes one.
    token: String,
}

impl Table<'_> {
    fn name(&self) -> String {
        self.page.t.live_circle(self.view.circle.number)
    }

    fn question(&self) -> (&str, &str) {
        stage::question(self.view, self.page)
    }

    fn spoken(&self) -> &'static str {
        stage::spoken(self.view)
    }

    fn step_title(&self) -> &str {
        stage::step(self.view).map_or("", |(_, s)| s.title.get(self.spoken()))
    }

    fn prompt(&self) -> &str {
        stage::step(self.view).map_or("", |(_, s)| s.prompt.get(self.spoken()))
    }

    fn ring(&self) -> Safe {
        timer::ring(self.page.t, &self.view.state, self.page.now)
    }

    fn waits(&self) -> bool {
        matches!(self.view.state.phase(), Phase::Unopened | Phase::Waiting)
    }

    fn closed(&self) -> bool {
        self.view.state.phase() == Phase::Closed
    }

    fn reads_back(&self) -> bool {
        self.view.state.is_reading_back()
    }

    fn rules(&self) -> Vec<(&'static str, &'static str)> {
        let language = self.spoken();
        let rules = self.view.method().map_or(&[][..], |m| &m.ground_rules);
        rules
            .iter()
            .map(|rule| (rule.title.get(language), rule.text.get(language)))
            .collect()
    }

    fn lines(&self) -> Vec<Line> {
        self.view
            .words()
            .map(|(words, written)| Line {
                id: words.id().to_string(),
                language: written.language.clone(),
                text: written.text.clone(),
                short: written.text.chars().take(40).collect(),
                taken: self.taken.contains(words.id()),
            })
            .collect()
    }

    fn feedback(&self) -> String {
        format!("/dialogues/{}/feedback", self.view.dialogue.public_id)
    }
}

/// `GET /c/{code}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> Outcome {
    answer(&app, &page, &code, None, StatusCode::OK).await
}

/// The page with what was just tried.
pub(super) async fn answer(
    app: &App,
    page: &Page,
    code: &str,
    trouble: Option<String>,
    status: StatusCode,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let circle = super::by_code(&mut tx, page.now, code).await?;
    let taken = slip::taken(&mut tx, &circle.id).await?;
    let view = live::view(&mut tx, &app.circles, circle).await?;
    tx.commit().await?;
    page.show_with(
        status,
        &Table {
            page,
            code: view.circle.code.clone(),
            rows: course::rows(&view, page.t),
            view: &view,
            taken,
            trouble,
            token: app.context().token(),
        },
    )
    .map(unkept)
}
