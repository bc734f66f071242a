//! The facilitator's page: the prompt and the time to be read standing, and everything by one tap.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::circle::{Phase, Seat, Turn};
use kernel::method::{self, TurnMode};
use kernel::time::MINUTE;

use super::course::{self, Row};
use super::read_back::ReadBack;
use super::stage::{self, Stage};
use super::timer;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::paper::qr;
use crate::ui::text::Safe;
use crate::ui::{Form, say};

/// One place at the table, as a button.
struct Place {
    number: u16,
    name: String,
    turn: Turn,
    /// What a tap on it does.
    tap: String,
    talk: Safe,
    /// Where the turn stands, in words.
    says: String,
}

#[derive(Template)]
#[template(path = "live/lead.html")]
struct Lead<'a> {
    page: &'a Page,
    stage: &'a Stage,
    trouble: Option<String>,
    rows: Vec<Row>,
    places: Vec<Place>,
    read_back: Option<ReadBack<'a>>,
}

impl Lead<'_> {
    fn question(&self) -> (&str, &str) {
        stage::question(&self.stage.view, self.page)
    }

    fn spoken(&self) -> &'static str {
        stage::spoken(&self.stage.view)
    }

    /// Who comes in each later round: the round, and their names.
    fn later(&self) -> Vec<(String, String)> {
        let round =
            |(number, names): (u32, &Vec<String>)| (self.page.t.seating_round(number), names.join(", "));
        (2..).zip(&self.stage.later).map(round).collect()
    }

    fn step_title(&self) -> &str {
        stage::step(&self.stage.view).map_or("", |(_, s)| s.title.get(self.spoken()))
    }

    fn prompt(&self) -> &str {
        stage::step(&self.stage.view).map_or("", |(_, s)| s.prompt.get(self.spoken()))
    }

    fn notes(&self) -> &str {
        stage::step(&self.stage.view).map_or("", |(_, s)| s.notes.get(self.spoken()))
    }

    fn turn(&self) -> String {
        stage::step(&self.stage.view).map_or_else(String::new, |(_, s)| say::turn(self.page.t, s.turn_mode))
    }

    fn at(&self) -> String {
        let count = |n: usize| u32::try_from(n).unwrap_or(0);
        match self.stage.view.state.current() {
            Some(now) => self
                .page
                .t
                .live_step_of(u32::from(now) + 1, count(self.rows.len())),
            None => String::new(),
        }
    }

    /// The step as forms name it: nothing before the first.
    fn from(&self) -> String {
        self.stage
            .view
            .state
            .current()
            .map_or_else(String::new, |n| n.to_string())
    }

    fn next(&self) -> Option<&Row> {
        let next = self.stage.view.state.current().map_or(0, |n| usize::from(n) + 1);
        self.rows.get(next)
    }

    fn is_first(&self) -> bool {
        self.stage.view.state.current() == Some(0)
    }

    fn waits(&self) -> bool {
        self.stage.phase() == Phase::Waiting
    }

    /// Whether somebody may be typing: then the page does not refresh itself without script.
    fn is_typed_into(&self) -> bool {
        self.unopened() || self.reads_back()
    }

    fn unopened(&self) -> bool {
        self.stage.phase() == Phase::Unopened
    }

    fn closed(&self) -> bool {
        self.stage.phase() == Phase::Closed
    }

    fn paused(&self) -> bool {
        self.stage.phase() == Phase::Paused
    }

    fn runs(&self) -> bool {
        self.stage.phase() == Phase::Running
    }

    fn reads_back(&self) -> bool {
        self.stage.view.state.is_reading_back()
    }

    fn ring(&self) -> Safe {
        timer::ring(self.page.t, &self.stage.view.state, self.page.now)
    }

    fn silence(&self) -> Option<Safe> {
        let left = self.stage.view.state.silence(self.page.now)?;
        Some(timer::small(left, self.runs(), true))
    }

    /// The minutes that the step would have with so many more.
    fn minutes_with(&self, more: i32) -> Option<u32> {
        let now = self.stage.view.state.current()?;
        let minutes = self.rows.get(usize::from(now))?.minutes;
        Some(minutes.saturating_add_signed(more).max(1))
    }

    /// More time for the step: by how much, the minutes in all, what the button says.
    fn longer(&self) -> Vec<(i32, u32, String)> {
        let more = |by: i32| Some((by, self.minutes_with(by)?, self.page.t.live_more(by)));
        [2, 5].into_iter().filter_map(more).collect()
    }

    /// How the whole stands against the plan.
    fn late(&self) -> Option<String> {
        let late = self.stage.view.state.late_by(self.page.now) / MINUTE;
        match late {
            0 => None,
            late if late > 0 => Some(self.page.t.live_late(late)),
            late => Some(self.page.t.live_early(-late)),
        }
    }

    fn least_heard(&self) -> Vec<&Place> {
        let least = self.stage.view.state.least_heard(self.page.now);
        let holder = self.stage.view.state.floor();
        let find = |seat: Seat| self.places.iter().find(|p| p.number == seat.0);
        least
            .into_iter()
            .filter(|s| Some(*s) != holder)
            .take(3)
            .filter_map(find)
            .collect()
    }

    fn goes_round(&self) -> bool {
        stage::step(&self.stage.view).is_some_and(|(_, s)| course::goes_round(s.turn_mode))
    }

    /// Whose turn it would be.
    fn to_come(&self) -> Option<&Place> {
        let seat = self.stage.view.state.to_come().into_iter().next()?;
        self.places.iter().find(|p| p.number == seat.0)
    }

    fn holder(&self) -> Option<&Place> {
        self.places.iter().find(|p| p.turn == Turn::Holding)
    }

    /// Title of each help card and what can be said or done.
    fn cards(&self) -> Vec<(&str, Vec<&str>)> {
        let cards = self.stage.view.method().map_or(&[][..], |m| &m.help_cards);
        cards
            .iter()
            .map(|card| {
                let moves = card.moves.iter().map(|m| m.get(self.spoken())).collect();
                (card.title.get(self.spoken()), moves)
            })
            .collect()
    }

    fn rules(&self) -> Vec<(&str, &str)> {
        rules(self.stage)
    }

    /// How many are here.
    fn here(&self) -> usize {
        self.places.iter().filter(|p| p.turn != Turn::Away).count()
    }

    /// Whether people speak one after another in this step, so that giving the floor means something.
    fn has_floor(&self) -> bool {
        let mode = stage::step(&self.stage.view).map(|(_, s)| s.turn_mode);
        mode.is_some_and(|mode| !matches!(mode, TurnMode::Pairs | TurnMode::Silence))
    }

    /// Whether the method looks back in this step and it is time to read what was written.
    fn closing(&self) -> bool {
        let closing = stage::step(&self.stage.view).is_some_and(|(_, s)| s.phase == method::Phase::Closing);
        closing && !self.reads_back()
    }

    fn feedback(&self) -> String {
        format!("/dialogues/{}/feedback", self.stage.view.dialogue.public_id)
    }

    fn feedback_qr(&self) -> Safe {
        let address = self.page.app.url(&self.feedback());
        qr::image(&address, &self.page.t.live_table_feedback()).unwrap_or_default()
    }

    fn next_seat(&self) -> usize {
        self.places.len() + 1
    }

    fn expected(&self) -> u32 {
        self.stage.view.dialogue.places.circle_most.min(12)
    }

    /// This link as a code, for another phone that takes over.
    fn own_qr(&self) -> Safe {
        let address = self.page.app.url(&self.stage.home());
        qr::image(&address, &self.page.t.live_handover_qr()).unwrap_or_default()
    }

    fn scribe_leads(&self) -> bool {
        self.stage.view.state.lead() == kernel::circle::StandIn::Scribe
    }

    fn written(&self) -> usize {
        self.stage.view.words().count()
    }
}

