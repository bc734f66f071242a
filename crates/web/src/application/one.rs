//! One application: answers, files, what became of it; and what organisers do about it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::list::{self, Seen, Step};
use domain::application::people::{self, Act};
use domain::application::{self, Standing, book, file as files};
use domain::call::question;
use domain::call::role;
use domain::error::{Conflict, Error};
use domain::input::Faults;
use domain::programme::Programme;
use domain::review::Sight;
use kernel::place::State as PlaceState;

use super::{fields, own};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::file::download;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::text::{Safe, dial, paragraphs};
use crate::ui::{confirm, say, when};

/// A button, and what is asked before it does something that cannot be taken back.
struct Button {
    act: &'static str,
    label: String,
    asks: bool,
}

#[derive(Template)]
#[template(path = "application/one.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: &'a Programme,
    one: Seen,
    whole: bool,
    role: String,
    answers: Vec<(String, String, Safe)>,
    /// Question, name, size, address.
    files: Vec<(String, String, String, String)>,
    history: Vec<Step>,
    buttons: Vec<Button>,
    /// The personal link, to be handed to somebody without an address.
    link: Option<String>,
}

impl Show<'_> {
    fn here(&self) -> String {
        format!("{}/applications/{}", self.head.home(), self.one.id)
    }

    fn chip(&self) -> (&'static str, String) {
        super::list::chip(self.page, self.one.standing)
    }

    fn is_draft(&self) -> bool {
        self.one.standing == Standing::Draft
    }

    fn until(&self) -> String {
        let t = self.page.t;
        match self.one.standing {
            Standing::Place(PlaceState::Offered { until }) => {
                t.people_offered_until(when::moment(t, until, &self.programme.zone))
            }
            _ => String::new(),
        }
    }

    fn moment(&self, at: &i64) -> String {
        when::moment(self.page.t, *at, &self.programme.zone)
    }

    fn dial(&self, phone: &str) -> String {
        dial(phone)
    }

    fn from(&self, municipality: &str) -> String {
        let (place, county) = (fields::municipality(municipality), fields::county(municipality));
        if place.is_empty() {
            place
        } else {
            format!("{place}, {county}")
        }
    }

    fn step(&self, step: &Step) -> String {
        own::standing(self.page, step.became)
    }

    fn language(&self, code: &str) -> String {
        say::language(self.page.t, code)
    }
}

/// `GET /manage/programmes/{id}/applications/{application}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (one, sight) = list::one(&mut tx, &page.actor, &programme, &which).await?;
    let history = list::history(&mut tx, &page.actor, &programme, &which).await?;
    let questions = question::list(&mut tx, &id).await?;
    let roles = role::list(&mut tx, &id).await?;
    let free = match book::load(&mut tx, &programme).await {
        Ok(book) => book.free(),
        Err(Error::Conflict(Conflict::NotReady)) => 0,
        Err(other) => return Err(other.into()),
    };
    tx.commit().await?;
    let whole = sight == Sight::Whole;
    let (language, first) = (t.language(), &programme.language);
    let role = roles.iter().find(|r| Some(&r.id) == one.role_id.as_ref());
    let role = role.map_or_else(String::new, |r| r.name(language, first).to_owned());
    let answers = questions
        .iter()
        .filter_map(|q| {
            let value = one.answers.get(&q.id)?;
            let (said_in, words) = q.text(language, first);
            let answer = paragraphs(q.answer(value, language, first));
            Some((said_in.to_owned(), words.text.clone(), answer))
        })
        .collect();
    let there = format!("{}/applications/{which}/files", head.home());
    let files = one
        .files
        .iter()
        .map(|kept| {
            let question = questions.iter().find(|q| q.id == kept.question_id);
            (
                question.map_or_else(String::new, |q| q.text(language, first).1.text.clone()),
                kept.name.clone(),
                fields::size(t, kept.size),
                format!("{there}/{}", kept.question_id),
            )
        })
        .collect();
    let buttons = match one.standing {
        Standing::Place(place) if whole => Act::ALL
            .into_iter()
            .filter(|act| act.fits(place, free, page.now))
            // Places are offered from the release on.
            .filter(|act| *act != Act::Offer || programme.released_at.is_some())
            .map(|act| Button {
                act: act.as_str(),
                label: act_name(&page, act),
                asks: act == Act::Withdraw,
            })
            .collect(),
        _ => Vec::new(),
    };
    let unreached = one.who.as_ref().is_some_and(|who| who.email.is_empty());
    // Later the link opens a journal and worksheets, which are nobody else's.
    let takes_part = matches!(
        one.standing,
        Standing::Place(PlaceState::Confirmed | PlaceState::Attended)
    );
    let link = (whole && unreached && !takes_part)
        .then(|| app.url(&format!("/a/{}", application::secret(&app.context(), &one.id))));
    page.show(&Show {
        page: &page,
        desk,
        head,
        programme: &programme,
        one,
        whole,
        role,
        answers,
        files,
        history,
        buttons,
        link,
    })
}

