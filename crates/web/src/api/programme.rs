//! Programmes of the organisation, drafts too: what they say, their call, under which conditions people are chosen, who
//! stands behind them.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::{question, role};
use domain::error::Error;
use domain::meeting::Kind as MeetingKind;
use domain::programme::partner::Part as PartnerPart;
use domain::programme::tally::{self, Tally};
use domain::programme::{self, Choose, Phase, Words, partner, reading, trainer};
use domain::token::Scope;
use serde::Serialize;
use store::db::Tx;
use utoipa::{OpenApi, ToSchema};

use super::call::{Question, TargetRole};
use super::meeting::Meeting;
use super::shape::{Listing, Part, Translated, answer, time, translated};
use super::{Caller, Resource};
use crate::app::App;
use crate::failure::Outcome;
use crate::route::{Access, Routes};

#[derive(OpenApi)]
#[openapi(paths(index, show))]
struct Described;

pub(super) fn resource() -> Resource {
    let read = Access::Token(Scope::ProgrammesRead);
    Resource {
        routes: Routes::default().get("/api/v1/programmes", read, index).get(
            "/api/v1/programmes/{id}",
            read,
            show,
        ),
        described: Described::openapi(),
    }
}

/// A call, a cohort that meets and learns, dialogues at home, certificates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Programme {
    /// Id.
    pub id: String,
    /// Its public page; of a draft only members see it.
    #[schema(format = "uri")]
    pub url: String,
    /// Where it stands.
    pub state: ProgrammeState,
    /// Its name, by language.
    pub title: Translated,
    /// What it is and for whom, by language.
    pub lead: Translated,
    /// The language it is written in first (BCP 47).
    pub language: String,
    /// Languages in which it is held.
    pub spoken: Vec<String>,
    /// IANA time zone in which people read its deadlines.
    pub zone: String,
    /// Its call.
    pub call: Call,
    /// When its first meeting begins; a draft may have no time yet.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// When its last meeting ends.
    #[schema(format = "date-time")]
    pub ends_at: Option<String>,
    /// Academic hours (45 minutes) in meetings.
    pub meeting_hours: u32,
    /// Academic hours on one's own.
    pub own_hours: u32,
    /// How many people there are.
    pub people: ProgrammePeople,
    /// When its plan was changed last.
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// Where a programme stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeState {
    /// Being planned.
    Draft,
    /// Public, the call is not open yet.
    Announced,
    /// People can apply.
    Open,
    /// The call is closed, the decisions are not released.
    Choosing,
    /// Decided, and not begun.
    Chosen,
    /// The meetings are held.
    Running,
    /// The last meeting is over.
    Past,
    /// It was called off.
    Cancelled,
}

impl From<Phase> for ProgrammeState {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Draft => ProgrammeState::Draft,
            Phase::Announced => ProgrammeState::Announced,
            Phase::Open => ProgrammeState::Open,
            Phase::Choosing => ProgrammeState::Choosing,
            Phase::Chosen => ProgrammeState::Chosen,
            Phase::Running => ProgrammeState::Running,
            Phase::Past => ProgrammeState::Past,
            Phase::Cancelled => ProgrammeState::Cancelled,
        }
    }
}

/// When the call is open, for how many places.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Call {
    /// When it opens.
    #[schema(format = "date-time")]
    pub opens_at: Option<String>,
    /// When it closes: what comes at this very moment is late.
    #[schema(format = "date-time")]
    pub closes_at: Option<String>,
    /// How many places there are.
    pub places: Option<u32>,
    /// By when applicants are told.
    #[schema(format = "date-time")]
    pub answer_by: Option<String>,
    /// An offered place is to be answered within so many days.
    pub accept_days: u32,
}

/// How many people a programme has.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ProgrammePeople {
    /// Who handed in an application, whatever became of it.
    pub applied: u32,
    /// Who was offered a place and has not answered.
    pub offered: u32,
    /// Who takes part.
    pub taking_part: u32,
    /// Who signed up for its information events.
    pub guests: u32,
}

