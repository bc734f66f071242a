//! Learning pairs and dialogues at home as their people use them: the organiser, a mentor and participants with their
//! links, on both engines.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::PathBuf;

use domain::mail::Kind;
use store::sql;
use support::cohort::{cohort, mentor};
use support::engines::Engine;
use support::learning::Applied;
use support::{Browser, Fixture, Harness, Scratch, TestApp, both_engines};

both_engines!(
    pairs_are_made_told_and_made_whole_again,
    a_practicum_is_planned_by_two_and_held,
    a_dialogue_at_home_is_linked_and_prepared,
);

struct Set {
    app: TestApp,
    fixture: Fixture,
    people: Vec<Applied>,
    organiser: Browser,
}

impl Set {
    async fn make(app: TestApp, many: u32) -> Set {
        let fixture = app.fixture().await;
        let learning = fixture.programme.clone();
        let people = app
            .write(async |tx, ctx| {
                mentor(tx, ctx, &learning, &fixture.facilitator, "Veljo Vedaja").await?;
                cohort(tx, ctx, &learning, many).await
            })
            .await
            .unwrap();
        let organiser = app.browser_of(&fixture.organiser).await;
        Set {
            app,
            fixture,
            people,
            organiser,
        }
    }

    fn manage(&self, path: &str) -> String {
        format!("/manage/programmes/{}{path}", self.fixture.programme.id)
    }

    fn own(&self, who: usize, path: &str) -> String {
        format!("/a/{}{path}", self.people[who].secret)
    }
}

async fn pairs_are_made_told_and_made_whole_again(app: TestApp) {
    let set = Set::make(app, 2).await;
    let (aive, bruno) = (set.app.browser(), set.app.browser());
    // Before there is a pair they say what they have done so far.
    let page = aive.get(&set.own(0, "/pair")).await;
    page.expect(200).shows("You have no learning partner yet");
    let form = page.click("Say what you have done so far").await;
    form.expect(200).shows("Nobody’s phone number is shown.");
    let form = form.form("form.form");
    let said = form
        .set("leading", "4")
        .tick("pair_languages", "et")
        .submit()
        .await;
    said.expect(200)
        .shows("What you said about your experience is with them.");
    bruno
        .get(&set.own(1, "/pair/experience"))
        .await
        .form("form.form")
        .set("leading", "1")
        .submit()
        .await
        .expect(200);
    // One press; each pair says in plain words why it is one.
    let pairs = set.organiser.get(&set.manage("/pairs")).await;
    pairs.expect(200).shows("There are no pairs yet");
    let made = pairs.form("form[action$='/pairs']").submit().await;
    made.expect(200)
        .shows("Aive, Bruno")
        .shows("Aive (Räpina vald) and Bruno (Rapla vald) are from different municipalities,")
        .shows("Aive has led more conversations than Bruno.")
        .shows("One pair has not been told.");
    assert!(!aive.get(&set.own(0, "/pair")).await.has("Bruno"), "not told yet");
    let told = made.form("form[action$='/telling']").submit().await;
    told.expect(200).shows("The pairs get a mail");
    set.app.run_jobs().await;
    let mail = set.app.mail_to("aive@inimesed.example", Kind::PairMade).await;
    let body = &mail.text.body;
    assert!(
        body.contains("Bruno vallavalitsus, Rapla vald, bruno@inimesed.example"),
        "{body}"
    );
    let partner = aive.get(&set.own(0, "/pair")).await;
    partner
        .expect(200)
        .shows("Bruno vallavalitsus · Rapla vald")
        .shows("bruno@inimesed.example");
    // Somebody leaves and somebody comes: the page says who has no partner, and one press makes it whole again.
    let withdraw = sql!("update application set state = 'withdrawn' where id = $1");
    let (gone, late) = (set.people[1].id.clone(), set.fixture.programme.clone());
    set.app
        .write(async |tx, ctx| {
            tx.run(withdraw, &[(&gone).into()]).await?;
            late.take_in(tx, ctx, 2).await
        })
        .await
        .unwrap();
    assert!(
        aive.get(&set.own(0, "/pair"))
            .await
            .has("You have no learning partner yet")
    );
    let broken = set.organiser.get(&set.manage("/pairs")).await;
    broken.expect(200).shows("There are no pairs yet");
    let whole = broken.form("form[action$='/pairs']").submit().await;
    whole.expect(200).shows("Aive, Celia");
    // A wish that cannot be: the page says which one to take back.
    let wish = whole.form("form[action$='/wishes']");
    let wish = wish
        .set("first", &set.people[0].id)
        .set("second", &late.applied[2].id)
        .set("pair_wish", "apart");
    let wished = wish.submit().await;
    wished.expect(200).shows("Aive and Celia: not in one pair");
    let refused = set.organiser.post(&set.manage("/pairs"), &[]).await;
    refused.expect(422).shows("There is nobody for Aive");
    // By hand too few are refused, with what was ticked.
    let few = refused
        .form("form[action$='/hand']")
        .tick("who", &set.people[0].id);
    let few = few.submit().await;
    few.expect(422);
    assert_eq!(
        few.form("form[action$='/hand']").values("who"),
        [set.people[0].id.clone()]
    );
    // Others see nothing of it.
    let outsider = set.app.browser_of(&set.fixture.outsider).await;
    outsider.get(&set.manage("/pairs")).await.expect(404);
}

