//! The whole path as people walk it, over HTTP and without JavaScript: somebody sets the product up, plans a dialogue,
//! opens it; people register, wait, give up, are offered a place and come.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::mail::Kind;
use domain::pass::{self, Purpose};
use kernel::time::{HOUR, MINUTE};
use support::{Browser, Page, TestApp, both_engines};

const FORM: &str = "main form[method=post]";

/// Sets the product up and logs its first owner in.
async fn set_up(app: &TestApp) -> Browser {
    let secret = app
        .write(async |tx, ctx| {
            let nonce = pass::issue(tx, ctx, &Purpose::SetUp).await?;
            Ok(pass::secret(ctx, &nonce))
        })
        .await
        .unwrap();
    let owner = app.browser();
    let page = owner.get(&format!("/set-up/{secret}")).await;
    page.expect(200);
    let page = page
        .form(FORM)
        .set("organisation_name", "Võru linn")
        .set("organisation_place", "Võru")
        .set("organisation_zone", "Europe/Tallinn")
        .set("organisation_language", "et")
        .set("organisation_email", "dialoog@voru.example")
        .set("your_name", "Helve")
        .set("your_email", "helve@voru.example")
        .set("password", "laual on kringel")
        .set("password_again", "laual on kringel")
        .submit()
        .await;
    page.expect(200).shows("Vestlusring is ready");
    assert_eq!(page.path(), "/manage/voru-linn");
    // The link worked once.
    app.browser().get(&format!("/set-up/{secret}")).await.expect(404);
    owner
}

/// Plans a dialogue for two people, with everything that must be there, and opens it. Its path for members.
async fn plan(owner: &Browser) -> String {
    let page = owner.get("/manage/voru-linn/dialogues/new").await;
    let page = page
        .form(FORM)
        .set("question", "Mis hoiab meid siin?")
        .set("language", "et")
        .submit()
        .await;
    page.expect(200);
    let home = page.path().split("/plan").next().unwrap().to_owned();
    let overview = owner.get(&home).await;
    assert_eq!(
        overview.count("form[action$='/opening']"),
        0,
        "it can be opened before it is ready"
    );

    let words = owner.get(&format!("{home}/plan/words")).await;
    words
        .form(FORM)
        .set(
            "why",
            "Noored lähevad ja vanad jäävad.\n\nMida me sellest arvame?",
        )
        .set("for_whom", "Kõigile, kes siin elavad.")
        .set("influence", "Linna arengukava.")
        .set("answerer", "abilinnapea")
        .set("answer_by", "2026-12-20")
        .submit()
        .await
        .expect(200);
    let meeting = owner.get(&format!("{home}/plan/meeting")).await;
    meeting
        .form(FORM)
        .set("date", "2026-12-01")
        .set("time", "18:00")
        .set("place_name", "Kandle")
        .set("place_address", "Liiva 13, Võru")
        .set("access", "Uks on ilma trepita.")
        .submit()
        .await
        .expect(200);
    let places = owner.get(&format!("{home}/plan/places")).await;
    places.form(FORM).set("capacity", "2").submit().await.expect(200);
    let crew = owner.get(&format!("{home}/plan/crew")).await;
    crew.form(FORM)
        .set("facilitator_names", "Tõnu")
        .set("scribe_names", "Aili")
        .submit()
        .await
        .expect(200);
    let invitees = owner.get(&format!("{home}/plan/invitees")).await;
    invitees
        .form(FORM)
        .set("name_0", "Noored")
        .set("hoped_0", "1")
        .submit()
        .await
        .expect(200);
    let fields = owner.get(&format!("{home}/plan/fields")).await;
    fields
        .form(FORM)
        .tick("ask_age", "yes")
        .tick("required_age", "yes")
        .submit()
        .await
        .expect(200);

    let overview = owner.get(&home).await;
    let page = overview.form(&format!("{home}/opening")).submit().await;
    page.expect(200).shows("Registration is open");
    home
}

async fn register(app: &TestApp, public: &str, name: &str) -> Page {
    let page = app.browser().get(&format!("{public}/register")).await;
    page.expect(200);
    let email = format!("{}@kodu.example", kernel::text::slug(name, 20));
    page.form(FORM)
        .set("name", name)
        .set("email", &email)
        .set("age", "30-44")
        .tick("consent", "yes")
        .submit()
        .await
}

