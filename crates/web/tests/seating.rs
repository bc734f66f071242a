//! Circles over HTTP and without JavaScript: people are checked in, circles are made, somebody does not come, somebody
//! comes late, and it is said why everybody sits where they do.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::circle::{self, live};
use domain::crew::{self, Duty, Hand};
use domain::dialogue::field::{self, Asked, Field};
use domain::dialogue::life;
use domain::dialogue::plan::{self, Promise};
use domain::registration::form::{self, Details};
use domain::registration::own;
use domain::registration::people::{self, Act};
use kernel::circle::CommandId;
use kernel::time::{DAY, HOUR};
use support::fixture::{self, Made, Plan};
use support::{Browser, Fixture, Page, TestApp, both_engines};
use web::texts::Texts;

fn says() -> Texts {
    Texts::of("en")
}

/// A dialogue of the fixture's organisation that begins in an hour, with two facilitators and one scribe, and its
/// facilitator's browser.
async fn room(app: &TestApp) -> (Browser, Fixture, Made) {
    let fixture = app.fixture().await;
    let plan = Plan {
        capacity: 40,
        ..Plan::new("Kes kellega räägib?", app.dial.now() + HOUR)
    };
    let organisation_id = fixture.organisation.id.clone();
    let made = app
        .write(async |tx, ctx| {
            let system = &Actor::System;
            let made = fixture::planned(tx, ctx, &organisation_id, &plan).await?;
            let promise = Promise {
                answer_by: Some(plan.starts_at + 30 * DAY),
                spoken: vec!["et".to_owned(), "ru".to_owned()],
            };
            plan::set_promise(tx, ctx, system, &made.id, &promise).await?;
            let asked = |field| Asked {
                field,
                required: false,
                why: String::new(),
            };
            let asked = [asked(Field::Age), asked(Field::Languages)];
            field::set(tx, ctx, system, &made.id, &asked).await?;
            let hand = |duty, name: &str| Hand {
                duty,
                person_id: None,
                name: name.to_owned(),
            };
            let crew = [
                hand(Duty::Facilitator, "Külli"),
                hand(Duty::Facilitator, "Tõnu"),
                hand(Duty::Scribe, "Ants"),
            ];
            crew::set(tx, ctx, system, &made.id, &crew).await?;
            life::open(tx, ctx, system, &made.id).await?;
            Ok(made)
        })
        .await
        .unwrap();
    let browser = app.browser_of(fixture.person(Role::Facilitator)).await;
    (browser, fixture, made)
}

/// Somebody registers and comes. Their id.
async fn comes(app: &TestApp, made: &Made, i: usize, language: &str) -> String {
    let mut new = fixture::form_of(&format!("Inimene{i:02}"));
    new.details.answers = BTreeMap::from([
        (Field::Age, ["18-29", "60-74"][i % 2].to_owned()),
        (Field::Languages, language.to_owned()),
    ]);
    app.write(async |tx, ctx| {
        let held = form::register(tx, ctx, &made.public_id, &new).await?;
        people::act(tx, ctx, &Actor::System, &made.id, &held.id, Act::CheckIn).await?;
        Ok(held.id)
    })
    .await
    .unwrap()
}

/// The names in each circle.
fn circles(page: &Page) -> Vec<Vec<String>> {
    let names = |n: usize| page.texts(&format!("#c-{n} .seating__people > li > details > summary"));
    (1..=page.count(".seating > section")).map(names).collect()
}

