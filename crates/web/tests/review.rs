//! Reviewing over HTTP and without JavaScript: organisers choose reviewers, reviewers judge one application after the
//! other, and no page of theirs tells who applied.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::application::people::Entered;
use support::learning::{Applied, entered};
use support::{Fixture, TestApp, both_engines};
use web::texts::Texts;

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

fn board(fixture: &Fixture) -> String {
    format!("/manage/programmes/{}/review", fixture.programme.id)
}

/// Somebody whom an answer names.
async fn planted(app: &TestApp, fixture: &Fixture) -> Applied {
    app.write(async |tx, ctx| {
        let programme = &fixture.programme;
        let question = programme.question(tx, ctx, true).await?;
        programme.criteria(tx, ctx, &[2, 1]).await?;
        let mut who = Entered {
            email: "villu@hoiukassa.example".to_owned(),
            phone: "5551 9876".to_owned(),
            employer: "Hüübivere Hoiukassa".to_owned(),
            ..entered("Villu Vihmavari", "0668")
        };
        let text = "Olen Villu Vihmavari Hüübiverest (villu@hoiukassa.example, 5551 9876). Tahan kuulata.";
        who.answers.insert(question, text.to_owned());
        programme.enter(tx, ctx, &who).await
    })
    .await
    .unwrap()
}

const PLANTED: [&str; 5] = ["Villu", "Vihmavari", "Hüübivere", "hoiukassa", "9876"];

both_engines! {
    async fn a_reviewer_is_chosen_and_goes_through_the_pile(app: TestApp) {
        let fixture = app.fixture().await;
        let made = planted(&app, &fixture).await;
        let organiser = app.browser_of(&fixture.organiser).await;
        let page = organiser.get(&board(&fixture)).await;
        page.expect(200).shows("Villu Vihmavari").shows(&says().review_masked(5_u32));
        let form = page.form("form[action$='/review/reviewers']");
        let refused = form.submit().await;
        refused.expect(422);
        let page = refused
            .form("form[action$='/review/reviewers']")
            .set("reviewer", &fixture.scribe)
            .set("reviewer_employer", "Mustjõe vald")
            .submit()
            .await;
        page.expect(200).shows("Kirke Kirjutaja");
        // The scribe finds it in the bar, begins, and is led from one to the next.
        let scribe = app.browser_of(&fixture.scribe).await;
        let desk = scribe.get("/manage/mustjoe").await;
        let mine = desk.expect(200).click(&says().review_mine_title()).await;
        mine.expect(200).shows(&says().review_progress(4_u32, 0_u32));
        let path = format!("/reviews/{}/{}", fixture.programme.id, made.code);
        let one = scribe.get(&path).await;
        let one = one.expect(200);
        one.shows("Tahan kuulata.").shows(&made.code);
        // To be done every criterion needs a score; what was typed stays.
        let form = one.form("main form.form").set("score_0", "4").set("note", "Selge.");
        let half = form.press(&says().review_done()).await;
        let form = half.expect(422).form("main form.form");
        assert_eq!((form.value("score_0"), form.value("note")), ("4".to_owned(), "Selge.".to_owned()));
        form.set("score_1", "5").press(&says().review_done()).await.expect(200);
        scribe.get("/reviews").await.expect(200).shows(&says().review_progress(4_u32, 1_u32));
        let again = scribe.get(&path).await;
        assert_eq!(again.expect(200).form("main form.form").value("score_1"), "5");
        // An interest with its reason, and back.
        let form = again.form("main form.form").set("reason", "Naaber");
        form.press(&says().review_conflict()).await.expect(200);
        let left = scribe.get(&path).await;
        left.expect(200).shows(&says().review_left_title());
        let beside = organiser.get(&format!("{}/{}", board(&fixture), made.id)).await;
        beside.expect(200).shows(&says().review_said_reason("Naaber".to_owned())).shows("Villu Vihmavari");
        let back = left.form("main form").press(&says().review_left_back()).await;
        assert_eq!(back.expect(200).form("main form.form").value("score_0"), "4");
    }

    async fn no_page_tells_a_blind_reviewer_who_it_is(app: TestApp) {
        let fixture = app.fixture().await;
        let made = planted(&app, &fixture).await;
        app.write(async |tx, ctx| fixture.programme.reviewed_by(tx, ctx, &fixture.organiser).await).await.unwrap();
        app.run_jobs().await;
        let programme = format!("/manage/programmes/{}", fixture.programme.id);
        let own = format!("/reviews/{}/{}", fixture.programme.id, made.code);
        let mut seen = 0;
        // One who only reviews, and an organiser who also does.
        for person in [&fixture.reviewer, &fixture.organiser] {
            let browser = app.browser_of(person).await;
            let paths = [
                "/reviews".to_owned(),
                own.clone(),
                board(&fixture),
                format!("{}/{}", board(&fixture), made.id),
                format!("{programme}/selection"),
                format!("{programme}/selection/letters"),
                programme.clone(),
                format!("/manage/{}/mail", fixture.organisation.slug),
                format!("/manage/{}/data", fixture.organisation.slug),
            ];
            for path in paths {
                let page = browser.get(&path).await;
                let status = page.status.as_u16();
                assert!([200, 403].contains(&status), "{path}: {status}");
                seen += usize::from(status == 200);
                for word in PLANTED {
                    assert!(!page.html().to_lowercase().contains(&word.to_lowercase()), "{path} tells {word}");
                }
            }
        }
        assert!(seen >= 12, "only {seen} pages were seen");
        let page = app.browser_of(&fixture.reviewer).await.get(&own).await;
        page.expect(200).shows("Tahan kuulata.").shows(&says().review_masked_what());
    }
}
