//! The parts of a programme's plan that are one of a kind, each saved on its own: what it says, its hours, the
//! certificate's conditions, the call. Partners, trainers, readings and meetings have files of their own.

use kernel::time;
use store::{db::Tx, sql};

use super::{Call, CertificateRule, Programme, Words, clock, life};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::plan::SPOKEN;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};

/// The most characters of a longer text.
const LONG: usize = 5000;
/// The most characters of the lead: it stands in large type, and in previews of the address.
const LEAD: usize = 500;

impl Words {
    /// The form's fields, in the order in which the page says them.
    pub const FIELDS: [&'static str; 11] = [
        "programme_title",
        "programme_lead",
        "programme_think",
        "programme_about",
        "programme_for_whom",
        "programme_gains",
        "programme_topics",
        "programme_approach",
        "programme_free",
        "programme_own_cost",
        "programme_certificate",
    ];

    /// Reads the form; only the title must be there, the rest before the programme is public.
    pub fn read(reader: &mut Reader<'_>) -> Words {
        Words {
            title: reader.required_line("programme_title", life::TITLE_MOST),
            lead: reader.lines("programme_lead", LEAD),
            about: reader.lines("programme_about", LONG),
            for_whom: reader.lines("programme_for_whom", LONG),
            gains: reader.lines("programme_gains", LONG),
            topics: reader.lines("programme_topics", LONG),
            think: reader.lines("programme_think", LONG),
            approach: reader.lines("programme_approach", LONG),
            free: reader.lines("programme_free", LONG),
            own_cost: reader.lines("programme_own_cost", LONG),
            certificate: reader.lines("programme_certificate", LONG),
            cancel_reason: String::new(),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("programme_title", &self.title)
            .with("programme_lead", &self.lead)
            .with("programme_about", &self.about)
            .with("programme_for_whom", &self.for_whom)
            .with("programme_gains", &self.gains)
            .with("programme_topics", &self.topics)
            .with("programme_think", &self.think)
            .with("programme_approach", &self.approach)
            .with("programme_free", &self.free)
            .with("programme_own_cost", &self.own_cost)
            .with("programme_certificate", &self.certificate)
    }
}

/// Saves what the programme says in one language.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_words(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    language: &str,
    words: &Words,
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    put_words(tx, id, language, words).await?;
    life::touch(tx, ctx, &programme).await
}

pub(super) async fn put_words(tx: &mut Tx, id: &str, language: &str, words: &Words) -> Result<()> {
    tx.run(
        sql!(
            "insert into programme_text (programme_id, language, title, lead, about, for_whom, gains, topics, think,
             approach, free, own_cost, certificate) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             on conflict (programme_id, language) do update set title = $3, lead = $4, about = $5, for_whom = $6,
             gains = $7, topics = $8, think = $9, approach = $10, free = $11, own_cost = $12, certificate = $13"
        ),
        &[
            id.into(),
            language.into(),
            (&words.title).into(),
            (&words.lead).into(),
            (&words.about).into(),
            (&words.for_whom).into(),
            (&words.gains).into(),
            (&words.topics).into(),
            (&words.think).into(),
            (&words.approach).into(),
            (&words.free).into(),
            (&words.own_cost).into(),
            (&words.certificate).into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes a translation away, with what trainers and meetings say in it; the language the programme was written in
/// first stays.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn remove_words(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, language: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    if language == programme.language || !programme.texts.contains_key(language) {
        return Err(Error::NotFound);
    }
    for statement in [
        sql!("delete from programme_text where programme_id = $1 and language = $2"),
        sql!(
            "delete from trainer_text where language = $2
             and trainer_id in (select id from trainer where programme_id = $1)"
        ),
        sql!(
            "delete from meeting_text where language = $2
             and meeting_id in (select id from meeting where programme_id = $1)"
        ),
    ] {
        tx.run(statement, &[id.into(), language.into()]).await?;
    }
    life::touch(tx, ctx, &programme).await
}

