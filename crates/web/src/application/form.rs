//! The form of an application: a draft that is saved as it is, handing in, and changing until the deadline.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::application::file::{self, Kept};
use domain::application::form::{self as applying, Asked, Details, HandedIn};
use domain::application::{Application, Standing};
use domain::call::question::{Kind, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::error::{Conflict, Error};
use domain::input::{Faults, Fields, Reader};
use domain::programme::Programme;
use store::db::Tx;

use super::{fields, own};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::form::Control;
use crate::ui::text::Safe;
use crate::ui::when;

/// What the form is about.
struct Around {
    application: Application,
    programme: Programme,
    questions: Vec<Question>,
    roles: Vec<TargetRole>,
    files: Vec<Kept>,
    until: Option<i64>,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, secret: &str) -> Result<Around, Error> {
        let (application, programme) = domain::application::own::find(tx, secret).await?;
        Ok(Around {
            questions: applying::questions(tx, &programme.id, Stage::Apply).await?,
            roles: role::list(tx, &programme.id).await?,
            files: file::list(tx, &application.id).await?,
            until: applying::open_until(tx, &application, &programme, page.now).await?,
            application,
            programme,
        })
    }

    fn read(&self, reader: &mut Reader<'_>, strict: bool) -> Details {
        let files: BTreeSet<String> = self.files.iter().map(|f| f.question_id.clone()).collect();
        let asked = Asked {
            questions: &self.questions,
            roles: &self.roles,
            files: &files,
            strict,
        };
        Details::read(reader, &asked)
    }

    fn is_draft(&self) -> bool {
        self.application.standing == Standing::Draft
    }

    /// Whether it was handed in, and may be changed.
    fn is_changing(&self) -> bool {
        self.application.place() == Some(kernel::place::State::Registered)
    }
}

#[derive(Template)]
#[template(path = "application/form.html")]
struct Show<'a> {
    page: &'a Page,
    secret: &'a str,
    around: &'a Around,
    form: Form,
    /// What another window saved since the form was opened.
    meanwhile: Option<Fields>,
}

impl<'a> Show<'a> {
    fn new(
        page: &'a Page,
        secret: &'a str,
        around: &'a Around,
        typed: Fields,
        faults: Faults,
        meanwhile: Option<Fields>,
    ) -> Show<'a> {
        let mut form = Form::refused(page.t, typed, faults);
        fields::call(&mut form, page.t, &around.questions, &around.programme.language);
        Show {
            page,
            secret,
            around,
            form,
            meanwhile,
        }
    }

    fn title(&self) -> (&str, &str) {
        let (language, words) = self.around.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn until(&self) -> String {
        let (t, zone) = (self.page.t, &self.around.programme.zone);
        self.around
            .until
            .map_or_else(String::new, |at| t.apply_until(when::till(t, at, zone)))
    }

    /// Where text goes that is saved on the way to a file.
    fn save(&self) -> String {
        if self.around.is_draft() {
            format!("/a/{}/form/draft", self.secret)
        } else {
            format!("/a/{}/form", self.secret)
        }
    }

    /// Each field of the person, and what another window saved in it.
    fn person(&self) -> Vec<(Control<'_>, Option<Safe>)> {
        let first = &self.around.programme.language;
        let controls = fields::person(self.page.t, &self.form, &self.around.roles, first);
        let names = [
            "name",
            "email",
            "phone",
            "employer",
            "municipality",
            "target_role",
        ];
        controls
            .into_iter()
            .zip(names)
            .map(|(control, name)| (control, self.theirs(name)))
            .collect()
    }

    fn questions(&self) -> Vec<(Safe, Option<Safe>)> {
        let (t, first) = (self.page.t, &self.around.programme.language);
        self.around
            .questions
            .iter()
            .map(|q| {
                let kept = self.around.files.iter().find(|f| f.question_id == q.id);
                let control = match q.kind {
                    Kind::File => fields::file(t, &self.form, q, first, kept, &self.save()),
                    _ => fields::question(t, &self.form, q, first, true),
                };
                let saved = self.meanwhile.as_ref();
                let theirs = saved.and_then(|s| fields::theirs(t, &self.form.fields, s, q, first));
                (control, theirs)
            })
            .collect()
    }

    /// What another window saved for a field of the person, where it is not what was typed here.
    fn theirs(&self, name: &str) -> Option<Safe> {
        let saved = self.meanwhile.as_ref()?.get(name);
        if kernel::text::line(self.form.fields.get(name)) == saved {
            return None;
        }
        let t = self.page.t;
        let said = match name {
            "municipality" => fields::municipality(saved),
            "target_role" => {
                let role = self.around.roles.iter().find(|r| r.id == saved);
                role.map_or_else(String::new, |r| {
                    r.name(t.language(), &self.around.programme.language).to_owned()
                })
            }
            _ => saved.to_owned(),
        };
        Some(fields::said_there(t, &said))
    }
}

/// `GET /a/{secret}/form`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &secret).await?;
    tx.commit().await?;
    // What can no longer be changed is read on the person's page, which says why.
    if around.until.is_none() || !(around.is_draft() || around.is_changing() || may_return(&around)) {
        return Ok(page.go(&format!("/a/{secret}"), None));
    }
    let typed = Details::fill(&around.application);
    page.show(&Show::new(
        &page,
        &secret,
        &around,
        typed,
        Faults::default(),
        None,
    ))
}

