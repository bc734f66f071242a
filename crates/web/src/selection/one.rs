//! One person of the selection: why, the letter as it will be, a change by hand, a note; and an offer by hand after the
//! release.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::organisation::{self, Organisation};
use domain::selection::hand::{self, Change};
use domain::selection::view::{self, One};
use domain::selection::{Outcome, Told, reserve};
use kernel::place::State as PlaceState;

use super::say::{self, Words};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome as Answer;
use crate::flash::Flash;
use crate::mail::programme::decision;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::form::Control;
use crate::ui::{Form, told};

#[derive(Template)]
#[template(path = "selection/one.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    organisation: Organisation,
    one: One,
    form: Form,
    note: Form,
}

impl Show<'_> {
    fn words(&self) -> Words<'_> {
        Words {
            t: self.page.t,
            view: &self.one.view,
        }
    }

    fn called(&self) -> String {
        say::called(&self.one.person)
    }

    fn role(&self) -> String {
        let role = self.one.person.role_id.as_deref().unwrap_or("");
        self.words().role(role)
    }

    fn score(&self) -> String {
        let score = self.one.person.decision.score;
        score.map_or_else(|| "–".to_owned(), say::points)
    }

    fn chip(&self) -> (&'static str, String) {
        say::outcome(self.page.t, self.one.person.decision.outcome)
    }

    fn reasons(&self) -> Vec<String> {
        let words = self.words();
        let why = self.one.person.decision.why.iter();
        why.map(|reason| words.reason(reason)).collect()
    }

    fn is_released(&self) -> bool {
        self.one.view.programme.released_at.is_some()
    }

    fn here(&self) -> String {
        format!("{}/selection/{}", self.head.home(), self.one.person.id)
    }

    fn outcomes(&self) -> Control<'_> {
        let t = self.page.t;
        let choices: Vec<(String, String)> = Outcome::ALL
            .into_iter()
            .map(|o| (o.as_str().to_owned(), say::outcome(t, o).1))
            .collect();
        self.form.radios("outcome", &choices)
    }

    fn reason(&self) -> Control<'_> {
        self.form.line("hand_reason").required()
    }

    /// Conditions that another outcome would break.
    fn breaks(&self) -> Vec<(String, Vec<String>)> {
        let words = self.words();
        let said = self.one.breaks.iter().filter(|(_, broken)| !broken.is_empty());
        said.map(|(outcome, broken)| {
            let broken = broken.iter().map(|b| words.breach(b)).collect();
            (say::outcome(self.page.t, *outcome).1, broken)
        })
        .collect()
    }

    /// The language that the person reads.
    fn language(&self) -> &str {
        &self.one.person.language
    }

    /// Subject and text of the letter as it will be sent; none for an offer, which says when to answer.
    fn letter(&self) -> Option<(String, String)> {
        let t = Texts::of(self.language());
        let decision = &self.one.person.decision;
        let told = Told {
            outcome: decision.outcome,
            rank: decision.rank,
            reason: decision.plain(),
            note: decision.note.clone(),
        };
        let name = self.one.person.who.as_ref().map_or("", |w| w.name.as_str());
        let letter = decision::letter(t, &self.organisation, &self.one.view.programme, name, &told)?;
        let ready = letter.ready(t);
        Some((ready.subject, ready.body.replace(domain::mail::LINK, "…")))
    }

    /// The sentence that the person is told, in their language.
    fn told(&self) -> String {
        told::reason(Texts::of(self.language()), self.one.person.decision.plain())
    }

    fn note_control(&self) -> Control<'_> {
        self.note
            .lines("decision_note", 4)
            .attribute("lang", self.language())
    }

    fn may_offer(&self) -> bool {
        let waits = matches!(
            self.one.person.state,
            PlaceState::Registered | PlaceState::Expired | PlaceState::Declined
        );
        self.is_released() && waits
    }
}

/// Which form was refused.
enum Refused {
    Change(Fields, Faults),
    Note(Fields, Faults),
}

