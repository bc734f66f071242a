//! The poll about a meeting, for members: asked, watched, decided.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::cohort::poll::{self, Choice, NewPoll, OPTIONS_MOST, Poll, Suits};
use domain::error::Error;
use domain::input::{Fault, Reader};
use domain::meeting::Meeting;
use domain::programme::Programme;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::form::Control;
use crate::ui::{Form, confirm, when};

/// What an answer is called.
pub(crate) fn say(t: Texts, suits: Suits) -> String {
    match suits {
        Suits::Yes => t.cohort_suits_yes(),
        Suits::Maybe => t.cohort_suits_maybe(),
        Suits::No => t.cohort_suits_no(),
    }
}

/// When an option is.
pub(crate) fn time(page: &Page, programme: &Programme, choice: &Choice) -> String {
    when::span(page.t, choice.starts_at, choice.minutes, &programme.zone)
}

/// Where an option is, or nothing.
pub(crate) fn place(choice: &Choice) -> String {
    let parts = [choice.place_name.as_str(), choice.place_address.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    parts.join(", ")
}

/// A table of who can when: the options, and a row for each participant who has answered.
#[derive(Template)]
#[template(path = "cohort/poll_table.html")]
pub(crate) struct Table<'a> {
    pub(crate) page: &'a Page,
    pub(crate) programme: &'a Programme,
    pub(crate) poll: &'a Poll,
    /// Ids and names of participants, by name.
    pub(crate) names: &'a [(String, String)],
}

impl Table<'_> {
    fn time(&self, choice: &Choice) -> String {
        time(self.page, self.programme, choice)
    }

    fn place(&self, choice: &Choice) -> String {
        place(choice)
    }

    fn tally(&self, choice: &Choice, suits: &Suits) -> u32 {
        choice.tally(*suits)
    }

    fn answer(&self, choice: &Choice, id: &str) -> String {
        choice
            .answers
            .get(id)
            .map_or_else(|| "–".to_owned(), |suits| say(self.page.t, *suits))
    }

    fn say(&self, suits: &Suits) -> String {
        say(self.page.t, *suits)
    }
}

#[derive(Template)]
#[template(path = "cohort/poll.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    meeting: Meeting,
    poll: Option<Poll>,
    names: Vec<(String, String)>,
    form: Form,
    manages: bool,
}

impl Show<'_> {
    fn title(&self) -> (String, String) {
        super::title(self.page, &self.programme, &self.meeting)
    }

    fn table<'a>(&'a self, poll: &'a Poll) -> String {
        let table = Table {
            page: self.page,
            programme: &self.programme,
            poll,
            names: &self.names,
        };
        table.render().unwrap_or_default()
    }

    fn until(&self, poll: &Poll) -> String {
        when::till(self.page.t, poll.until, &self.programme.zone)
    }

    /// Whether it waits for a decision.
    fn is_undecided(&self, poll: &Poll) -> bool {
        poll.closed_at.is_none()
    }

    fn can_take(&self, choice: &Choice) -> bool {
        choice.starts_at > self.page.now
    }

    fn time(&self, choice: &Choice) -> String {
        time(self.page, &self.programme, choice)
    }

    fn place(&self, choice: &Choice) -> String {
        place(choice)
    }

    /// Whether a new poll can be asked for now.
    fn can_ask(&self) -> bool {
        let ahead = self.meeting.starts_at.is_none_or(|at| at > self.page.now);
        self.manages && ahead && self.poll.as_ref().is_none_or(|p| p.closed_at.is_some())
    }

    fn rows(&self) -> Vec<usize> {
        (1..=OPTIONS_MOST).collect()
    }

    fn field(&self, name: &str, n: &usize) -> Control<'_> {
        let t = self.page.t;
        let name = format!("{name}_{n}");
        match name.split('_').next() {
            Some("date") => self.form.date(&name),
            Some("time") => self.form.time(&name),
            Some("minutes") => self.form.number(&name).label(t.cohort_poll_minutes()).hint(""),
            Some("repeated") => {
                let which = [
                    ("first".to_owned(), t.plan_repeated_first()),
                    ("second".to_owned(), t.plan_repeated_second()),
                ];
                self.form.radios(&name, &which).label(t.plan_repeated())
            }
            _ if name.starts_with("place_name") => self.form.line(&name).hint(""),
            _ => self.form.line(&name).hint("").grow(),
        }
    }

    fn is_repeated(&self, n: &usize) -> bool {
        let name = format!("repeated_{n}");
        self.form.faults.get(&name) == Some(Fault::TimeTwice) || !self.form.fields.get(&name).is_empty()
    }
}

fn names(people: Vec<Application>) -> Vec<(String, String)> {
    people.into_iter().map(|p| (p.id, p.name)).collect()
}

/// `GET /manage/programmes/{id}/meetings/{meeting}/poll`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePeople).await?;
    let (meeting, poll, people) = poll::of_meeting(&mut tx, &page.actor, &id, &meeting).await?;
    tx.commit().await?;
    page.show(&Show {
        form: Form::new(page.t, NewPoll::empty(&meeting)),
        manages: page.may(&programme.organisation_id, Right::ManagePeople),
        page: &page,
        desk,
        head,
        programme,
        meeting,
        poll,
        names: names(people),
    })
}

/// `POST /manage/programmes/{id}/meetings/{meeting}/poll`
pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (meeting, poll, people) = poll::of_meeting(&mut tx, &page.actor, &id, &meeting).await?;
    let mut reader = Reader::new(&fields);
    let new = NewPoll::read(&mut reader, &programme.zone, page.now);
    match reader.done(new) {
        Ok(new) => poll::ask(&mut tx, &mut ctx, &page.actor, &id, &meeting.id, &new).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                form: Form::refused(page.t, fields, faults),
                manages: true,
                page: &page,
                desk,
                head,
                programme,
                meeting,
                poll,
                names: names(people),
            });
        }
        Err(other) => return Err(other.into()),
    };
    tx.commit().await?;
    app.wake.notify_one();
    let path = format!("/manage/programmes/{id}/meetings/{}/poll", meeting.id);
    Ok(page.go(&path, Some(Flash::PollAsked)))
}

/// `POST /manage/programmes/{id}/polls/{poll}/decision`
pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    Path((id, poll)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let option = fields.get("option");
    poll::decide(&mut tx, &mut ctx, &page.actor, &id, &poll, option).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(
        &format!("/manage/programmes/{id}/cohort"),
        Some(Flash::PollDecided),
    ))
}

/// `POST /manage/programmes/{id}/polls/{poll}/removal`
pub(super) async fn take_back(
    State(app): State<App>,
    page: Page,
    Path((id, poll)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    poll::take_back(&mut tx, &mut ctx, &page.actor, &id, &poll).await?;
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        let (action, back) = (page.path.as_str(), format!("/manage/programmes/{id}/cohort"));
        let (title, what, yes) = (
            t.cohort_poll_remove(),
            t.cohort_poll_remove_what(),
            t.cohort_poll_remove_yes(),
        );
        return confirm::ask(&page, &title, &what, &yes, action, &[], &back);
    }
    tx.commit().await?;
    Ok(page.go(&format!("/manage/programmes/{id}/cohort"), Some(Flash::Removed)))
}
