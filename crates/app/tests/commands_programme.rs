//! The command line of a programme, with the real binary.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::{Value, json};
use store::db::Db;
use support::engines::both_engines;
use support::fixture::Fixture;
use support::{Place, text};

both_engines!(
    programmes_are_listed_shown_copied_and_published,
    an_application_comes_from_a_file_once,
    a_selection_is_held_until_the_call_has_closed,
    attendance_certificates_and_the_report,
);

/// The fixture, in the database that the binary opens; somebody takes part already, or everybody waits for the decision.
async fn make(place: &Place, somebody_in: bool) -> Fixture {
    std::fs::create_dir_all(&place.data).unwrap();
    let db = Db::open(&place.source).await.unwrap();
    let mut ctx = support::context();
    let mut tx = db.write().await.unwrap();
    let made = Fixture::make(&mut tx, &mut ctx).await.unwrap();
    if somebody_in {
        made.programme.take_in(&mut tx, &mut ctx, 1).await.unwrap();
    }
    tx.commit().await.unwrap();
    db.close().await;
    made
}

/// What a command printed that went well.
fn printed(place: &Place, command: &str, arguments: &[&str]) -> String {
    let ended = place.run(command, arguments);
    assert!(ended.status.success(), "{command}: {}", text(&ended.stderr));
    text(&ended.stdout)
}

fn json_of(place: &Place, command: &str, arguments: &[&str]) -> Value {
    let said = printed(place, command, &[arguments, &["--json"]].concat());
    serde_json::from_str(&said).unwrap_or_else(|e| panic!("{command}: {e}: {said}"))
}

/// What a command was refused with; it printed nothing.
fn refused(place: &Place, command: &str, arguments: &[&str]) -> String {
    let ended = place.run(command, arguments);
    assert!(!ended.status.success() && ended.stdout.is_empty(), "{command}");
    text(&ended.stderr)
}

async fn programmes_are_listed_shown_copied_and_published(place: Place) {
    let fixture = make(&place, true).await;
    let (id, of) = (fixture.programme.id.as_str(), ["--organisation", "mustjoe"]);
    let table = printed(&place, "programme list", &of);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 2, "{table}");
    assert!(
        lines[1].starts_with(id) && lines[1].contains("  open ") && lines[1].ends_with("Dialoog kogukonnaga"),
        "{table}"
    );
    let plan = json_of(&place, "programme show", &[id]);
    assert_eq!(plan["programme"]["people"]["taking_part"], 1);
    assert_eq!(plan["meetings"].as_array().map(Vec::len), Some(4));
    let shown = printed(&place, "programme show", &[id]);
    for meeting in &fixture.programme.meetings {
        assert!(shown.contains(meeting.as_str()), "{shown}");
    }
    let copy = printed(&place, "programme copy", &[id]);
    let copy = copy.trim_end();
    let all = json_of(&place, "programme list", &of);
    let made = all.as_array().unwrap().iter().find(|p| p["id"] == copy);
    assert_eq!(made.expect("the copy")["state"], "draft");
    // A second cohort has no dates yet.
    let said = refused(&place, "programme publish", &[copy]);
    assert!(!said.contains("NotReady"), "in words: {said}");
    let url = ["--public-url", "https://dialoog.example"];
    let said = printed(&place, "programme publish", &[&[id][..], &url[..]].concat());
    assert_eq!(
        said.trim_end(),
        format!(
            "https://dialoog.example/programmes/{}",
            fixture.programme.public_id
        )
    );
    assert!(refused(&place, "programme show", &["mujal"]).contains("mujal"));
}

