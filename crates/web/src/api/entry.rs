//! Entering an application from another system, as organisers enter one that came on paper; and noting that somebody gives
//! theirs up. Whoever only writes is answered where it stands, not what it says.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application;
use domain::application::form::{self, Asked, Details};
use domain::application::people::{self, Act, Entered};
use domain::call::question::{Kind, Question, Stage};
use domain::call::role;
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::programme;
use domain::token::Scope;
use kernel::text;
use serde::{Deserialize, Serialize};
use store::db::Tx;
use utoipa::{OpenApi, ToSchema};

use super::registration::PlaceState;
use super::shape::{Sent, answer, made, time};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};
use crate::texts::languages;

#[derive(OpenApi)]
#[openapi(paths(enter, withdraw))]
struct Described;

pub(super) fn resource() -> Resource {
    let write = Access::Token(Scope::ApplicationsWrite);
    Resource {
        routes: Routes::default()
            .post("/api/v1/programmes/{id}/applications", write, enter)
            .post(
                "/api/v1/programmes/{id}/applications/{application}/withdrawal",
                write,
                withdraw,
            ),
        described: Described::openapi(),
    }
}

/// An application to be entered. It counts as handed in, also after the call has closed: the organisers answer for what
/// their systems send.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationToEnter {
    /// Name.
    #[schema(max_length = 80)]
    name: String,
    /// E-mail address. Without one the organisers reach the person another way, and no link to the application is sent.
    #[serde(default)]
    email: String,
    /// Phone number.
    #[serde(default)]
    phone: String,
    /// The language in which they are written to (BCP 47): `et` or `en`.
    language: String,
    /// Where they work.
    #[serde(default)]
    #[schema(max_length = 160)]
    employer: String,
    /// EHAK code of their municipality, or empty.
    #[serde(default)]
    municipality: String,
    /// Id of the role as which they work.
    #[serde(default)]
    role: Option<String>,
    /// Answers by the question's id; of a choice its place in the list, counted from 0. Files cannot be sent.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// That the person has agreed that all this is kept here; without it nothing is.
    consent: bool,
}

impl ApplicationToEnter {
    /// What there is to enter; `once` makes it one application however often it is sent.
    ///
    /// # Errors
    /// `Invalid`; `Conflict(NotReady)` where the programme is not public.
    pub async fn read(
        &self,
        tx: &mut Tx,
        programme: &programme::Programme,
        once: &str,
    ) -> Result<Entered, Error> {
        if programme.state != programme::State::Published {
            return Err(Error::Conflict(Conflict::NotReady));
        }
        let questions = form::questions(tx, &programme.id, Stage::Apply).await?;
        let roles = role::list(tx, &programme.id).await?;
        let role = self.role.as_deref().unwrap_or_default();
        let mut fields = Fields::default()
            .with("name", &self.name)
            .with("email", &self.email)
            .with("phone", &self.phone)
            .with("language", &self.language)
            .with("employer", &self.employer)
            .with("municipality", &self.municipality)
            .with("role", role)
            .with("target_role", role);
        for (question, value) in &self.answers {
            fields.add(field_of(question), value);
        }
        let mut reader = Reader::new(&fields);
        // As on paper: what is required can still be asked for.
        let asked = Asked {
            questions: &questions,
            roles: &roles,
            files: &BTreeSet::new(),
            strict: false,
        };
        let details = Details::read(&mut reader, &asked);
        let language = reader.choice(
            "language",
            |typed| languages().iter().copied().find(|l| *l == typed),
            "et",
        );
        if details.name.is_empty() {
            reader.fault("name", Fault::Required);
        }
        if !self.consent {
            reader.fault("consent", Fault::Consent);
        }
        // A program that sends what there is not has a mistake in it, and nobody would see that it was left out.
        if details.municipality.is_empty() && !text::line(&self.municipality).is_empty() {
            reader.fault("municipality", Fault::Choose);
        }
        if details.role_id.is_none() && !role.is_empty() {
            reader.fault("role", Fault::Choose);
        }
        for (id, value) in &self.answers {
            if let Some(fault) = fault_of(&questions, &details, id, value) {
                reader.fault(&field_of(id), fault);
            }
        }
        let details = reader.done(details).map_err(named)?;
        Ok(Entered {
            name: details.name,
            email: details.email,
            phone: details.phone,
            language: language.to_owned(),
            employer: details.employer,
            municipality: details.municipality,
            role_id: details.role_id,
            answers: details.answers,
            once: once.to_owned(),
            agreed: self.consent,
        })
    }
}

