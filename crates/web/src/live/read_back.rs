//! The read-back on the pages of who leads and who writes: everything is read, corrected, struck, confirmed; then each
//! quote is asked for by itself.

use askama::Template;
use domain::circle::words::Written;
use kernel::circle::{Release, Standing, Words};

use super::stage::Stage;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui;

/// Words as a line of a page.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) text_id: String,
    /// For ids of fields on this page.
    pub(super) index: usize,
    pub(super) language: String,
    pub(super) text: String,
    /// The first words, for those who hear the page.
    pub(super) short: String,
    /// What they are; empty for what was just said.
    pub(super) kind: String,
    /// Where they stand, in words.
    pub(super) standing: String,
    pub(super) release: Release,
    pub(super) is_confirmed: bool,
    /// Whether somebody holds a slip for them.
    pub(super) has_slip: bool,
    /// Whether they are being read back, so that more can be done about them.
    reading: bool,
    /// The page that its forms come back to.
    pub(super) back: &'static str,
}

impl Line {
    pub(super) fn is_released(&self) -> bool {
        self.release == Release::Released
    }

    pub(super) fn is_answered(&self) -> bool {
        matches!(self.release, Release::Released | Release::KeptBack)
    }

    pub(super) fn takes_slip(&self) -> bool {
        self.reading && !self.has_slip
    }
}

fn standing(t: Texts, words: &Words) -> String {
    match (words.standing(), words.release()) {
        (Standing::Confirmed, Release::NotAsked) => t.live_standing_confirmed(),
        (Standing::Confirmed, Release::Asked) => t.live_standing_asked(),
        (Standing::Confirmed, Release::KeptBack) => t.live_standing_kept(),
        (Standing::Confirmed, Release::Released) => t.live_standing_released(),
        (Standing::Written, _) if words.corrections() > 0 => t.live_standing_corrected(),
        (Standing::Written, _) => t.live_standing_written(),
        (Standing::Struck | Standing::Withdrawn, _) => t.live_standing_gone(),
    }
}

/// Words as a line.
pub(super) fn line(page: &Page, stage: &Stage, words: &Words, written: &Written) -> Line {
    let t = page.t;
    let index = stage
        .view
        .state
        .words()
        .iter()
        .position(|w| w.id() == words.id())
        .unwrap_or(0);
    Line {
        id: words.id().to_string(),
        text_id: words.text().map(ToString::to_string).unwrap_or_default(),
        index,
        language: written.language.clone(),
        text: written.text.clone(),
        short: written.text.chars().take(40).collect(),
        kind: ui::words::kind(t, words.kind()).unwrap_or_default(),
        standing: standing(t, words),
        release: words.release(),
        is_confirmed: words.standing() == Standing::Confirmed,
        has_slip: stage.taken.contains(words.id()),
        reading: stage.view.state.is_reading_back(),
        back: "words",
    }
}

/// The read-back.
#[derive(Template)]
#[template(path = "live/read_back.html")]
pub(super) struct ReadBack<'a> {
    page: &'a Page,
    stage: &'a Stage,
    lines: Vec<Line>,
}

impl<'a> ReadBack<'a> {
    /// All words, in the order in which they were written.
    pub(super) fn of(page: &'a Page, stage: &'a Stage, back: &'static str) -> ReadBack<'a> {
        let lines = stage
            .view
            .words()
            .map(|(words, written)| Line {
                back,
                ..line(page, stage, words, written)
            })
            .collect();
        ReadBack { page, stage, lines }
    }

    fn unconfirmed(&self) -> usize {
        self.lines.iter().filter(|l| !l.is_confirmed).count()
    }

    /// The words that are asked for next, once all are confirmed.
    fn asked(&self) -> Option<&Line> {
        let waits = |l: &&Line| l.is_confirmed && matches!(l.release, Release::NotAsked | Release::Asked);
        self.lines.iter().find(waits).filter(|_| self.unconfirmed() == 0)
    }

    fn answered(&self) -> usize {
        self.lines.iter().filter(|l| l.is_answered()).count()
    }

    fn back(&self) -> &'static str {
        self.lines.first().map_or("lead", |l| l.back)
    }
}

impl askama::filters::HtmlSafe for ReadBack<'_> {}
