//! The facilitator's script, to read from a screen at arm's length or from paper.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Dialogue;
use kernel::method::Method;

use super::steps::{self, StepView};
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::text::Safe;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "plan/script.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    method: Option<&'static Method>,
    /// The dialogue's language, in which the circle hears the words.
    t: Texts,
    steps: Vec<StepView>,
}

impl Show<'_> {
    fn lang(&self) -> &'static str {
        self.t.language()
    }

    fn language_name(&self) -> String {
        say::language(self.page.t, self.t.language())
    }

    fn other_language(&self) -> bool {
        self.t.language() != self.page.t.language()
    }

    fn when(&self) -> Option<String> {
        let d = self.dialogue;
        Some(when::span(
            self.t,
            d.meeting.starts_at?,
            d.minutes,
            &d.meeting.zone,
        ))
    }

    fn method_name(&self) -> &str {
        self.method
            .map_or(self.dialogue.method_id.as_str(), |m| m.name.get(self.lang()))
    }

    /// Title and text of each ground rule.
    fn rules(&self) -> Vec<(&str, &str)> {
        let rules = self.method.map_or(&[][..], |m| &m.ground_rules);
        rules
            .iter()
            .map(|rule| (rule.title.get(self.lang()), rule.text.get(self.lang())))
            .collect()
    }

    /// Title of each help card and what can be said or done.
    fn cards(&self) -> Vec<(&str, Vec<&str>)> {
        let cards = self.method.map_or(&[][..], |m| &m.help_cards);
        cards
            .iter()
            .map(|card| {
                let moves = card.moves.iter().map(|m| m.get(self.lang())).collect();
                (card.title.get(self.lang()), moves)
            })
            .collect()
    }

    fn timeline(&self) -> Safe {
        steps::timeline(self.t, &self.steps)
    }

    fn misfits(&self) -> bool {
        self.steps.iter().any(|s| s.minutes.is_none())
    }
}

/// `GET /manage/dialogues/{id}/script`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let t = Texts::of(&dialogue.language);
    page.show(&Show {
        method: dialogue.method(),
        steps: steps::of_dialogue(t, &dialogue),
        dialogue: &dialogue,
        page: &page,
        desk,
        head,
        t,
    })
}
