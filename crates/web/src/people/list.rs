//! Everybody who registered, by where their place stands.

use askama::Template;
use axum::extract::{Path, State as Extract};
use domain::actor::Right;
use domain::dialogue::field::{self, Asked};
use domain::dialogue::invitee::{self, InviteeKind};
use domain::dialogue::{Dialogue, Phase};
use domain::error::Error;
use domain::input::Faults;
use domain::registration::Registration;
use domain::registration::book::{self, Tally};
use domain::registration::people::{self, Act};
use kernel::place::State;

use super::{act_name, dial, found, kind_name, searched, short};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::paper::shorten::first_part;
use crate::ui::{confirm, say, when};

/// A button of a row.
pub(super) struct Button {
    /// What it sends.
    pub(super) act: &'static str,
    /// What stands on it.
    pub(super) label: String,
    /// What is asked once more, where something is.
    pub(super) asks: Option<Asks>,
}

/// The question before somebody is taken out of a place or of the line.
pub(super) struct Asks {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) yes: String,
}

impl Asks {
    fn of(page: &Page, registration: &Registration) -> Asks {
        let (t, name) = (page.t, registration.name.clone());
        if registration.state == State::Waiting {
            Asks {
                title: t.people_stop_waiting_title(name),
                text: t.people_stop_waiting_text(),
                yes: t.people_stop_waiting_yes(),
            }
        } else {
            Asks {
                title: t.people_withdraw_title(name),
                text: t.people_withdraw_text(),
                yes: t.people_withdraw_yes(),
            }
        }
    }
}

/// The buttons for what the reader may do about a place on the page of people; the day has its own page.
pub(super) fn buttons(
    page: &Page,
    dialogue: &Dialogue,
    tally: &Tally,
    registration: &Registration,
) -> Vec<Button> {
    people::possible(&page.actor, dialogue, tally, registration.state, page.now)
        .into_iter()
        .filter(|act| !act.is_of_the_day())
        .map(|act| Button {
            act: act.as_str(),
            label: if act == Act::Withdraw && registration.state == State::Waiting {
                page.t.people_act_stop_waiting()
            } else {
                act_name(page.t, act)
            },
            asks: (act == Act::Withdraw).then(|| Asks::of(page, registration)),
        })
        .collect()
}

struct Row {
    id: String,
    name: String,
    email: String,
    phone: String,
    untold: String,
    kind: String,
    answers: Vec<(String, String)>,
    chip: &'static str,
    state: String,
    detail: String,
    since: String,
    buttons: Vec<Button>,
}

impl Row {
    fn dial(&self) -> String {
        dial(&self.phone)
    }

    /// What the search looks through.
    fn heap(&self) -> String {
        let mut heap = format!("{} {} {} {}", self.name, self.email, self.phone, self.kind);
        for (_, answer) in &self.answers {
            heap.push(' ');
            heap.push_str(answer);
        }
        heap
    }
}

/// Somebody who is offered a place and has no mail, so that only the host can tell them.
struct Call {
    id: String,
    name: String,
    phone: String,
    detail: String,
}

impl Call {
    fn dial(&self) -> String {
        dial(&self.phone)
    }
}

fn calls(page: &Page, dialogue: &Dialogue, people: &[Registration]) -> Vec<Call> {
    let open = dialogue.state == domain::dialogue::State::Open;
    let offered = |one: &&Registration| one.state.until().is_some_and(|until| until > page.now);
    let untold = people
        .iter()
        .filter(offered)
        .filter(|one| open && one.email.is_empty());
    untold
        .map(|one| Call {
            id: one.id.clone(),
            name: one.name.clone(),
            phone: one.phone.clone(),
            detail: detail(page, dialogue, one, None),
        })
        .collect()
}

struct Group {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    tally: Tally,
    offered: usize,
    calls: Vec<Call>,
    groups: Vec<Group>,
    everybody: usize,
    search: String,
    has_about: bool,
    manages: bool,
    can_add: bool,
}

/// How the host reaches somebody who has no mail; nothing for who has.
pub(super) fn untold(page: &Page, registration: &Registration) -> String {
    match (registration.email.is_empty(), registration.phone.is_empty()) {
        (false, _) => String::new(),
        (true, false) => page.t.people_tell_by_phone(),
        (true, true) => page.t.people_tell_in_person(),
    }
}

/// What stands beside the state: by when an offer holds, how far in the line.
pub(super) fn detail(
    page: &Page,
    dialogue: &Dialogue,
    registration: &Registration,
    position: Option<usize>,
) -> String {
    if let Some(until) = registration.state.until() {
        let moment = when::moment(page.t, until, &dialogue.meeting.zone);
        return page.t.people_offered_until(moment);
    }
    let position = position.and_then(|p| u32::try_from(p).ok());
    position.map_or_else(String::new, |p| page.t.people_position(p))
}

