//! Everything that is held about an applicant or participant, as JSON: for themselves, so with nothing left out but
//! hashes.

use data_encoding::BASE64;
use kernel::place::State;
use serde_json::{Map, Value, json};
use store::{db::Tx, sql};

use super::{Application, own};
use crate::call::{late, question, role};
use crate::error::Result;
use crate::pair::{self, practicum};
use crate::programme::Programme;
use crate::{certificate, cohort, own_dialogue, selection};

fn stamp(at: i64) -> String {
    kernel::time::local(at, "UTC").rfc3339()
}

/// What is held about whoever holds the link. Each noun adds a part of its own.
///
/// # Errors
/// `NotFound`.
pub async fn of_link(tx: &mut Tx, secret: &str) -> Result<Value> {
    let (application, programme) = own::find(tx, secret).await?;
    let mut held = Map::new();
    held.insert(
        "programme".to_owned(),
        json!({ "title": programme.title(), "starts_at": programme.span.map(|(starts, _)| stamp(starts)) }),
    );
    held.insert(
        "application".to_owned(),
        details(tx, &application, &programme).await?,
    );
    held.insert("answers".to_owned(), answers(tx, &application, &programme).await?);
    held.insert("files".to_owned(), files(tx, &application.id).await?);
    held.insert("history".to_owned(), history(tx, &application.id).await?);
    held.insert("mails".to_owned(), mails(tx, &application.id).await?);
    if let Some(told) = selection::told(tx, &application, &programme).await? {
        held.insert(
            "decision".to_owned(),
            json!({
                "outcome": told.outcome.as_str(),
                "place_in_reserve": told.rank,
                "reason": told.reason.as_str(),
                "note": told.note,
            }),
        );
    }
    // Who has given up the place is no longer shown what they did, and holds it nevertheless.
    if application.takes_part() || application.place() == Some(State::Withdrawn) {
        held.insert(
            "cohort".to_owned(),
            cohort::held::held(tx, &application, &programme).await?,
        );
        held.insert(
            "learning_pair".to_owned(),
            pair_of(tx, &application, secret).await?,
        );
        held.insert(
            "certificate".to_owned(),
            certificate::held(tx, &application).await?,
        );
    }
    Ok(Value::Object(held))
}

/// What somebody said about their experience, their partners, their practicums and their own dialogue.
async fn pair_of(tx: &mut Tx, application: &Application, secret: &str) -> Result<Value> {
    let id: &str = &application.id;
    let profile = pair::profile::of_participant(tx, id).await?;
    let mine = if application.takes_part() {
        pair::own(tx, secret).await?.2
    } else {
        None
    };
    let partners: Vec<String> = mine
        .into_iter()
        .flat_map(|p| p.people)
        .filter(|a| a.id != id)
        .map(|a| a.name)
        .collect();
    let practicums: Vec<Value> = practicum::all_held_by(tx, id)
        .await?
        .into_iter()
        .map(|p| {
            json!({
                "question": p.plan.question,
                "plan": p.plan.plan,
                "place": p.plan.place,
                "held_at": p.held_at.map(stamp),
                "people": p.people,
                "lessons": p.lessons,
            })
        })
        .collect();
    let own = own_dialogue::of(tx, id, i64::MAX).await?;
    Ok(json!({
        "experience": profile.as_ref().map(|p| p.experience.clone()),
        "languages": profile.map(|p| p.languages),
        "partners": partners,
        "practicums_held": practicums,
        "own_dialogue": own.map(|o| o.dialogue.question().to_owned()),
    }))
}

async fn details(tx: &mut Tx, application: &Application, programme: &Programme) -> Result<Value> {
    let roles = role::list(tx, &programme.id).await?;
    let role = roles
        .iter()
        .find(|r| Some(&r.id) == application.role_id.as_ref())
        .map(|r| r.name(&application.language, &programme.language).to_owned());
    let late = late::of_application(tx, application.late_id.as_deref()).await?;
    let municipality = kernel::municipality::estonia().by_code(&application.municipality);
    Ok(json!({
        "name": application.name,
        "email": application.email,
        "phone": application.phone,
        "language": application.language,
        "employer": application.employer,
        "municipality": municipality.map(|m| m.full_name()),
        "role": role,
        "code_for_reviewers": application.code,
        "state": application.standing.as_str(),
        "offered_until": application.place().and_then(kernel::place::State::until).map(stamp),
        "came_by_a_link_until": late.map(|l| stamp(l.until)),
        "agreed_at": application.consent_at.map(stamp),
        "begun_at": stamp(application.created_at),
        "handed_in_at": application.submitted_at.map(stamp),
        "changed_at": stamp(application.updated_at),
    }))
}

async fn answers(tx: &mut Tx, application: &Application, programme: &Programme) -> Result<Value> {
    let (language, first) = (&application.language, &programme.language);
    let mut answers = Vec::new();
    for question in question::list(tx, &programme.id).await? {
        if let Some(value) = application.answers.get(&question.id) {
            answers.push(json!({
                "question": question.text(language, first).1.text,
                "answer": question.answer(value, language, first),
            }));
        }
    }
    Ok(json!(answers))
}

async fn files(tx: &mut Tx, id: &str) -> Result<Value> {
    let rows = tx
        .all(
            sql!("select name, media_type, bytes, created_at from file where application_id = $1 order by created_at, id"),
            &[id.into()],
        )
        .await?;
    let mut files = Vec::with_capacity(rows.len());
    for row in &rows {
        files.push(json!({
            "name": row.get::<String>("name")?,
            "media_type": row.get::<String>("media_type")?,
            "handed_in_at": stamp(row.get("created_at")?),
            "base64": BASE64.encode(&row.get::<Vec<u8>>("bytes")?),
        }));
    }
    Ok(json!(files))
}

async fn history(tx: &mut Tx, id: &str) -> Result<Value> {
    let rows = tx
        .all(
            sql!(
                "select was, became, cause, token_name, at from application_change where application_id = $1
                 order by at, id"
            ),
            &[id.into()],
        )
        .await?;
    let mut steps = Vec::with_capacity(rows.len());
    for row in &rows {
        steps.push(json!({
            "was": row.get::<Option<String>>("was")?,
            "became": row.get::<Option<String>>("became")?,
            "cause": row.get::<String>("cause")?,
            "by_system": row.get::<Option<String>>("token_name")?,
            "at": stamp(row.get("at")?),
        }));
    }
    Ok(json!(steps))
}

async fn mails(tx: &mut Tx, id: &str) -> Result<Value> {
    let rows = tx
        .all(
            sql!(
                "select kind, to_address, subject, state, created_at, sent_at from mail where application_id = $1
                 order by created_at, id"
            ),
            &[id.into()],
        )
        .await?;
    let mut mails = Vec::with_capacity(rows.len());
    for row in &rows {
        mails.push(json!({
            "kind": row.get::<String>("kind")?,
            "to": row.get::<String>("to_address")?,
            "subject": row.get::<String>("subject")?,
            "state": row.get::<String>("state")?,
            "made_at": stamp(row.get("created_at")?),
            "sent_at": row.get::<Option<i64>>("sent_at")?.map(stamp),
        }));
    }
    Ok(json!(mails))
}