async fn whole(app: &App, page: &Page, id: &str, application: &str, refused: Option<Refused>) -> Answer {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let organisation = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    let one = view::one(&mut tx, &page.actor, id, application, page.now).await?;
    tx.commit().await?;
    let version = one.view.selection.as_ref().map_or(0, |s| s.version);
    let decision = &one.person.decision;
    let note = Fields::default()
        .with("decision_note", &decision.note)
        .with("version", version.to_string());
    let in_vain = refused.is_some();
    let (mut form, mut note) = (
        Form::new(page.t, Change::fill(decision, version)),
        Form::new(page.t, note),
    );
    // What was typed, beside what is there now.
    let again = |typed: Fields, faults| {
        Form::refused(page.t, typed.replacing("version", version.to_string()), faults)
    };
    match refused {
        Some(Refused::Change(typed, faults)) => form = again(typed, faults),
        Some(Refused::Note(typed, faults)) => note = again(typed, faults),
        None => {}
    }
    let template = Show {
        page,
        desk,
        head,
        organisation,
        one,
        form,
        note,
    };
    if in_vain {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/programmes/{id}/selection/{application}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, application)): Path<(String, String)>,
) -> Answer {
    whole(&app, &page, &id, &application, None).await
}

/// `POST /manage/programmes/{id}/selection/{application}/change`
pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    Path((id, application)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Answer {
    let mut reader = Reader::new(&fields);
    let change = Change::read(&mut reader);
    let done = match reader.done(change) {
        Err(error) => Err(error),
        Ok(change) => {
            let mut tx = app.db.write().await?;
            let done = hand::change(&mut tx, &page.actor, &id, &application, &change).await;
            if done.is_ok() {
                tx.commit().await?;
            }
            done
        }
    };
    match done {
        Ok(()) => Ok(page.go(&format!("/manage/programmes/{id}/selection"), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let refused = Refused::Change(fields, faults);
            whole(&app, &page, &id, &application, Some(refused)).await
        }
        Err(Error::Conflict(Conflict::SelectionChanged)) => {
            let refused = Refused::Change(fields, Faults::one("hand_reason", Fault::Meanwhile));
            whole(&app, &page, &id, &application, Some(refused)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/selection/{application}/note`
pub(super) async fn note(
    State(app): State<App>,
    page: Page,
    Path((id, application)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Answer {
    let mut reader = Reader::new(&fields);
    let note = hand::read_note(&mut reader);
    let note = match reader.done(note) {
        Ok(note) => note,
        Err(Error::Invalid(faults)) => {
            let refused = Refused::Note(fields, faults);
            return whole(&app, &page, &id, &application, Some(refused)).await;
        }
        Err(other) => return Err(other.into()),
    };
    let version = fields.get("version").parse().unwrap_or(0);
    let mut tx = app.db.write().await?;
    match hand::set_note(&mut tx, &page.actor, &id, &application, version, &note).await {
        Ok(()) => tx.commit().await?,
        Err(Error::Conflict(Conflict::SelectionChanged)) => {
            drop(tx);
            let refused = Refused::Note(fields, Faults::one("decision_note", Fault::Meanwhile));
            return whole(&app, &page, &id, &application, Some(refused)).await;
        }
        Err(other) => return Err(other.into()),
    }
    let here = format!("/manage/programmes/{id}/selection/{application}");
    Ok(page.go(&here, Some(Flash::Saved)))
}

/// `POST /manage/programmes/{id}/selection/{application}/offer`
pub(super) async fn offer(
    State(app): State<App>,
    page: Page,
    Path((id, application)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Answer {
    let mut reader = Reader::new(&fields);
    let reason = reserve::read_reason(&mut reader);
    let reason = match reader.done(reason) {
        Ok(reason) => reason,
        Err(Error::Invalid(faults)) => {
            let refused = Refused::Change(fields, faults);
            return whole(&app, &page, &id, &application, Some(refused)).await;
        }
        Err(other) => return Err(other.into()),
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    reserve::offer(&mut tx, &mut ctx, &page.actor, &id, &application, &reason).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/programmes/{id}/selection"), Some(Flash::Saved)))
}
