//! Applying: beginning, saving a draft, handing in. A draft is in the database from its first save, so a closed browser
//! loses nothing; the deadline is exact, and who comes after it is told so and keeps the draft.

use std::collections::{BTreeMap, BTreeSet};

use kernel::municipality::estonia;
use kernel::place::{Command, State as Place};
use kernel::text;
use store::{db::Tx, sql};

use super::{Application, Standing, book, own};
use crate::actor::{Actor, Right};
use crate::call::late::{self, LateEntry};
use crate::call::question::{self, Kind, Question, Stage};
use crate::call::role::TargetRole;
use crate::context::{self, Context};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::mail;
use crate::programme::{self, Programme};

/// What a form says instead of a municipality for who works in none.
pub const NO_MUNICIPALITY: &str = "none";
/// The most characters that a draft's answer may have; the question's own limit is asked when it is handed in.
const DRAFT_MOST: usize = 20_000;

/// The first thing typed: who applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApplication {
    /// Name.
    pub name: String,
    /// Address to which the link goes.
    pub email: String,
    /// Language of mails.
    pub language: String,
    /// Secret of a link for late entries, or empty.
    pub late: String,
    /// Made with the form: the same form sent twice begins one application.
    pub once: String,
}

impl NewApplication {
    /// Reads the form; without consent nothing is kept.
    pub fn read(
        reader: &mut Reader<'_>,
        languages: &[&'static str],
        reading: &'static str,
    ) -> NewApplication {
        let new = NewApplication {
            name: reader.required_line("name", 80),
            email: reader.required_address("email"),
            language: reader
                .choice(
                    "language",
                    |typed| languages.iter().copied().find(|l| *l == typed),
                    reading,
                )
                .to_owned(),
            late: reader.line("late", 64),
            once: reader.line("once", 64),
        };
        if !reader.ticked("consent") {
            reader.fault("consent", Fault::Consent);
        }
        new
    }
}

/// What came of beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// A draft, made now or by the same form before.
    Made(Box<Application>),
    /// Somebody with this address has an application: the link to it was sent there.
    Known,
}

