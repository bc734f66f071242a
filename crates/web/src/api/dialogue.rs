//! Dialogues of the organisation, drafts too; and a new draft.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::life::{self, NewDialogue};
use domain::dialogue::list::{self, Entry};
use domain::dialogue::plan::Words;
use domain::dialogue::{self, Phase};
use domain::input::{Fields, Reader};
use domain::registration::book::{self, Tally};
use domain::token::Scope;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::shape::{Listing, Part, Sent, Translated, answer, made, time, translated};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};
use crate::texts::languages;

#[derive(OpenApi)]
#[openapi(paths(index, show, create))]
struct Described;

pub(super) fn resource() -> Resource {
    let (read, write) = (
        Access::Token(Scope::DialoguesRead),
        Access::Token(Scope::DialoguesWrite),
    );
    Resource {
        routes: Routes::default()
            .get("/api/v1/dialogues", read, index)
            .post("/api/v1/dialogues", write, create)
            .get("/api/v1/dialogues/{id}", read, show),
        described: Described::openapi(),
    }
}

/// One event with a question.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Dialogue {
    /// Id.
    pub id: String,
    /// Its public page; of a draft only members see it.
    #[schema(format = "uri")]
    pub url: String,
    /// Where it stands.
    pub state: DialogueState,
    /// The question, by language.
    pub question: Translated,
    /// Why it is asked now, by language.
    pub why: Translated,
    /// Who is invited, by language.
    pub for_whom: Translated,
    /// What it can influence, by language.
    pub influence: Translated,
    /// Who answers to what comes out, by language.
    pub answerer: Translated,
    /// Why it was cancelled, by language.
    pub cancel_reason: Translated,
    /// By when the host answers.
    #[schema(format = "date-time")]
    pub answer_by: Option<String>,
    /// The language it is written in first (BCP 47).
    pub language: String,
    /// Languages spoken in it.
    pub spoken: Vec<String>,
    /// The method, in the version that it was planned with.
    pub method: DialogueMethod,
    /// When it begins; a draft may have no time yet.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// When it ends.
    #[schema(format = "date-time")]
    pub ends_at: Option<String>,
    /// When registration closes.
    #[schema(format = "date-time")]
    pub closes_at: Option<String>,
    /// IANA time zone in which people read those times.
    pub zone: String,
    /// How people take part.
    pub attendance: Attendance,
    /// Where, if there is a room.
    pub place: Place,
    /// How many places there are, and how many are taken.
    pub places: Places,
    /// When its plan was changed last.
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// Where a dialogue stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DialogueState {
    /// Being planned.
    Draft,
    /// People can register.
    Open,
    /// Registration has closed, it has not begun.
    Closed,
    /// It is held now.
    Running,
    /// It is over.
    Past,
    /// It was called off.
    Cancelled,
}

impl From<Phase> for DialogueState {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Draft => DialogueState::Draft,
            Phase::Open => DialogueState::Open,
            Phase::Closed => DialogueState::Closed,
            Phase::Running => DialogueState::Running,
            Phase::Past => DialogueState::Past,
            Phase::Cancelled => DialogueState::Cancelled,
        }
    }
}

/// The agreed course of a dialogue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DialogueMethod {
    /// Id of the method.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// How people take part.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// In one room.
    InPlace,
    /// By video link.
    Online,
    /// Both.
    Both,
}

impl From<dialogue::Attendance> for Attendance {
    fn from(attendance: dialogue::Attendance) -> Self {
        match attendance {
            dialogue::Attendance::InPlace => Attendance::InPlace,
            dialogue::Attendance::Online => Attendance::Online,
            dialogue::Attendance::Both => Attendance::Both,
        }
    }
}

/// Where a dialogue is held.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Place {
    /// Name of the room or house.
    pub name: String,
    /// Address.
    pub address: String,
    /// EHAK code of the municipality, or empty.
    pub code: String,
    /// Steps, parking, hearing loop, child care.
    pub access: String,
}

/// Places of a dialogue.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Places {
    /// How many there are; `null` in a draft without a number.
    pub capacity: Option<u32>,
    /// How many are held: offered, confirmed, attended.
    pub taken: u32,
    /// How many are free.
    pub free: u32,
    /// People who wait.
    pub waiting: u32,
    /// People who came.
    pub came: u32,
}

