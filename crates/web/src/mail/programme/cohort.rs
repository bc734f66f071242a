//! Letters to participants: a poll, the self-assessment, a mentor's comment, a message of the organisers.

use domain::application::Application;
use domain::cohort::assessment::{self, Asked};
use domain::cohort::{message, poll};
use domain::error::Result;
use domain::mail::{Kind, Mail, Ready};
use domain::meeting;
use domain::organisation::Organisation;
use domain::programme::Programme;
use kernel::worksheet::Moment;
use store::db::Tx;

use crate::app::App;
use crate::mail::letter::Letter;
use crate::texts::Texts;
use crate::ui::when;

/// Writes a letter. `None` where the person no longer takes part, or what it is about is over or answered.
pub(super) async fn write(
    tx: &mut Tx,
    app: &App,
    mail: &Mail,
    organisation: &Organisation,
    programme: &Programme,
    application: &Application,
) -> Result<Option<Ready>> {
    if !application.takes_part() {
        return Ok(None);
    }
    let t = Texts::of(&mail.new.language);
    let about = mail.new.details.about.as_deref().unwrap_or_default();
    let letter = match mail.new.kind {
        Kind::PollOpened => match poll::for_mail(tx, application, about).await? {
            Some(poll) if poll.is_open(app.now()) => {
                let meeting = meeting::by_id(tx, &programme.id, &poll.meeting_id).await?;
                polled(t, programme, application, &meeting, poll.until)
            }
            _ => return Ok(None),
        },
        Kind::AssessmentAsked => {
            let open = match assessment::parse(about) {
                Some(moment) => assessment::for_mail(tx, application, moment, app.now()).await?,
                None => None,
            };
            match open {
                Some(asked) => assessed(t, programme, application, asked),
                None => return Ok(None),
            }
        }
        Kind::MentorCommented => {
            let by = mail.new.details.by.clone().unwrap_or_default();
            let subject = t.mail_commented_subject(by.clone(), title(t, programme));
            Letter::new(subject, &application.name)
                .line(t.mail_commented_what(by))
                .button(t.mail_commented_button())
        }
        Kind::ProgrammeMessage => {
            let Some(message) = message::for_mail(tx, application, about).await? else {
                return Ok(None);
            };
            let text = message::text_for(&message.texts, t.language(), &programme.language);
            let Some((_, words)) = text else {
                return Ok(None);
            };
            let subject = t.mail_subject(title(t, programme), words.subject.clone());
            Letter::new(subject, &application.name)
                .line(words.body.clone())
                .button(t.mail_message_button())
        }
        _ => return Ok(None),
    };
    let host = organisation.profile.clone();
    let letter = letter.line(if host.phone.is_empty() {
        t.mail_answer_to(host.email, host.name)
    } else {
        t.mail_answer_to_phone(host.email, host.name, host.phone)
    });
    Ok(Some(letter.ready(t)))
}

fn title(t: Texts, programme: &Programme) -> String {
    programme.text(t.language()).1.title.clone()
}

fn polled(
    t: Texts,
    programme: &Programme,
    application: &Application,
    meeting: &meeting::Meeting,
    until: i64,
) -> Letter {
    let words = meeting.text(t.language(), &programme.language).1;
    let name = if words.title.is_empty() {
        t.cohort_meeting_number(meeting.position + 1)
    } else {
        words.title.clone()
    };
    let till = when::till(t, until, &programme.zone);
    Letter::new(t.mail_poll_opened_subject(title(t, programme)), &application.name)
        .line(t.mail_poll_opened_what(name, till))
        .button(t.mail_poll_opened_button())
}

fn assessed(t: Texts, programme: &Programme, application: &Application, asked: Asked) -> Letter {
    let what = match asked.moment {
        Moment::Before => t.mail_assessment_before(),
        Moment::After => t.mail_assessment_after(),
        Moment::MonthLater => t.mail_assessment_month_later(),
    };
    let till = when::till(t, asked.until(), &programme.zone);
    Letter::new(t.mail_assessment_subject(title(t, programme)), &application.name)
        .line(what)
        .line(t.mail_assessment_privacy(till))
        .button(t.mail_assessment_button())
}
