//! Mails in the recipient's language: what each kind says, as plain text and HTML, with its calendar part.

mod letter;
pub(crate) mod programme;

use askama::Template;
use domain::actor::{Actor, Right, Role};
use domain::dialogue::{self, Dialogue};
use domain::error::Result;
use domain::mail::{Kind, LINK, Mail, Ready};
use domain::organisation::{self, Organisation};
use domain::registration::{self, Registration};
use kernel::place::State;
use store::db::Tx;

use crate::app::App;
use crate::calendar::{self, Invitee, Method};
use crate::texts::Texts;
use crate::ui::{say, when};
use letter::{Letter, Part};

/// Writes a mail's text. `None` where what it is about has been erased, or where it no longer says the truth: an
/// offer that was answered meanwhile, a reminder for somebody who has given up.
///
/// # Errors
/// When the database fails.
pub(crate) async fn write(tx: &mut Tx, app: &App, mail: &Mail) -> Result<Option<Ready>> {
    let t = Texts::of(&mail.new.language);
    let Some(organisation_id) = &mail.new.organisation_id else {
        return Ok(Some(account(t, mail).ready(t)));
    };
    let organisation = organisation::by_id(tx, organisation_id).await?;
    if mail.new.kind.is_about_programme() {
        return programme::write(tx, app, mail, &organisation).await;
    }
    let (Some(dialogue_id), Some(registration_id)) = (&mail.new.dialogue_id, &mail.new.registration_id)
    else {
        return Ok(Some(invitation(t, mail, &organisation).ready(t)));
    };
    let Some(person) = registration::for_mail(tx, registration_id).await? else {
        return Ok(None);
    };
    let dialogue = dialogue::load(tx, &Actor::System, dialogue_id, Right::SeePlan).await?;
    if !still_true(mail.new.kind, &person, mail.new.details.until, dialogue.state) {
        return Ok(None);
    }
    Ok(Some(about_place(app, t, mail, &organisation, &dialogue, &person)))
}

/// Whether a mail still fits where the person's place stands when it is sent.
fn still_true(kind: Kind, person: &Registration, until: Option<i64>, state: dialogue::State) -> bool {
    match kind {
        Kind::Confirmed => matches!(person.state, State::Confirmed | State::Attended),
        Kind::Reminder => person.state == State::Confirmed && state == dialogue::State::Open,
        Kind::Waiting => person.state == State::Waiting,
        Kind::Offered => person.state.until().is_some() && person.state.until() == until,
        Kind::Lapsed => person.state == State::Expired,
        Kind::Withdrawn => matches!(person.state, State::Withdrawn | State::Apologised),
        Kind::Changed => person.state.is_live() && state == dialogue::State::Open,
        Kind::Cancelled => state == dialogue::State::Cancelled,
        // About an account; what is about a programme is written elsewhere.
        _ => true,
    }
}

/// Mails about somebody's own account.
fn account(t: Texts, mail: &Mail) -> Letter {
    match mail.new.kind {
        Kind::PasswordChanged => Letter::new(t.mail_password_subject(), "")
            .line(t.mail_password_what())
            .line(t.mail_password_not_you()),
        _ => Letter::new(t.mail_log_in_subject(), "")
            .line(t.mail_log_in_what())
            .button(t.mail_log_in_button())
            .line(t.mail_log_in_not_you()),
    }
}

fn invitation(t: Texts, mail: &Mail, organisation: &Organisation) -> Letter {
    let role = mail
        .new
        .details
        .role
        .as_deref()
        .and_then(Role::parse)
        .unwrap_or(Role::Scribe);
    let by = mail.new.details.by.clone().unwrap_or_default();
    let name = organisation.profile.name.clone();
    Letter::new(t.mail_invitation_subject(name.clone()), "")
        .line(t.mail_invitation_what(by, name, say::role(t, role)))
        .line(say::role_what(t, role))
        .button(t.mail_invitation_button())
        .line(t.mail_invitation_not_you())
}

