//! Entering somebody who phoned or wrote on paper, and changing somebody's details.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Phase;
use domain::dialogue::field::{self, Asked};
use domain::dialogue::invitee::{self, InviteeKind};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::registration::form::{self, Details, NewRegistration};
use domain::registration::{Source, people};

use super::{controls, kind_control, language_of, once};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::{Texts, languages};
use crate::ui::Form;
use crate::ui::text::Safe;

#[derive(Template)]
#[template(path = "people/enter.html")]
struct Enter<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    /// The name of whom it changes; none for somebody new.
    whom: Option<String>,
    form: Form,
    kinds: Vec<InviteeKind>,
    asked: Vec<Asked>,
    full: bool,
    plans: bool,
    back: String,
}

impl Enter<'_> {
    fn title(&self) -> String {
        match &self.whom {
            Some(name) => self.page.t.people_edit_title(name.clone()),
            None => self.page.t.people_new_title(),
        }
    }

    fn kind(&self) -> Safe {
        kind_control(&self.form, self.page.t, &self.kinds)
    }

    fn language(&self) -> Safe {
        let t = self.page.t;
        let choices: Vec<_> = languages()
            .iter()
            .map(|code| ((*code).to_owned(), crate::ui::say::language(t, code)))
            .collect();
        let control = self.form.select("language", &choices).label(t.people_language());
        Safe(control.to_string())
    }

    fn asked(&self) -> Safe {
        controls(&self.form, self.page.t, &self.asked)
    }

    /// What stands in the way of entering people at all.
    fn closed(&self) -> Option<String> {
        let t = self.page.t;
        if self.whom.is_some() {
            return None;
        }
        match self.head.phase {
            Phase::Draft => Some(t.people_new_draft()),
            Phase::Past => Some(t.people_new_past()),
            Phase::Cancelled => Some(t.people_new_cancelled()),
            Phase::Open | Phase::Closed | Phase::Running => None,
        }
    }
}

/// The page with a form; `whom` is the registration that it changes.
async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    whom: Option<&str>,
    fields: Option<Form>,
    full: bool,
) -> Result<Enter<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::ManagePeople).await?;
    let kinds = invitee::list(&mut tx, id).await?;
    let asked = field::list(&mut tx, id).await?;
    let one = match whom {
        Some(whom) => Some(people::one(&mut tx, &page.actor, &dialogue, whom).await?),
        None => None,
    };
    tx.commit().await?;
    let form = fields.unwrap_or_else(|| {
        let fields = match &one {
            Some(one) => Details::fill(one).with("kind", one.kind_id.clone().unwrap_or_default()),
            None => Fields::default()
                .with("once", app.context().token())
                .with("language", language_of(&dialogue)),
        };
        Form::new(page.t, fields)
    });
    let list = format!("{}/people", head.home());
    Ok(Enter {
        page,
        desk,
        back: one
            .as_ref()
            .map_or(list.clone(), |one| format!("{list}/{}", one.id)),
        whom: one.map(|one| one.name),
        plans: page.may(&head.organisation_id, Right::Plan),
        head,
        form,
        kinds,
        asked,
        full,
    })
}

/// `GET /manage/dialogues/{id}/people/new`.
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_with(&app, &page, &id, None, None, false).await?;
    page.show(&template)
}

/// `POST /manage/dialogues/{id}/people/new`.
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let added = enter(&app, &page, &id, &fields).await;
    match added {
        Ok(registration) => {
            app.wake.notify_one();
            let person = format!("/manage/dialogues/{id}/people/{registration}");
            Ok(page.go(&person, Some(Flash::Added)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_with(&app, &page, &id, None, Some(form), false).await?)
        }
        Err(Error::Full) => {
            let form = Form::new(page.t, fields);
            page.refuse(&page_with(&app, &page, &id, None, Some(form), true).await?)
        }
        Err(other) => Err(other.into()),
    }
}

async fn enter(app: &App, page: &Page, id: &str, fields: &Fields) -> Result<String, Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    // Who may not is told so before anything that was typed is looked at.
    domain::dialogue::load(&mut tx, &page.actor, id, Right::ManagePeople).await?;
    let asked = field::list(&mut tx, id).await?;
    let mut reader = Reader::new(fields);
    let details = Details::read(&mut reader, &asked, false);
    form::read_consent(&mut reader);
    let details = reader.done(details)?;
    let new = NewRegistration {
        details,
        language: Texts::of(fields.get("language")).language().to_owned(),
        kind: fields.get("kind").to_owned(),
        once: once(app, fields),
        source: Source::Host,
    };
    let made = form::add(&mut tx, &mut ctx, &page.actor, id, &new).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// `GET /manage/dialogues/{id}/people/{registration}/edit`.
pub(super) async fn edit(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
) -> Outcome {
    let template = page_with(&app, &page, &id, Some(&registration), None, false).await?;
    page.show(&template)
}

/// `POST /manage/dialogues/{id}/people/{registration}/edit`.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    match change(&app, &page, &id, &registration, &fields).await {
        Ok(()) => {
            let person = format!("/manage/dialogues/{id}/people/{registration}");
            Ok(page.go(&person, Some(Flash::Saved)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_with(&app, &page, &id, Some(&registration), Some(form), false).await?)
        }
        Err(other) => Err(other.into()),
    }
}

async fn change(app: &App, page: &Page, id: &str, registration: &str, fields: &Fields) -> Result<(), Error> {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    domain::dialogue::load(&mut tx, &page.actor, id, Right::ManagePeople).await?;
    let asked = field::list(&mut tx, id).await?;
    let mut reader = Reader::new(fields);
    let details = Details::read(&mut reader, &asked, false);
    let details = reader.done(details)?;
    let kind = fields.get("kind");
    people::set_details(&mut tx, &ctx, &page.actor, id, registration, &details, kind).await?;
    tx.commit().await?;
    Ok(())
}
