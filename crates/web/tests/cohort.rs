//! A cohort as its people use it: the organiser, a mentor and participants with their links, on both engines.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::body::Body;
use domain::mail::Kind;
use kernel::time::{DAY, HOUR, MINUTE};
use store::sql;
use support::browser::with_file;
use support::cohort::{cohort, mentor};
use support::learning::Applied;
use support::{Browser, Fixture, TestApp, both_engines};

both_engines!(
    attendance_is_a_tap_and_an_apology_a_sentence,
    a_poll_is_asked_answered_and_decided,
    materials_and_messages_reach_participants,
    what_is_private_stays_with_the_participant_and_the_mentor,
    a_self_assessment_is_anonymous_to_everybody,
);

struct Set {
    app: TestApp,
    fixture: Fixture,
    people: Vec<Applied>,
    organiser: Browser,
    mentor: Browser,
}

impl Set {
    async fn make(app: TestApp, many: u32) -> Set {
        let fixture = app.fixture().await;
        let learning = fixture.programme.clone();
        let facilitator = fixture.facilitator.clone();
        let people = app
            .write(async |tx, ctx| {
                mentor(tx, ctx, &learning, &facilitator, "Veljo Vedaja").await?;
                cohort(tx, ctx, &learning, many).await
            })
            .await
            .unwrap();
        let organiser = app.browser_of(&fixture.organiser).await;
        let mentor = app.browser_of(&fixture.facilitator).await;
        Set {
            app,
            fixture,
            people,
            organiser,
            mentor,
        }
    }

    /// Address of a page of the programme for members.
    fn manage(&self, path: &str) -> String {
        format!("/manage/programmes/{}{path}", self.fixture.programme.id)
    }

    /// Address of a participant's page.
    fn own(&self, who: usize, path: &str) -> String {
        format!("/a/{}{path}", self.people[who].secret)
    }

    fn sheet(&self, meeting: usize) -> String {
        self.manage(&format!("/meetings/{}", self.fixture.programme.meetings[meeting]))
    }

    /// Turns the clock to so long after the start of a meeting, and logs everybody in anew.
    async fn at(&mut self, meeting: usize, after: i64) {
        let id = &self.fixture.programme.meetings[meeting];
        let query = sql!("select starts_at as n from meeting where id = $1");
        let at: i64 = self
            .app
            .read(async |tx| Ok(tx.one(query, &[id.into()]).await?.get("n")?))
            .await
            .unwrap();
        self.app.dial.set(at + after);
        self.organiser = self.app.browser_of(&self.fixture.organiser).await;
        self.mentor = self.app.browser_of(&self.fixture.facilitator).await;
    }
}

async fn attendance_is_a_tap_and_an_apology_a_sentence(app: TestApp) {
    let mut set = Set::make(app, 3).await;
    let participant = set.app.browser();
    let meetings = participant.get(&set.own(0, "/meetings")).await;
    meetings.expect(200).shows("1. kohtumine");
    let told = meetings
        .form("form[action$='/apology']")
        .set("reason", "Laps on haige.")
        .submit()
        .await;
    told.expect(200)
        .shows("The organisers know that you cannot come.")
        .shows("Apologised");
    // Whoever checks people in sees who apologised; organisers and mentors why.
    let sheet = set.organiser.get(&set.sheet(0)).await;
    sheet
        .expect(200)
        .shows("Said so themselves.")
        .shows("Laps on haige.");
    assert!(!sheet.has("All others are present"), "it has not begun");
    // They can come after all, and apologise again.
    let back = told.form("form[action$='/apology/removal']").submit().await;
    back.expect(200).shows("Good that you can come.");
    assert!(!set.organiser.get(&set.sheet(0)).await.has("Laps on haige."));
    back.form("form[action$='/apology']").submit().await.expect(200);

    set.at(0, 10 * MINUTE).await;
    let mentor = set.mentor.get(&set.sheet(0)).await;
    let noted = mentor.form(&format!("form[action$='{}']", set.people[1].id));
    let noted = noted.submit_with("mark", "present").await;
    assert_eq!(noted.texts(".counts dd"), ["1 / 3", "1", "0"]);
    // The same tap takes it back.
    let undone = noted.form(&format!("form[action$='{}']", set.people[1].id));
    let undone = undone.submit_with("mark", "none").await;
    assert_eq!(undone.texts(".counts dd"), ["0 / 3", "1", "0"]);
    let all = undone.form("form[action$='/attendance']").submit().await;
    assert_eq!(all.texts(".counts dd"), ["2 / 3", "1", "0"]);
    let cohort = set.organiser.get(&set.manage("/cohort")).await;
    let row = |n: usize| cohort.texts("table.table tbody tr")[n].clone();
    assert_eq!(row(0), "Aive Aive vallavalitsus 0 1 0");
    assert_eq!(row(1), "Bruno Bruno vallavalitsus 1 0 0");
    let paper = set.organiser.get(&format!("{}/sign-in.pdf", set.sheet(0))).await;
    assert_eq!(paper.expect(200).header("content-type"), "application/pdf");
    // It has begun: now nobody apologises beforehand any more.
    let late = participant
        .post(
            &format!(
                "{}/apology",
                set.own(2, &format!("/meetings/{}", set.fixture.programme.meetings[0]))
            ),
            &[],
        )
        .await;
    late.expect(410);
    // Who only applied has none of these pages, and another's link does not help.
    let elsewhere = &set.fixture.confirmed[0].secret;
    participant
        .get(&format!("/a/{elsewhere}/meetings"))
        .await
        .expect(404);
}