/// Begins an application: a draft, and a mail with its link.
///
/// # Errors
/// `NotFound` for a draft or stranger's id, `Gone` when the call has closed, `Conflict(NotBegun)` before it opens,
/// `Conflict(Cancelled)`.
pub async fn begin(tx: &mut Tx, ctx: &mut Context, public_id: &str, new: &NewApplication) -> Result<Begun> {
    let programme = programme::public(tx, &Actor::Visitor, public_id).await?;
    let programme = programme::load_for_change(tx, &Actor::System, &programme.id, Right::SeePlan).await?;
    let once = told_apart(ctx, new);
    let there = tx
        .maybe(
            sql!("select id from application where programme_id = $1 and once = $2"),
            &[(&programme.id).into(), (&once).into()],
        )
        .await?;
    if let Some(row) = there {
        let made = super::by_id(tx, &row.get::<String>("id")?).await?;
        return Ok(Begun::Made(Box::new(made)));
    }
    if programme.state == programme::State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    let late = late::open(tx, &programme, &new.late, ctx.now).await?;
    if late.is_none() && !programme.takes_applications(ctx.now) {
        let ahead = programme.call.opens_at.is_none_or(|at| ctx.now < at);
        return Err(if ahead {
            Error::Conflict(Conflict::NotBegun)
        } else {
            Error::Gone
        });
    }
    let known = tx
        .maybe(
            sql!(
                "select min(id) as id from application where programme_id = $1 and email_folded = $2
                 having count(*) > 0"
            ),
            &[(&programme.id).into(), text::fold(&new.email).into()],
        )
        .await?;
    if let Some(row) = known {
        let application = super::by_id(tx, &row.get::<String>("id")?).await?;
        // A link for late entries is made for those who have begun and missed the deadline, too.
        if let Some(late) = &late {
            tx.run(
                sql!("update application set late_id = $2 where id = $1"),
                &[(&application.id).into(), (&late.id).into()],
            )
            .await?;
        }
        mail::queue(
            tx,
            ctx,
            application.mail(&programme, mail::Kind::ApplicationBegun),
        )
        .await?;
        return Ok(Begun::Known);
    }
    let (id, code) = (ctx.id(), super::fresh_code(tx, ctx, &programme.id).await?);
    tx.run(
        sql!(
            "insert into application (id, programme_id, state, line, code, name, name_folded, email, email_folded, phone,
             language, employer, employer_folded, municipality, late_id, secret_hash, once, consent_at, created_at,
             updated_at) values ($1, $2, 'draft', 0, $3, $4, $5, $6, $7, '', $8, '', '', '', $9, $10, $11, $12, $12, $12)"
        ),
        &[
            (&id).into(),
            (&programme.id).into(),
            code.into(),
            (&new.name).into(),
            text::fold(&new.name).into(),
            (&new.email).into(),
            text::fold(&new.email).into(),
            (&new.language).into(),
            late.map(|late| late.id).into(),
            context::hash(&super::secret(ctx, &id)).into(),
            once.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    let application = super::by_id(tx, &id).await?;
    mail::queue(
        tx,
        ctx,
        application.mail(&programme, mail::Kind::ApplicationBegun),
    )
    .await?;
    Ok(Begun::Made(Box::new(application)))
}

/// The form's token with who is in it: a form that comes back with somebody else in it, as after "Back" on a computer
/// that several people use, is another application.
fn told_apart(ctx: &mut Context, new: &NewApplication) -> String {
    match new.once.as_str() {
        "" => ctx.token(),
        token => context::hash(&[token, &new.name, &new.email].join("\n")),
    }
}

/// Whether an application can be handed in or changed now: while the call is open, or by its link for late entries.
pub fn may_hand_in(programme: &Programme, late: Option<&LateEntry>, now: i64) -> bool {
    programme.takes_applications(now) || late.is_some_and(|late| late.lets_in(programme, now))
}

/// Until when an application can be handed in, microseconds UTC.
///
/// # Errors
/// When the database fails.
pub async fn open_until(
    tx: &mut Tx,
    application: &Application,
    programme: &Programme,
    now: i64,
) -> Result<Option<i64>> {
    let late = late::of_application(tx, application.late_id.as_deref()).await?;
    let late = late.filter(|late| late.lets_in(programme, now)).map(|l| l.until);
    let call = programme
        .call
        .closes_at
        .filter(|_| programme.takes_applications(now));
    Ok(call.max(late))
}

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The call's questions of the stage at hand.
    pub questions: &'a [Question],
    /// Its target roles.
    pub roles: &'a [TargetRole],
    /// Questions that have been answered with a file.
    pub files: &'a BTreeSet<String>,
    /// Whether what is required must be there: not in a draft, not where organisers type in a paper.
    pub strict: bool,
}

/// What somebody has filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Name.
    pub name: String,
    /// E-mail address; in a draft an empty one leaves the address as it was.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// Where they work.
    pub employer: String,
    /// Code of their municipality; empty where it is not said, or none.
    pub municipality: String,
    /// As what they work.
    pub role_id: Option<String>,
    /// Answers by question.
    pub answers: BTreeMap<String, String>,
}

impl Details {
    /// Reads the form: `name`, `email`, `phone`, `employer`, `municipality`, `target_role`, and `q_ID` for each question.
    pub fn read(reader: &mut Reader<'_>, asked: &Asked<'_>) -> Details {
        let strict = asked.strict;
        let name = reader.line("name", 80);
        let email = reader.address("email");
        let phone = reader.phone("phone");
        let employer = reader.line("employer", 160);
        let typed = reader.line("municipality", 20);
        let municipality = if estonia().by_code(&typed).is_some() {
            typed.clone()
        } else {
            String::new()
        };
        let role = reader.line("target_role", 64);
        let role_id = asked.roles.iter().find(|r| r.id == role).map(|r| r.id.clone());
        if strict {
            for (field, value) in [("name", &name), ("email", &email), ("employer", &employer)] {
                if value.is_empty() {
                    reader.fault(field, Fault::Required);
                }
            }
            if municipality.is_empty() && typed != NO_MUNICIPALITY {
                reader.fault("municipality", Fault::Choose);
            }
            if role_id.is_none() && !asked.roles.is_empty() {
                reader.fault("target_role", Fault::Choose);
            }
        }
        Details {
            name,
            email,
            phone,
            employer,
            municipality,
            role_id,
            answers: read_answers(reader, asked),
        }
    }

