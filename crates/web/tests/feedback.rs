//! How it was, over HTTP and without JavaScript: visitors answer, members see what came of it, and what is on paper is
//! typed in.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::feedback::{LONGEST, SHOWN_FROM};
use kernel::time::{DAY, HOUR};
use support::dial::START;
use support::{Fixture, Page, TestApp, both_engines};
use web::texts::Texts;

const FORM: &str = "main form[method=post]";

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

fn public(fixture: &Fixture) -> String {
    format!("/dialogues/{}/feedback", fixture.past.public_id)
}

fn home(fixture: &Fixture) -> String {
    format!("/manage/dialogues/{}/feedback", fixture.past.id)
}

/// Somebody new answers.
async fn answer(app: &TestApp, fixture: &Fixture, given: &[(&str, &str)]) -> Page {
    let page = app.browser().get(&public(fixture)).await;
    let mut form = page.expect(200).form(FORM);
    for (name, value) in given {
        form = form.set(name, value);
    }
    form.submit().await
}

both_engines! {
    async fn whoever_was_there_answers_and_members_see_it_from_five_on(app: TestApp) {
        let fixture = app.fixture().await;
        let dialogue = format!("/dialogues/{}", fixture.past.public_id);
        let visitor = app.browser().reading("et");
        let page = visitor.get(&dialogue).await.click(&Texts::of("et").show_feedback()).await;
        page.expect(200).shows("Mis hoiab küla elus?");
        assert_eq!(page.path(), public(&fixture));
        assert_eq!(page.form(FORM).choices("heard"), ["1", "2", "3", "4", "5"]);
        // An end of the scale is heard with its number, and no answer is taken for granted.
        assert_eq!(page.texts(".scale .vh")[2..4], ["1: üldse mitte", "5: täiesti"]);
        assert_eq!(page.count("main input[checked]"), 0);
        assert_eq!(page.count("main [required]"), 0);
        let thanks = page.form(FORM).set("heard", "5").set("missing", "Noored ja nende vanemad").submit().await;
        thanks.expect(200).shows(&Texts::of("et").feedback_thanks());
        // On the same phone somebody else can answer, with a form of their own.
        let again = thanks.click(&Texts::of("et").feedback_again()).await;
        assert_ne!(again.form(FORM).value("once"), page.form(FORM).value("once"));
        for n in 2..SHOWN_FROM {
            let text = format!("Mõte {n}");
            answer(&app, &fixture, &[("heard", "4"), ("missing", &text)]).await.expect(200);
        }
        let member = app.browser_of(&fixture.scribe).await;
        let few = member.get(&home(&fixture)).await;
        few.expect(200).shows(&says().feedback_so_far(SHOWN_FROM - 1)).shows(&says().feedback_few_what(SHOWN_FROM));
        assert_eq!(few.count("table"), 0);
        assert!(!few.has("Noored"), "a text is shown of few");
        answer(&app, &fixture, &[("heard", "4"), ("missing", "Mõte 5"), ("source", "poster")]).await.expect(200);
        let seen = member.get(&home(&fixture)).await;
        assert_eq!(
            seen.texts("table[aria-labelledby=q-heard] tbody tr"),
            ["1: not at all 0 % 0", "2 0 % 0", "3 0 % 0", "4 80 % 4", "5: fully 20 % 1"]
        );
        seen.shows(&says().feedback_mean(5_u32, 2_u32, 4_u32)).shows(&says().feedback_heard_note());
        let mut texts = seen.texts(".said li");
        texts.sort();
        assert_eq!(texts, ["Mõte 2", "Mõte 3", "Mõte 4", "Mõte 5", "Noored ja nende vanemad"]);
        // Of who invited them one person told, so that is not shown.
        assert_eq!(seen.count("table"), 1);
        seen.shows(&says().feedback_too_few(1_u32, SHOWN_FROM));
    }

    async fn a_refused_form_loses_nothing(app: TestApp) {
        let fixture = app.fixture().await;
        let empty = answer(&app, &fixture, &[]).await;
        empty.expect(422).shows(&says().fault_nothing_answered());
        assert_eq!(empty.attribute(".errors a", "href").as_deref(), Some("#f-experience"));
        assert_eq!(empty.count("#f-experience"), 1);
        // Too long: every other answer is still there, and so is the text.
        let long = "õ".repeat(LONGEST + 1);
        let given = [("experience", "2"), ("necessary", "no"), ("source", "other"), ("before", "once"), ("worked", "Tee oli soe."), ("improve", long.as_str())];
        let refused = answer(&app, &fixture, &given).await;
        refused.expect(422);
        let form = refused.form(FORM);
        for (name, value) in given {
            assert_eq!(form.value(name), value);
        }
        form.set("improve", "Vähem juttu.").submit().await.expect(200);
        // The empty form, filled in at last, is the second answer.
        empty.form(FORM).set("before", "first").submit().await.expect(200);
        let member = app.browser_of(&fixture.owner).await;
        member.get(&home(&fixture)).await.shows(&says().feedback_so_far(2_u32));
    }

    async fn the_form_says_when_it_can_be_answered(app: TestApp) {
        let fixture = app.fixture().await;
        let visitor = app.browser();
        let of = |public_id: &str| format!("/dialogues/{public_id}/feedback");
        let early = visitor.get(&of(&fixture.open.public_id)).await;
        early.expect(200).shows(&says().feedback_not_yet());
        assert_eq!(early.count(FORM), 0);
        let given = [("heard".to_owned(), "5".to_owned())];
        visitor.post(&of(&fixture.open.public_id), &given).await.expect(409).shows(&says().feedback_not_yet());
        visitor.get(&of(&fixture.cancelled.public_id)).await.expect(200).shows(&says().feedback_cancelled());
        visitor.post(&of(&fixture.cancelled.public_id), &given).await.expect(409);
        visitor.get(&of(&fixture.draft.public_id)).await.expect(404);
        // It began three days ago: two weeks after its end it is too late, also for what was opened before.
        let open = visitor.get(&public(&fixture)).await;
        app.dial.set(START + 11 * DAY);
        visitor.get(&public(&fixture)).await.expect(200);
        app.dial.set(START + 11 * DAY + 5 * HOUR);
        visitor.get(&public(&fixture)).await.expect(410).shows(&says().feedback_over());
        open.form(FORM).set("heard", "5").submit().await.expect(410).shows(&says().feedback_over());
        let dialogue = visitor.get(&format!("/dialogues/{}", fixture.past.public_id)).await;
        assert!(!dialogue.has(&says().show_feedback()));
        let facilitator = app.browser_of(&fixture.facilitator).await;
        let paper = facilitator.get(&format!("{}/new", home(&fixture))).await;
        paper.expect(200).shows(&says().feedback_over());
        assert_eq!(paper.count("#paper"), 0);
    }

    async fn of_very_many_at_once_nothing_typed_is_lost(app: TestApp) {
        let fixture = app.fixture().await;
        // A dialogue of its own: who was refused there is not refused elsewhere.
        app.dial.set(START + 12 * DAY + HOUR);
        let path = format!("/dialogues/{}/feedback", fixture.elsewhere.public_id);
        let typed = [("worked".to_owned(), "õ".repeat(LONGEST + 1))];
        let mut page = app.browser().post(&path, &typed).await;
        for _ in 0..400 {
            if page.status == 429 {
                break;
            }
            page.expect(422);
            page = app.browser().post(&path, &typed).await;
        }
        page.expect(429).shows(&says().feedback_busy());
        assert_eq!(page.form(FORM).value("worked"), typed[0].1);
        app.dial.set(START);
        answer(&app, &fixture, &[("worked", "Kõik.")]).await.expect(200);
    }

    async fn paper_is_typed_in_and_taken_back(app: TestApp) {
        let fixture = app.fixture().await;
        let facilitator = app.browser_of(&fixture.facilitator).await;
        let page = facilitator.get(&home(&fixture)).await.click(&says().feedback_enter()).await;
        let first = page.form("#paper").set("experience", "3").submit().await;
        first.expect(200).shows(&says().feedback_entered(1_u32));
        // The next form is empty, and another one.
        assert_eq!(first.form("#paper").value("experience"), "");
        assert_ne!(first.form("#paper").value("once"), page.form("#paper").value("once"));
        let second = first.form("#paper").set("experience", "1").set("worked", "Kõik.").submit().await;
        second.shows(&says().feedback_entered(2_u32));
        let refused = second.form("#paper").submit().await;
        refused.expect(422).shows(&says().fault_nothing_answered());
        let removal = format!("{}/removal", home(&fixture));
        let undone = second.form(&removal).submit().await;
        undone.expect(200).shows(&says().flash_undone()).shows(&says().feedback_entered(1_u32));
        assert_eq!(undone.count(&format!("form[action='{removal}']")), 0, "it is taken back already");
        // Sent twice, nothing more goes; the first one is still there.
        second.form(&removal).submit().await.expect(200).shows(&says().feedback_entered(1_u32));
        let member = app.browser_of(&fixture.owner).await;
        member.get(&home(&fixture)).await.shows(&says().feedback_so_far(1_u32));
    }

    async fn what_came_of_it_is_for_the_organisation(app: TestApp) {
        let fixture = app.fixture().await;
        let outsider = app.browser_of(&fixture.outsider).await;
        let scribe = app.browser_of(&fixture.scribe).await;
        for page in ["", "/screen", "/new"] {
            let path = format!("{}{page}", home(&fixture));
            outsider.get(&path).await.expect(404);
            app.browser().get(&path).await.expect(200).shows(&says().log_in_title());
        }
        // A scribe sees what came of it, and who types in is who checks people in.
        let seen = scribe.get(&home(&fixture)).await;
        assert!(!seen.expect(200).has(&says().feedback_enter()));
        scribe.get(&format!("{}/new", home(&fixture))).await.expect(403);
        let screen = scribe.get(&home(&fixture)).await.click(&says().feedback_to_screen()).await;
        screen.expect(200).shows(&format!("http://dialoog.test{}", public(&fixture)));
        assert_eq!(screen.count("[role=img] svg"), 1);
    }
}