impl Programme {
    /// As it is shown at a time; `public_url` is where the installation is reached, without a slash at the end.
    pub fn of(programme: &programme::Programme, tally: &Tally, public_url: &str, now: i64) -> Programme {
        let call = programme.call;
        Programme {
            id: programme.id.clone(),
            url: format!("{public_url}/programmes/{}", programme.public_id),
            state: programme.phase(now).into(),
            title: texts(programme, |w| &w.title),
            lead: texts(programme, |w| &w.lead),
            language: programme.language.clone(),
            spoken: programme.spoken.clone(),
            zone: programme.zone.clone(),
            call: Call {
                opens_at: call.opens_at.map(time),
                closes_at: call.closes_at.map(time),
                places: call.places,
                answer_by: call.answer_by.map(time),
                accept_days: call.accept_days,
            },
            starts_at: programme.span.map(|(starts, _)| time(starts)),
            ends_at: programme.span.map(|(_, ends)| time(ends)),
            meeting_hours: programme.meeting_hours,
            own_hours: programme.own_hours,
            people: ProgrammePeople {
                applied: tally.applied,
                offered: tally.offered,
                taking_part: tally.taking_part,
                guests: tally.guests,
            },
            updated_at: time(programme.updated_at),
        }
    }
}

fn texts(programme: &programme::Programme, part: fn(&Words) -> &String) -> Translated {
    translated(
        programme
            .texts
            .iter()
            .map(|(language, words)| (language, part(words))),
    )
}

/// A programme with its whole plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammePlan {
    /// As the list has it.
    pub programme: Programme,
    /// What it says about itself.
    pub texts: ProgrammeTexts,
    /// Under which conditions people are chosen.
    pub conditions: Conditions,
    /// Who gets a certificate; everybody else who takes part gets an attestation.
    pub certificate: CertificateRule,
    /// Meetings and information events, in order.
    pub meetings: Vec<Meeting>,
    /// Who leads the meetings.
    pub trainers: Vec<Trainer>,
    /// Who else stands behind it.
    pub partners: Vec<Partner>,
    /// What there is to read and to listen to.
    pub readings: Vec<Reading>,
    /// As what the people work for whom it is.
    pub roles: Vec<TargetRole>,
    /// What its call asks.
    pub questions: Vec<Question>,
}

/// What a programme says about itself, each by language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeTexts {
    /// What it is about.
    pub about: Translated,
    /// Who is awaited.
    pub for_whom: Translated,
    /// What taking part makes possible.
    pub gains: Translated,
    /// Topics, one on a line.
    pub topics: Translated,
    /// What to think about before applying, one on a line.
    pub think: Translated,
    /// How the meetings are held.
    pub approach: Translated,
    /// What is free.
    pub free: Translated,
    /// What the participant pays.
    pub own_cost: Translated,
    /// Who gets a certificate, in words.
    pub certificate: Translated,
    /// Why it was cancelled.
    pub cancel_reason: Translated,
}

/// Under which conditions people are chosen. Those of the roles stand with the roles.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Conditions {
    /// At most one from each municipality.
    pub one_per_municipality: bool,
    /// At most one from each organisation.
    pub one_per_organisation: bool,
    /// From at least so many counties; 0 or 1 asks nothing.
    pub counties_least: u32,
    /// How people are chosen.
    pub choose: HowChosen,
    /// Who scores less (of 100) is not chosen.
    pub line: f64,
    /// Whether reviewers see no names.
    pub blind: bool,
    /// How many reviews each application needs.
    pub reviews_least: u32,
}

/// How people are chosen.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HowChosen {
    /// The highest scores that the conditions allow.
    Best,
    /// A fair lottery among those above the line.
    Lottery,
}

/// Who gets a certificate.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct CertificateRule {
    /// Least share of the meetings attended, in per cent.
    pub attend_percent: u32,
    /// The practicum must have been held.
    pub needs_practicum: bool,
    /// The own dialogue must have been held.
    pub needs_dialogue: bool,
}

/// Somebody who leads the meetings.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Trainer {
    /// Name as the page shows it.
    pub name: String,
    /// Web address, or empty.
    pub link: String,
    /// Who they are and how they work, by language.
    pub about: Translated,
}

/// Somebody who stands behind a programme.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Partner {
    /// Name.
    pub name: String,
    /// What it does.
    pub part: PartnerDoes,
    /// Web address, or empty.
    pub link: String,
}

/// What a partner does.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartnerDoes {
    /// Organises it together with the host.
    Organiser,
    /// Helps.
    Partner,
    /// Pays for it.
    Funder,
}

/// Something to read or to listen to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reading {
    /// Who wrote it and what it is called.
    pub title: String,
    /// Web address, or empty for a book.
    pub link: String,
    /// The language it is in (BCP 47).
    pub language: String,
}

