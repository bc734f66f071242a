//! The call on paper: what the public page says, to print and to pass on.

use ::paper::{Apply, CallSection, Document, Fact, ProgrammeSheet, Table};
use axum::extract::{Path, State};
use domain::meeting::{self, Kind, Meeting};
use domain::organisation::{self, Organisation};
use domain::programme::partner::{self, Part, Partner};
use domain::programme::trainer::{self, Trainer};
use domain::programme::{self, Phase, Programme};

use super::said;
use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;
use crate::ui::{say, when};

/// `GET /programmes/{public_id}/programme.pdf`: in the reader's language.
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::public(&mut tx, &page.actor, &public_id).await?;
    let host = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    let trainers = trainer::list(&mut tx, &programme.id).await?;
    let partners = partner::list(&mut tx, &programme.id).await?;
    tx.commit().await?;
    let call = Call {
        app: &app,
        t: page.t,
        programme: &programme,
        host: &host,
        now: page.now,
    };
    let sheet = call.sheet(&meetings, &trainers, &partners);
    let bytes = typeset(move || ::paper::programme_sheet(&sheet)).await?;
    Ok(file::pdf(&format!("programme-{}.pdf", page.t.language()), bytes))
}

/// What a sheet is made of.
struct Call<'a> {
    app: &'a App,
    t: Texts,
    programme: &'a Programme,
    host: &'a Organisation,
    now: i64,
}

impl Call<'_> {
    fn sheet(&self, meetings: &[Meeting], trainers: &[Trainer], partners: &[Partner]) -> ProgrammeSheet {
        let (t, p) = (self.t, self.programme);
        let words = p.text(t.language()).1;
        let cancelled = p.phase(self.now) == Phase::Cancelled;
        ProgrammeSheet {
            document: Document {
                lang: t.language().to_owned(),
                title: words.title.clone(),
                author: self.host.profile.name.clone(),
                made_at: self.now,
            },
            kicker: if cancelled {
                say::programme_phase(t, Phase::Cancelled)
            } else {
                t.programme_kicker()
            },
            title: words.title.clone(),
            lead: words.lead.clone(),
            facts: self.facts(),
            sections: self.sections(),
            meetings_title: t.programme_meetings(),
            meetings: self.meetings(meetings),
            trainers_title: t.programme_trainers(),
            trainers: trainers
                .iter()
                .map(|trainer| ::paper::Trainer {
                    name: trainer.name.clone(),
                    about: text(trainer.about(t.language(), &p.language).1),
                })
                .collect(),
            costs: vec![
                Fact::new(t.programme_free(), words.free.clone()),
                Fact::new(t.programme_own_cost(), words.own_cost.clone()),
            ],
            apply: self.apply(),
            partners: self.partners(partners),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let (t, p) = (self.t, self.programme);
        let span = p.span.map_or_else(String::new, |(starts, ends)| {
            t.programme_span(when::day(t, starts, &p.zone), when::day(t, ends, &p.zone))
        });
        let all = p.meeting_hours + p.own_hours;
        let hours = if all > 0 {
            t.programme_hours(all, p.meeting_hours, p.own_hours)
        } else {
            String::new()
        };
        let places = p
            .call
            .places
            .map_or_else(String::new, |n| t.programme_list_places(n));
        vec![
            Fact::new(t.programme_fact_when(), span),
            Fact::new(t.programme_fact_hours(), hours),
            Fact::new(t.manage_places(), places),
            Fact::new(t.manage_spoken(), say::spoken(t, &p.spoken)),
        ]
    }

    fn sections(&self) -> Vec<CallSection> {
        let t = self.t;
        let words = self.programme.text(t.language()).1;
        let list = |written: &str| -> String {
            let lines = written
                .lines()
                .map(|l| l.trim().trim_start_matches(['•', '-', '–', '*']).trim());
            let lines: Vec<String> = lines
                .filter(|l| !l.is_empty())
                .map(|l| format!("- {l}"))
                .collect();
            lines.join("\n")
        };
        let section = |title: String, text: String| CallSection { title, text };
        vec![
            section(t.programme_think(), list(&words.think)),
            section(t.programme_about(), text(&words.about)),
            section(t.programme_for_whom(), text(&words.for_whom)),
            section(t.programme_gains(), text(&words.gains)),
            section(t.programme_topics(), list(&words.topics)),
            section(t.programme_approach(), text(&words.approach)),
            section(t.programme_certificate(), self.certificate()),
        ]
    }

    /// Who gets a certificate: in the organisers' words, else from the rule.
    fn certificate(&self) -> String {
        let (t, rule) = (self.t, self.programme.certificate_rule);
        let written = &self.programme.text(t.language()).1.certificate;
        if !written.is_empty() {
            return text(written);
        }
        let needs = said::certificate(t, rule);
        if needs.is_empty() {
            return t.programme_certificate_all();
        }
        let needs: Vec<String> = needs.into_iter().map(|need| format!("- {need}")).collect();
        let (who, rest) = (t.programme_certificate_who(), t.programme_certificate_else());
        format!("{who}\n{}\n{rest}", needs.join("\n"))
    }

    fn meetings(&self, meetings: &[Meeting]) -> Table {
        let (t, p) = (self.t, self.programme);
        let row = |meeting: &Meeting| {
            vec![
                said::title(t, p, meeting).1,
                said::when(t, p, meeting),
                said::place(t, meeting),
            ]
        };
        Table {
            caption: String::new(),
            heads: vec![t.cohort_meeting(), t.paper_when(), t.paper_where()],
            rows: meetings.iter().map(row).collect(),
        }
    }

    fn apply(&self) -> Option<Apply> {
        let (t, p) = (self.t, self.programme);
        let closes = p.call.closes_at.filter(|at| *at > self.now)?;
        if p.state != programme::State::Published {
            return None;
        }
        let profile = &self.host.profile;
        let contact = [profile.name.as_str(), &profile.email, &profile.phone];
        let contact: Vec<&str> = contact.into_iter().filter(|c| !c.is_empty()).collect();
        Some(Apply {
            title: t.programme_apply(),
            deadline: Fact::new(t.programme_call_till(), when::till(t, closes, &p.zone)),
            text: p.call.answer_by.map_or_else(String::new, |at| {
                t.programme_answer_by(when::until(t, at, &p.zone))
            }),
            address: self.app.url(&format!("/programmes/{}", p.public_id)),
            qr_alt: t.show_qr_alt(),
            contact: Fact::new(t.programme_ask(), contact.join(", ")),
        })
    }

    fn partners(&self, partners: &[Partner]) -> Vec<Fact> {
        let t = self.t;
        let mut facts = vec![Fact::new(t.show_host(), self.host.profile.name.clone())];
        for part in Part::ALL {
            let of = partners.iter().filter(|p| p.part == part);
            let names: Vec<&str> = of.map(|p| p.name.as_str()).collect();
            facts.push(Fact::new(say::partner(t, part), names.join(", ")));
        }
        facts
    }
}

/// Text as papers take it: a line break starts a paragraph.
fn text(written: &str) -> String {
    written.replace("\n\n", "\n")
}
