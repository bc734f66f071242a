//! October 2023 to April 2024: five meetings, learning pairs and their practicums, ten dialogues at home, certificates by
//! the 80 % rule, and a report whose figures equal the records.

use domain::actor::{Actor, Role};
use domain::dialogue::life;
use domain::mail::Kind;
use domain::registration::people::{self, Act};
use kernel::time::{DAY, HOUR, MINUTE, instant};

use super::data::Applicant;
use super::support::fixture::{self, Plan};
use super::{FORM, Replay, says};

fn participants(replay: &Replay) -> impl Iterator<Item = &Applicant> {
    replay.data.applicant.iter().filter(|a| !a.attends.is_empty())
}

/// The addresses of the meetings' sheets, in order of time.
async fn meetings(replay: &Replay) -> Vec<(String, i64)> {
    let query = store::sql!("select id, starts_at from meeting where kind = 'meeting' order by starts_at");
    let rows = replay
        .app
        .read(async |tx| Ok(tx.all(query, &[]).await?))
        .await
        .unwrap();
    rows.iter()
        .map(|row| (row.get("id").unwrap(), row.get("starts_at").unwrap()))
        .collect()
}

async fn application_id(replay: &Replay, name: &str) -> String {
    let query = store::sql!("select id from application where name = $1");
    let row = replay
        .app
        .read(async |tx| Ok(tx.one(query, &[name.into()]).await?))
        .await
        .unwrap();
    row.get("id").unwrap()
}

/// Five meetings on the five dates; who was there is noted at each. The place of the last is agreed by a poll.
pub(crate) async fn meet(replay: &Replay) {
    let all = meetings(replay).await;
    let days: Vec<String> = all
        .iter()
        .map(|(_, at)| kernel::time::local(*at, &replay.data.zone).iso_date())
        .collect();
    assert_eq!(
        days,
        [
            "2023-10-04",
            "2023-10-18",
            "2023-11-08",
            "2023-11-29",
            "2024-01-31"
        ]
    );
    // Three are held before the pairs have practised; the others follow.
    for (n, (id, at)) in all.iter().enumerate().take(4) {
        attend(replay, n + 1, id, *at).await;
        if n == 1 {
            pair(replay).await;
        }
        if n == 2 {
            poll(replay, &all[4].0).await;
        }
    }
}

async fn attend(replay: &Replay, number: usize, meeting: &str, at: i64) {
    // The day before, everybody is reminded.
    replay.app.dial.set(at - DAY + MINUTE);
    replay.app.run_jobs().await;
    let mails = replay.app.mails().await;
    let reminded = mails
        .iter()
        .filter(|m| m.new.kind == Kind::MeetingReminder && m.new.meeting_id.as_deref() == Some(meeting));
    assert_eq!(reminded.count(), 12, "reminders of meeting {number}");
    replay.app.dial.set(at + 10 * MINUTE);
    let organiser = replay.organiser().await;
    let sheet = format!("{}/meetings/{meeting}", replay.home);
    for participant in participants(replay) {
        let id = application_id(replay, &participant.name).await;
        let page = organiser.get(&sheet).await;
        page.expect(200).shows(&participant.name);
        let mark = if participant.attends.contains(&number) {
            "present"
        } else {
            "absent"
        };
        page.form(&format!("form[action$='/attendance/{id}']"))
            .submit_with("mark", mark)
            .await
            .expect(200);
    }
}

