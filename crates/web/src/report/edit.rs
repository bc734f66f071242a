//! The report for members: every figure with its records, what the organisers write, and what is done with it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::{Fields, Reader};
use domain::report::{self, Shown, Words};

use super::body::Body;
use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::texts::languages;
use crate::ui::form::Control;
use crate::ui::text::Safe;
use crate::ui::{Form, say, when};

#[derive(Template)]
#[template(path = "report/edit.html")]
struct Edit<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    shown: Shown,
    /// A form for each language, the programme's own first.
    forms: Vec<(&'static str, Form)>,
    /// The language of a form that was sent and not saved because somebody saved another text meanwhile.
    rewritten: Option<String>,
    plans: bool,
}

impl Edit<'_> {
    fn body(&self) -> Safe {
        Body {
            page: self.page,
            shown: &self.shown,
            home: Some(self.head.home()),
        }
        .html()
    }

    fn since(&self) -> Option<String> {
        let at = self.shown.report.published_at?;
        Some(when::moment(self.page.t, at, &self.shown.programme.zone))
    }

    fn language_name(&self, language: &str) -> String {
        say::language(self.page.t, language)
    }

    fn field<'f>(&self, form: &'f Form, language: &str, name: &str, rows: u32) -> Control<'f> {
        let hint = self.page.t.named(&format!("hint-{}", name.replace('_', "-")));
        form.lines(&format!("{name}_{language}"), rows)
            .attribute("lang", language)
            .hint(hint.unwrap_or_default())
    }

    fn was_rewritten(&self, language: &str) -> bool {
        self.rewritten.as_deref() == Some(language)
    }

    /// Whether something is written that can be published.
    fn is_written(&self) -> bool {
        let language = &self.shown.programme.language;
        !self.shown.report.text(language, language).1.summary.is_empty()
    }
}

/// Address part for the languages in which a report is written.
fn known(language: &str) -> Result<&'static str, Error> {
    let found = languages().iter().copied().find(|l| *l == language);
    found.ok_or(Error::NotFound)
}

pub(super) enum Sent {
    /// With faults.
    Refused(String, Form),
    /// What was typed, where somebody saved another text meanwhile.
    Rewritten(String, Fields),
}

pub(super) async fn page_of(app: &App, page: &Page, id: &str, sent: Option<Sent>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, page, id, Right::SeePlan).await?;
    let shown = report::for_members(&mut tx, &page.actor, id, page.now).await?;
    tx.commit().await?;
    let mut written = languages().to_vec();
    written.sort_by_key(|l| *l != shown.programme.language);
    let refused = sent.is_some();
    let mut forms: Vec<(&'static str, Form)> = written
        .into_iter()
        .map(|language| {
            let words = shown.report.texts.get(language).cloned().unwrap_or_default();
            (language, Form::new(page.t, words.fill(language)))
        })
        .collect();
    let mut rewritten = None;
    if let Some(sent) = sent {
        let (language, form) = match sent {
            Sent::Refused(language, form) => (language, form),
            Sent::Rewritten(language, fields) => {
                rewritten = Some(language.clone());
                (language, Form::new(page.t, fields))
            }
        };
        if let Some(place) = forms.iter_mut().find(|(l, _)| *l == language) {
            place.1 = form;
        }
    }
    let edit = Edit {
        plans: page.may(&head.organisation_id, Right::Plan),
        page,
        desk,
        head,
        shown,
        forms,
        rewritten,
    };
    if refused {
        page.refuse(&edit).map(unkept)
    } else {
        page.show(&edit).map(unkept)
    }
}

/// `GET /manage/programmes/{id}/report`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page_of(&app, &page, &id, None).await
}

/// `POST /manage/programmes/{id}/report/words/{language}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let words = Words::read(&mut reader, &language);
    let version = fields.get("version").parse().unwrap_or(0);
    let saved = match reader.done(words) {
        Ok(words) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            // Whose it is comes first: a stranger learns nothing from a language that there is or is not.
            domain::programme::load(&mut tx, &page.actor, &id, Right::Plan).await?;
            let language = known(&language)?;
            let saved = report::save(&mut tx, &ctx, &page.actor, &id, version, language, &words).await;
            if saved.is_ok() {
                tx.commit().await?;
            }
            saved
        }
        Err(faults) => Err(faults),
    };
    match saved {
        Ok(()) => Ok(page.go(&home(&id), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page_of(&app, &page, &id, Some(Sent::Refused(language, form))).await
        }
        Err(Error::Conflict(Conflict::Rewritten)) => {
            page_of(&app, &page, &id, Some(Sent::Rewritten(language, fields))).await
        }
        Err(other) => Err(other.into()),
    }
}
