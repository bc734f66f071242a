//! Signing up for an information event.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::Error;
use domain::input::{Fault, Faults, Reader};
use domain::meeting::information::{self, NewGuest};
use domain::meeting::{self, Kind, Meeting};
use domain::organisation::{self, Organisation};
use domain::programme::{self, Programme};
use store::db::Tx;

use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::log_in::counted;
use crate::page::Page;
use crate::programme::said;
use crate::ui::{Form, when};

#[derive(Template)]
#[template(path = "information/sign_up.html")]
struct SignUp<'a> {
    page: &'a Page,
    form: &'a Form,
    around: &'a Around,
}

/// What stands around the form.
struct Around {
    programme: Programme,
    organisation: Organisation,
    event: Meeting,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, public_id: &str, event: &str) -> Result<Around, Failure> {
        let programme = programme::public(tx, &page.actor, public_id).await?;
        let event = meeting::by_id(tx, &programme.id, event).await?;
        if event.kind != Kind::Information {
            return Err(Error::NotFound.into());
        }
        let organisation = organisation::by_id(tx, &programme.organisation_id).await?;
        Ok(Around {
            programme,
            organisation,
            event,
        })
    }
}

impl SignUp<'_> {
    fn is_open(&self) -> bool {
        information::is_open(&self.around.programme, &self.around.event, self.page.now)
    }

    fn title(&self) -> (&str, &str) {
        let (language, words) = self.around.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn event(&self) -> (String, String) {
        said::title(self.page.t, &self.around.programme, &self.around.event)
    }

    fn when(&self) -> String {
        said::when(self.page.t, &self.around.programme, &self.around.event)
    }

    fn place(&self) -> String {
        said::place(self.page.t, &self.around.event)
    }

    /// What is kept, by whom, until when.
    fn kept(&self) -> String {
        let (t, around) = (self.page.t, self.around);
        let host = around.organisation.profile.name.clone();
        let at = information::erase_at(&around.event, around.organisation.profile.keep_days).unwrap_or(0);
        t.information_kept(when::until(t, at, &around.programme.zone), host)
    }
}

/// `GET /programmes/{public_id}/information/{meeting}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((public_id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id, &meeting).await?;
    tx.commit().await?;
    let form = Form::new(page.t, NewGuest::empty(&app.context().token()));
    page.show(&SignUp {
        page: &page,
        form: &form,
        around: &around,
    })
}

/// `POST /programmes/{public_id}/information/{meeting}`
pub(super) async fn sign_up(
    State(app): State<App>,
    page: Page,
    Path((public_id, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &public_id, &meeting).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let new = NewGuest::read(&mut reader, page.t.language());
    let refused = |fields, faults| {
        let form = Form::refused(page.t, fields, faults);
        page.refuse(&SignUp {
            page: &page,
            form: &form,
            around: &around,
        })
    };
    let new = match reader.done(new) {
        Ok(new) => new,
        Err(Error::Invalid(faults)) => return refused(fields, faults),
        Err(other) => return Err(other.into()),
    };
    // The mail goes wherever the form says: without a limit it could fill a stranger's mailbox.
    if guard::try_again(Limited::LinkMail, &counted(&new.email)).is_err() {
        return refused(fields, Faults::one("email", Fault::TooOften));
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let guest = information::sign_up(&mut tx, &mut ctx, &public_id, &meeting, &new).await?;
    let secret = information::secret(&ctx, &guest.id);
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/i/{secret}"), Some(Flash::SignedUp)))
}
