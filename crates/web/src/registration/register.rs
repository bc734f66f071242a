//! Registering.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::dialogue::field::{self, Asked};
use domain::dialogue::{self, Dialogue, Phase};
use domain::error::Error;
use domain::input::{Fault, Faults, Fields, Reader};
use domain::organisation::{self, Organisation};
use domain::registration::book::{self, Tally};
use domain::registration::form::{self as registering, Details, NewRegistration};
use domain::registration::{self, Source};
use serde::Deserialize;
use store::db::Tx;

use super::fields;
use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::log_in::counted;
use crate::page::Page;
use crate::ui::form::{Control, Form};
use crate::ui::when;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asking {
    /// Code of an invitee kind's link.
    kind: String,
}

#[derive(Template)]
#[template(path = "registration/register.html")]
struct Register<'a> {
    page: &'a Page,
    form: &'a Form,
    around: &'a Around,
    /// All places went while the form was being filled in.
    just_full: bool,
}

/// What stands around the form.
struct Around {
    dialogue: Dialogue,
    organisation: Organisation,
    asked: Vec<Asked>,
    tally: Tally,
    phase: Phase,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, public_id: &str) -> Result<Around, Failure> {
        let dialogue = dialogue::public(tx, &page.actor, public_id).await?;
        let organisation = organisation::by_id(tx, &dialogue.organisation_id).await?;
        let asked = field::list(tx, &dialogue.id).await?;
        let tally = book::tally(tx, &dialogue).await?;
        let phase = dialogue.phase(page.now);
        Ok(Around {
            dialogue,
            organisation,
            asked,
            tally,
            phase,
        })
    }
}

impl Register<'_> {
    fn question(&self) -> (&str, &str) {
        let (language, words) = self.around.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    fn when(&self) -> String {
        let d = &self.around.dialogue;
        d.meeting
            .starts_at
            .map(|at| when::span(self.page.t, at, d.minutes, &d.meeting.zone))
            .unwrap_or_default()
    }

    fn controls(&self) -> Vec<Control<'_>> {
        fields::controls(self.page.t, self.form, &self.around.asked, true)
    }

    /// Whether there is a free place for whoever registers now.
    fn free(&self) -> bool {
        self.around.tally.free() > 0 && self.around.tally.waiting == 0
    }

    fn closed(&self) -> bool {
        self.around.phase != Phase::Open || (!self.free() && !self.around.dialogue.places.waiting_list)
    }

    fn consent(&self) -> Control<'_> {
        let d = &self.around.dialogue;
        let at = d
            .erase_at(self.around.organisation.profile.keep_days)
            .unwrap_or(0);
        let goes = when::until(self.page.t, at, &d.meeting.zone);
        self.form
            .tick("consent")
            .label(
                self.page
                    .t
                    .register_consent(self.around.organisation.profile.name.clone()),
            )
            .hint(self.page.t.register_consent_goes(goes))
    }
}

/// `GET /dialogues/{public_id}/register?kind=CODE`
pub(crate) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Query(asking): Query<Asking>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id).await?;
    let fields = Fields::default()
        .with("once", app.context().token())
        .with("kind", asking.kind);
    let form = Form::new(page.t, fields);
    page.show(&Register {
        page: &page,
        form: &form,
        around: &around,
        just_full: false,
    })
}

/// `POST /dialogues/{public_id}/register`
pub(crate) async fn register(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&typed);
    let details = Details::read(&mut reader, &around.asked, true);
    registering::read_consent(&mut reader);
    let new = NewRegistration {
        details,
        language: page.t.language().to_owned(),
        kind: reader.line("kind", 40),
        once: reader.line("once", 64),
        source: Source::Page,
    };
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, typed, faults);
            return page.refuse(&Register {
                page: &page,
                form: &form,
                around: &around,
                just_full: false,
            });
        }
        Err(other) => return Err(other.into()),
    };
    // The mail goes wherever the form says: without a limit it could fill a stranger's mailbox.
    if !new.details.email.is_empty()
        && guard::try_again(Limited::LinkMail, &counted(&new.details.email)).is_err()
    {
        let form = Form::refused(page.t, typed, Faults::one("email", Fault::TooOften));
        return page.refuse(&Register {
            page: &page,
            form: &form,
            around: &around,
            just_full: false,
        });
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match registering::register(&mut tx, &mut ctx, &public_id, &new).await {
        Ok(made) => {
            let secret = registration::secret(&ctx, &made.id);
            tx.commit().await?;
            app.wake.notify_one();
            Ok(page.go(&format!("/r/{secret}"), Some(Flash::Registered)))
        }
        Err(Error::Full) => {
            drop(tx);
            let mut tx = app.db.read().await?;
            let around = Around::load(&mut tx, &page, &public_id).await?;
            let form = Form::new(page.t, typed);
            page.refuse(&Register {
                page: &page,
                form: &form,
                around: &around,
                just_full: true,
            })
        }
        Err(other) => Err(other.into()),
    }
}
