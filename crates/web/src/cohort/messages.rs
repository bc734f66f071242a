//! Messages of the organisers: what was sent and where each mail stands, and a new one with a preview.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::cohort::message::{self, Message, NewMessage, Recipient, Whom};
use domain::cohort::{self, assessment, poll};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::meeting::{self, Kind};
use domain::programme::Programme;
use kernel::worksheet::Moment;
use store::db::Tx;

use super::assess;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::{Texts, languages};
use crate::ui::text::Safe;
use crate::ui::{Form, say, text, when};

#[derive(Template)]
#[template(path = "cohort/messages.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    sent: Vec<(Message, Vec<Recipient>)>,
}

impl Show<'_> {
    fn words<'a>(&'a self, message: &'a Message) -> (&'a str, &'a message::Words) {
        static NONE: std::sync::LazyLock<message::Words> = std::sync::LazyLock::new(Default::default);
        let found = message::text_for(&message.texts, self.page.t.language(), &self.programme.language);
        found.unwrap_or(("", &NONE))
    }

    fn facts(&self, message: &Message, people: &[Recipient]) -> String {
        let t = self.page.t;
        let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let at = when::moment(t, message.created_at, &self.programme.zone);
        format!("{at} · {}", t.cohort_message_to(count))
    }

    fn body(&self, words: &message::Words) -> Safe {
        text::paragraphs(&words.body)
    }

    fn state(&self, one: &Recipient) -> String {
        let t = self.page.t;
        match one.state {
            Some(state) => say::mail_state(t, state),
            None if one.has_address => t.cohort_message_no_mail(),
            None => t.cohort_message_no_address(),
        }
    }
}

/// `GET /manage/programmes/{id}/cohort/messages`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let sent = message::sent(&mut tx, &page.actor, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        desk,
        head,
        programme,
        sent,
    })
}

/// What the form needs beside its fields.
struct Around {
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    people: Vec<Application>,
    /// To whom it can go: value and text.
    whom: Vec<(String, String)>,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, id: &str) -> Result<Around, Failure> {
        let (desk, head, programme) = desk::open_programme(tx, page, id, Right::ManagePeople).await?;
        let t = page.t;
        let people = cohort::list(tx, &page.actor, &programme).await?;
        let mut whom = vec![(Whom::All.as_text(), t.cohort_message_all())];
        whom.push((Whom::Chosen(Vec::new()).as_text(), t.cohort_message_chosen()));
        let meetings = meeting::list(tx, id, Kind::Meeting).await?;
        for poll in poll::undecided(tx, id).await? {
            if people.iter().any(|p| !poll.has_answered(&p.id))
                && let Some(meeting) = meetings.iter().find(|m| m.id == poll.meeting_id)
            {
                let about = super::title(page, &programme, meeting).1;
                whom.push((
                    Whom::PollUnanswered(poll.id).as_text(),
                    t.cohort_message_unpolled(about),
                ));
            }
        }
        for standing in assessment::standing(tx, &page.actor, id, page.now).await? {
            if standing.asked.is_some_and(|a| a.is_open(page.now)) && !standing.missing.is_empty() {
                whom.push((
                    Whom::AssessmentUnanswered(standing.moment).as_text(),
                    unassessed(t, standing.moment),
                ));
            }
        }
        Ok(Around {
            desk,
            head,
            programme,
            people,
            whom,
        })
    }

    fn form<'a>(
        &self,
        page: &'a Page,
        form: Form,
        preview: Option<(NewMessage, Vec<Application>)>,
    ) -> New<'a> {
        New {
            page,
            desk: self.desk.clone(),
            head: self.head.clone(),
            programme: self.programme.clone(),
            whom: self.whom.clone(),
            people: self
                .people
                .iter()
                .map(|p| (p.id.clone(), p.name.clone()))
                .collect(),
            form,
            preview,
        }
    }
}

