//! A programme as its organiser plans it and everybody else reads it, over HTTP and without JavaScript: every part of the
//! plan, the public page in two languages, the information event, a second cohort, and what is left when it is off.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::actor::Actor;
use domain::mail::Kind;
use domain::programme::{Call, plan};
use kernel::time::{DAY, HOUR, instant};
use support::{Browser, Page, TestApp, both_engines};

const FORM: &str = "main form[method=post]";
const ZONE: &str = "Europe/Tallinn";

/// Fills in every part of the plan; the path of the overview.
async fn planned(owner: &Browser) -> String {
    let page = owner.get("/manage/mustjoe/programmes/new").await;
    let page = page
        .form(FORM)
        .set("programme_title", "Dialoog kodukohas")
        .set("language", "et")
        .submit()
        .await;
    page.expect(200);
    let home = page.path();
    assert_eq!(
        page.count("form[action$='/publication']"),
        0,
        "it can be published before it is ready"
    );

    let save = async |part: &str, fields: &[(&str, &str)]| {
        let page = owner.get(&format!("{home}/plan/{part}?from=plan")).await;
        page.expect(200);
        let form = fields
            .iter()
            .fold(page.form(FORM), |form, (name, value)| form.set(name, value));
        let page = form.submit().await;
        page.expect(200);
        assert_eq!(
            page.path().split('#').next().unwrap(),
            format!("{home}/plan"),
            "{part}"
        );
        page
    };
    save(
        "words",
        &[
            (
                "programme_lead",
                "Praktiline arenguprogramm omavalitsuste juhtidele.",
            ),
            (
                "programme_think",
                "Kuidas sa tead, mis inimestele korda läheb?\nMilline kuulaja sa oled?",
            ),
            (
                "programme_about",
                "Õpime vestlusringe pidama.\n\nDialoog võimaldab\n- suurendada usaldust;\n- ennetada tüli.",
            ),
            ("programme_for_whom", "Abivallavanemad ja arendusjuhid."),
            ("programme_topics", "Kuulamise tasandid\nKüsimuse sõnastamine"),
            ("programme_free", "Osalemine, ruumid ja kohv."),
            ("programme_own_cost", "Sõit ja lõuna."),
        ],
    )
    .await;
    save("basics", &[("meeting_hours", "35"), ("own_hours", "15")]).await;
    save(
        "meetings/new",
        &[
            ("date", "2027-02-03"),
            ("time", "10:00"),
            ("place_name", "Tallinna keskraamatukogu"),
            ("meeting_title_et", "Dialoogi tähendused"),
            ("meeting_agenda_et", "Tutvume ja kuulame."),
        ],
    )
    .await;
    // The next one begins with the room of the last, and is still to be agreed.
    let page = owner.get(&format!("{home}/plan/meetings/new?from=plan")).await;
    assert_eq!(page.form(FORM).value("place_name"), "Tallinna keskraamatukogu");
    let page = page.form(FORM).set("place_name", "").submit().await;
    page.expect(200)
        .shows("2. kohtumine")
        .shows("aeg lepitakse kokku");
    save(
        "information/new",
        &[
            ("date", "2026-12-05"),
            ("time", "15:30"),
            ("video_link", "https://meet.example/kohv"),
            ("meeting_title_et", "Virtuaalne kohvipaus"),
        ],
    )
    .await;
    save(
        "trainers/new",
        &[
            ("trainer_name", "Külli Kuulaja"),
            ("trainer_about_et", "Alustab alati vaikusest."),
        ],
    )
    .await;
    save(
        "partners",
        &[
            ("partner_0", "Siseministeerium"),
            ("partner_part_0", "funder"),
            ("partner_1", "Rahvaülikoolide Liit"),
            ("partner_link_1", "https://liit.example/"),
        ],
    )
    .await;
    save(
        "readings",
        &[
            ("reading_0", "Küsime kohalikelt"),
            ("reading_link_0", "https://blogi.example/"),
        ],
    )
    .await;
    save("certificate", &[("attend_percent", "80")]).await;
    home
}

/// The call is set elsewhere; here it opens now and closes in twelve days.
async fn open_call(app: &TestApp, id: &str) {
    let closes = instant("2026-12-05", "23:59", ZONE, None).unwrap();
    app.write(async |tx, ctx| {
        let call = Call {
            opens_at: Some(ctx.now),
            closes_at: Some(closes),
            places: Some(12),
            answer_by: Some(closes + 10 * DAY),
            accept_days: 7,
        };
        plan::set_call(tx, ctx, &Actor::System, id, &call).await
    })
    .await
    .unwrap();
}

