//! Beginning an application: what it needs, what happens with the data, and the first few fields.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::application;
use domain::application::form::{self as applying, Begun, NewApplication};
use domain::call::late::{self, LateEntry};
use domain::call::question::{Kind, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::organisation::{self, Organisation};
use domain::programme::{self, Phase, Programme};
use serde::Deserialize;
use store::db::Tx;

use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::log_in::counted;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::form::Control;
use crate::ui::{Form, say, when};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asking {
    /// Secret of a link for late entries.
    late: String,
}

/// What stands around the form.
struct Around {
    programme: Programme,
    organisation: Organisation,
    questions: Vec<Question>,
    roles: Vec<TargetRole>,
    late: Option<LateEntry>,
    phase: Phase,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, public_id: &str, secret: &str) -> Result<Around, Failure> {
        let programme = programme::public(tx, &page.actor, public_id).await?;
        let organisation = organisation::by_id(tx, &programme.organisation_id).await?;
        let questions = applying::questions(tx, &programme.id, Stage::Apply).await?;
        let roles = role::list(tx, &programme.id).await?;
        let late = late::open(tx, &programme, secret, page.now).await?;
        Ok(Around {
            phase: programme.phase(page.now),
            programme,
            organisation,
            questions,
            roles,
            late,
        })
    }
}

#[derive(Template)]
#[template(path = "application/apply.html")]
struct Apply<'a> {
    page: &'a Page,
    form: Form,
    around: &'a Around,
    /// A link for late entries was used that does not lead in.
    late_over: bool,
}

impl Apply<'_> {
    fn title(&self) -> (&str, &str) {
        let (language, words) = self.around.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn lead(&self) -> &str {
        &self.around.programme.text(self.page.t.language()).1.lead
    }

    fn is_open(&self) -> bool {
        self.around.late.is_some() || self.around.programme.takes_applications(self.page.now)
    }

    /// Why one cannot begin: a heading, and what to know.
    fn closed(&self) -> (String, String) {
        let (t, p) = (self.page.t, &self.around.programme);
        let moment = |at| when::moment(t, at, &p.zone);
        match self.around.phase {
            Phase::Draft => (t.apply_draft(), t.apply_draft_what()),
            Phase::Cancelled => (t.apply_cancelled(), t.apply_cancelled_what()),
            Phase::Announced => (
                t.apply_ahead(),
                p.call
                    .opens_at
                    .map_or_else(String::new, |at| t.apply_ahead_what(moment(at))),
            ),
            _ => (
                t.apply_closed(),
                p.call
                    .closes_at
                    .map_or_else(String::new, |at| t.apply_closed_what(moment(at))),
            ),
        }
    }

    /// Until when one can apply.
    fn until(&self) -> String {
        let (t, zone) = (self.page.t, &self.around.programme.zone);
        let late = self.around.late.as_ref().map(|l| l.until);
        late.max(self.around.programme.call.closes_at)
            .map_or_else(String::new, |at| t.apply_until(when::till(t, at, zone)))
    }

    fn answer(&self) -> Option<String> {
        let (t, p) = (self.page.t, &self.around.programme);
        p.call
            .answer_by
            .map(|at| t.apply_answer(when::until(t, at, &p.zone)))
    }

    /// How long it takes, in minutes: a few for oneself, some for each text.
    fn minutes(&self) -> u32 {
        let each = |q: &Question| match q.kind {
            Kind::Long => 8,
            Kind::Short | Kind::Choice => 1,
            Kind::File => 5,
        };
        let sum: u32 = self.around.questions.iter().map(each).sum();
        (5 + sum).div_ceil(5) * 5
    }

    fn count(&self) -> u32 {
        u32::try_from(self.around.questions.len()).unwrap_or(u32::MAX)
    }

    fn question(&self, question: &Question) -> (String, String) {
        let t = self.page.t;
        let (language, words) = question.text(t.language(), &self.around.programme.language);
        (language.to_owned(), words.text.clone())
    }

    fn roles(&self) -> String {
        let first = &self.around.programme.language;
        let names: Vec<&str> = self
            .around
            .roles
            .iter()
            .map(|r| r.name(self.page.t.language(), first))
            .collect();
        names.join(", ")
    }

    fn languages(&self) -> Vec<(String, String)> {
        say::languages(self.page.t)
    }

    fn consent(&self) -> Control<'_> {
        let (t, profile) = (self.page.t, &self.around.organisation.profile);
        self.form
            .tick("consent")
            .label(t.apply_consent(profile.name.clone()))
            .hint(t.apply_consent_goes(profile.keep_days))
    }
}

/// `GET /programmes/{public_id}/apply?late=SECRET`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Query(asking): Query<Asking>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id, &asking.late).await?;
    tx.commit().await?;
    let fields = Fields::default()
        .with("once", app.context().token())
        .with("language", page.t.language())
        .with("late", &asking.late);
    page.show(&Apply {
        page: &page,
        form: Form::new(page.t, fields),
        late_over: !asking.late.is_empty() && around.late.is_none(),
        around: &around,
    })
}

#[derive(Template)]
#[template(path = "application/sent.html")]
struct Sent<'a> {
    page: &'a Page,
    around: &'a Around,
}

/// `POST /programmes/{public_id}/apply`
pub(super) async fn begin(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id, typed.get("late")).await?;
    tx.commit().await?;
    let refuse = |typed: Fields, faults: Faults| {
        page.refuse(&Apply {
            page: &page,
            form: Form::refused(page.t, typed, faults),
            around: &around,
            late_over: false,
        })
    };
    let mut reader = Reader::new(&typed);
    let new = NewApplication::read(&mut reader, languages(), page.t.language());
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => return refuse(typed, faults),
        Err(other) => return Err(other.into()),
    };
    // The mail goes wherever the form says: without a limit it could fill a stranger's mailbox.
    if guard::try_again(Limited::LinkMail, &counted(&new.email)).is_err() {
        return refuse(typed, Faults::one("email", Fault::TooOften));
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match applying::begin(&mut tx, &mut ctx, &public_id, &new).await {
        Ok(Begun::Made(made)) => {
            tx.commit().await?;
            app.wake.notify_one();
            let secret = application::secret(&ctx, &made.id);
            Ok(page.go(&format!("/a/{secret}"), Some(Flash::ApplicationBegun)))
        }
        Ok(Begun::Known) => {
            tx.commit().await?;
            app.wake.notify_one();
            page.show(&Sent {
                page: &page,
                around: &around,
            })
        }
        // It closed while the form was being filled in: the page says when.
        Err(Error::Gone | Error::Conflict(Conflict::NotBegun)) => {
            drop(tx);
            page.show_with(
                axum::http::StatusCode::GONE,
                &Apply {
                    page: &page,
                    form: Form::new(page.t, typed),
                    around: &around,
                    late_over: !new.late.is_empty(),
                },
            )
        }
        Err(other) => Err(other.into()),
    }
}
