//! August 2023: the programme is planned and announced; the information event on 5 September.

use domain::mail::Kind;

use super::{FORM, Replay, says};

/// Plans every part as an organiser does, and makes it public.
pub(crate) async fn plan(replay: &mut Replay) {
    let organiser = replay.organiser().await;
    let et = &replay.data.text["et"];
    let new = "/manage/dialoogikool/programmes/new";
    let page = replay
        .send(
            &organiser,
            new,
            FORM,
            &[("programme_title", &et["title"]), ("language", "et")],
        )
        .await;
    let home = page.path();
    for language in ["et", "en"] {
        let path = if language == "et" {
            format!("{home}/plan/words")
        } else {
            format!("{home}/plan/words/en")
        };
        let texts = &replay.data.text[language];
        let fields: Vec<(String, &str)> = texts
            .iter()
            .map(|(name, text)| (format!("programme_{name}"), text.as_str()))
            .collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, t)| (n.as_str(), *t)).collect();
        replay.send(&organiser, &path, FORM, &fields).await;
    }
    let (hours, own) = (
        replay.data.meeting_hours.to_string(),
        replay.data.own_hours.to_string(),
    );
    let basics = [("meeting_hours", hours.as_str()), ("own_hours", own.as_str())];
    replay
        .send(&organiser, &format!("{home}/plan/basics"), FORM, &basics)
        .await;
    for (i, meeting) in replay.data.meeting.iter().enumerate() {
        // The places of the last two are agreed with the participants later.
        let (place, address) = if i < 3 {
            (meeting.place_name.as_str(), meeting.place_address.as_str())
        } else {
            ("", "")
        };
        let minutes = meeting.minutes.to_string();
        let fields = [
            ("date", meeting.date.as_str()),
            ("time", &meeting.clock),
            ("minutes", &minutes),
            ("place_name", place),
            ("place_address", address),
            ("meeting_title_et", &meeting.title["et"]),
            ("meeting_agenda_et", &meeting.agenda["et"]),
            ("meeting_title_en", &meeting.title["en"]),
            ("meeting_agenda_en", &meeting.agenda["en"]),
        ];
        replay
            .send(&organiser, &format!("{home}/plan/meetings/new"), FORM, &fields)
            .await;
    }
    let event = &replay.data.information;
    let minutes = event.minutes.to_string();
    let fields = [
        ("date", event.date.as_str()),
        ("time", &event.clock),
        ("minutes", &minutes),
        ("video_link", &event.link),
        ("meeting_title_et", &event.title["et"]),
        ("meeting_agenda_et", &event.agenda["et"]),
    ];
    replay
        .send(&organiser, &format!("{home}/plan/information/new"), FORM, &fields)
        .await;
    for trainer in &replay.data.trainer {
        let fields = [
            ("trainer_name", trainer.name.as_str()),
            ("trainer_about_et", &trainer.about["et"]),
            ("trainer_about_en", &trainer.about["en"]),
        ];
        replay
            .send(&organiser, &format!("{home}/plan/trainers/new"), FORM, &fields)
            .await;
    }
    for (i, partner) in replay.data.partner.iter().enumerate() {
        let names = [
            format!("partner_{i}"),
            format!("partner_part_{i}"),
            format!("partner_link_{i}"),
        ];
        let fields = [
            (names[0].as_str(), partner.name.as_str()),
            (&names[1], &partner.part),
            (&names[2], &partner.link),
        ];
        replay
            .send(&organiser, &format!("{home}/plan/partners"), FORM, &fields)
            .await;
    }
    for (i, reading) in replay.data.reading.iter().enumerate() {
        let names = [
            format!("reading_{i}"),
            format!("reading_link_{i}"),
            format!("reading_language_{i}"),
        ];
        let fields = [
            (names[0].as_str(), reading.title.as_str()),
            (&names[1], &reading.link),
            (&names[2], &reading.language),
        ];
        replay
            .send(&organiser, &format!("{home}/plan/readings"), FORM, &fields)
            .await;
    }
    let percent = replay.data.attend_percent.to_string();
    replay
        .send(
            &organiser,
            &format!("{home}/plan/certificate"),
            FORM,
            &[("attend_percent", &percent)],
        )
        .await;
    replay.home = home;
    call(replay).await;

    let organiser = replay.organiser().await;
    let page = organiser.get(&replay.home).await;
    page.form("form[action$='/publication']")
        .submit()
        .await
        .expect(200);
    let list = replay.visitor().get("/programmes").await;
    let page = list.click(&replay.data.text["et"]["title"]).await;
    page.expect(200);
    replay.public = page.path();
    // Announced at eight, open from ten on.
    assert!(!page.links().iter().any(|(_, to)| to.ends_with("/apply")));
    replay.on("2023-08-14", "10:00").await;
    let page = replay.visitor().get(&replay.public).await;
    assert!(page.links().iter().any(|(_, to)| to.ends_with("/apply")));
    for meeting in &replay.data.meeting {
        page.shows(&meeting.title["et"]);
    }
    page.shows(&replay.data.text["et"]["free"])
        .shows(&replay.data.partner[0].name)
        .shows(&replay.data.trainer[0].name);
    let english = replay
        .app
        .browser()
        .get(&format!("{}?lang=en", replay.public))
        .await;
    english.shows(&replay.data.text["en"]["title"]);
}

