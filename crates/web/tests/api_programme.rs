//! What an organisation's own systems are answered about programmes, and that it is what the API's description says; from
//! an application that a system enters to the report that it reads.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::Method;
use domain::actor::Actor;
use domain::application::people::{self, Act};
use domain::certificate;
use domain::certificate::issue::{self, Whom};
use domain::mail::Kind;
use domain::token::Scope;
use kernel::time::{DAY, utc};
use serde_json::{Value, json};
use support::learning;
use support::machine::{Machine, Reply, fits};
use support::snapshot::Snapshot;
use support::{TestApp, both_engines};

both_engines!(
    a_system_reads_programmes_with_their_plan,
    a_system_reads_who_applied_and_no_drafts,
    an_application_is_entered_once_however_often_it_is_sent,
    what_does_not_fit_in_an_application_is_told,
    who_gives_up_is_noted_and_the_history_says_by_what,
    attendance_is_noted_and_taken_back,
    from_an_application_to_the_report,
    anybody_checks_a_certificate,
);

async fn put(machine: &Machine, path: &str, body: &Value) -> Reply {
    machine.ask(Method::PUT, path, Some(body.to_string()), &[]).await
}

async fn a_system_reads_programmes_with_their_plan(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let (asked, role) = app
        .write(async |tx, ctx| learning::ask(tx, ctx, &learning.id).await)
        .await
        .unwrap();
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::ProgrammesRead])
        .await;
    let document = machine.document().await;
    let list = machine.get("/api/v1/programmes").await;
    fits(&document, "GET", "/api/v1/programmes", &list);
    let path = format!("/api/v1/programmes/{}", learning.id);
    let reply = machine.get(&path).await;
    fits(&document, "GET", "/api/v1/programmes/{id}", &reply);
    let now = app.dial.now();
    let expected = json!({
        "id": learning.id,
        "url": format!("http://dialoog.test/programmes/{}", learning.public_id),
        "state": "open",
        "title": { "et": "Dialoog kogukonnaga" },
        "lead": { "et": "Praktiline arenguprogramm omavalitsuste juhtidele." },
        "language": "et",
        "spoken": ["et"],
        "zone": "Europe/Tallinn",
        "call": {
            "opens_at": utc(now - 10 * DAY),
            "closes_at": utc(now + 10 * DAY),
            "places": 3,
            "answer_by": utc(now + 20 * DAY),
            "accept_days": 7,
        },
        "starts_at": utc(now + 30 * DAY),
        "ends_at": list.json["items"][0]["ends_at"],
        "meeting_hours": 0,
        "own_hours": 0,
        "people": { "applied": 3, "offered": 0, "taking_part": 0, "guests": 0 },
        "updated_at": list.json["items"][0]["updated_at"],
    });
    assert_eq!(list.json, json!({ "items": [expected], "next": null }));
    assert_eq!(reply.json["programme"], expected);
    assert_eq!(
        reply.json["conditions"],
        json!({
            "one_per_municipality": true,
            "one_per_organisation": false,
            "counties_least": 0,
            "choose": "best",
            "line": 0.0,
            "blind": true,
            "reviews_least": 2,
        })
    );
    let kinds: Vec<&Value> = reply.json["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| &q["kind"])
        .collect();
    assert_eq!(kinds, ["long", "short", "choice", "file", "short"]);
    let choice = &reply.json["questions"][2];
    assert_eq!(
        (&choice["id"], &choice["choices"]),
        (&json!(asked.choice), &json!({ "et": ["ei", "jah"] }))
    );
    assert_eq!(
        reply.json["roles"],
        json!([{ "id": role, "name": { "et": "Arendusjuht" }, "least": null, "most": null }])
    );
    let meetings = machine.get(&format!("{path}/meetings")).await;
    fits(&document, "GET", "/api/v1/programmes/{id}/meetings", &meetings);
    let ids: Vec<&Value> = meetings.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| &m["id"])
        .collect();
    let mut known: Vec<&String> = learning.meetings.iter().chain([&learning.information]).collect();
    known.sort();
    assert_eq!(
        ids,
        known
            .iter()
            .map(|id| json!(id))
            .collect::<Vec<_>>()
            .iter()
            .collect::<Vec<_>>()
    );
    // The link to an event is for those who signed up.
    assert!(!meetings.json.to_string().contains("meet.example"));
    assert!(!reply.json.to_string().contains("meet.example"));
}

