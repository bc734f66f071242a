//! Everything of the cohort that is held about one participant, for their own copy.

use serde_json::{Value, json};
use store::db::Tx;

use super::{attendance, journal, message, poll, worksheet};
use crate::application::Application;
use crate::error::Result;
use crate::meeting::{self, Kind};
use crate::programme::Programme;

/// What is held about somebody who takes part, or did until they gave up: attendance, what they said in polls, worksheets, journal with the mentors'
/// comments, messages. Self-assessments are linked to nobody, so they are not in it.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &mut Tx, application: &Application, programme: &Programme) -> Result<Value> {
    let at_meetings: Vec<Value> = attendance::own(tx, application)
        .await?
        .into_iter()
        .filter_map(|(meeting, noted)| {
            let noted = noted?;
            Some(json!({
                "meeting": meeting.text(&application.language, &programme.language).1.title,
                "mark": noted.mark.as_str(),
                "reason": noted.reason,
            }))
        })
        .collect();
    let meetings = meeting::list(tx, &programme.id, Kind::Meeting).await?;
    let mut polls = Vec::new();
    for meeting in &meetings {
        for poll in poll::of(tx, &meeting.id).await? {
            for choice in poll.choices {
                if let Some(suits) = choice.answers.get(&application.id) {
                    polls.push(json!({ "starts_at": choice.starts_at, "answer": suits.as_str() }));
                }
            }
        }
    }
    let worksheets: Vec<Value> = worksheet::begun(tx, application)
        .await?
        .into_iter()
        .map(|f| {
            json!({
                "worksheet": f.sheet.title.get(&application.language),
                "answers": f.answers,
                "shared": f.shared_at.is_some(),
            })
        })
        .collect();
    let entries: Vec<Value> = journal::of_application(tx, &application.id)
        .await?
        .into_iter()
        .map(|e| {
            let comments: Vec<Value> = e
                .comments
                .iter()
                .map(|c| json!({ "by": c.name, "text": c.text }))
                .collect();
            json!({ "day": e.day, "text": e.text, "shared": e.shared_at.is_some(), "comments": comments })
        })
        .collect();
    let messages: Vec<Value> = message::received(tx, application)
        .await?
        .into_iter()
        .filter_map(|m| {
            let (_, words) = message::text_for(&m.texts, &application.language, &programme.language)?;
            Some(json!({ "subject": words.subject, "text": words.body }))
        })
        .collect();
    Ok(json!({
        "attendance": at_meetings,
        "polls": polls,
        "worksheets": worksheets,
        "journal": entries,
        "messages": messages,
    }))
}