/// The call: times and places, conditions, reviewing, roles, questions, criteria.
async fn call(replay: &Replay) {
    let organiser = replay.organiser().await;
    let call = format!("{}/call", replay.home);
    let d = &replay.data;
    let (places, days) = (d.places.to_string(), d.accept_days.to_string());
    let times = [
        ("opens_date", d.opens.date.as_str()),
        ("opens_time", &d.opens.clock),
        ("closes_date", &d.closes.date),
        ("closes_time", &d.closes.clock),
        ("call_places", &places),
        ("call_answer_by", &d.answer_by),
        ("accept_days", &days),
    ];
    replay
        .send(&organiser, &format!("{call}/times"), FORM, &times)
        .await;
    let page = organiser.get(&format!("{call}/conditions")).await;
    let form = page
        .form(FORM)
        .tick("one_per_municipality", "yes")
        .set("counties_least", &d.counties_least.to_string())
        .set("choose", "best");
    form.submit().await.expect(200);
    let page = organiser.get(&format!("{call}/reviewing")).await;
    let form = page.form(FORM).tick("blind", "yes").set("reviews_least", "2");
    form.submit().await.expect(200);
    for (i, role) in d.role.iter().enumerate() {
        let page = organiser.get(&format!("{call}/roles")).await;
        let form = page
            .form(FORM)
            .set(&format!("role_name_et_{i}"), &role.name["et"])
            .set(&format!("role_name_en_{i}"), &role.name["en"])
            .set(&format!("role_least_{i}"), &role.least.to_string())
            .set(&format!("role_most_{i}"), &role.most.to_string());
        form.submit().await.expect(200);
    }
    for question in &d.question {
        let page = organiser.get(&format!("{call}/questions/new")).await;
        let form = page
            .form(FORM)
            .set("question_text_et", &question.text["et"])
            .set("question_text_en", &question.text["en"])
            .set("question_kind", &question.kind)
            .set("question_stage", question.stage.as_deref().unwrap_or("apply"));
        form.submit().await.expect(200);
    }
    for (i, criterion) in d.criterion.iter().enumerate() {
        let page = organiser.get(&format!("{call}/criteria")).await;
        let form = page
            .form(FORM)
            .set(&format!("criterion_name_et_{i}"), &criterion.name["et"])
            .set(&format!("criterion_help_et_{i}"), &criterion.help["et"])
            .set(&format!("criterion_weight_{i}"), &criterion.weight.to_string());
        form.submit().await.expect(200);
    }
    let page = organiser.get(&call).await;
    for question in &d.question {
        page.shows(&question.text["et"]);
    }
}

/// Somebody signs up for the virtual coffee break, is reminded the day before, and finds the link.
pub(crate) async fn inform(replay: &Replay) {
    replay.on("2023-09-01", "12:00").await;
    let visitor = replay.visitor();
    let page = visitor.get(&replay.public).await;
    let (_, path) = page
        .links()
        .into_iter()
        .find(|(_, to)| to.contains("/information/"))
        .expect("a link to sign up");
    let fields = [("name", "Uudishimulik"), ("email", "uudis@kodu.example")];
    replay.send(&visitor, &path, FORM, &fields).await;
    replay.app.run_jobs().await;
    let mail = replay
        .app
        .mail_to("uudis@kodu.example", Kind::InformationSignedUp)
        .await;
    assert!(mail.text.body.contains(&replay.data.information.link));
    assert!(
        mail.text.calendar.contains("DTSTART:20230905T123000Z"),
        "{}",
        mail.text.calendar
    );
    assert!(mail.text.calendar.contains("DTEND:20230905T131500Z"));
    replay.on("2023-09-04", "15:31").await;
    replay
        .app
        .mail_to("uudis@kodu.example", Kind::InformationReminder)
        .await;
    let guests = replay
        .organiser()
        .await
        .get(&format!("{}/guests", replay.home))
        .await;
    guests.expect(200).shows("Uudishimulik");
    let _ = says();
}
