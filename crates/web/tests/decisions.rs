//! What the letters with a decision say, for each reason and in every language, kept as a snapshot that people can read.
//! After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test -p web --test decisions`.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write as _;
use std::path::PathBuf;

use domain::actor::Actor;
use domain::mail::Kind;
use domain::selection::release;
use domain::selection::work::{self, Run};
use kernel::time::DAY;
use store::sql;
use support::engines::Engine;
use support::learning::entered;
use support::{Harness, Scratch, TestApp};
use web::texts::languages;

/// One in reserve and several not chosen, each for another reason.
async fn letters(app: &TestApp, language: &str) -> String {
    let fixture = app.fixture().await;
    let programme = &fixture.programme;
    let reasons = [
        r#"[{"closed":{"taken":{"category":"municipality","value":"0708","by":["AAAA"]}}}]"#,
        r#"[{"closed":{"taken":{"category":"organisation","value":"x","by":["AAAA"]}}}]"#,
        r#"[{"closed":{"full":{"category":"role","value":"x","most":2}}}]"#,
        r#"[{"kept":{"code":"AAAA","score":40.0,"because":[]}}]"#,
        r#"[{"below":{"code":"AAAA","score":40.0}}]"#,
        r#"[{"not-drawn":{"chance":0.5}}]"#,
        r#"[{"barred":{"below-line":{"line":50.0}}}]"#,
        r#"[{"barred":"conflicts"}]"#,
    ];
    // After the call has closed.
    app.dial.forward(11 * DAY);
    app.write(async |tx, ctx| {
        let mut made = Vec::new();
        for n in 0..=reasons.len() {
            let mut who = entered(&format!("Kandidaat{n}"), "");
            language.clone_into(&mut who.language);
            made.push(programme.enter(tx, ctx, &who).await?.id);
        }
        let run = Run {
            few_reviews: true,
            reserve: 0,
            ..Run::default()
        };
        let work = work::begin(tx, ctx, &Actor::System, &programme.id, &run).await?;
        let solved = work.solve().unwrap();
        work::finish(tx, ctx, &Actor::System, &work, solved).await?;
        // The outcome does not matter here, so it is put as each letter needs it.
        tx.run(
            sql!("update decision set outcome = 'chosen', rank = null where programme_id = $1"),
            &[(&programme.id).into()],
        )
        .await?;
        for (id, why) in made.iter().zip(reasons) {
            tx.run(
                sql!("update decision set outcome = 'not', why = $2 where application_id = $1"),
                &[id.into(), why.into()],
            )
            .await?;
        }
        tx.run(
            sql!("update decision set outcome = 'reserve', rank = 1, by_hand = 'x', note = 'Sügisel jälle.' where application_id = $1"),
            &[(&made[reasons.len()]).into()],
        )
        .await?;
        release::release(tx, ctx, &Actor::System, &programme.id, 1).await?;
        Ok(())
    })
    .await
    .unwrap();
    app.run_jobs().await;
    let mut mails = app.mails().await;
    mails.retain(|m| matches!(m.new.kind, Kind::InReserve | Kind::NotChosen));
    assert_eq!(mails.len(), reasons.len() + 1);
    mails.sort_by(|a, b| a.new.to_name.cmp(&b.new.to_name));
    let mut text = String::new();
    for mail in mails {
        let (kind, ready) = (mail.new.kind.as_str(), mail.text);
        writeln!(text, "=== {kind}\n{}\n\n{}", ready.subject, ready.body).unwrap();
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn every_decision_in_every_language_says_what_it_said() {
    for language in languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let app = TestApp::on(&scratch).await;
        let now = letters(&app, language).await;
        assert!(
            !now.contains("{ $") && !now.contains("decision-"),
            "a message shows through:\n{now}"
        );
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/snapshots/decisions.{language}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