async fn a_system_reads_who_applied_and_no_drafts(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let (asked, draft) = app
        .write(async |tx, ctx| {
            let (asked, _) = learning::ask(tx, ctx, &learning.id).await?;
            let draft = learning::begin(tx, ctx, &learning.public_id, &learning::begun("Dora")).await?;
            learning.take_in(tx, ctx, 1).await?;
            Ok((asked, draft))
        })
        .await
        .unwrap();
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::ApplicationsRead])
        .await;
    let document = machine.document().await;
    let path = format!("/api/v1/programmes/{}/applications", learning.id);
    let all = machine.get(&path).await;
    fits(&document, "GET", "/api/v1/programmes/{id}/applications", &all);
    let names = |reply: &Reply| -> Vec<String> {
        let items = reply.json["items"].as_array().unwrap().iter();
        items
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut sorted = names(&all);
    sorted.sort_unstable();
    assert_eq!(sorted, ["Aive", "Bruno", "Celia"]);
    let first = machine.get(&format!("{path}?limit=2")).await;
    let next = first.json["next"].as_str().unwrap();
    let rest = machine.get(&format!("{path}?limit=2&after={next}")).await;
    assert_eq!([names(&first), names(&rest)].concat(), names(&all));
    assert_eq!(names(&rest).len(), 1);
    let confirmed = machine.get(&format!("{path}?standing=confirmed")).await;
    assert_eq!(names(&confirmed), ["Bruno"]);
    let wrong = machine.get(&format!("{path}?standing=draft")).await;
    assert_eq!((wrong.status, wrong.problem()), (422, "invalid"));
    assert_eq!(wrong.json["faults"][0]["field"], "standing");
    let drafted = machine.get(&format!("{path}/{}", draft.id)).await;
    assert_eq!((drafted.status, drafted.problem()), (404, "not-found"));

    let one = machine.get(&format!("{path}/{}", learning.applied[1].id)).await;
    fits(
        &document,
        "GET",
        "/api/v1/programmes/{id}/applications/{application}",
        &one,
    );
    assert_eq!(one.json["application"], confirmed.json["items"][0]);
    assert_eq!(one.json["decision"], Value::Null);
    let became: Vec<&Value> = one.json["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["became"])
        .collect();
    assert_eq!(became, ["registered", "offered", "confirmed"]);
    assert!(!one.json.to_string().contains(&asked.long));
}

fn dora() -> Value {
    json!({
        "name": " Dora  Dialoog ",
        "email": "dora@kodu.EXAMPLE",
        "phone": "5550 0123",
        "language": "et",
        "employer": "Tallinna linn",
        "municipality": "0784",
        "consent": true,
    })
}

async fn an_application_is_entered_once_however_often_it_is_sent(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let (asked, role) = app
        .write(async |tx, ctx| learning::ask(tx, ctx, &learning.id).await)
        .await
        .unwrap();
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::ApplicationsWrite])
        .await;
    let document = machine.document().await;
    let path = format!("/api/v1/programmes/{}/applications", learning.id);
    let mut body = dora();
    body["role"] = json!(role);
    body["answers"] = json!({ asked.long.clone(): "Tahan kuulata.", asked.choice.clone(): "1" });
    let key = [("idempotency-key", "avaldus 17")];
    let first = machine.post(&path, &body, &key).await;
    fits(&document, "POST", "/api/v1/programmes/{id}/applications", &first);
    assert_eq!(
        (first.status, &first.json["standing"]),
        (201, &json!("registered"))
    );
    let id = first.json["id"].as_str().unwrap();
    assert_eq!(first.header("location"), format!("{path}/{id}"));
    assert!(!first.json.to_string().contains("Dora"), "{}", first.json);
    let before = Snapshot::take(&app.db).await;
    let again = machine.post(&path, &body, &key).await;
    assert_eq!((again.status, &again.json), (201, &first.json));
    let mut changes = before.changes(&Snapshot::take(&app.db).await);
    changes.retain(|row| !row.contains(" programme "));
    assert!(changes.is_empty(), "{changes:?}");
    body["name"] = json!("Keegi Teine");
    let other = machine.post(&path, &body, &key).await;
    assert_eq!((other.status, other.problem()), (422, "invalid"));
    assert_eq!(other.json["faults"][0]["field"], "idempotency_key");

    // Whoever may read it finds what was sent, and by what.
    let reader = app
        .machine(&fixture.organisation.id, &[Scope::ApplicationsRead])
        .await;
    let read = reader.get(&format!("{path}/{id}")).await;
    let one = &read.json["application"];
    assert_eq!(
        [&one["name"], &one["email"], &one["municipality"], &one["role"]],
        ["Dora Dialoog", "dora@kodu.example", "0784", role.as_str()]
    );
    assert_eq!(
        read.json["answers"],
        json!({ asked.long: "Tahan kuulata.", asked.choice: "1" })
    );
    assert_eq!(
        read.json["history"],
        json!([{
            "became": "registered",
            "at": utc(app.dial.now()),
            "by": "Valla veebileht",
            "by_system": true,
        }])
    );
    let mails = app.mails().await;
    let told = mails
        .iter()
        .filter(|m| m.new.kind == Kind::Applied && m.new.to_address == "dora@kodu.example");
    assert_eq!(told.count(), 1);
    // By itself it only writes.
    assert_eq!(machine.get(&path).await.status, 403);
}

