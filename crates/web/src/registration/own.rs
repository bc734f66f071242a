//! The page behind a personal link: see, change, answer an offer, give up, come back, export, erase.

use askama::Template;
use axum::extract::{Path, State};
use domain::dialogue::field::{self, Asked};
use domain::dialogue::{Dialogue, Phase};
use domain::error::Error;
use domain::input::Reader;
use domain::organisation::{self, Organisation};
use domain::registration::form::Details;
use domain::registration::own::{self, Act};
use domain::registration::{Registration, book};
use kernel::place::State as PlaceState;

use super::fields;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::file;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::form::{Control, Form};
use crate::ui::text::Safe;
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "registration/own.html")]
struct Own<'a> {
    page: &'a Page,
    secret: &'a str,
    registration: &'a Registration,
    dialogue: &'a Dialogue,
    organisation: &'a Organisation,
    position: Option<usize>,
    /// Whether somebody who is out would get a place at once.
    free: bool,
    phase: Phase,
}

impl Own<'_> {
    fn question(&self) -> (&str, &str) {
        let (language, words) = self.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    fn chip(&self) -> (&'static str, String) {
        (
            say::place_chip(self.registration.state),
            say::place(self.page.t, self.registration.state),
        )
    }

    /// What the state means for the person, in a sentence.
    fn means(&self) -> String {
        let t = self.page.t;
        let zone = &self.dialogue.meeting.zone;
        match self.registration.state {
            PlaceState::Registered => t.own_registered(),
            PlaceState::Waiting => t.own_waiting(u32::try_from(self.position.unwrap_or(0)).unwrap_or(0)),
            PlaceState::Offered { until } => t.own_offered(when::till(t, until, zone)),
            PlaceState::Confirmed => t.own_confirmed(),
            PlaceState::Attended => t.own_attended(),
            PlaceState::Declined => t.own_declined(),
            PlaceState::Expired => t.own_expired(),
            PlaceState::Withdrawn => t.own_withdrawn(),
            PlaceState::Apologised => t.own_apologised(),
            PlaceState::Absent => t.own_absent(),
        }
    }

    /// Whether the dialogue still lies ahead, so that the place can be given up or asked for.
    fn ahead(&self) -> bool {
        matches!(self.phase, Phase::Open | Phase::Closed)
    }

    fn offered(&self) -> bool {
        matches!(self.registration.state, PlaceState::Offered { .. }) && self.ahead()
    }

    fn can_give_up(&self) -> bool {
        matches!(
            self.registration.state,
            PlaceState::Confirmed | PlaceState::Waiting
        ) && self.ahead()
    }

    fn can_return(&self) -> bool {
        self.registration.state.may_return()
            && self.phase == Phase::Open
            && (self.free || self.dialogue.places.waiting_list)
    }

    fn holds(&self) -> bool {
        self.registration.state.holds_place()
    }

    fn when(&self) -> String {
        let m = &self.dialogue.meeting;
        m.starts_at
            .map(|at| when::span(self.page.t, at, self.dialogue.minutes, &m.zone))
            .unwrap_or_default()
    }

    fn place(&self) -> String {
        let m = &self.dialogue.meeting;
        if !m.attendance.has_place() {
            return String::new();
        }
        let parts = [m.place_name.as_str(), m.place_address.as_str()];
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The video link, for those who have a place.
    fn video(&self) -> &str {
        let shown = self.dialogue.meeting.attendance.has_link()
            && self.phase != Phase::Cancelled
            && matches!(
                self.registration.state,
                PlaceState::Confirmed | PlaceState::Attended
            );
        if shown {
            &self.dialogue.meeting.video_link
        } else {
            ""
        }
    }

    fn answers(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        self.registration
            .answers
            .iter()
            .map(|(f, v)| (say::field(t, *f), say::answer(t, *f, v)))
            .collect()
    }

    fn goes(&self) -> String {
        let at = self
            .dialogue
            .erase_at(self.organisation.profile.keep_days)
            .unwrap_or(0);
        when::until(self.page.t, at, &self.dialogue.meeting.zone)
    }

    fn address(&self) -> String {
        self.page.app.url(&format!("/r/{}", self.secret))
    }

    fn qr(&self) -> Safe {
        Safe(paper::qr_svg(&self.address()).unwrap_or_default())
    }
}

/// `GET /r/{secret}`
pub(crate) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (registration, dialogue) = own::find(&mut tx, &secret).await?;
    let organisation = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let position = own::position(&mut tx, &dialogue, &registration).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    page.show(&Own {
        page: &page,
        secret: &secret,
        registration: &registration,
        organisation: &organisation,
        position,
        free: tally.free() > tally.waiting,
        phase: dialogue.phase(page.now),
        dialogue: &dialogue,
    })
}

