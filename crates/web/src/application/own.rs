//! The page behind an application's link, from the draft to the last meeting: where it stands, what comes next, what can
//! be done. It is put together of cards, each a part of some noun.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::application::file::{self, Kept};
use domain::application::form as applying;
use domain::application::own::{self, Act};
use domain::application::{Application, export as exporting};
use domain::call::question::{Kind, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::error::{Conflict, Error, Result};
use domain::organisation::{self, Organisation};
use domain::programme::{self, Programme, clock};
use domain::selection;
use kernel::place::State as PlaceState;
use store::db::Tx;

use super::fields;
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::file::json;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{confirm, say, told, when};
use crate::{certificate, cohort};

/// A part of the page, with a heading of its own.
pub(crate) struct Card {
    /// Its anchor.
    pub(crate) id: String,
    /// Its heading.
    pub(crate) title: String,
    /// What is in it.
    pub(crate) body: Safe,
    /// Whether it asks for something to be done now.
    pub(crate) calls: bool,
}

impl Card {
    /// A card of a template.
    pub(crate) fn of(id: &str, title: String, body: &impl Template) -> Card {
        Card {
            id: id.to_owned(),
            title,
            body: Safe(body.render().unwrap_or_default()),
            calls: false,
        }
    }

    /// Asks for something to be done now.
    #[must_use]
    pub(crate) fn calling(mut self) -> Card {
        self.calls = true;
        self
    }
}

/// What the page is about; cards of other nouns take what they need from it.
pub(crate) struct Around {
    pub(crate) secret: String,
    pub(crate) application: Application,
    pub(crate) programme: Programme,
    pub(crate) organisation: Organisation,
    pub(crate) questions: Vec<Question>,
    pub(crate) roles: Vec<TargetRole>,
    pub(crate) files: Vec<Kept>,
    /// Until when it can be handed in or changed; `None` where it no longer can.
    pub(crate) until: Option<i64>,
    /// When everything about the person is erased, where that is known.
    pub(crate) erase_at: Option<i64>,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, secret: &str) -> Result<Around, Error> {
        let (application, programme) = own::find(tx, secret).await?;
        let others = clock::others_until(tx, &programme).await?;
        let own = others.into_iter().find(|(id, _)| *id == application.id);
        Ok(Around {
            secret: secret.to_owned(),
            organisation: organisation::by_id(tx, &programme.organisation_id).await?,
            questions: domain::call::question::list(tx, &programme.id).await?,
            roles: role::list(tx, &programme.id).await?,
            files: file::list(tx, &application.id).await?,
            until: applying::open_until(tx, &application, &programme, page.now).await?,
            erase_at: if application.place().is_some_and(PlaceState::holds_place) {
                clock::erase_at(&programme)
            } else {
                own.map(|(_, until)| until)
            },
            application,
            programme,
        })
    }

    /// Where its place stands now; an offer whose time is over has lapsed, whatever is stored.
    pub(crate) fn place(&self, now: i64) -> Option<PlaceState> {
        match self.application.place() {
            Some(PlaceState::Offered { until }) if until <= now => Some(PlaceState::Expired),
            other => other,
        }
    }

    fn is_cancelled(&self) -> bool {
        self.programme.state == programme::State::Cancelled
    }
}

#[derive(Template)]
#[template(path = "application/own.html")]
struct Own<'a> {
    page: &'a Page,
    around: &'a Around,
    cards: Vec<Card>,
    /// What was asked for could not be done; the page says how things stand.
    refused: Option<String>,
}