    /// The form's fields of an application.
    pub fn fill(application: &Application) -> Fields {
        let handed_in = application.standing != Standing::Draft;
        let municipality = match application.municipality.as_str() {
            "" if handed_in => NO_MUNICIPALITY,
            code => code,
        };
        let mut fields = Fields::default()
            .with("name", &application.name)
            .with("email", &application.email)
            .with("phone", &application.phone)
            .with("employer", &application.employer)
            .with("municipality", municipality)
            .with("target_role", application.role_id.clone().unwrap_or_default())
            .with("version", application.version.to_string());
        for (question, value) in &application.answers {
            fields.add(format!("q_{question}"), value);
        }
        fields
    }

    /// Whether the application says this already.
    fn are_of(&self, application: &Application, questions: &[Question]) -> bool {
        let asked = |id: &String| questions.iter().any(|q| q.id == *id);
        let mut there = application.answers.clone();
        there.retain(|id, _| asked(id));
        (
            &self.name,
            &self.phone,
            &self.employer,
            &self.municipality,
            &self.role_id,
            &self.answers,
        ) == (
            &application.name,
            &application.phone,
            &application.employer,
            &application.municipality,
            &application.role_id,
            &there,
        ) && (self.email.is_empty() || self.email == application.email)
    }
}

/// Reads the answers to questions.
pub fn read_answers(reader: &mut Reader<'_>, asked: &Asked<'_>) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    for question in asked.questions {
        let field = question.field();
        let most = if asked.strict {
            usize::try_from(question.most).unwrap_or(DRAFT_MOST)
        } else {
            DRAFT_MOST
        };
        let value = match question.kind {
            Kind::Short => reader.line(&field, most),
            Kind::Long => reader.lines(&field, most),
            Kind::Choice => {
                let typed = reader.line(&field, 4);
                let known = typed
                    .parse::<usize>()
                    .is_ok_and(|at| at < question.choice_count());
                if known { typed } else { String::new() }
            }
            Kind::File => {
                if asked.strict && question.required && !asked.files.contains(&question.id) {
                    reader.fault(&field, Fault::Required);
                }
                continue;
            }
        };
        if value.is_empty() {
            if asked.strict && question.required {
                let choose = question.kind == Kind::Choice;
                reader.fault(&field, if choose { Fault::Choose } else { Fault::Required });
            }
        } else {
            answers.insert(question.id.clone(), value);
        }
    }
    answers
}

/// The questions of one stage.
///
/// # Errors
/// When the database fails.
pub async fn questions(tx: &mut Tx, programme_id: &str, stage: Stage) -> Result<Vec<Question>> {
    let mut questions = question::list(tx, programme_id).await?;
    questions.retain(|q| q.stage == stage);
    Ok(questions)
}

/// Saves a draft as it is, also after the call has closed: what was written is never lost. The version saved.
///
/// # Errors
/// `NotFound`, `Conflict(Rewritten)` where another text was saved since `version` was read, `Conflict(PlaceState)` once
/// it was handed in.
pub async fn save_draft(
    tx: &mut Tx,
    ctx: &Context,
    secret: &str,
    version: u32,
    details: &Details,
) -> Result<u32> {
    let (application, programme) = own::find_for_change(tx, secret).await?;
    let questions = questions(tx, &programme.id, Stage::Apply).await?;
    if details.are_of(&application, &questions) {
        return Ok(application.version);
    }
    if application.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    if application.standing != Standing::Draft {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    put(tx, ctx, &application, details, &questions).await?;
    Ok(application.version + 1)
}

/// What came of handing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedIn {
    /// It has arrived, or what was changed is saved.
    InTime,
    /// The call had closed: the draft is kept as it was sent, and not handed in.
    TooLate,
}

