//! What an organisation's own systems are answered, whole, and that it is what the API's description says; how owners
//! make and revoke tokens; the page for people.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::Method;
use domain::token::Scope;
use kernel::time::{DAY, HOUR, MINUTE, utc};
use serde_json::{Value, json};
use support::machine::{Machine, fits};
use support::snapshot::Snapshot;
use support::{TestApp, both_engines};

both_engines!(
    a_system_reads_its_organisation,
    a_system_reads_dialogues_whole_and_in_parts,
    a_system_reads_who_registered_and_not_what_they_answered,
    a_draft_is_made_once_however_often_it_is_sent,
    what_does_not_fit_is_told_field_by_field,
    too_many_calls_are_put_off,
    an_owner_makes_a_token_sees_it_once_and_revokes_it,
    the_page_lists_every_operation_and_problem,
);

async fn a_system_reads_its_organisation(app: TestApp) {
    let fixture = app.fixture().await;
    let machine = app.machine(&fixture.organisation.id, &[]).await;
    let document = machine.document().await;
    let reply = machine.get("/api/v1/organisation").await;
    fits(&document, "GET", "/api/v1/organisation", &reply);
    assert_eq!(
        reply.json,
        json!({
            "id": fixture.organisation.id,
            "slug": "mustjoe",
            "name": "Mustjõe raamatukogu",
            "about": "Paik, kus räägitakse.",
            "email": "dialoog@mustjoe.example",
            "phone": "5550 0100",
            "place": "Mustjõe",
            "zone": "Europe/Tallinn",
            "language": "et",
            "keep_days": 30,
        })
    );
}

async fn a_system_reads_dialogues_whole_and_in_parts(app: TestApp) {
    let fixture = app.fixture().await;
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::DialoguesRead])
        .await;
    let document = machine.document().await;
    let path = format!("/api/v1/dialogues/{}", fixture.open.id);
    let reply = machine.get(&path).await;
    fits(&document, "GET", "/api/v1/dialogues/{id}", &reply);
    let now = app.dial.now();
    let starts = now + 10 * DAY;
    let method = kernel::method::newest("timeout").unwrap();
    let minutes = i64::from(method.minutes.usual);
    assert_eq!(
        reply.json,
        json!({
            "id": fixture.open.id,
            "url": format!("http://dialoog.test/dialogues/{}", fixture.open.public_id),
            "state": "open",
            "question": { "et": "Kuidas me siin elada tahame?" },
            "why": { "et": "Sest sügisel tuleb otsustada." },
            "for_whom": { "et": "Kõik, kes siin elavad." },
            "influence": { "et": "Arengukava eelnõu." },
            "answerer": { "et": "Mustjõe vallavanem" },
            "cancel_reason": {},
            "answer_by": utc(starts + 30 * DAY),
            "language": "et",
            "spoken": ["et"],
            "method": { "id": "timeout", "version": method.version },
            "starts_at": utc(starts),
            "ends_at": utc(starts + minutes * MINUTE),
            "closes_at": utc(starts),
            "zone": "Europe/Tallinn",
            "attendance": "in-place",
            "place": {
                "name": "Raamatukogu saal",
                "address": "Kooli 1, Mustjõe",
                "code": "",
                "access": "Kaldtee on hoovi pool.",
            },
            "places": { "capacity": 3, "taken": 3, "free": 0, "waiting": 1, "came": 0 },
            "updated_at": utc(now - 2 * DAY),
        })
    );
    // In parts, in the order in which they were made.
    let mut seen = Vec::new();
    let mut after = String::new();
    for _ in 0..4 {
        let reply = machine.get(&format!("/api/v1/dialogues?limit=3{after}")).await;
        fits(&document, "GET", "/api/v1/dialogues", &reply);
        for item in reply.json["items"].as_array().unwrap() {
            seen.push((item["id"].clone(), item["state"].clone()));
        }
        match reply.json["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let expected = [
        (&fixture.past.id, "past"),
        (&fixture.open.id, "open"),
        (&fixture.draft.id, "draft"),
        (&fixture.cancelled.id, "cancelled"),
    ];
    let mut expected = expected.map(|(id, state)| (json!(id), json!(state))).to_vec();
    expected.sort_by_key(|(id, _)| id.to_string());
    assert_eq!(seen, expected);
}

