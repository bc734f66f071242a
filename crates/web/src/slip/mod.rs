//! The page of a slip: whoever holds it sees their words and decides about them, without an account and without a name.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::circle::live::Answer;
use domain::circle::slip::{self, Slip, Will};
use domain::error::Error;
use domain::input::{Fault, Faults};
use domain::organisation::{self, Organisation};
use domain::summary;
use kernel::circle::{CommandId, Phase, Refusal, Release, Standing, TextId, Words};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::route::{Access, Routes};
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{confirm, refusal, words};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/slip/{secret}", Access::Holder, show)
        .post("/slip/{secret}", Access::Holder, decide)
}

/// Where a slip stands.
#[derive(PartialEq, Eq)]
enum Stands {
    /// A printed one without words.
    Blank,
    /// Its words were struck or withdrawn.
    Gone,
    /// It has words.
    Held,
}

#[derive(Template)]
#[template(path = "slip/show.html")]
struct Show<'a> {
    page: &'a Page,
    secret: &'a str,
    slip: &'a Slip,
    organisation: &'a Organisation,
    /// Whether the summary of the dialogue is public.
    published: bool,
    /// What the ids of the commands that the page's forms send begin with; each ends with what it does.
    command: String,
    refused: Option<String>,
}

impl Show<'_> {
    fn stands(&self) -> Stands {
        match (&self.slip.words, self.said()) {
            (None, _) => Stands::Blank,
            (Some(_), None) => Stands::Gone,
            (Some(_), Some(_)) => Stands::Held,
        }
    }

    /// Its words, while they are there.
    fn said(&self) -> Option<&Words> {
        let words = self.slip.view.state.find(self.slip.words.as_ref()?)?;
        (!words.is_gone()).then_some(words)
    }

    /// What was said, and in which language.
    fn text(&self) -> Option<(&str, Safe)> {
        let written = self.slip.view.texts.get(self.said()?.text()?)?;
        Some((&written.language, paragraphs(&written.text)))
    }

    /// The id of the text that the page shows.
    fn text_id(&self) -> String {
        self.said()
            .and_then(Words::text)
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.slip.view.dialogue.text(self.page.t.language());
        (language, &words.question)
    }

    fn title(&self) -> String {
        let t = self.page.t;
        match self.stands() {
            Stands::Blank => t.slip_title_blank(),
            Stands::Gone => t.slip_title_gone(),
            Stands::Held => t.slip_title(),
        }
    }

    fn is_closed(&self) -> bool {
        self.slip.view.state.phase() == Phase::Closed
    }

    fn chips(&self) -> Vec<(&'static str, String)> {
        let t = self.page.t;
        self.said().map_or_else(Vec::new, |said| {
            vec![
                words::standing(t, said.standing()),
                words::release(t, said.release()),
            ]
        })
    }

    /// What that means, in a sentence.
    fn means(&self) -> String {
        let t = self.page.t;
        match self.said().map(|said| (said.standing(), said.release())) {
            Some((Standing::Confirmed, Release::Released)) if self.published => t.slip_means_public(),
            Some((Standing::Confirmed, Release::Released)) => t.slip_means_released(),
            Some((Standing::Confirmed, Release::KeptBack)) => t.slip_means_kept(),
            Some((Standing::Confirmed, Release::NotAsked | Release::Asked)) => t.slip_means_confirmed(),
            Some(_) if self.is_closed() => t.slip_means_unconfirmed(),
            _ => t.slip_means_written(),
        }
    }

    /// What a slip without words is good for.
    fn blank(&self) -> String {
        let t = self.page.t;
        match self.slip.number {
            _ if self.is_closed() => t.slip_blank_late(),
            Some(number) => t.slip_blank_number(number),
            None => t.slip_blank(),
        }
    }

    /// Whether they can be released now; the circle says it more exactly when it is tried.
    fn can_release(&self) -> bool {
        self.said().is_some_and(|said| {
            let asked = self.slip.view.state.is_reading_back() && said.release() != Release::NotAsked;
            said.standing() == Standing::Confirmed
                && said.release() != Release::Released
                && if self.is_closed() {
                    // A no that the circle heard holds.
                    said.release() != Release::KeptBack
                } else {
                    asked
                }
        })
    }

    /// Whether keeping them back changes something: what a closed circle has not confirmed is published by nobody.
    fn can_keep(&self) -> bool {
        self.said().is_some_and(|said| {
            let matters = !self.is_closed() || said.standing() == Standing::Confirmed;
            matters && said.release() != Release::KeptBack
        })
    }

    fn summary(&self) -> String {
        format!("/dialogues/{}/summary", self.slip.view.dialogue.public_id)
    }

    fn address(&self) -> String {
        self.page.app.url(&format!("/slip/{}", self.secret))
    }

    fn qr(&self) -> Safe {
        Safe(paper::qr_svg(&self.address()).unwrap_or_default())
    }
}

async fn page_of(app: &App, page: &Page, secret: &str, refused: Option<&Refusal>) -> Outcome {
    let mut tx = app.db.read().await?;
    let slip = slip::find(&mut tx, &app.circles, secret).await?;
    let dialogue = &slip.view.dialogue;
    let organisation = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let published = summary::is_published(&mut tx, &dialogue.id).await?;
    tx.commit().await?;
    let status = if refused.is_some() {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let show = Show {
        page,
        secret,
        slip: &slip,
        organisation: &organisation,
        published,
        command: app.context().token(),
        refused: refused.map(|r| refusal::refusal(page.t, r)),
    };
    page.show_with(status, &show).map(unkept)
}

/// `GET /slip/{secret}`
async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    page_of(&app, &page, &secret, None).await
}

/// `POST /slip/{secret}` with `will`; what goes for good is asked about once more.
async fn decide(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let broken = |name: &str| Error::Invalid(Faults::one(name, Fault::Choose));
    let will = Will::parse(fields.get("will")).ok_or_else(|| broken("will"))?;
    let command = CommandId::new(fields.get("id")).map_err(|_| broken("id"))?;
    let here = format!("/slip/{secret}");
    if will == Will::Withdraw && !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let slip = slip::find(&mut tx, &app.circles, &secret).await?;
        tx.commit().await?;
        slip.words.ok_or(Error::NotFound)?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.slip_withdraw_title(),
            &t.slip_withdraw_text(),
            &t.slip_withdraw_yes(),
            &here,
            &[("will", "withdraw"), ("id", command.as_str())],
            &here,
        )
        .map(unkept);
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let circle = slip::find(&mut tx, &app.circles, &secret).await?.view.circle.id;
    let seen = TextId::new(fields.get("text")).ok();
    let decided = slip::decide(&mut tx, &mut ctx, &app.circles, &secret, (will, seen), command).await;
    let answer = match decided {
        Err(Error::Gone) => Answer::Refused(Refusal::Gone),
        other => other?,
    };
    if let Answer::Refused(refusal) = answer {
        drop(tx);
        return page_of(&app, &page, &secret, Some(&refusal)).await;
    }
    tx.commit().await?;
    app.bus.changed(&circle);
    app.wake.notify_one();
    let flash = match will {
        Will::Release => Flash::WordsReleased,
        Will::KeepBack => Flash::WordsKept,
        Will::Withdraw => Flash::WordsWithdrawn,
    };
    Ok(page.go(&here, Some(flash)))
}
