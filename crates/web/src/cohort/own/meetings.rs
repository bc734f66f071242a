//! A participant's meetings, and apologising for one beforehand.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort::attendance::{self, Noted};
use domain::cohort::poll::{self, Poll};
use domain::cohort::{self};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::meeting::Meeting;
use domain::programme::Programme;

use super::Own;
use crate::app::App;
use crate::body::Typed;
use crate::cohort::sheet;
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::text::Safe;
use crate::ui::{Form, text};

#[derive(Template)]
#[template(path = "cohort/own/meetings.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    meetings: Vec<(Meeting, Option<Noted>)>,
    polls: Vec<Poll>,
    /// The form that was refused, and of which meeting.
    refused: Option<(String, Form)>,
}

impl Show<'_> {
    fn title(&self, meeting: &Meeting) -> (String, String) {
        crate::cohort::title(self.page, &self.programme, meeting)
    }

    fn time(&self, meeting: &Meeting) -> String {
        crate::cohort::time(self.page, &self.programme, meeting)
    }

    fn place(&self, meeting: &Meeting) -> String {
        crate::cohort::place(meeting)
    }

    fn agenda(&self, meeting: &Meeting) -> Safe {
        let words = meeting.text(self.page.t.language(), &self.programme.language).1;
        text::paragraphs(&words.agenda)
    }

    fn video(&self, meeting: &Meeting) -> String {
        if meeting.attendance.has_link() {
            meeting.video_link.clone()
        } else {
            String::new()
        }
    }

    /// Whether it lies ahead and has a time, so that one can apologise.
    fn is_ahead(&self, meeting: &Meeting) -> bool {
        meeting.starts_at.is_some_and(|at| at > self.page.now)
    }

    fn say(&self, noted: &Noted) -> String {
        sheet::say(self.page.t, noted.mark)
    }

    fn chip(&self, noted: &Noted) -> &'static str {
        match noted.mark {
            attendance::Mark::Present => "chip--present",
            attendance::Mark::Apologised => "chip--waiting",
            attendance::Mark::Absent => "chip--absent",
        }
    }

    fn poll(&self, meeting: &Meeting) -> Option<&Poll> {
        self.polls
            .iter()
            .find(|p| p.meeting_id == meeting.id && p.is_open(self.page.now))
    }

    fn is_refused(&self, meeting: &Meeting) -> bool {
        self.refused.as_ref().is_some_and(|(id, _)| *id == meeting.id)
    }

    /// What was typed as a reason, and what is wrong with it.
    fn typed(&self, meeting: &Meeting) -> (String, Option<String>) {
        match &self.refused {
            Some((id, form)) if *id == meeting.id => (
                form.fields.get("reason").to_owned(),
                form.faults
                    .get("reason")
                    .map(|f| crate::ui::say::fault(self.page.t, f)),
            ),
            _ => (String::new(), None),
        }
    }
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    secret: &str,
    refused: Option<(String, Form)>,
) -> Result<Show<'a>, Failure> {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, page, secret).await?;
    let (application, _) = cohort::participant(&mut tx, secret).await?;
    let meetings = attendance::own(&mut tx, &application).await?;
    let polls = poll::undecided(&mut tx, &programme.id).await?;
    tx.commit().await?;
    Ok(Show {
        page,
        own,
        programme,
        meetings,
        polls,
        refused,
    })
}

/// `GET /a/{secret}/meetings`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let template = page_of(&app, &page, &secret, None).await?;
    page.show(&template)
}

async fn put(app: &App, secret: &str, meeting: &str, fields: &Fields) -> Result<(), Error> {
    let mut reader = Reader::new(fields);
    let reason = attendance::read_reason(&mut reader);
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let reason = reader.done(reason)?;
    attendance::apologise(&mut tx, &mut ctx, secret, meeting, &reason).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /a/{secret}/meetings/{meeting}/apology`
pub(super) async fn apologise(
    State(app): State<App>,
    page: Page,
    Path((secret, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    match put(&app, &secret, &meeting, &fields).await {
        Ok(()) => {
            app.wake.notify_one();
            let path = format!("/a/{secret}/meetings#m-{meeting}");
            Ok(page.go(&path, Some(Flash::Apologised)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            let template = page_of(&app, &page, &secret, Some((meeting, form))).await?;
            page.refuse(&template)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /a/{secret}/meetings/{meeting}/apology/removal`
pub(super) async fn come_after_all(
    State(app): State<App>,
    page: Page,
    Path((secret, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    attendance::come_after_all(&mut tx, &mut ctx, &secret, &meeting).await?;
    tx.commit().await?;
    Ok(page.go(
        &format!("/a/{secret}/meetings#m-{meeting}"),
        Some(Flash::ComesAfterAll),
    ))
}