/// Learning pairs: six, each of two municipalities, and told.
async fn pair(replay: &Replay) {
    let organiser = replay.organiser().await;
    let pairs = format!("{}/pairs", replay.home);
    let page = organiser.get(&pairs).await;
    page.form("form[action$='/pairs']").submit().await.expect(200);
    let page = organiser.get(&pairs).await;
    for participant in participants(replay) {
        page.shows(&participant.name);
    }
    page.form("form[action$='/telling']").submit().await.expect(200);
    replay.app.run_jobs().await;
    let mails = replay.app.mails().await;
    assert_eq!(mails.iter().filter(|m| m.new.kind == Kind::PairMade).count(), 12);
    let query = store::sql!(
        "select pair_id, municipality from learning_pair_member
         join application on application.id = learning_pair_member.application_id order by pair_id, municipality"
    );
    let rows = replay
        .app
        .read(async |tx| Ok(tx.all(query, &[]).await?))
        .await
        .unwrap();
    let text = |row: &store::db::Row, column| row.get::<String>(column).unwrap();
    let rows: Vec<(String, String)> = rows
        .iter()
        .map(|r| (text(r, "pair_id"), text(r, "municipality")))
        .collect();
    assert_eq!(rows.len(), 12);
    for two in rows.chunks(2) {
        assert_eq!(two[0].0, two[1].0, "a pair of two");
        assert_ne!(two[0].1, two[1].1, "a pair of one municipality");
    }
}

/// The organisers ask where to meet the last time, everybody answers, and they settle it.
async fn poll(replay: &Replay, meeting: &str) {
    let organiser = replay.organiser().await;
    let address = format!("{}/meetings/{meeting}/poll", replay.home);
    let last = &replay.data.meeting[4];
    let page = organiser.get(&address).await;
    let form = page
        .form("form[action$='/poll']")
        .set("date_1", &last.date)
        .set("time_1", &last.clock)
        .set("place_name_1", &last.place_name)
        .set("date_2", &last.date)
        .set("time_2", "12:00")
        .set("place_name_2", "Türi kultuurikeskus")
        .set("poll_until", "2023-11-20");
    let asked = form.submit().await;
    asked.expect(200);
    replay.app.run_jobs().await;
    let mails = replay.app.mails().await;
    assert_eq!(
        mails.iter().filter(|m| m.new.kind == Kind::PollOpened).count(),
        12
    );
    let mut first = String::new();
    for participant in participants(replay) {
        let visitor = replay.visitor();
        let own = visitor.get(&replay.own(&participant.name, "/meetings")).await;
        let (_, path) = own
            .links()
            .into_iter()
            .find(|(_, to)| to.contains("/polls/") || to.ends_with("/poll"))
            .expect("a link to the poll");
        let page = visitor.get(&path).await;
        let radios = super::support::page::selector("main form input[type=radio]");
        let mut names: Vec<String> = Vec::new();
        for name in page.tree().select(&radios).filter_map(|i| i.value().attr("name")) {
            if !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            }
        }
        assert_eq!(names.len(), 2, "{names:?}");
        names[0].clone_into(&mut first);
        let form = page.form("main form").set(&names[0], "yes").set(&names[1], "no");
        form.submit().await.expect(200);
    }
    let members = organiser.get(&address).await;
    let decide = members.form("form[action$='/decision']").set("option", &first);
    decide.submit().await.expect(200);
    replay.app.run_jobs().await;
    let own = replay
        .visitor()
        .get(&replay.own("Triin Lepasaar", "/meetings"))
        .await;
    own.shows(&last.place_name);
}

/// Each pair plans a practicum and holds it, in the week before the fourth meeting's lessons are drawn.
pub(crate) async fn practise(replay: &Replay) {
    replay.on("2023-12-01", "10:00").await;
    let mut planned = 0;
    for participant in participants(replay) {
        let visitor = replay.visitor();
        let address = replay.own(&participant.name, "/pair/practicum");
        let page = visitor.get(&address).await;
        page.expect(200);
        let form = page.form(FORM);
        // The partner may have planned it already.
        if !form.value("practicum_question").is_empty() {
            continue;
        }
        planned += 1;
        form.set("practicum_question", "Mis paneb meid üksteist kuulama?")
            .set("date", "2023-12-05")
            .set("time", "17:00")
            .set("practicum_place", "Rahvamaja")
            .submit()
            .await
            .expect(200);
    }
    assert_eq!(planned, 6);
    replay.on("2023-12-06", "09:00").await;
    let mut held = 0;
    for participant in participants(replay) {
        let visitor = replay.visitor();
        let own = visitor.get(&replay.own(&participant.name, "/pair")).await;
        own.expect(200);
        let page = visitor
            .get(&replay.own(&participant.name, "/pair/practicum/report"))
            .await;
        let form = page.form(FORM);
        if !form.value("practicum_people").is_empty() {
            continue;
        }
        held += 1;
        form.set("practicum_people", "7")
            .set("lessons", "Vaikus töötab.")
            .submit()
            .await
            .expect(200);
    }
    assert_eq!(held, 6);
}

