//! The screen for the whole circle: the step, its prompt, the time, and at the read-back what was written.

use askama::Template;
use axum::extract::{Path, State};
use domain::circle::live::{self, View};
use kernel::circle::{Phase, Release, Seat, Standing, State as Circle, Turn};

use super::{stage, timer};
use crate::app::App;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::paper::qr;
use crate::texts::Texts;
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "live/board.html")]
struct Board<'a> {
    page: &'a Page,
    view: &'a View,
    code: String,
    /// Texts in the language of the circle, which reads this together.
    t: Texts,
}

impl Board<'_> {
    fn lang(&self) -> &'static str {
        self.t.language()
    }

    fn name(&self) -> String {
        self.t.live_circle(self.view.circle.number)
    }

    fn question(&self) -> &str {
        self.view.dialogue.question()
    }

    fn step_title(&self) -> &str {
        stage::step(self.view).map_or("", |(_, s)| s.title.get(self.lang()))
    }

    fn prompt(&self) -> &str {
        stage::step(self.view).map_or("", |(_, s)| s.prompt.get(self.lang()))
    }

    fn ring(&self) -> Safe {
        timer::ring(self.t, &self.view.state, self.page.now)
    }

    fn people(&self) -> Safe {
        people(&self.view.state, self.t)
    }

    fn waits(&self) -> bool {
        matches!(self.view.state.phase(), Phase::Unopened | Phase::Waiting)
    }

    fn closed(&self) -> bool {
        self.view.state.phase() == Phase::Closed
    }

    fn paused(&self) -> bool {
        self.view.state.phase() == Phase::Paused
    }

    fn reads_back(&self) -> bool {
        self.view.state.is_reading_back()
    }

    fn silence(&self) -> Option<Safe> {
        let left = self.view.state.silence(self.page.now)?;
        Some(timer::small(
            left,
            self.view.state.phase() == Phase::Running,
            true,
        ))
    }

    fn rules(&self) -> Vec<&'static str> {
        let language = self.lang();
        let rules = self.view.method().map_or(&[][..], |m| &m.ground_rules);
        rules.iter().map(|rule| rule.title.get(language)).collect()
    }

    /// Language and text of all words.
    fn words(&self) -> Vec<(&str, &str)> {
        self.view
            .words()
            .map(|(_, written)| (written.language.as_str(), written.text.as_str()))
            .collect()
    }

    /// The words that are being asked for: large, for everybody to read.
    fn asked(&self) -> Option<(&str, &str)> {
        let confirmed = |s: Standing| s == Standing::Confirmed;
        if self.view.words().any(|(w, _)| !confirmed(w.standing())) {
            return None;
        }
        self.view
            .words()
            .find(|(w, _)| matches!(w.release(), Release::NotAsked | Release::Asked))
            .map(|(_, written)| (written.language.as_str(), written.text.as_str()))
    }

    fn address(&self) -> String {
        self.page.app.url(&format!("/c/{}", self.code))
    }

    /// What people type into a browser to find the field for the code.
    fn typed(&self) -> String {
        let url = self.page.app.url("/c");
        url.split_once("://")
            .map_or(url.clone(), |(_, rest)| rest.to_owned())
    }

    fn feedback_qr(&self) -> Safe {
        let path = format!("/dialogues/{}/feedback", self.view.dialogue.public_id);
        qr::image(&self.page.app.url(&path), &self.t.live_table_feedback()).unwrap_or_default()
    }

    fn qr(&self) -> Safe {
        qr::image(&self.address(), &self.t.live_join_qr()).unwrap_or_default()
    }
}

/// The circle as dots around the table: who has the floor is marked, who left is empty. It names nobody.
pub(super) fn people(state: &Circle, t: Texts) -> Safe {
    let seats = state.seats();
    if seats == 0 {
        return Safe::default();
    }
    let mut svg = format!(
        "<svg class=\"live-people-ring\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"{}\"><circle class=\"c-table\" cx=\"60\" cy=\"60\" r=\"36\"/>",
        t.live_people(usize::from(seats))
    );
    let radius = if seats > 24 { 4 } else { 7 };
    for number in 1..=seats {
        let class = match state.turn(Seat(number)) {
            Some(Turn::Holding) => "c-dot--you",
            Some(Turn::Away) => "c-dot--free",
            _ => "c-dot",
        };
        let turn = f64::from(number - 1) * 360.0 / f64::from(seats);
        svg.push_str(&format!(
            "<circle class=\"{class}\" cx=\"60\" cy=\"9\" r=\"{radius}\" transform=\"rotate({turn:.2} 60 60)\"/>"
        ));
    }
    svg.push_str("</svg>");
    Safe(svg)
}

/// `GET /c/{code}/screen`
pub(super) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let circle = super::by_code(&mut tx, page.now, &code).await?;
    let view = live::view(&mut tx, &app.circles, circle).await?;
    tx.commit().await?;
    page.show(&Board {
        page: &page,
        code: view.circle.code.clone(),
        t: Texts::of(&view.dialogue.language),
        view: &view,
    })
    .map(unkept)
}