/// Hands an application in, or saves what was changed in one that was handed in and is still open. `details` were read
/// strictly.
///
/// # Errors
/// `NotFound`, `Conflict(Rewritten)`, `Conflict(Cancelled)`; `Gone` where one that was handed in can no longer be changed.
pub async fn hand_in(
    tx: &mut Tx,
    ctx: &mut Context,
    secret: &str,
    version: u32,
    details: &Details,
) -> Result<HandedIn> {
    let (application, programme) = own::find_for_change(tx, secret).await?;
    let questions = questions(tx, &programme.id, Stage::Apply).await?;
    let same = details.are_of(&application, &questions);
    let is_in = application.place().is_some_and(|place| !place.may_return());
    if is_in && same {
        return Ok(HandedIn::InTime);
    }
    if application.version != version && !same {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    if programme.state == programme::State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    let late = late::of_application(tx, application.late_id.as_deref()).await?;
    let open = may_hand_in(&programme, late.as_ref(), ctx.now);
    match application.place() {
        None => put(tx, ctx, &application, details, &questions).await?,
        Some(_) if !open => return Err(Error::Gone),
        Some(Place::Registered | Place::Withdrawn) => put(tx, ctx, &application, details, &questions).await?,
        Some(_) => return Err(Error::Conflict(Conflict::PlaceState)),
    }
    if !open {
        return Ok(HandedIn::TooLate);
    }
    tx.run(
        sql!("update application set submitted_at = coalesce(submitted_at, $2) where id = $1"),
        &[(&application.id).into(), ctx.now.into()],
    )
    .await?;
    let command = Command::Apply {
        key: application.id.clone(),
    };
    let until = late.filter(|l| l.is_open(ctx.now)).map_or(0, |l| l.until);
    book::apply_late(tx, ctx, &Actor::Visitor, &programme, command, until).await?;
    Ok(HandedIn::InTime)
}

/// Writes what was filled in. Only what this call asks is kept, whatever the caller read.
async fn put(
    tx: &mut Tx,
    ctx: &Context,
    application: &Application,
    details: &Details,
    questions: &[Question],
) -> Result<()> {
    let email = if details.email.is_empty() {
        &application.email
    } else {
        &details.email
    };
    tx.run(
        sql!(
            "update application set name = $2, name_folded = $3, email = $4, email_folded = $5, phone = $6, employer = $7,
             employer_folded = $8, municipality = $9, role_id = $10 where id = $1"
        ),
        &[
            (&application.id).into(),
            (&details.name).into(),
            text::fold(&details.name).into(),
            email.into(),
            text::fold(email).into(),
            (&details.phone).into(),
            (&details.employer).into(),
            text::fold(&details.employer).into(),
            (&details.municipality).into(),
            details.role_id.clone().into(),
        ],
    )
    .await?;
    put_answers(tx, ctx, &application.id, &details.answers, questions).await
}

/// Writes answers to these questions and counts the save; answers to others stay.
pub(super) async fn put_answers(
    tx: &mut Tx,
    ctx: &Context,
    id: &str,
    answers: &BTreeMap<String, String>,
    questions: &[Question],
) -> Result<()> {
    for question in questions.iter().filter(|q| q.kind != Kind::File) {
        match answers.get(&question.id) {
            Some(value) => {
                tx.run(
                    sql!(
                        "insert into application_answer (application_id, question_id, value) values ($1, $2, $3)
                         on conflict (application_id, question_id) do update set value = $3"
                    ),
                    &[id.into(), (&question.id).into(), value.into()],
                )
                .await?;
            }
            None => {
                tx.run(
                    sql!("delete from application_answer where application_id = $1 and question_id = $2"),
                    &[id.into(), (&question.id).into()],
                )
                .await?;
            }
        }
    }
    tx.run(
        sql!("update application set version = version + 1, updated_at = $2 where id = $1"),
        &[id.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