fn field_of(question: &str) -> String {
    format!("q_{question}")
}

/// What is wrong with an answer beside what a draft may be.
fn fault_of(questions: &[Question], details: &Details, id: &str, value: &str) -> Option<Fault> {
    let Some(question) = questions.iter().find(|q| q.id == id) else {
        return Some(Fault::Choose);
    };
    let most = usize::try_from(question.most).unwrap_or(usize::MAX);
    match question.kind {
        Kind::File => Some(Fault::Choose),
        Kind::Choice => (!details.answers.contains_key(id) && !value.is_empty()).then_some(Fault::Choose),
        Kind::Short | Kind::Long => (text::length(value) > most).then_some(Fault::TooLong(most)),
    }
}

/// The faults with the names of the body's fields instead of those of the form.
fn named(error: Error) -> Error {
    let Error::Invalid(faults) = error else {
        return error;
    };
    let mut named = Faults::default();
    for (field, fault) in faults.iter() {
        match field.strip_prefix("q_") {
            Some(question) => named.add(&format!("answers.{question}"), fault),
            None => named.add(field, fault),
        }
    }
    Error::Invalid(named)
}

/// Where an application stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationStanding {
    /// Id.
    pub id: String,
    /// What reviewers see instead of a name.
    pub code: String,
    /// Where its place stands.
    pub standing: PlaceState,
    /// Until when an offered place can be accepted.
    #[schema(format = "date-time")]
    pub until: Option<String>,
}

impl ApplicationStanding {
    /// As it is shown.
    ///
    /// # Errors
    /// `NotFound` for a draft.
    pub fn of(application: &application::Application) -> Result<ApplicationStanding, Error> {
        let place = application.place().ok_or(Error::NotFound)?;
        Ok(ApplicationStanding {
            id: application.id.clone(),
            code: application.code.clone(),
            standing: place.into(),
            until: place.until().map(time),
        })
    }
}

#[utoipa::path(
    post, path = "/api/v1/programmes/{id}/applications", operation_id = "application_enter", tag = "applications",
    params(("id" = String, Path, description = "The programme's id.")),
    request_body = ApplicationToEnter,
    responses((status = 201, description = "Where it stands.", body = ApplicationStanding))
)]
async fn enter(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    sent: Sent<ApplicationToEnter>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let programme = programme::load(&mut tx, &caller.actor, &id, Right::EnterApplications).await?;
    let once = sent.id(&mut tx, &mut ctx, &caller).await?;
    let entered = sent.body.read(&mut tx, &programme, &once).await?;
    let application = people::enter(&mut tx, &mut ctx, &caller.actor, &id, &entered).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let there = format!("/api/v1/programmes/{id}/applications/{}", application.id);
    made(&there, &ApplicationStanding::of(&application)?)
}

#[utoipa::path(
    post, path = "/api/v1/programmes/{id}/applications/{application}/withdrawal",
    operation_id = "application_withdraw", tag = "applications",
    params(
        ("id" = String, Path, description = "The programme's id."),
        ("application" = String, Path, description = "The application's id."),
    ),
    responses((status = 200, description = "Where it stands now.", body = ApplicationStanding))
)]
async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path((id, application_id)): Path<(String, String)>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (actor, act) = (&caller.actor, Act::Withdraw);
    people::act(&mut tx, &mut ctx, actor, &id, &application_id, act).await?;
    let application = application::for_mail(&mut tx, &application_id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    answer(&ApplicationStanding::of(&application.ok_or(Error::NotFound)?)?)
}
