//! September 2023: twenty-five apply, two review blindly, twelve are chosen, two decline and the reserve moves up.

use std::collections::BTreeMap;

use domain::mail::Kind;
use kernel::time::{DAY, HOUR, instant};

use super::data::Applicant;
use super::{FORM, Replay, says};

/// A second, in microseconds.
const SECOND: i64 = 1_000_000;

/// Everybody begins in good time and hands in before the end; one is a second too late.
pub(crate) async fn apply(replay: &mut Replay) {
    let closes = instant(
        &replay.data.closes.date,
        &replay.data.closes.clock,
        &replay.data.zone,
        None,
    )
    .unwrap();
    let count = replay.data.applicant.len();
    assert_eq!(count, 25);
    for (i, applicant) in (0i64..).zip(&replay.data.applicant) {
        replay.app.dial.set(closes - 9 * DAY + i * 5 * HOUR);
        let visitor = replay.visitor();
        let page = visitor.get(&format!("{}/apply", replay.public)).await;
        let begun = page
            .form(FORM)
            .set("name", &applicant.name)
            .set("email", &applicant.email)
            .tick("consent", "yes")
            .submit()
            .await;
        begun.expect(200);
        replay.links.insert(applicant.name.clone(), begun.path());
        // Another day, another browser: the draft is there.
        let form = fill(replay, applicant, usize::try_from(i).unwrap()).await;
        let at = if applicant.late {
            closes + SECOND
        } else if i % 5 == 0 {
            closes - SECOND
        } else {
            closes - 8 * DAY + i * 5 * HOUR
        };
        replay.app.dial.set(at);
        let page = form.press(&says().apply_hand_in()).await;
        if applicant.late {
            page.expect(410);
        } else {
            page.expect(200);
        }
    }
    replay.app.dial.set(closes + HOUR);
    replay.app.run_jobs().await;
    for applicant in &replay.data.applicant {
        let own = replay.visitor().get(&replay.links[&applicant.name]).await;
        own.expect(200);
        let mails = replay.app.mails().await;
        let applied = mails
            .iter()
            .filter(|m| m.new.kind == Kind::Applied && m.new.to_address == applicant.email)
            .count();
        assert_eq!(applied, usize::from(!applicant.late), "{}", applicant.name);
    }
    let list = replay
        .organiser()
        .await
        .get(&format!("{}/applications", replay.home))
        .await;
    list.expect(200).shows("Merle Kivisaar");
}

/// The form with everything that must be there.
async fn fill(replay: &Replay, applicant: &Applicant, i: usize) -> super::support::form::Form {
    let page = replay.visitor().get(&replay.own(&applicant.name, "/form")).await;
    page.expect(200);
    let names: Vec<String> = page.form(FORM).fields().into_iter().map(|(n, _)| n).collect();
    let roles = page.form(FORM).choices("target_role");
    let role = replay
        .data
        .role
        .iter()
        .position(|r| r.key == applicant.role)
        .unwrap();
    let mut form = page
        .form(FORM)
        .set("employer", &applicant.employer)
        .set("municipality", &applicant.municipality)
        .set("target_role", &roles[role]);
    let asked: Vec<&str> = replay
        .data
        .question
        .iter()
        .filter(|q| q.stage.is_none())
        .map(|q| q.key.as_str())
        .collect();
    let questions: Vec<&String> = names.iter().filter(|n| n.starts_with("q_")).collect();
    assert_eq!(questions.len(), asked.len());
    for (n, (field, key)) in questions.into_iter().zip(asked).enumerate() {
        let pool = &replay.data.answers[key];
        form = form.set(field, &pool[(i * 3 + n * 2) % pool.len()]);
    }
    form
}

/// Two reviewers score everybody, and see no names.
pub(crate) async fn review(replay: &Replay) {
    replay.on("2023-09-16", "12:00").await;
    let organiser = replay.organiser().await;
    let board = format!("{}/review", replay.home);
    for reviewer in &replay.reviewers {
        replay
            .send(
                &organiser,
                &board,
                "form[action$='/review/reviewers']",
                &[("reviewer", reviewer)],
            )
            .await;
    }
    let codes = codes(replay).await;
    let programme = replay.home.rsplit('/').next().unwrap();
    for (which, person) in replay.reviewers.iter().enumerate() {
        let reviewer = replay.app.browser_of(person).await.reading("et");
        for applicant in replay.data.applicant.iter().filter(|a| !a.late) {
            let path = format!("/reviews/{programme}/{}", codes[&applicant.name]);
            let page = reviewer.get(&path).await;
            page.expect(200);
            for other in &replay.data.applicant {
                for hidden in [&other.name, &other.email, &other.employer] {
                    assert!(!page.html().contains(hidden.as_str()), "{hidden} on {path}");
                }
            }
            let scores = &applicant.scores[which];
            let mut form = page.form("main form.form");
            for (i, score) in scores.iter().enumerate() {
                form = form.set(&format!("score_{i}"), &score.to_string());
            }
            form.press(&says().review_done()).await.expect(200);
        }
        let mine = reviewer.get("/reviews").await;
        mine.expect(200).shows(&says().review_progress(24_u32, 24_u32));
    }
}