fn about_place(
    app: &App,
    t: Texts,
    mail: &Mail,
    organisation: &Organisation,
    dialogue: &Dialogue,
    person: &Registration,
) -> Ready {
    let question = dialogue.text(t.language()).1.question.clone();
    let until = mail
        .new
        .details
        .until
        .map(|at| when::till(t, at, &dialogue.meeting.zone))
        .unwrap_or_default();
    let subject = |what: String| t.mail_subject(question.clone(), what);
    let letter = |what: String| Letter::new(subject(what), &person.name);
    let holds = matches!(person.state, State::Confirmed | State::Attended);
    let letter = match mail.new.kind {
        Kind::Waiting => letter(t.mail_kind_waiting()).line(t.mail_waiting_what()),
        Kind::Offered => letter(t.mail_kind_offered()).line(t.mail_offered_what(until)),
        Kind::Lapsed => letter(t.mail_kind_lapsed()).line(t.mail_lapsed_what()),
        Kind::Withdrawn => letter(t.mail_kind_withdrawn()).line(t.mail_withdrawn_what()),
        Kind::Changed => letter(t.mail_kind_changed()).line(t.mail_changed_what()),
        Kind::Cancelled => {
            let reason = dialogue.text(&dialogue.language).1.cancel_reason.clone();
            letter(t.mail_kind_cancelled())
                .line(t.mail_cancelled_what())
                .line(reason)
        }
        Kind::Reminder => letter(t.mail_kind_reminder()).line(t.mail_reminder_what()),
        _ => letter(t.mail_kind_confirmed()).line(t.mail_confirmed_what()),
    };
    let mut letter = letter.fact(t.mail_fact_question(), question);
    if !matches!(mail.new.kind, Kind::Cancelled | Kind::Withdrawn | Kind::Lapsed) {
        letter = facts(t, letter, dialogue, holds);
    }
    if mail.new.kind != Kind::Cancelled {
        letter = match mail.new.kind {
            Kind::Offered => letter.button(t.mail_offered_button()),
            _ => letter.button(t.mail_own_button()),
        };
        letter = letter.line(t.mail_own_what());
    }
    let host = organisation.profile.clone();
    let letter = letter.line(if host.phone.is_empty() {
        t.mail_answer_to(host.email, host.name)
    } else {
        t.mail_answer_to_phone(host.email, host.name, host.phone)
    });
    let mut ready = letter.ready(t);
    let method = match mail.new.kind {
        Kind::Confirmed | Kind::Reminder => Some(Method::Request),
        Kind::Changed if holds => Some(Method::Request),
        Kind::Cancelled | Kind::Withdrawn => Some(Method::Cancel),
        _ => None,
    };
    if let Some(method) = method.filter(|_| dialogue.meeting.starts_at.is_some()) {
        let invitee = Invitee {
            email: &person.email,
            name: &person.name,
            link: LINK,
        };
        method.as_str().clone_into(&mut ready.calendar_method);
        ready.calendar = calendar::one(app, t, organisation, dialogue, method, Some(&invitee));
    }
    ready
}

/// When, where, and what to know.
fn facts(t: Texts, mut letter: Letter, dialogue: &Dialogue, holds: bool) -> Letter {
    let meeting = &dialogue.meeting;
    if let Some(starts) = meeting.starts_at {
        letter = letter.fact(
            t.mail_fact_when(),
            when::span(t, starts, dialogue.minutes, &meeting.zone),
        );
    }
    if meeting.attendance.has_place() {
        let place = [meeting.place_name.as_str(), meeting.place_address.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|p| !p.is_empty()).collect();
        letter = letter.fact(t.mail_fact_where(), place.join(", "));
    }
    if meeting.attendance.has_link() && holds {
        letter = letter.fact(t.mail_video(), meeting.video_link.clone());
    }
    if meeting.access.is_empty() {
        letter
    } else {
        letter.fact(t.mail_fact_access(), meeting.access.clone())
    }
}

/// The HTML part, for a template that holds its own escaping.
#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    t: Texts,
    letter: &'a Letter,
}
