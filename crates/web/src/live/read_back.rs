//! The read-back on the pages of who leads and who writes: everything is read, corrected, struck, confirmed; then each
//! quote is asked for by itself.

use askama::Template;
use domain::circle::words::Written;
use kernel::circle::{Release, Standing, Words};

use super::stage::Stage;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::{Form, words};

/// Words as a line of a page.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) text_id: String,
    /// A name of the circle that seems to stand in them.
    pub(super) name: Option<String>,
    /// For ids of fields on this page.
    pub(super) index: usize,
    pub(super) language: String,
    pub(super) text: String,
    /// A correction that was not taken.
    pub(super) typed: Option<String>,
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

    /// What stands in the field to correct them.
    pub(super) fn correction(&self) -> &str {
        self.typed.as_ref().unwrap_or(&self.text)
    }

    /// Whether a slip that was taken for them can be freed.
    pub(super) fn frees_slip(&self) -> bool {
        self.reading && self.has_slip
    }

    pub(super) fn takes_slip(&self) -> bool {
        self.reading && !self.has_slip
    }
}

/// Where words stand, in words: what was said to their release, once the circle has confirmed them.
fn standing(t: Texts, said: &Words, reading: bool) -> String {
    match (said.standing(), said.release()) {
        (Standing::Written, _) if said.corrections() > 0 => t.live_standing_corrected(),
        // In the talk nobody confirms anything; what matters then is that it has arrived.
        (Standing::Written, _) if !reading => t.live_received(),
        (Standing::Confirmed, release) if release != Release::NotAsked => words::release(t, release).1,
        (standing, _) => words::standing(t, standing).1,
    }
}

/// The first name of somebody in the circle with which a word begins: words have no names, and a scribe in a hurry does
/// not see it. Cases hang on at the end.
fn named(stage: &Stage, text: &str) -> Option<String> {
    let said: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .map(kernel::text::fold)
        .collect();
    stage.names.values().find_map(|name| {
        let first = name.split_whitespace().next()?;
        let folded = kernel::text::fold(first);
        let starts = |word: &String| word.starts_with(&folded) && word.len() <= folded.len() + 4;
        (folded.chars().count() > 2 && said.iter().any(starts)).then(|| first.to_owned())
    })
}

/// Words as a line.
pub(super) fn line(page: &Page, stage: &Stage, said: &Words, written: &Written, form: Option<&Form>) -> Line {
    let t = page.t;
    let index = stage
        .view
        .state
        .words()
        .iter()
        .position(|w| w.id() == said.id())
        .unwrap_or(0);
    // A correction that was not taken comes back at its words.
    let typed = form
        .map(|f| &f.fields)
        .filter(|f| f.get("do") == "correct" && f.get("words") == said.id().as_str());
    Line {
        typed: typed.map(|f| f.get("said").to_owned()),
        id: said.id().to_string(),
        name: named(stage, &written.text),
        text_id: said.text().map(ToString::to_string).unwrap_or_default(),
        index,
        language: written.language.clone(),
        text: written.text.clone(),
        short: written.text.chars().take(40).collect(),
        kind: words::kind(t, said.kind()).unwrap_or_default(),
        standing: standing(t, said, stage.view.state.is_reading_back()),
        release: said.release(),
        is_confirmed: said.standing() == Standing::Confirmed,
        has_slip: stage.taken.contains(said.id()),
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
    pub(super) fn of(
        page: &'a Page,
        stage: &'a Stage,
        form: Option<&Form>,
        back: &'static str,
    ) -> ReadBack<'a> {
        let lines = stage
            .view
            .words()
            .map(|(said, written)| Line {
                back,
                ..line(page, stage, said, written, form)
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