both_engines! {
    async fn from_nothing_to_people_in_the_room(app: TestApp) {
        let owner = set_up(&app).await;
        let home = plan(&owner).await;
        let list = app.browser().get("/dialogues").await;
        list.shows("Mis hoiab meid siin?");
        let public = list.click("Mis hoiab meid siin?").await.path();

        // The public page says what is promised, and machines can read it.
        let page = app.browser().get(&public).await;
        page.expect(200).shows("abilinnapea").shows("places free").shows("20 December 2026");
        let data = support::page::selector("script[type='application/ld+json']");
        let data = page.tree().select(&data).next().unwrap().inner_html();
        let event: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert_eq!(event["startDate"], "2026-12-01T18:00:00+02:00");
        assert_eq!(event["isAccessibleForFree"], true);
        assert_eq!(event["remainingAttendeeCapacity"], 2);
        let file = app.browser().get(&format!("{public}/calendar.ics")).await;
        assert!(file.html().contains("DTSTART:20261201T160000Z"), "{}", file.html());

        // Two places, three people: the third waits.
        let mari = register(&app, &public, "Mari").await;
        mari.expect(200).shows("Thank you, you are on our list").shows("You have a place");
        register(&app, &public, "Jüri").await.shows("You have a place");
        let kaia = register(&app, &public, "Kaia").await;
        kaia.shows("number 1 on the waiting list");
        app.run_jobs().await;
        let confirmation = app.mail_to("mari@kodu.example", Kind::Confirmed).await;
        assert_eq!(confirmation.text.calendar_method, "REQUEST");
        assert!(confirmation.text.calendar.contains("RSVP=FALSE"), "{}", confirmation.text.calendar);
        assert!(confirmation.text.body.contains(domain::mail::LINK) && !confirmation.text.body.contains("/r/"));
        assert!(owner.get(&format!("{home}/people")).await.has("Kaia"));

        // Mari gives her place up: it is offered to Kaia, who lets it lapse; then Mari waits and gets it back.
        let link = app.link(&confirmation);
        let page = app.browser().get(&link).await;
        page.form(&format!("{link}/place")).submit_with("act", "withdraw").await.shows("You have given your place up");
        app.run_jobs().await;
        assert_eq!(app.mail_to("mari@kodu.example", Kind::Withdrawn).await.text.calendar_method, "CANCEL");
        let offer = app.mail_to("kaia@kodu.example", Kind::Offered).await;
        let kaias = app.link(&offer);
        app.browser().get(&kaias).await.shows("A place is free for you");
        let page = app.browser().get(&link).await;
        page.form(&format!("{link}/place")).submit_with("act", "return").await.shows("number 1 on the waiting list");
        app.dial.forward(25 * HOUR);
        app.run_jobs().await;
        app.browser().get(&kaias).await.shows("has gone to the next person");
        let page = app.browser().get(&link).await;
        page.shows("A place is free for you");
        page.form(&format!("{link}/place")).submit_with("act", "accept").await.shows("You have a place");

        // The host moves the hour: everybody's calendar follows.
        let meeting = owner.get(&format!("{home}/plan/meeting")).await;
        meeting.form(FORM).set("time", "19:00").submit().await.expect(200);
        app.run_jobs().await;
        let changed = app.mail_to("mari@kodu.example", Kind::Changed).await;
        assert!(changed.text.calendar.contains("SEQUENCE:2"), "{}", changed.text.calendar);
        assert!(changed.text.calendar.contains("DTSTART:20261201T170000Z"));
        let first = &confirmation.text.calendar;
        let uid = |text: &str| text.lines().find(|l| l.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(first), uid(&changed.text.calendar));

        // Mari corrects her name, and takes what is held about her with her.
        let details = app.browser().get(&format!("{link}/details")).await;
        details.form(FORM).set("name", "Mari-Liis").submit().await.shows("Mari-Liis");
        let export = app.browser().get(&format!("{link}/export")).await;
        let held: serde_json::Value = serde_json::from_str(export.html()).unwrap();
        assert_eq!(held["name"], "Mari-Liis");
        assert_eq!(held["answers"]["age"], "30-44");
        assert_eq!(held["history"].as_array().unwrap().len(), 5);

        // The day before everybody with a place is reminded, once.
        app.dial.set(kernel::time::instant("2026-11-30", "19:30", "Europe/Tallinn", None).unwrap());
        app.run_jobs().await;
        app.mail_to("mari@kodu.example", Kind::Reminder).await;
        let reminders = app.mails().await.iter().filter(|m| m.new.kind == Kind::Reminder).count();
        assert_eq!(reminders, 2);

        // On the day: one comes, one does not, and somebody walks in and takes the chair.
        app.dial.set(kernel::time::instant("2026-12-01", "19:05", "Europe/Tallinn", None).unwrap());
        let day = format!("{home}/day");
        let press = async |name: &str, act: &str| {
            let page = owner.get(&day).await;
            let at = page
                .tree()
                .select(&support::page::selector("ul.checkin > li"))
                .find(|li| support::page::text_of(*li).contains(name))
                .unwrap_or_else(|| panic!("{name} is not on the list"))
                .html();
            let action = at.split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            page.form(&action).submit_with("act", act).await
        };
        press("Mari-Liis", "check-in").await.expect(200);
        press("Jüri", "absent").await.expect(200);
        let page = owner.get(&day).await;
        let page = page
            .form(&format!("{day}/walk-ins"))
            .set("name", "Ahto")
            .tick("consent", "yes")
            .submit()
            .await;
        page.expect(200).shows("Ahto");
        // A second walk-in finds no chair, and what was typed is still there.
        let page = owner.get(&day).await;
        let page = page.form(&format!("{day}/walk-ins")).set("name", "Üllar").tick("consent", "yes").submit().await;
        page.expect(409);
        assert_eq!(page.form(&format!("{day}/walk-ins")).value("name"), "Üllar");

        // Mari has everything about her erased; afterwards the page says only how many came.
        let page = app.browser().get(&format!("{link}/erasure")).await;
        page.form(FORM).submit().await.expect(200);
        app.browser().get(&link).await.expect(404);
        app.dial.forward(5 * HOUR);
        app.browser().get(&public).await.shows("2 people came");
        let data = owner.get("/manage/voru-linn/data").await;
        data.expect(200);

        // A month later nobody is left, and the proof is there.
        app.dial.forward(40 * 24 * HOUR);
        app.run_jobs().await;
        let people = app.read(async |tx| Ok(tx.one(store::sql!("select count(*) as n from registration"), &[]).await?.count("n")?)).await.unwrap();
        assert_eq!(people, 0);
        app.browser().get(&public).await.shows("2 people came");
    }

    async fn a_member_joins_by_invitation_and_leaves(app: TestApp) {
        let owner = set_up(&app).await;
        let members = owner.get("/manage/voru-linn/members").await;
        members
            .form("/manage/voru-linn/members/invitations")
            .set("email", "Tõnu@voru.example")
            .set("role", "facilitator")
            .submit()
            .await
            .expect(200);
        app.run_jobs().await;
        let invitation = app.mail_to("Tõnu@voru.example", Kind::Invitation).await;
        assert!(invitation.text.body.contains("Helve"), "{}", invitation.text.body);
        let link = app.link(&invitation);
        let tonu = app.browser();
        let page = tonu.get(&link).await;
        page.expect(200).shows("Võru linn");
        let page = page
            .form(FORM)
            .set("your_name", "Tõnu")
            .set("password", "pikk parool siia")
            .set("password_again", "pikk parool siia")
            .submit()
            .await;
        page.expect(200);
        tonu.get("/manage/voru-linn").await.expect(200);
        tonu.get("/manage/voru-linn/settings").await.expect(403);
        app.browser().get(&link).await.expect(410);
        // The log-in works, a wrong one does not, and neither says which part is wrong.
        let other = app.browser();
        let page = other.get("/log-in").await;
        let page = page.form(FORM).set("email", "tõnu@voru.example").set("password", "vale parool").submit().await;
        page.expect(422).shows("The address or the password is not right");
        page.form(FORM).set("email", "TÕNU@voru.example").set("password", "pikk parool siia").submit().await.expect(200);
        other.get("/account").await.expect(200).shows("Tõnu");
        // Removed: every session ends at once.
        let members = owner.get("/manage/voru-linn/members").await;
        let removal = members.html().rsplit('"').find(|a| a.ends_with("/removal")).expect("a removal").to_owned();
        let page = members.form(&removal).submit().await;
        page.form(&removal).submit().await.expect(200);
        for browser in [&tonu, &other] {
            assert!(browser.get("/manage/voru-linn").await.path().starts_with("/log-in?"));
        }
    }

    async fn who_has_no_mail_is_phoned(app: TestApp) {
        let owner = set_up(&app).await;
        let home = plan(&owner).await;
        let public = app.browser().get("/dialogues").await.click("Mis hoiab meid siin?").await.path();
        register(&app, &public, "Mari").await.expect(200);
        register(&app, &public, "Jüri").await.expect(200);
        let enter = owner.get(&format!("{home}/people/new")).await;
        enter.form(FORM).set("name", "Sander").set("phone", "+372 5550 0177").tick("consent", "yes").submit().await.expect(200);
        register(&app, &public, "Kaia").await.shows("number 2 on the waiting list");
        let people = format!("{home}/people");
        let list = owner.get(&people).await;
        list.expect(200);
        assert_eq!(list.count("#calls"), 0);

        // Who only waits is asked about the line, not about a place.
        let kaia = list.click("Kaia").await;
        let asked = kaia.form(&format!("{}/place", kaia.path())).submit().await;
        asked.expect(200).shows("Is Kaia no longer waiting?");
        asked.form(&format!("{}/place", kaia.path())).submit().await.expect(200).shows("Noted.");
        assert_eq!(owner.get(&people).await.count("#calls"), 0);

        // Mari's place is offered to Sander, who has no mail: the page says whom to phone, until they answer.
        let mari = list.click("Mari").await;
        let asked = mari.form(&format!("{}/place", mari.path())).submit().await;
        asked.expect(200).shows("Does Mari give the place up?");
        let after = asked.form(&format!("{}/place", mari.path())).submit().await;
        after.expect(200).shows("A place is offered, but there is no e-mail");
        assert_eq!(after.path(), people);
        assert!(after.text("section[aria-labelledby=calls]").contains("Sander"));
        assert_eq!(after.attribute("section[aria-labelledby=calls] a[href^='tel:']", "href").unwrap(), "tel:+37255500177");
        let sander = list.click("Sander").await;
        sander.form(&format!("{}/place", sander.path())).submit().await.expect(200).shows("Has a place");
        assert_eq!(owner.get(&people).await.count("#calls"), 0);
    }

    async fn an_organisation_gives_its_phone(app: TestApp) {
        let owner = set_up(&app).await;
        plan(&owner).await;
        let public = app.browser().get("/dialogues").await.click("Mis hoiab meid siin?").await.path();
        let page = app.browser().get(&public).await;
        assert_eq!((page.expect(200).count("a[href^='mailto:']"), page.count("a[href^='tel:']")), (1, 0));
        let settings = owner.get("/manage/voru-linn/settings").await;
        let refused = settings.form(FORM).set("organisation_phone", "helista Helvele").submit().await;
        refused.expect(422).shows("This does not look like a phone number.");
        assert_eq!(refused.form(FORM).value("organisation_phone"), "helista Helvele");
        refused.form(FORM).set("organisation_phone", "(+372) 5550 0101").submit().await.expect(200);
        assert_eq!(owner.get("/manage/voru-linn/settings").await.form(FORM).value("organisation_phone"), "(+372) 5550 0101");
        register(&app, &public, "Mari").await.expect(200);
        app.run_jobs().await;
        let mail = app.mail_to("mari@kodu.example", Kind::Confirmed).await;
        assert!(mail.text.body.contains("dialoog@voru.example, (+372) 5550 0101"), "{}", mail.text.body);
        for path in [&public, &app.link(&mail), "/organisations/voru-linn"] {
            let page = app.browser().get(path).await;
            assert_eq!(page.expect(200).attribute("a[href^='tel:']", "href").as_deref(), Some("tel:+37255500101"), "{path}");
        }
    }

    async fn a_cancelled_dialogue_tells_everybody(app: TestApp) {
        let owner = set_up(&app).await;
        let home = plan(&owner).await;
        let public = app.browser().get("/dialogues").await.click("Mis hoiab meid siin?").await.path();
        for name in ["Mari", "Jüri", "Kaia"] {
            register(&app, &public, name).await.expect(200);
        }
        app.run_jobs().await;
        let cancellation = format!("{home}/cancellation");
        let page = owner.get(&cancellation).await;
        page.form(&cancellation).submit().await.expect(422);
        let page = owner.get(&cancellation).await;
        page.form(&cancellation).set("reason", "Vestlusjuht jäi haigeks.").submit().await.expect(200);
        app.dial.forward(MINUTE);
        app.run_jobs().await;
        let mails = app.mails().await;
        let told: Vec<_> = mails.iter().filter(|m| m.new.kind == Kind::Cancelled).collect();
        assert_eq!(told.len(), 3);
        for mail in &told {
            assert!(mail.text.body.contains("Vestlusjuht jäi haigeks."));
            assert!(mail.text.calendar.contains("METHOD:CANCEL"));
        }
        let page = app.browser().get(&public).await;
        page.shows("This dialogue will not be held").shows("Vestlusjuht jäi haigeks.");
        app.browser().get(&format!("{public}/register")).await.expect(200).shows("Registration has closed");
    }
}
