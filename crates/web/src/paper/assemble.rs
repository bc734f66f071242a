//! From a dialogue to what stands on a poster, a sign-in sheet and a preview, in the words of one language.

use domain::dialogue::{Dialogue, Phase};
use domain::organisation::Organisation;
use domain::registration::Registration;
use domain::registration::book::Tally;
use kernel::place::State;
use paper::{Document, Fact, Picture, Poster, SignInRow, SignInSheet};

use super::qr;
use super::shorten::first_part;
use crate::app::App;
use crate::texts::Texts;
use crate::ui::{say, when};

/// What a document says about itself.
pub(crate) fn document(
    t: Texts,
    title: String,
    dialogue: &Dialogue,
    host: &Organisation,
    now: i64,
) -> Document {
    let question = &dialogue.text(t.language()).1.question;
    Document {
        lang: t.language().to_owned(),
        title: format!("{title}: {question}"),
        author: host.profile.name.clone(),
        made_at: now,
    }
}

/// When, on two lines; without text where there is no date yet.
pub(super) fn when(t: Texts, dialogue: &Dialogue) -> Fact {
    let meeting = &dialogue.meeting;
    let text = meeting.starts_at.map_or_else(String::new, |at| {
        format!(
            "{}\n{}",
            when::date(t, at, &meeting.zone),
            when::clocks(t, at, dialogue.minutes, &meeting.zone)
        )
    });
    Fact::new(t.paper_when(), text)
}

/// Where: the room, and that there is a link. The link itself goes only to those who have a place.
pub(super) fn place(t: Texts, dialogue: &Dialogue) -> Fact {
    let meeting = &dialogue.meeting;
    let mut lines = Vec::new();
    if meeting.attendance.has_place() {
        lines.extend([meeting.place_name.clone(), meeting.place_address.clone()]);
    }
    if meeting.attendance.has_link() {
        lines.push(t.paper_online());
    }
    lines.retain(|line| !line.is_empty());
    Fact::new(t.paper_where(), lines.join("\n"))
}

/// Who answers, and by when; without text where nobody does yet.
pub(super) fn answer(t: Texts, dialogue: &Dialogue) -> Fact {
    let answerer = dialogue.text(t.language()).1.answerer.clone();
    let text = match dialogue.answer_by {
        _ if answerer.is_empty() => String::new(),
        Some(at) => t.paper_answer_by(answerer, when::until(t, at, &dialogue.meeting.zone)),
        None => answerer,
    };
    Fact::new(t.paper_answer(), text)
}

/// The poster.
pub(super) fn poster(app: &App, t: Texts, dialogue: &Dialogue, host: &Organisation, now: i64) -> Poster {
    let words = dialogue.text(t.language()).1;
    Poster {
        document: document(t, t.paper_poster(), dialogue, host, now),
        kicker: if dialogue.phase(now) == Phase::Cancelled {
            say::phase(t, Phase::Cancelled)
        } else {
            t.paper_poster_kicker()
        },
        question: words.question.clone(),
        // A passer-by reads some lines; the page behind the code has it all.
        why: first_part(&words.why, 500),
        when: when(t, dialogue),
        place: place(t, dialogue),
        facts: vec![
            Fact::new(t.paper_for(), first_part(&words.for_whom, 220)),
            answer(t, dialogue),
            Fact::new(t.paper_access(), first_part(&dialogue.meeting.access, 220)),
            Fact::new(t.paper_spoken(), say::spoken(t, &dialogue.spoken)),
        ],
        free_of_charge: t.paper_free(),
        host: Fact::new(t.paper_host(), host.profile.name.clone()),
        registration: Some(paper::Registration {
            label: t.paper_register(),
            address: qr::registration(app, dialogue),
            qr_alt: t.paper_qr(),
            note: match (&host.profile.email, &host.profile.phone) {
                (email, _) if email.is_empty() => String::new(),
                (email, phone) if phone.is_empty() => t.paper_register_note(email.clone()),
                (email, phone) => t.paper_register_note_phone(email.clone(), phone.clone()),
            },
        }),
    }
}

/// The sign-in sheet: who has a place, by name, and empty rows for those who just come.
pub(super) fn sign_in(
    t: Texts,
    dialogue: &Dialogue,
    host: &Organisation,
    people: &[Registration],
    tally: &Tally,
    now: i64,
) -> SignInSheet {
    let mut coming: Vec<&Registration> = people
        .iter()
        .filter(|p| p.state.holds_place() || p.state == State::Absent)
        .collect();
    coming.sort_by_cached_key(|p| kernel::text::fold(&p.name));
    SignInSheet {
        document: document(t, t.paper_sign_in(), dialogue, host, now),
        kicker: t.paper_sign_in(),
        heading: dialogue.text(t.language()).1.question.clone(),
        facts: vec![when(t, dialogue), place(t, dialogue)],
        number_label: t.paper_number(),
        name_label: t.paper_name(),
        here_label: t.paper_here(),
        // Nothing that somebody told in confidence: the sheet lies on a table where everybody reads it.
        columns: vec![t.paper_mail_column()],
        rows: coming
            .into_iter()
            .map(|one| SignInRow {
                name: one.name.clone(),
                cells: Vec::new(),
            })
            .collect(),
        // Every free chair may be taken, and some room is left in any case.
        blank_rows: u16::try_from(tally.free().clamp(4, 20)).unwrap_or(4),
        blank_label: t.paper_blank(),
        note: t.paper_sign_in_note(),
    }
}

/// The picture for previews.
pub(super) fn picture(t: Texts, dialogue: &Dialogue, host: &Organisation, now: i64) -> Picture {
    let meeting = &dialogue.meeting;
    Picture {
        lang: t.language().to_owned(),
        kicker: if dialogue.phase(now) == Phase::Cancelled {
            say::phase(t, Phase::Cancelled)
        } else {
            t.paper_picture_kicker()
        },
        question: dialogue.text(t.language()).1.question.clone(),
        date: meeting
            .starts_at
            .map_or_else(String::new, |at| when::moment(t, at, &meeting.zone)),
        place: if meeting.attendance.has_place() && !meeting.place_name.is_empty() {
            meeting.place_name.clone()
        } else {
            say::attendance(t, meeting.attendance)
        },
        host: host.profile.name.clone(),
    }
}
