//! The command line of the real binary.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use store::db::{Db, Source};
use support::engines::both_engines;
use support::fixture::{self, Fixture, address};
use support::{Place, binary, client, text};
use tempfile::TempDir;

both_engines!(
    a_set_up_link_opens_the_set_up_until_the_next_one,
    a_log_in_link_logs_in_once,
    the_demo_goes_on_as_an_ordinary_server,
    lists_are_what_people_and_programs_can_read,
    a_token_of_the_command_line_opens_the_api_until_it_is_revoked,
);

/// A place on SQLite for tests that are not about the engine.
fn place() -> (TempDir, Place) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let source = Source::Sqlite(data.join("vestlusring.sqlite"));
    (dir, Place { data, source })
}

#[test]
fn help_names_every_command() {
    let help = binary().arg("--help").output().unwrap();
    assert!(help.status.success());
    let said = text(&help.stdout);
    for command in [
        "serve",
        "demo",
        "migrate",
        "set-up-link",
        "log-in-link",
        "organisation list",
        "dialogue list",
        "token list",
        "token new",
        "token revoke",
    ] {
        let noun = command.split(' ').next().unwrap();
        assert!(said.contains(noun), "{noun} is not in\n{said}");
        let one = binary().args(command.split(' ')).arg("--help").output().unwrap();
        assert!(
            one.status.success() && text(&one.stdout).contains("--data"),
            "{command}"
        );
    }
    let version = binary().arg("--version").output().unwrap();
    assert!(text(&version.stdout).starts_with("vestlusring "));
    let nonsense = binary().arg("no-such-command").output().unwrap();
    assert!(!nonsense.status.success() && nonsense.stdout.is_empty());
}

