//! One person: details, answers, what became of the place, and the personal link for who has no mail.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::{Dialogue, field, invitee};
use domain::registration::people::{self, Step};
use domain::registration::{self, Registration, book, own};

use super::list::{Button, buttons, detail, untold};
use super::{dial, kind_name, short};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::paper::qr;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{confirm, say, when};

#[derive(Template)]
#[template(path = "people/person.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    one: &'a Registration,
    kind: String,
    untold: String,
    detail: String,
    answers: Vec<(String, Safe)>,
    history: Vec<Step>,
    buttons: Vec<Button>,
    manages: bool,
    slip: Option<Slip>,
}

/// What is printed and handed out to somebody without mail.
struct Slip {
    link: String,
    qr: Safe,
    when: String,
    place: String,
}

impl Show<'_> {
    fn here(&self) -> String {
        format!("{}/people/{}", self.head.home(), self.one.id)
    }

    fn dial(&self) -> String {
        dial(&self.one.phone)
    }

    fn moment(&self, at: &i64) -> String {
        when::moment(self.page.t, *at, &self.dialogue.meeting.zone)
    }

    fn step(&self, step: &Step) -> String {
        say::place(self.page.t, step.became)
    }

    fn state(&self) -> (&'static str, String) {
        (
            say::place_chip(self.one.state),
            say::place(self.page.t, self.one.state),
        )
    }
}

fn slip(
    app: &App,
    page: &Page,
    dialogue: &Dialogue,
    one: &Registration,
) -> Result<Slip, domain::error::Error> {
    let meeting = &dialogue.meeting;
    let link = app.url(&format!("/r/{}", registration::secret(&app.context(), &one.id)));
    Ok(Slip {
        qr: qr::image(&link, &page.t.people_slip_qr(one.name.clone()))?,
        link,
        when: meeting.starts_at.map_or_else(String::new, |at| {
            when::span(page.t, at, dialogue.minutes, &meeting.zone)
        }),
        place: [meeting.place_name.as_str(), meeting.place_address.as_str()]
            .into_iter()
            .filter(|part| meeting.attendance.has_place() && !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
    })
}

/// `GET /manage/dialogues/{id}/people/{registration}`.
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePeople).await?;
    let one = people::one(&mut tx, &page.actor, &dialogue, &registration).await?;
    let history = people::history(&mut tx, &page.actor, &dialogue, &registration).await?;
    let kinds = invitee::list(&mut tx, &id).await?;
    let asked = field::list(&mut tx, &id).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    let position = own::position(&mut tx, &dialogue, &one).await?;
    tx.commit().await?;
    let manages = page.may(&head.organisation_id, Right::ManagePeople);
    let slip = if manages && one.email.is_empty() {
        Some(slip(&app, &page, &dialogue, &one)?)
    } else {
        None
    };
    let answers = asked
        .iter()
        .filter_map(|a| {
            let answer = one.answers.get(&a.field)?;
            Some((short(t, a.field), paragraphs(&say::answer(t, a.field, answer))))
        })
        .collect();
    page.show(&Show {
        page: &page,
        desk,
        head,
        kind: kind_name(&kinds, &one),
        untold: untold(&page, &one),
        detail: detail(&page, &dialogue, &one, position),
        buttons: buttons(&page, &dialogue, &tally, &one),
        dialogue: &dialogue,
        one: &one,
        answers,
        history,
        manages,
        slip,
    })
}

/// `POST /manage/dialogues/{id}/people/{registration}/erasure`.
pub(super) async fn erase(
    State(app): State<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let t = page.t;
    let list = format!("/manage/dialogues/{id}/people");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, _, dialogue) = desk::open(&mut tx, &page, &id, Right::ManagePeople).await?;
        let one = people::one(&mut tx, &page.actor, &dialogue, &registration).await?;
        return confirm::ask(
            &page,
            &t.people_erase_title(one.name),
            &t.people_erase_text(),
            &t.people_erase_yes(),
            &format!("{list}/{registration}/erasure"),
            &[],
            &format!("{list}/{registration}"),
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    people::erase(&mut tx, &mut ctx, &page.actor, &id, &registration).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&list, Some(Flash::Removed)))
}