impl Dialogue {
    /// As it is shown at a time; `public_url` is where the installation is reached, without a slash at the end.
    pub fn of(dialogue: &dialogue::Dialogue, tally: &Tally, public_url: &str, now: i64) -> Dialogue {
        let texts = |part: fn(&Words) -> &String| {
            translated(
                dialogue
                    .texts
                    .iter()
                    .map(|(language, words)| (language, part(words))),
            )
        };
        let meeting = dialogue.meeting.clone();
        Dialogue {
            id: dialogue.id.clone(),
            url: format!("{public_url}/dialogues/{}", dialogue.public_id),
            state: dialogue.phase(now).into(),
            question: texts(|w| &w.question),
            why: texts(|w| &w.why),
            for_whom: texts(|w| &w.for_whom),
            influence: texts(|w| &w.influence),
            answerer: texts(|w| &w.answerer),
            cancel_reason: texts(|w| &w.cancel_reason),
            answer_by: dialogue.answer_by.map(time),
            language: dialogue.language.clone(),
            spoken: dialogue.spoken.clone(),
            method: DialogueMethod {
                id: dialogue.method_id.clone(),
                version: dialogue.method_version,
            },
            starts_at: meeting.starts_at.map(time),
            ends_at: dialogue.ends_at().map(time),
            closes_at: dialogue.closes_at().map(time),
            zone: meeting.zone,
            attendance: meeting.attendance.into(),
            place: Place {
                name: meeting.place_name,
                address: meeting.place_address,
                code: meeting.place_code,
                access: meeting.access,
            },
            places: Places {
                capacity: dialogue.places.capacity,
                taken: tally.taken,
                free: tally.free(),
                waiting: tally.waiting,
                came: tally.came,
            },
            updated_at: time(dialogue.updated_at),
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/dialogues", operation_id = "dialogues", tag = "dialogues", params(Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Dialogue>))
)]
async fn index(State(app): State<App>, caller: Caller, part: Part) -> Outcome {
    let mut tx = app.db.read().await?;
    let all = list::of_organisation(&mut tx, &caller.actor, caller.organisation()?).await?;
    let show = |entry: Entry| Dialogue::of(&entry.dialogue, &entry.tally, &app.url(""), caller.now);
    answer(&part.of(all, |entry| &entry.dialogue.id, show))
}

#[utoipa::path(
    get, path = "/api/v1/dialogues/{id}", operation_id = "dialogue", tag = "dialogues",
    params(("id" = String, Path, description = "The dialogue's id.")),
    responses((status = 200, description = "The dialogue.", body = Dialogue))
)]
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::load(&mut tx, &caller.actor, &id, Right::SeePlan).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    answer(&Dialogue::of(&dialogue, &tally, &app.url(""), caller.now))
}

/// A dialogue to be made: a draft, which people then plan and open.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DialogueToMake {
    /// The question.
    #[schema(max_length = 200)]
    question: String,
    /// The language that it is in (BCP 47): `et` or `en`.
    language: String,
}

#[utoipa::path(
    post, path = "/api/v1/dialogues", operation_id = "dialogue_create", tag = "dialogues",
    request_body = DialogueToMake,
    responses((status = 201, description = "The draft.", body = Dialogue))
)]
async fn create(State(app): State<App>, caller: Caller, sent: Sent<DialogueToMake>) -> Outcome {
    let fields = Fields::default()
        .with("question", &sent.body.question)
        .with("language", &sent.body.language);
    let mut reader = Reader::new(&fields);
    let new = NewDialogue::read(&mut reader, languages());
    let new = reader.done(new)?;
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (actor, organisation_id) = (&caller.actor, caller.organisation()?);
    let id = sent.id(&mut tx, &mut ctx, &caller).await?;
    let id = life::create_once(&mut tx, &mut ctx, actor, organisation_id, &id, &new).await?;
    let dialogue = dialogue::load(&mut tx, actor, &id, Right::Plan).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    tx.commit().await?;
    app.wake.notify_one();
    let dialogue = Dialogue::of(&dialogue, &tally, &app.url(""), caller.now);
    made(&format!("/api/v1/dialogues/{id}"), &dialogue)
}
