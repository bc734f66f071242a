//! What every kind of mail says, in every language, kept as a snapshot that people can read. After a wanted change:
//! `UPDATE_SNAPSHOTS=1 cargo test -p web --test mails`.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write as _;
use std::path::PathBuf;

use domain::actor::Actor;
use domain::dialogue::plan::{self, Meeting};
use domain::mail::{self, Details, Kind, Mail, NewMail};
use kernel::time::HOUR;
use store::sql;
use support::engines::Engine;
use support::{Harness, Scratch, TestApp};
use web::texts::languages;

/// One mail of each kind, as the outbox keeps them.
async fn all_kinds(app: &TestApp, language: &str) -> Vec<Mail> {
    let fixture = app.fixture().await;
    let language = language.to_owned();
    app.write(async |tx, _| {
        tx.run(
            sql!("update registration set language = $1"),
            &[(&language).into()],
        )
        .await?;
        tx.run(sql!("update mail set language = $1"), &[(&language).into()])
            .await?;
        Ok(())
    })
    .await
    .unwrap();
    app.run_jobs().await;
    let id = fixture.open.id.clone();
    app.write(async |tx, ctx| {
        let was = domain::dialogue::load(tx, &Actor::System, &id, domain::actor::Right::Plan)
            .await?
            .meeting;
        let moved = Meeting {
            starts_at: was.starts_at.map(|at| at + HOUR),
            ..was
        };
        plan::set_meeting(tx, ctx, &Actor::System, &id, &moved).await?;
        for kind in [Kind::LogIn, Kind::Invitation, Kind::PasswordChanged] {
            let mail = NewMail {
                kind,
                organisation_id: (kind == Kind::Invitation).then(|| fixture.organisation.id.clone()),
                to_address: "liige@raamatukogu.example".to_owned(),
                language: language.clone(),
                details: Details {
                    pass: (kind != Kind::PasswordChanged).then(|| "nonce".to_owned()),
                    by: Some("Olga".to_owned()),
                    role: Some("facilitator".to_owned()),
                    ..Details::default()
                },
                ..NewMail::default()
            };
            mail::queue(tx, ctx, mail).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    app.run_jobs().await;
    // The offer lapses, and at last the day comes.
    app.dial.forward(30 * HOUR);
    app.run_jobs().await;
    let id = fixture.open.id.clone();
    let start = sql!("select starts_at from dialogue where id = $1");
    let at: i64 = app
        .read(async |tx| Ok(tx.one(start, &[(&id).into()]).await?.get("starts_at")?))
        .await
        .unwrap();
    app.dial.set(at - 20 * HOUR);
    app.run_jobs().await;
    app.mails().await
}

fn told(mails: &[Mail]) -> String {
    let mut text = String::new();
    for kind in Kind::ALL.into_iter().filter(|k| !k.is_about_programme()) {
        // Of several made at the same moment, the one whose name comes first: their ids are random.
        let mail = mails
            .iter()
            .filter(|m| m.new.kind == kind)
            .min_by_key(|m| (m.created_at, m.new.to_name.clone()))
            .unwrap_or_else(|| panic!("no mail of kind {kind:?}"));
        writeln!(
            text,
            "=== {}\n{}\n\n{}",
            kind.as_str(),
            mail.text.subject,
            mail.text.body
        )
        .unwrap();
        if !mail.text.calendar_method.is_empty() {
            writeln!(text, "[calendar: {}]\n", mail.text.calendar_method).unwrap();
        }
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mail_in_every_language_says_what_it_said() {
    for language in languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let app = TestApp::on(&scratch).await;
        let now = told(&all_kinds(&app, language).await);
        assert!(
            !now.contains("{ $") && !now.contains("mail-"),
            "a message shows through:\n{now}"
        );
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/mails.{language}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