async fn a_practicum_is_planned_by_two_and_held(app: TestApp) {
    let set = Set::make(app, 2).await;
    let (id, both) = (
        set.fixture.programme.id.clone(),
        [set.people[0].id.clone(), set.people[1].id.clone()],
    );
    let system = domain::actor::Actor::System;
    set.app
        .write(async |tx, ctx| {
            domain::pair::put_together(tx, ctx, &system, &id, &both).await?;
            domain::pair::tell(tx, ctx, &system, &id).await
        })
        .await
        .unwrap();
    let (aive, bruno) = (set.app.browser(), set.app.browser());
    let mine = aive.get(&set.own(0, "/pair/practicum")).await;
    mine.expect(200).shows("the organisers and mentors can read it");
    let theirs = bruno.get(&set.own(1, "/pair/practicum")).await;
    let empty = mine.form("form.form").submit().await;
    empty.expect(422);
    let planned = empty
        .form("form.form")
        .set("practicum_question", "Mis meid hoiab?");
    let planned = planned.submit().await;
    planned
        .expect(200)
        .shows("The practicum is planned, its time is not.");
    // The other saves second: both texts are there, and saved once more it is theirs.
    let second = theirs
        .form("form.form")
        .set("practicum_question", "Kes me oleme?");
    let second = second.submit().await;
    second
        .expect(422)
        .shows("Your partner saved another text meanwhile.")
        .shows("Mis meid hoiab?");
    let form = second.form("form.form");
    assert_eq!(form.value("practicum_question"), "Kes me oleme?");
    form.submit().await.expect(200).shows("Kes me oleme?");
    let report = aive.get(&set.own(0, "/pair")).await.click("It was held").await;
    let held = report
        .form("form.form")
        .set("practicum_people", "6")
        .set("lessons", "Vaikus aitas.")
        .submit()
        .await;
    held.expect(200).shows("The practicum was held with 6 people");
    let seen = set.organiser.get(&set.manage("/pairs")).await;
    seen.expect(200)
        .shows("held with 6 people")
        .shows("Vaikus aitas.");
    let back = bruno.get(&set.own(1, "/pair")).await;
    let back = back.form("form[action$='/report/removal']").submit().await;
    back.expect(200).shows("The practicum is planned");
}