async fn what_does_not_fit_in_an_application_is_told(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let (asked, _) = app
        .write(async |tx, ctx| learning::ask(tx, ctx, &learning.id).await)
        .await
        .unwrap();
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::ApplicationsWrite])
        .await;
    let document = machine.document().await;
    let path = format!("/api/v1/programmes/{}/applications", learning.id);
    let before = Snapshot::take(&app.db).await;
    let wrong = json!({
        "name": " ",
        "email": "dora",
        "language": "xx",
        "municipality": "9999",
        "role": "juht",
        "answers": {
            asked.long.clone(): "x".repeat(2001),
            asked.choice.clone(): "2",
            asked.file.clone(): "cv.pdf",
            "nothing": "Jah.",
        },
        "consent": false,
    });
    let reply = machine.post(&path, &wrong, &[]).await;
    fits(&document, "POST", "/api/v1/programmes/{id}/applications", &reply);
    assert_eq!((reply.status, reply.problem()), (422, "invalid"));
    let mut fields: Vec<&str> = reply.json["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["field"].as_str().unwrap())
        .collect();
    fields.sort_unstable();
    let answers = [&asked.long, &asked.choice, &asked.file].map(|id| format!("answers.{id}"));
    let mut expected = vec![
        "answers.nothing",
        "consent",
        "email",
        "language",
        "municipality",
        "name",
        "role",
    ];
    expected.extend(answers.iter().map(String::as_str));
    expected.sort_unstable();
    assert_eq!(fields, expected);
    let mut misspelt = dora();
    misspelt["e-mail"] = json!("dora@kodu.example");
    let reply = machine.post(&path, &misspelt, &[]).await;
    assert_eq!((reply.status, reply.problem()), (400, "unreadable"));
    let changes = before.changes(&Snapshot::take(&app.db).await);
    assert!(changes.iter().all(|row| row.contains(" token ")), "{changes:?}");
}