async fn a_system_reads_who_registered_and_not_what_they_answered(app: TestApp) {
    let fixture = app.fixture().await;
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::RegistrationsRead])
        .await;
    let document = machine.document().await;
    let reply = machine
        .get(&format!("/api/v1/dialogues/{}/registrations", fixture.open.id))
        .await;
    fits(&document, "GET", "/api/v1/dialogues/{id}/registrations", &reply);
    let now = app.dial.now();
    let one = |held: &support::fixture::Held, name: &str, state: &str, until: Value| {
        json!({
            "id": held.id,
            "state": state,
            "until": until,
            "name": name,
            "email": support::fixture::address(name),
            "phone": "5550 0000",
            "language": "et",
            "kind": null,
            "source": "page",
            "created_at": utc(now - 2 * DAY),
        })
    };
    let mut expected = [
        one(&fixture.confirmed[0], "Mari", "confirmed", Value::Null),
        one(&fixture.confirmed[1], "Jaan", "confirmed", Value::Null),
        one(&fixture.withdrawn, "Peeter", "withdrawn", Value::Null),
        one(&fixture.offered, "Liis", "offered", json!(utc(now + 23 * HOUR))),
        one(&fixture.waiting, "Toomas", "waiting", Value::Null),
    ];
    expected.sort_by_key(|one| one["id"].to_string());
    assert_eq!(reply.json, json!({ "items": expected, "next": null }));
    assert!(!reply.json.to_string().contains("Alaküla"));
}