both_engines! {
    async fn from_an_empty_room_to_live_circles(app: TestApp) {
        let (browser, _, made) = room(&app).await;
        let home = format!("/manage/dialogues/{}", made.id);
        let page = browser.get(&format!("{home}/circles")).await;
        page.expect(200).shows(&says().seating_nobody());
        let day = page.click(&says().seating_to_day()).await;
        assert_eq!(day.path(), format!("{home}/day"));

        let mut ids = Vec::new();
        for i in 0..12 {
            ids.push(comes(&app, &made, i, ["et", "ru", "et ru"][i % 3]).await);
        }
        let settings = browser.get(&format!("{home}/circles")).await.click(&says().seating_to_settings()).await;
        settings.expect(200).shows(&says().seating_circles_hint(2, 12));
        let form = settings.form("form[action$='/circles/seating']");
        // What registration asks and nothing else; a language is asked for where several are spoken.
        assert_eq!((form.has("weight_age"), form.has("weight_gender"), form.has("weight_kind")), (true, false, true));
        assert_eq!((form.value("shared_language"), form.value("whom")), ("yes".to_owned(), "here".to_owned()));
        // Two who speak no common language cannot be together: it is said why, and what was chosen is kept.
        let wish = async |page: &Page, first: &str, second: &str, wanted: &str| {
            let form = page.form("form[action$='/wishes#wishes']");
            form.set("first", first).set("second", second).set("wanted", wanted).submit().await
        };
        wish(&settings, &ids[0], "", "apart").await.expect(422).shows(&says().fault_choose());
        let settings = wish(&settings, &ids[0], &ids[1], "together").await;
        settings.expect(200).shows(&says().seating_wished_together("Inimene00", "Inimene01"));
        let refused = settings.form("form[action$='/circles/seating']").set("weight_age", "high").submit().await;
        refused.expect(409).shows(&says().seating_refused()).shows(&says().seating_no_language("Inimene00, Inimene01"));
        assert_eq!(refused.form("form[action$='/circles/seating']").value("weight_age"), "high");
        let settings = wish(&refused, &ids[0], &ids[1], "apart").await;
        let nonsense = settings.form("form[action$='/circles/seating']").set("circles", "0").submit().await;
        nonsense.expect(422).shows(&says().fault_too_small(1));
        let page = settings.form("form[action$='/circles/seating']").submit().await;
        page.expect(200).shows(&says().flash_seated()).shows(&says().seating_gap_none());
        assert_eq!(page.path(), format!("{home}/circles"));
        let seated = circles(&page);
        assert_eq!(seated.iter().map(Vec::len).collect::<Vec<_>>(), [6, 6]);
        page.shows(&says().seating_why_differs(3, 5, "age"));
        page.shows(&says().seating_why_apart("Inimene01"));
        // One circle has nobody who writes.
        page.shows(&says().seating_no_scribe()).shows(&says().seating_numbers("2"));
        let page = page.form("#c-2 form[action$='/hands']").set("scribe", "Ants").submit().await;
        page.expect(200);
        let page = page.form("#c-1 form[action$='/hands']").set("scribe", "").submit().await;
        page.shows(&says().seating_hands("Tõnu", "Ants")).shows(&says().seating_numbers("1"));

        // On the day page everybody's circle is beside them.
        let day = browser.get(&format!("{home}/day")).await;
        assert_eq!(day.texts(".seat-at").len(), 12);
        // The list for the wall.
        let wall = browser.get(&format!("{home}/circles/wall")).await;
        wall.expect(200);
        assert_eq!(wall.count(".wall li"), 12);

        // Two of one circle are not here after all: their seats are freed and it is evened out; then all is taken back.
        let gone: Vec<&String> = ids.iter().filter(|id| page.count(&format!("#c-1 #p-{id}")) == 1).take(2).collect();
        for id in &gone {
            let row = day.form(&format!("#r-{id} form"));
            row.submit_with("act", "undo-check-in").await.expect(200);
        }
        let page = browser.get(&format!("{home}/circles")).await;
        page.shows(&says().seating_gone(2));
        let mended = page.form("form[action$='/circles/repair']").submit().await;
        mended.expect(200);
        assert_eq!(circles(&mended).iter().map(Vec::len).collect::<Vec<_>>(), [5, 5]);
        let back = mended.form("form[action$='/circles/undo']").submit().await;
        assert_eq!(circles(&back), seated);
        let mended = back.form("form[action$='/circles/repair']").submit().await;

        // Somebody is moved by hand.
        let who = ids.iter().find(|id| mended.count(&format!("#c-1 #p-{id}")) == 1).unwrap();
        let to = mended.form(&format!("#p-{who} form")).choices("circle")[1].clone();
        let moved = mended.form(&format!("#p-{who} form")).set("circle", &to).submit_with("act", "move").await;
        assert_eq!(moved.count(&format!("#c-2 #p-{who}")), 1);
        moved.shows(&says().seating_pinned());
        let let_go = moved.form(&format!("#p-{who} form")).submit_with("act", "unpin").await;
        assert!(!let_go.has(&says().seating_pinned()));

        // The circles begin; somebody comes late and only they get a seat.
        for one in app.read(async |tx| circle::list(tx, &made.id).await).await.unwrap() {
            let by = kernel::circle::Duty::Facilitator;
            app.write(async |tx, ctx| {
                let id = CommandId::new(ctx.token()).unwrap();
                live::open(tx, ctx, &app.app.circles, &one.id, &by, id, 6).await
            })
            .await
            .unwrap();
        }
        let before = browser.get(&format!("{home}/circles")).await;
        assert_eq!(before.count("form[action$='/circles/undo']"), 0);
        let late = comes(&app, &made, 12, "et ru").await;
        browser.get(&format!("{home}/day")).await.shows(&says().seating_day_unseated(1));
        let page = browser.get(&format!("{home}/circles")).await;
        page.shows(&says().seating_late(1)).shows(&says().seating_state_live());
        let page = page.form("form[action$='/circles/late']").submit().await;
        assert_eq!(page.count(&format!("#c-1 #p-{late}")), 1, "the smaller circle");
        let mut after = circles(&page);
        after[0].retain(|name| name != "Inimene12");
        assert_eq!(after, circles(&before));
        // Made anew is nothing any more.
        let settings = browser.get(&format!("{home}/circles/seating")).await;
        settings.shows(&says().seating_begun_settings());
        assert_eq!(settings.count("form[action$='/circles/seating']"), 0);
        // Out of a live circle its seat is left empty, and heard of.
        let page = page.form(&format!("#p-{late} form")).set("circle", "").submit_with("act", "move").await;
        page.shows(&says().seating_late(1));
        let first = app.read(async |tx| circle::list(tx, &made.id).await).await.unwrap().remove(0);
        let state = app.read(async |tx| live::state(tx, &app.app.circles, &first).await).await.unwrap();
        assert_eq!(state.is_away(kernel::circle::Seat(state.seats())), Some(true));
    }

    async fn needs_and_rounds(app: TestApp) {
        let (browser, _, made) = room(&app).await;
        let home = format!("/manage/dialogues/{}", made.id);
        let mut ids = Vec::new();
        for i in 0..12 {
            ids.push(comes(&app, &made, i, "et ru").await);
        }
        // One of them writes what they need, and the host makes of it what follows for the circles.
        app.write(async |tx, ctx| {
            let asked = |field| Asked { field, required: false, why: String::new() };
            field::set(tx, ctx, &Actor::System, &made.id, &[asked(Field::Age), asked(Field::Access)]).await?;
            let secret = domain::registration::secret(ctx, &ids[4]);
            let (was, _) = own::find(tx, &secret).await?;
            let mut details = Details { name: was.name, email: was.email, phone: was.phone, answers: was.answers };
            details.answers.insert(Field::Access, "Kuulen <halvasti>.".to_owned());
            own::set_details(tx, ctx, &secret, &details).await
        })
        .await
        .unwrap();
        let settings = browser.get(&format!("{home}/circles/seating")).await;
        settings.shows("Kuulen <halvasti>.").shows(&says().seating_needs_open());
        let page = settings.click(&says().seating_need_add()).await;
        page.expect(200).shows("Kuulen <halvasti>.");
        let form = || page.form("form[action$='/needs']");
        form().submit().await.expect(422).shows(&says().fault_required());
        let form = form().set("need_name", "Silmusvõimendi").tick("needed_by", &ids[4]);
        let refused = form.set("ready_numbers", "one").submit().await;
        refused.expect(422).shows(&says().fault_not_a_number());
        let form = refused.form("form[action$='/needs']");
        assert_eq!((form.value("need_name"), form.value("needed_by")), ("Silmusvõimendi".to_owned(), ids[4].clone()));
        let settings = form.set("ready_numbers", "2").submit().await;
        settings.expect(200).shows(&says().seating_need_these("2"));
        assert!(!settings.has(&says().seating_needs_open()));
        // A second need under the same name is none.
        let page = settings.click(&says().seating_need_add()).await;
        let again = page.form("form[action$='/needs']").set("need_name", "silmusvõimendi").set("ready_circles", "1");
        again.submit().await.expect(422).shows(&says().fault_taken());

        let form = || settings.form("form[action$='/circles/seating']");
        assert_eq!(form().value("rounds"), "1");
        let page = form().set("rounds", "3").set("circles", "3").submit().await;
        page.expect(200).shows(&says().seating_ready("Silmusvõimendi"));
        page.shows(&says().seating_why_need("Silmusvõimendi"));
        assert_eq!(page.count("#c-2 .seating__ready .chip"), 1);
        assert_eq!(page.count(&format!("#c-2 #p-{}", ids[4])), 1);
        // Where they go later stands on this page, on the wall, and beside each name at the door.
        assert_eq!(page.count("#rounds .table--stack tbody tr"), 3);
        assert_eq!(page.count("#rounds details tbody tr"), 12);
        assert!(page.count(".whole__picture") > 0);
        let wall = browser.get(&format!("{home}/circles/wall")).await;
        assert_eq!((wall.count(".wall li"), wall.count(".wall__ways tbody tr")), (36, 12));
        let ways = wall.texts(".wall__ways tbody tr:first-child td");
        let (first, later) = ways.split_first().unwrap();
        let way = later.iter().fold(says().seating_circle(first.clone()), |way, n| says().seating_then(way, n.clone()));
        browser.get(&format!("{home}/day")).await.shows(&way);

        // Whoever needs it and is put elsewhere by hand is named.
        let first = page.form(&format!("#p-{} form", ids[4])).choices("circle")[0].clone();
        let moved = page.form(&format!("#p-{} form", ids[4])).set("circle", &first).submit_with("act", "move").await;
        moved.shows(&says().seating_broken_need("Inimene04", "Silmusvõimendi", 1));
        let back = moved.form("form[action$='/circles/undo']").submit().await;
        assert_eq!(back.count(&format!("#c-2 #p-{}", ids[4])), 1);

        // What cannot be is said in words; then the need is taken away.
        let change = format!("{}: Silmusvõimendi", says().seating_need_change());
        let need = browser.get(&format!("{home}/circles/seating")).await.click(&change).await;
        let form = need.form("form[action*='/needs/']:not([action$='/removal'])");
        let form = form.set("ready_numbers", "9").submit().await;
        let refused = form.form("form[action$='/circles/seating']").submit().await;
        refused.expect(409).shows(&says().seating_no_room("Silmusvõimendi", 1, 0));
        let need = refused.click(&change).await;
        let asked = need.form("form[action$='/removal']").submit().await;
        asked.shows(&says().seating_need_drop_title());
        let settings = asked.form("form[action$='/removal']").submit().await;
        settings.expect(200).shows(&says().seating_needs_open());
        settings.form("form[action$='/circles/seating']").submit().await.expect(200);
    }

    async fn members_who_do_not_see_people_see_circles_without_names(app: TestApp) {
        let (browser, fixture, made) = room(&app).await;
        let home = format!("/manage/dialogues/{}", made.id);
        for i in 0..12 {
            comes(&app, &made, i, "et").await;
        }
        let settings = browser.get(&format!("{home}/circles/seating")).await;
        let made_circles = settings.form("form[action$='/circles/seating']").set("rounds", "2").submit().await;
        made_circles.expect(200);
        assert!(made_circles.count("#rounds") == 1 && made_circles.count("#whole") == 1);
        for role in [Role::Scribe, Role::Analyst] {
            let member = app.browser_of(fixture.person(role)).await;
            let page = member.get(&format!("{home}/circles")).await;
            page.expect(200).shows(&says().seating_circle(1)).shows(&says().seating_hands("Külli", "Ants"));
            assert!(page.html().contains(&says().seating_picture(1, 6)));
            assert!(!page.html().contains("Inimene"), "{role:?}");
            assert_eq!(page.count("main form"), 0);
            assert_eq!((page.count("#rounds"), page.count("#whole")), (0, 0));
            for part in ["seating", "wall", "needs"] {
                member.get(&format!("{home}/circles/{part}")).await.expect(403);
            }
        }
    }
}