fn act_name(page: &Page, act: Act) -> String {
    match act {
        Act::Offer => page.t.applications_act_offer(),
        Act::Accept => page.t.applications_act_accept(),
        Act::Withdraw => page.t.applications_act_withdraw(),
    }
}

/// `POST /manage/programmes/{id}/applications/{application}/place`
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
    Typed(typed): Typed,
) -> Outcome {
    let t = page.t;
    let here = format!("/manage/programmes/{id}/applications/{which}");
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (one, _) = list::one(&mut tx, &page.actor, &programme, &which).await?;
    let act = Act::parse(typed.get("act")).ok_or_else(|| Error::Invalid(Faults::default()))?;
    if act == Act::Withdraw && !confirm::given(&typed) {
        return confirm::ask(
            &page,
            &t.applications_withdraw_title(one.name().to_owned()),
            &t.applications_withdraw_text(),
            &t.applications_act_withdraw(),
            &format!("{here}/place"),
            &[("act", act.as_str())],
            &here,
        );
    }
    people::act(&mut tx, &mut ctx, &page.actor, &id, &which, act).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&here, Some(Flash::Noted)))
}

/// `POST /manage/programmes/{id}/applications/{application}/link`
pub(super) async fn send_link(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    people::send_link(&mut tx, &mut ctx, &page.actor, &id, &which).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let here = format!("/manage/programmes/{id}/applications/{which}");
    Ok(page.go(&here, Some(Flash::LinkSent)))
}

/// `POST /manage/programmes/{id}/applications/{application}/erasure`
pub(super) async fn erase(
    State(app): State<App>,
    page: Page,
    Path((id, which)): Path<(String, String)>,
    Typed(typed): Typed,
) -> Outcome {
    let t = page.t;
    let list = format!("/manage/programmes/{id}/applications");
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    if !confirm::given(&typed) {
        let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
        let (one, _) = list::one(&mut tx, &page.actor, &programme, &which).await?;
        return confirm::ask(
            &page,
            &t.people_erase_title(one.name().to_owned()),
            &t.applications_erase_text(),
            &t.people_erase_yes(),
            &format!("{list}/{which}/erasure"),
            &[],
            &format!("{list}/{which}"),
        );
    }
    people::erase(&mut tx, &mut ctx, &page.actor, &id, &which).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&list, Some(Flash::Removed)))
}

/// `GET /manage/programmes/{id}/applications/{application}/files/{question}`
pub(super) async fn file(
    State(app): State<App>,
    page: Page,
    Path((id, which, question)): Path<(String, String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (kept, bytes) = files::of_member(&mut tx, &page.actor, &programme, &which, &question).await?;
    tx.commit().await?;
    Ok(download(&kept.name, &kept.media_type, bytes))
}