/// In which languages it is held, in which time zone, and how many academic hours it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basics {
    /// Languages, at least one.
    pub spoken: Vec<String>,
    /// IANA time zone of its deadlines and meetings.
    pub zone: String,
    /// Academic hours in meetings.
    pub meeting_hours: u32,
    /// Academic hours on one's own.
    pub own_hours: u32,
}

impl Basics {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Basics {
        let spoken = reader.choices("spoken", &SPOKEN);
        if spoken.is_empty() {
            reader.fault("spoken", Fault::Choose);
        }
        let zone = reader.required_line("zone", 60);
        if !zone.is_empty() && !time::is_zone(&zone) {
            reader.fault("zone", Fault::Choose);
        }
        let mut hours = |name| {
            let hours = reader.maybe_number(name, 0, 2000).unwrap_or(0);
            u32::try_from(hours).unwrap_or(0)
        };
        Basics {
            meeting_hours: hours("meeting_hours"),
            own_hours: hours("own_hours"),
            spoken,
            zone,
        }
    }

    /// The form's fields.
    pub fn fill(programme: &Programme) -> Fields {
        let hours = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        Fields::default()
            .with_all("spoken", programme.spoken.iter())
            .with("zone", &programme.zone)
            .with("meeting_hours", hours(programme.meeting_hours))
            .with("own_hours", hours(programme.own_hours))
    }

    /// Those of a programme.
    pub fn of(programme: &Programme) -> Basics {
        Basics {
            spoken: programme.spoken.clone(),
            zone: programme.zone.clone(),
            meeting_hours: programme.meeting_hours,
            own_hours: programme.own_hours,
        }
    }
}

/// Saves languages, zone and hours.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_basics(tx: &mut Tx, ctx: &Context, actor: &Actor, id: &str, basics: &Basics) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    tx.run(
        sql!("update programme set spoken = $2, zone = $3, meeting_hours = $4, own_hours = $5 where id = $1"),
        &[
            id.into(),
            serde_json::to_string(&basics.spoken)?.into(),
            (&basics.zone).into(),
            basics.meeting_hours.into(),
            basics.own_hours.into(),
        ],
    )
    .await?;
    life::touch(tx, ctx, &programme).await
}

impl CertificateRule {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> CertificateRule {
        CertificateRule {
            attend_percent: reader.count("attend_percent", 0, 100),
            needs_practicum: reader.ticked("needs_practicum"),
            needs_dialogue: reader.ticked("needs_dialogue"),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default().with("attend_percent", self.attend_percent.to_string());
        for (name, ticked) in [
            ("needs_practicum", self.needs_practicum),
            ("needs_dialogue", self.needs_dialogue),
        ] {
            if ticked {
                fields.add(name, "yes");
            }
        }
        fields
    }
}

/// Saves who gets a certificate.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_certificate_rule(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    id: &str,
    rule: &CertificateRule,
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    tx.run(
        sql!("update programme set attend_percent = $2, needs_practicum = $3, needs_dialogue = $4 where id = $1"),
        &[
            id.into(),
            rule.attend_percent.into(),
            rule.needs_practicum.into(),
            rule.needs_dialogue.into(),
        ],
    )
    .await?;
    life::touch(tx, ctx, &programme).await
}

/// Saves the call's times and places.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_call(tx: &mut Tx, ctx: &mut Context, actor: &Actor, id: &str, call: &Call) -> Result<()> {
    let programme = super::load_for_change(tx, actor, id, Right::Plan).await?;
    tx.run(
        sql!(
            "update programme set opens_at = $2, closes_at = $3, places = $4, answer_by = $5, accept_days = $6
             where id = $1"
        ),
        &[
            id.into(),
            call.opens_at.into(),
            call.closes_at.into(),
            call.places.into(),
            call.answer_by.into(),
            call.accept_days.into(),
        ],
    )
    .await?;
    life::touch(tx, ctx, &programme).await?;
    clock::reschedule(tx, ctx, id).await
}
