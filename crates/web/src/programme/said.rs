//! A programme's meetings as pages and mails say them.

use domain::meeting::{Kind, Meeting};
use domain::programme::Programme;

use crate::texts::Texts;
use crate::ui::when;

/// What a meeting is called: its title with the language it is in, or its number in the reader's language.
pub(crate) fn title(t: Texts, programme: &Programme, meeting: &Meeting) -> (String, String) {
    let (language, words) = meeting.text(t.language(), &programme.language);
    if !words.title.is_empty() {
        return (language.to_owned(), words.title.clone());
    }
    let title = match meeting.kind {
        Kind::Meeting => t.meeting_number(meeting.position + 1),
        Kind::Information => t.meeting_information(),
    };
    (t.language().to_owned(), title)
}

/// When it is, or that it is to be agreed.
pub(crate) fn when(t: Texts, programme: &Programme, meeting: &Meeting) -> String {
    meeting.starts_at.map_or_else(
        || t.meeting_when_open(),
        |at| when::span(t, at, meeting.minutes, &programme.zone),
    )
}

/// Where it is: the room, by video link, or that it is to be agreed. The link itself is for whom it is meant.
pub(crate) fn place(t: Texts, meeting: &Meeting) -> String {
    let room = meeting.place();
    match (meeting.attendance.has_place(), meeting.attendance.has_link()) {
        (true, true) if room.is_empty() => t.meeting_where_open_or_link(),
        (true, true) => t.meeting_where_or_link(room),
        (true, false) if room.is_empty() => t.meeting_where_open(),
        (true, false) => room,
        (false, _) => t.meeting_where_link(),
    }
}

/// From when until when a programme is held; none while no meeting has a time.
pub(crate) fn span(t: Texts, programme: &Programme) -> Option<String> {
    let (starts, ends) = programme.span?;
    let day = |at| when::day(t, at, &programme.zone);
    let (from, to) = (day(starts), day(ends));
    Some(if from == to {
        from
    } else {
        t.programme_span(from, to)
    })
}

/// For `<time datetime>`; empty while it is to be agreed.
pub(crate) fn iso(programme: &Programme, meeting: &Meeting) -> String {
    meeting
        .starts_at
        .map_or_else(String::new, |at| when::iso(at, &programme.zone))
}
