//! The draw in public over HTTP and without JavaScript: a list is prepared and published, anybody finds themselves on it, the number is
//! entered, and the selection follows.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kernel::time::{DAY, HOUR};
use sha2::{Digest, Sha256};
use store::sql;
use support::form::Form;
use support::learning::entered;
use support::{Fixture, TestApp, both_engines};
use web::texts::Texts;

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

fn home(fixture: &Fixture) -> String {
    format!("/manage/programmes/{}/selection/draw", fixture.programme.id)
}

const LIST: &str = "form[action$='/draw/list']";
const PUBLISH: &str = "form[action$='/draw/publication']";
const NUMBER: &str = "form[action$='/draw/number']";

both_engines! {
    async fn everybody_can_follow_a_draw(app: TestApp) {
        let fixture = app.fixture().await;
        let programme = &fixture.programme;
        // Five for three places, all by lot.
        let codes = app
            .write(async |tx, ctx| {
                let mut codes = Vec::new();
                for (name, municipality) in [("Dora", "0708"), ("Eha", "0784")] {
                    codes.push(programme.enter(tx, ctx, &entered(name, municipality)).await?.code);
                }
                tx.run(
                    sql!("update programme set choose = 'lottery' where id = $1"),
                    &[(&programme.id).into()],
                )
                .await?;
                Ok(codes)
            })
            .await
            .unwrap();
        let organiser = app.browser_of(&fixture.organiser).await;
        let visitor = app.browser();
        let public = format!("/programmes/{}/draw", programme.public_id);
        // While the call is open there is nothing to draw from, and nobody sees anything.
        let early = organiser.get(&home(&fixture)).await;
        early.expect(200).shows(&says().conflict_call_open());
        assert_eq!(early.count(LIST), 0);
        visitor.get(&public).await.expect(404);
        app.dial.forward(11 * DAY);
        let page = organiser.get(&home(&fixture)).await;
        let vain = page.expect(200).form(LIST).submit().await;
        vain.expect(422).shows(&says().selection_change_places(3_u32, 0_u32));
        let made = vain.form(LIST).tick("few_reviews", "yes").submit().await;
        made.expect(200).shows(&says().draw_is_held());
        visitor.get(&public).await.expect(404);
        visitor.get(&format!("{public}.csv")).await.expect(404);
        // It says where the number will come from before anybody sees it.
        // When, too; and that lies ahead.
        let local = |at: i64| kernel::time::local(at, "Europe/Tallinn");
        let when = local(app.dial.now() + HOUR);
        let form = || made.form(PUBLISH).set("draws_date", &when.iso_date()).set("draws_time", &when.clock());
        form().submit().await.expect(422);
        let named = |form: Form| form.set("number_from", "Kolm kuuli <b>rahvamajas</b>");
        named(made.form(PUBLISH)).submit().await.expect(422);
        let past = local(app.dial.now() - HOUR);
        let late = named(form()).set("draws_date", &past.iso_date()).set("draws_time", &past.clock());
        late.submit().await.expect(422).shows(&says().fault_in_the_past());
        let form = named(form());
        let asks = form.submit().await;
        let announced = asks.expect(200).form("main form").submit().await;
        announced.expect(200).shows(&says().draw_is_public());
        // Nobody is chosen otherwise now.
        let selection = organiser.get(&format!("/manage/programmes/{}/selection", programme.id)).await;
        selection.expect(200).shows(&says().draw_waits());
        assert_eq!(selection.count("form[action$='/selection/result']"), 0);
        // Everybody sees the list, with codes and no names, and the file's fingerprint is the one that stands there.
        let page = visitor.get(&public).await;
        page.expect(200).shows(&says().draw_public_waits()).shows("Kolm kuuli <b>rahvamajas</b>");
        assert!(!page.has("Dora") && page.has(&codes[0]));
        let file = visitor.get(&format!("{public}.csv")).await;
        let text = file.expect(200).html().to_owned();
        assert_eq!(text.lines().count(), 1_001);
        let hash: String = Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(page.text(".fingerprint"), hash);
        let mine = page.form("form[action*='/draw']").set("code", &codes[0].to_lowercase()).submit().await;
        let own = text.lines().filter(|l| l.contains(&codes[0])).count();
        let own = u32::try_from(own).unwrap();
        let shown: u32 = mine.expect(200).texts("details .codes li").iter().map(|run| {
            let ends: Vec<u32> = run.split('–').map(|n| n.parse().unwrap()).collect();
            ends[ends.len() - 1] - ends[0] + 1
        }).sum();
        assert_eq!(shown, own);
        let nobody = page.form("form[action*='/draw']").set("code", "<i>").submit().await;
        nobody.expect(200).shows(&says().draw_own_not("<I>".to_owned()));
        visitor.get(&format!("/programmes/{}", programme.public_id)).await.expect(200).shows(&says().draw_title());
        visitor.get(&format!("{public}.pdf")).await.expect(200);
        // Not before its time.
        let early = announced.form(NUMBER).set("number", "7").submit().await;
        early.form("main form").submit().await.expect(409).shows(&says().conflict_draw_early());
        app.dial.forward(2 * HOUR);
        // A number that is none is refused; the right one shows its group before anything happens.
        let number = announced.form(NUMBER);
        announced.form(NUMBER).set("number", "1000").submit().await.expect(422);
        announced.form(NUMBER).submit().await.expect(422);
        let asks = number.set("number", "7").submit().await;
        asks.expect(200).shows(&says().draw_number_title("007".to_owned()));
        visitor.get(&public).await.expect(200).shows(&says().draw_public_waits());
        let chosen = asks.form("main form").submit().await;
        // A second click asks for no reason.
        let again = asks.form("main form").submit().await;
        assert_ne!(again.status.as_u16(), 422, "{}", again.readable());
        chosen.expect(200).shows(&says().selection_by_draw("007".to_owned()));
        let group: Vec<String> = text.lines().nth(8).unwrap()[4..].split(' ').map(str::to_owned).collect();
        let shown = visitor.get(&public).await;
        assert_eq!(shown.expect(200).texts("#number-h ~ .codes li"), group);
        // Mistyped: corrected with a reason, and both stand on the page.
        let form = organiser.get(&home(&fixture)).await.form(NUMBER).set("number", "8");
        let form = form.submit().await.expect(422).form(NUMBER).set("number_reason", "Läks vahetusse");
        form.submit().await.form("main form").submit().await.expect(200);
        let shown = visitor.get(&public).await;
        shown.expect(200).shows("Läks vahetusse").shows(&says().draw_drawn("008".to_owned()));
    }
}
