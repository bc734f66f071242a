//! Letters to guests of an information event: signed up, near, moved, called off.

use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::meeting::information;
use domain::programme::State;
use store::db::Tx;

use super::About;
use super::meeting::{facts, of_mail, with_calendar};
use crate::calendar::Method;

/// Writes a letter to a guest. `None` where they are erased, the event is over, or it is not so any more.
pub(super) async fn write(tx: &mut Tx, about: &About<'_>, mail: &Mail) -> Result<Option<Ready>> {
    let (t, kind) = (about.t, mail.new.kind);
    let Some(guest_id) = &mail.new.guest_id else {
        return Ok(None);
    };
    let Some(guest) = information::for_mail(tx, guest_id).await? else {
        return Ok(None);
    };
    let Some(event) = of_mail(tx, about, mail).await? else {
        return Ok(None);
    };
    let off = kind == Kind::ProgrammeCancelled;
    let stands = match about.programme.state {
        State::Cancelled => off,
        State::Published => !off,
        State::Draft => false,
    };
    if !stands || !event.is_ahead(about.app.now()) {
        return Ok(None);
    }
    let letter = match kind {
        Kind::InformationSignedUp => about
            .letter(t.mail_kind_information_signed_up(), &guest.name)
            .line(t.mail_information_signed_up_what()),
        Kind::InformationReminder if event.starts_at.is_some() => about
            .letter(t.mail_kind_information_reminder(), &guest.name)
            .line(t.mail_information_reminder_what()),
        Kind::MeetingChanged => {
            about
                .letter(t.mail_information_changed(), &guest.name)
                .line(if event.starts_at.is_some() {
                    t.mail_information_changed_what()
                } else {
                    t.mail_meeting_open_what()
                })
        }
        Kind::ProgrammeCancelled => {
            let programme = about.programme;
            let reason = programme.text(&programme.language).1.cancel_reason.clone();
            about
                .letter(t.mail_kind_programme_cancelled(), &guest.name)
                .line(t.mail_information_cancelled_what())
                .line(reason)
        }
        _ => return Ok(None),
    };
    let letter = if off { letter } else { facts(about, letter, &event) };
    let ready = letter
        .button(t.mail_programme_own_button())
        .line(t.mail_information_own_what())
        .line(about.contact())
        .ready(t);
    let method = if off || event.starts_at.is_none() {
        Method::Cancel
    } else {
        Method::Request
    };
    // A cancelled entry without a time would cancel nothing that was ever sent.
    if off && event.starts_at.is_none() {
        return Ok(Some(ready));
    }
    Ok(Some(with_calendar(
        about,
        ready,
        &[event],
        method,
        &guest.email,
        &guest.name,
    )))
}