fn unassessed(t: Texts, moment: Moment) -> String {
    t.cohort_message_unassessed(assess::say(t, moment))
}

#[derive(Template)]
#[template(path = "cohort/message.html")]
struct New<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    whom: Vec<(String, String)>,
    people: Vec<(String, String)>,
    form: Form,
    /// What would go out, and to whom.
    preview: Option<(NewMessage, Vec<Application>)>,
}

impl New<'_> {
    /// Languages to write in, the programme's first one before all.
    fn languages(&self) -> Vec<(String, String)> {
        let mut all = say::languages(self.page.t);
        all.sort_by_key(|(code, _)| *code != self.programme.language);
        all
    }

    fn subject(&self, code: &str) -> String {
        format!("subject_{code}")
    }

    fn body(&self, code: &str) -> String {
        format!("body_{code}")
    }

    /// Whether something stands there, so that it must not be folded away.
    fn is_written(&self, code: &str) -> bool {
        let names = [self.subject(code), self.body(code)];
        *code == *self.programme.language
            || names
                .iter()
                .any(|name| !self.form.fields.get(name).is_empty() || self.form.faults.get(name).is_some())
    }

    fn names(&self, people: &[Application]) -> String {
        let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
        names.join(", ")
    }

    /// How many get it in which language: what stands in none of theirs comes in another.
    fn shown(&self, new: &NewMessage, people: &[Application]) -> Vec<(String, u32, String, Safe)> {
        new.texts
            .iter()
            .map(|(code, words)| {
                let first = &self.programme.language;
                let got = people.iter().filter(|p| {
                    message::text_for(&new.texts, &p.language, first).is_some_and(|(l, _)| l == code)
                });
                let count = u32::try_from(got.count()).unwrap_or(u32::MAX);
                (
                    code.clone(),
                    count,
                    words.subject.clone(),
                    text::paragraphs(&words.body),
                )
            })
            .collect()
    }

    fn language(&self, code: &str) -> String {
        say::language(self.page.t, code)
    }

    fn count(&self, people: &[Application]) -> u32 {
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }
}

/// `GET /manage/programmes/{id}/cohort/messages/new`
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &id).await?;
    tx.commit().await?;
    let mut fields = NewMessage::empty(&mut app.context());
    // Led here from a list of those who have not answered.
    if let Some(whom) = page.query.split('&').find_map(|p| p.strip_prefix("whom="))
        && around
            .whom
            .iter()
            .any(|(value, _)| *value == whom.replace('+', " "))
    {
        fields = Fields::default()
            .with("to_whom", whom.replace('+', " "))
            .with("once", fields.get("once"));
    }
    let form = Form::new(page.t, fields);
    page.show(&around.form(&page, form, None))
}

/// `POST /manage/programmes/{id}/cohort/messages/new`: shows how it would look, and sends it when that was seen.
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let around = Around::load(&mut tx, &page, &id).await?;
    let mut reader = Reader::new(&fields);
    let new = NewMessage::read(&mut reader, languages(), &around.programme.language);
    let read = match reader.done(new) {
        Ok(new) => message::recipients(&mut tx, &page.actor, &id, &new.whom)
            .await
            .map(|people| (new, people)),
        Err(error) => Err(error),
    };
    match read {
        Ok((new, _)) if fields.get("do") == "send" => {
            message::send(&mut tx, &mut ctx, &page.actor, &id, &new).await?;
            tx.commit().await?;
            app.wake.notify_one();
            Ok(page.go(
                &format!("/manage/programmes/{id}/cohort/messages"),
                Some(Flash::MessageSent),
            ))
        }
        Ok(preview) => page.show(&around.form(&page, Form::new(page.t, fields), Some(preview))),
        Err(Error::Invalid(faults)) => {
            page.refuse(&around.form(&page, Form::refused(page.t, fields, faults), None))
        }
        Err(other) => Err(other.into()),
    }
}