async fn who_gives_up_is_noted_and_the_history_says_by_what(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let scopes = [Scope::ApplicationsWrite, Scope::ApplicationsRead];
    let machine = app.machine(&fixture.organisation.id, &scopes).await;
    let document = machine.document().await;
    let one = format!(
        "/api/v1/programmes/{}/applications/{}",
        learning.id, learning.applied[0].id
    );
    let path = format!("{one}/withdrawal");
    let reply = machine.post(&path, &json!({}), &[]).await;
    let route = "/api/v1/programmes/{id}/applications/{application}/withdrawal";
    fits(&document, "POST", route, &reply);
    assert_eq!(
        reply.json,
        json!({
            "id": learning.applied[0].id,
            "code": learning.applied[0].code,
            "standing": "withdrawn",
            "until": null,
        })
    );
    let again = machine.post(&path, &json!({}), &[]).await;
    fits(&document, "POST", route, &again);
    assert_eq!(again.json, reply.json, "said twice, done once");
    let read = machine.get(&one).await;
    let last = read.json["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["became"], &last["by"], &last["by_system"]),
        (&json!("withdrawn"), &json!("Valla veebileht"), &json!(true))
    );
    // What the person does themselves is told apart from it.
    assert_eq!(read.json["history"][0]["by_system"], false);
}

async fn attendance_is_noted_and_taken_back(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    app.write(async |tx, ctx| learning.take_in(tx, ctx, 0).await.map(|_| ()))
        .await
        .unwrap();
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::AttendanceWrite])
        .await;
    let document = machine.document().await;
    let list = format!(
        "/api/v1/programmes/{}/meetings/{}/attendance",
        learning.id, learning.meetings[0]
    );
    let path = format!("{list}/{}", learning.applied[0].id);
    let route = "/api/v1/programmes/{id}/meetings/{meeting}/attendance/{application}";
    let early = put(&machine, &path, &json!({ "mark": "present" })).await;
    fits(&document, "PUT", route, &early);
    assert_eq!((early.status, early.problem()), (409, "conflict"));
    app.dial.forward(30 * DAY);
    for mark in [json!("absent"), json!("present"), json!("present"), Value::Null] {
        let reply = put(&machine, &path, &json!({ "mark": mark })).await;
        fits(&document, "PUT", route, &reply);
        let one = json!({ "application": learning.applied[0].id, "name": "Aive", "mark": mark });
        assert_eq!(reply.json, one);
        let all = machine.get(&list).await;
        fits(
            &document,
            "GET",
            "/api/v1/programmes/{id}/meetings/{meeting}/attendance",
            &all,
        );
        assert_eq!(all.json, json!({ "items": [one], "next": null }));
    }
    for body in [
        json!({}),
        json!({ "mark": "here" }),
        json!({ "mark": null, "why": "" }),
    ] {
        let reply = put(&machine, &path, &body).await;
        assert_eq!((reply.status, reply.problem()), (400, "unreadable"), "{body}");
    }
    // Who does not take part is at no meeting.
    let other = format!("{list}/{}", learning.applied[1].id);
    let reply = put(&machine, &other, &json!({ "mark": "present" })).await;
    assert_eq!((reply.status, reply.problem()), (404, "not-found"));
}