impl ProgrammePlan {
    /// The plan of a programme that the caller has loaded for whom it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        tx: &mut Tx,
        programme: &programme::Programme,
        public_url: &str,
        now: i64,
    ) -> Result<ProgrammePlan, Error> {
        let id = programme.id.as_str();
        let tally = tally::of(tx, programme).await?;
        let mut meetings = domain::meeting::list(tx, id, MeetingKind::Meeting).await?;
        meetings.extend(domain::meeting::list(tx, id, MeetingKind::Information).await?);
        let (conditions, rule) = (programme.conditions, programme.certificate_rule);
        let part = |part: fn(&Words) -> &String| texts(programme, part);
        Ok(ProgrammePlan {
            programme: Programme::of(programme, &tally, public_url, now),
            texts: ProgrammeTexts {
                about: part(|w| &w.about),
                for_whom: part(|w| &w.for_whom),
                gains: part(|w| &w.gains),
                topics: part(|w| &w.topics),
                think: part(|w| &w.think),
                approach: part(|w| &w.approach),
                free: part(|w| &w.free),
                own_cost: part(|w| &w.own_cost),
                certificate: part(|w| &w.certificate),
                cancel_reason: part(|w| &w.cancel_reason),
            },
            conditions: Conditions {
                one_per_municipality: conditions.one_per_municipality,
                one_per_organisation: conditions.one_per_organisation,
                counties_least: conditions.counties_least,
                choose: match conditions.choose {
                    Choose::Best => HowChosen::Best,
                    Choose::Lottery => HowChosen::Lottery,
                },
                line: conditions.line,
                blind: programme.reviewing.blind,
                reviews_least: programme.reviewing.least,
            },
            certificate: CertificateRule {
                attend_percent: rule.attend_percent,
                needs_practicum: rule.needs_practicum,
                needs_dialogue: rule.needs_dialogue,
            },
            meetings: meetings.iter().map(Meeting::of).collect(),
            trainers: trainer::list(tx, id)
                .await?
                .into_iter()
                .map(Trainer::of)
                .collect(),
            partners: partner::list(tx, id)
                .await?
                .into_iter()
                .map(Partner::of)
                .collect(),
            readings: reading::list(tx, id)
                .await?
                .into_iter()
                .map(Reading::of)
                .collect(),
            roles: role::list(tx, id)
                .await?
                .into_iter()
                .map(TargetRole::of)
                .collect(),
            questions: question::list(tx, id)
                .await?
                .into_iter()
                .map(Question::of)
                .collect(),
        })
    }
}

impl Trainer {
    fn of(trainer: trainer::Trainer) -> Trainer {
        Trainer {
            about: translated(trainer.texts.iter()),
            name: trainer.name,
            link: trainer.link,
        }
    }
}

impl Partner {
    fn of(partner: partner::Partner) -> Partner {
        Partner {
            name: partner.name,
            part: match partner.part {
                PartnerPart::Organiser => PartnerDoes::Organiser,
                PartnerPart::Partner => PartnerDoes::Partner,
                PartnerPart::Funder => PartnerDoes::Funder,
            },
            link: partner.link,
        }
    }
}

impl Reading {
    fn of(reading: reading::Reading) -> Reading {
        Reading {
            title: reading.title,
            link: reading.link,
            language: reading.language,
        }
    }
}

#[utoipa::path(
    get, path = "/api/v1/programmes", operation_id = "programmes", tag = "programmes", params(Part),
    responses((status = 200, description = "A part of the list.", body = Listing<Programme>))
)]
async fn index(State(app): State<App>, caller: Caller, part: Part) -> Outcome {
    let mut tx = app.db.read().await?;
    let all = programme::of_organisation(&mut tx, &caller.actor, caller.organisation()?).await?;
    let mut counted = Vec::with_capacity(all.len());
    for programme in all {
        let tally = tally::of(&mut tx, &programme).await?;
        counted.push((programme, tally));
    }
    let show = |(programme, tally): (programme::Programme, Tally)| {
        Programme::of(&programme, &tally, &app.url(""), caller.now)
    };
    answer(&part.of(counted, |(programme, _)| &programme.id, show))
}

#[utoipa::path(
    get, path = "/api/v1/programmes/{id}", operation_id = "programme", tag = "programmes",
    params(("id" = String, Path, description = "The programme's id.")),
    responses((status = 200, description = "The programme.", body = ProgrammePlan))
)]
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::load(&mut tx, &caller.actor, &id, Right::SeePlan).await?;
    answer(&ProgrammePlan::load(&mut tx, &programme, &app.url(""), caller.now).await?)
}
