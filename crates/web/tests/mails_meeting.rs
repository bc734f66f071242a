//! What the letters about a programme's meetings and its information event say, in every language, kept as a snapshot that
//! people can read. After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test -p web --test mails_meeting`.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write as _;
use std::path::PathBuf;

use domain::actor::Actor;
use domain::mail::{Kind, Mail};
use domain::meeting::information::{self, NewGuest};
use domain::meeting::{self, Meeting};
use domain::programme::life;
use kernel::time::{DAY, HOUR};
use store::sql;
use support::engines::Engine;
use support::{Harness, Scratch, TestApp};
use web::texts::languages;

/// The letters in the order in which they come, as the outbox keeps them.
async fn letters(app: &TestApp, language: &str) -> Vec<Mail> {
    let fixture = app.fixture().await;
    let learning = fixture.programme.clone();
    let language = language.to_owned();
    app.write(async |tx, ctx| {
        tx.run(
            sql!("update application set language = $1"),
            &[(&language).into()],
        )
        .await?;
        let guest = NewGuest {
            name: "Uku".to_owned(),
            email: "uku@kodu.example".to_owned(),
            language: language.clone(),
            ..NewGuest::default()
        };
        information::sign_up(tx, ctx, &learning.public_id, &learning.information, &guest).await?;
        learning.take_in(tx, ctx, 0).await?;
        Ok(())
    })
    .await
    .unwrap();
    app.run_jobs().await;
    let change = async |id: &str, how: fn(Meeting) -> Meeting| {
        app.dial.forward(HOUR);
        app.write(async |tx, ctx| {
            let was = meeting::by_id(tx, &learning.id, id).await?;
            meeting::plan::put(tx, ctx, &Actor::System, &how(was)).await
        })
        .await
        .unwrap();
        app.run_jobs().await;
    };
    let later = |was: Meeting| Meeting {
        starts_at: was.starts_at.map(|at| at + HOUR),
        ..was
    };
    change(&learning.information, later).await;
    change(&learning.meetings[0], later).await;
    change(&learning.meetings[1], |was| Meeting {
        starts_at: None,
        ..was
    })
    .await;
    // The information event is near, and then the first meeting.
    for days in [4, 24] {
        app.dial.forward(days * DAY + 12 * HOUR);
        app.run_jobs().await;
    }
    app.write(async |tx, ctx| {
        let mut event = meeting::plan::empty(ctx, &learning.id, meeting::Kind::Information, 1);
        event.starts_at = Some(ctx.now + 3 * DAY);
        meeting::plan::put(tx, ctx, &Actor::System, &event).await?;
        let guest = NewGuest {
            name: "Vaike".to_owned(),
            email: "vaike@kodu.example".to_owned(),
            language: language.clone(),
            ..NewGuest::default()
        };
        information::sign_up(tx, ctx, &learning.public_id, &event.id, &guest).await
    })
    .await
    .unwrap();
    app.run_jobs().await;
    app.write(async |tx, ctx| life::cancel(tx, ctx, &Actor::System, &learning.id, "Raha sai otsa.").await)
        .await
        .unwrap();
    app.run_jobs().await;
    let mut mails = app.mails().await;
    mails.retain(|m| m.new.programme_id.is_some() && !m.text.subject.is_empty());
    // Ids are random, so they do not order what was made at the same moment.
    mails.sort_by_key(|m| (m.created_at, m.new.kind.as_str(), m.new.to_name.clone()));
    mails
}

fn told(mails: &[Mail]) -> String {
    let mut text = String::new();
    // Bruno and Celia are told the same as each other.
    for mail in mails
        .iter()
        .filter(|m| KINDS.contains(&m.new.kind) && m.new.to_name != "Celia")
    {
        let to = if mail.new.guest_id.is_some() {
            "guest"
        } else {
            "participant"
        };
        writeln!(
            text,
            "=== {} ({to}: {})\n{}\n\n{}",
            mail.new.kind.as_str(),
            mail.new.to_name,
            mail.text.subject,
            mail.text.body
        )
        .unwrap();
        if !mail.text.calendar_method.is_empty() {
            let events = mail.text.calendar.matches("BEGIN:VEVENT").count();
            let sequence = mail
                .text
                .calendar
                .lines()
                .find(|l| l.starts_with("SEQUENCE"))
                .unwrap();
            writeln!(
                text,
                "[calendar: {}, {events} entries, {}]\n",
                mail.text.calendar_method,
                sequence.trim()
            )
            .unwrap();
        }
    }
    text
}

const KINDS: [Kind; 5] = [
    Kind::InformationSignedUp,
    Kind::InformationReminder,
    Kind::MeetingChanged,
    Kind::MeetingReminder,
    Kind::ProgrammeCancelled,
];

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_in_every_language_says_what_it_said() {
    for language in languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let app = TestApp::on(&scratch).await;
        let mails = letters(&app, language).await;
        for kind in KINDS {
            assert!(mails.iter().any(|m| m.new.kind == kind), "no letter {kind:?}");
        }
        let now = told(&mails);
        assert!(
            !now.contains("{ $") && !now.contains("mail-"),
            "a message shows through:\n{now}"
        );
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/snapshots/mails-meeting.{language}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