/// Codes by name, as the organisers see them beside the names.
async fn codes(replay: &Replay) -> BTreeMap<String, String> {
    let query = store::sql!("select name, code from application");
    let rows = replay
        .app
        .read(async |tx| Ok(tx.all(query, &[]).await?))
        .await
        .unwrap();
    rows.iter()
        .map(|row| (row.get("name").unwrap(), row.get("code").unwrap()))
        .collect()
}

/// Twelve are chosen under the conditions; nothing is told before the release.
pub(crate) async fn choose(replay: &Replay) {
    replay.on("2023-09-20", "12:00").await;
    let organiser = replay.organiser().await;
    let selection = format!("{}/selection", replay.home);
    let page = organiser.get(&selection).await;
    let made = page.form("form[action$='/selection/result']").submit().await;
    made.expect(200).shows(&says().selection_is_held());
    for applicant in replay.data.applicant.iter().filter(|a| !a.late) {
        made.shows(&applicant.name);
    }
    let told = [Kind::PlaceOffered, Kind::InReserve, Kind::NotChosen];
    let count = async |kind: Kind| {
        let mails = replay.app.mails().await;
        mails.iter().filter(|m| m.new.kind == kind).count()
    };
    replay.app.run_jobs().await;
    for kind in told {
        assert_eq!(count(kind).await, 0, "{kind:?} before the release");
    }
    let asks = made.form("form[action$='/release']").submit().await;
    asks.form("main form").submit().await.expect(200);
    replay.app.run_jobs().await;
    assert_eq!(count(Kind::PlaceOffered).await, 12);
    assert_eq!(count(Kind::InReserve).await + count(Kind::NotChosen).await, 12);
    for applicant in &replay.data.applicant {
        let own = replay.visitor().get(&replay.links[&applicant.name]).await;
        let chosen = own.count("form[action$='/place'] button[value=accept]") == 1;
        // Who takes part in the end was offered a place at once, but for the two who moved up.
        let first = (!applicant.attends.is_empty() || applicant.declines)
            && !["Häli Sillavee", "Kalmer Paas"].contains(&applicant.name.as_str());
        assert_eq!(chosen, first, "{}", applicant.name);
    }
}

/// Ten accept, two decline; the two next under the same conditions are offered their places, and accept.
pub(crate) async fn answer(replay: &Replay) {
    replay.on("2023-09-22", "09:00").await;
    for applicant in replay.data.applicant.iter().filter(|a| a.declines) {
        let own = replay.visitor().get(&replay.links[&applicant.name]).await;
        own.form("form[action$='/place']")
            .submit_with("act", "decline")
            .await
            .expect(200);
    }
    replay.app.run_jobs().await;
    for name in ["Häli Sillavee", "Kalmer Paas"] {
        let who = replay.data.applicant.iter().find(|a| a.name == name).unwrap();
        replay.app.mail_to(&who.email, Kind::PlaceOffered).await;
    }
    // Rapla has a place already, so its second applicant stays in reserve, whatever the score.
    let mails = replay.app.mails().await;
    let indrek = "indrek@rapla.example";
    assert!(
        !mails
            .iter()
            .any(|m| m.new.kind == Kind::PlaceOffered && m.new.to_address == indrek)
    );
    for applicant in replay.data.applicant.iter().filter(|a| !a.attends.is_empty()) {
        let own = replay.visitor().get(&replay.links[&applicant.name]).await;
        own.form("form[action$='/place']")
            .submit_with("act", "accept")
            .await
            .expect(200);
    }
    replay.app.run_jobs().await;
    let mails = replay.app.mails().await;
    let confirmed = mails.iter().filter(|m| m.new.kind == Kind::PlaceConfirmed);
    assert_eq!(confirmed.count(), 12);
}