async fn a_dialogue_at_home_is_linked_and_prepared(app: TestApp) {
    let set = Set::make(app, 2).await;
    let me = set.people[0].id.clone();
    let visitor = set.app.browser();
    let page = visitor.get(&set.own(0, "/dialogue")).await;
    page.expect(200)
        .shows("There is no dialogue that you could link.")
        .shows("Log in to plan a new one or to link a draft")
        .shows("42 days before.");
    let organiser = set.fixture.organiser.clone();
    set.app
        .write(async |tx, _| {
            let email =
                sql!("update application set email = (select email from person where id = $2) where id = $1");
            tx.run(email, &[(&me).into(), (&organiser).into()]).await?;
            Ok(())
        })
        .await
        .unwrap();
    let page = visitor.get(&set.own(0, "/dialogue")).await;
    let linked = page
        .form("form.form:not([action])")
        .set("own_dialogue", &set.fixture.open.id);
    let linked = linked.submit().await;
    linked
        .expect(200)
        .shows("The dialogue is linked to the programme.")
        .shows("Kuidas me siin elada tahame?")
        .shows("3 of 3 places taken")
        .shows("Should have been done by")
        .shows("By ");
    // What is ticked is no longer late; shared, the mentor comments on it.
    let late = linked.count(".notice--warning li");
    let ticked = linked.form("form[action$='/checklist']").tick("why", "yes");
    let ticked = ticked.submit().await;
    assert_eq!(ticked.expect(200).count(".notice--warning li"), late - 1);
    let shared = ticked
        .form("form[action$='/sharing']")
        .submit_with("share", "yes")
        .await;
    shared.expect(200).shows("Veljo Vedaja");
    let mentor = set.app.browser_of(&set.fixture.facilitator).await;
    let sheet = mentor
        .get(&set.manage("/mentoring"))
        .await
        .click("Aive: Planning your own dialogue")
        .await;
    let comment = sheet.form("form.form").set("comment", "Hea algus.");
    comment.submit().await.expect(200);
    visitor.get(&set.own(0, "/dialogue")).await.shows("Hea algus.");
    // Everybody sees of which programme it is a part, not whose.
    let public = format!("/dialogues/{}", set.fixture.open.public_id);
    let shown = visitor.get(&public).await;
    shown
        .expect(200)
        .shows("Part of the programme")
        .shows("Dialoog kogukonnaga");
    assert!(!shown.has("Aive"));
    let overview = set
        .organiser
        .get(&format!("/manage/dialogues/{}", set.fixture.open.id))
        .await;
    overview.expect(200).shows("Part of the programme");
    // Organisers see where each stands, and link one by the address that people copy.
    let home = set.organiser.get(&set.manage("/dialogues")).await;
    home.expect(200)
        .shows("Linked: 1 of 2. Held: 0.")
        .shows("No dialogue is linked yet.");
    let form = home.form("form.form").set("participant", &set.people[1].id);
    let wrong = form
        .set("dialogue_address", "https://dialoog.test/dialogues/x")
        .submit()
        .await;
    wrong
        .expect(422)
        .shows("There is no public dialogue at this address.");
    let past = format!(
        "https://dialoog.test/dialogues/{}?lang=et",
        set.fixture.past.public_id
    );
    let right = wrong
        .form("form.form")
        .set("dialogue_address", &past)
        .submit()
        .await;
    right
        .expect(200)
        .shows("Linked: 2 of 2. Held: 1.")
        .shows("2 people came");
    let away = linked.form("form[action$='/dialogue/removal']").submit().await;
    away.expect(200).shows("The dialogue is no longer linked.");
    assert!(!visitor.get(&public).await.has("Part of the programme"));
}

/// What the letter says, in every language, kept to be read. After a wanted change: `UPDATE_SNAPSHOTS=1`.
#[tokio::test(flavor = "multi_thread")]
async fn the_letter_says_who_it_is_and_what_to_do() {
    for language in web::texts::languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let set = Set::make(TestApp::on(&scratch).await, 3).await;
        let id = set.fixture.programme.id.clone();
        set.app
            .write(async |tx, ctx| {
                let speak = sql!("update application set language = $1");
                tx.run(speak, &[(*language).into()]).await?;
                let system = domain::actor::Actor::System;
                domain::pair::make(tx, ctx, &system, &id, false).await?;
                domain::pair::tell(tx, ctx, &system, &id).await
            })
            .await
            .unwrap();
        set.app.run_jobs().await;
        let mail = set.app.mail_to("aive@inimesed.example", Kind::PairMade).await;
        let now = format!("{}\n\n{}\n", mail.text.subject, mail.text.body);
        let name = format!("tests/snapshots/pair-made.{language}.txt");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
