//! The page behind a guest's personal link: the event with its video link, what is kept, giving the sign-up up.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::Error;
use domain::meeting::Meeting;
use domain::meeting::information::{self, Guest};
use domain::organisation::{self, Organisation};
use domain::programme::{Phase, Programme};

use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::flash::Flash;
use crate::page::Page;
use crate::programme::said;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::when;

#[derive(Template)]
#[template(path = "information/own.html")]
struct Own<'a> {
    page: &'a Page,
    secret: &'a str,
    guest: &'a Guest,
    event: &'a Meeting,
    programme: &'a Programme,
    organisation: &'a Organisation,
}

impl Own<'_> {
    fn is_cancelled(&self) -> bool {
        self.programme.phase(self.page.now) == Phase::Cancelled
    }

    fn is_ahead(&self) -> bool {
        !self.is_cancelled() && self.event.is_ahead(self.page.now)
    }

    /// Where it stands for the guest, in a sentence.
    fn means(&self) -> String {
        let t = self.page.t;
        if self.is_cancelled() {
            t.programme_is_cancelled()
        } else if self.is_ahead() {
            t.information_own_coming()
        } else {
            t.information_own_over()
        }
    }

    fn programme_title(&self) -> (&str, &str) {
        let (language, words) = self.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn title(&self) -> (String, String) {
        said::title(self.page.t, self.programme, self.event)
    }

    fn when(&self) -> String {
        said::when(self.page.t, self.programme, self.event)
    }

    fn place(&self) -> String {
        said::place(self.page.t, self.event)
    }

    fn video(&self) -> Option<&str> {
        let shown = self.event.attendance.has_link() && self.is_ahead();
        Some(self.event.video_link.as_str()).filter(|link| shown && !link.is_empty())
    }

    fn has_calendar(&self) -> bool {
        self.event.starts_at.is_some() && self.is_ahead()
    }

    fn question(&self) -> Safe {
        paragraphs(&self.guest.question)
    }

    fn goes(&self) -> Option<String> {
        let keep = self.organisation.profile.keep_days;
        let at = information::erase_at(self.event, keep)?;
        Some(when::until(self.page.t, at, &self.programme.zone))
    }
}

/// `GET /i/{secret}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (guest, event, programme) = information::find(&mut tx, &secret).await?;
    let organisation = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    tx.commit().await?;
    page.show(&Own {
        page: &page,
        secret: &secret,
        guest: &guest,
        event: &event,
        programme: &programme,
        organisation: &organisation,
    })
}

/// `GET /i/{secret}/export`
pub(super) async fn export(State(app): State<App>, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let held = information::export(&mut tx, &secret).await?;
    let text = serde_json::to_string_pretty(&held).map_err(Error::from)?;
    Ok(file::json("vestlusring.json", text))
}

#[derive(Template)]
#[template(path = "information/erasure.html")]
struct Erasure<'a> {
    page: &'a Page,
    secret: &'a str,
    title: (String, String),
}

/// `GET /i/{secret}/erasure`: asks before it goes.
pub(super) async fn ask_erasure(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, event, programme) = information::find(&mut tx, &secret).await?;
    tx.commit().await?;
    page.show(&Erasure {
        page: &page,
        secret: &secret,
        title: said::title(page.t, &programme, &event),
    })
}

/// `POST /i/{secret}/erasure`
pub(super) async fn erase(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (_, _, programme) = information::find(&mut tx, &secret).await?;
    information::give_up(&mut tx, &mut ctx, &secret).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(
        &format!("/programmes/{}", programme.public_id),
        Some(Flash::GuestErased),
    ))
}