/// `POST /r/{secret}/place`
pub(crate) async fn place(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let (act, flash) = match typed.get("act") {
        "accept" => (Act::Accept, Flash::Accepted),
        "decline" => (Act::Decline, Flash::Declined),
        "withdraw" => (Act::Withdraw, Flash::Withdrawn),
        "return" => (Act::Return, Flash::Returned),
        _ => return Err(Error::NotFound.into()),
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    own::act(&mut tx, &mut ctx, &secret, act).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/r/{secret}"), Some(flash)))
}

#[derive(Template)]
#[template(path = "registration/details.html")]
struct Change<'a> {
    page: &'a Page,
    secret: &'a str,
    form: &'a Form,
    asked: &'a [Asked],
}

impl Change<'_> {
    fn controls(&self) -> Vec<Control<'_>> {
        fields::controls(self.page.t, self.form, self.asked, true)
    }
}

/// `GET /r/{secret}/details`
pub(crate) async fn details(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (registration, dialogue) = own::find(&mut tx, &secret).await?;
    let asked = field::list(&mut tx, &dialogue.id).await?;
    let form = Form::new(page.t, Details::fill(&registration));
    page.show(&Change {
        page: &page,
        secret: &secret,
        form: &form,
        asked: &asked,
    })
}

/// `POST /r/{secret}/details`
pub(crate) async fn set_details(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, dialogue) = own::find(&mut tx, &secret).await?;
    let asked = field::list(&mut tx, &dialogue.id).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&typed);
    let details = Details::read(&mut reader, &asked, true);
    match reader.done(details) {
        Ok(details) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            own::set_details(&mut tx, &ctx, &secret, &details).await?;
            tx.commit().await?;
            Ok(page.go(&format!("/r/{secret}"), Some(Flash::Saved)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, typed, faults);
            page.refuse(&Change {
                page: &page,
                secret: &secret,
                form: &form,
                asked: &asked,
            })
        }
        Err(other) => Err(other.into()),
    }
}

/// `GET /r/{secret}/export`
pub(crate) async fn export(State(app): State<App>, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let held = own::export(&mut tx, &secret).await?;
    let text = serde_json::to_string_pretty(&held).map_err(Error::from)?;
    Ok(file::json("vestlusring.json", text))
}

#[derive(Template)]
#[template(path = "registration/erasure.html")]
struct Erasure<'a> {
    page: &'a Page,
    secret: &'a str,
    question: String,
    holds: bool,
}

/// `GET /r/{secret}/erasure`: asks before everything goes.
pub(crate) async fn ask_erasure(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (registration, dialogue) = own::find(&mut tx, &secret).await?;
    let question = dialogue.text(page.t.language()).1.question.clone();
    page.show(&Erasure {
        page: &page,
        secret: &secret,
        question,
        holds: registration.state.holds_place(),
    })
}

/// `POST /r/{secret}/erasure`
pub(crate) async fn erase(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    own::erase(&mut tx, &mut ctx, &secret).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go("/", Some(Flash::Erased)))
}
