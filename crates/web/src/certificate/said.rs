//! What papers and pages say of what somebody did.

use domain::certificate::{Certificate, Facts, Kind, Lack, NamedDialogue};
use domain::programme::Programme;

use crate::texts::Texts;
use crate::ui::when;

/// What a paper is called.
pub(super) fn kind(t: Texts, kind: Kind) -> String {
    match kind {
        Kind::Certificate => t.certificate_kind_certificate(),
        Kind::Attestation => t.certificate_kind_attestation(),
    }
}

/// What is missing for a certificate.
pub(super) fn lack(t: Texts, facts: &Facts, lack: Lack) -> String {
    match lack {
        Lack::Meetings => t.certificate_lack_meetings(facts.needed() - facts.attended.min(facts.needed())),
        Lack::Practicum => t.certificate_lack_practicum(),
        Lack::Dialogue => t.certificate_lack_dialogue(),
    }
}

/// What is missing, each in its words.
pub(super) fn lacks(t: Texts, facts: &Facts) -> Vec<String> {
    facts.lacks().into_iter().map(|l| lack(t, facts, l)).collect()
}

/// A dialogue's question, place and day, a line each, without those that nobody has said.
pub(super) fn dialogue(t: Texts, named: &NamedDialogue, zone: &str) -> Vec<String> {
    let day = named.at.map(|at| when::day(t, at, zone)).unwrap_or_default();
    let (question, place) = (named.question.clone(), named.place.clone());
    let mut lines = vec![question, place, day];
    lines.retain(|l| !l.is_empty());
    lines
}

/// Its days, and its hours as they count for this paper.
pub(super) fn span_and_hours(t: Texts, facts: &Facts, zone: &str) -> Vec<(String, String)> {
    let mut said = Vec::new();
    if let Some((starts, ends)) = facts.span {
        let span = t.programme_span(when::day(t, starts, zone), when::day(t, ends, zone));
        said.push((t.certificate_when(), span));
    }
    if facts.own_hours > 0 {
        let all = facts.meeting_hours + facts.own_hours;
        let hours = t.programme_hours(all, facts.meeting_hours, facts.own_hours);
        said.push((t.certificate_hours(), hours));
    } else if facts.meeting_hours > 0 {
        let hours = t.certificate_meeting_hours(facts.meeting_hours);
        said.push((t.certificate_hours(), hours));
    }
    said
}

/// What was done: meetings, practicum, dialogue at home.
pub(super) fn done(t: Texts, facts: &Facts, zone: &str) -> Vec<(String, Vec<String>)> {
    let mut said = vec![(
        t.certificate_meetings(),
        vec![t.certificate_attended(facts.attended, facts.meetings)],
    )];
    if let Some(practicum) = &facts.practicum {
        said.push((t.certificate_practicum(), dialogue(t, practicum, zone)));
    }
    if let Some(own) = &facts.dialogue {
        said.push((t.certificate_dialogue(), dialogue(t, own, zone)));
    }
    said
}

/// The programme's title on a paper, with the language it is in.
pub(super) fn title<'a>(
    t: Texts,
    certificate: &'a Certificate,
    programme: &'a Programme,
) -> (&'a str, &'a str) {
    certificate.facts.title(t.language(), &programme.language)
}
