//! Letters to participants: a poll, the self-assessment, a mentor's comment, a message of the organisers.

use domain::application::Application;
use domain::cohort::assessment::{self, Asked};
use domain::cohort::{message, poll};
use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::meeting::{self, Meeting};
use kernel::worksheet::Moment;
use store::db::Tx;

use super::About;
use crate::mail::letter::Letter;
use crate::programme::said;
use crate::ui::when;

/// Writes a letter. `None` where the person no longer takes part, or what it is about is over or answered.
pub(super) async fn write(
    tx: &mut Tx,
    about: &About<'_>,
    mail: &Mail,
    application: &Application,
) -> Result<Option<Ready>> {
    if !application.takes_part() {
        return Ok(None);
    }
    let (t, now, name) = (about.t, about.app.now(), &application.name);
    let id = mail.new.details.about.as_deref().unwrap_or_default();
    let letter = match mail.new.kind {
        Kind::PollOpened => match poll::for_mail(tx, application, id).await? {
            Some(poll) if poll.is_open(now) => {
                let meeting = meeting::by_id(tx, &about.programme.id, &poll.meeting_id).await?;
                polled(about, name, &meeting, poll.until)
            }
            _ => return Ok(None),
        },
        Kind::AssessmentAsked => {
            let open = match assessment::parse(id) {
                Some(moment) => assessment::for_mail(tx, application, moment, now).await?,
                None => None,
            };
            match open {
                Some(asked) => assessed(about, name, asked),
                None => return Ok(None),
            }
        }
        Kind::MentorCommented => {
            let by = mail.new.details.by.clone().unwrap_or_default();
            Letter::new(t.mail_commented_subject(by.clone(), about.title()), name)
                .line(t.mail_commented_what(by))
                .button(t.mail_commented_button())
        }
        Kind::ProgrammeMessage => {
            let Some(message) = message::for_mail(tx, application, id).await? else {
                return Ok(None);
            };
            let text = message::text_for(&message.texts, t.language(), &about.programme.language);
            let Some((_, words)) = text else {
                return Ok(None);
            };
            about
                .letter(words.subject.clone(), name)
                .line(words.body.clone())
                .button(t.mail_message_button())
        }
        _ => return Ok(None),
    };
    Ok(Some(letter.line(about.contact()).ready(t)))
}

fn polled(about: &About<'_>, name: &str, meeting: &Meeting, until: i64) -> Letter {
    let t = about.t;
    let title = said::title(t, about.programme, meeting).1;
    let till = when::till(t, until, &about.programme.zone);
    Letter::new(t.mail_poll_opened_subject(about.title()), name)
        .line(t.mail_poll_opened_what(title, till))
        .button(t.mail_poll_opened_button())
}

fn assessed(about: &About<'_>, name: &str, asked: Asked) -> Letter {
    let t = about.t;
    let what = match asked.moment {
        Moment::Before => t.mail_assessment_before(),
        Moment::After => t.mail_assessment_after(),
        Moment::MonthLater => t.mail_assessment_month_later(),
    };
    let till = when::till(t, asked.until(), &about.programme.zone);
    Letter::new(t.mail_assessment_subject(about.title()), name)
        .line(what)
        .line(t.mail_assessment_privacy(till))
        .button(t.mail_assessment_button())
}