impl Own<'_> {
    fn title(&self) -> (&str, &str) {
        let (language, words) = self.around.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn chip(&self) -> (&'static str, String) {
        let t = self.page.t;
        match self.around.place(self.page.now) {
            None => ("chip--draft", t.apply_state_draft()),
            Some(place) => (say::place_chip(place), standing(self.page, place)),
        }
    }

    fn hello(&self) -> String {
        self.page.t.own_hello(self.around.application.name.clone())
    }

    /// Where it stands, and what comes next and when.
    fn means(&self) -> Vec<String> {
        let (t, now, around) = (self.page.t, self.page.now, self.around);
        let p = &around.programme;
        let moment = |at| when::moment(t, at, &p.zone);
        if around.is_cancelled() {
            return vec![
                t.apply_cancelled_own(),
                // It is written once, in the programme's first language.
                p.text(&p.language).1.cancel_reason.clone(),
            ];
        }
        let answer = p.call.answer_by.map_or_else(
            || t.apply_next_mail(),
            |at| t.apply_next_answer(when::until(t, at, &p.zone)),
        );
        match (around.place(now), around.until) {
            (None, Some(until)) => vec![t.apply_means_draft(when::till(t, until, &p.zone))],
            (None, None) => {
                let closed = p.call.closes_at.filter(|at| *at <= now);
                vec![
                    closed.map_or_else(|| t.apply_means_not_open(), |at| t.apply_means_late(moment(at))),
                    t.apply_means_late_what(),
                ]
            }
            (Some(PlaceState::Registered | PlaceState::Waiting), _) if p.released_at.is_some() => {
                vec![t.apply_means_released()]
            }
            (Some(PlaceState::Registered | PlaceState::Waiting), until) => {
                let at = around.application.submitted_at.map(moment).unwrap_or_default();
                let change =
                    until.map_or_else(String::new, |at| t.apply_means_change(when::till(t, at, &p.zone)));
                vec![t.apply_means_handed_in(at), change, answer]
            }
            (Some(PlaceState::Offered { until }), _) => {
                vec![t.apply_means_offered(when::till(t, until, &p.zone))]
            }
            (Some(PlaceState::Confirmed | PlaceState::Attended), _) => {
                let first = p.span.filter(|(starts, _)| *starts > now);
                let next = first.map_or_else(String::new, |(starts, _)| {
                    t.apply_means_first(when::date(t, starts, &p.zone))
                });
                vec![t.apply_means_confirmed(), next]
            }
            (Some(PlaceState::Declined), _) => vec![t.apply_means_declined()],
            (Some(PlaceState::Expired), _) => vec![t.apply_means_expired()],
            (Some(PlaceState::Withdrawn | PlaceState::Apologised | PlaceState::Absent), _) => {
                vec![t.apply_means_withdrawn()]
            }
        }
    }

    /// Whom to write to, where the person may need somebody.
    fn contact(&self) -> Safe {
        crate::ui::text::contact(&self.around.organisation.profile)
    }
}

/// Where an application's place stands, for the person.
pub(crate) fn standing(page: &Page, place: PlaceState) -> String {
    match place {
        PlaceState::Registered | PlaceState::Waiting => page.t.apply_state_handed_in(),
        PlaceState::Confirmed | PlaceState::Attended => page.t.apply_state_confirmed(),
        other => say::place(page.t, other),
    }
}

#[derive(Template)]
#[template(path = "application/card_offer.html")]
struct Offer<'a> {
    page: &'a Page,
    around: &'a Around,
    until: String,
}

#[derive(Template)]
#[template(path = "application/card_draw.html")]
struct DrawCard<'a> {
    page: &'a Page,
    around: &'a Around,
}

#[derive(Template)]
#[template(path = "application/card_form.html")]
struct FormCard<'a> {
    page: &'a Page,
    around: &'a Around,
    draft: bool,
}

#[derive(Template)]
#[template(path = "application/card_more.html")]
struct MoreCard<'a> {
    page: &'a Page,
    around: &'a Around,
    missing: u32,
}

#[derive(Template)]
#[template(path = "application/card_step.html")]
struct StepCard<'a> {
    step: &'a cohort::own::Card,
}

#[derive(Template)]
#[template(path = "application/card_link.html")]
struct LinkCard<'a> {
    page: &'a Page,
    around: &'a Around,
}

impl LinkCard<'_> {
    fn address(&self) -> String {
        self.page.app.url(&format!("/a/{}", self.around.secret))
    }
}

#[derive(Template)]
#[template(path = "application/card_data.html")]
struct DataCard<'a> {
    page: &'a Page,
    around: &'a Around,
}

