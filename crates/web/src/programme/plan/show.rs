//! All parts of the plan on one page.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::meeting::{self, Kind, Meeting};
use domain::programme::partner::{self, Partner};
use domain::programme::reading::{self, Reading};
use domain::programme::trainer::{self, Trainer};
use domain::programme::{Programme, Words};

use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::programme::said;
use crate::texts::languages;
use crate::ui::form::field_label;
use crate::ui::say;
use crate::ui::text::{Safe, prose};

#[derive(Template)]
#[template(path = "programme/plan/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: &'a Programme,
    meetings: Vec<Meeting>,
    events: Vec<Meeting>,
    trainers: Vec<Trainer>,
    partners: Vec<Partner>,
    readings: Vec<Reading>,
    may_plan: bool,
}

impl Show<'_> {
    /// A part's form, from which saving leads back here.
    fn form(&self, part: &str) -> String {
        format!("{}/plan/{part}?{}", self.head.home(), super::FROM_PLAN)
    }

    /// The language in which the words are shown: the reader's where there is a translation.
    fn language(&self) -> &str {
        self.programme.text(self.page.t.language()).0
    }

    /// The parts of the text but the title: label and what is written.
    fn texts(&self) -> Vec<(String, Safe)> {
        let t = self.page.t;
        let written = self.programme.text(t.language()).1.fill();
        Words::FIELDS
            .into_iter()
            .skip(1)
            .map(|name| (field_label(t, name), prose(written.get(name))))
            .collect()
    }

    /// Languages it can be translated into: code, text of the link.
    fn translations(&self) -> Vec<(&'static str, String)> {
        let t = self.page.t;
        languages()
            .iter()
            .filter(|code| **code != self.programme.language)
            .map(|code| {
                let name = say::language(t, code);
                let text = if self.programme.texts.contains_key(*code) {
                    t.plan_translation_edit(name)
                } else {
                    t.plan_translation_add(name)
                };
                (*code, text)
            })
            .collect()
    }

    fn spoken(&self) -> String {
        say::spoken(self.page.t, &self.programme.spoken)
    }

    fn hours(&self) -> Option<String> {
        let p = self.programme;
        let all = p.meeting_hours + p.own_hours;
        (all > 0).then(|| self.page.t.programme_hours(all, p.meeting_hours, p.own_hours))
    }

    fn title_of(&self, meeting: &Meeting) -> (String, String) {
        said::title(self.page.t, self.programme, meeting)
    }

    fn when_of(&self, meeting: &Meeting) -> String {
        said::when(self.page.t, self.programme, meeting)
    }

    fn place_of(&self, meeting: &Meeting) -> String {
        said::place(self.page.t, meeting)
    }

    /// Languages of the programme in which a meeting has no title yet.
    fn untranslated(&self, meeting: &Meeting) -> Option<String> {
        let missing: Vec<String> = self
            .programme
            .texts
            .keys()
            .filter(|l| meeting.texts.get(*l).is_none_or(|w| w.title.is_empty()))
            .map(|l| say::language(self.page.t, l))
            .collect();
        let some = meeting.texts.values().any(|w| !w.title.is_empty());
        (some && !missing.is_empty()).then(|| self.page.t.programme_untranslated(missing.join(", ")))
    }

    fn about_of(&self, trainer: &Trainer) -> (String, Safe) {
        let (language, text) = trainer.about(self.page.t.language(), &self.programme.language);
        (language.to_owned(), prose(text))
    }

    fn part_of(&self, partner: &Partner) -> String {
        say::partner(self.page.t, partner.part)
    }

    fn language_of(&self, reading: &Reading) -> String {
        say::language(self.page.t, &reading.language)
    }

    fn certificate(&self) -> Vec<String> {
        let (t, rule) = (self.page.t, self.programme.certificate_rule);
        let mut needs = vec![t.programme_certificate_attend(rule.attend_percent)];
        if rule.needs_practicum {
            needs.push(t.programme_certificate_practicum());
        }
        if rule.needs_dialogue {
            needs.push(t.programme_certificate_dialogue());
        }
        needs
    }
}

/// `GET /manage/programmes/{id}/plan`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePlan).await?;
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    let events = meeting::list(&mut tx, &id, Kind::Information).await?;
    let trainers = trainer::list(&mut tx, &id).await?;
    let partners = partner::list(&mut tx, &id).await?;
    let readings = reading::list(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        may_plan: page.may(&head.organisation_id, Right::Plan),
        programme: &programme,
        page: &page,
        desk,
        head,
        meetings,
        events,
        trainers,
        partners,
        readings,
    })
}
