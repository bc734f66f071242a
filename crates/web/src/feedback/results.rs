//! What came of it, for members; and the code to show on a screen at the end.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Dialogue;
use domain::feedback::results::{self, Count, Results, Words};
use domain::feedback::{self, SHOWN_FROM, Window};

use super::words;
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::paper::qr;
use crate::texts::Texts;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::when;

#[derive(Template)]
#[template(path = "feedback/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    window: Window,
    results: Results,
    link: String,
    qr: Safe,
    /// The reader may type in from paper.
    enters: bool,
}

/// A line of a question's table.
struct Line {
    answer: String,
    count: u32,
    per_cent: u32,
}

impl Show<'_> {
    fn is_open(&self) -> bool {
        matches!(self.window, Window::Open(_))
    }

    /// Whether there will be answers, or are.
    fn has_form(&self) -> bool {
        matches!(self.window, Window::Open(_) | Window::NotYet(_))
    }

    /// When the form can be answered.
    fn when(&self) -> String {
        let (t, zone) = (self.page.t, &self.dialogue.meeting.zone);
        match self.window {
            Window::Open(until) => t.feedback_until(when::till(t, until, zone)),
            Window::Over => t.feedback_tab_over(),
            other => words::closed(t, self.dialogue, other)
                .map(|(_, what)| what)
                .unwrap_or_default(),
        }
    }

    fn title(&self, count: &Count) -> String {
        words::question(self.page.t, count.question)
    }

    fn note(&self, count: &Count) -> Option<String> {
        words::note(self.page.t, count.question)
    }

    /// How many answered, and the mean of a scale.
    fn under(&self, count: &Count) -> String {
        under(self.page.t, count)
    }

    fn lines(&self, count: &Count) -> Vec<Line> {
        let each = count.shares.iter().flat_map(|s| &s.each);
        each.map(|share| Line {
            answer: words::choice(self.page.t, count.question, share.choice),
            count: share.count,
            per_cent: share.per_cent,
        })
        .collect()
    }

    fn asked(&self, said: &Words) -> String {
        words::question(self.page.t, said.question)
    }

    fn texts(&self, said: &Words) -> Vec<Safe> {
        said.texts.iter().flatten().map(|text| paragraphs(text)).collect()
    }

    fn too_few(&self, answered: &u32) -> String {
        words::too_few(self.page.t, *answered)
    }
}

fn under(t: Texts, count: &Count) -> String {
    match count.shares.as_ref().and_then(|s| s.mean_tenths) {
        Some(mean) => t.feedback_mean(count.answered, mean % 10, mean / 10),
        None => t.feedback_answered(count.answered),
    }
}

/// `GET /manage/dialogues/{id}/feedback`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let results = results::results(&mut tx, &page.actor, &id).await?;
    tx.commit().await?;
    let link = super::address(&app, &dialogue);
    page.show(&Show {
        page: &page,
        window: feedback::window(&dialogue, page.now),
        results,
        qr: qr::image(&link, &page.t.feedback_qr())?,
        link,
        enters: page.may(&head.organisation_id, Right::CheckIn),
        desk,
        head,
        dialogue: &dialogue,
    })
}

#[derive(Template)]
#[template(path = "feedback/screen.html")]
struct Screen<'a> {
    page: &'a Page,
    head: Head,
    link: String,
    qr: Safe,
}

/// `GET /manage/dialogues/{id}/feedback/screen`: the code, large, without any results.
pub(super) async fn screen(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let link = super::address(&app, &dialogue);
    page.show(&Screen {
        page: &page,
        head,
        qr: qr::image(&link, &page.t.feedback_qr())?,
        link,
    })
}
