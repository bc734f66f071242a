//! The worker: does jobs that are due, one at a time. Several nodes may run it.

use std::time::Duration;

use domain::context::Context;
use domain::dialogue::clock;
use domain::error::{Error, Result};
use domain::job::{self, Job};
use domain::mail::{self, LINK, Mail, Ready, State};
use domain::{organisation, pass, session, token};
use kernel::time::DAY;
use store::mail::{Calendar, Letter, MailError, Mailer};

use crate::app::App;
use crate::guard;
use crate::ui::text::escape;

/// Does jobs until the task is dropped: at once when woken, else when the next one is due.
pub async fn run(app: App, mailer: Option<Mailer>) {
    loop {
        match one(&app, mailer.as_ref()).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "worker"),
        }
        let pause = next_pause(&app).await;
        tokio::select! {
            () = app.wake.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// How long until something is due; at most a minute, because another node may have written a job.
async fn next_pause(app: &App) -> Duration {
    const MOST: Duration = Duration::from_secs(60);
    let due = async {
        let mut tx = app.db.read().await?;
        job::next_due(&mut tx).await
    };
    match due.await {
        Ok(Some(at)) => {
            let micros = u64::try_from(at - app.now()).unwrap_or(0);
            Duration::from_micros(micros).clamp(Duration::from_millis(200), MOST)
        }
        _ => MOST,
    }
}

/// Does the next job that is due; `false` where there is none.
///
/// # Errors
/// When the database fails; the job's own failure is written down and tried again later.
pub async fn one(app: &App, mailer: Option<&Mailer>) -> Result<bool> {
    let mut tx = app.db.write().await?;
    let claimed = job::claim(&mut tx, app.now()).await?;
    tx.commit().await?;
    let Some(claimed) = claimed else { return Ok(false) };
    let done = match &claimed.job {
        Job::Mail { mail_id } => send(app, mailer, mail_id).await,
        Job::Clock { dialogue_id } => tick(app, dialogue_id).await,
        Job::Programme { programme_id } => tick_programme(app, programme_id).await,
        Job::Opinion { map_id } => tick_opinion(app, map_id).await,
        Job::Sweep => sweep(app).await,
        Job::Scrub => app.db.scrub().await.map_err(Error::from),
    };
    let mut tx = app.db.write().await?;
    match done {
        Ok(()) => job::finish(&mut tx, &claimed).await?,
        Err(error) => {
            tracing::warn!(job = ?claimed.job, %error, "job failed");
            job::fail(&mut tx, &claimed, app.now(), &error.to_string()).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

async fn tick(app: &App, dialogue_id: &str) -> Result<()> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    clock::run(&mut tx, &mut ctx, dialogue_id).await?;
    Ok(tx.commit().await?)
}

async fn tick_programme(app: &App, programme_id: &str) -> Result<()> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    domain::programme::clock::run(&mut tx, &mut ctx, programme_id).await?;
    Ok(tx.commit().await?)
}

async fn tick_opinion(app: &App, map_id: &str) -> Result<()> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    domain::opinion::clock::run(&mut tx, &mut ctx, map_id).await?;
    Ok(tx.commit().await?)
}

async fn sweep(app: &App) -> Result<()> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    session::sweep(&mut tx, ctx.now).await?;
    pass::sweep(&mut tx, ctx.now).await?;
    mail::sweep(&mut tx, ctx.now).await?;
    token::sweep(&mut tx, ctx.now).await?;
    guard::forget_tries();
    let tomorrow = ctx.now + DAY;
    job::schedule(&mut tx, &mut ctx, &Job::Sweep, tomorrow).await?;
    Ok(tx.commit().await?)
}

