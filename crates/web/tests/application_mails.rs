//! What the letters about an application say, in every language, kept as a snapshot that people can read. After a wanted
//! change: `UPDATE_SNAPSHOTS=1 cargo test -p web --test application_mails`.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use domain::actor::Actor;
use domain::application::people::{self, Act};
use domain::application::{form, own};
use domain::mail::{Kind, Mail};
use kernel::time::DAY;
use store::sql;
use support::engines::Engine;
use support::learning;
use support::{Harness, Scratch, TestApp};
use web::texts::languages;

const KINDS: [Kind; 6] = [
    Kind::ApplicationBegun,
    Kind::Applied,
    Kind::PlaceOffered,
    Kind::PlaceConfirmed,
    Kind::PlaceLapsed,
    Kind::ApplicationWithdrawn,
];

/// Mails of each kind, as the outbox keeps them, each sent while it was true.
async fn all_kinds(app: &TestApp, language: &str) -> Vec<Mail> {
    let fixture = app.fixture().await;
    let programme = &fixture.programme;
    app.write(async |tx, _| {
        tx.run(sql!("update application set language = $1"), &[language.into()])
            .await?;
        tx.run(sql!("update mail set language = $1"), &[language.into()])
            .await?;
        Ok(())
    })
    .await
    .unwrap();
    app.run_jobs().await;
    let act = async |who: usize, act: Act| {
        let id = &programme.applied[who].id;
        app.write(async |tx, ctx| match act {
            Act::Offer => learning::offer(tx, ctx, &programme.id, id).await,
            other => people::act(tx, ctx, &Actor::System, &programme.id, id, other).await,
        })
        .await
        .unwrap();
        app.run_jobs().await;
    };
    let dora = app
        .write(async |tx, ctx| {
            let mut new = learning::begun("Dora");
            language.clone_into(&mut new.language);
            learning::begin(tx, ctx, &programme.public_id, &new).await
        })
        .await
        .unwrap();
    app.run_jobs().await;
    app.write(async |tx, ctx| {
        let (asked, role) = learning::ask(tx, ctx, &programme.id).await?;
        form::hand_in(
            tx,
            ctx,
            &dora.secret,
            0,
            &learning::filled_in("Dora", &asked, &role),
        )
        .await?;
        people::send_link(tx, ctx, &Actor::System, &programme.id, &dora.id).await
    })
    .await
    .unwrap();
    app.run_jobs().await;
    // One takes the place, one says no, one lets it lapse, and one gives up.
    act(0, Act::Offer).await;
    act(0, Act::Accept).await;
    act(1, Act::Offer).await;
    app.write(async |tx, ctx| own::act(tx, ctx, &programme.applied[1].secret, own::Act::Decline).await)
        .await
        .unwrap();
    app.run_jobs().await;
    act(2, Act::Offer).await;
    app.write(async |tx, ctx| own::act(tx, ctx, &dora.secret, own::Act::Withdraw).await)
        .await
        .unwrap();
    app.run_jobs().await;
    app.dial.forward(8 * DAY);
    app.run_jobs().await;
    app.mails().await
}

/// Each letter of each kind once, whoever got it first: ids are random, and so is the order of what came at one moment.
fn told(mails: &[Mail]) -> String {
    let mut text = String::new();
    for kind in KINDS {
        let letters: BTreeSet<(String, String)> = mails
            .iter()
            .filter(|m| m.new.kind == kind)
            .map(|m| (m.text.subject.clone(), plain(m)))
            .collect();
        assert!(!letters.is_empty(), "no mail of kind {kind:?}");
        for (subject, body) in letters {
            writeln!(text, "=== {}\n{subject}\n\n{body}", kind.as_str()).unwrap();
        }
    }
    text
}

/// A letter's text without what is different each time.
fn plain(mail: &Mail) -> String {
    let body = mail.text.body.replace(&mail.new.to_name, "Mari");
    match body.split_once("/programmes/") {
        Some((before, after)) => {
            let rest = after.split_once('/').map_or("", |(_, rest)| rest);
            format!("{before}/programmes/…/{rest}")
        }
        None => body,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_in_every_language_says_what_it_said() {
    for language in languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let app = TestApp::on(&scratch).await;
        let now = told(&all_kinds(&app, language).await);
        assert!(
            !now.contains("{ $") && !now.contains("mail-"),
            "a message shows through:\n{now}"
        );
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/snapshots/application.{language}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