#[tokio::test]
async fn a_server_stops_though_somebody_never_finishes_asking() {
    let (_dir, place) = place();
    let server = place.start("serve");
    assert_eq!(
        client()
            .get(server.url("/healthz"))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    let host = server.address.trim_start_matches("http://");
    let half = |asked: &str| {
        let mut connection = TcpStream::connect(host).unwrap();
        connection.write_all(asked.as_bytes()).unwrap();
        connection
    };
    let _head = half("GET / HTTP/1.1\r\nHost: x\r\nX-A: ");
    let _body = half("POST /log-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na");
    let start = Instant::now();
    assert!(server.stop().success());
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_data_directory() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, place) = place();
    assert!(place.run("migrate", &[]).status.success());
    let mode = std::fs::metadata(&place.data).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[tokio::test]
async fn a_server_says_where_it_is_and_that_it_is_well() {
    let (_dir, place) = place();
    let server = place.start("serve");
    let link = server.line();
    assert!(
        link.contains("/set-up/"),
        "an empty server says how to set it up: {link}"
    );
    let well = client().get(server.url("/healthz")).send().await.unwrap();
    assert_eq!(well.status(), 200);
    assert_eq!(client().get(server.url("/")).send().await.unwrap().status(), 200);
    assert_eq!(
        client()
            .get(server.url("/no-such-page"))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
    assert!(server.stop().success());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = std::fs::metadata(place.data.join("instance.key")).unwrap();
        assert_eq!((key.len(), key.permissions().mode() & 0o777), (32, 0o600));
    }
}

#[test]
fn a_broken_key_is_told_and_left_as_it_is() {
    let (_dir, place) = place();
    std::fs::create_dir_all(&place.data).unwrap();
    let key = place.data.join("instance.key");
    std::fs::write(&key, b"half a key").unwrap();
    let ended = place.run("serve", &["--listen", "127.0.0.1:0"]);
    assert!(!ended.status.success());
    let said = text(&ended.stderr);
    assert!(
        said.contains("instance.key") && said.contains("32 bytes"),
        "{said}"
    );
    assert!(ended.stdout.is_empty(), "it said that it runs");
    // Every link that was ever sent hangs on it: a new one must not be written over it.
    assert_eq!(std::fs::read(&key).unwrap(), b"half a key");
}

#[test]
fn what_cannot_work_is_told_without_passwords() {
    let (dir, place) = place();
    let wrong = Source::Postgres("postgres://mari:saladus@127.0.0.1:1/vestlusring".to_owned());
    let ended = Place {
        source: wrong,
        data: place.data.clone(),
    }
    .run("migrate", &[]);
    assert!(!ended.status.success());
    let said = text(&ended.stderr);
    assert!(
        said.contains("opening the database") && !said.contains("saladus"),
        "{said}"
    );

    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    let ended = Place {
        source: place.source.clone(),
        data: file,
    }
    .run("migrate", &[]);
    assert!(!ended.status.success() && !ended.stderr.is_empty());

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().to_string();
    let ended = place.run("serve", &["--listen", &port]);
    assert!(!ended.status.success());
    assert!(
        text(&ended.stderr).contains(&format!("listening on {port}")),
        "{}",
        text(&ended.stderr)
    );
}

#[test]
fn migrating_twice_does_no_harm() {
    let (_dir, place) = place();
    for _ in 0..2 {
        let ended = place.run("migrate", &[]);
        assert!(ended.status.success(), "{}", text(&ended.stderr));
    }
    assert!(place.data.join("vestlusring.sqlite").exists());
}

/// The path of the only line that a command printed.
fn printed_path(place: &Place, command: &str, arguments: &[&str]) -> String {
    let ended = place.run(command, arguments);
    assert!(ended.status.success(), "{}", text(&ended.stderr));
    let said = text(&ended.stdout);
    let path = said.trim().strip_prefix("https://dialoog.example");
    path.unwrap_or_else(|| panic!("it printed {said}")).to_owned()
}

async fn a_set_up_link_opens_the_set_up_until_the_next_one(place: Place) {
    let url = ["--public-url", "https://dialoog.example/"];
    let first = printed_path(&place, "set-up-link", &url);
    let second = printed_path(&place, "set-up-link", &url);
    assert!(first.starts_with("/set-up/") && first != second);
    let server = place.start("serve");
    // Starting made another one, so that whoever starts it holds the only one.
    let line = server.line();
    let third = line
        .rsplit_once("/set-up/")
        .map(|(_, secret)| format!("/set-up/{secret}"))
        .unwrap();
    let status = async |path: &str| {
        client()
            .get(server.url(path))
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(
        (status(&first).await, status(&second).await, status(&third).await),
        (404, 404, 200)
    );
    let fourth = printed_path(&place, "set-up-link", &url);
    assert_eq!((status(&third).await, status(&fourth).await), (404, 200));

    make_fixture(&place).await;
    let ended = place.run("set-up-link", &url);
    assert!(!ended.status.success() && ended.stdout.is_empty());
    assert!(
        text(&ended.stderr).contains("log-in-link"),
        "{}",
        text(&ended.stderr)
    );
}

async fn a_log_in_link_logs_in_once(place: Place) {
    std::fs::create_dir_all(&place.data).unwrap();
    make_fixture(&place).await;
    let url = ["--public-url", "https://dialoog.example"];
    let owner = address("Õnne Omanik");
    let path = printed_path(&place, "log-in-link", &[url[0], url[1], &owner]);
    assert!(path.starts_with("/log-in/link/"));
    let server = place.start("serve");
    let client = client();
    for _ in 0..2 {
        assert_eq!(
            client.get(server.url(&path)).send().await.unwrap().status(),
            200,
            "looking does not use it up"
        );
    }
    let answer = client.post(server.url(&path)).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    let cookies: Vec<&str> = answer
        .headers()
        .get_all("set-cookie")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .collect();
    let session = cookies
        .iter()
        .find(|c| c.starts_with("session="))
        .expect("a session");
    let session = session.split(';').next().unwrap();
    let desk = client
        .get(server.url("/manage/mustjoe"))
        .header("cookie", session)
        .send()
        .await
        .unwrap();
    assert_eq!(desk.status(), 200);
    let again = client.post(server.url(&path)).send().await.unwrap();
    assert_eq!(again.status(), 410);

    let ended = place.run("log-in-link", &["nobody@inimesed.example"]);
    assert!(!ended.status.success() && ended.stdout.is_empty());
    assert!(text(&ended.stderr).contains("nobody@inimesed.example"));
}

async fn the_demo_goes_on_as_an_ordinary_server(place: Place) {
    let demo = place.start("demo");
    let login = demo.line();
    assert!(login.contains("/log-in as "), "{login}");
    let page = async |url: String| client().get(url).send().await.unwrap().text().await.unwrap();
    let front = page(demo.url("/")).await;
    assert!(front.contains("/demo/role"), "no demo bar");
    assert!(demo.stop().success());

    let server = place.start("serve");
    let later = page(server.url("/")).await;
    assert!(!later.contains("/demo/role"), "the demo bar is still there");
    let link = front
        .split("href=\"/dialogues/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a dialogue");
    assert!(later.contains(link), "the dialogues of the demo are gone");
    let switch = client()
        .post(server.url("/demo/role"))
        .form(&[("role", "owner")])
        .send()
        .await
        .unwrap();
    assert_eq!(switch.status(), 404);
    assert!(switch.headers().get("set-cookie").is_none());
    assert!(server.stop().success());

    // As the demo once more: what is there is left as it is.
    let again = place.start("demo");
    assert!(page(again.url("/")).await.contains(link));
}

/// What a command printed that went well.
fn printed(place: &Place, command: &str, arguments: &[&str]) -> String {
    let ended = place.run(command, arguments);
    assert!(ended.status.success(), "{command}: {}", text(&ended.stderr));
    text(&ended.stdout)
}

async fn lists_are_what_people_and_programs_can_read(place: Place) {
    std::fs::create_dir_all(&place.data).unwrap();
    let fixture = make_fixture(&place).await;
    assert_eq!(
        printed(&place, "organisation list", &[]),
        "SLUG       NAME                 EMAIL\n\
         kivilinna  Kivilinna selts      dialoog@kivilinna.example\n\
         mustjoe    Mustjõe raamatukogu  dialoog@mustjoe.example\n"
    );
    let json = |said: String| serde_json::from_str::<serde_json::Value>(&said).unwrap();
    let all = json(printed(&place, "organisation list", &["--json"]));
    assert_eq!(all[1]["id"], fixture.organisation.id);

    let of = ["--organisation", "mustjoe"];
    let table = printed(&place, "dialogue list", &of);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 5, "{table}");
    assert!(lines[0].starts_with("ID  "), "{table}");
    let open = lines
        .iter()
        .find(|line| line.contains(&fixture.open.id))
        .expect("the open one");
    assert!(
        open.contains("  open ") && open.ends_with("3/3    Kuidas me siin elada tahame?"),
        "{open}"
    );
    assert!(!table.contains(&fixture.elsewhere.id));
    let url = ["--public-url", "https://dialoog.example/", "--json"];
    let all = json(printed(&place, "dialogue list", &[&of[..], &url[..]].concat()));
    let open = all
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["id"] == fixture.open.id)
        .expect("the open one");
    assert_eq!(
        open["url"],
        format!("https://dialoog.example/dialogues/{}", fixture.open.public_id)
    );
    assert_eq!(open["places"]["waiting"], 1);

    let ended = place.run("dialogue list", &["--organisation", "mujal"]);
    assert!(!ended.status.success() && ended.stdout.is_empty());
    assert!(text(&ended.stderr).contains("mujal"), "{}", text(&ended.stderr));
}

