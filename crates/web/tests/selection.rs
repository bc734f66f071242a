//! The selection over HTTP and without JavaScript: worked out, looked through, changed by hand, released with its letters.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::mail::Kind;
use kernel::time::DAY;
use support::learning::entered;
use support::{Fixture, TestApp, both_engines};
use web::texts::Texts;

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

fn home(fixture: &Fixture) -> String {
    format!("/manage/programmes/{}/selection", fixture.programme.id)
}

const RUN: &str = "form[action$='/selection/result']";
const CHANGE: &str = "form[action$='/change']";

both_engines! {
    async fn organisers_choose_change_and_release(app: TestApp) {
        let fixture = app.fixture().await;
        // A fourth, from the first one's municipality, who reads English.
        let dora = app
            .write(async |tx, ctx| {
                let mut who = entered("Dora", "0708");
                who.language = "en".to_owned();
                fixture.programme.enter(tx, ctx, &who).await
            })
            .await
            .unwrap();
        let organiser = app.browser_of(&fixture.organiser).await;
        let empty = organiser.get(&home(&fixture)).await;
        let form = empty.expect(200).form(RUN);
        assert_eq!(form.value("reserve_most"), "3");
        // Nobody has enough reviews, so under the conditions no three can be chosen.
        let vain = form.submit().await;
        vain.expect(422).shows(&says().selection_vain()).shows(&says().selection_change_places(3_u32, 0_u32));
        assert!(vain.links().iter().any(|(_, to)| to.ends_with("/call/times")), "{:?}", vain.links());
        let made = vain.form(RUN).tick("few_reviews", "yes").submit().await;
        made.expect(200).shows(&says().selection_is_held()).shows(&says().conflict_call_open());
        assert_eq!(made.texts("table tbody th a").len(), 4);
        app.dial.forward(11 * DAY);
        // By hand: with a reason, and where a condition breaks, only if it is meant.
        let path = |id: &str| format!("{}/{id}", home(&fixture));
        let chosen: Vec<&str> = fixture.programme.applied.iter().map(|a| a.id.as_str()).collect();
        let page = organiser.get(&path(chosen[2])).await;
        let form = page.expect(200).form(CHANGE).set("outcome", "not");
        form.submit().await.expect(422);
        let form = page.form(CHANGE).set("outcome", "not").set("hand_reason", "Loobus telefonis");
        form.submit().await.expect(200).shows("Loobus telefonis");
        let one = organiser.get(&path(&dora.id)).await;
        one.expect(200).shows(&says().selection_letter());
        let form = one.form(CHANGE).set("outcome", "chosen").set("hand_reason", "Vaja");
        let breaks = form.submit().await;
        breaks.expect(422).shows(&says().fault_breaks());
        // What is added for the applicant stands in the letter as it will be.
        let note = one.form("form[action$='/note']").set("decision_note", "We hope to see you in autumn.");
        note.submit().await.expect(200).shows("We hope to see you in autumn.");
        organiser.get(&format!("{}/letters", home(&fixture))).await.expect(200).shows("We hope to see you in autumn.");
        // Nobody was told anything.
        app.run_jobs().await;
        let told = [Kind::PlaceOffered, Kind::InReserve, Kind::NotChosen];
        let count = async || app.mails().await.iter().filter(|m| told.contains(&m.new.kind)).count();
        assert_eq!(count().await, 0);
        // The release asks first, with the numbers; an old page releases nothing.
        let before = organiser.get(&home(&fixture)).await;
        let asks = before.expect(200).form("form[action$='/release']").submit().await;
        let asks = asks.expect(200);
        asks.shows(&says().selection_release_counts(2_u32, 1_u32, 1_u32));
        let released = asks.form("main form").submit().await;
        released.expect(200).shows(&says().selection_is_released());
        let old = [("confirm".to_owned(), "yes".to_owned()), ("version".to_owned(), "1".to_owned())];
        organiser.post(&format!("{}/release", home(&fixture)), &old).await.expect(409);
        app.run_jobs().await;
        let mails = app.mails().await;
        let letter = |kind: Kind| mails.iter().filter(move |m| m.new.kind == kind).collect::<Vec<_>>();
        let not = letter(Kind::NotChosen);
        assert_eq!(not.len(), 1);
        assert!(not[0].text.body.contains(&Texts::of("et").decision_why_weighed()), "{}", not[0].text.body);
        let reserve = letter(Kind::InReserve);
        // Dora moved up at once where the conditions allow it; if not, she has her letter with the note.
        for mail in reserve {
            assert!(mail.text.body.contains("We hope to see you in autumn."), "{}", mail.text.body);
            assert!(mail.text.body.contains(&says().decision_reserve(1_u32)), "{}", mail.text.body);
        }
        let record = released.click(&says().selection_record()).await;
        record.expect(200).shows(&dora.code).shows("Dora").shows("Loobus telefonis");
        // Nothing is changed any more.
        let late = organiser.post(&format!("{}/note", path(&dora.id)), &[("version".into(), "9".into())]).await;
        late.expect(409);
    }
}