async fn a_poll_is_asked_answered_and_decided(app: TestApp) {
    let set = Set::make(app, 2).await;
    let address = format!("{}/poll", set.sheet(2));
    let page = set.organiser.get(&address).await;
    let form = page
        .form("form[action$='/poll']")
        .set("date_1", "2027-02-10")
        .set("time_1", "10:00")
        .set("place_name_1", "Tapa raamatukogu");
    // One option is no choice, and what was typed is still there.
    let refused = form.clone().set("poll_until", "2026-12-01").submit().await;
    refused.expect(422);
    let form = refused.form("form[action$='/poll']");
    assert_eq!(form.value("place_name_1"), "Tapa raamatukogu");
    let asked = form
        .set("date_2", "2027-02-11")
        .set("time_2", "10:00")
        .submit()
        .await;
    asked.expect(200).shows("The participants are asked.");
    set.app.run_jobs().await;
    let mail = set.app.mail_to("aive@inimesed.example", Kind::PollOpened).await;
    assert_eq!(set.app.link(&mail), set.own(0, ""));
    assert!(mail.text.body.contains("3. kohtumine"), "{}", mail.text.body);
    let participant = set.app.browser();
    let meetings = participant.get(&set.own(0, "/meetings")).await;
    let poll = meetings.click("Say when you can: 3. kohtumine").await;
    let form = poll.form("main form");
    // Sent empty, it asks for one answer.
    form.clone().submit().await.expect(422);
    let mut names: Vec<String> = Vec::new();
    for name in poll
        .tree()
        .select(&support::page::selector("input[type=radio]"))
        .filter_map(|i| i.value().attr("name"))
    {
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    assert_eq!(names.len(), 2);
    let answered = form.set(&names[0], "maybe").set(&names[1], "no").submit().await;
    answered.expect(200).shows("Saved.");
    // Participants know each other: the second sees what the first said.
    let other = set
        .app
        .browser()
        .get(&poll.path().replace(&set.people[0].secret, &set.people[1].secret))
        .await;
    assert!(
        other.texts("tbody tr").contains(&"Aive If need be No".to_owned()),
        "{:?}",
        other.texts("tbody tr")
    );
    let members = set.organiser.get(&address).await;
    let decide = members.form("form[action$='/decision']").set("option", &names[0]);
    decide
        .submit()
        .await
        .expect(200)
        .shows("The meeting has its time and place");
    let meetings = participant.get(&set.own(0, "/meetings")).await;
    meetings.shows("Tapa raamatukogu").shows("10 February 2027");
    participant
        .get(&poll.path())
        .await
        .shows("This can no longer be answered.");
    let told = set.app.mails().await;
    let told = told.iter().filter(|m| m.new.kind == Kind::MeetingChanged);
    assert_eq!(told.count(), 2);
}

async fn materials_and_messages_reach_participants(app: TestApp) {
    let set = Set::make(app, 2).await;
    let new = set.organiser.get(&set.manage("/cohort/materials/new")).await;
    let form = new.form("main form");
    let refused = form.clone().set("link", "ilma-aadressita").submit().await;
    refused.expect(422);
    let listed = refused
        .form("main form")
        .set("material_title", "Kuulamise tasandid")
        .set("link", "https://loe.example/kuulamine")
        .submit()
        .await;
    listed.expect(200).shows("Kuulamise tasandid");
    let later = listed.click("Add a material").await.form("main form");
    later
        .set("worksheet", "planning")
        .set("visible_from", "2027-03-01")
        .submit()
        .await
        .expect(200)
        .shows("from Monday, 1 March 2027");
    let participant = set.app.browser();
    let materials = participant.get(&set.own(0, "/materials")).await;
    materials.shows("Kuulamise tasandid");
    assert_eq!(materials.count(".papers li"), 1, "the other comes later");

    // A file of its own: what it is says its bytes, and participants download it as soon as they see the material.
    let list = set.organiser.get(&set.manage("/cohort/materials")).await;
    let file = list.click("File: Kuulamise tasandid").await;
    file.expect(200).shows("at most 10 MB");
    let put = async |bytes: &[u8]| {
        let body = with_file("Kuulamine.pdf", bytes);
        set.organiser
            .upload(&file.path(), Some(body.len()), Body::from(body))
            .await
            .status
            .as_u16()
    };
    assert_eq!(put(b"<html>").await, 422);
    assert_eq!(put(b"%PDF-1.7 kuula").await, 303);
    let materials = participant.get(&set.own(0, "/materials")).await;
    materials.shows("Download");
    let id = file.path().rsplit('/').nth(1).unwrap().to_owned();
    let down = participant
        .get(&set.own(0, &format!("/materials/{id}/file")))
        .await;
    assert_eq!(down.expect(200).body, b"%PDF-1.7 kuula");
    assert!(down.header("content-disposition").starts_with("attachment"));
    let there = set.organiser.get(&file.path()).await;
    there
        .form(&format!("{}/removal", file.path()))
        .submit()
        .await
        .expect(200);
    participant.get(&down.path()).await.expect(404);

    // In one language; who reads another one gets it all the same.
    let new = set.organiser.get(&set.manage("/cohort/messages/new")).await;
    let form = new
        .form("main form")
        .set("to_whom", "chosen")
        .tick("to", &set.people[1].id)
        .set("subject_et", "Homme")
        .set("body_et", "Võta joonistus kaasa.");
    let preview = form.submit_with("do", "preview").await;
    preview.expect(200).shows("To: Bruno").shows("Send to one person");
    assert!(
        set.app
            .mails()
            .await
            .iter()
            .all(|m| m.new.kind != Kind::ProgrammeMessage)
    );
    let sent = preview.form("main form").submit_with("do", "send").await;
    sent.expect(200)
        .shows("The message is on its way.")
        .shows("Bruno");
    set.app.run_jobs().await;
    let mail = set
        .app
        .mail_to("bruno@inimesed.example", Kind::ProgrammeMessage)
        .await;
    assert!(mail.text.body.contains("Võta joonistus kaasa."));
    participant
        .get(&set.own(1, "/messages"))
        .await
        .shows("Võta joonistus kaasa.");
    assert!(!participant.get(&set.own(0, "/messages")).await.has("joonistus"));
    let listed = set.organiser.get(&set.manage("/cohort/messages")).await;
    listed.shows("Homme").shows("Bruno");
}

/// Every page of the organisation and the programme that an organiser can read, with what is handed out there.
async fn everything_an_organiser_reads(set: &Set) -> String {
    let mut all = String::new();
    let mut paths = vec![
        set.manage(""),
        set.manage("/cohort"),
        set.manage("/cohort/materials"),
        set.manage("/cohort/assessment"),
        set.manage("/cohort/messages"),
        set.manage("/cohort/messages/new"),
        set.manage("/mentoring"),
        "/manage/mustjoe/programmes".to_owned(),
        "/manage/mustjoe/mail".to_owned(),
        "/manage/mustjoe/data".to_owned(),
    ];
    paths.extend((0..3).map(|n| set.sheet(n)));
    paths.extend((0..3).map(|n| format!("{}/poll", set.sheet(n))));
    // Whatever these pages lead to.
    for path in paths.clone() {
        let page = set.organiser.get(&path).await;
        for (_, link) in page.links() {
            if link.starts_with("/manage/") && !paths.contains(&link) && !link.ends_with(".pdf") {
                paths.push(link);
            }
        }
    }
    for path in paths {
        let page = set.organiser.get(&path).await;
        all.push_str(&String::from_utf8_lossy(&page.body));
    }
    all
}

async fn what_is_private_stays_with_the_participant_and_the_mentor(app: TestApp) {
    let set = Set::make(app, 2).await;
    let participant = set.app.browser();
    let new = participant.get(&set.own(0, "/journal/new")).await;
    let kept = new
        .form("main form")
        .set("entry_text", "Salamõte paberkotist.")
        .submit()
        .await;
    kept.expect(200)
        .shows("Salamõte paberkotist.")
        .shows("Only you read this.");
    let new = participant.get(&set.own(0, "/journal/new")).await;
    let shared = new
        .form("main form")
        .set("entry_text", "Jagatud mõte sahtlist.")
        .tick("share", "yes")
        .submit()
        .await;
    shared.expect(200).shows("Veljo Vedaja can read this.");
    let sheet = participant.get(&set.own(0, "/worksheets/planning")).await;
    let item = kernel::worksheet::newest("planning")
        .unwrap()
        .items()
        .next()
        .unwrap()
        .id
        .clone();
    let saved = sheet
        .form("form.form")
        .set(&item, "Salateema kapist")
        .submit()
        .await;
    saved.expect(200);
    assert_eq!(saved.form("form.form").value(&item), "Salateema kapist");
    participant
        .get(&set.own(0, "/worksheets/planning/blank"))
        .await
        .expect(200);
    // The mentor reads what is shared, and nothing else.
    let mentoring = set.mentor.get(&set.manage("/mentoring")).await;
    mentoring.expect(200).shows("Jagatud mõte sahtlist.");
    assert!(!mentoring.has("Salamõte") && !mentoring.has("Salateema"));
    let commented = mentoring
        .form("form[action*='/mentoring/entries/']")
        .set("comment", "Kirjuta sellest veel.")
        .submit()
        .await;
    commented.expect(200).shows("Kirjuta sellest veel.");
    set.app.run_jobs().await;
    let mail = set
        .app
        .mail_to("aive@inimesed.example", Kind::MentorCommented)
        .await;
    for text in [&mail.text.subject, &mail.text.body, &mail.text.html] {
        assert!(
            !text.contains("Kirjuta sellest") && !text.contains("sahtlist"),
            "{text}"
        );
    }
    participant
        .get(&set.own(0, "/journal"))
        .await
        .shows("Kirjuta sellest veel.");
    // No organiser, no owner, in no page that they can open.
    let read = everything_an_organiser_reads(&set).await;
    for planted in ["Salamõte", "Jagatud mõte", "Salateema", "Kirjuta sellest"] {
        assert!(!read.contains(planted), "an organiser reads {planted:?}");
    }
    let owner = set.app.browser_of(&set.fixture.owner).await;
    let page = owner.get(&set.manage("/mentoring")).await;
    page.expect(200).shows("This page is for mentors");
    assert!(!page.has("Jagatud mõte"));
    // Taken back, the mentor has nothing left; deleted, nobody.
    let journal = participant.get(&set.own(0, "/journal")).await;
    let shared = journal
        .tree()
        .select(&support::page::selector(
            "form[action$='/sharing']:has(button[value=no])",
        ))
        .next()
        .and_then(|f| f.value().attr("action").map(str::to_owned))
        .expect("an entry that is shared");
    let back = journal.form(&shared).submit_with("share", "no").await;
    back.expect(200).shows("Nobody but you reads it now.");
    assert!(
        !set.mentor
            .get(&set.manage("/mentoring"))
            .await
            .has("Jagatud mõte")
    );
    let asks = back.form("form[action$='/removal']").submit().await;
    asks.shows("Delete this entry?");
    let gone = asks.form("main form").submit().await;
    gone.expect(200).shows("It is gone for good.");
    assert_eq!(gone.count("article.card"), 1);
}

async fn a_self_assessment_is_anonymous_to_everybody(app: TestApp) {
    let set = Set::make(app, 5).await;
    let page = set.organiser.get(&set.manage("/cohort/assessment")).await;
    let asked = page.form("form[action$='/assessment/before']").submit().await;
    asked.expect(200).shows("0 of 5 have answered");
    set.app.run_jobs().await;
    set.app
        .mail_to("celia@inimesed.example", Kind::AssessmentAsked)
        .await;
    let item = "stay-calm";
    for (who, code) in ["MA12", "KA03", "LI30", "TI11", "UR07"].iter().enumerate() {
        let form = set.app.browser().get(&set.own(who, "/assessment/before")).await;
        let form = form.form("main form");
        if who == 0 {
            // Without a code nothing is taken, and nothing is lost.
            let refused = form.clone().set(item, "3").submit().await;
            refused.expect(422);
            assert!(
                refused
                    .form("main form")
                    .fields()
                    .contains(&(item.to_owned(), "3".to_owned()))
            );
        }
        let given = form
            .set("code", code)
            .set(item, if who == 4 { "5" } else { "3" })
            .set("next", "Kuulata lõpuni.")
            .submit()
            .await;
        given.expect(200).shows("Thank you, your answers have arrived.");
        let members = set.organiser.get(&set.manage("/cohort/assessment")).await;
        members.shows(&format!("{} of 5 have answered", who + 1));
        // Before all have answered there is nothing to see.
        assert_eq!(members.has("3.4 (5)"), who == 4, "{}", members.readable());
        assert!(!members.has("MA12") && !members.has("ma12"));
        set.app
            .browser()
            .get(&set.own(who, "/assessment/before"))
            .await
            .shows("You have answered this one.");
    }
    // By itself a month after the end, for those who still take part.
    set.app.dial.forward(58 * DAY + 31 * DAY + HOUR);
    set.app.run_jobs().await;
    let mails = set.app.mails().await;
    let late = mails
        .iter()
        .filter(|m| m.new.details.about.as_deref() == Some("month-later"));
    assert_eq!(late.count(), 5);
}