/// Writes a mail's text and hands it to the mail server; without one it is held for the host to pass on.
async fn send(app: &App, mailer: Option<&Mailer>, mail_id: &str) -> Result<()> {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let Some(mail) = mail::for_sending(&mut tx, mail_id).await? else {
        return Ok(());
    };
    if mail.state != State::Queued {
        return Ok(());
    }
    let Some(ready) = crate::mail::write(&mut tx, app, &mail).await? else {
        mail::drop(&mut tx, mail_id).await?;
        return Ok(tx.commit().await?);
    };
    let Some(mailer) = mailer else {
        mail::settle(&mut tx, mail_id, &ready, State::Held, "", None).await?;
        return Ok(tx.commit().await?);
    };
    let reply_to = match &mail.new.organisation_id {
        Some(id) => Some(organisation::by_id(&mut tx, id).await?.profile.email),
        None => None,
    };
    // Before anything leaves, the text is written down as "not known": if the server dies between handing the mail
    // over and noting it, nobody gets the same mail twice without somebody deciding so.
    mail::settle(&mut tx, mail_id, &ready, State::Unknown, "", None).await?;
    tx.commit().await?;
    let letter = letter_of(app, &ctx, &mail, &ready, reply_to);
    let (state, error, sent_at, again) = match mailer.send(&letter).await {
        Ok(_) => (State::Sent, String::new(), Some(app.now()), None),
        Err(MailError::Permanent(why)) => (State::Refused, why, None, None),
        Err(MailError::Unknown(why)) => (State::Unknown, why, None, None),
        Err(MailError::Temporary(why)) => (State::Queued, why, None, Some(())),
    };
    let mut tx = app.db.write().await?;
    mail::settle(&mut tx, mail_id, &ready, state, &error, sent_at).await?;
    tx.commit().await?;
    match again {
        // What the server said stands at the mail; it can name the recipient, so it does not go into the log.
        Some(_) => Err(Error::Unavailable(
            "the mail server did not take it this time".into(),
        )),
        None => Ok(()),
    }
}

fn letter_of(app: &App, ctx: &Context, mail: &Mail, ready: &Ready, reply_to: Option<String>) -> Letter {
    let link = mail.link_path(ctx).map(|path| app.url(&path)).unwrap_or_default();
    let sender = crate::calendar::sender_address(&app.settings.mail_from);
    let host = sender.rsplit('@').next().unwrap_or("localhost");
    Letter {
        to: mail.new.to_address.clone(),
        to_name: Some(mail.new.to_name.clone()).filter(|n| !n.is_empty()),
        subject: ready.subject.clone(),
        text: ready.body.replace(LINK, &link),
        html: ready.html.replace(LINK, &escape(&link)),
        lang: mail.new.language.clone(),
        calendar: (!ready.calendar.is_empty()).then(|| Calendar {
            method: ready.calendar_method.clone(),
            body: unfold_link(&ready.calendar, &link),
        }),
        unsubscribe: None,
        reply_to,
        message_id: format!("<{}@{host}>", mail.id),
        written_at: mail.created_at,
    }
}

/// Puts the link into a calendar text, whose long lines are folded, perhaps in the middle of its placeholder.
fn unfold_link(calendar: &str, link: &str) -> String {
    let unfolded = calendar
        .replace("\r\n ", "")
        .replace("\r\n\t", "")
        .replace(LINK, link);
    let mut out = String::with_capacity(unfolded.len() + 64);
    for line in unfolded.split_inclusive("\r\n") {
        let mut width = 0;
        for c in line.chars() {
            // RFC 5545 §3.1: a line has at most 75 octets; the fold's own space counts.
            if c != '\r' && c != '\n' && width + c.len_utf8() > 75 {
                out.push_str("\r\n ");
                width = 1;
            }
            width += c.len_utf8();
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_put_in_and_lines_stay_short() {
        let folded = format!(
            "DESCRIPTION:{}{}\r\n {}\r\nEND:VEVENT\r\n",
            "õ".repeat(26),
            &LINK[..5],
            &LINK[5..]
        );
        let text = unfold_link(&folded, "https://dialoog.example.ee/r/abcdefghijklmnopqrstuvwxyz");
        assert!(text.split("\r\n").all(|l| l.len() <= 75), "{text}");
        assert!(
            text.replace("\r\n ", "")
                .contains("https://dialoog.example.ee/r/abcdefghijklmnopqrstuvwxyz")
        );
        assert!(text.ends_with("\r\nEND:VEVENT\r\n"));
    }
}