impl DataCard<'_> {
    fn facts(&self) -> Vec<(String, String)> {
        let (t, a) = (self.page.t, &self.around.application);
        let first = &self.around.programme.language;
        let role = self
            .around
            .roles
            .iter()
            .find(|r| Some(&r.id) == a.role_id.as_ref());
        let facts = [
            (t.field_name(), a.name.clone()),
            (t.field_email(), a.email.clone()),
            (t.field_phone(), a.phone.clone()),
            (t.applications_from(), a.employer.clone()),
            (t.field_municipality(), fields::municipality(&a.municipality)),
            (
                t.field_target_role(),
                role.map(|r| r.name(t.language(), first).to_owned())
                    .unwrap_or_default(),
            ),
        ];
        facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// What was answered, in the order of the questions.
    fn answers(&self) -> Vec<(String, Safe)> {
        let (t, first) = (self.page.t, &self.around.programme.language);
        let a = &self.around.application;
        self.around
            .questions
            .iter()
            .filter_map(|q| {
                let value = a.answers.get(&q.id)?;
                let words = q.text(t.language(), first).1;
                Some((
                    words.text.clone(),
                    paragraphs(q.answer(value, t.language(), first)),
                ))
            })
            .collect()
    }

    fn file_label(&self, kept: &Kept) -> String {
        let question = self.around.questions.iter().find(|q| q.id == kept.question_id);
        question.map_or_else(String::new, |q| {
            q.text(self.page.t.language(), &self.around.programme.language)
                .1
                .text
                .clone()
        })
    }

    fn goes(&self) -> String {
        let (t, zone) = (self.page.t, &self.around.programme.zone);
        self.around.erase_at.map_or_else(
            || t.apply_goes(self.around.organisation.profile.keep_days),
            |at| t.own_goes(when::until(t, at, zone)),
        )
    }

    fn can_give_up(&self) -> bool {
        let place = self.around.place(self.page.now);
        place.is_some_and(PlaceState::is_live)
    }

    fn holds(&self) -> bool {
        self.around
            .place(self.page.now)
            .is_some_and(PlaceState::holds_place)
    }
}

/// The cards of the page in their order, with the steps of a participant where they belong.
fn cards(page: &Page, around: &Around, steps: Vec<Card>) -> Vec<Card> {
    let (t, now) = (page.t, page.now);
    let mut cards = Vec::new();
    let place = around.place(now);
    if let (Some(PlaceState::Offered { until }), false) = (place, around.is_cancelled()) {
        let offer = Offer {
            page,
            around,
            until: when::till(t, until, &around.programme.zone),
        };
        cards.push(Card::of("offer", t.apply_offer(), &offer).calling());
    }
    let editable = place.is_none_or(|p| p == PlaceState::Registered || p == PlaceState::Withdrawn);
    if around.until.is_some() && editable {
        let draft = place.is_none();
        let form = FormCard { page, around, draft };
        let title = match place {
            None => t.apply_card_draft(),
            Some(PlaceState::Withdrawn) => t.apply_card_again(),
            Some(_) => t.apply_card_change(),
        };
        let card = Card::of("form", title, &form);
        cards.push(if draft { card.calling() } else { card });
    }
    if around.application.takes_part() {
        let asked = around.questions.iter().filter(|q| q.stage == Stage::Accepted);
        let (mut any, mut missing) = (false, 0);
        for question in asked {
            any = true;
            let answered = match question.kind {
                Kind::File => around.files.iter().any(|f| f.question_id == question.id),
                _ => around.application.answers.contains_key(&question.id),
            };
            if question.required && !answered {
                missing += 1;
            }
        }
        if any {
            let more = MoreCard {
                page,
                around,
                missing,
            };
            cards.push(Card::of("more", t.apply_more_title(), &more));
        }
    }
    cards.extend(steps);
    cards.push(Card::of("link", t.own_link(), &LinkCard { page, around }));
    cards.push(Card::of("data", t.own_data(), &DataCard { page, around }));
    cards
}

/// The decision of who was not offered a place, once it is released.
async fn decision(tx: &mut Tx, page: &Page, around: &Around) -> Result<Option<Card>> {
    let told = selection::told(tx, &around.application, &around.programme).await?;
    let waits = around.application.place() == Some(PlaceState::Registered);
    Ok(told.filter(|_| waits).map(|told| Card {
        id: "decision".to_owned(),
        title: page.t.decision_title(),
        body: told::card(page.t, &told),
        calls: false,
    }))
}

/// The draw in public, for who is on its list; nothing once the decisions are released.
async fn draw(tx: &mut Tx, page: &Page, around: &Around) -> Result<Option<Card>> {
    let id = &around.programme.id;
    let waits =
        around.programme.released_at.is_none() && around.place(page.now) == Some(PlaceState::Registered);
    if !waits || !selection::draw::is_on_list(tx, id, &around.application.code).await? {
        return Ok(None);
    }
    Ok(Some(Card::of(
        "draw",
        page.t.draw_title(),
        &DrawCard { page, around },
    )))
}

