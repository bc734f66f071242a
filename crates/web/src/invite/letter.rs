//! An invitation as plain text, to be pasted into a letter or a message and made one's own.

use domain::dialogue::Dialogue;
use domain::organisation::Organisation;

use crate::paper::shorten::first_part;
use crate::texts::Texts;
use crate::ui::when;

/// The invitation in one language. What the plan does not say yet is left out.
pub(super) fn text(t: Texts, dialogue: &Dialogue, host: &Organisation, link: &str) -> String {
    let words = dialogue.text(t.language()).1;
    let meeting = &dialogue.meeting;
    let host = &host.profile.name;
    let mut facts = Vec::new();
    if let Some(at) = meeting.starts_at {
        facts.push(t.invite_text_when(when::span(t, at, dialogue.minutes, &meeting.zone)));
    }
    if meeting.attendance.has_place() {
        let place: Vec<&str> = [meeting.place_name.as_str(), meeting.place_address.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        if !place.is_empty() {
            facts.push(t.invite_text_where(place.join(", ")));
        }
    }
    if meeting.attendance.has_link() {
        facts.push(t.invite_text_online());
    }
    let answer = match dialogue.answer_by {
        Some(at) if !words.answerer.is_empty() => {
            t.invite_text_answer(words.answerer.clone(), when::until(t, at, &meeting.zone))
        }
        _ => String::new(),
    };
    let paragraphs = [
        t.invite_text_hello(),
        t.invite_text_question(host.clone(), words.question.clone()),
        first_part(&words.why, 600),
        facts.join("\n"),
        answer,
        t.invite_text_come(),
        t.invite_text_link(link.to_owned()),
        host.clone(),
    ];
    paragraphs
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