/// Whether somebody who gave up may hand in once more.
fn may_return(around: &Around) -> bool {
    around.application.place() == Some(kernel::place::State::Withdrawn)
}

fn version(typed: &Fields) -> u32 {
    typed.get("version").parse().unwrap_or(0)
}

/// The form once more, where another window saved something since: both texts, and the next save goes through.
fn meanwhile(page: &Page, secret: &str, around: &Around, typed: Fields) -> Outcome {
    let saved = Details::fill(&around.application);
    let typed = with_version(typed, around.application.version);
    let template = Show::new(page, secret, around, typed, Faults::default(), Some(saved));
    page.show_with(StatusCode::CONFLICT, &template)
}

/// The fields with the version that the next save names.
pub(super) fn with_version(typed: Fields, version: u32) -> Fields {
    let mut fields = Fields::default().with("version", version.to_string());
    for (name, values) in typed.iter() {
        if name != "version" {
            values.iter().for_each(|value| fields.add(name, value));
        }
    }
    fields
}

/// Where one goes after the text was saved: to the page of a file, where its button was pressed.
fn next(secret: &str, typed: &Fields, around: &Around) -> Option<String> {
    let then = typed.get("then");
    let question = around.questions.iter().find(|q| q.id == then)?;
    Some(format!("/a/{secret}/files/{}", question.id))
}

/// What a script is told that saves by itself: the version that its next save names.
fn quietly(version: u32) -> axum::response::Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, version.to_string()).into_response()
}

/// `POST /a/{secret}/form/draft`: saves whatever is there. With `quiet` a script sends it.
pub(super) async fn save_draft(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let around = Around::load(&mut tx, &page, &secret).await?;
    let mut reader = Reader::new(&typed);
    let mut details = around.read(&mut reader, false);
    let faults = match reader.done(()) {
        Ok(()) => Faults::default(),
        Err(Error::Invalid(faults)) => faults,
        Err(other) => return Err(other.into()),
    };
    // An address to which nothing could be sent is not kept; everything else is.
    if faults.get("email").is_some() {
        details.email.clear();
    }
    let quiet = typed.get("quiet") == "yes";
    let done = applying::save_draft(&mut tx, &ctx, &secret, version(&typed), &details).await;
    match done {
        Ok(saved) => {
            tx.commit().await?;
            if quiet {
                return Ok(quietly(saved));
            }
            if !faults.is_empty() {
                let typed = with_version(typed, saved);
                return page.refuse(&Show::new(&page, &secret, &around, typed, faults, None));
            }
            let there = next(&secret, &typed, &around).unwrap_or_else(|| format!("/a/{secret}"));
            Ok(page.go(&there, Some(Flash::DraftSaved)))
        }
        Err(Error::Conflict(Conflict::Rewritten)) if !quiet => meanwhile(&page, &secret, &around, typed),
        Err(other) => Err(other.into()),
    }
}

/// `POST /a/{secret}/form`: hands in, or saves what was changed afterwards.
pub(super) async fn hand_in(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let around = Around::load(&mut tx, &page, &secret).await?;
    let mut reader = Reader::new(&typed);
    let details = around.read(&mut reader, true);
    let details = match reader.done(details) {
        Ok(details) => details,
        Err(Error::Invalid(faults)) => {
            return not_whole(&app, &page, &secret, around, typed, faults, tx).await;
        }
        Err(other) => return Err(other.into()),
    };
    let was_in = around.is_changing();
    match applying::hand_in(&mut tx, &mut ctx, &secret, version(&typed), &details).await {
        Ok(HandedIn::InTime) => {
            tx.commit().await?;
            app.wake.notify_one();
            let flash = if was_in { Flash::Saved } else { Flash::HandedIn };
            let there = next(&secret, &typed, &around).unwrap_or_else(|| format!("/a/{secret}"));
            Ok(page.go(&there, Some(flash)))
        }
        Ok(HandedIn::TooLate) => {
            tx.commit().await?;
            own::too_late(&app, &page, &secret).await
        }
        Err(Error::Gone) => {
            drop(tx);
            own::too_late(&app, &page, &secret).await
        }
        Err(Error::Conflict(Conflict::Rewritten)) => meanwhile(&page, &secret, &around, typed),
        Err(other) => Err(other.into()),
    }
}

/// Something is missing: a draft is saved as it is all the same, so that what was typed is kept; after the deadline the
/// answer is that, and not what is missing.
async fn not_whole(
    app: &App,
    page: &Page,
    secret: &str,
    around: Around,
    typed: Fields,
    faults: Faults,
    mut tx: Tx,
) -> Outcome {
    let mut saved = version(&typed);
    if around.is_draft() {
        let ctx = app.context();
        let mut reader = Reader::new(&typed);
        let mut details = around.read(&mut reader, false);
        if faults.get("email").is_some() {
            details.email.clear();
        }
        match applying::save_draft(&mut tx, &ctx, secret, saved, &details).await {
            Ok(now) => saved = now,
            Err(Error::Conflict(Conflict::Rewritten)) => return meanwhile(page, secret, &around, typed),
            Err(other) => return Err(other.into()),
        }
        tx.commit().await?;
    } else {
        drop(tx);
    }
    if around.until.is_none() {
        return own::too_late(app, page, secret).await;
    }
    let typed = with_version(typed, saved);
    page.refuse(&Show::new(page, secret, &around, typed, faults, None))
}