async fn a_token_of_the_command_line_opens_the_api_until_it_is_revoked(place: Place) {
    std::fs::create_dir_all(&place.data).unwrap();
    let fixture = make_fixture(&place).await;
    let of = ["--organisation", "mustjoe"];
    let wanted = [
        "--name",
        "Valla veebileht",
        "--scope",
        "dialogues:read",
        "--scope",
        "registrations:read",
    ];
    let said = printed(&place, "token new", &[&of[..], &wanted[..]].concat());
    let token = said.trim_end();
    assert!(
        token.starts_with("vlr_") && said == format!("{token}\n"),
        "{said}"
    );
    let listed = printed(&place, "token list", &[&of[..], &["--json"]].concat());
    assert!(!listed.contains(token));
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let one = &listed[0];
    assert_eq!(
        (
            &one["name"],
            &one["scopes"],
            &one["state"],
            &one["by"],
            &one["last_used_on"]
        ),
        (
            &"Valla veebileht".into(),
            &serde_json::json!(["dialogues:read", "registrations:read"]),
            &"live".into(),
            &serde_json::Value::Null,
            &serde_json::Value::Null,
        )
    );
    let server = place.start("serve");
    let read = async || {
        let path = format!("/api/v1/dialogues/{}", fixture.open.id);
        let asked = client().get(server.url(&path)).bearer_auth(token);
        asked.send().await.unwrap().status().as_u16()
    };
    assert_eq!(read().await, 200);
    // While the server runs; and as the token of another organisation it is not there.
    let id = one["id"].as_str().unwrap();
    let ended = place.run("token revoke", &["--organisation", "kivilinna", id]);
    assert!(!ended.status.success());
    assert_eq!(read().await, 200);
    printed(&place, "token revoke", &[&of[..], &[id]].concat());
    assert_eq!(read().await, 401);
    let table = printed(&place, "token list", &of);
    assert!(table.contains("revoked") && !table.contains("live"), "{table}");

    for wrong in [
        &["--name", "X", "--scope", "everything"][..],
        &["--name", "X"],
        &["--name", " ", "--scope", "dialogues:read"],
        // What nothing can be done with yet is not given out.
        &["--name", "X", "--scope", "reports:read"],
    ] {
        let ended = place.run("token new", &[&of[..], wrong].concat());
        assert!(!ended.status.success() && ended.stdout.is_empty(), "{wrong:?}");
    }
}

async fn make_fixture(place: &Place) -> Fixture {
    let db = Db::open(&place.source).await.unwrap();
    let mut ctx = support::context();
    let mut tx = db.write().await.unwrap();
    let made = fixture::Fixture::make(&mut tx, &mut ctx).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    made
}