/// The decision, and what a participant goes through, each step as a card.
async fn steps(tx: &mut Tx, page: &Page, around: &Around) -> Result<Vec<Card>> {
    let (secret, application, programme) = (&around.secret, &around.application, &around.programme);
    let decision = decision(tx, page, around)
        .await?
        .or(draw(tx, page, around).await?);
    let mut steps = cohort::own::cards(tx, page, secret, application, programme).await?;
    steps.extend(certificate::cards(tx, page, secret, application, programme).await?);
    let steps = (0..).zip(steps).map(|(n, step)| {
        let card = Card::of(
            &format!("step-{n}"),
            step.title.clone(),
            &StepCard { step: &step },
        );
        if step.waits { card.calling() } else { card }
    });
    Ok(decision.into_iter().chain(steps).collect())
}

async fn page_with(app: &App, page: &Page, secret: &str, refused: Option<(StatusCode, String)>) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, page, secret).await?;
    let steps = steps(&mut tx, page, &around).await?;
    tx.commit().await?;
    let (status, refused) = refused.map_or((StatusCode::OK, None), |(status, why)| (status, Some(why)));
    page.show_with(
        status,
        &Own {
            page,
            cards: cards(page, &around, steps),
            around: &around,
            refused,
        },
    )
}

/// `GET /a/{secret}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    page_with(&app, &page, &secret, None).await
}

/// The answer to what came after the deadline: the person's page, which says when the call closed, that nothing was
/// handed in, and whom to write to.
pub(super) async fn too_late(app: &App, page: &Page, secret: &str) -> Outcome {
    let why = page.t.apply_too_late();
    page_with(app, page, secret, Some((StatusCode::GONE, why))).await
}

/// `POST /a/{secret}/place`
pub(super) async fn place(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(typed): Typed,
) -> Outcome {
    let t = page.t;
    let (act, flash) = match typed.get("act") {
        "accept" => (Act::Accept, Flash::Accepted),
        "decline" => (Act::Decline, Flash::Declined),
        "withdraw" => (Act::Withdraw, Flash::ApplicationWithdrawn),
        _ => return Err(Error::NotFound.into()),
    };
    let mut ctx = app.context();
    if act == Act::Withdraw && !confirm::given(&typed) {
        let mut tx = app.db.read().await?;
        let (application, _) = own::find(&mut tx, &secret).await?;
        let holds = application.place().is_some_and(PlaceState::holds_place);
        return confirm::ask(
            &page,
            &t.apply_withdraw_title(),
            &if holds {
                t.apply_withdraw_place()
            } else {
                t.apply_withdraw_text()
            },
            &t.apply_withdraw(),
            &format!("/a/{secret}/place"),
            &[("act", "withdraw")],
            &format!("/a/{secret}"),
        );
    }
    let mut tx = app.db.write().await?;
    match own::act(&mut tx, &mut ctx, &secret, act).await {
        Ok(()) => tx.commit().await?,
        // The offer has lapsed, the last place went, or it was answered in another window: the page says how it stands.
        Err(Error::Full | Error::Gone | Error::Conflict(Conflict::PlaceState)) => {
            drop(tx);
            let why = t.apply_place_changed();
            return page_with(&app, &page, &secret, Some((StatusCode::CONFLICT, why))).await;
        }
        Err(other) => return Err(other.into()),
    }
    app.wake.notify_one();
    Ok(page.go(&format!("/a/{secret}"), Some(flash)))
}

/// `GET /a/{secret}/export`
pub(super) async fn export(State(app): State<App>, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let held = exporting::of_link(&mut tx, &secret).await?;
    let text = serde_json::to_string_pretty(&held).map_err(Error::from)?;
    Ok(json("vestlusring.json", text))
}

#[derive(Template)]
#[template(path = "application/erasure.html")]
struct Erasure<'a> {
    page: &'a Page,
    secret: &'a str,
    title: String,
    holds: bool,
}

/// `GET /a/{secret}/erasure`: asks before everything goes.
pub(super) async fn ask_erasure(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (application, programme) = own::find(&mut tx, &secret).await?;
    page.show(&Erasure {
        page: &page,
        secret: &secret,
        title: programme.text(page.t.language()).1.title.clone(),
        holds: application.place().is_some_and(PlaceState::holds_place),
    })
}

/// `POST /a/{secret}/erasure`
pub(super) async fn erase(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    own::erase(&mut tx, &mut ctx, &secret).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go("/", Some(Flash::ApplicationErased)))
}
