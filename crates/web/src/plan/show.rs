//! All parts of the plan on one page.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::crew::{self, Duty, Hand};
use domain::dialogue::field::{self, Asked};
use domain::dialogue::invitee::{self, InviteeKind};
use domain::dialogue::{Dialogue, Phase};

use super::steps::{self, StepView};
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "plan/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    crew: Vec<Hand>,
    invitees: Vec<InviteeKind>,
    asked: Vec<Asked>,
    steps: Vec<StepView>,
    may_plan: bool,
}

impl Show<'_> {
    /// A part's form, from which saving leads back here.
    fn form(&self, part: &str) -> String {
        format!("{}/plan/{part}?{}", self.head.home(), super::FROM_PLAN)
    }

    /// Time and course of a dialogue that was held, or cancelled, stay.
    fn is_over(&self) -> bool {
        self.head.phase == Phase::Past
    }

    /// The parts of the text: label and what is written, in the reader's language where there is a translation.
    fn texts(&self) -> [(String, Safe); 3] {
        let t = self.page.t;
        let words = self.dialogue.text(t.language()).1;
        [
            (t.plan_why(), paragraphs(&words.why)),
            (t.plan_for_whom(), paragraphs(&words.for_whom)),
            (t.plan_influence(), paragraphs(&words.influence)),
        ]
    }

    fn answerer(&self) -> &str {
        &self.dialogue.text(self.page.t.language()).1.answerer
    }

    fn answer_by(&self) -> Option<String> {
        let d = self.dialogue;
        Some(when::until(self.page.t, d.answer_by?, &d.meeting.zone))
    }

    fn spoken(&self) -> String {
        say::spoken(self.page.t, &self.dialogue.spoken)
    }

    /// Languages it can be translated into: code, text of the link.
    fn translations(&self) -> Vec<(&'static str, String)> {
        let t = self.page.t;
        languages()
            .iter()
            .filter(|code| **code != self.dialogue.language)
            .map(|code| {
                let name = say::language(t, code);
                let text = if self.dialogue.texts.contains_key(*code) {
                    t.plan_translation_edit(name)
                } else {
                    t.plan_translation_add(name)
                };
                (*code, text)
            })
            .collect()
    }

    fn when(&self) -> Option<(String, String)> {
        let d = self.dialogue;
        let starts_at = d.meeting.starts_at?;
        Some((
            when::iso(starts_at, &d.meeting.zone),
            when::span(self.page.t, starts_at, d.minutes, &d.meeting.zone),
        ))
    }

    fn zone(&self) -> String {
        self.page.t.plan_zone_note(self.dialogue.meeting.zone.clone())
    }

    fn attendance(&self) -> String {
        say::attendance(self.page.t, self.dialogue.meeting.attendance)
    }

    fn access(&self) -> Safe {
        paragraphs(&self.dialogue.meeting.access)
    }

    fn method_name(&self) -> &str {
        let language = self.page.t.language();
        self.dialogue
            .method()
            .map_or(self.dialogue.method_id.as_str(), |m| m.name.get(language))
    }

    fn timeline(&self) -> Safe {
        steps::timeline(self.page.t, &self.steps)
    }

    /// Whether the minutes could not be shared out.
    fn misfits(&self) -> bool {
        self.steps.iter().any(|s| s.minutes.is_none())
    }

    fn places(&self) -> Vec<String> {
        let (t, p) = (self.page.t, &self.dialogue.places);
        vec![
            p.capacity
                .map_or_else(|| t.plan_places_none(), |n| t.plan_places_of(n)),
            t.plan_places_circle(p.circle_least, p.circle_most),
            if p.waiting_list {
                t.plan_places_waiting(p.offer_hours)
            } else {
                t.plan_places_no_waiting()
            },
            if p.close_hours > 0 {
                t.plan_places_closes(p.close_hours)
            } else {
                t.plan_places_closes_start()
            },
        ]
    }

    fn hands(&self, facilitators: bool) -> String {
        let duty = if facilitators {
            Duty::Facilitator
        } else {
            Duty::Scribe
        };
        let names: Vec<&str> = self
            .crew
            .iter()
            .filter(|h| h.duty == duty)
            .map(|h| h.name.as_str())
            .collect();
        if names.is_empty() {
            self.page.t.plan_crew_none()
        } else {
            names.join(", ")
        }
    }

    /// A field, why it is asked, whether it must be answered.
    fn field(&self, asked: &Asked) -> (String, String, String) {
        let t = self.page.t;
        (
            say::field(t, asked.field),
            if asked.why.is_empty() {
                say::field_why(t, asked.field)
            } else {
                asked.why.clone()
            },
            if asked.required {
                t.plan_fields_must()
            } else {
                t.plan_fields_may()
            },
        )
    }
}

/// `GET /manage/dialogues/{id}/plan`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let crew = crew::list(&mut tx, &id).await?;
    let invitees = invitee::list(&mut tx, &id).await?;
    let asked = field::list(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        steps: steps::of_dialogue(page.t, &dialogue),
        may_plan: page.may(&head.organisation_id, Right::Plan),
        dialogue: &dialogue,
        page: &page,
        desk,
        head,
        crew,
        invitees,
        asked,
    })
}
