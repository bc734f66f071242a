//! The scribe's page: what is said, written down step by step, in the speaker's words and without names.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::crew::Duty;
use kernel::circle::{Kind, Phase};

use super::course::{self, Row};
use super::read_back::{Line, ReadBack, line};
use super::stage::{self, Stage};
use super::timer;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::form::Form;
use crate::ui::text::Safe;
use crate::ui::{say, words};

/// The words of one step.
pub(super) struct Part {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "live/write.html")]
struct Write<'a> {
    page: &'a Page,
    stage: &'a Stage,
    trouble: Option<String>,
    /// What was typed and not taken.
    form: Option<Form>,
    rows: Vec<Row>,
    parts: Vec<Part>,
    read_back: Option<ReadBack<'a>>,
}

impl Write<'_> {
    fn question(&self) -> (&str, &str) {
        stage::question(&self.stage.view, self.page)
    }

    fn spoken(&self) -> &'static str {
        stage::spoken(&self.stage.view)
    }

    fn step_title(&self) -> &str {
        stage::step(&self.stage.view).map_or("", |(_, s)| s.title.get(self.spoken()))
    }

    fn ring(&self) -> Safe {
        timer::ring(self.page.t, &self.stage.view.state, self.page.now)
    }

    fn waits(&self) -> bool {
        matches!(self.stage.phase(), Phase::Unopened | Phase::Waiting)
    }

    fn closed(&self) -> bool {
        self.stage.phase() == Phase::Closed
    }

    /// Steps that have begun, the current one first.
    fn steps(&self) -> Vec<&Row> {
        let mut begun: Vec<&Row> = self.rows.iter().filter(|r| r.begun).collect();
        begun.sort_by_key(|r| (!r.is_now, std::cmp::Reverse(r.index)));
        begun
    }

    /// The step that runs, for the choice of the step to stay as long as it is about the same.
    fn current(&self) -> u16 {
        self.stage.view.state.current().unwrap_or(0)
    }

    fn is_current(&self, row: &Row) -> bool {
        row.is_now
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        [Kind::Said, Kind::Question, Kind::Insight, Kind::NextStep]
            .into_iter()
            .map(|kind| {
                let name = words::kind(self.page.t, kind);
                (
                    kind_of(kind),
                    name.unwrap_or_else(|| self.page.t.live_kind_said()),
                )
            })
            .collect()
    }

    /// Languages to choose from; none where only one is spoken.
    fn languages(&self) -> Vec<(String, String)> {
        let spoken = &self.stage.view.dialogue.spoken;
        if spoken.len() < 2 {
            return Vec::new();
        }
        spoken
            .iter()
            .map(|code| (code.clone(), say::language(self.page.t, code)))
            .collect()
    }

    fn typed(&self) -> &str {
        self.form.as_ref().map_or("", |f| f.fields.get("said"))
    }

    /// Whether what comes back was a new entry and not a correction.
    fn comes_back(&self) -> bool {
        self.form
            .as_ref()
            .is_some_and(|f| f.fields.get("do") == "capture")
    }

    fn fault(&self) -> Option<String> {
        let form = self.form.as_ref()?;
        form.faults
            .get("text")
            .map(|fault| say::fault(self.page.t, fault))
    }

    fn longest(&self) -> usize {
        domain::circle::words::LONGEST
    }

    fn count(&self) -> usize {
        self.parts.iter().map(|p| p.lines.len()).sum()
    }
}

/// A kind as forms send it.
fn kind_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Said => "said",
        Kind::Question => "question",
        Kind::Insight => "insight",
        Kind::NextStep => "next-step",
    }
}

/// Words by step, the latest first: what was just written stands beside the field.
fn parts(page: &Page, stage: &Stage, rows: &[Row], form: Option<&Form>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for row in rows.iter().rev() {
        let mut lines: Vec<Line> = stage
            .view
            .words()
            .filter(|(said, _)| said.step() == row.index)
            .map(|(said, written)| line(page, stage, said, written, form))
            .collect();
        lines.reverse();
        if !lines.is_empty() {
            parts.push(Part {
                title: row.title.clone(),
                lines,
            });
        }
    }
    parts
}

/// The page with what was just tried.
pub(super) fn page(
    page: &Page,
    stage: &Stage,
    trouble: Option<String>,
    form: Option<Form>,
    status: StatusCode,
) -> Outcome {
    let reads = stage.view.state.is_reading_back();
    let rows = course::rows(&stage.view, page.t);
    page.show_with(
        status,
        &Write {
            parts: parts(page, stage, &rows, form.as_ref()),
            rows,
            read_back: reads.then(|| ReadBack::of(page, stage, form.as_ref(), "words")),
            page,
            stage,
            trouble,
            form,
        },
    )
    .map(unkept)
}

/// `GET /live/{secret}/words`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let stage = Stage::load(&mut tx, &app, &secret).await?;
    tx.commit().await?;
    self::page(&page, &stage, None, None, StatusCode::OK)
}