async fn a_draft_is_made_once_however_often_it_is_sent(app: TestApp) {
    let fixture = app.fixture().await;
    let machine = app
        .machine(&fixture.organisation.id, &[Scope::DialoguesWrite])
        .await;
    let document = machine.document().await;
    let path = "/api/v1/dialogues";
    let body = json!({ "question": " Mis meid \n ootab? ", "language": "et" });
    let key = [("idempotency-key", "8e03978e-40d5-43dd-bc93-6894a57f9324")];
    let first = machine.post(path, &body, &key).await;
    fits(&document, "POST", path, &first);
    assert_eq!(first.status, 201);
    assert_eq!(first.json["question"], json!({ "et": "Mis meid ootab?" }));
    assert_eq!(first.json["state"], "draft");
    let id = first.json["id"].as_str().unwrap();
    assert_eq!(first.header("location"), format!("{path}/{id}"));
    let before = Snapshot::take(&app.db).await;
    let again = machine.post(path, &body, &key).await;
    assert_eq!((again.status, &again.json), (201, &first.json));
    // The same key for something else.
    let other = json!({ "question": "Kes meid ootab?", "language": "et" });
    let reply = machine.post(path, &other, &key).await;
    fits(&document, "POST", path, &reply);
    assert_eq!((reply.status, reply.problem()), (422, "invalid"));
    assert_eq!(reply.json["faults"][0]["field"], "idempotency_key");
    let after = Snapshot::take(&app.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    // Without a key each is a new one.
    let mut ids = vec![first.json["id"].clone()];
    for _ in 0..2 {
        let reply = machine.post(path, &body, &[]).await;
        assert_eq!(reply.status, 201);
        assert!(!ids.contains(&reply.json["id"]));
        ids.push(reply.json["id"].clone());
    }
}

async fn what_does_not_fit_is_told_field_by_field(app: TestApp) {
    let fixture = app.fixture().await;
    let scopes = [Scope::DialoguesRead, Scope::DialoguesWrite];
    let machine = app.machine(&fixture.organisation.id, &scopes).await;
    let document = machine.document().await;
    let path = "/api/v1/dialogues";
    let before = Snapshot::take(&app.db).await;
    let estonian = [("accept-language", "et")];
    let wrong = json!({ "question": "  ", "language": "xx" });
    let reply = machine.post(path, &wrong, &estonian).await;
    fits(&document, "POST", path, &reply);
    assert_eq!(reply.header("content-language"), "et");
    assert_eq!(
        reply.json,
        json!({
            "type": "http://dialoog.test/api#problem-invalid",
            "status": 422,
            "title": "Mõni väli ei sobi",
            "detail": "Midagi ei salvestatud. Iga vea juures on väli.",
            "faults": [
                { "field": "language", "detail": "Palun vali üks neist." },
                { "field": "question", "detail": "Palun täida see." },
            ],
        })
    );
    for (body, about) in [
        ("", "body: "),
        ("{", "body: "),
        ("[]", "body: "),
        (r#"{"question": "Kas?"}"#, "missing field `language`"),
        (
            r#"{"question": "Kas?", "language": "et", "state": "open"}"#,
            "unknown field `state`",
        ),
        (r#"{"question": 1, "language": "et"}"#, "invalid type"),
    ] {
        let reply = machine.ask(Method::POST, path, Some(body.to_owned()), &[]).await;
        fits(&document, "POST", path, &reply);
        assert_eq!((reply.status, reply.problem()), (400, "unreadable"), "{body}");
        let detail = reply.json["detail"].as_str().unwrap();
        assert!(detail.contains(about), "{body}: {detail}");
    }
    let large = format!("{{\"question\": \"{}\"}}", "x".repeat(300_000));
    let reply = machine.ask(Method::POST, path, Some(large), &[]).await;
    assert_eq!((reply.status, reply.problem()), (413, "too-large"));
    for (query, status, word) in [
        ("limit=0", 422, "invalid"),
        ("limit=201", 422, "invalid"),
        ("limit=many", 422, "invalid"),
        ("after=%F0%9F", 400, "unreadable"),
    ] {
        let reply = machine.get(&format!("{path}?{query}")).await;
        fits(&document, "GET", path, &reply);
        assert_eq!((reply.status, reply.problem()), (status, word), "{query}");
    }
    let changes = before.changes(&Snapshot::take(&app.db).await);
    assert!(changes.iter().all(|row| row.contains(" token ")), "{changes:?}");
}

async fn too_many_calls_are_put_off(app: TestApp) {
    // At a time of its own, so that no other test has a token of the same id.
    app.dial.forward(12_345 * MINUTE);
    let fixture = app.fixture().await;
    let machine = app.machine(&fixture.organisation.id, &[]).await;
    let other = app.machine(&fixture.organisation.id, &[]).await;
    let mut passed = 0;
    let refused = loop {
        let reply = machine.get("/api/v1/organisation").await;
        if reply.status != 200 {
            break reply;
        }
        passed += 1;
        assert!(passed < 2000, "nobody is put off");
    };
    assert_eq!((refused.status, refused.problem()), (429, "too-many"));
    assert_eq!(refused.header("retry-after"), "10");
    // Each has its own measure.
    assert_eq!(other.get("/api/v1/organisation").await.status, 200);
}

async fn an_owner_makes_a_token_sees_it_once_and_revokes_it(app: TestApp) {
    const FORM: &str = "form[action='/manage/mustjoe/tokens']";
    let fixture = app.fixture().await;
    let owner = app.browser_of(&fixture.owner).await;
    let page = owner
        .get("/manage/mustjoe/settings")
        .await
        .click("API tokens")
        .await;
    page.expect(200).shows("There are no tokens");
    // What nobody can do yet is not offered.
    let form = page.form(FORM);
    assert_eq!(
        form.choices("token_scopes"),
        ["dialogues:read", "dialogues:write", "registrations:read"]
    );
    let refused = form.submit().await;
    refused
        .expect(422)
        .shows("Please fill this in.")
        .shows("Please choose one of these.");
    let made = refused
        .form(FORM)
        .set("token_name", "Valla veebileht")
        .tick("token_scopes", "dialogues:read")
        .submit()
        .await;
    made.expect(200).shows("The token is ready");
    assert_eq!(made.header("cache-control"), "private, no-store");
    let text = made.attribute("#token", "value").unwrap();
    let machine = Machine::new(&app, Some(&text));
    assert_eq!(machine.get("/api/v1/dialogues").await.status, 200);

    let list = owner.get("/manage/mustjoe/tokens").await;
    list.expect(200)
        .shows("Valla veebileht")
        .shows("dialogues:read")
        .shows("Õnne Omanik");
    assert!(!list.html().contains(&text) && !list.has("not yet"));
    let asked = list.form("form[action$='/revocation']").submit().await;
    asked.expect(200).shows("Revoke “Valla veebileht”?");
    let done = asked.form("form[action$='/revocation']").submit().await;
    done.expect(200).shows("The token is revoked").shows("revoked on");
    assert_eq!(machine.get("/api/v1/dialogues").await.status, 401);

    // A form that is sent twice makes one token and shows it once.
    let fields = [
        ("token_name", "Kalender"),
        ("token_scopes", "dialogues:read"),
        ("token_days", "30"),
        ("id", "01990000-0000-7000-8000-000000000003"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    owner
        .post("/manage/mustjoe/tokens", &fields)
        .await
        .expect(200)
        .shows("The token is ready");
    let again = owner.post("/manage/mustjoe/tokens", &fields).await;
    again.expect(200).shows("was made and shown already");
    assert_eq!(again.path(), "/manage/mustjoe/tokens");
    assert_eq!(again.count("#tokens ~ div tbody tr"), 2);
}

async fn the_page_lists_every_operation_and_problem(app: TestApp) {
    let document = Machine::new(&app, None).document().await;
    for language in ["en", "et"] {
        let page = app.browser().reading(language).get("/api").await;
        page.expect(200);
        let calls = page.texts("tbody th code");
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys() {
                let call = format!("{} {path}", method.to_uppercase());
                assert!(calls.contains(&call), "{call} is not in {calls:?}");
            }
        }
        // No row without words.
        assert!(page.texts("tbody td").iter().all(|text| !text.trim().is_empty()));
        assert_eq!(page.count("#problem-invalid"), 1);
    }
}