/// How many come to the dialogue of the `n`-th who holds one.
fn came(n: usize) -> usize {
    3 + n % 4
}

/// Ten hold a dialogue in their own municipality in January, an ordinary one, and link it to the programme.
pub(crate) async fn hold_at_home(replay: &Replay) {
    let holders: Vec<&Applicant> = participants(replay).filter(|p| !p.holds.is_empty()).collect();
    assert_eq!(holders.len(), 10);
    for (n, participant) in holders.into_iter().enumerate() {
        replay.on("2024-01-02", "10:00").await;
        let question = format!("Mis hoiab meid koos ({})?", participant.holds);
        let starts = instant("2024-01-16", "17:00", &replay.data.zone, None).unwrap()
            + i64::try_from(n).unwrap() * DAY;
        let made = replay
            .app
            .write(async |tx, ctx| {
                let host = fixture::organisation(tx, ctx, &participant.employer, &participant.holds).await?;
                let person =
                    domain::person::create(tx, ctx, &participant.email, &participant.name, "et").await?;
                domain::member::put(tx, ctx, &host.id, &person.id, Role::Organiser).await?;
                let mut plan = Plan::new(&question, starts);
                plan.capacity = 12;
                let made = fixture::planned(tx, ctx, &host.id, &plan).await?;
                life::open(tx, ctx, &Actor::System, &made.id).await?;
                Ok(made)
            })
            .await
            .unwrap();
        let visitor = replay.visitor();
        let page = visitor.get(&replay.own(&participant.name, "/dialogue")).await;
        let form = page
            .form("form:has([name=own_dialogue])")
            .set("own_dialogue", &made.id);
        form.submit().await.expect(200).shows(&question);
        let people: Vec<String> = (0..came(n)).map(|k| format!("Tulija {n} {k}")).collect();
        let here = replay
            .app
            .write(async |tx, ctx| {
                let mut here = Vec::new();
                for name in &people {
                    here.push(fixture::register(tx, ctx, &made, name).await?);
                }
                Ok(here)
            })
            .await
            .unwrap();
        replay.app.dial.set(starts + 5 * MINUTE);
        replay
            .app
            .write(async |tx, ctx| {
                for held in &here {
                    people::act(tx, ctx, &Actor::System, &made.id, &held.id, Act::CheckIn).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

/// On the last day papers are issued: a certificate from four meetings of five on with both dialogues held, else an
/// attestation.
pub(crate) async fn certify(replay: &Replay) {
    let all = meetings(replay).await;
    attend(replay, 5, &all[4].0, all[4].1).await;
    replay.app.dial.set(all[4].1 + 7 * HOUR);
    replay.app.run_jobs().await;
    let organiser = replay.organiser().await;
    let papers = format!("{}/certificates", replay.home);
    let page = organiser.get(&papers).await;
    page.form("form[action$='/certificates']")
        .submit_with("whom", "all")
        .await
        .expect(200);
    replay.app.run_jobs().await;
    let mails = replay.app.mails().await;
    let ready = mails.iter().filter(|m| m.new.kind == Kind::CertificateReady);
    assert_eq!(ready.count(), 12);
    let query = store::sql!("select name, kind, code from certificate where revoked_at is null");
    let rows = replay
        .app
        .read(async |tx| Ok(tx.all(query, &[]).await?))
        .await
        .unwrap();
    assert_eq!(rows.len(), 12);
    for row in rows {
        let (name, kind, code): (String, String, String) = (
            row.get("name").unwrap(),
            row.get("kind").unwrap(),
            row.get("code").unwrap(),
        );
        let who = replay.data.applicant.iter().find(|a| a.name == name).unwrap();
        let due = if who.attends.len() >= 4 && !who.holds.is_empty() {
            "certificate"
        } else {
            "attestation"
        };
        assert_eq!(kind, due, "{name}, {} of 5", who.attends.len());
        let paper = replay.visitor().get(&replay.own(&name, "/certificate.pdf")).await;
        assert_eq!(paper.expect(200).header("content-type"), "application/pdf");
        // Anybody can check it, as it is typed from the paper.
        let check = replay
            .app
            .browser()
            .reading("et")
            .get(&format!("/certificates/{code}"))
            .await;
        check.expect(200).shows(&name);
    }
    for (name, kind) in [("Kaie Rannap", "certificate"), ("Häli Sillavee", "attestation")] {
        let query = store::sql!("select kind from certificate where name = $1");
        let row = replay
            .app
            .read(async |tx| Ok(tx.one(query, &[name.into()]).await?))
            .await
            .unwrap();
        assert_eq!(row.get::<String>("kind").unwrap(), kind, "{name}");
    }
}

/// Two tell their story, and on 3 April the report is public. Its figures equal the records.
pub(crate) async fn report(replay: &Replay) {
    replay.on("2024-02-10", "10:00").await;
    let visitor = replay.visitor();
    let page = visitor.get(&replay.own("Leelo Pärnaste", "/story")).await;
    let form = page
        .form(FORM)
        .set("story", "Kuulasin esimest korda lõpuni ja midagi läks paika.")
        .tick("story_named", "yes")
        .tick("story_release", "yes");
    form.submit().await.expect(200);
    replay.on("2024-04-03", "12:00").await;
    let organiser = replay.organiser().await;
    let report = format!("{}/report", replay.home);
    replay
        .visitor()
        .get(&format!("{}/report", replay.public))
        .await
        .expect(404);
    let page = organiser.get(&report).await;
    let form = page
        .form("form[action$='/words/et']")
        .set("report_summary_et", "Kaksteist juhti õppis kuulama.")
        .set("report_lessons_et", "Kutse loeb rohkem kui kava.");
    form.submit().await.expect(200);
    let page = organiser.get(&report).await;
    page.form("form[action$='/publication']")
        .submit()
        .await
        .expect(200);

    let people: usize = (0..10).map(came).sum();
    let (id, now) = (
        replay.home.rsplit('/').next().unwrap().to_owned(),
        replay.app.dial.now(),
    );
    let figures = replay
        .app
        .read(async |tx| domain::report::for_members(tx, &Actor::System, &id, now).await)
        .await
        .unwrap()
        .figures;
    let present: usize = participants(replay).map(|p| p.attends.len()).sum();
    assert_eq!(
        (
            figures.applications,
            figures.places,
            figures.participants,
            figures.municipalities,
            figures.meeting_hours + figures.own_hours,
            figures.practicums,
            figures.practicum_people,
            figures.certificates,
            figures.attestations,
        ),
        (24, 12, 12, 12, 50, 6, 42, 10, 2)
    );
    assert_eq!(figures.dialogues.len(), 10);
    assert_eq!(figures.people_in_dialogues(), u32::try_from(people).unwrap());
    let counted: u32 = figures.meetings.iter().map(|m| m.present).sum();
    assert_eq!(
        (figures.meetings.len(), counted),
        (5, u32::try_from(present).unwrap())
    );

    let public = replay.visitor().get(&format!("{}/report", replay.public)).await;
    public
        .expect(200)
        .shows("Kaksteist juhti õppis kuulama.")
        .shows("Kuulasin esimest korda lõpuni ja midagi läks paika.")
        .shows("Leelo Pärnaste")
        .shows(&people.to_string());
    for (path, kind) in [
        (format!("{}/report.pdf", replay.public), "application/pdf"),
        (
            format!("{report}.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let file = organiser.get(&path).await;
        assert_eq!(file.expect(200).header("content-type"), kind, "{path}");
    }
    let _ = says();
}