/// Whether a host can still enter people.
pub(super) fn can_add(dialogue: &Dialogue, now: i64) -> bool {
    matches!(dialogue.phase(now), Phase::Open | Phase::Closed | Phase::Running)
}

fn group_of(state: State) -> usize {
    match state {
        State::Confirmed | State::Attended => 0,
        State::Offered { .. } => 1,
        State::Registered | State::Waiting => 2,
        State::Declined | State::Expired | State::Withdrawn | State::Apologised | State::Absent => 3,
    }
}

fn groups(
    page: &Page,
    dialogue: &Dialogue,
    tally: &Tally,
    kinds: &[InviteeKind],
    asked: &[Asked],
    people: &[Registration],
) -> Vec<Group> {
    let t = page.t;
    let mut groups: Vec<Group> = [
        ("in", t.people_group_in()),
        ("offered", t.people_group_offered()),
        ("waiting", t.people_group_waiting()),
        ("out", t.people_group_out()),
    ]
    .into_iter()
    .map(|(id, title)| Group {
        id,
        title,
        rows: Vec::new(),
    })
    .collect();
    let mut line = 0;
    for one in people {
        // They come in the order of the line, so counting gives everybody's position.
        let position = (one.state == State::Waiting).then(|| {
            line += 1;
            line
        });
        let answers = asked
            .iter()
            .filter_map(|a| {
                let answer = one.answers.get(&a.field)?;
                let answer = say::answer(t, a.field, answer).replace('\n', " ");
                // The row shows the beginning; the person's own page has it all.
                Some((short(t, a.field), first_part(&answer, 60)))
            })
            .collect();
        groups[group_of(one.state)].rows.push(Row {
            id: one.id.clone(),
            name: one.name.clone(),
            email: one.email.clone(),
            phone: one.phone.clone(),
            untold: untold(page, one),
            kind: kind_name(kinds, one),
            answers,
            chip: say::place_chip(one.state),
            state: say::place(t, one.state),
            detail: detail(page, dialogue, one, position),
            since: {
                let (day, month, _) = when::leaf(t, one.created_at, &dialogue.meeting.zone);
                t.people_since(day, month)
            },
            buttons: buttons(page, dialogue, tally, one),
        });
    }
    groups
}

/// `GET /manage/dialogues/{id}/people`.
pub(super) async fn show(Extract(app): Extract<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePeople).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    let kinds = invitee::list(&mut tx, &id).await?;
    let asked = field::list(&mut tx, &id).await?;
    let people = people::list(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let search = searched(&page);
    let mut groups = groups(&page, &dialogue, &tally, &kinds, &asked, &people);
    let offered = groups[1].rows.len();
    for group in &mut groups {
        group.rows.retain(|row| found(&row.heap(), &search));
    }
    groups.retain(|group| !group.rows.is_empty());
    page.show(&Show {
        page: &page,
        desk,
        manages: page.may(&head.organisation_id, Right::ManagePeople),
        can_add: can_add(&dialogue, page.now),
        head,
        dialogue: &dialogue,
        tally,
        offered,
        calls: calls(&page, &dialogue, &people),
        groups,
        everybody: people.len(),
        search,
        has_about: !(kinds.is_empty() && asked.is_empty()),
    })
}

/// `POST /manage/dialogues/{id}/people/{registration}/place`.
pub(super) async fn act(
    Extract(app): Extract<App>,
    page: Page,
    Path((id, registration)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let act = Act::parse(fields.get("act"))
        .filter(|act| !act.is_of_the_day())
        .ok_or_else(|| Error::Invalid(Faults::default()))?;
    let list = format!("/manage/dialogues/{id}/people");
    let from = fields.get("from");
    let back = if act == Act::Withdraw && confirm::given(&fields) {
        // What came of it stands at the top: who is offered the place and has to be phoned.
        list.clone()
    } else if from == "person" {
        format!("{list}/{registration}")
    } else {
        format!("{list}#r-{registration}")
    };
    if act == Act::Withdraw && !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, _, dialogue) = desk::open(&mut tx, &page, &id, Right::ManagePeople).await?;
        let one = people::one(&mut tx, &page.actor, &dialogue, &registration).await?;
        let asks = Asks::of(&page, &one);
        return confirm::ask(
            &page,
            &asks.title,
            &asks.text,
            &asks.yes,
            &format!("{list}/{registration}/place"),
            &[("act", act.as_str()), ("from", from)],
            &back,
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    people::act(&mut tx, &mut ctx, &page.actor, &id, &registration, act).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&back, Some(Flash::Noted)))
}
