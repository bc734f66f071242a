//! Letters to participants about a meeting, and to everybody who applied where the programme is called off.

use domain::application::Application;
use domain::error::{Error, Result};
use domain::mail::{Kind, LINK, Mail, Ready};
use domain::meeting::{self, Meeting};
use domain::programme::State;
use store::db::Tx;

use super::About;
use crate::calendar::{self, Invitee, Method};
use crate::mail::letter::Letter;
use crate::programme::said;

/// The meeting that a mail is about; `None` where it has been taken out of the plan.
pub(super) async fn of_mail(tx: &mut Tx, about: &About<'_>, mail: &Mail) -> Result<Option<Meeting>> {
    let Some(id) = &mail.new.meeting_id else {
        return Ok(None);
    };
    match meeting::by_id(tx, &about.programme.id, id).await {
        Ok(meeting) => Ok(Some(meeting)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What it is called, when, where, and the video link.
pub(super) fn facts(about: &About<'_>, letter: Letter, meeting: &Meeting) -> Letter {
    let (t, programme) = (about.t, about.programme);
    let letter = letter
        .fact(t.mail_fact_meeting(), said::title(t, programme, meeting).1)
        .fact(t.mail_fact_when(), said::when(t, programme, meeting))
        .fact(t.mail_fact_where(), said::place(t, meeting));
    if meeting.attendance.has_link() {
        letter.fact(t.mail_video(), meeting.video_link.clone())
    } else {
        letter
    }
}

/// Puts calendar entries beside a letter.
pub(super) fn with_calendar(
    about: &About<'_>,
    mut ready: Ready,
    meetings: &[Meeting],
    method: Method,
    email: &str,
    name: &str,
) -> Ready {
    let invitee = Invitee {
        email,
        name,
        link: LINK,
    };
    method.as_str().clone_into(&mut ready.calendar_method);
    ready.calendar = calendar::meetings(
        about.app,
        about.t,
        about.organisation,
        about.programme,
        meetings,
        method,
        Some(&invitee),
    );
    ready
}

/// A meeting's time or place was set or has changed, or it is near. `None` where the person no longer takes part, or it
/// is over.
pub(super) async fn write(
    tx: &mut Tx,
    about: &About<'_>,
    mail: &Mail,
    application: &Application,
) -> Result<Option<Ready>> {
    let t = about.t;
    let Some(meeting) = of_mail(tx, about, mail).await? else {
        return Ok(None);
    };
    let now = about.app.now();
    let reminds = mail.new.kind == Kind::MeetingReminder;
    let counts = about.programme.state == State::Published && application.takes_part();
    if !counts || !meeting.is_ahead(now) || reminds && meeting.starts_at.is_none() {
        return Ok(None);
    }
    let letter = if reminds {
        about
            .letter(t.mail_kind_meeting_reminder(), &application.name)
            .line(t.mail_meeting_reminder_what())
    } else {
        about
            .letter(t.mail_kind_meeting_changed(), &application.name)
            .line(if meeting.starts_at.is_some() {
                t.mail_meeting_changed_what()
            } else {
                t.mail_meeting_open_what()
            })
    };
    let mut letter = facts(about, letter, &meeting);
    if reminds {
        let agenda = &meeting.text(t.language(), &about.programme.language).1.agenda;
        letter = letter.line(agenda.clone());
    }
    let ready = letter
        .button(t.mail_programme_own_button())
        .line(t.mail_meeting_cannot())
        .line(about.contact())
        .ready(t);
    let method = if meeting.starts_at.is_some() {
        Method::Request
    } else {
        Method::Cancel
    };
    let (email, name) = (&application.email, &application.name);
    Ok(Some(with_calendar(about, ready, &[meeting], method, email, name)))
}

/// The programme is called off; participants' calendar entries go. `None` where it is not.
pub(super) async fn cancelled(
    tx: &mut Tx,
    about: &About<'_>,
    application: &Application,
) -> Result<Option<Ready>> {
    let t = about.t;
    if about.programme.state != State::Cancelled {
        return Ok(None);
    }
    let programme = about.programme;
    let reason = programme.text(&programme.language).1.cancel_reason.clone();
    let ready = about
        .letter(t.mail_kind_programme_cancelled(), &application.name)
        .line(t.mail_programme_cancelled_what())
        .line(reason)
        .button(t.mail_programme_own_button())
        .line(t.mail_programme_cancelled_data())
        .line(about.contact())
        .ready(t);
    let mut meetings = meeting::list(tx, &programme.id, meeting::Kind::Meeting).await?;
    let now = about.app.now();
    meetings.retain(|m| m.starts_at.is_some() && m.is_ahead(now));
    if !application.takes_part() || meetings.is_empty() {
        return Ok(Some(ready));
    }
    let (email, name) = (&application.email, &application.name);
    Ok(Some(with_calendar(
        about,
        ready,
        &meetings,
        Method::Cancel,
        email,
        name,
    )))
}