async fn from_an_application_to_the_report(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let organisation_id = &fixture.organisation.id;
    let base = format!("/api/v1/programmes/{}", learning.id);
    let enters = app.machine(organisation_id, &[Scope::ApplicationsWrite]).await;
    let notes = app.machine(organisation_id, &[Scope::AttendanceWrite]).await;
    let reads = app.machine(organisation_id, &[Scope::ReportsRead]).await;
    let document = reads.document().await;
    let made = enters.post(&format!("{base}/applications"), &dora(), &[]).await;
    let id = made.json["id"].as_str().unwrap().to_owned();
    app.write(async |tx, ctx| {
        learning::offer(tx, ctx, &learning.id, &id).await?;
        people::act(tx, ctx, &Actor::System, &learning.id, &id, Act::Accept).await
    })
    .await
    .unwrap();
    app.dial.forward(30 * DAY);
    let sheet = format!("{base}/meetings/{}/attendance", learning.meetings[0]);
    let noted = put(&notes, &format!("{sheet}/{id}"), &json!({ "mark": "present" })).await;
    assert_eq!((noted.status, &noted.json["name"]), (200, &json!("Dora Dialoog")));
    let reply = reads.get(&format!("{base}/report")).await;
    fits(&document, "GET", "/api/v1/programmes/{id}/report", &reply);
    let figures = &reply.json["figures"];
    assert_eq!(
        [
            "applications",
            "applied_from",
            "participants",
            "municipalities",
            "attendance_percent"
        ]
        .map(|name| &figures[name]),
        [4, 4, 1, 1, 100]
    );
    assert_eq!(
        figures["meetings"],
        json!([{
            "meeting": learning.meetings[0],
            "starts_at": utc(app.dial.now()),
            "present": 1,
            "apologised": 0,
            "absent": 0,
        }])
    );
    assert!(!reply.json.to_string().contains("Dora"));
}

async fn anybody_checks_a_certificate(app: TestApp) {
    let fixture = app.fixture().await;
    let learning = &fixture.programme;
    let id = &learning.id;
    app.write(async |tx, ctx| learning.take_in(tx, ctx, 0).await.map(|_| ()))
        .await
        .unwrap();
    app.dial.forward(60 * DAY);
    let now = app.dial.now();
    let code = app
        .write(async |tx, ctx| {
            let who = &learning.applied[0].id;
            for meeting in &learning.meetings {
                let mark = Some(domain::cohort::attendance::Mark::Present);
                domain::cohort::attendance::mark(tx, ctx, &Actor::System, id, meeting, who, mark).await?;
            }
            issue::issue(tx, ctx, &Actor::System, id, &Whom::All).await?;
            Ok(certificate::issued(tx, &Actor::System, id).await?.remove(0).code)
        })
        .await
        .unwrap();
    let nobody = Machine::new(&app, None);
    let document = nobody.document().await;
    let shown = certificate::shown_code(&code);
    let check = async || {
        let reply = nobody.get(&format!("/api/v1/certificates/{shown}")).await;
        fits(&document, "GET", "/api/v1/certificates/{code}", &reply);
        reply.json
    };
    let found = check().await;
    assert_eq!(
        [
            &found["code"],
            &found["name"],
            &found["valid"],
            &found["issued_at"],
            &found["revoked_at"]
        ],
        [
            &json!(shown),
            &json!("Aive"),
            &json!(true),
            &json!(utc(now)),
            &Value::Null
        ]
    );
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::ApplicationsRead])
        .await;
    let list = machine
        .get(&format!("/api/v1/programmes/{id}/certificates"))
        .await;
    fits(&document, "GET", "/api/v1/programmes/{id}/certificates", &list);
    assert_eq!(list.json["items"][0]["code"], json!(shown));
    assert_eq!(
        list.json["items"][0]["application"],
        json!(learning.applied[0].id)
    );
    let certificate_id = list.json["items"][0]["id"].as_str().unwrap().to_owned();
    app.write(async |tx, ctx| issue::revoke(tx, ctx, &Actor::System, id, &certificate_id, "Eksitus.").await)
        .await
        .unwrap();
    let revoked = check().await;
    assert_eq!(
        (&revoked["valid"], &revoked["revoked_at"]),
        (&json!(false), &json!(utc(now)))
    );
    // Why, only members know.
    assert!(!revoked.to_string().contains("Eksitus"));
    let unknown = nobody.get("/api/v1/certificates/ABCD-EFGH-IJKL").await;
    fits(&document, "GET", "/api/v1/certificates/{code}", &unknown);
    assert_eq!((unknown.status, unknown.problem()), (404, "not-found"));
}