async fn an_application_comes_from_a_file_once(place: Place) {
    let fixture = make(&place, true).await;
    let id = fixture.programme.id.as_str();
    let file = place.data.join("avaldus.json");
    let write = |value: &Value| std::fs::write(&file, value.to_string()).unwrap();
    let path = file.to_str().unwrap();
    let mut dora = json!({ "name": "Dora", "language": "et", "consent": true });
    write(&dora);
    let enter = || printed(&place, "application enter", &[id, "--json", path]);
    let first = enter();
    assert_eq!(enter(), first);
    let made: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(made["standing"], "registered");
    let all = json_of(&place, "application list", &[id]);
    assert_eq!(all.as_array().map(Vec::len), Some(4));
    let confirmed = printed(&place, "application list", &[id, "--standing", "confirmed"]);
    assert!(
        confirmed.contains("Bruno") && !confirmed.contains("Aive"),
        "{confirmed}"
    );
    let own = made["id"].as_str().unwrap();
    let one = json_of(&place, "application show", &[id, own]);
    assert_eq!(one["application"]["name"], "Dora");
    assert!(printed(&place, "application show", &[id, own]).contains("registered"));

    dora["municipality"] = json!("9999");
    dora["consent"] = json!(false);
    write(&dora);
    let said = refused(&place, "application enter", &[id, "--json", path]);
    assert!(
        said.contains("municipality: ") && said.contains("consent: "),
        "{said}"
    );
    write(&json!({ "name": "Dora" }));
    let said = refused(&place, "application enter", &[id, "--json", path]);
    assert!(said.contains("language"), "{said}");
    assert_eq!(
        json_of(&place, "application list", &[id])
            .as_array()
            .map(Vec::len),
        Some(4)
    );
}

async fn a_selection_is_held_until_the_call_has_closed(place: Place) {
    let fixture = make(&place, false).await;
    let id = fixture.programme.id.as_str();
    assert!(refused(&place, "selection release", &[id]).contains("selection run"));
    let run = [id, "--few-reviews", "--reserve", "2", "--seed", "kask"];
    let ended = place.run("selection run", &[&run[..], &["--json"]].concat());
    assert!(ended.status.success(), "{}", text(&ended.stderr));
    let came: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(
        (&came["version"], &came["seed"], &came["released"]),
        (&json!(1), &json!("kask"), &json!(false))
    );
    assert!(!came.to_string().contains("Aive"), "names: {came}");
    let table = printed(&place, "selection run", &run);
    assert!(table.contains("Held: nobody was told."), "{table}");
    let said = refused(&place, "selection release", &[id]);
    assert!(said.contains("call is still open"), "{said}");
}

async fn attendance_certificates_and_the_report(place: Place) {
    let fixture = make(&place, true).await;
    let learning = &fixture.programme;
    let (id, meeting, who) = (
        learning.id.as_str(),
        learning.meetings[0].as_str(),
        learning.applied[1].id.as_str(),
    );
    printed(&place, "attendance set", &[id, meeting, who, "apologised"]);
    let sheet = json_of(&place, "attendance list", &[id, meeting]);
    assert_eq!(
        sheet,
        json!([{ "application": who, "name": "Bruno", "mark": "apologised" }])
    );
    printed(&place, "attendance set", &[id, meeting, who, "none"]);
    let sheet = json_of(&place, "attendance list", &[id, meeting]);
    assert_eq!(sheet[0]["mark"], Value::Null);
    // In thirty days it begins.
    refused(&place, "attendance set", &[id, meeting, who, "present"]);
    refused(&place, "attendance set", &[id, meeting, who, "here"]);
    refused(
        &place,
        "attendance set",
        &[id, meeting, &learning.applied[0].id, "apologised"],
    );
    refused(&place, "certificate issue", &[id]);
    let said = refused(&place, "certificate check", &["ABCD-EFGH-IJKL"]);
    assert!(said.contains("ABCD-EFGH-IJKL"), "{said}");
    refused(&place, "certificate revoke", &["ABCD", "--reason", " "]);
    let report = json_of(&place, "report show", &[id]);
    assert_eq!(
        (
            &report["figures"]["applications"],
            &report["figures"]["participants"]
        ),
        (&json!(3), &json!(1))
    );
    assert!(printed(&place, "report show", &[id]).contains("participants:"));
    let file = place.data.join("aruanne.xlsx");
    printed(&place, "report xlsx", &[id, file.to_str().unwrap(), "--in", "et"]);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}
