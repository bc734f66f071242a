//! The summary as everybody reads it, and the same page before it is public.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::feedback::results::{self, Results};
use domain::organisation::{self, Organisation};
use domain::packaging::Part;
use domain::summary::shown::{self, Shown};

use super::home;
use crate::app::App;
use crate::desk;
use crate::failure::Outcome;
use crate::feedback::words;
use crate::page::{Page, unkept};
use crate::texts::Texts;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{circle, parts, say, when};

/// The host's look at it before it is public.
struct Preview {
    /// Where it is edited.
    home: String,
    version: u32,
    published: bool,
}

#[derive(Template)]
#[template(path = "summary/show.html")]
struct Show<'a> {
    page: &'a Page,
    shown: &'a Shown,
    organisation: &'a Organisation,
    feedback: &'a Results,
    preview: Option<Preview>,
}

impl Show<'_> {
    fn question(&self) -> (&str, &str) {
        let (language, words) = self.shown.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    /// The parts before the quotes that have text, each with its title.
    fn parts(&self) -> Vec<(String, Safe)> {
        let parts = self.shown.summary.parts.iter();
        parts
            .filter(|(part, text)| *part != Part::Next && !text.is_empty())
            .map(|(part, text)| (parts::title(self.page.t, part), paragraphs(text)))
            .collect()
    }

    fn next(&self) -> Option<(String, Safe)> {
        let text = self.shown.summary.parts.get(Part::Next);
        (!text.is_empty()).then(|| (parts::title(self.page.t, Part::Next), paragraphs(text)))
    }

    fn quotes(&self) -> Vec<(&str, Safe)> {
        let quotes = self.shown.quotes.iter();
        quotes
            .map(|q| (q.language.as_str(), paragraphs(&q.text)))
            .collect()
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.page.t, self.shown)
    }

    fn felt(&self) -> Vec<(String, String)> {
        felt(self.page.t, self.feedback)
    }

    /// Those who came around the table; nothing where nobody has noted it.
    fn circle(&self) -> Option<Safe> {
        let (t, came) = (self.page.t, self.shown.held.came);
        (came > 0).then(|| {
            circle::of(
                came,
                0,
                &came.to_string(),
                &t.summary_circle_under(came),
                &t.summary_circle(came),
            )
        })
    }

    fn answer(&self) -> Option<(&str, &str, String)> {
        answer(self.page.t, self.shown)
    }

    fn address(&self) -> String {
        format!("/dialogues/{}", self.shown.dialogue.public_id)
    }

    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }

    fn alternates(&self) -> Vec<(&'static str, String)> {
        crate::dialogue::alternates(self.page)
    }
}

/// How it was held, each with its label: totals only.
pub(super) fn facts(t: Texts, shown: &Shown) -> Vec<(String, String)> {
    let (dialogue, held) = (&shown.dialogue, &shown.held);
    let mut facts = Vec::new();
    if let Some(at) = dialogue.meeting.starts_at {
        facts.push((t.show_when(), when::date(t, at, &dialogue.meeting.zone)));
    }
    if held.came > 0 {
        facts.push((t.summary_people(), held.came.to_string()));
    }
    if held.circles > 0 {
        facts.push((t.summary_circles(), held.circles.to_string()));
    }
    if let Some(minutes) = held.minutes.filter(|m| *m > 0) {
        facts.push((t.summary_talked(), t.summary_minutes(held.circles, minutes)));
    }
    if let Some(method) = held.method {
        let name = method.name.get(t.language()).to_owned();
        facts.push((t.show_method(), t.summary_method(name, method.version)));
    }
    facts.push((t.show_language(), say::spoken(t, &dialogue.spoken)));
    facts
}

/// How people said it was, each question with enough answers: its label and totals.
pub(super) fn felt(t: Texts, feedback: &Results) -> Vec<(String, String)> {
    let counts = feedback.counts.iter();
    counts
        .filter_map(|count| {
            let shares = count.shares.as_ref()?;
            let text = match shares.mean_tenths {
                Some(mean) => t.feedback_mean(count.answered, mean % 10, mean / 10),
                // Both are a yes.
                None => {
                    let yes = shares.each.iter().filter(|s| matches!(s.choice, "very" | "yes"));
                    let yes: u32 = yes.map(|s| s.count).sum();
                    let per_cent = (yes * 100 + count.answered / 2) / count.answered.max(1);
                    t.summary_felt_yes(count.answered, per_cent)
                }
            };
            Some((words::question(t, count.question), text))
        })
        .collect()
}

/// Who answers, the language that is said in, and by when; nothing where nobody promised.
pub(super) fn answer(t: Texts, shown: &Shown) -> Option<(&str, &str, String)> {
    let dialogue = &shown.dialogue;
    let (language, words) = dialogue.text(t.language());
    let until = when::until(t, dialogue.answer_by?, &dialogue.meeting.zone);
    (!words.answerer.is_empty()).then_some((language, words.answerer.as_str(), until))
}

/// `GET /dialogues/{public_id}/summary`
pub(super) async fn public(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = shown::public(&mut tx, &app.circles, &page.actor, &public_id).await?;
    let organisation = organisation::by_id(&mut tx, &shown.dialogue.organisation_id).await?;
    let feedback = results::public(&mut tx, &shown.dialogue.id).await?;
    tx.commit().await?;
    let show = Show {
        page: &page,
        shown: &shown,
        organisation: &organisation,
        feedback: &feedback,
        preview: None,
    };
    page.show(&show).map(unkept)
}

/// `GET /manage/dialogues/{id}/summary/preview`
pub(super) async fn preview(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let shown = match shown::preview(&mut tx, &app.circles, &page.actor, &id).await {
        // Nothing was saved yet, so there is nothing to look at.
        Err(domain::error::Error::NotFound) => return Ok(page.go(&home(&id), None)),
        other => other?,
    };
    let organisation = organisation::by_id(&mut tx, &shown.dialogue.organisation_id).await?;
    let feedback = results::public(&mut tx, &shown.dialogue.id).await?;
    tx.commit().await?;
    let show = Show {
        page: &page,
        shown: &shown,
        organisation: &organisation,
        feedback: &feedback,
        preview: Some(Preview {
            home: home(&id),
            version: shown.summary.version,
            published: shown.summary.published_at.is_some(),
        }),
    };
    page.show(&show).map(unkept)
}