/// A reader whose pages are Estonian.
fn reader(app: &TestApp) -> Browser {
    app.browser().reading("et")
}

fn data_of(page: &Page) -> serde_json::Value {
    let found = support::page::selector("script[type='application/ld+json']");
    let data = page.tree().select(&found).next().unwrap().inner_html();
    serde_json::from_str(&data).unwrap()
}

both_engines! {
    async fn a_programme_is_planned_published_and_read(app: TestApp) {
        let fixture = app.fixture().await;
        let owner = app.browser_of(&fixture.organiser).await.reading("et");
        let home = planned(&owner).await;
        let id = home.rsplit('/').next().unwrap().to_owned();
        open_call(&app, &id).await;

        // The plan shows everything, and the order of meetings can be changed.
        let plan = owner.get(&format!("{home}/plan")).await;
        plan.expect(200).shows("Siseministeerium").shows("Külli Kuulaja").shows("50 akadeemilist tundi: 35 kohtumistel, 15 iseseisvalt");
        let first = |page: &Page| page.texts("ol.plan-list b").first().cloned().unwrap();
        assert_eq!(first(&plan), "Dialoogi tähendused");
        let later = plan.attribute("ol.plan-list form", "action").unwrap();
        plan.form(&later).submit_with("to", "later").await.expect(200);
        let plan = owner.get(&format!("{home}/plan")).await;
        assert_eq!(first(&plan), "1. kohtumine");
        let back = plan.attribute("ol.plan-list li:last-child form", "action").unwrap();
        plan.form(&back).submit_with("to", "earlier").await.expect(200);

        // A refused form keeps what was typed.
        let page = owner.get(&format!("{home}/plan/words")).await;
        let refused = page.form(FORM).set("programme_title", "").set("programme_gains", "Julgust.").submit().await;
        refused.expect(422);
        assert_eq!(refused.form(FORM).value("programme_gains").trim(), "Julgust.");

        // Visitors see nothing of it yet; then it is public, and the navigation leads to it.
        let overview = owner.get(&home).await;
        let preview = overview.links().into_iter().find(|(_, to)| to.starts_with("/programmes/")).unwrap().1;
        owner.get(&preview).await.expect(200).shows("See on mustand");
        reader(&app).get(&preview).await.expect(404);
        let page = overview.form(&format!("{home}/publication")).submit().await;
        page.expect(200).shows("Programm on avalik").shows("jäänud on 12 päeva");
        let front = reader(&app).get("/").await;
        front.shows("Dialoog kodukohas").shows("Kandideeri 5. detsembrini 2026 kell 23.59: jäänud on 12 päeva");
        assert!(front.links().contains(&("Arenguprogrammid".to_owned(), "/programmes".to_owned())));
        let list = reader(&app).get("/programmes").await;
        let page = list.click("Dialoog kodukohas").await;
        page.expect(200);
        assert_eq!(page.path(), preview);
        for text in [
            "Praktiline arenguprogramm omavalitsuste juhtidele.",
            "Milline kuulaja sa oled?",
            "5. detsembrini 2026 kell 23.59",
            "jäänud on 12 päeva",
            "Dialoogi tähendused",
            "kolmapäeval, 3. veebruaril 2027 kell 10.00–16.30",
            "Tallinna keskraamatukogu",
            "aeg lepitakse kokku",
            "Kuulamise tasandid",
            "Alustab alati vaikusest.",
            "Osalemine, ruumid ja kohv.",
            "Sõit ja lõuna.",
            "80 protsendil kohtumistest",
            "Siseministeerium",
            "Küsime kohalikelt",
            "Virtuaalne kohvipaus",
            "12 kohta",
        ] {
            page.shows(text);
        }
        assert_eq!(page.texts("section[aria-labelledby=about] li"), ["suurendada usaldust;", "ennetada tüli."]);
        // The link is for who signs up, everywhere.
        assert!(!page.html().contains("meet.example"), "the video link is public");
        assert!(page.links().contains(&("Kandideeri".to_owned(), format!("{preview}/apply"))));
        let data = data_of(&page);
        assert_eq!(data["@graph"][0]["@type"], "Course");
        assert_eq!(data["@graph"][0]["hasCourseInstance"][0]["startDate"], "2027-02-03T10:00:00+02:00");
        assert_eq!(data["@graph"][0]["hasCourseInstance"][0]["courseWorkload"], "PT2250M");
        assert_eq!(data["@graph"][1]["@type"], "EducationEvent");
        assert_eq!(page.attribute("link[rel=canonical]", "href").unwrap(), format!("http://dialoog.test{preview}?lang=et"));
        assert_eq!(page.count("link[rel=alternate][hreflang]"), 2);
        // On paper there is the address to apply at, and nothing to press.
        assert_eq!(page.count("figure.only-print .qr svg"), 1);
        let file = reader(&app).get(&format!("{preview}/calendar.ics")).await;
        file.expect(200);
        assert_eq!(file.html().matches("BEGIN:VEVENT").count(), 2, "{}", file.html());
        assert!(file.html().contains("DTSTART:20270203T080000Z") && !file.html().contains("meet.example"));
        reader(&app).get(&format!("/organisations/{}", fixture.organisation.slug)).await.shows("Dialoog kodukohas");
        let picture = reader(&app).get(&format!("{preview}/picture/et.png")).await;
        picture.expect(200);
        assert_eq!(picture.header("content-type"), "image/png");

        // After the deadline nobody is led to the form any more.
        app.dial.set(instant("2026-12-06", "10:00", ZONE, None).unwrap());
        let page = reader(&app).get(&preview).await;
        page.shows("Kandideerimine on lõppenud");
        assert!(!page.html().contains("/apply"));
    }

    async fn a_programme_is_read_in_another_language(app: TestApp) {
        let fixture = app.fixture().await;
        let owner = app.browser_of(&fixture.organiser).await;
        let home = format!("/manage/programmes/{}", fixture.programme.id);
        let public = format!("/programmes/{}", fixture.programme.public_id);
        let page = owner.get(&format!("{home}/plan/words/en?from=plan")).await;
        page.expect(200).shows("Omavalitsuste juhid üle Eesti.");
        // Only what is written in the original is there to translate.
        assert!(page.form(FORM).has("programme_about") && !page.form(FORM).has("programme_gains"));
        let page = page
            .form(FORM)
            .set("programme_title", "Dialogue with the community")
            .set("programme_about", "We learn to hold dialogue circles.")
            .submit()
            .await;
        page.expect(200);
        // Meetings and trainers have a field for each language now.
        let meeting = &fixture.programme.meetings[0];
        let page = owner.get(&format!("{home}/plan/meetings/{meeting}?from=plan")).await;
        page.form(FORM).set("meeting_title_en", "What dialogue means").submit().await.expect(200);
        let english = app.browser().reading("en").get(&public).await;
        english.expect(200).shows("We learn to hold dialogue circles.").shows("What dialogue means").shows("2. kohtumine");
        assert_eq!(english.text("h1"), "Dialogue with the community");
        assert_eq!(english.attribute("h1", "lang").unwrap(), "en");
        reader(&app).get(&public).await.shows("Õpime pidama vestlusringe.").shows("1. kohtumine");
        // The translation goes, with what the meetings say in it.
        let page = owner.get(&format!("{home}/plan/words/en")).await;
        let removal = format!("{home}/plan/words/en/removal");
        let page = page.form(&removal).submit().await;
        page.form(&removal).submit().await.expect(200);
        let english = app.browser().reading("en").get(&public).await;
        english.shows("1. kohtumine");
        assert_eq!(english.attribute("h1", "lang").unwrap(), "et");
    }

    async fn who_wants_to_ask_signs_up_and_gets_the_link(app: TestApp) {
        let fixture = app.fixture().await;
        let learning = &fixture.programme;
        let public = format!("/programmes/{}", learning.public_id);
        let visitor = reader(&app);
        let page = visitor.get(&public).await.click("Pane end kirja").await;
        page.expect(200);
        let refused = page.form(FORM).set("name", "Uku").set("email", "uku").submit().await;
        refused.expect(422);
        assert_eq!(refused.form(FORM).value("name"), "Uku");
        let page = refused
            .form(FORM)
            .set("email", "uku@kodu.example")
            .set("guest_question", "Kas tuleb ka õhtuti käia?")
            .submit()
            .await;
        page.expect(200).shows("Oled kirjas").shows("https://meet.example/infokohtumine").shows("Kas tuleb ka õhtuti käia?");
        app.run_jobs().await;
        let mail = app.mail_to("uku@kodu.example", Kind::InformationSignedUp).await;
        assert_eq!(mail.text.calendar_method, "REQUEST");
        assert!(mail.text.calendar.contains("meet.example") && mail.text.calendar.contains("SEQUENCE:0"));
        assert!(mail.text.body.contains(domain::mail::LINK) && !mail.text.body.contains("/i/"));
        let link = app.link(&mail);
        assert_eq!(link, page.path());

        // The organiser sees who comes with what question, and moves the event; the guest's calendar follows.
        let owner = app.browser_of(&fixture.organiser).await.reading("et");
        let home = format!("/manage/programmes/{}", learning.id);
        let guests = owner.get(&format!("{home}/guests")).await;
        guests.expect(200).shows("Kirja on pandud üks inimene.").shows("Kas tuleb ka õhtuti käia?");
        app.browser_of(&fixture.facilitator).await.get(&format!("{home}/guests")).await.expect(403);
        let page = owner.get(&format!("{home}/plan/meetings/{}", learning.information)).await;
        page.shows("saavad kõik, kes end kirja panid, kirja");
        page.form(FORM).set("time", "17:00").submit().await.expect(200);
        app.run_jobs().await;
        let changed = app.mail_to("uku@kodu.example", Kind::MeetingChanged).await;
        assert!(changed.text.calendar.contains("SEQUENCE:1"), "{}", changed.text.calendar);
        let uid = |text: &str| text.lines().find(|l| l.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&mail.text.calendar), uid(&changed.text.calendar));
        // The day before there is a reminder.
        app.dial.forward(4 * DAY + 6 * HOUR);
        app.run_jobs().await;
        app.mail_to("uku@kodu.example", Kind::InformationReminder).await;

        // With a tick everybody sees the link.
        let page = owner.get(&format!("{home}/plan/meetings/{}", learning.information)).await;
        assert!(!reader(&app).get(&public).await.html().contains("meet.example"));
        page.form(FORM).tick("link_public", "yes").submit().await.expect(200);
        assert!(reader(&app).get(&public).await.html().contains("https://meet.example/infokohtumine"));

        // Uku takes himself off the list: nothing is left of him.
        let page = reader(&app).get(&link).await.click("Võta mind nimekirjast välja").await;
        page.form(FORM).submit().await.expect(200).shows("Oled nimekirjast väljas");
        reader(&app).get(&link).await.expect(404);
        owner.get(&format!("{home}/guests")).await.shows("Keegi ei ole end veel kirja pannud.");
        assert!(app.mails().await.iter().all(|m| m.new.to_address != "uku@kodu.example"));
    }

    async fn a_programme_is_called_off_and_begun_anew(app: TestApp) {
        let fixture = app.fixture().await;
        let owner = app.browser_of(&fixture.organiser).await.reading("et");
        let home = format!("/manage/programmes/{}", fixture.programme.id);
        let public = format!("/programmes/{}", fixture.programme.public_id);
        let overview = owner.get(&home).await;
        // Three have applied, so it cannot be taken back.
        assert_eq!(overview.count("form[action$='/closing']"), 0);
        let page = overview.click("Jäta programm ära").await;
        page.shows("3 inimest on kandideerinud");
        page.form(FORM).submit().await.expect(422);
        let page = page.form(FORM).set("reason", "Koolitaja jäi haigeks.").submit().await;
        page.expect(200).shows("Koolitaja jäi haigeks.");
        app.run_jobs().await;
        let mails = app.mails().await;
        let told = mails.iter().filter(|m| m.new.kind == Kind::ProgrammeCancelled);
        assert_eq!(told.clone().count(), 3);
        assert!(told.clone().all(|m| m.text.body.contains("Koolitaja jäi haigeks.")));
        let page = reader(&app).get(&public).await;
        page.expect(200).shows("See arenguprogramm jääb ära").shows("Koolitaja jäi haigeks.");
        assert!(!page.html().contains("/apply") && !page.html().contains("calendar.ics"));
        reader(&app).get("/programmes").await.shows("Praegu ühtegi arenguprogrammi ei ole");

        let page = owner.get(&home).await.form(&format!("{home}/copy")).submit().await;
        page.expect(200).shows("Siin on järgmine lend");
        let copy = page.path();
        assert_ne!(copy, home);
        owner.get(&format!("{copy}/plan")).await.shows("3. kohtumine").shows("aeg lepitakse kokku");
        let deletion = format!("{copy}/deletion");
        let page = owner.get(&copy).await.form(&deletion).submit().await;
        page.form(&deletion).submit().await.expect(200).shows("Mustand on kustutatud");
        owner.get(&copy).await.expect(404);
    }
}
