//! Entering an application that came on paper, by phone or from elsewhere.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::form::{self as applying, Asked, Details};
use domain::application::people::{self, Entered};
use domain::call::question::{Kind, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::programme::{self, Programme};

use super::fields;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::people::once;
use crate::texts::Texts;
use crate::ui::text::Safe;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "application/enter.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    questions: Vec<Question>,
    roles: Vec<TargetRole>,
    form: Form,
}

impl Show<'_> {
    fn can_enter(&self) -> bool {
        self.programme.state == programme::State::Published
    }

    fn languages(&self) -> Vec<(String, String)> {
        say::languages(self.page.t)
    }

    fn municipalities(&self) -> Vec<(String, String)> {
        fields::municipalities(self.page.t)
    }

    fn role_choices(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.page.t.people_not_known());
        let roles = fields::role_choices(self.page.t, &self.roles, &self.programme.language);
        std::iter::once(none).chain(roles).collect()
    }

    fn asked(&self) -> Vec<Safe> {
        let (t, first) = (self.page.t, &self.programme.language);
        self.questions
            .iter()
            .filter(|q| q.kind != Kind::File)
            .map(|q| fields::question(t, &self.form, q, first, false))
            .collect()
    }
}

async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    typed: Option<(Fields, Faults)>,
) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let questions = applying::questions(&mut tx, id, Stage::Apply).await?;
    let roles = role::list(&mut tx, id).await?;
    tx.commit().await?;
    let (typed, faults) = typed.unwrap_or_else(|| {
        let fields = Fields::default()
            .with("once", app.context().token())
            .with("language", Texts::of(&programme.language).language());
        (fields, Faults::default())
    });
    let mut form = Form::refused(page.t, typed, faults);
    fields::call(&mut form, page.t, &questions, &programme.language);
    Ok(Show {
        page,
        desk,
        head,
        programme,
        questions,
        roles,
        form,
    })
}

/// `GET /manage/programmes/{id}/applications/new`
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_with(&app, &page, &id, None).await?;
    page.show(&template)
}

/// `POST /manage/programmes/{id}/applications/new`
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    match enter(&app, &page, &id, &typed).await {
        Ok(made) => {
            app.wake.notify_one();
            let there = format!("/manage/programmes/{id}/applications/{made}");
            Ok(page.go(&there, Some(Flash::Added)))
        }
        Err(Error::Invalid(faults)) => {
            let template = page_with(&app, &page, &id, Some((typed, faults))).await?;
            page.refuse(&template)
        }
        Err(other) => Err(other.into()),
    }
}

async fn enter(app: &App, page: &Page, id: &str, typed: &Fields) -> Result<String, Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    // Who may not is told so before anything that was typed is looked at.
    let programme = programme::load(&mut tx, &page.actor, id, Right::ManagePeople).await?;
    if programme.state != programme::State::Published {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    let questions = applying::questions(&mut tx, id, Stage::Apply).await?;
    let roles = role::list(&mut tx, id).await?;
    let asked = Asked {
        questions: &questions,
        roles: &roles,
        files: &BTreeSet::new(),
        strict: false,
    };
    let mut reader = Reader::new(typed);
    let details = Details::read(&mut reader, &asked);
    if details.name.is_empty() {
        reader.fault("name", Fault::Required);
    }
    if !reader.ticked("consent") {
        reader.fault("consent", Fault::Consent);
    }
    let details = reader.done(details)?;
    let entered = Entered {
        name: details.name,
        email: details.email,
        phone: details.phone,
        language: Texts::of(typed.get("language")).language().to_owned(),
        employer: details.employer,
        municipality: details.municipality,
        role_id: details.role_id,
        answers: details.answers,
        once: once(app, typed),
        agreed: true,
    };
    let made = people::enter(&mut tx, &mut ctx, &page.actor, id, &entered).await?;
    tx.commit().await?;
    Ok(made.id)
}