/// Title and text of each ground rule.
pub(super) fn rules(stage: &Stage) -> Vec<(&'static str, &'static str)> {
    let language = stage::spoken(&stage.view);
    let rules = stage.view.method().map_or(&[][..], |m| &m.ground_rules);
    rules
        .iter()
        .map(|rule| (rule.title.get(language), rule.text.get(language)))
        .collect()
}

fn places(page: &Page, stage: &Stage) -> Vec<Place> {
    let (t, state) = (page.t, &stage.view.state);
    let runs = state.phase() == Phase::Running;
    state
        .talk(page.now)
        .into_iter()
        .map(|(seat, talk)| {
            let turn = state.turn(seat).unwrap_or(Turn::ToCome);
            let holds = turn == Turn::Holding;
            Place {
                number: seat.0,
                name: stage
                    .names
                    .get(&seat)
                    .cloned()
                    .unwrap_or_else(|| t.live_seat(u32::from(seat.0))),
                turn,
                tap: format!("{}:{}", if holds { "end-turn" } else { "give-floor" }, seat.0),
                talk: timer::small(talk, holds && runs, false),
                says: match turn {
                    Turn::ToCome => String::new(),
                    Turn::Holding => t.live_turn_holding(),
                    Turn::Spoken => t.live_turn_spoken(),
                    Turn::Passed => t.live_turn_passed(),
                    Turn::Away => t.live_turn_away(),
                },
            }
        })
        .collect()
}

/// The page with what was just tried.
pub(super) fn page(
    page: &Page,
    stage: &Stage,
    trouble: Option<String>,
    form: Option<&Form>,
    status: StatusCode,
) -> Outcome {
    let read_back = stage
        .view
        .state
        .is_reading_back()
        .then(|| ReadBack::of(page, stage, form, "lead"));
    page.show_with(
        status,
        &Lead {
            rows: course::rows(&stage.view, page.t),
            places: places(page, stage),
            page,
            stage,
            trouble,
            read_back,
        },
    )
    .map(unkept)
}

/// `GET /live/{secret}/lead`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let stage = Stage::load(&mut tx, &app, &secret).await?;
    tx.commit().await?;
    self::page(&page, &stage, None, None, StatusCode::OK)
}
